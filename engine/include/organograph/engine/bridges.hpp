// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace organograph {

struct BridgeOptions {
  std::uint32_t ties_at_least = 1;     ///< series that two posts must share to be tied, >= 1
  std::uint32_t exact_up_to = 2000;    ///< posts; above, betweenness is sampled
  std::uint32_t sampled_sources = 256; ///< drawn with a fixed seed, >= 1
  bool betweenness = true;             ///< false: it is left empty, and all else is the same
  unsigned threads = 1;                ///< the answer does not depend on it
};

using OrganisationPair = std::pair<OrganisationId, OrganisationId>;

struct Bridge {
  PostId post;
  std::vector<OrganisationPair> organisations; ///< that it alone connects, model order
};

struct Bridges {
  std::uint64_t lines = 0;                 ///< management lines
  std::uint64_t ties = 0;                  ///< pairs of posts tied by meetings
  std::vector<OrganisationPair> connected; ///< model order
  std::vector<Bridge> posts;               ///< PostId rising
  std::vector<double>
      betweenness; ///< by PostId: unordered pairs, ends left out, not normalised; empty: not asked for
  /// By PostId, where it is sampled, else empty: of the 20 largest the exact value is no farther off than
  /// this in at least 95 of 100 cases; a sample says less about the others.
  std::vector<double> margin;
  bool sampled = false;      ///< not every post is a source
  std::uint32_t sources = 0; ///< of betweenness, whether it is asked for or not
};

/// Bridges and betweenness, measures.md section 6, on the graph of posts with direct lines and meeting
/// ties (rows as given; lines alone where there are no meetings). Named people are at stake: not for
/// publication. Cannot fail but for memory. Betweenness O(sources x (posts + edges)) (Brandes 2001); bridges
/// O(posts x organisations x log posts + edges) and what the pairs themselves take (Tarjan 1972).
Bridges bridges(const Model &model, const BridgeOptions &options = {});

/// Bridges::connected alone. O(posts + seats), where one series ties, and what the pairs themselves take;
/// where several must, as bridges() without betweenness.
std::vector<OrganisationPair> connected_organisations(const Model &model, const BridgeOptions &options = {});

} // namespace organograph
