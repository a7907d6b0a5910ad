// SPDX-License-Identifier: Apache-2.0
#include "model/model_warnings.hpp"
#include "model/cell_remedies.hpp"

#include <algorithm>
#include <string>
#include <vector>

// What model.md lists as warnings: the run goes on. They are looked for even when there are errors, on what
// could be read, so that one run shows everything.
namespace organograph {

namespace {

// False for a row without an identifier and for one that repeats another's: nothing can refer to it.
bool is_row_of(const Identifiers &known, std::string_view id, std::size_t row) {
  return known.find(id) == row;
}

} // namespace

void Warnings::of_posts() {
  TableReader table = maker_.reader(TableId::posts);
  const auto function = table.column("function");
  const auto status = table.column("status");
  const auto holder = table.column("holder");
  const auto tier = table.column("tier");
  // One warning instead of one a post where no post has a function: the model has none at all.
  const bool no_functions =
      std::ranges::all_of(posts_.function, [](FunctionId f) { return f == none<FunctionId>; });
  for (std::size_t p = 0; p < posts_.size(); ++p) {
    if (posts_.function[p] == none<FunctionId> && posts_.assistant[p] == 0 &&
        table.identifier(p, function).empty() && (!no_functions || p == 0))
      table.fault(p, function, Code::post_without_function, {},
                  no_functions ? "no post has a function (" + counted(posts_.size(), "post") + ")"
                               : post(p) + " has no function");
    if (posts_.status[p] == Status::vacant && names_somebody(p))
      table.fault(p, holder, Code::vacant_with_holder, data_.text[posts_.holder[p]],
                  post(p) + " is vacant and has the holder " + shown(data_.text[posts_.holder[p]]));
    if (const auto reports = posts_.reports[p]; posts_.status[p] == Status::vacant && !reports.empty())
      table.fault(p, status, Code::vacant_with_reports, "vacant",
                  post(p) + " is vacant and " + counted(reports.size(), "post") +
                      (reports.size() == 1 ? " reports" : " report") + " to it");
    const PostId manager = posts_.manager[p];
    if (manager != none<PostId> && posts_.tier[p] != 0 && posts_.tier[p] <= posts_.tier[index(manager)] &&
        posts_.layer[p] != 0 && posts_.assistant[p] == 0)
      table.fault(p, tier, Code::tier_not_below_manager, table.identifier(p, tier),
                  post(p) + " is " + tier_of(p) + " and its line manager " + post(index(manager)) + " is " +
                      tier_of(index(manager)));
  }
}

void Warnings::of_tops() {
  TableReader table = maker_.reader(TableId::posts);
  const auto reports_to = table.column("reports_to");
  std::vector<std::vector<std::size_t>> tops(data_.organisations.id.size());
  for (std::size_t p = 0; p < posts_.size(); ++p)
    if (posts_.manager[p] == none<PostId> && !maker_.manager_faulty[p] && !posts_.manager_not_known[p] &&
        posts_.employer[p] != none<OrganisationId>)
      tops[index(posts_.employer[p])].push_back(p);
  for (std::size_t o = 0; o < tops.size(); ++o) {
    if (tops[o].size() < 2)
      continue;
    constexpr std::size_t named = 5;
    std::string names;
    for (std::size_t i = 0; i < std::min(named, tops[o].size()); ++i)
      names += (i == 0 ? "" : ", ") + post(tops[o][i]);
    if (tops[o].size() > named)
      names += " and " + std::to_string(tops[o].size() - named) + " more";
    table.fault(tops[o][1], reports_to, Code::several_tops, {},
                counted(tops[o].size(), "post") + " of " + organisation(id_at<OrganisationId>(o)) +
                    " report to nobody: " + names);
  }
}

void Warnings::of_joint_posts() {
  TableReader table = maker_.reader(TableId::posts);
  const auto organisation_id = table.column("organisation_id");
  const auto id = table.column("post_id");
  std::vector<std::uint8_t> has_group(posts_.size(), 0);
  for (const StaffGroup &group : data_.staff_groups)
    if (group.reports_to != none<PostId>)
      has_group[index(group.reports_to)] = 1;
  const bool reports_lost =
      has_faulty_rows(TableId::posts, {Code::unknown_post, Code::unknown_organisation}) ||
      has_faulty_rows(TableId::post_shares, {Code::unknown_organisation});
  for (std::size_t p = 0; p < posts_.size(); ++p) {
    const auto served = posts_.serves[p];
    if (posts_.organisations_served(p) < 2 ||
        std::ranges::any_of(served, [](const Served &s) { return s.organisation == none<OrganisationId>; }))
      continue;
    const auto has = [&](std::span<const Served> list, OrganisationId o) {
      return std::ranges::any_of(list, [&](const Served &s) { return s.organisation == o; });
    };
    if (posts_.employer[p] != none<OrganisationId> && !has(served, posts_.employer[p]))
      table.fault(
          p, organisation_id, Code::joint_post_not_serving_employer, table.identifier(p, organisation_id),
          post(p) + " is employed by " + organisation(posts_.employer[p]) + " and serves others only");
    if (posts_.reports_known[p] == 0 || has_group[p] != 0 || posts_.assistant[p] != 0 || reports_lost)
      continue;
    constexpr std::size_t named = 5;
    std::string without;
    std::size_t count = 0;
    for (const Served &s : served)
      if (std::ranges::none_of(
              posts_.reports[p],
              [&](PostId report) { return has(posts_.serves[index(report)], s.organisation); }) &&
          ++count <= named)
        without += (without.empty() ? "" : " or ") + organisation(s.organisation);
    if (count > named)
      without += " or " + std::to_string(count - named) + " more";
    if (!without.empty())
      table.fault(p, id, Code::joint_post_without_reports, table.identifier(p, id),
                  "nothing in " + without + " reports to the joint post " + post(p));
  }
}

void Warnings::of_organisations() {
  if (!maker_.draft[TableId::posts] ||
      has_faulty_rows(TableId::posts, {Code::unknown_organisation, Code::missing_value}) ||
      has_faulty_rows(TableId::post_shares, {Code::unknown_organisation, Code::missing_value}))
    return;
  TableReader table = maker_.reader(TableId::organisations);
  const auto id = table.column("organisation_id");
  std::vector<std::uint8_t> seen(data_.organisations.id.size(), 0);
  const auto see = [&](OrganisationId o) {
    if (o != none<OrganisationId>)
      seen[index(o)] = 1;
  };
  for (const OrganisationId o : posts_.employer)
    see(o);
  for (const Served &s : posts_.serves.items)
    see(s.organisation);
  for (std::size_t o = 0; o < seen.size(); ++o)
    if (const std::string_view text = data_.text[data_.organisations.id[o]];
        seen[o] == 0 && is_row_of(maker_.organisations, text, o))
      table.fault(o, id, Code::organisation_without_posts, text,
                  organisation(id_at<OrganisationId>(o)) + " has no post");
}

void Warnings::of_meetings() {
  if (!data_.meetings)
    return;
  TableReader table = maker_.reader(TableId::meetings);
  const auto id = table.column("meeting_id");
  const auto duration = table.column("duration_hours");
  const Meetings &meetings = *data_.meetings;
  const auto has_none = [](const std::vector<double> &durations) {
    return std::ranges::none_of(durations, [](double d) { return is_known(d); });
  };
  const bool no_durations = has_none(meetings.duration_hours);
  const bool seats_lost = has_faulty_rows(
      TableId::attendance, {Code::unknown_meeting, Code::unknown_attendee, Code::missing_value});
  for (std::size_t m = 0; m < meetings.size(); ++m) {
    const auto name = [&] { return shown(data_.text[meetings.id[m]]); };
    const std::size_t attendees =
        meetings.seats[m].size() + meetings.never_attended[m].size() + meetings.partners[m].size();
    if (attendees < 2 && !seats_lost && is_row_of(maker_.meetings, data_.text[meetings.id[m]], m))
      table.fault(m, id, Code::meeting_with_few_attendees, data_.text[meetings.id[m]],
                  name() + (attendees == 0 ? " has no attendee" : " has one attendee"));
    if (!is_known(meetings.duration_hours[m]) && table.identifier(m, duration).empty() &&
        (!no_durations || m == 0))
      table.fault(m, duration, Code::meeting_without_duration, {},
                  no_durations ? "no meeting has a duration (" + counted(meetings.size(), "meeting") + ")"
                               : name() + " has no duration");
  }
}

// Without functions.csv a misspelt function would go unseen: whatever no post has is named, once a table and
// function.
void Warnings::of_functions() {
  if (maker_.draft[TableId::functions] || !maker_.readable(TableId::functions) ||
      !maker_.draft[TableId::posts])
    return;
  constexpr TableId tables[] = {TableId::staff_groups,  TableId::meetings,     TableId::attendance,
                                TableId::partner_links, TableId::arrangements, TableId::integration_targets};
  for (const TableId which : tables)
    of_functions_in(which, "function");
  for (const TableSchema &table : schema())
    for (const ColumnSchema &column : table.columns)
      if (table.is_register() && column.names == "functions" && !column.several)
        of_functions_in(table.id, column.name);
}

void Warnings::of_functions_in(TableId which, std::string_view head) {
  TableReader table = maker_.reader(which);
  const auto column = table.column(head);
  std::vector<std::uint8_t> told(data_.functions.id.size(), 0);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view cell = table.identifier(row, column);
    const std::uint32_t f = cell.empty() ? Identifiers::not_there : maker_.functions.find(cell);
    if (f == Identifiers::not_there || f < maker_.functions_of_posts || told[f] != 0)
      continue;
    told[f] = 1;
    table.fault(row, column, Code::function_of_no_post, cell, "no post has the function " + shown(cell));
  }
}

void Warnings::of_not_modelled() {
  const std::vector<std::uint8_t> &is_not = data_.functions.not_modelled;
  if (std::ranges::count(is_not, 1) == 0)
    return;
  std::vector<std::size_t> posts(is_not.size(), 0);
  const auto count = [&](FunctionId f) {
    if (f != none<FunctionId> && is_not[index(f)] != 0)
      ++posts[index(f)];
  };
  for (std::size_t p = 0; p < posts_.size(); ++p) {
    count(posts_.function[p]);
    for (const FunctionId further : posts_.further_functions[p])
      count(further);
  }
  TableReader table = maker_.reader(TableId::functions);
  const auto modelled = table.column("modelled");
  for (std::size_t f = 0; f < posts.size(); ++f)
    if (posts[f] > 0)
      table.fault(f, modelled, Code::function_not_modelled, "no",
                  shown(data_.text[data_.functions.id[f]]) + " is said not to be modelled, and " +
                      counted(posts[f], "post") + (posts[f] == 1 ? " has it" : " have it"));
}

void Warnings::of_partners() {
  if (!data_.partner_links || !data_.partners ||
      has_faulty_rows(TableId::partner_links,
                      {Code::unknown_partner, Code::unknown_post, Code::missing_value}))
    return;
  TableReader table = maker_.reader(TableId::partners);
  const auto id = table.column("partner_id");
  for (std::size_t q = 0; q < data_.partners->size(); ++q)
    if (const std::string_view text = data_.text[data_.partners->id[q]];
        maker_.links_of_partner[q] == 0 && is_row_of(maker_.partners, text, q))
      table.fault(q, id, Code::partner_without_links, text, shown(text) + " has no link");
}

// Numbers that are possible and seldom meant: a decimal point lost, minutes for hours, a head of all.
void Warnings::of_sizes() {
  constexpr double most_fte = 50, most_hours = 24 * 366;
  constexpr std::size_t most_reports = 500;
  TableReader table = maker_.reader(TableId::posts);
  const auto id = table.column("post_id"), fte = table.column("fte"), cost = table.column("annual_cost");
  for (std::size_t p = 0; p < posts_.size(); ++p) {
    if (posts_.fte[p] > most_fte)
      table.fault(p, fte, Code::implausible_fte, {}, post(p) + " has more than 50 FTE");
    if (posts_.annual_cost[p] > most_plausible_cost)
      table.fault(p, cost, Code::implausible_cost, {},
                  "the annual_cost of " + post(p) + " is above " + plain_number(most_plausible_cost));
    if (posts_.reports[p].size() > most_reports)
      table.fault(p, id, Code::implausible_span, table.identifier(p, id),
                  counted(posts_.reports[p].size(), "post") + " report to " + post(p));
  }
  if (!data_.meetings)
    return;
  TableReader meetings = maker_.reader(TableId::meetings);
  const auto duration = meetings.column("duration_hours");
  for (std::size_t m = 0; m < data_.meetings->size(); ++m)
    if (const double hours = data_.meetings->hours_per_year(m); hours > most_hours)
      meetings.fault(m, duration, Code::implausible_hours, meetings.identifier(m, duration),
                     shown(data_.text[data_.meetings->id[m]]) + " takes " + plain_number(hours) +
                         " hours a year, more than 8,784");
}

// A part of the occurrences, or a per cent, where their number is due.
void Warnings::of_attended() {
  const auto is_part = [](const SeatDetail &detail) { return detail.attended > 0 && detail.attended < 1; };
  if (!data_.meetings || std::ranges::none_of(data_.meetings->seat_details, is_part))
    return;
  TableReader table = maker_.reader(TableId::attendance);
  const auto attended = table.column("attended"), of_meeting = table.column("meeting_id");
  const auto attendee = table.column("attendee_id");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::uint32_t m = maker_.meetings.find(table.identifier(row, of_meeting));
    const auto number = parsed_number(table.identifier(row, attended));
    if (m == Identifiers::not_there || !number || *number <= 0 || *number >= 1)
      continue;
    if (const double all = data_.meetings->occurrences_per_year[m]; all > 1)
      table.fault(row, attended, Code::implausible_attended, {},
                  shown(data_.text[data_.meetings->id[m]]) + " takes place " + plain_number(all) +
                      " times a year, and attended of " + shown(table.identifier(row, attendee)) +
                      " is below 1 (half of them would be " + plain_number(all / 2) + ")");
  }
}

void ModelMaker::warn() {
  Warnings warnings(*this);
  warnings.of_posts();
  warnings.of_tops();
  warnings.of_holders();
  warnings.of_placeholders();
  warnings.of_joint_posts();
  warnings.of_organisations();
  warnings.of_meetings();
  warnings.of_functions();
  warnings.of_not_modelled();
  warnings.of_partners();
  warnings.of_sizes();
  warnings.of_attended();
}

} // namespace organograph
