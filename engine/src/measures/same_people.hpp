// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/meeting_pairs.hpp"
#include "organograph/engine/model.hpp"

#include <vector>

namespace organograph::detail {

/// MeetingPairs::same_people of a model that has meetings.
std::vector<SamePeoplePair> same_people(const Model &model, const MeetingPairsOptions &options);

} // namespace organograph::detail
