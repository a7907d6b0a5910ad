// SPDX-License-Identifier: Apache-2.0
#include "integration_team.hpp"

#include <algorithm>

namespace organograph {
namespace {

class TeamBuilder {
public:
  TeamBuilder(const Posts &posts, const std::vector<LineInterval> &line, OrganisationPair pair)
      : posts_(posts), line_(line), pair_(pair) {}

  Team build(std::span<const PostId> of_a, std::span<const PostId> of_b) {
    const auto enter = [&](PostId post) { return line_[index(post)].enter; };
    while (!of_a.empty() || !of_b.empty()) {
      const bool a = !of_a.empty() && (of_b.empty() || enter(of_a.front()) <= enter(of_b.front()));
      const bool b = !of_b.empty() && (of_a.empty() || enter(of_b.front()) <= enter(of_a.front()));
      add(a ? of_a.front() : of_b.front(), a && b);
      of_a = of_a.subspan(a);
      of_b = of_b.subspan(b);
    }
    std::sort(team_.heads.begin(), team_.heads.end());
    return std::move(team_);
  }

private:
  void add(PostId post, bool joint) {
    const std::size_t p = index(post);
    while (!above_.empty() && !line_[index(above_.back())].holds(line_[p].enter))
      above_.pop_back();
    const std::size_t tier = above_.size(); // from 0
    if (team_.tier_is_joint.size() == tier)
      team_.tier_is_joint.push_back(true);
    team_.tier_is_joint[tier] &= joint;
    if (tier == 0)
      team_.heads.push_back(post);
    team_.fte += posts_.fte[p];
    team_.joint_fte += joint ? posts_.fte[p] : 0;
    if (tier > 0) {
      team_.fte_below += posts_.fte[p];
      team_.joint_fte_below += joint ? posts_.fte[p] : 0;
      if (above_.back() == posts_.manager[p])
        add_line(posts_.employer[p], posts_.employer[index(above_.back())]);
    }
    above_.push_back(post);
  }

  void add_line(OrganisationId employer, OrganisationId managers_employer) {
    ++team_.lines;
    team_.lines_of_two_employers += employer != managers_employer;
    if (std::minmax(employer, managers_employer) == std::minmax(pair_.first, pair_.second))
      team_.line_between = true;
  }

  const Posts &posts_;
  const std::vector<LineInterval> &line_;
  OrganisationPair pair_;
  Team team_;
  std::vector<PostId> above_; // those of F above the post in hand
};

} // namespace

Team team_of(const Posts &posts, const std::vector<LineInterval> &line, OrganisationPair pair,
             std::span<const PostId> of_a, std::span<const PostId> of_b) {
  return TeamBuilder(posts, line, pair).build(of_a, of_b);
}

} // namespace organograph
