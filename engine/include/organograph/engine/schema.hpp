// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace organograph {

/// The tables of a model folder in the order of docs/model-format.md. One description drives the reader, the
/// checks of single cells, `organograph new` and the documentation test.
enum class TableId : std::uint8_t {
  model,
  organisations,
  functions,
  posts,
  post_functions,
  post_shares,
  reporting_lines,
  staff_groups,
  meetings,
  attendance,
  partners,
  partner_links,
  arrangements,
  integration_targets,
  published,
  // registers: facts beside the structure
  statutory_roles,
  agreements,
  consultations,
  recharges,
  service_use,
  benefits,
  grades,
  claims,
  // scenarios/NAME/
  scenario,
  changes,
  function_changes,
  line_changes,
  staff_group_changes,
  attendance_changes,
  meeting_changes,
  link_changes,
  arrangement_changes,
  statutory_changes,
  other_savings,
};
inline constexpr std::size_t table_count = 34;
inline constexpr std::size_t model_table_count = 23; ///< the first ones; the others are a scenario's

enum class CellKind : std::uint8_t {
  text,       ///< free text, kept as it is
  identifier, ///< trimmed of outer blanks, compared byte by byte
  number,     ///< decimal, within [low, high] (low excluded when low_excluded)
  whole,      ///< whole number within [low, high]
  date,       ///< YYYY, YYYY-MM or YYYY-MM-DD
  colour,     ///< #rrggbb
  choice,     ///< one of `choices` (separated by '|')
};

struct ColumnSchema {
  std::string_view name;
  CellKind kind = CellKind::text;
  bool required = false;
  double low = 0;
  double high = 1e15;
  bool low_excluded = false;
  std::string_view choices = {};
  std::string_view example = {};  ///< cells of the rows that `organograph new` writes, see example_rows()
  std::string_view names = {};    ///< tables whose identifiers it holds (`posts|partners`); empty: none
  std::string_view also = {};     ///< what it may hold beside one of those, or beside what is offered
  std::string_view offered = {};  ///< of text: what is usual (separated by '|')
  std::string_view meaning = {};  ///< what to type, in a sentence or two
  bool several = false;           ///< may hold several, with `;` between
  bool may_be_not_known = false;  ///< of a register: takes `?`, which says that there is one
  bool compared = false;          ///< of text: compared with other rows, so without outer blanks
  std::string_view blank_is = {}; ///< what a blank cell stands for; empty: not known
};

struct TableSchema {
  TableId id;
  std::string_view name; ///< `posts`; the file is posts.csv
  bool required;
  std::span<const ColumnSchema> columns; ///< `source` and `note` included
  std::string_view rows_are;             ///< what a row is, in a sentence
  /// Of a register: the columns that together stand once (separated by '|'). Registers are read, checked,
  /// changed and written by this description alone.
  std::string_view key = {};
  /// Of a scenario's table that adds and removes rows of a register: which. It has the register's columns,
  /// but for those that no scenario gives, and `action`.
  std::optional<TableId> changes = {};
  // Of a register, columns separated by '|':
  std::string_view one_of = {};         ///< of which each row fills one alone
  std::string_view differ = {};         ///< two organisations that are not the same
  std::string_view first_and_last = {}; ///< two dates in their order
  std::string_view low_and_high = {};   ///< two numbers in their order
  /// Of whom a part is and how much it is: the parts of rows that are alike in the rest of the key sum to 1.
  std::string_view parts = {};
  /// Columns that rows of the same first column of the key fill alike.
  std::string_view alike = {};
  /// Rows are of the post as it was: who takes its place does not take them over.
  bool lapses = false;

  bool is_register() const { return !key.empty(); }
};

/// Columns that figures over posts.csv (published.csv) may name beside its own: what the model makes of a
/// row. Lists have `;` between.
inline constexpr std::string_view derived_post_columns[] = {"serves", "joint", "functions", "layer", "span"};

/// The tables of a model, in TableId's order.
std::span<const TableSchema> schema();
/// The tables of a scenario (scenarios/NAME/), in TableId's order.
std::span<const TableSchema> scenario_schema();
const TableSchema &schema(TableId table);
/// `a|b` as `a` and `b`; nothing of an empty text.
std::vector<std::string_view> parts_of(std::string_view listed);
/// The rows that `organograph new` writes: as many as the column with the most examples has (`county|city`);
/// a column of one example has it in each. Empty without an example for every required column.
std::vector<std::vector<std::string_view>> example_rows(const TableSchema &table);
/// Position of a column in its table's schema; empty when there is none of that name.
std::optional<std::size_t> column_of(TableId table, std::string_view name);

} // namespace organograph
