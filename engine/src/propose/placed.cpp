// SPDX-License-Identifier: Apache-2.0
// The start of proposals, and where the scenarios of a model stand among them.
#include "comparison/comparison_parts.hpp"
#include "organograph/engine/attendance.hpp"
#include "propose/problem.hpp"

#include <algorithm>
#include <map>

namespace organograph {

namespace {

using namespace proposing;

const AppliedScenario *named(std::span<const AppliedScenario> applied, const std::string &name) {
  const auto at = std::ranges::find(applied, name, &AppliedScenario::name);
  return at == applied.end() || !at->model ? nullptr : &*at;
}

/// From the one behind the model to the scenario itself.
std::vector<const AppliedScenario *> chain_of(std::span<const AppliedScenario> applied,
                                              const std::string &scenario) {
  std::vector<const AppliedScenario *> out;
  for (const AppliedScenario *at = named(applied, scenario); at != nullptr;
       at = named(applied, at->starts_from))
    out.insert(out.begin(), at);
  return out;
}

/// Who holds what after a scenario.
class Holders {
public:
  Holders(const Problem &problem, const Model &after, std::map<std::string, std::string> successors)
      : problem_(problem), after_(after), successors_(std::move(successors)) {
    for (std::size_t p = 0; p < after->posts.size(); ++p) {
      const std::string_view id = after.text(after->posts.id[p]);
      by_id_.emplace(id, id_at<PostId>(p));
      if (problem.model.find_post(id) == none<PostId>)
        created_.push_back(id_at<PostId>(p));
    }
    for (const PostId post : problem.brief.scope)
      if (const PostId is = after_of(id_of(post)); is != none<PostId>)
        created_.push_back(is);
  }

  /// The post that it passed to, if that has the function there; else the one of the new and remaining posts
  /// that does and stands highest.
  PostId holder_of(const Remit &remit) const {
    std::string id = id_of(remit.post);
    for (std::size_t steps = 0; after_of(id) == none<PostId> && steps <= successors_.size(); ++steps)
      if (const auto next = successors_.find(id); next != successors_.end())
        id = next->second;
    if (const PostId post = after_of(id); post != none<PostId> && holds(post, remit))
      return post;
    PostId highest = none<PostId>;
    for (const PostId post : created_)
      if (holds(post, remit) &&
          (highest == none<PostId> || after_->posts.layer[index(post)] < after_->posts.layer[index(highest)]))
        highest = post;
    return highest;
  }

private:
  std::string id_of(PostId post) const {
    return std::string(problem_.model.text(problem_.model->posts.id[index(post)]));
  }
  PostId after_of(std::string_view id) const {
    const auto at = by_id_.find(id);
    return at == by_id_.end() ? none<PostId> : at->second;
  }
  bool holds(PostId post, const Remit &remit) const {
    return after_.serves(post, remit.organisation) && has_function(post, remit.function);
  }
  // Functions are numbered anew in each model.
  bool has_function(PostId post, FunctionId function) const {
    const std::string_view id = problem_.model.text(problem_.model->functions.id[index(function)]);
    const auto is = [&](FunctionId of) {
      return of != none<FunctionId> && after_.text(after_->functions.id[index(of)]) == id;
    };
    return is(after_->posts.function[index(post)]) ||
           std::ranges::any_of(after_->posts.further_functions[index(post)], is);
  }

  const Problem &problem_;
  const Model &after_;
  std::map<std::string, std::string> successors_;
  std::map<std::string_view, PostId> by_id_;
  std::vector<PostId> created_;
};

void measure(const Problem &problem, const AppliedScenario &scenario, std::span<const RemitSet> sets,
             unsigned threads, PlacedScenario &to) {
  AnalysisOptions options;
  options.threads = threads;
  const Comparison found = compare(problem.model, problem.kinds, scenario, options);
  Objectives all = values_of(problem, sets);
  if (const auto &meetings = found.after.duplicated_attendance)
    all[0] = static_cast<std::uint32_t>(meetings->all.duplicated);
  if (const auto &partners = found.after.partner_contact)
    all[1] = static_cast<std::uint32_t>(partners->shared - partners->one_voice);
  all[3] = static_cast<std::uint32_t>(found.at_risk);
  for (const Objective objective : problem.objectives)
    to.values[static_cast<std::size_t>(objective)] = all[static_cast<std::size_t>(objective)];
  to.interim_ending = found.no_impact;
  const auto is_in_scope = [&](const ChangedPost &post) {
    return post.before != none<PostId> && place_in_scope(problem.brief, post.before) != SIZE_MAX;
  };
  to.changes_scope = std::ranges::any_of(found.posts, is_in_scope);
}

// On the front, or behind a point.
void stand(const Proposals &proposals, PlacedScenario &out) {
  const bool is_allowed = out.against.rule == Rule::none && out.lost.empty();
  for (std::size_t p = 0; p < proposals.front.size(); ++p) {
    if (is_allowed && proposals.front[p].values == out.values)
      out.equals = p;
    if (!out.dominated_by && dominates(proposals.front[p].values, out.values))
      out.dominated_by = p;
  }
}

PlacedScenario place(const Problem &problem, const Proposals &proposals,
                     std::span<const AppliedScenario *const> chain, unsigned threads) {
  const AppliedScenario &scenario = *chain.back();
  PlacedScenario out;
  out.name = scenario.name;
  out.title = scenario.title;
  std::map<std::string, std::string> successors;
  for (const AppliedScenario *const step : chain)
    for (const auto &[gone, heir] : step->successors)
      successors.insert_or_assign(gone, heir);
  const Holders holders(problem, *scenario.model, std::move(successors));
  std::map<PostId, RemitSet> held;
  for (std::uint16_t r = 0; r < problem.remits.size(); ++r)
    if (const PostId post = holders.holder_of(problem.remits[r]); post == none<PostId>)
      out.lost.push_back(r);
    else
      held[post].push_back(r);
  std::vector<RemitSet> sets;
  for (auto &[post, set] : held)
    sets.push_back(std::move(set));
  measure(problem, scenario, sets, threads, out);
  // Savings that are stated alone, or posts elsewhere: what stands on no other value has no place of its own.
  out.changes_scope = out.changes_scope || out.values != proposals.start;
  if (!out.changes_scope)
    return out;
  out.against = forbidden(problem, sets);
  stand(proposals, out);
  return out;
}

} // namespace

PlacedScenario proposing::placed_start(const Problem &problem, const Proposals &proposals) {
  PlacedScenario out;
  out.values = *proposals.start;
  out.against = forbidden(problem, problem.own);
  stand(proposals, out);
  return out;
}

std::vector<const AppliedScenario *> proposing::scenarios_to_place(std::span<const AppliedScenario> applied,
                                                                   const std::string &starts_from) {
  const std::vector<const AppliedScenario *> before = chain_of(applied, starts_from);
  std::vector<const AppliedScenario *> out;
  for (const AppliedScenario &scenario : applied)
    if (scenario.model && std::ranges::find(before, &scenario) == before.end())
      out.push_back(&scenario);
  return out;
}

std::vector<PlacedScenario> proposing::placed_of(const Problem &problem, const Proposals &proposals,
                                                 const std::string &starts_from,
                                                 std::span<const AppliedScenario> applied,
                                                 const ProposeOptions &options) {
  const std::vector<const AppliedScenario *> before = chain_of(applied, starts_from);
  std::vector<PlacedScenario> out;
  for (const AppliedScenario *const scenario : scenarios_to_place(applied, starts_from)) {
    if (options.stops && options.stops())
      return out;
    const std::vector<const AppliedScenario *> chain = chain_of(applied, scenario->name);
    if (chain.size() <= before.size() || !std::equal(before.begin(), before.end(), chain.begin())) {
      PlacedScenario elsewhere;
      elsewhere.name = scenario->name;
      elsewhere.title = scenario->title;
      elsewhere.from_start = false;
      out.push_back(std::move(elsewhere));
      continue;
    }
    out.push_back(place(problem, proposals, std::span(chain).subspan(before.size()), options.threads));
  }
  return out;
}

std::vector<PlacedScenario> placed_scenarios(const Model &start, std::span<const MeetingKind> kinds,
                                             const Brief &brief, const Proposals &proposals,
                                             const std::string &starts_from,
                                             std::span<const AppliedScenario> applied,
                                             const ProposeOptions &options) {
  return placed_of(problem_of(start, kinds, brief), proposals, starts_from, applied, options);
}

ProposeStart propose_start(const Model &model, const Draft &draft, std::span<const AppliedScenario> applied,
                           const std::string &scenario) {
  ProposeStart out{&model, &draft, meeting_kinds(model, reduce_attendance(model))};
  for (const AppliedScenario *const step : chain_of(applied, scenario)) {
    const Model &after = *step->model;
    std::vector<MeetingKind> kinds = meeting_kinds(after, reduce_attendance(after));
    if (after->meetings) {
      const std::vector<MeetingKind> kept = detail::kept_kinds(*out.model, out.kinds, after, step->merged);
      for (std::size_t m = 0; m < kinds.size(); ++m)
        if (kept[m] != MeetingKind::none)
          kinds[m] = kept[m];
    }
    out = {&after, &step->draft, std::move(kinds)};
  }
  return out;
}

} // namespace organograph
