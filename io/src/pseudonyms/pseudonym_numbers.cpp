// SPDX-License-Identifier: Apache-2.0
#include "pseudonyms/pseudonym_numbers.hpp"

#include "pseudonyms/keyed_hash.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

namespace organograph::io {

namespace {

constexpr std::size_t first_groups = 2; // of four digits
constexpr std::size_t all_groups = 8;   // 106 bits: alike in all of them are only equal names

constexpr std::array<std::string_view, named_count> words = {"Post ",  "Holder ", "Person ",
                                                             "Title ", "Group ",  "Team "};

using Digits = std::array<std::uint32_t, all_groups>;

Digits digits_of(Named kind, std::string_view value, const PseudonymKey &key) {
  // The kind stands before a zero byte, so that a holder named as a post is called has another number.
  std::string text(name(kind));
  text += '\0';
  text += value;
  const auto hash = keyed_hash(key, text);
  Digits out{};
  for (std::size_t group = 0; group < all_groups; ++group) {
    std::uint32_t four = 0;
    for (std::size_t byte = 0; byte < 4; ++byte)
      four = four << 8U | hash[4 * group + byte];
    out[group] = four % 10000;
  }
  return out;
}

std::string number(Named kind, const Digits &digits, std::size_t groups) {
  std::string out(words[static_cast<std::size_t>(kind)]);
  for (std::size_t group = 0; group < groups; ++group) {
    const std::string four = std::to_string(digits[group]);
    out += (group == 0 ? "" : "-") + std::string(4 - four.size(), '0') + four;
  }
  return out;
}

} // namespace

std::string_view name(Named kind) {
  constexpr std::array<std::string_view, named_count> names = {"post",  "holder",      "holder id",
                                                               "title", "staff group", "staff group title"};
  return names[static_cast<std::size_t>(kind)];
}

std::unordered_map<std::string, std::string> numbers_of(Named kind, const Names &names, const Names &taken,
                                                        const PseudonymKey &key) {
  std::vector<std::pair<const std::string *, Digits>> open;
  for (const std::string &each : names)
    open.emplace_back(&each, digits_of(kind, each, key));
  std::unordered_map<std::string, std::string> out;
  for (std::size_t groups = first_groups; !open.empty(); ++groups) {
    std::map<std::string, std::size_t> times;
    for (const auto &[each, digits] : open)
      ++times[number(kind, digits, groups)];
    std::erase_if(open, [&](const auto &entry) {
      std::string made = number(kind, entry.second, groups);
      if (groups < all_groups && (times[made] > 1 || taken.contains(made)))
        return false;
      out.emplace(*entry.first, std::move(made));
      return true;
    });
  }
  return out;
}

void keep_order_within_persons(const std::vector<std::pair<std::string, std::string>> &holds,
                               std::unordered_map<std::string, std::string> &numbers) {
  // Posts that a chain of persons joins are one set: a scenario may give a post to somebody else.
  std::map<std::string_view, std::string_view> above;
  const auto top = [&](std::string_view post) {
    while (above.at(post) != post)
      post = above[post] = above.at(above.at(post));
    return post;
  };
  std::map<std::string_view, std::string_view> first_of;
  for (const auto &[post, holder] : holds) {
    above.try_emplace(post, post);
    const std::string_view other = first_of.try_emplace(holder, post).first->second;
    above[top(post)] = top(other);
  }
  std::map<std::string_view, std::vector<std::string_view>> sets;
  for (const auto &[post, ignored] : above)
    sets[top(post)].push_back(post); // in the order of their bytes
  for (const auto &[ignored, posts] : sets) {
    std::vector<std::string> shared;
    for (const std::string_view post : posts)
      shared.push_back(numbers.at(std::string(post)));
    std::ranges::sort(shared);
    for (std::size_t i = 0; i < posts.size(); ++i)
      numbers.at(std::string(posts[i])) = std::move(shared[i]);
  }
}

} // namespace organograph::io
