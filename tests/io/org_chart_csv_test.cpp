// SPDX-License-Identifier: Apache-2.0
// The CSV of programs that draw org charts: Visio, draw.io.
#include "organograph/io/import_people.hpp"
#include "organograph/io/model_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::test::org_chart_csv_test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

io::Imported read(const std::string &text) {
  const std::vector<io::SourceFile> files = {{"staff.csv", text}};
  return io::read_people(files);
}

std::string table(const io::Imported &made, TableId id) {
  return made.draft[id] ? io::to_csv(*made.draft[id]) : std::string();
}

TEST(OrgChartCsv, visio_shapes_say_who_is_an_assistant_vacant_or_interim) {
  const io::Imported made =
      read("Unique_ID,Name,Title,Reports_To,Master_Shape\n"
           "1,Holder A,Chief,,Executive\n2,Holder B,Secretary,1,Assistant Belt\n"
           "3,,Head,1,Vacancy\n4,Holder D,Adviser,3,Consultant\n5,Holder E,Officer,3,Position\n"
           "6,Holder F,Officer,3,Cloud\n");
  EXPECT_EQ(table(made, TableId::posts),
            "post_id,title,organisation_id,reports_to,status,holder,assistant,source\n"
            "1,Chief,organisation,,,Holder A,,\"staff.csv, line 2\"\n"
            "2,Secretary,organisation,1,,Holder B,yes,\"staff.csv, line 3\"\n"
            "3,Head,organisation,1,vacant,,,\"staff.csv, line 4\"\n"
            "4,Adviser,organisation,3,interim,Holder D,,\"staff.csv, line 5\"\n"
            "5,Officer,organisation,3,,Holder E,,\"staff.csv, line 6\"\n"
            "6,Officer,organisation,3,,Holder F,,\"staff.csv, line 7\"\n");
  EXPECT_THAT(io::to_csv(made.report),
              AllOf(HasSubstr("Consultant,posts.csv status interim,the shape says so"),
                    HasSubstr("Assistant Belt,posts.csv assistant yes"),
                    HasSubstr("Vacancy,posts.csv status vacant"),
                    HasSubstr("Cloud,,a shape that is not known")));
}

TEST(OrgChartCsv, an_assistant_shape_with_reports_stands_in_the_line) {
  const io::Imported made =
      read("Unique_ID,Title,Reports_To,Master_Shape\n1,Chief,,Executive\n2,Head,1,Assistant\n"
           "3,Officer,2,Position\n");
  EXPECT_EQ(table(made, TableId::posts).find("assistant"), std::string::npos);
  EXPECT_THAT(io::to_csv(made.report),
              HasSubstr("Assistant,,\"posts report to it, so it stands in the line\""));
}

TEST(OrgChartCsv, a_status_says_more_than_a_shape_of_a_consultant) {
  const io::Imported made =
      read("Unique_ID,Title,Name,Reports_To,Status,Master_Shape\n1,Chief,A,,,Executive\n"
           "2,Adviser,B,1,Acting,Consultant\n");
  EXPECT_THAT(table(made, TableId::posts), HasSubstr("2,Adviser,organisation,1,acting,B"));
}

TEST(OrgChartCsv, organisations_are_told_apart_by_their_identifiers) {
  const io::Imported made =
      read("Position ID,Job Title,Manager Position ID,Company,Company ID\n"
           "1,Chief,,Council,E1\n2,Head,1,Council,E2\n3,Clerk,1,,E3\n4,Clerk,1,Other Council,\n");
  EXPECT_EQ(table(made, TableId::organisations),
            "organisation_id,name\nE1,Council\nE2,Council\nE3,E3\nother-council,Other Council\n");
}

TEST(OrgChartCsv, the_settings_of_draw_io_above_the_heads_are_passed_over) {
  const io::Imported made =
      read("## Example\n# label: %name%<br>%position%\n"
           "# connect: {\"from\": \"manager\", \"to\": \"name\", \"invert\": true}\n# layout: auto\n"
           "name,position,id,location,manager,email,fill,stroke,refs\n"
           "Holder A,Chief,a,Office 1,,,#dae8fc,#6c8ebf,\n"
           "Holder B,Head,b,Office 2,Holder A,,#d5e8d4,#82b366,\"a\"\n");
  EXPECT_THAT(table(made, TableId::posts), AllOf(HasSubstr("\na,Chief,organisation,,Holder A,Office 1,"),
                                                 HasSubstr("\nb,Head,organisation,a,Holder B,Office 2,")));
}

} // namespace
} // namespace organograph::test::org_chart_csv_test
