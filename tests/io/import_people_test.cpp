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

TEST(ImportPeople, reads_levels_that_are_counted_from_nought) {
  const Imported outline = read("ID,Job Title,Level\n1,Chief,0\n2,Head,1\n3,Clerk,2\n4,Head,1\n");
  EXPECT_THAT(lines_of(outline), ElementsAre("1<", "2<1", "3<2", "4<1"));
  EXPECT_THAT(to_csv(outline.report), HasSubstr("levels are counted from 0"));
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

TEST(ImportPeople, dates_periods_and_numbers_of_posts_are_no_telephones) {
  for (const std::string text :
       {"Officer 01/04/2024 - 31/03/2025", "Officer 1/4/2024 - 31/3/2025", "Officer 2024-04-01/2025-03-31",
        "Officer 04/2024 - 03/2025", "Officer 01.04.24-31.03.25", "Officer (post 0001234567)",
        "Officer 0.3333333333"})
    EXPECT_THAT(posts_of(read("Employee ID,Name,Job Title\n1,Ada," + text + "\n")),
                HasSubstr("," + text + ","));
  for (const std::string number :
       {"020 7946 0000", "+44 20 7946 0000", "0044 20 7946 0000", "01.12.20.56.78"})
    EXPECT_THAT(posts_of(read("Employee ID,Name,Job Title\n1,Ada,Officer " + number + "\n")),
                HasSubstr(",Officer (telephone),"));
}

TEST(ImportPeople, a_report_has_no_telephones) {
  Imported imported = read("Name,Job Title,Line Manager\nAnn,Chief,\nBob,Dir,Zed 07700 900123 zed@x.example\n"
                           ",,\nFor queries ring 01234 567890 or hr@x.example,,\n");
  mask_contacts(imported.report);
  EXPECT_THAT(to_csv(imported.report), Not(HasSubstr("900123")));
  EXPECT_THAT(to_csv(imported.report), Not(HasSubstr("567890")));
  EXPECT_THAT(warnings_of(imported), HasSubstr("(telephone)"));
  EXPECT_THAT(warnings_of(imported), Not(HasSubstr("900123")));
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

TEST(ImportPeople, matches_identifiers_with_their_signs) {
  const Imported imported = read("Employee ID,Job Title,Manager ID\nN1,Chief,\nN2,Head,N-1\nN3,Head,n1\n"
                                 "N4,Head,N 1\nB-7,Head,N1\nN5,Clerk,B\u20117\n007,Clerk,N1\nN6,Clerk,7.0\n");
  EXPECT_THAT(lines_of(imported),
              ElementsAre("N1<", "N2<?", "N3<N1", "N4<?", "B-7<N1", "N5<B-7", "007<N1", "N6<007"));
  EXPECT_THAT(warnings_of(imported), HasSubstr("the manager 'N-1' is none of the file's rows"));
  EXPECT_THAT(to_csv(imported.report), HasSubstr("staff.csv,9,Manager ID,7.0,posts.csv reports_to 007,\"by "
                                                 "identifier, apart from case, zeros in front and '.0'\""));
}

TEST(ImportPeople, says_once_how_to_export_managers_that_are_objects) {
  for (const std::string object : {"Microsoft.Graph.PowerShell.Models.MicrosoftGraphDirectoryObject",
                                   "\"@{Id=6f1a; DisplayName=Alex}\"", "System.Object[]", "[object Object]"})
    for (const std::string head : {"Manager", "Manager ID"}) {
      const Imported imported = read("Id,DisplayName,JobTitle," + head + "\n1,Alex,Chief,\n2,Bo,Head," +
                                     object + "\n3,Cy,Clerk," + object + '\n');
      EXPECT_THAT(
          lines_of(imported),
          ElementsAre(testing::AllOf(HasSubstr("staff.csv:3:4 (" + head + "): error[object-names]: "),
                                     HasSubstr("is the name of a kind of object and no value, in 2 cells"),
                                     HasSubstr("@{n='Manager ID';e={$_.Manager.Id}}"))));
    }
  EXPECT_THAT(lines_of(read("ID,Job Title,Company\n1,System.Administrator,Microsoft.Co\n")),
              ElementsAre("1<"));
}

TEST(ImportPeople, keeps_organisations_apart_that_use_the_same_numbers) {
  const std::array files = {
      SourceFile{"a.csv", "Company,Employee ID,Name,Title,Manager ID\nAlpha,1,Ada,Chief,\nAlpha,2,Bo,Head,1\n"
                          "Alpha,3,Cy,Clerk,2\n"},
      SourceFile{"b.csv", "Company,Employee ID,Name,Title,Manager ID\nBeta,1,Di,Chief,alpha-1\n"
                          "Beta,2,Ed,Head,1\nBeta,9,Fi,Clerk,3\nBeta,10,Gi,Clerk,Cy\n"}};
  const Imported imported = read_people(files);
  EXPECT_THAT(lines_of(imported),
              ElementsAre("alpha-1<", "alpha-2<alpha-1", "alpha-3<alpha-2", "beta-1<alpha-1", "beta-2<beta-1",
                          "beta-9<?", "beta-10<alpha-3"));
  EXPECT_THAT(posts_of(imported), HasSubstr("beta-1,Chief,beta,alpha-1,Di,beta-1,"));
  EXPECT_THAT(
      warnings_of(imported),
      HasSubstr("b.csv:2:2 (Employee ID): warning[identifiers-prefixed]: the organisations 'alpha' and "
                "'beta' both have '1': their identifiers are read as alpha-1 and beta-1"));
  EXPECT_THAT(warnings_of(imported), HasSubstr("the manager '3' may be alpha-3 (a.csv, line 4)"));
  EXPECT_THAT(to_csv(imported.report), HasSubstr("b.csv,2,Employee ID,1,posts.csv post_id beta-1,other "
                                                 "organisations use the same identifiers"));
  EXPECT_THAT(build_model(imported.draft).diagnostics,
              testing::Each(testing::Field(&Diagnostic::code, testing::Ne(Code::duplicate_id))));
}

TEST(ImportPeople, refuses_the_same_number_twice_in_one_organisation) {
  const std::array files = {SourceFile{"a.csv", "ID,Title\n1,Chief\n"},
                            SourceFile{"b.csv", "ID,Title\n1,Head\n"}};
  EXPECT_THAT(lines_of(read_people(files)),
              ElementsAre(testing::AllOf(HasSubstr("b.csv:2:1 (ID): error[duplicate-id]"),
                                         HasSubstr("files of two organisations need a column Company"))));
}

TEST(ImportPeople, takes_one_number_and_name_in_two_organisations_for_one_person) {
  const Imported imported = read("Position ID,Employee ID,Name,Title,Company\nP1,7,Ada,Chief,Alpha\n"
                                 "P2,7,Ada,Adviser,Beta\nP3,8,Bo,Head,Alpha\nP4,9,Cy,Head,Beta\n");
  EXPECT_THAT(posts_of(imported), HasSubstr("P1,Chief,alpha,?,Ada,7,"));
  EXPECT_THAT(posts_of(imported), HasSubstr("P2,Adviser,beta,?,Ada,7,"));
  const Imported two = read("Position ID,Employee ID,Name,Title,Company\nP1,7,Ada,Chief,Alpha\n"
                            "P2,7,Bo,Chief,Beta\nP3,8,Cy,Head,Alpha\n");
  EXPECT_THAT(posts_of(two), HasSubstr("P1,Chief,alpha,?,Ada,alpha-7,"));
  EXPECT_THAT(posts_of(two), HasSubstr("P2,Chief,beta,?,Bo,beta-7,"));
  EXPECT_THAT(posts_of(two), HasSubstr("P3,Head,alpha,?,Cy,alpha-8,"));
  EXPECT_THAT(warnings_of(two), HasSubstr("(Employee ID): warning[identifiers-prefixed]"));
}

TEST(ImportPeople, lists_who_is_gone_and_keeps_who_is_on_leave) {
  const Imported imported =
      read("Employee ID,Job Title,Manager ID,Status\n1,Chief,,Active\n2,Clerk,1,Inactive - Maternity\n"
           "3,Clerk,1,ausgeschieden\n4,Clerk,1,T\n5,Clerk,1,T\n6,Clerk,1,A\n");
  EXPECT_THAT(lines_of(imported), ElementsAre("1<", "2<1", "4<1", "5<1", "6<1"));
  EXPECT_THAT(to_csv(imported.report),
              HasSubstr("staff.csv,4,Status,ausgeschieden,,the row says that it is gone"));
  EXPECT_THAT(warnings_of(imported),
              HasSubstr("staff.csv:5:4 (Status): warning[cell-left-blank]: 'T' (in 2 rows) is no status that "
                        "is known; the posts were kept, and their status is blank"));
  EXPECT_THAT(warnings_of(imported), HasSubstr("'A' (in 1 row) is no status that is known"));
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

// 'line FTE' of each, or the errors.
std::vector<std::string> ftes_of(const std::string &cells, const std::string &head = "FTE") {
  std::string text = "Employee ID,Job Title," + head + '\n';
  int row = 0;
  for (std::size_t at = 0; at <= cells.size();) {
    const std::size_t end = std::min(cells.find(' ', at), cells.size());
    text += std::to_string(++row) + ",Clerk," + cells.substr(at, end - at) + '\n';
    at = end + 1;
  }
  const Imported imported = read(text);
  std::vector<std::string> out;
  for (const Diagnostic &diagnostic : imported.report.diagnostics)
    if (diagnostic.severity() == Severity::error)
      out.push_back(to_string(diagnostic));
  const auto &posts = imported.draft[TableId::posts];
  for (std::size_t at = 0; posts && at < posts->rows(); ++at)
    out.emplace_back(posts->cell(at, 4));
  return out;
}

TEST(ImportPeople, reads_parts_of_a_post_where_only_one_thing_can_be_meant) {
  EXPECT_THAT(ftes_of("1 0.5 1.2"), ElementsAre("1", "0.5", "1.2"));
  EXPECT_THAT(ftes_of("2 1"), ElementsAre("2", "1"));
  EXPECT_THAT(ftes_of("100 60"), ElementsAre("1", "0.6"));
  EXPECT_THAT(ftes_of("100"), ElementsAre("1"));
  EXPECT_THAT(ftes_of("80 60", "FTE %"), ElementsAre("0.8", "0.6"));
  EXPECT_THAT(ftes_of("1 0.6", "FTE %"), ElementsAre("1", "0.6")) << "as a workbook keeps them";
  EXPECT_THAT(ftes_of("60% 100"), ElementsAre("0.6", "1"));
  EXPECT_THAT(ftes_of("60% 1 1200%"), ElementsAre("0.6", "1", "12"));
  EXPECT_THAT(ftes_of("80 40 0.0", "Arbeitszeitanteil (%)"), ElementsAre("0.8", "0.4", ""));
}

TEST(ImportPeople, refuses_parts_of_a_post_that_may_be_something_else) {
  EXPECT_THAT(ftes_of("100 1 0.6 1 60"),
              ElementsAre("staff.csv:2:3 (FTE): error[unclear-fte]: '100' stands beside '1' (line 3): "
                          "hundredths of a post in a column of parts of one; expected parts of a post, as in "
                          "most rows; write 1; where 100 posts are meant, 10000%",
                          HasSubstr("write 0.6; where 60 posts are meant, 6000%")));
  EXPECT_THAT(ftes_of("100 80 1"), ElementsAre(HasSubstr("expected hundredths of a post, as in most rows; "
                                                         "write 100; where 1 % is meant, 1%")));
  EXPECT_THAT(ftes_of("100 1"), ElementsAre(HasSubstr("staff.csv:2:3")));
  EXPECT_THAT(ftes_of("37.5 20"), ElementsAre(HasSubstr("up to 37.5, may be hundredths of a post, hours, or "
                                                        "posts; expected parts of a post")));
  EXPECT_THAT(ftes_of("2 1", "FTE %"), ElementsAre(HasSubstr("may be 2 posts, or 2 % of one")));
  EXPECT_THAT(ftes_of("60% 100 1"), ElementsAre(HasSubstr("'100' stands beside '1'")));
}

TEST(ImportPeople, says_what_mends_a_guess_of_numbers) {
  const std::string hundredths = warnings_of(read("Employee ID,Job Title,FTE\n1,Chief,100\n2,Head,60\n"));
  EXPECT_THAT(hundredths, HasSubstr("read as hundredths of a post; write parts of a post"));
  EXPECT_THAT(hundredths, testing::Not(HasSubstr("--locale")));
}

TEST(ImportPeople, tells_each_file_by_itself_whether_it_writes_hundredths) {
  const std::array files = {SourceFile{"a.csv", "ID,Title,FTE %\n1,Chief,100\n2,Clerk,50\n"},
                            SourceFile{"b.csv", "ID,Title,FTE\n3,Head,1\n4,Clerk,0.5\n"}};
  const Imported imported = read_people(files);
  EXPECT_THAT(posts_of(imported), HasSubstr("2,Clerk,organisation,?,0.5,"));
  EXPECT_THAT(posts_of(imported), HasSubstr("4,Clerk,organisation,?,0.5,"));
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

Imported council(std::string text) {
  const std::array files = {SourceFile{"chart.csv", std::move(text)}};
  return read_council_chart(files);
}

TEST(ImportCouncilChart, takes_a_ceiling_beside_a_band_for_the_maximum_of_the_grade) {
  const Imported imported =
      council("Level,JobTitle,Directorate,SalaryBand,SalaryCeiling\n1,Chief,,195000 - 199999,210000\n"
              "2,Head,Place,,81000\n2,Head,People,80000 - 84999,Spot\n");
  EXPECT_THAT(posts_of(imported), HasSubstr("pay_low,pay_high,pay_maximum"));
  EXPECT_THAT(posts_of(imported), HasSubstr(",195000,199999,210000,"));
  EXPECT_THAT(posts_of(imported), HasSubstr(",,,81000,"));
  EXPECT_THAT(posts_of(imported), HasSubstr(",80000,84999,,"));
  EXPECT_THAT(to_csv(imported.report),
              HasSubstr("chart.csv,4,SalaryCeiling,Spot,,no amount: it is not known"));
}

TEST(ImportCouncilChart, says_where_columns_of_pay_contradict_each_other) {
  const Imported floor = council("Level,JobTitle,SalaryBand,SalaryFloor,SalaryCeiling\n"
                                 "1,Chief,195000 - 199999,190000,199999\n2,Head,80000 - 84999,80000,84999\n");
  EXPECT_THAT(posts_of(floor), HasSubstr(",190000,199999,,"));
  EXPECT_THAT(to_csv(floor.report),
              HasSubstr("chart.csv,2,SalaryBand,195000 - 199999,,\"the floor and ceiling "
                        "beside it say otherwise"));
  EXPECT_THAT(to_csv(floor.report), testing::Not(HasSubstr("chart.csv,3,SalaryBand")));
  const Imported maximum = council("Level,JobTitle,SalaryBand,SalaryCeiling,MaximumSalary\n"
                                   "1,Chief,195000 - 199999,205000,210000\n");
  EXPECT_THAT(posts_of(maximum), HasSubstr(",195000,199999,210000,"));
  EXPECT_THAT(to_csv(maximum.report), HasSubstr("chart.csv,2,SalaryCeiling,205000,,\"the maximum beside it"));
}

TEST(ImportCouncilChart, takes_no_pay_that_a_model_would_refuse) {
  const Imported imported =
      council("Level,JobTitle,SalaryBand\n1,Chief,1 - 99999999999999\n2,Head,84999 - 80000\n");
  EXPECT_THAT(build_model(imported.draft).diagnostics,
              testing::Each(
                  testing::Truly([](const Diagnostic &each) { return each.severity() != Severity::error; })));
  EXPECT_THAT(to_csv(imported.report), HasSubstr("chart.csv,2,SalaryBand,1 - 99999999999999,,no amount"));
  EXPECT_THAT(to_csv(imported.report), HasSubstr("its end is below its beginning: the pay is not known"));
}

std::string council_of_levels(const std::vector<std::string> &levels) {
  std::string text = "Level,Job Title,Directorate,Service,Vacancy\n";
  for (const std::string &level : levels)
    text += level + ",Post,,,\n";
  return text;
}

TEST(ImportCouncilChart, reads_levels_in_words_whose_order_is_known) {
  using Lines = std::vector<std::string>;
  const Lines three = {"p1<", "p2<p1", "p3<p2"};
  for (const Lines &levels :
       {Lines{"Chief Executive", "Director", "Head of Service"},
        Lines{"Chief Officer", "Director", "Heads of Service"},
        Lines{"Chief Executive", "Chief Officers", "Head of Service"},
        Lines{"First tier", "Second tier", "Third Tier"}, Lines{"Tier One", "Tier II", "Directors (Tier 3)"},
        Lines{"1st", "2nd", "3rd"}, Lines{"L1", "Level 2", "3 - Heads"},
        Lines{"CEO", "Corporate Directors", "Director"}})
    EXPECT_EQ(lines_of(council(council_of_levels(levels))), three) << levels[1];
  const Imported words = council(council_of_levels({"Head of Service", "Chief Executive", "Director"}));
  EXPECT_THAT(lines_of(words), ElementsAre("p1<p3", "p2<", "p3<p2"));
  EXPECT_THAT(
      warnings_of(words),
      HasSubstr("chart.csv:3:1 (Level): warning[guessed-form]: 'Chief Executive' (in 1 row) is one of "
                "the levels in words, read in their order: 'Chief Executive' is 1, 'Director' is 2, "
                "'Head of Service' is 3"));
}

TEST(ImportCouncilChart, reads_levels_that_are_counted_from_nought) {
  EXPECT_THAT(lines_of(council(council_of_levels({"0", "1", "1", "Level 2"}))),
              ElementsAre("p1<", "p2<p1", "p3<p1", "p4<?"));
  EXPECT_THAT(lines_of(council(council_of_levels({"10", "11"}))), ElementsAre("p1<", "p2<p1"));
}

TEST(ImportCouncilChart, refuses_levels_in_words_whose_order_is_not_known) {
  EXPECT_THAT(
      lines_of(council(council_of_levels({"Chief Executive", "Senior Leader", "Leader", "Leader"}))),
      ElementsAre("chart.csv:3:1 (Level): error[unknown-level]: 'Senior Leader' (in 1 row) is a level "
                  "whose place among the others is not known; expected numbers, or words such as Chief "
                  "Executive, Director, Head of Service; write numbers: 1 for the highest level",
                  HasSubstr("'Leader' (in 2 rows)")));
  EXPECT_THAT(
      lines_of(council(council_of_levels({"Chief Officer", "Chief Officer", "Director"}))),
      ElementsAre(HasSubstr("'Chief Officer' (in 2 rows) and 'Director' are levels of which either may "
                            "be the higher")));
  EXPECT_THAT(lines_of(council(council_of_levels({"Executive Director", "Corporate Director"}))),
              ElementsAre(HasSubstr("either may be the higher")));
  const Imported beside = council(council_of_levels({"1", "2", "Director"}));
  EXPECT_THAT(lines_of(beside), ElementsAre("p1<", "p2<p1", "p3<?"));
  EXPECT_THAT(warnings_of(beside),
              HasSubstr("'Director' (in 1 row) is no level that is known beside the numbers"));
}

TEST(ImportCouncilChart, says_of_parts_of_a_post_what_staff_lists_do) {
  EXPECT_THAT(posts_of(council("Level,Job Title,FTE\n1,Chief,100\n2,Head,60\n")), HasSubstr(",2,0.6,"));
  EXPECT_THAT(lines_of(council("Level,Job Title,FTE\n1,Chief,100\n2,Head,1\n2,Head,1\n")),
              ElementsAre(HasSubstr("chart.csv:2:3 (FTE): error[unclear-fte]")));
  EXPECT_THAT(warnings_of(council("Level,Job Title,FTE\n1,Chief,full\n")), HasSubstr("'full' is no number"));
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
