// SPDX-License-Identifier: Apache-2.0
// Every post a row below its manager, in columns as of a newspaper.
#include "structure/structure_layout.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::viz::structure {

namespace {

constexpr double list_gap = 18, indent_most = 14, widest_column = 420, tallest_row = 22;

class ListLayer {
public:
  ListLayer(const Source &source, Selection &selection, const ListShape &shape, const Spread &spread)
      : source_(source), selection_(selection), shape_(shape) {
    std::uint32_t deepest = 0;
    for (const Box &box : selection.boxes)
      deepest = std::max(deepest, box.depth);
    indent_ = std::clamp((shape.width - list_text_room) / (deepest + 1), list_indent, indent_most);
    pitch_ = std::clamp(spread.height / static_cast<double>(std::max<std::size_t>(shape.rows, 1)), list_row,
                        tallest_row);
    const auto columns = static_cast<double>(shape.columns);
    width_ = shape.width;
    if (spread.width > 0)
      width_ = std::clamp((spread.width - list_gap * (columns - 1)) / columns, shape.width,
                          std::max(shape.width, widest_column));
  }

  Layout lay() {
    place();
    draw_lines();
    const auto columns = static_cast<double>(column_.empty() ? 1 : column_.back() + 1);
    out_.width = columns * (width_ + list_gap) - list_gap;
    return std::move(out_);
  }

private:
  void place() {
    auto &boxes = selection_.boxes;
    column_.resize(boxes.size());
    std::size_t column = 0, row = 0;
    for (std::size_t b = 0; b < boxes.size(); ++b) {
      if (row == shape_.rows) {
        ++column;
        row = 0;
        if (boxes[b].manager != nowhere && shape_.rows > 1)
          head_column(column, row++, boxes[b].manager);
      }
      column_[b] = column;
      const double in = indent_ * static_cast<double>(boxes[b].depth);
      viz::Box &shape = selection_.shapes[b];
      const std::string name = shape.name;
      shape = row_shape(source_, selection_, b, width_ - in, RowOf::list);
      shape.name = name;
      boxes[b].left = left_of(column) + in;
      boxes[b].top = pitch_ * static_cast<double>(row++);
      out_.height = std::max(out_.height, boxes[b].top + shape.area.height);
    }
  }

  double left_of(std::size_t column) const { return static_cast<double>(column) * (width_ + list_gap); }

  /// Whose reports go on here.
  void head_column(std::size_t column, std::size_t row, std::size_t manager) {
    const Box &box = selection_.boxes[manager];
    const auto words =
        wrapped("below " + drawable(source_.model.text(source_.model->posts.title[index(box.post)])),
                width_ - 8, style::text_size, false, 1);
    if (words.empty())
      return;
    Text text;
    text.x = left_of(column) + 4;
    text.y = pitch_ * static_cast<double>(row) + 10;
    text.size = style::text_size;
    text.slanted = true;
    text.colour = style::ink;
    text.text = words[0];
    out_.texts.push_back(std::move(text));
  }

  /// In each column a trunk below a manager, down to the last of its reports there.
  void draw_lines() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> below;
    for (std::size_t b = 0; b < selection_.boxes.size(); ++b)
      if (const std::size_t m = selection_.boxes[b].manager; m != nowhere)
        below.emplace_back(static_cast<std::uint32_t>(m), static_cast<std::uint32_t>(b));
    std::ranges::sort(below);
    for (std::size_t i = 0; i < below.size(); ++i) {
      const auto [m, b] = below[i];
      const bool last =
          i + 1 == below.size() || below[i + 1].first != m || column_[below[i + 1].second] != column_[b];
      const double in = indent_ * static_cast<double>(selection_.boxes[m].depth);
      const double x = left_of(column_[b]) + in + indent_ / 3;
      const double y = selection_.boxes[b].top + selection_.shapes[b].area.height / 2;
      Line line{m, b, nowhere, {}, false, {}, {}};
      if (last)
        line.points.push_back({x, column_[m] == column_[b]
                                      ? selection_.boxes[m].top + selection_.shapes[m].area.height
                                      : pitch_ - 2});
      line.points.push_back({x, y});
      line.points.push_back({selection_.boxes[b].left, y});
      out_.lines.push_back(std::move(line));
    }
  }

  const Source &source_;
  Selection &selection_;
  const ListShape &shape_;
  double indent_, pitch_, width_;
  std::vector<std::size_t> column_; ///< by box
  Layout out_;
};

} // namespace

std::optional<ListShape> list_shape(std::size_t boxes, double least_width, double width, double height) {
  ListShape shape;
  const double rows = std::floor(height / list_row);
  if (rows < 1 || width < least_width)
    return std::nullopt;
  const auto most = static_cast<std::size_t>(rows);
  // Each column but the first has a line for its head.
  shape.columns = boxes <= most ? 1
                                : 1 + (boxes - most + std::max<std::size_t>(most - 1, 1) - 1) /
                                          std::max<std::size_t>(most - 1, 1);
  shape.rows = std::min(most, (boxes + shape.columns - 1 + shape.columns - 1) / shape.columns);
  const auto columns = static_cast<double>(shape.columns);
  shape.width = least_width;
  if (columns * (least_width + list_gap) - list_gap > width)
    return std::nullopt;
  return shape;
}

Layout listed(const Source &source, Selection &selection, const ListShape &shape, const Spread &spread) {
  return ListLayer(source, selection, shape, spread).lay();
}

} // namespace organograph::viz::structure
