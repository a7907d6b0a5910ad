// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Text for a terminal of fixed width, whatever the model's titles hold.
namespace organograph::viz {

/// The text on one line, safe to print: white space of any kind becomes one blank, control characters,
/// marks that turn the direction of writing and bytes that are not UTF-8 become U+FFFD; characters
/// without width are dropped, and so are combining marks after the third on one character. At most
/// `characters` are looked at; `…` stands for the rest.
std::string harmless(std::string_view text, std::size_t characters = 400);

/// Columns that a harmless text takes: wide characters (CJK, emoji) two, combining marks none.
std::size_t width(std::string_view text);

/// A harmless text cut to the width, never inside a character; what is cut ends with `…`.
std::string cut(std::string_view text, std::size_t columns);

/// Lines of at most `columns`, broken at blanks; a word that is longer is cut. Every line begins with
/// `indent` blanks.
std::vector<std::string> wrap(std::string_view text, std::size_t columns, std::size_t indent);

} // namespace organograph::viz
