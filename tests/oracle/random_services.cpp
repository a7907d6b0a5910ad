// SPDX-License-Identifier: Apache-2.0
// Services below functions, whose duty they are, parts of time and dates of targets.
#include "random_draft.hpp"

#include <utility>

namespace organograph::oracle {
namespace {

void draw_parents(Draft &draft) {
  Random &random = draft.random;
  if (!draft.rows.functions)
    return;
  Ids before; // so that none is above itself
  for (FunctionRow &row : *draft.rows.functions) {
    if (!before.empty() && random.chance(60))
      row.parent = random.pick(before);
    if (random.chance(35))
      row.held_by = random.pick(Ids{"county council", "district", "unitary authority;County", "police"});
    before.push_back(row.function);
  }
}

// No more than half in all; one that is left blank has the rest.
void draw_time(Draft &draft) {
  Random &random = draft.random;
  if (!draft.rows.post_functions)
    return;
  for (const PostRow &post : draft.rows.posts) {
    std::vector<PostFunctionRow *> further;
    for (PostFunctionRow &row : *draft.rows.post_functions)
      if (row.post_id == post.post_id && row.function != post.function)
        further.push_back(&row);
    if (further.empty() || random.chance(40))
      continue;
    if (post.function.empty())
      further.pop_back();
    for (PostFunctionRow *row : further)
      if (random.chance(70))
        row->share = 0.5 / static_cast<double>(further.size());
  }
}

} // namespace

Rows with_services(Rows rows, std::uint64_t seed) {
  Draft draft(seed * 15485863 + 5);
  draft.rows = std::move(rows);
  Random &random = draft.random;
  if (random.chance(70))
    for (OrganisationRow &row : draft.rows.organisations)
      row.kind = random.pick(Ids{"county", "district", "unitary", "County Council", ""});
  draw_parents(draft);
  draw_time(draft);
  if (draft.rows.integration_targets)
    for (IntegrationTargetRow &row : *draft.rows.integration_targets)
      if (random.chance(70))
        row.by = random.pick(Ids{"2016", "2017-01", "2017-01-30", "2017-01-31", "2020-12-31"});
  return draft.rows;
}

} // namespace organograph::oracle
