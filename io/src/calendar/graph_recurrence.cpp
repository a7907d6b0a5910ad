// SPDX-License-Identifier: Apache-2.0
#include "calendar/graph_json.hpp"

#include <algorithm>
#include <array>

namespace organograph::io::calendar {

namespace {

// A whole number from 0 to a million.
std::optional<std::uint32_t> number_of(const Json &object, const char *key) {
  const Json &at = part(object, key);
  if (!at.is_number_integer() || at.get<std::int64_t>() < 0 || at.get<std::int64_t>() > 1'000'000)
    return std::nullopt;
  return static_cast<std::uint32_t>(at.get<std::int64_t>());
}

std::optional<std::uint8_t> weekday(std::string_view name) {
  constexpr std::array<std::string_view, 7> names = {"sunday",   "monday", "tuesday", "wednesday",
                                                     "thursday", "friday", "saturday"};
  const auto at = std::ranges::find(names, name);
  return at == names.end() ? std::nullopt : std::optional(static_cast<std::uint8_t>(at - names.begin()));
}

bool read_days(const Json &pattern, Recurrence &rule) {
  for (const Json &day : part(pattern, "daysOfWeek")) {
    const auto number =
        day.is_string() ? weekday(lower_case(day.get_ref<const std::string &>())) : std::nullopt;
    if (!number)
      return false;
    rule.days.emplace_back(*number, std::int16_t{0});
  }
  return !rule.days.empty();
}

// 'first monday or tuesday': one of the days, not one of each.
bool read_relative(const Json &pattern, Recurrence &rule) {
  constexpr std::array<std::string_view, 4> names = {"first", "second", "third", "fourth"};
  const std::string index = lower_case(text_of(pattern, "index"));
  const auto at = std::ranges::find(names, index);
  if (index != "last" && at == names.end() && !index.empty())
    return false;
  rule.positions = {static_cast<std::int16_t>(index == "last" ? -1
                                              : index.empty() ? 1
                                                              : at - names.begin() + 1)};
  return read_days(pattern, rule);
}

// Exchange holds a meeting of the 31st on the last day of a shorter month.
void absolute_day(std::int16_t day, Recurrence &rule) {
  for (std::int16_t one = std::min<std::int16_t>(day, 28); one <= day; ++one)
    rule.month_days.push_back(one);
  if (day > 28)
    rule.positions = {-1};
}

bool read_pattern(const Json &pattern, Recurrence &rule) {
  const std::string type = lower_case(text_of(pattern, "type"));
  const auto interval = number_of(pattern, "interval"), month = number_of(pattern, "month"),
             day = number_of(pattern, "dayOfMonth");
  if (!interval || *interval == 0 || *interval > 1000)
    return false;
  rule.interval = *interval;
  if (type == "daily")
    return true;
  if (type == "weekly") {
    rule.every = Recurrence::Every::week;
    const auto first = weekday(lower_case(text_of(pattern, "firstDayOfWeek")));
    rule.week_start = first.value_or(0); // Graph's own default is Sunday
    return read_days(pattern, rule);
  }
  const bool by_month = type == "absolutemonthly" || type == "relativemonthly";
  if (!by_month && type != "absoluteyearly" && type != "relativeyearly")
    return false;
  rule.every = by_month ? Recurrence::Every::month : Recurrence::Every::year;
  if (!by_month) {
    if (!month || *month < 1 || *month > 12)
      return false;
    rule.months = {static_cast<std::int16_t>(*month)};
  }
  if (type.starts_with("relative"))
    return read_relative(pattern, rule);
  if (!day || *day < 1 || *day > 31)
    return false;
  absolute_day(static_cast<std::int16_t>(*day), rule);
  return true;
}

bool read_range(const Json &range, Recurrence &rule) {
  const std::string type = lower_case(text_of(range, "type"));
  if (type == "noend")
    return true;
  if (type == "numbered") {
    const auto count = number_of(range, "numberOfOccurrences");
    rule.count = count.value_or(0);
    return rule.count > 0;
  }
  const auto end = day_of_iso(text_of(range, "endDate"));
  if (type != "enddate" || !end)
    return false;
  rule.until = (*end + 1) * seconds_a_day - 1;
  return true;
}

// Identifiers that end in the day: 'OID.AAMk....2025-03-31'.
void read_cancelled(const Json &event, Rule &rule) {
  for (const Json &one : part(event, "cancelledOccurrences")) {
    if (!one.is_string() || rule.left_out.size() > limits.dates)
      continue;
    const std::string_view text = one.get_ref<const std::string &>();
    if (const auto day = day_of_iso(text.substr(text.size() - std::min<std::size_t>(text.size(), 10))))
      rule.left_out.push_back({*day * seconds_a_day, 0, true});
  }
}

} // namespace

std::string_view text_of(const Json &object, const char *key) {
  const auto at = object.is_object() ? object.find(key) : object.end();
  return at != object.end() && at->is_string() ? std::string_view(at->get_ref<const std::string &>())
                                               : std::string_view{};
}

const Json &part(const Json &object, const char *key) {
  static const Json nothing;
  const auto at = object.is_object() ? object.find(key) : object.end();
  return at == object.end() ? nothing : *at;
}

std::optional<Wall> wall_of_text(std::string_view text) {
  const auto day = day_of_iso(text.substr(0, 10));
  if (!day || text.size() < 19 || text[10] != 'T' || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  const auto hour = whole_number(text.substr(11, 2)), minute = whole_number(text.substr(14, 2)),
             second = whole_number(text.substr(17, 2));
  if (!hour || !minute || !second || *hour > 24 || *minute > 59 || *second > 60)
    return std::nullopt;
  std::string_view rest = text.substr(19);
  if (rest.ends_with('Z'))
    rest.remove_suffix(1);
  if (!rest.empty() &&
      (rest.front() != '.' || rest.find_first_not_of("0123456789", 1) != std::string_view::npos))
    return std::nullopt;
  return *day * seconds_a_day + std::int64_t{*hour} * 3600 + std::int64_t{*minute} * 60 + *second;
}

std::optional<Rule> rule_of(const Json &event) {
  const Json &recurrence = part(event, "recurrence");
  Rule rule;
  rule.recurrence.emplace();
  rule.recurrence->start_must_fit = true; // the first one is the first day that fits the pattern
  if (!read_pattern(part(recurrence, "pattern"), *rule.recurrence) ||
      !read_range(part(recurrence, "range"), *rule.recurrence))
    return std::nullopt;
  read_cancelled(event, rule);
  return rule;
}

} // namespace organograph::io::calendar
