// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/within_layers.hpp"

#include "organograph/engine/detail/text_hash.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/engine/spelling.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

namespace {

using Ids = boost::unordered_flat_set<std::string_view, detail::TextHash>;

std::vector<std::uint8_t> kept_posts(const Model &model, LayerRange layers, WithinLayers &counts) {
  const Posts &posts = model->posts;
  std::vector<std::uint8_t> kept(posts.size(), 0);
  for (const PostId post : posts.top_down) { // an assistant after its manager
    const std::size_t p = index(post);
    const PostId manager = posts.manager[p];
    if (posts.assistant[p] != 0)
      kept[p] = manager != none<PostId> && kept[index(manager)] != 0;
    else
      kept[p] = posts.layer_known[p] != 0 && posts.layer[p] >= layers.low && posts.layer[p] <= layers.high;
    counts.layer_not_known += posts.assistant[p] == 0 && posts.layer_known[p] == 0;
    counts.posts += kept[p];
  }
  counts.outside = posts.size() - counts.posts - counts.layer_not_known;
  return kept;
}

bool names_posts(const ColumnSchema &column) {
  return std::ranges::count(parts_of(column.names), std::string_view("posts")) > 0;
}

/// What becomes of a row whose cell names a post that is gone.
struct NamingColumn {
  std::size_t place;
  bool takes_row, several;
};

std::vector<NamingColumn> naming_columns(const TableSchema &schema, const DraftTable &table) {
  std::vector<NamingColumn> out;
  const std::vector<std::string_view> either = parts_of(schema.one_of);
  for (const ColumnSchema &column : schema.columns) {
    const bool is_own = schema.id == TableId::posts && column.name == "post_id";
    if (const auto place = table.place_of(column.name); place && (is_own || names_posts(column)))
      out.push_back(
          {*place,
           is_own || (!column.several && (column.required || std::ranges::count(either, column.name) > 0)),
           column.several});
  }
  return out;
}

DraftTable without(const TableSchema &schema, const DraftTable &table, const Ids &gone) {
  const std::vector<NamingColumn> naming = naming_columns(schema, table);
  DraftTable out(table.file(), table.columns());
  std::vector<std::string_view> cells(table.columns().size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    table.cells(row, cells);
    bool stays = true;
    for (const NamingColumn &column : naming)
      if (names_one(cells[column.place], column.several, gone)) {
        stays = stays && !column.takes_row;
        cells[column.place] = {};
      }
    if (!stays)
      continue;
    out.rows_come_from(table.file(row));
    out.add_row(table.line(row), cells);
  }
  return out;
}

/// Whether the reports of these posts are known does not matter: they would be in a layer that is left out.
DraftTable without_reports(const DraftTable &posts, const Ids &of) {
  const auto known = posts.place_of("reports_known");
  if (!known)
    return posts;
  const std::size_t id = *posts.place_of("post_id");
  DraftTable out(posts.file(), posts.columns());
  std::vector<std::string_view> cells(posts.columns().size());
  for (std::size_t row = 0; row < posts.rows(); ++row) {
    posts.cells(row, cells);
    if (of.contains(without_blanks(cells[id])))
      cells[*known] = {};
    out.rows_come_from(posts.file(row));
    out.add_row(posts.line(row), cells);
  }
  return out;
}

} // namespace

WithinLayers within_layers(const Draft &draft, const Model &model, LayerRange layers) {
  WithinLayers out;
  out.draft.tables = draft.tables;
  out.draft[TableId::published].reset();
  const std::vector<std::uint8_t> kept = kept_posts(model, layers, out);
  Ids gone, lowest;
  for (std::size_t p = 0; p < kept.size(); ++p)
    if (kept[p] == 0)
      gone.insert(model.text(model->posts.id[p]));
    else if (model->posts.layer[p] == layers.high)
      lowest.insert(model.text(model->posts.id[p]));
  for (const TableSchema &table : schema())
    if (const auto &rows = draft[table.id]; rows && table.id != TableId::published)
      out.draft[table.id] = without(table, *rows, gone);
  if (auto &posts = out.draft[TableId::posts])
    posts = without_reports(*posts, lowest);
  return out;
}

} // namespace organograph
