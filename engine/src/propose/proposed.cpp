// SPDX-License-Identifier: Apache-2.0
// From a model and a brief to scenarios.
#include "propose/brief_judging.hpp"
#include "propose/problem.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace organograph {

namespace {

// propose-01 ..., passing over names that the model has: a copied proposal stays what it was. As many digits
// for each, two at least: in a folder they stand in their order.
std::vector<std::string> scenario_names(std::size_t points, std::span<const AppliedScenario> applied) {
  std::set<std::string_view> taken;
  for (const AppliedScenario &scenario : applied)
    taken.insert(scenario.name);
  const std::size_t digits = std::max<std::size_t>(2, std::to_string(points + taken.size()).size());
  std::vector<std::string> out;
  for (std::size_t n = 1; out.size() < points; ++n) {
    const std::string number = std::to_string(n);
    std::string name = "propose-" + std::string(digits - number.size(), '0') + number;
    if (!taken.contains(name))
      out.push_back(std::move(name));
  }
  return out;
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
  if (std::ranges::any_of(set, [&](std::uint16_t remit) { return remits[remit].post != post; }))
    return none<PostId>;
  return std::ranges::count(remits, post, &Remit::post) == std::ssize(set) ? post : none<PostId>;
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
  if (!read.brief || has_errors(out.diagnostics))
    return out;
  Proposed proposed;
  proposed.brief = std::move(*read.brief);
  proposed.starts_from = start.scenario;
  if (const auto at = std::ranges::find(applied, start.scenario, &AppliedScenario::name); at != applied.end())
    proposed.starts_title = at->title;
  const proposing::Problem problem = proposing::problem_of(*from.model, from.kinds, proposed.brief);
  proposing::judge_brief(brief, problem, out.diagnostics);
  if (has_errors(out.diagnostics))
    return out;
  Proposals &found = proposed.proposals = proposing::proposals_of(problem, options);
  if (found.structures == 0) {
    if (found.whole)
      proposing::refuse_limits(brief, problem, out.diagnostics);
    return out;
  }
  const std::vector<std::string> names = scenario_names(found.front.size(), applied);
  for (std::size_t p = 0; p < names.size(); ++p)
    proposed.scenarios.push_back(
        proposing::scenario_of(problem, found.front[p], names[p], proposed.starts_from));
  if (found.whole) {
    proposed.as_it_is = proposing::placed_start(problem, found);
    proposed.placed = proposing::placed_of(problem, found, proposed.starts_from, applied, options);
  }
  proposed.not_placed =
      proposing::scenarios_to_place(applied, proposed.starts_from).size() - proposed.placed.size();
  out.proposed = std::move(proposed);
  return out;
}

} // namespace organograph
