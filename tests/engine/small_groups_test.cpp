// SPDX-License-Identifier: Apache-2.0
// What --minimum-group leaves, over random models: groups are counted again from the rows, with nothing of
// the engine's.
#include "organograph/engine/small_groups.hpp"

#include "oracle/facts.hpp"
#include "oracle/rows.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/table.hpp"
#include "organograph/viz/tabulate.hpp"
#include "support/random_models.hpp"
#include "support/studies.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace organograph::small_groups_test {
namespace {

using Json = nlohmann::ordered_json;
using Ids = std::set<std::string>;
using Groups = std::map<std::string, Ids>; // posts by what they share

constexpr unsigned minimum = 3;

// docs/privacy.md: all of it, whatever N.
constexpr const char *of_single_posts[] = {"statutory_officers", "agreements",         "recharges",
                                           "benefits",           "pay_ranges",         "services",
                                           "ties_beyond_chance", "informal_structure", "service_heads"};

struct Recounted {
  Groups organisations, functions, layers, attending_functions, attending_organisations, any_function;
  Ids without_function, without_layer, attending_without_function;
};

Recounted recount(const oracle::Rows &rows) {
  Recounted out;
  std::map<std::string, std::string> manager;
  Ids attends;
  for (const auto &post : rows.posts)
    manager[post.post_id] = post.reports_to;
  if (rows.meetings && rows.attendance)
    for (const auto &row : *rows.attendance)
      if (manager.contains(row.attendee_id) && row.attended != 0.0)
        attends.insert(row.attendee_id);
  if (rows.meetings && rows.attendance)
    for (const auto &meeting : *rows.meetings)
      for (const oracle::Seat &seat : oracle::seats_as_given(rows, meeting.meeting_id)) {
        const std::string function = oracle::seat_function(rows, meeting.function, seat);
        (function.empty() ? out.attending_without_function : out.attending_functions[function])
            .insert(seat.post_id);
      }
  for (const auto &post : rows.posts) {
    const std::string &id = post.post_id;
    Ids serves;
    if (rows.post_shares)
      for (const auto &share : *rows.post_shares)
        if (share.post_id == id)
          serves.insert(share.organisation_id);
    if (serves.empty())
      serves.insert(post.organisation_id);
    for (const std::string &organisation : serves) {
      if (organisation == "?")
        continue;
      out.organisations[organisation].insert(id);
      if (attends.contains(id))
        out.attending_organisations[organisation].insert(id);
    }
    (post.function.empty() ? out.without_function : out.functions[post.function]).insert(id);
    if (!post.function.empty())
      out.any_function[post.function].insert(id);
    const auto layer = oracle::layer(rows, id);
    (layer ? out.layers[std::to_string(*layer)] : out.without_layer).insert(id);
  }
  if (rows.post_functions)
    for (const auto &row : *rows.post_functions)
      out.any_function[row.function].insert(row.post_id);
  return out;
}

bool is_blank(const Json &tree) {
  if (!tree.is_object())
    return tree.is_null();
  return std::all_of(tree.begin(), tree.end(), is_blank);
}

// No small group is shown, and what is not shown is of several groups and enough posts together.
void expect_protected(const Json &figures, const Groups &groups, const Ids &rest, const std::string &where) {
  Ids hidden = rest;
  std::size_t hidden_groups = !rest.empty(), shown_groups = 0;
  bool any = false;
  for (const auto &[id, posts] : groups) {
    const bool blank = is_blank(figures.at(id));
    EXPECT_TRUE(blank || posts.size() >= minimum) << where << " " << id << figures.at(id);
    any = any || blank;
    shown_groups += !blank;
    hidden_groups += blank;
    if (blank)
      hidden.insert(posts.begin(), posts.end());
  }
  if (shown_groups == 0 || hidden.empty()) // nothing to be taken from a total, or nothing left of it
    return;
  EXPECT_GE(hidden.size(), minimum) << where;
  if (any) {
    EXPECT_GE(hidden_groups, 2U) << where;
  }
  for (const auto &[id, figure] : figures.items()) // a group without posts has nobody to protect
    if (!groups.contains(id)) {
      EXPECT_FALSE(is_blank(figure)) << where << " " << id;
    }
}

void expect_matrix_protected(const Json &matrix, const Groups &groups) {
  for (const auto &[a, row] : matrix.items())
    for (const auto &[b, count] : row.items())
      EXPECT_EQ(count.is_null(), groups.at(a).size() < minimum || groups.at(b).size() < minimum);
}

Ids both(const Ids &a, const Ids &b) {
  Ids out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.end()));
  return out;
}

void expect_services_protected(const Json &services, Recounted &counted) {
  for (const Json &service : services) {
    const Ids &posts = counted.any_function[service["function"]];
    Ids members = both(posts, counted.organisations[service["organisation_a"]]);
    members.merge(both(posts, counted.organisations[service["organisation_b"]]));
    const bool is_small = !members.empty() && members.size() < minimum;
    EXPECT_EQ(service["reached"].is_null(), is_small) << service;
    for (const char *key : {"secured", "joint_tiers", "tiers", "operation", "missing", "tests", "gap"})
      EXPECT_TRUE(!is_small || is_blank(service[key])) << key;
  }
}

TEST(SmallGroups, of_random_models_are_in_no_figure_and_in_no_difference) {
  std::size_t blanked = 0;
  std::map<std::string, int> told; // of single posts, before anything is blanked
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const oracle::Rows rows = oracle::random_model_with_registers(seed);
    if (rows.posts.size() < minimum)
      continue;
    const Model model = test::model_of(rows);
    Analysis analysis = analyse(model);
    if (seed % 4 == 0) {
      const Json whole = viz::analysis_json(test::study_of(model, analysis));
      for (const char *section : of_single_posts)
        told[section] += !whole.at(section).is_null();
    }
    blanked += blank_small_groups({model, analysis}, minimum);
    const Json tree = viz::analysis_json(test::study_of(model, analysis));
    Recounted counted = recount(rows);
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Json &spans = tree["span_of_control"];
    expect_protected(spans["organisations"], counted.organisations, {}, "organisations");
    expect_protected(spans["functions"], counted.functions, counted.without_function, "functions");
    expect_protected(spans["by_layer"], counted.layers, counted.without_layer, "layers");
    if (!tree["duplicated_attendance"].is_null()) {
      expect_protected(tree["duplicated_attendance"]["functions"], counted.attending_functions,
                       counted.attending_without_function, "duplicated");
      for (const Json &meeting : tree["duplicated_attendance"]["meetings"])
        EXPECT_TRUE(meeting["duplicated_cost_per_year_low"].is_null() || meeting["duplicated"] == 0);
      expect_matrix_protected(tree["meeting_pairs"]["by_function"], counted.attending_functions);
      expect_matrix_protected(tree["meeting_pairs"]["by_organisation"], counted.attending_organisations);
    }
    expect_services_protected(tree["integration_depth"], counted);
    for (const char *section : of_single_posts)
      EXPECT_TRUE(tree.at(section).is_null()) << section;
    if (!tree["bridges"].is_null()) {
      EXPECT_TRUE(tree["bridges"]["betweenness_top"].empty());
    }
  }
  EXPECT_GT(blanked, 1000U); // else this shows nothing
  for (const char *section : of_single_posts)
    EXPECT_GT(told[section], 10) << section;
}

TEST(SmallGroups, are_blank_in_the_tables_where_they_are_null_in_the_tree) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const oracle::Rows rows = oracle::random_model_with_registers(seed);
    if (rows.posts.size() < minimum)
      continue;
    const Model model = test::model_of(rows);
    Analysis analysis = analyse(model);
    blank_small_groups({model, analysis}, minimum);
    const Json tree = viz::analysis_json(test::study_of(model, analysis));
    const Study study = test::study_of(model, analysis);
    for (const viz::Table &table : viz::tabulate(study)) {
      const auto column = [&](std::string_view name) {
        return static_cast<std::size_t>(std::ranges::find(table.columns, name, &viz::TableColumn::name) -
                                        table.columns.begin());
      };
      for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const viz::TableRow row = table.rows[r];
        ASSERT_EQ(row.size(), table.columns.size()) << table.name;
        const auto is_empty = [&](std::string_view name) { return row.at(column(name)).index() == 0; };
        for (const char *name : {"fte", "fte_below", "annual_cost", "cost_below", "cost_unknown_below"})
          EXPECT_TRUE(table.name != "spans" || is_empty(name)) << name;
        if (table.name == "span_scopes" && std::get<std::string>(row[0]) != "all") {
          const std::string kind = std::get<std::string>(row[0]);
          const Json &scope = tree["span_of_control"][kind == "layer" ? "by_layer" : kind + "s"]
                                  [std::get<std::string>(row[1])];
          EXPECT_EQ(is_empty("posts"), scope["posts"].is_null());
          EXPECT_EQ(is_empty("span_17+"), scope["managers"].is_null());
        }
        if (table.name == "integration") {
          EXPECT_EQ(is_empty("reached"), tree["integration_depth"][r]["reached"].is_null());
        }
        EXPECT_TRUE(table.name != "bridges" || is_empty("betweenness"));
      }
    }
  }
}

TEST(SmallGroups, off_means_that_nothing_changes) {
  for (const unsigned off : {0U, 1U}) {
    const Model model = test::model_of(oracle::random_model_with_registers(7));
    Analysis analysis = analyse(model);
    const std::string before = viz::analysis_json(test::study_of(model, analysis)).dump();
    EXPECT_EQ(blank_small_groups({model, analysis}, off), 0U);
    EXPECT_EQ(viz::analysis_json(test::study_of(model, analysis)).dump(), before);
  }
}

TEST(SmallGroups, the_next_smallest_goes_with_a_single_one) {
  using detail::Members;
  using detail::parts_not_shown;
  const std::vector<Members> parts = {{0, 1, 2, 3}, {4}, {5, 6, 7}, {}};
  EXPECT_EQ(parts_not_shown(parts, {}, 8, 3), (std::vector<bool>{false, true, true, false}));
  // A rest that no part has is not shown either, and is enough beside the small one.
  EXPECT_EQ(parts_not_shown(parts, {8, 9}, 10, 3), (std::vector<bool>{false, true, false, false}));
  // A small rest would be the total less all parts.
  EXPECT_EQ(parts_not_shown({{{0, 1, 2}, {3, 4, 5, 6}}}, {7}, 8, 3), (std::vector<bool>{true, false}));
  // A large rest is no secret.
  EXPECT_EQ(parts_not_shown({{{0, 1, 2}, {3, 4, 5, 6}}}, {7, 8, 9}, 10, 3),
            (std::vector<bool>{false, false}));
  // Two of one post each are two posts: too few.
  EXPECT_EQ(parts_not_shown({{{0}, {1}, {2, 3, 4}}}, {}, 5, 3), (std::vector<bool>{true, true, true}));
  // The same post in both counts once.
  EXPECT_EQ(parts_not_shown({{{0, 1}, {0, 1}, {2, 3, 4}}}, {}, 5, 3), (std::vector<bool>{true, true, true}));
}

} // namespace
} // namespace organograph::small_groups_test
