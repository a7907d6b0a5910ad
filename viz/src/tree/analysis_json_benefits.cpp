// SPDX-License-Identifier: Apache-2.0
#include "figures/identifiers.hpp"
#include "tree/headline_json.hpp"
#include "tree/json_sections.hpp"

#include <string>
#include <utility>

namespace organograph::viz {

namespace {

Json sum_json(const Model &model, const BenefitSum &sum) {
  return {{"of", name(sum.of)},
          {"organisation", text_or_null(id(model, sum.organisation))},
          {"programme", text_or_null(model.text(sum.programme))},
          {"unit", text_or_null(model.text(sum.unit))},
          {"year", text_or_null(model.text(sum.year))},
          {"kind", text_or_null(name(sum.kind))},
          {"recurring", text_or_null(name(sum.recurring))},
          {"rows", sum.rows},
          {"planned", number(sum.stages.planned)},
          {"planned_rows", sum.planned_rows},
          {"forecast", number(sum.stages.forecast)},
          {"forecast_rows", sum.forecast_rows},
          {"realised", number(sum.stages.realised)},
          {"realised_rows", sum.realised_rows},
          {"checked", sum.checked},
          {"not_checked", count_or_null(sum.not_checked)},
          {"due_not_known", sum.due_not_known},
          {"realisation", number(sum.realisation)}};
}

} // namespace

Json benefits_json(const Model &model, const Analysis &analysis) {
  const Benefits &result = *analysis.benefits;
  Json out = section_json(model, analysis, "benefits"), sums = Json::array(), paybacks = Json::array(),
       rows = Json::array();
  for (const BenefitSum &sum : result.sums)
    sums.push_back(sum_json(model, sum));
  for (const Payback &payback : result.paybacks)
    paybacks.push_back({{"programme", text_or_null(model.text(payback.programme))},
                        {"unit", text_or_null(model.text(payback.unit))},
                        {"stage", text_or_null(payback.stage)},
                        {"cost_once", number(payback.cost)},
                        {"gain_per_year", number(payback.gain)},
                        {"payback_years", number(payback.years)},
                        {"payback_not_known", text_or_null(why(payback.reason))}});
  for (const Benefit &benefit : result.benefits)
    rows.push_back({{"benefit_id", register_text(model, TableId::benefits, benefit.row, "benefit_id")},
                    {"state", name(benefit.state)},
                    {"planned", number(benefit.stages.planned)},
                    {"forecast", number(benefit.stages.forecast)},
                    {"realised", number(benefit.stages.realised)},
                    {"realisation", number(benefit.realisation())},
                    {"cost_change", number(benefit.cost_change)},
                    {"cost_change_not_known", text_or_null(why(benefit.no_cost_change))}});
  out["day"] = text_or_null(result.day);
  out["sums"] = std::move(sums);
  out["paybacks"] = std::move(paybacks);
  out["benefits"] = std::move(rows);
  return out;
}

} // namespace organograph::viz
