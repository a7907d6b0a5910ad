// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/meeting_pairs.hpp"
#include "organograph/engine/model.hpp"

#include <vector>

namespace organograph::detail {

/// All mirror pairs of a model that has meetings, `a` before `b` in the bytes of their identifiers, in no
/// particular but always the same order; attendances_that_become_duplicated is left 0. `kinds`: as measured.
std::vector<MirrorPair> mirror_pairs(const Model &model, std::span<const MeetingKind> kinds,
                                     unsigned threads);

} // namespace organograph::detail
