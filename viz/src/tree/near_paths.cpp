// SPDX-License-Identifier: Apache-2.0
#include "tree/near_paths.hpp"

#include "organograph/engine/spelling.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::size_t most_paths = 100'000;

std::vector<std::string_view> words_of_path(std::string_view path) {
  std::vector<std::string_view> out;
  while (!path.empty()) {
    out.push_back(path.substr(0, path.find('.')));
    path.remove_prefix(std::min(path.size(), out.back().size() + 1));
  }
  return out;
}

// Words of the other path beside these, where it has all these in their order.
std::optional<std::size_t> words_more(const std::vector<std::string_view> &words,
                                      const std::vector<std::string_view> &other) {
  auto at = words.begin();
  for (const std::string_view word : other)
    if (at != words.end() && equal_but_for_case(*at, word))
      ++at;
  return at == words.end() ? std::optional(other.size() - words.size()) : std::nullopt;
}

// Letters that differ, word by word; nothing where a word is another.
std::optional<std::size_t> letters_differ(const std::vector<std::string_view> &words,
                                          const std::vector<std::string_view> &other) {
  if (words.size() != other.size())
    return std::nullopt;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t limit = words[i].size() < 5 ? 1 : 2;
    const std::size_t distance =
        loosely_spelt(words[i]) == loosely_spelt(other[i]) ? 0 : edit_distance(words[i], other[i], limit);
    if (distance > limit)
      return std::nullopt;
    sum += distance;
  }
  return sum;
}

// The only path of the least distance.
template <class Distance> std::string only_nearest(const std::vector<std::string> &paths, Distance distance) {
  std::optional<std::size_t> least;
  std::string found;
  for (const std::string &path : paths) {
    const std::optional<std::size_t> here = distance(words_of_path(path));
    if (!here || (least && *here > *least))
      continue;
    found = least && *here == *least ? std::string() : path;
    least = here;
  }
  return found;
}

} // namespace

void NearPaths::collect(const nlohmann::ordered_json &from, const std::string &path) {
  if (paths_->size() >= most_paths)
    return;
  if (from.is_number() || from.is_null()) {
    paths_->push_back(path);
    return;
  }
  const std::string begin = path.empty() ? path : path + ".";
  if (from.is_object())
    for (const auto &[key, value] : from.items())
      collect(value, begin + key);
  if (from.is_array())
    for (std::size_t i = 0; i < from.size(); ++i)
      collect(from[i], begin + std::to_string(i));
}

std::string NearPaths::nearest(std::string_view path) {
  if (!paths_) {
    paths_.emplace();
    collect(*tree_, {});
  }
  const std::vector<std::string_view> words = words_of_path(path);
  if (words.empty())
    return {};
  std::string found = only_nearest(
      *paths_, [&](const std::vector<std::string_view> &other) { return words_more(words, other); });
  return !found.empty() ? found : only_nearest(*paths_, [&](const std::vector<std::string_view> &other) {
    return letters_differ(words, other);
  });
}

} // namespace organograph::viz
