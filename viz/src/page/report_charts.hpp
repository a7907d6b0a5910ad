// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/viz/drawing.hpp"
#include "organograph/viz/paper.hpp"
#include "page/report_parts.hpp"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the sections of report.html are put together from. Figures stand in HTML tables, so that they can be
// read, copied and printed without seeing a bar or a shade.
namespace organograph::viz {

/// A drawing is laid out for the page's column: its smallest text is read where it stands, and on paper.
inline constexpr Room drawing_room{740, 1250};

/// What has to be known about a section's figures, in a line that stands out.
void write_caveat(Html &page, std::string_view caveat);
/// What a section begins with: what was found, and that.
void write_lead(Html &page, const Sentence &told, std::string_view caveat);
/// The line that says why a measure was not taken.
void write_not_measured(Html &page, const Analysis &analysis, std::string_view measure);

/// value / of; empty where either is not known, 0 where `of` is 0.
std::optional<double> share_of(std::optional<double> value, std::optional<double> of);

/// A bar from the left edge as a picture for the eye alone: the number stands beside it. share: 0 to 1, drawn
/// at least as a thin line where it is above 0; nothing where it is not known. kind: `before`, `after`, or
/// empty. from: where it begins, 0 to 1.
void draw_bar(Html &page, std::optional<double> share, std::string_view kind = {}, double from = 0);

/// A row of a chart: what it is of, its figure, its length.
struct Bar {
  std::string label;
  Figure figure;
  std::optional<double> share;
  double from = 0; ///< where it begins: of a waterfall
};
struct BarChart {
  std::string caption, of, unit; ///< of, unit: the heads of the columns
  std::vector<Bar> bars;
};
void write_bars(Html &page, const BarChart &chart);

/// Opens a box that scrolls sideways where the page is narrow, and the table in it with its caption; the
/// caller closes both by close_wide_table(). look: classes of the table.
void open_wide_table(Html &page, std::string_view caption, std::string_view look = {});
void close_wide_table(Html &page);
/// A row of heads; those after the first `texts` stand above numbers.
void write_heads(Html &page, const std::vector<std::string> &heads, std::size_t texts = 1);
/// A cell with a figure.
void write_cell(Html &page, const Figure &figure);
/// A cell with a figure and a shade: one of nine from white to dark; none where the share is not known.
void write_heat(Html &page, const Figure &figure, std::optional<double> share);

/// 'and 12 more services. TABLE has all of them.'; nothing where there are none more. table: its name, or
/// empty.
void write_more(Html &page, std::size_t more, std::string_view one, std::string_view many,
                std::string_view table);

/// A part of a section under its heading, to unfold; the caller closes it by close().
void open_part(Html &page, std::string_view heading, bool unfolded = false, std::string_view element = "h3");

/// A drawing in a box to unfold. prefix: of its ids, unique in the page.
void write_drawing(Html &page, std::string_view summary, const Drawing &drawing, std::string_view prefix,
                   bool unfolded);

/// `a; b and 3 more`, each cut where it is very long.
std::string listing(const std::vector<std::string> &items, std::size_t most);

} // namespace organograph::viz
