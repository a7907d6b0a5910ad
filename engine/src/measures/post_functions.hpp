// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstddef>
#include <cstdint>

namespace organograph {

/// A post's own function, then its further ones.
template <class Take> void for_each_function(const Posts &posts, std::size_t post, Take take) {
  if (posts.function[post] != none<FunctionId>)
    take(posts.function[post]);
  for (const FunctionId further : posts.further_functions[post])
    take(further);
}

inline std::uint32_t count_functions(const Posts &posts, std::size_t post) {
  return static_cast<std::uint32_t>(posts.further_functions[post].size()) +
         (posts.function[post] != none<FunctionId> ? 1U : 0U);
}

/// The part of a post's time that one of its functions has. O(further functions).
inline double time_share(const Posts &posts, std::size_t post, FunctionId function) {
  if (posts.further_time.empty())
    return 1.0 / count_functions(posts, post);
  const auto further = posts.further_functions[post];
  const std::size_t first = posts.further_functions.offsets[post];
  double own = 1;
  for (std::size_t i = 0; i < further.size(); ++i) {
    if (further[i] == function)
      return posts.further_time[first + i];
    own -= posts.further_time[first + i];
  }
  return own;
}

} // namespace organograph
