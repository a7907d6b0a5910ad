// SPDX-License-Identifier: Apache-2.0
// Who holds a post: the words that name nobody are a list and no guess.
#include "organograph/engine/holders.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace organograph {

namespace {

// As bare() leaves them; sorted.
constexpr std::array<std::string_view, 61> placeholders = {"abolished",
                                                           "acting",
                                                           "agency",
                                                           "agencystaff",
                                                           "agencyworker",
                                                           "beingrecruited",
                                                           "confidential",
                                                           "contractor",
                                                           "currentholder",
                                                           "currentlybeingrecruited",
                                                           "deleted",
                                                           "eliminated",
                                                           "holder",
                                                           "inrecruitment",
                                                           "interim",
                                                           "locum",
                                                           "n/a",
                                                           "n/d",
                                                           "n/k",
                                                           "nameredacted",
                                                           "namewithheld",
                                                           "newpost",
                                                           "nil",
                                                           "nobody",
                                                           "noholder",
                                                           "none",
                                                           "noone",
                                                           "notapplicable",
                                                           "notavailable",
                                                           "notdisclosed",
                                                           "notinpost",
                                                           "notknown",
                                                           "notnamed",
                                                           "postabolished",
                                                           "postdeleted",
                                                           "posteliminated",
                                                           "postholder",
                                                           "recruiting",
                                                           "redacted",
                                                           "secondee",
                                                           "tba",
                                                           "tbc",
                                                           "tbd",
                                                           "temp",
                                                           "temporary",
                                                           "theholder",
                                                           "thepostholder",
                                                           "tobeadvised",
                                                           "tobeannounced",
                                                           "tobeappointed",
                                                           "tobeconfirmed",
                                                           "tobedetermined",
                                                           "tobefilled",
                                                           "toberecruited",
                                                           "underrecruitment",
                                                           "undisclosed",
                                                           "unknown",
                                                           "unnamed",
                                                           "vacancy",
                                                           "vacant",
                                                           "withheld"};
static_assert(std::ranges::is_sorted(placeholders));

constexpr std::array<std::string_view, 6> gone_words = {"abolished",     "deleted",     "eliminated",
                                                        "postabolished", "postdeleted", "posteliminated"};

constexpr std::array<std::string_view, 8> interim_words = {
    "agency", "agencystaff", "agencyworker", "contractor", "interim", "locum", "temp", "temporary"};
static_assert(std::ranges::is_sorted(interim_words));

constexpr std::array<std::string_view, 4> vacant_words = {"currentlyvacant", "postvacant", "unfilled",
                                                          "unoccupied"};

bool is_plain_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char small_letter(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Bytes of a character that is a blank, a dash or a dot and no character of ASCII; 0 where it is another.
std::size_t other_mark(std::string_view rest) {
  if (rest.starts_with("\u00a0") || rest.starts_with("\u00ad"))
    return 2;
  if (rest.starts_with("\ufeff") || rest.starts_with("\u3000"))
    return 3;
  // General punctuation, U+2000 to U+203F.
  return rest.size() >= 3 && rest.starts_with("\xe2\x80") ? 3 : 0;
}

std::string bare(std::string_view text) {
  constexpr std::string_view ignored = " \t\r\n\v\f.-()[]{}<>";
  std::string out;
  while (!text.empty()) {
    if (const std::size_t bytes = other_mark(text)) {
      text.remove_prefix(bytes);
      continue;
    }
    if (ignored.find(text.front()) == std::string_view::npos)
      out += small_letter(text.front());
    text.remove_prefix(1);
  }
  return out;
}

bool has_letter_or_digit(std::string_view bare_text) {
  return std::ranges::any_of(
      bare_text, [](char c) { return is_plain_letter(c) || (c >= '0' && c <= '9') || (c & '\x80') != 0; });
}

std::string first_word(std::string_view text) {
  const auto begin = std::ranges::find_if(text, [](char c) {
    return is_plain_letter(c) || std::string_view(" .-([{<").find(c) == std::string_view::npos;
  });
  std::string out;
  for (auto at = begin; at != text.end() && is_plain_letter(*at); ++at)
    out += small_letter(*at);
  return out;
}

// The parts between ';', trimmed, blank ones too.
std::vector<std::string_view> places_between(std::string_view cell) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find(';', begin), cell.size());
    out.push_back(without_blanks(cell.substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

} // namespace

bool says_vacant(std::string_view name) {
  const std::string word = first_word(without_blanks(name));
  return word == "vacant" || word == "vacancy" || std::ranges::binary_search(vacant_words, bare(name));
}

bool says_gone(std::string_view name) {
  return std::ranges::binary_search(gone_words, bare(name));
}

bool says_interim(std::string_view name) {
  return std::ranges::binary_search(interim_words, bare(name));
}

bool is_placeholder(std::string_view name) {
  if (without_blanks(name).empty())
    return false;
  const std::string text = bare(name);
  return !has_letter_or_digit(text) || std::ranges::binary_search(placeholders, text) || says_vacant(name);
}

bool is_placeholder_number(std::string_view number) {
  return is_placeholder(number) ||
         (!number.empty() && number.find_first_not_of('0') == std::string_view::npos);
}

std::vector<std::string_view> parts_of_holders(std::string_view cell) {
  std::vector<std::string_view> out = places_between(cell);
  std::erase_if(out, [](std::string_view part) { return part.empty(); });
  return out;
}

std::vector<std::string_view> numbers_of_holders(std::string_view cell, std::size_t holders) {
  std::vector<std::string_view> places = places_between(cell), filled = parts_of_holders(cell);
  return filled.size() != holders && places.size() == holders ? places : filled;
}

std::vector<HolderName> holders_of(std::string_view holder, std::string_view holder_id) {
  const std::vector<std::string_view> names = parts_of_holders(holder);
  const std::vector<std::string_view> ids = numbers_of_holders(holder_id, names.size());
  std::vector<HolderName> out;
  for (std::size_t i = 0; i < std::max(names.size(), ids.size()); ++i) {
    HolderName one;
    if (i < names.size()) {
      if (says_vacant(names[i]))
        continue;
      one.name = is_placeholder(names[i]) ? std::string_view() : names[i];
    }
    if (i < ids.size() && !is_placeholder_number(ids[i]))
      one.id = ids[i];
    out.push_back(one);
  }
  return out;
}

bool all_say_vacant(std::string_view holder) {
  const std::vector<std::string_view> names = parts_of_holders(holder);
  return !names.empty() && std::ranges::all_of(names, says_vacant);
}

} // namespace organograph
