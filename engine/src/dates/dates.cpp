// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/dates.hpp"

#include <charconv>
#include <chrono>

namespace organograph {

namespace {

int number_in(std::string_view text, std::size_t begin, std::size_t length) {
  int value = 0;
  std::from_chars(text.data() + begin, text.data() + begin + length, value);
  return value;
}

std::string padded(unsigned value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(width - digits.size(), '0') + digits;
}

std::chrono::year_month_day in_calendar(std::string_view day) {
  using namespace std::chrono;
  return {year(number_in(day, 0, 4)), month(static_cast<unsigned>(number_in(day, 5, 2))),
          std::chrono::day(static_cast<unsigned>(number_in(day, 8, 2)))};
}

std::string written(std::chrono::year_month_day to) {
  const int of = static_cast<int>(to.year());
  if (of < 0 || of > 9999)
    return {};
  return padded(static_cast<unsigned>(of), 4) + "-" + padded(static_cast<unsigned>(to.month()), 2) + "-" +
         padded(static_cast<unsigned>(to.day()), 2);
}

std::string other_day(std::string_view day, int days) {
  using namespace std::chrono;
  return written(year_month_day(sys_days(in_calendar(day)) + std::chrono::days(days)));
}

} // namespace

std::string first_day(std::string_view date) {
  return std::string(date) + std::string("0000-01-01").substr(date.size());
}

std::string last_day(std::string_view date) {
  using namespace std::chrono;
  if (date.size() == 4)
    return std::string(date) + "-12-31";
  if (date.size() == 10)
    return std::string(date);
  const year_month_day_last last{year(number_in(date, 0, 4)) /
                                 month_day_last(month(static_cast<unsigned>(number_in(date, 5, 2))))};
  return std::string(date) + "-" + padded(static_cast<unsigned>(last.day()), 2);
}

// 2016-09 is none: it is a month.
std::string last_day_of_year(std::string_view year) {
  const auto is_year = [](std::string_view text) { return text.size() == 4 && is_date(text); };
  if (is_year(year))
    return last_day(year);
  if (year.size() < 7 || !is_year(year.substr(0, 4)) || (year[4] != '-' && year[4] != '/'))
    return {};
  const std::string next = day_after(last_day(year.substr(0, 4))).substr(0, 4);
  const std::string_view second = year.substr(5);
  return !next.empty() && (second == next || second == std::string_view(next).substr(2)) ? next + "-03-31"
                                                                                         : std::string();
}

std::string day_before(std::string_view day) {
  return other_day(day, -1);
}

std::string day_after(std::string_view day) {
  return other_day(day, 1);
}

std::string months_after(std::string_view day, unsigned months) {
  using namespace std::chrono;
  const year_month_day from = in_calendar(day);
  year_month_day to = from + std::chrono::months(static_cast<int>(months));
  if (!to.ok())
    to = to.year() / to.month() / last;
  return written(to);
}

int days_between(std::string_view from, std::string_view to) {
  using namespace std::chrono;
  return static_cast<int>((sys_days(in_calendar(to)) - sys_days(in_calendar(from))).count());
}

} // namespace organograph
