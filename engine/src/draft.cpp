// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/draft.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

namespace organograph {

DraftTable::DraftTable(std::string file, std::vector<std::string> columns)
    : file_(std::move(file)), columns_(std::move(columns)) {}

std::string_view DraftTable::cell(std::size_t row, std::size_t column) const {
  const std::size_t at = row * columns_.size() + column;
  const std::uint64_t begin = at == 0 ? 0 : ends_[at - 1];
  return std::string_view(text_).substr(begin, ends_[at] - begin);
}

const std::string &DraftTable::file(std::size_t row) const {
  const auto behind =
      std::ranges::upper_bound(sources_, row, {}, &std::pair<std::uint64_t, std::string>::first);
  return behind == sources_.begin() ? file_ : std::prev(behind)->second;
}

void DraftTable::rows_come_from(const std::string &file) {
  if (file == (sources_.empty() ? file_ : sources_.back().second))
    return;
  if (!sources_.empty() && sources_.back().first == lines_.size())
    sources_.pop_back();
  sources_.emplace_back(lines_.size(), file);
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
