// SPDX-License-Identifier: Apache-2.0
// Agreements by day, consultations, and who pays whom.
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "findings/proposal.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <string>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_dates = 40, shown_balances = 40;

std::string agreement_title(const Model &model, AgreementId agreement) {
  return shown_text(register_text(model, TableId::agreements, index(agreement), "title"), 120);
}

std::string source_of(const Model &model, AgreementId agreement) {
  const std::string_view source = register_text(model, TableId::agreements, index(agreement), "source");
  return source.empty() ? "no source is given" : shown_text(source, 120);
}

// `exit at short notice: clause 23.5`
std::string what_is_due(const Model &model, const DueDate &due) {
  std::string out(name(due.kind));
  const std::string_view when =
      register_text(model, TableId::agreements, index(due.agreement), "short_notice_when");
  if (due.kind == DueKind::short_exit && !when.empty())
    out += ": " + shown_text(when, 160);
  return out;
}

void write_dates(Html &page, const Model &model, const Agreements &result) {
  if (result.dates.empty())
    return;
  open_wide_table(page, result.day.empty() ? "What is due, by day"
                                           : "What is due, by day; exits were notice given on " + result.day);
  write_heads(page, {"Day", "What", "Agreement", "Past", "Rests on"}, 5);
  page.open("tbody");
  for (std::size_t i = 0; i < result.dates.size() && i < shown_dates; ++i) {
    const DueDate &due = result.dates[i];
    page.open("tr").element("th", due.day, {{"scope", "row"}});
    page.element("td", what_is_due(model, due));
    page.element("td", agreement_title(model, due.agreement));
    page.element("td", result.day.empty() ? "" : due.day < result.day ? "yes" : "no");
    page.element("td", source_of(model, due.agreement)).close();
  }
  page.close();
  close_wide_table(page);
  write_more(page, result.dates.size() - std::min(result.dates.size(), shown_dates), "day", "days",
             "agreement_dates");
}

std::string of_what(const Model &model, const RechargeOf &of) {
  return of.post != none<PostId> ? post_name(model, of.post) : function_name(model, of.function);
}

std::string difference_shown(std::optional<double> value) {
  return value ? signed_shown(*value) : "not known";
}

void write_part(Html &page, const Model &model, const Recharge &recharge, const RechargePart &part) {
  page.open("tr").element("th", of_what(model, recharge.of), {{"scope", "row"}});
  page.element("td", shown_text(model.text(recharge.of.year), 20));
  page.element("td", organisation_name(model, part.organisation));
  write_cell(page, {"recharges.agreed", amount_shown(part.agreed)});
  write_cell(page, {"recharges.paid", amount_shown(part.paid)});
  write_cell(
      page, {"recharges.served", amount_shown(part.served) +
                                     (part.served && recharge.by_meetings ? " (by meetings, a proxy)" : "")});
  write_cell(page, {"recharges.balance", difference_shown(part.balance())});
  write_cell(page, {"recharges.subsidy", difference_shown(part.subsidy())});
  page.close();
}

void write_balances(Html &page, const Model &model, const Recharges &result) {
  std::size_t rows = 0, all = 0;
  open_wide_table(page,
                  "Paid, agreed and used in a year; over the organisations of a row the differences sum "
                  "to 0; money" +
                      in_currency(model));
  write_heads(page,
              {"Of", "Year", "Organisation", "Agreed", "Paid", "By use", "Paid less agreed", "Paid less use"},
              3);
  page.open("tbody");
  for (const Recharge &recharge : result.recharges)
    for (const RechargePart &part : recharge.parts)
      if (++all; rows < shown_balances) {
        write_part(page, model, recharge, part);
        ++rows;
      }
  page.close();
  close_wide_table(page);
  write_more(page, all - rows, "row", "rows", "recharge_balances");
}

} // namespace

void report_agreements(Html &page, const Study &study, Tables tables) {
  if (!study.analysis.agreements) {
    write_not_measured(page, study.analysis, "agreements");
    return;
  }
  write_lead(page, agreements_told(*study.model, study.analysis), caveat::agreements);
  write_dates(page, *study.model, *study.analysis.agreements);
  report_table(page, study, tables, "agreements");
  report_table(page, study, tables, "agreement_dates");
}

void report_consultations(Html &page, const Study &study, Tables tables) {
  write_lead(page, consultations_told(study.analysis), caveat::consultations);
  report_table(page, study, tables, "consultation_clocks");
}

void report_recharges(Html &page, const Study &study, Tables tables) {
  if (!study.analysis.recharges) {
    write_not_measured(page, study.analysis, "recharges");
    return;
  }
  write_lead(page, recharges_told(*study.model, study.analysis), caveat::recharges);
  if (!study.analysis.recharges->recharges.empty())
    write_balances(page, *study.model, *study.analysis.recharges);
  report_table(page, study, tables, "recharge_payments");
  report_table(page, study, tables, "recharge_balances");
}

} // namespace organograph::viz
