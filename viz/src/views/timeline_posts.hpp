// SPDX-License-Identifier: Apache-2.0
// The posts of a timeline that come, go or serve others, as bands over its days.
#pragma once

#include "drawing/organisation_names.hpp"
#include "organograph/engine/timeline.hpp"
#include "views/view_page.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace organograph::viz::timeline_posts {

inline constexpr double row_height = 19, heading_height = 26;

/// Those that serve the organisation of the options on some day; all where there is none.
std::vector<const PostOverDays *> chosen(const Timeline &timeline, const ViewOptions &options);

/// A row each below page.y, which goes down. places: where each step of the timeline begins, and behind the
/// last where it ends. Each term has a part of equal height for each organisation served, and their letters.
/// label_width: what stands left of the first place.
void draw(view::Page &page, const Model &model, const OrganisationNames &names, const Timeline &timeline,
          std::span<const PostOverDays *const> posts, const std::vector<double> &places, double label_width);

} // namespace organograph::viz::timeline_posts
