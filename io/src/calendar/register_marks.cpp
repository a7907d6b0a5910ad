// SPDX-License-Identifier: Apache-2.0
#include "calendar/register_marks.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>

namespace organograph::io::calendar {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// Marks that say the same in every register. Ticks are those that one would use in place of x, and not beside
// it as 'online'.
constexpr std::string_view ticks[] = {
    "y",   "yes",     "1",        "p", "present", "attended", "true",         "v",      "ja",     "anwesend",
    "oui", "présent", "présente", "+", "\u2713",  "\u2714",   "\u2714\ufe0f", "\u2611", "\u2705", "\u221a"};
constexpr std::string_view presence[] = {"attending",
                                         "in person",
                                         "in attendance",
                                         "online",
                                         "remote",
                                         "remotely",
                                         "virtual",
                                         "virtually",
                                         "teams",
                                         "\u25cf",
                                         "\u2022",
                                         "accepted",
                                         "late",
                                         "attended as substitute",
                                         "present as substitute",
                                         "part",
                                         "attended in part"};
constexpr std::string_view absence[] = {"-",
                                        "n",
                                        "no",
                                        "0",
                                        "ap",
                                        "abs",
                                        "ab",
                                        "apol",
                                        "apols",
                                        "apologies",
                                        "apology",
                                        "apologies received",
                                        "apologies given",
                                        "apologies sent",
                                        "apologies for absence",
                                        "absent",
                                        "excused",
                                        "false",
                                        "nein",
                                        "abwesend",
                                        "entschuldigt",
                                        "e",
                                        "non",
                                        "excusé",
                                        "excusée",
                                        "absente",
                                        "\u2013",
                                        "\u2014",
                                        "\u2717",
                                        "\u2718",
                                        "\u2716",
                                        "\u274c",
                                        "did not attend",
                                        "dna",
                                        "not attended",
                                        "not present",
                                        "sent apologies",
                                        "sent substitute",
                                        "substitute sent",
                                        "sub sent",
                                        "deputy sent",
                                        "declined"};
constexpr std::string_view no_membership[] = {
    "n/a",          "na",           "not a member",  "not applicable", "n.a",
    "not required", "not expected", "not appointed", "\u2215",         "/"};

bool is_in(std::span<const std::string_view> words, std::string_view mark) {
  return std::ranges::find(words, mark) != words.end();
}

std::optional<Mark> plain_mark(std::string_view mark) {
  if (mark.empty())
    return Mark::blank;
  if (is_in(ticks, mark) || is_in(presence, mark))
    return Mark::present;
  if (is_in(absence, mark))
    return Mark::absent;
  return is_in(no_membership, mark) ? std::optional(Mark::no_member) : std::nullopt;
}

// 'Present (virtual)' is present, 'Apologies - sub Beta' apologies; 'Apols.' apols.
std::string mark_in(std::string_view cell) {
  std::string mark = lower_case(without_blanks(cell));
  if (plain_mark(mark))
    return mark;
  if (mark.ends_with('.') && mark.size() > 1)
    mark.pop_back();
  if (plain_mark(mark))
    return mark;
  const std::size_t end =
      std::min({mark.find_first_of(",;:(["), mark.find(" - "), mark.find(" \u2013 "), mark.size()});
  return std::string(without_blanks(std::string_view(mark).substr(0, end)));
}

} // namespace

void Marks::meet(std::string_view cell) {
  const std::string mark = mark_in(cell);
  const auto plain = plain_mark(mark);
  present_ |= plain == Mark::present;
  replaced_ |= is_in(ticks, mark);
  absent_ |= plain == Mark::absent;
  x_ |= mark == "x";
  a_ |= mark == "a";
}

std::optional<Mark> Marks::of(std::string_view cell) const {
  const std::string mark = mark_in(cell);
  if (mark == "x")
    return !replaced_      ? std::optional(Mark::present)
           : x_is_absent() ? std::optional(Mark::absent)
                           : std::nullopt;
  if (mark == "a")
    return present_ || x_ ? std::optional(Mark::absent) : std::nullopt;
  return plain_mark(mark);
}

Diagnostic Marks::unknown(const tables::Grid &grid, std::uint64_t line, std::size_t column,
                          std::string_view cell) const {
  const std::string mark = mark_in(cell);
  Diagnostic diagnostic{
      Code::unknown_value,
      grid.file(),
      line,
      static_cast<std::uint32_t>(column + 1),
      cell.find('@') == std::string_view::npos ? std::string(cell.substr(0, 40)) : std::string(),
      mark == "x"   ? "x stands beside other marks of presence and of absence, and may be either"
      : mark == "a" ? "A may be absent or attended: no mark of the table surely says present"
                    : "the mark says neither present nor absent",
      mark == "x"   ? "the other mark, where it means the same"
      : mark == "a" ? "absent, apologies or attended"
                    : "x, yes or present; -, no or apologies; n/a; blank",
      {}};
  diagnostic.sheet = grid.sheet();
  return diagnostic;
}

void Marks::say(const tables::Grid &grid, std::uint64_t line, ImportReport &report) const {
  if (!x_ || !x_is_absent())
    return;
  Diagnostic out{Code::guessed_form,
                 grid.file(),
                 line,
                 0,
                 {},
                 "x stands beside other marks of presence and was taken for absent",
                 {},
                 "write the other mark where x means present"};
  out.sheet = grid.sheet();
  report.diagnostics.push_back(std::move(out));
}

Role role_of(std::string_view cell) {
  const std::string word = lower_case(without_blanks(cell));
  if (is_one_of(word, {"chair", "chairman", "chairwoman", "chairperson", "vorsitz", "président", "présidente",
                       "in the chair"}))
    return Role::chair;
  return is_one_of(word, {"optional", "guest", "observer"}) ? Role::optional : Role::required;
}

bool is_total(std::string_view name) {
  const std::string word = lower_case(without_blanks(name));
  return word.starts_with("total") ||
         is_one_of(word, {"attendance", "quorum", "number present", "present", "summe", "attendance %",
                          "% attendance", "number attending", "no. present"});
}

bool is_about_meetings(std::string_view name) {
  const std::string word = lower_case(without_blanks(name));
  return is_one_of(word, {"time", "start time", "end time", "venue", "location", "place", "room", "day",
                          "meeting type", "type of meeting", "format", "duration", "uhrzeit", "ort"});
}

} // namespace organograph::io::calendar
