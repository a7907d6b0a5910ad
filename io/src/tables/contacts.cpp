// SPDX-License-Identifier: Apache-2.0
// E-mails and telephone numbers in free texts, which no model has.
#include "tables/contacts.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <utility>

namespace organograph::io::tables {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

// '01.04.24', '01/04/2024'
bool is_date_at(std::string_view text, std::size_t at) {
  std::size_t parts = 0;
  std::size_t value[3] = {};
  while (parts < 3 && at < text.size() && is_digit(text[at])) {
    for (; at < text.size() && is_digit(text[at]) && value[parts] < 10'000; ++at)
      value[parts] = value[parts] * 10 + static_cast<std::size_t>(text[at] - '0');
    ++parts;
    if (parts < 3 && at < text.size() && is_one_of(text[at], "./-"))
      ++at;
  }
  const bool ends = at == text.size() || !is_digit(text[at]);
  return parts == 3 && ends && value[0] >= 1 && value[0] <= 31 && value[1] >= 1 && value[1] <= 12;
}

// Where a telephone number that begins at `at` ends; `at` where none does.
std::size_t telephone_end(std::string_view text, std::size_t at) {
  constexpr std::size_t fewest = 9, most = 15, longest = 40;
  if ((text[at] != '+' && text[at] != '0') || (at > 0 && !is_one_of(text[at - 1], " (:,;/<\t\n")) ||
      is_date_at(text, at))
    return at;
  std::size_t digits = 0, end = at;
  for (std::size_t i = at; i < std::min(text.size(), at + longest) && is_one_of(text[i], "0123456789 ()+-./");
       ++i)
    if (is_digit(text[i])) {
      ++digits;
      end = i + 1;
    }
  return digits >= fewest && digits <= most ? end : at;
}

bool is_part_of_email(char c) {
  return !is_one_of(c, " ,;:<>()\"\n\t\r|");
}

// Where the e-mail round the sign at `sign` begins and ends.
std::pair<std::size_t, std::size_t> email_round(std::string_view text, std::size_t sign) {
  std::size_t end = sign + 1;
  while (end < text.size() && is_part_of_email(text[end]))
    ++end;
  return {email_begin(text, sign), end};
}

std::string without_addresses(std::string_view text, std::string_view marker) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t sign = text.find('@', at);
    if (sign == std::string_view::npos)
      return out += text.substr(at);
    const auto [begin, end] = email_round(text, sign);
    if (begin == sign || end == sign + 1) { // 'Manager @ Leeds'
      out += text.substr(at, end - at);
    } else {
      out += text.substr(at, begin - at);
      out += marker;
    }
    at = end;
  }
  return out;
}

} // namespace

std::size_t email_begin(std::string_view text, std::size_t sign, std::size_t from) {
  std::size_t begin = sign;
  while (begin > from && is_part_of_email(text[begin - 1]))
    --begin;
  return begin;
}

std::string without_telephones(std::string_view text, std::string_view marker) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = telephone_end(text, at);
    if (end == at) {
      out += text[at++];
      continue;
    }
    if (out.ends_with('(') && text.substr(at, end - at).find(')') != std::string_view::npos)
      out.pop_back(); // '(020) 7946 0000'
    out += marker;
    at = end;
  }
  return out;
}

std::string without_contacts(std::string_view text) {
  return without_telephones(without_addresses(text, "(e-mail)"));
}

std::string bare_person(std::string_view text) {
  if (text.find_first_of("@0+") == std::string_view::npos)
    return std::string(text);
  std::string out = without_telephones(without_addresses(text, {}), {});
  if (out == text)
    return out;
  for (const std::string_view round : {"<>", "()", "[]"})
    if (const std::size_t at = out.find(round); at != std::string::npos)
      out.erase(at, round.size());
  while (!out.empty() && is_one_of(out.back(), " ,-:/"))
    out.pop_back();
  return std::string(without_blanks(out));
}

std::string_view email_in(std::string_view text) {
  for (std::size_t sign = text.find('@'); sign != std::string_view::npos; sign = text.find('@', sign + 1)) {
    const auto [begin, end] = email_round(text, sign);
    if (begin < sign && end > sign + 1)
      return text.substr(begin, end - begin);
  }
  return {};
}

} // namespace organograph::io::tables
