// SPDX-License-Identifier: Apache-2.0
#include "calendar/table_times.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace organograph::io::calendar {

namespace {

std::optional<int> month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
  const std::string lower = lower_case(word.ends_with('.') ? word.substr(0, word.size() - 1) : word);
  if (lower == "sept")
    return 9;
  for (std::size_t i = 0; i < months.size(); ++i)
    if (lower == months[i] || lower == months[i].substr(0, 3))
      return static_cast<int>(i) + 1;
  return std::nullopt;
}

std::vector<std::string_view> parts_of(std::string_view text, std::string_view between) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(between, at);
    if (begin == std::string_view::npos)
      break;
    at = std::min(text.find_first_of(between, begin), text.size());
    parts.push_back(text.substr(begin, at - begin));
  }
  return parts;
}

int full_year(int year, std::size_t digits) {
  return digits == 2 ? 2000 + year : year;
}

// 31 December 2025, December 31 2025, Mon 31 Dec 25: with a month in words.
std::optional<WrittenDate> with_month_in_words(const std::vector<std::string_view> &parts) {
  std::optional<int> month, day, year;
  for (std::string_view part : parts) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
      if (part.size() > ending.size() && part.ends_with(ending) && part[0] >= '0' && part[0] <= '9')
        part.remove_suffix(ending.size());
    if (const auto number = whole_number(part)) {
      if (!day && part.size() <= 2)
        day = number;
      else if (!year)
        year = full_year(*number, part.size());
    } else if (!month) {
      month = month_of(part);
    }
  }
  if (!month || !day || !year)
    return std::nullopt;
  WrittenDate date;
  date.day = day_of_date(*year, *month, *day);
  return date.day ? std::optional(date) : std::nullopt;
}

std::optional<double> decimal(std::string_view text) {
  std::string number(text);
  std::ranges::replace(number, ',', '.');
  double value = 0;
  const char *const end = number.data() + number.size();
  const auto [behind, error] = std::from_chars(number.data(), end, value, std::chars_format::fixed);
  if (error != std::errc{} || behind != end || !std::isfinite(value))
    return std::nullopt;
  return value;
}

} // namespace

std::optional<WrittenDate> written_date(std::string_view text) {
  text = without_blanks(text);
  if (text.empty() || text.size() > 60)
    return std::nullopt;
  WrittenDate date;
  if (text.size() >= 10 && text[4] == '-' && (text.size() == 10 || text[10] == 'T' || text[10] == ' ')) {
    date.day = day_of_iso(text.substr(0, 10));
    return date.day ? std::optional(date) : std::nullopt;
  }
  const std::string_view front = text.substr(0, text.find_first_of(" T"));
  const auto parts = parts_of(front, "/.-");
  const auto first = parts.size() == 3 ? whole_number(parts[0]) : std::nullopt;
  const auto second = parts.size() == 3 ? whole_number(parts[1]) : std::nullopt;
  const auto year = parts.size() == 3 ? whole_number(parts[2]) : std::nullopt;
  if (!first || !second || !year)
    return with_month_in_words(parts_of(text, " ,-/"));
  if (parts[0].size() == 4) { // 2025/12/31
    date.day = day_of_date(*first, *second, *year);
    return date.day ? std::optional(date) : std::nullopt;
  }
  if (parts[2].size() != 4 && parts[2].size() != 2)
    return std::nullopt;
  date.first = *first;
  date.second = *second;
  date.year = full_year(*year, parts[2].size());
  if (front.find('.') != std::string_view::npos) { // nobody puts the month first with dots
    date.day = day_of_date(date.year, date.second, date.first);
    return date.day ? std::optional(date) : std::nullopt;
  }
  if (!day_of_date(date.year, date.second, date.first) && !day_of_date(date.year, date.first, date.second))
    return std::nullopt;
  return date;
}

void DateOrder::meet(const WrittenDate &date) {
  if (date.day)
    return;
  any_ = true;
  day_first_fits_ &= day_of_date(date.year, date.second, date.first).has_value();
  month_first_fits_ &= day_of_date(date.year, date.first, date.second).has_value();
}

bool DateOrder::is_guessed() const {
  return asked_ == CalendarOptions::Dates::told && any_ && day_first_fits_ && month_first_fits_;
}

bool DateOrder::month_first() const {
  if (asked_ != CalendarOptions::Dates::told)
    return asked_ == CalendarOptions::Dates::month_first;
  return month_first_fits_ && (!day_first_fits_ || twelve_hours_);
}

std::optional<std::int64_t> DateOrder::day(const WrittenDate &date) const {
  if (date.day)
    return date.day;
  return month_first() ? day_of_date(date.year, date.first, date.second)
                       : day_of_date(date.year, date.second, date.first);
}

bool has_twelve_hours(std::string_view text) {
  const std::string lower = lower_case(without_blanks(text));
  return lower.ends_with("am") || lower.ends_with("pm") || lower.ends_with("a.m.") || lower.ends_with("p.m.");
}

std::optional<std::int64_t> written_time(std::string_view text) {
  std::string time = lower_case(without_blanks(text));
  std::erase(time, '\'');
  bool afternoon = false;
  const bool twelve = has_twelve_hours(time);
  if (twelve) {
    time.resize(time.size() - (time.ends_with('.') ? 4 : 2));
    afternoon = lower_case(text).find("p") != std::string::npos;
    time = without_blanks(time);
  }
  if (const std::size_t blank = time.find_last_of(" t"); blank != std::string::npos)
    time.erase(0, blank + 1);
  if (const std::size_t fraction = time.find('.');
      fraction != std::string::npos && time.find(':') != std::string::npos)
    time.resize(fraction);
  if (time.ends_with('z'))
    time.pop_back();
  const auto parts = parts_of(time, ":.h");
  if (parts.empty() || parts.size() > 3 || (parts.size() == 1 && !twelve))
    return std::nullopt;
  std::array<int, 3> numbers{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = whole_number(parts[i]);
    if (!number || parts[i].size() > 2)
      return std::nullopt;
    numbers[i] = *number;
  }
  if (numbers[0] > (twelve ? 12 : 24) || numbers[1] > 59 || numbers[2] > 59 || (twelve && numbers[0] == 0))
    return std::nullopt;
  if (twelve)
    numbers[0] = numbers[0] % 12 + (afternoon ? 12 : 0);
  return numbers[0] * 3600 + numbers[1] * 60 + numbers[2];
}

std::optional<std::int64_t> written_duration(std::string_view text, bool minutes) {
  std::string lower = lower_case(without_blanks(text));
  const auto checked = [](double seconds) -> std::optional<std::int64_t> {
    if (!(seconds >= 1) || seconds > 7 * 86'400)
      return std::nullopt;
    return static_cast<std::int64_t>(std::llround(seconds));
  };
  if (lower.find(':') != std::string::npos) {
    const auto parts = parts_of(lower, ":");
    const auto hours = parts.empty() ? std::nullopt : whole_number(parts[0]);
    const auto of_hour = parts.size() < 2 ? std::nullopt : whole_number(parts[1]);
    if (!hours || !of_hour || parts.size() > 3 || *of_hour > 59 || *hours > 168)
      return std::nullopt;
    return checked(*hours * 3600.0 + *of_hour * 60.0);
  }
  for (const std::string_view unit : {"minutes", "minute", "mins", "min", "m"})
    if (lower.ends_with(unit)) {
      const auto number =
          decimal(without_blanks(std::string_view(lower).substr(0, lower.size() - unit.size())));
      return number ? checked(*number * 60) : std::nullopt;
    }
  for (const std::string_view unit : {"hours", "hour", "hrs", "hr", "h"})
    if (lower.ends_with(unit)) {
      lower.resize(lower.size() - unit.size());
      minutes = false;
      break;
    }
  const auto number = decimal(without_blanks(lower));
  return number ? checked(*number * (minutes ? 60 : 3600)) : std::nullopt;
}

std::vector<Person> written_people(std::string_view cell) {
  std::string_view between = ";\n";
  if (cell.find_first_of(";\n") == std::string_view::npos) {
    const auto parts = parts_of(cell, ",");
    const bool each_is_a_name =
        parts.size() > 1 && std::ranges::all_of(parts, [](std::string_view part) {
          const std::string_view name = without_blanks(part);
          return name.find(' ') != std::string_view::npos || name.find('@') != std::string_view::npos;
        });
    if (each_is_a_name)
      between = ",";
  }
  std::vector<Person> people;
  for (const std::string_view part : parts_of(cell, between))
    if (Person person = person_in(part); !person.name.empty() || !person.address.empty())
      people.push_back(std::move(person));
  return people;
}

} // namespace organograph::io::calendar
