// SPDX-License-Identifier: Apache-2.0
// What is said of faulty models: hints, faults that others cause, and models of any size.
#include "organograph/engine/build_model.hpp"
#include "support/files_with.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::build_model_faults_test {
namespace {

using test::built;
using test::complete_files;
using test::errors;
using test::Files;
using test::files_with;
using test::model_of;
using test::two_organisations;
using testing::ElementsAre;
using testing::HasSubstr;

// ---- hints

std::string only_error(const Files &files) {
  const auto all = errors(built(files));
  return all.size() == 1 ? all[0] : "errors: " + std::to_string(all.size());
}

std::string unknown_manager(const std::string &id, const std::string &manager) {
  return only_error(
      files_with("post_id,title,organisation_id,reports_to\n" + id + ",X,a,\nother,X,a," + manager + "\n"));
}

TEST(BuildModel, says_what_a_wrong_identifier_may_have_meant) {
  EXPECT_THAT(unknown_manager("ab-7", "AB-7"), HasSubstr("is there as 'ab-7': only the case differs"));
  EXPECT_THAT(unknown_manager("7", "007"), HasSubstr("is there without the leading zeros: '7'"));
  EXPECT_THAT(unknown_manager("007", "7"), HasSubstr("is there with leading zeros: '007'"));
  EXPECT_THAT(unknown_manager("Head-12", "Haed-12"), HasSubstr("did you mean 'Head-12'?")); // swapped
  EXPECT_THAT(unknown_manager("Head-12", "Head12"), HasSubstr("is there as 'Head-12': write Head-12"));
  EXPECT_THAT(unknown_manager("Head-12", "Head--123"), HasSubstr("did you mean 'Head-12'?"));
  EXPECT_THAT(unknown_manager("Head-12", "Had--123"), HasSubstr("; correct it, or add the post")); // three
  EXPECT_THAT(unknown_manager("A12", "B13"),
              HasSubstr("; correct it, or add the post")); // short: one at most
  EXPECT_THAT(unknown_manager("A", "B"), HasSubstr("; correct it, or add the post"));
}

TEST(BuildModel, says_how_a_number_is_written_only_where_it_is_certain) {
  const auto remedy = [](const std::string &cell) {
    const std::string text =
        only_error(files_with("post_id,title,organisation_id,fte\nA1,X,a,\"" + cell + "\"\n"));
    return text.substr(text.rfind("; ") + 2);
  };
  EXPECT_EQ(remedy("1,000"), "write 1000");
  EXPECT_EQ(remedy("£1,234,567.50"), "write 1234567.50");
  EXPECT_EQ(remedy("52 000"), "write 52000");
  EXPECT_EQ(remedy("52\u00a0000"), "write 52000"); // no-break space
  EXPECT_EQ(remedy("£52000"), "write 52000");
  EXPECT_EQ(remedy("+5"), "write 5");
  EXPECT_EQ(remedy("0,5"), "write 0.5");
  EXPECT_EQ(remedy("50%"), "write 0.5");
  EXPECT_EQ(remedy("0,125"), "write 0.125"); // no thousands group begins with 0
  for (const std::string other : {"1e400", "1:30", "5/10", "1.000,50", "12k", "0x10", "3 or 4", "2016-09"})
    EXPECT_THAT(remedy(other), testing::StartsWith("write digits and a decimal point")) << other;
}

TEST(BuildModel, names_the_choice_whose_case_differs) {
  EXPECT_THAT(
      only_error(files_with("post_id,title,organisation_id,status\nA1,X,a,Vacant\n")),
      HasSubstr(
          "expected one of filled (a substantive holder), interim (agency or fixed term), acting (someone "
          "whose own post is another), seconded (the substantive holder is away), vacant; write vacant"));
}

// ---- faults that others cause are not reported

TEST(BuildModel, judges_no_reference_into_a_table_that_could_not_be_read) {
  Files files = complete_files();
  for (const char *table :
       {"organisations.csv", "functions.csv", "posts.csv", "meetings.csv", "partners.csv"})
    for (auto &[name, text] : files)
      if (name == table)
        text = "one;two\n1;2\n";
  for (const std::string &error : errors(built(files)))
    EXPECT_THAT(error, HasSubstr("error[missing-column]"));
  for (const Diagnostic &d : built(files).diagnostics)
    EXPECT_NE(d.severity(), Severity::warning) << to_string(d);
}

TEST(BuildModel, knows_a_misshapen_row_by_its_identifier_alone) {
  const auto all = errors(built(files_with("post_id,reports_to,unit,title,organisation_id\n"
                                           "A2,A1,,Head,a\n"
                                           "A1,A2,Chief,a\n"))); // without its unit
  ASSERT_EQ(all.size(), 1U);                                     // no cycle, and A1 is there
  EXPECT_THAT(all[0], HasSubstr("posts.csv:3: error[wrong-cell-count]"));
}

TEST(BuildModel, warns_once_of_an_identifier_that_stands_twice) {
  const BuildResult result = built({{"organisations.csv", "organisation_id,name\na,A\na,Again\n"},
                                    {"posts.csv", "post_id,title,organisation_id,function\nA1,X,a,care\n"}});
  ASSERT_EQ(result.diagnostics.size(), 1U); // not: 'a' has no post
  EXPECT_EQ(result.diagnostics[0].code, Code::duplicate_id);
  EXPECT_THAT(to_string(result.diagnostics[0]), HasSubstr("organisation_id 'a' stands on line 2 already"));
}

TEST(BuildModel, takes_no_post_for_a_top_whose_manager_is_faulty) {
  for (const std::string manager : {"A9", "A2"}) {
    const BuildResult result =
        built(files_with("post_id,title,organisation_id,reports_to,function\nA1,X,a,,care\n"
                         "A2,X,a," +
                         manager + ",care\nB1,X,b,,care\n"));
    ASSERT_EQ(result.diagnostics.size(), 1U) << manager; // not: 2 posts of 'a' report to nobody
    EXPECT_EQ(result.diagnostics[0].severity(), Severity::error);
  }
}

TEST(BuildModel, shows_no_control_character_of_an_identifier) {
  const std::string text = only_error(files_with("post_id,title,organisation_id,reports_to\n"
                                                 "\"P\x1b[2J\n\u009b\",X,a,\"P\x1b[2J\n\u009b2\"\n"
                                                 "\"P\x1b[2J\n\u009b2\",X,a,\"P\x1b[2J\n\u009b\"\n"));
  EXPECT_THAT(text, HasSubstr("P\\x1b[2J\\n\\xc2\\x9b -> P\\x1b[2J\\n\\xc2\\x9b2 -> "));
  EXPECT_EQ(text.find_first_of("\x1b\n"), std::string::npos);
}

TEST(BuildModel, reports_in_the_order_of_tables_lines_and_cells) {
  const auto all = errors(built({{"attendance.csv", "meeting_id,attendee_id\nM9,A1\n"},
                                 {"meetings.csv", "meeting_id,subject\nM1,\n"},
                                 {"posts.csv", "title,post_id,organisation_id\nX,A1,a\n,A2,c\nX,,a\n"},
                                 {"organisations.csv", "organisation_id,name\na,\n"}}));
  std::vector<std::string> places;
  for (const std::string &text : all)
    places.push_back(text.substr(0, text.find(": ")));
  EXPECT_THAT(places, ElementsAre("organisations.csv:2:2", "posts.csv:3:1", "posts.csv:3:3", "posts.csv:4:2",
                                  "meetings.csv:2:2", "attendance.csv:2:1"));
}

// ---- sizes

Draft draft_of_posts(std::size_t count, auto manager_of) {
  Draft draft;
  const std::string_view organisation[] = {"a", "A"};
  draft[TableId::organisations].emplace("organisations.csv",
                                        std::vector<std::string>{"organisation_id", "name"});
  draft[TableId::organisations]->add_row(2, organisation);
  auto &posts = draft[TableId::posts].emplace(
      "posts.csv", std::vector<std::string>{"post_id", "title", "organisation_id", "reports_to"});
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = std::to_string(100'000 + i);
    const std::string manager = manager_of(i);
    const std::string_view cells[] = {id, "X", "a", manager};
    posts.add_row(i + 2, cells);
  }
  return draft;
}

// The last post is the top: nothing can be had from reading in order, and nothing may recurse.
TEST(BuildModel, takes_a_line_of_50000_posts) {
  const Draft draft = draft_of_posts(
      50'000, [](std::size_t i) { return i + 1 < 50'000 ? std::to_string(100'001 + i) : std::string{}; });
  const BuildResult result = build_model(draft);
  ASSERT_TRUE(result.model);
  EXPECT_EQ((*result.model)->posts.layer[0], 50'000U);
}

TEST(BuildModel, takes_100000_posts_below_one) {
  const Draft draft =
      draft_of_posts(100'000, [](std::size_t i) { return i == 0 ? std::string{} : std::to_string(100'000); });
  const BuildResult result = build_model(draft);
  ASSERT_TRUE(result.model);
  EXPECT_EQ((*result.model)->posts.reports[0].size(), 99'999U);
}

TEST(BuildModel, reports_a_cycle_of_50000_posts_once_and_whole) {
  const Draft draft =
      draft_of_posts(50'000, [](std::size_t i) { return std::to_string(100'000 + (i + 1) % 50'000); });
  const auto all = errors(build_model(draft));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_THAT(all[0], HasSubstr("100000 -> 100001 -> 100002"));
  EXPECT_THAT(all[0], HasSubstr("149999 -> 100000;"));
}

std::uint64_t told(const BuildResult &result) {
  std::uint64_t out = 0;
  for (const Diagnostic &diagnostic : result.diagnostics)
    out += diagnostic.severity() == Severity::error ? diagnostic.count() : 0;
  return out;
}

// Without an end to the search for near identifiers these two take minutes: the runner's limit would end
// them.
TEST(BuildModel, reports_20000_faults) {
  const Draft draft = draft_of_posts(20'000, [](std::size_t i) { return std::to_string(900'000 + i); });
  const BuildResult result = build_model(draft);
  EXPECT_EQ(told(result), 20'000U);
}

TEST(BuildModel, reports_50000_faults_in_long_identifiers) {
  const std::string head(28, 'x');
  const auto long_id = [&](std::size_t i) {
    return std::to_string(i * 7919 % 99'991) + head + std::to_string(i);
  };
  Draft draft = draft_of_posts(0, [](std::size_t) { return std::string{}; });
  for (std::size_t i = 0; i < 50'000; ++i) {
    const std::string id = long_id(i);
    const std::string manager = long_id(i + 500'000);
    const std::string_view cells[] = {id, "X", "a", manager};
    draft[TableId::posts]->add_row(i + 2, cells);
  }
  const BuildResult result = build_model(draft);
  EXPECT_EQ(told(result), 50'000U);
  EXPECT_EQ(errors(result).size(), 10'000U) << "the others are counted";
}

TEST(BuildModel, refuses_a_cell_of_more_than_128_KiB_without_repeating_it) {
  Draft draft = draft_of_posts(1, [](std::size_t) { return std::string{}; });
  const std::string longest(128 * 1024, 'x'), too_long = longest + "x";
  const std::string_view fits[] = {"200000", longest, "a", ""}, does_not[] = {"200001", too_long, "a", ""};
  draft[TableId::posts]->add_row(3, fits);
  draft[TableId::posts]->add_row(4, does_not);
  const auto all = errors(build_model(draft));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_THAT(all[0], HasSubstr("posts.csv:4:2"));
  EXPECT_THAT(all[0], HasSubstr("cell-too-long"));
  EXPECT_LT(all[0].size(), 1000U);
}

TEST(BuildModel, takes_blanks_that_nobody_sees_for_blanks) {
  const Model model = model_of({{"organisations.csv", "organisation_id,name\na,A\n"},
                                {"posts.csv", "post_id,title,organisation_id,reports_to,holder\n"
                                              "p1,Chief,a,\u00a0,\u00a0\n"
                                              "p2\u00a0,Second,a,\ufeffp1\u200b,\u2007\n"}});
  EXPECT_EQ(model->posts.manager[0], none<PostId>);
  EXPECT_EQ(model.text(model->posts.id[1]), "p2");
  EXPECT_EQ(model->posts.manager[1], id_at<PostId>(0));
  EXPECT_EQ(model->posts.single_holder[1], none<HolderId>); // two such cells are not one person
}

TEST(BuildModel, a_cell_that_no_spreadsheet_can_hold_is_a_fault_and_no_model) {
  const std::string fits(131'072, 'x'), longer(131'073, 'x');
  EXPECT_THAT(errors(built(files_with("post_id,title,organisation_id\np," + fits + ",a\n"))),
              testing::IsEmpty());
  EXPECT_THAT(
      errors(built(files_with("post_id,title,organisation_id\np," + longer + ",a\n"))),
      ElementsAre("posts.csv:2:2: error[cell-too-long]: title has 131073 bytes; expected at most 131072; "
                  "shorten it; where the file holds anything else than text, export it again"));
  EXPECT_THAT(errors(built(files_with("post_id,title,organisation_id\n" + longer + ",t,a\n"))),
              ElementsAre(HasSubstr("posts.csv:2:1: error[cell-too-long]: post_id has 131073 bytes")));
}

} // namespace
} // namespace organograph::build_model_faults_test
