// SPDX-License-Identifier: Apache-2.0
// `organograph analyse` as its user runs it: the published truth of every real input, and what a run leaves
// behind.
#include "organograph/io/output.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace organograph::analyse_test {
namespace {

using test::program;
using test::Ran;
using test::TemporaryFolder;

const std::string data = places::test_data();
const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";

nlohmann::json analysed(const std::string &model, std::vector<std::string> options = {}) {
  const TemporaryFolder folder;
  std::vector<std::string> args = {"analyse", model, "-o", folder / "out", "--no-diagrams", "--quiet"};
  args.insert(args.end(), options.begin(), options.end());
  const Ran ran = program(args);
  EXPECT_EQ(ran.code, 0) << ran.err;
  return nlohmann::json::parse(test::read_file(folder / "out/analysis.json"));
}

TEST(Analyse, the_meeting_of_paragraph_3_8_has_the_published_figures) {
  const auto tree = analysed(example);
  const auto &meeting = tree["duplicated_attendance"]["meetings"]["adults-health-integration"];
  EXPECT_EQ(meeting["attendances"], 5);
  EXPECT_EQ(meeting["compared"], 5);
  EXPECT_EQ(meeting["duplicated"], 3);
  EXPECT_EQ(meeting["across_organisations"], 2);
  EXPECT_EQ(meeting["within_organisation"], 1);
  EXPECT_EQ(tree["published"]["differ"], 2)
      << tree["published"].dump(1); // of the proposal: scenarios_test.cpp
  EXPECT_GE(tree["published"]["checked"], 10);
}

TEST(Analyse, the_examples_spans_come_from_no_invented_spreading) {
  const auto tree = analysed(example);
  EXPECT_EQ(tree["model"]["staff_group_fte"], 36.0);
  EXPECT_EQ(tree["model"]["posts"], 18);
  EXPECT_EQ(tree["model"]["joint_posts"], 2);
  // The six Service Directors of Cambridgeshire are no managers of invented teams.
  EXPECT_GE(tree["span_of_control"]["all"]["reports_not_known"], 6);
}

TEST(Analyse, southern_women_have_the_published_co_attendance) {
  const std::string model = data + "/southern-women";
  const std::vector<std::pair<std::string, int>> truth = {{"1", 139}, {"3", 46}, {"5", 9}, {"7", 1}};
  for (const auto &[k, pairs] : truth) {
    const auto tree = analysed(model, {"--co-attendance", k});
    EXPECT_EQ(tree["model"]["attendances"], 89);
    EXPECT_EQ(tree["meeting_pairs"]["co_attendance"]["pairs_count"], pairs) << "k " << k;
  }
  EXPECT_EQ(analysed(model)["meeting_pairs"]["same_people"]["count"], 3);
  EXPECT_EQ(analysed(model, {"--overlap", "0.5"})["meeting_pairs"]["same_people"]["count"], 17);
}

TEST(Analyse, committee_minutes_have_the_published_pairs) {
  const std::string model = data + "/technical-committee-minutes";
  const std::vector<std::pair<std::string, int>> truth = {
      {"1", 2350}, {"3", 1002}, {"5", 839}, {"50", 79}, {"140", 1}};
  for (const auto &[k, pairs] : truth)
    EXPECT_EQ(analysed(model, {"--co-attendance", k})["meeting_pairs"]["co_attendance"]["pairs_count"], pairs)
        << "k " << k;
  const auto tree = analysed(model);
  EXPECT_EQ(tree["model"]["meetings"], 389);
  EXPECT_EQ(tree["model"]["posts"], 198);
  EXPECT_EQ(tree["model"]["attendances"], 3980);
  EXPECT_EQ(tree["meeting_pairs"]["same_people"]["count"], 190);
  EXPECT_EQ(analysed(model, {"--overlap", "0.9"})["meeting_pairs"]["same_people"]["count"], 22);
}

struct Organogram {
  const char *name;
  int posts, layers, managers;
  double mean, median;
  int most;
  double junior_fte;
};

class OrganogramTruth : public testing::TestWithParam<Organogram> {};

TEST_P(OrganogramTruth, is_reached_by_import_and_analyse) {
  const Organogram &truth = GetParam();
  const TemporaryFolder folder;
  const std::string stem = data + "/organograms/" + truth.name + "-2013-09-30-";
  const Ran imported = program({"import", "organogram", "--senior", stem + "senior.csv", "--junior",
                                stem + "junior.csv", "--repair", "-o", folder / "model"});
  ASSERT_EQ(imported.code, 0) << imported.err;
  const auto tree = analysed(folder / "model");
  const auto &all = tree["span_of_control"]["all"];
  EXPECT_EQ(all["posts"], truth.posts);
  EXPECT_EQ(all["layers"], truth.layers);
  EXPECT_EQ(all["managers"], truth.managers);
  EXPECT_NEAR(all["span_mean"].get<double>(), truth.mean, 0.0005);
  EXPECT_EQ(all["span_median"], truth.median);
  EXPECT_EQ(all["span_max"], truth.most);
  EXPECT_NEAR(tree["model"]["staff_group_fte"].get<double>(), truth.junior_fte, 1e-6);
  EXPECT_FALSE(tree["diagnostics"]["by_code"].contains("several-tops"));
}

INSTANTIATE_TEST_SUITE_P(real_files, OrganogramTruth,
                         testing::Values(Organogram{"uk-statistics-authority", 45, 6, 11, 4.000, 4, 8,
                                                    2922.03},
                                         Organogram{"dcms", 37, 3, 7, 5.143, 6, 8, 343.64},
                                         Organogram{"hm-treasury", 88, 5, 24, 3.625, 3, 7, 1020.49}));

TEST(Analyse, two_runs_and_any_thread_count_leave_the_same_bytes) {
  const TemporaryFolder folder;
  for (const auto &[name, threads] : {std::pair("a", "1"), std::pair("b", "1"), std::pair("c", "2")})
    ASSERT_EQ(program({"analyse", example, "-o", folder / name, "--threads", threads}).code, 0);
  const auto first = test::files_below(folder / "a");
  EXPECT_GE(first.size(), 12U);
  EXPECT_EQ(first, test::files_below(folder / "b"));
  EXPECT_EQ(first, test::files_below(folder / "c"));
}

TEST(Analyse, leaves_what_the_manifest_says_and_prints_the_summary_alone) {
  const TemporaryFolder folder;
  const Ran ran = program({"analyse", example, "-o", folder / "out"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto files = test::files_below(folder / "out");
  for (const char *name : {"analysis.json", "tables/spans.csv", "tables/meetings.csv",
                           "diagrams/structure.svg", "diagrams/structure.dot", "files.txt"})
    EXPECT_TRUE(files.contains(name)) << name;
  EXPECT_NE(ran.out.find("verlap"), std::string::npos) << "the caveat is on the screen";
  EXPECT_EQ(ran.out.find("warning["), std::string::npos);
  EXPECT_NE(ran.err.find("Written to"), std::string::npos);
}

TEST(Analyse, writes_beside_the_model_by_default) {
  const TemporaryFolder folder;
  std::filesystem::copy(example, folder / "model", std::filesystem::copy_options::recursive);
  ASSERT_EQ(program({"analyze", (folder / "model") + "/", "--no-diagrams", "--tables", "none"}).code, 0);
  EXPECT_EQ(test::files_below(folder / "model-analysis").size(),
            6U); // report.html, report.xlsx, model.xlsx, agreements.ics, analysis.json, the manifest
}

TEST(Analyse, refuses_a_folder_that_is_not_its_own_and_touches_nothing) {
  const TemporaryFolder folder;
  test::write_text(folder / "mine/letter.txt", "dear all");
  const Ran ran = program({"analyse", example, "-o", folder / "mine"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.err.find("not the output of an earlier analysis"), std::string::npos) << ran.err;
  EXPECT_EQ(test::files_below(folder / "mine").size(), 1U);
}

TEST(Analyse, replaces_its_own_files_and_leaves_others_alone) {
  const TemporaryFolder folder;
  ASSERT_EQ(program({"analyse", example, "-o", folder / "out"}).code, 0);
  test::write_text(folder / "out/notes.txt", "mine");
  ASSERT_EQ(program({"analyse", example, "-o", folder / "out", "--no-diagrams"}).code, 0);
  const auto files = test::files_below(folder / "out");
  EXPECT_TRUE(files.contains("notes.txt"));
  EXPECT_FALSE(files.contains("diagrams/structure.svg"))
      << "a picture of an earlier run would not fit the figures";
}

TEST(Analyse, faults_in_the_data_are_printed_and_nothing_is_written) {
  const TemporaryFolder folder;
  test::write_text(folder / "model/organisations.csv", "organisation_id,name\na,A\n");
  test::write_text(folder / "model/posts.csv",
                   "post_id,title,organisation_id,reports_to\nP1,Chief,a,P9\nP2,Second,b,P1\n");
  const Ran ran = program({"analyse", folder / "model", "-o", folder / "out"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("posts.csv:2:4: error[unknown-post]: reports_to 'P9' is no post"), std::string::npos)
      << ran.err;
  EXPECT_NE(ran.err.find("posts.csv:3:3: error[unknown-organisation]"), std::string::npos) << ran.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

TEST(Analyse, json_on_standard_output_is_the_file) {
  const TemporaryFolder folder;
  const Ran ran = program({"analyse", example, "-o", folder / "out", "--json", "--no-diagrams"});
  EXPECT_EQ(ran.out, test::read_file(folder / "out/analysis.json"));
}

// What a terminal shows of a text: a carriage return goes back, and what follows is written over.
std::vector<std::string> terminal_lines(const std::string &text) {
  std::vector<std::string> lines(1);
  std::size_t at = 0;
  for (const char c : text)
    if (c == '\n') {
      lines.emplace_back();
      at = 0;
    } else if (c == '\r') {
      at = 0;
    } else {
      lines.back().resize(std::max(lines.back().size(), at + 1), ' ');
      lines.back()[at++] = c;
    }
  for (std::string &line : lines)
    line.erase(line.find_last_not_of(' ') + 1);
  return lines;
}

TEST(Analyse, says_on_a_terminal_what_it_does_and_takes_it_back) {
  const TemporaryFolder folder;
  const cli::Surroundings terminal{.progress = true, .progress_after = {}};
  const std::vector<std::string> args = {"analyse", example, "-o", folder / "out", "--no-diagrams"};
  const Ran ran = program(args, terminal);
  ASSERT_EQ(ran.code, 0) << ran.err;
  for (const char *step : {"\rreading ", "\rmeasuring span of control, 1 of 11",
                           "\rmeasuring bridges, 9 of 11", "\rwriting the report and the tables: 0 %"})
    EXPECT_NE(ran.err.find(step), std::string::npos) << step << " in " << ran.err;
  EXPECT_EQ(ran.err.find('\x1b'), std::string::npos);
  const Ran plain = program(args);
  EXPECT_EQ(plain.err.find('\r'), std::string::npos);
  EXPECT_EQ(plain.out, ran.out);
  EXPECT_EQ(terminal_lines(ran.err), terminal_lines(plain.err)) << "nothing of it is left";

  for (const char *silent : {"--quiet", "--json"})
    EXPECT_EQ(
        program({"analyse", example, "-o", folder / "out", "--no-diagrams", silent}, terminal).err.find('\r'),
        std::string::npos);
  cli::Surroundings patient = terminal;
  patient.progress_after = std::chrono::hours(1);
  EXPECT_EQ(program(args, patient).err.find('\r'), std::string::npos);
}

TEST(Analyse, progress_fits_a_narrow_terminal_and_ends_before_an_error) {
  const TemporaryFolder folder;
  const cli::Surroundings narrow{.progress = true, .progress_after = {}, .columns = 10};
  const Ran ran = program({"analyse", example, "-o", folder / "out", "--no-diagrams"}, narrow);
  EXPECT_NE(ran.err.find("\rmeasuring"), std::string::npos);
  EXPECT_EQ(ran.err.find("measuring s"), std::string::npos) << "a full line would wrap";
  const Ran absent = program({"analyse", folder / "absent"}, {.progress = true, .progress_after = {}});
  EXPECT_EQ(absent.code, 3);
  EXPECT_EQ(terminal_lines(absent.err), terminal_lines(program({"analyse", folder / "absent"}).err));
}

TEST(Analyse, largest_tables_have_the_1000_largest_rows) {
  const TemporaryFolder folder;
  test::write_text(folder / "model/organisations.csv", "organisation_id,name\nA,A\n");
  std::string posts = "post_id,title,organisation_id,reports_to\ntop,t,A,\n";
  for (int p = 0; p < 1200; ++p) // the last ones have a report each
    posts += "m" + std::to_string(p) + ",t,A,top\n" +
             (p >= 1100 ? "r" + std::to_string(p) + ",t,A,m" + std::to_string(p) + "\n" : "");
  test::write_text(folder / "model/posts.csv", posts);
  const auto spans = [&](const std::string &tables) {
    const Ran ran = program(
        {"analyse", folder / "model", "-o", folder / "out", "--no-diagrams", "--quiet", "--tables", tables});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return test::read_file(folder / "out/tables/spans.csv");
  };
  EXPECT_EQ(std::ranges::count(spans("all"), '\n'), 1302);
  const std::string largest = spans("largest");
  EXPECT_EQ(std::ranges::count(largest, '\n'), 1001);
  EXPECT_NE(largest.find("\nm1199,"), std::string::npos);
  EXPECT_NE(largest.find("\nm898,"), std::string::npos); // 1 + 100 with reports, then the first of the others
  EXPECT_EQ(largest.find("\nm899,"), std::string::npos);
}

TEST(Analyse, writes_neither_among_the_models_scenarios_nor_over_the_model) {
  const TemporaryFolder folder;
  std::filesystem::copy(example, folder / "m", std::filesystem::copy_options::recursive);
  std::filesystem::create_directory_symlink(folder / "m/scenarios", folder / "link");
  for (const std::string &out : {folder / "m/scenarios/new", folder / "m/scenarios", folder / "link/new"}) {
    const Ran ran = program({"analyse", folder / "m", "-o", out});
    EXPECT_EQ(ran.code, 1);
    EXPECT_NE(ran.err.find("'" + out + "' is among the model's scenarios"), std::string::npos) << ran.err;
  }
  const Ran ran = program({"analyse", folder / "m", "-o", folder / "m/."});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.err.find("is the model itself"), std::string::npos) << ran.err;
  EXPECT_EQ(test::files_below(folder / "m"), test::files_below(example));
}

TEST(Analyse, names_a_scenario_whose_folder_no_file_can_be_named_for) {
  const TemporaryFolder folder;
  std::filesystem::copy(data + "/southern-women", folder / "m");
  test::write_text(folder / "m/scenarios/a\nb/scenario.csv", "title\nTwo lines\n");
  test::write_text(folder / ("m/scenarios/" + std::string(151, 'n') + "/scenario.csv"), "title\nLong\n");
  const Ran check = program({"check", folder / "m"});
  EXPECT_EQ(check.code, 2);
  EXPECT_NE(check.out.find("'scenarios/a\\nb': error[bad-scenario-name]: the scenario's name holds '\\n'"),
            std::string::npos)
      << check.out;
  EXPECT_NE(check.out.find("the scenario's name has 151 bytes"), std::string::npos) << check.out;
  const Ran ran = program({"analyse", folder / "m", "-o", folder / "out"});
  EXPECT_EQ(ran.code, 2) << ran.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

} // namespace
} // namespace organograph::analyse_test
