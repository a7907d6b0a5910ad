// SPDX-License-Identifier: Apache-2.0
// From a model and a brief to scenarios.
#include "propose/brief_cells.hpp"
#include "propose/problem.hpp"

#include <algorithm>
#include <iterator>

namespace organograph {

namespace {

// As many digits for each, two at least: in a folder they stand in their order.
std::string scenario_name(std::size_t point, std::size_t points) {
  const std::string number = std::to_string(point + 1);
  const std::size_t digits = std::max<std::size_t>(2, std::to_string(points).size());
  return "propose-" + std::string(digits - std::min(digits, number.size()), '0') + number;
}

bool is_applied(std::span<const AppliedScenario> applied, const std::string &scenario) {
  const auto at = std::ranges::find(applied, scenario, &AppliedScenario::name);
  return at != applied.end() && at->model;
}

// Said at the row that names it.
void refuse_start(const DraftTable &table, std::span<const AppliedScenario> applied, const std::string &start,
                  std::vector<Diagnostic> &out) {
  std::vector<std::string> known;
  for (const AppliedScenario &scenario : applied)
    known.push_back(scenario.name);
  const std::string near = nearest_spelling(start, known);
  const proposing::BriefCells cells(table, out);
  for (std::size_t row = 0; row < cells.rows(); ++row)
    if (cells.item(row) == "start" && cells.id(row) == start)
      return cells.fault(row, 1, Code::unknown_scenario, shown(start) + " is no scenario of the model",
                         "a folder below scenarios/",
                         near.empty() ? std::string{} : "did you mean '" + near + "'?");
}

} // namespace

PostId kept_post(std::span<const Remit> remits, std::span<const std::uint16_t> set) {
  const PostId post = remits[set.front()].post;
  const auto own = std::ranges::count(remits, post, &Remit::post);
  const bool all = std::ranges::all_of(set, [&](std::uint16_t remit) { return remits[remit].post == post; });
  return all && own == std::ssize(set) ? post : none<PostId>;
}

const Model &start_of(const Proposed &proposed, const Model &model,
                      std::span<const AppliedScenario> applied) {
  const auto at = std::ranges::find(applied, proposed.starts_from, &AppliedScenario::name);
  return proposed.starts_from.empty() || at == applied.end() ? model : *at->model;
}

ProposedResult propose_from(const Model &model, const Draft &draft, std::span<const AppliedScenario> applied,
                            const DraftTable &brief, const ProposeOptions &options) {
  ProposedResult out;
  BriefStart start = brief_start(brief);
  out.diagnostics = std::move(start.diagnostics);
  if (!start.scenario.empty() && !is_applied(applied, start.scenario)) {
    refuse_start(brief, applied, start.scenario, out.diagnostics);
    return out;
  }
  const ProposeStart from = propose_start(model, draft, applied, start.scenario);
  BriefResult read = read_brief(brief, *from.model);
  std::ranges::move(read.diagnostics, std::back_inserter(out.diagnostics));
  if (read.brief && remits_of(*from.model, *read.brief).size() > enumerated_remits)
    out.diagnostics.push_back(
        {Code::out_of_range,
         brief.file(),
         0,
         0,
         {},
         "the posts in scope hold " + std::to_string(remits_of(*from.model, *read.brief).size()) + " remits",
         "at most " + std::to_string(enumerated_remits),
         "name fewer posts"});
  if (!read.brief || has_errors(out.diagnostics))
    return out;
  Proposed proposed;
  proposed.brief = std::move(*read.brief);
  proposed.starts_from = start.scenario;
  proposed.proposals = propose(*from.model, from.kinds, proposed.brief, options);
  const auto &front = proposed.proposals.front;
  for (std::size_t p = 0; p < front.size(); ++p)
    proposed.scenarios.push_back(proposed_scenario(*from.model, proposed.brief, proposed.proposals, front[p],
                                                   scenario_name(p, front.size()), proposed.starts_from));
  if (proposed.proposals.whole)
    proposed.placed = placed_scenarios(*from.model, from.kinds, proposed.brief, proposed.proposals,
                                       proposed.starts_from, applied, options.threads);
  out.proposed = std::move(proposed);
  return out;
}

} // namespace organograph
