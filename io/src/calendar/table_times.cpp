// SPDX-License-Identifier: Apache-2.0
#include "calendar/table_times.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace organograph::io::calendar {

namespace {

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

void GuessedDates::meet(const WrittenDate &date, std::uint64_t line, std::string_view cell) {
  if (date.form == WrittenDate::Form::day)
    return;
  Seen &seen = date.form == WrittenDate::Form::serial ? serial_ : month_;
  if (seen.count++ == 0) {
    seen.line = line;
    seen.cell = cell;
    seen.day = date.day.value_or(0);
  }
}

void GuessedDates::say(const tables::Grid &grid, ImportReport &report) const {
  const auto warn = [&](const Seen &seen, const std::string &problem, const std::string &remedy) {
    if (seen.count == 0)
      return;
    Diagnostic out{Code::guessed_form, grid.file(), seen.line, 0, seen.cell, problem, {}, remedy};
    out.sheet = grid.sheet();
    report.diagnostics.push_back(std::move(out));
  };
  warn(serial_,
       counted(serial_.count, "number") + " such as " + shown(serial_.cell) +
           (serial_.count == 1 ? " was" : " were") +
           " read as a day of a spreadsheet: " + shown(serial_.cell) + " is " + iso_day(serial_.day),
       "give the cells a date's format where another day is meant");
  warn(month_,
       counted(month_.count, "month") + " without a day, such as " + shown(month_.cell) +
           (month_.count == 1 ? ", was" : ", were") + " taken for the first day",
       "write the day");
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
    afternoon = lower_case(text).find('p') != std::string::npos;
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
    if (parts.size() != 2 && parts.size() != 3)
      return std::nullopt;
    const auto hours = whole_number(parts[0]), of_hour = whole_number(parts[1]);
    if (!hours || !of_hour || *of_hour > 59 || *hours > 168)
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
