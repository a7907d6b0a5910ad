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

} // namespace organograph
