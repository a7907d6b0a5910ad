// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/scenario.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace organograph {

enum class PostChange : std::uint8_t { created, deleted, changed, moved };

struct ChangedPost {
  PostChange change;
  std::string post_id;
  PostId before, after;             ///< none<PostId> where it is not there
  std::vector<std::string> columns; ///< posts.csv columns (and `shares`) whose cells differ
};

/// A sum for the whole and for each organisation (by shares); model order of the union of both models'
/// organisations (scenarios add none).
struct MoneyOrFte {
  std::optional<double> all; ///< empty where it is not known
  std::vector<std::optional<double>> organisations;
  std::string not_known_because; ///< empty where known
};

/// How a holder or a post stands in the maximum matchings of ring-fenced places.
enum class Matched : std::uint8_t { every, some, no };

struct RingFencedHolder {
  std::string holder;                          ///< the name, or `holder of POST` where the post names none
  std::vector<std::string> lost_posts, places; ///< post_ids; places: created posts it is ring-fenced to
  Matched matched;
};

struct RingFencedPost {
  std::string post_id;
  Matched matched;
};

/// Places available, not appointments.
struct Places {
  std::uint64_t matched = 0; ///< holders for whom there is a place: the size of a maximum matching
  std::vector<RingFencedHolder> holders; ///< at risk and ring-fenced, by first lost post
  std::vector<RingFencedPost> posts;     ///< created posts with a ring-fence, file order
};

struct ReplayedMeeting {
  std::string meeting_id;                         ///< of either model
  std::optional<DuplicatedFigures> before, after; ///< empty where the meeting is not there
};

/// People and posts of one employing organisation and grade (as before).
struct AtRiskGroup {
  OrganisationId employer;
  std::string grade;
  std::uint64_t at_risk = 0, no_impact = 0, vacant_deleted = 0;
};

struct OtherSavings {
  std::optional<double> annual_saving; ///< sum; empty without a row
  std::optional<double> fte;
  std::vector<double> by_organisation; ///< annual_saving by OrganisationId
  double without_organisation = 0;
};

struct Comparison {
  std::string name, starts_from, title, source;
  Analysis before, after;
  std::vector<ChangedPost> posts; ///< created (after's order), then deleted, changed, moved (before's order)
  std::uint64_t created = 0, deleted = 0, changed = 0, moved = 0;
  MoneyOrFte fte_before, fte_after, fte_change;
  MoneyOrFte cost_change_per_year;
  OtherSavings other_savings; ///< of the scenario's own other_savings.csv, not summed over starts_from
  std::uint64_t staff_groups_changed = 0, staff_groups_moved = 0, staff_groups_deleted = 0;
  std::uint64_t at_risk = 0, no_impact = 0, vacant_deleted = 0;
  std::vector<AtRiskGroup> at_risk_groups; ///< employer, then grade in bytes
  Places places;
  std::vector<ReplayedMeeting>
      meetings; ///< every meeting that changes, largest change of hours (then seats) first
};

/// Compares a model with what a scenario makes of it, measures.md section 5. Both are measured in full;
/// meetings keep the kind that they had before (a merged one is representation if either was). `before` is
/// the model that the scenario starts from: the baseline, unless `starts_from` names another; `before_kinds`:
/// the kinds of its meetings as measured (empty: to be inferred). `after` must have a model. Cannot fail.
Comparison compare(const Model &before, std::span<const MeetingKind> before_kinds,
                   const AppliedScenario &after, const AnalysisOptions &options = {});

/// Every applied scenario against what it starts from, in the order given (each stands after the one it
/// starts from).
std::vector<Comparison> compare_all(const Model &baseline, std::span<const AppliedScenario> scenarios,
                                    const AnalysisOptions &options = {});

} // namespace organograph
