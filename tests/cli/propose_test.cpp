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
        "THE FIRST OF THEM (propose-01)\n  Adult services; Children's services; Education;"})
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
  EXPECT_THAT(page, HasSubstr(">on the front: propose-04</td>"));
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
  for (const char *key : {">proposal; linked-restructures; outcome-june-2017; proposal-by-table-8-6: on the "
                          "front: propose-04<",
                          ">the start: joint-executive-director (dashed)<",
                          ">assistant-directors-attend: dominated by propose-04 (dotted)<"})
    EXPECT_THAT(drawn, HasSubstr(key));
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
