// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/tabulate.hpp"

#include "tables/tabulate_sections.hpp"
#include "words/numbers.hpp"

#include <memory>
#include <string_view>
#include <utility>

namespace organograph::viz {

namespace {

// A sheet's columns have letters.
std::string cell_of(const Diagnostic &diagnostic) {
  if (!diagnostic.sheet.empty())
    return column_letters(diagnostic.cell);
  return diagnostic.cell > 0 ? std::to_string(diagnostic.cell) : std::string();
}

// Tables of single posts are left out where small groups are not shown.
void add_capacity_tables(const Model &model, const Analysis &analysis, std::vector<Table> &out) {
  out.push_back(capacity_scopes_table(model, analysis));
  if (analysis.minimum_group > 0)
    return;
  out.push_back(capacity_table(model, analysis));
  out.push_back(capacity_people_table(model));
  if (const auto &result = analysis.service_heads) {
    out.push_back(service_heads_table(model, *result));
    out.push_back(service_lines_table(model, *result));
  }
}

void add_agreement_tables(const Model &model, const Analysis &analysis, std::vector<Table> &out) {
  if (const auto &result = analysis.agreements) {
    out.push_back(agreements_table(model, *result));
    out.push_back(agreement_dates_table(model, *result));
  }
  if (const auto &result = analysis.consultations)
    out.push_back(consultation_clocks_table(model, *result));
  if (const auto &result = analysis.recharges) {
    out.push_back(recharge_payments_table(model, *result));
    out.push_back(recharge_balances_table(model, *result));
  }
  if (const auto &result = analysis.benefits) {
    out.push_back(benefit_checks_table(model, *result));
    out.push_back(benefit_sums_table(model, *result));
    out.push_back(benefit_paybacks_table(model, *result));
  }
  if (const auto &result = analysis.pay_ranges) {
    out.push_back(pay_sums_table(model, *result));
    out.push_back(pay_ranges_table(model, *result));
    out.push_back(pay_parts_table(model, *result));
    out.push_back(pay_questions_table(model, *result));
  }
}

} // namespace

Table diagnostics_table(const Model &model, std::span<const Diagnostic> diagnostics) {
  auto row = [&model, diagnostics](std::size_t i, RowSink &out) {
    const Diagnostic &diagnostic = diagnostics[i];
    const CodeInfo &code = info(diagnostic.code);
    const auto known = [](std::uint64_t place) {
      return place > 0 ? std::optional<std::uint64_t>(place) : std::nullopt;
    };
    Cells(model, out)
        .text(name(code.severity))
        .text(code.name)
        .text(diagnostic.sheet.empty() ? diagnostic.file : diagnostic.file + ", sheet " + diagnostic.sheet)
        .count(known(diagnostic.line))
        .text(cell_of(diagnostic))
        .text(diagnostic.value)
        .text(diagnostic.problem +
              (diagnostic.more == 0
                   ? std::string()
                   : "; " + figure(diagnostic.more) + " more of this code are counted and not listed"))
        .text(diagnostic.expected)
        .text(diagnostic.remedy.empty() ? code.remedy : std::string_view(diagnostic.remedy));
  };
  return {.name = "diagnostics",
          .title = "Warnings and notes about the data",
          .columns = {{"severity"},
                      {"code"},
                      {"file"},
                      {"line", Format::count},
                      {"cell"},
                      {"value"},
                      {"problem"},
                      {"expected"},
                      {"remedy"}},
          .rows = TableRows(diagnostics.size(), std::move(row)),
          .rank = {}};
}

std::vector<Table> tabulate(const Study &study) {
  const Model &model = *study.model;
  const Analysis &analysis = study.analysis;
  std::vector<Table> out;
  out.push_back(spans_table(model, analysis));
  out.push_back(span_scopes_table(model, analysis));
  if (const auto &result = analysis.duplicated_attendance) {
    const auto post_ids = std::make_shared<const IdTexts<PostId>>(model, model->posts.id);
    out.push_back(meetings_table(model, *result, post_ids, analysis.minimum_group <= 1));
    out.push_back(duplicated_groups_table(model, *result, post_ids));
    out.push_back(duplicated_by_function_table(model, *result));
  }
  if (const auto &result = analysis.meeting_pairs)
    out.push_back(meeting_pairs_table(model, *result));
  if (const auto &result = analysis.co_attendance) {
    out.push_back(co_attendance_table(model, *result));
    out.push_back(co_attendance_by_function_table(model, *result));
    out.push_back(co_attendance_by_organisation_table(model, *result));
  }
  if (const auto &result = analysis.partner_contact) {
    out.push_back(partners_table(model, analysis));
    out.push_back(partner_contact_table(model, *result));
  }
  add_capacity_tables(model, analysis, out);
  if (const auto &result = analysis.statutory_officers) {
    out.push_back(statutory_officers_table(model, *result));
    out.push_back(statutory_posts_table(model, *result));
  }
  add_agreement_tables(model, analysis, out);
  if (study.claims) {
    out.push_back(claim_results_table(model, *study.claims));
    out.push_back(claim_tests_table(model, *study.claims));
  }
  out.push_back(integration_table(model, analysis.integration_depth));
  if (const auto &result = analysis.services) {
    out.push_back(service_targets_table(model, *result));
    out.push_back(sharing_pairs_table(model, *result));
    if (!result->functions.empty())
      out.push_back(services_table(model, *result));
  }
  if (const auto &result = analysis.bridges)
    out.push_back(bridges_table(model, *result));
  if (const auto &result = analysis.ties_beyond_chance)
    out.push_back(ties_beyond_chance_table(model, *result));
  if (const auto &result = analysis.informal_structure) {
    out.push_back(communities_table(model, *result));
    out.push_back(groupings_table(model, *result));
  }
  out.push_back(diagnostics_table(model, study.diagnostics));
  add_scenario_tables(study.scenarios(), out);
  return out;
}

} // namespace organograph::viz
