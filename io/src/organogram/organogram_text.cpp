// SPDX-License-Identifier: Apache-2.0
#include "organogram/organogram_text.hpp"

#include "organograph/engine/holders.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/person_names.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace organograph::io::organogram {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// What stands around values: blanks (ASCII, no-break, zero-width) and quotes (straight, curly).
constexpr std::array<std::string_view, 8> blanks = {
    " ", "\t", "\r", "\n", "\xc2\xa0", "\xe2\x80\x8b", "\xe2\x80\xaf", "\xef\xbb\xbf"};
constexpr std::array<std::string_view, 7> quotes = {
    "'", "\"", "`", "\xe2\x80\x98", "\xe2\x80\x99", "\xe2\x80\x9c", "\xe2\x80\x9d"};

// Takes one of the marks off either end; false where none is there.
bool take_off(std::string_view &text, std::span<const std::string_view> marks) {
  for (const std::string_view mark : marks) {
    const bool first = text.starts_with(mark);
    if (first)
      text.remove_prefix(mark.size());
    else if (text.ends_with(mark))
      text.remove_suffix(mark.size());
    else
      continue;
    return true;
  }
  return false;
}

// Digits with at most one point and correct thousands commas, without the commas; else empty.
std::string without_commas(std::string_view text) {
  const std::string_view whole = text.substr(0, text.find('.'));
  const std::string_view rest = text.substr(whole.size());
  std::string out;
  std::size_t since_comma = 0;
  bool commas = false;
  for (const char c : whole) {
    if (c == ',') {
      if (commas ? since_comma != 3 : since_comma < 1 || since_comma > 3)
        return {};
      commas = true;
      since_comma = 0;
    } else if (is_digit(c)) {
      ++since_comma;
      out += c;
    } else {
      return {};
    }
  }
  if (commas && since_comma != 3)
    return {};
  if (!rest.empty() && !std::ranges::all_of(rest.substr(1), is_digit))
    return {};
  return out + std::string(rest);
}

// The text's words of ASCII letters in lower case: as many as asked for.
std::vector<std::string> first_words(std::string_view text, std::size_t count) {
  std::vector<std::string> out;
  bool inside = false;
  for (const char c : text) {
    const char small = lower(c);
    const bool letter = small >= 'a' && small <= 'z';
    if (letter && !inside && out.size() == count)
      break;
    if (letter && !inside)
      out.emplace_back();
    if (letter)
      out.back() += small;
    inside = letter;
  }
  return out;
}

constexpr std::array<std::string_view, 4> post_words = {"position", "post", "role", "vacancy"};
constexpr std::array<std::string_view, 11> gone_words = {
    "abolished", "ceased",     "closed",    "deleted",   "disestablished", "elimated",
    "eliminate", "eliminated", "eliminted", "elminated", "removed"};
// Alone: what they begin is a name or a sentence with another meaning.
constexpr std::array<std::string_view, 3> gone_behind_post_alone = {"ceased", "closed", "removed"};
constexpr std::array<std::string_view, 5> vacant_words = {"unfilled", "vacancy", "vacant", "vaccant",
                                                          "vacent"};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

} // namespace

std::string_view unquoted(std::string_view text) {
  const auto is_bare = [](char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z'); };
  if (!text.empty() && is_bare(text.front()) && is_bare(text.back()))
    return text; // most cells
  while (take_off(text, blanks) || take_off(text, quotes))
    ;
  return text;
}

bool is_quoted(std::string_view text) {
  return unquoted(text).size() != without_blanks(text).size();
}

bool is_word(std::string_view cell, std::string_view word) {
  return std::ranges::equal(unquoted(cell), word, [](char a, char b) { return lower(a) == b; });
}

bool says_nothing(std::string_view cell) {
  const std::string_view text = unquoted(cell);
  return text.empty() || is_placeholder(text);
}

bool says_eliminated(std::string_view name) {
  if (says_gone(unquoted(name)))
    return true;
  const std::vector<std::string> words = first_words(unquoted(name), 4);
  if (words.empty())
    return false;
  if (is_one_of(words[0], gone_words))
    return !is_one_of(words[0], gone_behind_post_alone);
  if (!is_one_of(words[0], post_words) || words.size() < 2)
    return false;
  // 'Post deleted', 'Post has been deleted', 'Post no longer exists'.
  return std::ranges::any_of(words, [](const std::string &word) { return is_one_of(word, gone_words); }) ||
         (words.size() > 2 && words[1] == "no" && words[2] == "longer");
}

bool says_unfilled(std::string_view name) {
  if (says_vacant(unquoted(name)))
    return true;
  const std::vector<std::string> words = first_words(unquoted(name), 3);
  if (words.empty())
    return false;
  if (is_one_of(words[0], vacant_words))
    return true;
  // 'Post vacant', 'Role is vacant', 'Currently vacant', 'Post currently unfilled'.
  const bool of_a_post = is_one_of(words[0], post_words) || words[0] == "currently" || words[0] == "now";
  return of_a_post && std::ranges::any_of(words, [](const std::string &word) {
           return word != "vacancy" && is_one_of(word, vacant_words);
         });
}

// Not every word that names no person: 'Agency' is an organisation.
bool says_no_organisation(std::string_view cell) {
  constexpr std::array<std::string_view, 9> words = {"n/a",           "n/d",       "n/k", "nil",    "none",
                                                     "not disclosed", "not known", "tbc", "unknown"};
  return unquoted(cell).empty() ||
         std::ranges::any_of(words, [cell](std::string_view word) { return is_word(cell, word); });
}

bool says_not_in_post(std::string_view title) {
  return alike(title, "Not in post");
}

bool alike(std::string_view a, std::string_view b) {
  return a == b || tables::folded(a) == tables::folded(b);
}

std::string listed(std::span<const std::uint64_t> numbers) {
  constexpr std::size_t longest = 20;
  const std::size_t count = std::min(numbers.size(), longest);
  const bool all = count == numbers.size();
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0)
      out += all && i + 1 == count ? " and " : ", ";
    out += std::to_string(numbers[i]);
  }
  return all ? out : out + " and " + std::to_string(numbers.size() - count) + " more";
}

std::string plain(double value) {
  char buffer[512];
  char *end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 15).ptr;
  double rounded = 0;
  std::from_chars(buffer, end, rounded);
  end = std::to_chars(buffer, buffer + sizeof buffer, rounded, std::chars_format::fixed).ptr;
  return {buffer, end};
}

std::optional<Number> parsed_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative)
    text = trimmed(text.substr(1));
  if (text.starts_with("£"))
    text = trimmed(text.substr(std::string_view("£").size()));
  Number out{0, without_commas(text)};
  const char *const end = out.text.data() + out.text.size();
  const auto [stop, problem] = std::from_chars(out.text.data(), end, out.value);
  if (problem != std::errc{} || stop != end)
    return std::nullopt;
  if (negative) {
    out.value = -out.value;
    out.text.insert(0, "-");
  }
  return out;
}

std::optional<Number> parsed_amount(std::string_view cell) {
  auto found = parsed_number(unquoted(cell));
  if (found && (found->value < 0 || found->value > largest_number))
    return std::nullopt;
  return found;
}

std::string_view file_name(std::string_view path) {
  return path.substr(path.find_last_of("/\\") + 1);
}

} // namespace organograph::io::organogram
