// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/draft.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace organograph {

DraftTable::DraftTable(std::string file, std::vector<std::string> columns)
    : file_(std::move(file)), columns_(std::move(columns)) {}

std::string_view DraftTable::cell(std::size_t row, std::size_t column) const {
  const std::size_t at = row * columns_.size() + column;
  const std::uint64_t begin = at == 0 ? 0 : ends_[at - 1];
  return std::string_view(text_).substr(begin, ends_[at] - begin);
}

bool DraftTable::misshapen(std::size_t row) const {
  return std::binary_search(misshapen_.begin(), misshapen_.end(), row);
}

void DraftTable::add_row(std::uint64_t line, std::span<const std::string_view> cells, bool misshapen) {
  assert(cells.size() == columns_.size());
  if (misshapen)
    misshapen_.push_back(lines_.size());
  lines_.push_back(line);
  for (const std::string_view cell : cells) {
    text_ += cell;
    ends_.push_back(text_.size());
  }
}

} // namespace organograph
