// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/sums_shown.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace organograph {

namespace {

constexpr double rounding = 1e-9;

// Another basis is looked for so often that it takes no more than this in all, by values and at least: where
// most groups are small, nearly every sum would want another one.
constexpr std::uint64_t visits_of_each = 100, visits_at_least = 10'000'000;
constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

bool is_nought(double weight) {
  return std::abs(weight) < rounding;
}

/// to += times * more; both rising.
template <class Weights> void add(Weights &to, double times, const Weights &more) {
  Weights out;
  out.reserve(to.size() + more.size());
  auto a = to.begin();
  for (const auto &weight : more) {
    for (; a != to.end() && a->of < weight.of; ++a)
      out.push_back(*a);
    const bool in_both = a != to.end() && a->of == weight.of;
    const double sum = (in_both ? (a++)->weight : 0) + times * weight.weight;
    if (!is_nought(sum))
      out.push_back({weight.of, sum});
  }
  out.insert(out.end(), a, to.end());
  to = std::move(out);
}

template <class Weights> double weight_of(const Weights &weights, std::uint32_t of) {
  const auto at = std::ranges::lower_bound(weights, of, {}, [](const auto &weight) { return weight.of; });
  return at != weights.end() && at->of == of ? at->weight : 0;
}

} // namespace

/// What has one weight in a new sum, of a group.
struct SumsShown::Piece {
  std::uint32_t group, next;
  double weight;
  std::uint64_t values = 0, posts = 0;
  std::uint32_t last_post = nothing;
  double residual = 0; ///< what the sums shown, by the basis, do not say of its weight
};

/// How a new sum splits the groups: the pieces of each are a list, that of the most posts first.
struct SumsShown::Split {
  std::vector<Piece> pieces;
  std::vector<std::uint32_t> first;                              ///< piece, by group
  std::vector<std::pair<std::uint32_t, std::uint32_t>> piece_of; ///< of values in the sum

  std::uint32_t piece_with(std::uint32_t group, double weight) {
    std::uint32_t at = first[group];
    while (at != nothing && pieces[at].weight != weight)
      at = pieces[at].next;
    if (at != nothing)
      return at;
    pieces.push_back({group, first[group], weight});
    return first[group] = static_cast<std::uint32_t>(pieces.size() - 1);
  }
};

std::uint32_t SumsShown::number_of(const Part &part) {
  const auto add_value = [&] {
    values_.push_back({part.value, 0});
    return static_cast<std::uint32_t>(values_.size() - 1);
  };
  if (part.post >= first_of_post_.size())
    first_of_post_.resize(std::size_t{part.post} + 1, nothing);
  std::uint32_t &first = first_of_post_[part.post];
  if (first == nothing)
    first = add_value();
  if (values_[first].value == part.value)
    return first;
  const auto [at, is_new] = other_.try_emplace({part.post, part.value}, nothing);
  if (is_new)
    at->second = add_value();
  return at->second;
}

SumsShown::Split SumsShown::split(std::span<const Part> sum) {
  struct Weighted {
    std::uint32_t post, value;
    double weight;
  };
  std::vector<Weighted> weighted;
  weighted.reserve(sum.size());
  for (const Part &part : sum)
    weighted.push_back({part.post, number_of(part), part.weight});
  const auto key = [](const Weighted &of) { return std::pair(of.post, of.value); };
  if (!std::ranges::is_sorted(weighted, {}, key))
    std::ranges::stable_sort(weighted, {}, key);
  Split out;
  out.first.assign(groups_.size(), nothing);
  for (std::size_t i = 0; i < weighted.size();) {
    const Weighted &of = weighted[i];
    double weight = 0;
    for (; i < weighted.size() && weighted[i].value == of.value; ++i)
      weight += weighted[i].weight;
    if (is_nought(weight))
      continue;
    const std::uint32_t at = out.piece_with(values_[of.value].group, weight);
    Piece &piece = out.pieces[at];
    ++piece.values;
    if (values_[of.value].value != 0 && std::exchange(piece.last_post, of.post) != of.post)
      ++piece.posts;
    out.piece_of.emplace_back(of.value, at);
  }
  return out;
}

// The values that the new sum has not, and then the piece with the most posts to the front of each list.
void SumsShown::rest_of_groups(Split &split) const {
  for (std::uint32_t g = 0; g < groups_.size(); ++g) {
    std::uint64_t values = 0, posts = 0;
    for (std::uint32_t at = split.first[g]; at != nothing; at = split.pieces[at].next) {
      values += split.pieces[at].values;
      posts += split.pieces[at].posts;
    }
    if (g == 0 || values < groups_[g].values) {
      Piece &rest = split.pieces[split.piece_with(g, 0)];
      rest.values = groups_[g].values - values;
      rest.posts = groups_[g].posts - std::min(groups_[g].posts, posts);
    }
    if (g == 0) // what is in no sum stays that
      continue;
    std::uint32_t *largest = &split.first[g];
    for (std::uint32_t *at = largest; *at != nothing; at = &split.pieces[*at].next)
      if (split.pieces[*at].posts > split.pieces[*largest].posts)
        largest = at;
    const std::uint32_t front = *largest;
    *largest = split.pieces[front].next;
    split.pieces[front].next = split.first[g];
    split.first[g] = front;
  }
}

void SumsShown::residuals(Split &split) const {
  std::vector<double> of_basis;
  for (const std::uint32_t group : basis_)
    of_basis.push_back(split.pieces[split.first[group]].weight);
  for (std::uint32_t g = 0; g < groups_.size(); ++g) {
    double told = 0;
    for (const Weight &weight : groups_[g].depends)
      told += weight.weight * of_basis[weight.of];
    for (std::uint32_t at = split.first[g]; at != nothing; at = split.pieces[at].next)
      split.pieces[at].residual = split.pieces[at].weight - told;
  }
}

// Puts large groups in the place of those of the basis of which only small pieces would be left.
bool SumsShown::rest_on_large_groups(const Split &split) {
  const auto is_large = [&](std::uint32_t g) { return split.pieces[split.first[g]].posts >= minimum_; };
  for (std::uint32_t place = 0; place < basis_.size(); ++place) {
    if (is_large(basis_[place]))
      continue;
    if (visits_ > visits_at_least + visits_of_each * values_.size())
      return false;
    std::uint32_t best = nothing;
    double most = rounding;
    for (std::uint32_t g = 1; g < groups_.size(); ++g)
      if (const double weight = std::abs(weight_of(groups_[g].depends, place));
          weight > most && is_large(g)) {
        most = weight;
        best = g;
      }
    if (best == nothing)
      return false;
    visits_ += groups_.size();
    exchange(place, best);
  }
  return true;
}

void SumsShown::exchange(std::uint32_t place, std::uint32_t group) {
  basis_[place] = group;
  const Weights old = groups_[group].depends;
  const double divisor = weight_of(old, place);
  for (Group &of : groups_)
    if (const double weight = weight_of(of.depends, place); weight != 0) {
      const double times = weight / divisor;
      add(of.depends, -times, old);
      std::erase_if(of.depends, [&](const Weight &left) { return left.of == place; }); // but for rounding
      add(of.depends, times, {{place, 1}});
    }
  groups_[group].depends = {{place, 1}};
}

// What the new sum does not have keeps the group's number, as it is listed nowhere.
void SumsShown::divide(Split &split) {
  const auto before = static_cast<std::uint32_t>(groups_.size());
  for (std::uint32_t g = 0; g < before; ++g) {
    std::uint32_t stays = split.first[g];
    for (std::uint32_t at = stays; at != nothing; at = split.pieces[at].next)
      if (split.pieces[at].weight == 0)
        stays = at;
    for (std::uint32_t at = split.first[g]; at != nothing; at = split.pieces[at].next) {
      Piece &piece = split.pieces[at];
      if (at != stays) {
        piece.group = static_cast<std::uint32_t>(groups_.size());
        groups_.push_back({0, 0, groups_[g].depends});
      }
      groups_[piece.group].values = piece.values;
      groups_[piece.group].posts = piece.posts;
    }
  }
  for (const auto &[value, piece] : split.piece_of)
    values_[value].group = split.pieces[piece].group;
  for (std::uint32_t &group : basis_)
    group = split.pieces[split.first[group]].group;
}

void SumsShown::extend(const Split &split, const Piece &chosen) {
  const auto place = static_cast<std::uint32_t>(basis_.size());
  basis_.push_back(chosen.group);
  const Weights old = groups_[chosen.group].depends;
  for (const Piece &piece : split.pieces)
    if (!is_nought(piece.residual)) {
      const double times = piece.residual / chosen.residual;
      add(groups_[piece.group].depends, -times, old);
      add(groups_[piece.group].depends, times, {{place, 1}});
    }
}

bool SumsShown::show(std::span<const Part> sum) {
  Split next = split(sum);
  rest_of_groups(next);
  residuals(next);
  if (std::ranges::all_of(next.pieces, [](const auto &piece) { return is_nought(piece.residual); }))
    return true;
  if (!rest_on_large_groups(next))
    return false;
  residuals(next);
  const Piece *chosen = nullptr;
  for (const Piece &piece : next.pieces)
    if (piece.posts >= minimum_ && !is_nought(piece.residual) &&
        (chosen == nullptr || std::abs(piece.residual) > std::abs(chosen->residual)))
      chosen = &piece;
  if (chosen == nullptr)
    return false;
  divide(next);
  extend(next, *chosen);
  return true;
}

} // namespace organograph
