// SPDX-License-Identifier: Apache-2.0
#include "calendar/register_marks.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>

namespace organograph::io::calendar {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

} // namespace

std::optional<Mark> mark_of(std::string_view cell) {
  const std::string mark = lower_case(without_blanks(cell));
  if (mark.empty())
    return Mark::blank;
  if (is_one_of(mark, {"x",        "y",        "yes",    "1",         "p",        "present",
                       "attended", "true",     "v",      "in person", "online",   "remote",
                       "remotely", "virtual",  "teams",  "ja",        "anwesend", "oui",
                       "présent",  "présente", "+",      "\u2713",    "\u2714",   "\u2714\ufe0f",
                       "\u2611",   "\u25cf",   "\u2022", "accepted",  "late"}))
    return Mark::present;
  if (is_one_of(mark, {"-",           "n",
                       "no",          "0",
                       "a",           "ap",
                       "abs",         "apol",
                       "apols",       "apologies",
                       "apology",     "absent",
                       "false",       "nein",
                       "abwesend",    "entschuldigt",
                       "e",           "non",
                       "excusé",      "excusée",
                       "absente",     "\u2013",
                       "\u2014",      "\u2717",
                       "\u2718",      "did not attend",
                       "not present", "sent apologies",
                       "declined"}))
    return Mark::absent;
  if (is_one_of(mark, {"n/a", "na", "not a member", "not applicable", "n.a."}))
    return Mark::no_member;
  return std::nullopt;
}

Role role_of(std::string_view cell) {
  const std::string word = lower_case(without_blanks(cell));
  if (is_one_of(word,
                {"chair", "chairman", "chairwoman", "chairperson", "vorsitz", "président", "présidente"}))
    return Role::chair;
  return is_one_of(word, {"optional", "guest", "observer"}) ? Role::optional : Role::required;
}

bool is_total(std::string_view name) {
  const std::string word = lower_case(without_blanks(name));
  return word.starts_with("total") ||
         is_one_of(word, {"attendance", "quorum", "number present", "present", "summe"});
}

Diagnostic unknown_mark(const tables::Grid &grid, std::uint64_t line, std::size_t column,
                        std::string_view cell) {
  Diagnostic diagnostic{Code::unknown_value,
                        grid.file(),
                        line,
                        static_cast<std::uint32_t>(column + 1),
                        cell.find('@') == std::string_view::npos ? std::string(cell.substr(0, 40))
                                                                 : std::string(),
                        "the mark says neither present nor absent",
                        "x, yes or present; -, no or apologies; blank",
                        {}};
  diagnostic.sheet = grid.sheet();
  return diagnostic;
}

} // namespace organograph::io::calendar
