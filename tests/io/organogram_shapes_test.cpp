// SPDX-License-Identifier: Apache-2.0
// The shapes in which returns of 2010 to 2025 come: encodings, heads, padding, words, columns that are not
// there.
#include "support/organogram_rows.hpp"

#include "organograph/engine/build_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace organograph::test::organograms::organogram_shapes_test {

namespace {

const std::string two_posts =
    "A1,Holder A,SCS2,Head,Town,,XX,1,,,\nB2,Holder B,SCS1,Deputy,Town,,A1,0.5,,,\n";

std::string as_utf16(std::string_view ascii, bool mark) {
  std::string out = mark ? "\xff\xfe" : "";
  for (const char c : ascii)
    out += {c, '\0'};
  return out;
}

std::string ascii_return() {
  return "Post Unique Reference,Name,Job Title,Organisation,Reports to Senior Post,FTE\n"
         "A1,Holder A,Head,Town,XX,1\nB2,Holder B,Deputy,Town,A1,0.5\n";
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

std::uint64_t left_out(const OrganogramResult &result, std::string_view what) {
  for (const auto &one : result.report.left_out)
    if (one.what == what)
      return one.count;
  return 0;
}

bool entry_says(const OrganogramResult &result, std::string_view read, std::string_view why) {
  return std::ranges::any_of(result.report.entries, [&](const io::ImportReport::Entry &entry) {
    return entry.read == read && entry.why.find(why) != std::string::npos;
  });
}

TEST(OrganogramShapes, any_encoding_line_end_and_separator) {
  const std::string plain = ascii_return();
  for (const std::string &bytes :
       {plain, "\xef\xbb\xbf" + plain, as_utf16(plain, true), as_utf16(plain, false),
        replaced(plain, "\n", "\r"), replaced(plain, "\n", "\r\n"), replaced(plain, ",", ";"),
        replaced(plain, ",", "\t"), "sep=;\n" + replaced(plain, ",", ";")}) {
    const auto result = read_organogram({"senior.csv", bytes}, std::nullopt);
    EXPECT_EQ(lines_of(result), "A1 B2>A1") << text_of(result.diagnostics);
  }
}

TEST(OrganogramShapes, heads_of_2011) {
  const auto result = read_organogram(
      {"s.csv",
       "Post Unique Reference,Name,Grade,Job Title,Job/Team Function,Parent Department,Organisation,Unit,"
       "Contact Phone,Contact E-mail,Reports to Senior Post,Salary Cost of Reports (£),FTE,Actual Pay "
       "Floor (£),Actual Pay Ceiling (£),,Profession,Notes,Valid?\n"
       "10334,Holder A,SCS4,Chief Executive,Leads,Department,Council,HQ,0,a@example.org,xx,0,1,"
       "230000,234999,,Policy,,1\n"},
      SourceFile{"j.csv",
                 "Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),"
                 "Payscale Maximum (£),Generic Job Title,Number of Posts in FTE,Profession\n"
                 "Department,Council,HQ,10334,4,20000,30000,Clerk,2,Finance\n"});
  ASSERT_EQ(lines_of(result), "10334") << text_of(result.diagnostics);
  EXPECT_EQ(post(result, 0, "profession"), "Policy");
  EXPECT_EQ(cell(result.draft, TableId::staff_groups, 0, "profession"), "Finance");
  EXPECT_EQ(cell(result.draft, TableId::staff_groups, 0, "annual_cost"), "50000");
  EXPECT_EQ(io::to_csv(result.report).find("example.org"), std::string::npos) << "contact details go nowhere";
  EXPECT_TRUE(entry_says(result, "", "contact details are not read"));
}

TEST(OrganogramShapes, location_of_2023_is_kept) {
  const auto result = read_organogram(
      {"s.csv",
       "Post Unique Reference,Name,Job Title,Organisation,Reports to Senior Post,FTE,Total Pay (£),Location\n"
       "A1,Holder A,Head,Town,XX,1,120000,North West\n"},
      SourceFile{"j.csv", "Organisation,Reporting Senior Post,Generic Job Title,Number of Posts in "
                          "FTE,Location,Valid?\nTown,A1,Clerk,2,London,1\n"});
  EXPECT_EQ(post(result, 0, "office_region"), "North West") << text_of(result.diagnostics);
  EXPECT_EQ(cell(result.draft, TableId::staff_groups, 0, "office_region"), "London");
  EXPECT_EQ(io::to_csv(result.report).find("120000"), std::string::npos);
}

TEST(OrganogramShapes, padding_and_remarks_are_no_posts) {
  const std::string heads =
      "Post Unique Reference,Name,Job Title,Organisation,Reports to Senior Post,FTE,Valid?\n";
  const auto padded = read_organogram(
      {"s.csv", heads + "A1,Holder A,Head,Town,XX,1,0\n,,,,,,1\n,,,,,,1\n,,,,,,1\n"}, std::nullopt);
  EXPECT_EQ(lines_of(padded), "A1") << text_of(padded.diagnostics);
  const auto remarked =
      read_organogram({"s.csv", heads + "A1,Holder A,Head,Town,XX,1,0\n\"Rows below, as in March\",,,,,,\n"
                                        ",N/D,Not in post,Town,,1,1\n,N/D,Not in post,Town,,1,1\n"},
                      std::nullopt);
  EXPECT_EQ(lines_of(remarked), "A1") << text_of(remarked.diagnostics);
  EXPECT_EQ(left_out(remarked, "people in no post"), 2U);
  const auto numbered = read_organogram(
      {"s.csv", "," + heads + "0,A1,Holder A,Head,Town,XX,1,1\n1,,,,,,,1\n2,,,,,,,1\n"}, std::nullopt);
  EXPECT_EQ(lines_of(numbered), "A1") << text_of(numbered.diagnostics);
  EXPECT_EQ(left_out(numbered, "remarks and padding"), 2U);
}

TEST(OrganogramShapes, titles_above_the_heads_are_passed_over) {
  const auto result = read_organogram(
      {"s.csv", "Organogram of a department,,\n,,\n" + senior_file(two_posts).bytes}, std::nullopt);
  EXPECT_EQ(lines_of(result), "A1 B2>A1") << text_of(result.diagnostics);
  EXPECT_EQ(post(result, 0, "source"), "s.csv, line 4");
}

TEST(OrganogramShapes, words_in_the_pay_of_a_senior_post_are_left_out_and_said) {
  const auto result = read_senior("A1,Holder A,,Head,Town,,XX,1,N/A,Not disclosed,\n"
                                  "B2,Holder B,,Deputy,Town,,A1,1,\"£52,00\",54999,\n"
                                  "C3,Holder C,,Deputy,Town,,A1,1,60000,54999,\n"
                                  "D4,Holder D,,Deputy,Town,,A1,1,50000,54999,\n");
  ASSERT_EQ(lines_of(result), "A1 B2>A1 C3>A1 D4>A1") << text_of(result.diagnostics);
  EXPECT_EQ(post(result, 0, "pay_floor") + post(result, 0, "pay_ceiling"), "");
  EXPECT_EQ(post(result, 1, "pay_floor") + "," + post(result, 1, "pay_ceiling"), ",54999");
  EXPECT_EQ(post(result, 2, "pay_floor") + post(result, 2, "pay_ceiling"), "")
      << "which of the two is wrong?";
  EXPECT_EQ(post(result, 3, "pay_floor"), "50000");
  const auto words = of_code(result, Code::organogram_pay_words);
  ASSERT_EQ(words.size(), 1U) << text_of(result.diagnostics);
  EXPECT_EQ(words[0].problem, "2 rows whose pay is no amount and was left empty: lines 2 and 3");
  const auto band = of_code(result, Code::cell_left_blank);
  ASSERT_EQ(band.size(), 1U);
  EXPECT_EQ(band[0].line, 4U);
  EXPECT_EQ(band[0].cell, 10U);
  EXPECT_TRUE(entry_says(result, "Not disclosed", "no measure uses"));
}

TEST(OrganogramShapes, words_in_a_junior_pay_scale_keep_the_people_and_lose_the_cost) {
  const auto result =
      read_organogram(senior_file(two_posts),
                      junior_file("Town,A1,EO,N/A,N/A,Officer,4\nTown,A1,EO,20000,see note,Officer,2\n"
                                  "Town,A1,EO,30000,20000,Officer,1\nTown,A1,EO,20000,30000,Officer,1\n"));
  ASSERT_EQ(lines_of(result), "A1 B2>A1") << text_of(result.diagnostics);
  const auto group = [&](std::size_t row, std::string_view column) {
    return cell(result.draft, TableId::staff_groups, row, column);
  };
  EXPECT_EQ(group(0, "fte") + "," + group(0, "annual_cost"), "4,");
  EXPECT_EQ(group(1, "pay_minimum") + "," + group(1, "annual_cost"), "20000,");
  EXPECT_EQ(group(2, "pay_minimum") + "," + group(2, "pay_maximum") + "," + group(2, "annual_cost"), ",,");
  EXPECT_EQ(group(3, "annual_cost"), "25000");
  EXPECT_EQ(of_code(result, Code::organogram_pay_words).at(0).problem,
            "2 rows whose pay is no amount; they have no annual_cost: lines 2 and 3");
  EXPECT_EQ(of_code(result, Code::cell_left_blank).at(0).line, 4U);
}

TEST(OrganogramShapes, without_fte_each_post_is_one_and_that_is_said) {
  const auto result = read_organogram(
      {"s.csv", "Post Unique Reference,Name,Grade,Job Title,Reports to Senior Post,Profession\n"
                "90115,Holder A,SCS1A,Deputy,90334,Finance\n90334,Holder B,SCS4,Chief,xx,Policy\n"},
      std::nullopt);
  ASSERT_EQ(lines_of(result), "90115>90334 90334") << text_of(result.diagnostics);
  EXPECT_EQ(post(result, 0, "fte"), "") << "blank is 1, and counted as not given";
  EXPECT_EQ(of_code(result, Code::organogram_guessed).size(), 2U) << text_of(result.diagnostics);
  EXPECT_EQ(cell(result.draft, TableId::organisations, 0, "name"), "Organisation (not named)");
  EXPECT_TRUE(build_model(result.draft).model);
}

TEST(OrganogramShapes, without_organisation_the_parent_department_is_taken) {
  const std::string heads =
      "Post Unique Reference,Name,Job Title,Parent Department,Reports to Senior Post,FTE\n";
  const auto result = read_organogram({"s.csv", heads + "A1,Holder A,Head,Ministry,XX,1\n"}, std::nullopt);
  EXPECT_EQ(post(result, 0, "organisation_id"), "ministry") << text_of(result.diagnostics);
  EXPECT_EQ(of_code(result, Code::organogram_guessed).size(), 1U);
  const auto cells =
      read_organogram({"s.csv", replaced(heads, "Parent Department", "Parent Department,Organisation") +
                                    "A1,Holder A,Head,Ministry,,XX,1\nB2,Holder B,Head,Ministry,N/D,A1,1\n"},
                      std::nullopt);
  EXPECT_EQ(post(cells, 1, "organisation_id"), "ministry") << text_of(cells.diagnostics);
  EXPECT_EQ(of_code(cells, Code::organogram_guessed).at(0).problem,
            "2 rows without an organisation; the parent department was taken: lines 2 and 3");
  const auto by_juniors = read_organogram(
      {"s.csv", "Post Unique Reference,Name,Job Title,Reports to Senior Post,FTE\nA1,Holder A,Head,XX,1\n"},
      junior_file("Town,A1,EO,,,Officer,4\n"));
  EXPECT_EQ(post(by_juniors, 0, "organisation_id"), "town") << text_of(by_juniors.diagnostics);
}

TEST(OrganogramShapes, a_job_share_may_differ_in_grade_and_profession) {
  const auto result = read_organogram(
      {"s.csv", "Post Unique Reference,Name,Grade,Job Title,Job/Team Function,Organisation,Reports to Senior "
                "Post,FTE,Professional/Occupational Group\n"
                "T1,Holder A,SCS3,Head,Leads,Town,XX,1,Policy\n"
                "J1,Holder D,SCS2,Director of  Delivery,Delivers,Town,T1,0.6,Policy\n"
                "J1,Holder E,SCS1A,Director of delivery,Delivers,Town,T1,0.6,Operational Delivery\n"},
      std::nullopt);
  ASSERT_EQ(lines_of(result), "T1 J1>T1") << text_of(result.diagnostics);
  EXPECT_EQ(post(result, 1, "grade"), "SCS2; SCS1A");
  EXPECT_EQ(post(result, 1, "profession"), "Policy; Operational Delivery");
  EXPECT_EQ(post(result, 1, "team_function"), "Delivers");
  EXPECT_EQ(post(result, 1, "fte"), "1.2");
}

TEST(OrganogramShapes, the_same_person_twice_is_no_job_share) {
  const auto result = read_senior("A1,Holder A,,Head,Town,,XX,1,,,\nA1,Holder A,,Head,Town,,XX,1,,,\n"
                                  "B2,N/D,,Deputy,Town,,A1,0.5,,,\nB2,N/D,,Deputy,Town,,A1,0.5,,,\n");
  ASSERT_EQ(lines_of(result), "A1 B2>A1") << text_of(result.diagnostics);
  EXPECT_EQ(post(result, 0, "holder") + "," + post(result, 0, "fte"), "Holder A,1");
  EXPECT_EQ(post(result, 1, "fte"), "1") << "two who are not named may be two";
  EXPECT_EQ(of_code(result, Code::organogram_guessed).at(0).line, 3U);
}

TEST(OrganogramShapes, vacancy_and_elimination_in_every_spelling) {
  std::string rows = "A1,Holder A,,Head,Town,,XX,1,,,\n";
  std::size_t number = 0;
  const std::vector<std::string> vacant = {
      "Vacant",           "VACANCY",  "Vacant Post", "VACANT - recruitment", "vacant.",
      "(Vacant)",         "'Vacant'", "Post vacant", "Position Vacant",      "Role is vacant",
      "Currently vacant", "Vacent",   "Unfilled",    "Vacant (from 1 May)"};
  const std::vector<std::string> gone = {"Eliminated",
                                         "Eliminated.",
                                         "ELIMINATED",
                                         "'Eliminated'",
                                         "Post deleted",
                                         "Abolished",
                                         "Post has been abolished",
                                         "Role disestablished",
                                         "Post no longer exists",
                                         "Deleted - 1 April",
                                         "Elminated",
                                         "Post removed",
                                         "Eliminated post"};
  const std::vector<std::string> filled = {
      "Holder Closed", "Postlethwaite Vacantia", "N/D",       "REDACTED", "TBC", "-",
      "Withheld",      "Removed Person",         "Role Model"};
  for (const auto *names : {&vacant, &gone, &filled})
    for (const std::string &name : *names)
      rows += "P" + std::to_string(number++) + "," + name + ",,Deputy,Town,,A1,1,,,\n";
  const auto result = read_senior(rows);
  ASSERT_TRUE(result.draft[TableId::posts]) << text_of(result.diagnostics);
  ASSERT_EQ(result.draft[TableId::posts]->rows(), 1 + vacant.size() + filled.size());
  for (std::size_t row = 1; row <= vacant.size() + filled.size(); ++row)
    EXPECT_EQ(post(result, row, "status"), row <= vacant.size() ? "vacant" : "filled")
        << post(result, row, "post_id");
  EXPECT_EQ(left_out(result, "posts that are no more"), gone.size());
}

TEST(OrganogramShapes, the_title_is_what_heads_the_tree) {
  const std::string heads =
      "Post Unique Reference,Name,Job Title,Parent Department,Organisation,Reports to Senior Post,FTE\n";
  const auto title = [&](const std::string &rows) {
    const auto result = read_organogram({"s.csv", heads + rows}, std::nullopt);
    return cell(result.draft, TableId::model, 0, "title");
  };
  EXPECT_EQ(title("T9,N/D,Deputy,Ministry,Agency,PS,1\nPS,N/D,Head,Ministry,Ministry,XX,1\n"), "Ministry")
      << "whose row comes first does not matter";
  EXPECT_EQ(title("T9,N/D,Deputy,Ministry,Agency,XX,1\n"), "Agency");
  EXPECT_EQ(title("T9,N/D,Deputy,Ministry,Agency,XX,1\nPS,N/D,Head,Ministry,Ministry,XX,1\n"), "Ministry");
  EXPECT_EQ(title("T9,N/D,Deputy,,Agency,XX,1\nPS,N/D,Head,,Bureau,T9,1\n"), "Agency and 1 more");
}

TEST(OrganogramShapes, outer_blanks_of_any_kind_and_blank_cells_at_the_end_do_not_matter) {
  const auto result =
      read_senior("A1,Holder A,,Head,Town,,XX,1,,,,,,\nB2,Holder B,,Deputy,Town,,A1\xc2\xa0,1\n");
  EXPECT_EQ(lines_of(result), "A1 B2>A1") << text_of(result.diagnostics);
}

// The official template has its checks of the whole workbook in column X of the junior sheet.
TEST(OrganogramShapes, the_checks_of_the_template_beside_the_table_are_no_cells_of_it) {
  const auto result =
      read_organogram(senior_file(two_posts),
                      SourceFile{"j.csv", "Organisation,Reporting Senior Post,Number of Posts in FTE,Valid?\n"
                                          "Town,A1,2.5,1,,,,WORKBOOK VALID?\nTown,A1,1,1,,,,1\n"});
  ASSERT_TRUE(result.draft[TableId::staff_groups]) << text_of(result.diagnostics);
  EXPECT_EQ(result.draft[TableId::staff_groups]->rows(), 2U);
}

TEST(OrganogramShapes, what_a_file_is_its_heads_say) {
  const auto swapped = read_organogram(junior_file("Town,A1,EO,,,Officer,4\n"), senior_file(two_posts));
  EXPECT_EQ(lines_of(swapped), "A1 B2>A1") << text_of(swapped.diagnostics);
  EXPECT_EQ(swapped.draft[TableId::staff_groups]->rows(), 1U);
  EXPECT_TRUE(io::looks_like_organogram(senior_file(two_posts)));
  EXPECT_TRUE(io::looks_like_organogram(junior_file("")));
  EXPECT_FALSE(io::looks_like_organogram({"x.csv", "Name,Manager\nA,B\n"}));
  EXPECT_FALSE(io::looks_like_organogram({"x.pdf", "%PDF-1.4\n"}));
}

TEST(OrganogramShapes, a_map_names_heads_that_nobody_knows) {
  io::OrganogramOptions options;
  options.map = {{"Post Unique Reference", "Nr"}};
  const auto result =
      read_files({{"s.csv", replaced(ascii_return(), "Post Unique Reference", "Nr")}}, {}, options);
  EXPECT_EQ(lines_of(result), "A1 B2>A1") << text_of(result.diagnostics);
}

} // namespace

} // namespace organograph::test::organograms::organogram_shapes_test
