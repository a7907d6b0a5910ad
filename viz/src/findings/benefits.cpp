// SPDX-License-Identifier: Apache-2.0
// Savings and benefits in words.
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace organograph::viz {

namespace {

// ` GBP`, or nothing where no unit is given.
std::string unit_behind(const Model &model, TextId unit) {
  const std::string_view text = model.text(unit);
  return text.empty() ? std::string() : " " + std::string(text);
}

std::array<std::pair<std::string_view, std::optional<double>>, 3> stages_of(const BenefitSum &sum) {
  return {{{"planned", sum.stages.planned},
           {"forecast", sum.stages.forecast},
           {"realised", sum.stages.realised}}};
}

// What is known of planned, forecast and realised; of what was planned also that nothing else is.
void say_stages(const Model &model, const BenefitSum &sum, Sentence &say) {
  bool any = false;
  for (const auto &[stage, amount] : stages_of(sum)) {
    const bool is_missed = stage == "realised" && sum.stages.planned && !amount;
    if (!amount && !is_missed)
      continue;
    const Figure told("benefits." + std::string(stage),
                      amount_shown(amount) + (amount ? unit_behind(model, sum.unit) : ""), "benefit_sums",
                      "of=all");
    say.text(any ? ", " : "");
    if (amount)
      say.figure(told).text(" " + std::string(stage));
    else
      say.text(std::string(stage) + " ").figure(told);
    any = true;
  }
  if (!any)
    say.text("no amount is given");
}

// Savings that recur before all else.
std::vector<const BenefitSum *> sums_over_all(const Benefits &result) {
  std::vector<const BenefitSum *> out;
  for (const BenefitSum &sum : result.sums)
    if (sum.of == BenefitsOf::all)
      out.push_back(&sum);
  std::ranges::stable_sort(out, {},
                           [](const BenefitSum *sum) { return std::pair(sum->kind, sum->recurring); });
  return out;
}

Sentence checked_told(const Benefits &result) {
  Sentence say;
  if (result.planned == 0)
    return say.text("nothing planned");
  return say.text("checked ")
      .figure("benefits.checked", figure(result.checked), "benefit_checks", "state=checked")
      .text(" of ")
      .figure("benefits.with_plan", figure(result.planned), "benefit_checks",
              "state=checked|not checked|not yet due|due not known");
}

} // namespace

std::string benefit_words(const Model &model, const BenefitSum &sum) {
  std::string kind(name(sum.kind));
  std::ranges::replace(kind, '_', ' ');
  const std::string_view year = model.text(sum.year);
  return (kind.empty() ? "kind not given" : kind) +
         (sum.recurring == Recurring::yes  ? ", recurring"
          : sum.recurring == Recurring::no ? ", once"
                                           : ", once or recurring not given") +
         (year.empty() ? "" : ", " + std::string(year));
}

Sentence benefits_told(const Model &model, const Analysis &analysis) {
  constexpr std::size_t most = 4;
  const Benefits &result = *analysis.benefits;
  Sentence say;
  say.counted("benefits.count", result.counted, "benefit", "benefits", "benefit_checks",
              "state=no plan|checked|not checked|not yet due|due not known")
      .text(", ")
      .add(checked_told(result));
  if (result.not_checked && *result.not_checked > 0)
    say.text("; ")
        .figure("benefits.not_checked", figure(*result.not_checked), "benefit_checks", "state=not checked")
        .text(*result.not_checked == 1 ? " is past its year and not checked"
                                       : " are past their year and not checked");
  say.text(".");
  const std::vector<const BenefitSum *> sums = sums_over_all(result);
  for (std::size_t i = 0; i < std::min(most, sums.size()); ++i) {
    say.text(i == 0 ? " " : "; ").text(benefit_words(model, *sums[i]) + ": ");
    say_stages(model, *sums[i], say);
  }
  if (sums.size() > most)
    say.text("; and " + counted(sums.size() - most, "sum", "sums") + " more");
  say.text(sums.empty() ? "" : ".");
  if (result.said_again > 0)
    say.text(" ")
        .counted("benefits.said_again", result.said_again, "row says", "rows say", "benefit_checks",
                 "state=said again")
        .text(result.said_again == 1 ? " the same again and is not counted."
                                     : " the same again and are not counted.");
  return say;
}

std::string benefits_in_short(const Model &model, const Analysis &analysis) {
  const Benefits &result = *analysis.benefits;
  std::string out = checked_told(result).plain();
  const std::vector<const BenefitSum *> sums = sums_over_all(result);
  if (sums.empty())
    return out;
  // What is in the model's money stands for the others, which are counted.
  const auto money = std::ranges::find_if(
      sums, [&](const BenefitSum *each) { return model.text(each->unit) == model.text(model->currency); });
  const BenefitSum &sum = money == sums.end() ? *sums.front() : **money;
  const std::string one_of = sums.size() > 1 ? "1 of " + counted(sums.size(), "sum", "sums") + ", " : "";
  for (const auto &[stage, amount] : stages_of(sum))
    if (amount)
      return out + "; " + one_of + benefit_words(model, sum) + ": " + amount_shown(amount) +
             unit_behind(model, sum.unit) + " " + std::string(stage);
  return out;
}

} // namespace organograph::viz
