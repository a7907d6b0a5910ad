// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/engine/pairs_listed.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace organograph {

struct MeetingPairsOptions {
  double overlap = 0.7; ///< same_people: smallest Jaccard of the two sets of attendees, in (0, 1]
  unsigned threads = 1; ///< the answer does not depend on it
  std::size_t most_pairs = pairs_listed_up_to; ///< listed of each kind
};

/// Two series whose attendees (posts and partners, rows as given) are nearly the same.
/// `a` stands before `b` in the bytes of their identifiers.
struct SamePeoplePair {
  MeetingId a, b;
  std::uint32_t common; ///< attendees of both
  double jaccard;       ///< common / attendees of either
};

enum class MirrorRule : std::uint8_t { subject, partners };

/// Two series that the same partner must attend twice because two organisations run them apart.
struct MirrorPair {
  MeetingId a, b;
  FunctionId function;
  MirrorRule rule; ///< which of the two tests of likeness held (subject first)
  double subject_jaccard, partner_jaccard;
  std::vector<PartnerId> common_partners;                       ///< rising
  std::vector<OrganisationId> organisations_a, organisations_b; ///< the sides, rising
  std::vector<PostId> joint_posts; ///< they attend both and serve an organisation of each side; rising
  std::int64_t
      attendances_that_become_duplicated; ///< once the two are one; below 0 where one holder sat in both
};

struct MeetingPairs {
  std::uint64_t same_people_count = 0, mirror_count = 0; ///< all pairs; of each kind the first are listed
  std::vector<SamePeoplePair> same_people;               ///< jaccard falling, common falling, ids
  std::vector<MirrorPair> mirror;                        ///< number of common partners falling, ids
  std::vector<std::vector<MeetingId>> mirror_groups;     ///< connected groups, each rising, by first member
  std::optional<double> partner_hours_freed_per_year;
  std::uint64_t joint_officers_twice = 0; ///< distinct joint_posts of the pairs
  std::optional<double> joint_hours_twice;
  /// Once each group is one meeting; below 0 where the same seats were duplicated in several of its meetings.
  std::int64_t attendances_that_become_duplicated = 0;
  /// By PartnerId: hours of the groups' meetings that it attends less the largest of each; empty where
  /// no duration is known (see docs/analysis-json.md).
  std::vector<std::optional<double>> mirrored_hours_per_year;
};

/// Meetings that repeat each other, measures.md section 2: candidates for a look, an upper bound. Exact,
/// not sampled; on the rows as given. `kinds`: meeting_kinds() of the model, which must have meetings.
/// All pairs are counted, and the groups are of all of them. Cannot fail but for memory. At most O(sum over
/// attendees of their series squared), where series with the same attendees (mirrored: with the same
/// function, side, words and partners) are one; the prefix filter looks one up by its rarest attendees
/// (words, partners) only.
MeetingPairs meeting_pairs(const Model &model, std::span<const MeetingKind> kinds,
                           const MeetingPairsOptions &options = {});

} // namespace organograph
