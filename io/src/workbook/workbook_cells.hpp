// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace organograph::io {

inline constexpr std::uint32_t most_columns = 16'384;
inline constexpr std::uint32_t most_rows = 1'048'576;

/// A cell or one of its corners, both from 1; 0: not said.
struct CellPlace {
  std::uint32_t row = 0, column = 0;
};

/// 'D17'; nothing where it is none or lies outside of the largest sheet.
std::optional<CellPlace> parsed_place(std::string_view reference);

/// 'D17:D20'; 'D17' is one of a single cell. The first is the upper left one.
struct CellRange {
  CellPlace first, last;
};
std::optional<CellRange> parsed_range(std::string_view reference);

/// The number that a spreadsheet program stored: as few digits as give it, whole numbers below 10^21 without
/// exponent. Where more than 16 significant digits stand, which is how programs store what they computed
/// (0.1+0.2 as 0.30000000000000004), it is rounded to the 15 that they show. Nothing where the text is no
/// finite number.
std::optional<std::string> number_text(std::string_view stored);

/// What a number format makes of a number.
enum class NumberKind : std::uint8_t { plain, date, duration };

/// Of a format that OOXML numbers itself; plain where it does not.
NumberKind builtin_format_kind(std::uint32_t id);
/// Of a format's code: a date if years, months, days, hours or seconds stand in its first section outside
/// of quotes and brackets, a duration if it counts hours, minutes or seconds in brackets.
NumberKind format_kind(std::string_view code);

/// A date as spreadsheets count them, as '2016-09-30'; with a time of day '2016-09-30T09:30:00' (to the
/// second), below 1 (a time of no day) '09:30:00'. In the system of 1900 the day 60 is '1900-02-29', which
/// never was. Nothing outside of the calendar to 9999.
std::optional<std::string> date_text(double serial, bool from_1904);
/// '36:00:00' of 1.5 days; nothing where negative or beyond a million hours.
std::optional<std::string> duration_text(double days);
/// '2016-09-30T00:00:00.000' and the like without the midnight.
std::string_view iso_date_text(std::string_view stored);
/// 'PT09H30M00S' as '09:30:00'; other text as it is.
std::string iso_duration_text(std::string_view stored);

/// Text of OOXML with its escapes (`_x000D_`) decoded. One that would be a zero byte, or half of a pair of
/// surrogates, stays as it is.
std::string without_escapes(std::string_view text);

} // namespace organograph::io
