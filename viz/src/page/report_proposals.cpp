// SPDX-License-Identifier: Apache-2.0
#include "page/report_proposals.hpp"

#include "findings/proposal.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t told_whole = 3, told_in_a_line = 12;

std::uint64_t posts_that_come_and_go(const StudiedScenario &scenario) {
  return scenario.comparison->created + scenario.comparison->deleted;
}

void write_point(Html &page, std::string_view name, const Sentence &told) {
  if (told.empty())
    return;
  page.open("div", {{"class", "point"}}).element("dt", name).open("dd");
  write(page, told);
  page.close().close();
}

void write_meetings(Html &page, const MeetingsTold &told) {
  if (told.all.empty())
    return;
  page.open("div", {{"class", "point"}}).element("dt", "Meetings").open("dd");
  write(page, told.all);
  if (!told.meetings.empty()) {
    page.open("ul");
    for (const Sentence &meeting : told.meetings) {
      page.open("li");
      write(page, meeting);
      page.close();
    }
    page.close();
  }
  page.close().close();
}

void write_proposal(Html &page, const Study &study, const StudiedScenario &scenario) {
  page.open("article", {{"class", "proposal"}}).element("h3", scenario_title(scenario));
  const std::string start = title_of_start(study, scenario);
  const std::string source = shown_text(scenario.comparison->source, 200);
  page.element("p",
               "Before and after are measured from " +
                   (start.empty() ? std::string("the model as it stands.") : "'" + start + "'.") +
                   (source.empty() ? " No source is given." : " Source: " + source + "."),
               {{"class", "of"}});
  page.open("dl", {{"class", "points"}});
  write_point(page, "Posts", posts_told(scenario));
  write_point(page, "People", people_told(scenario, true));
  Sentence money = cost_told(scenario).text(" ");
  if (const Sentence by_pay = cost_by_pay_told(scenario); !by_pay.empty())
    money.add(by_pay).text(" ");
  write_point(page, "Money", money.add(savings_told(scenario)));
  write_point(page, "Structure", structure_told(scenario));
  write_meetings(page, meetings_told(scenario, *study.model, study.analysis, start));
  write_point(page, "Partners", partners_told(scenario));
  write_point(page, "Integration", integration_told(scenario));
  page.close().close();
}

void write_line(Html &page, const Study &study, const StudiedScenario &scenario) {
  const std::string start = title_of_start(study, scenario);
  page.open("li").text(scenario_title(scenario) + (start.empty() ? "" : ", against '" + start + "'") + ": ");
  write(page, line_told(scenario));
  page.close();
}

void write_others(Html &page, const Study &study, std::span<const StudiedScenario> others) {
  if (others.empty())
    return;
  page.element("h3", "Other scenarios").open("ul", {{"class", "other-scenarios"}});
  for (std::size_t i = 0; i < std::min(others.size(), told_in_a_line); ++i)
    write_line(page, study, others[i]);
  if (others.size() > told_in_a_line)
    page.element("li", "And " + counted(others.size() - told_in_a_line, "more", "more") +
                           ": see the section on scenarios.");
  page.close();
}

} // namespace

std::vector<StudiedScenario> scenarios_in_order(const Study &study) {
  std::vector<StudiedScenario> all = study.scenarios();
  std::ranges::stable_sort(all, std::ranges::greater{}, [](const StudiedScenario &scenario) {
    const Comparison &c = *scenario.comparison;
    return std::pair(posts_that_come_and_go(scenario), c.moved + c.changed);
  });
  return all;
}

std::string title_of_start(const Study &study, const StudiedScenario &scenario) {
  const std::string &start = scenario.comparison->starts_from;
  for (const StudiedScenario &each : study.scenarios())
    if (each.comparison->name == start)
      return scenario_title(each);
  return shown_text(start, 80);
}

void report_proposals(Html &page, const Study &study) {
  const std::vector<StudiedScenario> all = scenarios_in_order(study);
  const auto whole = static_cast<std::size_t>(
      std::min<std::ptrdiff_t>(told_whole, std::ranges::count_if(all, [](const StudiedScenario &each) {
                                 return posts_that_come_and_go(each) > 0;
                               })));
  for (std::size_t i = 0; i < whole; ++i)
    write_proposal(page, study, all[i]);
  write_others(page, study, std::span(all).subspan(whole));
}

} // namespace organograph::viz
