// SPDX-License-Identifier: Apache-2.0
// Mistakes that an officer makes in a workbook or a folder, through the program: an error that says what to
// type, or the right figures, never figures that only look right.
#include "support/program.hpp"
#include "support/temporary_folder.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string>

namespace organograph::officers_mistakes_test {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using Sheets = std::map<std::string, std::string>; ///< name: CSV

Sheets right() {
  return {
      {"organisations", "organisation_id,name\nnmc,Northmoor County Council\nrcc,Riverton City Council\n"},
      {"posts", "post_id,title,organisation_id,reports_to,function,status\n"
                "CE-N,Chief Executive,nmc,,corporate,filled\n"
                "SD-N,Director of Adults,nmc,CE-N,adults,filled\n"
                "SD-R,Director of Adults,rcc,CE-N,adults,filled\n"
                "HoS-REAB,Head of Reablement,nmc,SD-N,adults,filled\n"},
      {"post_shares", "post_id,organisation_id,cost_share\nCE-N,nmc,0.5\nCE-N,rcc,0.5\n"},
      {"meetings", "meeting_id,subject,function,kind,duration_hours,occurrences_per_year\n"
                   "M1,Board,adults,representation,2,12\n"},
      {"attendance", "meeting_id,attendee_id\nM1,SD-N\nM1,SD-R\n"}};
}

class OfficersMistakes : public testing::Test {
protected:
  test::Ran checked(const Sheets &sheets, const std::vector<std::string> &more = {}) const {
    test::Xlsx book;
    for (const auto &[name, text] : sheets)
      book.sheets.push_back(test::sheet_of_csv(name, text));
    test::write_text(folder_ / "council.xlsx", book.bytes());
    std::vector<std::string> words = {"check", folder_ / "council.xlsx"};
    words.insert(words.end(), more.begin(), more.end());
    return test::program(words);
  }
  // One cell or head written otherwise.
  static Sheets with(const std::string &sheet, const std::string &from, const std::string &to) {
    Sheets out = right();
    std::string &text = out.at(sheet);
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    return out;
  }
  static Sheets renamed(const std::string &sheet, const std::string &to) {
    Sheets out = right();
    out[to] = out.at(sheet);
    out.erase(sheet);
    return out;
  }
  test::TemporaryFolder folder_;
};

TEST_F(OfficersMistakes, are_none_where_all_is_right) {
  const test::Ran ran = checked(right());
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_THAT(ran.out, Not(HasSubstr("error[")));
}

TEST_F(OfficersMistakes, in_heads_name_the_head_to_write) {
  for (const char *const head : {"reports to (post id)", "Line manager", "report_to"}) {
    const test::Ran ran = checked(with("posts", "reports_to", head));
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.out,
                StartsWith("council.xlsx, sheet posts, cell D1: error[head-differs]: the head '" +
                           std::string(head) +
                           "' is not read, and there is no column reports_to; expected the head reports_to; "
                           "write reports_to over the column"));
    EXPECT_EQ(ran.out.find("error["), ran.out.rfind("error[")) << ran.out;
  }
}

TEST_F(OfficersMistakes, in_heads_of_identifiers_hide_nothing_else) {
  Sheets sheets = with("posts", "post_id,title,organisation_id", "Post ID,title,Organisation");
  sheets.at("attendance") += "M1,SD-X\n";
  const test::Ran ran = checked(sheets);
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.out, HasSubstr("cell A1: note[head-accepted]"));
  EXPECT_THAT(ran.out, HasSubstr("cell C1: error[head-differs]"));
  EXPECT_THAT(ran.out, HasSubstr("cell B4: error[unknown-attendee]: attendee_id 'SD-X'"));
  EXPECT_THAT(ran.out, HasSubstr("2 errors"));
}

TEST_F(OfficersMistakes, in_case_and_blanks_of_heads_change_no_figure) {
  const test::Ran before = checked(right(), {"--json"});
  for (const char *const head : {"Reports To", "reports-to", "REPORTS_TO", "ReportsTo"}) {
    const test::Ran ran = checked(with("posts", "reports_to", head));
    EXPECT_EQ(ran.code, 0) << ran.out;
    EXPECT_THAT(ran.out, HasSubstr("cell D1: note[head-accepted]: the head '" + std::string(head) +
                                   "' was taken for reports_to"));
    const test::Ran analysed = test::program({"analyse", folder_ / "council.xlsx", "-o", folder_ / head,
                                              "--json", "--no-diagrams", "--no-report"});
    EXPECT_EQ(analysed.code, 0) << analysed.err;
    EXPECT_EQ(nlohmann::json::parse(analysed.out)["span_of_control"]["all"]["managers"], 2);
  }
  const test::Ran twice = checked(with("posts", "reports_to,function", "reports_to,Reports To"));
  EXPECT_EQ(twice.code, 2);
  EXPECT_THAT(twice.out, HasSubstr("error[duplicate-column]"));
}

TEST_F(OfficersMistakes, in_names_of_sheets_name_the_right_one) {
  for (const auto &[sheet, other] : std::map<std::string, std::string>{{"attendance", "Attendance list"},
                                                                       {"meetings", "Meeting list"},
                                                                       {"posts", "Posts 2025"},
                                                                       {"post_shares", "Shares"}}) {
    const test::Ran ran = checked(renamed(sheet, other));
    EXPECT_EQ(ran.code, 2) << other;
    EXPECT_THAT(ran.out,
                StartsWith("council.xlsx, sheet " + other + ": error[table-name-differs]: the sheet '" +
                           other + "' is not read, and there is no sheet " + sheet + "; expected the name " +
                           sheet + "; rename it to " + sheet + ";"));
    EXPECT_EQ(ran.out.find("error["), ran.out.rfind("error[")) << ran.out;
  }
}

TEST_F(OfficersMistakes, of_a_title_above_the_heads_are_one_error) {
  Sheets sheets = right();
  sheets.at("posts").insert(0, "Posts as at June 2025 (draft for HR to check)\n\nof all councils\n");
  const test::Ran ran = checked(sheets);
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.out,
              StartsWith("council.xlsx, sheet posts, row 1: error[title-row]: 'Posts as at June 2025 (draft "
                         "for HR to check)' stands above the heads, which are in row 4; expected the heads "
                         "in the first row that is not blank; delete rows 1 to 3\n"));
  EXPECT_THAT(ran.out, HasSubstr("1 error, "));
}

TEST_F(OfficersMistakes, of_names_for_identifiers_are_answered_with_the_row) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Head of Reablement", "it is the title of HoS-REAB: write HoS-REAB"},
      {"head of re-ablement", "it is the title of HoS-REAB: write HoS-REAB"},
      {"HoS REAB", "is there as 'HoS-REAB': write HoS-REAB"},
      {"Director of Adults", "2 posts have that title: 'SD-N', 'SD-R'; write the one that is meant"},
      {"SD-X", "did you mean 'SD-N' or 'SD-R'?"},
      {"n/a", "name what is meant, or leave out the row"},
      {"Somebody", "correct it, or add the post or partner"}};
  for (const auto &[cell, remedy] : cases) {
    Sheets sheets = right();
    sheets.at("attendance") += "M1," + cell + "\n";
    const test::Ran ran = checked(sheets);
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.out,
                HasSubstr("sheet attendance, cell B4: error[unknown-attendee]: attendee_id '" + cell +
                          "' is neither a post nor a partner; expected a post_id or a partner_id; " + remedy +
                          "\n"));
  }
  EXPECT_THAT(checked(with("posts", "Head of Reablement,nmc", "Head of Reablement,Northmoor")).out,
              HasSubstr("did you mean 'nmc', whose name begins so?"));
}

TEST_F(OfficersMistakes, of_shares_in_percent_are_told_what_to_write) {
  EXPECT_THAT(checked(with("post_shares", "nmc,0.5", "nmc,50%")).out, HasSubstr("; write 0.5\n"));
  EXPECT_THAT(checked(with("post_shares", "nmc,0.5", "nmc,50")).out,
              HasSubstr("the shares of 'CE-N' sum to 50.5; expected 1 (within 0.001); write 0.5 for 50\n"));
}

TEST_F(OfficersMistakes, many_alike_are_told_as_three_and_a_count) {
  Sheets sheets = right();
  for (int row = 5; row < 25; ++row)
    sheets.at("posts") += "P" + std::to_string(100 + row) + ",Officer,nmc,Nobody at all,adults,Filled\n";
  const test::Ran ran = checked(sheets);
  EXPECT_EQ(ran.code, 2);
  const auto count = [&](std::string_view text) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = ran.out.find(text, at)) != std::string::npos; ++at)
      ++found;
    return found;
  };
  EXPECT_EQ(count("reports_to 'Nobody at all'"), 3U) << ran.out;
  EXPECT_EQ(count("status is 'Filled'"), 3U) << ran.out;
  EXPECT_THAT(ran.out,
              HasSubstr("council.xlsx, sheet posts, column D (reports_to): error[unknown-post]: 17 more like "
                        "these, in rows 9, 10, 11, 12, 13, 14, 15, 16 and 9 more\n"));
  EXPECT_THAT(ran.out, HasSubstr("('organograph check MODEL --json' lists each)\n40 errors, "));
  EXPECT_LT(ran.out.rfind("error["),
            std::min(ran.out.find("warning["), ran.out.find("note["))); // errors first
  const auto json = nlohmann::json::parse(checked(sheets, {"--json"}).out);
  EXPECT_EQ(std::ranges::count(json, "error", [](const auto &d) { return d["severity"]; }), 40);
  EXPECT_EQ(json[0]["head"], "reports_to");
}

TEST_F(OfficersMistakes, of_rows_left_from_the_example_are_one_error_a_row) {
  Sheets sheets = right();
  sheets["staff_groups"] =
      "group_id,reports_to,fte,title,grade,function,organisation_id,annual_cost,source,note\n"
      "G1,P1,12.5,Social work teams,,adults,county,,assumption: example row,\n";
  const test::Ran ran = checked(sheets);
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(
      ran.out,
      StartsWith("council.xlsx, sheet staff_groups, row 2: error[example-row]: the row is the example "
                 "that 'organograph new' wrote; expected rows of your own; delete the row"));
  EXPECT_THAT(ran.out, HasSubstr("1 error, "));
}

TEST_F(OfficersMistakes, leave_the_example_of_new_a_model) {
  EXPECT_EQ(test::program({"new", folder_ / "fresh"}).code, 0);
  EXPECT_EQ(test::program({"check", folder_ / "fresh"}).code, 0);
}

TEST_F(OfficersMistakes, in_a_published_path_are_answered_with_the_right_one) {
  Sheets sheets = right();
  sheets["published"] = "measure,value\nspan_of_control.managers,2\nspan_of_contrl.all.managers,2\nspans,2\n";
  const test::Ran ran = checked(sheets);
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(
      ran.out,
      HasSubstr("'span_of_control.managers' is published as 2 and cannot be computed here: "
                "analysis.json has nothing of that name; the nearest is span_of_control.all.managers"));
  EXPECT_THAT(
      ran.out,
      HasSubstr("'span_of_contrl.all.managers' is published as 2 and cannot be computed here: "
                "analysis.json has nothing of that name; the nearest is span_of_control.all.managers"));
  EXPECT_THAT(ran.out, HasSubstr("nothing of that name; expected 2; check both"));
}

} // namespace
} // namespace organograph::officers_mistakes_test
