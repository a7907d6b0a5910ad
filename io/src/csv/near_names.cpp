// SPDX-License-Identifier: Apache-2.0
#include "csv/near_names.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>

namespace organograph::io {

namespace {

enum class Kind : std::uint8_t { letter, digit, other };

Kind kind_of(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80)
    return Kind::letter;
  return c >= '0' && c <= '9' ? Kind::digit : Kind::other;
}

// Words of letters and of digits, in small letters; brackets and what stands in them, and signs of currency,
// are left out.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> out;
  Kind before = Kind::other;
  int brackets = 0;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (name[at] == '(' || name[at] == '[')
      ++brackets;
    if (name[at] == ')' || name[at] == ']')
      brackets = std::max(0, brackets - 1);
    Kind kind = brackets > 0 ? Kind::other : kind_of(name[at]);
    for (const std::string_view sign : {"£", "€", "\u00a0"})
      if (name.substr(at).starts_with(sign)) {
        kind = Kind::other;
        at += sign.size() - 1;
      }
    if (kind != Kind::other) {
      if (kind != before)
        out.emplace_back();
      out.back() += name[at] >= 'A' && name[at] <= 'Z' ? static_cast<char>(name[at] - 'A' + 'a') : name[at];
    }
    before = kind;
  }
  return out;
}

std::string joined(const std::vector<std::string> &words) {
  std::string out;
  for (const std::string &word : words)
    out += word;
  return out;
}

// The only one of them for which it holds.
template <class Holds> std::optional<std::string> only(const std::vector<std::string> &names, Holds holds) {
  const auto first = std::ranges::find_if(names, holds);
  if (first == names.end() || std::find_if(first + 1, names.end(), holds) != names.end())
    return std::nullopt;
  return *first;
}

// A letter away, two from eight letters on; of few letters every other is near.
std::optional<std::string> only_near(const std::string &wanted, const std::vector<std::string> &names) {
  constexpr std::size_t shortest = 4, long_from = 8;
  if (wanted.size() < shortest)
    return std::nullopt;
  const std::size_t limit = wanted.size() < long_from ? 1 : 2;
  for (std::size_t distance = 0; distance <= limit; ++distance)
    if (const auto found = only(names, [&](const std::string &name) {
          return edit_distance(wanted, joined(words_of(name)), limit) == distance;
        }))
      return found;
  return std::nullopt;
}

std::string without_plural(const std::vector<std::string> &words) {
  std::string out;
  for (const std::string &word : words)
    out += word.ends_with('s') && word.size() > 3 ? word.substr(0, word.size() - 1) : word;
  return out;
}

bool says_nothing(const std::string &word) {
  constexpr std::array<std::string_view, 14> words = {"list",   "lists", "table", "tables", "sheet",
                                                      "sheets", "data",  "tab",   "the",    "of",
                                                      "all",    "draft", "final", "csv"};
  return kind_of(word.front()) == Kind::digit || std::ranges::find(words, word) != words.end();
}

} // namespace

std::optional<Meant> head_meant(std::string_view head, const std::vector<std::string> &absent) {
  std::vector<std::string> computed = absent; // nothing is computed from a note
  std::erase(computed, "note");
  const std::string wanted = joined(words_of(head));
  if (wanted.empty())
    return std::nullopt;
  const auto is_same = [&](const std::string &name) {
    const std::string there = joined(words_of(name));
    return there == wanted || there == wanted + "id";
  };
  if (const auto found = only(computed, is_same))
    return Meant{*found, true};
  // People know their manager's column by other words.
  for (const std::string_view manager :
       {"manager", "linemanager", "managerid", "linemanagerid", "reportstoid"})
    if (wanted == manager && std::ranges::find(computed, "reports_to") != computed.end())
      return Meant{"reports_to", true};
  const auto begins_so = [&](const std::string &name) {
    const std::vector<std::string> words = words_of(name);
    return wanted.size() > 4 && words.size() > 1 && words.front() == wanted;
  };
  if (const auto found = only(computed, begins_so))
    return Meant{*found, false};
  if (const auto found = only_near(wanted, computed))
    return Meant{*found, false};
  return std::nullopt;
}

std::optional<Meant> table_meant(std::string_view name, const std::vector<std::string> &absent) {
  std::vector<std::string> tables = absent;
  std::erase(tables, "model"); // a title and a date: no figure rests on it
  std::vector<std::string> words = words_of(name);
  std::erase_if(words, says_nothing);
  const std::string wanted = joined(words);
  if (wanted.empty())
    return std::nullopt;
  if (const auto found =
          only(tables, [&](const std::string &table) { return joined(words_of(table)) == wanted; }))
    return Meant{*found, true};
  const std::string single = without_plural(words);
  if (const auto found =
          only(tables, [&](const std::string &table) { return without_plural(words_of(table)) == single; }))
    return Meant{*found, true};
  const auto ends_so = [&](const std::string &table) {
    const std::vector<std::string> of_table = words_of(table);
    return words.size() == 1 && of_table.size() > 1 && without_plural({of_table.back()}) == single;
  };
  if (const auto found = only(tables, ends_so))
    return Meant{*found, false};
  if (const auto found = only_near(wanted, tables))
    return Meant{*found, false};
  return std::nullopt;
}

} // namespace organograph::io
