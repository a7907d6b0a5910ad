// SPDX-License-Identifier: Apache-2.0
#include "workbook/workbook_cells.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace organograph::io {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::optional<double> parsed_number(std::string_view text) {
  if (text.starts_with('+'))
    text.remove_prefix(1);
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

// Digits as everybody writes them: the text itself.
bool is_plain_whole(std::string_view text) {
  return !text.empty() && text.size() <= 15 && std::ranges::all_of(text, is_digit) &&
         (text.front() != '0' || text.size() == 1);
}

// From the first that is not 0, before an exponent.
std::size_t significant_digits(std::string_view text) {
  text = text.substr(0, text.find_first_of("eE"));
  const std::size_t first = text.find_first_of("123456789");
  return first == std::string_view::npos
             ? 0
             : static_cast<std::size_t>(std::ranges::count_if(text.substr(first), is_digit));
}

std::string two_digits(std::int64_t value) {
  std::string out = std::to_string(value);
  return out.size() < 2 ? "0" + out : out;
}

std::string clock_text(std::int64_t seconds) {
  return two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60) + ":" + two_digits(seconds % 60);
}

std::string day_text(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  std::string year = std::to_string(static_cast<int>(date.year()));
  year.insert(0, 4 - std::min<std::size_t>(year.size(), 4), '0');
  return year + "-" + two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day()));
}

// Of _xHHHH_ at the beginning.
std::optional<char32_t> escape(std::string_view text) {
  if (text.size() < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return std::nullopt;
  unsigned value = 0;
  const auto [end, problem] = std::from_chars(text.data() + 2, text.data() + 6, value, 16);
  if (problem != std::errc{} || end != text.data() + 6)
    return std::nullopt;
  return value;
}

void append_utf8(char32_t c, std::string &out) {
  const auto byte = [&](char32_t bits) { out += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | c >> 6);
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | c >> 12);
    byte(0x80 | (c >> 6 & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | c >> 18);
    byte(0x80 | (c >> 12 & 0x3F));
    byte(0x80 | (c >> 6 & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

// The format's first section without what only decorates it; `[h]` stays as '\x01'.
std::string bare_format(std::string_view code) {
  std::string out;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    if (code[at] == '"') {
      at = std::min(code.find('"', at + 1), code.size());
    } else if (code[at] == '\\' || code[at] == '_' || code[at] == '*') {
      ++at;
    } else if (code[at] == '[') {
      const std::size_t end = std::min(code.find(']', at), code.size());
      const std::string_view inside = code.substr(at + 1, end - at - 1);
      if (!inside.empty() && inside.find_first_not_of(inside.front()) == std::string_view::npos &&
          std::string_view("HMS").find(upper(inside.front())) != std::string_view::npos)
        out += '\x01';
      at = end;
    } else {
      out += upper(code[at]);
    }
  }
  return out;
}

} // namespace

std::optional<CellPlace> parsed_place(std::string_view reference) {
  CellPlace out;
  std::size_t at = 0;
  for (; at < reference.size() && at < 4; ++at) {
    const char c = upper(reference[at]);
    if (c == '$' && at == 0)
      continue;
    if (c < 'A' || c > 'Z')
      break;
    out.column = out.column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
  }
  if (at < reference.size() && reference[at] == '$')
    ++at;
  const std::string_view digits = reference.substr(at);
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), out.row);
  if (problem != std::errc{} || end != digits.data() + digits.size() || out.row == 0 || out.row > most_rows ||
      out.column == 0 || out.column > most_columns)
    return std::nullopt;
  return out;
}

std::optional<CellRange> parsed_range(std::string_view reference) {
  const std::size_t colon = reference.find(':');
  const auto first = parsed_place(reference.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : parsed_place(reference.substr(colon + 1));
  if (!first || !last)
    return std::nullopt;
  return CellRange{{std::min(first->row, last->row), std::min(first->column, last->column)},
                   {std::max(first->row, last->row), std::max(first->column, last->column)}};
}

std::optional<std::string> number_text(std::string_view stored) {
  stored = trimmed(stored);
  if (is_plain_whole(stored))
    return std::string(stored);
  auto value = parsed_number(stored);
  if (!value)
    return std::nullopt;
  char buffer[40];
  if (significant_digits(stored) > 16) {
    char *const end =
        std::to_chars(buffer, buffer + sizeof buffer, *value, std::chars_format::scientific, 14).ptr;
    value = parsed_number({buffer, end}).value_or(*value); // the largest would round to none
  }
  if (*value == 0)
    return "0";
  const bool whole_and_readable = *value == std::trunc(*value) && std::abs(*value) < 1e21;
  char *const end = whole_and_readable
                        ? std::to_chars(buffer, buffer + sizeof buffer, *value, std::chars_format::fixed).ptr
                        : std::to_chars(buffer, buffer + sizeof buffer, *value).ptr;
  return std::string(buffer, end);
}

NumberKind builtin_format_kind(std::uint32_t id) {
  if (id == 46)
    return NumberKind::duration;
  const bool date =
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return date ? NumberKind::date : NumberKind::plain;
}

NumberKind format_kind(std::string_view code) {
  const std::string bare = bare_format(code);
  if (bare.find("GENERAL") != std::string::npos)
    return NumberKind::plain;
  if (bare.find('\x01') != std::string::npos)
    return NumberKind::duration;
  return bare.find_first_of("YMDHS") == std::string::npos ? NumberKind::plain : NumberKind::date;
}

std::optional<std::string> date_text(double serial, bool from_1904) {
  if (!(serial >= 0 && serial < 2'958'466))
    return std::nullopt;
  auto day = static_cast<std::int64_t>(std::floor(serial));
  auto seconds = static_cast<std::int64_t>(std::llround((serial - std::floor(serial)) * 86'400));
  day += seconds / 86'400;
  seconds %= 86'400;
  if (day == 0 && !from_1904)
    return clock_text(seconds);
  const std::string time = seconds == 0 ? "" : "T" + clock_text(seconds);
  if (day == 60 && !from_1904)
    return "1900-02-29" + time;
  using namespace std::chrono;
  const sys_days start = from_1904  ? sys_days(year{1904} / 1 / 1)
                         : day < 60 ? sys_days(year{1899} / 12 / 31)
                                    : sys_days(year{1899} / 12 / 30);
  const sys_days date = start + days(day);
  if (date > sys_days(year{9999} / 12 / 31))
    return std::nullopt;
  return day_text(date) + time;
}

std::optional<std::string> duration_text(double days) {
  if (!(days >= 0 && days < 1e6 / 24))
    return std::nullopt;
  return clock_text(std::llround(days * 86'400));
}

std::string_view iso_date_text(std::string_view stored) {
  stored = trimmed(stored);
  const std::size_t time = stored.find('T');
  if (time == std::string_view::npos)
    return stored;
  const bool midnight = stored.find_first_not_of("0:.Z", time + 1) == std::string_view::npos;
  return midnight ? stored.substr(0, time) : stored;
}

std::string iso_duration_text(std::string_view stored) {
  std::int64_t parts[3] = {0, 0, 0};
  std::string_view rest = trimmed(stored);
  if (!rest.starts_with("PT"))
    return std::string(stored);
  rest.remove_prefix(2);
  for (const std::size_t part : {0U, 1U, 2U}) {
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    const auto used = static_cast<std::size_t>(end - rest.data());
    if (problem != std::errc{} || value < 0 || value > 1'000'000 || used == rest.size())
      continue;
    const std::size_t unit = part == 2 ? rest.find('S') : used; // seconds may have a fraction
    if (unit == std::string_view::npos || rest[unit] != "HMS"[part])
      continue;
    parts[part] = value;
    rest.remove_prefix(unit + 1);
  }
  if (!rest.empty())
    return std::string(stored);
  return two_digits(parts[0]) + ":" + two_digits(parts[1]) + ":" + two_digits(parts[2]);
}

std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto value = text[at] == '_' ? escape(text.substr(at)) : std::nullopt;
    if (!value || *value == 0 || (*value >= 0xDC00 && *value <= 0xDFFF)) {
      out += text[at++];
      continue;
    }
    if (*value < 0xD800 || *value > 0xDBFF) {
      append_utf8(*value, out);
      at += 7;
      continue;
    }
    const auto low = escape(text.substr(at + 7));
    if (!low || *low < 0xDC00 || *low > 0xDFFF) {
      out += text[at++];
      continue;
    }
    append_utf8(0x10000 + ((*value - 0xD800) << 10) + (*low - 0xDC00), out);
    at += 14;
  }
  return out;
}

} // namespace organograph::io
