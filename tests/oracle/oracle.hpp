// SPDX-License-Identifier: Apache-2.0
// A slow second calculation of the measures, written from docs/ alone, to hold the engine against.
// Nothing here may share code or tricks with the engine.
#pragma once

#include "rows.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace organograph::oracle {

using Json = nlohmann::ordered_json;

struct Options {
  double hours_per_fte = 1670;
  double overlap = 0.7;
  int co_attendance = 5;
  bool archetypes = false;
  std::optional<std::pair<int, int>> span_target; // lowest and highest span that is inside
  int bridge_ties = 1;
  bool statutory_rules = true;
  std::string day; // YYYY-MM-DD; empty: none
  std::optional<int> function_level;
  std::optional<double> pay_threshold;
  int strategic_tiers = 3;
  struct LoadLimit {
    int remits = 0;
    double hours = 0;
    int low = 0, high = 0; // of spans
  };
  std::optional<LoadLimit> load_limit;
};

// A scenario as rows: of what it starts from, and after it.
struct Proposal {
  std::string name;
  Rows before, after;
};
using Proposals = std::vector<Proposal>;

// An object with the keys model (counts only), span_of_control, duplicated_attendance,
// meeting_pairs, partner_contact, capacity, service_heads, statutory_officers, integration_depth, bridges
// and ties_beyond_chance
// of analysis.json.
Json expected(const Rows &rows, const Options &options = {});

// Of it what rests on tables of facts beside the structure (and model), beside scenarios. Claims are held
// against these figures alone.
Json expected_registers(const Rows &rows, const Options &options, const Proposals &proposals = {});

// Of a scenario, scenarios.NAME.cost_change_by_pay; null where neither side gives pay.
Json cost_change_by_pay(const Rows &before, const Rows &after);

// tables/spans.csv: one object a post in file order, keys in column order, a blank cell is null.
std::vector<Json> expected_spans(const Rows &rows);

// The same of tables/meetings.csv, duplicated_groups.csv (by meeting, function, tier) and
// duplicated_by_function.csv; none without meetings.
std::vector<Json> expected_meetings(const Rows &rows);
std::vector<Json> expected_groups(const Rows &rows);
std::vector<Json> expected_functions(const Rows &rows);

// tables/capacity.csv without title and fte_below (that of spans.csv); capacity_scopes.csv without its list.
std::vector<Json> expected_capacity(const Rows &rows);
std::vector<Json> expected_capacity_scopes(const Rows &rows, const Options &options = {});

// Of informal_structure what is told of the first grouping, whose posts are given by community; null without
// lines and ties.
Json informal_structure(const Rows &rows, const Json &post_ids_by_community);
// The highest modularity of all groupings there are; none of more than 8 posts, and without lines and ties.
std::optional<double> highest_modularity(const Rows &rows);

// Every post's betweenness: for comparing near ties at the end of bridges.betweenness_top.
std::map<std::string, double> betweenness_by_post(const Rows &rows, const Options &options = {});

} // namespace organograph::oracle
