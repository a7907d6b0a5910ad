// SPDX-License-Identifier: Apache-2.0
#include "tree/headline_json.hpp"
#include "tree/json_sections.hpp"

#include <algorithm>

namespace organograph::viz {

namespace {

Json functions_json(const Model &model, const Services &result) {
  Json out = Json::array();
  for (const ServiceNode &node : result.functions) {
    const FunctionId parent = model->functions.parent[index(node.function)];
    out.push_back({{"function", id(model, node.function)},
                   {"parent", parent == none<FunctionId> ? Json(nullptr) : Json(id(model, parent))},
                   {"level", node.level},
                   {"posts", node.posts},
                   {"joint_posts", node.joint_posts},
                   {"fte", number(node.fte)},
                   {"staff_group_fte", number(node.staff_group_fte)},
                   {"modelled", model->functions.not_modelled[index(node.function)] == 0}});
  }
  return out;
}

Json targets_json(const Model &model, const Services &result) {
  Json out = Json::array();
  for (const ServiceTarget &target : result.targets)
    out.push_back({{"function", id(model, target.function)},
                   {"organisation_a", id(model, target.organisation_a)},
                   {"organisation_b", id(model, target.organisation_b)},
                   {"target", target.target},
                   {"gap", count_or_null(target.gap)},
                   {"by", text_or_null(model.text(target.by))},
                   {"overdue", count_or_null(target.overdue)}});
  return out;
}

} // namespace

Json services_json(const Model &model, const Analysis &analysis) {
  const Services &result = *analysis.services;
  Json out = section_json(model, analysis, "services"), spread = Json::object(), pairs = Json::array(),
       untargeted = Json::array(), outside;
  for (std::size_t level = 0; level < result.spread.size(); ++level)
    spread[std::to_string(level)] = result.spread[level];
  for (const std::uint32_t at : result.untargeted) {
    const Integration &entry = analysis.integration_depth[at];
    untargeted.push_back({{"function", id(model, entry.function)},
                          {"organisation_a", id(model, entry.organisation_a)},
                          {"organisation_b", id(model, entry.organisation_b)}});
  }
  for (std::size_t i = 0; i < std::min(result.pairs.size(), json_list_limit); ++i)
    pairs.push_back({{"organisation_a", id(model, result.pairs[i].a)},
                     {"organisation_b", id(model, result.pairs[i].b)},
                     {"kind", name(result.pairs[i].kind)},
                     {"joint_posts", result.pairs[i].joint_posts}});
  if (result.outside_duty) {
    outside = Json::array();
    for (const OutsideDuty &post : *result.outside_duty)
      outside.push_back({{"post_id", id(model, post.post)}, {"function", id(model, post.function)}});
  }
  out["spread"] = std::move(spread);
  out["untargeted"] = std::move(untargeted);
  out["target_list"] = targets_json(model, result);
  out["pairs"] = std::move(pairs);
  out["posts_outside_duty"] = std::move(outside);
  out["functions"] = functions_json(model, result);
  return out;
}

} // namespace organograph::viz
