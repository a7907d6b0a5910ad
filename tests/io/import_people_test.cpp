// SPDX-License-Identifier: Apache-2.0
// The exports of products, as their documentation shows them, and any bytes.
#include "organograph/engine/build_model.hpp"
#include "organograph/io/import_people.hpp"
#include "organograph/io/model_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io::import_people_io_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Imported read(std::string text, const PeopleOptions &options = {}) {
  const std::array files = {SourceFile{"staff.csv", std::move(text)}};
  EXPECT_TRUE(is_people(files[0]));
  return read_people(files, options);
}

// 'post<manager' of each.
std::vector<std::string> lines_of(const Imported &imported) {
  std::vector<std::string> out;
  for (const Diagnostic &diagnostic : imported.report.diagnostics)
    if (diagnostic.severity() == Severity::error)
      out.push_back(to_string(diagnostic));
  if (const auto &posts = imported.draft[TableId::posts]; posts && out.empty())
    for (std::size_t row = 0; row < posts->rows(); ++row)
      out.push_back(std::string(posts->cell(row, 0)) + '<' + std::string(posts->cell(row, 3)));
  return out;
}

std::string warnings_of(const Imported &imported) {
  std::string out;
  for (const Diagnostic &diagnostic : imported.report.diagnostics)
    out += to_string(diagnostic) + '\n';
  return out;
}

std::string posts_of(const Imported &imported) {
  return imported.draft[TableId::posts] ? to_csv(*imported.draft[TableId::posts]) : std::string();
}

TEST(ImportPeople, says_that_managers_are_inferred_and_infers_none_without_an_outline) {
  const Imported outline = read("ID,Job Title,Level\n1,Chief,1\n2,Head,2\n3,Clerk,4\n4,Head,2\n5,Clerk,3\n");
  EXPECT_THAT(lines_of(outline), ElementsAre("1<", "2<1", "3<?", "4<1", "5<4"));
  EXPECT_THAT(warnings_of(outline), HasSubstr("3 managers taken from the order of rows and their levels"));
  EXPECT_THAT(warnings_of(outline), HasSubstr("staff.csv:4:3 (Level): warning[manager-not-found]: 1 row with "
                                              "no row of the level before above"));
  const Imported by_name = read("Name,Job Title,Level\nAda,Analyst,4\nBo,Chief,1\nCy,Head,2\n");
  EXPECT_THAT(lines_of(by_name), ElementsAre("p1<?", "p2<", "p3<?"));
  EXPECT_THAT(warnings_of(by_name), HasSubstr("the first row is not of the highest level"));
  const Imported seven_highest = read("ID,Job Title,Level\n1,Chief,7\n2,Head,6\n3,Clerk,5\n4,Head,6\n");
  EXPECT_THAT(lines_of(seven_highest), ElementsAre("1<?", "2<?", "3<?", "4<?"));
}

TEST(ImportPeople, keeps_the_known_ones_of_several_managers) {
  const Imported imported =
      read("Employee ID,Job Title,Manager ID,Dotted Line Manager\n1,Chief,,\n2,Head,1,\n"
           "3,Clerk,2,1; 99\n4,Clerk,99;2,\n5,Clerk,\"2, 98\",\n");
  EXPECT_THAT(lines_of(imported), ElementsAre("1<", "2<1", "3<2", "4<?", "5<2"));
  ASSERT_TRUE(imported.draft[TableId::reporting_lines]);
  EXPECT_EQ(to_csv(*imported.draft[TableId::reporting_lines]),
            "post_id,reports_to,kind,source\n3,1,dotted,\"staff.csv, line 4\"\n"
            "4,2,dotted,\"staff.csv, line 5\"\n");
  EXPECT_THAT(warnings_of(imported), HasSubstr("the further manager '99' is none of the file's rows"));
  EXPECT_THAT(warnings_of(imported),
              HasSubstr("the manager '99' is none of the file's rows; it is not known"));
  EXPECT_THAT(warnings_of(imported), HasSubstr("the further manager '98' is none of the file's rows"));
}

TEST(ImportPeople, keeps_contacts_out_of_names_titles_and_texts) {
  const Imported imported =
      read("Employee ID,Name,Job Title,Manager Email,Email,Location\n1,Ada,Chief,,a@n.example,01/04/2024\n"
           "2,Cy <cy@x.example>,Head,a@n.example,cy@n.example; 07700 900123,Leeds (0113) 496 0000\n"
           "3,Di see di@x.example,Clerk 07700 900123,cy@n.example,,\n");
  EXPECT_THAT(lines_of(imported), ElementsAre("1<", "2<1", "3<2"));
  EXPECT_THAT(posts_of(imported), HasSubstr(",Cy,2,Leeds (telephone),"));
  EXPECT_THAT(posts_of(imported), HasSubstr("Clerk (telephone),"));
  EXPECT_THAT(posts_of(imported), HasSubstr(",Di see,3,"));
  EXPECT_THAT(posts_of(imported), HasSubstr("01/04/2024"));
  EXPECT_THAT(posts_of(imported), testing::Not(HasSubstr("@")));
  ASSERT_FALSE(imported.beside.empty());
  EXPECT_EQ(imported.beside[0].bytes, "email,name,post_id,holder_id\na@n.example,Ada,1,1\n"
                                      "cy@n.example,Cy,2,2\n,Di see,3,3\n");
}

TEST(ImportPeople, tells_identifiers_with_parted_digits_apart) {
  EXPECT_THAT(lines_of(read("Employee ID,Job Title,Manager ID\nA1-1,Chief,\nC1,Clerk,A-11\nC2,Clerk,a1-1\n"
                            "1.1,Clerk,C1\n5,Clerk,11\n6,Clerk,0005\n")),
              ElementsAre("A1-1<", "C1<?", "C2<A1-1", "1.1<C1", "5<?", "6<5"));
}

TEST(ImportPeople, lists_who_is_gone_and_keeps_who_is_on_leave) {
  const Imported imported =
      read("Employee ID,Job Title,Manager ID,Status\n1,Chief,,Active\n2,Clerk,1,Inactive - Maternity\n"
           "3,Clerk,1,ausgeschieden\n4,Clerk,1,T\n");
  EXPECT_THAT(lines_of(imported), ElementsAre("1<", "2<1"));
  EXPECT_THAT(to_csv(imported.report),
              HasSubstr("staff.csv,4,Status,ausgeschieden,,the row says that it is gone"));
  EXPECT_THAT(to_csv(imported.report), HasSubstr("staff.csv,5,Status,T,,the row says that it is gone"));
}

TEST(ImportPeople, reads_a_list_in_german_and_warns_where_titles_are_names) {
  const Imported german = read(
      "Personalnummer;Nachname;Vorname;Planstelle;Planstellenbezeichnung;Vorgesetzter;Organisationseinheit;"
      "Arbeitszeitanteil;Jahresgehalt;Eintritt\n1;Alpha;Ada;50;Leiterin;;Leitung;100,00;180.000,00;01.02."
      "2015\n"
      "2;Beta;Bo;51;Clerk;1;Finanzen;50,00;45.250,00;13.02.2016\n");
  EXPECT_THAT(lines_of(german), ElementsAre("50<", "51<50"));
  EXPECT_THAT(posts_of(german), HasSubstr("51,Clerk,organisation,50,Finanzen,0.5,45250,"));
  const Imported names =
      read("\"Last name, First name\",Reporting to\n\"Alpha, Ada\",\n\"Beta, Bo\",\"Alpha, Ada\"\n");
  EXPECT_THAT(lines_of(names), ElementsAre("p1<", "p2<p1"));
  EXPECT_THAT(warnings_of(names), HasSubstr("the title of each post is its holder's name"));
}

TEST(ImportPeople, says_where_sharers_of_a_post_name_other_managers) {
  const Imported imported =
      read("Post ID,Name,Job Title,Reports To\n1,Ada,Chief,\n2,Bo,Head,1\n3,Di,Clerk,2\n"
           "3,Ei,Clerk,1\n3,Fi,Clerk,2\n");
  EXPECT_THAT(lines_of(imported), ElementsAre("1<", "2<1", "3<2"));
  EXPECT_THAT(warnings_of(imported),
              HasSubstr("staff.csv:5:4 (Reports To): warning[managers-differ]: the row says "
                        "'1', and the row above of the same position '2'"));
  EXPECT_THAT(warnings_of(imported), testing::Not(HasSubstr("staff.csv:6")));
}

TEST(ImportPeople, reads_a_status_behind_a_name) {
  const Imported imported =
      read("Employee ID,Worker,Business Title,Manager\n1,Ada Alpha,Chief,\n"
           "2,Bo Beta (On Leave),Head,Ada Alpha\n3,Cy Gamma,Clerk,Bo Beta\n"
           "4,Di Delta (Terminated),Clerk,Bo Beta (On Leave)\n5,Ed,Clerk,Bo Beta (On Leave)\n");
  EXPECT_THAT(lines_of(imported), ElementsAre("1<", "2<1", "3<2", "5<2"));
  EXPECT_THAT(posts_of(imported), HasSubstr(",Bo Beta,2,"));
}

TEST(ImportPeople, warns_of_hundredths_beside_whole_posts) {
  EXPECT_THAT(warnings_of(read("Employee ID,Job Title,FTE\n1,Chief,100\n2,Head,1\n3,Clerk,60\n")),
              HasSubstr("the column has 100 beside numbers that are no hundredths"));
  EXPECT_THAT(warnings_of(read("Employee ID,Job Title,FTE\n1,Chief,1\n2,Head,0.5\n")),
              testing::Not(HasSubstr("hundredths")));
}

TEST(ImportPeople, warns_where_a_point_may_part_thousands_or_decimals) {
  EXPECT_THAT(warnings_of(read("Employee ID,Job Title,Annual Cost\n1,Chief,1.234\n2,Head,9.999\n")),
              HasSubstr("warning[guessed-form]"));
  EXPECT_THAT(warnings_of(read("Employee ID,Job Title,Annual Cost\n1,Chief,\"52,000\"\n2,Head,\"48,000\"\n")),
              testing::Not(HasSubstr("guessed-form")));
}

TEST(ImportCouncilChart, reads_bands_with_one_amount) {
  const std::array files = {SourceFile{"pay.csv", "Level,Job Title,Directorate,Salary Band\n1,Chief,,150000\n"
                                                  "2,Head,Place,\"GBP100,000+\"\n2,Head,People,Up to GBP90k\n"
                                                  "2,Head,Law,Spot\n"}};
  const Imported imported = read_council_chart(files);
  ASSERT_TRUE(imported.draft[TableId::posts]) << warnings_of(imported);
  EXPECT_THAT(posts_of(imported), HasSubstr(",150000,150000,"));
  EXPECT_THAT(posts_of(imported), HasSubstr(",100000,,"));
  EXPECT_THAT(posts_of(imported), HasSubstr(",,90000,"));
  EXPECT_THAT(to_csv(imported.report), HasSubstr("pay.csv,5,Salary Band,Spot,,no amount"));
}

TEST(ImportPeople, reads_users_of_a_directory) {
  const Imported imported = read(
      "userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,"
      "officeLocation,companyName,manager\n"
      "alex@example.org,Alex Alpha,Alpha,alex@example.org,Alex,6f1a,Member,Chief,Board,True,London,Example "
      "Ltd,\n"
      "bo@example.org,Bo Beta,Beta,bo@example.org,Bo,7f1b,Member,Head,Finance,True,London,Example "
      "Ltd,alex@example.org\n"
      "room@example.org,Room 1,,,,8f1c,Member,,,False,,,\n");
  EXPECT_THAT(lines_of(imported), ElementsAre("6f1a<", "7f1b<6f1a"));
  EXPECT_THAT(posts_of(imported), HasSubstr("7f1b,Head,example-ltd,6f1a,Finance,Bo Beta,London,"));
}

TEST(ImportPeople, reads_exports_of_personnel_systems) {
  EXPECT_THAT(
      lines_of(read(
          "Employee #,Last Name,First Name,Job Title,Reporting to,Supervisor EID,Department,Division,"
          "Location,Employment Status,Hire Date\n1,Alpha,Alex,Chief,,,Board,All,Here,Full-Time,2010-01-01\n"
          "2,Beta,Bo,Head,\"Alpha, Alex\",1,Finance,All,Here,Part-Time,2015-05-31\n")),
      ElementsAre("1<", "2<1"));
  EXPECT_THAT(
      lines_of(
          read("Personnel Number;Name;Position;Position Name;Organizational Unit;Pers.No. superior;Name of "
               "superior\n00000001;Alex Alpha;50000001;Vorstand;Leitung;;\n00000002;Bo Beta;50000002;"
               "Referent;Finanzen;1;Alex Alpha\n")),
      ElementsAre("00000001<", "00000002<00000001"));
  EXPECT_THAT(lines_of(read(
                  "First Name [Required],Last Name [Required],Email Address [Required],Employee ID,Employee "
                  "Title,Manager Email,Department\nAlex,Alpha,alex@example.org,1,Chief,,Board\n"
                  "Bo,Beta,bo@example.org,2,Head,ALEX@example.org,Finance\n")),
              ElementsAre("1<", "2<1"));
  EXPECT_THAT(
      lines_of(
          read("Position ID,Position Title,Reports To Position ID,Worker,Employee ID,Worker Status\n"
               "P1,Chief,,Alex Alpha,1,Active\nP2,Head,P1,Bo Beta (On Leave),2,On Leave\nP3,Clerk,P2,,,\n")),
      ElementsAre("P1<", "P2<P1", "P3<P2"));
}

TEST(ImportPeople, reads_files_of_org_chart_programs) {
  EXPECT_THAT(lines_of(read("Unique_ID,Name,Title,Reports_To,Department\nID1,Alex Alpha,Chief,,Board\nID2,Bo "
                            "Beta,Head,ID1,Finance\n")),
              ElementsAre("ID1<", "ID2<ID1"));
  EXPECT_THAT(
      lines_of(read(
          "Employee ID,Employee Name,Job Title,Supervisor ID,Department\n1,Alex Alpha,Chief,,Board\n2,Bo "
          "Beta,Head,1,Finance\n")),
      ElementsAre("1<", "2<1"));
  EXPECT_THAT(
      lines_of(read(
          "First name,Last name,Email,Job title,Reports to (email)\nAlex,Alpha,alex@example.org,Chief,\nBo,"
          "Beta,bo@example.org,Head,alex@example.org\n")),
      ElementsAre("p1<", "p2<p1"));
  EXPECT_THAT(posts_of(read(
                  "Person Id,Supervisor Id,Name,Title,Assistant\n1,,Alex Alpha,Chief,\n2,1,Bo Beta,Head,No\n"
                  "3,1,Cy Gamma,Secretary,Yes\n")),
              HasSubstr("3,Secretary,organisation,1,Cy Gamma,3,yes,\"staff.csv"));
}

TEST(ImportPeople, keeps_the_columns_of_a_model_that_was_written_as_people) {
  const std::string text = "Post ID,Job Title,Organisation,Reports To,Function,Unit,Grade,Tier,FTE,Annual "
                           "Cost,Status,Holder,Holder ID,Reports "
                           "Known,Assistant,Dotted Manager\n"
                           "A,Chief,County,,corporate,Board,G1,1,1,120000,filled,Alex Alpha,11,,,\n"
                           "B,Head,City,A,adults,Care,G2,3,0.5,60000.5,acting,Bo Beta;Cy Gamma,12;13,no,,\n"
                           "C,Secretary,County,A,corporate,Board,,,1,,interim,Di Delta,14,,yes,B\n"
                           "D,Clerk,County,?,,,,,1,,vacant,,,,,A;B\n";
  const Imported imported = read(text);
  EXPECT_THAT(lines_of(imported), ElementsAre("A<", "B<A", "C<A", "D<?"));
  EXPECT_THAT(posts_of(imported),
              HasSubstr("B,Head,city,A,adults,Care,G2,3,0.5,60000.5,acting,Bo Beta;Cy Gamma,12;13,,no,"));
  const auto &lines = imported.draft[TableId::reporting_lines];
  ASSERT_TRUE(lines);
  EXPECT_EQ(lines->rows(), 3U);
}

// A manager of '?' is one who is not known.
TEST(ImportPeople, takes_a_question_mark_for_a_manager_who_is_not_known) {
  EXPECT_THAT(lines_of(read("ID,Title,Manager ID\n1,Chief,\n2,Head,?\n")), ElementsAre("1<", "2<?"));
}

// Files of these words, cut and mixed: whatever comes of them is a model, or an error says why not.
TEST(ImportPeople, of_any_words_makes_a_model_or_says_why_not) {
  constexpr std::array<std::string_view, 60> words = {"Employee ID", "Name",
                                                      "Job Title",   "Manager",
                                                      "Manager ID",  "Level",
                                                      "Level 1",     "Level 2",
                                                      "FTE",         "Salary",
                                                      "Status",      "Start",
                                                      "Assistant",   "Dotted Manager",
                                                      "Position ID", "Tier",
                                                      "Vacant",      "Organisation",
                                                      "Hours",       "Email",
                                                      "1",           "2",
                                                      "3",           "4",
                                                      "01",          "?",
                                                      "-",           "NA",
                                                      "Alex",        "Bo Beta",
                                                      "Beta, Bo",    "Bo (2)",
                                                      "1;2",         "yes",
                                                      "no",          "Terminated",
                                                      "vacant",      "0",
                                                      "1e99",        "99999999999999999999",
                                                      "1,5",         "1.234",
                                                      "12/13/2020",  "13/12/2020",
                                                      "\xff",        "",
                                                      " ",           "\"",
                                                      "a@b.c",       "p1",
                                                      "p2",          ";",
                                                      "Total",       "\n",
                                                      "a;b;c",       "-3",
                                                      "50%",         "Acting",
                                                      "Chief",       "Head"};
  std::mt19937 random(7);
  const auto any = [&](std::size_t below) { return random() % below; };
  std::size_t models = 0;
  for (int round = 0; round < 500; ++round) {
    std::string text;
    const std::size_t columns = 2 + any(6), rows = any(8);
    for (std::size_t c = 0; c < columns; ++c)
      text += (c == 0 ? "" : ",") + std::string(words[any(20)]);
    for (std::size_t r = 0; r < rows; ++r) {
      text += '\n';
      for (std::size_t c = 0; c < columns + any(2); ++c) {
        const std::string_view word = words[20 + any(40)];
        const bool quoted = word.find(',') != std::string_view::npos;
        text += (c == 0 ? "" : ",") + (quoted ? '"' + std::string(word) + '"' : std::string(word));
      }
    }
    const std::array files = {SourceFile{"any.csv", text}};
    is_people(files[0]);
    is_council_chart(files[0]);
    PeopleOptions options;
    options.strict = any(4) == 0;
    for (const bool council : {false, true}) {
      const Imported imported = council ? read_council_chart(files) : read_people(files, options);
      if (has_errors(imported.report.diagnostics))
        continue;
      ++models;
      for (const Diagnostic &diagnostic : build_model(imported.draft).diagnostics)
        EXPECT_NE(diagnostic.severity(), Severity::error) << to_string(diagnostic) << "\nof\n" << text;
    }
  }
  EXPECT_GT(models, 50U);
}

} // namespace
} // namespace organograph::io::import_people_io_test
