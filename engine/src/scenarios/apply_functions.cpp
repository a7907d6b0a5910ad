// SPDX-License-Identifier: Apache-2.0
// function_changes.csv and line_changes.csv.
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

void ScenarioMaker::apply_functions() {
  ChangeTable from(scenario.draft, TableId::function_changes, out.diagnostics);
  const TableColumn function_column = from.column("function");
  for (std::size_t row = 0; row < from.rows(); ++row) {
    if (!row_begins(from, row))
      continue;
    const auto action = from.cells.choice(row, from.column("action"));
    const Entry *const entry = post(from, row, from.column("post_id"));
    const std::string_view cell = from.cells.identifier(row, function_column);
    enum : std::size_t { add, remove, set }; // in the schema's order
    if (action && *action != add)
      refuse_unused(from, row, "|post_id|function|");
    if (cell.empty() || !action)
      continue;
    if (*action == set)
      set_functions(from, row, entry);
    else if (cell == "-")
      from.cells.fault(row, function_column, Code::unknown_function, cell,
                       "function is '-', which stands for none", "a function; '-' is for the action 'set'");
    else if (!function(from, row, function_column) || entry == nullptr)
      continue;
    else if (*action == add)
      add_function(from, row, *entry);
    else
      remove_function(from, row, *entry);
  }
}

std::vector<EditedTable::Row> ScenarioMaker::functions_of(std::string_view post_id) {
  return post_functions.rows_with({{post_functions.column("post_id"), post_id}});
}

void ScenarioMaker::put_function(ChangeTable &from, std::size_t row, std::string_view of) {
  const SourceRow by = from.by(row);
  const EditedTable::Row at = post_functions.add(by);
  post_functions.set(at, post_functions.column("post_id"), from.value(row, "post_id"), by);
  post_functions.set(at, post_functions.column("function"), of, by);
  for (const std::string_view name : {"share", "source", "note"})
    post_functions.set(at, post_functions.column(name), from.cells.text(row, from.column(name)), by);
}

void ScenarioMaker::add_function(ChangeTable &from, std::size_t row, const Entry &of_post) {
  const std::string_view post_id = from.value(row, "post_id"), added = from.value(row, "function");
  const bool is_own = posts.id(of_post.row, posts.column("function")) == added;
  const bool is_further = std::ranges::any_of(functions_of(post_id), [&](EditedTable::Row has) {
    return post_functions.id(has, post_functions.column("function")) == added;
  });
  if (is_own || is_further)
    from.cells.fault(row, from.column("function"), Code::duplicate_row, added,
                     shown(post_id) + " has the function " + shown(added) + " already" +
                         (is_own ? ", as its own" : ""),
                     "each function of a post once", "remove the row");
  else
    put_function(from, row, added);
}

void ScenarioMaker::remove_function(ChangeTable &from, std::size_t row, const Entry &of_post) {
  const std::string_view post_id = from.value(row, "post_id"), removed = from.value(row, "function");
  for (const EditedTable::Row has : functions_of(post_id))
    if (post_functions.id(has, post_functions.column("function")) == removed) {
      post_functions.remove(has);
      return;
    }
  if (posts.id(of_post.row, posts.column("function")) == removed)
    from.cells.fault(row, from.column("function"), Code::not_there, removed,
                     shown(removed) + " is the own function of " + shown(post_id) + ", not a further one", {},
                     "change the post's function in changes.csv");
  else
    from.cells.fault(row, from.column("function"), Code::not_there, removed,
                     shown(post_id) + " has no further function " + shown(removed));
}

// All of them are judged before any is set. The own one among them says nothing new.
void ScenarioMaker::set_functions(ChangeTable &from, std::size_t row, const Entry *of_post) {
  const TableColumn column = from.column("function");
  std::string_view rest = from.cells.identifier(row, column);
  std::vector<std::string_view> wanted;
  bool is_right = true;
  if (rest == "-")
    rest = {};
  while (!rest.empty()) {
    const std::string_view each = next_part(rest, ';');
    if (each.empty())
      continue;
    is_right = is_function(from, row, column, each) && is_right;
    if (std::ranges::count(wanted, each) > 0) {
      from.cells.fault(row, column, Code::duplicate_row, each, shown(each) + " stands twice",
                       "each function once");
      is_right = false;
    }
    wanted.push_back(each);
  }
  if (!is_right || of_post == nullptr)
    return;
  for (const EditedTable::Row has : functions_of(from.value(row, "post_id")))
    post_functions.remove(has);
  for (const std::string_view each : wanted)
    if (posts.id(of_post->row, posts.column("function")) != each)
      put_function(from, row, each);
}

void ScenarioMaker::apply_lines() {
  ChangeTable from(scenario.draft, TableId::line_changes, out.diagnostics);
  const TableColumn upper = from.column("reports_to"), kind = from.column("kind");
  for (std::size_t row = 0; row < from.rows(); ++row) {
    if (!row_begins(from, row))
      continue;
    const auto action = from.cells.choice(row, from.column("action"));
    const bool has_lower = post(from, row, from.column("post_id")) != nullptr;
    const bool has_upper = post(from, row, upper) != nullptr;
    const bool adds = action == 0U;
    if (adds && from.value(row, "kind").empty())
      from.cells.fault(row, kind, Code::missing_value, {}, "kind is empty", "a kind such as dotted");
    if (!action || !has_lower || !has_upper)
      continue;
    if (from.value(row, "post_id") == from.value(row, "reports_to"))
      from.cells.fault(row, upper, Code::reports_to_itself, from.value(row, "reports_to"),
                       "reports_to " + shown(from.value(row, "reports_to")) + " is the post itself",
                       "another post", "name the post it reports to, or remove the row");
    else if (adds)
      add_line(from, row);
    else
      remove_line(from, row);
  }
}

// Lines between the row's posts, of its kind where it names one.
std::vector<EditedTable::Row> ScenarioMaker::lines_of(ChangeTable &from, std::size_t row) {
  const std::string_view kind = from.value(row, "kind");
  std::vector<EditedTable::Row> found =
      reporting_lines.rows_with({{reporting_lines.column("post_id"), from.value(row, "post_id")},
                                 {reporting_lines.column("reports_to"), from.value(row, "reports_to")}});
  std::erase_if(found, [&](EditedTable::Row line) {
    return !kind.empty() && reporting_lines.id(line, reporting_lines.column("kind")) != kind;
  });
  return found;
}

void ScenarioMaker::add_line(ChangeTable &from, std::size_t row) {
  if (from.value(row, "kind").empty())
    return;
  if (!lines_of(from, row).empty()) {
    from.cells.fault(row, from.column("post_id"), Code::duplicate_row, from.value(row, "post_id"),
                     "the same line of " + shown(from.value(row, "post_id")) + " to " +
                         shown(from.value(row, "reports_to")) + " is there already",
                     "each line once", "remove the row");
    return;
  }
  const SourceRow by = from.by(row);
  const EditedTable::Row at = reporting_lines.add(by);
  for (const std::string_view name : {"post_id", "reports_to", "kind"})
    reporting_lines.set(at, reporting_lines.column(name), from.value(row, name), by);
  for (const std::string_view name : {"source", "note"})
    reporting_lines.set(at, reporting_lines.column(name), from.cells.text(row, from.column(name)), by);
}

void ScenarioMaker::remove_line(ChangeTable &from, std::size_t row) {
  const std::string_view post_id = from.value(row, "post_id");
  const auto fitting = lines_of(from, row);
  if (fitting.empty())
    not_there(from, row, from.column("post_id"),
              shown(post_id) + " has no such line to " + shown(from.value(row, "reports_to")));
  else if (fitting.size() > 1)
    from.cells.fault(row, from.column("post_id"), Code::several_links, post_id,
                     std::to_string(fitting.size()) + " lines of " + shown(post_id) + " to " +
                         shown(from.value(row, "reports_to")) + " fit the row",
                     "one", "fill in the kind");
  else
    reporting_lines.remove(fitting.front());
}

} // namespace organograph
