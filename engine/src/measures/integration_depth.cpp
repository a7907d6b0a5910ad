// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/integration_depth.hpp"

#include "measures/integration_team.hpp"
#include "measures/line_order.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace organograph {
namespace {

/// The function's meetings that posts of either organisation of a pair attend.
struct JointMeetings {
  std::vector<MeetingId> networked; ///< those that test 1 asks for, rising
  double hours = 0, joint_hours = 0;
};

/// What every function is read from.
struct Sources {
  const Model &model;
  const ReducedAttendance *attendance;
  const PartnerContact *contact;
  std::vector<LineInterval> line;          ///< by PostId
  Csr<PostId> posts;                       ///< by FunctionId, depth first: everyone after those above
  Csr<MeetingId> meetings;                 ///< by FunctionId, rising
  Csr<std::uint32_t> contacts;             ///< by FunctionId, positions in contact->pairs
  std::vector<std::uint32_t> arrangements; ///< positions in the register, by function and pair
  std::vector<std::uint32_t> targets;      ///< positions in the targets, by function and pair
  bool only_named_pairs;                   ///< served_pairs_up_to
};

/// One function, laid out by the organisations that it is measured for.
struct FunctionParts {
  FunctionId function;
  std::vector<OrganisationPair> pairs;    ///< to measure, in model order
  std::vector<std::uint32_t> position_of; ///< by OrganisationId: its row below; UINT32_MAX for the others
  Csr<TeamMember> posts;                  ///< that serve it, depth first
  Csr<std::uint32_t> contacts;            ///< positions in contact->pairs, rising
  std::vector<JointMeetings> meetings;    ///< by position in pairs; empty without a meetings table

  std::uint32_t position(OrganisationId organisation) const { return position_of[index(organisation)]; }
};

/// Function and pair of a register row or a target: their order in the answer.
template <class Row> auto key_of(const Row &row) {
  return std::tuple(row.function, row.organisation_a, row.organisation_b);
}

template <class Row> std::vector<std::uint32_t> positions_by_key(const std::vector<Row> &rows) {
  std::vector<std::uint32_t> positions(rows.size());
  for (std::uint32_t i = 0; i < positions.size(); ++i)
    positions[i] = i;
  std::stable_sort(positions.begin(), positions.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return key_of(rows[a]) < key_of(rows[b]); });
  return positions;
}

template <class Row, class Key> std::span<const std::uint32_t>
positions_of(const std::vector<std::uint32_t> &sorted, const std::vector<Row> &rows, const Key &key) {
  const auto key_at = [&](std::uint32_t at) { return key_of(rows[at]); };
  return {std::ranges::lower_bound(sorted, key, {}, key_at),
          std::ranges::upper_bound(sorted, key, {}, key_at)};
}

Csr<PostId> posts_by_function(const ModelData &model, const std::vector<LineInterval> &line) {
  const Posts &posts = model.posts;
  std::vector<PostId> depth_first(posts.size());
  for (std::size_t p = 0; p < posts.size(); ++p)
    depth_first[line[p].enter] = id_at<PostId>(p);
  std::vector<std::pair<std::uint32_t, PostId>> pairs;
  for (const PostId post : depth_first) {
    if (const FunctionId own = posts.function[index(post)]; own != none<FunctionId>)
      pairs.emplace_back(static_cast<std::uint32_t>(index(own)), post);
    for (const FunctionId further : posts.further_functions[index(post)])
      pairs.emplace_back(static_cast<std::uint32_t>(index(further)), post);
  }
  return group_by_row(model.functions.id.size(), pairs);
}

Sources sources_of(const Model &model, const ReducedAttendance *attendance, const PartnerContact *contact) {
  Sources out{model,   model->meetings ? attendance : nullptr,
              contact, line_intervals(model->posts),
              {},      {},
              {},      {},
              {},      too_many_served_pairs(model)};
  const std::size_t functions = model->functions.id.size();
  out.posts = posts_by_function(*model, out.line);
  std::vector<std::pair<std::uint32_t, MeetingId>> meetings;
  if (out.attendance)
    for (std::size_t m = 0; m < model->meetings->size(); ++m)
      if (const FunctionId function = model->meetings->function[m]; function != none<FunctionId>)
        meetings.emplace_back(static_cast<std::uint32_t>(index(function)), id_at<MeetingId>(m));
  out.meetings = group_by_row(functions, meetings);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> contacts;
  if (contact)
    for (std::uint32_t i = 0; i < contact->pairs.size(); ++i)
      contacts.emplace_back(static_cast<std::uint32_t>(index(contact->pairs[i].function)), i);
  out.contacts = group_by_row(functions, contacts);
  if (model->arrangements)
    out.arrangements = positions_by_key(*model->arrangements);
  out.targets = positions_by_key(model->integration_targets);
  return out;
}

/// The organisations that posts of the function serve, rising. marks: by OrganisationId, as it was on return.
std::vector<OrganisationId> served_by(const Sources &sources, FunctionId function,
                                      std::vector<std::uint32_t> &marks) {
  std::vector<OrganisationId> served;
  for (const PostId post : sources.posts[index(function)])
    for (const Served &of : sources.model->posts.serves[index(post)])
      if (std::exchange(marks[index(of.organisation)], 0) == UINT32_MAX)
        served.push_back(of.organisation);
  for (const OrganisationId organisation : served)
    marks[index(organisation)] = UINT32_MAX;
  std::sort(served.begin(), served.end());
  return served;
}

/// The pairs to measure, in model order: both served by posts of the function, or named by the register or a
/// target.
std::vector<OrganisationPair> pairs_of(const Sources &sources, FunctionId function,
                                       const std::vector<OrganisationId> &served) {
  std::vector<OrganisationPair> pairs;
  for (std::size_t a = 0; a < served.size(); ++a)
    for (std::size_t b = a + 1; b < served.size(); ++b)
      pairs.emplace_back(served[a], served[b]);
  const auto add_named = [&](const auto &rows, const std::vector<std::uint32_t> &by_function) {
    const auto function_at = [&](std::uint32_t at) { return rows[at].function; };
    const auto end = std::ranges::upper_bound(by_function, function, {}, function_at);
    for (auto at = std::ranges::lower_bound(by_function, function, {}, function_at); at != end; ++at)
      pairs.emplace_back(rows[*at].organisation_a, rows[*at].organisation_b);
  };
  if (sources.model->arrangements)
    add_named(*sources.model->arrangements, sources.arrangements);
  // An agreed target says that the service is meant to be shared: nothing shared yet is the answer, not
  // silence.
  add_named(sources.model->integration_targets, sources.targets);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

/// The seats of one meeting that are an organisation's.
struct Attended {
  OrganisationId organisation;
  PostId first;
  std::uint32_t posts;
};

/// By organisation, those of no measured pair left out.
void attended_by(const Sources &sources, const FunctionParts &parts, MeetingId meeting,
                 std::vector<std::pair<OrganisationId, PostId>> &seats, std::vector<Attended> &out) {
  seats.clear();
  out.clear();
  for (const Seat &seat : sources.attendance->seats[index(meeting)])
    for (const Served &served : sources.model->posts.serves[index(seat.post)])
      if (parts.position(served.organisation) != UINT32_MAX)
        seats.emplace_back(served.organisation, seat.post);
  std::sort(seats.begin(), seats.end());
  for (const auto &[organisation, post] : seats)
    if (!out.empty() && out.back().organisation == organisation)
      ++out.back().posts;
    else
      out.push_back({organisation, post, 1});
}

/// Some post of the one organisation and another post of the other.
bool two_posts(const Attended &a, const Attended &b) {
  return a.posts > 1 || b.posts > 1 || a.first != b.first;
}

/// Meeting by meeting, not pair by pair: few of many organisations attend any one meeting.
std::vector<JointMeetings> joint_meetings(const Sources &sources, const FunctionParts &parts,
                                          std::size_t rows) {
  const Meetings &meetings = *sources.model->meetings;
  std::vector<JointMeetings> out(parts.pairs.size());
  std::vector<double> hours_of(rows);
  std::vector<std::pair<OrganisationId, PostId>> seats;
  std::vector<Attended> attended;
  for (const MeetingId meeting : sources.meetings[index(parts.function)]) {
    attended_by(sources, parts, meeting, seats, attended);
    const double duration = meetings.hours_per_year(index(meeting));
    const double hours = is_known(duration) ? duration : 0;
    for (auto a = attended.begin(); a != attended.end(); ++a) {
      hours_of[parts.position(a->organisation)] += hours;
      for (auto b = std::next(a); b != attended.end(); ++b) {
        const OrganisationPair pair{a->organisation, b->organisation};
        const auto at = std::ranges::lower_bound(parts.pairs, pair);
        if (at == parts.pairs.end() || *at != pair)
          continue;
        JointMeetings &of_pair = out[static_cast<std::size_t>(at - parts.pairs.begin())];
        of_pair.joint_hours += hours;
        if (meetings.occurrences_per_year[index(meeting)] >= 2 && two_posts(*a, *b))
          of_pair.networked.push_back(meeting);
      }
    }
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto &[a, b] = parts.pairs[i];
    const double joint = out[i].joint_hours; // the share is to stay in [0, 1] whatever the sums round to
    out[i].hours = std::max(joint, hours_of[parts.position(a)] + hours_of[parts.position(b)] - joint);
  }
  return out;
}

/// Rows are numbered from 0 for each function: a model may have many functions and many organisations.
void lay_out(const Sources &sources, FunctionParts &parts, std::size_t rows) {
  const Posts &columns = sources.model->posts;
  std::vector<std::pair<std::uint32_t, TeamMember>> posts;
  for (const PostId post : sources.posts[index(parts.function)])
    for (const Served &served : columns.serves[index(post)])
      if (const std::uint32_t row = parts.position(served.organisation); row != UINT32_MAX) {
        const std::size_t p = index(post);
        posts.push_back(
            {row, {post, columns.manager[p], sources.line[p], columns.fte[p], columns.employer[p]}});
      }
  parts.posts = group_by_row(rows, posts);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> contacts;
  for (const std::uint32_t at : sources.contacts[index(parts.function)])
    for (const OrganisationId organisation : sources.contact->pairs[at].organisations)
      if (const std::uint32_t row = parts.position(organisation); row != UINT32_MAX)
        contacts.emplace_back(row, at);
  parts.contacts = group_by_row(rows, contacts);
  parts.meetings.clear();
  if (sources.attendance)
    parts.meetings = joint_meetings(sources, parts, rows);
}

std::optional<double> share(double part, double whole) {
  return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

void read_meetings(JointMeetings &found, Integration &out) {
  out.tests[1] = !found.networked.empty();
  out.meetings = std::move(found.networked);
  out.vector.joint_hours = share(found.joint_hours, found.hours);
}

void read_contacts(const Sources &sources, std::span<const std::uint32_t> of_a,
                   std::span<const std::uint32_t> of_b, Integration &out) {
  std::vector<std::uint32_t> both;
  std::ranges::set_intersection(of_a, of_b, std::back_inserter(both));
  const auto one_voice =
      std::ranges::count_if(both, [&](std::uint32_t at) { return sources.contact->pairs[at].one_voice; });
  out.vector.one_voice = share(static_cast<double>(one_voice), static_cast<double>(both.size()));
}

/// Tests 2, 6 and 7, and what the register adds to test 3.
void read_register(const Sources &sources, Integration &out) {
  const auto &rows = sources.model->arrangements;
  if (!rows)
    return;
  const auto found = positions_of(sources.arrangements, *rows, key_of(out));
  out.arrangements.assign(found.begin(), found.end());
  out.vector.dimensions.fill(0);
  for (const std::uint32_t at : out.arrangements)
    out.vector.dimensions[static_cast<std::size_t>((*rows)[at].dimension)] =
        static_cast<double>((*rows)[at].state) / 2;
  const auto at_least = [&](Dimension dimension, double state) {
    return *out.vector.dimensions[static_cast<std::size_t>(dimension)] >= state;
  };
  const bool policy = at_least(Dimension::policy, 0.5);
  const bool common_tools = at_least(Dimension::systems, 0.5) || at_least(Dimension::data, 0.5);
  const bool common_rules = policy || at_least(Dimension::contracts, 0.5);
  out.tests[2] = policy || at_least(Dimension::governance, 0.5);
  out.tests[3] = *out.tests[3] || at_least(Dimension::provision, 0.5);
  out.tests[6] = at_least(Dimension::front_door, 1) || (common_tools && common_rules);
  out.tests[7] = *out.tests[6] && at_least(Dimension::budget, 1);
}

void read_team(const Team &team, Integration &out) {
  out.heads = team.heads;
  out.tiers = static_cast<std::uint32_t>(team.tier_is_joint.size());
  const auto sovereign = std::find(team.tier_is_joint.begin(), team.tier_is_joint.end(), false);
  out.joint_tiers = static_cast<std::uint32_t>(sovereign - team.tier_is_joint.begin());
  out.vector.joint_tiers = share(out.joint_tiers, out.tiers);
  out.vector.joint_fte = share(team.joint_fte, team.fte);
  out.vector.joint_lines =
      share(static_cast<double>(team.lines_of_two_employers), static_cast<double>(team.lines));
  out.level_5_share = share(team.joint_fte_below, team.fte_below);
  // FTE are decimals: three posts of 0.1 are to be half of 0.6.
  const double threshold = level_5_threshold * team.fte_below * (1 - 1e-9);
  out.tests[3] = team.line_between;
  out.tests[4] = out.joint_tiers > 0;
  out.tests[5] = team.fte_below > 0 && team.joint_fte_below >= threshold;
}

void climb_ladder(Integration &out) {
  Ladder ladder = climb(out.tests);
  out.reached = ladder.reached;
  out.secured = ladder.secured;
  out.operation = ladder.operation;
  out.missing = std::move(ladder.missing);
  if (!out.level_5_share)
    return;
  IntegrationTests otherwise = out.tests;
  otherwise[5] = !*out.tests[5];
  const Ladder other = climb(otherwise);
  out.reached_otherwise = other.reached;
  out.secured_otherwise = other.secured;
}

void read_target(const Sources &sources, Integration &out) {
  const auto &targets = sources.model->integration_targets;
  const auto found = positions_of(sources.targets, targets, key_of(out));
  if (found.empty())
    return;
  const IntegrationTarget &target = targets[found.front()];
  out.target = target.level;
  out.gap = std::max(0, *out.target - out.secured);
  out.target_reason = target.reason;
}

Integration measure(const Sources &sources, FunctionParts &parts, std::size_t of) {
  const OrganisationPair pair = parts.pairs[of];
  Integration out;
  out.function = parts.function;
  std::tie(out.organisation_a, out.organisation_b) = pair;
  const std::uint32_t a = parts.position(pair.first);
  const std::uint32_t b = parts.position(pair.second);
  read_team(team_of(parts.posts[a], parts.posts[b], pair), out);
  if (sources.attendance)
    read_meetings(parts.meetings[of], out);
  read_register(sources, out);
  read_contacts(sources, parts.contacts[a], parts.contacts[b], out);
  climb_ladder(out);
  read_target(sources, out);
  return out;
}

std::vector<Integration> measure_function(const Sources &sources, FunctionId function, FunctionParts &parts) {
  std::vector<Integration> out;
  parts.function = function;
  parts.pairs = pairs_of(sources, function,
                         sources.only_named_pairs ? std::vector<OrganisationId>{}
                                                  : served_by(sources, function, parts.position_of));
  std::uint32_t rows = 0;
  for (const auto &[a, b] : parts.pairs)
    for (const OrganisationId organisation : {a, b})
      if (std::uint32_t &position = parts.position_of[index(organisation)]; position == UINT32_MAX)
        position = rows++;
  if (rows == 0)
    return out;
  lay_out(sources, parts, rows);
  out.reserve(parts.pairs.size());
  for (std::size_t i = 0; i < parts.pairs.size(); ++i)
    out.push_back(measure(sources, parts, i));
  for (const auto &[a, b] : parts.pairs)
    parts.position_of[index(a)] = parts.position_of[index(b)] = UINT32_MAX;
  return out;
}

} // namespace

std::vector<Integration> integration_depth(const Model &model, const ReducedAttendance *attendance,
                                           const PartnerContact *contact, unsigned threads) {
  const Sources sources = sources_of(model, attendance, contact);
  const auto no_parts = [&] {
    FunctionParts parts;
    parts.position_of.assign(model->organisations.id.size(), UINT32_MAX);
    return parts;
  };
  auto functions = detail::fold_blocks<std::vector<Integration>>(
      model->functions.id.size(), 1, threads, no_parts,
      [&](FunctionParts &parts, std::size_t function, std::size_t) {
        return measure_function(sources, id_at<FunctionId>(function), parts);
      });
  std::size_t entries = 0;
  for (const auto &of_function : functions)
    entries += of_function.size();
  std::vector<Integration> out;
  out.reserve(entries);
  for (auto &of_function : functions) {
    std::move(of_function.begin(), of_function.end(), std::back_inserter(out));
    of_function = {};
  }
  return out;
}

} // namespace organograph
