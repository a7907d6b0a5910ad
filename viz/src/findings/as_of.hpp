// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "findings/sentence.hpp"
#include "organograph/engine/as_of.hpp"

namespace organograph::viz {

/// What the day leaves out: rows by table, rows of scenarios that hold later, dates that are no days. Texts
/// of the model in it are as given. O(scenarios).
Sentence as_of_told(const LeftOut &left_out);

} // namespace organograph::viz
