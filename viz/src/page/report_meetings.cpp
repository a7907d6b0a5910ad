// SPDX-License-Identifier: Apache-2.0
// Seats in meetings that speak for the same service at the same level.
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "figures/ranking.hpp"
#include "findings/measures.hpp"
#include "organograph/viz/meetings_view.hpp"
#include "page/report_charts.hpp"
#include "page/report_repeats.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_most_duplicated = 10;

void write_lead_of_meetings(Html &page, const Study &study) {
  const std::uint64_t inferred = study.analysis.duplicated_attendance->across_on_inferred_tiers;
  Sentence words = duplicated_told(*study.model, study.analysis);
  if (inferred > 0)
    words.text(" Resting on levels that are only counted from the top, since no tier is given: ")
        .figure("duplicated_attendance.across_on_inferred_tiers", figure(inferred), "duplicated_groups",
                "tier_inferred=yes")
        .text(".");
  page.open("p", {{"class", "lead"}});
  write(page, words);
  page.close();
}

// attendances = compared + not_compared + team_attendances + counterparts_attendances + other_attendances.
void write_account(Html &page, const Study &study) {
  struct Part {
    std::string_view measure, label, filter;
    std::uint64_t seats;
  };
  const DuplicatedAttendance &result = *study.analysis.duplicated_attendance;
  const std::array parts = {
      Part{"duplicated_attendance.compared",
           "Compared: a service is spoken for, to partners or to other services", "kind=representation",
           result.all.compared},
      Part{"duplicated_attendance.not_compared",
           "Not compared: held by law, or by a post without a service or a known tier", "kind=representation",
           result.not_compared},
      Part{"duplicated_attendance.team_attendances", "In meetings of one team", "kind=team",
           result.team_attendances},
      Part{"duplicated_attendance.counterparts_attendances",
           "In meetings of counterparts: each organisation sends its own post of one service",
           "kind=counterparts", result.counterparts_attendances},
      Part{"duplicated_attendance.other_attendances", "In case and statutory meetings", "",
           result.other_attendances},
      Part{"duplicated_attendance.attendances", "All seats of posts", "", result.all.attendances}};
  BarChart chart{"Seats in meetings, one a person", "Seats", "Number", {}};
  for (const Part &part : parts)
    chart.bars.push_back({std::string(part.label),
                          {part.measure, figure(part.seats), "meetings", std::string(part.filter)},
                          share_of(part.seats, result.all.attendances)});
  open_part(page, "What is compared");
  write_bars(page, chart);
  const auto left_out = [&](std::string_view why, const Figure &of) {
    page.open("p", {{"class", "note"}});
    write(page, Sentence().text("Left out, since " + std::string(why) + ": ").figure(of).text("."));
    page.close();
  };
  if (result.never_attended > 0)
    left_out("nobody took the seat in the year",
             {"duplicated_attendance.never_attended", figure(result.never_attended), "meetings",
              "never_attended>0"});
  if (result.same_holder > 0)
    left_out("one person holds two of the attending posts",
             {"duplicated_attendance.same_holder", figure(result.same_holder), "meetings"});
  page.close();
}

void write_meeting(Html &page, const Study &study, MeetingId meeting, std::uint64_t most) {
  const Shown shown(study.analysis);
  const DuplicatedFigures figures = study.analysis.duplicated_attendance->figures_of(*study.model, meeting);
  const std::string filter = "meeting_id=" + std::string(id(*study.model, meeting));
  page.open("tr").element("th", meeting_name(*study.model, meeting), {{"scope", "row"}});
  write_cell(page,
             {"duplicated_attendance.duplicated", shown(figures.duplicated), "duplicated_groups", filter});
  page.open("td", {{"class", "bar-cell"}});
  draw_bar(page, share_of(figures.duplicated, most));
  page.close();
  write_cell(page, {"duplicated_attendance.compared", shown(figures.compared), "meetings", filter});
  write_cell(page, {"duplicated_attendance.across_organisations", shown(figures.across_organisations),
                    "duplicated_groups", filter});
  const Ends hours{figures.duplicated_hours_per_year_low, figures.duplicated_hours_per_year_high};
  write_cell(page, {"duplicated_attendance.duplicated_hours_per_year_low",
                    shown(hours, Format::hours) + (hours.known() ? behind_hours(figures) : ""), "meetings",
                    filter});
  page.close();
}

void write_most_duplicated(Html &page, const Study &study) {
  const DuplicatedAttendance &result = *study.analysis.duplicated_attendance;
  const std::vector<MeetingId> meetings = with_most_duplicated_seats(result, shown_most_duplicated);
  if (meetings.empty()) {
    page.element("p", "No meeting has a duplicated seat.");
    return;
  }
  open_part(page, "Meetings with most duplicated seats", true);
  open_wide_table(page, "Meetings with most duplicated seats, at most ten", "bars");
  write_heads(page, {"Meeting", "Duplicated", "", "Of compared seats", "Across organisations",
                     "Person-hours a year, duplicated"});
  page.open("tbody");
  for (const MeetingId meeting : meetings)
    write_meeting(page, study, meeting, result.meetings[index(meetings.front())].duplicated);
  page.close();
  close_wide_table(page);
  page.close();
}

void write_lines(Html &page, const Study &study) {
  struct Line {
    std::string_view measure, label;
    std::uint64_t count;
  };
  const DuplicatedAttendance &result = *study.analysis.duplicated_attendance;
  const std::array lines = {
      Line{"duplicated_attendance.both_managers_present",
           "Seats whose line manager and whose manager's manager attend too", result.both_managers_present},
      Line{"duplicated_attendance.with_own_manager", "Seats whose line manager attends too",
           result.with_own_manager},
      Line{"duplicated_attendance.under_a_superior", "Seats with any manager above them in the meeting",
           result.under_a_superior},
      Line{"duplicated_attendance.layered", "Meetings that three or more layers of one organisation attend",
           result.layered}};
  open_part(page, "Within one line of management");
  page.open("table", {{"class", "plain"}});
  page.element("caption",
               "All meetings, team meetings too. Beside the duplicated seats, never added to them.");
  write_heads(page, {"What is counted", "Number"});
  page.open("tbody");
  for (const Line &line : lines) {
    page.open("tr").element("th", line.label, {{"scope", "row"}});
    write_cell(page, {line.measure, figure(line.count), "meetings"});
    page.close();
  }
  page.close().close().close();
}

} // namespace

void report_meetings(Html &page, const Study &study, Tables tables) {
  if (!study.analysis.duplicated_attendance) {
    write_not_measured(page, study.analysis, "duplicated_attendance");
    return;
  }
  write_lead_of_meetings(page, study);
  write_caveat(page, caveat::duplicated);
  ViewOptions options;
  options.room = drawing_room;
  write_drawing(page, "Who sits in which meeting, and which meetings repeat each other",
                meetings_drawing(*study.model, study.analysis, options), "meetings-", true);
  write_most_duplicated(page, study);
  write_services(page, study);
  write_repeats(page, study);
  write_who_meets(page, study);
  write_lines(page, study);
  write_account(page, study);
  for (const char *table :
       {"meetings", "duplicated_groups", "duplicated_by_function", "meeting_pairs", "co_attendance",
        "co_attendance_by_function", "co_attendance_by_organisation", "ties_beyond_chance"})
    report_table(page, study, tables, table);
}

} // namespace organograph::viz
