// SPDX-License-Identifier: Apache-2.0
// Several returns in one model, and the workbook that holds both tables of one.
#include "support/organogram_rows.hpp"
#include "support/workbooks.hpp"

#include "organograph/engine/build_model.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace organograph::test::organograms::organogram_several_test {

namespace {

SourceFile named(std::string name, std::string_view rows) {
  return {std::move(name), senior_file(rows).bytes};
}

std::string group(const OrganogramResult &result, std::size_t row, std::string_view column) {
  return cell(result.draft, TableId::staff_groups, row, column);
}

const SourceFile ministry = named("ministry-senior.csv", "1,Holder A,SCS4,Head,Ministry,,XX,1,,,\n"
                                                         "2,Holder B,SCS3,Deputy,Ministry,,1,1,,,\n");

TEST(SeveralOrganograms, a_superior_in_another_file_joins_them) {
  const auto result = read_files({named("agency-senior.csv", "A1,Holder C,SCS3,Chief,Agency,,2,1,,,\n"
                                                             "A2,Holder D,SCS2,Deputy,Agency,,A1,1,,,\n"),
                                  ministry});
  EXPECT_EQ(lines_of(result), "A1>2 A2>A1 1 2>1") << text_of(result.diagnostics);
  EXPECT_EQ(cell(result.draft, TableId::model, 0, "source"), "agency-senior.csv; ministry-senior.csv");
  EXPECT_EQ(cell(result.draft, TableId::model, 0, "title"), "Ministry and 1 more");
  EXPECT_EQ(post(result, 0, "source"), "agency-senior.csv, line 2");
  EXPECT_TRUE(build_model(result.draft).model);
}

TEST(SeveralOrganograms, the_same_reference_of_two_organisations_is_kept_apart) {
  const auto result =
      read_files({ministry, named("agency-senior.csv", "1,Holder C,SCS3,Chief,Agency,,XX,1,,,\n"
                                                       "7,Holder D,SCS2,Deputy,Agency,,1,1,,,\n")},
                 {{"agency-junior.csv", junior_file("Agency,1,EO,,,Officer,3\n").bytes},
                  {"other.csv", junior_file("Ministry,1,EO,,,Officer,4\nAgency,1,EO,,,Clerk,5\n").bytes}});
  EXPECT_EQ(lines_of(result), "1 2>1 agency/1 7>agency/1") << text_of(result.diagnostics);
  const auto notes = of_code(result, Code::organogram_kept_apart);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].file, "agency-senior.csv");
  EXPECT_EQ(group(result, 0, "reports_to"), "agency/1") << "its own file's";
  EXPECT_EQ(group(result, 1, "reports_to"), "1") << "its organisation's";
  EXPECT_EQ(group(result, 2, "reports_to"), "agency/1");
  EXPECT_TRUE(build_model(result.draft).model);
}

TEST(SeveralOrganograms, a_post_that_stands_in_two_files_is_one) {
  const auto result = read_files({named("agency.csv", "A1,Holder C,SCS3,Chief,Agency,,XX,1,,,\n"
                                                      "A2,Holder D,SCS2,Deputy,Agency,,A1,1,,,\n"),
                                  named("ministry.csv", "1,Holder A,SCS4,Head,Ministry,,XX,1,,,\n"
                                                        "A1,Holder C,SCS3,chief,Agency,,1,1,,,\n"
                                                        "B1,Holder E,SCS2,Adviser,Ministry,,A1,1,,,\n")});
  EXPECT_EQ(lines_of(result), "A1>1 A2>A1 1 B1>A1") << text_of(result.diagnostics);
  EXPECT_EQ(of_code(result, Code::organogram_same_post).size(), 1U);
  EXPECT_TRUE(build_model(result.draft).model);
}

TEST(SeveralOrganograms, contradictions_between_files_are_refused_by_name) {
  const auto title =
      read_files({ministry, named("second.csv", "2,Holder B,SCS3,Gardener,Ministry,,XX,1,,,\n")});
  const auto found = of_code(title, Code::reference_conflict);
  ASSERT_EQ(found.size(), 1U) << text_of(title.diagnostics);
  EXPECT_EQ(found[0].file, "second.csv");
  EXPECT_EQ(found[0].problem,
            "the reference '2' stands on line 3 of ministry-senior.csv with another Job Title");
  EXPECT_EQ(lines_of(title), "-");
  const auto superior =
      read_files({ministry, named("second.csv", "2,Holder B,SCS3,Deputy,Ministry,,3,1,,,\n"
                                                "3,Holder C,SCS4,Other,Ministry,,XX,1,,,\n")});
  ASSERT_EQ(of_code(superior, Code::reference_conflict).size(), 1U) << text_of(superior.diagnostics);
  EXPECT_EQ(of_code(superior, Code::reference_conflict)[0].problem,
            "the post '2' has another superior in ministry-senior.csv: '1'");
}

TEST(SeveralOrganograms, a_superior_that_two_other_files_have_is_named_with_both) {
  const auto result = read_files({named("a.csv", "1,Holder A,,Head,Town,,XX,1,,,\n"),
                                  named("b.csv", "1,Holder B,,Head,Shire,,XX,1,,,\n"),
                                  named("c.csv", "9,Holder C,,Head,Parish,,1,1,,,\n")});
  const auto found = of_code(result, Code::unknown_senior_post);
  ASSERT_EQ(found.size(), 1U) << text_of(result.diagnostics);
  EXPECT_EQ(found[0].remedy, "is like both '1' of a.csv and 'shire/1' of b.csv: write one of them");
}

TEST(SeveralOrganograms, faults_come_in_the_order_of_the_files) {
  const auto result = read_files({named("z.csv", "1,Holder A,,Head,Town,,XX,x,,,\n"),
                                  named("a.csv", "2,Holder B,,Head,Town,,XX,y,,,\n")});
  ASSERT_EQ(result.diagnostics.size(), 2U) << text_of(result.diagnostics);
  EXPECT_EQ(result.diagnostics[0].file + result.diagnostics[1].file, "z.csva.csv");
}

TEST(SeveralOrganograms, the_same_file_twice_counts_once) {
  const SourceFile junior = junior_file("Ministry,1,EO,,,Officer,4\n");
  const auto result = read_files({ministry, ministry}, {junior, junior});
  EXPECT_EQ(lines_of(result), "1 2>1") << text_of(result.diagnostics);
  EXPECT_EQ(result.draft[TableId::staff_groups]->rows(), 1U);
}

TEST(OrganogramWorkbook, holds_both_tables_among_other_sheets) {
  const std::string senior = senior_file("1,Holder A,SCS4,Head,Ministry,,XX,1.00,N/A,,\n").bytes;
  const std::string junior = junior_file("Ministry,1,EO,20000,30000,Officer,2.5\n").bytes;
  Xlsx book;
  book.sheets = {{"Instructions", text_row({"How to fill in"})},
                 sheet_of_csv("(working) senior-staff", senior_file("9,Draft,,Head,X,,XX,1,,,\n").bytes),
                 sheet_of_csv("(final data) senior-staff", senior),
                 sheet_of_csv("(final data) junior-staff", junior)};
  const SourceFile file{"return.xlsx", book.bytes()};
  for (const auto &result : {read_files({file}), read_files({}, {file}), read_files({file}, {file})}) {
    EXPECT_EQ(lines_of(result), "1") << text_of(result.diagnostics);
    EXPECT_EQ(group(result, 0, "fte"), "2.5");
    EXPECT_EQ(post(result, 0, "source"), "return.xlsx, sheet (final data) senior-staff, row 2");
    EXPECT_TRUE(build_model(result.draft).model);
  }
}

TEST(OrganogramWorkbook, cells_of_sheets_that_are_not_read_are_no_matter) {
  Xlsx book;
  book.sheets = {{"(reference) units", "<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#REF!</v></c></row>"},
                 sheet_of_csv("Senior", senior_file("1,Holder A,,Head,X,,XX,1,,,\n").bytes)};
  const auto result = read_files({{"return.xlsx", book.bytes()}});
  EXPECT_EQ(lines_of(result), "1");
  EXPECT_TRUE(result.diagnostics.empty()) << text_of(result.diagnostics);
}

TEST(OrganogramWorkbook, with_two_sheets_of_senior_posts_is_refused) {
  Xlsx book;
  book.sheets = {sheet_of_csv("2013", senior_file("1,Holder A,,Head,X,,XX,1,,,\n").bytes),
                 sheet_of_csv("2014", senior_file("1,Holder B,,Head,X,,XX,1,,,\n").bytes)};
  const auto result = read_files({{"return.xlsx", book.bytes()}});
  const auto found = of_code(result, Code::organogram_sheets);
  ASSERT_EQ(found.size(), 1U) << text_of(result.diagnostics);
  EXPECT_EQ(found[0].problem, "the sheets '2013' and '2014' both hold senior-staff");
}

TEST(OrganogramWorkbook, of_excel_before_2007_says_how_to_save_it) {
  const auto result = read_files(
      {{"return.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string("W\0o\0r\0k\0b\0o\0o\0k\0", 16)}});
  const auto found = of_code(result, Code::not_a_table);
  ASSERT_EQ(found.size(), 1U) << text_of(result.diagnostics);
  EXPECT_NE(found[0].remedy.find(".xlsx"), std::string::npos);
}

} // namespace

} // namespace organograph::test::organograms::organogram_several_test
