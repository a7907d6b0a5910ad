// SPDX-License-Identifier: Apache-2.0
#include "figures/identifiers.hpp"
#include "tree/json_sections.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace organograph::viz {

namespace {

// `no_figure`: a key.
std::string key_of(ClaimResult result) {
  std::string out(name(result));
  std::ranges::replace(out, ' ', '_');
  return out;
}

Json ends_json(const std::optional<ClaimFigure> &figure, bool high) {
  return figure ? number(high ? figure->high : figure->low) : Json(nullptr);
}

Json test_json(const Model &model, const ClaimTest &test) {
  const auto cell = [&](std::string_view column) {
    return text_or_null(register_text(model, TableId::claims, test.row, column));
  };
  return {{"measure", cell("measure")},
          {"relation", name(test.relation)},
          {"value", number(test.value)},
          {"scenario", cell("scenario")},
          {"before", ends_json(test.before, false)},
          {"before_at_most", ends_json(test.before, true)},
          {"figure", ends_json(test.figure, false)},
          {"figure_at_most", ends_json(test.figure, true)},
          {"holds", count_or_null(test.holds)},
          {"not_known", text_or_null(test.reason)}};
}

} // namespace

Json claims_json(const Model &model, const Claims &result) {
  Json out = {{"count", result.claims.size()}};
  for (std::size_t r = 0; r < claim_result_count; ++r)
    out[key_of(static_cast<ClaimResult>(r))] = result.of(static_cast<ClaimResult>(r));
  out["met_without_figures"] = result.met_without_figures();
  out["tests"] = {{"count", result.tests},
                  {"hold", result.hold},
                  {"do_not_hold", result.do_not_hold},
                  {"not_known", result.not_known}};
  Json declared = Json::object(), claims = Json::array();
  for (std::size_t d = 0; d < declared_count; ++d) {
    const std::string_view word = name(static_cast<Declared>(d));
    Json &row = declared[word.empty() ? "not_given" : std::string(word)];
    for (std::size_t r = 0; r < claim_result_count; ++r)
      row[key_of(static_cast<ClaimResult>(r))] = result.counts[d][r];
  }
  for (const Claim &claim : result.claims) {
    const auto cell = [&](std::string_view column) {
      return text_or_null(register_text(model, TableId::claims, claim.row, column));
    };
    Json tests = Json::array();
    for (const ClaimTest &test : claim.tests)
      tests.push_back(test_json(model, test));
    claims.push_back({{"claim_id", cell("claim_id")},
                      {"kind", name(claim.kind)},
                      {"text", cell("text")},
                      {"declared", text_or_null(name(claim.declared))},
                      {"result", name(claim.result)},
                      {"tests", std::move(tests)}});
  }
  out["declared"] = std::move(declared);
  out["claims"] = std::move(claims);
  return out;
}

} // namespace organograph::viz
