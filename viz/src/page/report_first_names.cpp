// SPDX-License-Identifier: Apache-2.0
// What the first screen names: the meetings with most duplicated seats, and the posts of people at risk.
#include "figures/identifiers.hpp"
#include "figures/ranking.hpp"
#include "findings/measures.hpp"
#include "findings/proposal.hpp"
#include "findings/proposal_parts.hpp"
#include "page/report_charts.hpp"
#include "page/report_first_screen.hpp"
#include "page/report_scenario.hpp"
#include "page/report_text.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t seats_listed = 3, services_listed = 1, posts_listed = 3, title_listed = 90;

// ---- seats

// ` (Adult services and 1 more)`: those of the duplicated seats, that with most first. Of a service that is
// not shown elsewhere not even the name.
std::string services_in(const Model &model, const DuplicatedAttendance &result, MeetingId meeting) {
  std::map<FunctionId, std::size_t> seats;
  const std::size_t first = result.meetings[index(meeting)].first_group;
  for (std::size_t g = first; g < result.groups.size() && result.groups[g].meeting == meeting; ++g)
    seats[result.groups[g].function] += result.posts_of(g).size() - 1;
  std::vector<std::pair<std::size_t, FunctionId>> most;
  for (const auto &[function, count] : seats)
    most.emplace_back(count, function);
  std::ranges::stable_sort(most, std::ranges::greater{}, &std::pair<std::size_t, FunctionId>::first);
  std::vector<std::string> names;
  for (const auto &[count, function] : most)
    if (!result.functions[index(function)].blanked)
      names.push_back(function_name(model, function));
  return names.empty() ? "" : " (" + listing(names, services_listed) + ")";
}

// `; 0 after`: what the scenario that is shown leaves of them.
std::string after_it(const StudiedScenario &s, std::string_view meeting) {
  const MeetingId after = proposal::meeting_of(*s.after, meeting);
  if (after == none<MeetingId> || !s.comparison->after.duplicated_attendance)
    return "; the meeting is not there after";
  return "; " + figure(s.comparison->after.duplicated_attendance->meetings[index(after)].duplicated) +
         " after";
}

void write_meeting_named(Html &page, const Study &study, const std::optional<StudiedScenario> &first,
                         MeetingId meeting) {
  const Model &model = *study.model;
  const DuplicatedAttendance &result = *study.analysis.duplicated_attendance;
  const MeetingCounts &counts = result.meetings[index(meeting)];
  const std::string of_meeting = "meeting_id=" + std::string(id(model, meeting));
  page.open("li").element("strong", meeting_name(model, meeting));
  write(page, Sentence()
                  .text(services_in(model, result, meeting) + ": ")
                  .figure("duplicated_attendance.duplicated", figure(counts.duplicated), "duplicated_groups",
                          of_meeting)
                  .text(" of ")
                  .figure("duplicated_attendance.compared", figure(counts.compared), "meetings", of_meeting)
                  .text(one_or_many(counts.compared, " compared seat", " compared seats"))
                  .text(first ? after_it(*first, id(model, meeting)) : ""));
  page.close();
}

void write_meetings_named(Html &page, const Study &study, const std::optional<StudiedScenario> &first) {
  page.element("h3", first ? "Most duplicated seats, as things are" : "Most duplicated seats");
  if (!study.analysis.duplicated_attendance) {
    write_not_measured(page, study.analysis, "duplicated_attendance");
    return;
  }
  const DuplicatedAttendance &result = *study.analysis.duplicated_attendance;
  const std::vector<MeetingId> all = with_most_duplicated_seats(result, result.meetings.size());
  const auto named = std::span(all).first(std::min(all.size(), seats_listed));
  if (named.empty()) {
    page.open("p");
    write(page, result.all.compared == 0 ? duplicated_told(*study.model, study.analysis)
                                         : Sentence().text("In no meeting."));
    page.close();
    return;
  }
  page.open("ul");
  for (const MeetingId meeting : named)
    write_meeting_named(page, study, first, meeting);
  if (all.size() > named.size())
    page.open("li")
        .element("a", "and " + counted(all.size() - named.size(), "more meeting", "more meetings"),
                 {{"href", "#meetings"}})
        .close();
  page.close();
}

// ---- people

bool names_posts(const StudiedScenario &s) {
  return !s.comparison->posts_at_risk.empty();
}

// `7 by 'The proposal': Director 1 (County); and 6 more posts`: of the first scenario that puts people at
// risk. How many the others do stands in their rows.
void write_posts_named(Html &page, const Study &study, const StudiedScenario &s) {
  const std::vector<PostId> &posts = s.comparison->posts_at_risk;
  const Model &before = *s.before;
  const std::size_t named = std::min(posts.size(), posts_listed);
  page.open("p");
  write(page, Sentence()
                  .figure("scenarios.at_risk", figure(s.comparison->at_risk), "changes",
                          proposal::rows_of(s, rows_at_risk))
                  .text(" by '" + shown_text(scenario_title(s), title_listed) + "': "));
  for (std::size_t i = 0; i < named; ++i) {
    const std::size_t post = index(posts[i]);
    page.text(i == 0 ? "" : "; ")
        .element("strong", shown_text(before.text(before->posts.title[post]), title_listed))
        .text(" (" + proposal::organisation_shown(before, before->posts.employer[post]) + ")");
  }
  page.text(posts.size() > named ? "; " : ": ")
      .element("a",
               posts.size() > named ? "and " + counted(posts.size() - named, "more post", "more posts")
                                    : "where they stand",
               {{"href", at_risk_address(study, s)}})
      .text(".")
      .close();
}

// `Assistant Chief Executive (County, acting)`: posts that end and whose holder is not at risk.
std::vector<std::string> held_meanwhile(const StudiedScenario &s) {
  const Model &before = *s.before;
  std::vector<std::string> out;
  for (const ChangedPost &post : s.comparison->posts) {
    if (post.change != PostChange::deleted)
      continue;
    const std::size_t p = index(post.before);
    if (const Status status = before->posts.status[p]; status == Status::interim || status == Status::acting)
      out.push_back(shown_text(before.text(before->posts.title[p]), title_listed) + " (" +
                    proposal::organisation_shown(before, before->posts.employer[p]) + ", " +
                    std::string(name(status)) + ")");
  }
  return out;
}

void write_at_risk_named(Html &page, const Study &study, std::span<const StudiedScenario> scenarios) {
  page.element("h3", "Whose post ends: people at risk");
  if (const auto found = std::ranges::find_if(scenarios, names_posts); found != scenarios.end()) {
    write_posts_named(page, study, *found);
    return;
  }
  page.open("p");
  write(page, people_told(scenarios.front(), false));
  if (const std::vector<std::string> acting = held_meanwhile(scenarios.front());
      !acting.empty() && study.minimum_group == 0)
    page.text(" That rests on what the rows say of " + listing(acting, posts_listed) +
              ": a permanent holder would be at risk.");
  page.close();
}

} // namespace

void write_names_in_short(Html &page, const Study &study, std::span<const StudiedScenario> scenarios) {
  page.open("div");
  write_meetings_named(page, study, scenarios.empty() ? std::nullopt : std::optional(scenarios.front()));
  page.close();
  if (scenarios.empty())
    return;
  page.open("div");
  write_at_risk_named(page, study, scenarios);
  page.close();
}

} // namespace organograph::viz
