// SPDX-License-Identifier: Apache-2.0
// The report of models that are hostile, large, or have little to say.
#include "organograph/viz/detail/text.hpp"
#include "viz/hostile_labels.hpp"
#include "viz/report_of.hpp"
#include "viz/two_councils.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace organograph::viz::report_bounds_test {
namespace {

using test::csv_cell;
using test::Files;
using test::HtmlElement;
using test::HtmlReader;
using test::Reported;
using testing::HasSubstr;

/// A label in every text that a model has.
Files hostile_files() {
  const std::vector<std::string> labels = test::hostile_labels(false);
  std::string posts = "post_id,title,organisation_id,reports_to,function,unit,grade,status,holder,source\n"
                      "ce,Chief,a,,f0,,,,,\n",
              functions = "function,name\n", links = "partner_id,post_id,kind\n",
              meetings = "meeting_id,subject,function,duration_hours,occurrences_per_year\n",
              seats = "meeting_id,attendee_id\n", partners = "partner_id,name\n",
              published = "measure,value,source\n",
              arrangements = "function,organisation_a,organisation_b,dimension,state,source\n";
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string n = std::to_string(i), text = csv_cell(labels[i]);
    const bool blank = labels[i].find_first_not_of(' ') == std::string::npos;
    const std::string name = blank ? "x" : text; // where a text must be
    functions += "f" + n + "," + name + "\n";
    for (const std::string side : {"a", "b"})
      posts += side + n + "," + name + "," + side + ",ce,f" + n + "," + text + "," + text + ",acting," +
               text + "," + text + "\n";
    meetings += "m" + n + "," + name + ",f" + n + ",2,10\n";
    seats += "m" + n + ",a" + n + "\nm" + n + ",b" + n + "\nm" + n + ",p" + n + "\n";
    partners += "p" + n + "," + name + "\n";
    links += "p" + n + ",a" + n + ",\np" + n + ",b" + n + ",\n";
    published += (blank ? "x" : text) + ",1," + text + "\n";
    arrangements += "f" + n + ",a,b,policy,partial," + text + "\n";
  }
  return {{"model.csv", "title,source,currency\n" + csv_cell(labels[1]) + "," + csv_cell(labels[2]) + "," +
                            csv_cell(labels[0]) + "\n"},
          {"organisations.csv",
           "organisation_id,name\na," + csv_cell(labels[0]) + "\nb," + csv_cell(labels[11]) + "\n"},
          {"functions.csv", functions},
          {"posts.csv", posts},
          {"meetings.csv", meetings},
          {"attendance.csv", seats},
          {"partners.csv", partners},
          {"partner_links.csv", links},
          {"published.csv", published},
          {"arrangements.csv", arrangements}};
}

void expect_sound(const std::string &html) {
  const HtmlReader read(html);
  EXPECT_EQ(read.fault(), "");
  std::size_t running = 0;
  for (const HtmlElement &script : read.named("script"))
    if (script["type"] == "application/json") {
      EXPECT_TRUE(nlohmann::json::accept(script.text)) << script["id"];
    } else {
      ++running;
    }
  EXPECT_EQ(running, 1U);
  EXPECT_EQ(read.named("style").size(), 1U);
  for (const char *element : {"img", "iframe", "object", "form", "link", "base", "audio", "video"})
    EXPECT_TRUE(read.named(element).empty()) << element;
}

TEST(ReportBounds, hostile_texts_run_nothing_and_come_back_as_texts) {
  const std::string name = "<b>\"one\"</b> & 'two'";
  const Reported reported(hostile_files(),
                          {{name,
                            {{"scenario.csv", "title,source\n" + csv_cell(test::hostile_labels(false)[1]) +
                                                  "," + csv_cell(test::hostile_labels(false)[2]) + "\n"},
                             {"changes.csv", "action,post_id,successor,source\ndelete,a3,b3," +
                                                 csv_cell(test::hostile_labels(false)[0]) + "\n"}}}});
  expect_sound(reported.html());
  std::string all;
  for (const Table &table : reported.tables) {
    const std::string html = test::table_alone(reported, table.name);
    const HtmlReader read(test::in_a_page(html));
    ASSERT_EQ(read.fault(), "") << table.name;
    if (table.name == "spans")
      for (const HtmlElement &cell : read.named("td"))
        all += cell.text + "\n";
  }
  for (const std::string &label : test::hostile_labels(false))
    if (label.size() < 200 && label.find_first_not_of(' ') != std::string::npos &&
        label.find_first_of("\t\r\n\\") == std::string::npos && detail::drawable(label) == label) {
      EXPECT_THAT(all, HasSubstr(label));
    }
}

Files many_posts(std::size_t n) {
  std::string posts = "post_id,title,organisation_id,reports_to\np0,Top,a,\n";
  for (std::size_t i = 1; i < n; ++i)
    posts += "p" + std::to_string(i) + ",Post of a kind,a,p" + std::to_string(i / 7) + "\n";
  return {{"organisations.csv", "organisation_id,name\na,A\n"}, {"posts.csv", posts}};
}

TEST(ReportBounds, a_large_table_says_how_much_of_it_is_where) {
  const Reported reported(many_posts(700));
  const std::string html = test::table_alone(reported, "spans");
  const HtmlReader read(test::in_a_page(html));
  ASSERT_EQ(read.fault(), "");
  EXPECT_EQ(read.named("tr").size(), 101U);
  EXPECT_THAT(html,
              HasSubstr("100 of 700 rows shown: those with most direct reports. With scripts, all can be "
                        "sorted and filtered here. All rows: tables/spans.csv"));
  const auto scripts = read.named("script");
  ASSERT_EQ(scripts.size(), 1U);
  EXPECT_EQ(scripts[0]["id"], "data-spans");
  const auto data = nlohmann::json::parse(scripts[0].text);
  ASSERT_EQ(data.size(), reported.table("spans").columns.size());
  EXPECT_EQ(data[0].size(), 700U); // all differ
  EXPECT_EQ(data[1]["t"].size(), 2U);
  EXPECT_EQ(data[1]["i"].size(), 700U);
  EXPECT_EQ(data[0][41], "p41");
  expect_sound(reported.html());
}

TEST(ReportBounds, a_very_large_table_keeps_its_largest_rows) {
  const Reported reported(many_posts(9000));
  const std::string html = test::table_alone(reported, "spans");
  EXPECT_LT(html.size(), 600'000U);
  EXPECT_THAT(html, HasSubstr("100 of 9,000 rows shown: those with most direct reports. With scripts, "));
  const HtmlReader read(test::in_a_page(html));
  const auto data = nlohmann::json::parse(read.named("script").at(0).text);
  EXPECT_LE(data[0].size(), 5000U);
  EXPECT_GT(data[0].size(), 1500U); // every one of the managers
  EXPECT_EQ(data[0][0], "p0");
}

TEST(ReportBounds, a_long_text_unfolds) {
  const std::string text(3000, 'x');
  const Reported reported({{"organisations.csv", "organisation_id,name\na,A\n"},
                           {"posts.csv", "post_id,title,organisation_id,reports_to\np," + text + ",a,\n"}});
  const HtmlReader read(test::in_a_page(test::table_alone(reported, "spans")));
  ASSERT_EQ(read.fault(), "");
  std::size_t whole = 0;
  for (const HtmlElement &span : read.named("span"))
    whole += span["class"] == "whole" && span.text == text;
  EXPECT_EQ(whole, 1U);
}

TEST(ReportBounds, a_model_of_posts_alone_says_what_is_missing) {
  const Reported reported(many_posts(3));
  const std::string html = reported.html();
  expect_sound(html);
  EXPECT_THAT(html, HasSubstr("; no scenario"));
  EXPECT_THAT(html, HasSubstr("No stated figure stands beside the model"));
  EXPECT_THAT(html, HasSubstr("duplicated attendance: "));
  EXPECT_THAT(html, testing::Not(HasSubstr("seats of posts speak for a service")));
}

TEST(ReportBounds, without_a_proposal_the_meetings_are_told_as_they_are) {
  const Reported reported(test::two_councils());
  const HtmlReader read(reported.html());
  ASSERT_EQ(read.fault(), "");
  std::string said;
  for (const HtmlElement &item : read.named("li"))
    said += item.text + "\n";
  EXPECT_THAT(said, HasSubstr("Adults and health (Adult services and 1 more): 3 of 5 compared seats"));
}

TEST(ReportBounds, many_scenarios_are_told_in_a_few_lines) {
  std::vector<test::ScenarioFiles> scenarios;
  for (int i = 0; i < 100; ++i)
    scenarios.emplace_back("s" + std::to_string(100 + i),
                           Files{{"changes.csv", i == 50 ? "action,post_id\ndelete,sd_2\ndelete,sd_3\n"
                                                         : "action,post_id\ndelete,sd_2\n"}});
  const Reported reported(test::two_councils(), scenarios);
  const std::string html = reported.html();
  expect_sound(html);
  EXPECT_THAT(html, HasSubstr("With 100 scenarios."));
  EXPECT_THAT(html, HasSubstr("And 85 more: see the section on scenarios."));
  EXPECT_LT(html.find("s150"), html.find("s100")) << "the one with most changes first";
}

TEST(ReportBounds, what_privacy_did_is_said) {
  Reported reported(test::two_councils());
  EXPECT_THAT(reported.html(), HasSubstr("minimum group: off, since senior structures are small"));
  reported.study.analysis.minimum_group = 5;
  reported.study.pseudonymised.emplace();
  const std::string html = reported.html();
  EXPECT_THAT(html, HasSubstr("replaced by numbers (pseudonymised)"));
  EXPECT_THAT(html, HasSubstr("groups of fewer than 5 posts are left blank"));
}

} // namespace
} // namespace organograph::viz::report_bounds_test
