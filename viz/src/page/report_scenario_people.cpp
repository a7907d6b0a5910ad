// SPDX-License-Identifier: Apache-2.0
// People at risk, places, and the meetings replayed: one scenario of report.html.
#include "figures/identifiers.hpp"
#include "findings/proposal.hpp"
#include "findings/proposal_parts.hpp"
#include "page/report_charts.hpp"
#include "page/report_scenario.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_groups = 40, shown_replayed = 10, posts_named = 25;

// A count of people or posts of a group; with the rows behind it where they are its own: the table has no
// grades.
void write_group_cell(Html &page, const ShownScenario &scenario, const AtRiskGroup &group, const Figure &of,
                      std::uint64_t count) {
  const bool all_of_it = std::ranges::count(scenario.result.comparison->at_risk_groups, group.employer,
                                            &AtRiskGroup::employer) == 1;
  write_cell(page, {of.measure,
                    group.blanked ? std::string(proposal::word_for_none(*scenario.result.comparison))
                                  : figure(count),
                    all_of_it ? "changes" : "",
                    "scenario=" + scenario.name + of.filter +
                        "\norganisation_id=" + std::string(id(*scenario.result.before, group.employer))});
}

void write_groups(Html &page, const ShownScenario &scenario) {
  const std::vector<AtRiskGroup> &groups = scenario.result.comparison->at_risk_groups;
  if (groups.empty())
    return;
  open_wide_table(page, "People and deleted posts by employer and grade, as before", "people");
  write_heads(page, {"Employer", "Grade", "At risk", "Interim or acting, not counted as at risk", "Vacant"},
              2);
  page.open("tbody");
  const std::size_t rows = std::min(groups.size(), shown_groups);
  for (const AtRiskGroup &group : std::span(groups).first(rows)) {
    page.open("tr").element("th", proposal::organisation_shown(*scenario.result.before, group.employer),
                            {{"scope", "row"}});
    page.element("td", group.grade.empty() ? "no grade given" : shown_text(group.grade, 80));
    const auto cell = [&](std::string_view measure, std::string_view deleted, std::uint64_t count) {
      write_group_cell(page, scenario, group, Figure(measure, "", "", std::string(deleted)), count);
    };
    cell("scenarios.at_risk", rows_at_risk, group.at_risk);
    cell("scenarios.no_impact", rows_interim, group.no_impact);
    cell("scenarios.vacant_deleted", rows_vacant, group.vacant_deleted);
    page.close();
  }
  page.close();
  close_wide_table(page);
  write_more(page, groups.size() - rows, "group", "groups", "changes");
}

// By title, as the first screen names the first of them.
void write_posts_at_risk(Html &page, const ShownScenario &scenario) {
  const Model &before = *scenario.result.before;
  const std::vector<PostId> &posts = scenario.result.comparison->posts_at_risk;
  if (posts.empty())
    return;
  const std::string id = scenario.address + "-at-risk";
  page.element("p", "Posts that end, whose holders are at risk:", {{"id", id}});
  page.open("ul", {{"class", "posts"}});
  const std::size_t named = std::min(posts.size(), posts_named);
  for (const PostId post : std::span(posts).first(named))
    page.open("li")
        .text(post_name(before, post) + ", ")
        .text(proposal::organisation_shown(before, before->posts.employer[index(post)]))
        .close();
  page.close();
  write_more(page, posts.size() - named, "post", "posts", "changes");
}

template <class Entry> std::size_t matched_so(const std::vector<Entry> &list, Matched how) {
  return static_cast<std::size_t>(std::ranges::count(list, how, &Entry::matched));
}

void write_places(Html &page, const ShownScenario &scenario) {
  const Places &places = scenario.result.comparison->places;
  const Sentence told = places_told(scenario.result);
  if (told.empty())
    return;
  page.open("p");
  write(page, told);
  page.close();
  page.open("table", {{"class", "places"}});
  page.element("caption", "Ring-fenced places: in which of the ways to fill the most posts");
  write_heads(page, {"", "In every way", "In some ways", "In no way"});
  page.open("tbody");
  const auto row = [&](std::string_view words, std::string_view kind, const auto &list) {
    page.open("tr").element("th", words, {{"scope", "row"}});
    for (const Matched how : {Matched::every, Matched::some, Matched::no})
      write_cell(page, {"scenarios.ring_fence", figure(matched_so(list, how)), "ring_fence",
                        "scenario=" + scenario.name + "\nkind=" + std::string(kind) +
                            "\nmatched=" + std::string(name(how))});
    page.close();
  };
  row("People who have a place", "holder", places.holders);
  row("Posts that are filled", "post", places.posts);
  page.close().close();
}

double seats_of(const std::optional<DuplicatedFigures> &figures) {
  return figures ? static_cast<double>(figures->attendances) : 0;
}

std::string subject_of(const ShownScenario &scenario, const ReplayedMeeting &meeting) {
  return meeting_name(meeting.after ? *scenario.result.after : *scenario.result.before, meeting.meeting_id);
}

void write_meeting(Html &page, const ShownScenario &scenario, const ReplayedMeeting &meeting, double most) {
  const std::string filter = "scenario=" + scenario.name + "\nmeeting_id=" + meeting.meeting_id;
  const Shown shown(scenario.result.comparison->minimum_group);
  const auto cells = [&](std::string_view measure, const auto &text) {
    for (const auto *side : {&meeting.before, &meeting.after})
      write_cell(page, {measure, *side ? text(**side) : "not there", "scenario_meetings", filter});
  };
  page.open("tr").element("th", subject_of(scenario, meeting), {{"scope", "row"}});
  cells("duplicated_attendance.attendances",
        [](const DuplicatedFigures &figures) { return figure(figures.attendances); });
  page.open("td", {{"class", "bar-cell"}});
  draw_bar(page, share_of(seats_of(meeting.before), most), "before");
  draw_bar(page, share_of(seats_of(meeting.after), most), "after");
  page.close();
  cells("duplicated_attendance.duplicated",
        [](const DuplicatedFigures &figures) { return figure(figures.duplicated); });
  cells("duplicated_attendance.hours_per_year",
        [&](const DuplicatedFigures &figures) { return shown(figures.hours_per_year, Format::hours); });
  page.close();
}

void write_replayed(Html &page, const ShownScenario &scenario) {
  const std::vector<ReplayedMeeting> &meetings = scenario.result.comparison->meetings;
  open_wide_table(page, "Seats before (upper bar) and after (lower bar), what changes most first", "bars");
  write_heads(page, {"Meeting", "Seats of posts before", "After", "", "Duplicated before", "Duplicated after",
                     "Person-hours before", "Person-hours after"});
  page.open("tbody");
  double most = 0;
  for (const ReplayedMeeting &meeting : meetings)
    most = std::max({most, seats_of(meeting.before), seats_of(meeting.after)});
  const std::size_t shown = std::min(meetings.size(), shown_replayed);
  for (const ReplayedMeeting &meeting : std::span(meetings).first(shown))
    write_meeting(page, scenario, meeting, most);
  page.close();
  close_wide_table(page);
  write_more(page, meetings.size() - shown, "meeting", "meetings", "scenario_meetings");
}

} // namespace

void write_scenario_people(Html &page, const ShownScenario &scenario) {
  open_part(page, "People", false, "h4");
  page.open("p");
  write(page, people_told(scenario.result, false));
  page.close();
  if (scenario.result.comparison->deleted > 0) {
    write_posts_at_risk(page, scenario);
    write_groups(page, scenario);
    write_places(page, scenario);
  }
  page.close();
}

void write_scenario_meetings(Html &page, const ShownScenario &scenario) {
  const std::vector<ReplayedMeeting> &meetings = scenario.result.comparison->meetings;
  if (!(*scenario.result.before)->meetings)
    return;
  open_part(page, "Meetings replayed", false, "h4");
  page.open("p");
  write(page, Sentence()
                  .text("Meetings whose seats or figures differ: ")
                  .figure("scenarios.meetings_replayed", figure(meetings.size()), "scenario_meetings",
                          "scenario=" + scenario.name)
                  .text(". Attendance follows the successors of a post. Hours are as invited where "
                        "attendance is not known."));
  page.close();
  if (const Sentence kinds = kinds_told(scenario.result); !kinds.empty()) {
    page.open("p", {{"class", "note"}});
    write(page, kinds);
    page.close();
  }
  if (!meetings.empty())
    write_replayed(page, scenario);
  page.close();
}

} // namespace organograph::viz
