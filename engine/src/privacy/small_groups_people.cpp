// SPDX-License-Identifier: Apache-2.0
// Which counts of people, and of posts that end, are shown: a count is a sum of ones over those who are
// counted, and scenarios can be taken from each other.
#include "comparison/comparison_parts.hpp"
#include "privacy/small_groups.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace organograph::detail {

namespace {

using Parts = std::vector<Part>;

enum Column : std::size_t { at_risk, no_impact, vacant_deleted };
constexpr std::size_t columns = 3;
constexpr std::array totals = {&Comparison::at_risk, &Comparison::no_impact, &Comparison::vacant_deleted};

/// Who is counted, by column.
using Counted = std::array<Parts, columns>;

/// Numbers of people and posts over all scenarios.
class People {
public:
  Part holder(const Model &before, const Holder &holder) {
    if (!holder.id.empty())
      return one(numbered_, holder.id);
    return holder.name.empty() ? post(before, holder.lost.front()) : one(holders_, holder.name);
  }
  Part post(const Model &model, PostId post) { return one(posts_, model.text(model->posts.id[index(post)])); }

private:
  using Numbers = std::map<std::string, std::uint32_t, std::less<>>;
  Part one(Numbers &numbers, std::string_view name) {
    const auto number = static_cast<std::uint32_t>(holders_.size() + numbered_.size() + posts_.size());
    return {numbers.try_emplace(std::string(name), number).first->second, 1, 1};
  }
  Numbers holders_, numbered_, posts_; // by name, holder_id, post_id
};

/// Of the groups of a comparison, in their order; the last: of all.
std::vector<Counted> counted(const Compared &of, People &people) {
  const Model &before = *of.before;
  const Comparison &c = *of.comparison;
  std::map<std::pair<OrganisationId, std::string_view>, std::size_t> groups;
  for (const AtRiskGroup &group : c.at_risk_groups)
    groups.try_emplace({group.employer, group.grade}, groups.size());
  std::vector<Counted> out(groups.size() + 1);
  const auto count = [&](PostId post, Column column, Part who) {
    const auto of_post =
        std::pair(before->posts.employer[index(post)], before.text(before->posts.grade[index(post)]));
    out[groups.at(of_post)][column].push_back(who);
    out.back()[column].push_back(who);
  };
  for (const Holder &holder : holders_at_risk(before, *of.after, c.posts))
    count(holder.lost.front(), at_risk, people.holder(before, holder));
  for (const ChangedPost &post : c.posts) {
    if (post.change != PostChange::deleted)
      continue;
    const Status status = before->posts.status[index(post.before)];
    if (status == Status::interim || status == Status::acting)
      count(post.before, no_impact, people.post(before, post.before));
    else if (status == Status::vacant)
      count(post.before, vacant_deleted, people.post(before, post.before));
  }
  return out;
}

/// Those who have a place in one of the largest matchings: first who have one in each.
Parts matched(const Comparison &c, const Parts &people_at_risk) {
  Parts out;
  for (const Matched how : {Matched::every, Matched::some})
    for (std::size_t h = 0; h < c.places.holders.size(); ++h)
      if (c.places.holders[h].matched == how && out.size() < c.places.matched)
        out.push_back(people_at_risk[h]);
  return out;
}

/// Asks for the counts of a scenario, the largest first: whether each may be shown.
class Counts {
public:
  explicit Counts(unsigned minimum) : minimum_(minimum), shown_(minimum) {}

  std::uint64_t ask(Comparison &c, const std::vector<Counted> &groups) {
    const Parts places = matched(c, groups.back()[at_risk]);
    ask_for_totals(c, groups.back(), places);
    std::uint64_t blanked = ask_for_groups(c, groups);
    for (const auto total : totals)
      blanked += !c.is_shown(c.*total);
    c.places.holders.clear(); // each row is one person's, or one post's
    c.places.posts.clear();
    return blanked;
  }

private:
  // How many posts end is told: together the three must be enough.
  void ask_for_totals(Comparison &c, const Counted &all, const Parts &places) {
    Parts ended;
    for (const Parts &column : all)
      ended.insert(ended.end(), column.begin(), column.end());
    const bool any = shown_.show(ended);
    c.people_shown_from = minimum_;
    const auto hide_unless = [&](bool shown, std::uint64_t people) {
      if (!shown && people > 0)
        c.people_shown_from = std::max(c.people_shown_from, people + 1);
    };
    std::array order = {at_risk, no_impact, vacant_deleted};
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](Column column) { return all[column].size(); });
    for (const Column column : order)
      hide_unless(any && shown_.show(all[column]), c.*totals[column]);
    hide_unless(any && shown_.show(places), c.places.matched);
  }

  std::uint64_t ask_for_groups(Comparison &c, const std::vector<Counted> &groups) {
    std::vector<std::size_t> order;
    const auto people_in = [&](std::size_t g) {
      return groups[g][at_risk].size() + groups[g][no_impact].size() + groups[g][vacant_deleted].size();
    };
    for (std::size_t g = 0; g < c.at_risk_groups.size(); ++g)
      order.push_back(g);
    std::ranges::stable_sort(order, std::ranges::greater{}, people_in);
    std::uint64_t blanked = 0;
    for (const std::size_t g : order) {
      bool shown = true;
      for (std::size_t column = 0; column < columns; ++column)
        shown = shown && (groups[g][column].empty() ||
                          (c.is_shown(c.*totals[column]) && shown_.show(groups[g][column])));
      if (shown)
        continue;
      AtRiskGroup &group = c.at_risk_groups[g];
      group = {group.employer, std::move(group.grade)};
      group.blanked = true;
      ++blanked;
    }
    return blanked;
  }

  unsigned minimum_;
  SumsShown shown_;
};

} // namespace

std::uint64_t blank_people(std::span<const Compared> compared, unsigned minimum) {
  People people;
  Counts counts(minimum);
  std::uint64_t blanked = 0;
  for (const Compared &each : compared) {
    blanked += counts.ask(*each.comparison, counted(each, people));
    each.comparison->posts_at_risk.clear(); // their employers and grades would tell what is blank above
  }
  return blanked;
}

} // namespace organograph::detail
