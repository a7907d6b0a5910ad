// SPDX-License-Identifier: Apache-2.0
// Internal to integration_view: the ladder's rows and columns.
#pragma once

#include "views/view_page.hpp"

#include "organograph/engine/integration_depth.hpp"

#include <cstddef>
#include <vector>

namespace organograph::viz::ladder {

inline constexpr std::size_t levels = 8;
inline constexpr double row_height = 30;

/// Widths of the columns: narrower on small paper.
struct Widths {
  double service = 190, pair = 186, level = 94, number = 52, gap = 250;

  double sheet() const { return 2 * style::margin + service + pair + level * levels + 3 * number + gap; }
};

/// What the texts of the rows need, where the sheet has it.
Widths widths_of(const Model &model, const std::vector<const Integration *> &rows,
                 const ViewOptions &options);

struct Grid {
  view::Page &page;
  const Model &model;
  Widths widths;
  const OrganisationNames names;

  double left() const { return style::margin + widths.service + widths.pair; }
  double x(std::size_t level) const { return left() + widths.level * static_cast<double>(level); }
  double after() const { return x(levels); }
};

void draw_heads(Grid &grid);
/// The n-th row.
void draw_row(Grid &grid, const Integration &entry, std::size_t n);
/// Services at 0 that nobody wants shared: a line for each pair of organisations.
void draw_separate(Grid &grid, const std::vector<Integration> &all, const ViewOptions &options);

} // namespace organograph::viz::ladder
