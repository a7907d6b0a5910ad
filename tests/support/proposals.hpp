// SPDX-License-Identifier: Apache-2.0
// Proposals as tests want them: from a model and a brief, and measured again as any scenario is.
#pragma once

#include "organograph/engine/propose.hpp"
#include "organograph/engine/study.hpp"
#include "organograph/io/brief.hpp"
#include "support/models.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace organograph::test {

/// A start, the kinds of its meetings, and a brief that must be valid.
struct Asked {
  Study study;
  const Model *start = nullptr;
  const Draft *draft = nullptr;
  std::vector<MeetingKind> kinds;
  std::string starts_from;
  Brief brief;
};

inline DraftTable brief_table(const std::string &rows) {
  io::BriefFile file = io::read_brief_text("brief.csv", "item,id,value\n" + rows);
  if (!file.table || has_errors(file.diagnostics))
    throw std::runtime_error("the test's brief cannot be read");
  return std::move(*file.table);
}

inline Asked asked(Draft draft, std::vector<Scenario> scenarios, const std::string &rows) {
  const DraftTable table = brief_table(rows);
  Asked out;
  StudyOptions options;
  out.starts_from = brief_start(table).scenario;
  if (!out.starts_from.empty())
    options.scenarios = {out.starts_from};
  options.all_scenarios = false;
  out.study = study(std::move(draft), std::move(scenarios), options);
  if (!out.study.model)
    throw std::runtime_error("the test's model is not valid");
  const Analysis *analysis = &out.study.analysis;
  out.start = &*out.study.model;
  out.draft = &*out.study.draft;
  if (!out.starts_from.empty()) {
    out.start = &*out.study.applied.back().model;
    out.draft = &out.study.applied.back().draft;
    analysis = &out.study.comparisons.back().after;
  }
  if (analysis->duplicated_attendance)
    out.kinds = analysis->duplicated_attendance->kinds;
  BriefResult brief = read_brief(table, *out.start);
  std::string all;
  for (const Diagnostic &d : brief.diagnostics)
    all += to_string(d) + "\n";
  if (!brief.brief)
    throw std::runtime_error(all);
  out.brief = std::move(*brief.brief);
  return out;
}

struct Again {
  Objectives values{};
  Deputies deputies;
  std::string faults; ///< of the scenario
};

/// The structure as a scenario, applied and measured as `compare` does.
inline Again measured_again(const Asked &of, const Proposals &proposals, const ProposedStructure &structure) {
  Again out;
  ProposedScenario proposed = proposed_scenario(*of.start, of.brief, structure, "propose-1", of.starts_from);
  out.deputies = proposed.deputies;
  const AppliedScenario applied = apply_scenario(*of.draft, proposed.scenario);
  if (!applied.model) {
    for (const Diagnostic &d : applied.diagnostics)
      if (d.severity() == Severity::error)
        out.faults += to_string(d) + "\n";
    return out;
  }
  const Comparison found = compare(*of.start, of.kinds, applied);
  const std::uint64_t deputies = out.deputies.created + out.deputies.shared;
  std::uint32_t breadth = 0, posts = 0;
  std::set<std::string, std::less<>> in_scope;
  for (const PostId post : of.brief.scope)
    in_scope.emplace(of.start->text((*of.start)->posts.id[index(post)]));
  const Posts &after = (*applied.model)->posts;
  for (std::size_t p = 0; p < after.size(); ++p) {
    const std::string id(applied.model->text(after.id[p]));
    const bool is_new = of.start->find_post(id) == none<PostId>;
    if (!in_scope.contains(id) && (!is_new || id.starts_with("new-deputy-")))
      continue;
    ++posts;
    breadth = std::max(breadth, static_cast<std::uint32_t>(after.serves[p].size() *
                                                           (1 + after.further_functions[p].size())));
  }
  Objectives all{};
  if (found.after.duplicated_attendance)
    all[0] = static_cast<std::uint32_t>(found.after.duplicated_attendance->all.duplicated);
  if (found.after.partner_contact)
    all[1] = static_cast<std::uint32_t>(found.after.partner_contact->shared -
                                        found.after.partner_contact->one_voice);
  all[2] = posts;
  all[3] = static_cast<std::uint32_t>(found.at_risk);
  all[4] = breadth;
  all[5] = static_cast<std::uint32_t>(found.created - deputies + found.deleted);
  for (const Objective objective : proposals.objectives)
    out.values[static_cast<std::size_t>(objective)] = all[static_cast<std::size_t>(objective)];
  return out;
}

} // namespace organograph::test
