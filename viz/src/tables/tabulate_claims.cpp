// SPDX-License-Identifier: Apache-2.0
// What was said, and what the figures say: claims, and their tests.
#include "tables/tabulate_sections.hpp"

#include "figures/caveats.hpp"

#include <algorithm>
#include <string>

namespace organograph::viz {

namespace {

std::optional<double> low_end(const std::optional<ClaimFigure> &figure) {
  return figure ? std::optional(figure->low) : std::nullopt;
}

std::optional<double> high_end(const std::optional<ClaimFigure> &figure) {
  return figure ? std::optional(figure->high) : std::nullopt;
}

} // namespace

Table claim_results_table(const Model &model, const Claims &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const OfRegister of(model, TableId::claims);
    const Claim &claim = result.claims[i];
    const auto tests = [&](std::optional<bool> holds) {
      return static_cast<std::uint64_t>(std::ranges::count(claim.tests, holds, &ClaimTest::holds));
    };
    Cells(model, out)
        .text(of.text(claim.row, "claim_id"))
        .text(name(claim.kind))
        .text(of.text(claim.row, "text"))
        .text(name(claim.declared))
        .text(name(claim.result))
        .flag(claim.is_met_without_figures())
        .count(claim.tests.size())
        .count(tests(true))
        .count(tests(false))
        .count(tests(std::nullopt))
        .text(of.text(claim.row, "owner"))
        .text(of.text(claim.row, "mitigation"))
        .text(of.text(claim.row, "checked_on"))
        .text(of.text(claim.row, "source"));
  };
  return {.name = "claim_results",
          .title = "What was said, and what the figures say. " + std::string(caveat::claims),
          .columns = {{"claim_id"},
                      {"kind"},
                      {"text"},
                      {"declared"},
                      {"result"},
                      {"met_without_figures", Format::flag},
                      {"tests", Format::count},
                      {"hold", Format::count},
                      {"do_not_hold", Format::count},
                      {"not_known", Format::count},
                      {"owner"},
                      {"mitigation"},
                      {"checked_on"},
                      {"source"}},
          .rows = TableRows(result.claims.size(), std::move(row)),
          .rank = {}};
}

Table claim_tests_table(const Model &model, const Claims &result) {
  std::vector<const ClaimTest *> tests;
  for (const Claim &claim : result.claims)
    for (const ClaimTest &test : claim.tests)
      tests.push_back(&test);
  const std::size_t rows = tests.size();
  auto row = [&model, tests = std::move(tests)](std::size_t i, RowSink &out) {
    const OfRegister of(model, TableId::claims);
    const ClaimTest &test = *tests[i];
    Cells(model, out)
        .text(of.text(test.row, "claim_id"))
        .text(of.text(test.row, "measure"))
        .text(name(test.relation))
        .number(test.value)
        .text(of.text(test.row, "scenario"))
        .number(low_end(test.before))
        .number(high_end(test.before))
        .number(low_end(test.figure))
        .number(high_end(test.figure))
        .flag(test.holds)
        .text(test.reason)
        .text(of.text(test.row, "source"));
  };
  return {.name = "claim_tests",
          .title = "The tests of what was said. " + std::string(caveat::claims),
          .columns = {{"claim_id"},
                      {"measure"},
                      {"relation"},
                      {"value", Format::number},
                      {"scenario"},
                      {"before", Format::number},
                      {"before_at_most", Format::number},
                      {"figure", Format::number},
                      {"figure_at_most", Format::number},
                      {"holds", Format::flag},
                      {"not_known"},
                      {"source"}},
          .rows = TableRows(rows, std::move(row)),
          .rank = {}};
}

} // namespace organograph::viz
