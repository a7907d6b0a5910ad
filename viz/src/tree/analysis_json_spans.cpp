// SPDX-License-Identifier: Apache-2.0
#include "tree/headline_json.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t layers_in_json = 1'000; // a chain of a million posts has a million; the table has all

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
  using Of = FigureScope::Of;
  const SpanOfControl &result = analysis.span_of_control;
  const auto scope = [&](Of of, std::size_t place = 0) {
    const SpanScope &spans = spans_of(result, {of, place});
    const auto flag = [&](bool value) { return spans.blanked || !spans.lines_given ? Json() : Json(value); };
    Json out = nested(spans_in(model, analysis, {of, place}));
    if (!spans.blanked && !spans.lines_given) // not known, each and together
      for (const char *bands : {"bands", "archetypes"})
        if (out.contains(bands))
          out[bands] = nullptr;
    append(out, "spans_at_least", flag(spans.spans_at_least));
    append(out, "layers_at_least", flag(spans.layers_at_least));
    return out;
  };
  Json out = {{"all", scope(Of::all)},
              {"organisations", Json::object()},
              {"functions", Json::object()},
              {"by_layer", Json::object()}};
  if (result.span_target)
    out["all"]["outside_target"] = result.all.lines_given ? outside_target_json(model, result) : Json();
  for (std::size_t o = 0; o < result.organisations.size(); ++o)
    append(out["organisations"], id(model, id_at<OrganisationId>(o)), scope(Of::organisation, o));
  const std::vector<std::uint8_t> shown = model.functions_shown();
  for (std::size_t f = 0; f < result.functions.size(); ++f)
    if (shown[f] != 0)
      append(out["functions"], id(model, id_at<FunctionId>(f)), scope(Of::function, f));
  for (std::size_t layer = 0; layer < std::min(result.layers.size(), layers_in_json); ++layer)
    if (result.layers[layer].posts > 0 || result.layers[layer].blanked) // a tier may place a post far down
      append(out["by_layer"], std::to_string(layer + 1), scope(Of::layer, layer));
  return out;
}

} // namespace organograph::viz
