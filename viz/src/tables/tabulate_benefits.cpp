// SPDX-License-Identifier: Apache-2.0
// Savings and benefits: row by row, their sums, and their payback.
#include "tables/tabulate_sections.hpp"

#include "figures/caveats.hpp"

#include <string>

namespace organograph::viz {

Table benefit_checks_table(const Model &model, const Benefits &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const OfRegister of(model, TableId::benefits);
    const Benefit &benefit = result.benefits[i];
    Cells(model, out)
        .text(of.text(i, "benefit_id"))
        .text(of.text(i, "description"))
        .text(benefit.programme)
        .text(of.text(i, "scenario"))
        .id(benefit.organisation)
        .text(benefit.unit)
        .text(name(benefit.kind))
        .text(name(benefit.recurring))
        .text(benefit.year)
        .number(benefit.stages.planned)
        .number(benefit.stages.forecast)
        .number(benefit.stages.realised)
        .number(benefit.realisation())
        .text(name(benefit.state))
        .text(of.text(i, "as_of"))
        .text(of.list(i, "posts"))
        .number(benefit.cost_change)
        .text(why(benefit.no_cost_change))
        .text(of.list(i, "same_as"))
        .text(of.text(i, "basis"))
        .text(of.text(i, "source"));
  };
  return {.name = "benefit_checks",
          .title = "Savings and benefits, and what became of them. " + std::string(caveat::benefits),
          .columns = {{"benefit_id"},
                      {"description"},
                      {"programme"},
                      {"scenario"},
                      {"organisation"},
                      {"unit"},
                      {"kind"},
                      {"recurring"},
                      {"year"},
                      {"planned", Format::number},
                      {"forecast", Format::number},
                      {"realised", Format::number},
                      {"realisation", Format::share},
                      {"state"},
                      {"as_of"},
                      {"posts"},
                      {"cost_change", Format::money},
                      {"cost_change_not_known"},
                      {"same_as"},
                      {"basis"},
                      {"source"}},
          .rows = TableRows(result.benefits.size(), std::move(row)),
          .rank = {}};
}

Table benefit_sums_table(const Model &model, const Benefits &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const BenefitSum &sum = result.sums[i];
    Cells(model, out)
        .text(name(sum.of))
        .id(sum.organisation)
        .text(sum.programme)
        .text(sum.unit)
        .text(sum.year)
        .text(name(sum.kind))
        .text(name(sum.recurring))
        .count(sum.rows)
        .number(sum.stages.planned)
        .count(sum.planned_rows)
        .number(sum.stages.forecast)
        .count(sum.forecast_rows)
        .number(sum.stages.realised)
        .count(sum.realised_rows)
        .count(sum.checked)
        .count(sum.not_checked)
        .count(sum.due_not_known)
        .number(sum.realisation);
  };
  return {.name = "benefit_sums",
          .title = "Sums of benefits of one unit, year and kind. " + std::string(caveat::benefits),
          .columns = {{"of"},
                      {"organisation"},
                      {"programme"},
                      {"unit"},
                      {"year"},
                      {"kind"},
                      {"recurring"},
                      {"rows", Format::count},
                      {"planned", Format::number},
                      {"planned_rows", Format::count},
                      {"forecast", Format::number},
                      {"forecast_rows", Format::count},
                      {"realised", Format::number},
                      {"realised_rows", Format::count},
                      {"checked", Format::count},
                      {"not_checked", Format::count},
                      {"due_not_known", Format::count},
                      {"realisation", Format::share}},
          .rows = TableRows(result.sums.size(), std::move(row)),
          .rank = {}};
}

Table benefit_paybacks_table(const Model &model, const Benefits &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const Payback &payback = result.paybacks[i];
    Cells(model, out)
        .text(payback.programme)
        .text(payback.unit)
        .text(payback.stage)
        .number(payback.cost)
        .number(payback.gain)
        .number(payback.years)
        .text(why(payback.reason));
  };
  return {.name = "benefit_paybacks",
          .title = "After how many years programmes have paid back. " + std::string(caveat::benefits),
          .columns = {{"programme"},
                      {"unit"},
                      {"stage"},
                      {"cost_once", Format::number},
                      {"gain_per_year", Format::number},
                      {"payback_years", Format::number},
                      {"payback_not_known"}},
          .rows = TableRows(result.paybacks.size(), std::move(row)),
          .rank = {}};
}

} // namespace organograph::viz
