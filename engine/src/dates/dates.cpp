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

std::string other_day(std::string_view day, int days) {
  using namespace std::chrono;
  const year_month_day from{year(number_in(day, 0, 4)), month(static_cast<unsigned>(number_in(day, 5, 2))),
                            std::chrono::day(static_cast<unsigned>(number_in(day, 8, 2)))};
  const year_month_day to = sys_days(from) + std::chrono::days(days);
  const int of = static_cast<int>(to.year());
  if (of < 0 || of > 9999)
    return {};
  return padded(static_cast<unsigned>(of), 4) + "-" + padded(static_cast<unsigned>(to.month()), 2) + "-" +
         padded(static_cast<unsigned>(to.day()), 2);
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

std::string day_before(std::string_view day) {
  return other_day(day, -1);
}

std::string day_after(std::string_view day) {
  return other_day(day, 1);
}

} // namespace organograph
