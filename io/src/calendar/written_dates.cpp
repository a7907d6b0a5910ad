// SPDX-License-Identifier: Apache-2.0
// Dates as people write them, alone in a cell or among other words of a head.
#include "calendar/table_times.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/folded.hpp"
#include "tables/month_names.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <iterator>
#include <utility>

namespace organograph::io::calendar {

namespace {

constexpr std::size_t longest_date = 120;
constexpr std::int64_t first_serial = 36'526, last_serial = 73'050; // of 2000 to 2099, as spreadsheets count
constexpr std::int64_t serial_of_1970 = 25'569;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_in(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// words: with a blank round each.
bool is_among(std::string_view word, std::string_view words) {
  const std::string key = tables::letters_and_digits(word);
  return !key.empty() && words.find(' ' + key + ' ') != std::string_view::npos;
}

bool is_weekday(std::string_view word) {
  return is_among(word,
                  " mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat "
                  "saturday sun sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi "
                  "mardi mercredi jeudi vendredi samedi dimanche ");
}

// What a head says beside its date that does not tell what meets.
bool tells_nothing(std::string_view word) {
  return is_among(word,
                  " meeting meetings mtg session sitting date held on at of the in no nr number am pm uhr "
                  "hrs hours z t regular ordinary special extraordinary egm agm annual adjourned "
                  "rearranged virtual online hybrid remote person teams zoom sitzung termin vom den le du "
                  "seance reunion q quarter term week wk year fy autumn spring summer winter ");
}

// One line; blanks of every kind are ' ', and marks of direction are gone.
std::string plain_line(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> plain[] = {
      {"\t", " "},     {"\r", " "},    {"\n", " "},    {"\u00a0", " "}, {"\u202f", " "},
      {"\u2009", " "}, {"\u200e", ""}, {"\u200f", ""}, {"\u2013", "-"}, {"\u2019", "'"}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto odd =
        std::ranges::find_if(plain, [&](const auto &one) { return text.substr(at).starts_with(one.first); });
    out += odd == std::end(plain) ? text.substr(at, 1) : odd->second;
    at += odd == std::end(plain) ? 1 : odd->first.size();
  }
  return out;
}

// A run of digits, a run of letters, or a sign.
struct DateToken {
  std::string_view text;
  bool spaced = false; // behind a blank
  bool is_number() const { return is_digit(text.front()); }
  bool is_word() const {
    return !is_number() &&
           (static_cast<unsigned char>(text.front()) >= 0x80 ||
            (text.front() >= 'a' && text.front() <= 'z') || (text.front() >= 'A' && text.front() <= 'Z'));
  }
};

std::vector<DateToken> tokens_of(std::string_view line) {
  std::vector<DateToken> out;
  bool spaced = false;
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] == ' ') {
      spaced = true;
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    const DateToken one{line.substr(at, 1), spaced};
    while (end < line.size() && ((one.is_number() && is_digit(line[end])) ||
                                 (one.is_word() && DateToken{line.substr(end, 1)}.is_word())))
      ++end;
    out.push_back({line.substr(at, end - at), spaced});
    spaced = false;
    at = end;
  }
  return out;
}

int full_year(std::string_view digits) {
  const int year = whole_number(digits).value_or(0);
  return digits.size() == 2 ? 2000 + year : year;
}

// What stands at a token: a date, or what looks like one and is none.
struct DateMatch {
  std::optional<WrittenDate> date;
  std::size_t end = 0; // behind it; 0: nothing like a date
};

class DateFinder {
public:
  explicit DateFinder(const std::vector<DateToken> &tokens) : tokens_(tokens) {}

  DateMatch at(std::size_t from) const {
    for (const auto match : {&DateFinder::in_numbers, &DateFinder::day_month_year,
                             &DateFinder::month_day_year, &DateFinder::year_month_day})
      if (const DateMatch found = (this->*match)(from); found.end > 0)
        return found;
    return {};
  }

  /// All of the tokens are a day or month of no year: 8 Jan, Jan-24; 8/1 where `numbers`.
  bool is_part(bool numbers) const {
    std::size_t at = 0;
    while (at < tokens_.size() && (is_weekday(tokens_[at].text) || tokens_[at].text == ","))
      ++at;
    const bool day_first = is_number(at, 1, 2);
    const std::size_t second = behind_signs(day_first ? behind_day(at) : at + 1, "-/., ");
    if (day_first && is_number(second, 1, 2) && second > at + 1)
      return numbers && behind_signs(second + 1, ".") == tokens_.size();
    if (day_first)
      return month(second) && behind_signs(second + 1, ".") == tokens_.size();
    return month(at) && is_number(second, 1, 2) && behind_day(second) == tokens_.size();
  }

private:
  bool is_number(std::size_t at, std::size_t least, std::size_t most) const {
    return at < tokens_.size() && tokens_[at].is_number() && tokens_[at].text.size() >= least &&
           tokens_[at].text.size() <= most;
  }
  bool is_sign(std::size_t at, std::string_view signs) const {
    return at < tokens_.size() && tokens_[at].text.size() == 1 &&
           signs.find(tokens_[at].text.front()) != std::string_view::npos;
  }
  std::size_t behind_signs(std::size_t at, std::string_view signs) const {
    while (is_sign(at, signs))
      ++at;
    return at;
  }
  std::optional<int> month(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].is_word() ? tables::month_named(tokens_[at].text)
                                                        : std::nullopt;
  }
  // 8th of, 8.
  std::size_t behind_day(std::size_t at) const {
    ++at;
    if (at < tokens_.size() && !tokens_[at].spaced &&
        is_in(lower_case(tokens_[at].text), {"st", "nd", "rd", "th", "er"}))
      ++at;
    if (at < tokens_.size() && is_in(lower_case(tokens_[at].text), {"of", "de"}))
      ++at;
    return at;
  }
  int number(std::size_t at) const { return whole_number(tokens_[at].text).value_or(0); }

  static DateMatch of_day(int year, int month, int day, std::size_t end) {
    WrittenDate date;
    date.day = day_of_date(year, month, day);
    return {date.day ? std::optional(date) : std::nullopt, end};
  }

  // 31/12/2025, 31.12.25, 2025-12-31, 20251231.
  DateMatch in_numbers(std::size_t at) const {
    if (is_number(at, 8, 8) && (tokens_[at].text.starts_with("19") || tokens_[at].text.starts_with("20"))) {
      const std::string_view all = tokens_[at].text;
      return of_day(full_year(all.substr(0, 4)), whole_number(all.substr(4, 2)).value_or(0),
                    whole_number(all.substr(6)).value_or(0), at + 1);
    }
    if (!is_number(at, 1, 4) || !is_sign(at + 1, "/.-") || !is_number(at + 2, 1, 2) ||
        !is_sign(at + 3, tokens_[at + 1].text) || !is_number(at + 4, 1, 4))
      return {};
    const std::size_t first = tokens_[at].text.size(), last = tokens_[at + 4].text.size();
    if (first == 4 && last <= 2)
      return of_day(number(at), number(at + 2), number(at + 4), at + 5);
    if (first > 2 || (last != 2 && last != 4))
      return {};
    WrittenDate date;
    date.first = number(at);
    date.second = number(at + 2);
    date.year = full_year(tokens_[at + 4].text);
    if (tokens_[at + 1].text == ".") // nobody puts the month first with dots
      return of_day(date.year, date.second, date.first, at + 5);
    const bool fits = day_of_date(date.year, date.second, date.first).has_value() ||
                      day_of_date(date.year, date.first, date.second).has_value();
    return {fits ? std::optional(date) : std::nullopt, at + 5};
  }

  // 31 December 2025, 31st of Dec. '25, 31-Dec-25.
  DateMatch day_month_year(std::size_t at) const {
    if (!is_number(at, 1, 2))
      return {};
    const std::size_t word = behind_signs(behind_day(at), "-/.,");
    const auto in = month(word);
    const std::size_t year = behind_signs(word + 1, "-/.,'");
    if (!in || !(is_number(year, 4, 4) || (is_number(year, 2, 2) && !is_sign(year + 1, ":"))))
      return {};
    return of_day(full_year(tokens_[year].text), *in, number(at), year + 1);
  }

  // December 31, 2025; December 2025 is its first day.
  DateMatch month_day_year(std::size_t at) const {
    const auto in = month(at);
    if (!in)
      return {};
    const std::size_t next = behind_signs(at + 1, "-/.,");
    if (is_number(next, 1, 2)) {
      const std::size_t year = behind_signs(behind_day(next), "-/.,");
      return is_number(year, 4, 4) ? of_day(number(year), *in, number(next), year + 1) : DateMatch{};
    }
    if (!is_number(next, 4, 4))
      return {};
    DateMatch out = of_day(number(next), *in, 1, next + 1);
    if (out.date)
      out.date->form = WrittenDate::Form::month;
    return out;
  }

  // 2025-Dec-31.
  DateMatch year_month_day(std::size_t at) const {
    if (!is_number(at, 4, 4))
      return {};
    const std::size_t word = behind_signs(at + 1, "-/.,"), day = behind_signs(word + 1, "-/.,");
    const auto in = month(word);
    return in && is_number(day, 1, 2) ? of_day(number(at), *in, number(day), behind_day(day)) : DateMatch{};
  }

  const std::vector<DateToken> &tokens_;
};

// Behind a time of day: 10:00, 10.30 pm, 7pm, 10:00:00.000Z; `at` where there is none.
std::size_t behind_time(const std::vector<DateToken> &tokens, std::size_t at) {
  const auto number = [&](std::size_t i) { return i < tokens.size() && tokens[i].is_number(); };
  if (!number(at) || tokens[at].text.size() > 2)
    return at;
  std::size_t end = at + 1;
  while (end + 1 < tokens.size() && is_in(lower_case(tokens[end].text), {":", ".", "h"}) && number(end + 1) &&
         !tokens[end + 1].spaced)
    end += 2;
  const std::string next = end < tokens.size() ? lower_case(tokens[end].text) : std::string();
  if (next == "am" || next == "pm")
    return end + 1;
  return end == at + 1 ? at : next == "z" ? end + 1 : end;
}

struct FoundDate {
  std::optional<WrittenDate> date;
  bool looks_like_one = false; // and is none
  std::string rest;            // without the time and the day of the week
};

FoundDate date_among(std::string_view line) {
  const std::vector<DateToken> tokens = tokens_of(line);
  const DateFinder finder(tokens);
  FoundDate out;
  for (std::size_t at = 0; at < tokens.size();) {
    if (const DateMatch match = finder.at(at); match.end > 0) {
      out.looks_like_one = out.looks_like_one || !match.date || out.date; // of two none is meant
      out.date = out.looks_like_one ? std::nullopt : match.date;
      at = match.end;
      if (at + 1 < tokens.size() && lower_case(tokens[at].text) == "t" && !tokens[at].spaced)
        ++at;
      continue;
    }
    if (const std::size_t end = behind_time(tokens, at); end > at) {
      at = end;
      continue;
    }
    if (!is_weekday(tokens[at].text))
      out.rest += (tokens[at].spaced && !out.rest.empty() ? " " : "") + std::string(tokens[at].text);
    ++at;
  }
  return out;
}

std::string without_bracketed(std::string_view line) {
  std::string out;
  int depth = 0;
  for (const char c : line) {
    depth += c == '(' || c == '[' ? 1 : 0;
    if (depth == 0)
      out += c;
    depth -= (c == ')' || c == ']') && depth > 0 ? 1 : 0;
  }
  return out;
}

FoundDate date_in_line(const std::string &line) {
  FoundDate out = date_among(without_bracketed(line));
  if (out.date || out.looks_like_one)
    return out;
  std::string bare = line; // 'Meeting 3 (8 Jan 2024)'
  std::ranges::replace_if(
      bare, [](char c) { return c == '(' || c == ')' || c == '[' || c == ']'; }, ' ');
  return date_among(bare);
}

// Days since 1899-12-30, as a cell without format shows them.
std::optional<WrittenDate> serial_date(std::string_view text) {
  const std::size_t point = text.find('.');
  const auto days = whole_number(text.substr(0, point));
  const bool plain = point == std::string_view::npos || whole_number(text.substr(point + 1, 9)).has_value();
  if (text.find_first_of('.') < 5 || !days || !plain || *days < first_serial || *days > last_serial)
    return std::nullopt;
  WrittenDate date;
  date.day = *days - serial_of_1970;
  date.form = WrittenDate::Form::serial;
  return date;
}

// Numbers alone, perhaps with a time behind: most cells of most files.
std::optional<WrittenDate> plain_date(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(" T,"), text.size());
  if (text.find_first_not_of("0123456789/.-") < end ||
      text.find_first_not_of("0123456789:. TZtz,aApPmM", end) != std::string_view::npos)
    return std::nullopt;
  const std::vector<DateToken> tokens = tokens_of(text.substr(0, end));
  const DateMatch match = DateFinder(tokens).at(0);
  return match.end == tokens.size() ? match.date : std::nullopt;
}

} // namespace

std::optional<WrittenDate> written_date(std::string_view text) {
  text = without_blanks(text);
  if (text.empty() || text.size() > longest_date)
    return std::nullopt;
  if (auto date = serial_date(text))
    return date;
  if (auto date = plain_date(text))
    return date;
  const FoundDate found = date_in_line(plain_line(text));
  return std::ranges::any_of(found.rest, is_digit) ? std::nullopt : found.date;
}

DatedHead dated_head(std::string_view text) {
  text = without_blanks(text);
  DatedHead out;
  if (text.empty() || text.size() > longest_date)
    return out;
  if (out.date = serial_date(text); out.date)
    return out;
  const std::string line = plain_line(text);
  FoundDate found = date_in_line(line);
  out.date = found.date;
  out.name = found.date ? meeting_name(found.rest) : std::string();
  const std::string rest = date_among(without_bracketed(line)).rest;
  const std::vector<DateToken> tokens = tokens_of(rest);
  out.is_unfinished = !found.date && (found.looks_like_one || DateFinder(tokens).is_part(false));
  out.may_be_unfinished = out.is_unfinished || (!found.date && DateFinder(tokens).is_part(true));
  return out;
}

std::string meeting_name(std::string_view text) {
  const std::vector<DateToken> tokens = tokens_of(text);
  if (std::ranges::none_of(tokens, [](const DateToken &one) {
        return one.is_word() && !tells_nothing(one.text) && !tables::month_named(one.text);
      }))
    return {};
  constexpr std::string_view signs = " ,;:-/|.";
  const std::size_t begin = text.find_first_not_of(signs), end = text.find_last_not_of(signs);
  return std::string(text.substr(begin, end - begin + 1));
}

} // namespace organograph::io::calendar
