// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/viz/drawing.hpp"

#include <span>
#include <string>

namespace organograph::viz {

/// A presentation (.pptx) of native shapes, a slide a drawing, all as large as the largest drawing; one of
/// more than 56 inches, the most that PowerPoint takes, is scaled down. A box is a shape with its text in
/// it, or a group of such shapes; its label is the alternative text. A line between two boxes is a connector
/// that stays with them when they are moved, other lines are freeforms. Box::page leads to that slide.
/// Nothing in it runs or is fetched; the same drawings give the same bytes. Without a drawing one empty
/// slide. O(size of the drawings).
std::string pptx(std::span<const Drawing> slides);

} // namespace organograph::viz
