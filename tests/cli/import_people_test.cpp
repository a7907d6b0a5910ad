// SPDX-License-Identifier: Apache-2.0
// Staff lists and org-chart CSVs through the program: what becomes of them, and what is said.
#include "organograph/io/import_people.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace organograph::import_people_test {
namespace {

using test::program;
using test::Ran;
using test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// A file and what the program makes of it.
struct Import {
  explicit Import(const std::string &text, std::vector<std::string> options = {},
                  const std::string &kind = "people", const std::string &name = "staff.csv") {
    test::write_text(folder / name, text);
    std::vector<std::string> words = {"import"};
    if (!kind.empty())
      words.push_back(kind);
    words.insert(words.end(), {folder / name, "-o", folder / "model"});
    words.insert(words.end(), options.begin(), options.end());
    ran = program(words);
  }
  std::string file(const std::string &name) const {
    return std::filesystem::exists(folder / ("model/" + name)) ? test::read_file(folder / ("model/" + name))
                                                               : "";
  }
  /// The cells of a column of posts.csv, by post.
  std::vector<std::string> posts(const std::string &head) const {
    std::vector<Diagnostic> ignored;
    const std::string text = file("posts.csv");
    io::CsvReader reader(text, "posts.csv", ignored);
    std::vector<std::string> out;
    std::size_t column = SIZE_MAX;
    while (reader.next()) {
      const auto cells = reader.cells();
      if (column == SIZE_MAX && out.empty()) {
        const auto at = std::ranges::find(cells, head);
        if (at == cells.end())
          return {"no column"};
        column = static_cast<std::size_t>(at - cells.begin());
      } else {
        out.emplace_back(cells[column]);
      }
    }
    return out;
  }
  bool is_model() const { return program({"check", folder / "model"}).code == 0; }

  TemporaryFolder folder;
  Ran ran;
};

TEST(ImportPeople, reads_an_export_with_titles_a_total_and_heads_of_its_own) {
  const Import import("Headcount report,,,,,\nEffective 31/01/2025,,,,,\n\n"
                      "Employee ID,Worker,Business Title,Manager ID,Supervisory Organization,FTE\n"
                      "1001,Alex Alpha,Chief Executive,,Executive,1\n"
                      "1002,Bo Beta,Finance Director,1001,Finance,0.6\nTotal,,,,,1.6\n");
  ASSERT_EQ(import.ran.code, 0) << import.ran.err;
  EXPECT_EQ(import.file("posts.csv"),
            "post_id,title,organisation_id,reports_to,unit,fte,holder,holder_id,source\n"
            "1001,Chief Executive,organisation,,Executive,1,Alex Alpha,1001,\"staff.csv, line 5\"\n"
            "1002,Finance Director,organisation,1001,Finance,0.6,Bo Beta,1002,\"staff.csv, line 6\"\n");
  EXPECT_EQ(import.file("model.csv"), "title,date,source,currency\nOrganisation,2025-01-31,staff.csv,\n");
  EXPECT_THAT(import.ran.out,
              HasSubstr("Read as people: 2 rows\n  2 posts\nLeft out\n  rows above the heads: 2\n"
                        "  total rows: 1\n"));
  EXPECT_THAT(import.file("import-report.csv"),
              HasSubstr("staff.csv,7,,Total,,a total and no row of the table\n"));
  EXPECT_TRUE(import.is_model());
  EXPECT_THAT(program({"check", import.folder / "model"}).out, Not(HasSubstr("unknown-table")));
}

TEST(ImportPeople, finds_managers_by_e_mail_and_keeps_e_mails_out_of_all_but_people_csv) {
  const Import import("post_id,title,reports_to,holder,email\n1,Chief,,Alex Alpha,alex.alpha@example.org\n"
                      "2,Director,Alex.Alpha@example.org,Bo Beta,bo.beta@example.org\n"
                      "3,Clerk,gone.person@example.org,Cy Gamma,cy@example.org\n",
                      {"--report"});
  ASSERT_EQ(import.ran.code, 0) << import.ran.err;
  EXPECT_THAT(import.posts("reports_to"), ElementsAre("", "1", "?"));
  for (const auto &[name, text] : test::files_below(import.folder / "model"))
    EXPECT_EQ(text.find("a@example.org") != std::string::npos, name == "people.csv") << name;
  EXPECT_THAT(import.ran.out + import.ran.err, Not(HasSubstr("gone.person")));
  EXPECT_THAT(import.ran.err, HasSubstr("staff.csv:4:3 (reports_to): warning[manager-not-found]: the manager "
                                        "'...@example.org' is none of the file's rows; it is not known"));
  EXPECT_EQ(import.file("people.csv"), "email,name,post_id,holder_id\nalex.alpha@example.org,Alex Alpha,1,\n"
                                       "bo.beta@example.org,Bo Beta,2,\ncy@example.org,Cy Gamma,3,\n");
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(import.folder / "model/people.csv").permissions(),
            perms::owner_read | perms::owner_write);
}

TEST(ImportPeople, never_chooses_among_managers_of_one_name) {
  const std::string text =
      "post_id,title,holder,reports_to\n1,Chief,Alex Alpha,\n2,Director,Bo Beta,alex ALPHA\n"
      "3,Clerk,\"Beta, Bo\",Alex Alpha (1)\n4,Officer,Cy,Bo Beta\n5,Officer,Di,Bo Beta (2)\n";
  const Import import(text);
  ASSERT_EQ(import.ran.code, 0) << import.ran.err;
  EXPECT_THAT(import.posts("reports_to"), ElementsAre("", "1", "1", "2", "2")) << "the exact name goes first";
  const Import twice(
      "post_id,title,holder,reports_to\n1,Chief,Bo Beta,\n2,Director,Bo Beta,1\n3,Clerk,Cy,Bo Beta\n");
  EXPECT_THAT(twice.posts("reports_to"), ElementsAre("", "1", "?"));
  EXPECT_THAT(twice.ran.err,
              HasSubstr("warning[manager-ambiguous]: the manager 'Bo Beta' may be 1 (line 2) or 2 "
                        "(line 3); it is not known"));
  const Import strict("post_id,title,holder,reports_to\n1,Chief,Bo Beta,\n2,Director,Cy,Di\n", {"--strict"});
  EXPECT_EQ(strict.ran.code, 2);
  EXPECT_THAT(strict.ran.err, HasSubstr("error[unknown-manager]"));
  EXPECT_FALSE(std::filesystem::exists(strict.folder / "model"));
}

TEST(ImportPeople, takes_who_is_his_own_manager_for_a_top) {
  const Import import("id,title,manager id\n000001,CEO,000001\n000002,CTO,1\n");
  EXPECT_THAT(import.posts("post_id"), ElementsAre("000001", "000002"));
  EXPECT_THAT(import.posts("reports_to"), ElementsAre("", "000001"));
  EXPECT_THAT(import.file("import-report.csv"), HasSubstr("its own manager: a top"));
}

TEST(ImportPeople, makes_further_managers_of_a_cell_dotted_lines) {
  const Import import(
      "post_id,title,reports_to,dotted manager\nCEO,Chief,,\nA,Line manager,CEO,\nB,Project manager,CEO,\n"
      "X,Engineer,A;B,\nY,Analyst,\"A,B\",\nZ,Clerk,A,Project manager\nV,Clerk,A;Nobody Known,\n");
  ASSERT_EQ(import.ran.code, 0) << import.ran.err;
  EXPECT_THAT(import.posts("reports_to"), ElementsAre("", "CEO", "CEO", "A", "A", "A", "A"));
  EXPECT_THAT(import.ran.err, HasSubstr("the further manager 'Nobody Known' is none of the file's rows"));
  EXPECT_EQ(import.file("reporting_lines.csv"),
            "post_id,reports_to,kind,source\nX,B,dotted,\"staff.csv, line 5\"\n"
            "Y,B,dotted,\"staff.csv, line 6\"\nZ,B,dotted,\"staff.csv, line 7\"\n");
}

TEST(ImportPeople, leaves_out_who_has_left_and_says_whose_manager_that_was) {
  const Import import(
      "Employee ID,Name,Job Title,Manager,Status\n1,Alex,Chief,,ACTIVE\n2,Bo,Director,Alex,Terminated\n"
      "3,Cy,Clerk,Bo,On "
      "Leave\n4,Vacant,Officer,Alex,\n5,Di,Officer,Alex,Secondment\n6,Ed,Officer,Alex,Blue\n");
  ASSERT_EQ(import.ran.code, 0) << import.ran.err;
  EXPECT_THAT(import.posts("post_id"), ElementsAre("1", "3", "4", "5", "6"));
  EXPECT_THAT(import.posts("status"), ElementsAre("filled", "filled", "vacant", "seconded", ""));
  EXPECT_THAT(import.posts("holder"), ElementsAre("Alex", "Cy", "", "Di", "Ed"));
  EXPECT_THAT(import.ran.out, HasSubstr("  rows of people or posts that are gone: 1\n"));
  EXPECT_THAT(import.ran.err, HasSubstr("the manager 'Bo' stands in a row that was left out as gone"));
  EXPECT_THAT(import.file("import-report.csv"),
              HasSubstr("staff.csv,7,Status,Blue,,a status that is not known\n"));
  EXPECT_TRUE(import.is_model());
}

TEST(ImportPeople, reads_numbers_and_dates_by_what_fits_the_column) {
  const Import german(
      "Personalnummer;Name;Job Title;FTE;Salary;Start Date\n1;A;Chef;1,0;\u20ac 72.000;13.02.2019\n"
      "2;B;Leiter;0,625;48.500,50;01.03.2020\n");
  ASSERT_EQ(german.ran.code, 0) << german.ran.err;
  EXPECT_THAT(german.posts("fte"), ElementsAre("1", "0.625"));
  EXPECT_THAT(german.posts("annual_cost"), ElementsAre("72000", "48500.5"));
  EXPECT_THAT(german.posts("start"), ElementsAre("2019-02-13", "2020-03-01"));
  EXPECT_THAT(german.file("model.csv"), HasSubstr(",EUR\n"));
  EXPECT_THAT(german.posts("source")[0], testing::StartsWith("assumption: salary without on-costs"));
  EXPECT_THAT(german.ran.err, Not(HasSubstr("guessed")));
  const std::string dates = "ID,Title,Hire Date,FTE %\n1,Chief,05/06/2016,100\n2,Clerk,07/08/2017,60\n";
  const Import guessed(dates);
  EXPECT_THAT(guessed.posts("start"), ElementsAre("2016-06-05", "2017-08-07"));
  EXPECT_THAT(guessed.posts("fte"), ElementsAre("1", "0.6"));
  EXPECT_THAT(guessed.ran.err, HasSubstr("staff.csv:2:3 (Hire Date): warning[guessed-form]"));
  EXPECT_THAT(Import(dates, {"--locale", "en-US"}).posts("start"), ElementsAre("2016-05-06", "2017-07-08"));
  const Import blank("ID,Title,FTE\n1,Chief,full\n2,Clerk,0.5\n");
  EXPECT_THAT(blank.posts("fte"), ElementsAre("", "0.5"));
  EXPECT_THAT(blank.ran.err, HasSubstr("staff.csv:2:3 (FTE): warning[cell-left-blank]: 'full' is no number"));
}

TEST(ImportPeople, leaves_amounts_of_another_currency_out) {
  const Import import("post_id,title,reports_to,salary\n1,Chief,,£90000\n2,Head,1,€45000\n3,Clerk,2,30000\n4,"
                      "Clerk,2,£29000\n");
  EXPECT_THAT(import.posts("annual_cost"), ElementsAre("90000", "", "30000", "29000"));
  EXPECT_THAT(import.ran.err, HasSubstr("staff.csv:3:4 (salary): warning[cell-left-blank]"));
  EXPECT_THAT(import.ran.err, HasSubstr("is in EUR, and a model has one currency, here GBP"));
  EXPECT_THAT(import.file("model.csv"), HasSubstr(",GBP\n"));
}

TEST(ImportPeople, infers_lines_from_levels_in_an_outline_and_not_in_a_sorted_list) {
  const Import columns(
      "Level 1,Level 2,Level 3,FTE\nChief,,,1\n,Director A,,1\n,,Head,0.5\n,Director B,,1\n,,Head,1\n", {},
      "");
  ASSERT_EQ(columns.ran.code, 0) << columns.ran.err;
  EXPECT_THAT(columns.posts("reports_to"), ElementsAre("", "p1", "p2", "p1", "p4"));
  EXPECT_THAT(columns.posts("fte"), ElementsAre("1", "1", "0.5", "1", "1"));
  EXPECT_EQ(columns.posts("source")[1], "staff.csv, line 3; inferred: level");
  const Import paths("Level 1,Level 2,Level 3,FTE\nChief,Director A,Head,0.5\nChief,Director "
                     "A,Clerk,1\nChief,Director B,,1\n");
  EXPECT_THAT(paths.posts("title"), ElementsAre("Chief", "Director A", "Head", "Clerk", "Director B"));
  EXPECT_THAT(paths.posts("reports_to"), ElementsAre("", "p1", "p2", "p2", "p1"));
  EXPECT_THAT(paths.posts("fte"), ElementsAre("", "", "0.5", "1", "1"));
  const Import rows("post_id,level,title\n1,1,Chief\n2,2,Director\n3,3,Head\n4,2,Director\n");
  EXPECT_THAT(rows.posts("reports_to"), ElementsAre("", "1", "2", "1"));
  const Import laid_out("Level 1,Level 2,Level 3\nChief,,\n,Director,\n,Other director,\n,,Head\n");
  EXPECT_THAT(laid_out.posts("reports_to"), ElementsAre("", "p1", "p1", "p3")) << laid_out.ran.err;
  const Import indented(
      "Job Title,FTE\nChief,1\n  Director,1\n  Other director,1\n    Head,0.5\n   Slipped,1\n");
  EXPECT_THAT(indented.posts("reports_to"), ElementsAre("", "p1", "p1", "?", "p3")) << indented.ran.err;
  EXPECT_THAT(indented.ran.err, HasSubstr("staff.csv:5:1 (Job Title): warning[manager-not-found]"));
  EXPECT_THAT(indented.ran.err, HasSubstr("3 managers taken from the order of rows"));
  const Import sorted("post_id,level,title\n1,1,Chief\n2,2,Director\n3,2,Director\n4,3,Head\n");
  EXPECT_THAT(sorted.posts("reports_to"), ElementsAre("", "?", "?", "?"));
  EXPECT_THAT(sorted.ran.err, HasSubstr("the list is sorted by level"));
}

TEST(ImportPeople, joins_rows_of_one_position_as_a_job_share) {
  const Import import("Position ID,Employee ID,Name,Job Title,Manager Position ID,FTE\nP1,11,Alex,Chief,,1\n"
                      "P2,12,Bo,Director,P1,0.5\nP2,13,Cy,Director,P1,0.4\nP3,,Vacant,Clerk,P2,1\n");
  ASSERT_EQ(import.ran.code, 0) << import.ran.err;
  EXPECT_THAT(import.posts("holder"), ElementsAre("Alex", "Bo;Cy", ""));
  EXPECT_THAT(import.posts("holder_id"), ElementsAre("11", "12;13", ""));
  EXPECT_THAT(import.posts("fte"), ElementsAre("1", "0.9", "1"));
  EXPECT_THAT(import.posts("reports_to"), ElementsAre("", "P1", "P2"));
  const Import twice("Employee ID,Title\n1,Chief\n1,Clerk\n");
  EXPECT_EQ(twice.ran.code, 2);
  EXPECT_THAT(twice.ran.err,
              HasSubstr("staff.csv:3:1 (Employee ID): error[duplicate-id]: the identifier '1' stands in "
                        "staff.csv, line 2 already"));
}

TEST(ImportPeople, names_circles_in_the_words_of_the_file) {
  const Import import("id,title,manager id\n1,A,3\n2,B,1\n3,C,2\n4,D,\n");
  EXPECT_EQ(import.ran.code, 2);
  EXPECT_THAT(
      import.ran.err,
      HasSubstr("staff.csv:2: error[reporting-cycle]: line management runs in a circle: 1 -> 3 -> 2 -> 1"));
}

TEST(ImportPeople, writes_a_map_by_which_the_second_run_is_the_same) {
  const std::string text = "Ref,Amt,Chef\n1,Leiter,\n2,Mitarbeiter,1\n";
  const TemporaryFolder folder;
  test::write_text(folder / "staff.csv", text);
  test::write_text(folder / "map.csv", "ours,theirs\nemployee_id,Ref\njob_title,Amt\nmanager_id,Chef\n");
  const auto import = [&](const std::string &to) {
    return program(
        {"import", "people", folder / "staff.csv", "--map", folder / "map.csv", "-o", folder / to});
  };
  ASSERT_EQ(import("one").code, 0);
  test::write_text(folder / "map.csv", test::read_file(folder / "one/map.csv"));
  ASSERT_EQ(import("two").code, 0);
  EXPECT_EQ(test::files_below(folder / "one"), test::files_below(folder / "two"));
  const Import without(text);
  EXPECT_EQ(without.ran.code, 2);
  EXPECT_THAT(without.ran.err, HasSubstr("no row of the table looks like its heads"));
  test::write_text(folder / "map.csv", "ours,theirs\nemployee_id,Ref\njob_titel,Amt\nmanager_id,Boss\n");
  const Ran wrong = import("three");
  EXPECT_EQ(wrong.code, 2);
}

TEST(ImportPeople, writes_the_map_where_it_was_asked_for_and_is_not_there) {
  const TemporaryFolder folder;
  test::write_text(folder / "staff.csv", "Employee ID,Job Title\n1,Chief\n");
  const Ran ran =
      program({"import", "people", folder / "staff.csv", "--map", folder / "my.csv", "-o", folder / "m"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(test::read_file(folder / "my.csv"),
            "ours,theirs\nemployee_id,Employee ID\njob_title,Job Title\n");
}

TEST(ImportPeople, reads_a_workbook_and_passes_over_sheets_that_are_no_list) {
  test::Xlsx book{
      {test::sheet_of_csv("Notes", "About,this\nfile,x\n"),
       test::sheet_of_csv(
           "Staff", "Company,Employee ID,Job Title,Manager ID\nAlpha Ltd,1,Chief,\nBeta & Co,2,Clerk,1\n")}};
  const Import import(book.bytes(), {}, "", "staff.xlsx");
  ASSERT_EQ(import.ran.code, 0) << import.ran.err;
  EXPECT_THAT(import.posts("organisation_id"), ElementsAre("alpha-ltd", "beta-and-co"));
  EXPECT_THAT(import.ran.out, HasSubstr("sheets that are no lists of people: 1"));
  EXPECT_EQ(import.posts("source")[0], "staff.xlsx, sheet Staff, row 2");
}

TEST(ImportPeople, of_several_files_is_one_list) {
  const TemporaryFolder folder;
  test::write_text(folder / "a.csv", "ID,Title,Manager ID\n1,Chief,\n");
  test::write_text(folder / "b.csv", "ID;Job title;Reports to\n2;Clerk;Chief\n");
  const Ran ran = program({"import", folder / "a.csv", folder / "b.csv", "-o", folder / "model",
                           "--organisation", "My Co", "--json"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto said = nlohmann::json::parse(ran.out);
  EXPECT_EQ(said["posts"], 2);
  EXPECT_EQ(said["kind"], "people");
  EXPECT_THAT(test::read_file(folder / "model/posts.csv"), HasSubstr("\n2,Clerk,my-co,1,"));
}

TEST(ImportPeople, of_files_that_are_refused_writes_nothing_and_prints_the_report_if_asked) {
  const std::string text = "Employee ID,Job Title,Manager ID,Shoe size\n1,A,2,9\n2,B,1,8\n";
  const Import import(text, {"--report"});
  EXPECT_EQ(import.ran.code, 2);
  EXPECT_FALSE(std::filesystem::exists(import.folder / "model"));
  EXPECT_THAT(import.ran.out, HasSubstr("file,line,column,read,became,why\n"));
  EXPECT_THAT(import.ran.out, HasSubstr("staff.csv,1,Shoe size,,,not a column that is read\n"));
  EXPECT_THAT(import.ran.out, HasSubstr("error: line management runs in a circle"));
  EXPECT_EQ(Import(text).ran.out, "");
  const Import json(text, {"--report", "--json"});
  EXPECT_EQ(nlohmann::json::parse(json.ran.out)["refused"]["diagnostics"].size(), 1U);
}

TEST(ImportPeople, counts_one_of_a_thing_as_one) {
  const Import import("Notes on the list,\nEmployee ID,Job Title\n1,Chief\nTotal,1\n");
  EXPECT_THAT(import.ran.out,
              HasSubstr("Read as people: 1 row\n  1 post\nLeft out\n  rows above the heads: 1\n"
                        "  total rows: 1\n"));
}

TEST(Import, says_what_a_file_is_that_is_none_of_the_kinds) {
  const Import pdf("%PDF-1.7\n", {}, "");
  EXPECT_EQ(pdf.ran.code, 2);
  EXPECT_THAT(pdf.ran.err, HasSubstr("error[not-a-table]: the file is a PDF and no table"));
  const Import text("Dear all,\nplease find attached the list.\n", {}, "");
  EXPECT_EQ(text.ran.code, 2);
  EXPECT_THAT(text.ran.err,
              HasSubstr("what the file holds is none of graph, organogram, council-chart, calendar, people"));
  EXPECT_FALSE(std::filesystem::exists(text.folder / "model"));
  EXPECT_EQ(program({"import", "no-such-file.csv", "-o", "x"}).code, 3);
}

TEST(Import, tells_an_organogram_by_its_heads) {
  const Import import(
      "Post Unique Reference,Name,Grade,Job Title,Job/Team Function,Parent Department,Organisation,Unit,"
      "Contact Phone,Contact E-mail,Reports to Senior Post,Salary Cost of Reports,FTE,Actual Pay Floor,"
      "Actual Pay Ceiling,Professional/Occupational Group,Notes,Valid?\n"
      "AB-7,N/D,SCS3,Director General,Leads,Dept,Office,Unit,,,XX,0,1,0,0,Policy,,1\n",
      {}, "");
  ASSERT_EQ(import.ran.code, 0) << import.ran.err;
  EXPECT_THAT(import.ran.out, HasSubstr("Read as organogram"));
}

// docs/import-people.md prints every field with all of its spellings.
TEST(ImportPeople, documents_the_heads_that_it_knows) {
  const std::string page = test::read_file(std::string(places::docs()) + "/import-people.md");
  std::set<std::string> spellings;
  for (const io::ImportField &field : io::people_fields()) {
    std::string row = "| `" + std::string(field.name) + "` | ";
    for (std::size_t s = 0; s < field.spellings.size(); ++s) {
      row += (s == 0 ? "" : ", ") + std::string(field.spellings[s]);
      EXPECT_TRUE(spellings.insert(std::string(field.spellings[s])).second) << field.spellings[s];
    }
    EXPECT_THAT(page, HasSubstr("\n" + row + " |\n"));
  }
}

TEST(ImportCouncilChart, infers_lines_within_directorate_and_service) {
  const Import import(
      "OrganisationLabel,EffectiveDate,Level,JobTitle,Name,Grade,Directorate,Service,ContractType,SharedPost,"
      "ContactDetails,SalaryBand,MaximumSalary,Vacancy\n"
      "Example Council,2025-07-01,1,Chief Executive,Holder A,CE,NA,NA,Permanent,NA,ce@example.org,195000 - "
      "199999,NA,NA\n"
      "Example Council,2025-07-01,2,Director of Children,NA,D,Children,NA,Permanent,NA,x,\"\u00a3140,000 to "
      "\u00a3144,999\",NA,NA\n"
      "Example Council,2025-07-01,2,Director of Adults,NA,D,Adults,NA,Permanent,NA,x,NA,NA,NA\n"
      "Example Council,2025-07-01,3,Head of "
      "Commissioning,NA,SM,Children,Commissioning,Interim,NA,x,NA,65059,Vacant\n"
      "Example Council,2025-07-01,3,Director of Public Health,NA,SM,Adults,Public "
      "Health,Interim,Shared,x,NA,NA,NA\n"
      "Example Council,2025-07-01,4,Consultant,NA,SM,Adults,Public Health,Permanent,NA,x,NA,NA,NA\n"
      "Example Council,2025-07-01,4,Procurement lead,NA,SM,Adults,Procurement,Permanent,NA,x,NA,NA,NA\n",
      {}, "");
  ASSERT_EQ(import.ran.code, 0) << import.ran.err;
  EXPECT_THAT(import.ran.out, HasSubstr("Read as council-chart: 7 rows"));
  EXPECT_THAT(import.posts("reports_to"), ElementsAre("", "p1", "p1", "p2", "p3", "p5", "p3"));
  EXPECT_THAT(import.posts("status"), ElementsAre("filled", "", "", "vacant", "interim", "", ""));
  EXPECT_THAT(import.posts("pay_low"), ElementsAre("195000", "140000", "", "", "", "", ""));
  EXPECT_THAT(import.posts("pay_high"), ElementsAre("199999", "144999", "", "", "", "", ""));
  EXPECT_EQ(import.file("post_shares.csv"), "post_id,organisation_id,cost_share,source\n"
                                            "p5,example-council,,\"staff.csv, line 6; inferred: level\"\n"
                                            "p5,?,,\"staff.csv, line 6; inferred: level\"\n");
  EXPECT_THAT(import.file("model.csv"), HasSubstr("Example Council,2025-07-01,staff.csv,GBP"));
  for (const auto &[name, text] : test::files_below(import.folder / "model"))
    EXPECT_THAT(text, Not(HasSubstr("example.org"))) << name;
  EXPECT_TRUE(import.is_model());
}

TEST(ImportCouncilChart, leaves_a_manager_unknown_where_several_may_be_it) {
  const Import import("Level,Job Title,Directorate,Service,Salary Band\n1,Chief,,,x\n2,Head "
                      "A,Place,Roads,x\n2,Head B,Place,Roads,x\n"
                      "3,Officer,Place,Roads,x\n",
                      {}, "council-chart");
  ASSERT_EQ(import.ran.code, 0) << import.ran.err;
  EXPECT_THAT(import.posts("reports_to"), ElementsAre("", "p1", "p1", "?"));
  EXPECT_THAT(import.ran.err, HasSubstr("several of the service: p2 (line 3), p3 (line 4); it is not known"));
}

} // namespace
} // namespace organograph::import_people_test
