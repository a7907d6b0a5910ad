// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

/// How the records of a text are parted.
struct CsvForm {
  char separator = ','; ///< between cells: ASCII, no quote and no line end
  /// Cells of a record beyond these are read over; see CsvReader::cells_beyond().
  std::size_t most_cells = SIZE_MAX;
};

/// Reads RFC 4180 text record by record: quotes, doubled quotes, line breaks inside quotes, CR LF or LF,
/// a byte-order mark at the start. Records whose cells are all blank (spaces, tabs, line breaks) are
/// passed over.
///
/// Faults (text that is not UTF-8, an unclosed quote, text after a closing quote, a carriage return that
/// is not part of a line end) are added to `diagnostics` with their line, and reading goes on behind them:
/// - not UTF-8, or a zero byte: once a record, with the first cell that has it; in the cells each such
///   byte becomes U+FFFD (a run of zero bytes becomes one), so that every cell is valid UTF-8. A file that
///   begins with the byte-order mark of UTF-16 gets one fault and has no records.
/// - an unclosed quote: the opening quote is dropped and its line is read on as if the cell were unquoted.
/// - text after a closing quote: it is added to the cell, up to the next separator or line end.
/// - a bare carriage return outside quotes: once a file; each is a line end.
/// A quote inside an unquoted cell is text. Lines are counted by LF, CR LF and CR, inside quotes too.
/// `bytes` must outlive the reader; cells are valid until next(). Time is linear in the bytes.
class CsvReader {
public:
  CsvReader(std::string_view bytes, std::string file, std::vector<Diagnostic> &diagnostics,
            const CsvForm &form = {});
  // Cells may point into the reader itself.
  CsvReader(const CsvReader &) = delete;
  CsvReader &operator=(const CsvReader &) = delete;

  /// Moves to the next record that is not blank; false where none begins before that byte.
  bool next(std::size_t before = SIZE_MAX);
  /// Line on which the record begins, from 1.
  std::uint64_t line() const { return record_line_; }
  std::span<const std::string_view> cells() const { return cells_; }
  /// How many cells that are not blank the record has beyond the most that are kept.
  std::uint64_t cells_beyond() const { return beyond_; }
  /// A lone carriage return ends the record, or the one before it.
  bool beside_carriage_return() const { return begins_behind_return_ || ends_at_return_; }

  /// Byte and line at which reading goes on: behind the record, at the start of another.
  std::size_t next_position() const { return at_; }
  std::uint64_t next_line() const { return line_; }
  /// Goes on at a record behind, of which it is known that it begins there. What lies between is not read.
  void go_on_at(std::size_t position, std::uint64_t line);

private:
  void read_record();
  void add_cell();
  std::string_view read_cell();
  std::string_view read_plain();
  std::string_view read_quoted();
  std::string_view read_unclosed();
  void check_characters();
  std::string_view mended(std::string_view cell, std::size_t begin);
  void end_line_at_carriage_return();
  std::size_t cell_end(std::size_t at);
  void find_line_end(std::size_t at);
  std::string_view kept(std::string text);
  void fault(Code code, std::string value, std::string problem, std::string expected,
             std::string remedy = {});

  std::string_view bytes_;
  std::string file_;
  std::vector<Diagnostic> *diagnostics_;
  CsvForm form_;
  std::size_t at_ = 0;
  std::size_t line_end_ = 0; // first LF or CR at or behind at_; so are the next two for their bytes
  std::size_t line_feed_ = 0;
  std::size_t checked_ = 0; // all bytes before are known to be good but for those from bad_at_ on
  std::size_t bad_at_ = 0;  // first byte of no UTF-8 character; checked_ if none
  std::uint64_t line_ = 1;
  std::uint64_t record_line_ = 1;
  bool begins_behind_return_ = false, ends_at_return_ = false; // of this record
  bool bad_bytes_reported_ = false;                            // in this record
  bool carriage_return_reported_ = false;                      // in this file
  std::vector<std::string_view> cells_;
  std::uint64_t beyond_ = 0;
  std::deque<std::string> kept_texts_; // cells that differ from the bytes; a deque: cells_ points into them
  std::size_t kept_texts_used_ = 0;
};

/// The text with every byte that is part of no UTF-8 character, and every zero byte (a run of
/// them as one), written as \xNN: for messages and for names of files. Valid UTF-8, and the text itself where
/// that is.
std::string bad_bytes_shown(std::string_view text);

} // namespace organograph::io
