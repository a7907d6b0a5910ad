// SPDX-License-Identifier: Apache-2.0
// Grades and pay beside a model.
#include "random_draft.hpp"

#include <algorithm>
#include <utility>

namespace organograph::oracle {
namespace {

// Either end may be missing.
void draw_range(Random &random, Number &low, Number &high) {
  const double least = 5000.0 * random.between(4, 30);
  if (random.chance(80))
    low = least;
  if (random.chance(80))
    high = least + 2500.5 * random.below(5);
}

void draw_grades(Draft &draft) {
  Random &random = draft.random;
  if (random.chance(25) || !begin_table(draft, draft.rows.grades))
    return;
  Ids of = organisation_ids(draft.rows);
  of.emplace_back();
  IdSet names;
  for (const PostRow &row : draft.rows.posts)
    names.insert(row.grade);
  names.insert("G1");
  names.erase("");
  for (const std::string &grade : names)
    for (const std::string &organisation : of) {
      if (!random.chance(55))
        continue;
      GradeRow row;
      row.grade = grade;
      row.organisation_id = organisation;
      draw_range(random, row.pay_low, row.pay_high);
      if (random.chance(40))
        row.on_cost = 1 + 0.125 * random.below(4);
      if (random.chance(60))
        row.rank = random.between(1, 4);
      draft.rows.grades->push_back(row);
    }
}

} // namespace

Rows with_pay(Rows rows, std::uint64_t seed) {
  Draft draft(seed * 104729 + 3);
  draft.rows = std::move(rows);
  Random &random = draft.random;
  const bool has_pay = random.chance(60);
  for (PostRow &row : draft.rows.posts) {
    if (row.grade.empty() && random.chance(50))
      row.grade = random.chance(50) ? "G1" : "G2";
    if (has_pay && random.chance(40))
      draw_range(random, row.pay_low, row.pay_high);
  }
  draw_grades(draft);
  return draft.rows;
}

} // namespace organograph::oracle
