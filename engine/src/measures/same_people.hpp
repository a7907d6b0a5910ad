// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/meeting_pairs.hpp"
#include "organograph/engine/model.hpp"

#include <cstdint>
#include <vector>

namespace organograph::detail {

/// Pairs of series of a model that has meetings.
struct SamePeople {
  std::uint64_t count = 0;
  std::uint64_t looked_at = 0;        ///< pairs of sets of attendees: series with the same ones are one
  std::vector<SamePeoplePair> listed; ///< as in MeetingPairs
};
/// `joins_from`: of attendee_sets(); the answer does not depend on it.
SamePeople same_people(const Model &model, const MeetingPairsOptions &options, std::uint32_t joins_from = 64);

} // namespace organograph::detail
