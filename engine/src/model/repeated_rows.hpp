// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/table_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

/// Reports every key that stands on more than one row, at its later rows. what(row): "the link of 'q' to
/// 'p'".
template <class Key, class What>
void report_repeated(TableReader &table, std::vector<std::pair<Key, std::size_t>> &keys,
                     const TableColumn &column, What what, std::string_view expected) {
  std::ranges::sort(keys);
  for (std::size_t i = 1; i < keys.size(); ++i)
    if (keys[i].first == keys[i - 1].first)
      table.fault(keys[i].second, column, Code::duplicate_row, table.identifier(keys[i].second, column),
                  what(keys[i].second) + " stands on line " + std::to_string(table.line(keys[i - 1].second)) +
                      " already",
                  std::string(expected));
}

} // namespace organograph
