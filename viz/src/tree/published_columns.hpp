// SPDX-License-Identifier: Apache-2.0
// TablesNamed, columns and conditions that figures of published.csv name (docs/model-format.md).
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/engine/model.hpp"
#include "tree/published_tables.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz {

constexpr std::string_view scenarios_folder = "scenarios/";

/// A table by its name; without rows the reason why there is none.
struct NamedTable {
  const DraftTable *rows = nullptr;
  TableId id{};
  const Model *model = nullptr; ///< that was made of it; none of a scenario's own tables
  bool of_state = false;        ///< after or before a scenario
  std::string reason = {};
};

/// `after.` or `before.` where the text begins so; else empty.
std::string_view state_of(std::string_view table);
NamedTable find_table(const TablesNamed &tables, std::string_view name);

/// What a column is read from: a cell, or what the model makes of the row.
enum class Derived : std::uint8_t { none, serves, joint, functions, layer, span, tier };

struct TableColumnRead {
  std::string_view name = {};
  std::optional<std::size_t> position = {};
  std::string_view blank_is = {}; ///< the default; empty where there is none
  Derived derived = Derived::none;
  bool numeric = false, list = false;
};

std::optional<TableColumnRead> find_column(const NamedTable &table, std::string_view name);
std::string no_column(const NamedTable &table, std::string_view name);
/// Trimmed; the default where it is blank. `made` keeps what is not in the table.
std::string_view cell_of(const NamedTable &table, std::size_t row, const TableColumnRead &column,
                         std::string &made);
/// The number that a whole cell is.
std::optional<double> parsed(std::string_view text);

struct TableCondition {
  TableColumnRead column;
  std::string_view value;
  bool one_of_list = false; ///< `has`
};

/// Conditions joined by ` and `. Empty, or why they cannot be read.
std::string read_conditions(const NamedTable &table, std::string_view text, std::vector<TableCondition> &to);
bool holds(const NamedTable &table, std::size_t row, const TableCondition &condition);

} // namespace organograph::viz
