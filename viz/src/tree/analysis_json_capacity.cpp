// SPDX-License-Identifier: Apache-2.0
#include "figures/ranking.hpp"
#include "tree/headline_json.hpp"

#include <cstddef>
#include <string>

namespace organograph::viz {

namespace {

Json scope_json(const Model &model, const Analysis &analysis, std::size_t o) {
  Json out = Json::object();
  for (const Headline &figure : headlines_of("capacity"))
    if (figure.comparing.by_organisation)
      append(out, figure.last(),
             number_json(figure.value(model, analysis, {FigureScope::Of::organisation, o}), figure.format));
  out["without_own_post"] = analysis.capacity.organisations[o].tiers_known()
                                ? ids(model, analysis.capacity.without_own_post[o])
                                : Json();
  return out;
}

Json load_json(const Model &model, const Analysis &analysis, PostId post) {
  const PostLoad load = load_of(model, analysis.capacity, post);
  return {{"post_id", id(model, post)},
          {"functions", count_or_null(load.functions)},
          {"organisations", load.organisations},
          {"remits", count_or_null(load.remits)},
          {"governance_systems", count_or_null(load.governance_systems)},
          {"series", count_or_null(load.series)},
          {"series_without_duration", count_or_null(load.series_without_duration)},
          {"meeting_hours", number(load.meeting_hours)},
          {"meeting_share", number(load.meeting_share)}};
}

Json leaders_json(const Model &model, const Capacity &capacity) {
  if (!capacity.leaders)
    return nullptr;
  Json out = Json::array();
  for (const Visibility &leader : *capacity.leaders) {
    if (out.size() == json_list_limit)
      break;
    const auto part = [](std::uint64_t of, std::uint64_t all) {
      return all > 0 ? Json(static_cast<double>(of) / static_cast<double>(all)) : Json();
    };
    out.push_back({{"post_id", id(model, leader.leader)},
                   {"below", leader.below},
                   {"in_series", leader.known},
                   {"seen", leader.seen},
                   {"visibility", part(leader.seen, leader.known)},
                   {"coverage", part(leader.known, leader.below)}});
  }
  return out;
}

Json person_json(const Model &model, const HolderLoad &load) {
  return {{"post_ids", ids(model, load.posts)},
          {"functions", count_or_null(load.functions)},
          {"organisations", load.organisations},
          {"remits", count_or_null(load.remits)},
          {"fte", number(load.fte)},
          {"series", count_or_null(load.series)},
          {"meeting_hours", number(load.meeting_hours)}};
}

Json holders_json(const Model &model) {
  Json out = Json::array();
  for (const HolderLoad &load : loads_of_holders(model)) {
    if (out.size() == json_list_limit)
      break;
    out.push_back(person_json(model, load));
  }
  return out;
}

Json outside_json(const Model &model, const LoadLimit &limit, const OutsideLoad &outside) {
  Json out = Json::object();
  if (limit.remits)
    out["remits"] = {{"limit", *limit.remits}, {"post_ids", ids(model, outside.remits)}};
  if (limit.meeting_share)
    out["hours"] = {{"limit", number(limit.meeting_share)}, {"post_ids", ids(model, outside.meeting_share)}};
  if (limit.span)
    out["span"] = {{"low", limit.span->low},
                   {"high", limit.span->high},
                   {"below", ids(model, outside.span_below)},
                   {"above", ids(model, outside.span_above)}};
  return out;
}

} // namespace

Json capacity_json(const Model &model, const Analysis &analysis) {
  const Capacity &capacity = analysis.capacity;
  const bool all_shown = analysis.minimum_group == 0;
  Json out = section_json(model, analysis, "capacity");
  out["organisations"] = Json::object();
  for (std::size_t o = 0; o < capacity.organisations.size(); ++o)
    append(out["organisations"], id(model, id_at<OrganisationId>(o)), scope_json(model, analysis, o));
  out["tiers"] = Json::object();
  for (const TierLoad &tier : capacity.tiers)
    append(out["tiers"], std::to_string(tier.tier),
           {{"posts", tier.posts},
            {"remits_mean", number(tier.remits.mean())},
            {"remits_max", count_or_null(tier.remits.most)}});
  out["posts"] = all_shown ? Json::array() : Json();
  if (all_shown)
    for (const PostId post : most_loaded(model, analysis, json_list_limit))
      out["posts"].push_back(load_json(model, analysis, post));
  out["people"] = all_shown ? holders_json(model) : Json();
  out["leaders"] = leaders_json(model, capacity);
  if (const auto &limit = analysis.options.capacity.limit) // small groups: not shown
    out["outside_limit"] = capacity.outside ? outside_json(model, *limit, *capacity.outside) : Json();
  return out;
}

Json service_heads_json(const Model &model, const Analysis &analysis) {
  Json out = section_json(model, analysis, "service_heads");
  if (analysis.minimum_group > 0)
    return out;
  const HeadsAndLines &result = *analysis.service_heads;
  Json &several = out["several"] = Json::array();
  for (const ServiceHeads &service : result.several) {
    if (several.size() == json_list_limit)
      break;
    several.push_back({{"function", id(model, service.function)},
                       {"organisation_id", id(model, service.organisation)},
                       {"heads", ids(model, service.heads)},
                       {"may_be_heads", ids(model, service.may_be_heads)}});
  }
  out["narrower_post_ids"] = ids(
      model,
      std::span(result.narrower_manager).first(std::min(json_list_limit, result.narrower_manager.size())));
  return out;
}

} // namespace organograph::viz
