// SPDX-License-Identifier: Apache-2.0
// Organograms through the program: told by content, several files, the workbook, what is said of --repair.
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace organograph::import_organogram_test {
namespace {

using Json = nlohmann::json;
using test::program;
using test::Ran;
using test::read_file;
using test::TemporaryFolder;
using test::write_text;
using testing::HasSubstr;
using testing::Not;

const std::string shapes = std::string(places::test_data()) + "/organogram-shapes/";
const std::string heads = "Post Unique Reference,Name,Job Title,Organisation,Reports to Senior Post,FTE\n";

TEST(ImportOrganogram, files_and_the_workbook_are_told_by_content) {
  const TemporaryFolder folder;
  const Ran files = program({"import", shapes + "heads-2011-31-03-2011-junior.csv",
                             shapes + "heads-2011-31-03-2011-senior.csv", "-o", folder / "files"});
  ASSERT_EQ(files.code, 0) << files.err;
  EXPECT_THAT(files.out, HasSubstr("Read as organogram: 6 rows\n  4 posts\n  2 groups\n"));
  EXPECT_THAT(read_file(folder / "files/import-report.csv"), HasSubstr("contact details are not read"));
  EXPECT_THAT(read_file(folder / "files/import-report.csv"), Not(HasSubstr("@")));
  const Ran workbook = program({"import", shapes + "template-2016-09-30.xlsx", "-o", folder / "workbook"});
  ASSERT_EQ(workbook.code, 0) << workbook.err;
  EXPECT_THAT(read_file(folder / "workbook/model.csv"), HasSubstr("Testing Agency,2016-09-30,"));
  EXPECT_EQ(program({"check", folder / "workbook"}).code, 0);
}

TEST(ImportOrganogram, a_ministry_and_its_agencies_are_one_model) {
  const TemporaryFolder folder;
  const Ran ran = program({"import", "organogram", "--senior", shapes + "ministry-2020-09-30-senior.csv",
                           "--senior", shapes + "agency-2020-09-30-senior.csv", "-o", folder / "model"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(read_file(folder / "model/posts.csv"), HasSubstr("CE,Chief Executive,testing-agency,DG,"));
}

TEST(ImportOrganogram, files_of_one_name_are_told_apart_by_their_folders) {
  const TemporaryFolder folder;
  write_text(folder / "a/senior.csv", heads + "A1,N/D,Head,Town,XX,1\n");
  write_text(folder / "b/senior.csv", heads + "B1,N/D,Head,Shire,XX,none\nB1,N/D,Gardener,Shire,XX,1\n");
  const Ran ran = program({"import", "organogram", folder / "a/senior.csv", "--senior",
                           folder / "b/senior.csv", "-o", folder / "model"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("b/senior.csv:3:3: error[reference-conflict]"));
  EXPECT_FALSE(std::filesystem::exists(folder / "model"));
}

TEST(ImportOrganogram, repair_is_named_only_where_it_mends_something) {
  const TemporaryFolder folder;
  write_text(folder / "s.csv",
             heads + "a1,N/D,Head,Town,XX,1\nb2,N/D,Deputy,Town,A1,1\nc3,N/D,Aide,Town,zz,1\n");
  const Ran both = program({"import", "organogram", "--senior", folder / "s.csv", "-o", folder / "m"});
  EXPECT_EQ(both.code, 2);
  EXPECT_THAT(both.err, HasSubstr("nothing was written (--repair mends 1 of them)"));
  const Ran left =
      program({"import", "organogram", "--senior", folder / "s.csv", "--repair", "-o", folder / "m"});
  EXPECT_EQ(left.code, 2);
  EXPECT_THAT(left.err, HasSubstr("unknown-senior-post"));
  EXPECT_THAT(left.err, Not(HasSubstr("--repair")));
}

TEST(ImportOrganogram, the_map_of_a_first_import_gives_the_same_model_again) {
  const TemporaryFolder folder;
  const std::string senior = shapes + "location-march-2024-senior.csv";
  const std::string junior = shapes + "location-march-2024-junior.csv";
  const Ran first = program({"import", "organogram", "--senior", senior, "--junior", junior, "--map",
                             folder / "map.csv", "-o", folder / "one"});
  ASSERT_EQ(first.code, 0) << first.err;
  const Ran second = program({"import", "organogram", "--senior", senior, "--junior", junior, "--map",
                              folder / "map.csv", "-o", folder / "two"});
  ASSERT_EQ(second.code, 0) << second.err;
  for (const char *table :
       {"/posts.csv", "/staff_groups.csv", "/organisations.csv", "/model.csv", "/map.csv"})
    EXPECT_EQ(read_file(folder / ("one" + std::string(table))),
              read_file(folder / ("two" + std::string(table))));
}

TEST(ImportOrganogram, json_counts_what_was_read) {
  const TemporaryFolder folder;
  const Ran ran = program(
      {"import", "organogram", shapes + "padding-of-valid-senior.csv", "--json", "-o", folder / "model"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json said = Json::parse(ran.out);
  EXPECT_EQ(said["kind"], "organogram");
  EXPECT_EQ(said["posts"], 4);
  EXPECT_EQ(said["left_out"][0]["count"], 30);
}

} // namespace
} // namespace organograph::import_organogram_test
