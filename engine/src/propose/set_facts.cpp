// SPDX-License-Identifier: Apache-2.0
// What a set of remits would be as one post.
#include "organograph/engine/statutory_officers.hpp"
#include "propose/problem.hpp"
#include "scenarios/seat_strength.hpp"

#include <algorithm>
#include <iterator>

namespace organograph::proposing {

namespace {

bool holds(SetView set, std::uint16_t remit) {
  return std::ranges::binary_search(set, remit);
}

std::vector<PostId> posts_of(const Problem &problem, SetView set) {
  std::vector<PostId> out;
  for (const std::uint16_t remit : set)
    if (out.empty() || out.back() != problem.remits[remit].post)
      out.push_back(problem.remits[remit].post);
  return out;
}

// The tier that a model would give it.
std::uint32_t tier_of(const Problem &problem, SetView set) {
  const Posts &posts = problem.model->posts;
  if (const PostId kept = kept_post(problem.remits, set); kept != none<PostId>)
    return posts.tier[index(kept)];
  if (const std::uint32_t given = given_tier(problem, set); given != 0)
    return given;
  if (manager_not_known(problem, set))
    return 0;
  const PostId manager = manager_of(problem, set);
  if (manager == none<PostId>)
    return problem.model->lines_given ? 1 : 0;
  return posts.layer_known[index(manager)] != 0 ? posts.layer[index(manager)] + 1 : 0;
}

std::uint32_t breadth_of(const Problem &problem, SetView set) {
  std::set<std::pair<FunctionId, OrganisationId>> out;
  for (const std::uint16_t remit : set)
    out.emplace(problem.remits[remit].function, problem.remits[remit].organisation);
  return static_cast<std::uint32_t>(out.size());
}

bool serves(const std::vector<OrganisationId> &served, OrganisationId organisation) {
  return std::ranges::binary_search(served, organisation);
}

} // namespace

std::vector<OrganisationId> served_by(const Problem &problem, SetView set) {
  std::set<OrganisationId> out;
  for (const std::uint16_t remit : set)
    out.insert(problem.remits[remit].organisation);
  return {out.begin(), out.end()};
}

std::vector<FunctionId> functions_of(const Problem &problem, SetView set) {
  std::set<FunctionId> out;
  for (const std::uint16_t remit : set)
    out.insert(problem.remits[remit].function);
  return {out.begin(), out.end()};
}

std::vector<SeatHeld> seats_of(const Problem &problem, SetView set) {
  std::vector<ScopeSeat> all;
  for (const std::uint16_t remit : set)
    std::ranges::copy(problem.seats[remit], std::back_inserter(all));
  std::ranges::stable_sort(all, {}, &ScopeSeat::meeting);
  std::vector<SeatHeld> out;
  for (std::size_t s = 0; s < all.size(); ++s) {
    const ScopeSeat &seat = all[s];
    if (s == 0 || all[s - 1].meeting != seat.meeting) {
      out.push_back({seat.meeting, seat.function, seat.role, seat.attended});
      continue;
    }
    SeatHeld &held = out.back();
    if (seat_strength(name(seat.role)) > seat_strength(name(held.role)))
      held.role = seat.role;
    held.attended =
        is_known(held.attended) && is_known(seat.attended) ? std::max(held.attended, seat.attended) : unknown;
    const FunctionId of_meeting = problem.model->meetings->function[index(seat.meeting)];
    if (held.function != of_meeting && (seat.function == of_meeting || seat.function < held.function))
      held.function = seat.function;
  }
  return out;
}

PostId manager_of(const Problem &problem, SetView set) {
  std::vector<PostId> managers;
  bool any_top = false;
  for (const PostId post : posts_of(problem, set)) {
    const PostId manager = problem.model->posts.manager[index(post)];
    if (manager != none<PostId>)
      managers.push_back(manager);
    else
      any_top = any_top || problem.model->posts.manager_not_known[index(post)] == 0;
  }
  if (any_top || managers.empty())
    return none<PostId>;
  std::vector<PostId> in_order = managers;
  std::ranges::sort(in_order);
  const std::vector<OrganisationId> served = served_by(problem, set);
  for (const PostId manager : in_order)
    if (std::ranges::all_of(
            served, [&](OrganisationId organisation) { return problem.model.serves(manager, organisation); }))
      return manager;
  return managers.front();
}

bool manager_not_known(const Problem &problem, SetView set) {
  return manager_of(problem, set) == none<PostId> &&
         std::ranges::all_of(posts_of(problem, set), [&](PostId post) {
           return problem.model->posts.manager_not_known[index(post)] != 0;
         });
}

std::uint32_t given_tier(const Problem &problem, SetView set) {
  std::uint32_t least = UINT32_MAX;
  for (const PostId post : posts_of(problem, set)) {
    if (problem.model->posts.tier_given[index(post)] == 0)
      return 0;
    least = std::min(least, problem.model->posts.tier[index(post)]);
  }
  return least;
}

// --- what the brief forbids ----------------------------------------------------------------------------

namespace {

Forbidden by_fixed_posts(const Problem &problem, SetView set) {
  for (const BriefRow<PostId> &fixed : problem.brief.fixed) {
    const auto &own = own_remits(problem, fixed.value);
    const bool touches = std::ranges::any_of(own, [&](std::uint16_t remit) { return holds(set, remit); });
    if (touches && !std::ranges::equal(own, set))
      return {Rule::fixed, fixed.line};
  }
  return {};
}

Forbidden by_sovereign_functions(const Problem &problem, SetView set,
                                 const std::vector<OrganisationId> &served) {
  if (served.size() < 2)
    return {};
  for (const BriefRow<Sovereign> &row : problem.brief.sovereign)
    for (const std::uint16_t remit : set)
      if (problem.remits[remit].function == row.value.function &&
          (row.value.organisation == none<OrganisationId> ||
           row.value.organisation == problem.remits[remit].organisation))
        return {Rule::sovereign, row.line};
  return {};
}

bool is_rectangle(const Problem &problem, SetView set, std::size_t organisations) {
  std::set<std::pair<FunctionId, OrganisationId>> cells;
  std::set<FunctionId> functions;
  for (const std::uint16_t remit : set) {
    cells.emplace(problem.remits[remit].function, problem.remits[remit].organisation);
    functions.insert(problem.remits[remit].function);
  }
  return cells.size() == functions.size() * organisations;
}

// Two roles that the law keeps apart, of posts that are apart now.
bool breaks_statute(const Problem &problem, SetView set) {
  for (const RoleOfRemit &a : problem.roles)
    for (const RoleOfRemit &b : problem.roles) {
      if (a.organisation != b.organisation || problem.remits[a.remit].post == problem.remits[b.remit].post ||
          !holds(set, a.remit) || !holds(set, b.remit))
        continue;
      for (const StatutoryPair &pair : statutory_pairs())
        if (!pair.allowed && pair.first == a.role && pair.second == b.role)
          return true;
    }
  return false;
}

} // namespace

Forbidden forbidden(const Problem &problem, SetView set) {
  const Brief &brief = problem.brief;
  if (const Forbidden by = by_fixed_posts(problem, set); by.rule != Rule::none)
    return by;
  const std::vector<OrganisationId> served = served_by(problem, set);
  if (const Forbidden by = by_sovereign_functions(problem, set, served); by.rule != Rule::none)
    return by;
  const bool is_kept = kept_post(problem.remits, set) != none<PostId>;
  if (!brief.any_shape && !is_kept && served.size() >= 2 && !is_rectangle(problem, set, served.size()))
    return {Rule::shape, brief.shape_line};
  if (brief.breadth && breadth_of(problem, set) > brief.breadth->value)
    return {Rule::breadth, brief.breadth->line};
  if (brief.functions && functions_of(problem, set).size() > brief.functions->value)
    return {Rule::functions, brief.functions->line};
  if (!is_kept && breaks_statute(problem, set))
    return {Rule::statutory, 0};
  return {};
}

// --- what it adds --------------------------------------------------------------------------------------

std::uint32_t SetJudge::group_of(MeetingId meeting, FunctionId function, std::uint32_t tier) {
  const auto [at, is_new] =
      numbers_.try_emplace({meeting, function, tier}, static_cast<std::uint32_t>(taken_.size()));
  if (is_new)
    taken_.push_back(problem_.other_seats.contains({meeting, function, tier}) ? 1 : 0);
  return at->second;
}

SetFacts SetJudge::facts(SetView set) {
  SetFacts out;
  out.kept = kept_post(problem_.remits, set);
  out.breadth = breadth_of(problem_, set);
  out.changed = out.kept == none<PostId> ? 1 : -1;
  if (out.kept != none<PostId>)
    out.people = problem_.people[place_in_scope(problem_.brief, out.kept)];
  const PostId manager =
      out.kept == none<PostId> ? manager_of(problem_, set) : problem_.model->posts.manager[index(out.kept)];
  out.manager =
      static_cast<std::uint32_t>(std::ranges::find(problem_.managers, manager) - problem_.managers.begin());
  if (const std::uint32_t tier = problem_.has(Objective::duplicated) ? tier_of(problem_, set) : 0; tier != 0)
    for (const SeatHeld &seat : seats_of(problem_, set))
      if (problem_.kinds[index(seat.meeting)] == MeetingKind::representation &&
          seat.role != Role::statutory && seat.attended != 0)
        out.groups.push_back(group_of(seat.meeting, seat.function, tier));
  const std::vector<OrganisationId> served = served_by(problem_, set);
  for (std::uint32_t p = 0; p < problem_.pairs.size(); ++p) {
    const VoicePair &pair = problem_.pairs[p];
    if (std::ranges::none_of(pair.remits, [&](std::uint16_t remit) { return holds(set, remit); }))
      continue;
    out.pairs.push_back(p);
    if (!pair.wide && (served.size() >= 2 || !serves(served, pair.only)))
      out.widens.push_back(p);
  }
  return out;
}

// --- a structure ---------------------------------------------------------------------------------------

Objectives values_of(const Problem &problem, std::span<const RemitSet> sets) {
  SetJudge judge(problem);
  std::map<std::uint32_t, std::uint32_t> in_groups, contacts;
  std::set<std::uint32_t> widened;
  Objectives out{};
  std::int32_t changed = static_cast<std::int32_t>(problem.brief.scope.size());
  std::uint32_t people = problem.all_people, breadth = 0;
  for (const RemitSet &set : sets) {
    const SetFacts facts = judge.facts(set);
    for (const std::uint32_t group : facts.groups)
      ++in_groups[group];
    for (const std::uint32_t pair : facts.pairs)
      ++contacts[pair];
    widened.insert(facts.widens.begin(), facts.widens.end());
    changed += facts.changed;
    people -= facts.people;
    breadth = std::max(breadth, facts.breadth);
  }
  std::uint32_t duplicated = problem.same_duplicated, voices = problem.same_voices;
  for (const auto &[group, posts] : in_groups)
    duplicated += posts - (judge.taken()[group] == 0 ? 1 : 0);
  for (const auto &[pair, posts] : contacts)
    voices += posts + problem.pairs[pair].others >= 2 && (problem.pairs[pair].wide || widened.contains(pair));
  const Objectives all = {duplicated, voices,  static_cast<std::uint32_t>(sets.size()),
                          people,     breadth, static_cast<std::uint32_t>(changed)};
  for (const Objective objective : problem.objectives)
    out[static_cast<std::size_t>(objective)] = all[static_cast<std::size_t>(objective)];
  return out;
}

Forbidden forbidden(const Problem &problem, std::span<const RemitSet> sets) {
  for (const RemitSet &set : sets)
    if (const Forbidden by = forbidden(problem, SetView(set)); by.rule != Rule::none)
      return by;
  if (!problem.brief.span)
    return {};
  SetJudge judge(problem);
  std::vector<std::uint32_t> reports = problem.other_reports;
  for (const RemitSet &set : sets)
    ++reports[judge.facts(set).manager];
  for (std::size_t m = 0; m < reports.size(); ++m)
    if (problem.managers[m] != none<PostId> && reports[m] > problem.brief.span->value)
      return {Rule::span, problem.brief.span->line};
  return {};
}

} // namespace organograph::proposing
