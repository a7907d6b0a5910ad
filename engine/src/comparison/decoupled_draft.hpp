// SPDX-License-Identifier: Apache-2.0
// The halves of decoupled posts in a draft. Internal to decoupling.
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/engine/model.hpp"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::detail {

/// What a joint post becomes in one of the organisations that it served.
struct HalfPost {
  OrganisationId organisation;
  std::string_view organisation_id;
  std::string post_id;        ///< `p@ORG`, with a suffix where that is taken
  std::string_view grade;     ///< of its share; empty: the post's
  std::string_view sole_cost; ///< its share's cell; empty: the post's cost
};

struct SplitPost {
  std::vector<HalfPost> halves; ///< organisations rising
  std::size_t keeper = 0;       ///< the half that keeps holder and status

  /// The half in that organisation, else the keeper.
  const HalfPost &half_in(std::string_view organisation_id) const;
};

/// By post_id. Views are of the draft and the model.
using SplitPosts = std::map<std::string_view, SplitPost>;

/// The halves of the joint ones among these posts. O(posts + rows of post_shares.csv x log posts).
SplitPosts split_posts(const Draft &draft, const Model &model, std::span<const PostId> posts);

/// The draft with the halves in the places of their posts. O(cells x log posts).
Draft with_halves(const Draft &draft, const SplitPosts &split);

} // namespace organograph::detail
