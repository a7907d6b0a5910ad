// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace organograph {

/// Pairs of posts, and of series, that are listed of a kind. The rest are counted alone: a dozen all-staff
/// series make thousands of millions of pairs.
inline constexpr std::size_t pairs_listed_up_to = 1'000'000;

} // namespace organograph
