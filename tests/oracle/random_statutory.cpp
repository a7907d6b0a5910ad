// SPDX-License-Identifier: Apache-2.0
// Who holds which role in which council.
#include "random_draft.hpp"

#include <algorithm>

namespace organograph::oracle {
namespace {

bool stands_already(const std::vector<StatutoryRoleRow> &rows, const StatutoryRoleRow &row) {
  return std::any_of(rows.begin(), rows.end(), [&](const StatutoryRoleRow &other) {
    return other.role == row.role && other.organisation_id == row.organisation_id &&
           other.post_id == row.post_id && other.valid_from == row.valid_from &&
           (other.kind.empty() ? "holder" : other.kind) == (row.kind.empty() ? "holder" : row.kind);
  });
}

// Of a few posts, so that they meet: the same one in several councils and roles.
Ids posts_in_office(Draft &draft) {
  Ids out = post_ids(draft.rows);
  draft.random.shuffle(out);
  out.resize(std::min<std::size_t>(out.size(), 5));
  if (draft.random.chance(25))
    out.push_back("?");
  return out;
}

} // namespace

void draw_statutory(Draft &draft) {
  Random &random = draft.random;
  if (random.chance(30) || !begin_table(draft, draft.rows.statutory_roles))
    return;
  const Ids posts = posts_in_office(draft);
  const Ids roles = {
      "head_of_paid_service", "monitoring_officer", "chief_finance_officer", "dcs", "dass", "dph",
      "returning_officer"};
  for (const std::string &organisation : random.some(organisation_ids(draft.rows), 80))
    for (const std::string &role : random.some(roles, 65))
      for (int i = random.chance(70) ? 1 : random.between(2, 3); i > 0; --i) {
        StatutoryRoleRow row;
        row.role = role;
        row.organisation_id = organisation;
        row.post_id = random.pick(posts);
        row.kind = random.pick(Ids{"", "", "holder", "deputy", "acting"});
        row.protocol = random.chance(20) ? "the leaders decide" : "";
        row.valid_from = random.chance(10) ? "2016-10-01" : "";
        row.source = random.chance(40) ? "minutes" : "";
        row.valid_to = random.chance(10) ? "2017-06" : "";
        if (!stands_already(*draft.rows.statutory_roles, row))
          draft.rows.statutory_roles->push_back(row);
      }
  if (random.chance(40))
    random.shuffle(*draft.rows.statutory_roles);
}

} // namespace organograph::oracle
