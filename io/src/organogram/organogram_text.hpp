// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the words, numbers and dates of a return mean, private to the organogram reader.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io::organogram {

inline constexpr double largest_number = 1e12; ///< the model's own limit

/// A number of the file, and how it is written in the model: without '£' and thousands commas.
struct Number {
  double value = 0;
  std::string text;
};

/// Decimal digits with '-', '£' and thousands commas as they may stand in front and between; else empty.
std::optional<Number> parsed_number(std::string_view text);
/// The same, 0 to largest_number, with or without quotes around it: an amount of pay.
std::optional<Number> parsed_amount(std::string_view cell);

/// Shortest text that reads back as the value rounded to 15 digits, never with an exponent.
std::string plain(double value);

/// ASCII alone.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
/// Without outer blanks (also the no-break ones) and quotes.
std::string_view unquoted(std::string_view text);
/// True where there are quotes around the text.
bool is_quoted(std::string_view text);
/// True when the cell is that word (given in lower case) in any case, with or without quotes around it.
bool is_word(std::string_view cell, std::string_view word);
/// Blank, `N/D`, `N/A` and their like: nothing is said.
bool says_nothing(std::string_view cell);
/// The post is no more: 'Eliminated.', 'Post deleted', 'ABOLISHED 1 April', 'Role disestablished'.
bool says_eliminated(std::string_view name);
/// Nobody holds the post: 'Vacant', 'Vacancy - recruitment', 'Position vacant', 'Vacent'.
bool says_unfilled(std::string_view name);
/// Blank, or a word such as `N/D` where an organisation should be named.
bool says_no_organisation(std::string_view cell);
inline constexpr std::string_view organisation_not_named = "Organisation (not named)";
/// 'Not in post': somebody who is paid, and is in none.
bool says_not_in_post(std::string_view title);
/// Equal but for case, accents, blanks and marks: the same title, typed twice.
bool alike(std::string_view a, std::string_view b);
/// '3', '3 and 9', '3, 9 and 12'; after the twentieth 'and 5 more'.
std::string listed(std::span<const std::uint64_t> numbers);
/// Without folders: paths end in '/' or '\'.
std::string_view file_name(std::string_view path);

/// A date as `2013-09-30`; `guessed` where a text says less than a day and a quarter.
struct FoundDate {
  std::string date;
  bool guessed = false;
};
/// Of a date as `2013-09-30`.
bool is_quarter_end(std::string_view date);
/// The first date of a cell or a title row: 2013-09-30, 30/09/2013 (the day first), 30 September 2013.
std::optional<std::string> date_in_text(std::string_view text);
/// The quarter end that a file's name says: 2013-09-30, 30-09-2013, 300913, 30.09.13, Sept-2013, Q3-2013.
/// Any other date is when a file was made or sent. Nothing where the name has two quarter ends.
std::optional<FoundDate> quarter_end_in(std::string_view name);

} // namespace organograph::io::organogram
