// SPDX-License-Identifier: Apache-2.0
// What is to be seen before anything is unfolded, and what unfolds.
#include "organograph/engine/decoupling.hpp"
#include "organograph/viz/report.hpp"
#include "organograph/viz/tabulate.hpp"
#include "viz/report_section.hpp"
#include "viz/two_councils.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::viz::report_first_screen_test {
namespace {

using test::Files;
using test::HtmlElement;
using test::HtmlReader;
using test::Reported;
using test::ScenarioFiles;
using test::Section;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> examples = {"cambridgeshire-peterborough-2017",
                                           "cambridgeshire-peterborough-2021", "oxfordshire-cherwell-2019"};

/// Whether one of the elements around it is a <details> that is not open.
bool is_folded(const HtmlReader &read, const HtmlElement &element) {
  for (std::size_t at = element.within; at != HtmlElement::npos; at = read.elements()[at].within) {
    const HtmlElement &around = read.elements()[at];
    if (around.name == "details" && !around.has("open"))
      return true;
  }
  return false;
}

bool is_within(const HtmlReader &read, const HtmlElement &element, std::string_view id) {
  for (std::size_t at = element.within; at != HtmlElement::npos; at = read.elements()[at].within)
    if (read.elements()[at]["id"] == id)
      return true;
  return false;
}

// Texts of the elements of a section that nobody has to unfold.
std::string seen_at_once(const std::string &html, std::string_view section, std::string_view element) {
  const HtmlReader read(html);
  std::string out;
  for (const HtmlElement &each : read.named(element))
    if (is_within(read, each, section) && !is_folded(read, each))
      out += each.text + "\n";
  return out;
}

constexpr const char *changes = "What changes for people, money and sharing";

// `Adult services` is shared before; after it the City has no post for it.
const ScenarioFiles ends_sharing = {"apart",
                                    {{"changes.csv", "action,post_id,function\nchange,sd_3,people\n"}}};

TEST(ReportFirstScreen, has_a_sentence_a_picture_and_four_figures) {
  for (const std::string &example : examples) {
    SCOPED_TRACE(example);
    const HtmlReader read(test::reported_example(example).html());
    std::size_t pictures = 0, sentences = 0, tiles = 0;
    for (const HtmlElement &each : read.elements()) {
      if (!is_within(read, each, "summary") || is_folded(read, each))
        continue;
      pictures += each.name == "svg";
      sentences += each.name == "p" && each["class"] == "lead";
      tiles += each.name == "span" && each["class"] == "label";
    }
    EXPECT_EQ(pictures, 1U);
    EXPECT_EQ(sentences, 1U);
    EXPECT_EQ(tiles, 4U);
  }
}

TEST(ReportFirstScreen, says_of_a_scenario_that_changes_no_post_that_sharing_ends) {
  const Reported reported(test::two_councils(), {ends_sharing});
  EXPECT_EQ(Section(reported.html(), "summary").row(changes, "apart"),
            (std::vector<std::string>{"apart", "0", "0", "0", "no change", "none", "all stay",
                                      "1: Adult services"}));
  EXPECT_THAT(seen_at_once(reported.html(), "summary", "td"), HasSubstr("1: Adult services"));
}

TEST(ReportFirstScreen, says_what_changes_for_people_and_money) {
  const Section section(test::reported_example(examples[0]).html(), "summary");
  const std::string row = "Shared management proposal of April 2017 starts from 'The interim arrangement…'";
  EXPECT_EQ(section.row(changes, row),
            (std::vector<std::string>{row, "10", "10", "7; of staff groups not known", "not known",
                                      "£1,254,000 less a year in 5 parts, 20.5 FTE less", "5 rise", "none"}));
}

TEST(ReportFirstScreen, names_the_meetings_with_most_duplicated_seats) {
  const std::string alone = Reported().html();
  EXPECT_THAT(Section(alone, "summary").text(),
              HasSubstr("Adults and health (Adult services and 1 more): 3 of 5 compared seats"));
  const Reported reported(test::two_councils(),
                          {{"fewer", {{"changes.csv", "action,post_id,successor\ndelete,sd_2,sd_1\n"}}},
                           {"other", {{"changes.csv", "action,post_id,function\nchange,sd_3,people\n"}}}});
  EXPECT_THAT(seen_at_once(reported.html(), "summary", "li"),
              HasSubstr("Adults and health (Adult services and 1 more): 3 of 5 compared seats; 2 after"));
}

TEST(ReportFirstScreen, says_where_nothing_is_duplicated_or_compared) {
  const auto text = [](const char *attendance) {
    return Section(Reported(test::two_councils_with("attendance.csv", attendance)).html(), "summary").text();
  };
  EXPECT_THAT(text("meeting_id,attendee_id\nm38,sd_1\nm38,health\n"),
              HasSubstr("Most duplicated seatsIn no meeting."));
  EXPECT_THAT(text("meeting_id,attendee_id\nm38,health\n"), HasSubstr("No seats to compare"));
}

TEST(ReportFirstScreen, names_the_posts_of_people_at_risk_and_leads_to_all_of_them) {
  const Reported &reported = test::reported_example(examples[0]);
  const std::string html = reported.html();
  const std::string seen = Section(html, "summary").text();
  EXPECT_THAT(seen, HasSubstr("7 by 'Shared management proposal of April 2017': "
                              "Service Director - Adult Social Care & Learning Difficulties (Cambridgeshire "
                              "County Council); "));
  const HtmlReader read(html);
  std::string address;
  for (const HtmlElement &each : read.named("a"))
    if (is_within(read, each, "summary") && each.text.starts_with("and ") && each.text.ends_with(" posts"))
      address = each["href"];
  ASSERT_TRUE(address.ends_with("-at-risk")) << address;
  std::size_t lists = 0;
  for (const HtmlElement &each : read.elements())
    lists += each["id"] == address.substr(1);
  EXPECT_EQ(lists, 1U);
  EXPECT_THAT(Section(html, "scenarios").text(),
              testing::AllOf(HasSubstr("Posts that end, whose holders are at risk:"),
                             HasSubstr("Service Director - Enhanced and Preventative Services "
                                       "(ccc-sd-enhanced-preventative), Cambridgeshire County Council")));
}

TEST(ReportFirstScreen, says_of_what_a_stated_sum_consists_and_in_words_what_differs) {
  const std::string text = Section(test::reported_example(examples[0]).html(), "summary").text();
  EXPECT_THAT(text, HasSubstr("Stated beside 'Shared management proposal of April 2017', in no other figure: "
                              "Children's Change Programme (net) £500,000"));
  EXPECT_THAT(text, HasSubstr("Rows of posts: tier 3"));
  EXPECT_THAT(text, testing::Not(HasSubstr("count(posts where")));
}

TEST(ReportFirstScreen, names_services_that_the_model_leaves_out) {
  EXPECT_THAT(seen_at_once(test::reported_example(examples[1]).html(), "summary", "p"),
              HasSubstr("Without posts in the model, and in no figure of posts: Place"));
}

TEST(ReportFirstScreen, names_nobody_where_small_groups_are_not_shown) {
  const std::vector<ScenarioFiles> ends = {
      {"ends", {{"changes.csv", "action,post_id,successor\ndelete,ed_p,ed_c\n"}}}};
  EXPECT_THAT(Section(Reported(test::two_councils(), ends).html(), "summary").text(),
              HasSubstr("1 by 'ends': "));
  const Study few = shown(test::study_of(test::two_councils(), ends), 5);
  EXPECT_THAT(Section(report_html(few, tabulate(few)), "summary").text(), Not(HasSubstr("by 'ends': ")));
}

TEST(ReportFirstScreen, says_why_nobody_is_at_risk_where_posts_end) {
  const std::string html = test::reported_example(examples[2]).html();
  EXPECT_THAT(
      Section(html, "summary").text(),
      HasSubstr("0 people are at risk. 3 of the posts that end are held by "
                "an interim or acting person, not counted as at risk, 1 is vacant. That rests on what "
                "the rows say of "));
  EXPECT_THAT(Section(html, "summary").text(),
              HasSubstr("Assistant Chief Executive (Oxfordshire County Council, acting)"));
}

TEST(ReportFirstScreen, says_from_which_state_before_is_counted) {
  const std::string html = test::reported_example(examples[0]).html();
  EXPECT_THAT(seen_at_once(html, "summary", "p"), HasSubstr("As things are: 18 posts, 2 of them joint"));
  EXPECT_THAT(seen_at_once(html, "summary", "span"), HasSubstr("; as things are 2 of 18"));
  EXPECT_THAT(
      seen_at_once(html, "summary", "figcaption"),
      HasSubstr("Before: after 'The interim arrangement becomes one joint Executive Director', from which "
                "it starts."));
  const std::string from_now = Reported(test::two_councils(), {ends_sharing}).html();
  EXPECT_THAT(seen_at_once(from_now, "summary", "figcaption"), HasSubstr("Before: things as they are."));
  EXPECT_THAT(seen_at_once(from_now, "summary", "span"), Not(HasSubstr("as things are")));
}

TEST(ReportFirstScreen, every_scenario_has_its_row_and_the_first_three_are_unfolded) {
  std::vector<ScenarioFiles> many;
  for (const char c : std::string("abcdefgh"))
    many.emplace_back(std::string("s") + c, ends_sharing.second);
  const Reported reported(test::two_councils(), many);
  const Section section(reported.html(), "summary");
  EXPECT_EQ(section.cells(changes).size(), 3U * 8);
  EXPECT_EQ(section.cells("What changes in the other scenarios").size(), 5U * 8);
}

TEST(ReportFirstScreen, what_unfolds_is_not_in_the_way) {
  const std::string html = test::reported_example(examples[0]).html();
  EXPECT_THAT(seen_at_once(html, "summary", "p"), HasSubstr("28 of 30 stated figures"));
  EXPECT_EQ(seen_at_once(html, "summary", "dd"), "");
  EXPECT_EQ(seen_at_once(html, "definitions", "article"), "");
}

TEST(ReportFirstScreen, rows_that_stay_are_folded) {
  const std::string html = Reported(test::two_councils(), {ends_sharing}).html();
  const Section section(html, "scenarios");
  EXPECT_EQ(section.row("Headline figures before and after apart", "Posts"),
            (std::vector<std::string>{"no row Posts"}));
  EXPECT_EQ(section.row("Headline figures that stay after apart", "Posts"),
            (std::vector<std::string>{"Posts", "6", "6", "0"}));
  EXPECT_THAT(seen_at_once(html, "scenarios", "caption"),
              testing::AllOf(HasSubstr("Headline figures before and after"), Not(HasSubstr("that stay"))));
}

TEST(ReportFirstScreen, the_ladder_has_level_0_where_something_is_at_it) {
  constexpr const char *ladder = "Levels of integration: held, not held, missing, not known";
  const auto row_with = [&](const std::string &target) {
    const Reported reported(test::two_councils_with(
        "integration_targets.csv",
        "function,organisation_a,organisation_b,target_level\nadults,ccc,pcc," + target + "\n"));
    return Section(reported.html(), "integration").row(ladder, "Adult services");
  };
  const auto at_0 = row_with("0");
  ASSERT_GT(at_0.size(), 1U);
  EXPECT_EQ(at_0[1], "target");
  const auto at_4 = row_with("4");
  EXPECT_EQ(at_4.size(), 8U) << "a column a level from 1 to 7";
  EXPECT_THAT(at_4, Not(testing::Contains("target")));
}

TEST(ReportFirstScreen, the_drawing_for_paper_has_every_post) {
  for (const std::string &example : examples) {
    SCOPED_TRACE(example);
    const Reported &reported = test::reported_example(example);
    const std::size_t posts = (*reported.study.model)->posts.size();
    const HtmlReader read(reported.html());
    std::size_t boxes = 0;
    for (const HtmlElement &each : read.elements())
      boxes += each["id"].starts_with("structure-n") &&
               each["id"].find_first_not_of("0123456789", 11) == std::string::npos;
    EXPECT_EQ(boxes, posts);
    EXPECT_THAT(Section(reported.html(), "structure").text(),
                HasSubstr("The structure as it is: " + std::to_string(posts) + " posts."));
  }
}

TEST(ReportFirstScreen, decoupling_says_of_how_many_posts_the_middle_cost_is) {
  const Reported reported(test::two_councils_with(
      "post_shares.csv", "post_id,organisation_id,cost_share,sole_cost\nce,ccc,0.5,150000\nce,pcc,0.5,\n"));
  StudyOptions options;
  options.measures = Measures::none;
  options.undone = Undone::all;
  Study study = reported.study;
  study.undoing = measured(reported.study, options).undoing;
  const Section section(report_html(study, reported.tables), "decoupling");
  const auto row = section.row("Change of cost a year, in GBP", "Together");
  ASSERT_EQ(row.size(), 4U);
  EXPECT_THAT(row[2], testing::EndsWith(" for 1 of 2 new posts"));
}

TEST(ReportFirstScreen, a_long_table_says_what_paper_shows_and_where_all_is) {
  std::string posts = "post_id,title,organisation_id,reports_to\np0,Top,a,\n";
  for (int i = 1; i < 60; ++i)
    posts += "p" + std::to_string(i) + ",Post,a,p0\n";
  const Reported reported({{"organisations.csv", "organisation_id,name\na,A\n"}, {"posts.csv", posts}});
  EXPECT_THAT(test::table_alone(reported, "spans"),
              HasSubstr("On paper the first 40 rows; all 60: tables/spans.csv."));
}

} // namespace
} // namespace organograph::viz::report_first_screen_test
