// SPDX-License-Identifier: Apache-2.0
// Whose cost and FTE the sums of a model are, and the difference of the sums of two models.
#include "privacy/small_groups.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace organograph::detail {

namespace {

constexpr std::uint32_t in_no_part = std::numeric_limits<std::uint32_t>::max();

bool is_same(double a, double b) {
  return a == b || (!is_known(a) && !is_known(b));
}

/// Marks, by entry of posts.serves.items, those who manage somebody who serves the organisation too.
std::vector<std::uint8_t> manages_in_organisation(const Posts &posts) {
  std::vector<std::uint8_t> out(posts.serves.items.size());
  for (std::size_t p = 0; p < posts.size(); ++p) {
    if (posts.manager[p] == none<PostId>)
      continue;
    const std::size_t manager = index(posts.manager[p]);
    for (std::size_t at = posts.serves.offsets[manager]; at < posts.serves.offsets[manager + 1]; ++at)
      out[at] |= static_cast<std::uint8_t>(std::ranges::any_of(posts.serves[p], [&](const Served &served) {
        return served.organisation == posts.serves.items[at].organisation;
      }));
  }
  return out;
}

PartOfPost part_of(std::uint32_t post, std::size_t part, double fte, double cost, bool is_manager) {
  PartOfPost out{post, static_cast<std::uint32_t>(part), {fte, cost, unknown, unknown}};
  out.amounts[index_of(is_manager ? Amount::cost_of_managers : Amount::cost_of_others)] = cost;
  return out;
}

/// The members of each part, in each amount, for which two lists differ. Both by post, then part.
class Differing {
public:
  explicit Differing(std::size_t parts) { parts_.fill(std::vector<Members>(parts)); }
  void compare(const std::vector<PartOfPost> &before, const std::vector<PartOfPost> &after) {
    const auto key = [](const PartOfPost &of) { return std::pair(of.post, of.part); };
    auto b = before.begin();
    auto a = after.begin();
    while (b != before.end() || a != after.end()) {
      const bool has_b = b != before.end() && (a == after.end() || key(*b) <= key(*a));
      const bool has_a = a != after.end() && (b == before.end() || key(*a) <= key(*b));
      for (std::size_t amount = 0; amount < amount_count; ++amount)
        if (!is_same(has_b ? b->amounts[amount] : unknown, has_a ? a->amounts[amount] : unknown))
          add(amount, has_b ? *b : *a);
      b += has_b;
      a += has_a;
    }
  }
  std::vector<bool> not_shown(std::size_t amount, std::size_t posts, unsigned minimum) const {
    return parts_not_shown(parts_[amount], rest_[amount], posts, minimum);
  }
  std::size_t members_of_first(std::size_t amount) const { return parts_[amount].front().size(); }

private:
  void add(std::size_t amount, const PartOfPost &of) {
    if (of.part == in_no_part)
      rest_[amount].push_back(of.post);
    else
      parts_[amount][of.part].push_back(of.post);
  }
  std::array<std::vector<Members>, amount_count> parts_;
  std::array<Members, amount_count> rest_;
};

std::size_t parts_in(const std::vector<PartOfPost> &list) {
  std::size_t out = 0;
  for (const PartOfPost &of : list)
    if (of.part != in_no_part)
      out = std::max<std::size_t>(out, of.part + 1);
  return out;
}

} // namespace

PartsOfPosts parts_of_posts(const Model &model, PostNumbers &numbers) {
  const Posts &posts = model->posts;
  const std::vector<std::uint8_t> manages = manages_in_organisation(posts);
  PartsOfPosts out;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const std::uint32_t post =
        numbers.try_emplace(std::string(model.text(posts.id[p])), static_cast<std::uint32_t>(numbers.size()))
            .first->second;
    const double fte = posts.fte[p], cost = posts.annual_cost[p];
    const bool is_manager = !posts.reports[p].empty();
    const FunctionId function = posts.function[p];
    out[0].push_back(part_of(post, 0, fte, cost, is_manager));
    for (std::size_t s = posts.serves.offsets[p]; s < posts.serves.offsets[p + 1]; ++s) {
      const Served &served = posts.serves.items[s];
      out[1].push_back(part_of(post, index(served.organisation), fte * served.share, cost * served.share,
                               manages[s] != 0));
    }
    out[2].push_back(
        part_of(post, function == none<FunctionId> ? in_no_part : index(function), fte, cost, is_manager));
    out[3].push_back(part_of(post, posts.layer[p] - 1, fte, cost, is_manager));
  }
  for (auto &list : out)
    std::ranges::sort(list, {}, [](const PartOfPost &of) { return std::pair(of.post, of.part); });
  return out;
}

AmountsNotShown amounts_not_shown(const PartsOfPosts &before, const PartsOfPosts &after, std::size_t posts,
                                  unsigned minimum) {
  AmountsNotShown out;
  for (std::size_t breakdown = 0; breakdown < breakdowns_of_amounts; ++breakdown) {
    Differing differing(std::max<std::size_t>({parts_in(before[breakdown]), parts_in(after[breakdown]), 1}));
    differing.compare(before[breakdown], after[breakdown]);
    for (std::size_t amount = 0; amount < amount_count; ++amount) {
      std::vector<bool> &parts = out.parts[amount][breakdown];
      parts = differing.not_shown(amount, posts, minimum);
      if (breakdown > 0) {
        if (out.all(amount)) // what is left of a total that is not shown is no secret, but it adds up to one
          parts.assign(parts.size(), true);
        continue;
      }
      const std::size_t members = differing.members_of_first(amount);
      parts[0] = members > 0 && members < minimum;
    }
  }
  return out;
}

void add_not_shown(AmountsNotShown &to, const AmountsNotShown &more) {
  for (std::size_t amount = 0; amount < amount_count; ++amount)
    for (std::size_t breakdown = 0; breakdown < breakdowns_of_amounts; ++breakdown) {
      std::vector<bool> &parts = to.parts[amount][breakdown];
      const std::vector<bool> &others = more.parts[amount][breakdown];
      parts.resize(std::max(parts.size(), others.size()));
      for (std::size_t part = 0; part < others.size(); ++part)
        parts[part] = parts[part] || others[part];
    }
}

namespace {

std::uint64_t blank_amounts(SpanScope &scope, const AmountsNotShown &hidden, std::size_t breakdown,
                            std::size_t part) {
  const auto is_hidden = [&](Amount amount) { return hidden.is_hidden(amount, breakdown, part); };
  if (scope.blanked)
    return 0;
  if (is_hidden(Amount::fte))
    scope.fte = unknown;
  if (is_hidden(Amount::cost) || is_hidden(Amount::cost_of_managers) || is_hidden(Amount::cost_of_others))
    scope.manager_cost_share.reset();
  if (!is_hidden(Amount::cost))
    return 0;
  scope.cost.reset();
  return 1;
}

} // namespace

std::uint64_t blank_amounts(SpanOfControl &spans, const AmountsNotShown &hidden) {
  std::uint64_t out = blank_amounts(spans.all, hidden, 0, 0);
  std::size_t breakdown = 0;
  for (std::vector<SpanScope> *scopes : {&spans.organisations, &spans.functions, &spans.layers}) {
    ++breakdown;
    for (std::size_t part = 0; part < scopes->size(); ++part)
      out += blank_amounts((*scopes)[part], hidden, breakdown, part);
  }
  return out;
}

} // namespace organograph::detail
