// SPDX-License-Identifier: Apache-2.0
// The date that a return describes. Files are named by hand: the quarter's end stands in a name in a dozen
// forms, beside the days on which somebody saved and sent it.
#include "organogram/organogram_text.hpp"

#include <array>
#include <charconv>
#include <chrono>

namespace organograph::io::organogram {

namespace {

// A run of digits or of letters.
struct Token {
  std::string text; // letters in lower case
  bool digits = false;
};

bool is_date_digit(char c) {
  return c >= '0' && c <= '9';
}

std::vector<Token> tokens_of(std::string_view text) {
  constexpr std::size_t longest = 4096; // a title row, or a name; what is longer is neither
  text = text.substr(0, longest);
  std::vector<Token> out;
  bool begins = true;
  for (const char c : text) {
    const char small = lower(c);
    const bool digit = is_date_digit(small);
    if (!digit && (small < 'a' || small > 'z')) {
      begins = true;
      continue;
    }
    if (begins || out.back().digits != digit)
      out.push_back({{}, digit});
    out.back().text += small;
    begins = false;
  }
  return out;
}

int value_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// 0: the word is no month.
int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
  for (std::size_t i = 0; i < months.size(); ++i)
    if (word.size() >= 3 && (months[i].starts_with(word) || (i == 8 && word == "sept")))
      return static_cast<int>(i) + 1;
  return 0;
}

// Of 'organogramsept2013' too.
int month_at_end_of(std::string_view word) {
  for (const std::string_view month : {"september", "sept", "march"})
    if (word.ends_with(month))
      return month_of(month);
  return month_of(word);
}

// Empty where there is no such day in this century.
std::string day_text(int year, int month, int day) {
  if (year < 2000 || year > 2099 || month < 1 || month > 12 || day < 1)
    return {};
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok())
    return {};
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

std::string month_end(int year, int month) {
  return day_text(year, month, month == 6 || month == 9 ? 30 : 31);
}

// A year of two or four digits; 0: it is none.
int year_of(const Token &token) {
  if (!token.digits || (token.text.size() != 2 && token.text.size() != 4))
    return 0;
  return value_of(token.text) + (token.text.size() == 2 ? 2000 : 0);
}

class DateFinder {
public:
  DateFinder(std::string_view text, bool only_quarter_ends)
      : tokens_(tokens_of(text)), only_quarter_ends_(only_quarter_ends) {}

  std::vector<FoundDate> find() && {
    while (at_ < tokens_.size())
      if (!three_numbers() && !one_number() && !day_and_month() && !month_and_year() && !quarter())
        ++at_;
    return std::move(found_);
  }

private:
  const Token &token(std::size_t offset) const {
    static const Token none;
    return at_ + offset < tokens_.size() ? tokens_[at_ + offset] : none;
  }
  bool small_number(std::size_t offset) const {
    return token(offset).digits && token(offset).text.size() <= 2;
  }

  // Takes the tokens where the text is a date; whether it is kept is another question.
  bool take(std::string date, std::size_t tokens, bool guessed = false) {
    if (date.empty())
      return false;
    at_ += tokens;
    if (!only_quarter_ends_ || is_quarter_end(date))
      found_.push_back({std::move(date), guessed});
    return true;
  }

  bool three_numbers() {
    if (!token(0).digits || !small_number(1) || !token(2).digits)
      return false;
    const int first = value_of(token(0).text), second = value_of(token(1).text);
    const int third = value_of(token(2).text);
    if (token(0).text.size() == 4 && small_number(2))
      return take(day_text(first, second, third), 3);
    if (!small_number(0))
      return false;
    if (token(2).text.size() == 4)
      return take(day_text(third, second, first), 3);
    // 30.09.13, and 13.09.30 where that is the end of a quarter.
    if (token(2).text.size() != 2)
      return false;
    const std::string year_first = day_text(2000 + first, second, third);
    const std::string year_last = day_text(2000 + third, second, first);
    return take(is_quarter_end(year_first) && !is_quarter_end(year_last) ? year_first : year_last, 3);
  }

  // 20130930, 30092013, 300913, 130930.
  bool one_number() {
    const std::string_view text = token(0).text;
    if (!token(0).digits || (text.size() != 8 && text.size() != 6))
      return false;
    const auto part = [&](std::size_t begin, std::size_t length) {
      return value_of(text.substr(begin, length));
    };
    const bool long_year = text.size() == 8;
    const std::size_t year = long_year ? 4 : 2;
    const int century = long_year ? 0 : 2000;
    const std::string year_first = day_text(century + part(0, year), part(year, 2), part(year + 2, 2));
    const std::string year_last = day_text(century + part(4, year), part(2, 2), part(0, 2));
    return take(is_quarter_end(year_last) || year_first.empty() ? year_last : year_first, 1);
  }

  // 30 September 2013, 30th Sept 13, September 30 2013.
  bool day_and_month() {
    if (const int month = month_of(token(0).text);
        month != 0 && small_number(1) && token(2).digits && token(2).text.size() == 4)
      return take(day_text(value_of(token(2).text), month, value_of(token(1).text)), 3);
    if (!small_number(0))
      return false;
    const std::string_view ordinal = token(1).text;
    const std::size_t skip = ordinal == "st" || ordinal == "nd" || ordinal == "rd" || ordinal == "th" ? 1 : 0;
    const int month = month_of(token(1 + skip).text), year = year_of(token(2 + skip));
    return month != 0 && year != 0 && take(day_text(year, month, value_of(token(0).text)), 3 + skip);
  }

  // Sept-2013, 2013-09. Returns describe March and September, and are published in June and December: those
  // two months alone say when.
  bool month_and_year() {
    if (!only_quarter_ends_)
      return false;
    int month = month_at_end_of(token(0).text), year = year_of(token(1));
    if (token(0).digits && token(0).text.size() == 4 && small_number(1) && !token(2).digits) {
      year = year_of(token(0));
      month = value_of(token(1).text);
    }
    return (month == 3 || month == 9) && year != 0 && take(month_end(year, month), 2);
  }

  // Q3-2013, 2013-Q3: the quarter of the calendar, which is a guess; that of a financial year is another.
  bool quarter() {
    if (!only_quarter_ends_)
      return false;
    const std::size_t year_at = token(0).text == "q" ? 2 : 0, q_at = year_at == 0 ? 1 : 0;
    const Token &number = token(q_at + 1), &year = token(year_at);
    if (token(q_at).text != "q" || !number.digits || number.text.size() != 1 || year.text.size() != 4)
      return false;
    const int quarter = value_of(number.text);
    return quarter >= 1 && quarter <= 4 && take(month_end(year_of(year), 3 * quarter), 3, true);
  }

  std::vector<Token> tokens_;
  bool only_quarter_ends_;
  std::size_t at_ = 0;
  std::vector<FoundDate> found_;
};

} // namespace

bool is_quarter_end(std::string_view date) {
  return date.ends_with("-03-31") || date.ends_with("-06-30") || date.ends_with("-09-30") ||
         date.ends_with("-12-31");
}

std::optional<std::string> date_in_text(std::string_view text) {
  std::vector<FoundDate> found = DateFinder(text, false).find();
  if (found.empty())
    return std::nullopt;
  return std::move(found.front().date);
}

std::optional<FoundDate> quarter_end_in(std::string_view name) {
  std::vector<FoundDate> found = DateFinder(name, true).find();
  for (const FoundDate &one : found)
    if (one.date != found.front().date)
      return std::nullopt;
  if (found.empty())
    return std::nullopt;
  return std::move(found.front());
}

} // namespace organograph::io::organogram
