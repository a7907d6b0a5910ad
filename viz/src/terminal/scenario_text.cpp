// SPDX-License-Identifier: Apache-2.0
#include "terminal/scenario_text.hpp"

#include "figures/identifiers.hpp"
#include "findings/proposal.hpp"
#include "findings/scenario_facts.hpp"
#include "terminal/summary_page.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::size_t name_columns = 16;
constexpr std::size_t shown_posts = 12, shown_meetings = 10, shown_holders = 20, summary_scenarios = 8;

std::string parted(const std::vector<std::string> &parts, std::string_view between = ", ") {
  std::string out;
  for (const std::string &part : parts)
    out += (out.empty() ? "" : std::string(between)) + part;
  return out;
}

std::string told(const Sentence &sentence) {
  return harmless(sentence.plain(), 2000);
}

void write_posts(WidePage &page, const StudiedScenario &scenario) {
  const Comparison &c = *scenario.comparison;
  page.entry("  Posts", told(changes_told(scenario)), name_columns);
  std::map<PostChange, std::vector<std::string>> by_change;
  for (const ChangedPost &post : c.posts)
    by_change[post.change].push_back(
        post.change == PostChange::changed ? post.post_id + " (" + parted(post.columns) + ")" : post.post_id);
  for (const auto &[change, ids] : by_change)
    page.entry("    " + std::string(name(change)), listed(ids, shown_posts), name_columns);
}

// '5 at risk, 1 interim or acting'.
std::string group_counts(const AtRiskGroup &group) {
  std::vector<std::string> parts;
  const std::pair<std::uint64_t, const char *> counts[] = {
      {group.at_risk, "at risk"}, {group.no_impact, "interim or acting"}, {group.vacant_deleted, "vacant"}};
  for (const auto &[count, words] : counts)
    if (count > 0)
      parts.push_back(figure(count) + " " + words);
  return parted(parts);
}

void write_people(WidePage &page, const StudiedScenario &scenario) {
  page.entry("  People", told(people_told(scenario, false)), name_columns);
  for (const AtRiskGroup &group : scenario.comparison->at_risk_groups)
    page.entry("    " + harmless(id(*scenario.before, group.employer), 10),
               (group.grade.empty() ? "no grade given" : harmless(group.grade, 60)) + ": " +
                   (group.blanked ? "not shown, for it or another group is of few" : group_counts(group)),
               name_columns);
}

std::vector<std::string> holders_matched(const Places &places, Matched matched) {
  std::vector<std::string> out;
  for (const RingFencedHolder &holder : places.holders)
    if (holder.matched == matched)
      out.push_back(holder.holder);
  return out;
}

std::vector<std::string> posts_matched(const Places &places, Matched matched) {
  std::vector<std::string> out;
  for (const RingFencedPost &post : places.posts)
    if (post.matched == matched)
      out.push_back(post.post_id);
  return out;
}

void write_places(WidePage &page, const StudiedScenario &scenario) {
  const Places &places = scenario.comparison->places;
  if (places.posts.empty() && places.holders.empty())
    return;
  page.entry("  Places", told(places_told(scenario)), name_columns);
  constexpr Matched all[] = {Matched::every, Matched::some, Matched::no};
  const auto words = [](Matched matched, std::string_view filled, std::string_view not_filled) {
    const std::string_view which = matched == Matched::some ? " in some of the ways to fill the most posts: "
                                                            : " in every way to fill the most posts: ";
    return std::string(matched == Matched::no ? not_filled : filled) + std::string(which);
  };
  for (const Matched matched : all)
    if (const auto holders = holders_matched(places, matched); !holders.empty())
      page.entry("    people",
                 words(matched, "have a place", "are without a place") + listed(holders, shown_holders),
                 name_columns);
  for (const Matched matched : all)
    if (const auto posts = posts_matched(places, matched); !posts.empty())
      page.entry("    posts", words(matched, "are filled", "stay empty") + listed(posts, shown_holders),
                 name_columns);
}

// 'ccc +1, pcc -1'; a part that is 0 is left out.
template <class Values, class Show>
std::string by_organisation(const Model &model, const Values &values, Show show) {
  std::vector<std::string> parts;
  for (std::size_t o = 0; o < std::min(values.size(), model->organisations.id.size()); ++o)
    if (const std::string shown = show(values[o]); shown != "0")
      parts.push_back(harmless(id(model, id_at<OrganisationId>(o)), 20) + " " + shown);
  return parted(parts);
}

std::string change_by_organisation(const Model &model, const MoneyOrFte &amount, const Comparison &c) {
  const char *const blank = c.minimum_group > 0 ? "not shown" : "unknown";
  const std::string parts =
      by_organisation(model, amount.organisations, [&](const std::optional<double> &part) {
        return part ? signed_shown(*part) : std::string(blank);
      });
  return parts.empty() ? "" : " (" + parts + ")";
}

void write_money(WidePage &page, const StudiedScenario &scenario) {
  const Model &model = *scenario.after;
  const Comparison &c = *scenario.comparison;
  if (c.fte_change.all)
    page.entry("  FTE",
               signed_shown(*c.fte_change.all) + " in all" + change_by_organisation(model, c.fte_change, c) +
                   ", by shares.",
               name_columns);
  const std::string parts =
      c.cost_change_per_year.all ? change_by_organisation(model, c.cost_change_per_year, c) : "";
  page.entry("  Money", told(cost_told(scenario)) + (parts.empty() ? "" : " By shares" + parts + "."),
             name_columns);
  if (const Sentence by_pay = cost_by_pay_told(scenario); !by_pay.empty())
    page.entry("  By pay", told(by_pay), name_columns);
  if (const Sentence savings = savings_told(scenario, true); !savings.empty())
    page.entry("  Other savings", told(savings), name_columns);
}

std::uint64_t as_invited(const ReplayedMeeting &meeting) {
  return (meeting.before ? meeting.before->as_invited : 0) + (meeting.after ? meeting.after->as_invited : 0);
}

std::uint64_t attendances(const ReplayedMeeting &meeting) {
  return (meeting.before ? meeting.before->attendances : 0) +
         (meeting.after ? meeting.after->attendances : 0);
}

std::string hours_moved(const ReplayedMeeting &meeting) {
  std::vector<std::string> parts;
  for (const TierSeats &tier : meeting.tiers) {
    if (!tier.hours_before && !tier.hours_after)
      continue;
    if ((!tier.hours_before && tier.attendances_before > 0) ||
        (!tier.hours_after && tier.attendances_after > 0)) {
      parts.push_back("tier " + tier_shown(tier.tier) + " unknown");
      continue;
    }
    const std::string change = signed_shown(tier.hours_after.value_or(0) - tier.hours_before.value_or(0));
    if (change != "0")
      parts.push_back("tier " + tier_shown(tier.tier) + " " + change);
  }
  const std::string words = as_invited(meeting) == 0 ? "; hours a year: "
                            : as_invited(meeting) == attendances(meeting)
                                ? "; hours a year, as invited: "
                                : "; hours a year, as invited where "
                                  "attendance is not known: ";
  return parts.empty() ? "" : words + parted(parts);
}

std::string seats(const std::optional<DuplicatedFigures> &figures) {
  return figures ? figure(figures->attendances) + " (" + figure(figures->duplicated) + ")" : "not there";
}

void write_meetings(WidePage &page, const std::vector<ReplayedMeeting> &meetings) {
  if (meetings.empty())
    return;
  page.entry("  Meetings",
             counted(meetings.size(), "meeting changes", "meetings change") +
                 ". Seats of posts, and in brackets the duplicated ones, before and after" +
                 (meetings.size() > shown_meetings ? "; the ten that change most:" : ":"),
             name_columns);
  for (std::size_t i = 0; i < std::min(shown_meetings, meetings.size()); ++i) {
    const ReplayedMeeting &meeting = meetings[i];
    page.line("    " + left(harmless(meeting.meeting_id), 34) + right(seats(meeting.before), 10) + "  to " +
              left(seats(meeting.after), 9) + hours_moved(meeting));
  }
}

void write_judged(WidePage &page, const Comparison &c) {
  const std::pair<Judged, const char *> figures[] = {
      {judged_duplicated(c), "duplicated seats"},
      {judged_one_voice_share(c), "share of partner contact with one voice"},
      {judged_gap(c), "gap to the targets of integration"}};
  for (const Judged which : {Judged::better, Judged::worse}) {
    std::vector<std::string> parts;
    for (const auto &[judged, words] : figures)
      if (judged == which)
        parts.emplace_back(words);
    if (!parts.empty())
      page.entry("  Aims",
                 std::string(which == Judged::better ? "towards" : "away from") +
                     " what such papers aim at (fewer duplicated seats, one voice, agreed targets): " +
                     parted(parts) + ". Every other change is just a change.",
                 name_columns);
  }
}

} // namespace

void write_scenario_head(WidePage &page, const Comparison &c) {
  const std::string title = harmless(c.title), source = harmless(c.source);
  page.entry("  " + harmless(c.name),
             (title.empty() ? "no title" : title) + (source.empty() ? "" : " (source: " + source + ")") +
                 (c.starts_from.empty() ? ". 'Before' is the baseline."
                                        : ". 'Before' is the scenario " + harmless(c.starts_from) + "."),
             32);
}

void write_scenario_facts(WidePage &page, const StudiedScenario &scenario) {
  const Comparison &c = *scenario.comparison;
  page.heading("WHAT " + harmless(c.name, 60) + " CHANGES",
               "against " + (c.starts_from.empty() ? "the baseline" : harmless(c.starts_from, 60)));
  write_posts(page, scenario);
  write_people(page, scenario);
  write_places(page, scenario);
  write_money(page, scenario);
  write_meetings(page, c.meetings);
  if (const Sentence kinds = kinds_told(scenario); !kinds.empty())
    page.entry("  Kinds kept", told(kinds), name_columns);
  if (const Sentence levels = levels_told(scenario); !levels.empty())
    page.entry("  Services", told(levels), name_columns);
  write_judged(page, c);
}

std::string scenarios_summary(std::span<const StudiedScenario> scenarios, const SummaryOptions &options) {
  if (scenarios.empty())
    return {};
  Page page(options.colour);
  page.gap();
  page.heading("SCENARIOS", "each against what it starts from; a change is no judgement");
  for (const StudiedScenario &s : scenarios.first(std::min(summary_scenarios, scenarios.size())))
    page.text(harmless(s.comparison->name, 60) + ": " + told(line_told(s)));
  if (scenarios.size() > summary_scenarios)
    page.text("and " + counted(scenarios.size() - summary_scenarios, "more scenario.", "more scenarios."));
  page.text("Side by side, and who and what changes: organograph compare MODEL");
  return page.take();
}

} // namespace organograph::viz
