// SPDX-License-Identifier: Apache-2.0
#include "measures/integration_team.hpp"

#include <algorithm>

namespace organograph {
namespace {

/// Takes the members of F depth first.
class TeamBuilder {
public:
  explicit TeamBuilder(OrganisationPair pair) : pair_(pair) {}

  void add(const TeamMember &member, bool joint) {
    team_.fte += member.fte;
    team_.joint_fte += joint ? member.fte : 0;
    if (member.assistant)
      return;
    while (!above_.empty() && !above_.back()->line.holds(member.line.enter))
      above_.pop_back();
    if (member.manager_not_known && (member.employer == pair_.first || member.employer == pair_.second))
      team_.line_may_be_between = true;
    if (above_.empty() && member.line_not_known)
      add_possible_head(member, joint);
    else
      add_known(member, joint);
    above_.push_back(&member);
  }

  Team finish() && {
    std::sort(team_.heads.begin(), team_.heads.end());
    std::sort(team_.may_be_heads.begin(), team_.may_be_heads.end());
    return std::move(team_);
  }

private:
  void add_possible_head(const TeamMember &member, bool joint) {
    team_.may_be_heads.push_back(member.post);
    team_.joint_may_be_heads += joint;
    (joint ? team_.joint_fte_of_those : team_.other_fte_of_those) += member.fte;
  }

  void add_known(const TeamMember &member, bool joint) {
    const std::size_t tier = above_.size(); // from 0; below a head that may be none: at least that
    while (team_.tier_is_joint.size() <= tier)
      team_.tier_is_joint.push_back(true);
    team_.tier_is_joint[tier] &= joint;
    if (tier == 0) {
      team_.heads.push_back(member.post);
    } else {
      ++team_.below;
      team_.fte_below += member.fte;
      team_.joint_fte_below += joint ? member.fte : 0;
      if (above_.back()->post == member.manager)
        add_line(member.employer, above_.back()->employer);
    }
  }

  void add_line(OrganisationId employer, OrganisationId managers_employer) {
    ++team_.lines;
    team_.lines_of_two_employers += employer != managers_employer;
    if (std::minmax(employer, managers_employer) == std::minmax(pair_.first, pair_.second))
      team_.line_between = true;
  }

  OrganisationPair pair_;
  Team team_;
  std::vector<const TeamMember *> above_; // those of F above the member in hand
};

} // namespace

Team team_of(std::span<const TeamMember> of_a, std::span<const TeamMember> of_b, OrganisationPair pair) {
  TeamBuilder builder(pair);
  while (!of_a.empty() || !of_b.empty()) {
    const bool a = !of_a.empty() && (of_b.empty() || of_a.front().line.enter <= of_b.front().line.enter);
    const bool b = !of_b.empty() && (of_a.empty() || of_b.front().line.enter <= of_a.front().line.enter);
    builder.add(a ? of_a.front() : of_b.front(), a && b);
    of_a = of_a.subspan(a);
    of_b = of_b.subspan(b);
  }
  return std::move(builder).finish();
}

void add_groups(std::span<const TeamGroup> of_a, std::span<const TeamGroup> of_b, Team &to) {
  while (!of_a.empty() || !of_b.empty()) {
    const bool a = !of_a.empty() && (of_b.empty() || of_a.front().position <= of_b.front().position);
    const bool b = !of_b.empty() && (of_a.empty() || of_b.front().position <= of_a.front().position);
    const double fte = a ? of_a.front().fte : of_b.front().fte;
    ++to.below;
    to.fte_below += fte;
    to.joint_fte_below += a && b ? fte : 0;
    of_a = of_a.subspan(a);
    of_b = of_b.subspan(b);
  }
}

} // namespace organograph
