// SPDX-License-Identifier: Apache-2.0
// How a column writes dates.
#include "organograph/engine/spelling.hpp"
#include "tables/column_forms.hpp"
#include "tables/month_names.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace organograph::io::tables {

namespace {

struct DateParts {
  std::vector<std::string_view> words; ///< runs of digits, runs of letters
  bool dots = false;
};

bool is_word_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_date_digit(char c) {
  return c >= '0' && c <= '9';
}

// At most three; empty where there are more, or other signs than those of dates between.
DateParts parts_of_date(std::string_view text) {
  DateParts out;
  text = trimmed(text);
  if (const std::size_t time = text.find_first_of("Tt"); time == 10) // 2025-01-31T00:00:00
    text = text.substr(0, time);
  if (const std::size_t clock = text.find(':'); clock != std::string_view::npos)
    if (const std::size_t blank = text.substr(0, clock).rfind(' '); blank != std::string_view::npos)
      text = trimmed(text.substr(0, blank));
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_date_digit(text[end]))
      ++end;
    if (end == at)
      while (end < text.size() && is_word_letter(text[end]))
        ++end;
    if (end > at) {
      out.words.push_back(text.substr(at, end - at));
      at = end;
    } else if (std::string_view(" ,./-").find(text[at]) != std::string_view::npos) {
      out.dots = out.dots || text[at] == '.';
      ++at;
    } else {
      return {};
    }
  }
  std::erase_if(out.words, [](std::string_view word) { // 31st
    return word == "st" || word == "nd" || word == "rd" || word == "th" || word == "of";
  });
  return out.words.size() == 3 ? out : DateParts();
}

std::optional<unsigned> whole_number(std::string_view text) {
  unsigned value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<std::string> day_text(unsigned year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (year < 1000 || year > 9999 || !date.ok())
    return std::nullopt;
  const auto two = [](unsigned value) { return std::string(value < 10 ? "0" : "") + std::to_string(value); };
  return std::to_string(year) + '-' + two(month) + '-' + two(day);
}

bool is_year(std::string_view word) {
  return word.size() == 4 && is_date_digit(word.front());
}

} // namespace

ChosenDates date_order_of(std::span<const std::string_view> cells, std::string_view locale) {
  std::size_t day_first = 0, month_first = 0, either = 0, dotted = 0;
  for (const std::string_view cell : cells) {
    const DateParts parts = parts_of_date(cell);
    if (parts.words.size() != 3 || !is_year(parts.words[2]))
      continue;
    const auto first = whole_number(parts.words[0]), second = whole_number(parts.words[1]);
    if (!first || !second || *first == *second)
      continue;
    dotted += parts.dots ? 1U : 0U;
    if (*first > 12)
      ++day_first;
    else if (*second > 12)
      ++month_first;
    else
      ++either;
  }
  if (day_first + month_first > 0)
    return {day_first >= month_first ? DateOrder::day_first : DateOrder::month_first, false};
  const bool american = locale.size() >= 5 && equal_but_for_case(locale.substr(0, 2), "en") &&
                        equal_but_for_case(locale.substr(3), "US");
  return {american ? DateOrder::month_first : DateOrder::day_first,
          either > 0 && locale.empty() && dotted < either};
}

std::optional<std::string> date_in(std::string_view cell, DateOrder order) {
  const DateParts parts = parts_of_date(cell);
  if (parts.words.size() != 3)
    return std::nullopt;
  const auto &word = parts.words;
  if (is_year(word[0])) {
    const auto year = whole_number(word[0]), month = whole_number(word[1]), day = whole_number(word[2]);
    return year && month && day ? day_text(*year, *month, *day) : std::nullopt;
  }
  const auto year = is_year(word[2]) ? whole_number(word[2]) : std::nullopt;
  if (!year)
    return std::nullopt;
  const auto first = whole_number(word[0]), second = whole_number(word[1]);
  if (first && second)
    return order == DateOrder::day_first ? day_text(*year, *second, *first)
                                         : day_text(*year, *first, *second);
  if (const auto month = month_named(word[1]); first && month)
    return day_text(*year, static_cast<unsigned>(*month), *first);
  if (const auto month = month_named(word[0]); second && month)
    return day_text(*year, static_cast<unsigned>(*month), *second);
  return std::nullopt;
}

} // namespace organograph::io::tables
