// SPDX-License-Identifier: Apache-2.0
#include "support/organogram_rows.hpp"

#include "organograph/engine/build_model.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace organograph::test::organograms::organogram_faults_test {

namespace {

struct Spoiled {
  const char *name;
  const char *rows;
  Code code;
  std::uint64_t line;
  std::uint32_t cell;
  const char *hint;     ///< remedy of the diagnostic; empty: the catalogue's
  const char *repaired; ///< lines_of() with --repair; '-': still a fault
};
void PrintTo(const Spoiled &spoiled, std::ostream *out) {
  *out << spoiled.name;
}

class SpoiledOrganogram : public testing::TestWithParam<Spoiled> {};

TEST_P(SpoiledOrganogram, is_reported_and_repaired_where_the_hint_can_be_applied) {
  const Spoiled &spoiled = GetParam();
  const auto result = read_senior(spoiled.rows);
  EXPECT_EQ(lines_of(result), "-") << "nothing comes of a file with faults";
  const auto found = of_code(result, spoiled.code);
  ASSERT_FALSE(found.empty()) << text_of(result.diagnostics);
  EXPECT_EQ(found[0].file, "senior.csv");
  EXPECT_EQ(found[0].line, spoiled.line) << text_of(found);
  EXPECT_EQ(found[0].cell, spoiled.cell) << text_of(found);
  EXPECT_EQ(found[0].remedy, spoiled.hint);
  EXPECT_EQ(found[0].severity(), Severity::error);

  const auto repaired = read_senior(spoiled.rows, true);
  EXPECT_EQ(lines_of(repaired), spoiled.repaired) << text_of(repaired.diagnostics);
  if (std::string_view(spoiled.repaired) == "-")
    return;
  const auto notes = of_code(repaired, Code::organogram_repaired);
  ASSERT_EQ(notes.size(), found.size()) << "one note per change: " << text_of(repaired.diagnostics);
  EXPECT_EQ(notes[0].line, spoiled.line);
  EXPECT_EQ(notes[0].cell, spoiled.cell);
  EXPECT_EQ(notes[0].value, found[0].value);
  EXPECT_EQ(notes[0].remedy, spoiled.hint) << "the note names the hint";
}

INSTANTIATE_TEST_SUITE_P(
    References, SpoiledOrganogram,
    testing::Values(
        Spoiled{"case_differs", "ab-7,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,AB-7,1,,,\n",
                Code::unknown_senior_post, 3, 7, "is there as 'ab-7': only the case differs", "ab-7 B2>ab-7"},
        Spoiled{"zeros_too_many", "7,Ann,,Head,Town,,XX,1,,,\n8,Bo,,Clerk,Town,,007,1,,,\n",
                Code::unknown_senior_post, 3, 7, "is there without the leading zeros: '7'", "7 8>7"},
        Spoiled{"zeros_lost", "0012,Ann,,Head,Town,,XX,1,,,\n8,Bo,,Clerk,Town,,12,1,,,\n",
                Code::unknown_senior_post, 3, 7, "is there with leading zeros: '0012'", "0012 8>0012"},
        Spoiled{"quotes", "A1,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,'A1',1,,,\n",
                Code::unknown_senior_post, 3, 7, "is there as 'A1': quotes around the value", "A1 B2>A1"},
        Spoiled{"point_of_a_spreadsheet", "12,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,12.0,1,,,\n",
                Code::unknown_senior_post, 3, 7, "is there as '12': '.0' behind it", "12 B2>12"},
        Spoiled{"title_of_the_superior", "A1,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,Head,1,,,\n",
                Code::unknown_senior_post, 3, 7, "is the title of 'A1'", "A1 B2>A1"},
        Spoiled{"name_of_the_superior",
                "A1,Alex Alpha,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,\"Alpha, Alex\",1,,,\n",
                Code::unknown_senior_post, 3, 7, "is the holder of 'A1'", "A1 B2>A1"},
        Spoiled{"quotes_and_case", "a1,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,\"\"\"A1\"\"\",1,,,\n",
                Code::unknown_senior_post, 3, 7, "is there as 'a1': quotes and case differ", "a1 B2>a1"},
        Spoiled{"like_two_posts",
                "a1,Ann,,Head,Town,,XX,1,,,\nA1,Al,,Head,Town,,a1,1,,,\nB2,Bo,,Clerk,Town,,'A1',1,,,\n",
                Code::unknown_senior_post, 4, 7, "is like both 'a1' and 'A1': write one of them", "-"},
        Spoiled{"nobody_knows_it", "A1,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,Z9,1,,,\n",
                Code::unknown_senior_post, 3, 7, "", "-"},
        Spoiled{"outside_at_the_top", "A1,Ann,,Head,Town,,Board,1,,,\nB2,Bo,,Clerk,Town,,A1,1,,,\n",
                Code::unknown_senior_post, 2, 7, "reports to nobody: write XX", "A1 B2>A1"},
        Spoiled{"outside_at_two_tops", "A1,Ann,,Head,Town,,Board,1,,,\nB2,Bo,,Clerk,Town,,Board,1,,,\n",
                Code::unknown_senior_post, 2, 7, "reports to nobody: write XX", "A1 B2"},
        Spoiled{"two_outside", "A1,Ann,,Head,Town,,Board,1,,,\nB2,Bo,,Clerk,Town,,Z9,1,,,\n",
                Code::unknown_senior_post, 2, 7, "", "-"},
        Spoiled{"empty_at_the_top", "A1,Ann,,Head,Town,,,1,,,\nB2,Bo,,Clerk,Town,,A1,1,,,\n",
                Code::missing_value, 2, 7, "reports to nobody: write XX", "A1 B2>A1"},
        Spoiled{"empty_elsewhere", "A1,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,,1,,,\n",
                Code::missing_value, 3, 7, "", "-"},
        Spoiled{"itself", "A1,Ann,,Head,Town,,A1,1,,,\nB2,Bo,,Clerk,Town,,A1,1,,,\n", Code::reports_to_itself,
                2, 7, "the top: write XX", "A1 B2>A1"},
        Spoiled{"itself_but_for_case", "A1,Ann,,Head,Town,,a1,1,,,\n", Code::reports_to_itself, 2, 7,
                "the top: write XX", "A1"},
        Spoiled{
            "superior_eliminated",
            "A1,Ann,,Head,Town,,XX,1,,,\nB2,Eliminated,,Clerk,Town,,A1,1,,,\nC3,Cy,,Clerk,Town,,B2,1,,,\n",
            Code::unknown_senior_post, 4, 7,
            "line 3 is Eliminated and was left out: name a post that is there", "-"},
        Spoiled{"superior_eliminated_with_other_zeros",
                "A1,Ann,,Head,Town,,XX,1,,,\n07,Eliminated,,Clerk,Town,,A1,1,,,\nC3,Cy,,Clerk,Town,,7,1,,,\n",
                Code::unknown_senior_post, 4, 7,
                "line 3 ('07') is Eliminated and was left out: name a post that is there", "-"},
        Spoiled{"superior_not_in_post", "0,N/D,,Out,Town,,A1,1,,,\nC3,Cy,,Clerk,Town,,0,1,,,\n",
                Code::unknown_senior_post, 3, 7,
                "line 2 is somebody not in a post and was left out: name a post that is there", "-"},
        Spoiled{"circle",
                "A1,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,C3,1,,,\nC3,Cy,,Clerk,Town,,B2,1,,,\n",
                Code::reporting_cycle, 3, 7, "", "-"},
        Spoiled{"circle_through_a_repeated_reference",
                "A1,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,A1,1,,,\nC3,Cy,,Clerk,Town,,B2,1,,,\nB2,Di,,"
                "Clerk,Town,,C3,1,,,\n",
                Code::reporting_cycle, 3, 7, "'B2' stands on lines 3 and 5: one of them may be another post",
                "-"},
        Spoiled{"same_reference_other_post",
                "A1,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,A1,1,,,\nB2,Cy,,Cook,Town,Kitchen,A1,1,,,\n",
                Code::reference_conflict, 4, 4, "", "-"},
        Spoiled{"same_reference_other_superior",
                "A1,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,A1,1,,,\nB2,Cy,,Clerk,Town,,XX,1,,,\n",
                Code::reference_conflict, 4, 7, "", "-"},
        Spoiled{"no_reference", "A1,Ann,,Head,Town,,XX,1,,,\n,Bo,,Clerk,Town,,A1,1,,,\n", Code::missing_value,
                3, 1, "", "-"},
        Spoiled{"reference_is_nobody", "xx,Ann,,Head,Town,,XX,1,,,\n", Code::unknown_value, 2, 1, "", "-"}),
    [](const auto &spoiled) { return spoiled.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Cells, SpoiledOrganogram,
    testing::Values(
        Spoiled{"fte_no_number", "A1,Ann,,Head,Town,,XX,half,,,\n", Code::bad_number, 2, 8, "", "-"},
        Spoiled{"fte_exponent", "A1,Ann,,Head,Town,,XX,1e3,,,\n", Code::bad_number, 2, 8, "", "-"},
        Spoiled{"fte_quoted", "A1,Ann,,Head,Town,,XX,'0.5',,,\n", Code::bad_number, 2, 8,
                "quotes around the value: write 0.5", "A1"},
        Spoiled{"fte_empty", "A1,Ann,,Head,Town,,XX,,,,\n", Code::missing_value, 2, 8,
                "a post without FTE counts as 1: write 1", "A1"},
        Spoiled{"fte_zero", "A1,Ann,,Head,Town,,XX,0,,,\n", Code::out_of_range, 2, 8,
                "leave the row out if there is no such post", "-"},
        Spoiled{"fte_zero_of_a_vacant_post", "A1,Vacant,,Head,Town,,XX,0,,,\n", Code::out_of_range, 2, 8,
                "a vacant post counts as 1: write 1", "A1"},
        Spoiled{"fte_negative", "A1,Ann,,Head,Town,,XX,-1,,,\n", Code::out_of_range, 2, 8, "", "-"},
        Spoiled{"no_title", "A1,Ann,, ,Town,,XX,1,,,\n", Code::missing_value, 2, 4, "", "-"},
        Spoiled{"no_organisation", "A1,Ann,,Head,,,XX,1,,,\n", Code::missing_value, 2, 5, "", "-"},
        Spoiled{"cells_too_many", "A1,Ann,,Head,Town,,XX,1,,,,extra\n", Code::wrong_cell_count, 2, 0, "",
                "-"},
        Spoiled{"unclosed_quote", "A1,Ann,,Head,Town,,XX,1,,,\n\"B2,Bo\n", Code::unclosed_quote, 3, 1, "",
                "-"}),
    [](const auto &spoiled) { return spoiled.param.name; });

TEST(SpoiledOrganograms, a_conflict_names_the_columns_that_differ) {
  const auto result =
      read_senior("A1,Ann,S1,Head,Town,,XX,1,50000,54999,one\nA1,Bo,S2,Head,Town,Attic,A2,0.5,0,0,two\n");
  const auto found = of_code(result, Code::reference_conflict);
  ASSERT_EQ(found.size(), 1U) << text_of(result.diagnostics);
  EXPECT_EQ(found[0].cell, 6U);
  EXPECT_EQ(found[0].value, "A1");
  EXPECT_EQ(found[0].problem,
            "the reference 'A1' stands on line 2 with another Unit, Reports to Senior Post");
}

TEST(SpoiledOrganograms, a_circle_is_printed_whole_and_once) {
  const auto result = read_senior("A1,Ann,,Head,Town,,B2,1,,,\nB2,Bo,,Clerk,Town,,c3,1,,,\n"
                                  "C3,Cy,,Clerk,Town,,A1,1,,,\nD4,Di,,Clerk,Town,,A1,1,,,\n");
  const auto found = of_code(result, Code::reporting_cycle);
  ASSERT_EQ(found.size(), 1U) << text_of(result.diagnostics);
  EXPECT_EQ(found[0].problem, "a circle of line management: 'A1' -> 'B2' -> 'C3' -> 'A1'")
      << "also where a hint closes it";
  EXPECT_EQ(of_code(result, Code::unknown_senior_post).size(), 1U);
}

TEST(SpoiledOrganograms, a_note_says_what_was_and_what_became_of_it) {
  const auto result = read_senior("ab-7,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,AB-7,'0.5',,,\n", true);
  ASSERT_EQ(result.diagnostics.size(), 2U) << text_of(result.diagnostics);
  EXPECT_EQ(to_string(result.diagnostics[0]),
            "senior.csv:3:7: note[organogram-repaired]: Reports to Senior Post 'AB-7' became 'ab-7'; "
            "is there as 'ab-7': only the case differs");
  EXPECT_EQ(result.diagnostics[1].problem, "FTE ''0.5'' became 0.5");
  EXPECT_EQ(post(result, 1, "fte"), "0.5");
}

TEST(SpoiledOrganograms, all_faults_of_both_files_come_out_in_one_run) {
  const auto senior =
      senior_file("A1,Ann,,Head,Town,,A1,x,,,\nB2,Bo,,,Town,,a1,1,?,,\nB2,Cy,,Cook,Town,,Z9,1,,,\n");
  const auto junior =
      junior_file("Town,a1,HEO,1,2,Officer,2\nTown,Z9,HEO,9,2,Officer,x\nTown,A1,HEO,,,Officer,0\n"
                  "Town,A1,HEO,,,Officer,\nTown\n");
  const auto result = read_organogram(senior, junior);
  std::string found;
  for (const Diagnostic &d : result.diagnostics)
    found += d.file.substr(0, 1) + std::to_string(d.line) + ":" + std::to_string(d.cell) + " " +
             std::string(info(d.code).name) + "\n";
  EXPECT_EQ(found, "s2:7 reports-to-itself\ns2:8 bad-number\n"
                   "s3:0 organogram-pay-words\ns3:4 missing-value\ns3:7 unknown-senior-post\n"
                   "s4:4 reference-conflict\ns4:7 unknown-senior-post\n"
                   "j2:2 unknown-senior-post\n"
                   "j3:2 unknown-senior-post\nj3:7 bad-number\n"
                   "j4:7 out-of-range\nj5:7 missing-value\n");
  EXPECT_EQ(lines_of(result), "-");
  EXPECT_FALSE(result.draft[TableId::organisations]);
}

TEST(SpoiledOrganograms, junior_rows_are_repaired_too) {
  const auto senior = senior_file("007,Ann,,Head,Town,,XX,1,,,\n");
  const auto junior = junior_file("Town,7,HEO,1,2,Officer,2\nTown,007,HEO,1,2,Officer,0\n");
  EXPECT_TRUE(has_errors(read_organogram(senior, junior).diagnostics));
  const auto repaired = read_organogram(senior, junior, {.repair = true});
  EXPECT_EQ(of_code(repaired, Code::organogram_repaired).size(), 2U) << text_of(repaired.diagnostics);
  ASSERT_TRUE(repaired.draft[TableId::staff_groups]);
  EXPECT_EQ(repaired.draft[TableId::staff_groups]->rows(), 1U) << "0 FTE is nobody";
  EXPECT_EQ(cell(repaired.draft, TableId::staff_groups, 0, "reports_to"), "007");
  EXPECT_EQ(post(repaired, 0, "reports_known"), "no");
}

TEST(SpoiledOrganograms, missing_and_repeated_heads_are_named) {
  const auto result = read_organogram({"s.csv", "Name,Job Title,Organisation,name,FTE\nAnn,Head,Town,Bo,x\n"},
                                      junior_file("Town,A1,HEO,1,2,Officer,x\n"));
  std::string missing;
  for (const Diagnostic &d : of_code(result, Code::missing_column))
    missing += d.value + ";";
  EXPECT_EQ(missing, "Post Unique Reference;Reports to Senior Post;");
  ASSERT_EQ(of_code(result, Code::duplicate_column).size(), 1U);
  EXPECT_EQ(of_code(result, Code::duplicate_column)[0].cell, 4U);
  EXPECT_EQ(of_code(result, Code::bad_number).size(), 1U) << "the junior file is read all the same";
  EXPECT_TRUE(of_code(result, Code::unknown_senior_post).empty()) << "there is nothing to compare with";
}

TEST(SpoiledOrganograms, junior_posts_alone_are_no_organogram) {
  const auto result = read_organogram(junior_file("Town,A1,HEO,1,2,Officer,1\n"), std::nullopt);
  const auto found = of_code(result, Code::missing_table);
  ASSERT_EQ(found.size(), 1U) << text_of(result.diagnostics);
  EXPECT_EQ(found[0].remedy, "give the file of senior posts too");
}

TEST(SpoiledOrganograms, empty_files_are_faults) {
  for (const char *bytes : {"", "\n\n", ",,\n", "\xef\xbb\xbf"}) {
    const auto result = read_organogram({"s.csv", bytes}, std::nullopt);
    EXPECT_TRUE(has_errors(result.diagnostics)) << text_of(result.diagnostics);
    EXPECT_EQ(lines_of(result), "-");
  }
}

TEST(SpoiledOrganograms, a_return_without_a_post_is_a_fault) {
  for (const char *rows : {"", "A1,Eliminated,,Head,Town,,XX,1,,,\n", "0,N/D,,Not in post,Town,,XX,1,,,\n"})
    EXPECT_EQ(of_code(read_senior(rows), Code::nothing_to_import).size(), 1U) << rows;
}

TEST(SpoiledOrganograms, every_truncation_of_a_file_is_answered) {
  const SourceFile whole = test_file("uk-statistics-authority-2013-09-30-senior.csv");
  for (std::size_t length = 0; length < whole.bytes.size(); length += 97)
    for (const bool repair : {false, true}) {
      const auto result =
          read_organogram({whole.name, whole.bytes.substr(0, length)}, std::nullopt, {.repair = repair});
      EXPECT_EQ(has_errors(result.diagnostics), !result.draft[TableId::posts].has_value());
      if (result.draft[TableId::posts]) {
        EXPECT_TRUE(build_model(result.draft).model) << length;
      }
    }
}

} // namespace

} // namespace organograph::test::organograms::organogram_faults_test
