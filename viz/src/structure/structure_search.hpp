// SPDX-License-Identifier: Apache-2.0
// The smallest sheet on which a form has room.
#pragma once

#include "structure/structure_form.hpp"

#include <algorithm>
#include <vector>

namespace organograph::viz::structure {

/// The shape of a sheet that nobody asked for: between a screen and a page.
inline constexpr Room pleasant{16, 10};
/// A later trial has to be so much better than an earlier one, which is the plainer.
inline constexpr double plainer = 1.04;
/// Points at which a drawing of cards is taken without looking for another form; from which on the plainer of
/// two is taken, not the larger.
inline constexpr double comfortable = 8, ample = 10;
inline constexpr double narrow_row = 150;
/// Heading, legend and margins, before they are drawn; the names of columns.
inline constexpr double around_height = 120, headings = 24;

/// Points that the sheet adds to what is laid out.
struct Around {
  double width, height;
};

/// Looks for the smallest sheet of the room's shape on which blocks have their place.
class Search {
public:
  Search(Fitted &out, const Room &room, double least, bool given, Around around)
      : out_(out), room_(room), least_(least), enough_(given ? style::text_size / ample : least),
        around_(around) {}

  /// How many tiers are rows, and how high leaves are stacked in them.
  void blocks(bool columns) {
    std::size_t tops = 0;
    for (const Box &box : out_.selection.boxes)
      tops += box.manager == nowhere;
    Blocks all(out_.selection, out_.sizes, out_.bundles, columns, nowhere);
    const std::size_t tiers = all.tiers.size();
    for (std::size_t rows = tiers + 1; rows-- > 0;) {
      if (rows == 0 && tops == 1 && tiers > 1)
        break;
      if (rows < most_rows_ || rows == tiers)
        with_rows(columns, rows);
    }
  }

  void list(double width) {
    std::uint32_t deepest = 0;
    for (const Box &box : out_.selection.boxes)
      deepest = std::max(deepest, box.depth);
    width = std::max(width, list_text_room + list_indent * static_cast<double>(deepest + 1));
    const auto holds = [&](double times) {
      return list_shape(out_.selection.boxes.size(), width, room_.width * times - around_.width,
                        room_.height * times - around_.height)
          .has_value();
    };
    if (try_size(holds)) {
      out_.list = true;
      out_.list_width = width;
    }
  }

  /// What each column has of a tier as rows; staff groups are lines in their post's row. The fullest rows of
  /// those in comfortable type, else the fullest that can be read, else those in the largest type.
  void column_lists(const ColumnLists &lists) {
    std::vector<Found> found;
    for (const RowOf rows : {RowOf::column, RowOf::close_column, RowOf::tight_column}) {
      out_.times = infinite;
      if (of_rows(lists, rows))
        found.push_back({rows, out_.times});
    }
    out_.times = infinite;
    if (found.empty())
      return;
    const Found *taken = &*std::ranges::min_element(found, {}, &Found::times);
    for (const double points : {least_text, comfortable})
      if (const auto first =
              std::ranges::find_if(found, [&](const Found &each) { return each.points() >= points; });
          first != found.end())
        taken = &*first;
    out_.column_rows = taken->rows;
    out_.times = taken->times;
  }

  /// The smallest size for a choice that is made already.
  void again(const Source &source, const Fitted &chosen) {
    if (chosen.column_rows) {
      if (of_rows(ColumnLists(source, out_.selection), *chosen.column_rows))
        out_.column_rows = chosen.column_rows;
      return;
    }
    if (chosen.list)
      return list(chosen.list_width);
    Blocks blocks(out_.selection, out_.sizes, out_.bundles, chosen.columns, chosen.rows);
    try_size([&](double times) { return holds(blocks, times, chosen.high); });
  }

private:
  static constexpr std::size_t most_rows_ = 12;

  struct Found {
    RowOf rows;
    double times;
    double points() const { return style::text_size / times + 1e-6; }
  };

  bool of_rows(const ColumnLists &lists, RowOf rows) {
    return try_size([&](double times) {
      return lists.shape(room_.width * times - around_.width, room_.height * times - around_.height, rows)
          .has_value();
    });
  }

  bool holds(Blocks &blocks, double times, std::size_t high) const {
    return blocks.width(room_.height * times - around_.height, high) <= room_.width * times - around_.width;
  }

  /// With so many rows; in them leaves one below the other as high as that helps.
  void with_rows(bool columns, std::size_t rows) {
    Blocks blocks(out_.selection, out_.sizes, out_.bundles, columns, rows);
    if (!blocks.possible())
      return;
    std::size_t highest = 1;
    for (const Node &node : blocks.nodes)
      if (node.group() && node.zone < rows)
        highest = std::max<std::size_t>(highest, node.last - node.first);
    for (const std::size_t high : {1U, 2U, 3U, 4U, 6U, 8U, 12U}) {
      if (try_size([&](double times) { return holds(blocks, times, high); })) {
        out_.columns = columns;
        out_.rows = rows;
        out_.high = high;
        out_.list = false;
      }
      if (high >= highest)
        break;
    }
  }

  /// Lowers the size found so far where that can be done; false where it cannot.
  template <class Holds> bool try_size(Holds holds) {
    double high = out_.times / plainer;
    if (high <= enough_)
      return false;
    if (out_.times == infinite) {
      high = std::max(least_, 0.5);
      while (!holds(high) && high < 1e7)
        high *= 2;
    }
    if (high < least_ || !holds(high))
      return false;
    double low = least_;
    if (holds(low))
      high = low;
    for (int step = 0; step < 20 && high - low > 0.002 * high; ++step) {
      const double middle = (low + high) / 2;
      (holds(middle) ? high : low) = middle;
    }
    out_.times = high;
    return true;
  }

  Fitted &out_;
  const Room &room_;
  double least_, enough_;
  Around around_;
};

} // namespace organograph::viz::structure
