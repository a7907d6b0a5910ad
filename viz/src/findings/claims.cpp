// SPDX-License-Identifier: Apache-2.0
// What was said, and what the figures say, in words.
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <string>

namespace organograph::viz {

Sentence claims_told(const Claims &result) {
  Sentence say;
  say.counted("claims.count", result.claims.size(), "claim", "claims", "claim_results").text(": ");
  bool any = false;
  for (const ClaimResult each : {ClaimResult::supported, ClaimResult::contradicted, ClaimResult::partly_known,
                                 ClaimResult::no_figure}) {
    const std::string word(name(each));
    std::string key = "claims." + word;
    std::ranges::replace(key, ' ', '_');
    say.text(any ? ", " : "")
        .figure(key, figure(result.of(each)), "claim_results", "result=" + word)
        .text(each == ClaimResult::no_figure ? " without a figure" : " " + word);
    any = true;
  }
  if (const std::uint64_t met = result.met_without_figures(); met > 0)
    say.text("; ")
        .figure("claims.met_without_figures", figure(met), "claim_results", "met_without_figures=yes")
        .text(" declared as met that no figure bears out");
  return say.text(".");
}

std::string claim_test_words(const Model &model, const ClaimTest &test) {
  const std::string measure(register_text(model, TableId::claims, test.row, "measure"));
  const std::string_view scenario = register_text(model, TableId::claims, test.row, "scenario");
  return measure + " " + std::string(name(test.relation)) +
         (test.value ? " " + rounded(*test.value) : std::string()) +
         (scenario.empty() ? "" : " (" + std::string(scenario) + ")");
}

std::string claim_figure_shown(const std::optional<ClaimFigure> &figure) {
  return figure ? worded(Ends{figure->low, figure->high}, Format::number) : "not known";
}

} // namespace organograph::viz
