// SPDX-License-Identifier: Apache-2.0
// What was said, and what the figures say.
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <string>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_claims = 60;

// Declared by result; what nobody declares is left out.
void write_cross_table(Html &page, const Claims &result) {
  open_wide_table(page, "What was declared, and what the figures say");
  write_heads(page, {"Declared", "Supported", "Contradicted", "Partly known", "No figure"});
  page.open("tbody");
  for (std::size_t d = 0; d < declared_count; ++d) {
    const auto &row = result.counts[d];
    if (std::ranges::all_of(row, [](std::uint64_t count) { return count == 0; }))
      continue;
    const std::string_view word = name(static_cast<Declared>(d));
    const std::string filter = word.empty() ? std::string() : "declared=" + std::string(word) + "\n";
    page.open("tr").element("th", word.empty() ? "not given" : in_words(word), {{"scope", "row"}});
    for (std::size_t r = 0; r < claim_result_count; ++r) {
      const std::string result_word(name(static_cast<ClaimResult>(r)));
      std::string key = "claims." + result_word;
      std::ranges::replace(key, ' ', '_');
      write_cell(page, {key, figure(row[r]), "claim_results", filter + "result=" + result_word});
    }
    page.close();
  }
  page.close();
  close_wide_table(page);
}

std::string figures_shown_of(const ClaimTest &test) {
  return test.before
             ? claim_figure_shown(test.before) + " before, " + claim_figure_shown(test.figure) + " after"
             : claim_figure_shown(test.figure);
}

std::string_view holds_shown(const ClaimTest &test) {
  return !test.holds ? "not known" : *test.holds ? "holds" : "does not hold";
}

void write_claim(Html &page, const Model &model, const Claim &claim) {
  const auto cell = [&](std::size_t row, std::string_view column) {
    return shown_text(register_text(model, TableId::claims, row, column), 400);
  };
  const std::size_t rows = std::max<std::size_t>(claim.tests.size(), 1);
  for (std::size_t i = 0; i < rows; ++i) {
    page.open("tr");
    page.element("th", i == 0 ? cell(claim.row, "text") : std::string(), {{"scope", "row"}});
    page.element("td", i == 0 ? std::string(name(claim.kind)) : std::string());
    page.element("td", i > 0                                   ? std::string()
                       : claim.declared == Declared::not_given ? "not given"
                                                               : in_words(name(claim.declared)));
    page.element("td", i == 0 ? std::string(name(claim.result)) : std::string());
    if (claim.tests.empty()) {
      page.element("td", "no figure is named").element("td", "").element("td", "").close();
      continue;
    }
    const ClaimTest &test = claim.tests[i];
    page.element("td", shown_text(claim_test_words(model, test), 240));
    page.open("td");
    viz::figure(page, Figure("claims.tests", figures_shown_of(test), "claim_tests"));
    page.close();
    page.element("td", std::string(holds_shown(test)) +
                           (test.reason.empty() ? "" : ": " + shown_text(test.reason, 200)));
    page.close();
  }
}

void write_claims(Html &page, const Model &model, const Claims &result) {
  open_wide_table(page, "Claim by claim; those declared as met that no figure bears out stand first");
  write_heads(page, {"What was said", "Kind", "Declared", "Result", "Test", "Figure", "Holds"}, 7);
  page.open("tbody");
  for (std::size_t i = 0; i < std::min(result.claims.size(), shown_claims); ++i)
    write_claim(page, model, result.claims[i]);
  page.close();
  close_wide_table(page);
  write_more(page, result.claims.size() - std::min(result.claims.size(), shown_claims), "claim", "claims",
             "claim_results");
}

} // namespace

void report_claims(Html &page, const Study &study, Tables tables) {
  if (!study.claims) {
    write_not_measured(page, study.analysis, "claims");
    return;
  }
  write_lead(page, claims_told(*study.claims), caveat::claims);
  if (!study.claims->claims.empty()) {
    write_cross_table(page, *study.claims);
    write_claims(page, *study.model, *study.claims);
  }
  report_table(page, study, tables, "claim_results");
  report_table(page, study, tables, "claim_tests");
}

} // namespace organograph::viz
