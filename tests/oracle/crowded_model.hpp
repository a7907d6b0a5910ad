// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rows.hpp"

#include <cstdint>

namespace organograph::oracle {

// 30 posts of 3 organisations and some 85 meetings, the same for a seed everywhere: what few posts and few
// meetings do not bring. Meetings that nearly everybody attends; near copies whose sets of attendees are
// alike to exactly 0.7 and 0.5 or just miss it; posts in more than 64 series; pairs of posts in exactly 5 and
// in exactly 2 series.
Rows crowded_model(std::uint64_t seed);

} // namespace organograph::oracle
