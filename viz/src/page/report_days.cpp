// SPDX-License-Identifier: Apache-2.0
// The way there: what is there from each day on.
#include "figures/caveats.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"
#include "words/readable.hpp"

#include "organograph/viz/timeline_view.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_days = 60;

std::string count_shown(const std::optional<std::uint64_t> &count) {
  return count ? figure(*count) : "not known";
}

void write_day(Html &page, const TimelineRow &row) {
  page.open("tr").element("th", long_date(row.day), {{"scope", "row"}});
  page.element("td", figure(row.posts), {{"class", "number"}});
  write_cell(page, {"model.joint_posts", figure(row.joint_posts)});
  for (const std::optional<double> &fte : row.fte_of)
    page.element("td", fte ? rounded(*fte) : "not known", {{"class", "number"}});
  write_cell(page, {"duplicated_attendance.duplicated", count_shown(row.duplicated)});
  write_cell(page, {"partner_contact.one_voice",
                    row.one_voice ? figure(*row.one_voice) + " of " + figure(*row.shared) : "not known"});
  write_cell(page, {"scenarios.at_risk", row.at_risk ? figure(*row.at_risk) : ""});
  page.close();
}

std::string name_of(const Timeline &timeline) {
  return timeline.scenario.empty()
             ? "The model"
             : shown_text(timeline.title.empty() ? timeline.scenario : timeline.title, 120);
}

void write_days(Html &page, const Timeline &timeline) {
  open_wide_table(page, name_of(timeline) + ": what is there from each day until the next");
  std::vector<std::string> heads = {"From", "Posts", "Joint posts"};
  for (const std::string &organisation : timeline.organisation_names)
    heads.push_back("FTE " + shown_text(organisation, 60));
  heads.insert(heads.end(), {"Duplicated seats", "One voice", "People at risk"});
  write_heads(page, heads);
  page.open("tbody");
  for (std::size_t i = 0; i < std::min(timeline.rows.size(), shown_days); ++i)
    write_day(page, timeline.rows[i]);
  page.close();
  close_wide_table(page);
  write_more(page, timeline.rows.size() - std::min(timeline.rows.size(), shown_days), "day", "days", "");
}

std::string changes_told(const Timeline &timeline) {
  const TimelineRow &first = timeline.rows.front(), &last = timeline.rows.back();
  return name_of(timeline) + ": from " + counted(first.joint_posts, "joint post", "joint posts") + " of " +
         counted(first.posts, "post", "posts") + " on " + long_date(first.day) + " to " +
         counted(last.joint_posts, "joint post", "joint posts") + " of " +
         counted(last.posts, "post", "posts") + " on " + long_date(last.day) + ", in " +
         counted(timeline.rows.size() - 1, "step", "steps") + "; " +
         counted(timeline.posts.size(), "post comes, goes or serves", "posts come, go or serve") +
         " others on the way.";
}

} // namespace

void report_days(Html &page, const Study &study, Tables) {
  ViewOptions options;
  options.room = drawing_room;
  for (std::size_t i = 0; i < study.timelines.size(); ++i) {
    const Timeline &timeline = study.timelines[i];
    page.element("p", changes_told(timeline), {{"class", "lead"}});
    write_days(page, timeline);
    write_drawing(page, "The steps and the posts that change, drawn",
                  timeline_drawing(*study.model, timeline, options), "days-" + std::to_string(i) + "-",
                  false);
  }
  write_caveat(page, caveat::days);
}

} // namespace organograph::viz
