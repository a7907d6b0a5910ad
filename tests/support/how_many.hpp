// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>

namespace organograph::test {

/// How many random cases a test takes: `usually`, or `at_length` where ORGANOGRAPH_LONG_TESTS is set
/// (scripts/check-all). The first are the same.
inline unsigned how_many(unsigned usually, unsigned at_length) {
  return std::getenv("ORGANOGRAPH_LONG_TESTS") == nullptr ? usually : at_length;
}

} // namespace organograph::test
