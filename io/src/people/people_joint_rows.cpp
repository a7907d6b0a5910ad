// SPDX-License-Identifier: Apache-2.0
// What the rows of a joint post say together: of its line, its FTE and its cost.
#include "organograph/engine/spelling.hpp"
#include "people/people_amounts.hpp"
#include "people/people_row.hpp"
#include "tables/column_forms.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

namespace organograph::io::people {

namespace {

std::size_t cost_column(const Staff &staff, const Post &post) {
  return staff.cell(post, people::cost).empty() ? std::size_t{salary} : std::size_t{people::cost};
}

double amount_in(const std::string &text) {
  double out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

} // namespace

void settle_joint_posts(Staff &staff) {
  const auto post_of = [&](std::uint32_t post) {
    return post != nobody && staff.posts[post].same_as != nobody ? staff.posts[post].same_as : post;
  };
  for (std::uint32_t p = 0; p < staff.posts.size(); ++p) {
    Post &post = staff.posts[p];
    const std::uint32_t self = post_of(p);
    post.line.post = post_of(post.line.post);
    for (std::uint32_t &to : post.dotted)
      to = post_of(to);
    std::erase(post.dotted, self);
    if (post.line.kind == Line::Kind::known && post.line.post == self)
      post.line = {};
  }
  for (Post &other : staff.posts) {
    if (other.same_as == nobody)
      continue;
    Post &post = staff.posts[other.same_as];
    const bool is_other = other.line.kind == Line::Kind::known &&
                          !(post.line.kind == Line::Kind::known && post.line.post == other.line.post);
    if (is_other && post.line.kind == Line::Kind::known) {
      Diagnostic out = staff.at(other, Code::managers_differ, manager,
                                "the row says " + shown(staff.posts[other.line.post].id) +
                                    ", and the row of the same joint post before it " +
                                    shown(staff.posts[post.line.post].id) +
                                    ", which was taken; the other is a dotted line");
      staff.report.diagnostics.push_back(std::move(out));
      post.dotted.push_back(other.line.post);
    } else if (is_other) {
      post.line = other.line;
      staff.note(other, manager, "posts.csv reports_to " + staff.posts[post.line.post].id,
                 "the manager that another row of the joint post names");
    }
    for (const std::uint32_t to : other.dotted)
      if (std::ranges::find(post.dotted, to) == post.dotted.end())
        post.dotted.push_back(to);
  }
}

JointParts settle_joint_amounts(Staff &staff, Amounts &amounts) {
  JointParts out;
  for (std::uint32_t p = 0; p < staff.posts.size(); ++p) {
    const Post &post = staff.posts[p];
    if (post.serves.empty() || post.serves.back().row_of == nobody)
      continue;
    double sum = 0, largest = 0, cost = 0;
    bool all_parts = true, all_costs = true, same_cost = true;
    const std::string &first_cost = amounts.cost[p];
    for (const Serves &each : post.serves) {
      const double part = amount_in(amounts.fte[each.row_of]);
      all_parts = all_parts && part > 0;
      sum += part;
      largest = std::max(largest, part);
      const std::string &own = amounts.cost[each.row_of];
      all_costs = all_costs && !own.empty();
      same_cost = same_cost && own == first_cost;
      cost += amount_in(own);
    }
    constexpr double whole = 1.0001;
    const bool are_parts = all_parts && sum <= whole;
    if (are_parts)
      for (const Serves &each : post.serves)
        out[{p, each.id}] = tables::plain_number(amount_in(amounts.fte[each.row_of]) / sum);
    if (largest > 0)
      amounts.fte[p] = tables::plain_number(are_parts ? sum : largest);
    if (are_parts && all_costs)
      amounts.cost[p] = tables::plain_number(cost);
    else if (!same_cost || are_parts) {
      if (!all_costs || !same_cost)
        staff.note(post, cost_column(staff, post), {},
                   "the rows of the joint post do not say together what it costs");
      amounts.cost[p].clear();
    }
  }
  return out;
}

} // namespace organograph::io::people
