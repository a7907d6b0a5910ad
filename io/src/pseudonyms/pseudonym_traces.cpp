// SPDX-License-Identifier: Apache-2.0
#include "pseudonyms/pseudonym_traces.hpp"

#include <algorithm>

namespace organograph::io {

namespace {

constexpr std::size_t shortest_name = 4;

bool is_of_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z');
}

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (char &c : out)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  const auto end = text.end();
  for (auto at = std::find_if(text.begin(), end, is_of_word); at != end;) {
    const auto after = std::find_if_not(at, end, is_of_word);
    out.emplace_back(
        text.substr(static_cast<std::size_t>(at - text.begin()), static_cast<std::size_t>(after - at)));
    at = std::find_if(after, end, is_of_word);
  }
  return out;
}

} // namespace

void Traces::look_for(std::string_view name) {
  const bool is_number = name.find_first_not_of("0123456789") == std::string_view::npos;
  const std::string small = in_small_letters(name);
  const std::vector<std::string_view> words = words_of(small);
  if (name.size() < shortest_name || is_number || words.empty())
    return;
  std::string joined;
  for (const std::string_view word : words)
    (joined += joined.empty() ? "" : " ") += word;
  if (!names_.insert(joined).second)
    return;
  std::vector<std::size_t> &lengths = lengths_[std::string(words.front())];
  if (std::ranges::count(lengths, words.size()) == 0)
    lengths.push_back(words.size());
}

std::size_t Traces::in(std::string_view text) const {
  const std::string small = in_small_letters(text);
  const std::vector<std::string_view> words = words_of(small);
  std::size_t out = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto lengths = lengths_.find(std::string(words[at]));
    if (lengths == lengths_.end())
      continue;
    out += static_cast<std::size_t>(std::ranges::count_if(lengths->second, [&](std::size_t length) {
      if (at + length > words.size())
        return false;
      std::string joined;
      for (std::size_t i = at; i < at + length; ++i)
        (joined += joined.empty() ? "" : " ") += words[i];
      return names_.contains(joined);
    }));
  }
  return out;
}

} // namespace organograph::io
