// SPDX-License-Identifier: Apache-2.0
#include "measures/subject_words.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

namespace organograph::detail {
namespace {

using Word = std::string; // in lower case

void append(Word &word, UChar32 c) {
  if (c < 0x80) {
    word.push_back(static_cast<char>(c));
    return;
  }
  std::array<char, 4> bytes;
  std::size_t length = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // inside ICU's macro
#pragma GCC diagnostic ignored "-Wsign-conversion"
  U8_APPEND_UNSAFE(bytes.data(), length, c);
#pragma GCC diagnostic pop
  word.append(bytes.data(), length);
}

bool is_letter_or_digit(UChar32 c) {
  if (c < 0x80)
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalnum(c) != 0;
}

UChar32 lower_case(UChar32 c) {
  if (c < 0x80)
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  return u_tolower(c);
}

// Takes the next code point off the text; negative where the bytes are not UTF-8.
UChar32 next_code_point(std::string_view text, std::size_t &at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  UChar32 c = byte;
  if (byte < 0x80) {
    ++at;
    return c;
  }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // inside ICU's macro
#pragma GCC diagnostic ignored "-Wsign-conversion"
  U8_NEXT(text.data(), at, text.size(), c);
#pragma GCC diagnostic pop
  return c;
}

// Lower case, split at everything that is not a letter or a digit.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  Word word;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next_code_point(text, at);
    if (c >= 0 && is_letter_or_digit(c))
      append(word, lower_case(c));
    else if (!word.empty())
      words.push_back(std::exchange(word, {}));
  }
  if (!word.empty())
    words.push_back(std::move(word));
  return words;
}

} // namespace

WordNumbers::WordNumbers(const Model &model) {
  for (const auto *column : {&model->organisations.id, &model->organisations.name})
    for (const TextId text : *column)
      for (Word &word : words_of(model.text(text)))
        numbers_.try_emplace(std::move(word), left_out);
}

std::vector<std::uint32_t> WordNumbers::operator()(std::string_view text) {
  std::vector<std::uint32_t> numbers;
  for (Word &word : words_of(text)) {
    const auto [entry, is_new] = numbers_.try_emplace(std::move(word), count_);
    count_ += is_new ? 1 : 0;
    if (entry->second != left_out)
      numbers.push_back(entry->second);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

} // namespace organograph::detail
