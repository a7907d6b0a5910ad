// SPDX-License-Identifier: Apache-2.0
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "findings/proposal_parts.hpp"
#include "words/numbers.hpp"

#include <algorithm>

namespace organograph::viz {

namespace {

// 'Missing: monitoring officer (county).'
void say_missing(Sentence &say, const Model &model, const StatutoryOfficers &result) {
  bool first = true;
  for (const RoleInCouncil &role : result.roles) {
    if (role.state != RoleState::missing)
      continue;
    say.text(first ? " Missing: " : ", ");
    say.figure("statutory_officers.missing",
               role_name(role.role) + " (" + std::string(id(model, role.organisation)) + ")",
               "statutory_officers",
               "role=" + role.role + "\norganisation=" + std::string(id(model, role.organisation)));
    first = false;
  }
  if (!first)
    say.text(".");
}

// Of a kind that the rules do not know they ask nothing: that is not 'nothing is missing'.
void say_duties_not_known(Sentence &say, const Model &model, const StatutoryOfficers &result) {
  if (result.kind_not_known.empty())
    return;
  std::string councils;
  for (const OrganisationId council : result.kind_not_known)
    councils += (councils.empty() ? "" : ", ") + proposal::organisation_shown(model, council);
  const bool several = result.kind_not_known.size() > 1;
  say.text((several ? " The kinds of " : " The kind of ") + councils +
           (several ? " are none that the rules know: whether directors of children's and adult services "
                      "and of public health are asked of them is not known."
                    : " is not one that the rules know: whether directors of children's and adult services "
                      "and of public health are asked of it is not known."));
}

} // namespace

std::string role_name(std::string_view role) {
  const StatutoryRole *const rule = statutory_rule(role);
  return std::string(rule == nullptr ? role : rule->name);
}

Sentence officers_told(const Model &model, const Analysis &analysis) {
  const StatutoryOfficers &result = *analysis.statutory_officers;
  Sentence say;
  say.counted("statutory_officers.held", result.held, "statutory role is held in councils",
              "statutory roles are held in councils", "statutory_officers", "state=held")
      .text("; for ")
      .figure("statutory_officers.without_deputy", figure(result.without_deputy), "statutory_officers",
              "without_deputy=yes")
      .text(" of them no deputy is named. ")
      .counted("statutory_officers.dual_service", result.dual_services.size(),
               "role is held by one person for two councils or more",
               "roles are held by one person for two councils or more", "statutory_officers",
               "dual_service=yes");
  if (!result.dual_services.empty())
    say.text("; for ")
        .figure("statutory_officers.without_protocol", figure(result.without_protocol), "statutory_officers",
                "dual_service=yes")
        .text(" of them no protocol for conflicts is named");
  say.text(".");
  if (result.not_known > 0)
    say.text(" Of ")
        .counted("statutory_officers.not_known", result.not_known, "role", "roles", "statutory_officers",
                 "state=not known")
        .text(" the post is not given.");
  say_missing(say, model, result);
  if (!result.conflicts.empty())
    say.text(" ")
        .counted("statutory_officers.conflicts", result.conflicts.size(),
                 "pair of roles that the law keeps apart is in one person",
                 "pairs of roles that the law keeps apart are in one person", "statutory_officers")
        .text(".");
  say_duties_not_known(say, model, result);
  return say;
}

Sentence not_given_told(const Analysis &analysis) {
  Sentence say;
  for (const auto &[measure, table] : analysis.not_given) {
    std::string words = measure;
    std::ranges::replace(words, '_', ' ');
    say.text((say.empty() ? "Not given: " : ", ") + words);
  }
  return say.empty() ? say : say.text(".");
}

} // namespace organograph::viz
