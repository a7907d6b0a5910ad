// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/environment_error.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace organograph::io::scenario_folder_test {
namespace {

namespace fs = std::filesystem;

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

void write(const fs::path &path, const std::string &text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<std::string> said(const Scenario &scenario) {
  std::vector<std::string> out;
  for (const Diagnostic &d : scenario.draft.diagnostics)
    out.push_back(to_string(d));
  return out;
}

TEST(ScenarioFolder, reads_every_folder_below_scenarios_by_name) {
  const test::TemporaryFolder folder;
  const fs::path model = folder / "";
  write(model / "scenarios/b/changes.csv", "action,post_id\ndelete,P1\n");
  write(model / "scenarios/a/scenario.csv", "title\nA\n");
  write(model / "scenarios/Z/notes.txt", "not read");
  write(model / "scenarios/.git/changes.csv", "x");
  write(model / "scenarios/README.md", "not read");
  const std::vector<Scenario> all = read_scenarios(model);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].name, "Z");
  EXPECT_EQ(all[1].name, "a");
  EXPECT_EQ(all[2].name, "b");
  const DraftTable &changes = *all[2].draft[TableId::changes];
  EXPECT_EQ(changes.file(), "scenarios/b/changes.csv");
  EXPECT_EQ(changes.line(0), 2U);
  EXPECT_EQ(changes.cell(0, 1), "P1");
  for (const Scenario &scenario : all)
    EXPECT_THAT(said(scenario), IsEmpty());
}

TEST(ScenarioFolder, of_a_model_without_scenarios_is_empty) {
  const test::TemporaryFolder folder;
  EXPECT_THAT(read_scenarios(folder / ""), IsEmpty());
  fs::create_directory(folder / "scenarios");
  EXPECT_THAT(read_scenarios(folder / ""), IsEmpty());
}

TEST(ScenarioFolder, that_cannot_be_read_is_an_environment_error) {
  const test::TemporaryFolder folder;
  write(folder / "scenarios", "a file");
  EXPECT_THROW(read_scenarios(folder / ""), EnvironmentError);
  const test::TemporaryFolder other;
  fs::create_directories(fs::path(other / "scenarios") / "a" / "changes.csv");
  EXPECT_THROW(read_scenarios(other / ""), EnvironmentError);
}

TEST(ScenarioFolder, reports_faults_of_the_text_with_the_scenario_in_the_files_name) {
  const Scenario scenario =
      read_scenario_files("a b", {{"changes.csv", "action,post_id,post_id,colour\ndelete,P1\n"},
                                  {"link_changes.csv", "partner_id,action\nx\xff,\"add\n"},
                                  {"changes2.csv", ""},
                                  {"posts.csv", ""}});
  EXPECT_THAT(
      said(scenario),
      ElementsAre(
          HasSubstr("scenarios/a b/changes.csv:1:3: error[duplicate-column]"),
          HasSubstr("scenarios/a b/changes.csv:1:4: note[unknown-column]"),
          HasSubstr("scenarios/a b/changes.csv:2: error[wrong-cell-count]"),
          HasSubstr("scenarios/a b/link_changes.csv:1: error[missing-column]"),
          HasSubstr("scenarios/a b/link_changes.csv:2:1 (partner_id): error[not-utf8]"),
          HasSubstr("scenarios/a b/link_changes.csv:2:2 (action): error[unclosed-quote]"),
          HasSubstr("scenarios/a b/changes2.csv: error[unread-table]: 'changes2.csv' is none of a "
                    "scenario's tables and is not read"),
          HasSubstr(
              "scenarios/a b/posts.csv: error[unread-table]: 'posts.csv' is a table of the model "
              "and is not read in a scenario's folder; expected changes.csv and the other tables "
              "of a scenario; write what differs from the model as rows of changes.csv, or let 'organograph "
              "changes' make them of two models, and move "
              "the file away")));
  EXPECT_TRUE(scenario.draft[TableId::changes]->misshapen(0));
}

TEST(ScenarioFolder, refuses_tables_that_it_does_not_read_and_passes_over_what_is_none) {
  const test::TemporaryFolder folder;
  const fs::path proposal = fs::path(folder / "scenarios") / "s";
  for (const char *name : {"change.csv", "Post_Functions.csv", "proposal.XLSX", "proposal.tsv", "README.md",
                           "drawing.pdf", ".hidden.csv", "~$proposal.xlsx", "post_functions.csv"})
    write(proposal / name, "x");
  fs::create_directories(proposal / "old.xlsx");
  const Scenario scenario = read_scenarios(folder / "").front();
  EXPECT_THAT(said(scenario), ElementsAre(HasSubstr("s/Post_Functions.csv: error[unread-table]"),
                                          AllOf(HasSubstr("s/change.csv: error[unread-table]"),
                                                HasSubstr("did you mean 'changes.csv'?")),
                                          AllOf(HasSubstr("s/post_functions.csv: error[unread-table]"),
                                                HasSubstr("as rows of function_changes.csv")),
                                          AllOf(HasSubstr("s/proposal.XLSX: error[unread-table]"),
                                                HasSubstr("save its sheets as CSV files")),
                                          HasSubstr("s/proposal.tsv: error[unread-table]")));
}

TEST(ScenarioFolder, reads_the_same_from_memory_as_from_files) {
  const test::TemporaryFolder folder;
  const std::string text = "\xef\xbb\xbf"
                           "action,post_id,note\r\n\r\nchange,P1,\"a\nb\"\r\ndelete,P2,\r\n";
  write(fs::path(folder / "scenarios") / "s" / "changes.csv", text);
  const Scenario from_files = read_scenarios(folder / "").front();
  const Scenario from_memory = read_scenario_files("s", {{"changes.csv", text}});
  for (const Scenario *scenario : {&from_files, &from_memory}) {
    const DraftTable &changes = *scenario->draft[TableId::changes];
    EXPECT_EQ(to_csv(changes), "action,post_id,note\nchange,P1,\"a\nb\"\ndelete,P2,\n");
    EXPECT_EQ(changes.line(0), 3U);
    EXPECT_EQ(changes.line(1), 5U);
  }
}

} // namespace
} // namespace organograph::io::scenario_folder_test
