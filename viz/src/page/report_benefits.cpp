// SPDX-License-Identifier: Apache-2.0
// Savings and benefits: what was planned, step by step, and what came of it.
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "findings/proposal.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_charts = 4, shown_steps = 12, shown_sums = 40, shown_costs = 40;

bool is_part_of(const Model &model, const BenefitSum &part, const BenefitSum &whole) {
  return part.of == BenefitsOf::programme && part.kind == whole.kind && part.recurring == whole.recurring &&
         model.text(part.unit) == model.text(whole.unit) && model.text(part.year) == model.text(whole.year);
}

/// The stage that the steps of a waterfall are of: the first with an amount.
struct BenefitStage {
  std::string_view word;
  std::optional<double> Stages::*amount;
};
constexpr std::array benefit_stages = {BenefitStage{"planned", &Stages::planned},
                                       BenefitStage{"forecast", &Stages::forecast},
                                       BenefitStage{"realised", &Stages::realised}};

Bar bar_of(std::string label, const BenefitStage &stage, std::optional<double> amount, double most,
           double from) {
  return {std::move(label),
          Figure("benefits." + std::string(stage.word), amount_shown(amount), "benefit_sums", {}, amount),
          share_of(amount, most), most > 0 ? from / most : 0};
}

// Programme by programme up to the sum, then the sums of what was expected and found later.
void write_waterfall(Html &page, const Model &model, const Benefits &result, const BenefitSum &whole) {
  const auto *const first = std::ranges::find_if(
      benefit_stages, [&](const BenefitStage &stage) { return (whole.stages.*stage.amount).has_value(); });
  if (first == benefit_stages.end())
    return;
  double most = 0, from = 0, rest = 0;
  for (const BenefitStage &stage : benefit_stages)
    most = std::max(most, (whole.stages.*stage.amount).value_or(0));
  BarChart chart;
  const std::string unit = shown_text(model.text(whole.unit), 20);
  chart.caption = shown_text(benefit_words(model, whole), 120) + ": " + std::string(first->word) +
                  " programme by programme, and what was said later";
  chart.of = "Programme";
  chart.unit = unit.empty() ? "Amount" : unit;
  std::size_t steps = 0;
  for (const BenefitSum &part : result.sums) {
    const auto amount = part.stages.*first->amount;
    if (!is_part_of(model, part, whole) || !amount)
      continue;
    if (++steps > shown_steps) {
      rest += *amount;
      continue;
    }
    const std::string_view programme = model.text(part.programme);
    chart.bars.push_back(bar_of(programme.empty() ? "of no programme" : shown_text(programme, 60), *first,
                                amount, most, from));
    from += *amount;
  }
  if (rest > 0)
    chart.bars.push_back(
        bar_of("and " + counted(steps - shown_steps, "other", "others"), *first, rest, most, from));
  for (const BenefitStage &stage : benefit_stages)
    chart.bars.push_back(
        bar_of("All " + std::string(stage.word), stage, whole.stages.*stage.amount, most, 0));
  write_bars(page, chart);
}

void write_waterfalls(Html &page, const Model &model, const Benefits &result) {
  std::size_t charts = 0;
  for (const BenefitSum &sum : result.sums)
    if (sum.of == BenefitsOf::all && charts++ < shown_charts)
      write_waterfall(page, model, result, sum);
  write_more(page, charts - std::min(charts, shown_charts), "sum", "sums", "benefit_sums");
}

void write_sum(Html &page, const Model &model, const BenefitSum &sum) {
  page.open("tr").element("th",
                          sum.organisation == none<OrganisationId>
                              ? "of no organisation"
                              : organisation_name(model, sum.organisation),
                          {{"scope", "row"}});
  page.element("td", shown_text(benefit_words(model, sum), 120));
  page.element("td", shown_text(model.text(sum.unit), 20));
  for (const BenefitStage &stage : benefit_stages)
    write_cell(page, {"benefits." + std::string(stage.word), amount_shown(sum.stages.*stage.amount)});
  write_cell(page, {"benefits.checked", figure(sum.checked) + " of " + figure(sum.planned_rows)});
  write_cell(page, {"benefits.realisation", sum.realisation ? percent(*sum.realisation) : "not known"});
  page.close();
}

void write_sums(Html &page, const Model &model, const Benefits &result) {
  std::size_t all = 0;
  open_wide_table(page, "By organisation; units, kinds, years, and what recurs and what does not, are never "
                        "added up");
  write_heads(
      page, {"Organisation", "What", "Unit", "Planned", "Forecast", "Realised", "Checked", "Realisation"}, 3);
  page.open("tbody");
  for (const BenefitSum &sum : result.sums)
    if (sum.of == BenefitsOf::organisation && all++ < shown_sums)
      write_sum(page, model, sum);
  page.close();
  close_wide_table(page);
  write_more(page, all - std::min(all, shown_sums), "sum", "sums", "benefit_sums");
}

// What the scenario makes of the cost of the posts, beside what was said of them.
void write_costs(Html &page, const Model &model, const Benefits &result) {
  std::vector<const Benefit *> with_posts;
  for (const Benefit &benefit : result.benefits)
    if (benefit.no_cost_change != NoCostChange::no_saving && benefit.no_cost_change != NoCostChange::no_posts)
      with_posts.push_back(&benefit);
  if (with_posts.empty())
    return;
  open_wide_table(page, "Savings beside what their scenarios make of the cost of the posts that they name" +
                            in_currency(model));
  write_heads(page, {"Saving", "Planned", "Forecast", "Realised", "Cost of its posts changes by"}, 1);
  page.open("tbody");
  for (std::size_t i = 0; i < std::min(with_posts.size(), shown_costs); ++i) {
    const Benefit &benefit = *with_posts[i];
    page.open("tr").element(
        "th", shown_text(register_text(model, TableId::benefits, benefit.row, "description"), 120),
        {{"scope", "row"}});
    for (const BenefitStage &stage : benefit_stages)
      write_cell(page, {"benefits." + std::string(stage.word), amount_shown(benefit.stages.*stage.amount)});
    write_cell(page, {"benefits.cost_change",
                      benefit.cost_change ? signed_shown(*benefit.cost_change)
                                          : "not known: " + std::string(why(benefit.no_cost_change))});
    page.close();
  }
  page.close();
  close_wide_table(page);
  write_more(page, with_posts.size() - std::min(with_posts.size(), shown_costs), "saving", "savings",
             "benefit_checks");
}

void write_paybacks(Html &page, const Model &model, const Benefits &result) {
  for (std::size_t i = 0; i < std::min(result.paybacks.size(), shown_sums); ++i) {
    const Payback &payback = result.paybacks[i];
    const std::string_view programme = model.text(payback.programme);
    Sentence say;
    say.text((programme.empty() ? "Of no programme" : std::string(programme)) + " pays back after ")
        .figure("benefits.payback_years",
                payback.years ? rounded(*payback.years) + " years, as " + std::string(payback.stage)
                              : "a time that is not known: " + std::string(why(payback.reason)),
                "benefit_paybacks")
        .text(".");
    page.open("p");
    write(page, say);
    page.close();
  }
}

} // namespace

void report_benefits(Html &page, const Study &study, Tables tables) {
  if (!study.analysis.benefits) {
    write_not_measured(page, study.analysis, "benefits");
    return;
  }
  const Model &model = *study.model;
  const Benefits &result = *study.analysis.benefits;
  write_lead(page, benefits_told(model, study.analysis), caveat::benefits);
  write_waterfalls(page, model, result);
  if (!result.sums.empty())
    write_sums(page, model, result);
  write_paybacks(page, model, result);
  write_costs(page, model, result);
  for (const char *table : {"benefit_checks", "benefit_sums", "benefit_paybacks"})
    report_table(page, study, tables, table);
}

} // namespace organograph::viz
