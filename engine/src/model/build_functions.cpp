// SPDX-License-Identifier: Apache-2.0
// Functions, those above them, and which posts have how much of them.
#include "model/circles.hpp"
#include "model/council_kinds.hpp"
#include "model/model_maker.hpp"
#include "organograph/engine/table_view.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace organograph {

namespace {

// Each circle at its first row.
void report_circles(TableReader &table, const TableColumn &column, const ModelData &data) {
  const std::vector<FunctionId> &parent = data.functions.parent;
  const auto next = [&](std::size_t f) {
    return parent[f] == none<FunctionId> ? SIZE_MAX : index(parent[f]);
  };
  const auto name = [&](std::size_t f) { return shown(data.text[data.functions.id[f]]); };
  for (const std::vector<std::size_t> &circle : circles_of(parent.size(), next))
    table.fault(
        circle.front(), column, Code::function_circle, data.text[data.functions.id[next(circle.front())]],
        "services run in a circle: " + circle_in_words(circle, name), "a service that is not below it");
}

/// Kinds that held_by may name beside those of any body: the model's own, of organisations and partners.
std::set<std::string> own_kinds(const Draft &draft) {
  std::set<std::string> out;
  for (const TableId id : {TableId::organisations, TableId::partners}) {
    const TableView table(draft, id);
    for (std::size_t row = 0; row < table.rows(); ++row)
      out.insert(kind_word(table.value(row, "kind")));
  }
  return out;
}

// A kind that nothing has would be a duty that nobody holds.
void judge_held_by(TableReader &table, std::size_t row, const TableColumn &column,
                   const std::set<std::string> &own) {
  std::vector<std::string> known;
  for (const std::string_view part : parts_of_cell(table.identifier(row, column))) {
    if (part.empty() || is_kind_of_body(part) || own.contains(kind_word(part)))
      continue;
    if (known.empty()) {
      known = kinds_of_bodies();
      known.insert(known.end(), own.begin(), own.end());
    }
    const std::string near = nearest_spelling(part, known);
    table.fault(row, column, Code::unknown_value, part, "held_by names " + shown(part) + ", which no kind is",
                "county, unitary, metropolitan, london borough, district, or a kind of organisations.csv or "
                "partners.csv",
                near.empty() ? std::string() : "did you mean " + shown(near) + "?");
  }
}

} // namespace

void ModelMaker::read_functions() {
  TableReader table = reader(TableId::functions);
  const auto id = table.column("function");
  const auto name = table.column("name");
  const auto held_by = table.column("held_by");
  const auto modelled = table.column("modelled");
  const std::set<std::string> kinds = held_by.position ? own_kinds(draft) : std::set<std::string>();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    data.functions.id.push_back(intern(add_identifier(functions, table, row, id)));
    data.functions.name.push_back(intern(table.text(row, name)));
    data.functions.held_by.push_back(intern(table.text(row, held_by)));
    judge_held_by(table, row, held_by, kinds);
    data.functions.not_modelled.push_back(table.choice(row, modelled) == 1U); // in the schema's order
  }
  const auto parent = table.column("parent"); // which may stand further down
  for (std::size_t row = 0; row < table.rows(); ++row)
    data.functions.parent.push_back(function(table, row, parent));
  report_circles(table, parent, data);
}

namespace {

struct FurtherRow {
  PostId post;
  FunctionId function;
  std::size_t row;
  double part; ///< of the post's time; unknown: not given
};

/// Parts of a post's time: what is not given has what is left, in equal parts.
struct TimeParts {
  double given = 0;
  std::size_t blank = 0, all = 0;

  void add(double part) {
    ++all;
    given += is_known(part) ? part : 0;
    blank += !is_known(part);
  }
  bool is_right() const {
    return blank > 0 ? 1 - given > parts_sum_within : std::abs(given - 1) <= parts_sum_within;
  }
  double of(double part) const {
    return blank == 0 ? part / given : is_known(part) ? part : (1 - given) / static_cast<double>(blank);
  }
};

std::span<const FurtherRow> rows_of_first_post(std::span<const FurtherRow> rows) {
  const auto end = std::ranges::find_if(rows, [&](const FurtherRow &r) { return r.post != rows[0].post; });
  return rows.first(static_cast<std::size_t>(end - rows.begin()));
}

} // namespace

void ModelMaker::read_post_functions() {
  TableReader table = reader(TableId::post_functions);
  const auto post_id = table.column("post_id"), further = table.column("function"),
             share = table.column("share");
  std::vector<FurtherRow> rows;
  bool any_part = false;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const PostId p = post(table, row, post_id);
    const FunctionId f = function(table, row, further);
    const double part = table.number(row, share).value_or(unknown);
    any_part = any_part || is_known(part);
    if (p != none<PostId> && f != none<FunctionId>)
      rows.push_back({p, f, row, part});
  }
  std::ranges::stable_sort(rows, {}, [](const FurtherRow &r) { return std::pair(r.post, r.function); });
  std::vector<std::pair<std::uint32_t, FunctionId>> pairs;
  for (std::span<const FurtherRow> left = rows; !left.empty();) {
    const auto of_post = rows_of_first_post(left);
    left = left.subspan(of_post.size());
    const FunctionId own = data.posts.function[index(of_post[0].post)];
    TimeParts parts;
    if (own != none<FunctionId> && std::ranges::find(of_post, own, &FurtherRow::function) == of_post.end())
      parts.add(unknown);
    for (std::size_t i = 0; i < of_post.size(); ++i) {
      const FurtherRow &r = of_post[i];
      if (i > 0 && r.function == of_post[i - 1].function) {
        table.fault(r.row, further, Code::duplicate_row, table.identifier(r.row, further),
                    "the post's further function " + shown(table.identifier(r.row, further)) +
                        " stands on line " + std::to_string(table.line(of_post[i - 1].row)) + " already",
                    "each once");
        continue;
      }
      parts.add(r.part);
      if (r.function != own) {
        pairs.emplace_back(static_cast<std::uint32_t>(r.post), r.function);
        data.posts.further_time.push_back(r.part);
      }
    }
    if (parts.all > 1 && parts.blank > 0)
      data.posts.defaulted[index(of_post[0].post)] |= Posts::time_defaulted;
    if (!parts.is_right())
      table.fault(std::ranges::min(of_post, {}, &FurtherRow::row).row, share, Code::shares_do_not_sum, {},
                  "the parts of the time of " + shown(data.text[data.posts.id[index(of_post[0].post)]]) +
                      " sum to " + plain_number(parts.given) +
                      (parts.blank > 0 ? ", and leave nothing for a service without one" : ""),
                  "1 (within 0.001) over all its services");
    for (std::size_t at = pairs.size(); at-- > 0 && pairs[at].first == index(of_post[0].post);)
      data.posts.further_time[at] = parts.of(data.posts.further_time[at]);
  }
  data.posts.further_functions = group_by_row(data.posts.size(), pairs);
  if (!any_part)
    data.posts.further_time.clear(); // equal parts
}

} // namespace organograph
