// SPDX-License-Identifier: Apache-2.0
// E-mails and telephone numbers in free texts, which no model has.
#include "tables/contacts.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace organograph::io::tables {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

struct ContactDate {
  std::size_t count = 0, end = 0;
  std::array<std::size_t, 3> value = {}, digits = {};
};

// Up to three numbers with one dot, slash or hyphen between.
ContactDate contact_date_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 4;
  ContactDate out;
  for (out.end = at; out.count < 3 && at < text.size() && is_digit(text[at]); ++out.count) {
    std::size_t &digits = out.digits[out.count];
    for (; at < text.size() && is_digit(text[at]) && digits <= longest; ++at, ++digits)
      out.value[out.count] = out.value[out.count] * 10 + static_cast<std::size_t>(text[at] - '0');
    out.end = at;
    if (at + 1 < text.size() && is_one_of(text[at], "./-") && is_digit(text[at + 1]))
      ++at;
  }
  return out;
}

// Where a date ends that begins at `at` ('01.04.24', '1/4/2024', '2024-04-01', '04/2024'); `at` where none
// does.
std::size_t contact_date_end(std::string_view text, std::size_t at) {
  if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1])))
    return at;
  const ContactDate parts = contact_date_at(text, at);
  const auto &[count, end, value, digits] = parts;
  if (end < text.size() && is_digit(text[end]))
    return at;
  const auto within = [&](std::size_t part, std::size_t first, std::size_t last, std::size_t most_digits) {
    return value[part] >= first && value[part] <= last && digits[part] <= most_digits;
  };
  const auto is_year = [&](std::size_t part) { return digits[part] == 4 && within(part, 1900, 2199, 4); };
  // '01.12.20.56.78' is no date.
  const bool goes_on = end + 1 < text.size() && is_one_of(text[end], "./-") && is_digit(text[end + 1]) &&
                       digits[2] == 2 && text[end] == text[at + digits[0]];
  const bool day_first = !goes_on && count == 3 && within(0, 1, 31, 2) && within(1, 1, 31, 2) &&
                         (value[0] <= 12 || value[1] <= 12) && (digits[2] == 2 || is_year(2));
  const bool year_first = count == 3 && is_year(0) && within(1, 1, 12, 2) && within(2, 1, 31, 2);
  const bool month = count == 2 && within(0, 1, 12, 2) && is_year(1);
  return day_first || year_first || month ? end : at;
}

// '+4', '01', '0044': how a telephone number begins, and no decimal ('0.75'), no '0001234567'.
bool begins_telephone(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t place) { return place < text.size() && is_digit(text[place]); };
  if (text[at] == '+')
    return digit(at + 1);
  if (text[at] != '0' || !digit(at + 1))
    return false;
  return text[at + 1] != '0' || (digit(at + 2) && text[at + 2] != '0');
}

// Where a telephone number that begins at `at` ends; `at` where none does.
std::size_t telephone_end(std::string_view text, std::size_t at) {
  constexpr std::size_t fewest = 9, most = 15, longest = 40;
  if (!begins_telephone(text, at) || (at > 0 && !is_one_of(text[at - 1], " (:,;/<\t\n")))
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
    if (const std::size_t date = contact_date_end(text, at); date > at) {
      out += text.substr(at, date - at);
      at = date;
      continue;
    }
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
