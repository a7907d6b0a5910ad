// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/report.hpp"

#include "figures/definitions.hpp"
#include "organograph/viz/table.hpp"
#include "page/report_parts.hpp"
#include "support/one_line.hpp"
#include "viz/report_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <filesystem>
#include <set>

namespace organograph::viz::report_test {
namespace {

using test::HtmlElement;
using test::HtmlReader;
using test::Reported;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> examples = {"cambridgeshire-peterborough-2017",
                                           "cambridgeshire-peterborough-2021", "oxfordshire-cherwell-2019"};

std::string text_of(const HtmlReader &read, std::string_view id) {
  for (const HtmlElement &element : read.elements())
    if (element["id"] == id)
      return element.text;
  return "no element " + std::string(id);
}

std::vector<std::string> figures_of(const HtmlReader &read, std::string_view measure) {
  std::vector<std::string> out;
  for (const HtmlElement &element : read.elements())
    if (element["class"] == "figure" && element["data-measure"] == measure)
      out.push_back(element.text);
  return out;
}

TEST(Report, the_examples_pages_are_well_formed_and_fetch_nothing) {
  for (const std::string &example : examples) {
    SCOPED_TRACE(example);
    const std::string html = test::reported_example(example).html();
    EXPECT_EQ(HtmlReader(html).fault(), "");
    EXPECT_EQ(html, test::reported_example(example).html()) << "the same input gives the same bytes";
    for (std::size_t at = html.find("url("); at != std::string::npos; at = html.find("url(", at + 1))
      EXPECT_EQ(html[at + 4], '#') << "a hatch of a drawing in the page";
    for (const char *fetch : {"@import", "<link", "<iframe", "<object", "<embed", "<base", "<form", "<img"})
      EXPECT_THAT(html, Not(HasSubstr(fetch))) << fetch;
  }
}

TEST(Report, every_figure_of_the_examples_has_its_definition_and_its_table) {
  for (const std::string &example : examples) {
    SCOPED_TRACE(example);
    const HtmlReader read(test::reported_example(example).html());
    std::set<std::string> ids;
    for (const HtmlElement &element : read.elements())
      ids.insert(element["id"]);
    std::size_t figures = 0;
    for (const HtmlElement &element : read.elements())
      if (element["class"] == "figure") {
        ++figures;
        EXPECT_NE(definition_of(element["data-measure"]), nullptr) << element["data-measure"];
        EXPECT_EQ(element["href"], "#about-" + element["data-measure"]);
        EXPECT_FALSE(element.text.empty());
      }
    EXPECT_GT(figures, 20U);
  }
}

TEST(Report, definitions_are_whole_and_their_keys_unique) {
  std::set<std::string_view> keys;
  for (const DefinitionGroup &group : definition_groups())
    for (const Definition &each : group.definitions) {
      EXPECT_TRUE(keys.insert(each.key).second) << each.key;
      for (const std::string_view part : {each.name, each.meaning, each.formula, each.unit, each.range,
                                          each.not_known, each.source, each.cannot_show})
        EXPECT_GE(part.size(), each.range.data() == part.data() ? 1U : 3U) << each.key;
      EXPECT_FALSE(each.key.starts_with("bridges")) << "not for publication";
    }
  EXPECT_EQ(definition_of("duplicated_attendance.functions.adults.duplicated")->key,
            "duplicated_attendance.duplicated");
  EXPECT_EQ(definition_of("meeting_pairs.mirror.count")->key, "meeting_pairs.mirror");
  EXPECT_EQ(definition_of("scenarios.proposal.before.span_of_control.span_mean")->key,
            "span_of_control.span_mean");
  EXPECT_EQ(definition_of("no.such.thing"), nullptr);
  EXPECT_EQ(definition_of("nothing"), nullptr);
}

std::string digest(std::string_view content) {
  unsigned char bytes[EVP_MAX_MD_SIZE], text[2 * EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  EVP_Digest(content.data(), content.size(), bytes, &length, EVP_sha256(), nullptr);
  EVP_EncodeBlock(text, bytes, static_cast<int>(length));
  return "'sha256-" + std::string(reinterpret_cast<const char *>(text)) + "'";
}

TEST(Report, the_policy_names_the_one_script_and_the_one_style) {
  const HtmlReader read(test::reported_example(examples[0]).html());
  std::string policy;
  for (const HtmlElement &meta : read.named("meta"))
    if (meta["http-equiv"] == "Content-Security-Policy")
      policy = meta["content"];
  std::vector<HtmlElement> run;
  for (const HtmlElement &script : read.named("script"))
    if (script["type"] != "application/json")
      run.push_back(script);
  ASSERT_EQ(run.size(), 1U);
  ASSERT_EQ(read.named("style").size(), 1U);
  EXPECT_EQ(policy, "default-src 'none'; script-src " + digest(run[0].text) + "; style-src " +
                        digest(read.named("style")[0].text) + "; base-uri 'none'; form-action 'none'");
}

TEST(Report, the_first_screen_tells_the_proposal_of_2017) {
  const Reported &reported = test::reported_example(examples[0]);
  const HtmlReader read(reported.html());
  const std::string said = test::in_one_line(text_of(read, "summary"));
  for (const char *sentence :
       {"18 posts, 2 of them joint, in 2 organisations, 9 meeting series, 7 partners; 9 scenarios.",
        "Before and after: 'Shared management proposal of April 2017'", "10 posts end and 10 begin.",
        "7 people are at risk",
        "5 employed by Cambridgeshire County Council, 2 employed by Peterborough City Council.",
        "3 of the posts that end are held by an interim or acting person, not counted as at risk",
        "For 7 of them there is a ring-fenced place: places available, not appointments.",
        "Cost of posts, change a year: not known, because no cost is given for ",
        "The papers state further savings of £1,254,000 a year and a reduction of 20.5 FTE in posts that "
        "they "
        "do not name; these are in no count here, and people at risk among them are not known.",
        "Integration of adult services with health: 5 seats of posts as things are, 2 after the scenario",
        "3 of the 5 speak for a service and level already at the table; after it 0.",
        "9 of 17 posts are joint, serving two or more organisations (before: 3 of 17), in 4 layers (before: "
        "4).",
        "+1 in Cambridgeshire County Council, -1 in Peterborough City Council.",
        "One joint voice for 11 of 11 services of partners that reach several organisations (before: 0 of "
        "10).",
        "28 of 30 stated figures come out the same from the rows; 2 do not.",
        "Which of the two is right is not decided here.", "Overlap is not waste, and hours are not savings",
        "Nothing is pseudonymised"})
    EXPECT_THAT(said, HasSubstr(sentence));
  EXPECT_THAT(said, HasSubstr(std::to_string(reported.tree["diagnostics"]["warnings"].get<int>()) +
                              " warnings about the data"));
}

TEST(Report, figures_are_those_of_the_tree) {
  const Reported &reported = test::reported_example(examples[0]);
  const HtmlReader read(reported.html());
  EXPECT_EQ(figures_of(read, "model.organisations").at(0), "2");
  const nlohmann::ordered_json &all = reported.tree["span_of_control"]["all"];
  EXPECT_THAT(figures_of(read, "span_of_control.layers"),
              testing::Contains(std::to_string(all["layers"].get<int>())));
  EXPECT_THAT(figures_of(read, "published.differ"),
              testing::Contains(std::to_string(reported.tree["published"]["differ"].get<int>())));
  std::uint64_t rows = 0, published = 0;
  for (const auto &[table, counts] : reported.tree["rests_on"].items())
    // nothing rests on what is compared, and defaults are of the tables that stand there
    if (table != "published" && table != "claims" && table != "defaulted")
      rows += counts["rows"].get<std::uint64_t>(), published += counts["with_source"].get<std::uint64_t>();
  EXPECT_EQ(figures_of(read, "rests_on.rows").at(0), std::to_string(rows));
  EXPECT_NEAR(std::stod(figures_of(read, "rests_on.with_source").at(0)),
              100.0 * static_cast<double>(published) / static_cast<double>(rows), 0.051);
}

TEST(Report, nothing_about_bridges_is_in_it) {
  for (const std::string &example : examples) {
    const Reported &reported = test::reported_example(example);
    ASSERT_TRUE(reported.tree["bridges"].is_object());
    const HtmlReader read(reported.html());
    for (const HtmlElement &element : read.elements()) {
      EXPECT_THAT(element["data-measure"], Not(HasSubstr("bridge")));
      EXPECT_THAT(element["data-table"], Not(HasSubstr("bridge")));
      EXPECT_THAT(element["data-column"], Not(HasSubstr("betweenness")));
      EXPECT_THAT(element["id"], Not(HasSubstr("bridge")));
    }
  }
  EXPECT_EQ(test::table_alone(test::reported_example(examples[0]), "bridges"), "");
}

TEST(Report, a_table_has_its_heads_units_and_exact_values) {
  const Reported &reported = test::reported_example(examples[0]);
  const HtmlReader read(test::in_a_page(test::table_alone(reported, "meetings")));
  ASSERT_EQ(read.fault(), "");
  const Table &table = reported.table("meetings");
  ASSERT_EQ(read.named("caption").size(), 1U);
  EXPECT_EQ(read.named("caption")[0].text, table.title);
  std::vector<std::string> columns;
  for (const HtmlElement &head : read.named("th"))
    if (head["scope"] == "col")
      columns.push_back(head["data-column"]);
  std::vector<std::string> expected;
  for (const TableColumn &column : table.columns)
    expected.push_back(column.name);
  EXPECT_EQ(columns, expected);
  EXPECT_EQ(read.named("tr").size(), table.rows.size() + 1);
  std::size_t shares = 0;
  for (const HtmlElement &cell : read.named("td"))
    if (cell.text == "66.7 %") // 2 of 3: as it is in the data, for sorting and copying
      shares += cell["data-v"] == "0.6666666666666666";
  EXPECT_EQ(shares, 1U);
}

TEST(Report, tables_that_are_not_there_leave_nothing) {
  EXPECT_EQ(test::table_alone(test::reported_example(examples[0]), "no_such_table"), "");
}

} // namespace
} // namespace organograph::viz::report_test
