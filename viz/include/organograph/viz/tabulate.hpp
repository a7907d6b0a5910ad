// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"
#include "organograph/viz/table.hpp"

#include <vector>

namespace organograph::viz {

/// Every table of a study with a model, in the order of docs/tables.md. Each figure's row names the post_ids,
/// meeting_ids and register sources it came from. Tables of measures that were not taken are left out, and
/// without scenarios theirs. The rows are made when they are asked for: the study must outlive the tables,
/// and stay where it is. Cannot fail but for memory. O(posts + seats + links), and each row its own cells.
std::vector<Table> tabulate(const Study &study);
std::vector<Table> tabulate(const Study &&study) = delete;

} // namespace organograph::viz
