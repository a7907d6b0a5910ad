// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/places.hpp"
#include "organograph/engine/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

enum class PostChange : std::uint8_t {
  created, ///< in the model after alone
  deleted, ///< in the model before alone
  changed, ///< a cell of posts.csv, its shares or further functions differ; source and note are no difference
  moved,   ///< reports_to differs and nothing else
};

struct ChangedPost {
  PostChange change;
  std::string post_id;
  PostId before, after; ///< none<PostId> where it is not there
  /// posts.csv columns that differ, in schema order, then `shares`, `further_functions`; none where created
  /// or deleted. A tier that is only the layer is a blank cell.
  std::vector<std::string> columns;
};

/// A sum over posts for the whole and for each organisation (by shares), in model order (scenarios add no
/// organisation). Staff groups are not in it.
struct MoneyOrFte {
  std::optional<double> all;                        ///< empty where it is not known
  std::vector<std::optional<double>> organisations; ///< by OrganisationId; empty where not known for it
  bool blanked = false;                             ///< `all` is not shown (small_groups.hpp)
};

struct RingFencedHolder {
  std::string holder;                          ///< the name, or `holder of POST` where it is not known
  std::vector<std::string> lost_posts, places; ///< post_ids; places: posts it is ring-fenced to
  Matched matched;
};

/// A post of the model after whose load is another than before, or which is new.
struct LoadChange {
  PostId before, after; ///< before: none where it is created
  /// Deleted posts of the model before whose work was left to it, straight or by way of others; rising.
  std::vector<PostId> replaced;
  double replaced_fte = 0;
  std::optional<std::uint64_t> replaced_remits = 0; ///< added up; empty where one of them has no function
};

struct RingFencedPost {
  std::string post_id;
  Matched matched;
};

/// Ring-fenced places by maximum matching: one post for one holder, whatever the FTE. Places available, not
/// appointments. Empty where no post is ring-fenced: the question does not arise.
struct Places {
  std::uint64_t matched = 0; ///< holders for whom there is a place: the size of a maximum matching
  std::vector<RingFencedHolder> holders; ///< every holder at risk, by first lost post (before's order)
  /// Created posts with a ring-fence, and vacant ones that an earlier scenario of the chain created with one,
  /// to a post that ends here (after's order).
  std::vector<RingFencedPost> posts;
};

/// Seats of one tier in a meeting (one a person), and the hours a year that they take.
struct TierSeats {
  std::uint32_t tier = 1; ///< 0: not known
  std::uint64_t attendances_before = 0, attendances_after = 0;
  std::optional<double> hours_before, hours_after; ///< person-hours; empty where the duration is not known
};

struct ReplayedMeeting {
  std::string meeting_id;                         ///< of either model
  std::optional<DuplicatedFigures> before, after; ///< empty where the meeting is not there
  std::vector<TierSeats> tiers;                   ///< rising; every tier that sits there before or after
};

/// A meeting without a written kind that keeps the one it had, and would be another by who attends after.
struct KeptKind {
  std::string meeting_id;
  MeetingKind kind, otherwise;
};

/// People and posts of one employing organisation and grade, as before; who lost several posts is counted by
/// the first.
struct AtRiskGroup {
  OrganisationId employer;
  std::string grade;
  std::uint64_t at_risk = 0, no_impact = 0, vacant_deleted = 0;
  bool blanked = false; ///< not shown (small_groups.hpp): no counts are in it
};

struct OtherSavings {
  std::optional<double> annual_saving;                ///< sum; empty where no row gives one
  std::optional<double> fte;                          ///< the same
  std::vector<std::optional<double>> by_organisation; ///< annual_saving by OrganisationId; the same
  std::optional<double> without_organisation;         ///< annual_saving of rows that name none; the same
};

/// A service with posts for both before, and for one or neither after.
struct UnsharedService {
  FunctionId function; ///< of the model before
  OrganisationId organisation_a, organisation_b;
  std::vector<OrganisationId> without; ///< those that no post of the function serves after
};

struct Comparison {
  std::string name, starts_from, title, source;
  Analysis before, after;
  std::vector<ChangedPost> posts; ///< created (after's order), then deleted, changed, moved (before's order)
  std::uint64_t created = 0, deleted = 0, changed = 0, moved = 0;
  std::uint64_t functions_deleted = 0; ///< of the deleted posts, own and further, each post's added up
  std::vector<LoadChange> loads;       ///< after's order; none where small groups are not shown
  std::uint64_t lines_added = 0, lines_removed = 0; ///< further lines in the one model alone
  std::vector<UnsharedService> no_longer_shared;    ///< of before.integration_depth, in its order
  /// The change is summed over the posts that make it: 0 exactly where nothing changed.
  MoneyOrFte fte_before, fte_after, fte_change;
  /// Over created and deleted posts, and those whose annual_cost, fte or shares changed: not known where the
  /// cost of one of them is not known.
  MoneyOrFte cost_change_per_year;
  /// The same by annual_cost and pay, as ranges, over the posts of which it is known. Empty without pay.
  std::optional<CostSums> cost_change_by_pay;
  std::vector<std::string> posts_without_cost;   ///< post_ids of those, in the order of `posts`
  std::vector<std::string> posts_without_shares; ///< of those with parts that are not known: the same
  OtherSavings other_savings; ///< of the scenario's own other_savings.csv, not summed over starts_from
  std::uint64_t staff_groups_changed = 0, staff_groups_moved = 0, staff_groups_deleted = 0;
  /// at_risk: distinct holders of lost posts of status filled or seconded (each of a job share; a post that
  /// names nobody counts as one) whom no post names after. The others: deleted posts of status interim or
  /// acting; vacant.
  std::uint64_t at_risk = 0, no_impact = 0, vacant_deleted = 0;
  std::vector<PostId> posts_at_risk;       ///< of before, rising: what they lose; none with minimum_group
  std::vector<AtRiskGroup> at_risk_groups; ///< employer, then grade in bytes
  Places places;
  /// Every meeting whose figures or seats by tier differ: by change of person-hours (not known: 0), then of
  /// attendances, both absolute and falling, then id in bytes.
  std::vector<ReplayedMeeting> meetings;
  std::vector<KeptKind> kinds_kept; ///< in the order of the meetings after
  unsigned minimum_group = 0;       ///< fewer people are not shown, nor what is of single posts; 0: all is
  std::uint64_t people_shown_from =
      0; ///< minimum_group, or more, so that no smaller count is told from these
  bool is_shown(std::uint64_t people) const { return people == 0 || people >= people_shown_from; }
};

/// Compares a model with what a scenario makes of it, measures.md section 'Scenarios'. Both are measured in
/// full, but for betweenness; meetings keep the kind that they had before (a merged one is representation if
/// either was). `before` is the model that the scenario starts from: the baseline, unless `starts_from` names
/// another; `before_kinds`: the kinds of its meetings as measured (empty: to be inferred). `after` must have
/// a model, of the same organisations. Cannot fail. Beside the measures: O(posts + shares + seats +
/// matching).
Comparison compare(const Model &before, std::span<const MeetingKind> before_kinds,
                   const AppliedScenario &after, const AnalysisOptions &options = {});

/// Called when the comparison of a scenario begins, with its name and which of how many it is, from 1.
using ComparisonBegins = std::function<void(std::string_view scenario, std::size_t number, std::size_t of)>;

/// Every applied scenario against what it starts from, in the order given (each stands after the one it
/// starts from). `begins` may be empty. `measured`: the baseline by the same options, where it is there
/// already. Left out: a scenario without a model, or whose start is not among those compared.
std::vector<Comparison> compare_all(const Model &baseline, std::span<const AppliedScenario> scenarios,
                                    const AnalysisOptions &options = {}, const ComparisonBegins &begins = {},
                                    const Analysis *measured = nullptr);

} // namespace organograph
