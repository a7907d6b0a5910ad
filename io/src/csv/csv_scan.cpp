// SPDX-License-Identifier: Apache-2.0
#include "csv/csv_scan.hpp"

#include "csv/csv_text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace organograph::io {

namespace {

constexpr std::size_t block = 64;

// Where in 64 bytes each stands, as bits.
struct Marks {
  std::uint64_t line_feed = 0, comma = 0, quote = 0, carriage_return = 0, zero = 0, high = 0;
};

#ifdef __SSE2__
Marks marks_of(const char *bytes) {
  Marks out;
  for (unsigned part = 0; part < block / 16; ++part) {
    const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + part * std::size_t{16}));
    const auto bits = [&](__m128i equal) {
      return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(equal))} << (part * 16);
    };
    const auto where = [&](char byte) { return bits(_mm_cmpeq_epi8(some, _mm_set1_epi8(byte))); };
    out.line_feed |= where('\n');
    out.comma |= where(',');
    out.quote |= where('"');
    out.carriage_return |= where('\r');
    out.zero |= where('\0');
    out.high |= bits(some);
  }
  return out;
}
#else
Marks marks_of(const char *bytes) {
  Marks out;
  for (unsigned i = 0; i < block; ++i) {
    const auto bit = [&](bool there) { return std::uint64_t{there} << i; };
    const char byte = bytes[i];
    out.line_feed |= bit(byte == '\n');
    out.comma |= bit(byte == ',');
    out.quote |= bit(byte == '"');
    out.carriage_return |= bit(byte == '\r');
    out.zero |= bit(byte == '\0');
    out.high |= bit(static_cast<unsigned char>(byte) >= 0x80);
  }
  return out;
}
#endif

class Scan {
public:
  Scan(std::string_view text, std::size_t begin, std::size_t limit, std::size_t columns)
      : text_(text), limit_(std::min(limit, text.size())),
        farthest_(std::min(text.size(), limit_ + (limit_ - begin))), columns_(columns), at_(begin) {
    out_.begin = begin;
    out_.rows.base = begin;
  }

  bool all() {
    while (at_ < limit_)
      if (!run())
        return false;
    // Records without quotes are judged together; find_bad_byte() is as fast as this scan.
    return !has_high_ || find_bad_byte(text_.substr(0, at_), out_.begin) == at_;
  }

  ScannedRows result() && {
    out_.end = at_;
    return std::move(out_);
  }

private:
  bool run();
  bool lines_of(Marks marks, std::size_t from, std::size_t count);
  bool plain_record(std::size_t end);
  bool quoted_record();
  bool quoted_cell(std::size_t &at);
  bool plain_cell(std::size_t &at);
  void add_row(std::uint32_t mark);

  std::string_view text_;
  std::size_t limit_, farthest_, columns_;
  std::size_t at_;         // start of the record that is being read
  std::size_t commas_ = 0; // of it, before the block
  bool has_high_ = false;
  ScannedRows out_;
  std::vector<std::string_view> cells_; // of a record with quotes
  std::vector<std::uint8_t> doubled_;   // by cell
};

void Scan::add_row(std::uint32_t mark) {
  auto &rows = out_.rows;
  const std::uint64_t line_less = out_.lines - rows.begins.size();
  if (rows.jumps.empty() || rows.jumps.back().line_less != line_less)
    rows.jumps.push_back({rows.begins.size(), line_less});
  rows.begins.push_back(static_cast<std::uint32_t>(at_ - out_.begin) | mark);
}

// The record from at_ to the line end or the end of the text; without quotes.
bool Scan::plain_record(std::size_t end) {
  // Most begin with what is no blank.
  const bool may_be_blank = end == at_ || static_cast<unsigned char>(text_[at_]) <= ' ' || text_[at_] == ',';
  if (!may_be_blank || text_.substr(at_, end - at_).find_first_not_of(" \t\r,") != std::string_view::npos) {
    if (commas_ + 1 != columns_)
      return false;
    add_row(0);
  }
  ++out_.lines;
  commas_ = 0;
  return true;
}

// Ends of lines among `count` bytes, before any quote.
bool Scan::lines_of(Marks marks, std::size_t from, std::size_t count) {
  const std::uint64_t within = count == block ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
  std::uint64_t returns = marks.carriage_return & within;
  if ((marks.zero & within) != 0)
    return false;
  has_high_ |= (marks.high & within) != 0;
  for (; returns != 0; returns &= returns - 1) {
    const std::size_t behind = from + static_cast<std::size_t>(std::countr_zero(returns)) + 1;
    if (behind >= text_.size() || text_[behind] != '\n')
      return false;
  }
  std::uint64_t commas = marks.comma & within;
  for (std::uint64_t ends = marks.line_feed & within; ends != 0 && at_ < limit_; ends &= ends - 1) {
    const std::uint64_t before = (ends & (~ends + 1)) - 1; // bytes before the line end
    commas_ += static_cast<std::size_t>(std::popcount(commas & before));
    commas &= ~before;
    const std::size_t end = from + static_cast<std::size_t>(std::countr_zero(ends));
    if (!plain_record(end))
      return false;
    at_ = end + 1;
  }
  commas_ += static_cast<std::size_t>(std::popcount(commas));
  return true;
}

// From a record's start on, up to the limit or behind a record with quotes.
bool Scan::run() {
  commas_ = 0;
  for (std::size_t from = at_; at_ < limit_; from += block) {
    const std::size_t left = text_.size() - from;
    Marks marks;
    if (left >= block) {
      marks = marks_of(text_.data() + from);
    } else {
      std::array<char, block> last;
      last.fill(' ');
      std::memcpy(last.data(), text_.data() + from, left);
      marks = marks_of(last.data());
    }
    const auto quote = static_cast<std::size_t>(std::countr_zero(marks.quote)); // 64: none
    if (!lines_of(marks, from, std::min(quote, left)))
      return false;
    if (at_ >= limit_)
      return true;
    if (quote < block)
      return quoted_record();
    if (left <= block) { // the last record, without a line end
      if (!plain_record(text_.size()))
        return false;
      at_ = text_.size();
    }
  }
  return true;
}

// Moves behind the cell; its text joins cells_.
bool Scan::quoted_cell(std::size_t &at) {
  const std::size_t open = at + 1;
  const std::string_view reach = text_.substr(0, farthest_);
  bool doubled = false;
  for (std::size_t from = open;;) {
    const std::size_t quote = reach.find('"', from);
    if (quote == std::string_view::npos)
      return false;
    if (quote + 1 < text_.size() && text_[quote + 1] == '"') {
      doubled = true;
      from = quote + 2;
      continue;
    }
    cells_.push_back(text_.substr(open, quote - open));
    doubled_.push_back(doubled);
    at = quote + 1;
    break;
  }
  out_.lines += line_breaks(cells_.back());
  return at == text_.size() || text_[at] == ',' || text_[at] == '\n' || text_.substr(at, 2) == "\r\n";
}

bool Scan::plain_cell(std::size_t &at) {
  std::size_t end = at;
  while (end < text_.size() && text_[end] != ',' && text_[end] != '\n' && text_[end] != '\r')
    ++end;
  cells_.push_back(text_.substr(at, end - at));
  doubled_.push_back(0);
  at = end;
  return at == text_.size() || text_[at] != '\r' || text_.substr(at, 2) == "\r\n";
}

bool Scan::quoted_record() {
  cells_.clear();
  doubled_.clear();
  const std::uint64_t first_line = out_.lines;
  std::size_t at = at_;
  for (;;) {
    if (!(at < text_.size() && text_[at] == '"' ? quoted_cell(at) : plain_cell(at)))
      return false;
    if (at == text_.size() || text_[at] != ',')
      break;
    ++at;
  }
  at = std::min(at + (at < text_.size() && text_[at] == '\r' ? 2U : 1U), text_.size());
  if (find_bad_byte(text_.substr(0, at), at_) < at)
    return false;
  const std::uint64_t breaks = out_.lines - first_line;
  if (!std::ranges::all_of(cells_, is_blank)) {
    if (cells_.size() != columns_)
      return false;
    const bool is_mended = std::ranges::find(doubled_, 1) != doubled_.end();
    out_.lines = first_line;
    add_row(is_mended ? RowsInPlace::mended : 0);
    if (is_mended)
      for (std::size_t c = 0; c < columns_; ++c)
        out_.rows.mended_cells.push_back(doubled_[c] != 0 ? unescaped(cells_[c]) : std::string(cells_[c]));
  }
  out_.lines = first_line + breaks + 1;
  at_ = at;
  return true;
}

} // namespace

std::optional<ScannedRows> scan_rows(std::string_view text, std::size_t begin, std::size_t limit,
                                     std::size_t columns) {
  Scan scan(text, begin, limit, columns);
  if (!scan.all())
    return std::nullopt;
  return std::move(scan).result();
}

} // namespace organograph::io
