// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/detail/text_hash.hpp"
#include "organograph/engine/draft.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

/// The row of a scenario's table that made or changed another row.
struct SourceRow {
  const std::string *file;
  std::uint64_t line;
};

/// A model's table while a scenario changes it: the table at the start, which is not copied, and what
/// differs. Rows keep their number: a removed one is gone, added ones follow the start's. The start must
/// outlive this.
class EditedTable {
public:
  using Row = std::uint32_t;
  /// Cells that a row must have, trimmed: column and text.
  using Key = std::vector<std::pair<std::size_t, std::string_view>>;

  EditedTable(const Draft &start, TableId id);

  TableId table() const { return id_; }
  Row rows() const { return start_rows_ + added_; } ///< those that are gone included
  bool gone(Row row) const { return state(row) == is_gone; }
  /// Where a column stands; columns of the schema that the start lacks stand behind its own.
  std::size_t column(std::string_view name) const;
  /// As it is; valid until this cell is set.
  std::string_view text(Row row, std::size_t column) const;
  /// Trimmed of outer blanks.
  std::string_view id(Row row, std::size_t column) const;

  void set(Row row, std::size_t column, std::string_view text, const SourceRow &by);
  Row add(const SourceRow &by);
  void remove(Row row);
  /// Rising. The first call for some columns makes an index of them, O(rows); then O(rows found).
  std::vector<Row> rows_with(const Key &key);

  /// The table as it is now; rows know the row that made or last changed them. The start's own table where
  /// nothing differs; none where there was none and no row is there.
  std::optional<DraftTable> finished() const;

private:
  struct Index {
    std::vector<std::size_t> columns;
    boost::unordered_flat_map<std::string, std::vector<Row>, detail::TextHash, std::equal_to<>> rows;
  };
  struct Changed {
    SourceRow by;
    std::vector<std::string> cells;
  };
  static constexpr std::uint32_t is_gone = UINT32_MAX;

  // 0: as in the start; n: changed_[n - 1]
  std::uint32_t state(Row row) const { return row < state_.size() ? state_[row] : 0; }
  std::string key_of(const Index &index, Row row) const;
  Index &index_of(const Key &key);
  bool differs() const;
  std::vector<std::size_t> columns_kept() const;

  TableId id_;
  const DraftTable *start_;
  Row start_rows_;
  Row added_ = 0;
  std::vector<std::string> columns_;
  std::size_t start_columns_;
  std::vector<std::uint32_t> state_;
  std::deque<Changed> changed_;
  std::deque<Index> indexes_;
};

} // namespace organograph
