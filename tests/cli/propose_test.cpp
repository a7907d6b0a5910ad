// SPDX-License-Identifier: Apache-2.0
// `propose`: other structures that a brief allows.
#include "organograph/platform/stop_wishes.hpp"
#include "support/examples.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>

namespace organograph::propose_program_test {
namespace {

using Json = nlohmann::json;
using test::example_path;
using test::of_2017;
using test::of_2019;
using test::of_2021;
using test::program;
using test::Ran;
using test::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

std::string brief_of(const std::string &example, const std::string &name) {
  return example_path(example) + "/briefs/" + name + ".csv";
}

Ran proposed(const std::string &model, const std::string &brief, const std::string &out,
             const std::vector<std::string> &more = {}) {
  std::vector<std::string> args = {"propose", model, "--brief", brief, "-o", out};
  args.insert(args.end(), more.begin(), more.end());
  return program(args);
}

TEST(ProposeCommand, writes_each_point_as_a_scenario_that_compare_measures_the_same) {
  const TemporaryFolder folder;
  const std::string model = test::copied_example(of_2017, folder), out = folder / "out";
  const Ran ran = proposed(model, brief_of(of_2017, "rectangles"), out);
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json found = Json::parse(test::read_file(out + "/proposals.json"));
  EXPECT_EQ(found["front"].size(), 56);
  EXPECT_EQ(found["structures"], 86'960);
  const auto paper =
      std::ranges::find_if(found["given"], [](const Json &given) { return given["scenario"] == "proposal"; });
  ASSERT_NE(paper, found["given"].end());
  EXPECT_EQ((*paper)["values"],
            Json({{"duplicated", 0}, {"voices", 0}, {"posts", 5}, {"at_risk", 7}, {"breadth", 2}}));
  const std::string point = (*paper)["equals"];
  std::filesystem::copy(out + "/scenarios/" + point, model + "/scenarios/" + point,
                        std::filesystem::copy_options::recursive);
  const Ran compared = program({"compare", model, "--scenario", point, "--json"});
  ASSERT_EQ(compared.code, 0) << compared.err;
  const Json scenario = Json::parse(compared.out)["scenarios"][point];
  EXPECT_EQ(scenario["at_risk"], 7);
  EXPECT_EQ(scenario["after"]["duplicated_attendance"]["duplicated"], 0);
  EXPECT_EQ(scenario["after"]["partner_contact"]["one_voice"],
            scenario["after"]["partner_contact"]["shared"]);
  EXPECT_EQ(scenario["posts"]["created"].size(), 5);
  EXPECT_THAT(test::read_file(out + "/front.csv"), HasSubstr("\n" + point + ",0,0,5,7,2,1,"));
  EXPECT_THAT(test::read_file(out + "/front.svg"), HasSubstr("<title"));
}

TEST(ProposeCommand, says_first_what_is_not_among_the_objectives_and_praises_nothing) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  const Ran ran = proposed(example_path(of_2017), brief_of(of_2017, "rectangles"), out);
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out.find("Not among the objectives: how good a service is"), 0);
  std::string all = ran.out;
  for (const auto &[name, bytes] : test::files_below(out))
    all += bytes;
  for (const char *word : {"best", "optimal", "recommended", "worst"})
    EXPECT_THAT(all, Not(HasSubstr(word)));
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);)
    EXPECT_LE(line.size(), 101) << line;
  for (const char *words :
       {"front of 56 points", "proposal", "on the front: propose-04", "dominated by propose-04",
        "starts from elsewhere, and is not compared",
        "ONE OF THEM (propose-01, the first in order of the objectives, which is no rank)\n  Adult services; "
        "Children's services; Education;",
        "\n  ccc: Cambridgeshire County Council; pcc: Peterborough City Council.\n",
        "by these 5 objectives alone",
        "Of 56 points 20: those with the smallest of each objective, then evenly over the others;"})
    EXPECT_THAT(ran.out, HasSubstr(words));
  EXPECT_THAT(ran.out, HasSubstr("Left out: cost (nothing says what a new post would cost); layers (no "
                                 "proposal adds or takes away\nany)."));
  EXPECT_THAT(ran.out, HasSubstr("Of each structure on the front no other that the brief allows has less of "
                                 "one objective and no more\nof the others. Which of them to choose, if any, "
                                 "no figure says."));
  EXPECT_THAT(ran.err, HasSubstr("next: copy a folder of " + out + "/scenarios into"));
}

TEST(ProposeCommand, has_a_page_that_says_first_what_is_not_among_the_objectives) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  ASSERT_EQ(proposed(example_path(of_2017), brief_of(of_2017, "rectangles"), out).code, 0);
  const std::string page = test::read_file(out + "/report.html");
  const std::size_t said = page.find("<p class=\"caveat\">Not among the objectives: how good a service is");
  ASSERT_NE(said, std::string::npos);
  EXPECT_LT(said, page.find("All 86,960 structures"));
  EXPECT_LT(said, page.find("<table"));
  EXPECT_THAT(page, HasSubstr(">propose-56</th>"));
  EXPECT_THAT(page, HasSubstr(">on the front: propose-04, by these 5 objectives alone<"));
  EXPECT_THAT(page, HasSubstr(">Shared management proposal of April 2017 (proposal)</th>"));
  EXPECT_THAT(page, HasSubstr(": Cambridgeshire County Council, Peterborough City Council</li>"));
  EXPECT_THAT(page, Not(HasSubstr("new deputies")));
  for (const char *word : {"remit", "point", "front", "dominated", "proven"})
    EXPECT_THAT(page, HasSubstr("<dt>" + std::string(word) + "</dt>"));
  EXPECT_THAT(page, HasSubstr("deputies are none of them."));
  EXPECT_THAT(page, HasSubstr("such a post without a holder&#39;s name counts as one"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
}

TEST(ProposeCommand, says_that_deputies_may_add_layers) {
  const TemporaryFolder folder;
  const std::string brief = folder / "brief.csv";
  test::write_text(brief, "item,id,value\nstart,joint-executive-director,\nscope,pcc-ed,reports\n"
                          "presence,adults,\n");
  const Ran ran = proposed(example_path(of_2017), brief, folder / "out", {"--json"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(Json::parse(ran.out)["left_out"],
              testing::Contains("layers (no proposal adds or takes away any but by deputies that the brief "
                                "asks for)"));
}

TEST(ProposeCommand, draws_values_once_with_a_key_that_names_all_who_have_them) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  ASSERT_EQ(proposed(example_path(of_2017), brief_of(of_2017, "rectangles"), out).code, 0);
  const std::string drawn = test::read_file(out + "/front.svg");
  std::size_t lines = 0;
  for (std::size_t at = drawn.find("<g role=\"img\"><title>"); at != std::string::npos; ++lines)
    at = drawn.find("<g role=\"img\"><title>", at + 1);
  EXPECT_EQ(lines, 58); // 56 points, the start, one scenario
  for (const char *key :
       {">Shared management proposal of April 2017 (proposal): on the front: propose-04<",
        " (joint-executive-director): dominated by propose-", " (dashed)<",
        " (assistant-directors-attend): dominated by propose-04 (dotted)<", "which is no judgement.",
        "On the front, or dominated: by these 5 objectives alone."})
    EXPECT_THAT(drawn, HasSubstr(key));
  // What is solid lies below what is dashed, and that below what is dotted.
  const std::size_t solid = drawn.find("<title>Shared management proposal"),
                    dashed = drawn.find("<title>as it is, the start"),
                    dotted = drawn.find("<title>The proposal, with the two Assistant Directors");
  ASSERT_NE(dotted, std::string::npos);
  EXPECT_LT(solid, dashed);
  EXPECT_LT(dashed, dotted);
}

TEST(ProposeCommand, places_the_start_as_any_given_scenario) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  const Ran ran = proposed(example_path(of_2017), brief_of(of_2017, "rectangles"), out);
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json found = Json::parse(test::read_file(out + "/proposals.json"));
  ASSERT_TRUE(found["as_it_is"]["dominated_by"].is_null() != found["as_it_is"]["equals"].is_null());
  const std::string place = found["as_it_is"]["place"];
  EXPECT_THAT(place, HasSubstr(", by these 5 objectives alone"));
  EXPECT_THAT(ran.out, testing::ContainsRegex("\nas it is +7 +10 +10 +0 +2\n  "));
  EXPECT_THAT(ran.out, HasSubstr("\n  " + place + "\n"));
  EXPECT_THAT(test::read_file(out + "/report.html"), HasSubstr(">" + place + "</td>"));
  EXPECT_THAT(test::read_file(out + "/given.csv"),
              HasSubstr("\njoint-executive-director,as it is,7,10,10,0,2,"));
  EXPECT_THAT(test::read_file(out + "/front.svg"), HasSubstr("joint-executive-director): " + place));
}

TEST(ProposeCommand, a_scenario_of_stated_savings_alone_has_no_place) {
  const TemporaryFolder folder;
  const std::string model = test::copied_example(of_2017, folder), out = folder / "out";
  test::write_text(model + "/scenarios/stated/scenario.csv",
                   "title,starts_from\nStated,joint-executive-director\n");
  test::write_text(model + "/scenarios/stated/other_savings.csv",
                   "description,organisation_id,annual_saving\ns,pcc,900\n");
  const Ran ran = proposed(model, brief_of(of_2017, "rectangles"), out);
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Stated (stated)\n  changes no post in scope, and is not compared\n"));
  const Json found = Json::parse(test::read_file(out + "/proposals.json"));
  const auto stated =
      std::ranges::find_if(found["given"], [](const Json &given) { return given["scenario"] == "stated"; });
  ASSERT_NE(stated, found["given"].end());
  EXPECT_TRUE((*stated)["values"].is_null());
  EXPECT_TRUE((*stated)["dominated_by"].is_null());
}

TEST(ProposeCommand, one_structure_alone_is_told_so) {
  const TemporaryFolder folder;
  const std::string brief = folder / "brief.csv", out = folder / "out";
  test::write_text(brief, "item,id,value\nstart,joint-executive-director,\nscope,pcc-sd-children,\n");
  const Ran ran = proposed(example_path(of_2017), brief, out);
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string page = test::read_file(out + "/report.html");
  EXPECT_THAT(page,
              HasSubstr("The one structure that the brief allows was looked at: its rows leave nothing to "
                        "compare it with."));
  EXPECT_THAT(page, HasSubstr(">propose-01 (as it is)</th>"));
  EXPECT_THAT(ran.out, HasSubstr("\n  as it is\n"));
  EXPECT_THAT(ran.out, HasSubstr("on the front: propose-01 (as it is), by these 5 objectives alone"));
}

TEST(ProposeCommand, tells_the_rows_of_the_brief_and_what_they_rest_on) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  ASSERT_EQ(proposed(example_path(of_2017), brief_of(of_2017, "rectangles"), out).code, 0);
  const std::string page = test::read_file(out + "/report.html");
  for (const char *words :
       {">What the brief asks</h2>", "3 rows, of which 1 rests on an assumption: another brief",
        "<td data-label=\"Source\">000 8.5</td><td data-label=\"Note\">the ten Service Directors</td>"})
    EXPECT_THAT(page, HasSubstr(words));
  EXPECT_THAT(page, HasSubstr(">assumption: a joint post has the same services in each council</td>"
                              "<td data-label=\"Note\">as all joint posts of the paper</td>"));
  const Json found = Json::parse(test::read_file(out + "/proposals.json"));
  EXPECT_EQ(found["brief_rows"].size(), 3);
  EXPECT_EQ(found["brief_rows"][2]["assumed"], true);
}

TEST(ProposeCommand, new_deputies_stand_beside_the_posts_where_the_brief_asks_for_them) {
  const TemporaryFolder folder;
  const std::string brief = folder / "brief.csv", out = folder / "out";
  test::write_text(brief, "item,id,value\nstart,joint-executive-director,\nscope,pcc-ed,reports\n"
                          "presence,adults,\n");
  const Ran ran = proposed(example_path(of_2017), brief, out);
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, testing::ContainsRegex("\n +seats +without one +new +people at +broadest\n"
                                              " +duplicated +voice +posts +deputies +risk +post\n"));
  EXPECT_THAT(test::read_file(out + "/report.html"),
              HasSubstr(">posts</th><th scope=\"col\" class=\"number\">new deputies</th>"));
}

TEST(ProposeCommand, interim_holders_whose_posts_end_are_counted_beside_the_people_at_risk) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  const Ran ran = proposed(example_path(of_2017), brief_of(of_2017, "rectangles"), out);
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json found = Json::parse(test::read_file(out + "/proposals.json"));
  std::uint64_t most = 0;
  for (const Json &point : found["front"])
    most = std::max(most, point["interim_ending"].get<std::uint64_t>());
  ASSERT_GT(most, 0U);
  EXPECT_THAT(
      test::read_file(out + "/report.html"),
      HasSubstr("held by an interim or acting person, not counted: a permanent holder would be at risk."));
  EXPECT_THAT(ran.out, HasSubstr("Of the posts that end in a point of the front "));
}

TEST(ProposeCommand, faults_of_a_brief_point_to_no_check_of_the_model) {
  const TemporaryFolder folder;
  std::string rows = "item,id,value\n";
  for (int n = 0; n < 12; ++n)
    rows += "fix,nobody" + std::to_string(n) + ",\n";
  test::write_text(folder / "brief.csv", rows);
  const Ran ran = proposed(example_path(of_2017), folder / "brief.csv", folder / "out");
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("9 more like these, on lines 5, 6, 7, 8, 9, 10, 11, 12 and 1 more\n"));
  EXPECT_THAT(ran.err, Not(HasSubstr("organograph check")));
  EXPECT_THAT(ran.err, HasSubstr("('organograph propose ... --json' lists each)"));
}

TEST(ProposeCommand, that_is_stopped_before_all_structures_writes_nothing) {
  const TemporaryFolder folder;
  const platform::StopWishes wishes;
  platform::StopWishes::ask();
  const Ran ran = proposed(example_path(of_2017), brief_of(of_2017, "rectangles"), folder / "out");
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("stopped before a structure was looked at: nothing was written"));
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

TEST(ProposeCommand, renews_a_folder_and_keeps_no_empty_ones) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  ASSERT_EQ(proposed(example_path(of_2021), brief_of(of_2021, "undoing"), out).code, 0);
  ASSERT_TRUE(std::filesystem::exists(out + "/scenarios/propose-04"));
  ASSERT_EQ(proposed(example_path(of_2019), brief_of(of_2019, "directors"), out).code, 0);
  EXPECT_TRUE(std::filesystem::exists(out + "/scenarios/propose-03"));
  EXPECT_FALSE(std::filesystem::exists(out + "/scenarios/propose-04"));
}

TEST(ProposeCommand, each_example_has_a_brief_that_gives_a_front) {
  const TemporaryFolder folder;
  using Figures = std::pair<std::uint64_t, std::size_t>; // structures, points
  for (const auto &[example, brief, figures] : {std::tuple(of_2019, "directors", Figures(15, 3)),
                                                std::tuple(of_2021, "undoing", Figures(1'732, 4))}) {
    const std::string out = folder / example;
    const Ran ran = proposed(example_path(example), brief_of(example, brief), out, {"--json"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const Json found = Json::parse(ran.out);
    EXPECT_EQ(found["structures"], figures.first) << example;
    EXPECT_EQ(found["front"].size(), figures.second) << example;
    EXPECT_EQ(found["whole"], true);
    for (const Json &objective : found["objectives"])
      EXPECT_TRUE(found["start"].contains(objective));
  }
}

TEST(ProposeCommand, gives_the_same_bytes_again_and_on_any_number_of_threads) {
  const TemporaryFolder folder;
  const std::string brief = brief_of(of_2021, "undoing");
  for (const char *threads : {"1", "2", "7"})
    ASSERT_EQ(proposed(example_path(of_2021), brief, folder / threads, {"--threads", threads}).code, 0);
  ASSERT_EQ(proposed(example_path(of_2021), brief, folder / "7", {"--threads", "2"}).code, 0) << "again";
  EXPECT_EQ(test::files_below(folder / "1"), test::files_below(folder / "2"));
  EXPECT_EQ(test::files_below(folder / "1"), test::files_below(folder / "7"));
}

TEST(ProposeCommand, refuses_what_it_cannot_do) {
  const TemporaryFolder folder;
  const std::string model = example_path(of_2017), brief = folder / "brief.csv", out = folder / "out";
  test::write_text(brief, "item,id,value\nstart,propozal,\nscope,ce,\n");
  const Ran start = proposed(model, brief, out);
  EXPECT_EQ(start.code, 2);
  EXPECT_THAT(start.err, HasSubstr("brief.csv:2:2"));
  EXPECT_THAT(start.err, HasSubstr("did you mean 'proposal'?"));
  test::write_text(brief, "item,id,value\nscope,pcc-ed,reports\nscope,ccc-ed,reports\nscope,nobody,\n");
  const Ran post = proposed(model, brief, out);
  EXPECT_EQ(post.code, 2);
  EXPECT_THAT(post.err, HasSubstr("brief.csv:4:2"));
  const Ran text = proposed(model, folder / "brief.txt", out);
  EXPECT_EQ(text.code, 1);
  EXPECT_THAT(text.err, HasSubstr("brief.txt' is no .csv file: docs/propose.md says what a brief is"));
  const Ran none = proposed(model, folder / "none.csv", out);
  EXPECT_EQ(none.code, 3);
  EXPECT_THAT(none.err, HasSubstr("none.csv': "));
  const Ran inside = proposed(model, brief, model + "/scenarios/x");
  EXPECT_EQ(inside.code, 1);
  EXPECT_THAT(inside.err, HasSubstr("is among the model's scenarios, and would be read as one"));
  EXPECT_FALSE(std::filesystem::exists(model + "/scenarios/x"));
  EXPECT_FALSE(std::filesystem::exists(out));
}

TEST(ProposeCommand, leaves_a_folder_of_somebody_elses_as_it_is) {
  const TemporaryFolder folder;
  test::write_text(folder / "theirs/notes.txt", "x");
  const Ran ran = proposed(example_path(of_2021), brief_of(of_2021, "undoing"), folder / "theirs");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("theirs' exists and is not the output of an earlier proposal"));
  EXPECT_EQ(test::files_below(folder / "theirs"), (std::map<std::string, std::string>{{"notes.txt", "x"}}));
}

} // namespace
} // namespace organograph::propose_program_test
