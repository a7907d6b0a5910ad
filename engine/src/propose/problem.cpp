// SPDX-License-Identifier: Apache-2.0
#include "propose/problem.hpp"

#include "comparison/comparison_parts.hpp"
#include "organograph/engine/holders.hpp"
#include "organograph/engine/partner_contact.hpp"

#include <algorithm>
#include <iterator>

namespace organograph {

std::vector<Remit> remits_of(const Model &start, const Brief &brief) {
  std::vector<Remit> out;
  for (const PostId post : brief.scope) {
    std::set<FunctionId> functions = {start->posts.function[index(post)]};
    const auto further = start->posts.further_functions[index(post)];
    functions.insert(further.begin(), further.end());
    for (const FunctionId function : functions)
      for (const Served &served : start->posts.serves[index(post)])
        out.push_back({post, function, served.organisation});
  }
  return out;
}

namespace proposing {

std::size_t place_in_scope(const Brief &brief, PostId post) {
  const auto at = std::ranges::lower_bound(brief.scope, post);
  return at != brief.scope.end() && *at == post ? static_cast<std::size_t>(at - brief.scope.begin())
                                                : SIZE_MAX;
}

namespace {

bool in_scope(const Brief &brief, PostId post) {
  return place_in_scope(brief, post) != SIZE_MAX;
}

// --- seats ---------------------------------------------------------------------------------------------

void add_seats(Problem &to, MeetingId meeting, std::span<const Seat> seats, bool taken) {
  const Meetings &meetings = *to.model->meetings;
  for (const Seat &seat : seats) {
    if (!in_scope(to.brief, seat.post))
      continue;
    const FunctionId speaks_for = to.model.seat_function(meetings.function[index(meeting)], seat);
    for (const std::uint16_t remit : remits_about(to, seat.post, speaks_for))
      to.seats[remit].push_back(
          {meeting, seat.post, speaks_for, seat.role, taken ? meetings.attended(seat) : 0});
  }
}

void read_seats(Problem &to) {
  to.seats.resize(to.remits.size());
  if (!to.model->meetings)
    return;
  const Meetings &meetings = *to.model->meetings;
  const ReducedAttendance attendance = reduce_attendance(to.model);
  for (std::size_t m = 0; m < meetings.size(); ++m) {
    const auto meeting = id_at<MeetingId>(m);
    add_seats(to, meeting, meetings.seats[m], true);
    add_seats(to, meeting, meetings.never_attended[m], false);
    if (to.kinds[m] != MeetingKind::representation)
      continue;
    for (const Seat &seat : attendance.seats[m]) {
      const std::uint32_t tier = to.model->posts.tier[index(seat.post)];
      const FunctionId function = to.model.seat_function(meetings.function[m], seat);
      if (!in_scope(to.brief, seat.post) && seat.role != Role::statutory && tier != 0 &&
          function != none<FunctionId>)
        ++to.other_seats[{meeting, function, tier}];
    }
  }
  for (const auto &[group, seats] : to.other_seats)
    to.same_duplicated += seats - 1;
}

// --- partners ------------------------------------------------------------------------------------------

void read_pairs(Problem &to) {
  if (!to.model->partner_links)
    return;
  for (const PartnerFunction &pair : partner_contact(to.model).pairs) {
    VoicePair out{{}, 0, false, none<OrganisationId>};
    std::set<OrganisationId> reached;
    for (const PostId post : pair.posts) {
      if (!in_scope(to.brief, post)) {
        ++out.others;
        for (const Served &served : to.model->posts.serves[index(post)])
          reached.insert(served.organisation);
        out.wide = out.wide || to.model->posts.shared_with_other[index(post)] != 0;
        continue;
      }
      std::ranges::copy(remits_about(to, post, pair.function), std::back_inserter(out.remits));
    }
    for (const std::uint16_t remit : out.remits)
      reached.insert(to.remits[remit].organisation);
    out.wide = out.wide || reached.size() >= 2;
    out.only = *reached.begin();
    std::ranges::sort(out.remits);
    if (out.remits.empty())
      to.same_voices += pair.shared && !pair.one_voice;
    else
      to.pairs.push_back(std::move(out));
  }
}

// --- roles, managers, people ---------------------------------------------------------------------------

void read_roles(Problem &to) {
  const Register *const given = to.model.rows_of(TableId::statutory_roles);
  if (given == nullptr || !to.brief.statutory_rules)
    return;
  const std::size_t role = given->column("role"), organisation = given->column("organisation_id"),
                    post = given->column("post_id"), kind = given->column("kind");
  constexpr std::size_t deputy = 1; // in the schema's order
  for (std::size_t row = 0; row < given->size(); ++row) {
    const auto held_by = given->id<PostId>(row, post);
    if (held_by == none<PostId> || !in_scope(to.brief, held_by) || given->choice(row, kind) == deputy)
      continue;
    const auto council = given->id<OrganisationId>(row, organisation);
    const auto own = remits_about(to, held_by, to.model->posts.function[index(held_by)]);
    const auto there = std::ranges::find_if(
        own, [&](std::uint16_t remit) { return to.remits[remit].organisation == council; });
    to.roles.push_back(
        {there == own.end() ? own.front() : *there, to.model.text(given->cell(row, role).text), council});
  }
}

void read_managers(Problem &to) {
  std::set<PostId> managers;
  for (const PostId post : to.brief.scope)
    managers.insert(to.model->posts.manager[index(post)]);
  to.managers.assign(managers.begin(), managers.end());
  for (const PostId manager : to.managers) {
    std::uint32_t others = 0;
    if (manager != none<PostId>)
      for (const PostId report : to.model->posts.reports[index(manager)])
        others += !in_scope(to.brief, report) && to.model->posts.assistant[index(report)] == 0;
    to.other_reports.push_back(others);
  }
}

// Whom the posts outside the scope name.
detail::NamedHolders named_outside(const Problem &problem) {
  detail::NamedHolders out;
  for (std::size_t p = 0; p < problem.model->posts.size(); ++p)
    if (!in_scope(problem.brief, id_at<PostId>(p)))
      out.add(problem.model, id_at<PostId>(p));
  return out;
}

void read_people(Problem &to) {
  const detail::NamedHolders outside = named_outside(to);
  for (const PostId post : to.brief.scope) {
    std::uint32_t people = 0;
    const Status status = to.model->posts.status[index(post)];
    if (status == Status::filled || status == Status::seconded) {
      std::set<std::pair<std::string_view, std::string_view>> known;
      auto holders = detail::holders_of_post(to.model, post);
      if (holders.empty())
        holders.emplace_back();
      for (const HolderName &one : holders)
        if (!one.known())
          ++people;
        else if (!outside.has(one))
          people += known.emplace(one.id, one.id.empty() ? one.name : std::string_view{}).second;
    }
    to.people.push_back(people);
    to.all_people += people;
  }
}

void choose_objectives(Problem &to) {
  std::vector<Objective> asked = to.brief.objectives;
  if (asked.empty())
    asked = {Objective::duplicated, Objective::voices, Objective::posts, Objective::at_risk,
             Objective::breadth};
  for (const Objective objective : asked)
    if (objective == Objective::duplicated && !to.model->meetings)
      to.left_out.push_back({objective, "meetings.csv and attendance.csv are not both there"});
    else if (objective == Objective::voices && !to.model->partner_links)
      to.left_out.push_back({objective, "partner_links.csv is not there"});
    else
      to.objectives.push_back(objective);
}

} // namespace

bool Problem::has(Objective objective) const {
  return std::ranges::find(objectives, objective) != objectives.end();
}

Problem problem_of(const Model &start, std::span<const MeetingKind> kinds, const Brief &brief) {
  Problem out{start, brief, remits_of(start, brief), {}, {}, {}, {}, {}, {}, {}, {}, {}, 0, 0, 0, {}, {}};
  out.own.resize(brief.scope.size());
  for (std::size_t r = 0; r < out.remits.size(); ++r)
    out.own[place_in_scope(brief, out.remits[r].post)].push_back(static_cast<std::uint16_t>(r));
  out.kinds.assign(kinds.begin(), kinds.end());
  read_seats(out);
  read_pairs(out);
  read_roles(out);
  read_managers(out);
  read_people(out);
  choose_objectives(out);
  return out;
}

std::vector<std::uint16_t> remits_about(const Problem &problem, PostId post, FunctionId function) {
  const FunctionId about = function != none<FunctionId> && problem.model.has_function(post, function)
                               ? function
                               : problem.model->posts.function[index(post)];
  std::vector<std::uint16_t> out;
  for (const std::uint16_t remit : own_remits(problem, post))
    if (problem.remits[remit].function == about)
      out.push_back(remit);
  return out;
}

bool dominates(const Objectives &a, const Objectives &b) {
  bool less = false;
  for (std::size_t k = 0; k < objective_count; ++k) {
    if (a[k] > b[k])
      return false;
    less = less || a[k] < b[k];
  }
  return less;
}

} // namespace proposing

} // namespace organograph
