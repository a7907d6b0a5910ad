// SPDX-License-Identifier: Apache-2.0
#include "tree/json_sections.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace organograph::viz {

namespace {

template <std::size_t N>
Json by_band(const std::array<const char *, N> &names, const std::array<std::uint64_t, N> &counts) {
  Json out = Json::object();
  for (std::size_t i = 0; i < N; ++i)
    append(out, names[i], counts[i]);
  return out;
}

Json scope_json(const SpanScope &scope, const SpanOptions &options) {
  Json out = {{"posts", scope.posts},
              {"fte", number(scope.fte)},
              {"cost", number(scope.cost)},
              {"cost_unknown_posts", scope.cost_unknown_posts},
              {"managers", scope.managers},
              {"span_mean", number(scope.span_mean)},
              {"span_median", number(scope.span_median)},
              {"span_max", count_or_null(scope.span_max)},
              {"layers", count_or_null(scope.layers)},
              {"one_to_one", scope.one_to_one},
              {"reports_not_known", scope.reports_not_known},
              {"manager_share", number(scope.manager_share)},
              {"manager_cost_share", number(scope.manager_cost_share)},
              {"bands", by_band(span_bands, scope.bands)}};
  if (options.archetypes)
    out["archetypes"] = by_band(span_archetypes, scope.archetypes);
  return scope.blanked ? nulls(out) : out;
}

Json outside_target_json(const Model &model, const SpanOfControl &result) {
  std::vector<PostId> outside;
  std::ranges::merge(result.below_target, result.above_target, std::back_inserter(outside));
  return {{"low", result.span_target->low},
          {"high", result.span_target->high},
          {"below", result.below_target.size()},
          {"above", result.above_target.size()},
          {"post_ids", ids(model, outside)}};
}

} // namespace

Json span_of_control_json(const Model &model, const Analysis &analysis) {
  const SpanOfControl &result = analysis.span_of_control;
  const SpanOptions &options = analysis.options.span;
  Json out = {{"all", scope_json(result.all, options)},
              {"organisations", Json::object()},
              {"functions", Json::object()},
              {"by_layer", Json::object()}};
  if (result.span_target)
    out["all"]["outside_target"] = outside_target_json(model, result);
  for (std::size_t o = 0; o < result.organisations.size(); ++o)
    append(out["organisations"], id(model, id_at<OrganisationId>(o)),
           scope_json(result.organisations[o], options));
  for (std::size_t f = 0; f < result.functions.size(); ++f)
    append(out["functions"], id(model, id_at<FunctionId>(f)), scope_json(result.functions[f], options));
  for (std::size_t layer = 0; layer < result.layers.size(); ++layer)
    append(out["by_layer"], std::to_string(layer + 1), scope_json(result.layers[layer], options));
  return out;
}

} // namespace organograph::viz
