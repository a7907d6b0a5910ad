// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <vector>

namespace organograph::detail {

/// A community of each post; communities are numbered by their first post.
struct Grouping {
  std::vector<std::uint32_t> community; ///< by PostId
  std::uint32_t communities = 0;
  std::int64_t quality = 0; ///< modularity x (2 x edges)^2, exact
};

/// The different groupings that `orders` runs of Leiden end in, each over the posts in another fixed order:
/// the highest modularity first, then by their communities. `neighbours`: by PostId, symmetric, without
/// loops and repetitions. The answer does not depend on the thread count. One run is nearly linear in edges.
std::vector<Grouping> groupings(const Csr<PostId> &neighbours, unsigned orders, unsigned threads);

} // namespace organograph::detail
