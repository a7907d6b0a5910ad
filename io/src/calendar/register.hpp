// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the shapes of attendance registers share: who a row is about, which meeting, what meets.

#include "calendar/calendar_parts.hpp"
#include "calendar/register_marks.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io::calendar {

/// The fields that say whom a row is about; every table of a register begins with them.
namespace member {
enum Column : std::size_t { name, first_name, last_name, email, post, role, columns };
} // namespace member
using MemberFields = std::array<tables::Field, member::columns>;
const MemberFields &member_fields();

/// Which of them a head is.
std::optional<std::size_t> member_field(std::string_view head);
/// 'Date', 'Meeting date'.
bool is_date_head(std::string_view head);
extern const std::array<std::string_view, 15> heads_of_meeting;
extern const std::array<std::string_view, 12> heads_of_date;

struct Member {
  Person person; ///< blank: the row names nobody
  Role role = Role::required;
};
/// By the cells of the member fields. '(Chair)' behind a name is a role too.
Member member_of(const std::array<std::string_view, member::columns> &cells);
Member member_of(const tables::HeadedTable &table, std::size_t row);

/// What meets, where neither column nor head says it: the heading above, the sheet's name, the file's.
std::string title_of(const tables::Grid &grid, std::size_t head_row, bool one_of_several);

/// 'boards/adults-board.csv' -> 'adults-board'.
std::string file_stem(const std::string &file);

/// A register's meetings, each known by its name and its day (and time).
class Register {
public:
  Register(std::uint32_t file, Calendar &calendar, ImportReport &report)
      : file_(file), calendar_(calendar), report_(report) {}

  /// The meeting's place; seats are put to it. Without a name it is called for the file.
  std::size_t meeting(std::string_view name, Wall wall, std::int64_t seconds, std::uint64_t line);
  void seat(std::size_t meeting, const Person &person, Role role, Answer answer);
  /// By a mark: blank and 'no member' give no seat.
  void seat(std::size_t meeting, const Member &member, Mark mark);
  /// Gives the meetings to the calendar.
  void finish();

private:
  std::uint32_t file_;
  Calendar &calendar_;
  ImportReport &report_;
  std::map<std::pair<std::string, Wall>, std::size_t> known_;
  std::vector<std::pair<Event, std::vector<Seat>>> meetings_;
};

/// A table of a register, and what is read with it.
struct RegisterSource {
  std::uint32_t file;
  bool one_of_several; ///< sheets of a workbook
  const CalendarOptions &options;
  Calendar &calendar;
  ImportReport &report;
};

/// True where a row of the table holds days as heads.
bool has_dates_across(const tables::Grid &grid);
/// A row a person, a column a meeting, its day in the head. False where the table is none.
bool read_dates_across(const RegisterSource &source, const tables::Grid &grid);
/// A row a person (and body) with the number of meetings attended, of those expected; else a fault.
void read_counts(const RegisterSource &source, tables::Grid grid);
/// Faults of a table that has no heads of a register say which shapes have.
void say_shapes(std::vector<Diagnostic> &diagnostics);

} // namespace organograph::io::calendar
