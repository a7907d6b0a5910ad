// SPDX-License-Identifier: Apache-2.0
#include "measures/post_facts.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace organograph {
namespace {

std::uint64_t key_of(FunctionId function, std::uint32_t tier) {
  return std::uint64_t{index(function)} << 32 | tier;
}

/// Numbers the distinct (function, tier) in their order: those of posts, and what else seats may speak for.
void number_counterparts(const Model &model, PostFactsTable &out) {
  const Posts &posts = model->posts;
  auto &numbers = out.numbers;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    numbers.try_emplace(key_of(posts.function[p], posts.tier[p]), 0);
    if (!posts.further_functions.items.empty())
      for (const FunctionId further : posts.further_functions[p])
        numbers.try_emplace(key_of(further, posts.tier[p]), 0);
  }
  if (model->meetings && model->meetings->seat_details.size() > 1)
    for (const Seat &seat : model->meetings->seats.items)
      if (const FunctionId given = model->meetings->seat_details[seat.detail].function;
          given != none<FunctionId>)
        numbers.try_emplace(key_of(given, posts.tier[index(seat.post)]), 0);
  std::vector<std::uint64_t> keys;
  keys.reserve(numbers.size());
  for (const auto &[key, number] : numbers)
    keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  for (const std::uint64_t key : keys) {
    numbers[key] = static_cast<std::uint32_t>(out.counterparts.size());
    out.counterparts.push_back({id_at<FunctionId>(key >> 32), static_cast<std::uint32_t>(key & UINT32_MAX)});
  }
  for (std::size_t p = 0; p < posts.size(); ++p)
    out.of[p].counterparts = out.number_of(posts.function[p], posts.tier[p]);
}

/// Numbers sets of served organisations: even for a single one, odd for those of joint posts.
void number_served_sets(const Posts &posts, PostFactsTable &out) {
  std::map<std::vector<OrganisationId>, std::uint32_t> joint_sets;
  std::vector<OrganisationId> organisations;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const auto served = posts.serves[p];
    if (posts.organisations_served(p) == 1) {
      out.of[p].served_set = static_cast<std::uint32_t>(index(served.front().organisation)) * 2;
      continue;
    }
    organisations.clear();
    for (const Served &of : served)
      organisations.push_back(of.organisation);
    if (posts.shared_with_other[p] != 0) // a set of its own
      organisations.push_back(none<OrganisationId>);
    const auto number = static_cast<std::uint32_t>(joint_sets.size()) * 2 + 1;
    out.of[p].served_set = joint_sets.try_emplace(organisations, number).first->second;
  }
}

} // namespace

std::uint32_t PostFactsTable::number_of(FunctionId function, std::uint32_t tier) const {
  return numbers.find(key_of(function, tier))->second;
}

PostFactsTable post_facts(const Model &model, double hours_per_fte) {
  const Posts &posts = model->posts;
  const std::vector<LineInterval> line = line_intervals(posts);
  PostFactsTable out;
  out.of.resize(posts.size());
  for (std::size_t p = 0; p < posts.size(); ++p)
    out.of[p] = {0,
                 posts.layer_known[p] != 0 ? posts.layer[p] & 0x3fffffff : 0,
                 posts.tier_given[p] != 0,
                 !posts.further_functions.items.empty() && !posts.further_functions[p].empty(),
                 posts.manager[p],
                 line[p],
                 0,
                 posts.annual_cost[p] / (posts.fte[p] * hours_per_fte)}; // unknown if the cost is
  number_counterparts(model, out);
  number_served_sets(posts, out);
  return out;
}

} // namespace organograph
