// SPDX-License-Identifier: Apache-2.0
// Lists that say how deep a row is, and not below whom.
#include "people/people_parts.hpp"

#include <algorithm>

namespace organograph::io::people {

namespace {

// In a list that is sorted by level the nearest row above is anybody's manager. It is one if no level rises
// again, and another than the deepest has several rows with rows of the next level behind all of them.
bool is_sorted_by_level(const Staff &staff, std::uint32_t table) {
  std::size_t before = 0, rows_of_level = 0, deepest = 0;
  bool several_above = false;
  for (const Post &post : staff.posts) {
    if (post.table != table || post.level == 0)
      continue;
    if (post.level < before)
      return false;
    if (post.level > before) {
      several_above = several_above || rows_of_level > 1;
      rows_of_level = 0;
    }
    ++rows_of_level;
    before = post.level;
    deepest = std::max(deepest, post.level);
  }
  return several_above;
}

} // namespace

bool infer_lines_from_levels(Staff &staff) {
  bool any = false;
  for (std::uint32_t t = 0; t < staff.tables.size(); ++t) {
    if (is_sorted_by_level(staff, t))
      return false;
    std::vector<std::uint32_t> nearest; // by level: the nearest row above
    for (std::uint32_t p = 0; p < staff.posts.size(); ++p) {
      Post &post = staff.posts[p];
      if (post.table != t || post.level == 0)
        continue;
      any = true;
      nearest.resize(std::max(nearest.size(), post.level + 1), nobody);
      std::fill(nearest.begin() + static_cast<std::ptrdiff_t>(post.level), nearest.end(), nobody);
      std::size_t above = post.level;
      while (above > 0 && nearest[above] == nobody)
        --above;
      nearest[post.level] = p;
      if (above == 0)
        continue;
      post.line = {Line::Kind::known, nearest[above], true};
      staff.note(post,
                 post.level <= most_levels && staff.table(post).has(first_level)
                     ? first_level + post.level - 1
                     : std::size_t{level},
                 "posts.csv reports_to " + staff.posts[nearest[above]].id,
                 above + 1 == post.level
                     ? "inferred: the nearest row above of the level before"
                     : "inferred: the nearest row above of a lesser level; levels are left out between");
    }
  }
  return any;
}

} // namespace organograph::io::people
