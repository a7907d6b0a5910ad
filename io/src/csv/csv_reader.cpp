// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/csv_reader.hpp"

#include "csv/csv_text.hpp"

#include <algorithm>
#include <utility>

namespace organograph::io {

namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";
constexpr std::size_t context_bytes = 12; // shown on each side of a bad byte
constexpr std::size_t checked_at_once = 1U << 16U;

// A run of zero bytes is replaced as one: a file may have gigabytes of them that are nowhere on the disk.
template <class OnBadByte> std::string replaced(std::string_view text, OnBadByte replacement) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bad = find_bad_byte(text, at);
    out += text.substr(at, bad - at);
    if (bad == text.size())
      break;
    out += replacement(static_cast<unsigned char>(text[bad]));
    at = text[bad] == '\0' ? std::min(text.find_first_not_of('\0', bad), text.size()) : bad + 1;
  }
  return out;
}

// What stands around the bad byte in text[begin, end), cut between characters.
std::string_view around(std::string_view text, std::size_t begin, std::size_t bad, std::size_t end) {
  std::size_t first = bad - std::min(bad - begin, context_bytes);
  while (first > begin && first < bad && is_continuation(text[first]))
    ++first;
  std::size_t last = bad + std::min(end - bad, context_bytes);
  for (int i = 0; i < 3 && last < end && is_continuation(text[last]); ++i)
    ++last;
  return text.substr(first, last - first);
}

// First quote at or behind `at` that is not one of a pair; npos if none.
std::size_t closing_quote(std::string_view text, std::size_t at) {
  for (;;) {
    const std::size_t quote = text.find('"', at);
    if (quote == std::string_view::npos || quote + 1 == text.size() || text[quote + 1] != '"')
      return quote;
    at = quote + 2;
  }
}

bool are_blank(std::span<const std::string_view> cells) {
  return std::ranges::all_of(cells, is_blank);
}

} // namespace

CsvReader::CsvReader(std::string_view bytes, std::string file, std::vector<Diagnostic> &diagnostics,
                     const CsvForm &form)
    : bytes_(bytes), file_(std::move(file)), diagnostics_(&diagnostics), form_(form) {
  if (bytes_.starts_with("\xFF\xFE") || bytes_.starts_with("\xFE\xFF")) {
    diagnostics_->push_back({Code::not_utf8, file_, 0, 0, bad_bytes_shown(bytes_.substr(0, 2)),
                             "the file begins with the byte-order mark of UTF-16", "UTF-8",
                             "save the file as 'CSV UTF-8', not as UTF-16 ('Unicode text')"});
    bytes_ = {};
  }
  if (bytes_.starts_with("\xEF\xBB\xBF"))
    at_ = 3;
  bad_at_ = checked_ = at_;
  line_feed_ = std::min(bytes_.find('\n', at_), bytes_.size());
  find_line_end(at_);
}

bool CsvReader::next(std::size_t before) {
  while (at_ < std::min(bytes_.size(), before)) {
    read_record();
    if (!are_blank(cells_) || beyond_ > 0)
      return true;
  }
  cells_.clear();
  return false;
}

void CsvReader::go_on_at(std::size_t position, std::uint64_t line) {
  at_ = position;
  ends_at_return_ = false;
  line_ = line;
  checked_ = std::max(checked_, position);
  if (bad_at_ < position)
    bad_at_ = find_bad_byte(bytes_.substr(0, checked_), position);
}

void CsvReader::read_record() {
  record_line_ = line_;
  begins_behind_return_ = std::exchange(ends_at_return_, false);
  cells_.clear();
  kept_texts_used_ = 0;
  bad_bytes_reported_ = false;
  beyond_ = 0;
  for (;;) {
    add_cell();
    if (at_ == bytes_.size())
      return;
    const char end = bytes_[at_++];
    if (end == form_.separator)
      continue; // a cell follows, even at the end of the bytes
    if (end == '\r')
      end_line_at_carriage_return();
    ++line_;
    return;
  }
}

// One beyond the most that are kept leaves nothing behind: a line may be gigabytes of separators.
void CsvReader::add_cell() {
  const std::size_t texts = kept_texts_used_;
  const std::string_view cell = read_cell();
  if (cells_.size() < form_.most_cells) {
    cells_.push_back(cell);
    return;
  }
  beyond_ += is_blank(cell) ? 0U : 1U;
  kept_texts_used_ = texts;
}

// Moves at_ to the separator or line end behind the cell.
std::string_view CsvReader::read_cell() {
  const std::size_t begin = at_;
  const bool is_quoted = at_ < bytes_.size() && bytes_[at_] == '"';
  const std::string_view cell = is_quoted ? read_quoted() : read_plain();
  check_characters();
  return bad_at_ < at_ ? mended(cell, begin) : cell;
}

// Of all bytes before at_. The bytes are checked once, some ahead: bad_at_ is checked_ where none is bad.
void CsvReader::check_characters() {
  while (checked_ < at_) {
    std::size_t end = std::min(bytes_.size(), std::max(at_, checked_ + checked_at_once));
    while (end < bytes_.size() && is_continuation(bytes_[end]))
      ++end;
    const bool none_bad = bad_at_ == checked_;
    if (none_bad)
      bad_at_ = find_bad_byte(bytes_.substr(0, end), checked_);
    checked_ = end;
  }
}

std::string_view CsvReader::read_plain() {
  const std::size_t begin = std::exchange(at_, cell_end(at_));
  return bytes_.substr(begin, at_ - begin);
}

std::string_view CsvReader::read_quoted() {
  const std::size_t begin = at_ + 1;
  const std::size_t close = closing_quote(bytes_, begin);
  // At most once a file, which keeps time linear: all quotes behind this one are pairs, and a pair at the
  // start of a cell is an empty quoted cell.
  if (close == std::string_view::npos)
    return read_unclosed();

  const std::string_view content = bytes_.substr(begin, close - begin);
  const std::uint64_t breaks = line_breaks(content);
  line_ += breaks;
  at_ = close + 1;
  const std::string_view rest = read_plain();
  if (rest.empty() && content.find('"') == std::string_view::npos)
    return content;
  std::string cell = unescaped(content);
  if (!rest.empty()) {
    std::string value = bad_bytes_shown(rest);
    std::string problem = shown(value) + " stands after the closing quote of " + shown(bad_bytes_shown(cell));
    fault(Code::text_after_quote, std::move(value), std::move(problem),
          form_.separator == ',' ? "a comma or the line's end there" : "a separator or the line's end there",
          breaks == 0 ? std::string{}
                      : "close the quote on the line where the cell begins; write a quote inside it twice");
    cell += rest;
  }
  return kept(std::move(cell));
}

std::string_view CsvReader::read_unclosed() {
  ++at_;
  const std::string_view cell = read_plain();
  std::string value = bad_bytes_shown(cell);
  std::string problem = "the quote before " + shown(value) + " is not closed" +
                        (line_ == record_line_ ? "" : " (line " + std::to_string(line_) + ")");
  fault(Code::unclosed_quote, std::move(value), std::move(problem), "a closing quote before the file ends");
  return cell;
}

// The cell, whose bytes begin at `begin` and hold bad_at_, as valid UTF-8.
std::string_view CsvReader::mended(std::string_view cell, std::size_t begin) {
  if (!std::exchange(bad_bytes_reported_, true)) {
    std::string value = bad_bytes_shown(around(bytes_, begin, bad_at_, at_));
    std::string problem =
        shown(value) +
        (bytes_[bad_at_] == '\0' ? " holds a zero byte; the file may be UTF-16" : " is not UTF-8");
    fault(Code::not_utf8, std::move(value), std::move(problem), "UTF-8");
  }
  bad_at_ = find_bad_byte(bytes_.substr(0, checked_), at_);
  return kept(replaced(cell, [](unsigned char) { return replacement_character; }));
}

void CsvReader::end_line_at_carriage_return() {
  if (at_ < bytes_.size() && bytes_[at_] == '\n') {
    ++at_;
    return;
  }
  ends_at_return_ = true;
  if (std::exchange(carriage_return_reported_, true))
    return;
  diagnostics_->push_back(
      {Code::bare_carriage_return,
       file_,
       record_line_,
       static_cast<std::uint32_t>(cells_.size()),
       "\r",
       "a carriage return without a line feed; it and others like it are read as line ends",
       "LF or CR LF",
       {}});
}

std::size_t CsvReader::cell_end(std::size_t at) {
  if (line_end_ < at)
    find_line_end(at);
  return std::min(bytes_.substr(0, line_end_).find(form_.separator, at), line_end_);
}

// Each search begins where the last one of its byte ended: a file with CR alone is not searched for LF
// again on every line.
void CsvReader::find_line_end(std::size_t at) {
  if (line_feed_ < at)
    line_feed_ = std::min(bytes_.find('\n', at), bytes_.size());
  line_end_ = std::min(bytes_.substr(0, line_feed_).find('\r', at), line_feed_);
}

std::string_view CsvReader::kept(std::string text) {
  if (kept_texts_used_ == kept_texts_.size())
    kept_texts_.emplace_back();
  return kept_texts_[kept_texts_used_++] = std::move(text);
}

// Of the record and the cell that are being read.
void CsvReader::fault(Code code, std::string value, std::string problem, std::string expected,
                      std::string remedy) {
  diagnostics_->push_back({code, file_, record_line_, static_cast<std::uint32_t>(cells_.size() + 1),
                           std::move(value), std::move(problem), std::move(expected), std::move(remedy)});
}

std::string bad_bytes_shown(std::string_view text) {
  return replaced(text, [](unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    return std::string("\\x") + digits[byte >> 4U] + digits[byte & 15U];
  });
}

} // namespace organograph::io
