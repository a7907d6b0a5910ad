// SPDX-License-Identifier: Apache-2.0
// What of two models a scenario has no words for, and the order in which the rest is said.
#include "scenarios/snapshot_maker.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace organograph {

namespace {

constexpr std::size_t posts_named = 5;

std::string side_file(bool of_after, TableId id) {
  return std::string(of_after ? "after/" : "before/") + std::string(schema(id).name) + ".csv";
}

std::string some_of(const TableView &table, const std::vector<std::size_t> &rows) {
  std::string out;
  for (std::size_t i = 0; i < std::min(rows.size(), posts_named); ++i)
    out += (i == 0 ? "" : ", ") + shown(table.value(rows[i], "post_id"));
  return rows.size() > posts_named ? out + " and " + std::to_string(rows.size() - posts_named) + " more"
                                   : out;
}

bool tells_provenance(std::string_view column) {
  return column == "source" || column == "note";
}

} // namespace

SnapshotMaker::Side::Side(const Draft &draft)
    : model(draft, TableId::model), organisations(draft, TableId::organisations),
      functions(draft, TableId::functions), posts(draft, TableId::posts),
      post_functions(draft, TableId::post_functions), post_shares(draft, TableId::post_shares),
      reporting_lines(draft, TableId::reporting_lines), staff_groups(draft, TableId::staff_groups),
      meetings(draft, TableId::meetings), attendance(draft, TableId::attendance),
      partners(draft, TableId::partners), partner_links(draft, TableId::partner_links),
      arrangements(draft, TableId::arrangements), targets(draft, TableId::integration_targets),
      published(draft, TableId::published) {
  for (const TableSchema &table : schema())
    if (table.is_register())
      registers.emplace_back(draft, table.id);
}

SnapshotMaker::SnapshotMaker(const Draft &before, const Draft &after) : before_(before), after_(after) {
  for (const TableSchema &table : scenario_schema())
    tables.emplace_back(table.id);
  posts_before_ = rows_by(before_.posts, "post_id");
  functions_before_ = rows_by(before_.functions, "function");
}

BySnapshotText<std::size_t> rows_by(const TableView &table, std::string_view column) {
  BySnapshotText<std::size_t> out;
  out.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row)
    out.try_emplace(table.value(row, column), row);
  return out;
}

void SnapshotMaker::match() {
  match_posts();
  match_numbered_groups();
  match_numbered_meetings();
}

void SnapshotMaker::match_posts() {
  using Key = std::tuple<std::string_view, std::string_view, std::string_view>;
  std::map<Key, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> alike;
  const Rows after = rows_by(after_.posts, "post_id");
  const auto left = match_numbered_posts();
  const auto key = [](const TableView &posts, std::size_t row) {
    return Key{posts.value(row, "organisation_id"), without_blanks(posts.value(row, "unit")),
               without_blanks(posts.value(row, "title"))};
  };
  std::set<std::string_view> taken;
  for (const auto &[later, old] : renamed_.posts)
    taken.insert(old);
  const std::set<std::size_t> numbered_before(left[0].begin(), left[0].end()),
      numbered_after(left[1].begin(), left[1].end());
  for (std::size_t row = 0; row < before_.posts.rows(); ++row)
    if (const std::string_view id = before_.posts.value(row, "post_id");
        numbered_before.contains(row) || (!after.contains(id) && !taken.contains(id)))
      alike[key(before_.posts, row)].first.push_back(row);
  for (std::size_t row = 0; row < after_.posts.rows(); ++row)
    if (const std::string_view id = after_.posts.value(row, "post_id");
        numbered_after.contains(row) || (!posts_before_.contains(id) && !renamed_.posts.contains(id)))
      alike[key(after_.posts, row)].second.push_back(row);
  for (const auto &[of, rows] : alike) {
    const auto &[old, later] = rows;
    if (old.empty() || later.empty())
      continue;
    const std::string where =
        " in " + shown(std::get<0>(of)) + (std::get<1>(of).empty() ? "" : ", unit " + shown(std::get<1>(of)));
    Diagnostic said{Code::post_matched,
                    side_file(true, TableId::posts),
                    after_.posts.line(later[0]),
                    1,
                    std::string(after_.posts.value(later[0], "post_id")),
                    {},
                    {},
                    {}};
    if (old.size() == 1 && later.size() == 1) {
      renamed_.posts.emplace(after_.posts.value(later[0], "post_id"), before_.posts.value(old[0], "post_id"));
      said.problem = some_of(after_.posts, later) + " is taken for " + some_of(before_.posts, old) +
                     " of before: both are " + shown(std::get<2>(of)) + where;
    } else {
      said.code = Code::post_match_unsure;
      said.problem = "which of " + some_of(after_.posts, later) + " is which of " +
                     some_of(before_.posts, old) + " of before is not known: all are " +
                     shown(std::get<2>(of)) + where;
    }
    diagnostics.push_back(std::move(said));
  }
  give_free_numbers(left[1], before_.posts, after_.posts, "p", renamed_.posts);
}

void SnapshotMaker::not_said(const TableView &table, bool of_after, std::size_t row, std::size_t column,
                             std::string problem) {
  const ColumnSchema &of = schema(table.id()).columns[column];
  diagnostics.push_back({Code::change_not_said,
                         side_file(of_after, table.id()),
                         table.line(row),
                         0,
                         std::string(table.value(row, column)),
                         std::move(problem),
                         {},
                         {},
                         {},
                         std::string(of.name)});
}

void SnapshotMaker::not_said(const std::string &file, std::string problem) {
  diagnostics.push_back({Code::change_not_said, file, 0, 0, {}, std::move(problem), {}, {}});
}

// A cell '-' of a scenario empties, none says '-'; and a function must be one of before.
bool SnapshotMaker::writable(const TableView &after, std::size_t row, std::size_t column) {
  const std::string_view name = schema(after.id()).columns[column].name, cell = after.value(row, column);
  std::string why;
  if (without_blanks(cell) == "-")
    why = "is '-', which empties a cell in a scenario";
  else if (name == "function" && before_.functions.present() && !functions_before_.contains(cell))
    why = "is " + shown(cell) + ", which is not in functions.csv of before";
  if (!why.empty())
    not_said(after, true, row, column, std::string(name) + " of " + shown(after.value(row, 0U)) + " " + why);
  return why.empty();
}

std::string_view SnapshotMaker::cell_of_after(const TableView &after, std::size_t row,
                                              std::size_t column) const {
  const std::string_view cell = after.value(row, column);
  return schema(after.id()).columns[column].name == "reports_to" ? named(cell) : cell;
}

void SnapshotMaker::compare_provenance(const TableView &before, std::size_t b, const TableView &after,
                                       std::size_t a) {
  provenance_ += before.value(b, "source") != after.value(a, "source") ||
                 before.value(b, "note") != after.value(a, "note");
}

// Behind the identifier, which is the first column.
std::vector<ScenarioRows::Cell> SnapshotMaker::changed_cells(const TableView &before, std::size_t b,
                                                             const TableView &after, std::size_t a) {
  std::vector<ScenarioRows::Cell> out;
  const auto columns = schema(after.id()).columns;
  for (std::size_t c = 1; c < columns.size(); ++c) {
    const std::string_view now = cell_of_after(after, a, c);
    if (tells_provenance(columns[c].name) || tells_validity(columns[c].name) ||
        same_cell(columns[c], before.value(b, c), now))
      continue;
    if (now.empty())
      out.emplace_back(columns[c].name, "-");
    else if (writable(after, a, c))
      out.emplace_back(columns[c].name, now);
  }
  compare_provenance(before, b, after, a);
  return out;
}

std::vector<ScenarioRows::Cell> SnapshotMaker::created_cells(const TableView &after, std::size_t a) {
  std::vector<ScenarioRows::Cell> out;
  const auto columns = schema(after.id()).columns;
  for (std::size_t c = 1; c < columns.size(); ++c)
    if (const std::string_view cell = cell_of_after(after, a, c);
        !cell.empty() && !tells_validity(columns[c].name) &&
        (tells_provenance(columns[c].name) || writable(after, a, c)))
      out.emplace_back(columns[c].name, cell);
  return out;
}

// Whether the rows of two tables can be compared, where a missing one means that nothing is known: a scenario
// neither adds a table without rows nor takes one away.
bool SnapshotMaker::tellable(const TableView &before, const TableView &after) {
  const std::string name = std::string(schema(before.id()).name) + ".csv";
  if (before.present() == after.present() || (!before.present() && after.rows() > 0))
    return true;
  not_said(side_file(after.present(), before.id()),
           after.present() ? name + " is there after and not before, without rows"
                           : name + " is there before and not after: what it said is not known any more");
  return false;
}

// Tables that no scenario changes, by identifier.
void SnapshotMaker::compare_listed(const TableView &before, const TableView &after, std::string_view noun,
                                   bool in_order) {
  const auto columns = schema(before.id()).columns;
  if (before.present() != after.present()) {
    not_said(side_file(after.present(), before.id()),
             std::string(schema(before.id()).name) + ".csv is there " +
                 (after.present() ? "after and not before" : "before and not after"));
    return;
  }
  const Rows was = rows_by(before, columns[0].name), is = rows_by(after, columns[0].name);
  std::vector<std::string_view> order_before, order_after;
  for (std::size_t row = 0; row < before.rows(); ++row)
    if (is.contains(before.value(row, 0)))
      order_before.push_back(before.value(row, 0));
    else
      not_said(before, false, row, 0, std::string(noun) + " " + shown(before.value(row, 0)) + " is no more");
  for (std::size_t a = 0; a < after.rows(); ++a) {
    const auto b = was.find(after.value(a, 0));
    if (b == was.end()) {
      not_said(after, true, a, 0, std::string(noun) + " " + shown(after.value(a, 0)) + " is new");
      continue;
    }
    order_after.push_back(after.value(a, 0));
    for (std::size_t c = 1; c < columns.size(); ++c)
      if (!tells_provenance(columns[c].name) && columns[c].name != "colour" &&
          !same_cell(columns[c], before.value(b->second, c), after.value(a, c)))
        not_said(after, true, a, c,
                 std::string(columns[c].name) + " of " + std::string(noun) + " " + shown(after.value(a, 0)) +
                     " was " + shown(before.value(b->second, c)) + " and is " + shown(after.value(a, c)));
    compare_provenance(before, b->second, after, a);
  }
  if (in_order && order_before != order_after)
    not_said(side_file(true, after.id()), "the " + std::string(noun) + "s stand in another order");
}

void SnapshotMaker::compare_targets() {
  using Key = std::tuple<std::string_view, std::string_view, std::string_view>;
  const auto keyed = [](const TableView &table) {
    std::map<Key, std::size_t> out;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view a = table.value(row, "organisation_a"), b = table.value(row, "organisation_b");
      out.emplace(Key{table.value(row, "function"), std::min(a, b), std::max(a, b)}, row);
    }
    return out;
  };
  const auto was = keyed(before_.targets), is = keyed(after_.targets);
  const std::size_t level = *column_of(TableId::integration_targets, "target_level");
  for (const auto &[key, row] : was)
    if (!is.contains(key))
      not_said(before_.targets, false, row, level,
               "the target for " + shown(std::get<0>(key)) + " is no more");
  for (const auto &[key, row] : is) {
    const auto b = was.find(key);
    if (b == was.end()) {
      not_said(after_.targets, true, row, level, "the target for " + shown(std::get<0>(key)) + " is new");
      continue;
    }
    for (const std::size_t column : {level, *column_of(TableId::integration_targets, "by")})
      if (!same_cell(schema(TableId::integration_targets).columns[column],
                     before_.targets.value(b->second, column), after_.targets.value(row, column)))
        not_said(after_.targets, true, row, column, "the target for " + shown(std::get<0>(key)) + " differs");
  }
}

void SnapshotMaker::compare_single(std::string_view column) {
  const auto of = [&](const TableView &table) {
    return table.rows() == 0 ? std::string_view{} : table.value(0, column);
  };
  if (of(before_.model) != of(after_.model))
    not_said(side_file(true, TableId::model),
             std::string(column) + " was " + shown(of(before_.model)) + " and is " + shown(of(after_.model)));
}

void SnapshotMaker::compare_rest() {
  compare_single("currency");
  compare_listed(before_.organisations, after_.organisations, "organisation", true);
  compare_listed(before_.functions, after_.functions, "function", false);
  compare_listed(before_.partners, after_.partners, "partner", false);
  compare_targets();
  compare_validity();
}

void SnapshotMaker::say_scenario(const std::string &name) {
  std::string title = name, source;
  if (after_.model.rows() > 0) {
    if (!after_.model.value(0, "title").empty())
      title = after_.model.value(0, "title");
    if (const std::string_view date = after_.model.value(0, "date"); !date.empty())
      title += ", " + std::string(date);
    source = after_.model.value(0, "source");
  }
  of(TableId::scenario).add({{"title", title}, {"source", source}});
}

void SnapshotMaker::tell_uncounted() {
  const auto tell = [&](const std::string &problem) {
    diagnostics.push_back({Code::difference_not_told, {}, 0, 0, {}, problem, {}, {}});
  };
  if (provenance_ > 0)
    tell("source or note of " + counted(provenance_, "row") +
         " that stay is another: only what figures rest on is counted by it");
  if (none_rows_ > 0)
    tell(counted(none_rows_, "arrangement") + " of before without a row after: said as the state none");
  if (before_.published.rows() != after_.published.rows())
    tell("published.csv differs: published figures are of one date and no change");
}

void SnapshotMaker::say_all() {
  posts_after_.clear();
  for (std::size_t row = 0; row < after_.posts.rows(); ++row)
    posts_after_.try_emplace(named(after_.posts.value(row, "post_id")), row);
  compare_rest();
  say_posts();
  say_functions();
  say_lines();
  say_groups();
  say_attendance();
  say_meetings();
  say_links();
  say_arrangements();
  say_registers();
  tell_uncounted();
}

} // namespace organograph
