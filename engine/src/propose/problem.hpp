// SPDX-License-Identifier: Apache-2.0
// What proposals are made of: remits, and what each set of them would be as one post.
#pragma once

#include "organograph/engine/attendance.hpp"
#include "organograph/engine/propose.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace organograph::proposing {

using SetView = std::span<const std::uint16_t>; // rising

/// A row of attendance.csv of a post in scope, and the remits that it passes to.
struct ScopeSeat {
  MeetingId meeting;
  PostId post;
  FunctionId function; ///< that it speaks for
  Role role;
  double attended; ///< 0: never taken; may be unknown
};

/// A seat as a post of a structure holds it.
struct SeatHeld {
  MeetingId meeting;
  FunctionId function;
  Role role;
  double attended;
};

/// A partner and a function, with the remits whose posts decide who speaks to it.
struct VoicePair {
  std::vector<std::uint16_t> remits; ///< rising, at least one
  std::uint32_t others;              ///< deciding posts outside the scope
  bool wide;                         ///< two organisations are reached, whoever holds the remits
  OrganisationId only;               ///< else the one that is
};

/// A role that a rule of two roles names.
struct RoleOfRemit {
  std::uint16_t remit;
  std::string_view role;
  OrganisationId organisation;
};

/// A start and a brief, made ready. Looks at both.
struct Problem {
  const Model &model;
  const Brief &brief;
  std::vector<Remit> remits;
  std::vector<std::vector<std::uint16_t>> own; ///< by place in Brief::scope: its remits
  std::vector<std::vector<ScopeSeat>> seats;   ///< by remit; the same seat in each that it passes to
  std::map<std::tuple<MeetingId, FunctionId, std::uint32_t>, std::uint32_t>
      other_seats;                ///< compared, not in scope
  std::vector<MeetingKind> kinds; ///< by meeting
  std::vector<VoicePair> pairs;
  std::vector<RoleOfRemit> roles;
  std::vector<PostId> managers;             ///< of posts in scope; none: a top, or not known
  std::vector<std::uint32_t> other_reports; ///< by manager: direct reports that are not in scope
  std::vector<std::uint32_t> people;        ///< by place in scope: at risk where the post is gone
  std::uint32_t all_people = 0, same_duplicated = 0, same_voices = 0; ///< whoever holds the remits
  std::vector<Objective> objectives;
  std::vector<LeftOutObjective> left_out;

  bool has(Objective objective) const;
};

Problem problem_of(const Model &start, std::span<const MeetingKind> kinds, const Brief &brief);

/// Its place in Brief::scope; SIZE_MAX: it is not there. O(log scope).
std::size_t place_in_scope(const Brief &brief, PostId post);
/// The remits of a post in scope, rising.
inline const std::vector<std::uint16_t> &own_remits(const Problem &problem, PostId post) {
  return problem.own[place_in_scope(problem.brief, post)];
}

/// The remits of a post to which what is about a function passes: those of that function, where the post has
/// it, else of its own. Rising.
std::vector<std::uint16_t> remits_about(const Problem &problem, PostId post, FunctionId function);

/// Named organisations that it serves, rising.
std::vector<OrganisationId> served_by(const Problem &problem, SetView set);
/// Rising.
std::vector<FunctionId> functions_of(const Problem &problem, SetView set);
/// Seats as the rows of those remits become one a meeting (docs/propose.md), by meeting.
std::vector<SeatHeld> seats_of(const Problem &problem, SetView set);
/// Its line manager: that of all its posts; else one who serves all that it serves, else the first of theirs.
PostId manager_of(const Problem &problem, SetView set);
/// Whether it reports to somebody who is not known.
bool manager_not_known(const Problem &problem, SetView set);
/// The tier that it is given: of posts whose tiers are given the smallest; 0: none is given.
std::uint32_t given_tier(const Problem &problem, SetView set);

Forbidden forbidden(const Problem &problem, SetView set);

/// What a set adds to each objective.
struct SetFacts {
  PostId kept = none<PostId>;
  std::uint32_t breadth = 0;
  std::uint32_t people = 0;          ///< who are not at risk, since their post stays
  std::int32_t changed = 0;          ///< against the scope's posts all gone: 1 more, or 1 less
  std::uint32_t manager = 0;         ///< place in Problem::managers
  std::vector<std::uint32_t> groups; ///< places in SetJudge::groups
  std::vector<std::uint32_t> pairs;  ///< that it decides, rising
  std::vector<std::uint32_t> widens; ///< narrow ones to which it brings a second organisation
};

/// Makes facts of sets, and numbers the groups of counterparts that they sit in.
class SetJudge {
public:
  explicit SetJudge(const Problem &problem) : problem_(problem) {}
  SetFacts facts(SetView set);
  /// By number: whether somebody outside the scope sits in it already.
  const std::vector<std::uint8_t> &taken() const { return taken_; }

private:
  std::uint32_t group_of(MeetingId meeting, FunctionId function, std::uint32_t tier);

  const Problem &problem_;
  std::map<std::tuple<MeetingId, FunctionId, std::uint32_t>, std::uint32_t> numbers_;
  std::vector<std::uint8_t> taken_;
};

/// The values of a structure, by its definition. Sets that are not allowed have values too.
Objectives values_of(const Problem &problem, std::span<const RemitSet> sets);
/// The first row of the brief that a structure breaks.
Forbidden forbidden(const Problem &problem, std::span<const RemitSet> sets);

/// True where a is nowhere more than b, and somewhere less. Objectives left out are 0 in both.
bool dominates(const Objectives &a, const Objectives &b);

// What propose.hpp has of a start and a brief, of a problem that is made of them once.
Proposals proposals_of(const Problem &problem, const ProposeOptions &options);
ProposedScenario scenario_of(const Problem &problem, const ProposedStructure &structure,
                             const std::string &name, const std::string &starts_from);
/// The start among the structures, as a given scenario: its values are those of Proposals::start.
PlacedScenario placed_start(const Problem &problem, const Proposals &proposals);
/// Those that are not on the way to the start, in their order.
std::vector<const AppliedScenario *> scenarios_to_place(std::span<const AppliedScenario> applied,
                                                        const std::string &starts_from);
std::vector<PlacedScenario> placed_of(const Problem &problem, const Proposals &proposals,
                                      const std::string &starts_from,
                                      std::span<const AppliedScenario> applied,
                                      const ProposeOptions &options);

} // namespace organograph::proposing
