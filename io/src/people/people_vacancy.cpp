// SPDX-License-Identifier: Apache-2.0
// What people write in the place of a holder where there is none, or several.
#include "organograph/engine/holders.hpp"
#include "organograph/engine/spelling.hpp"
#include "people/people_row.hpp"
#include "tables/cell_text.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace organograph::io::people {

namespace {

// Small words without signs and brackets, one blank between: '*VACANT*' is 'vacant'.
std::string words_of(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, 80)) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool is_word =
        (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || (c & '\x80') != 0;
    if (is_word)
      out += small;
    else if (!out.empty() && !out.ends_with(' '))
      out += ' ';
  }
  return std::string(without_blanks(out));
}

bool begins_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' ');
}

bool ends_with_word(std::string_view text, std::string_view word) {
  return text.ends_with(word) && (text.size() == word.size() || text[text.size() - word.size() - 1] == ' ');
}

bool is_cut_off(std::string_view text) { // '(vacant)', '- vacant', ': vacant'
  return words_of(text) == "vacant" || words_of(text) == "vacancy" || words_of(text) == "vacant post" ||
         words_of(text) == "currently vacant" || words_of(text) == "frozen" || words_of(text) == "unfilled";
}

} // namespace

bool says_nobody(std::string_view holder) {
  const std::string text = words_of(holder);
  constexpr std::array<std::string_view, 24> whole = {
      "open",        "tbh",           "open position",       "open post",    "frozen",      "post frozen",
      "frozen post", "on hold",       "post on hold",        "hold vacant",  "not in post", "empty",
      "new post",    "no postholder", "no post holder",      "no holder",    "nobody",      "no one",
      "under offer", "offer made",    "appointment pending", "interviewing", "vac",         "tbr"};
  if (std::ranges::find(whole, text) != whole.end())
    return true;
  for (const std::string_view word : {"vacant",
                                      "vacancy",
                                      "unfilled",
                                      "unoccupied",
                                      "frozen",
                                      "recruiting",
                                      "recruitment",
                                      "not filled",
                                      "not yet filled",
                                      "not appointed",
                                      "not yet appointed",
                                      "not recruited",
                                      "currently recruiting",
                                      "currently being recruited",
                                      "being recruited",
                                      "being advertised",
                                      "out to advert",
                                      "out to recruitment",
                                      "awaiting recruitment",
                                      "awaiting appointment",
                                      "awaiting start",
                                      "under recruitment",
                                      "in recruitment",
                                      "to be recruited",
                                      "to be filled",
                                      "to be appointed",
                                      "to be advertised",
                                      "to be hired",
                                      "new role",
                                      "new position",
                                      "new post",
                                      "post to be",
                                      "position to be",
                                      "advertised"})
    if (begins_with_word(text, word))
      return true;
  // Not of whom something else is said: 'Ann One, left 31 May, vacant'.
  const bool few = std::ranges::count(text, ' ') <= 2;
  return few && (ends_with_word(text, "vacant") || ends_with_word(text, "vacancy")) &&
         (begins_with_word(text, "held") || begins_with_word(text, "post") ||
          begins_with_word(text, "currently") || begins_with_word(text, "now") ||
          begins_with_word(text, "position") || begins_with_word(text, "is"));
}

bool says_not_yet(std::string_view holder) {
  const std::string text = words_of(holder);
  constexpr std::array<std::string_view, 9> whole = {"tba",
                                                     "tbc",
                                                     "tbd",
                                                     "t b a",
                                                     "t b c",
                                                     "to be announced",
                                                     "to be confirmed",
                                                     "to be advised",
                                                     "to be determined"};
  return std::ranges::find(whole, text) != whole.end() || begins_with_word(text, "tbc") ||
         begins_with_word(text, "tba") || begins_with_word(text, "tbd"); // 'TBC - interviews in June'
}

StatusWord::Means unnamed_status(std::string_view holder) {
  const std::string text = words_of(holder);
  for (const std::string_view word : {"seconded", "secondment", "on secondment"})
    if (begins_with_word(text, word))
      return StatusWord::Means::seconded;
  for (const std::string_view word : {"agency", "locum", "interim cover", "agency cover", "maternity cover",
                                      "temp cover", "temporary cover", "covered by"})
    if (begins_with_word(text, word))
      return StatusWord::Means::interim;
  return StatusWord::Means::nothing;
}

std::optional<double> unnamed_several(std::string_view holder) {
  const std::string text = words_of(holder);
  constexpr std::array<std::string_view, 12> whole = {"various",
                                                      "several",
                                                      "multiple",
                                                      "many",
                                                      "various staff",
                                                      "multiple staff",
                                                      "various posts",
                                                      "multiple holders",
                                                      "team",
                                                      "various holders",
                                                      "various post holders",
                                                      "multiple post holders"};
  if (std::ranges::find(whole, text) != whole.end())
    return 0;
  std::string_view rest = text;
  const bool times = rest.starts_with('x');
  if (times)
    rest = without_blanks(rest.substr(1));
  double count = 0;
  const auto [end, problem] =
      std::from_chars(rest.data(), rest.data() + rest.size(), count, std::chars_format::fixed);
  if (problem != std::errc{} || count < 2 || count > 100'000)
    return std::nullopt;
  rest = without_blanks(rest.substr(static_cast<std::size_t>(end - rest.data())));
  constexpr std::array<std::string_view, 12> nouns = {"posts",        "staff",       "people", "holders",
                                                      "post holders", "no",          "fte",    "employees",
                                                      "officers",     "postholders", "x",      "off"};
  if (rest.empty() ? times : std::ranges::find(nouns, rest) != nouns.end())
    return count;
  return std::nullopt;
}

bool take_vacancy(std::string &title) {
  if (title.ends_with(')') || title.ends_with(']')) {
    const std::size_t open = title.find_last_of("([");
    if (open != std::string::npos && open > 0 && is_cut_off(title.substr(open))) {
      title = without_blanks(title.substr(0, open));
      return true;
    }
  }
  for (const std::string_view between : {" - ", ": ", " \u2013 ", " \u2014 "}) {
    if (const std::size_t first = title.find(between);
        first != std::string::npos && is_cut_off(title.substr(0, first))) {
      title = without_blanks(title.substr(first + between.size()));
      return true;
    }
    if (const std::size_t last = title.rfind(between);
        last != std::string::npos && last > 0 && is_cut_off(title.substr(last + between.size()))) {
      title = without_blanks(title.substr(0, last));
      return true;
    }
  }
  return false;
}

} // namespace organograph::io::people
