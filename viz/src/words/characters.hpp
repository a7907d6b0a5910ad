// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// The characters of a text and what they are, as ICU knows them: the one walk over UTF-8 of all writers.
namespace organograph::viz {

inline constexpr char32_t replacement_character = 0xFFFD;

/// The next one where it is not ASCII.
char32_t next_wide_character(std::string_view text, std::size_t &at);

/// The character at `at`, which moves behind it; U+FFFD for each longest run of bytes that begins a
/// character and does not end it. at < text.size().
inline char32_t next_character(std::string_view text, std::size_t &at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80)
    return next_wide_character(text, at);
  ++at;
  return byte;
}

void append_character(std::string &out, char32_t c);

/// White space of any kind.
bool is_blank(char32_t c);
/// Control characters, and all that turn the direction of writing.
bool is_disturbing(char32_t c);
/// Shows nothing whatever stands beside it: joiners, selectors, fillers, tags, soft hyphens.
bool is_invisible(char32_t c);
/// Stands above, below or around the character before it.
bool is_mark(char32_t c);
/// Takes no room of its own: marks, what is invisible, the tones of an emoji.
bool has_no_width(char32_t c);
/// Takes two columns of a terminal: CJK, emoji.
bool is_wide(char32_t c);
/// A letter of a script that is written from right to left, or what begins such text.
bool runs_leftward(char32_t c);
/// No character at all, though UTF-8 can write it.
bool is_noncharacter(char32_t c);

} // namespace organograph::viz
