// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/timeline.hpp"

#include "comparison/comparison_parts.hpp"
#include "dates/way.hpp"
#include "organograph/engine/attendance.hpp"
#include "organograph/engine/dates.hpp"
#include "organograph/engine/decoupling.hpp"
#include "organograph/engine/duplicated_attendance.hpp"
#include "organograph/engine/partner_contact.hpp"
#include "organograph/engine/span_of_control.hpp"
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace organograph {

namespace {

using dates::SaidOnce;
using dates::StateOfWay;
using dates::Way;

std::vector<MeetingKind> inferred_kinds(const Model &model, unsigned threads) {
  return model->meetings ? meeting_kinds(model, reduce_attendance(model, threads), threads)
                         : std::vector<MeetingKind>{};
}

// As a comparison has them: meetings keep the kind that they had before the first scenario.
std::vector<MeetingKind> kinds_of(const StateOfWay &state, unsigned threads) {
  const Model *before = &*state.base;
  std::vector<MeetingKind> kinds = inferred_kinds(*before, threads);
  for (const AppliedScenario &scenario : state.applied) {
    const Model &after = *scenario.model;
    std::vector<MeetingKind> next = inferred_kinds(after, threads);
    const std::vector<MeetingKind> kept = detail::kept_kinds(*before, kinds, after, scenario.merged);
    for (std::size_t m = 0; m < next.size(); ++m)
      if (kept[m] != MeetingKind::none)
        next[m] = kept[m];
    kinds = std::move(next);
    before = &after;
  }
  return kinds;
}

void measure_meetings(const StateOfWay &state, unsigned threads, TimelineRow &to) {
  const Model &model = state.model();
  if (!model->meetings)
    return;
  DuplicatedAttendanceOptions options;
  options.threads = threads;
  to.duplicated =
      duplicated_attendance(model, reduce_attendance(model, threads), kinds_of(state, threads), options)
          .all.duplicated;
}

TimelineRow measured_on(const std::string &day, const StateOfWay &state, unsigned threads) {
  const Model &model = state.model();
  TimelineRow out;
  out.day = day;
  out.posts = model->posts.size();
  out.joint_posts = joint_posts(model).size();
  const SpanOfControl spans = span_of_control(model);
  out.fte = spans.all.fte;
  for (const SpanScope &scope : spans.organisations)
    out.fte_of.push_back(is_known(scope.fte) ? std::optional(scope.fte) : std::nullopt);
  measure_meetings(state, threads, out);
  if (model->partner_links) {
    const PartnerContact contact = partner_contact(model);
    out.one_voice = contact.one_voice;
    out.shared = contact.shared;
  }
  return out;
}

std::uint64_t at_risk_between(const Model &before, const Model &after) {
  const auto same = detail::same_rows<PostId>(before, before->posts.id, after, after->posts.id);
  std::vector<ChangedPost> gone;
  for (std::size_t p = 0; p < same.after.size(); ++p)
    if (same.after[p] == none<PostId>)
      gone.push_back({PostChange::deleted, {}, id_at<PostId>(p), none<PostId>, {}});
  return detail::holders_at_risk(before, after, gone).size();
}

/// Every post that was there on some day.
class PostsSeen {
public:
  void see(const Model &model, std::size_t row) {
    const Posts &posts = model->posts;
    std::vector<std::uint8_t> is_there(all_.size(), 0);
    for (std::size_t p = 0; p < posts.size(); ++p) {
      const auto [at, is_new] = places_.try_emplace(std::string(model.text(posts.id[p])), all_.size());
      if (is_new) {
        all_.push_back({at->first, {}, {}});
        is_there.push_back(0);
        if (row > 0)
          all_.back().terms.push_back({0, {}, false});
      }
      PostOverDays &post = all_[at->second];
      is_there[at->second] = 1;
      post.title = model.text(posts.title[p]);
      PostTerm term{row, {}, posts.shared_with_other[p] != 0};
      for (const Served &served : posts.serves[p])
        term.serves.push_back(served.organisation);
      add(post, std::move(term));
    }
    for (std::size_t p = 0; p < all_.size(); ++p)
      if (is_there[p] == 0)
        add(all_[p], {row, {}, false});
  }

  void give(Timeline &to) {
    for (PostOverDays &post : all_)
      if (post.terms.size() > 1)
        to.posts.push_back(std::move(post));
      else
        ++to.posts_throughout;
  }

private:
  static void add(PostOverDays &post, PostTerm term) {
    if (post.terms.empty() || post.terms.back().serves != term.serves ||
        post.terms.back().with_other != term.with_other)
      post.terms.push_back(std::move(term));
  }

  std::vector<PostOverDays> all_;
  std::unordered_map<std::string, std::size_t> places_;
};

void say(const StateOfWay &state, SaidOnce &once, std::vector<Diagnostic> &to) {
  for (const auto *list : {&state.faults, &state.on.gaps})
    for (const Diagnostic &diagnostic : *list)
      once.add(diagnostic, to);
}

Diagnostic not_judged(const std::string &scenario, const std::vector<std::string> &days, std::size_t from,
                      std::size_t posts) {
  return {Code::days_not_judged,
          {},
          0,
          0,
          scenario,
          std::to_string(days.size() - from) + " of " + std::to_string(days.size()) + " days of " +
              (scenario.empty() ? "the model's dates" : "the scenario '" + scenario + "'") + ", from " +
              days[from] + " on, were not looked at: " + std::to_string(posts) + " posts on each",
          "",
          "organograph timeline" + (scenario.empty() ? "" : " --scenario " + scenario) + " judges every day"};
}

// The last of each chain; and the model alone, whose rows may have dates of their own.
std::vector<std::string> ends_of_chains(std::span<const Scenario> scenarios) {
  std::set<std::string> started;
  for (const Scenario &scenario : scenarios)
    started.insert(unapplied(scenario, false).starts_from);
  std::vector<std::string> out = {""};
  for (const Scenario &scenario : scenarios)
    if (!started.contains(scenario.name))
      out.push_back(scenario.name);
  return out;
}

} // namespace

Timeline timeline(const Draft &model, std::span<const Scenario> scenarios, const std::string &scenario,
                  unsigned threads, const DayBegins &begins) {
  Way way(model, scenarios, scenario, threads);
  Timeline out;
  out.scenario = scenario;
  out.starts_before_first_date = way.starts_before_first_turn();
  out.undated_rows = way.undated_rows();
  out.imprecise_dates = way.imprecise_dates();
  const auto named = std::ranges::find(scenarios, scenario, &Scenario::name);
  if (named != scenarios.end())
    out.title = unapplied(*named, false).title;
  const std::vector<std::string> days = way.days();
  dates::GapWatch gaps(way);
  SaidOnce once;
  StateOfWay before;
  PostsSeen posts;
  for (std::size_t d = 0; d < days.size(); ++d) {
    if (begins)
      begins(days[d], d + 1, days.size());
    StateOfWay state = way.at(days[d]);
    say(state, once, out.diagnostics);
    if (!state.there())
      continue;
    gaps.see(days[d], state);
    TimelineRow row = measured_on(days[d], state, threads);
    row.rows = way.turns_on(days[d]).size();
    if (before.base)
      row.at_risk = at_risk_between(before.model(), state.model());
    posts.see(state.model(), out.rows.size());
    out.rows.push_back(std::move(row));
    before = std::move(state);
  }
  if (before.base)
    for (std::size_t o = 0; o < before.model()->organisations.id.size(); ++o) {
      out.organisations.emplace_back(before.model().text(before.model()->organisations.id[o]));
      out.organisation_names.emplace_back(before.model().text(before.model()->organisations.name[o]));
    }
  for (const Diagnostic &gap : gaps.found)
    once.add(gap, out.diagnostics);
  posts.give(out);
  if (has_errors(out.diagnostics)) {
    out.rows.clear();
    out.posts.clear();
    out.posts_throughout = 0;
  }
  return out;
}

std::vector<Diagnostic> judge_dates(const Draft &model, std::span<const Scenario> scenarios, unsigned threads,
                                    std::size_t most) {
  std::vector<Diagnostic> out;
  SaidOnce once;
  const std::size_t posts = TableView(model, TableId::posts).rows();
  std::size_t left = most;
  for (const std::string &scenario : ends_of_chains(scenarios)) {
    Way way(model, scenarios, scenario, threads);
    dates::GapWatch gaps(way);
    const std::vector<std::string> days = way.days();
    for (std::size_t d = 0; d < days.size(); ++d) {
      const std::string &day = days[d];
      if (d > 0 && posts > left) {
        once.add(not_judged(scenario, days, d, posts), out);
        break;
      }
      left -= std::min(left, posts);
      const StateOfWay state = way.at(day);
      say(state, once, out);
      if (state.there())
        gaps.see(day, state);
    }
    for (const Diagnostic &gap : gaps.found)
      once.add(gap, out);
  }
  for (Diagnostic &diagnostic : out)
    diagnostic.only_warns = diagnostic.severity() == Severity::error;
  return out;
}

std::vector<Diagnostic> faults_on_day(const Draft &model, std::span<const Scenario> scenarios,
                                      std::span<const std::string> wanted, std::string_view date,
                                      unsigned threads) {
  const std::string day = first_day(date);
  std::vector<Diagnostic> out;
  SaidOnce once;
  std::vector<std::string> ends = {""};
  ends.insert(ends.end(), wanted.begin(), wanted.end());
  for (const std::string &scenario : ends) {
    Way way(model, scenarios, scenario, threads);
    for (const Diagnostic &fault : way.at(day).faults)
      once.add(fault, out);
  }
  return out;
}

} // namespace organograph
