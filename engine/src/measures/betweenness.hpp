// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace organograph::detail {

/// `count` of the posts 0 to posts - 1, drawn without replacement with a fixed seed; rising.
/// count <= posts.
std::vector<PostId> draw_posts(std::size_t posts, std::size_t count);

struct Betweenness {
  std::vector<double> value; ///< by PostId
  std::vector<double>
      margin; ///< by PostId, >= 0: how far the largest values may be off; empty where all are sources
};

/// Betweenness of every post from the shortest paths that start at the sources: for each unordered pair of
/// posts the share of their shortest paths on which the post lies between them, scaled by posts / sources.
/// `neighbours`: by PostId, symmetric, without loops and repetitions. The answer does not depend on the
/// thread count. The margin is three standard errors of the mean over the sources, as if one more source had
/// had all of its paths through the post (measures.md). O(sources x (posts + edges)).
Betweenness betweenness(const Csr<PostId> &neighbours, std::span<const PostId> sources, unsigned threads);

} // namespace organograph::detail
