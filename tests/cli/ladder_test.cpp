// SPDX-License-Identifier: Apache-2.0
// Scenarios that say what papers say, and services by their levels: through the program, with figures found
// by hand in the papers of the examples or on small models.
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace organograph::ladder_test {
namespace {

using Json = nlohmann::json;
using test::program;
using test::Ran;
using test::TemporaryFolder;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string examples = places::examples();
const std::string shared_management = examples + "/cambridgeshire-peterborough-2017";
const std::string vertical = examples + "/oxfordshire-cherwell-2019";
const std::string register_2021 = examples + "/cambridgeshire-peterborough-2021";

using Files = std::vector<std::pair<std::string, std::string>>;

/// A model of these files, which is removed at the end.
class Written {
public:
  explicit Written(const Files &files) {
    for (const auto &[name, text] : files)
      test::write_text(folder_ / ("model/" + name), text);
  }
  std::string model() const { return folder_ / "model"; }
  Ran ran(std::vector<std::string> args) const {
    args.insert(args.begin() + 1, model());
    return program(args);
  }
  Json analysed(std::vector<std::string> options = {}) const {
    std::vector<std::string> args = {"analyse",       "-o",          folder_ / "out",
                                     "--no-diagrams", "--no-report", "--quiet"};
    args.insert(args.end(), options.begin(), options.end());
    const Ran ran = this->ran(args);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return Json::parse(test::read_file(folder_ / "out/analysis.json"));
  }
  std::string table(const std::string &name) const {
    return test::read_file(folder_ / ("out/tables/" + name + ".csv"));
  }

private:
  TemporaryFolder folder_;
};

Json decoupled(const std::vector<std::string> &args) {
  std::vector<std::string> all = {"decouple", "--json"};
  all.insert(all.end(), args.begin(), args.end());
  const Ran ran = program(all);
  EXPECT_EQ(ran.code, 0) << ran.err;
  return Json::parse(ran.out);
}

Json published_of(const std::string &model) {
  const TemporaryFolder folder;
  const Ran ran =
      program({"analyse", model, "-o", folder / "out", "--no-diagrams", "--no-report", "--quiet"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  return Json::parse(test::read_file(folder / "out/analysis.json"))["published"];
}

Json figure(const Json &published, const std::string &measure) {
  for (const Json &each : published["figures"])
    if (each["measure"] == measure)
      return each;
  return {};
}

// --- what the papers count ------------------------------------------------------------------------------

TEST(Papers, the_2017_deletions_agree_in_posts_and_in_functions) {
  const Json published = published_of(shared_management);
  EXPECT_EQ(figure(published, "scenarios.proposal.posts_deleted")["computed"], 10);
  EXPECT_EQ(figure(published, "scenarios.proposal.functions_deleted")["computed"], 12);
  EXPECT_EQ(figure(published, "scenarios.proposal.functions_deleted")["agrees"], true);
  // the chart of 4.2: an Executive Director, five Service Directors, nine Assistant Directors
  const std::string after = "count(scenarios/proposal/after.posts where ";
  EXPECT_EQ(figure(published, after + "tier=2 and function=people)")["computed"], 1);
  EXPECT_EQ(figure(published, after + "reports_to=pcc-ed and tier=3)")["computed"], 5);
  EXPECT_EQ(figure(published, after + "tier=4)")["computed"], 9);
}

TEST(Papers, page_11_of_2019_fits_after_the_proposal_and_not_before) {
  const std::vector<std::pair<std::string, std::pair<int, int>>> rows = {
      {"serves=occ)", {4, 4}}, {"serves=occ;cdc)", {1, 3}}, {"serves=cdc)", {5, 3}}};
  const TemporaryFolder folder;
  std::filesystem::copy(vertical, folder / "model", std::filesystem::copy_options::recursive);
  std::string text = test::read_file(folder / "model/published.csv");
  for (const auto &[which, counts] : rows)
    for (const char *state : {"scenarios/proposal/before.posts", "posts"})
      text += "count(" + std::string(state) + " where reports_to=ce and " + which + "," +
              std::to_string(counts.second) + ",,004 page 11,\n";
  test::write_text(folder / "model/published.csv", text);
  const Json published = published_of(folder / "model");
  int differ = 0;
  for (const auto &[which, counts] : rows) {
    const auto computed = [&](const std::string &state) {
      return figure(published, "count(" + state + " where reports_to=ce and " + which)["computed"];
    };
    EXPECT_EQ(computed("scenarios/proposal/after.posts"), counts.second) << which;
    EXPECT_EQ(computed("scenarios/proposal/before.posts"), counts.first) << which;
    EXPECT_EQ(computed("posts"), counts.first) << which;
    differ += counts.first != counts.second;
  }
  EXPECT_EQ(differ, 2);
  EXPECT_EQ(published["differ"], 1 + 2 * differ);
}

TEST(Papers, undoing_the_2019_partnership_gives_each_council_two_and_a_half_posts) {
  const Json together = decoupled({vertical})["together"];
  EXPECT_EQ(together["post_ids"].size(), 5U);
  EXPECT_EQ(together["organisations"]["occ"]["fte_gained"], 2.5);
  EXPECT_EQ(together["organisations"]["cdc"]["fte_gained"], 2.5);
  EXPECT_EQ(together["series"], nullptr); // no meetings are in the paper
  EXPECT_EQ(together["meeting_hours_per_year"], nullptr);
  EXPECT_EQ(together["attendances_that_become_duplicated"], nullptr);
  EXPECT_EQ(together["lost_one_voice"], nullptr);
}

TEST(Papers, the_plan_without_sharing_and_the_interim_are_scenarios_of_their_own) {
  const TemporaryFolder folder;
  ASSERT_EQ(
      program({"analyse", shared_management, "-o", folder / "out", "--no-diagrams", "--no-report", "--quiet"})
          .code,
      0);
  const Json scenarios = Json::parse(test::read_file(folder / "out/analysis.json"))["scenarios"];
  const Json &plan = scenarios["ccc-own-plan"];
  EXPECT_EQ(plan["fte_before"]["organisations"]["ccc"], 8.0);
  EXPECT_EQ(plan["fte_after"]["organisations"]["ccc"], 6.0);
  EXPECT_EQ(plan["fte_after"]["organisations"]["pcc"], 10.0);
  EXPECT_EQ(plan["at_risk"], 2);
  EXPECT_EQ(plan["before"]["duplicated_attendance"]["duplicated"], 8);
  EXPECT_EQ(plan["after"]["duplicated_attendance"]["duplicated"], 6);
  EXPECT_EQ(plan["functions_deleted"], 3);
  EXPECT_EQ(plan["posts"]["changed"],
            Json::array({{{"post_id", "ccc-sd-childrens-social-care"}, {"columns", {"further_functions"}}}}));
  EXPECT_EQ(scenarios["interim-commissioning"]["after"]["model"]["joint_posts"], 3);
  EXPECT_EQ(scenarios["joint-executive-director"]["after"]["model"]["joint_posts"], 3);
  EXPECT_THAT(test::read_file(folder / "out/tables/changes.csv"),
              HasSubstr("ccc-own-plan,changed,ccc-sd-childrens-social-care,"));
}

TEST(Papers, place_is_said_not_to_be_modelled) {
  const TemporaryFolder folder;
  const Ran ran = program({"analyse", register_2021, "-o", folder / "out", "--no-diagrams"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Without posts in the model, and in no figure of posts: Place"));
  const Json tree = Json::parse(test::read_file(folder / "out/analysis.json"));
  EXPECT_EQ(tree["organograph"]["schema"], 2);
  EXPECT_EQ(tree["model"]["not_modelled"], Json::array({"place"}));
  EXPECT_FALSE(tree["span_of_control"]["functions"].contains("place"));
  EXPECT_FALSE(tree["duplicated_attendance"]["functions"].contains("place"));
  EXPECT_TRUE(tree["span_of_control"]["functions"].contains("mash")); // without posts, and modelled
  EXPECT_THAT(test::read_file(folder / "out/tables/span_scopes.csv"), Not(HasSubstr("function,place")));
  EXPECT_THAT(test::read_file(folder / "out/tables/duplicated_by_function.csv"), Not(HasSubstr("place,")));
  EXPECT_THAT(test::read_file(folder / "out/report.html"),
              HasSubstr("Without posts in the model, and in no figure of posts: Place"));
}

// --- the ladder in words ----------------------------------------------------------------------------------

TEST(LadderWords, a_service_is_held_or_not_held_and_those_at_0_stand_in_one_line) {
  const TemporaryFolder folder;
  const Ran ran = program({"analyse", register_2021, "-o", folder / "out", "--no-diagrams"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("level 0  separate: Finance, Human resources"));
  const std::string page = test::read_file(folder / "out/report.html");
  EXPECT_THAT(page,
              AllOf(HasSubstr("held by 6"), HasSubstr("not held"), HasSubstr("Finance, Human resources")));
  EXPECT_THAT(page, Not(HasSubstr(">met<")));
}

const std::string organisations = "organisation_id,name\nwest,Westvale\neast,Eastvale\n";

TEST(LadderWords, a_service_that_one_side_loses_is_named) {
  const Written model({{"organisations.csv", organisations},
                       {"functions.csv", "function,name\ndigital,Digital\nadults,Adults\n"},
                       {"posts.csv", "post_id,title,organisation_id,function\nw,Head,west,digital\n"
                                     "e,Head,east,digital\nw2,Head,west,adults\ne2,Head,east,adults\n"},
                       {"scenarios/s/changes.csv", "action,post_id\ndelete,w\n"},
                       {"scenarios/t/changes.csv", "action,post_id\ndelete,w\ndelete,e\n"}});
  const Json scenarios = model.analysed()["scenarios"];
  EXPECT_EQ(scenarios["s"]["no_longer_shared"], Json::array({{{"function", "digital"},
                                                              {"organisation_a", "west"},
                                                              {"organisation_b", "east"},
                                                              {"without", {"west"}}}}));
  EXPECT_EQ(scenarios["t"]["no_longer_shared"][0]["without"], Json({"west", "east"}));
  EXPECT_THAT(model.ran({"compare", "--scenario", "s"}).out,
              HasSubstr("No longer shared: Westvale has no post for Digital left."));
  EXPECT_THAT(model.ran({"compare", "--scenario", "t"}).out,
              HasSubstr("neither Westvale nor Eastvale has a post for Digital left"));
}

TEST(LadderWords, levels_that_fall_or_rise_are_named_in_every_scenario) {
  const Ran ran = program({"compare", shared_management, "--scenario", "proposal"});
  EXPECT_THAT(ran.out, HasSubstr("Levels that differ: Adult services: reached 3 to 4"));
  const TemporaryFolder folder;
  ASSERT_EQ(program({"analyse", shared_management, "-o", folder / "out", "--no-diagrams", "--quiet"}).code,
            0);
  std::string page = test::read_file(folder / "out/report.html");
  page = page.substr(0, page.find("All scenarios side by side")); // 'In short' stands before
  EXPECT_THAT(page, HasSubstr("Levels that differ"));
}

TEST(LadderWords, stated_savings_stand_beside_a_cost_of_posts_that_does_not_change) {
  const TemporaryFolder folder;
  ASSERT_EQ(program({"analyse", vertical, "-o", folder / "out", "--no-diagrams", "--quiet"}).code, 0);
  EXPECT_THAT(test::read_file(folder / "out/report.html"),
              HasSubstr("no change; the papers state savings of £629,000 a year"));
}

TEST(LadderWords, what_has_a_source_is_not_called_published) {
  const TemporaryFolder folder;
  ASSERT_EQ(program({"analyse", register_2021, "-o", folder / "out", "--quiet"}).code, 0);
  EXPECT_THAT(test::read_file(folder / "out/report.html"), Not(HasSubstr("published source")));
  EXPECT_THAT(test::read_file(folder / "out/diagrams/integration.svg"),
              AllOf(HasSubstr("with a source"), Not(HasSubstr(" published,"))));
}

// --- decoupling three councils ----------------------------------------------------------------------------

const Files three_councils = {
    {"organisations.csv", "organisation_id,name\na,A\nb,B\nc,C\n"},
    {"posts.csv", "post_id,title,organisation_id,reports_to,function,annual_cost\n"
                  "j,Head,a,,x,90000\np,Aide,a,j,x,\nq,Aide,b,j,x,\nr,Aide,c,j,x,\n"},
    {"post_shares.csv",
     "post_id,organisation_id,cost_share,sole_cost\nj,a,0.5,70000\nj,b,0.25,\nj,c,0.25,40000\n"}};

TEST(ThreeCouncils, each_fall_names_its_pair_and_the_middle_cost_says_what_it_leaves_out) {
  const Written model(three_councils);
  const Json together = decoupled({model.model()})["together"];
  EXPECT_EQ(together["fallen_services"].size(), 3U);
  EXPECT_EQ(together["cost_per_year"], // 70,000 - 45,000 and 40,000 - 22,500
            Json({{"low", 0.0}, {"middle", 42500.0}, {"middle_not_known", 1}, {"high", 180000.0}}));
  EXPECT_EQ(together["organisations"]["b"]["cost_per_year"]["middle"], nullptr);
  const std::string text = model.ran({"decouple"}).out;
  EXPECT_THAT(text,
              AllOf(HasSubstr("x (a, b) 4 before, between 0 and 1 after"), HasSubstr("x (a, c) 4 before,"),
                    HasSubstr("x (b, c) 4 before,"), HasSubstr("middle without 1 half")));
}

TEST(ThreeCouncils, a_service_that_falls_and_rises_is_under_neither) {
  // A joint deputy attends alone: level 1 is not held, half of the team is joint. Apart, two posts attend.
  const Written model(
      {{"organisations.csv", organisations},
       {"posts.csv", "post_id,title,organisation_id,reports_to,function\n"
                     "h,Head,west,,x\nd,Deputy,west,h,x\ne,Deputy,west,h,x\nk,Head,east,,x\n"},
       {"post_shares.csv", "post_id,organisation_id,cost_share\nd,west,0.5\nd,east,0.5\n"},
       {"meetings.csv",
        "meeting_id,subject,function,kind,occurrences_per_year\nM,Board,x,representation,4\n"},
       {"attendance.csv", "meeting_id,attendee_id\nM,d\n"}});
  const Json together = decoupled({model.model()})["together"];
  EXPECT_TRUE(together["fallen_services"].empty()) << together.dump(1);
  ASSERT_EQ(together["fallen_and_risen_services"].size(), 1U) << together.dump(1);
  EXPECT_EQ(together["fallen_and_risen_services"][0]["secured_after"], 1);
  EXPECT_THAT(model.ran({"decouple"}).out, HasSubstr("of which one level falls and the other rises"));
}

// --- tables and privacy -----------------------------------------------------------------------------------

TEST(UnreadTable, ends_the_run_and_says_what_is_meant) {
  const Written model({{"organisations.csv", organisations},
                       {"posts.csv", "post_id,title,organisation_id\nw,Head,west\n"},
                       {"scenarios/s/posts.csv", "post_id,title,organisation_id\nw,Head,west\n"}});
  for (const char *command : {"check", "compare"}) {
    const Ran ran = model.ran({command});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.out + ran.err, AllOf(HasSubstr("scenarios/s/posts.csv: error[unread-table]"),
                                         HasSubstr("rows of changes.csv")));
  }
}

TEST(OtherSavings, of_an_organisation_without_an_amount_are_not_known) {
  const Written model(
      {{"organisations.csv", organisations},
       {"posts.csv", "post_id,title,organisation_id\nw,Head,west\n"},
       {"scenarios/s/other_savings.csv", "description,organisation_id,annual_saving\nx,west,1000\n"}});
  const Json savings = model.analysed()["scenarios"]["s"]["other_savings_per_year"];
  EXPECT_EQ(savings["all"], 1000.0);
  EXPECT_EQ(savings["organisations"], Json({{"west", 1000.0}, {"east", nullptr}}));
  EXPECT_EQ(savings["without_organisation"], nullptr);
}

const Files a_proposal = {
    {"organisations.csv", organisations},
    {"functions.csv", "function,name\nx,X\ny,Y\n"},
    {"posts.csv", "post_id,title,organisation_id,reports_to,function,holder\nann,Chief,west,,x,Ann\n"
                  "bo,Head,west,ann,x,Bo\ncy,Head,east,ann,y,Cy\n"},
    {"reporting_lines.csv", "post_id,reports_to,kind\nbo,cy,dotted\n"},
    {"scenarios/s/changes.csv", "action,post_id,title,organisation_id,reports_to\ncreate,dee,Head,east,cy\n"},
    {"scenarios/s/function_changes.csv", "post_id,function,action\ndee,y,add\nbo,y,add\n"},
    {"scenarios/s/line_changes.csv", "post_id,reports_to,kind,action\nbo,cy,,remove\ndee,bo,dotted,add\n"},
    {"published.csv", "measure,value\ncount(scenarios/s/after.posts where functions has y),3\n"
                      "count(scenarios/s/before.posts where functions has y),1\n"
                      "count(scenarios/s/after.posts where reports_to=cy and joint=no and layer=3),1\n"
                      "count(scenarios/s/after.posts where span=2),1\ncount(posts where span=),2\n"
                      "count(scenarios/s/after.reporting_lines where post_id=dee),1\n"
                      "sum(scenarios/s/after.posts.fte),4\n"}};

TEST(NewTables, change_functions_and_lines_also_of_a_post_that_the_scenario_creates) {
  const Written model(a_proposal);
  const Json tree = model.analysed();
  EXPECT_EQ(tree["published"]["differ"], 0) << tree["published"].dump(1);
  const Json &s = tree["scenarios"]["s"];
  EXPECT_EQ(s["lines_added"], 1);
  EXPECT_EQ(s["lines_removed"], 1);
  EXPECT_EQ(s["posts"]["changed"][0]["post_id"], "bo");
  EXPECT_THAT(model.ran({"compare"}).out, HasSubstr("Further lines: 1 added, 1 removed."));
}

TEST(NewTables, names_in_them_are_replaced_and_figures_follow) {
  const Written model(a_proposal);
  const TemporaryFolder keys;
  const Json tree = model.analysed({"--pseudonymise", keys / "key"});
  EXPECT_EQ(tree["published"]["checked"], 7) << tree["published"].dump(1);
  EXPECT_EQ(tree["published"]["differ"], 0) << tree["published"].dump(1);
  const std::string all = tree.dump() + model.table("changes") + model.table("scenario_figures");
  for (const char *name : {"\"bo\"", "\"cy\"", "dee", "=cy"})
    EXPECT_THAT(all, Not(HasSubstr(name)));
}

TEST(NewTables, figures_of_states_are_left_out_with_small_groups) {
  Files files = a_proposal;
  std::string posts =
      "post_id,title,organisation_id,reports_to,function\nann,Chief,west,,x\nbo,Head,west,ann,x\n"
      "cy,Head,east,ann,y\n";
  for (int i = 0; i < 9; ++i)
    posts += "p" + std::to_string(i) + ",Aide,west,ann,x\n";
  files[2].second = posts;
  const Json published = Written(files).analysed({"--minimum-group", "5"})["published"];
  for (const Json &each : published["figures"])
    EXPECT_THAT(each["measure"].get<std::string>(), Not(HasSubstr(".posts where")));
}

} // namespace
} // namespace organograph::ladder_test
