// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/integration_depth.hpp"

namespace organograph {
namespace {

constexpr int top_level = 7;

bool holds(const IntegrationTests &tests, int level) {
  return tests[static_cast<std::size_t>(level)].value_or(false);
}

bool is_not_met(const IntegrationTests &tests, int level) {
  return !tests[static_cast<std::size_t>(level)].value_or(true);
}

} // namespace

IntegrationTests at_most(const IntegrationTests &tests) {
  IntegrationTests out = tests;
  for (const std::size_t level : {1U, 3U, 4U, 5U})
    out[level] = tests[level].value_or(true);
  return out;
}

Ladder climb(const IntegrationTests &tests, std::optional<int> target) {
  Ladder out{0, 0, 0, {}};
  bool every_lower_met = true;
  for (int level = 1; level <= top_level; ++level) {
    const bool networks = level == 1 && (holds(tests, 4) || holds(tests, 6));
    const bool met = holds(tests, level) || networks;
    if (holds(tests, level))
      out.reached = level;
    if (holds(tests, level) && level != 4)
      out.operation = level;
    if (met && every_lower_met)
      out.secured = level;
    every_lower_met = every_lower_met && (met || level == 3);
  }
  for (int level = out.secured + 1; level <= top_level; ++level)
    if (level != 3 && is_not_met(tests, level) && (level < out.reached || level <= target.value_or(0)))
      out.missing.push_back(level);
  return out;
}

} // namespace organograph
