// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"
#include "organograph/viz/table.hpp"

#include <span>
#include <stdexcept>
#include <string>

namespace organograph::viz {

/// The database could not be made: no room, or what SQLite says; or the program was built without it.
class DatabaseError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// A SQLite database (docs/export.md) of the study's tables as read, those of its scenarios (with a column
/// `scenario`), and `tables`, tabulate() of the study, as result_NAME; with keys, indexes and views. Numbers
/// are numbers, blank cells NULL, identifiers without outer blanks. The same content gives the same bytes.
/// `study`: with its draft. io::open_model() reads the model again. Throws DatabaseError. O(cells).
std::string database(const Study &study, std::span<const Table> tables);

} // namespace organograph::viz
