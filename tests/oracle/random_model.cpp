// SPDX-License-Identifier: Apache-2.0
#include "random_model.hpp"

#include "random_draft.hpp"

#include <algorithm>

namespace organograph::oracle {
namespace {

// The posts grow as trees; the ids and the order of rows are shuffled afterwards or before.
enum class Shape { any, flat, chain };

struct Growth {
  Shape shape;
  bool one_chief, no_functions;
  int id_style, tier_mode, cost_percent, flat_percent;
};

Growth draw_growth(Random &random) {
  Growth out;
  const int shape = random.below(10);
  out.shape = shape <= 1 ? Shape::flat : shape == 2 ? Shape::chain : Shape::any;
  out.one_chief = random.chance(25);
  out.no_functions = random.chance(4);
  out.id_style = random.below(3);
  out.tier_mode = random.below(4);
  out.cost_percent = random.pick(std::vector<int>{0, 60, 90, 100});
  out.flat_percent = random.pick(std::vector<int>{90, 60, 40});
  return out;
}

std::string new_id(const Growth &growth, int number, const std::string &organisation) {
  if (growth.id_style == 0)
    return "P" + std::to_string(number); // P10 stands before P9 in bytes
  if (growth.id_style == 1)
    return organisation + "-" + std::to_string(number);
  return std::string(1, static_cast<char>('a' + number * 7 % 26)) + std::to_string(number);
}

std::string draw_manager(Draft &draft, const Growth &growth, const std::string &employer) {
  Random &random = draft.random;
  const std::vector<PostRow> &posts = draft.rows.posts;
  if (posts.empty())
    return "";
  Ids own;
  for (const PostRow &row : posts)
    if (row.organisation_id == employer)
      own.push_back(row.post_id);
  if (growth.one_chief && own.empty())
    return posts.front().post_id;
  if (growth.shape == Shape::flat)
    return random.chance(growth.flat_percent) ? posts.front().post_id : random.pick(posts).post_id;
  if (random.chance(6))
    return "";
  if (random.chance(8))
    return random.pick(posts).post_id;
  if (own.empty())
    return "";
  return growth.shape == Shape::chain ? own.back() : random.pick(own);
}

std::string draw_function(Draft &draft, const Growth &growth, const std::string &manager) {
  Random &random = draft.random;
  if (growth.no_functions || random.chance(7))
    return "";
  if (!manager.empty() && random.chance(55))
    return post(draft.rows, manager).function;
  return random.pick(draft.functions);
}

Number draw_fte(Random &random) {
  if (random.chance(40))
    return std::nullopt;
  return random.pick(std::vector<double>{1, 1, 0.5, 0.8, 0.6, 0.4, 0.9});
}

Number draw_cost(Random &random, int percent) {
  if (!random.chance(percent))
    return std::nullopt;
  const double pounds = 30000 + 250 * random.below(400);
  return random.chance(10) ? pounds + 0.5 : pounds;
}

std::optional<int> draw_tier(Draft &draft, const Growth &growth, const std::string &id) {
  const int at = place_in_line(draft.rows, id);
  if (growth.tier_mode == 0 || (growth.tier_mode == 3 && draft.random.chance(50)))
    return std::nullopt;
  if (growth.tier_mode == 1)
    return at;
  return at + (draft.random.chance(30) ? draft.random.between(1, 2) : 0);
}

std::string draw_title(Random &random, int number) {
  if (random.chance(4))
    return "Head of \"Change\", acting, " + std::to_string(number);
  return random.chance(3) ? "Beauftragte für Größe\nund Café" : "Post " + std::to_string(number);
}

void put_row(Draft &draft, const Growth &growth, int number, const Ids &employers) {
  Random &random = draft.random;
  PostRow row;
  row.organisation_id = random.pick(employers);
  row.post_id = new_id(growth, number, row.organisation_id);
  row.title = draw_title(random, number);
  row.reports_to = draw_manager(draft, growth, row.organisation_id);
  row.function = draw_function(draft, growth, row.reports_to);
  row.fte = draw_fte(random);
  row.annual_cost = draw_cost(random, growth.cost_percent);
  row.unit = random.chance(20) ? "Unit " + std::to_string(number % 3) : "";
  row.grade = random.chance(30) ? "G" + std::to_string(number % 5) : "";
  row.reports_known = random.chance(15) ? "no" : random.chance(20) ? "yes" : "";
  row.source = random.chance(40) ? "000, 3.8" : random.chance(30) ? "assumption: a guess" : "";
  draft.rows.posts.push_back(row);
  draft.rows.posts.back().tier = draw_tier(draft, growth, row.post_id);
}

} // namespace

void draw_organisations(Draft &draft) {
  std::vector<OrganisationRow> pool(4);
  pool[0] = {"wcc", "Westmark County Council", "county", "#204080", "", ""};
  pool[1] = {"pcc", "Port City Council", "unitary", "", "000", ""};
  pool[2] = {"hdc", "Höhe District", "district", "", "assumption: x", ""};
  pool[3] = {"ahb", "Ashby Health", "", "#aa0000", "", "a note, with comma"};
  pool[0].governance = "committee"; // the health body's is not known
  pool[1].governance = "Cabinet";
  pool[2].governance = "cabinet";
  draft.random.shuffle(pool);
  pool.resize(static_cast<std::size_t>(draft.random.pick(std::vector<int>{1, 2, 2, 2, 3, 3, 3, 4})));
  draft.rows.organisations = pool;
}

void draw_posts(Draft &draft) {
  Random &random = draft.random;
  Ids functions = {"education", "adults", "commissioning", "public_health", "santé"};
  random.shuffle(functions);
  functions.resize(static_cast<std::size_t>(random.between(1, 4)));
  draft.functions = functions;
  Ids employers = organisation_ids(draft.rows);
  if (employers.size() > 1 && random.chance(20))
    employers.pop_back();
  random.shuffle(employers);
  const Growth growth = draw_growth(random);
  const int count = random.chance(6) ? 1 : random.chance(40) ? random.between(2, 12) : random.between(10, 40);
  std::vector<int> numbers;
  for (int number = 1; number <= count; ++number)
    numbers.push_back(number);
  if (random.chance(50))
    random.shuffle(numbers);
  for (const int number : numbers)
    put_row(draft, growth, number, employers);
  if (random.chance(35))
    random.shuffle(draft.rows.posts); // a report may now stand before its manager
}

void draw_functions(Draft &draft) {
  Random &random = draft.random;
  Ids named;
  for (const PostRow &row : draft.rows.posts)
    if (!row.function.empty() && std::find(named.begin(), named.end(), row.function) == named.end())
      named.push_back(row.function);
  if (random.chance(50)) {
    // Some that no post names: the register may still speak of them.
    if (random.chance(40))
      named.push_back("libraries");
    random.shuffle(named);
    draft.rows.functions.emplace();
    for (const std::string &id : named)
      draft.rows.functions->push_back({id, "The " + id, "", "",
                                       random.chance(10)   ? "no"
                                       : random.chance(10) ? "yes"
                                                           : ""});
  }
  draft.functions = named;
}

Rows random_model(std::uint64_t seed) {
  Draft draft(seed);
  draw_organisations(draft);
  draw_posts(draft);
  draw_functions(draft);
  draw_people(draft);
  draw_shares(draft);
  draw_lines(draft);
  draw_partners(draft);
  draw_meetings(draft);
  draw_links(draft);
  draw_register(draft);
  draw_notes(draft);
  draw_unknowns(draft);
  draw_statutory(draft);
  return draft.rows;
}

Rows random_model_with_registers(std::uint64_t seed, const Ids &scenarios) {
  return with_services(with_pay(with_agreements(random_model(seed), seed, scenarios), seed), seed);
}

} // namespace organograph::oracle
