// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/small_groups.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace organograph::detail {

/// The posts of each organisation (that they serve), function (their own) and layer (from 1).
struct Breakdowns {
  std::vector<Members> organisations, functions, layers;
  Members without_function;
};

/// Of all posts, or of those chosen (by PostId).
Breakdowns breakdowns(const Model &model, const std::vector<std::uint8_t> *chosen = nullptr);

void blank(SpanScope &scope);

/// What is summed over posts. A share of managers in a cost tells the cost of both.
enum class Amount : std::uint8_t { fte, cost, cost_of_managers, cost_of_others };
inline constexpr std::size_t amount_count = 4;
constexpr std::size_t index_of(Amount amount) {
  return static_cast<std::size_t>(amount);
}

/// What a post adds to a part of a breakdown; unknown where it adds nothing.
struct PartOfPost {
  std::uint32_t post, part;
  std::array<double, amount_count> amounts;
};

/// The breakdowns: all (one part), organisations, functions, layers. Each by post, then part.
inline constexpr std::size_t breakdowns_of_amounts = 4;
using PartsOfPosts = std::array<std::vector<PartOfPost>, breakdowns_of_amounts>;

/// Posts of several models by identifier; looked up, never iterated over.
using PostNumbers = std::unordered_map<std::string, std::uint32_t>;

/// New posts get the next numbers. O(n log n) in posts and shares.
PartsOfPosts parts_of_posts(const Model &model, PostNumbers &numbers);

/// By amount, breakdown and part.
struct AmountsNotShown {
  std::array<std::array<std::vector<bool>, breakdowns_of_amounts>, amount_count> parts;

  bool is_hidden(Amount amount, std::size_t breakdown, std::size_t part) const {
    const std::vector<bool> &of = parts[index_of(amount)][breakdown];
    return part < of.size() && of[part];
  }
  bool all(std::size_t amount) const { return !parts[amount][0].empty() && parts[amount][0][0]; }
  bool all(Amount amount) const { return all(index_of(amount)); }
};

/// What may not be shown of `after` beside `before`, since the difference is of too few posts. Beside nothing
/// ({}): what is of too few posts itself. `posts`: above every number. O(n).
AmountsNotShown amounts_not_shown(const PartsOfPosts &before, const PartsOfPosts &after, std::size_t posts,
                                  unsigned minimum);
void add_not_shown(AmountsNotShown &to, const AmountsNotShown &more);

/// How many costs it blanked. Scopes that are blanked wholly stay as they are.
std::uint64_t blank_amounts(SpanOfControl &spans, const AmountsNotShown &hidden);

} // namespace organograph::detail
