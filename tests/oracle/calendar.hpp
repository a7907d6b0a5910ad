// SPDX-License-Identifier: Apache-2.0
// Days by counting. Internal to the oracle.
#pragma once

#include <string>

namespace organograph::oracle {

struct CalendarDay {
  int year = 0, month = 0, day = 0;
};

inline bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

inline int days_in(int year, int month) {
  if (month == 2)
    return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

inline bool is_whole_day(const std::string &date) {
  return date.size() == 10;
}

// A month's or year's first or last day.
inline CalendarDay first_of(const std::string &date) {
  return {std::stoi(date.substr(0, 4)), date.size() > 4 ? std::stoi(date.substr(5, 2)) : 1,
          date.size() > 7 ? std::stoi(date.substr(8, 2)) : 1};
}

inline CalendarDay last_of(const std::string &date) {
  CalendarDay out = first_of(date);
  if (date.size() == 4)
    out.month = 12;
  if (date.size() < 10)
    out.day = days_in(out.year, out.month);
  return out;
}

// Days since 1 January of the year 1900.
inline int number_of(const CalendarDay &of) {
  int out = of.day - 1;
  for (int year = 1900; year < of.year; ++year)
    out += is_leap(year) ? 366 : 365;
  for (int month = 1; month < of.month; ++month)
    out += days_in(of.year, month);
  return out;
}

inline bool before(const CalendarDay &a, const CalendarDay &b) {
  return number_of(a) < number_of(b);
}

inline CalendarDay after_months(CalendarDay of, int months) {
  for (; months > 0; --months)
    if (++of.month > 12) {
      of.month = 1;
      ++of.year;
    }
  if (of.day > days_in(of.year, of.month))
    of.day = days_in(of.year, of.month);
  return of;
}

inline std::string written(const CalendarDay &of) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(of.year) + "-" + two(of.month) + "-" + two(of.day);
}

} // namespace organograph::oracle
