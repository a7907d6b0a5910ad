// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// How far parts of a whole may be from 1: a thousandth, and rounding.
inline constexpr double parts_sum_within = 0.001 + 1e-9;

/// Where a column of the schema stands in a draft table; nowhere if the table does not have it.
struct TableColumn {
  const ColumnSchema *schema;
  std::optional<std::size_t> position;
};

/// Reads the cells of one draft table by its schema and reports what is wrong with a single cell. A table
/// that is not there has no rows. Faults of a misshapen row are not reported: its cells are in the wrong
/// places. The row last read is kept cut into cells: read row by row.
class TableReader {
public:
  /// Nothing is said of the rows that are passed over (rising).
  TableReader(const Draft &draft, TableId table, std::vector<Diagnostic> &diagnostics,
              std::span<const std::size_t> passed_over = {});
  /// Another reader of the same table that counts faults and says nothing: for several threads.
  TableReader quiet() const;

  TableId id() const { return id_; }
  bool present() const { return table_ != nullptr; }
  std::size_t rows() const { return table_ == nullptr ? 0 : table_->rows(); }
  std::uint64_t line(std::size_t row) const { return table_->line(row); }
  /// The name must be one of the schema's.
  TableColumn column(std::string_view name) const;

  /// The cell as it is, or empty where it is blank. A required blank cell is a fault, and so is one that is
  /// longer than any that a spreadsheet can hold: it is then read as empty.
  std::string_view text(std::size_t row, const TableColumn &column) {
    const std::string_view cell = raw(row, column);
    return is_bare(cell) ? cell : text_with_blanks(cell, row, column);
  }
  /// The same, trimmed of outer blanks.
  std::string_view identifier(std::size_t row, const TableColumn &column) {
    const std::string_view cell = raw(row, column);
    return is_bare(cell) ? cell : identifier_with_blanks(cell, row, column);
  }
  /// Empty where blank or faulty.
  std::optional<double> number(std::size_t row, const TableColumn &column) {
    return number_in(row, column, identifier(row, column));
  }
  std::optional<std::uint32_t> whole(std::size_t row, const TableColumn &column) {
    return whole_in(row, column, identifier(row, column));
  }
  /// Position among the schema's choices; empty where blank or faulty.
  std::optional<std::size_t> choice(std::size_t row, const TableColumn &column);
  std::string_view date(std::size_t row, const TableColumn &column) {
    return date_in(row, column, identifier(row, column));
  }
  std::string_view colour(std::size_t row, const TableColumn &column);

  // The same of a cell that was read already, or of a part of it.
  std::optional<double> number_in(std::size_t row, const TableColumn &column, std::string_view cell);
  std::optional<std::uint32_t> whole_in(std::size_t row, const TableColumn &column, std::string_view cell);
  std::string_view date_in(std::size_t row, const TableColumn &column, std::string_view cell);
  /// Text that is one of the usual words but for its spelling: said, since it would count as another.
  void judge_offered(std::size_t row, const TableColumn &column, std::string_view cell);

  /// Two numbers that were read, and stand in their order.
  void judge_range(std::size_t row, const TableColumn &low, const TableColumn &high, double from, double to);

  void fault(std::size_t row, const TableColumn &column, Code code, std::string_view value,
             std::string problem, std::string expected = {}, std::string remedy = {});
  /// Of a quiet reader: something here must be read again by one that speaks. False of any other.
  bool give_up();
  bool gave_up() const { return gave_up_; }
  /// These rows will not be read again soon (DraftTable::pass).
  void pass(std::size_t first_row, std::size_t last_row) const { table_->pass(first_row, last_row); }

private:
  static constexpr std::size_t longest_cell = 1U << 17U; // 32,767 characters are at most 98,301 bytes

  // Begins and ends with a character of ASCII that is no blank, and is of bearable length.
  static bool is_bare(std::string_view cell) {
    constexpr auto is_plain = [](char c) { return c > ' ' && c < '\x7f'; };
    return cell.size() - 1 < longest_cell && is_plain(cell.front()) && is_plain(cell.back());
  }
  std::string_view raw(std::size_t row, const TableColumn &column) {
    // The first column of a table's schema is what others know the row by; any other cell of a misshapen row
    // may be its neighbour's.
    if (!column.position)
      return {};
    if (row != row_ || *column.position >= cells_.size())
      go_to(row, *column.position);
    return misshapen_ && column.schema != first_column_ ? std::string_view{} : cells_[*column.position];
  }
  bool is_passed_over(std::size_t row) const {
    return !passed_over_.empty() && std::ranges::binary_search(passed_over_, row);
  }
  void go_to(std::size_t row, std::size_t position);
  std::string_view text_with_blanks(std::string_view cell, std::size_t row, const TableColumn &column);
  std::string_view identifier_with_blanks(std::string_view cell, std::size_t row, const TableColumn &column);
  void range_fault(std::size_t row, const TableColumn &column, std::string_view value);

  struct Chosen {
    const ColumnSchema *column = nullptr;
    std::string_view cell;
    std::size_t choice = 0;
  };

  TableId id_;
  const DraftTable *table_;
  const ColumnSchema *first_column_;
  std::vector<Diagnostic> *diagnostics_; // none: quiet
  std::span<const std::size_t> passed_over_;
  bool gave_up_ = false;
  std::size_t row_ = SIZE_MAX; // whose cells these are, as far as they have been asked for
  bool misshapen_ = false;
  std::vector<std::string_view> cells_;
  std::array<Chosen, 4> chosen_; // last, by position: most rows say what the row before said
};

/// A number as people write it, up to six decimals: 0.95, 1000000.
std::string plain_number(double value);
/// The shortest text that is read as the same number: for cells, plain_number() being for readers.
std::string exact_text(double value);

} // namespace organograph
