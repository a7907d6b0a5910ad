// SPDX-License-Identifier: Apache-2.0
// What is not known of people, lines and shares, put into a model that has all of it; and assistants.
#include "random_draft.hpp"

#include <algorithm>

namespace organograph::oracle {
namespace {

void forget_managers(Draft &draft) {
  Random &random = draft.random;
  if (random.chance(4)) {
    for (PostRow &row : draft.rows.posts)
      row.reports_to = random.chance(20) ? "?" : "";
    return;
  }
  if (!random.chance(30))
    return;
  const int percent = random.pick(std::vector<int>{5, 20, 40});
  for (PostRow &row : draft.rows.posts)
    if (random.chance(row.reports_to.empty() ? 50 : percent))
      row.reports_to = "?";
}

void make_assistants(Draft &draft) {
  Random &random = draft.random;
  if (!random.chance(30))
    return;
  const int percent = random.pick(std::vector<int>{5, 20});
  for (PostRow &row : draft.rows.posts) {
    const std::string id = row.post_id;
    const bool has_group =
        std::any_of(rows_of(draft.rows.staff_groups).begin(), rows_of(draft.rows.staff_groups).end(),
                    [&](const StaffGroupRow &group) { return group.reports_to == id; });
    if (!row.reports_to.empty() && children(draft.rows, id).empty() && !has_group && random.chance(percent))
      row.assistant = "yes";
    else if (random.chance(10))
      row.assistant = "no";
  }
}

std::string put_off(Random &random) {
  return random.pick(Ids{"Vacant", "VACANCY (2)", "vacant - recruitment", "N/D", "Not disclosed", "t.b.c.",
                         "-", "?", "To be confirmed", "Post-holder", "agency", "Withheld", "[redacted]",
                         "Unfilled", "none"});
}

void name_placeholders(Draft &draft) {
  Random &random = draft.random;
  if (!random.chance(30))
    return;
  for (PostRow &row : draft.rows.posts) {
    if (random.chance(15))
      row.holder = put_off(random);
    else if (random.chance(5))
      row.holder = (row.holder.empty() ? "Somebody" : row.holder) + "; " + put_off(random);
  }
}

// Two of one name, one under two names, numbers that are none, numbers alone.
void number_holders(Draft &draft) {
  Random &random = draft.random;
  if (!random.chance(30))
    return;
  const int most = random.between(3, 60);
  for (PostRow &row : draft.rows.posts) {
    const auto number = [&] {
      return random.chance(10) ? put_off(random) : "n" + std::to_string(random.below(most));
    };
    if (random.chance(20))
      continue;
    const std::string first = number();
    row.holder_id = first;
    const std::size_t names =
        row.holder.empty()
            ? 1U
            : 1U + static_cast<std::size_t>(std::count(row.holder.begin(), row.holder.end(), ';'));
    for (std::size_t i = 1; i < names; ++i) {
      const std::string next = number();
      row.holder_id += "; " + next;
    }
  }
}

void forget_shares(Draft &draft) {
  Random &random = draft.random;
  if (!draft.rows.post_shares || !random.chance(25))
    return;
  std::vector<PostShareRow> &table = *draft.rows.post_shares;
  for (const PostRow &row : draft.rows.posts) {
    if (random.chance(30))
      for (PostShareRow &share : table)
        if (share.post_id == row.post_id)
          share.cost_share.reset();
    if (serves(draft.rows, row.post_id).size() < 2 || !random.chance(30))
      continue;
    const auto last = std::find_if(table.rbegin(), table.rend(),
                                   [&](const PostShareRow &share) { return share.post_id == row.post_id; });
    last->organisation_id = "?";
  }
}

} // namespace

void draw_unknowns(Draft &draft) {
  forget_managers(draft);
  make_assistants(draft);
  name_placeholders(draft);
  number_holders(draft);
  forget_shares(draft);
}

} // namespace organograph::oracle
