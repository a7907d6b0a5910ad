// SPDX-License-Identifier: Apache-2.0
// What a row of before and after says of its post or staff group.
#include "figures/identifiers.hpp"
#include "views/scenario_parts.hpp"

#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace organograph::viz::scenario {

using style::Change;

namespace {

/// Columns of posts.csv as a reader calls them; the others are called as they are.
std::string_view called(std::string_view column) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> words = {
      {{"organisation_id", "employer"},
       {"reports_to", "manager"},
       {"annual_cost", "cost"},
       {"fte", "FTE"},
       {"shares", "councils served"},
       {"further_functions", "further functions"},
       {"holder_id", "holder"},
       {"reports_known", "reports known"}}};
  const auto found = std::ranges::find(words, column, &std::pair<std::string_view, std::string_view>::first);
  return found == words.end() ? column : found->second;
}

std::string said_of(const ChangedPost &post) {
  switch (post.change) {
  case PostChange::created:
    return "created";
  case PostChange::deleted:
    return "deleted";
  case PostChange::moved:
    return "moved";
  case PostChange::changed:
    break;
  }
  std::string out = "changed";
  std::string_view last;
  for (const std::string &column : post.columns)
    if (const std::string_view word = called(column); word != last) {
      out += (last.empty() ? ": " : ", ") + std::string(word);
      last = word;
    }
  return out;
}

bool same_cells(const Model &a, const StaffGroup &x, const Model &b, const StaffGroup &y) {
  const bool same_cost =
      x.annual_cost == y.annual_cost || (!is_known(x.annual_cost) && !is_known(y.annual_cost));
  return a.text(x.title) == b.text(y.title) && a.text(x.grade) == b.text(y.grade) &&
         id(a, x.function) == id(b, y.function) && id(a, x.organisation) == id(b, y.organisation) &&
         x.fte == y.fte && same_cost;
}

/// The change of a staff group that is there before and after, and its words.
std::pair<Change, std::string> change_of_group(const Side &before, const StaffGroup &was, const Side &after,
                                               const StaffGroup &is) {
  if (!same_cells(before.model, was, after.model, is)) {
    const bool fte = was.fte != is.fte && after.options && !after.options->without_fte;
    return {Change::changed,
            fte ? "changed: " + rounded(was.fte) + " to " + rounded(is.fte) + " FTE" : "changed"};
  }
  if (id(before.model, was.reports_to) != id(after.model, is.reports_to))
    return {Change::moved, "moved"};
  return {Change::none, ""};
}

} // namespace

void tell_changes(Side &before, Side &after, const Comparison &comparison) {
  before.said.resize(before.model->posts.size());
  after.said.resize(after.model->posts.size());
  for (const ChangedPost &post : comparison.posts) {
    if (post.before != none<PostId>)
      before.said[index(post.before)] = said_of(post);
    if (post.after != none<PostId>)
      after.said[index(post.after)] = said_of(post);
  }
  const auto &left = before.model->staff_groups, &right = after.model->staff_groups;
  before.groups.assign(left.size(), Change::deleted);
  before.group_said.assign(left.size(), "deleted");
  after.groups.assign(right.size(), Change::created);
  after.group_said.assign(right.size(), "created");
  std::unordered_map<std::string_view, std::size_t> known;
  for (std::size_t g = 0; g < left.size(); ++g)
    known.emplace(before.model.text(left[g].id), g);
  for (std::size_t h = 0; h < right.size(); ++h)
    if (const auto found = known.find(after.model.text(right[h].id)); found != known.end()) {
      const std::size_t g = found->second;
      const auto [change, said] = change_of_group(before, left[g], after, right[h]);
      before.groups[g] = after.groups[h] = change;
      before.group_said[g] = after.group_said[h] = said;
    }
}

} // namespace organograph::viz::scenario
