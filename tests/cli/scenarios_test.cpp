// SPDX-License-Identifier: Apache-2.0
// The cases of examples/ through `organograph analyse` and `check`: every figure here was derived by hand
// from the papers' tables before the engine existed.
#include "support/one_line.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace organograph::scenarios_test {
namespace {

using Json = nlohmann::json;
using test::program;
using test::Ran;
using test::TemporaryFolder;

const std::string examples = places::examples();
const std::string shared_management = examples + "/cambridgeshire-peterborough-2017";
const std::string vertical = examples + "/oxfordshire-cherwell-2019";
const std::string register_2021 = examples + "/cambridgeshire-peterborough-2021";

Json analysed(const std::string &model, std::vector<std::string> options = {}) {
  const TemporaryFolder folder;
  std::vector<std::string> args = {"analyse",       model,     "-o",       folder / "out",
                                   "--no-diagrams", "--quiet", "--tables", "none"};
  args.insert(args.end(), options.begin(), options.end());
  const Ran ran = program(args);
  EXPECT_EQ(ran.code, 0) << ran.err;
  return Json::parse(test::read_file(folder / "out/analysis.json"));
}

const Json &case_2017() {
  static const Json tree = analysed(shared_management);
  return tree;
}

const Json &scenario_2017(const std::string &name) {
  return case_2017().at("scenarios").at(name);
}

struct Counts {
  const char *scenario, *starts_from;
  int created, deleted, changed, moved, at_risk, no_impact;
  double fte, ccc, pcc;
};

class Case2017 : public testing::TestWithParam<Counts> {};

TEST_P(Case2017, has_the_posts_people_and_fte_of_the_papers) {
  const Counts &truth = GetParam();
  const Json &s = scenario_2017(truth.scenario);
  EXPECT_EQ(s["starts_from"], *truth.starts_from ? Json(truth.starts_from) : Json());
  EXPECT_EQ(s["posts_created"], truth.created);
  EXPECT_EQ(s["posts_deleted"], truth.deleted);
  EXPECT_EQ(s["posts_changed"], truth.changed);
  EXPECT_EQ(s["posts_moved"], truth.moved);
  EXPECT_EQ(s["at_risk"], truth.at_risk);
  EXPECT_EQ(s["no_impact"], truth.no_impact);
  EXPECT_EQ(s["vacant_deleted"], 0);
  EXPECT_EQ(s["fte_change"]["all"], truth.fte);
  EXPECT_EQ(s["fte_change"]["organisations"]["ccc"], truth.ccc);
  EXPECT_EQ(s["fte_change"]["organisations"]["pcc"], truth.pcc);
}

INSTANTIATE_TEST_SUITE_P(
    scenarios, Case2017,
    testing::Values(
        Counts{"shared-director-october-2016", "", 0, 0, 1, 0, 0, 0, 0, 0, 0},
        Counts{"joint-executive-director", "shared-director-october-2016", 0, 1, 1, 6, 0, 1, -1, -0.5, -0.5},
        Counts{"proposal", "joint-executive-director", 10, 10, 0, 4, 7, 3, 0, 1, -1},
        Counts{"proposal-by-table-8-6", "proposal", 0, 0, 1, 0, 0, 0, 0, 0.5, -0.5},
        Counts{"assistant-directors-attend", "proposal", 0, 0, 0, 0, 0, 0, 0, 0, 0},
        Counts{"linked-restructures", "proposal", 0, 0, 0, 0, 0, 0, 0, 0, 0},
        Counts{"outcome-june-2017", "proposal", 0, 0, 0, 0, 0, 0, 0, 0, 0},
        Counts{"ccc-own-plan", "", 0, 2, 1, 0, 2, 0, -2, -2, 0},
        Counts{"interim-commissioning", "shared-director-october-2016", 0, 0, 1, 0, 0, 0, 0, 0.5, -0.5}),
    [](const auto &param) {
      std::string name = param.param.scenario;
      std::ranges::replace(name, '-', '_');
      return name;
    });

// posts joint_posts ccc pcc | managers mean median max one_to_one | attendances same_holder compared other
// duplicated across within | links shared one_voice dual | mirror same_people
struct After {
  const char *scenario;
  std::vector<double> figures;
};

std::vector<double> figures_of(const Json &tree) {
  std::vector<double> out;
  for (const char *path : {"/model/posts",
                           "/model/joint_posts",
                           "/span_of_control/organisations/ccc/fte",
                           "/span_of_control/organisations/pcc/fte",
                           "/span_of_control/organisations/ccc/layers",
                           "/span_of_control/organisations/pcc/layers",
                           "/span_of_control/all/managers",
                           "/span_of_control/all/span_median",
                           "/span_of_control/all/span_max",
                           "/span_of_control/all/one_to_one",
                           "/model/staff_group_fte",
                           "/duplicated_attendance/attendances",
                           "/duplicated_attendance/same_holder",
                           "/duplicated_attendance/compared",
                           "/duplicated_attendance/other_attendances",
                           "/duplicated_attendance/duplicated",
                           "/duplicated_attendance/across_organisations",
                           "/duplicated_attendance/within_organisation",
                           "/partner_contact/links",
                           "/partner_contact/shared",
                           "/partner_contact/one_voice",
                           "/partner_contact/dual_ownership",
                           "/meeting_pairs/mirror/count",
                           "/meeting_pairs/same_people/count"})
    out.push_back(tree.at(Json::json_pointer(path)).get<double>());
  return out;
}

TEST(Scenarios2017, every_model_after_has_the_figures_found_by_hand) {
  const std::vector<double> baseline = {18, 2,  8, 10, 3, 4, 7,  1,  6, 4,  36, 19,
                                        0,  17, 2, 8,  6, 2, 22, 10, 0, 10, 1,  1};
  EXPECT_EQ(figures_of(case_2017()), baseline);
  const std::vector<double> proposal = {17, 9, 8.5, 8.5, 4, 4, 7,  2,  5,  1, 36, 10,
                                        0,  9, 1,   0,   0, 0, 11, 11, 11, 0, 1,  1};
  std::vector<double> by_table = proposal, linked = proposal, attend = proposal;
  attend[11] = 14, attend[13] = 13, attend[15] = 2, attend[16] = 2,
  attend[23] = 2; // both on adults: the same people
  by_table[1] = 8, by_table[2] = 9, by_table[3] = 8;
  linked[10] = 26;
  const After truth[] = {{"shared-director-october-2016",
                          {18, 2, 8, 10, 3, 4, 7, 1, 6, 4, 36, 18, 1, 16, 2, 7, 5, 2, 22, 10, 0, 10, 1, 1}},
                         {"joint-executive-director", {17, 3,  7.5, 9.5, 3, 4, 6,  1,  10, 4,  36, 18,
                                                       0,  16, 2,   7,   5, 2, 22, 10, 0,  10, 1,  2}},
                         {"proposal", proposal},
                         {"proposal-by-table-8-6", by_table},
                         {"assistant-directors-attend", attend},
                         {"linked-restructures", linked},
                         {"outcome-june-2017", proposal}};
  for (const After &after : truth)
    EXPECT_EQ(figures_of(scenario_2017(after.scenario)["after"]), after.figures) << after.scenario;
}

TEST(Scenarios2017, before_is_what_the_scenario_starts_from) {
  EXPECT_EQ(scenario_2017("proposal")["before"], scenario_2017("joint-executive-director")["after"]);
  EXPECT_EQ(scenario_2017("shared-director-october-2016")["before"]["model"]["posts"], 18);
  EXPECT_EQ(scenario_2017("proposal")["change"]["duplicated_attendance"]["duplicated"], -7);
  EXPECT_EQ(scenario_2017("proposal")["change"]["span_of_control"]["organisations"]["ccc"]["layers"], 1);
  EXPECT_EQ(scenario_2017("linked-restructures")["change"]["model"]["staff_group_fte"], -10.0);
}

TEST(Scenarios2017, the_meeting_of_paragraph_3_8_goes_from_5_to_4_to_2) {
  const Json &first = scenario_2017("shared-director-october-2016")["meetings"]["adults-health-integration"];
  EXPECT_EQ(first["before"]["attendances"], 5);
  EXPECT_EQ(first["before"]["duplicated"], 3);
  EXPECT_EQ(first["after"]["attendances"], 4);
  EXPECT_EQ(first["after"]["duplicated"], 2);
  const Json &last = scenario_2017("proposal")["meetings"]["adults-health-integration"];
  EXPECT_EQ(last["before"]["attendances"], 4);
  EXPECT_EQ(last["after"]["attendances"], 2);
  EXPECT_EQ(last["after"]["duplicated"], 0);
  EXPECT_EQ(last["after"]["hours_per_year"], nullptr);
  EXPECT_EQ(last["before"]["by_tier"]["3"]["attendances"], 3);
  EXPECT_EQ(last["after"]["by_tier"]["3"]["attendances"], 1);
}

TEST(Scenarios2017, people_at_risk_are_counted_by_employer_and_grade) {
  std::map<std::string, std::vector<int>> groups;
  for (const Json &group : scenario_2017("proposal")["at_risk_groups"])
    groups[group["employer"].get<std::string>() + " " +
           (group["grade"].is_null() ? "-" : group["grade"].get<std::string>())] = {
        group["at_risk"].get<int>(), group["no_impact"].get<int>()};
  const std::map<std::string, std::vector<int>> truth = {
      {"ccc Director Pay Band C", {5, 1}}, {"pcc Senior Manager Pay Band 4", {2, 1}}, {"pcc -", {0, 1}}};
  EXPECT_EQ(groups, truth);
}

TEST(Scenarios2017, there_are_places_for_all_seven_in_every_way_of_filling_them) {
  const Json &fence = scenario_2017("proposal")["ring_fence"];
  EXPECT_EQ(fence["matched"], 7);
  ASSERT_EQ(fence["holders"].size(), 7U);
  for (const Json &holder : fence["holders"])
    EXPECT_EQ(holder["matched"], "every") << holder;
  ASSERT_EQ(fence["posts"].size(), 10U);
  for (const Json &post : fence["posts"])
    EXPECT_EQ(post["matched"], "some") << post;
  EXPECT_EQ(scenario_2017("linked-restructures")["ring_fence"]["holders"].size(), 0U);
}

TEST(Scenarios2017, other_savings_stand_apart_and_cost_is_not_known) {
  const Json &savings = scenario_2017("proposal")["other_savings_per_year"];
  EXPECT_EQ(savings["all"], 1254000.0);
  EXPECT_EQ(savings["organisations"]["ccc"], 1054000.0);
  EXPECT_EQ(savings["organisations"]["pcc"], 200000.0);
  EXPECT_EQ(savings["without_organisation"], nullptr); // no row without one
  EXPECT_EQ(savings["fte"], 20.5);
  const Json &cost = scenario_2017("proposal")["cost_change_per_year"];
  EXPECT_EQ(cost["all"], nullptr);
  EXPECT_TRUE(cost["not_known_because"].is_string());
  EXPECT_EQ(scenario_2017("outcome-june-2017")["other_savings_per_year"]["all"], nullptr);
}

TEST(Scenarios2017, staff_groups_are_counted_apart) {
  EXPECT_EQ(scenario_2017("joint-executive-director")["staff_groups_moved"], 1);
  EXPECT_EQ(scenario_2017("proposal")["staff_groups_moved"], 0);
  EXPECT_EQ(scenario_2017("proposal")["staff_groups_changed"], 1);
  EXPECT_EQ(scenario_2017("linked-restructures")["staff_groups_changed"], 1);
}

std::map<std::string, std::vector<int>> levels(const Json &list) {
  std::map<std::string, std::vector<int>> out;
  for (const Json &s : list)
    out[s["function"]] = {s["reached"], s["secured"], s["joint_tiers"], s["tiers"], s["operation"]};
  return out;
}

TEST(Scenarios2017, integration_depth_follows_the_steps) {
  std::map<std::string, std::vector<int>> truth = {
      {"people", {0, 0, 0, 1, 0}},        {"adults", {3, 1, 0, 2, 3}},
      {"children", {3, 3, 0, 2, 3}},      {"education", {0, 0, 0, 2, 0}},
      {"communities", {2, 2, 0, 1, 2}},   {"commissioning", {3, 0, 0, 2, 3}},
      {"public-health", {4, 1, 1, 1, 3}}, {"corporate", {4, 1, 1, 1, 3}}};
  EXPECT_EQ(levels(case_2017()["integration_depth"]), truth);
  truth["people"] = {4, 1, 1, 1, 0};
  EXPECT_EQ(levels(scenario_2017("joint-executive-director")["after"]["integration_depth"]), truth);
  truth["adults"] = {4, 1, 1, 2, 3};
  truth["children"] = {4, 4, 1, 2, 3};
  truth["education"] = {4, 1, 1, 2, 3};
  truth["communities"] = {4, 4, 2, 2, 2}; // one below the head is no team
  truth["commissioning"] = {4, 4, 1, 2, 3};
  EXPECT_EQ(levels(scenario_2017("proposal")["after"]["integration_depth"]), truth);
  truth["communities"] = {4, 4, 1, 2, 2};
  EXPECT_EQ(levels(scenario_2017("proposal-by-table-8-6")["after"]["integration_depth"]), truth);
}

TEST(Scenarios2017, only_three_figures_are_judged) {
  const Json &judged = scenario_2017("proposal")["judged"];
  EXPECT_EQ(judged["duplicated"], "better");
  EXPECT_EQ(judged["one_voice_share"], "better");
  EXPECT_EQ(judged["gap"], nullptr);
  EXPECT_EQ(scenario_2017("outcome-june-2017")["judged"]["duplicated"], "same");
}

struct PublishedTruth {
  std::string model;
  int checked, differ;
};

TEST(Scenarios, published_figures_agree_or_differ_as_the_readmes_say) {
  const PublishedTruth truth[] = {{shared_management, 30, 2}, {vertical, 12, 1}, {register_2021, 3, 0}};
  for (const auto &[model, checked, differ] : truth) {
    const Json published = analysed(model)["published"];
    EXPECT_EQ(published["checked"], checked) << published.dump(1);
    EXPECT_EQ(published["differ"], differ) << published.dump(1);
    const Ran ran = program({"check", model});
    EXPECT_EQ(ran.code, 0);
    EXPECT_NE(ran.out.find(std::to_string(checked - differ) + " of " + std::to_string(checked) + " agree"),
              std::string::npos)
        << ran.out;
  }
}

TEST(Scenarios2019, the_chief_executive_has_ten_direct_reports_and_nobody_is_at_risk) {
  const Json tree = analysed(vertical);
  const Json &s = tree["scenarios"]["proposal"];
  EXPECT_EQ(s["before"]["model"]["posts"], 16);
  EXPECT_EQ(s["before"]["model"]["joint_posts"], 5);
  EXPECT_EQ(s["after"]["model"]["posts"], 14);
  EXPECT_EQ(s["after"]["model"]["joint_posts"], 7);
  EXPECT_EQ(s["posts_created"], 2);
  EXPECT_EQ(s["posts_deleted"], 4);
  EXPECT_EQ(s["posts_changed"], 0);
  EXPECT_EQ(s["posts"]["moved"], Json({"occ-das", "occ-dcs", "hr-lead"}));
  EXPECT_EQ(s["at_risk"], 0);
  EXPECT_EQ(s["no_impact"], 3);
  EXPECT_EQ(s["vacant_deleted"], 1);
  EXPECT_EQ(s["fte_change"]["organisations"], Json({{"occ", -1.0}, {"cdc", -1.0}}));
  EXPECT_EQ(s["after"]["span_of_control"]["all"]["span_max"], 10);
  EXPECT_EQ(s["after"]["span_of_control"]["all"]["managers"], 3);
  EXPECT_EQ(s["after"]["span_of_control"]["all"]["layers"], 3);
  EXPECT_EQ(s["after"]["duplicated_attendance"], nullptr);
  const auto after = levels(s["after"]["integration_depth"]);
  EXPECT_EQ(after.at("customers"), (std::vector<int>{4, 1, 1, 1, 0}));
  EXPECT_EQ(after.at("resources"), (std::vector<int>{0, 0, 0, 1, 0}));
  EXPECT_EQ(levels(s["before"]["integration_depth"]).at("customers"), (std::vector<int>{0, 0, 0, 1, 0}));
}

TEST(Scenarios2019, savings_without_a_post_change_no_other_figure) {
  const Json tree = analysed(vertical);
  const Json &s = tree["scenarios"]["joint-posts-to-date"];
  EXPECT_EQ(s["other_savings_per_year"]["all"], 629000.0);
  EXPECT_EQ(s["other_savings_per_year"]["organisations"]["occ"], 314000.0);
  EXPECT_EQ(s["before"], s["after"]);
  EXPECT_EQ(s["meetings_replayed"], 0);
}

TEST(Scenarios2021, integration_depth_stands_on_two_axes) {
  const Json tree = analysed(register_2021);
  EXPECT_FALSE(tree.contains("scenarios"));
  const auto found = levels(tree["integration_depth"]);
  EXPECT_EQ(found.at("mash"), (std::vector<int>{6, 3, 0, 0, 6})); // one front door is contact enough
  EXPECT_EQ(found.at("communities"), (std::vector<int>{4, 1, 2, 2, 0}));
  EXPECT_EQ(found.at("children"), (std::vector<int>{4, 4, 1, 2, 3}));
  EXPECT_EQ(found.at("corporate"), (std::vector<int>{4, 1, 1, 1, 1}));
  EXPECT_EQ(found.at("communications"), (std::vector<int>{3, 0, 0, 0, 3}));
  EXPECT_EQ(found.at("finance"), (std::vector<int>{0, 0, 0, 1, 0}));
}

// ---- what the papers leave open: changing it changes what it should and nothing else

// A copy of a case in which every occurrence of a text in one file is another.
Json analysed_with(const std::string &model, const std::string &file, const std::string &old,
                   const std::string &now) {
  const TemporaryFolder folder;
  std::filesystem::copy(model, folder / "model", std::filesystem::copy_options::recursive);
  std::string text = test::read_file(folder / ("model/" + file));
  EXPECT_NE(text.find(old), std::string::npos) << old;
  for (std::size_t at = 0; (at = text.find(old, at)) != std::string::npos; at += now.size())
    text.replace(at, old.size(), now);
  test::write_text(folder / ("model/" + file), text);
  return analysed(folder / "model");
}

TEST(Scenarios2017, a_narrow_ring_fence_leaves_no_place_for_two_of_the_seven) {
  const std::string all_seven =
      "ccc-sd-adult-social-care;ccc-sd-older-people;ccc-sd-learning;ccc-sd-commissioning;"
      "ccc-sd-enhanced-preventative;pcc-sd-adults-communities;pcc-sd-children";
  Json tree = analysed_with(shared_management, "scenarios/proposal/changes.csv", all_seven, "");
  std::map<std::string, int> holders, posts;
  for (const Json &holder : tree["scenarios"]["proposal"]["ring_fence"]["holders"])
    ++holders[holder["matched"]];
  for (const Json &post : tree["scenarios"]["proposal"]["ring_fence"]["posts"])
    ++posts[post["matched"]];
  EXPECT_EQ(tree["scenarios"]["proposal"]["ring_fence"]["matched"], 5);
  EXPECT_EQ(holders, (std::map<std::string, int>{{"every", 5}, {"no", 2}}));
  EXPECT_EQ(posts, (std::map<std::string, int>{{"every", 5}}));
  tree["scenarios"]["proposal"]["ring_fence"] = scenario_2017("proposal")["ring_fence"];
  EXPECT_EQ(tree["scenarios"], case_2017()["scenarios"]) << "and nothing else";
}

TEST(Scenarios2019, a_directorship_that_is_no_interim_one_puts_one_person_at_risk) {
  const TemporaryFolder folder;
  std::filesystem::copy(vertical, folder / "model", std::filesystem::copy_options::recursive);
  std::string posts = test::read_file(folder / "model/posts.csv");
  const std::size_t row = posts.find("\ncdc-dcsd,"), status = posts.find(",interim,", row);
  ASSERT_LT(status, posts.find('\n', row + 1));
  posts.replace(status, 9, ",filled,");
  test::write_text(folder / "model/posts.csv", posts);
  const Json tree = analysed(folder / "model");
  const Json &s = tree["scenarios"]["proposal"];
  EXPECT_EQ(s["at_risk"], 1);
  EXPECT_EQ(s["no_impact"], 2);
  EXPECT_EQ(s["vacant_deleted"], 1);
  EXPECT_EQ(s["at_risk_groups"][1]["employer"], "cdc");
  EXPECT_EQ(s["at_risk_groups"][1]["at_risk"], 1);
}

// ---- the program

TEST(Scenarios, analyse_takes_those_named_alone) {
  const Json tree = analysed(shared_management, {"--scenario", "proposal"});
  EXPECT_EQ(tree["scenarios"].size(), 1U);
  EXPECT_EQ(tree["scenarios"]["proposal"], scenario_2017("proposal"));
  // Figures of the scenarios left out are not checked: they do not differ.
  EXPECT_EQ(tree["published"]["checked"], 28);
  EXPECT_EQ(tree["published"]["differ"], 2);
  const Ran ran = program({"analyse", shared_management, "--scenario", "nonsense"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.err.find("'nonsense'"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("'proposal'"), std::string::npos) << ran.err;
}

TEST(Scenarios, analyse_writes_their_tables_and_says_so) {
  const TemporaryFolder folder;
  const Ran ran = program({"analyse", shared_management, "-o", folder / "out", "--no-diagrams"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto files = test::files_below(folder / "out");
  const std::string changes = files.at("tables/changes.csv");
  EXPECT_NE(changes.find("\nproposal,created,sd-adults,Service Director: Adult Services,ccc,adults,"),
            std::string::npos)
      << changes;
  EXPECT_NE(changes.find("\nproposal,moved,pcc-ad-adults,"), std::string::npos);
  EXPECT_NE(files.at("tables/scenario_meetings.csv").find("\nproposal,adults-health-integration,"),
            std::string::npos);
  EXPECT_NE(files.at("tables/ring_fence.csv").find("\nproposal,post,sd-adults,,,some\n"), std::string::npos);
  EXPECT_NE(files.at("tables/scenario_figures.csv")
                .find("\nproposal,joint-executive-director,duplicated_attendance.duplicated,,7,0,-7,,\n"),
            std::string::npos);
  EXPECT_NE(ran.out.find("proposal: 10 posts end, 10 posts begin, 7 people at risk,"), std::string::npos)
      << ran.out;
  const std::string said = test::in_one_line(ran.out);
  EXPECT_NE(said.find("30 published figures computed again: 28 agree, 2 differ."), std::string::npos) << said;
}

TEST(Scenarios, a_model_without_them_leaves_what_it_always_left) {
  const TemporaryFolder folder;
  std::filesystem::copy(shared_management, folder / "model", std::filesystem::copy_options::recursive);
  std::filesystem::remove_all(folder / "model/scenarios");
  for (const char *name : {"benefits", "claims"}) // they name scenarios
    std::filesystem::remove(folder / ("model/" + std::string(name) + ".csv"));
  ASSERT_EQ(program({"analyse", folder / "model", "-o", folder / "out"}).code, 0);
  const auto files = test::files_below(folder / "out");
  for (const char *name : {"scenario_figures", "changes", "scenario_meetings", "ring_fence", "scenario_load"})
    EXPECT_FALSE(files.contains(std::string("tables/") + name + ".csv"));
  Json tree = Json::parse(files.at("analysis.json"));
  EXPECT_FALSE(tree.contains("scenarios"));
  for (const char *name : {"benefits", "claims"})
    tree["not_measured"].erase(name);
  Json with = case_2017();
  for (const char *key :
       {"model", "span_of_control", "duplicated_attendance", "meeting_pairs", "partner_contact", "capacity",
        "service_heads", "integration_depth", "bridges", "not_measured"})
    EXPECT_EQ(tree[key], with[key]) << key;
}

TEST(Scenarios, faults_of_any_scenario_are_reported_together_with_the_models_and_nothing_is_written) {
  const TemporaryFolder folder;
  std::filesystem::copy(shared_management, folder / "model", std::filesystem::copy_options::recursive);
  test::write_text(folder / "model/scenarios/x/changes.csv", "action,post_id,reports_to\nchange,nobody,ce\n");
  test::write_text(folder / "model/scenarios/y/scenario.csv", "title,starts_from\nY,proposal\n");
  test::write_text(folder / "model/scenarios/y/changes.csv",
                   "action,post_id,successor\ndelete,sd-adults,sd-adult\n");
  const auto before = test::files_below(folder / "model");
  for (const char *command : {"analyse", "check"}) {
    std::vector<std::string> args = {command, folder / "model"};
    const Ran ran = program(args);
    EXPECT_EQ(ran.code, 2);
    const std::string said = ran.out + ran.err;
    EXPECT_NE(said.find("scenarios/x/changes.csv:2:2: error[unknown-post]"), std::string::npos) << said;
    EXPECT_NE(said.find("scenarios/y/changes.csv:2:3: error[unknown-post]"), std::string::npos) << said;
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "model-analysis"));
  EXPECT_EQ(program({"compare", folder / "model"}).code, 2);
  EXPECT_EQ(test::files_below(folder / "model"), before) << "the model on disk is not touched";
  // One that does not need the faulty ones goes through.
  EXPECT_EQ(program({"compare", folder / "model", "--scenario", "proposal"}).code, 0);
}

TEST(Scenarios, faults_of_the_model_and_of_the_scenarios_text_come_together) {
  const TemporaryFolder folder;
  test::write_text(folder / "model/organisations.csv", "organisation_id,name\na,A\n");
  test::write_text(folder / "model/posts.csv", "post_id,title,organisation_id\nP1,Chief,b\n");
  test::write_text(folder / "model/scenarios/x/changes.csv", "action,post_id\n\"delete,P1\n");
  const Ran ran = program({"check", folder / "model"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.out.find("posts.csv:2:3: error[unknown-organisation]"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("scenarios/x/changes.csv:2"), std::string::npos) << ran.out;
}

TEST(Scenarios, a_folder_may_have_any_name) {
  const TemporaryFolder folder;
  std::filesystem::copy(register_2021, folder / "model", std::filesystem::copy_options::recursive);
  test::write_text(folder / "model/scenarios/a\xff\"b,c d/changes.csv",
                   "action,post_id\ndelete,ad-communities\n");
  test::write_text(folder / "model/scenarios/e.f/changes.csv", "action,post_id\ndelete,ad-communities\n");
  const Ran ran = program({"analyse", folder / "model", "--no-diagrams"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(program({"compare", folder / "model"}).code, 0);
  EXPECT_EQ(Json::parse(test::read_file(folder / "model-analysis/analysis.json"))["scenarios"].size(), 2U);
}

TEST(Scenarios, a_folder_with_a_line_break_in_its_name_is_named_by_check_and_analyse) {
  const TemporaryFolder folder;
  std::filesystem::copy(register_2021, folder / "model", std::filesystem::copy_options::recursive);
  test::write_text(folder / "model/scenarios/two\nlines/changes.csv", "action,post_id\n");
  const Ran check = program({"check", folder / "model"});
  EXPECT_EQ(check.code, 2);
  EXPECT_NE(check.out.find("two\\nlines': error[bad-scenario-name]"), std::string::npos) << check.out;
  const Ran analyse = program({"analyse", folder / "model", "--no-diagrams"});
  EXPECT_EQ(analyse.code, 2);
  EXPECT_NE(analyse.err.find("error[bad-scenario-name]"), std::string::npos) << analyse.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "model-analysis"));
}

TEST(Scenarios, the_structure_after_one_is_drawn) {
  const TemporaryFolder folder;
  ASSERT_EQ(
      program({"draw", shared_management, "structure", "--scenario", "proposal", "-o", folder / "after.dot"})
          .code,
      0);
  ASSERT_EQ(program({"draw", shared_management, "structure", "-o", folder / "now.dot"}).code, 0);
  const std::string after = test::read_file(folder / "after.dot"), now = test::read_file(folder / "now.dot");
  EXPECT_NE(after.find("Service Director: Education"), std::string::npos);
  EXPECT_EQ(now.find("Service Director: Education"), std::string::npos);
  EXPECT_NE(after.find("Shared management proposal of April 2017 (scenario proposal)"), std::string::npos);
  EXPECT_EQ(after.find("before October 2016"), std::string::npos) << "the title is not of the day before";
  EXPECT_EQ(program({"draw", shared_management, "structure", "--scenario", "x", "-o", folder / "x.dot"}).code,
            1);
}

TEST(Scenarios, an_identifier_may_hold_what_parts_a_list) {
  const TemporaryFolder folder;
  const std::string model = folder / "model";
  test::write_text(model + "/organisations.csv", "organisation_id,name\nO,Org\nQ,Other\n");
  test::write_text(model + "/posts.csv", "post_id,title,organisation_id,reports_to,annual_cost,holder\n"
                                         "top,Chief,O,,100000,h0\n"
                                         "a,Finance Director,O,top,90000,h1\n"
                                         "b,Housing Director,O,top,80000,h2\n"
                                         "\"a, b\",Secretary,O,top,,h3\n");
  test::write_text(model + "/scenarios/s/scenario.csv", "title\nOne deletion\n");
  test::write_text(model + "/scenarios/s/changes.csv", "post_id,action\n\"a, b\",delete\n");
  const Ran ran = program({"analyse", model, "-o", folder / "out", "--no-diagrams", "--quiet"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string page = test::read_file(folder / "out/report.html");
  EXPECT_NE(page.find("because no cost is given for Secretary. "), std::string::npos);
  EXPECT_EQ(page.find("no cost is given for Finance"), std::string::npos);
  EXPECT_EQ(Json::parse(test::read_file(folder / "out/analysis.json"))
                .at(Json::json_pointer("/scenarios/s/cost_change_per_year/not_known_because")),
            "annual_cost is not known of a, b");
}

} // namespace
} // namespace organograph::scenarios_test
