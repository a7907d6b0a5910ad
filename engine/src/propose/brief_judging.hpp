// SPDX-License-Identifier: Apache-2.0
// What can be said of a brief only once it is known what it is about.
#pragma once

#include "propose/brief_cells.hpp"
#include "propose/problem.hpp"

#include <vector>

namespace organograph::proposing {

/// Faults: a fixed post that another row forbids; no objective that can be compared; rows that name what no
/// post in scope has. Warned of: limits that forbid nothing. Each at its cell.
void judge_brief(const DraftTable &table, const Problem &problem, std::vector<Diagnostic> &out);

/// The fault that no structure keeps to the brief: at the limit of spans, since each other row allows posts
/// of one remit alone; with the rows that forbid joining them.
void refuse_limits(const DraftTable &table, const Problem &problem, std::vector<Diagnostic> &out);

} // namespace organograph::proposing
