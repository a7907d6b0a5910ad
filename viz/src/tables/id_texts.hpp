// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/detail/big_array.hpp"
#include "organograph/engine/model.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz {

/// The identifiers of a column, short and plain ones in 16 bytes each: a table with millions of identifiers
/// in no order looks in one place for each instead of three. `Id` is the type of the rows.
template <class Id> class IdTexts {
public:
  IdTexts(const Model &model, const std::vector<TextId> &column) : records_(column.size()) {
    for (std::size_t i = 0; i < column.size(); ++i) {
      const std::string_view text = model.text(column[i]);
      Record &record = records_[i];
      record.size = not_short;
      if (text.size() <= record.bytes.size() && text.find_first_of("|\\,\"\r\n") == std::string_view::npos) {
        std::memcpy(record.bytes.data(), text.data(), text.size());
        record.size = static_cast<std::uint8_t>(text.size());
      }
    }
  }

  /// The identifiers of a list as a CellList joins them, in `buffer` (which only grows); nothing if some are
  /// long or hold what a list or a CSV cell must mark: the list is then to be put together item by item.
  template <class List, class RowOf = std::identity>
  std::optional<std::string_view> list(const List &items, std::string &buffer, RowOf row_of = {}) const {
    if (buffer.size() < items.size() * (sizeof(Record) + separator.size()))
      buffer.resize(2 * items.size() * (sizeof(Record) + separator.size()));
    char *end = buffer.data();
    for (const auto &item : items) {
      const Record &record = records_[index(Id{std::invoke(row_of, item)})];
      if (record.size == not_short)
        return std::nullopt;
      std::memcpy(end, record.bytes.data(), record.bytes.size()); // all: a copy of known size is one move
      std::memcpy(end + record.size, separator.data(), separator.size());
      end += record.size + separator.size();
    }
    const auto size = static_cast<std::size_t>(end - buffer.data());
    return std::string_view(buffer).substr(0, size == 0 ? 0 : size - separator.size());
  }

  /// Fetches what list() of these items will look at.
  template <class List, class RowOf = std::identity> void expect(const List &items, RowOf row_of = {}) const {
    for (const auto &item : items)
      detail::prefetch(&records_[index(Id{std::invoke(row_of, item)})]);
  }

private:
  static constexpr std::string_view separator = " | ";
  static constexpr std::uint8_t not_short = UINT8_MAX;
  struct alignas(16) Record {
    std::array<char, 15> bytes;
    std::uint8_t size;
  };
  detail::BigArray<Record> records_;
};

} // namespace organograph::viz
