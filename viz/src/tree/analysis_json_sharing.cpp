// SPDX-License-Identifier: Apache-2.0
#include "figures/ranking.hpp"
#include "tree/json_sections.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace organograph::viz {

namespace {

Json vector_json(const IntegrationVector &vector) {
  Json out = {{"joint_tiers", number(vector.joint_tiers)},
              {"joint_fte", number(vector.joint_fte)},
              {"joint_lines", number(vector.joint_lines)},
              {"joint_hours", number(vector.joint_hours)},
              {"one_voice", number(vector.one_voice)}};
  for (std::size_t d = 0; d < dimension_count; ++d)
    append(out, name(static_cast<Dimension>(d)), number(vector.dimensions[d]));
  return out;
}

Json integration_json(const Model &model, const Integration &entry) {
  Json tests = Json::object();
  for (std::size_t level = 1; level < entry.tests.size(); ++level)
    append(tests, std::to_string(level), count_or_null(entry.tests[level]));
  Json out = {{"function", id(model, entry.function)},
              {"organisation_a", id(model, entry.organisation_a)},
              {"organisation_b", id(model, entry.organisation_b)},
              {"reached", entry.reached},
              {"reached_at_most", entry.reached_at_most},
              {"secured", entry.secured},
              {"secured_at_most", entry.secured_at_most},
              {"heads_not_known", entry.may_be_heads.size()},
              {"joint_tiers", count_or_null(entry.joint_tiers)},
              {"tiers", count_or_null(entry.tiers)},
              {"operation", entry.operation},
              {"missing", entry.missing},
              {"tests", std::move(tests)},
              {"vector", vector_json(entry.vector)},
              {"level_5",
               {{"below", count_or_null(entry.level_5_below)},
                {"share", number(entry.level_5_share)},
                {"threshold", level_5_threshold},
                {"reached_otherwise", count_or_null(entry.reached_otherwise)},
                {"secured_otherwise", count_or_null(entry.secured_otherwise)}}},
              {"target", count_or_null(entry.target)},
              {"gap", count_or_null(entry.gap)},
              {"reason", entry.target ? text_or_null(model.text(entry.target_reason)) : Json(nullptr)}};
  if (entry.blanked) // of few posts; the others rest on them too, and are empty already
    for (const char *key : {"reached", "reached_at_most", "secured", "secured_at_most", "heads_not_known",
                            "joint_tiers", "tiers", "operation", "missing"})
      out[key] = nullptr;
  return out;
}

Json pairs_json(const Model &model, const std::vector<OrganisationPair> &pairs) {
  Json out = Json::array();
  for (const auto &[a, b] : pairs)
    out.push_back(Json::array({id(model, a), id(model, b)}));
  return out;
}

} // namespace

Json integration_depth_json(const Model &model, const std::vector<Integration> &result) {
  Json out = Json::array();
  for (const Integration &entry : result)
    out.push_back(integration_json(model, entry));
  return out;
}

Json bridges_json(const Model &model, const Bridges &result) {
  Json posts = Json::array(), top = Json::array();
  for (const Bridge &bridge : result.posts)
    posts.push_back(
        {{"post_id", id(model, bridge.post)}, {"organisations", pairs_json(model, bridge.organisations)}});
  for (const PostId post : most_between(model, result, most_with_margin))
    top.push_back({{"post_id", id(model, post)},
                   {"betweenness", number(result.betweenness[index(post)])},
                   {"margin", result.sampled ? number(result.margin[index(post)]) : Json()}});
  return {{"ties", result.ties},
          {"lines", result.lines},
          {"connected", pairs_json(model, result.connected)},
          {"posts", std::move(posts)},
          {"betweenness_top", std::move(top)},
          {"sampled", result.sampled},
          {"sources", result.sources}};
}

} // namespace organograph::viz
