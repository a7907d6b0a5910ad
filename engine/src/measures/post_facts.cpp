// SPDX-License-Identifier: Apache-2.0
#include "measures/post_facts.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace organograph {
namespace {

std::uint64_t key_of(const Posts &posts, std::size_t post) {
  return std::uint64_t{index(posts.function[post])} << 32 | posts.tier[post];
}

/// Numbers the distinct (function, tier) in their order.
void number_counterparts(const Posts &posts, PostFactsTable &out) {
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> numbers;
  for (std::size_t p = 0; p < posts.size(); ++p)
    numbers.try_emplace(key_of(posts, p), 0);
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
    out.of[p].counterparts = numbers.find(key_of(posts, p))->second;
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

PostFactsTable post_facts(const Model &model, double hours_per_fte) {
  const Posts &posts = model->posts;
  const std::vector<LineInterval> line = line_intervals(posts);
  PostFactsTable out;
  out.of.resize(posts.size());
  for (std::size_t p = 0; p < posts.size(); ++p)
    out.of[p] = {0,
                 posts.layer_known[p] != 0 ? posts.layer[p] & 0x7fffffff : 0,
                 posts.tier_given[p] != 0,
                 posts.manager[p],
                 line[p],
                 0,
                 posts.annual_cost[p] / (posts.fte[p] * hours_per_fte)}; // unknown if the cost is
  number_counterparts(posts, out);
  number_served_sets(posts, out);
  return out;
}

} // namespace organograph
