// SPDX-License-Identifier: Apache-2.0
#include "terminal/summary_sections.hpp"

#include "figures/identifiers.hpp"
#include "figures/ranking.hpp"
#include "findings/measures.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_items = 3, fewer_items = 2; // so that all blocks fit one screen of 40 lines
constexpr std::size_t item_columns = 66;

// Of models with agreements and their like some blocks have an item less: one screen.
std::size_t given_up(const Analysis &analysis) {
  return analysis.agreements || analysis.consultations || analysis.recharges || analysis.benefits ||
                 analysis.pay_ranges
             ? 1
             : 0;
}

std::string titled_post(const Model &model, PostId post) {
  return titled(model.text(model->posts.title[index(post)]), id(model, post), item_columns);
}

std::string titled_meeting(const Model &model, MeetingId meeting, std::size_t columns = item_columns) {
  return titled(model.text(model->meetings->subject[index(meeting)]), id(model, meeting), columns);
}

std::string pair_of_meetings(const Model &model, MeetingId a, MeetingId b) {
  constexpr std::size_t half = (item_columns - 3) / 2;
  return titled_meeting(model, a, half) + " / " + titled_meeting(model, b, half);
}

std::string function_name(const Model &model, FunctionId function) {
  return harmless(model.text(model->functions.name[index(function)]));
}

// The first posts of a key, falling; equal ones in file order. Only posts with a key above 0.
template <class Key> std::vector<PostId> largest_posts(const Model &model, std::size_t most, Key key) {
  std::vector<PostId> out;
  for (std::size_t p = 0; p < model->posts.size(); ++p)
    if (key(id_at<PostId>(p)) > 0)
      out.push_back(id_at<PostId>(p));
  const auto before = [&](PostId a, PostId b) { return std::tuple(key(b), a) < std::tuple(key(a), b); };
  const auto kept = static_cast<std::ptrdiff_t>(std::min(most, out.size()));
  std::partial_sort(out.begin(), out.begin() + kept, out.end(), before);
  out.resize(static_cast<std::size_t>(kept));
  return out;
}

std::string integration_item(const Model &model, const Integration &entry) {
  const auto level = static_cast<std::size_t>(entry.reached);
  const bool leads = entry.reached == 4 && entry.reached_at_most == 4 && entry.joint_tiers > 0U;
  const bool is_known = entry.reached == entry.reached_at_most;
  const std::string behind =
      ": " + std::string(is_known ? integration_levels[level] : "not known") +
      (leads ? " in " + counted(*entry.joint_tiers, "tier", "tiers") : "") +
      (entry.secured < entry.reached || !is_known ? ", secured " + secured_shown(entry) : "") +
      (entry.target ? ", target " + std::to_string(*entry.target) : "");
  const std::string sides = " (" + cut(harmless(id(model, entry.organisation_a)), 10) + ", " +
                            cut(harmless(id(model, entry.organisation_b)), 10) + ")";
  const std::size_t used = width(behind) + width(sides);
  return cut(function_name(model, entry.function), item_columns - std::min(used, item_columns)) + sides +
         behind;
}

// An estimate in the digits that it can bear: 1,249,950,000 is 1,200,000,000.
std::string two_digits(double value) {
  double unit = 1;
  while (value / unit >= 100)
    unit *= 10;
  return rounded(std::round(value / unit) * unit);
}

} // namespace

void summarise_spans(Page &page, const Model &model, const Analysis &analysis) {
  const SpanOfControl &result = analysis.span_of_control;
  page.heading("SPAN OF CONTROL", "no span is right by itself; vacant posts count");
  page.text(spans_told(analysis).plain());
  const auto span = [&](PostId post) { return result.posts.direct_reports[index(post)]; };
  for (const PostId post : largest_posts(model, fewer_items - given_up(analysis), span))
    page.item(counted(span(post), "report", "reports"), titled_post(model, post));
}

void summarise_duplicated(Page &page, const Model &model, const Analysis &analysis) {
  const DuplicatedAttendance &result = *analysis.duplicated_attendance;
  page.heading("DUPLICATED MEETING ATTENDANCE", "overlap is not waste, hours are not savings");
  page.text(duplicated_told(model, analysis).plain());
  for (const MeetingId meeting : most_duplicated(model, result, shown_items - given_up(analysis))) {
    const DuplicatedFigures figures = result.figures_of(model, meeting);
    std::string hours;
    if (const Ends ends{figures.duplicated_hours_per_year_low, figures.duplicated_hours_per_year_high};
        ends.known())
      hours = ", " + worded(ends, Format::hours) + " hours a year" + behind_hours(figures);
    page.item(counted(figures.duplicated, "seat", "seats"),
              titled_meeting(model, meeting, item_columns - width(hours)) + hours);
  }
}

void summarise_pairs(Page &page, const Model &model, const Analysis &analysis) {
  const MeetingPairs &pairs = *analysis.meeting_pairs;
  if (pairs.mirror.empty() && pairs.same_people.empty() && analysis.co_attendance->pairs.empty())
    return page.brief("MEETINGS THAT REPEAT EACH OTHER", "none found");
  page.heading("MEETINGS THAT REPEAT EACH OTHER", "candidates for a look, an upper bound");
  const auto &chance = analysis.ties_beyond_chance;
  const bool beyond = chance && (chance->meet_often > 0 || chance->each.seldom_beyond > 0);
  page.text(mirror_told(analysis).plain() + " " + same_people_told(analysis).plain() + " " +
            together_told(analysis).plain() + (beyond ? " " + chance_told(analysis).plain() : ""));
  const std::size_t items = shown_items - 2 * given_up(analysis),
                    mirror = std::min(pairs.mirror.size(),
                                      items - (items > 1 && !pairs.same_people.empty() ? 1 : 0));
  for (std::size_t i = 0; i < mirror; ++i)
    page.item("mirror", pair_of_meetings(model, pairs.mirror[i].a, pairs.mirror[i].b));
  for (std::size_t i = 0; i < std::min(pairs.same_people.size(), items - mirror); ++i)
    page.item(percent(pairs.same_people[i].jaccard) + " same",
              pair_of_meetings(model, pairs.same_people[i].a, pairs.same_people[i].b));
}

void summarise_contact(Page &page, const Model &model, const Analysis &analysis) {
  const PartnerContact &result = *analysis.partner_contact;
  page.heading("PARTNER CONTACT", "as declared by the councils; a partner may see it otherwise");
  page.text(contact_told(analysis).plain());
  const auto pairs = contacts_in_order(model, result);
  for (std::size_t i = 0; i < std::min(pairs.size(), fewer_items - given_up(analysis)); ++i) {
    const std::size_t q = index(pairs[i]->partner);
    const std::string function = " - " + cut(function_name(model, pairs[i]->function), 28);
    page.item(counted(pairs[i]->posts.size(), "contact", "contacts"),
              titled(model.text(model->partners->name[q]), id(model, pairs[i]->partner),
                     item_columns - width(function)) +
                  function);
  }
}

void summarise_capacity(Page &page, const Model &model, const Analysis &analysis) {
  page.heading("CAPACITY AND BREADTH", "what posts have, not what people do");
  page.text(capacity_in_short(model, analysis, shown_items).plain());
}

// A line, and what is missing or in conflict: the screen is full.
void summarise_officers(Page &page, const Model &model, const Analysis &analysis) {
  const StatutoryOfficers &result = *analysis.statutory_officers;
  const std::string held = figure(result.held) + " roles held, " + figure(result.without_deputy) +
                           " with no deputy named, " + figure(result.dual_services.size()) +
                           " in several councils";
  std::string missing;
  for (const RoleInCouncil &role : result.roles)
    if (role.state == RoleState::missing)
      missing += (missing.empty() ? "Missing: " : ", ") + harmless(role_name(role.role)) + " (" +
                 harmless(id(model, role.organisation)) + ")";
  if (missing.empty() && result.conflicts.empty())
    return page.brief("STATUTORY OFFICERS", held);
  page.heading("STATUTORY OFFICERS", held);
  if (!missing.empty())
    page.text(missing + ".");
  if (!result.conflicts.empty())
    page.text(counted(result.conflicts.size(), "pair of roles that the law keeps apart is in one person.",
                      "pairs of roles that the law keeps apart are in one person."));
}

// One line for both: the screen is full.
void summarise_agreements(Page &page, const Analysis &analysis) {
  std::string line;
  if (analysis.agreements) {
    const Agreements &result = *analysis.agreements;
    line = result.in_force
               ? figure(*result.in_force) + " in force, " + figure(*result.overdue) +
                     (*result.overdue == 1 ? " review overdue" : " reviews overdue")
               : figure(result.agreements.size()) + ", " +
                     counted(result.posts_without.size(), "joint post", "joint posts") + " without";
    const auto first_exit =
        std::ranges::find(result.dates, DueKind::exit, [](const DueDate &due) { return due.kind; });
    if (first_exit != result.dates.end())
      line += ", first exit " + first_exit->day;
  }
  if (!analysis.consultations)
    return page.brief("AGREEMENTS", line);
  const Consultations &result = *analysis.consultations;
  const std::string consulted = figure(result.consultations.size()) + ", " + figure(result.too_short) +
                                " too short, " + figure(result.reported_late) + " reported late";
  if (line.empty())
    page.brief("CONSULTATIONS", consulted);
  else
    page.brief("AGREEMENTS", line + "; consultations " + figure(result.consultations.size()) + ", " +
                                 figure(result.too_short) + " too short");
}

void summarise_recharges(Page &page, const Model &model, const Analysis &analysis) {
  page.heading("RECHARGES", "a difference is a question, not a debt");
  page.text(harmless(recharges_told(model, analysis).plain(), 300));
}

void summarise_benefits(Page &page, const Model &model, const Analysis &analysis) {
  page.brief("BENEFITS", harmless(benefits_in_short(model, analysis), 200));
}

void summarise_pay(Page &page, const Analysis &analysis) {
  page.heading("PAY RANGES", "what posts are graded at, not what anybody is paid");
  page.text(pay_told(analysis).plain());
}

void summarise_claims(Page &page, const Claims &result) {
  std::string line;
  for (std::size_t r = 0; r < claim_result_count; ++r)
    if (const auto each = static_cast<ClaimResult>(r); result.of(each) > 0)
      line += (line.empty() ? "" : ", ") + figure(result.of(each)) + " " + std::string(name(each));
  if (const std::uint64_t met = result.met_without_figures(); met > 0)
    line += "; " + figure(met) + " met without figures";
  page.brief("CLAIMS", line.empty() ? "none" : line);
}

void summarise_integration(Page &page, const Model &model, const Analysis &analysis) {
  page.heading("INTEGRATION DEPTH", "higher is not better: sharing is not an end in itself");
  const Sentence targets = analysis.services ? targets_told(*analysis.services) : Sentence();
  std::vector<const Integration *> order;
  for (const Integration &entry : analysis.integration_depth)
    if (!entry.blanked && !is_separate(entry))
      order.push_back(&entry);
  std::ranges::stable_sort(order, std::ranges::greater{}, [](const Integration *entry) {
    return std::tuple(entry->gap.value_or(0), entry->reached, entry->joint_tiers);
  });
  const std::string separate = separate_services(model, analysis.integration_depth);
  const bool has_claims = model.rows_of(TableId::claims) != nullptr; // their line is one of the screen's
  const std::size_t shown =
      std::min(order.size(), shown_items - !separate.empty() - !targets.empty() - has_claims); // one screen
  page.text(integration_told(analysis).plain() + (shown > 0 ? " Secured: every lower level is held." : "") +
            (targets.empty() ? "" : " " + targets.plain()));
  for (std::size_t i = 0; i < shown; ++i)
    page.item("level " + reached_shown(*order[i]), integration_item(model, *order[i]));
  if (!separate.empty())
    page.item("level 0", cut("separate: " + separate, item_columns));
}

void summarise_bridges(Page &page, const Model &model, const Analysis &analysis) {
  const Bridges &result = *analysis.bridges;
  const std::size_t most = analysis.statutory_officers ? fewer_items - 1 : fewer_items; // one screen
  if (result.posts.empty() && given_up(analysis) > 0)
    return page.brief("BRIDGES",
                      counted(result.connected.size(), "pair of organisations", "pairs of organisations") +
                          ", by no post alone; not for publication");
  page.heading("BRIDGES", "about named people's posts: not for publication");
  std::vector<Bridge> bridges = result.posts;
  std::ranges::stable_sort(bridges, std::ranges::greater{},
                           [](const Bridge &b) { return b.organisations.size(); });
  bridges.resize(std::min(bridges.size(), most));
  const auto between = bridges.empty() ? most_between(model, result, most) : std::vector<PostId>{};
  page.text(counted(result.connected.size(), "pair of organisations is", "pairs of organisations are") +
            " connected by lines and meetings; " +
            counted(result.posts.size(), "post is the only link.", "posts are the only link.") +
            (between.empty()
                 ? ""
                 : " Shortest ways between other posts lead most often through" +
                       std::string(result.sampled ? " (an estimate from " + figure(result.sources) +
                                                        " posts, in 95 of 100 cases within the margin):"
                                                  : ":")));
  for (const Bridge &bridge : bridges)
    page.item(counted(bridge.organisations.size(), "pair", "pairs"), titled_post(model, bridge.post));
  for (const PostId post : between)
    page.item((result.sampled ? "about " + two_digits(result.betweenness[index(post)]) + ", give or take " +
                                    two_digits(result.margin[index(post)])
                              : rounded(result.betweenness[index(post)])) +
                  (!result.sampled && rounded(result.betweenness[index(post)]) == "1" ? " way" : " ways"),
              titled_post(model, post));
}

} // namespace organograph::viz
