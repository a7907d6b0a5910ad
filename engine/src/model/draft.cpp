// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/draft.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <iterator>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace organograph {

namespace {

// First comma or LF at or behind `at`; the end if none.
const char *cell_end(const char *at, const char *end) {
#ifdef __SSE2__
  for (; end - at >= 16; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(
        _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(',')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')))));
    if (found != 0)
      return at + std::countr_zero(found);
  }
#endif
  while (at != end && *at != ',' && *at != '\n')
    ++at;
  return at;
}

// The cell at `at` of a record that is as RowsInPlace says; moves to the next. Whatever the bytes are, none
// behind the text are read.
std::string_view next_cell(const char *&at, const char *end) {
  std::string_view cell;
  if (at != end && *at == '"') {
    const char *const open = at + 1;
    const void *const found = std::memchr(open, '"', static_cast<std::size_t>(end - open));
    const char *const close = found == nullptr ? end : static_cast<const char *>(found);
    cell = {open, close};
    at = cell_end(close, end);
  } else {
    const char *const behind = cell_end(at, end);
    cell = {at, behind};
    if ((behind == end || *behind == '\n') && cell.ends_with('\r')) // of CR LF
      cell.remove_suffix(1);
    at = behind;
  }
  if (at != end)
    ++at;
  return cell;
}

void split(std::string_view text, std::uint64_t begin, std::span<std::string_view> to) {
  const char *at = text.data() + begin;
  for (std::string_view &cell : to)
    cell = next_cell(at, text.data() + text.size());
}

} // namespace

DraftTable::DraftTable(std::string file, std::vector<std::string> columns)
    : file_(std::move(file)), columns_(std::move(columns)) {}

std::optional<std::size_t> DraftTable::place_of(std::string_view head) const {
  const auto at = std::ranges::find(columns_, head);
  return at == columns_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - columns_.begin()));
}

void DraftTable::copied_cells(std::size_t copy, std::span<std::string_view> to) const {
  std::size_t at = copy * columns_.size();
  std::uint64_t begin = at == 0 ? 0 : ends_[at - 1];
  for (std::string_view &cell : to) {
    cell = std::string_view(text_).substr(begin, ends_[at] - begin);
    begin = ends_[at++];
  }
}

void DraftTable::cells(std::size_t row, std::span<std::string_view> to) const {
  to = to.first(std::min(to.size(), columns_.size()));
  if (places_.empty())
    copied_cells(row, to);
  else if ((places_[row] & copied) != 0)
    copied_cells(places_[row] & ~copied, to);
  else
    split(source_->bytes(), bases_[row / group] + places_[row], to);
}

std::string_view DraftTable::cell(std::size_t row, std::size_t column) const {
  if (places_.empty() || (places_[row] & copied) != 0) {
    const std::size_t copy = places_.empty() ? row : places_[row] & ~copied;
    const std::size_t at = copy * columns_.size() + column;
    const std::uint64_t begin = at == 0 ? 0 : ends_[at - 1];
    return std::string_view(text_).substr(begin, ends_[at] - begin);
  }
  const std::string_view text = source_->bytes();
  const char *at = text.data() + bases_[row / group] + places_[row];
  for (std::size_t before = 0; before < column; ++before)
    next_cell(at, text.data() + text.size());
  return next_cell(at, text.data() + text.size());
}

const std::string &DraftTable::file(std::size_t row) const {
  const auto behind =
      std::ranges::upper_bound(sources_, row, {}, &std::pair<std::uint64_t, std::string>::first);
  return behind == sources_.begin() ? file_ : std::prev(behind)->second;
}

void DraftTable::rows_come_from(const std::string &file) {
  if (file == (sources_.empty() ? file_ : sources_.back().second))
    return;
  if (!sources_.empty() && sources_.back().first == rows_)
    sources_.pop_back();
  sources_.emplace_back(rows_, file);
}

std::uint64_t DraftTable::line(std::size_t row) const {
  const auto behind = std::ranges::upper_bound(jumps_, row, {}, &RowsInPlace::Jump::row);
  return row + std::prev(behind)->line_less;
}

bool DraftTable::misshapen(std::size_t row) const {
  return !misshapen_.empty() && std::binary_search(misshapen_.begin(), misshapen_.end(), row);
}

void DraftTable::add_line(std::uint64_t line) {
  if (jumps_.empty() || jumps_.back().line_less != line - rows_)
    jumps_.push_back({rows_, line - rows_});
}

void DraftTable::add_copy(std::span<const std::string_view> cells) {
  for (const std::string_view cell : cells) {
    text_ += cell;
    ends_.push_back(text_.size());
  }
}

void DraftTable::add_row(std::uint64_t line, std::span<const std::string_view> cells, bool misshapen) {
  assert(cells.size() == columns_.size());
  if (misshapen)
    misshapen_.push_back(rows_);
  if (source_) {
    if (rows_ % group == 0)
      bases_.push_back(bases_.empty() ? 0 : bases_.back());
    places_.push_back(copied |
                      static_cast<std::uint32_t>(columns_.empty() ? 0 : ends_.size() / columns_.size()));
  }
  add_line(line);
  add_copy(cells);
  ++rows_;
}

void DraftTable::reserve(std::size_t rows) {
  places_.reserve(rows);
  bases_.reserve(rows / group + 1);
}

void DraftTable::add_rows(const std::shared_ptr<const SourceText> &text, RowsInPlace &&rows) {
  if (!source_) {
    source_ = text;
    for (std::size_t row = 0; row < rows_; ++row) { // those that were added before: copies
      if (row % group == 0)
        bases_.push_back(0);
      places_.push_back(copied | static_cast<std::uint32_t>(row));
    }
  }
  std::uint64_t number = 0;
  auto jump = rows.jumps.begin();
  auto mended = rows.mended_cells.begin();
  std::vector<std::string_view> cells(columns_.size());
  for (const std::uint32_t begin : rows.begins) {
    if (jump != rows.jumps.end() && jump->row == number)
      add_line((jump++)->line_less + number);
    const std::uint64_t byte = rows.base + (begin & ~RowsInPlace::mended);
    if (rows_ % group == 0)
      bases_.push_back(byte);
    const bool is_mended = (begin & RowsInPlace::mended) != 0;
    if (!is_mended && byte - bases_.back() < copied) {
      places_.push_back(static_cast<std::uint32_t>(byte - bases_.back()));
    } else {
      places_.push_back(copied | static_cast<std::uint32_t>(ends_.size() / columns_.size()));
      if (is_mended)
        for (std::string_view &cell : cells)
          cell = *mended++;
      else // behind records of two gigabytes
        split(source_->bytes(), byte, cells);
      add_copy(cells);
    }
    ++rows_;
    ++number;
  }
  rows = {};
}

void DraftTable::pass(std::size_t first_row, std::size_t last_row) const {
  if (!source_ || first_row >= last_row)
    return;
  const auto begin_of = [&](std::size_t row) -> std::uint64_t {
    if (row >= rows_)
      return source_->bytes().size();
    // Of a copied row its place in the source is not known; its group begins before it.
    return bases_[row / group] + ((places_[row] & copied) != 0 ? 0 : places_[row]);
  };
  const std::uint64_t begin = begin_of(first_row), end = begin_of(last_row);
  if (begin < end)
    source_->pass(begin, end);
}

} // namespace organograph
