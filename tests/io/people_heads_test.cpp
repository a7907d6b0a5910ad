// SPDX-License-Identifier: Apache-2.0
// Staff lists whose managers are not told: nobody becomes a top because a head was not known.
#include "organograph/io/import_people.hpp"
#include "support/imported_people.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io::people_heads_test {
namespace {

using test::imported_people;
using test::lines_of;
using test::said_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string list_under(const std::string &head) {
  return "Employee ID,Name,Job Title," + head +
         "\n7,Ann Alpha,Chief,\n8,Bob Beta,Director,7\n9,Cy Gamma,Officer,8\n";
}

TEST(PeopleHeads, know_managers_under_the_words_of_products) {
  for (const char *head :
       {"Line Mgr", "Mgr", "Manager Person Number", "Line Manager Employee Number", "Manager Payroll Number",
        "Reports To Position Number", "Parent Position Number", "Managed By", "Direct Supervisor",
        "Reporting Officer", "Manager Full Name", "Supervisor's Name", "Manager Login",
        "Vorgesetzter Pers.Nr.", "Worker's Manager ID"}) {
    const Imported imported = imported_people(list_under(head));
    EXPECT_EQ(lines_of(imported), "7< 8<7 9<8 ") << head << '\n' << said_of(imported);
  }
}

TEST(PeopleHeads, refuse_a_head_that_seems_to_name_managers) {
  for (const char *head :
       {"Upward Mgr", "N+1", "Supervised by (no.)", "Mgr of record", "Vorgesetztennummer"}) {
    const Imported imported = imported_people(list_under(head));
    EXPECT_THAT(said_of(imported), HasSubstr("error[head-differs]: the head '" + std::string(head) + "'"));
    EXPECT_THAT(said_of(imported), HasSubstr("a row 'manager," + std::string(head) + "'"));
    EXPECT_FALSE(imported.draft[TableId::posts]) << head;
    PeopleOptions mapped;
    mapped.map = {{"manager", head}};
    EXPECT_EQ(lines_of(imported_people(list_under(head), mapped)), "7< 8<7 9<8 ") << head;
  }
}

TEST(PeopleHeads, refuse_a_column_that_names_other_rows) {
  const std::string list = "Name,Job Title,Upline\nAnn Alpha,Chief,\nBob Beta,Director,Ann Alpha\n"
                           "Cy Gamma,Officer,\"Beta, Bob\"\n";
  EXPECT_THAT(said_of(imported_people(list)), HasSubstr("'Upline' is not known"));
  PeopleOptions none;
  none.map = {{"manager", ""}};
  const Imported imported = imported_people(list, none);
  EXPECT_EQ(lines_of(imported), "p1<? p2<? p3<? ") << said_of(imported);
}

TEST(PeopleHeads, let_other_columns_of_managers_be) {
  for (const char *head : {"Manager Grade", "Management Level", "Number of reports", "Is manager", "Notes"}) {
    const Imported imported = imported_people(list_under(head));
    EXPECT_THAT(said_of(imported), Not(HasSubstr("error"))) << head;
    EXPECT_EQ(lines_of(imported), "7<? 8<? 9<? ") << head;
  }
  EXPECT_EQ(lines_of(imported_people("ID,Job Title,Manager ID,Former manager\n1,Chief,,2\n2,Clerk,1,1\n")),
            "1< 2<1 ");
}

TEST(PeopleHeads, leave_managers_open_in_a_file_that_names_none) {
  const std::array files = {
      SourceFile{"a.csv", "Employee ID,Name,Job Title\n1,Ann Alpha,Chief\n2,Bob Beta,Clerk\n"},
      SourceFile{"b.csv", "Employee ID,Name,Job Title,Manager\n11,Jo Iota,Chief,\n12,Jo Kappa,Head,11\n"}};
  const Imported imported = read_people(files, {});
  EXPECT_EQ(lines_of(imported), "1<? 2<? 11< 12<11 ");
  EXPECT_THAT(said_of(imported),
              HasSubstr("a.csv:2: warning[manager-not-found]: no row says its level, and no "
                        "column names managers"));
}

TEST(PeopleHeads, say_that_an_organisation_has_several_tops) {
  const Imported merged = imported_people("ID,Job Title,Manager\n1,Chief,\n2,Head,1\n3,Clerk,2\n4,Clerk,\n");
  EXPECT_THAT(said_of(merged),
              HasSubstr("warning[several-tops]: 2 rows name no manager and are tops: 1 (line 2), "
                        "4 (line 5)"));
  EXPECT_THAT(said_of(imported_people("ID,Job Title,Manager,Company\n1,Chief,,A\n2,Chief,,B\n3,Clerk,2,B\n")),
              Not(HasSubstr("several-tops")));
}

TEST(PeopleRows, of_levels_in_columns_are_one_post_a_path_in_any_order) {
  const Imported apart =
      imported_people("Level 1,Level 2,Level 3,Name\nChief,,,Ann\nChief,Place,,Bob\nChief,Place,Planning,Cy\n"
                      "Chief,People,,Fi\nChief,Place,Highways,Gi\n");
  EXPECT_EQ(lines_of(apart), "p1< p2<p1 p3<p2 p4<p1 p5<p2 ") << said_of(apart);
  const Imported leaves =
      imported_people("Level 1,Level 2,Level 3,Name\nChief,Place,Planning,Cy\nChief,People,Adults,Di\n"
                      "Chief,Place,Highways,Gi\nChief,People,,Fi\n");
  EXPECT_EQ(lines_of(leaves), "p1< p2<p1 p3<p2 p4<p1 p5<p4 p6<p2 ") << said_of(leaves);
  const Imported twins = imported_people(
      "Level 1,Level 2,Level 3\nChief,,\nChief,Planner,\nChief,Planner,\nChief,Planner,Trainee\n");
  EXPECT_EQ(lines_of(twins), "p1< p2<p1 p3<p1 p4<? ") << said_of(twins);
  const Imported blanks =
      imported_people("Level 1,Level 2,Level 3,Name\nChief,,,Ann\n,Planner,,Bo\n,,Trainee,Cy\n,Planner,,Di\n"
                      ",,Trainee,Ed\n");
  EXPECT_EQ(lines_of(blanks), "p1< p2<p1 p3<p2 p4<p1 p5<p4 ") << said_of(blanks);
}

TEST(PeopleRows, choose_no_manager_whose_number_is_a_position_and_an_employee) {
  const std::string rows = "1,3,Ann,Chief,\n2,1,Bob,Director,1\n3,2,Cy,Officer,2\n";
  const Imported either = imported_people("Position ID,Employee ID,Name,Job Title,Manager\n" + rows);
  EXPECT_EQ(lines_of(either), "1< 2<? 3<? ");
  EXPECT_THAT(said_of(either), HasSubstr("manager-ambiguous"));
  EXPECT_EQ(lines_of(imported_people("Position ID,Employee ID,Name,Job Title,Manager Position ID\n" + rows)),
            "1< 2<1 3<2 ");
  EXPECT_EQ(lines_of(imported_people(
                "Position ID,Employee ID,Name,Job Title,Manager\n1,31,Ann,Chief,\n2,32,Bob,Clerk,31\n"
                "3,33,Cy,Clerk,2\n")),
            "1< 2<1 3<2 ");
}

TEST(PeopleRows, say_that_end_dates_need_a_day) {
  const std::string list = "Employee ID,Job Title,Manager ID,Leaving Date\n1,Chief,,\n2,Clerk,1,30/06/2023\n"
                           "3,Clerk,1,31/12/4712\n";
  EXPECT_THAT(said_of(imported_people(list)),
              HasSubstr("warning[guessed-form]: 1 row has an end date, and nothing says the day"));
  PeopleOptions dated;
  dated.date = "2025-01-01";
  EXPECT_EQ(lines_of(imported_people(list, dated)), "1< 3<1 ");
  const Imported above = imported_people("Effective as of,2025-09-30\n" + list);
  EXPECT_EQ(lines_of(above), "1< 3<1 ") << said_of(above);
  EXPECT_THAT(said_of(above), Not(HasSubstr("nothing says the day")));
}

TEST(PeopleRows, do_not_add_up_the_FTE_of_a_position) {
  const auto fte_under = [](const std::string &head) {
    const Imported imported =
        imported_people("Position ID,Job Title,Employee ID,Name,Manager Position ID," + head +
                        "\nP1,Chief,1,Ann,,1\nP2,Clerk,2,Bo,P1,1\nP2,Clerk,3,Cy,P1,1\n");
    const DraftTable &posts = *imported.draft[TableId::posts];
    return std::string(posts.cell(1, *posts.place_of("fte")));
  };
  EXPECT_EQ(fte_under("Position FTE"), "1");
  EXPECT_EQ(fte_under("Establishment FTE"), "1");
  EXPECT_EQ(fte_under("FTE"), "2");
}

TEST(PeopleRows, of_a_workbook_have_the_text_of_merged_cells_and_its_numbers_once) {
  test::Sheet sheet =
      test::sheet_of_csv("Staff", "Employee ID,Job Title,Manager,FTE,Phone\n1,Chief,,1,\n2,Head,1,1,\n"
                                  "3,Clerk,2,1,a\n4,Clerk,,,b\n,,,,c\n");
  sheet.after = "<mergeCells><mergeCell ref=\"C4:C5\"/><mergeCell ref=\"D4:D5\"/><mergeCell ref=\"A5:A6\"/>"
                "<mergeCell ref=\"B5:B6\"/></mergeCells>";
  const std::array files = {SourceFile{"staff.xlsx", test::Xlsx{{sheet}}.bytes()}};
  const Imported imported = read_people(files, {});
  EXPECT_EQ(lines_of(imported), "1< 2<1 3<2 4<2 ") << said_of(imported);
  EXPECT_THAT(said_of(imported),
              HasSubstr("cell D5 (FTE): warning[cell-left-blank]: '1' is merged with the row above"));
}

TEST(CouncilRows, without_a_directorate_are_not_put_below_the_chief_executive) {
  const std::array files = {SourceFile{
      "chart.csv", "Directorate,Service,Job Title,Level,Salary\nCorporate,,Chief Executive,1,100000\n"
                   "Resources,,Director of Resources,2,80000\n,Finance,Head of Finance,3,60000\n"
                   "Place,,Director of Place,2,80000\nPlace,Waste,Head of Waste,3,60000\n"}};
  const Imported imported = read_council_chart(files, {});
  EXPECT_EQ(lines_of(imported), "p1< p2<p1 p3<? p4<p1 p5<p4 ") << said_of(imported);
  EXPECT_THAT(said_of(imported),
              HasSubstr("the row names no directorate, and posts of level 2 lead directorates: "
                        "p2 (line 3), p4 (line 5)"));
}

} // namespace
} // namespace organograph::io::people_heads_test
