// SPDX-License-Identifier: Apache-2.0
// Holders, shares, further lines and staff groups of a random model.
#include "random_draft.hpp"

#include <algorithm>
#include <tuple>

namespace organograph::oracle {
namespace {

std::string draw_status(Random &random) {
  const int way = random.below(100);
  if (way < 12)
    return "vacant";
  if (way < 18)
    return "interim";
  if (way < 24)
    return "acting";
  if (way < 29)
    return "seconded";
  return way < 60 ? "filled" : "";
}

void name_holder(Random &random, PostRow &row, int number) {
  const std::string n = std::to_string(number);
  if (row.status == "vacant" && random.chance(90))
    return;
  const int way = random.below(100);
  if (way < 10)
    row.holder = "A. Half " + n + (random.chance(50) ? ";" : "; ") + "B. Half " + n;
  else if (way < 75)
    row.holder = "Holder " + n;
}

// One person on two or three posts: any posts, or such as are likely to sit in one meeting.
void double_up(Draft &draft, int number) {
  Random &random = draft.random;
  std::vector<PostRow> &posts = draft.rows.posts;
  const PostRow first = random.pick(posts);
  const bool alike = random.chance(60);
  int wanted = random.chance(25) ? 3 : 2;
  for (PostRow &row : posts) {
    const bool fits = !alike || (row.function == first.function &&
                                 tier(draft.rows, row.post_id) == tier(draft.rows, first.post_id));
    if (wanted == 0 || !fits || !random.chance(60))
      continue;
    row.holder = "Double " + std::to_string(number);
    if (row.status == "vacant" && random.chance(90))
      row.status = "acting";
    --wanted;
  }
}

std::vector<double> draw_parts(Random &random, std::size_t count) {
  using Parts = std::vector<double>;
  if (count == 3)
    return random.pick(
        std::vector<Parts>{{0.5, 0.3, 0.2}, {0.5, 0.3, 0.2}, {0.25, 0.35, 0.4}, {0.3333, 0.3333, 0.3333}});
  return random.pick(std::vector<Parts>{{0.5, 0.5}, {0.7, 0.3}, {0.7, 0.3}, {0.4, 0.6}});
}

void set_shares(Draft &draft, const std::string &post_id, const Ids &organisations) {
  Random &random = draft.random;
  std::vector<PostShareRow> &table = *draft.rows.post_shares;
  std::erase_if(table, [&](const PostShareRow &row) { return row.post_id == post_id; });
  const std::vector<double> parts =
      organisations.size() == 1 ? std::vector<double>{1} : draw_parts(random, organisations.size());
  for (std::size_t i = 0; i < organisations.size(); ++i) {
    PostShareRow row;
    row.post_id = post_id;
    row.organisation_id = organisations[i];
    row.cost_share = parts[i];
    row.grade = random.chance(20) ? "PO" + std::to_string(i) : "";
    if (random.chance(40))
      row.sole_cost = 20000 + 500 * random.below(100);
    table.push_back(row);
  }
}

// The post's employer and others, or (now and then) only others.
Ids draw_served(Draft &draft, const PostRow &row) {
  Random &random = draft.random;
  Ids others;
  for (const std::string &id : organisation_ids(draft.rows))
    if (id != row.organisation_id)
      others.push_back(id);
  random.shuffle(others);
  const std::size_t count = others.size() >= 2 && random.chance(25) ? 3 : 2;
  Ids out;
  if (others.size() < count || !random.chance(15))
    out.push_back(row.organisation_id);
  for (std::size_t i = 0; out.size() < count; ++i)
    out.push_back(others[i]);
  random.shuffle(out);
  return out;
}

// A service run as one for two organisations: everyone, or the heads alone.
void merge_function(Draft &draft) {
  Random &random = draft.random;
  Ids pair = organisation_ids(draft.rows);
  random.shuffle(pair);
  pair.resize(2);
  const std::string function = random.pick(draft.rows.posts).function; // large ones more often
  const int below_percent = random.pick(std::vector<int>{0, 30, 90, 100, 100});
  for (const PostRow &row : draft.rows.posts) {
    const bool in_pair = row.organisation_id == pair[0] || row.organisation_id == pair[1];
    if (function.empty() || row.function != function || !in_pair)
      continue;
    bool is_head = true;
    for (const std::string &above : managers_above(draft.rows, row.post_id))
      is_head = is_head && post(draft.rows, above).function != function;
    if (is_head || random.chance(below_percent))
      set_shares(draft, row.post_id, pair);
  }
}

void draw_staff_groups(Draft &draft) {
  Random &random = draft.random;
  if (!begin_table(draft, draft.rows.staff_groups))
    return;
  const int count = random.below(5);
  for (int i = 1; i <= count; ++i) {
    StaffGroupRow row;
    row.group_id = "g" + std::to_string(i);
    row.reports_to = random.pick(draft.rows.posts).post_id;
    row.fte = random.pick(std::vector<double>{0.5, 3, 12, 7.4});
    row.title = random.chance(50) ? "Team " + std::to_string(i) : "";
    if (random.chance(30))
      row.organisation_id = random.pick(organisation_ids(draft.rows));
    if (!draft.functions.empty() && random.chance(50))
      row.function = random.pick(draft.functions);
    if (random.chance(50))
      row.annual_cost = 10000 * random.between(1, 40);
    draft.rows.staff_groups->push_back(row);
  }
}

void draw_further_functions(Draft &draft) {
  Random &random = draft.random;
  if (!begin_table(draft, draft.rows.post_functions) || draft.functions.empty())
    return;
  const int percent = random.pick(std::vector<int>{0, 10, 25});
  for (const PostRow &row : draft.rows.posts)
    for (const std::string &function : draft.functions)
      if (function != row.function && random.chance(percent))
        draft.rows.post_functions->push_back({row.post_id, function, "", ""});
}

void draw_reporting_lines(Draft &draft) {
  Random &random = draft.random;
  if (!begin_table(draft, draft.rows.reporting_lines))
    return;
  std::set<std::tuple<std::string, std::string, std::string>> taken;
  for (int i = random.below(6); i > 0; --i) {
    ReportingLineRow row;
    row.post_id = random.pick(draft.rows.posts).post_id;
    row.reports_to = random.pick(draft.rows.posts).post_id;
    row.kind = random.pick(Ids{"dotted", "professional", "statutory"});
    if (row.post_id != row.reports_to && taken.emplace(row.post_id, row.reports_to, "").second)
      draft.rows.reporting_lines->push_back(row);
  }
}

} // namespace

void draw_people(Draft &draft) {
  Random &random = draft.random;
  int number = 0;
  for (PostRow &row : draft.rows.posts) {
    row.status = draw_status(random);
    name_holder(random, row, ++number);
  }
  for (int i = random.below(4); i > 0; --i)
    double_up(draft, i);
}

void draw_shares(Draft &draft) {
  Random &random = draft.random;
  const bool several = draft.rows.organisations.size() >= 2;
  if (!begin_table(draft, draft.rows.post_shares))
    return;
  const int joint_percent = random.pick(std::vector<int>{0, 10, 20, 40});
  for (const PostRow &row : draft.rows.posts) {
    if (several && random.chance(joint_percent))
      set_shares(draft, row.post_id, draw_served(draft, row));
    else if (several && random.chance(5))
      set_shares(draft, row.post_id, {random.pick(organisation_ids(draft.rows))});
  }
  if (several && random.chance(65))
    merge_function(draft);
  if (random.chance(30))
    random.shuffle(*draft.rows.post_shares);
}

void draw_lines(Draft &draft) {
  draw_further_functions(draft);
  draw_reporting_lines(draft);
  draw_staff_groups(draft);
}

} // namespace organograph::oracle
