// SPDX-License-Identifier: Apache-2.0
#include "tree/claim_checks.hpp"

#include "figures/identifiers.hpp"
#include "organograph/engine/spelling.hpp"
#include "tree/json_sections.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace organograph::viz {

namespace {

bool compares(Relation relation) {
  return relation >= Relation::falls;
}

// `sum(posts.fte)` as `sum(scenarios/NAME/after.posts.fte)`, a path as `scenarios.NAME.after.PATH`.
std::string in_state(std::string_view measure, std::string_view scenario, std::string_view state) {
  if (!is_table_expression(measure))
    return "scenarios." + std::string(scenario) + "." + std::string(state) + "." + std::string(measure);
  const std::size_t open = measure.find('(') + 1;
  return std::string(measure.substr(0, open)) + "scenarios/" + std::string(scenario) + "/" +
         std::string(state) + "." + std::string(without_blanks(measure.substr(open)));
}

/// Reads the figures of claims; what is not known has its reason.
class ClaimFigures {
public:
  ClaimFigures(const Study &study, const Json &figures) : looked_up_(study, figures) {}

  std::optional<ClaimFigure> figure(const std::string &measure, ClaimTest &to) {
    const Recomputed &low = looked_up_(measure);
    if (!low.value) {
      to.reason = low.reason;
      to.names_nothing = low.names_nothing;
      return std::nullopt;
    }
    // A level that is not known has another end.
    const std::optional<double> high =
        is_table_expression(measure) ? std::nullopt : looked_up_(measure + "_at_most").value;
    return ClaimFigure{*low.value, high.value_or(*low.value)};
  }

private:
  LookedUp looked_up_;
};

void take(ClaimFigures &figures, const Model &model, ClaimTest &test) {
  const std::vector<std::string> measures = measures_of(model, test);
  if (compares(test.relation))
    test.before = figures.figure(measures.front(), test);
  if (!compares(test.relation) || test.before)
    test.figure = figures.figure(measures.back(), test);
  test.holds = holds(test.relation, test.value, test.before, test.figure);
  if (!test.holds && test.reason.empty())
    test.reason = "the figure is known only between two ends";
}

} // namespace

std::vector<std::string> measures_of(const Model &model, const ClaimTest &test) {
  const auto cell = [&](std::string_view column) {
    return without_blanks(register_text(model, TableId::claims, test.row, column));
  };
  const std::string_view measure = cell("measure"), scenario = cell("scenario");
  if (scenario.empty())
    return {std::string(measure)};
  if (compares(test.relation))
    return {in_state(measure, scenario, "before"), in_state(measure, scenario, "after")};
  return {in_state(measure, scenario, "after")};
}

std::vector<ClaimTest> claim_tests(const Study &study, const Json &figures) {
  const Model &model = *study.model;
  const Register *const rows = model.rows_of(TableId::claims);
  std::vector<ClaimTest> out;
  if (rows == nullptr)
    return out;
  ClaimFigures known(study, figures);
  for (std::size_t row = 0; row < rows->size(); ++row) {
    if (register_text(model, TableId::claims, row, "measure").empty())
      continue;
    ClaimTest &test = out.emplace_back();
    test.row = row;
    test.relation = static_cast<Relation>(rows->choice(row, rows->column("relation")));
    if (const double value = rows->cell(row, rows->column("value")).number; is_known(value))
      test.value = value;
    take(known, model, test);
  }
  return out;
}

std::vector<Diagnostic> claim_warnings(const Study &study, const Claims &claims) {
  const Model &model = *study.model;
  const Register &rows = *model.rows_of(TableId::claims);
  std::vector<Diagnostic> out;
  for (const Claim &claim : claims.claims)
    for (const ClaimTest &test : claim.tests)
      if (test.names_nothing) {
        const std::string measure(register_text(model, TableId::claims, test.row, "measure"));
        const DraftTable *const table =
            study.draft && (*study.draft)[TableId::claims] ? &*(*study.draft)[TableId::claims] : nullptr;
        const auto place = table == nullptr ? std::nullopt : table->place_of("measure");
        out.push_back({.code = Code::unknown_measure,
                       .file = table == nullptr ? "claims.csv" : table->file(test.row),
                       .line = rows.line[test.row],
                       .cell = place ? static_cast<std::uint32_t>(*place + 1) : 0,
                       .value = measure,
                       .problem = "the measure " + shown(measure) + " names no figure: " + test.reason,
                       .expected = "a figure of analysis.json, sum(TABLE.COLUMN) or count(TABLE)",
                       .remedy = {},
                       .head = "measure"});
      }
  std::ranges::stable_sort(out, {}, &Diagnostic::line);
  return out;
}

} // namespace organograph::viz
