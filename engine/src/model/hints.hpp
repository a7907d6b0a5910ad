// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/identifiers.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

/// The rows of one table by what people call them: titles, names, subjects, holders. Officers type these
/// where an identifier is due.
class NamedRows {
public:
  NamedRows(const Draft &draft, TableId table);

  /// "it is the title of HoS-REAB: write HoS-REAB", "2 posts have that title: 'A1', 'A2'; ...", or empty.
  /// Case, blanks and dashes do not matter; of names that only begin so, one alone is asked about.
  std::string hint(std::string_view cell) const;

private:
  struct Named {
    std::size_t count = 0;
    std::string_view column;
    std::vector<std::string_view> ids; ///< the first ones
  };
  void add(std::string_view name, std::string_view column, std::string_view id);
  std::string beginning_so(std::string_view wanted) const;

  std::string_view noun_;
  boost::unordered_flat_map<std::string, Named, detail::TextHash, std::equal_to<>> by_name_;
};

/// What a cell that names nothing may have meant. Made from the draft when it is first asked.
class Hints {
public:
  explicit Hints(const Draft &draft) : draft_(&draft) {}

  struct Among {
    TableId table;
    Identifiers *identifiers;
  };
  /// In this order, over all tables: an identifier that is spelt otherwise, a row of that name, the nearest
  /// identifiers, a mark for what is not known; else empty.
  std::string of(std::string_view id, std::initializer_list<Among> among, const ColumnSchema &column);

  /// False from the next fault of the code in the table on that is sure not to be kept. Counts the asking.
  bool are_due(TableId table, Code code) { return ++asked_[{table, code}] <= kept_of_a_code; }

private:
  std::map<std::pair<TableId, Code>, std::size_t> asked_;
  const Draft *draft_;
  std::array<std::optional<NamedRows>, table_count> named_;
};

} // namespace organograph
