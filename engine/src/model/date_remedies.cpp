// SPDX-License-Identifier: Apache-2.0
// Dates as the format has them, and as people write them.
#include "model/cell_remedies.hpp"

#include "organograph/engine/dates.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace organograph {

namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

bool is_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

unsigned digits_value(std::string_view text) {
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

unsigned days_of(unsigned year, unsigned month) {
  constexpr unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

struct Day {
  unsigned year = 0, month = 0, day = 0; ///< day 0: a month
};

bool is_in_calendar(const Day &date) {
  return date.year >= 1000 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
         date.day <= days_of(date.year, date.month);
}

std::string iso(const Day &date) {
  const std::string month = std::to_string(date.year) + "-" + two_digits(date.month);
  return date.day == 0 ? month : month + "-" + two_digits(date.day);
}

std::string in_words(const Day &date) {
  return std::to_string(date.day) + " " + std::string(months[date.month - 1]);
}

// Runs of digits and of letters; anything else parts them.
std::vector<std::string> runs_of(std::string_view text) {
  std::vector<std::string> out;
  char before = ' '; // kind of the character before: a digit, a letter, neither
  for (const char each : text) {
    const char c = each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
    const char kind = c >= '0' && c <= '9' ? '0' : c >= 'a' && c <= 'z' ? 'a' : ' ';
    if (kind != ' ' && kind != before)
      out.emplace_back();
    if (kind != ' ')
      out.back() += c;
    before = kind;
  }
  return out;
}

// 1 to 12 of a month's name or its first three letters and more; 0 if it is none.
unsigned month_of(std::string_view word) {
  for (unsigned m = 0; m < months.size(); ++m)
    if (word.size() >= 3 && word.size() <= months[m].size() &&
        equal_but_for_case(months[m].substr(0, word.size()), word))
      return m + 1;
  return 0;
}

bool is_number(std::string_view part) {
  return !part.empty() && part[0] >= '0' && part[0] <= '9' && part.size() <= 4;
}

// '30 September 2016', 'Sept 30, 2016', '1st July 2016', 'September 2016'.
std::optional<Day> named(std::vector<std::string> parts) {
  std::erase_if(parts, [](const std::string &part) {
    return part == "st" || part == "nd" || part == "rd" || part == "th" || part == "of" ||
           (part.size() > 2 && part.ends_with("day"));
  });
  Day out;
  std::size_t words = 0;
  for (const std::string &part : parts) {
    if (!is_number(part)) {
      out.month = month_of(part);
      ++words;
    } else if (part.size() == 4 && out.year == 0) {
      out.year = digits_value(part);
    } else if (part.size() <= 2 && out.day == 0) {
      out.day = digits_value(part);
    } else {
      return std::nullopt;
    }
  }
  const bool complete = words == 1 && out.year != 0 && parts.size() <= 3;
  return complete && is_in_calendar(out) ? std::optional(out) : std::nullopt;
}

// '2016/9/3', '30.09.2016', with or without a time of day behind.
std::string of_numbers(const std::vector<std::string> &parts) {
  if (parts.size() < 3 || !std::ranges::all_of(parts, is_number))
    return {};
  const unsigned a = digits_value(parts[0]), b = digits_value(parts[1]), c = digits_value(parts[2]);
  if (parts[0].size() == 4 && parts[1].size() <= 2 && parts[2].size() <= 2) {
    const Day date{a, b, c};
    if (c > 0 && is_in_calendar(date))
      return "write " + iso(date);
    return {};
  }
  if (parts[2].size() != 4 || parts[0].size() > 2 || parts[1].size() > 2 || a == 0 || b == 0)
    return {};
  const Day british{c, b, a}, american{c, a, b};
  const bool is_british = is_in_calendar(british), is_american = is_in_calendar(american);
  if (is_british && is_american && a != b)
    return "write " + iso(british) + " for " + in_words(british) + ", " + iso(american) + " for " +
           in_words(american);
  if (is_british || is_american)
    return "write " + iso(is_british ? british : american);
  return {};
}

// Of a date that is written as it should be, but was never on a calendar.
std::string beyond_calendar(std::string_view text) {
  if (text.size() < 7 || !is_digits(text.substr(0, 4), 4) || text[4] != '-' ||
      !is_digits(text.substr(5, 2), 2))
    return {};
  const unsigned year = digits_value(text.substr(0, 4)), month = digits_value(text.substr(5, 2));
  if (month < 1 || month > 12) // '2016-17' may be a year of accounts
    return text.size() == 7 ? std::string{} : "correct the month: there are 01 to 12";
  if (text.size() != 10 || text[7] != '-' || !is_digits(text.substr(8, 2), 2))
    return {};
  return "correct the day: " + std::string(months[month - 1]) + " " + std::to_string(year) + " has " +
         std::to_string(days_of(year, month)) + " days";
}

} // namespace

bool is_date(std::string_view text) {
  if (!is_digits(text.substr(0, 4), 4))
    return false;
  if (text.size() == 4)
    return true;
  if (text.size() < 7 || text[4] != '-' || !is_digits(text.substr(5, 2), 2))
    return false;
  const unsigned year = digits_value(text.substr(0, 4)), month = digits_value(text.substr(5, 2));
  if (month < 1 || month > 12)
    return false;
  if (text.size() == 7)
    return true;
  if (text.size() != 10 || text[7] != '-' || !is_digits(text.substr(8, 2), 2))
    return false;
  const unsigned day = digits_value(text.substr(8, 2));
  return day >= 1 && day <= days_of(year, month);
}

std::string date_remedy(std::string_view value) {
  const std::string_view text = without_blanks(value);
  if (text.size() > 64)
    return {};
  if (std::string said = beyond_calendar(text); !said.empty())
    return said;
  std::vector<std::string> parts = runs_of(text);
  const bool has_time = parts.size() > 3 && text.find(':') != std::string_view::npos;
  if (has_time) { // '2016-09-30T09:30:00': the day stands first
    std::erase(parts, "t");
    parts.resize(std::min<std::size_t>(parts.size(), 3));
  }
  if (std::string said = of_numbers(parts); !said.empty() && parts.size() == 3)
    return said;
  if (const auto date = named(parts))
    return "write " + iso(*date);
  return {};
}

} // namespace organograph
