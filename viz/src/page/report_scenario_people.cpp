// SPDX-License-Identifier: Apache-2.0
// People at risk, places, and the meetings replayed: one scenario of report.html.
#include "page/report_beside_posts.hpp"
#include "page/report_charts.hpp"
#include "page/report_scenario.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_groups = 40, shown_meetings = 10;

void write_groups(Html &page, const ReportInput &input, const ShownScenario &scenario) {
  const Json &groups = at(*scenario.figures, {"at_risk_groups"});
  if (groups.empty())
    return;
  open_wide_table(page, "People and deleted posts by employer and grade, as before", "people");
  write_heads(page, {"Employer", "Grade", "At risk", "Interim or acting, not counted as at risk", "Vacant"},
              2);
  page.open("tbody");
  const std::size_t rows = std::min(groups.size(), shown_groups);
  for (std::size_t i = 0; i < rows; ++i) {
    const Json &employer = at(groups[i], {"employer"});
    const bool all_of_it = std::ranges::count_if(groups, [&](const Json &group) { // the table has no grades
                             return at(group, {"employer"}) == employer;
                           }) == 1;
    const std::string grade = shown_text(text_at(groups[i], {"grade"}), 80);
    page.open("tr").element("th", organisation_name(*input.model, text_at(groups[i], {"employer"})),
                            {{"scope", "row"}});
    page.element("td", grade.empty() ? "no grade given" : grade);
    for (const auto &[key, deleted] :
         {std::pair{"at_risk", rows_at_risk}, {"no_impact", rows_interim}, {"vacant_deleted", rows_vacant}}) {
      const std::string measure = "scenarios." + std::string(key);
      write_cell(page,
                 {measure, shown_number(at(groups[i], {key}), Format::count), all_of_it ? "changes" : "",
                  "scenario=" + scenario.name + std::string(deleted) +
                      "\norganisation_id=" + text_at(groups[i], {"employer"})});
    }
    page.close();
  }
  page.close();
  close_wide_table(page);
  write_more(page, groups.size() - rows, "group", "groups", "changes");
}

std::size_t matched_so(const Json &list, std::string_view how) {
  return static_cast<std::size_t>(
      std::ranges::count_if(list, [&](const Json &entry) { return text_at(entry, {"matched"}) == how; }));
}

void write_places(Html &page, const ShownScenario &scenario) {
  const Json &ring_fence = at(*scenario.figures, {"ring_fence"});
  const Json &holders = at(ring_fence, {"holders"}), &posts = at(ring_fence, {"posts"});
  if (posts.empty() && holders.empty())
    return;
  const std::string filter = "scenario=" + scenario.name;
  page.open("p").text(
      counted(posts.size(), "created post is ring-fenced: ", "created posts are ring-fenced: "));
  write(page,
        Sentence()
            .figure("scenarios.ring_fence", shown_number(at(ring_fence, {"matched"}), Format::count),
                    "ring_fence", filter)
            .text(" of " + counted(holders.size(), "person", "people") +
                  " at risk could have one of them at the same time. Places available, not appointments."));
  page.close();
  page.open("table", {{"class", "places"}});
  page.element("caption", "Ring-fenced places: in how many ways of filling as many as can be");
  write_heads(page, {"", "In every way", "In some ways", "In no way"});
  page.open("tbody");
  for (const auto &[list, words, kind] : {std::tuple{&holders, "People who have a place", "holder"},
                                          {&posts, "Posts that are filled", "post"}}) {
    page.open("tr").element("th", words, {{"scope", "row"}});
    for (const char *how : {"every", "some", "no"})
      write_cell(page, {"scenarios.ring_fence", figure(matched_so(*list, how)), "ring_fence",
                        filter + "\nkind=" + kind + "\nmatched=" + how});
    page.close();
  }
  page.close().close();
}

/// Seats of a meeting before and after, as the tree has them; null where the meeting is not there.
struct Replayed {
  std::string id;
  const Json *before, *after;
};

double most_seats(const Json &meetings) {
  double most = 0;
  for (const Json &meeting : meetings)
    for (const char *side : {"before", "after"})
      most = std::max(most, number_at(meeting, {side, "attendances"}).value_or(0));
  return most;
}

std::string subject_of(const ShownScenario &scenario, const Replayed &meeting) {
  return meeting_name(meeting.after->is_null() ? *scenario.result->before : *scenario.result->after,
                      meeting.id);
}

void write_meeting(Html &page, const ShownScenario &scenario, const Replayed &meeting, double most) {
  const std::string filter = "scenario=" + scenario.name + "\nmeeting_id=" + meeting.id;
  const auto cell = [&](std::string_view measure, const Json &side, std::string_view key, Format format) {
    write_cell(page, {measure, side.is_null() ? "not there" : shown_number(at(side, {key}), format),
                      "scenario_meetings", filter});
  };
  page.open("tr").element("th", subject_of(scenario, meeting), {{"scope", "row"}});
  for (const Json *side : {meeting.before, meeting.after})
    cell("duplicated_attendance.attendances", *side, "attendances", Format::count);
  page.open("td", {{"class", "bar-cell"}});
  draw_bar(page, share_of(number_at(*meeting.before, {"attendances"}).value_or(0), most), "before");
  draw_bar(page, share_of(number_at(*meeting.after, {"attendances"}).value_or(0), most), "after");
  page.close();
  for (const Json *side : {meeting.before, meeting.after})
    cell("duplicated_attendance.duplicated", *side, "duplicated", Format::count);
  for (const Json *side : {meeting.before, meeting.after})
    cell("duplicated_attendance.hours_per_year", *side, "hours_per_year", Format::hours);
  page.close();
}

} // namespace

void write_scenario_people(Html &page, const ReportInput &input, const ShownScenario &scenario) {
  const Json &figures = *scenario.figures;
  page.element("h4", "People");
  const bool groups = staff_groups_change(figures), stated = states_savings(figures);
  if (number_at(figures, {"posts_deleted"}) == 0.0) {
    page.open("p");
    Sentence say;
    if (groups) {
      say.text("No post that the model names is deleted. ");
      say_staff_groups(say, figures, scenario.name);
    } else {
      say.text(stated ? "No post that the model names is deleted. Whether people are at risk in posts that "
                        "the papers do not name is not known."
                      : "No post is deleted, so nobody is at risk.");
    }
    write(page, say);
    page.close();
    return;
  }
  const std::string of = "scenario=" + scenario.name;
  page.open("p");
  Sentence words;
  words.text("People at risk: ");
  words.figure("scenarios.at_risk", shown_number(at(figures, {"at_risk"}), Format::count), "changes",
               of + std::string(rows_at_risk));
  words.text(
      " (the post that they hold goes, and they hold none after). Held by an interim or acting person, not "
      "counted as at risk: ");
  words.figure("scenarios.no_impact", shown_number(at(figures, {"no_impact"}), Format::count), "changes",
               of + std::string(rows_interim));
  words.text(". Deleted posts that are vacant: ");
  words.figure("scenarios.vacant_deleted", shown_number(at(figures, {"vacant_deleted"}), Format::count),
               "changes", of + std::string(rows_vacant));
  words.text(". ");
  if (groups)
    say_staff_groups(words, figures, scenario.name);
  write(page, words);
  page.close();
  write_groups(page, input, scenario);
  write_places(page, scenario);
}

void write_scenario_meetings(Html &page, const ShownScenario &scenario) {
  const Json &meetings = at(*scenario.figures, {"meetings"});
  if (!scenario.result->before->operator*().meetings)
    return;
  page.element("h4", "Meetings replayed");
  page.open("p");
  write(page, Sentence()
                  .text("Meetings whose seats or figures differ: ")
                  .figure("scenarios.meetings_replayed",
                          shown_number(at(*scenario.figures, {"meetings_replayed"}), Format::count),
                          "scenario_meetings", "scenario=" + scenario.name)
                  .text(". Attendance follows the successors of a post."));
  page.close();
  if (meetings.empty())
    return;
  open_wide_table(page, "Seats before (upper bar) and after (lower bar), what changes most first", "bars");
  write_heads(page, {"Meeting", "Seats before", "Seats after", "", "Duplicated before", "Duplicated after",
                     "Person-hours before", "Person-hours after"});
  page.open("tbody");
  const double most = most_seats(meetings);
  std::size_t shown = 0;
  for (const auto &[id, meeting] : meetings.items())
    if (shown++ < shown_meetings)
      write_meeting(page, scenario, {id, &at(meeting, {"before"}), &at(meeting, {"after"})}, most);
  page.close();
  close_wide_table(page);
  const auto all = static_cast<std::size_t>(number_at(*scenario.figures, {"meetings_replayed"}).value_or(0));
  write_more(page, all - std::min({all, meetings.size(), shown_meetings}), "meeting", "meetings",
             "scenario_meetings");
}

} // namespace organograph::viz
