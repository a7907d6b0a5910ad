// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "calendar/calendar_parts.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace organograph::io::calendar {

/// What a mark in a register says. blank: nothing; no_member: not yet, or no longer, one who could have come.
enum class Mark : std::uint8_t { blank, present, absent, no_member };

/// Nothing for a mark that is not known.
std::optional<Mark> mark_of(std::string_view cell);
Role role_of(std::string_view cell);
/// 'Total', 'Attendance', 'Quorum' in the place of a name.
bool is_total(std::string_view name);
/// The fault of such a cell.
Diagnostic unknown_mark(const tables::Grid &grid, std::uint64_t line, std::size_t column,
                        std::string_view cell);

} // namespace organograph::io::calendar
