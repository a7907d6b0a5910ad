// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/report_parts.hpp"

namespace organograph::viz {

/// What each scenario that creates or deletes posts does, in words and figures: the one with most of such
/// changes first, a few of them whole, the others in a line each, and of very many only their number.
void report_proposals(Html &page, const Study &study);

} // namespace organograph::viz
