// SPDX-License-Identifier: Apache-2.0
#include "calendar/calendar_parts.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <initializer_list>

namespace organograph::io::calendar {

namespace {

constexpr char small_letter(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), small_letter);
  return lower;
}

std::uint32_t Texts::number(std::string_view text) {
  const auto [place, is_new] =
      numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (is_new)
    texts_.push_back(&place->first);
  return place->second;
}

std::uint32_t People::number(std::string_view address, std::string_view name) {
  const std::string lower = lower_case(address);
  const std::string_view of_name = without_blanks(name);
  if (lower.empty() && of_name.empty())
    return none;
  std::string key = lower.empty() ? " " + std::string(of_name) : lower; // no address begins with a blank
  const auto [place, is_new] =
      numbers_.try_emplace(std::move(key), static_cast<std::uint32_t>(people_.size()));
  if (is_new)
    people_.push_back({lower, std::string(of_name)});
  else if (people_[place->second].name.empty())
    people_[place->second].name = of_name;
  return place->second;
}

bool Calendar::finish(Event event, ImportReport &report) {
  if (events.size() >= limits.events || seats.size() > limits.seats) {
    report.diagnostics.push_back(fault(*this, event.file, event.line, Code::calendar_too_large,
                                       "the files hold more than " + std::to_string(limits.events) +
                                           " events or " + std::to_string(limits.seats) + " attendees"));
    return false;
  }
  const auto seat = std::find_if(seats.begin() + static_cast<std::ptrdiff_t>(event.seats_begin), seats.end(),
                                 [&](const Seat &one) { return one.person == event.organiser; });
  if (seat == seats.end())
    add_seat(event.organiser, Role::required, Answer::coming);
  event.seats_end = seats.size();
  events.push_back(event);
  return true;
}

std::optional<std::uint32_t> Calendar::zone(std::string_view name, const Event &event, std::string_view head,
                                            ImportReport &report) {
  const std::uint32_t found = zones.find(name, event.file);
  if (found != Zones::unknown)
    return found;
  if (unknown_zones_.insert(std::to_string(event.file) + ' ' + std::string(name)).second)
    report.diagnostics.push_back(fault(
        *this, event.file, event.line, Code::unknown_time_zone,
        "the time zone of an event is not known: its times are taken as they stand", {}, std::string(head)));
  return std::nullopt;
}

Diagnostic fault(const Calendar &calendar, std::uint32_t file, std::uint64_t line, Code code,
                 std::string problem, std::string expected, std::string head) {
  Diagnostic diagnostic{code, calendar.files[file], line, 0, {}, std::move(problem), std::move(expected), {}};
  diagnostic.head = std::move(head);
  return diagnostic;
}

std::string number_text(double value) {
  std::string text = std::to_string(std::llround(value * 10'000));
  if (text.size() < 5)
    text.insert(0, 5 - text.size(), '0');
  text.insert(text.size() - 4, 1, '.');
  while (text.ends_with('0'))
    text.pop_back();
  if (text.ends_with('.'))
    text.pop_back();
  return text;
}

std::string iso_day(std::int64_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days(day)}};
  const auto padded = [](int number, std::size_t width) {
    std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
  };
  return padded(static_cast<int>(date.year()), 4) + '-' +
         padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + '-' +
         padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

std::optional<int> whole_number(std::string_view digits) {
  int value = 0;
  const char *const end = digits.data() + digits.size();
  if (digits.empty() || digits.size() > 9 || digits.front() < '0' || digits.front() > '9')
    return std::nullopt;
  const auto [behind, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc{} || behind != end)
    return std::nullopt;
  return value;
}

std::optional<std::int64_t> day_of_date(int year, int month, int day) {
  if (year < 1900 || year > 2199 || month < 1 || day < 1)
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok())
    return std::nullopt;
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

std::optional<std::int64_t> day_of_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-')
    return std::nullopt;
  const auto year = whole_number(text.substr(0, 4)), month = whole_number(text.substr(5, 2)),
             day = whole_number(text.substr(8, 2));
  if (!year || !month || !day)
    return std::nullopt;
  return day_of_date(*year, *month, *day);
}

bool says_cancelled(std::string_view subject) {
  const std::string lower = lower_case(subject.substr(0, 40));
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"canceled:", "cancelled:", "abgesagt:", "annulé:", "annulé :",
                                              "annulée:", "annulée :", "cancelado:"},
      [&](std::string_view word) { return lower.starts_with(word); });
}

std::string address_in(std::string_view text) {
  std::string address = lower_case(without_blanks(text));
  if (address.starts_with("mailto:"))
    address.erase(0, 7);
  while (!address.empty() && (address.front() == '<' || address.front() == '\'' || address.front() == '"'))
    address.erase(0, 1);
  while (!address.empty() && (address.back() == '>' || address.back() == '\'' || address.back() == '"'))
    address.pop_back();
  const std::size_t at = address.find('@');
  if (at == 0 || at == std::string::npos || at + 1 == address.size() ||
      address.find('@', at + 1) != std::string::npos ||
      address.find_first_of(" \t\r\n,;<>") != std::string::npos)
    return {};
  return address;
}

Person person_in(std::string_view text) {
  text = without_blanks(text);
  Person person;
  const std::size_t open = text.rfind('<');
  if (open != std::string_view::npos && text.ends_with('>')) {
    person.address = address_in(text.substr(open));
    text = without_blanks(text.substr(0, open));
  }
  if (person.address.empty() && text.find('@') != std::string_view::npos) {
    person.address = address_in(text);
    if (!person.address.empty())
      text = {};
  }
  while (!text.empty() && (text.front() == '\'' || text.front() == '"'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == '\'' || text.back() == '"'))
    text.remove_suffix(1);
  person.name = without_blanks(text);
  return person;
}

} // namespace organograph::io::calendar
