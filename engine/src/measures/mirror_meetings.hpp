// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/mirror_series.hpp"
#include "measures/paired_classes.hpp"
#include "organograph/engine/meeting_pairs.hpp"
#include "organograph/engine/model.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace organograph::detail {

struct MirrorMeetings {
  MirrorSeries series;
  std::vector<PairedClasses> paired; ///< of the classes; never one with itself
  std::uint64_t count = 0;           ///< pairs of series
  /// As in MeetingPairs; joint_posts are empty and attendances_that_become_duplicated are 0.
  std::vector<MirrorPair> listed;
};

/// Mirror pairs of a model that has meetings, the first `most` of them listed. `kinds`: as measured.
MirrorMeetings mirror_meetings(const Model &model, std::span<const MeetingKind> kinds, std::size_t most,
                               unsigned threads);

} // namespace organograph::detail
