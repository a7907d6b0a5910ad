// SPDX-License-Identifier: Apache-2.0
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace organograph::commands_test {
namespace {

using test::program;
using test::Ran;
using test::TemporaryFolder;

const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";

TEST(Commands, wrong_use_is_exit_code_1_and_says_what_to_do) {
  const std::vector<std::vector<std::string>> wrong = {
      {},
      {"dance"},
      {"analyse"},
      {"analyse", example, "--overlap", "1.5"},
      {"analyse", example, "--overlap", "many"},
      {"analyse", example, "--overlap", "nan"},
      {"analyse", example, "--hours-per-fte", "nan"},
      {"analyse", example, "--co-attendance", "0"},
      {"analyse", example, "--threads", "0"},
      {"analyse", example, "--span-target", "8:5"},
      {"analyse", example, "--span-target", "wide"},
      {"analyse", example, "--tables", "some"},
      {"analyse", example, "--unheard-of"},
      {"draw", example, "structure"},
      {"draw", example, "painting", "-o", "x.svg"},
      {"draw", example, "structure", "-o", "x.bmp"},
      {"draw", example, "structure", "-o", "x.svg", "--root", "nobody"},
      {"draw", example, "structure", "-o", "x.svg", "--root", ""},
      {"draw", example, "structure", "-o", "x.svg", "--scenario", ""},
      {"draw", example, "structure", "-o", "x.svg", "--organisation", ""},
      {"draw", example, "structure", "-o", "x.svg", "--function", ""},
      {"generate", "-o", "x", "--seed", "18446744073709551616"},
      {"generate", "-o", "x", "--seed", "-1"},
      {"generate", "-o", "x", "--posts", "010"},
      {"import", "organogram", "-o", "x"},
      {"new"},
  };
  for (const auto &args : wrong) {
    const Ran ran = program(args);
    EXPECT_EQ(ran.code, 1) << testing::PrintToString(args);
    EXPECT_NE(ran.err, "") << testing::PrintToString(args);
    EXPECT_EQ(ran.out, "") << testing::PrintToString(args);
  }
  EXPECT_FALSE(std::filesystem::exists("x.svg"));
}

TEST(Commands, thousands_of_errors_alike_are_told_as_three_and_a_count_and_listed_by_json) {
  const TemporaryFolder folder;
  std::string posts = "post_id,title,organisation_id,reports_to\n";
  for (int p = 0; p < 1100; ++p)
    posts += "p" + std::to_string(p) + ",t,nowhere,\n";
  std::ofstream(folder / "organisations.csv") << "organisation_id,name\nA,A\n";
  std::ofstream(folder / "posts.csv") << posts;
  const auto errors = [](const std::string &text, const std::string &mark) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; ++at)
      ++count;
    return count;
  };
  const Ran all = program({"check", folder / ""});
  EXPECT_EQ(all.code, 2);
  const Ran some = program({"analyse", folder / "", "-o", folder / "out", "--quiet"});
  EXPECT_EQ(some.code, 2);
  for (const std::string &text : {all.out, some.err}) {
    EXPECT_EQ(errors(text, "'nowhere' is no organisation"), 3U);
    EXPECT_NE(
        text.find("posts.csv, column organisation_id: error[unknown-organisation]: 1097 more like these, on "
                  "lines 5, 6, 7, 8, 9, 10, 11, 12 and 1089 more\n"),
        std::string::npos)
        << text;
  }
  EXPECT_EQ(errors(program({"check", folder / "", "--json"}).out, "\"unknown-organisation\""), 1100U);
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

TEST(Commands, tens_of_thousands_of_errors_are_counted_and_the_first_are_kept) {
  const TemporaryFolder folder;
  std::string attendance = "meeting_id,attendee_id\n";
  for (int p = 0; p < 10'500; ++p)
    attendance += "m,z" + std::to_string(p) + "\n";
  std::ofstream(folder / "organisations.csv") << "organisation_id,name\nA,A\n";
  std::ofstream(folder / "posts.csv") << "post_id,title,organisation_id\nP,t,A\n";
  std::ofstream(folder / "meetings.csv") << "meeting_id,subject\nm,s\n";
  std::ofstream(folder / "attendance.csv") << attendance;
  const Ran all = program({"check", folder / ""});
  EXPECT_EQ(all.code, 2);
  EXPECT_NE(all.out.find("]: 500 more of this code are counted and not listed\n"), std::string::npos)
      << all.out;
  EXPECT_NE(all.out.find("10500 errors, "), std::string::npos) << all.out;
  const auto list = nlohmann::json::parse(program({"check", folder / "", "--json"}).out);
  ASSERT_GE(list.size(), 10'000U);
  EXPECT_LT(list.size(), 10'100U);
  std::uint64_t more = 0;
  for (const auto &each : list)
    more += each.value("more", std::uint64_t{0});
  EXPECT_EQ(more, 500U);
}

TEST(Commands, tens_of_thousands_of_columns_that_no_measure_uses_are_counted) {
  const TemporaryFolder folder;
  std::string heads = "post_id,title,organisation_id", cells = "P,t,A";
  for (int c = 0; c < 10'500; ++c) {
    heads += ",extra column " + std::to_string(c);
    cells += ",";
  }
  std::ofstream(folder / "organisations.csv") << "organisation_id,name\nA,A\n";
  std::ofstream(folder / "posts.csv") << heads << "\n" << cells << "\n";
  const Ran all = program({"check", folder / ""});
  EXPECT_EQ(all.code, 0);
  EXPECT_NE(all.out.find("note[unknown-column]: 500 more of this code are counted and not listed\n"),
            std::string::npos)
      << all.out.substr(0, 2000);
}

// A table whose thousand first rows are each wrong in a column of their own has no two errors alike.
TEST(Commands, thousands_of_errors_that_differ_are_listed_whole_by_check_and_cut_short_by_the_others) {
  const TemporaryFolder folder;
  std::ofstream(folder / "organisations.csv") << "organisation_id,name\nA,A\n";
  std::ofstream(folder / "posts.csv") << "post_id,title,organisation_id\nP,t,A\n";
  for (int f = 0; f < 1100; ++f) {
    const std::filesystem::path scenario =
        std::filesystem::path(folder / "scenarios") / ("s" + std::to_string(f));
    std::filesystem::create_directories(scenario);
    std::ofstream(scenario / "changes.csv") << "action,post_id\ndelete,nobody\n";
  }
  const Ran all = program({"check", folder / ""});
  EXPECT_EQ(all.code, 2);
  EXPECT_EQ(all.out.find("more errors"), std::string::npos);
  const Ran some = program({"analyse", folder / "", "-o", folder / "out", "--quiet"});
  EXPECT_EQ(some.code, 2);
  EXPECT_NE(some.err.find("and 100 more errors: 'organograph check MODEL' lists all"), std::string::npos);
}

TEST(Commands, a_path_that_is_not_there_is_exit_code_3_and_named) {
  const TemporaryFolder folder;
  for (const std::vector<std::string> &args :
       {std::vector<std::string>{"analyse", folder / "absent", "-o", folder / "out"},
        {"check", folder / "absent"},
        {"draw", folder / "absent", "structure", "-o", folder / "out.svg"},
        {"import", "organogram", "--senior", folder / "absent", "-o", folder / "out"},
        {"analyse", example, "-o", folder / "no/such/place", "--no-diagrams"}}) {
    const Ran ran = program(args);
    EXPECT_EQ(ran.code, 3) << ran.err;
    EXPECT_NE(ran.err.find(folder / ""), std::string::npos) << ran.err;
  }
}

TEST(Commands, help_of_every_command_shows_an_example) {
  EXPECT_NE(program({"--help"}).out.find("organograph analyse"), std::string::npos);
  for (const char *command : {"analyse", "check", "draw", "new"}) {
    const Ran ran = program({command, "--help"});
    EXPECT_EQ(ran.code, 0);
    EXPECT_NE(ran.out.find(std::string("  organograph ") + command), std::string::npos) << ran.out;
  }
  EXPECT_NE(program({"import", "organogram", "--help"}).out.find("  organograph import organogram"),
            std::string::npos);
}

TEST(Commands, version_names_the_libraries) {
  const Ran ran = program({"--version"});
  EXPECT_EQ(ran.code, 0);
  for (const char *library : {"organograph ", "Boost 1.81", "Eigen 3.", "Graphviz ", "ICU ",
                              "nlohmann-json 3.", "libzip 1.", "expat 2.", "qpdf 1", "libical 3.", "CLI11 "})
    EXPECT_NE(ran.out.find(library), std::string::npos) << ran.out;
}

TEST(Commands, check_lists_every_warning_on_standard_output) {
  const Ran ran = program({"check", example});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.out.find("0 errors, "), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("agree"), std::string::npos) << ran.out;
  const auto list = nlohmann::json::parse(program({"check", example, "--json"}).out);
  EXPECT_TRUE(list.is_array());
  EXPECT_FALSE(list.empty());
  EXPECT_EQ(list[0]["severity"], "warning");
}

TEST(Commands, a_published_figure_that_differs_is_a_warning_with_both_values) {
  const TemporaryFolder folder;
  std::filesystem::copy(example, folder / "model", std::filesystem::copy_options::recursive);
  test::write_text(folder / "model/published.csv", "measure,value,tolerance,source\ncount(posts),18,,"
                                                   "000\ncount(posts),20,1,invented\nno.such.path,1,,x\n");
  const Ran ran = program({"check", folder / "model"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("published.csv:3"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("20"), std::string::npos);
  EXPECT_NE(ran.out.find("published.csv:4"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("1 of 3 agree"), std::string::npos) << ran.out;
}

TEST(Commands, new_writes_a_model_that_analyses_and_is_never_written_over) {
  const TemporaryFolder folder;
  ASSERT_EQ(program({"new", folder / "mine"}).code, 0);
  const Ran checked = program({"check", folder / "mine"});
  EXPECT_EQ(checked.code, 0) << checked.out;
  EXPECT_NE(checked.out.find("0 errors"), std::string::npos);
  EXPECT_EQ(program({"analyse", folder / "mine", "-o", folder / "out"}).code, 0);
  const auto before = test::files_below(folder / "mine");
  EXPECT_EQ(before.size(), 23U);
  EXPECT_NE(program({"new", folder / "mine"}).code, 0);
  EXPECT_EQ(test::files_below(folder / "mine"), before);
}

TEST(Commands, draw_writes_each_format) {
  const TemporaryFolder folder;
  const std::vector<std::pair<std::string, std::string>> starts = {
      {"svg", "<?xml"}, {"pdf", "%PDF-"}, {"png", "\x89PNG"}, {"dot", "digraph"}};
  for (const auto &[format, start] : starts) {
    const Ran ran = program({"draw", example, "structure", "-o", folder / ("s." + format)});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(test::read_file(folder / ("s." + format)).substr(0, start.size()), start);
  }
}

TEST(Commands, draw_of_a_faulty_model_writes_nothing) {
  const TemporaryFolder folder;
  test::write_text(folder / "model/posts.csv", "post_id,title\nP1,Chief\n");
  const Ran ran = program({"draw", folder / "model", "structure", "-o", folder / "s.svg"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("organisations.csv: error[missing-table]"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("posts.csv:1: error[missing-column]"), std::string::npos) << ran.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "s.svg"));
}

TEST(Commands, import_without_repair_names_the_faults_with_hints) {
  const TemporaryFolder folder;
  test::write_text(
      folder / "senior.csv",
      "Post Unique Reference,Name,Grade,Job Title,Job/Team Function,Parent Department,Organisation,Unit,"
      "Contact Phone,Contact E-mail,Reports to Senior Post,Salary Cost of Reports,FTE,Actual Pay Floor,"
      "Actual Pay Ceiling,Professional/Occupational Group,Notes,Valid?\n"
      "AB-7,N/D,SCS3,Director General,Leads,Dept,Office,Unit,,,XX,0,1,0,0,Policy,,1\n"
      "AB-8,N/D,SCS1,Deputy Director,Leads,Dept,Office,Unit,,,ab-7,0,1,0,0,Policy,,1\n");
  const Ran ran =
      program({"import", "organogram", "--senior", folder / "senior.csv", "-o", folder / "model"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("only the case differs"), std::string::npos) << ran.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "model"));
  const Ran repaired = program(
      {"import", "organogram", "--senior", folder / "senior.csv", "--repair", "-o", folder / "model"});
  EXPECT_EQ(repaired.code, 0) << repaired.err;
  EXPECT_NE(repaired.err.find("organogram-repaired"), std::string::npos) << repaired.err;
  EXPECT_EQ(program({"check", folder / "model"}).code, 0);
}

} // namespace
} // namespace organograph::commands_test
