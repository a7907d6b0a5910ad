// SPDX-License-Identifier: Apache-2.0
// Private to comparison: its parts, in the order in which compare() fills them in.
#pragma once

#include "organograph/engine/comparison.hpp"
#include "organograph/engine/detail/text_hash.hpp"
#include "organograph/engine/holders.hpp"

#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace organograph::detail {

/// Rows by their identifier, for looking up (never iterated over). The model must outlive it.
template <class Id> std::unordered_map<std::string_view, Id, detail::TextHash>
rows_by_id(const Model &model, const std::vector<TextId> &ids) {
  std::unordered_map<std::string_view, Id, detail::TextHash> out;
  out.reserve(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i)
    out.emplace(model.text(ids[i]), id_at<Id>(i));
  return out;
}

/// The same row in two models, by identifier; none where it is not there.
template <class Id> struct SameRows {
  std::vector<Id> after;  ///< by row of the model before
  std::vector<Id> before; ///< by row of the model after
};

template <class Id> SameRows<Id> same_rows(const Model &before, const std::vector<TextId> &ids_before,
                                           const Model &after, const std::vector<TextId> &ids_after) {
  SameRows<Id> out{std::vector<Id>(ids_before.size(), none<Id>), std::vector<Id>(ids_after.size(), none<Id>)};
  const auto known = rows_by_id<Id>(before, ids_before);
  for (std::size_t a = 0; a < ids_after.size(); ++a)
    if (const auto found = known.find(after.text(ids_after[a])); found != known.end()) {
      out.before[a] = found->second;
      out.after[index(found->second)] = id_at<Id>(a);
    }
  return out;
}

/// The two models, and which posts are the same.
struct TwoModels {
  const Model &before, &after;
  SameRows<PostId> posts;
};

/// Fills in posts and their counts, fte_* and cost_change_per_year, staff_groups_*. Needs the analyses.
void compare_posts(const TwoModels &models, Comparison &to);

/// Fills in loads. `successors`: as of AppliedScenario. Needs the analyses. O(posts + successors log them).
void compare_loads(const TwoModels &models, std::span<const std::pair<std::string, std::string>> successors,
                   Comparison &to);

/// Fills in at_risk, no_impact, vacant_deleted, posts_at_risk, at_risk_groups, places. Needs posts.
void compare_people(const TwoModels &models, std::span<const RingFence> ring_fences, Comparison &to);

std::vector<HolderName> holders_of_post(const Model &model, PostId post);

/// Whom posts name: by holder_id, and by name. The model must outlive it.
class NamedHolders {
public:
  void add(const Model &model, PostId post);
  /// By number where both have one; else by name.
  bool has(const HolderName &one) const;

private:
  std::unordered_set<std::string_view, detail::TextHash> ids_, bare_names_, numbered_names_;
};

/// Someone whose post is gone, and the posts lost, in before's order.
struct Holder {
  std::string_view name, id; ///< both empty where nobody is known
  std::vector<PostId> lost;
};

/// By their first lost post. `posts`: those that changed. O(posts).
std::vector<Holder> holders_at_risk(const Model &before, const Model &after,
                                    std::span<const ChangedPost> posts);

/// Fills in no_longer_shared, lines_added, lines_removed. Needs the analyses. O(posts, shares and lines, each
/// log of them).
void compare_services(const Model &before, const Model &after, Comparison &to);

/// Fills in meetings. Needs the analyses.
void compare_meetings(const Model &before, const Model &after, Comparison &to);

/// The kinds that the meetings of `after` keep, by MeetingId; none: to be inferred. `merged`: from, into.
std::vector<MeetingKind> kept_kinds(const Model &before, std::span<const MeetingKind> measured,
                                    const Model &after,
                                    std::span<const std::pair<std::string, std::string>> merged);

} // namespace organograph::detail
