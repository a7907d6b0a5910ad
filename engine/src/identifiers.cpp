// SPDX-License-Identifier: Apache-2.0
#include "identifiers.hpp"

#include "organograph/engine/diagnostic.hpp"

#include <algorithm>
#include <array>

namespace organograph {

namespace {

constexpr std::size_t most_compared = 2'000'000;
constexpr std::size_t longest_compared = 64;

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char &c : out)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view without_leading_zeros(std::string_view text) {
  const std::size_t first = text.find_first_not_of('0');
  return first == std::string_view::npos ? text.substr(text.size() - (text.empty() ? 0 : 1))
                                         : text.substr(first);
}

std::string folded(std::string_view text) {
  return lower_case(without_leading_zeros(text));
}

} // namespace

bool Identifiers::add(std::string_view id, std::uint32_t row) {
  if (!rows_.try_emplace(id, row).second)
    return false;
  in_order_.push_back(id);
  return true;
}

std::uint32_t Identifiers::find(std::string_view id) const {
  const auto at = rows_.find(id);
  return at == rows_.end() ? not_there : at->second;
}

void Identifiers::index_spellings() {
  for (const std::string_view id : in_order_)
    by_folded_.try_emplace(folded(id), id);
}

std::string Identifiers::hint(std::string_view id) {
  if (by_folded_.size() == 0)
    index_spellings();
  if (const auto at = by_folded_.find(folded(id)); at != by_folded_.end()) {
    const std::string_view there = at->second;
    if (there.size() == id.size())
      return "is there as " + shown(there) + ": only the case differs";
    if (there.size() < id.size())
      return "is there without the leading zeros: " + shown(there);
    return "is there with leading zeros: " + shown(there);
  }
  return nearest(id);
}

std::string Identifiers::nearest(std::string_view id) {
  if (id.size() < 2 || in_order_.size() > most_compared - compared_)
    return {};
  compared_ += in_order_.size();
  const std::size_t limit = id.size() < 5 ? 1 : 2;
  std::size_t best = limit + 1;
  std::string_view found;
  for (const std::string_view candidate : in_order_) {
    const std::size_t distance = edit_distance(id, candidate, limit);
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return best <= limit ? "did you mean " + shown(found) + "?" : std::string{};
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit || a.size() > longest_compared || b.size() > longest_compared)
    return limit + 1;
  // Only cells within `limit` of the diagonal can count; beside them stands `far`.
  const std::size_t far = limit + 1;
  std::array<std::array<std::size_t, longest_compared + 2>, 3> rows;
  for (std::size_t j = 0; j <= std::min(b.size(), limit) + 1; ++j)
    rows[0][j] = j;
  std::size_t least_above = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto &row = rows[i % 3];
    const auto &above = rows[(i + 2) % 3];
    const auto &before = rows[(i + 1) % 3];
    const std::size_t first = i > limit ? i - limit : 1;
    const std::size_t last = std::min(b.size(), i + limit);
    row[first - 1] = first == 1 ? i : far;
    std::size_t least = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    row[last + 1] = far;
    if (least > limit && least_above > limit) // a row builds on the two above it
      return far;
    least_above = least;
  }
  return std::min(rows[a.size() % 3][b.size()], far);
}

} // namespace organograph
