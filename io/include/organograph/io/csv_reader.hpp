// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

/// Reads RFC 4180 text record by record: quotes, doubled quotes, line breaks inside quotes, CR LF or LF,
/// a byte-order mark at the start. Records whose cells are all blank are passed over.
///
/// Faults (text that is not UTF-8, an unclosed quote, text after a closing quote, a carriage return that
/// is not part of a line end) are added to `diagnostics` with their line, and reading goes on behind them.
/// A quote inside an unquoted cell is text. `bytes` must outlive the reader; cells are valid until next().
class CsvReader {
public:
  CsvReader(std::string_view bytes, std::string file, std::vector<Diagnostic> &diagnostics);

  /// Moves to the next record that is not blank; false at the end.
  bool next();
  /// Line on which the record begins, from 1.
  std::uint64_t line() const { return record_line_; }
  std::span<const std::string_view> cells() const { return cells_; }

private:
  bool read_record();
  std::size_t read_quoted(std::size_t at);
  void fault(Code code, std::uint64_t line, std::string value, std::string problem,
             std::string expected = {});

  std::string_view bytes_;
  std::string file_;
  std::vector<Diagnostic> *diagnostics_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t record_line_ = 1;
  std::vector<std::string_view> cells_;
  std::vector<std::string> unescaped_; // cells that held doubled quotes; stable while cells_ points here
  std::size_t unescaped_used_ = 0;
};

} // namespace organograph::io
