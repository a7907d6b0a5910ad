// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/comparison.hpp"

#include "comparison/comparison_parts.hpp"

#include <map>
#include <utility>

namespace organograph {
namespace {

OtherSavings sum_of(std::span<const OtherSaving> rows, const Model &model) {
  OtherSavings out;
  const auto organisations = detail::rows_by_id<OrganisationId>(model, model->organisations.id);
  out.by_organisation.assign(organisations.size(), std::nullopt);
  for (const OtherSaving &row : rows) {
    if (row.fte)
      out.fte = out.fte.value_or(0) + *row.fte;
    if (!row.annual_saving)
      continue;
    out.annual_saving = out.annual_saving.value_or(0) + *row.annual_saving;
    const auto organisation = organisations.find(row.organisation_id);
    std::optional<double> &sum = organisation == organisations.end()
                                     ? out.without_organisation
                                     : out.by_organisation[index(organisation->second)];
    sum = sum.value_or(0) + *row.annual_saving;
  }
  return out;
}

Comparison compare_measured(const Model &before, Analysis measured, const AppliedScenario &scenario,
                            const AnalysisOptions &options) {
  const Model &after = *scenario.model;
  Comparison out;
  out.name = scenario.name;
  out.starts_from = scenario.starts_from;
  out.title = scenario.title;
  out.source = scenario.source;
  out.before = std::move(measured);
  std::span<const MeetingKind> kinds;
  if (out.before.duplicated_attendance)
    kinds = out.before.duplicated_attendance->kinds;
  out.after = analyse(after, options, detail::kept_kinds(before, kinds, after, scenario.merged));
  const detail::TwoModels models{before, after,
                                 detail::same_rows<PostId>(before, before->posts.id, after, after->posts.id)};
  detail::compare_posts(models, out);
  detail::compare_loads(models, scenario.successors, out);
  detail::compare_people(models, scenario.ring_fences, out);
  detail::compare_services(before, after, out);
  detail::compare_meetings(before, after, out);
  out.other_savings = sum_of(scenario.other_savings, before);
  return out;
}

// Nothing that is told of a scenario is of who lies between whom.
AnalysisOptions of_scenarios(AnalysisOptions options) {
  options.bridges.betweenness = false;
  return options;
}

Analysis without_betweenness(Analysis analysis) {
  if (analysis.bridges)
    analysis.bridges->betweenness = analysis.bridges->margin = {};
  return analysis;
}

} // namespace

Comparison compare(const Model &before, std::span<const MeetingKind> before_kinds,
                   const AppliedScenario &after, const AnalysisOptions &asked) {
  const AnalysisOptions options = of_scenarios(asked);
  return compare_measured(before, analyse(before, options, before_kinds), after, options);
}

std::vector<Comparison> compare_all(const Model &baseline, std::span<const AppliedScenario> scenarios,
                                    const AnalysisOptions &asked, const ComparisonBegins &begins,
                                    const Analysis *measured) {
  const AnalysisOptions options = of_scenarios(asked);
  std::vector<Comparison> out;
  std::map<std::string_view, std::pair<const Model *, std::size_t>> compared; // name: model, place in out
  std::optional<Analysis> of_baseline;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const AppliedScenario &scenario = scenarios[i];
    if (!scenario.model)
      continue;
    if (begins)
      begins(scenario.name, i + 1, scenarios.size());
    if (scenario.starts_from.empty()) {
      if (!of_baseline)
        of_baseline = measured ? without_betweenness(*measured) : analyse(baseline, options);
      out.push_back(compare_measured(baseline, *of_baseline, scenario, options));
    } else if (const auto start = compared.find(scenario.starts_from); start != compared.end()) {
      const auto &[model, place] = start->second;
      out.push_back(compare_measured(*model, out[place].after, scenario, options));
    } else {
      continue;
    }
    compared.emplace(scenario.name, std::pair(&*scenario.model, out.size() - 1));
  }
  return out;
}

} // namespace organograph
