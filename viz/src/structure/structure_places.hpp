// SPDX-License-Identifier: Apache-2.0
// Where a post stands whose place in the lines is not as usual.
#pragma once

#include "organograph/engine/model.hpp"

namespace organograph::viz::structure {

struct Box;
struct Selection;
struct Source;

/// The tier whose band a post is drawn in. An assistant without a tier stands beside its manager; another
/// whose tier is not known stands as high as it can.
std::uint32_t drawn_tier(const Posts &posts, PostId post);

/// A box of one post that is an assistant.
bool is_assistant(const Box &box, const Model &model);

/// A box stands below its manager's tier whatever the data say, an assistant beside its manager.
void set_places(const Source &source, Selection &selection);

/// Says it where posts stand as high as they can, since nobody knows how deep they are.
void note_places(const Source &source, Selection &selection);

} // namespace organograph::viz::structure
