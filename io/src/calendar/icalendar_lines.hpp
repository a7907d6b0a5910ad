// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace organograph::io::calendar {

/// The content lines of an iCalendar file (RFC 5545, 3.1), folded ones as one. A line is put together only
/// when it is asked for: bodies and attachments of events are passed over.
class ContentLines {
public:
  explicit ContentLines(std::string_view text) : text_(text) {}

  bool next();
  /// In capitals, without parameters; of at most 64 letters.
  std::string_view name() const { return name_; }
  /// Line of the file on which it begins.
  std::uint64_t line() const { return line_; }
  /// Bytes with the folds.
  std::size_t size() const { return raw_.size(); }
  /// Unfolded, without the line end.
  std::string text() const;
  /// What stands behind the first ':'; for lines without parameters.
  std::string value() const;

private:
  std::string_view text_, raw_;
  std::string name_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 0, next_line_ = 1;
};

} // namespace organograph::io::calendar
