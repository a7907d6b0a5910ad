// SPDX-License-Identifier: Apache-2.0
// Seats in meetings that speak for the same service at the same level.
#include "figures/caveats.hpp"
#include "organograph/viz/meetings_view.hpp"
#include "page/report_charts.hpp"
#include "page/report_repeats.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_meetings = 10;

const Json &figures_of(const ReportInput &input) {
  return at(*input.tree, {"duplicated_attendance"});
}

bool above_0(const Json &figures, std::string_view key) {
  return number_at(figures, {key}).value_or(0) > 0;
}

void write_hours(Sentence &words, const ReportInput &input, const Json &figures) {
  if (!number_at(figures, {"duplicated_hours_per_year"})) {
    words.text(" Their hours and cost are not known: no duration is given.");
    return;
  }
  words.text(" They take ");
  words.figure("duplicated_attendance.duplicated_hours_per_year",
               shown_number(at(figures, {"duplicated_hours_per_year"}), Format::hours), "duplicated_groups");
  words.text(" person-hours a year");
  if (above_0(figures, "meetings_without_duration")) {
    words.text(" (meetings without a duration: ");
    words.figure("duplicated_attendance.meetings_without_duration",
                 shown_number(at(figures, {"meetings_without_duration"}), Format::count), "meetings");
    words.text(")");
  }
  if (!number_at(figures, {"duplicated_cost_per_year"})) {
    words.text(not_shown(*input.tree).empty() ? "; the cost is not known." : "; the cost is not shown.");
    return;
  }
  words.text(above_0(figures, "duplicated_without_cost") ? ", at a cost of at least " : ", at a cost of ");
  words.figure("duplicated_attendance.duplicated_cost_per_year",
               shown_number(at(figures, {"duplicated_cost_per_year"}), Format::money) +
                   currency_of(*input.tree),
               "duplicated_groups");
  words.text(".");
}

void write_lead(Html &page, const ReportInput &input) {
  const Json &figures = figures_of(input);
  const auto shown = [&](std::string_view key) { return shown_number(at(figures, {key}), Format::count); };
  Sentence words;
  page.open("p", {{"class", "lead"}});
  words.figure("duplicated_attendance.duplicated", shown("duplicated"), "duplicated_groups");
  words.text(" of ").figure("duplicated_attendance.compared", shown("compared"), "meetings",
                            "kind=representation");
  words.text(one_or_many(count_at(figures, {"compared"}), " compared seat", " compared seats") +
             one_or_many(count_at(figures, {"duplicated"}), " is duplicated", " are duplicated"));
  if (number_at(figures, {"duplicated_share"})) {
    words.text(" (");
    words.figure("duplicated_attendance.duplicated_share",
                 shown_number(at(figures, {"duplicated_share"}), Format::share), "duplicated_groups");
    words.text(")");
  }
  words.text(": another seat in the same meeting speaks for the same service at the same level. ");
  words.figure("duplicated_attendance.across_organisations", shown("across_organisations"),
               "duplicated_groups");
  words.text(" across organisations, ");
  words.figure("duplicated_attendance.within_organisation", shown("within_organisation"),
               "duplicated_groups");
  words.text(" within one.");
  if (above_0(figures, "duplicated"))
    write_hours(words, input, figures);
  if (above_0(figures, "across_on_inferred_tiers")) {
    words.text(" Resting on levels that are only counted from the top, since no tier is given: ");
    words.figure("duplicated_attendance.across_on_inferred_tiers", shown("across_on_inferred_tiers"),
                 "duplicated_groups", "tier_inferred=yes");
    words.text(".");
  }
  write(page, words);
  page.close();
}

// attendances = compared + not_compared + team_attendances + other_attendances.
void write_account(Html &page, const ReportInput &input) {
  struct Part {
    std::string_view key, label, table, filter;
  };
  constexpr std::array parts = {
      Part{"compared", "Compared: a service is spoken for, to partners or to other services", "meetings",
           "kind=representation"},
      Part{"not_compared", "Not compared: held by law, or by a post without a service", "meetings",
           "kind=representation"},
      Part{"team_attendances", "In meetings of one team", "meetings", "kind=team"},
      Part{"other_attendances", "In case and statutory meetings", "meetings", ""},
      Part{"attendances", "All seats of posts", "meetings", ""}};
  const Json &figures = figures_of(input);
  const std::optional<double> all = number_at(figures, {"attendances"});
  std::vector<std::string> measures;
  for (const Part &part : parts)
    measures.push_back("duplicated_attendance." + std::string(part.key));
  BarChart chart{"Seats in meetings, one a person", "Seats", "Number", {}};
  for (std::size_t i = 0; i < parts.size(); ++i)
    chart.bars.push_back({std::string(parts[i].label),
                          {measures[i], shown_number(at(figures, {parts[i].key}), Format::count),
                           parts[i].table, std::string(parts[i].filter)},
                          share_of(number_at(figures, {parts[i].key}), all)});
  page.element("h3", "What is compared");
  write_bars(page, chart);
  if (!above_0(figures, "same_holder"))
    return;
  page.open("p", {{"class", "note"}});
  write(page, Sentence()
                  .text("Left out, since one person holds two of the attending posts: ")
                  .figure("duplicated_attendance.same_holder",
                          shown_number(at(figures, {"same_holder"}), Format::count), "meetings")
                  .text("."));
  page.close();
}

/// A meeting of tables/meetings.csv with duplicated seats.
struct Meeting {
  std::string id, subject;
  double duplicated = 0;
  TableCell cells[4]; ///< duplicated, compared, across_organisations, duplicated_hours_per_year
};

std::optional<std::size_t> column(const Table &table, std::string_view name) {
  const auto found = std::ranges::find(table.columns, name, &TableColumn::name);
  if (found == table.columns.end())
    return std::nullopt;
  return static_cast<std::size_t>(found - table.columns.begin());
}

std::string text_of(const TableCell &cell) {
  const auto *text = std::get_if<std::string>(&cell);
  return text ? *text : std::string();
}

std::vector<Meeting> most_duplicated_meetings(const Table &all) {
  const Table table = largest(all, shown_meetings); // its rank is `duplicated`
  const auto id = column(table, "meeting_id"), subject = column(table, "subject"),
             duplicated = column(table, "duplicated"), compared = column(table, "compared"),
             across = column(table, "across_organisations"),
             hours = column(table, "duplicated_hours_per_year");
  std::vector<Meeting> out;
  if (!id || !subject || !duplicated || !compared || !across || !hours)
    return out;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const TableRow row = table.rows[r];
    const auto *count = std::get_if<std::uint64_t>(&row[*duplicated]);
    if (count && *count > 0)
      out.push_back({text_of(row[*id]),
                     text_of(row[*subject]),
                     static_cast<double>(*count),
                     {row[*duplicated], row[*compared], row[*across], row[*hours]}});
  }
  std::ranges::stable_sort(out, std::ranges::greater{}, &Meeting::duplicated);
  return out;
}

std::string shown_or_unknown(const TableCell &cell, Format format) {
  const std::string shown = shown_cell(cell, format);
  return shown.empty() ? "not known" : shown;
}

void write_meeting(Html &page, const Meeting &meeting, double most) {
  const std::string filter = "meeting_id=" + meeting.id;
  const std::string subject = shown_text(meeting.subject, 120);
  page.open("tr").element("th", subject.empty() ? shown_text(meeting.id, 60) : subject, {{"scope", "row"}});
  write_cell(page, {"duplicated_attendance.duplicated", shown_or_unknown(meeting.cells[0], Format::count),
                    "duplicated_groups", filter});
  page.open("td", {{"class", "bar-cell"}});
  draw_bar(page, share_of(meeting.duplicated, most));
  page.close();
  write_cell(page, {"duplicated_attendance.compared", shown_or_unknown(meeting.cells[1], Format::count),
                    "meetings", filter});
  write_cell(page, {"duplicated_attendance.across_organisations",
                    shown_or_unknown(meeting.cells[2], Format::count), "duplicated_groups", filter});
  write_cell(page, {"duplicated_attendance.duplicated_hours_per_year",
                    shown_or_unknown(meeting.cells[3], Format::hours), "meetings", filter});
  page.close();
}

void write_most_duplicated(Html &page, const ReportInput &input) {
  const Table *table = table_named(input, "meetings");
  if (!table)
    return;
  const std::vector<Meeting> meetings = most_duplicated_meetings(*table);
  page.element("h3", "Meetings with most duplicated seats");
  if (meetings.empty()) {
    page.element("p", "No meeting has a duplicated seat.");
    return;
  }
  open_wide_table(page, "Meetings with most duplicated seats, at most ten", "bars");
  write_heads(page, {"Meeting", "Duplicated", "", "Of compared seats", "Across organisations",
                     "Person-hours a year, duplicated"});
  page.open("tbody");
  for (const Meeting &meeting : meetings)
    write_meeting(page, meeting, meetings.front().duplicated);
  page.close();
  close_wide_table(page);
}

void write_lines(Html &page, const ReportInput &input) {
  struct Line {
    std::string_view key, label;
  };
  constexpr std::array lines = {
      Line{"both_managers_present", "Seats whose line manager and whose manager's manager attend too"},
      Line{"with_own_manager", "Seats whose line manager attends too"},
      Line{"under_a_superior", "Seats with any manager above them in the meeting"},
      Line{"layered", "Meetings that three or more layers of one organisation attend"}};
  page.element("h3", "Within one line of management");
  page.open("table", {{"class", "plain"}});
  page.element("caption",
               "All meetings, team meetings too. Beside the duplicated seats, never added to them.");
  write_heads(page, {"What is counted", "Number"});
  page.open("tbody");
  for (const Line &line : lines) {
    const std::string measure = "duplicated_attendance." + std::string(line.key);
    page.open("tr").element("th", line.label, {{"scope", "row"}});
    write_cell(page, {measure, shown_number(at(figures_of(input), {line.key}), Format::count), "meetings"});
    page.close();
  }
  page.close().close();
}

} // namespace

void report_meetings(Html &page, const ReportInput &input) {
  open_section(page, "meetings", "Duplicated seats in meetings");
  if (is_measured(page, input, "duplicated_attendance")) {
    write_lead(page, input);
    write_caveat(page, caveat::duplicated);
    write_account(page, input);
    write_services(page, input);
    write_most_duplicated(page, input);
    write_lines(page, input);
    write_repeats(page, input);
    write_who_meets(page, input);
    write_drawing(page, "Drawing: who sits in which meeting, and which meetings repeat each other",
                  meetings_drawing(*input.model, *input.analysis), "meetings-", false);
    for (const char *table : {"meetings", "duplicated_groups", "duplicated_by_function", "meeting_pairs",
                              "co_attendance", "co_attendance_by_function", "co_attendance_by_organisation"})
      report_table(page, input, table);
  }
  page.close();
}

} // namespace organograph::viz
