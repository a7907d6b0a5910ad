// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "calendar/calendar_parts.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace organograph::io::calendar {

/// What a mark in a register says. blank: nothing; no_member: not yet, or no longer, one who could have come.
enum class Mark : std::uint8_t { blank, present, absent, no_member };

/// The marks of one table. What some of them say is told by those beside them: an x among ticks is a cross,
/// an A without any mark of presence may be 'attended'.
class Marks {
public:
  /// Each mark of the table, before the first is asked for.
  void meet(std::string_view cell);
  /// Nothing for a mark that is not known, or may be either.
  std::optional<Mark> of(std::string_view cell) const;
  /// The fault of such a cell.
  Diagnostic unknown(const tables::Grid &grid, std::uint64_t line, std::size_t column,
                     std::string_view cell) const;
  /// A warning where crosses were taken for absence.
  void say(const tables::Grid &grid, std::uint64_t line, ImportReport &report) const;

private:
  bool x_is_absent() const { return replaced_ && !absent_ && !a_; }

  bool present_ = false, absent_ = false; // marks that are surely one
  bool replaced_ = false;                 // one of presence that is written in place of x
  bool x_ = false, a_ = false;
};

Role role_of(std::string_view cell);
/// 'Total', 'Attendance', 'Quorum' in the place of a name.
bool is_total(std::string_view name);
/// 'Time', 'Venue' in the place of a name: the row is about the meetings.
bool is_about_meetings(std::string_view name);

} // namespace organograph::io::calendar
