// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/propose_brief.hpp"
#include "organograph/engine/scenario.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace organograph {

/// What a post does in one organisation: (post, function, organisation).
struct Remit {
  PostId post;
  FunctionId function;
  OrganisationId organisation;
  friend bool operator==(const Remit &, const Remit &) = default;
};

/// Remits as one post holds them: places in Proposals::remits, rising.
using RemitSet = std::vector<std::uint16_t>;

/// A value for each objective, in their order; 0 of those that are left out.
using Objectives = std::array<std::uint32_t, objective_count>;

/// A structure on the front.
struct ProposedStructure {
  Objectives values{};
  std::uint64_t shared = 1;   ///< structures with these values, among those looked at
  std::vector<RemitSet> sets; ///< a post each, by their first remit
};

/// Objectives that are not compared, and why.
struct LeftOutObjective {
  Objective objective;
  std::string reason;
};

/// Structures that the brief allows and that no other dominates, among those that were looked at.
struct Proposals {
  std::vector<Remit> remits; ///< by post, function, organisation
  std::vector<Objective> objectives;
  std::vector<LeftOutObjective> left_out;
  bool whole = true;                    ///< all were looked at: the front is proven
  std::uint64_t structures = 0;         ///< that were looked at
  std::uint64_t vectors = 0;            ///< different values among them
  std::uint64_t candidates = 0;         ///< sets of remits that one post may hold
  std::vector<ProposedStructure> front; ///< by values, in the objectives' order
  std::optional<Objectives> start;      ///< of the structure as it is
};

/// Up to so many remits every structure is looked at.
inline constexpr std::size_t enumerated_remits = 14;

struct ProposeOptions {
  unsigned threads = 1;                            ///< the answer does not depend on it
  std::function<void(std::uint64_t parts)> begins; ///< may be empty, as the next two
  std::function<void()> advances;
  std::function<bool()> stops; ///< asked by every thread now and then; true: give what is there
};

/// All structures of up to enumerated_remits remits, and the front among them. `kinds`: of the start's
/// meetings, as measured. The brief is one of read_brief() with this model. Ties: the structure that changes
/// fewest posts, then the one whose sets come first, as sets of remits compare. Cannot fail but for memory.
/// O(structures).
Proposals propose(const Model &start, std::span<const MeetingKind> kinds, const Brief &brief,
                  const ProposeOptions &options = {});

/// The remits that the brief gives out: (post, function, organisation) of each post in scope. O(scope).
std::vector<Remit> remits_of(const Model &start, const Brief &brief);

/// Deputies that the rows `presence` of a brief ask for.
struct Deputies {
  std::uint64_t kept = 0, created = 0, shared = 0; ///< own ones that stay; new own ones; new shared ones
};

/// A structure as a scenario: posts created with shares, functions, seats, links and roles; those that are
/// gone with their successors.
struct ProposedScenario {
  Scenario scenario;
  Deputies deputies;
};

/// `starts_from`: the brief's start. Applied to the start it measures to the structure's values, but that a
/// post of the model has its functions in all organisations that it serves: with shapes of any kind its
/// breadth is at most that. O(rows that change).
ProposedScenario proposed_scenario(const Model &start, const Brief &brief, const ProposedStructure &structure,
                                   const std::string &name, const std::string &starts_from);

/// What forbids a structure: nothing, a row of the brief, or what holds unless a row says otherwise.
enum class Rule : std::uint8_t { none, fixed, sovereign, shape, breadth, functions, span, statutory };
/// The item of a brief's row that says so, or the limit that it sets: `fix`, `breadth`; empty: none.
std::string_view name(Rule rule);

struct Forbidden {
  Rule rule = Rule::none;
  std::uint64_t line = 0; ///< of the brief; 0: no row says so
};

/// Where a scenario of the model, or the start itself, stands among the structures.
struct PlacedScenario {
  std::string name, title;
  bool from_start = true;    ///< else it starts from elsewhere, and nothing more is said
  bool changes_scope = true; ///< else no post in scope and no value differs from the start's
  /// Whether it has a place: else nothing more is said of it.
  bool is_compared() const { return from_start && changes_scope; }
  /// duplicated, voices and at_risk as measured; posts, breadth and changed by who holds the remits.
  Objectives values{};
  std::uint64_t interim_ending = 0; ///< posts that end with an interim or acting holder, not in at_risk
  std::vector<std::uint16_t> lost;  ///< remits that nobody holds after
  Forbidden against;                ///< the first row of the brief that it breaks
  /// Of Proposals::front: the point with its values, where it keeps the brief and every remit is held; else
  /// the first that dominates it. Empty: neither, since it breaks the brief, or changes more than who holds
  /// the remits.
  std::optional<std::size_t> equals, dominated_by;
};

/// `applied`: all scenarios, each behind the one that it starts from; the start (empty: the model) may be one
/// of them. Those that lead to the start are left out. Stopped, it gives those that it has. As compare(), for
/// each.
std::vector<PlacedScenario> placed_scenarios(const Model &start, std::span<const MeetingKind> kinds,
                                             const Brief &brief, const Proposals &proposals,
                                             const std::string &starts_from,
                                             std::span<const AppliedScenario> applied,
                                             const ProposeOptions &options = {});

/// The post that keeps all of its remits by this set, and no other's; none: it would be a new post.
/// O(remits).
PostId kept_post(std::span<const Remit> remits, std::span<const std::uint16_t> set);

/// Where proposals start: the model, or what a scenario makes of it. Looks at both.
struct ProposeStart {
  const Model *model;
  const Draft *draft;
  std::vector<MeetingKind> kinds; ///< of its meetings, as measured
};

/// scenario: one of `applied`; empty: the model. As meeting_kinds() for each of the chain.
ProposeStart propose_start(const Model &model, const Draft &draft, std::span<const AppliedScenario> applied,
                           const std::string &scenario);

/// What was proposed of a model: a scenario for each point of the front, and where given ones stand.
struct Proposed {
  Brief brief;
  std::string starts_from; ///< empty: the model
  std::string starts_title;
  Proposals proposals;
  std::vector<ProposedScenario> scenarios; ///< by point: propose-01 ... but for names that the model has
  std::optional<PlacedScenario> as_it_is;  ///< the start; none where the front is not whole, as these:
  std::vector<PlacedScenario> placed;
  std::size_t not_placed = 0; ///< scenarios that were not placed, since it was stopped
};

struct ProposedResult {
  std::optional<Proposed> proposed; ///< empty with errors, and where it was stopped before all structures
  std::vector<Diagnostic> diagnostics;
};

/// All of it. `applied`: every scenario of the model, each with a model and behind the one that it starts
/// from. Faults of the brief are diagnostics: also where it allows no structure. As propose() and
/// placed_scenarios().
ProposedResult propose_from(const Model &model, const Draft &draft, std::span<const AppliedScenario> applied,
                            const DraftTable &brief, const ProposeOptions &options = {});

/// The model that proposals start from.
const Model &start_of(const Proposed &proposed, const Model &model, std::span<const AppliedScenario> applied);

} // namespace organograph
