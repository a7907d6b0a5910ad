// SPDX-License-Identifier: Apache-2.0
// Line management after the last row: what reports to a post that is gone, and circles.
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <string>

namespace organograph {

namespace {

constexpr std::size_t most_named = 5;

std::string bare(std::string_view id) {
  const std::string quoted = shown(id);
  return quoted.substr(1, quoted.size() - 2);
}

} // namespace

void ScenarioMaker::judge_orphans() {
  ChangeTable from(scenario.draft, TableId::changes, out.diagnostics);
  const std::size_t post_id = posts.column("post_id");
  const std::size_t reports_to = posts.column("reports_to");
  const std::size_t group_id = staff_groups.column("group_id");
  const std::size_t above_group = staff_groups.column("reports_to");
  for (const auto &[id, row] : deleted_alone) {
    const Entry &gone = post_entries.at(id);
    if (gone.alive || gone.deleted_line != from.cells.line(row)) // created again, and perhaps deleted again
      continue;
    std::string named;
    std::size_t count = 0;
    const auto name = [&](std::string_view orphan) {
      if (is_doubtful(orphan))
        return;
      if (++count <= most_named)
        named += (count == 1 ? "" : ", ") + shown(orphan);
    };
    for (const EditedTable::Row report : posts.rows_with({{reports_to, id}}))
      name(posts.id(report, post_id));
    for (const EditedTable::Row group : staff_groups.rows_with({{above_group, id}}))
      name(staff_groups.id(group, group_id));
    if (count > most_named)
      named += " and " + std::to_string(count - most_named) + " more";
    if (count > 0)
      from.cells.fault(row, from.column("post_id"), Code::orphan, id,
                       named + " reported to " + shown(id) + " and " + (count == 1 ? "has" : "have") +
                           " no line manager now",
                       "a successor, or rows that move what reports to it");
  }
}

// Every circle of a valid start's changes has a post that a row moved. Each is met once, by walks that end
// where an earlier one has been.
void ScenarioMaker::judge_circles() {
  const std::size_t reports_to = posts.column("reports_to");
  std::vector<std::pair<std::size_t, EditedTable::Row>> starts;
  for (const auto &[post, place] : moved)
    if (!posts.gone(post))
      starts.emplace_back(place.row, post);
  std::ranges::sort(starts);
  boost::unordered_flat_map<EditedTable::Row, std::size_t> met; // by the walk that met it
  for (std::size_t walk = 0; walk < starts.size(); ++walk) {
    std::vector<EditedTable::Row> way;
    EditedTable::Row at = starts[walk].second;
    bool ended = false;
    while (!ended && met.try_emplace(at, walk).second) {
      way.push_back(at);
      const auto manager = post_entries.find(posts.id(at, reports_to));
      ended = manager == post_entries.end() || !manager->second.alive;
      if (!ended)
        at = manager->second.row;
    }
    if (!ended && met[at] == walk)
      report_circle({std::ranges::find(way, at), way.end()});
  }
}

// At the last row that moved one of its posts.
void ScenarioMaker::report_circle(const std::vector<EditedTable::Row> &circle) {
  const std::size_t post_id = posts.column("post_id");
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < circle.size(); ++i) {
    if (is_doubtful(posts.id(circle[i], post_id)))
      return;
    const auto here = moved.find(circle[i]);
    if (here != moved.end() && (!last || moved[circle[*last]].row < here->second.row))
      last = i;
  }
  if (!last)
    return;
  std::string text = bare(posts.id(circle[*last], post_id));
  for (std::size_t i = 1; i <= circle.size(); ++i)
    text += " -> " + bare(posts.id(circle[(*last + i) % circle.size()], post_id));
  ChangeTable from(scenario.draft, TableId::changes, out.diagnostics);
  const LinePlace place = moved[circle[*last]];
  const TableColumn column = from.column(place.column);
  from.cells.fault(place.row, column, Code::reporting_cycle, from.cells.identifier(place.row, column),
                   "after the last row line management runs in a circle: " + text,
                   "a line manager above the post");
}

} // namespace organograph
