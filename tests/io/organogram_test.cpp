// SPDX-License-Identifier: Apache-2.0
#include "support/organogram_rows.hpp"

#include "organograph/engine/build_model.hpp"
#include "organograph/engine/span_of_control.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>

namespace organograph::test::organograms::organogram_test {

namespace {

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

TEST(Organogram, reads_heads_in_their_variants) {
  const auto result =
      read_organogram({"s.csv", "\xef\xbb\xbf,POST UNIQUE REFERENCE,Name,Grade (or equivalent),Job "
                                "Title,Organisation,Reports to Senior Post,"
                                "FTE,,,Office Region,Car Park\r\n0,A1,Ann,SCS2,Head,Town,XX,1,,,North,3\r\n"},
                      std::nullopt);
  ASSERT_FALSE(has_errors(result.diagnostics)) << text_of(result.diagnostics);
  EXPECT_EQ(post(result, 0, "grade"), "SCS2");
  EXPECT_EQ(post(result, 0, "office_region"), "North");
  const auto &entries = result.report.entries;
  EXPECT_TRUE(std::ranges::any_of(entries, [](const auto &entry) { return entry.column == "Car Park"; }))
      << "what is not read is said";
}

TEST(Organogram, reads_text_that_is_not_utf8_as_windows_1252_and_warns) {
  auto file = senior_file("A1,Zo\xeb \x96 \x80,,Head,Town,,XX,1,\xa3"
                          "90,,\n");
  const auto pound = file.bytes.find("£");
  file.bytes.replace(pound, 2, "\xa3");
  const auto result = read_organogram(file, std::nullopt);
  ASSERT_EQ(result.diagnostics.size(), 1U) << text_of(result.diagnostics);
  EXPECT_EQ(result.diagnostics[0].code, Code::read_as_windows_1252);
  EXPECT_EQ(result.diagnostics[0].line, 1U);
  EXPECT_EQ(post(result, 0, "holder"), "Zoë – €");
  EXPECT_EQ(post(result, 0, "pay_floor"), "90");
}

TEST(Organogram, refuses_bytes_that_no_encoding_has) {
  const auto broken = read_organogram(senior_file("A1,Ann\x81,,Head,Town,,XX,1,,,\n"), std::nullopt);
  ASSERT_EQ(of_code(broken, Code::not_utf8).size(), 1U) << text_of(broken.diagnostics);
  EXPECT_EQ(of_code(broken, Code::not_utf8)[0].line, 2U);
  EXPECT_EQ(lines_of(broken), "-");
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

TEST(Organogram, one_holder_stays_one_holder) {
  const auto result = read_senior("A1,Ann; of Town,,Head,Town,,XX,1,,,\n");
  EXPECT_EQ(post(result, 0, "holder"), "Ann, of Town") << "';' would make it a job share";
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

TEST(Organogram, notes_lose_telephones_and_addresses) {
  const auto result = read_senior("A1,Ann,,Head,Town,,XX,1,,,Call 07700 900123 or jo@secret.example\n");
  EXPECT_EQ(post(result, 0, "note"), "Call (telephone) or (e-mail)");
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
      junior_file("Town,A1,HEO,\"£20,000\",30001,Officer,2.50,\nParks,B2,AO,0,20000,Clerk,\"1,000\"\n");
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
  EXPECT_EQ(group(1, "pay_minimum"), "");
  EXPECT_EQ(group(1, "pay_maximum"), "20000");
  EXPECT_EQ(group(1, "source"), "junior.csv, line 3");
  EXPECT_EQ(group(1, "organisation_id"), "parks");
  EXPECT_EQ(cell(result.draft, TableId::organisations, 1, "source"), "junior.csv");
  EXPECT_EQ(post(result, 0, "reports_known"), "yes") << "it has senior reports";
  EXPECT_EQ(post(result, 1, "reports_known"), "no");
  EXPECT_EQ(post(result, 2, "reports_known"), "yes") << "nobody is said to be below it";
  EXPECT_TRUE(build_model(result.draft).model);
}

} // namespace

} // namespace organograph::test::organograms::organogram_test
