// SPDX-License-Identifier: Apache-2.0
// Private to meetings that repeat each other: what is alike in all that decides whether two pair is one
// class. All pairs of two classes pair, or none; thousands of series of the same people are one class and
// millions of pairs.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace organograph::detail {

/// Two classes whose members pair; a == b: those of one class, with each other.
struct PairedClasses {
  std::uint32_t a, b;
};

/// How many pairs that are, of so many members.
inline std::uint64_t pairs_between(PairedClasses classes, std::uint64_t of_a, std::uint64_t of_b) {
  return classes.a == classes.b ? of_a * (of_a - 1) / 2 : of_a * of_b;
}

/// Calls fn(first, second, i) for the first `room` pairs of members, by the smaller place and then by the
/// larger; i: whose in `pairs`. members(class): places, rising, each in one class; read at once. Memory and,
/// but for the pairs, time: near-linear in the members and the pairs of classes.
template <class Members, class Fn>
void for_first_pairs(std::span<const PairedClasses> pairs, Members members, std::size_t room, Fn fn) {
  struct Partner {
    std::uint32_t of, with, pair;
  };
  std::vector<Partner> partners;
  for (std::uint32_t i = 0; i < pairs.size(); ++i) {
    partners.push_back({pairs[i].a, pairs[i].b, i});
    if (pairs[i].a != pairs[i].b)
      partners.push_back({pairs[i].b, pairs[i].a, i});
  }
  std::ranges::sort(partners, {}, [](const Partner &p) { return std::tuple(p.of, p.with, p.pair); });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order; // place, where partners of its class begin
  for (std::uint32_t p = 0; p < partners.size(); ++p)
    if (p == 0 || partners[p - 1].of != partners[p].of)
      for (const std::uint32_t place : members(partners[p].of))
        order.emplace_back(place, p);
  std::ranges::sort(order);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> behind; // place, pair
  for (auto each = order.begin(); each != order.end() && room > 0; ++each) {
    const auto [place, first] = *each;
    behind.clear();
    for (std::size_t p = first; p < partners.size() && partners[p].of == partners[first].of; ++p) {
      const auto &list = members(partners[p].with);
      for (auto other = std::ranges::upper_bound(list, place); other != list.end(); ++other)
        behind.emplace_back(*other, partners[p].pair);
    }
    std::ranges::sort(behind);
    behind.resize(std::min(behind.size(), room));
    for (const auto &[other, pair] : behind)
      fn(place, other, pair);
    room -= behind.size();
  }
}

} // namespace organograph::detail
