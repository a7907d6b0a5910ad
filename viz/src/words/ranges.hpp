// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

// Two ends as words.
namespace organograph::viz {

/// `3 to 9` of two ends as they are shown; one of them where they look the same.
inline std::string from_to(const std::string &low, const std::string &high) {
  return low == high ? low : low + " to " + high;
}

} // namespace organograph::viz
