// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/csr.hpp"
#include "organograph/engine/ids.hpp"
#include "organograph/engine/schema.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace organograph {

/// What a cell of a register holds, or one of several.
struct RegisterPart {
  TextId text{};                 ///< as written; without outer blanks where the schema offers or lists values
  double number = unknown;       ///< of a number
  std::uint32_t id = UINT32_MAX; ///< of the post, organisation ... that it names, or the place of the choice
};

/// The rows of a register (TableSchema::is_register()), in file order: every reference resolved, every number
/// in its range, and no key twice. Columns are those of the schema; a blank cell, and one of a column that
/// the table does not have, holds nothing. `?` names nothing (none<Id>), and its text is there.
struct Register {
  TableId table;
  std::vector<std::uint64_t> line; ///< by row, of its source
  std::vector<Csr<RegisterPart>> columns;

  std::size_t size() const { return line.size(); }
  /// Of a name that the schema has.
  std::size_t column(std::string_view name) const { return *column_of(table, name); }
  std::span<const RegisterPart> parts(std::size_t row, std::size_t column) const {
    return columns[column][row];
  }
  /// The first part; nothing of a blank cell.
  RegisterPart cell(std::size_t row, std::size_t column) const {
    return parts(row, column).empty() ? RegisterPart{} : parts(row, column).front();
  }
  /// PostId, OrganisationId, FunctionId ... by what the column names; none<Id> of a blank cell.
  template <class Id> Id id(std::size_t row, std::size_t column) const {
    return static_cast<Id>(cell(row, column).id);
  }
  /// The place among the choices of the schema; of a blank cell that of what it stands for.
  std::size_t choice(std::size_t row, std::size_t column) const;
};

} // namespace organograph
