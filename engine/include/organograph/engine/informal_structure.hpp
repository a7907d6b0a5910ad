// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace organograph {

/// How alike two ways of grouping the same posts are.
struct Likeness {
  std::uint64_t posts = 0;   ///< that both group
  std::optional<double> nmi; ///< normalised mutual information, in [0, 1]; empty: neither parts the posts
  std::optional<double> ari; ///< adjusted Rand index, at most 1; empty: neither could be other than it is
};

/// The ends of a figure over several groupings.
struct LikenessRange {
  std::optional<double> low, high;
};

/// Communities found, and how alike they are to what is written down.
struct FoundGrouping {
  std::vector<std::uint32_t> community; ///< by PostId, from 0, numbered by their first posts
  std::uint32_t communities = 0;
  double modularity = 0;
  Likeness functions; ///< of the posts that have a function
  Likeness employers;
  std::optional<double> to_first; ///< NMI with the first grouping
};

struct InformalStructure {
  std::uint64_t lines = 0, ties = 0;    ///< edges: direct lines, pairs with a common series
  unsigned runs = 0;                    ///< of the search
  std::vector<FoundGrouping> groupings; ///< at least one; modularity falling, within a tenth of the highest
  const FoundGrouping &first() const { return groupings.front(); }
  /// The smallest likeness to the first grouping; empty where there is no other, or none that parts the
  /// posts.
  std::optional<double> least_alike() const;
};

/// The ends of a likeness over all groupings; empty where it is not known.
LikenessRange nmi_range(const InformalStructure &of, Likeness FoundGrouping::*to);

/// Communities of posts by direct lines and meetings, beside services and employers (measures.md), on the
/// rows as given. The model must have a line or two posts in one series. Cannot fail but for memory.
InformalStructure informal_structure(const Model &model, unsigned threads = 1);

/// Whether there is a line or a series that two posts attend. O(posts + meetings).
bool has_lines_or_ties(const Model &model);

} // namespace organograph
