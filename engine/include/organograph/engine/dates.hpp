// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

// Dates of the format: 2016, 2016-09 or 2016-09-30. Days have all ten characters, and compare as texts.
namespace organograph {

/// YYYY, YYYY-MM or YYYY-MM-DD, and in the calendar.
bool is_date(std::string_view text);

/// 2016-09-01 of 2016-09. Of a date alone.
std::string first_day(std::string_view date);
/// 2016-09-30 of 2016-09. Of a date alone.
std::string last_day(std::string_view date);

/// The last day of a year of 12 months: 2016-12-31 of 2016, 2017-03-31 of 2016-17, 2016/17 and 2016-2017.
/// Empty of any other text.
std::string last_day_of_year(std::string_view year);

/// Empty beyond the calendar's ends, 0000-01-01 and 9999-12-31.
std::string day_before(std::string_view day);
std::string day_after(std::string_view day);

/// So many months later, on the same day of the month, else on its last. Empty beyond 9999-12-31.
std::string months_after(std::string_view day, unsigned months);
/// From one day to the other, below 0 where it is before: 1 of two days that follow each other.
int days_between(std::string_view from, std::string_view to);

} // namespace organograph
