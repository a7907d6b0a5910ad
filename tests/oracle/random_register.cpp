// SPDX-License-Identifier: Apache-2.0
// Partner links, the register of arrangements, targets, published figures, model.csv.
#include "random_draft.hpp"

#include <algorithm>

namespace organograph::oracle {
namespace {

void link(Draft &draft, const std::string &partner, const std::string &post_id, const std::string &function,
          const std::string &kind) {
  const auto of = [&](const PartnerLinkRow &row) {
    return row.function.empty() ? post(draft.rows, row.post_id).function : row.function;
  };
  const PartnerLinkRow added = {partner, post_id, function, kind, "", ""};
  for (const PartnerLinkRow &row : *draft.rows.partner_links)
    if (row.partner_id == partner && row.post_id == post_id && of(row) == of(added))
      return; // never the same link twice, not even where the function is left to the post
  draft.rows.partner_links->push_back(added);
}

std::string draw_link_kind(Random &random) {
  return random.chance(20) ? "lead" : random.chance(30) ? "liaison" : "";
}

// The contacts of one partner for one function: one joint post with or without local contacts, one
// post of each organisation, or whoever.
void draw_contacts(Draft &draft, const std::string &partner, const std::string &function) {
  Random &random = draft.random;
  const Ids all = post_ids(draft.rows);
  Ids joint;
  for (const std::string &id : all)
    if (serves(draft.rows, id).size() >= 2)
      joint.push_back(id);
  const int way = random.below(100);
  if (way < 35 && !joint.empty()) {
    const std::string lead = random.pick(joint);
    const bool has_local = random.chance(50);
    link(draft, partner, lead, function, has_local ? "lead" : draw_link_kind(random));
    const std::string local = random.pick(all);
    const std::string kind = random.chance(50) ? "local" : "";
    if (has_local)
      link(draft, partner, local, function, kind);
    return;
  }
  const int count = random.between(1, 4);
  for (int i = 0; i < count; ++i) {
    const std::string id = random.pick(all);
    const std::string kind = draw_link_kind(random);
    link(draft, partner, id, function, kind);
  }
}

void add_row(Draft &draft, ArrangementRow row, const std::string &dimension, const std::string &state) {
  for (const ArrangementRow &there : *draft.rows.arrangements)
    if (there.function == row.function && there.dimension == dimension &&
        IdSet{there.organisation_a, there.organisation_b} == IdSet{row.organisation_a, row.organisation_b})
      return;
  if (draft.random.chance(30))
    std::swap(row.organisation_a, row.organisation_b);
  row.dimension = dimension;
  row.state = state;
  draft.rows.arrangements->push_back(row);
}

void add_one(Draft &draft, const ArrangementRow &row, const Ids &dimensions) {
  const std::string dimension = draft.random.pick(dimensions);
  const std::string state = draft.random.pick(Ids{"partial", "full"});
  add_row(draft, row, dimension, state);
}

bool is_run_as_one(const Rows &rows, const ArrangementRow &row) {
  int joint = 0, all = 0;
  for (const PostRow &p : rows.posts) {
    if (p.function != row.function)
      continue;
    ++all;
    const IdSet served = serves(rows, p.post_id);
    joint += served.count(row.organisation_a) && served.count(row.organisation_b);
  }
  return 2 * joint > all;
}

// What two organisations have agreed for a function: a rung of the ladder, and noise beside it.
void draw_arrangements(Draft &draft, const ArrangementRow &row) {
  Random &random = draft.random;
  const bool as_one = is_run_as_one(draft.rows, row);
  const int rung = as_one ? random.pick(std::vector<int>{2, 2, 6, 7, 7}) : random.between(0, 7);
  const bool skips = random.chance(as_one ? 10 : 25); // a high rung without the lower ones
  if (rung >= 6 && random.chance(50))
    add_row(draft, row, "front_door", "full");
  else if (rung >= 6) {
    add_one(draft, row, {"systems", "data"});
    add_one(draft, row, {"policy", "contracts"});
  }
  if (rung == 7)
    add_row(draft, row, "budget", "full");
  if (rung >= 2 && !skips)
    add_one(draft, row, {"policy", "governance"});
  if (rung == 3 || random.chance(15))
    add_one(draft, row, {"provision"});
  const Ids noise = random.some(Ids{"terms", "contracts", "budget", "data", "front_door"}, 20);
  for (const std::string &dimension : noise)
    add_row(draft, row, dimension, random.chance(70) ? "none" : "partial");
  if (random.chance(15))
    add_row(draft, row, random.pick(Ids{"policy", "governance", "provision"}), "none");
}

void draw_targets(Draft &draft) {
  Random &random = draft.random;
  if (!begin_table(draft, draft.rows.integration_targets))
    return;
  for (const std::string &function : draft.functions)
    for (const auto &[a, b] : organisation_pairs(draft.rows)) {
      if (!random.chance(35))
        continue;
      IntegrationTargetRow row;
      row.function = function;
      row.organisation_a = a;
      row.organisation_b = b;
      if (random.chance(30))
        std::swap(row.organisation_a, row.organisation_b);
      row.target_level = random.below(8);
      row.reason = random.chance(50) ? "sovereign by design" : "";
      draft.rows.integration_targets->push_back(row);
    }
}

} // namespace

void draw_links(Draft &draft) {
  Random &random = draft.random;
  if (!draft.rows.partners || !begin_table(draft, draft.rows.partner_links))
    return;
  for (const std::string &partner : partner_ids(draft.rows)) {
    const Ids functions = random.some(draft.functions, 60);
    for (const std::string &function : functions)
      draw_contacts(draft, partner, function);
    if (random.chance(60)) {
      const std::string id = random.pick(post_ids(draft.rows));
      const std::string kind = draw_link_kind(random);
      link(draft, partner, id, "", kind);
    }
  }
  if (random.chance(30))
    random.shuffle(*draft.rows.partner_links);
}

void draw_register(Draft &draft) {
  Random &random = draft.random;
  if (begin_table(draft, draft.rows.arrangements))
    for (const std::string &function : draft.functions)
      for (const auto &[a, b] : organisation_pairs(draft.rows)) {
        const ArrangementRow row = {function, a, b, "", "", "", ""};
        if (is_run_as_one(draft.rows, row) || random.chance(60))
          draw_arrangements(draft, row);
      }
  if (draft.rows.arrangements && random.chance(40))
    random.shuffle(*draft.rows.arrangements);
  draw_targets(draft);
}

void draw_notes(Draft &draft) {
  Random &random = draft.random;
  if (random.chance(60))
    draft.rows.model.emplace().push_back({"A \"small\" model", "2016-10-01", "drawn", "GBP", ""});
  if (random.chance(30)) {
    const double posts = static_cast<double>(draft.rows.posts.size());
    draft.rows.published.emplace();
    draft.rows.published->push_back({"count(posts)", posts, std::nullopt, "drawn", ""});
    draft.rows.published->push_back({"span_of_control.all.posts", posts + 1, 0.5, "wrong", ""});
  }
}

} // namespace organograph::oracle
