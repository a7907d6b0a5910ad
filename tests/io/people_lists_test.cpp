// SPDX-License-Identifier: Apache-2.0
// Staff lists as people keep them: what stands below and between the rows, posts that nobody holds, several
// people in a row, posts that two councils share.
#include "organograph/engine/build_model.hpp"
#include "organograph/io/import_people.hpp"
#include "organograph/io/model_folder.hpp"
#include "support/imported_people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io::people_lists_test {
namespace {

using test::imported_people;
using test::lines_of;
using test::said_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string table_of(const Imported &imported, TableId table) {
  return imported.draft[table] ? to_csv(*imported.draft[table]) : std::string();
}

// The column of posts.csv, cell by cell; blank where it has none.
std::vector<std::string> column_of(const Imported &imported, std::string_view column) {
  std::vector<std::string> out;
  const auto &posts = imported.draft[TableId::posts];
  if (!posts)
    return out;
  const auto at = std::ranges::find(posts->columns(), column);
  for (std::size_t row = 0; row < posts->rows(); ++row)
    out.emplace_back(at == posts->columns().end()
                         ? std::string_view()
                         : posts->cell(row, static_cast<std::size_t>(at - posts->columns().begin())));
  return out;
}

std::uint64_t left_out(const Imported &imported, std::string_view what) {
  const auto at = std::ranges::find(imported.report.left_out, what, &ImportReport::LeftOut::what);
  return at == imported.report.left_out.end() ? 0 : at->count;
}

constexpr std::string_view three_posts = "Employee ID,Name,Job Title,Line Manager,FTE\n1,Ann One,Chief,,1.0\n"
                                         "2,Bo Two,Head,Ann One,1.0\n3,Cy Three,Clerk,Bo Two,0.5\n";

TEST(PeopleLists, leave_out_totals_of_any_kind) {
  for (const char *sum : {"Total,,,,2.5\n", ",,TOTAL FTE,,2.5\n", ",Sub-total Finance,,,2.5\n", ",,,,2.5\n",
                          ",3,,,2.5\n", "Finance total,,,,\"2,5\"\n", "Posts: 3,,,,2.5\n"}) {
    const Imported imported = imported_people(std::string(three_posts) + sum);
    EXPECT_EQ(lines_of(imported), "1< 2<1 3<2 ") << sum << said_of(imported);
    EXPECT_EQ(left_out(imported, "total rows"), 1U) << sum;
  }
  const Imported manager = imported_people(std::string(three_posts) + ",,Total Reward Manager,Bo Two,1\n");
  EXPECT_EQ(lines_of(manager), "1< 2<1 3<2 p1<2 ");
}

TEST(PeopleLists, end_at_a_further_table_that_is_no_list) {
  const Imported imported =
      imported_people(std::string(three_posts) + "Total,,,,2.5\n\nGrade,Number,FTE\nA,2,1.5\nB,1,1\n");
  EXPECT_EQ(lines_of(imported), "1< 2<1 3<2 ");
  EXPECT_EQ(left_out(imported, "rows of further tables"), 2U);
  EXPECT_THAT(said_of(imported),
              HasSubstr("staff.csv:7:1: warning[guessed-form]: a further table with heads of its "
                        "own begins here, is no list of people or posts, and was left out"));
}

TEST(PeopleLists, go_on_in_a_further_list_with_its_own_heads) {
  const Imported imported =
      imported_people(std::string(three_posts) +
                      "\nCHILDREN\nName,Employee ID,Job Title,Line Manager\nDi Four,4,Head,Ann One\n");
  EXPECT_EQ(lines_of(imported), "1< 2<1 3<2 4<1 ");
  EXPECT_THAT(said_of(imported),
              HasSubstr("a further list with heads of its own begins here, and was read as well"));
  // Also where the heads of the second have more that are known.
  const Imported more = imported_people("Name,Job Title,Line Manager\nAnn One,Chief,\nBo Two,Head,Ann One\n\n"
                                        "Name,Job Title,Line Manager,FTE\nDi Four,Clerk,Bo Two,1\n");
  EXPECT_EQ(lines_of(more), "p1< p2<p1 p3<p2 ");
}

TEST(PeopleLists, leave_out_headings_keys_and_notes_and_say_where) {
  const Imported imported =
      imported_people(std::string(three_posts) +
                      "FINANCE,,,,\n4,Di Four,Clerk,Bo Two,1\n\nKey:\nV,vacant post\nJ = job share\n");
  EXPECT_EQ(lines_of(imported), "1< 2<1 3<2 4<2 ");
  EXPECT_EQ(left_out(imported, "headings between the rows"), 1U);
  EXPECT_EQ(left_out(imported, "rows of a key or of notes"), 3U);
  EXPECT_THAT(said_of(imported),
              HasSubstr("staff.csv:5:1: warning[guessed-form]: 4 rows were taken for headings, "
                        "keys or notes, and left out: lines 5, 8, 9, 10; where one is a post"));
  const Imported bare = imported_people(std::string(three_posts) + "\nGrade,Number\nA,3\n");
  EXPECT_EQ(lines_of(bare), "1< 2<1 3<2 ");
}

TEST(PeopleLists, keep_rows_below_a_blank_one_and_columns_a_level) {
  EXPECT_EQ(lines_of(imported_people(std::string(three_posts) +
                                     "\n4,Di Four,Clerk,Bo Two,1\n,Vacant,Clerk,Bo Two,1\n")),
            "1< 2<1 3<2 4<2 p1<2 ");
  EXPECT_EQ(lines_of(imported_people("Level 1,Level 2,Level 3\nChief,,\n,Head,\n,,Clerk\n,,Officer\n")),
            "p1< p2<p1 p3<p2 p4<p2 ");
}

TEST(PeopleLists, know_the_words_for_a_post_that_nobody_holds) {
  for (const char *word :
       {"Not filled", "Frozen", "Post to be recruited", "*VACANT*", "TBA", "TBC", "Recruiting",
        "Recruitment in progress", "Unfilled", "Held vacant", "Vacant - advert out", "[Vacancy]",
        "To be appointed", "Being recruited", "Post frozen"}) {
    const Imported imported =
        imported_people("Name,Job Title,Manager\nAnn One,Chief,\n" + std::string(word) + ",Head,Ann One\n");
    EXPECT_THAT(column_of(imported, "status"), ElementsAre("", "vacant")) << word;
    EXPECT_THAT(column_of(imported, "holder"), ElementsAre("Ann One", "")) << word;
    EXPECT_THAT(to_csv(imported.report), HasSubstr("posts.csv status vacant")) << word;
  }
  // Who has a number is somebody, and a status knows more than a name.
  const Imported known =
      imported_people("Employee ID,Name,Job Title,Manager ID,Status\n1,Ann One,Chief,,Active\n2,TBC,Head,1,\n"
                      "3,Frozen,Clerk,1,Active\n");
  EXPECT_THAT(column_of(known, "status"), ElementsAre("filled", "", "filled"));
  const Imported parts =
      imported_people("First Name,Last Name,Job Title\nAnn,One,Chief\nVacant,Post,Head\n,VACANT,Clerk\n");
  EXPECT_THAT(column_of(parts, "status"), ElementsAre("", "vacant", "vacant"));
}

TEST(PeopleLists, take_vacancies_out_of_titles) {
  const Imported imported =
      imported_people("Name,Job Title,Manager\nAnn One,Chief,\n,Head (vacant),Ann One\n"
                      ",VACANT - Clerk,Ann One\nBo Two,Officer (Vacant Property),Ann One\n");
  EXPECT_THAT(column_of(imported, "title"),
              ElementsAre("Chief", "Head", "Clerk", "Officer (Vacant Property)"));
  EXPECT_THAT(column_of(imported, "status"), ElementsAre("", "vacant", "vacant", ""));
}

TEST(PeopleLists, read_several_people_without_names_as_a_group) {
  const Imported imported = imported_people(
      "Name,Job Title,Manager,FTE,Headcount\nAnn One,Chief,,1,1\n,Social Workers,Ann One,3.0,\n"
      ",Clerks,Ann One,12,14\n,Porters,Ann One,,4\nVarious,Cleaners,Ann One,2.5,\nBo Two,Analyst,Ann "
      "One,3,\n");
  EXPECT_EQ(lines_of(imported), "p1< p6<p1 ") << said_of(imported);
  EXPECT_EQ(table_of(imported, TableId::staff_groups),
            "group_id,reports_to,fte,title,grade,function,organisation_id,annual_cost\n"
            "p2,p1,3,Social Workers,,,organisation,\np3,p1,12,Clerks,,,organisation,\n"
            "p4,p1,4,Porters,,,organisation,\np5,p1,2.5,Cleaners,,,organisation,\n");
  EXPECT_THAT(said_of(imported), HasSubstr("4 rows were read as staff groups"));
  EXPECT_THAT(said_of(imported),
              HasSubstr("1 row of several people without FTE was counted with as many FTE"));
  EXPECT_THAT(said_of(imported), HasSubstr("1 row names one person and has more than 1.5 FTE"));
  EXPECT_THAT(build_model(imported.draft).diagnostics,
              Not(testing::Contains(testing::Property(&Diagnostic::severity, Severity::error))));
}

TEST(PeopleLists, take_a_number_that_is_no_part_for_several) {
  const std::string list =
      "Name,Job Title,Manager,WTE\nAnn One,Chief,,1\nBo Two,Head,Ann One,0.8\n,Officers,Bo Two,";
  EXPECT_THAT(table_of(imported_people(list + "6\n"), TableId::staff_groups), HasSubstr("p3,p2,6,Officers,"));
  EXPECT_THAT(said_of(imported_people(list + "60\n")),
              HasSubstr("error[unclear-fte]: '60' stands beside '1'"));
  EXPECT_THAT(said_of(imported_people("Job Title,Manager,FTE\nChief,,1\nOfficers,Chief,6\n")),
              HasSubstr("unclear-fte"));
}

TEST(PeopleLists, keep_posts_of_several_that_cannot_be_groups) {
  const Imported imported =
      imported_people("Name,Job Title,Manager,FTE,Salary\nAnn One,Chief,,1,90000\n,Team Leaders,Ann One,3,\n"
                      "Bo Two,Clerk,Team Leaders,1,\nVacant,Officers,Ann One,2,\n,Porters,Ann One,2,20000\n");
  EXPECT_EQ(lines_of(imported), "p1< p2<p1 p3<p2 p4<p1 ");
  EXPECT_THAT(said_of(imported), HasSubstr("has reports or no known manager: it stays one post"));
  EXPECT_THAT(said_of(imported), HasSubstr("1 row is vacant and of several: it stays one post"));
  EXPECT_THAT(said_of(imported), HasSubstr("the pay may be of one or of all; it was taken as blank"));
  EXPECT_THAT(table_of(imported, TableId::staff_groups), HasSubstr("p5,p1,2,Porters,,,organisation,\n"));
}

constexpr std::string_view heads_of_two = "Council,Employee ID,Name,Job Title,Manager ID,FTE\n";

Imported read_two(const std::string &alpha, const std::string &beta) {
  const std::array files = {SourceFile{"a.csv", std::string(heads_of_two) + alpha},
                            SourceFile{"b.csv", std::string(heads_of_two) + beta}};
  return read_people(files);
}

TEST(JointPosts, of_two_lists_are_one_post_with_the_shares_of_both) {
  const Imported imported =
      read_two("Alpha,1,Ann One,Chief Executive,,0.6\nAlpha,2,Bo Two,Director,1,1\n",
               "Beta,1,Ann One,Joint Chief Executive,,0.4\nBeta,7,Di Four,Director,1,1\n");
  EXPECT_EQ(lines_of(imported), "1< 2<1 7<1 ") << said_of(imported);
  EXPECT_EQ(table_of(imported, TableId::post_shares),
            "post_id,organisation_id,cost_share\n1,alpha,0.6\n1,beta,0.4\n");
  EXPECT_THAT(column_of(imported, "fte"), ElementsAre("1", "1", "1"));
  EXPECT_THAT(column_of(imported, "source"), testing::Contains("a.csv, line 2; b.csv, line 2"));
  EXPECT_THAT(said_of(imported),
              HasSubstr("b.csv:2:4 (Job Title): warning[guessed-form]: the row is one joint post "
                        "with that of 'Chief Executive' in a.csv, line 2"));
  EXPECT_THAT(said_of(imported), Not(HasSubstr("identifiers-prefixed")));
  EXPECT_EQ(imported.beside[0].bytes.find("Ann One"), imported.beside[0].bytes.rfind("Ann One"));
  const Imported whole = read_two("Alpha,1,Ann One,Chief,,1\n", "Beta,1,Ann One,Chief,,1\n");
  EXPECT_EQ(table_of(whole, TableId::post_shares), "post_id,organisation_id,cost_share\n1,alpha,\n1,beta,\n");
  EXPECT_THAT(column_of(whole, "fte"), ElementsAre("1"));
}

TEST(JointPosts, are_asked_about_where_they_may_be_two) {
  const Imported numbers = read_two("Alpha,1,Ann One,Head of Law,,1\n", "Beta,9,Ann One,Head of Law,,1\n");
  EXPECT_EQ(lines_of(numbers), "1<? 9<? ");
  EXPECT_THAT(said_of(numbers),
              HasSubstr("the row may be one joint post with that of 'Head of Law' in a.csv, line 2; "
                        "they were read as two posts; write yes under a head 'Joint post'"));
  const Imported holders =
      read_two("Alpha,1,Ann One,Joint Director of Place,,1\n", "Beta,9,Bo Two,Joint Director of Place,,1\n");
  EXPECT_EQ(lines_of(holders), "1<? 9<? ");
  EXPECT_THAT(said_of(holders), HasSubstr("may be one joint post"));
  const Imported others = read_two("Alpha,1,Ann One,Head of Law,,1\n", "Beta,9,Bo Two,Head of Law,,1\n");
  EXPECT_THAT(said_of(others), Not(HasSubstr("joint post")));
  EXPECT_THAT(said_of(read_two("Alpha,1,Ann One,Joint Commissioning Manager,,1\n",
                               "Beta,9,Bo Two,Joint Commissioning Manager,,1\n")),
              Not(HasSubstr("joint post")));
}

TEST(JointPosts, are_what_a_column_says) {
  const std::string heads = "Council,Name,Job Title,Joint post\n";
  const Imported two = imported_people(heads + "Alpha,Ann One,Chief,no\nBeta,Ann One,Chief,no\n");
  EXPECT_EQ(lines_of(two), "p1<? p2<? ");
  EXPECT_EQ(table_of(two, TableId::post_shares), "");
  const Imported one =
      imported_people(heads + "Alpha,Ann One,Chief,Beta\nBeta,Bo Two,Head,\nAlpha,Cy Three,Lead,yes\n");
  EXPECT_EQ(table_of(one, TableId::post_shares),
            "post_id,organisation_id,cost_share\np1,alpha,\np1,beta,\np3,alpha,\np3,?,\n");
}

TEST(PeopleLists, say_which_column_tells_two_assignments_apart) {
  const Imported imported =
      imported_people("Employee Number,Assignment Number,Name,Job Title\n1,1,Ann One,Chief\n2,2,Bo Two,Head\n"
                      "2,2-2,Bo Two,Lead\n");
  EXPECT_THAT(said_of(imported),
              HasSubstr("where the person has two assignments (posts), say with --map that "
                        "'Assignment Number' numbers the posts: a row 'position_id,Assignment "
                        "Number'"));
  EXPECT_THAT(said_of(imported_people("Employee Number,Name,Job Title\n2,Bo Two,Head\n2,Bo Two,Lead\n")),
              HasSubstr("add a column Position ID"));
}

TEST(PeopleLists, read_the_guard_of_text_in_a_cell) {
  const Imported imported =
      imported_people("Employee ID,Name,Job Title,Manager ID\n=\"00012\",Ann One,Chief,=\"\"\n"
                      "\"=\"\"00013\"\"\",Bo Two,Head,=\"00012\"\n");
  EXPECT_EQ(lines_of(imported), "00012< 00013<00012 ");
}

TEST(PeopleLists, read_outline_numbers_as_lines) {
  const Imported imported = imported_people(
      "Ref,Job Title,Name\n1,Chief,Ann\n1.1,Director,Bo\n1.1.1,Head,Cy\n1.2,Director,Di\n1.10,Director,Ed\n");
  EXPECT_EQ(lines_of(imported), "p1< p2<p1 p3<p2 p4<p1 p5<p1 ");
  EXPECT_THAT(said_of(imported), HasSubstr("4 managers taken from the outline numbers of the column"));
  EXPECT_EQ(lines_of(imported_people("Level,Job Title\n1.0,Chief\n1.1,Head\n1.1.1,Clerk\n1.1.2,Clerk\n")),
            "p1< p2<p1 p3<p2 p4<p2 ");
  const Imported twice = imported_people("Outline Number,Job Title\n1,Chief\n1.1,Head\n1.2,Head\n1.1,Head\n");
  EXPECT_EQ(lines_of(twice), "p1<? p2<? p3<? p4<? ");
  EXPECT_THAT(said_of(twice), HasSubstr("a spreadsheet takes 1.10 for 1.1: format the column as text"));
}

TEST(PeopleLists, tell_by_the_cells_whether_managers_are_numbered_as_posts) {
  const Imported posts =
      imported_people("Position ID,Employee ID,Job Title,Reports To ID\n100,1,Chief,\n200,2,Head,100\n"
                      "300,100,Clerk,200\n400,4,Clerk,200\n");
  EXPECT_EQ(lines_of(posts), "100< 200<100 300<200 400<200 ") << said_of(posts);
  EXPECT_THAT(to_csv(posts.report),
              HasSubstr("of 3 cells 3 are numbers of posts and 1 of people: read as those of "
                        "posts"));
  const Imported both =
      imported_people("Position ID,Employee ID,Job Title,Parent ID\n1,3,Chief,\n2,1,Head,1\n3,2,Clerk,2\n");
  EXPECT_EQ(lines_of(both), "1< 2<? 3<? ");
  EXPECT_THAT(said_of(both), HasSubstr("call the column Manager Position ID or Manager Employee ID"));
}

TEST(PeopleLists, leave_out_guests_of_a_directory) {
  const Imported imported =
      imported_people("id,displayName,userPrincipalName,jobTitle,userType,Manager ID\na1,Ann "
                      "One,ann@x.example,Chief,Member,\n"
                      "a2,Gus Guest,gus@y.example,Consultant,Guest,a1\na3,Hal "
                      "Out,hal_y.example#EXT#@x.example,Consultant,,a1\n"
                      "a4,Bo Two,bo@x.example,Clerk,Member,a2\n");
  EXPECT_EQ(lines_of(imported), "a1< a4<? ");
  EXPECT_EQ(left_out(imported, "guests of the directory, who are no staff"), 2U);
  EXPECT_THAT(said_of(imported), HasSubstr("stands in a row that was left out as gone, or as a guest"));
}

TEST(PeopleLists, know_several_people_in_one_cell) {
  for (const char *cell : {"A. One; B. Two", "A. One / B. Two", "A. One/B. Two", "A. One & B. Two",
                           "A. One and B. Two", "\"A. One\nB. Two\"", "A. One (0.5) / B. Two (0.5 FTE)"}) {
    const Imported imported = imported_people("Name,Job Title,Manager\nAnn Top,Chief,\n" + std::string(cell) +
                                              ",Head,Ann Top\nCy Low,Clerk,B. Two\n");
    EXPECT_THAT(column_of(imported, "holder"), ElementsAre("Ann Top", "A. One;B. Two", "Cy Low")) << cell;
    EXPECT_EQ(lines_of(imported), "p1< p2<p1 p3<p2 ") << cell << said_of(imported);
  }
  for (const char *cell : {"Ann & Bo Two", "\"Ann One, Bo Two\""}) {
    const Imported imported =
        imported_people("Name,Job Title\nCy Low,Chief\nDi Hall,Head\n" + std::string(cell) + ",Clerk\n");
    EXPECT_THAT(said_of(imported),
                HasSubstr("was read as one person's name, and may be of several; write ';'"))
        << cell;
  }
  EXPECT_THAT(said_of(imported_people("Name,Job Title\n\"One, Ann\",Chief\n\"Two Three, Bo Ed\",Head\n")),
              Not(HasSubstr("one person's name")));
}

TEST(PeopleLists, know_who_fills_in_by_words_in_the_place_of_a_name) {
  const Imported imported = imported_people(
      "Name,Job Title,Manager\nAnn One,Chief,\nBo Two (acting),Head,Ann One\nSeconded to Beta,Clerk,Ann One\n"
      "Maternity cover - Di Four,Clerk,Ann One\nTBC - interviews in June,Clerk,Ann One\nCy Three "
      "[C],Clerk,Bo Two\n");
  EXPECT_THAT(column_of(imported, "status"), ElementsAre("", "acting", "seconded", "interim", "vacant", ""));
  EXPECT_THAT(column_of(imported, "holder"), ElementsAre("Ann One", "Bo Two", "", "Di Four", "", "Cy Three"));
  EXPECT_EQ(lines_of(imported), "p1< p2<p1 p3<p1 p4<p1 p5<p1 p6<p2 ");
  EXPECT_THAT(to_csv(imported.report),
              HasSubstr("posts.csv status acting,what stands in the place of the holder"));
}

TEST(PeopleLists, know_a_status_with_a_date_and_every_address_of_a_cell) {
  const Imported imported = imported_people(
      "Name,Job Title,Manager,Email,Status\nAnn One,Chief,,a@x.example; b@x.example,Career "
      "break\nBo Two,Head,b@x.example,,Active\nCy Three,Clerk,a@x.example,,Deleted 01/04/2024\n");
  EXPECT_EQ(lines_of(imported), "p1< p2<p1 ");
  EXPECT_THAT(column_of(imported, "status"), ElementsAre("filled", "filled"));
}

TEST(CouncilLists, know_the_words_for_a_post_that_nobody_holds) {
  const std::array files = {
      SourceFile{"chart.csv", "JobTitle,Level,Directorate,Service,Team,Name,SalaryBand\nChief,1,A,,,Ann "
                              "One,\nHead,2,A,,,Frozen,\nClerk,3,A,,,TBC,\n"}};
  const Imported imported = read_council_chart(files);
  EXPECT_THAT(column_of(imported, "status"), ElementsAre("filled", "vacant", "vacant")) << said_of(imported);
}

TEST(PeopleLists, name_the_column_that_holds_the_numbers_of_managers) {
  const Imported imported =
      imported_people("Seat,Job Title,Line Manager\nS10,Chief,\nS20,Head,S10\nS30,Clerk,S20\n");
  EXPECT_THAT(said_of(imported),
              HasSubstr("the column 'Seat' has it, and is not read: if it is the number of posts "
                        "say so with --map (a row 'position_id,Seat')"));
}

TEST(PeopleLists, know_managers_by_the_names_of_a_directory) {
  const Imported imported =
      imported_people("DisplayName,Title,Manager\nAnn One,Chief,\n\"Two, Bo\",Head,\"CN=Ann One,OU=x,DC=y\"\n"
                      "Cy Three,Clerk,\"CN=Two\\, Bo,OU=x\"\nRoom 1,,\n");
  EXPECT_EQ(lines_of(imported), "p1< p2<p1 p3<p2 p4< ");
  EXPECT_THAT(said_of(imported), HasSubstr("1 row has no title and was called by the name alone"));
}

TEST(JointPosts, are_rows_of_several_organisations) {
  const std::string heads = "ID,Name,Title,Organisation\n1,Ann One,Chief,Alpha\n2,Bo Two,Head,Beta\n";
  for (const char *both :
       {"Alpha; Beta", "Alpha/Beta", "Alpha & Beta", "Alpha and Beta", "Both", "\"Alpha, Beta\""}) {
    const Imported imported = imported_people(heads + "3,Cy Three,Lead," + both + "\n");
    EXPECT_EQ(table_of(imported, TableId::post_shares),
              "post_id,organisation_id,cost_share\n3,alpha,\n3,beta,\n")
        << both;
    EXPECT_EQ(table_of(imported, TableId::organisations), "organisation_id,name\nalpha,Alpha\nbeta,Beta\n")
        << both;
    EXPECT_THAT(said_of(imported), HasSubstr("read as a joint post of them, of Alpha and Beta")) << both;
  }
  EXPECT_EQ(table_of(imported_people(heads + "3,Cy Three,Lead,Alpha & Gamma\n"), TableId::post_shares), "");
}

TEST(JointPosts, of_which_nobody_could_tell_which_is_which_are_asked_about_once) {
  constexpr std::size_t rows = 3000;
  std::string shared = "Post ID,Post,Postholder,Council\n", of_one_person = shared;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string council = i % 2 == 0 ? ",Alpha\n" : ",Beta\n", id = "P" + std::to_string(i);
    shared += id + ",Chief (Shared)," + council;
    of_one_person += id + ",Clerk,Ann One" + council;
  }
  for (const std::string &list : {shared, of_one_person}) {
    const Imported imported = imported_people(list);
    EXPECT_EQ(imported.draft[TableId::posts]->rows(), rows);
    EXPECT_THAT(said_of(imported), HasSubstr("and 2999 more rows may be joint posts of each other"));
    EXPECT_LT(imported.report.diagnostics.size(), rows + 10);
  }
}

TEST(PeopleLists, refuse_a_sheet_of_more_lists_than_are_read) {
  std::string text;
  for (int i = 0; i < 60; ++i)
    text +=
        (i % 2 == 0 ? "Post ID,Post,Postholder,Council\n" : "Position Number,Job Title,Name,Organisation\n") +
        ("P" + std::to_string(i)) + ",Officer,Ann One,Alpha\n\n";
  EXPECT_THAT(said_of(imported_people(text)),
              HasSubstr("error[table-too-large]: more than 50 tables with heads of their own"));
}

TEST(JointPosts, twice_in_one_organisation_are_asked_about) {
  EXPECT_THAT(said_of(imported_people("Post,Postholder\nChief,Ann One\nHead,Bo Two\nChief,Ann One\n")),
              HasSubstr("names the person and the title of 'Chief' in staff.csv, line 2 again"));
}

TEST(JointPosts, of_one_list_are_asked_about_and_found_by_their_title) {
  const Imported imported = imported_people("Post,Postholder,Reports to\nChief Executive (Shared),Ann One,\n"
                                            "Head,Bo Two,Chief Executive\n");
  EXPECT_EQ(lines_of(imported), "p1< p2<p1 ");
  EXPECT_THAT(said_of(imported),
              HasSubstr("has a title that says joint or shared, and no other list shows the post"));
}

} // namespace
} // namespace organograph::io::people_lists_test
