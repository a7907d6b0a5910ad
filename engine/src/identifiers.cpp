// SPDX-License-Identifier: Apache-2.0
#include "identifiers.hpp"

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>

namespace organograph {

namespace {

constexpr std::size_t most_compared = 2'000'000;

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
  if (by_folded_.empty())
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

} // namespace organograph
