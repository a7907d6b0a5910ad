// SPDX-License-Identifier: Apache-2.0
#include "comparison/decoupled_draft.hpp"

#include "model/table_reader.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace organograph::detail {
namespace {

using Cells = std::vector<std::string_view>;
using Position = std::optional<std::size_t>; // of a column; nowhere if the table does not have it

Position position(const std::vector<std::string> &columns, std::string_view name) {
  const auto at = std::ranges::find(columns, name);
  return at == columns.end() ? Position() : static_cast<std::size_t>(at - columns.begin());
}

Cells cells_of(const DraftTable &table, std::size_t row) {
  Cells cells;
  for (std::size_t column = 0; column < table.columns().size(); ++column)
    cells.push_back(table.cell(row, column));
  return cells;
}

std::string_view identifier(const Cells &cells, const Position &column) {
  return column ? without_blanks(cells[*column]) : std::string_view();
}

void set(Cells &cells, const Position &column, std::string_view text) {
  if (column)
    cells[*column] = text;
}

const SplitPost *find(const SplitPosts &split, std::string_view post_id) {
  const auto found = split.find(post_id);
  return found == split.end() ? nullptr : &found->second;
}

// --- the halves ----------------------------------------------------------------------------------------

std::string free_id(std::string wanted, const std::set<std::string, std::less<>> &taken) {
  if (!taken.contains(wanted))
    return wanted;
  std::size_t number = 2;
  while (taken.contains(wanted + "-" + std::to_string(number)))
    ++number;
  return wanted + "-" + std::to_string(number);
}

std::set<std::string, std::less<>> attendee_ids(const Model &model) {
  std::set<std::string, std::less<>> out;
  for (const TextId id : model->posts.id)
    out.emplace(model.text(id));
  if (model->partners)
    for (const TextId id : model->partners->id)
      out.emplace(model.text(id));
  return out;
}

// Grades and sole costs of the shares; the keeper where the employer is not served: the first share's half.
void read_shares(const Draft &draft, SplitPosts &split, std::set<std::string_view> without_keeper) {
  const auto &table = draft[TableId::post_shares];
  if (!table)
    return;
  const auto post_id = position(table->columns(), "post_id");
  const auto organisation_id = position(table->columns(), "organisation_id");
  const auto grade = position(table->columns(), "grade");
  const auto sole_cost = position(table->columns(), "sole_cost");
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const Cells cells = cells_of(*table, row);
    const auto found = split.find(identifier(cells, post_id));
    if (found == split.end())
      continue;
    auto &[id, post] = *found;
    const auto half =
        std::ranges::find(post.halves, identifier(cells, organisation_id), &HalfPost::organisation_id);
    if (half == post.halves.end())
      continue;
    half->grade = identifier(cells, grade);
    half->sole_cost = identifier(cells, sole_cost);
    if (without_keeper.erase(id) > 0)
      post.keeper = static_cast<std::size_t>(half - post.halves.begin());
  }
}

// --- the draft -----------------------------------------------------------------------------------------

// Each row that names a split post in this column stands once for each half.
void repeat_for_halves(std::optional<DraftTable> &table, std::string_view column, const SplitPosts &split) {
  if (!table)
    return;
  const auto at = position(table->columns(), column);
  DraftTable out(table->file(), table->columns());
  for (std::size_t row = 0; row < table->rows(); ++row) {
    out.rows_come_from(table->file(row));
    Cells cells = cells_of(*table, row);
    const SplitPost *post = find(split, identifier(cells, at));
    if (post == nullptr) {
      out.add_row(table->line(row), cells);
      continue;
    }
    for (const HalfPost &half : post->halves) {
      set(cells, at, half.post_id);
      out.add_row(table->line(row), cells);
    }
  }
  table = std::move(out);
}

// Halves serve their own organisation alone: they have no rows here.
void drop_shares(std::optional<DraftTable> &table, const SplitPosts &split) {
  if (!table)
    return;
  const auto post_id = position(table->columns(), "post_id");
  DraftTable out(table->file(), table->columns());
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const Cells cells = cells_of(*table, row);
    if (find(split, identifier(cells, post_id)) != nullptr)
      continue;
    out.rows_come_from(table->file(row));
    out.add_row(table->line(row), cells);
  }
  table = std::move(out);
}

// Whoever reports to a split post reports to its half in their own organisation.
void report_to_half(Cells &cells, const Position &reports_to, const Position &organisation_id,
                    const SplitPosts &split) {
  if (const SplitPost *manager = find(split, identifier(cells, reports_to)))
    set(cells, reports_to, manager->half_in(identifier(cells, organisation_id)).post_id);
}

void place_staff_groups(std::optional<DraftTable> &table, const SplitPosts &split) {
  if (!table)
    return;
  const auto reports_to = position(table->columns(), "reports_to");
  const auto organisation_id = position(table->columns(), "organisation_id");
  DraftTable out(table->file(), table->columns());
  for (std::size_t row = 0; row < table->rows(); ++row) {
    out.rows_come_from(table->file(row));
    Cells cells = cells_of(*table, row);
    report_to_half(cells, reports_to, organisation_id, split);
    out.add_row(table->line(row), cells);
  }
  table = std::move(out);
}

/// Where the table says for which organisation a row is: the first column that names one alone.
Position organisation_of_rows(const DraftTable &table, const TableSchema &of) {
  for (const ColumnSchema &column : of.columns)
    if (column.names == "organisations" && !column.several)
      return position(table.columns(), column.name);
  return {};
}

// What a split post is named for in one organisation is its half's there; a list has all halves where the row
// says of no organisation.
std::string named_halves(std::string_view cell, std::string_view organisation_id, const ColumnSchema &column,
                         const SplitPosts &split) {
  std::string out;
  for (const std::string_view part :
       column.several ? parts_of_cell(cell) : std::vector<std::string_view>{without_blanks(cell)}) {
    const SplitPost *post = find(split, part);
    const auto add = [&](std::string_view id) { out += (out.empty() ? "" : ";") + std::string(id); };
    if (post == nullptr)
      add(part);
    else if (!column.several || !organisation_id.empty())
      add(post->half_in(organisation_id).post_id);
    else
      for (const HalfPost &half : post->halves)
        add(half.post_id);
  }
  return out;
}

void name_halves(std::optional<DraftTable> &table, const TableSchema &of, const SplitPosts &split) {
  if (!table)
    return;
  const Position organisation = organisation_of_rows(*table, of);
  DraftTable out(table->file(), table->columns());
  for (std::size_t row = 0; row < table->rows(); ++row) {
    Cells cells = cells_of(*table, row);
    if (of.lapses && std::ranges::any_of(of.columns, [&](const ColumnSchema &column) {
          const auto at = position(table->columns(), column.name);
          return at && column.names == "posts" && find(split, without_blanks(cells[*at])) != nullptr;
        }))
      continue; // it is of the post as it was
    out.rows_come_from(table->file(row));
    std::vector<std::string> made(of.columns.size());
    for (std::size_t c = 0; c < of.columns.size(); ++c)
      if (const auto at = position(table->columns(), of.columns[c].name);
          at && of.columns[c].names == "posts") {
        made[c] = named_halves(cells[*at], identifier(cells, organisation), of.columns[c], split);
        cells[*at] = made[c];
      }
    out.add_row(table->line(row), cells);
  }
  table = std::move(out);
}

std::vector<std::string> with_columns(std::vector<std::string> columns,
                                      std::initializer_list<std::string_view> needed) {
  for (const std::string_view name : needed)
    if (!position(columns, name))
      columns.emplace_back(name);
  return columns;
}

struct PostColumns {
  Position post_id, organisation_id, reports_to, grade, annual_cost, status, holder, holder_id;
};

Cells half_cells(Cells cells, const PostColumns &at, const SplitPost &post, std::size_t which,
                 const SplitPosts &split) {
  const HalfPost &half = post.halves[which];
  set(cells, at.post_id, half.post_id);
  set(cells, at.organisation_id, half.organisation_id);
  report_to_half(cells, at.reports_to, at.organisation_id, split);
  if (!half.grade.empty())
    set(cells, at.grade, half.grade);
  if (!half.sole_cost.empty())
    set(cells, at.annual_cost, half.sole_cost);
  if (which != post.keeper) {
    set(cells, at.status, "vacant");
    set(cells, at.holder, {});
    set(cells, at.holder_id, {});
  }
  return cells;
}

void replace_posts(std::optional<DraftTable> &table, const SplitPosts &split) {
  DraftTable out(table->file(), with_columns(table->columns(), {"grade", "annual_cost", "status"}));
  const auto &columns = out.columns();
  const PostColumns at{position(columns, "post_id"),     position(columns, "organisation_id"),
                       position(columns, "reports_to"),  position(columns, "grade"),
                       position(columns, "annual_cost"), position(columns, "status"),
                       position(columns, "holder"),      position(columns, "holder_id")};
  for (std::size_t row = 0; row < table->rows(); ++row) {
    out.rows_come_from(table->file(row));
    Cells cells = cells_of(*table, row);
    cells.resize(columns.size());
    if (const SplitPost *post = find(split, identifier(cells, at.post_id))) {
      for (std::size_t half = 0; half < post->halves.size(); ++half)
        out.add_row(table->line(row), half_cells(cells, at, *post, half, split));
    } else {
      report_to_half(cells, at.reports_to, at.organisation_id, split);
      out.add_row(table->line(row), cells);
    }
  }
  table = std::move(out);
}

} // namespace

const HalfPost &SplitPost::half_in(std::string_view organisation_id) const {
  const auto half = std::ranges::find(halves, organisation_id, &HalfPost::organisation_id);
  return half == halves.end() ? halves[keeper] : *half;
}

SplitPosts split_posts(const Draft &draft, const Model &model, std::span<const PostId> posts) {
  SplitPosts split;
  std::set<std::string, std::less<>> taken = attendee_ids(model);
  std::set<std::string_view> without_keeper;
  for (const PostId post : posts) {
    const std::string_view post_id = model.text(model->posts.id[index(post)]);
    if (!model.joint(post) || model->posts.shared_with_other[index(post)] != 0 || split.contains(post_id))
      continue;
    SplitPost &to = split[post_id];
    without_keeper.insert(post_id);
    for (const Served &served : model->posts.serves[index(post)]) {
      const std::string_view organisation = model.text(model->organisations.id[index(served.organisation)]);
      const std::string id = free_id(std::string(post_id) + "@" + std::string(organisation), taken);
      taken.insert(id);
      if (served.organisation == model->posts.employer[index(post)]) {
        to.keeper = to.halves.size();
        without_keeper.erase(post_id);
      }
      to.halves.push_back({served.organisation, organisation, id, {}, {}});
    }
  }
  read_shares(draft, split, std::move(without_keeper));
  return split;
}

Draft with_halves(const Draft &draft, const SplitPosts &split) {
  Draft out = draft;
  replace_posts(out[TableId::posts], split);
  drop_shares(out[TableId::post_shares], split);
  place_staff_groups(out[TableId::staff_groups], split);
  // A link without a function keeps it: the halves have the post's.
  repeat_for_halves(out[TableId::partner_links], "post_id", split);
  repeat_for_halves(out[TableId::attendance], "attendee_id", split);
  repeat_for_halves(out[TableId::post_functions], "post_id", split);
  repeat_for_halves(out[TableId::reporting_lines], "post_id", split);
  repeat_for_halves(out[TableId::reporting_lines], "reports_to", split);
  for (const TableSchema &table : schema())
    if (table.is_register())
      name_halves(out[table.id], table, split);
  return out;
}

} // namespace organograph::detail
