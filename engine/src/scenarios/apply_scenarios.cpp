// SPDX-License-Identifier: Apache-2.0
// Which scenario starts from which.
#include "model/diagnostic_order.hpp"
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace organograph {

namespace {

enum class Reached : std::uint8_t { not_yet, on_the_way, applied };

class Chains {
public:
  /// doubts: of a baseline with errors, to which no scenario can be applied.
  Chains(const Draft &baseline, std::span<const Scenario> scenarios, std::optional<Doubts> doubts = {})
      : baseline_(baseline), scenarios_(scenarios), doubts_(doubts),
        reached_(scenarios.size(), Reached::not_yet), at_(scenarios.size(), 0) {
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
      if (by_name_.emplace(scenarios[s].name, s).second)
        names_.add(scenarios[s].name, static_cast<std::uint32_t>(s));
      starts_from_.push_back(unapplied(scenarios[s], false).starts_from);
    }
  }

  void apply_all() {
    for (const auto &[name, scenario] : by_name_)
      apply(scenario);
  }

  void apply(const std::string &name) {
    if (const auto at = by_name_.find(name); at != by_name_.end()) {
      apply(at->second);
      return;
    }
    AppliedScenario &out = applied_.emplace_back();
    out.name = name;
    out.diagnostics.push_back({Code::unknown_scenario, "scenarios", 0, 0, name,
                               "there is no scenario " + shown(name), "a folder below scenarios/",
                               names_.hint(name)});
  }

  std::vector<AppliedScenario> results() { return std::move(applied_); }

private:
  // Down to where the chain begins, then up again: a chain may be long.
  void apply(std::size_t scenario) {
    std::vector<std::size_t> chain;
    for (std::size_t s = scenario; reached_[s] == Reached::not_yet;) {
      reached_[s] = Reached::on_the_way;
      chain.push_back(s);
      const auto start = by_name_.find(starts_from_[s]);
      if (start == by_name_.end())
        break;
      s = start->second;
    }
    report_circle(chain);
    for (auto s = chain.rbegin(); s != chain.rend(); ++s)
      if (reached_[*s] != Reached::applied)
        apply_one(*s);
  }

  // The chain ends where an earlier one, itself or the baseline is reached; itself: those from there on are a
  // circle.
  void report_circle(const std::vector<std::size_t> &chain) {
    const auto start = chain.empty() ? by_name_.end() : by_name_.find(starts_from_[chain.back()]);
    if (start == by_name_.end() || reached_[start->second] != Reached::on_the_way)
      return;
    const std::vector<std::size_t> circle(std::ranges::find(chain, start->second), chain.end());
    std::vector<std::size_t> by_name = circle;
    std::ranges::sort(by_name, {}, [&](std::size_t s) { return scenarios_[s].name; });
    for (const std::size_t s : by_name) {
      std::string text = scenarios_[s].name;
      const auto first = static_cast<std::size_t>(std::ranges::find(circle, s) - circle.begin());
      for (std::size_t i = 1; i <= circle.size(); ++i)
        text += " -> " + scenarios_[circle[(first + i) % circle.size()]].name;
      refuse(s, Code::scenario_circle, "scenarios start from one another in a circle: " + text,
             "a scenario that does not start from this one");
    }
  }

  void apply_one(std::size_t s) {
    const std::string &from = starts_from_[s];
    const auto start = by_name_.find(from);
    if (doubts_ && (from.empty() || start != by_name_.end())) {
      keep(s, judged_alone(baseline_, *doubts_, scenarios_[s], before(s)));
    } else if (from.empty()) {
      keep(s, apply_after(baseline_, nullptr, scenarios_[s]));
    } else if (start == by_name_.end()) {
      refuse(s, Code::unknown_scenario, "starts_from " + shown(from) + " is no scenario",
             "a folder below scenarios/, or nothing for the model itself", names_.hint(from));
    } else if (const AppliedScenario &before = applied_[at_[start->second]]; before.model) {
      keep(s, apply_after(before.draft, &before, scenarios_[s]));
    } else {
      refuse(s, Code::faulty_start,
             "the scenario " + shown(from) + ", which this one starts from, has errors",
             "a scenario without errors");
    }
  }

  // Those that a scenario starts from, itself left out: they may stand in a circle.
  std::vector<const Scenario *> before(std::size_t s) const {
    std::vector<const Scenario *> out;
    std::vector<std::uint8_t> met(scenarios_.size(), 0);
    met[s] = 1;
    for (auto next = by_name_.find(starts_from_[s]); next != by_name_.end() && met[next->second] == 0;
         next = by_name_.find(starts_from_[next->second])) {
      met[next->second] = 1;
      out.push_back(&scenarios_[next->second]);
    }
    return out;
  }

  // Nothing can be said of its other tables: what they change is not known.
  void refuse(std::size_t s, Code code, std::string problem, std::string expected, std::string remedy = {}) {
    AppliedScenario out = unapplied(scenarios_[s], true);
    ChangeTable from(scenarios_[s].draft, TableId::scenario, out.diagnostics);
    from.cells.fault(0, from.column("starts_from"), code, starts_from_[s], std::move(problem),
                     std::move(expected), std::move(remedy));
    put_in_file_order(out.own_tables, out.diagnostics);
    keep(s, std::move(out));
  }

  void keep(std::size_t s, AppliedScenario made) {
    reached_[s] = Reached::applied;
    at_[s] = applied_.size();
    applied_.push_back(std::move(made));
  }

  const Draft &baseline_;
  std::span<const Scenario> scenarios_;
  std::optional<Doubts> doubts_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
  Identifiers names_;
  std::vector<std::string> starts_from_;
  std::vector<Reached> reached_;
  std::vector<std::size_t> at_; // in applied_
  std::vector<AppliedScenario> applied_;
};

} // namespace

namespace {

std::vector<AppliedScenario> results_of(Chains chains, std::span<const std::string> wanted) {
  if (wanted.empty())
    chains.apply_all();
  for (const std::string &name : wanted)
    chains.apply(name);
  return chains.results();
}

} // namespace

std::vector<AppliedScenario> apply_scenarios(const Draft &baseline, std::span<const Scenario> scenarios,
                                             std::span<const std::string> wanted) {
  return results_of(Chains(baseline, scenarios), wanted);
}

std::vector<AppliedScenario> judge_scenarios(const Draft &model, std::span<const Diagnostic> faults,
                                             std::span<const Scenario> scenarios,
                                             std::span<const std::string> wanted) {
  return results_of(Chains(model, scenarios, doubts_of(model, faults)), wanted);
}

} // namespace organograph
