// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/propose.hpp"
#include "page/html.hpp"

// Of the page of proposals.
namespace organograph::viz::proposals_page {

/// What the brief asks: each row with what it rests on; how many rest on an assumption.
void write_brief(Html &page, const Model &start, const Proposed &proposed);

} // namespace organograph::viz::proposals_page
