// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/build_model.hpp"
#include "organograph/engine/span_of_control.hpp"
#include "organograph/io/organogram.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

namespace {

using io::OrganogramResult;
using io::read_organogram;
using io::SourceFile;

// Cells: 1 reference, 2 name, 3 grade, 4 title, 5 organisation, 6 unit, 7 superior, 8 FTE, 9 and 10 pay, 11
// notes.
constexpr std::string_view senior_heads = "Post Unique Reference,Name,Grade,Job Title,Organisation,Unit,"
                                          "Reports to Senior Post,FTE,Actual Pay Floor (£),"
                                          "Actual Pay Ceiling (£),Notes\n";
// Cells: 1 organisation, 2 superior, 3 grade, 4 and 5 pay, 6 title, 7 FTE.
constexpr std::string_view junior_heads = "Organisation,Reporting Senior Post,Grade,Payscale Minimum (£),"
                                          "Payscale Maximum (£),Generic Job Title,Number of Posts in FTE\n";

SourceFile senior_file(std::string_view rows) {
  return {"senior.csv", std::string(senior_heads) + std::string(rows)};
}
SourceFile junior_file(std::string_view rows) {
  return {"junior.csv", std::string(junior_heads) + std::string(rows)};
}

OrganogramResult read_senior(std::string_view rows, bool repair = false) {
  return read_organogram(senior_file(rows), std::nullopt, {.repair = repair});
}

SourceFile test_file(const std::string &name) {
  std::ifstream in(std::string(ORGANOGRAPH_TEST_DATA) + "/organograms/" + name, std::ios::binary);
  EXPECT_TRUE(in) << name;
  return {name, {std::istreambuf_iterator<char>(in), {}}};
}

std::string text_of(const std::vector<Diagnostic> &diagnostics) {
  std::string out;
  for (const Diagnostic &d : diagnostics)
    out += to_string(d) + "\n";
  return out;
}

std::vector<Diagnostic> of_code(const OrganogramResult &result, Code code) {
  std::vector<Diagnostic> out;
  std::ranges::copy_if(result.diagnostics, std::back_inserter(out),
                       [code](const Diagnostic &d) { return d.code == code; });
  return out;
}

std::string cell(const Draft &draft, TableId id, std::size_t row, std::string_view column) {
  const auto &table = draft[id];
  if (!table || row >= table->rows())
    return "(no such row)";
  const auto at = std::ranges::find(table->columns(), column);
  return std::string(table->cell(row, static_cast<std::size_t>(at - table->columns().begin())));
}

std::string post(const OrganogramResult &result, std::size_t row, std::string_view column) {
  return cell(result.draft, TableId::posts, row, column);
}

// 'A1 B2>A1 C3>A1': every post and its superior; '-' where there is no draft.
std::string lines_of(const OrganogramResult &result) {
  const auto &posts = result.draft[TableId::posts];
  if (!posts)
    return "-";
  std::string out;
  for (std::size_t row = 0; row < posts->rows(); ++row) {
    const std::string superior = post(result, row, "reports_to");
    out += (row > 0 ? " " : "") + post(result, row, "post_id") + (superior.empty() ? "" : ">" + superior);
  }
  return out;
}

} // namespace

struct RealFile {
  const char *name;
  std::uint64_t posts, managers;
  std::uint32_t layers;
  double span_mean, span_median;
  std::uint32_t span_max;
  std::uint64_t groups;
  double junior_fte, senior_fte;
};
void PrintTo(const RealFile &file, std::ostream *out) {
  *out << file.name;
}

class RealOrganogram : public testing::TestWithParam<RealFile> {};

TEST_P(RealOrganogram, matches_published) {
  const RealFile &expected = GetParam();
  const std::string name = std::string(expected.name) + "-2013-09-30-";
  const OrganogramResult read =
      read_organogram(test_file(name + "senior.csv"), test_file(name + "junior.csv"));
  ASSERT_FALSE(has_errors(read.diagnostics)) << text_of(read.diagnostics);
  const BuildResult built = build_model(read.draft);
  ASSERT_TRUE(built.model) << text_of(built.diagnostics);
  const SpanOfControl spans = span_of_control(*built.model);
  EXPECT_EQ(spans.all.posts, expected.posts);
  EXPECT_EQ(spans.layers.at(0).posts, 1U) << "one top";
  EXPECT_EQ(spans.all.layers, expected.layers);
  EXPECT_EQ(spans.all.managers, expected.managers);
  EXPECT_NEAR(spans.all.span_mean.value(), expected.span_mean, 0.0005);
  EXPECT_EQ(spans.all.span_median, expected.span_median);
  EXPECT_EQ(spans.all.span_max, expected.span_max);
  const auto &groups = (*built.model)->staff_groups;
  EXPECT_EQ(groups.size(), expected.groups);
  double fte = 0;
  for (const StaffGroup &group : groups)
    fte += group.fte;
  EXPECT_NEAR(fte, expected.junior_fte, 1e-6);
  EXPECT_NEAR(spans.all.fte, expected.senior_fte, 1e-6);
  EXPECT_EQ(built.model->text((*built.model)->date), "2013-09-30");
}

INSTANTIATE_TEST_SUITE_P(
    DataGovUk, RealOrganogram,
    testing::Values(RealFile{"uk-statistics-authority", 45, 11, 6, 4.000, 4, 8, 487, 2922.03, 43.86},
                    RealFile{"dcms", 37, 7, 3, 5.143, 6, 8, 31, 343.64, 35.18},
                    RealFile{"hm-treasury", 88, 24, 5, 3.625, 3, 7, 315, 1020.49, 83.87}),
    [](const auto &file) {
      std::string name = file.param.name;
      std::ranges::replace(name, '-', '_');
      return name;
    });

TEST(RealOrganograms, leave_out_who_is_in_no_post_and_say_so) {
  const auto treasury = read_organogram(test_file("hm-treasury-2013-09-30-senior.csv"), std::nullopt);
  const auto out = of_code(treasury, Code::organogram_not_in_post);
  ASSERT_EQ(out.size(), 1U);
  EXPECT_EQ(out[0].line, 27U);
  EXPECT_EQ(out[0].problem, "2 rows with reference 0 (paid, but not in a post) left out: lines 27 and 73");
  const auto undisclosed = of_code(treasury, Code::organogram_undisclosed);
  ASSERT_EQ(undisclosed.size(), 1U);
  EXPECT_TRUE(undisclosed[0].problem.starts_with("62 rows")) << undisclosed[0].problem;
  EXPECT_EQ(treasury.diagnostics.size(), 2U) << text_of(treasury.diagnostics);
}

TEST(Organogram, makes_a_post_of_every_row) {
  const auto result = read_senior(
      "A1,Ann,SCS3,\"Head,\n of all\",Town Hall,Office,xx,1.0,\"£105,000\",£109999,\"said \"\"so\"\"\"\n"
      "B2,N/D,SCS1,Deputy,Town Hall,Office,A1,0.8,0,0,\n"
      "C3,Vacant,SCS1,Deputy,Town Hall,Office,A1,1,N/D,,\n");
  ASSERT_FALSE(has_errors(result.diagnostics)) << text_of(result.diagnostics);
  EXPECT_EQ(lines_of(result), "A1 B2>A1 C3>A1");
  EXPECT_EQ(post(result, 0, "title"), "Head, of all");
  EXPECT_EQ(post(result, 0, "organisation_id"), "town-hall");
  EXPECT_EQ(post(result, 0, "holder"), "Ann");
  EXPECT_EQ(post(result, 0, "pay_floor"), "105000");
  EXPECT_EQ(post(result, 0, "pay_ceiling"), "109999");
  EXPECT_EQ(post(result, 0, "note"), "said \"so\"");
  EXPECT_EQ(post(result, 0, "source"), "senior.csv, line 2");
  EXPECT_EQ(post(result, 1, "source"), "senior.csv, line 4");
  EXPECT_EQ(post(result, 1, "holder"), "");
  EXPECT_EQ(post(result, 1, "pay_floor"), "");
  EXPECT_EQ(post(result, 1, "fte"), "0.8");
  EXPECT_EQ(post(result, 1, "status"), "filled");
  EXPECT_EQ(post(result, 2, "status"), "vacant");
  EXPECT_EQ(post(result, 2, "holder"), "");
  EXPECT_EQ(cell(result.draft, TableId::organisations, 0, "name"), "Town Hall");
  EXPECT_EQ(cell(result.draft, TableId::model, 0, "title"), "Town Hall");
  EXPECT_EQ(cell(result.draft, TableId::model, 0, "date"), "");
  EXPECT_FALSE(result.draft[TableId::staff_groups]);
}

TEST(Organogram, takes_the_date_from_the_file_name_only_where_it_is_one) {
  const auto date_of = [](const char *name) {
    const auto result =
        read_organogram({name, senior_file("A1,Ann,,Head,Town,,XX,1,,,\n").bytes}, std::nullopt);
    return cell(result.draft, TableId::model, 0, "date");
  };
  EXPECT_EQ(date_of("in/hmt-2013-09-30-senior.csv"), "2013-09-30");
  EXPECT_EQ(date_of("2016-02-29.csv"), "2016-02-29");
  EXPECT_EQ(date_of("2015-02-29.csv"), "");
  EXPECT_EQ(date_of("hmt-2013-13-01.csv"), "");
  EXPECT_EQ(date_of("12013-09-30.csv"), "");
  EXPECT_EQ(date_of("2013-09-30/senior.csv"), "") << "a folder's name is no file name";
}

TEST(Organogram, reads_heads_in_their_variants) {
  const auto result =
      read_organogram({"s.csv", "\xef\xbb\xbf,POST UNIQUE REFERENCE,Name,Grade (or equivalent),Job "
                                "Title,Organisation,Reports to Senior Post,"
                                "FTE,,,Office Region\r\n0,A1,Ann,SCS2,Head,Town,XX,1,,,North\r\n"},
                      std::nullopt);
  ASSERT_FALSE(has_errors(result.diagnostics)) << text_of(result.diagnostics);
  EXPECT_EQ(post(result, 0, "grade"), "SCS2");
  const auto left_out = of_code(result, Code::unknown_column);
  ASSERT_EQ(left_out.size(), 1U);
  EXPECT_EQ(left_out[0].cell, 11U);
  EXPECT_EQ(left_out[0].value, "Office Region");
}

TEST(Organogram, reads_text_that_is_not_utf8_as_windows_1252_and_warns) {
  auto file = senior_file("A1,Zo\xeb \x96 \x80,,Head,Town,,XX,1,\xa3"
                          "90,,\n");
  const auto pound = file.bytes.find("£");
  file.bytes.replace(pound, 2, "\xa3");
  const auto result = read_organogram(file, std::nullopt);
  ASSERT_EQ(result.diagnostics.size(), 1U) << text_of(result.diagnostics);
  EXPECT_EQ(result.diagnostics[0].code, Code::organogram_not_utf8);
  EXPECT_EQ(result.diagnostics[0].line, 1U);
  EXPECT_EQ(post(result, 0, "holder"), "Zoë – €");
  EXPECT_EQ(post(result, 0, "pay_floor"), "90");
}

TEST(Organogram, refuses_bytes_that_no_encoding_has) {
  const auto broken = read_organogram(senior_file("A1,Ann\x81,,Head,Town,,XX,1,,,\n"), std::nullopt);
  ASSERT_EQ(of_code(broken, Code::not_utf8).size(), 1U) << text_of(broken.diagnostics);
  EXPECT_EQ(of_code(broken, Code::not_utf8)[0].line, 2U);
  EXPECT_EQ(lines_of(broken), "-");
  const auto wide = read_organogram({"s.csv", std::string("\xff\xfeP\0o\0", 6)}, std::nullopt);
  EXPECT_EQ(of_code(wide, Code::not_utf8).size(), 1U);
}

TEST(Organogram, leaves_out_eliminated_posts_and_says_how_many) {
  const auto result = read_senior("A1,Ann,,Head,Town,,XX,1,,,\n"
                                  "B2,ELIMINATED,,Deputy,Town,,A1,not a number,,,\n"
                                  "C3,Eliminated,,Deputy,,,nobody knows,,,,\n");
  ASSERT_EQ(result.diagnostics.size(), 1U) << text_of(result.diagnostics);
  EXPECT_EQ(result.diagnostics[0].code, Code::organogram_eliminated);
  EXPECT_EQ(result.diagnostics[0].problem, "2 rows 'Eliminated' left out: lines 3 and 4");
  EXPECT_EQ(lines_of(result), "A1");
}

TEST(Organogram, joins_the_rows_of_a_job_share) {
  const auto result = read_senior("A1,Ann,,Head,Town,,XX,1,,,\n"
                                  "B2,Bo,,Deputy,Town,,A1,0.1,50000,54999,Mondays\n"
                                  "C3,Cy,,Clerk,Town,,B2,1,,,\n"
                                  "B2,N/D,,Deputy,Town,,A1,0.2,55000,59999,Fridays\n");
  ASSERT_FALSE(has_errors(result.diagnostics)) << text_of(result.diagnostics);
  EXPECT_EQ(lines_of(result), "A1 B2>A1 C3>B2");
  EXPECT_EQ(post(result, 1, "holder"), "Bo;N/D");
  EXPECT_EQ(post(result, 1, "fte"), "0.3") << "not 0.30000000000000004";
  EXPECT_EQ(post(result, 1, "pay_floor"), "50000;55000");
  EXPECT_EQ(post(result, 1, "note"), "Mondays; Fridays");
  EXPECT_EQ(post(result, 1, "source"), "senior.csv, lines 3 and 5");
  const auto notes = of_code(result, Code::organogram_job_share);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].line, 3U);
  EXPECT_EQ(notes[0].problem, "2 rows are the job share 'B2', one post of 0.3 FTE: lines 3 and 5");
}

TEST(Organogram, a_half_vacant_job_share_is_filled) {
  const auto result = read_senior("A1,Ann,,Head,Town,,XX,0.5,,,\nA1,Vacant,,Head,Town,,xx,0.5,,,\n");
  EXPECT_EQ(post(result, 0, "status"), "filled");
  EXPECT_EQ(post(result, 0, "holder"), "Ann");
  EXPECT_EQ(post(result, 0, "fte"), "1");
}

TEST(Organogram, quoted_words_are_still_words) {
  const auto result =
      read_senior("A1,'N/D',,Head,Town,,'XX',1,'N/D',,\nB2,\"\"\"vacant\"\"\",,Clerk,Town,,A1,1,,,\n");
  ASSERT_FALSE(has_errors(result.diagnostics)) << text_of(result.diagnostics);
  EXPECT_EQ(post(result, 0, "holder"), "");
  EXPECT_EQ(post(result, 1, "status"), "vacant");
}

TEST(Organogram, several_organisations_are_told_apart_by_their_names) {
  const auto result = read_senior("A1,Ann,,Head,Town & Shire,,XX,1,,,\n"
                                  "B2,Bo,,Head,The Queen's Parks,,A1,1,,,\n"
                                  "C3,Cy,,Head,town and shire,,A1,1,,,\n"
                                  "D4,Di,,Head,???,,A1,1,,,\n");
  ASSERT_FALSE(has_errors(result.diagnostics)) << text_of(result.diagnostics);
  EXPECT_EQ(post(result, 0, "organisation_id"), "town-and-shire");
  EXPECT_EQ(post(result, 1, "organisation_id"), "the-queens-parks");
  EXPECT_EQ(post(result, 2, "organisation_id"), "town-and-shire");
  EXPECT_EQ(post(result, 3, "organisation_id"), "organisation");
  EXPECT_EQ(result.draft[TableId::organisations]->rows(), 3U);
  EXPECT_EQ(cell(result.draft, TableId::model, 0, "title"), "Town & Shire and 2 more");
}

TEST(Organogram, two_tops_are_no_fault_here) {
  const auto result = read_senior("A1,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Head,Town,,xX,1,,,\n");
  EXPECT_TRUE(result.diagnostics.empty()) << text_of(result.diagnostics);
  EXPECT_EQ(lines_of(result), "A1 B2");
}

TEST(Organogram, junior_rows_become_groups_and_close_the_span_of_their_post) {
  const auto senior =
      senior_file("A1,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Deputy,Town,,A1,1,,,\nC3,Cy,,Deputy,Town,,A1,1,,,\n");
  const auto junior =
      junior_file("Town,A1,HEO,\"£20,000\",30001,Officer,2.50,\nParks,B2,AO,0,0,Clerk,\"1,000\"\n");
  const auto result = read_organogram(senior, junior, {.repair = true}); // the further blank cell is cut
  ASSERT_FALSE(has_errors(result.diagnostics)) << text_of(result.diagnostics);
  const auto group = [&](std::size_t row, std::string_view column) {
    return cell(result.draft, TableId::staff_groups, row, column);
  };
  EXPECT_EQ(group(0, "reports_to"), "A1");
  EXPECT_EQ(group(0, "fte"), "2.50");
  EXPECT_EQ(group(0, "annual_cost"), "62501.25");
  EXPECT_EQ(group(0, "title"), "Officer");
  EXPECT_EQ(group(0, "source"),
            "assumption: annual_cost is FTE x the middle of the pay scale, without on-costs; "
            "the rest is junior.csv, line 2");
  EXPECT_EQ(group(1, "fte"), "1000");
  EXPECT_EQ(group(1, "annual_cost"), "") << "pay of 0 is not known";
  EXPECT_EQ(group(1, "source"), "junior.csv, line 3");
  EXPECT_EQ(group(1, "organisation_id"), "parks");
  EXPECT_EQ(cell(result.draft, TableId::organisations, 1, "source"), "junior.csv");
  EXPECT_EQ(post(result, 0, "reports_known"), "yes") << "it has senior reports";
  EXPECT_EQ(post(result, 1, "reports_known"), "no");
  EXPECT_EQ(post(result, 2, "reports_known"), "yes") << "nobody is said to be below it";
  EXPECT_TRUE(build_model(result.draft).model);
}

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
        Spoiled{"blank_that_is_no_space", "A1,Ann,,Head,Town,,XX,1,,,\nB2,Bo,,Clerk,Town,,A1\xc2\xa0,1,,,\n",
                Code::unknown_senior_post, 3, 7, "is there as 'A1': blanks around the value", "A1 B2>A1"},
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
        Spoiled{"fte_negative", "A1,Ann,,Head,Town,,XX,-1,,,\n", Code::out_of_range, 2, 8, "", "-"},
        Spoiled{"pay_with_a_wrong_comma", "A1,Ann,,Head,Town,,XX,1,\"£52,00\",,\n", Code::bad_number, 2, 9,
                "", "-"},
        Spoiled{"pay_ceiling_below_the_floor", "A1,Ann,,Head,Town,,XX,1,60000,54999,\n", Code::out_of_range,
                2, 10, "", "-"},
        Spoiled{"no_title", "A1,Ann,, ,Town,,XX,1,,,\n", Code::missing_value, 2, 4, "", "-"},
        Spoiled{"no_organisation", "A1,Ann,,Head,,,XX,1,,,\n", Code::missing_value, 2, 5, "", "-"},
        Spoiled{"cells_missing", "A1,Ann,,Head,Town,,XX,1\n", Code::wrong_cell_count, 2, 0, "", "-"},
        Spoiled{"cells_too_many", "A1,Ann,,Head,Town,,XX,1,,,,extra\n", Code::wrong_cell_count, 2, 0, "",
                "-"},
        Spoiled{"blank_cells_too_many", "A1,Ann,,Head,Town,,XX,1,,,,,\n", Code::wrong_cell_count, 2, 0,
                "the further cells are blank: leave them out", "A1"},
        Spoiled{"unclosed_quote", "A1,Ann,,Head,Town,,XX,1,,,\n\"B2,Bo\n", Code::unclosed_quote, 3, 1, "",
                "-"}),
    [](const auto &spoiled) { return spoiled.param.name; });

TEST(SpoiledOrganograms, a_conflict_names_the_columns_that_differ) {
  const auto result =
      read_senior("A1,Ann,S1,Head,Town,,XX,1,50000,54999,one\nA1,Bo,S2,Head,Town,Attic,A2,0.5,0,0,two\n");
  const auto found = of_code(result, Code::reference_conflict);
  ASSERT_EQ(found.size(), 1U) << text_of(result.diagnostics);
  EXPECT_EQ(found[0].cell, 3U);
  EXPECT_EQ(found[0].value, "A1");
  EXPECT_EQ(found[0].problem,
            "the reference 'A1' stands on line 2 with another Grade, Unit, Reports to Senior Post");
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
                   "s3:4 missing-value\ns3:7 unknown-senior-post\ns3:9 bad-number\n"
                   "s4:4 reference-conflict\ns4:7 unknown-senior-post\n"
                   "j2:2 unknown-senior-post\n"
                   "j3:2 unknown-senior-post\nj3:5 out-of-range\nj3:7 bad-number\n"
                   "j4:7 out-of-range\nj5:7 missing-value\nj6:0 wrong-cell-count\n");
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

TEST(SpoiledOrganograms, a_junior_file_given_as_senior_is_recognised) {
  const auto result = read_organogram(junior_file("Town,A1,HEO,1,2,Officer,1\n"), std::nullopt);
  const auto found = of_code(result, Code::missing_column);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].remedy, "this is a junior file: the senior one has a Post Unique Reference");
}

TEST(SpoiledOrganograms, empty_files_are_faults) {
  for (const char *bytes : {"", "\n\n", ",,\n", "\xef\xbb\xbf"}) {
    const auto result = read_organogram({"s.csv", bytes}, SourceFile{"j.csv", bytes});
    EXPECT_EQ(of_code(result, Code::missing_column).size(), 2U) << text_of(result.diagnostics);
  }
}

TEST(SpoiledOrganograms, every_truncation_of_a_file_is_answered) {
  const SourceFile whole = test_file("uk-statistics-authority-2013-09-30-senior.csv");
  for (std::size_t length = 0; length < whole.bytes.size(); length += 97)
    for (const bool repair : {false, true}) {
      const auto result =
          read_organogram({whole.name, whole.bytes.substr(0, length)}, std::nullopt, {.repair = repair});
      EXPECT_EQ(has_errors(result.diagnostics), !result.draft[TableId::posts].has_value());
      if (result.draft[TableId::posts])
        EXPECT_TRUE(build_model(result.draft).model) << length;
    }
}

} // namespace organograph
