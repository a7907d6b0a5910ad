// SPDX-License-Identifier: Apache-2.0
#include "structure/structure_column_lists.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>

namespace organograph::viz::structure {

namespace {

constexpr double head_line = 11, between_teams = 4, band_pad = 7, side_pad = 9, between_rows = 8;
constexpr double least_row = 104;
constexpr double gaps[] = {9, 6, row_gap}; ///< the widest for which there is room

std::string below(const std::vector<std::string> &words, std::size_t from) {
  std::string out = from == 0 ? "below" : "below …";
  for (std::size_t i = from; i < words.size(); ++i)
    out += " " + words[i];
  return out;
}

/// On one line a title keeps its end: it tells 'Service Director Children' from the one for adults.
std::vector<std::string> lines_of_head(const std::vector<std::string> &words, const ColumnListsShape &shape) {
  const auto set = [&](const std::string &text, std::size_t most) {
    const auto lines = typeset(text, shape.width, style::text_size, style::text_size, false, most).lines;
    return std::vector<std::string>(lines.begin(), lines.end());
  };
  if (words.empty())
    return {};
  if (shape.rows != RowOf::tight_column)
    return set(below(words, 0), 2);
  const auto is_too_long = [&](std::size_t from) {
    return text_width(below(words, from), style::text_size, false) > shape.width;
  };
  std::size_t from = 0;
  while (from + 1 < words.size() && is_too_long(from))
    ++from;
  if (from > 0 && words[from].starts_with('(')) // whom it serves alone says less than the title
    return lines_of_head(std::vector(words.begin(), words.end() - 1), shape);
  return set(below(words, from), 1);
}

} // namespace

ColumnLists::ColumnLists(const Source &source, const Selection &selection)
    : source_(source), selection_(selection) {
  for (const Box &box : selection.boxes)
    tiers_.push_back(box.stands);
  std::ranges::sort(tiers_);
  tiers_.erase(std::unique(tiers_.begin(), tiers_.end()), tiers_.end());
  cells_.resize(tiers_.size() * selection.columns.size());
  std::vector<std::uint32_t> order(selection.boxes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t b) { return selection.boxes[b].manager + 1; });
  for (const std::uint32_t b : order) {
    const Box &box = selection.boxes[b];
    const auto tier = static_cast<std::size_t>(std::ranges::lower_bound(tiers_, box.stands) - tiers_.begin());
    Cell &cell = cells_[tier * selection.columns.size() + box.column];
    const bool same = !cell.empty() && selection.boxes[cell.back().boxes.front()].manager == box.manager;
    if (!same)
      cell.push_back({head_of(box.manager), {}});
    cell.back().boxes.push_back(b);
  }
}

std::vector<std::string> ColumnLists::head_of(std::size_t manager) const {
  if (manager == nowhere)
    return {};
  std::vector<std::string> out;
  std::istringstream title(
      drawable(source_.model.text(source_.model->posts.title[index(selection_.boxes[manager].post)])));
  for (std::string word; title >> word;)
    out.push_back(word);
  if (std::string served = served_where_alike(source_, selection_, manager, *selection_.names);
      !served.empty())
    out.push_back(std::move(served));
  return out;
}

const ColumnLists::Sizes &ColumnLists::sized(const ColumnListsShape &shape) const {
  const auto [at, is_new] = sizes_.try_emplace({shape.width, shape.rows});
  Sizes &out = at->second;
  for (std::size_t b = 0; is_new && b < selection_.boxes.size(); ++b)
    out.boxes.push_back(row_shape(source_, selection_, b, shape.width, shape.rows).area.height);
  for (const Cell &cell : cells_)
    for (const Team &team : cell)
      if (is_new)
        out.heads[&team.head] =
            head_line * static_cast<double>(team.head.empty() ? 0 : lines_of_head(team.head, shape).size());
  return out;
}

/// From the left, each of the rows beside each other as high as the limit; a team goes on below its head
/// again.
ColumnLists::Filled ColumnLists::fill(const Cell &cell, double limit, const ColumnListsShape &shape) const {
  const Sizes &sizes = sized(shape);
  const std::vector<double> &high = sizes.boxes;
  Filled out;
  double y = 0;
  for (const Team &team : cell) {
    const double head = sizes.heads.at(&team.head);
    bool headed = false;
    for (const std::uint32_t box : team.boxes) {
      const double above = headed ? shape.gap : head + (y > 0 ? between_teams + shape.gap : 0);
      if (y > 0 && y + above + high[box] > limit + 1e-6) {
        ++out.beside;
        y = 0;
        headed = false;
      }
      if (!headed) {
        y += y > 0 ? between_teams + shape.gap : 0;
        if (head > 0)
          out.heads.push_back({&team.head, out.beside - 1, y});
        y += head;
        headed = true;
      } else {
        y += shape.gap;
      }
      out.rows.push_back({box, out.beside - 1, y});
      y += high[box];
      out.height = std::max(out.height, y);
    }
  }
  return out;
}

/// As low as so many rows beside each other make it.
ColumnLists::Filled ColumnLists::lowest(const Cell &cell, std::size_t column,
                                        const ColumnListsShape &shape) const {
  Filled all = fill(cell, infinite, shape);
  if (shape.beside[column] == 1 || cell.empty())
    return all;
  double low = 0, high = all.height;
  for (int step = 0; step < 12; ++step) {
    const double middle = (low + high) / 2;
    Filled now = fill(cell, middle, shape);
    if (now.beside <= shape.beside[column]) {
      high = middle;
      all = std::move(now);
    } else {
      low = middle;
    }
  }
  return all;
}

double ColumnLists::height_of(const ColumnListsShape &shape) const {
  const std::size_t columns = selection_.columns.size();
  double out = 0;
  for (std::size_t t = 0; t < tiers_.size(); ++t) {
    double high = 0;
    for (std::size_t k = 0; k < columns; ++k)
      high = std::max(high, lowest(cells_[t * columns + k], k, shape).height);
    out += high + 2 * band_pad + (t > 0 && tiers_[t] > tiers_[t - 1] + 1 ? empty_band : 0);
  }
  return out;
}

double ColumnLists::row_width(const std::vector<std::size_t> &beside, double width) const {
  const auto rows = static_cast<double>(std::accumulate(beside.begin(), beside.end(), std::size_t{0}));
  const auto columns = static_cast<double>(beside.size());
  return std::floor((width - 2 * side_pad * columns - between_rows * (rows - columns)) / rows);
}

ColumnListsShape ColumnLists::narrowest(double width, RowOf rows) const {
  const std::vector<std::size_t> beside(selection_.columns.size(), 1);
  return {beside, std::max(least_row, row_width(beside, width)), row_gap, rows};
}

std::optional<ColumnListsShape> ColumnLists::shape(double width, double height, RowOf rows) const {
  ColumnListsShape best = narrowest(width, rows);
  if (row_width(best.beside, width) < least_row)
    return std::nullopt;
  double lowest_so_far = height_of(best);
  while (lowest_so_far > height) { // one more row beside the others where that helps most
    std::optional<ColumnListsShape> next;
    for (std::size_t k = 0; k < best.beside.size(); ++k) {
      ColumnListsShape now = best;
      ++now.beside[k];
      now.width = row_width(now.beside, width);
      if (now.width < least_row)
        continue;
      if (const double high = height_of(now); high < lowest_so_far) {
        lowest_so_far = high;
        next = std::move(now);
      }
    }
    if (!next)
      return std::nullopt;
    best = std::move(*next);
  }
  for (const double gap : gaps) {
    best.gap = gap;
    if (height_of(best) <= height)
      break;
  }
  return best;
}

Layout ColumnLists::placed(Selection &selection, const ColumnListsShape &shape, const Spread &spread) const {
  const std::size_t columns = selection.columns.size();
  Layout out;
  out.column_lefts.push_back(0);
  for (std::size_t k = 0; k < columns; ++k) {
    const auto beside = static_cast<double>(shape.beside[k]);
    out.column_lefts.push_back(out.column_lefts.back() + 2 * side_pad + beside * shape.width +
                               (beside - 1) * between_rows);
  }
  out.width = out.column_lefts.back();
  double y = 0;
  for (std::size_t t = 0; t < tiers_.size(); ++t) {
    if (t > 0 && tiers_[t] > tiers_[t - 1] + 1) {
      out.bands.push_back({tiers_[t - 1] + 1, tiers_[t] - 1, true, y, y + empty_band});
      y += empty_band;
    }
    double high = 0;
    for (std::size_t k = 0; k < columns; ++k) {
      const Filled cell = lowest(cells_[t * columns + k], k, shape);
      high = std::max(high, cell.height);
      const auto x = [&](std::size_t beside) {
        return out.column_lefts[k] + side_pad + static_cast<double>(beside) * (shape.width + between_rows);
      };
      for (const Place &row : cell.rows) {
        std::string name = std::move(selection.shapes[row.box].name);
        selection.shapes[row.box] = row_shape(source_, selection, row.box, shape.width, shape.rows);
        selection.shapes[row.box].name = std::move(name);
        selection.boxes[row.box].left = x(row.beside);
        selection.boxes[row.box].top = y + band_pad + row.top;
      }
      for (const Head &head : cell.heads) {
        double baseline = y + band_pad + head.top + 8;
        for (std::string &line : lines_of_head(*head.title, shape)) {
          out.texts.push_back({x(head.beside), baseline, style::text_size, Anchor::start, false, true, false,
                               style::ink, std::move(line)});
          baseline += head_line;
        }
      }
    }
    const double bottom = y + high + 2 * band_pad;
    out.bands.push_back({tiers_[t], tiers_[t], false, y, bottom});
    y = bottom;
  }
  out.height = std::max(y, spread.height);
  if (!out.bands.empty())
    out.bands.back().bottom = out.height;
  return out;
}

} // namespace organograph::viz::structure
