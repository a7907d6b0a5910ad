// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"

namespace organograph::viz {

/// The study with its published figures recomputed and its claims tested; then shown(study, minimum_group). A
/// figure is a path into analysis.json in dots, or sum(TABLE.COLUMN where ..), count(TABLE), count(TABLE
/// where COLUMN=VALUE and COLUMN=VALUE ..) over a table of the draft, of a scenario as read:
/// sum(scenarios/NAME/TABLE.COLUMN), or of the draft after or before it: count(scenarios/NAME/after.TABLE
/// where COLUMN has VALUE).
///
/// Paths: identifiers may hold dots, so the longest key that leads on is taken; places in lists are
/// numbers from 0. Tables: cells are compared trimmed, and as numbers where the column holds numbers; a
/// blank cell stands for the default that docs/model.md gives its column, and is otherwise not counted
/// in a sum (a scenario's tables have no defaults). A sum over rows that are all blank is not known. Figures
/// of a scenario that the run leaves out are not checked: they are not in the answer. Where small groups are
/// not shown, left out is what blanks would change, and each count or sum over fewer posts, people or staff
/// groups.
///
/// Each that differs is one more warning `published-differs`, in file order, with both values. `study`: whole
/// and not shown() before, with the draft where the model has published figures. Cannot fail. O(figures x
/// (cells of a column, or keys on the path)), and analysis.json's tree.
Study with_published(Study study, unsigned minimum_group = 0);

} // namespace organograph::viz
