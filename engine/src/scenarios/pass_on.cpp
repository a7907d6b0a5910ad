// SPDX-License-Identifier: Apache-2.0
// What a deleted post leaves to its successor.
#include "scenarios/scenario_maker.hpp"
#include "scenarios/seat_strength.hpp"

#include <algorithm>
#include <string>

namespace organograph {

bool same_kind(std::string_view a, std::string_view b) {
  return a == b || (equal_but_for_case(a, "lead") && equal_but_for_case(b, "lead"));
}

// Whether a post hangs below another. Rows before this one may have left a circle for later rows to open: the
// walk ends when it meets a mark that it leaves behind at doubling distances.
bool ScenarioMaker::is_below(Entry *post, std::string_view above) {
  const std::size_t reports_to = posts.column("reports_to");
  EditedTable::Row mark = post->row;
  std::size_t steps = 0;
  std::size_t until = 1;
  for (EditedTable::Row at = post->row;;) {
    const std::string_view manager = posts.id(at, reports_to);
    if (manager == above)
      return true;
    const auto next = post_entries.find(manager);
    if (next == post_entries.end() || !next->second.alive || next->second.row == mark)
      return false;
    at = next->second.row;
    if (++steps == until) {
      mark = at;
      steps = 0;
      until *= 2;
    }
  }
}

void ScenarioMaker::pass_reports(ChangeTable &from, std::size_t row, std::string_view post_id,
                                 std::string_view successor) {
  const std::size_t reports_to = posts.column("reports_to");
  Entry &heir = post_entries.find(successor)->second;
  if (is_below(&heir, post_id)) {
    const std::string above(posts.id(post_entries.find(post_id)->second.row, reports_to));
    posts.set(heir.row, reports_to, above, from.by(row));
    moved[heir.row] = {row, "successor"};
  }
  for (const EditedTable::Row report : posts.rows_with({{reports_to, post_id}}))
    if (report != heir.row) {
      posts.set(report, reports_to, successor, from.by(row));
      moved[report] = {row, "successor"};
    }
}

// Staff groups, further lines, attendances, links and rows of registers.
void ScenarioMaker::pass_on(std::string_view post_id, std::string_view successor, const SourceRow &by) {
  const std::size_t above_group = staff_groups.column("reports_to");
  for (const EditedTable::Row group : staff_groups.rows_with({{above_group, post_id}}))
    staff_groups.set(group, above_group, successor, by);
  pass_lines(post_id, successor, by);
  const std::size_t attendee = attendance.column("attendee_id");
  for (const EditedTable::Row seat : attendance.rows_with({{attendee, post_id}}))
    pass_seat(seat, attendee, successor, by);
  for (const EditedTable::Row link : partner_links.rows_with({{partner_links.column("post_id"), post_id}}))
    pass_link(link, successor, by);
  pass_registers(post_id, successor, by);
}

// Both ways: lines of the post, and lines to it. One that would join the successor with itself lapses.
void ScenarioMaker::pass_lines(std::string_view post_id, std::string_view successor, const SourceRow &by) {
  const std::size_t lower = reporting_lines.column("post_id");
  const std::size_t upper = reporting_lines.column("reports_to");
  const std::size_t kind = reporting_lines.column("kind");
  for (const std::size_t end : {lower, upper})
    for (const EditedTable::Row line : reporting_lines.rows_with({{end, post_id}})) {
      const std::size_t other = end == lower ? upper : lower;
      const std::string there(reporting_lines.id(line, other));
      const std::string of_kind(reporting_lines.id(line, kind));
      const auto same = reporting_lines.rows_with({{end, successor}, {other, there}, {kind, of_kind}});
      if (there == successor || (!same.empty() && same.front() < line)) {
        reporting_lines.remove(line);
        continue;
      }
      if (!same.empty())
        reporting_lines.remove(same.front());
      reporting_lines.set(line, end, successor, by);
    }
}

// An attendance passes to another attendee or meeting. Two that become the same one become one: the row that
// stands first, a statutory seat or the chair if either was; see join_seats.
void ScenarioMaker::pass_seat(EditedTable::Row row, std::size_t column, std::string_view to,
                              const SourceRow &by) {
  const std::size_t attendee = attendance.column("attendee_id");
  const std::size_t other = column == attendee ? attendance.column("meeting_id") : attendee;
  const std::string stays(attendance.id(row, other));
  const std::vector<EditedTable::Row> same = attendance.rows_with({{column, to}, {other, stays}});
  if (same.empty()) {
    attendance.set(row, column, to, by);
    return;
  }
  const EditedTable::Row first = std::min(row, same.front());
  const EditedTable::Row second = std::max(row, same.front());
  const std::size_t role = attendance.column("role");
  const std::string stronger(attendance.id(second, role));
  if (first == row)
    attendance.set(row, column, to, by);
  if (seat_strength(stronger) > seat_strength(attendance.id(first, role)))
    attendance.set(first, role, stronger, by);
  join_seats(first, second, by);
  attendance.remove(second);
}

// The function that a link is about: written, or that of its post.
std::string_view ScenarioMaker::link_function(EditedTable::Row link) {
  const std::string_view written = partner_links.id(link, partner_links.column("function"));
  if (!written.empty())
    return written;
  const auto post = post_entries.find(partner_links.id(link, partner_links.column("post_id")));
  return post == post_entries.end() ? std::string_view{}
                                    : posts.id(post->second.row, posts.column("function"));
}

// A link's function is fixed when it is loaded: it is written out before its post's changes.
void ScenarioMaker::fix_link_functions(std::string_view post_id, const SourceRow &by) {
  const std::size_t function_column = partner_links.column("function");
  for (const EditedTable::Row link : partner_links.rows_with({{partner_links.column("post_id"), post_id}}))
    if (const std::string of(link_function(link));
        partner_links.id(link, function_column).empty() && !of.empty())
      partner_links.set(link, function_column, of, by);
}

// A link without one has its post's new function, and may have become the same as others.
void ScenarioMaker::unite_links_of(std::string_view post_id, const SourceRow &by) {
  for (const EditedTable::Row link : partner_links.rows_with({{partner_links.column("post_id"), post_id}})) {
    if (partner_links.gone(link) || !partner_links.id(link, partner_links.column("function")).empty())
      continue;
    const std::string partner_id(partner_links.id(link, partner_links.column("partner_id")));
    const std::string of(link_function(link));
    unite_links(partner_id, post_id, of, by);
  }
}

// A link passes with the function that it had; without one it takes that of its new post.
void ScenarioMaker::pass_link(EditedTable::Row row, std::string_view successor, const SourceRow &by) {
  const std::string partner_id(partner_links.id(row, partner_links.column("partner_id")));
  std::string about(link_function(row));
  if (!about.empty())
    partner_links.set(row, partner_links.column("function"), about, by);
  else
    about = posts.id(post_entries.at(successor).row, posts.column("function"));
  partner_links.set(row, partner_links.column("post_id"), successor, by);
  unite_links(partner_id, successor, about, by);
}

// Links that become the same (partner, post, function) are one, of whatever kinds: the row that stands first,
// a lead if any was.
void ScenarioMaker::unite_links(std::string_view partner_id, std::string_view post_id,
                                std::string_view of_function, const SourceRow &by) {
  const std::size_t kind = partner_links.column("kind");
  std::vector<EditedTable::Row> same = partner_links.rows_with(
      {{partner_links.column("partner_id"), partner_id}, {partner_links.column("post_id"), post_id}});
  std::erase_if(same, [&](EditedTable::Row link) { return link_function(link) != of_function; });
  const auto is_lead = [&](EditedTable::Row link) { return same_kind(partner_links.id(link, kind), "lead"); };
  if (same.size() < 2)
    return;
  if (!is_lead(same.front()) && std::ranges::any_of(same, is_lead))
    partner_links.set(same.front(), kind, "lead", by);
  for (std::size_t i = 1; i < same.size(); ++i)
    partner_links.remove(same[i]);
}

// Its own rows go with the post, and what it did not pass on lapses. Staff groups stay, to be moved by later
// rows or reported as orphans.
void ScenarioMaker::drop_all_of(std::string_view post_id, const SourceRow &by) {
  const auto drop = [&](EditedTable &table, std::string_view column) {
    for (const EditedTable::Row row : table.rows_with({{table.column(column), post_id}}))
      table.remove(row);
  };
  drop(post_shares, "post_id");
  drop(post_functions, "post_id");
  drop(reporting_lines, "post_id");
  drop(reporting_lines, "reports_to");
  drop(attendance, "attendee_id");
  drop(partner_links, "post_id");
  pass_registers(post_id, {}, by);
}

} // namespace organograph
