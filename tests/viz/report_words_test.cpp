// SPDX-License-Identifier: Apache-2.0
// What the first screen says in words, and that the rows behind a count are as many as it says.
#include "organograph/viz/report.hpp"

#include "figures/definitions.hpp"
#include "viz/report_section.hpp"
#include "viz/two_councils.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

namespace organograph::viz::report_words_test {
namespace {

using test::Files;
using test::HtmlElement;
using test::HtmlReader;
using test::Reported;
using test::Section;
using testing::HasSubstr;
using testing::Not;

const std::string councils = "cambridgeshire-peterborough-2017", oxfordshire = "oxfordshire-cherwell-2019";

std::string said(const Reported &reported, std::string_view section = "summary") {
  return Section(reported.html(), section).text();
}

// Whether a row has what one line of a figure's filter asks for, as the page's script reads it.
bool holds(const Table &table, const TableRow &row, const std::string &line) {
  const std::size_t sign = line.find_first_of("=<>");
  const std::string name = line.substr(0, sign), value = line.substr(sign + 1);
  const auto column = std::ranges::find(table.columns, name, &TableColumn::name);
  if (column == table.columns.end())
    throw std::runtime_error("no column " + name + " in " + table.name);
  const TableCell &cell = row[static_cast<std::size_t>(column - table.columns.begin())];
  if (line[sign] != '=') {
    const auto *number = std::get_if<double>(&cell);
    const auto *count = std::get_if<std::uint64_t>(&cell);
    const double found = number ? *number : count ? static_cast<double>(*count) : 0.0;
    return line[sign] == '>' ? found > std::stod(value) : found < std::stod(value);
  }
  if (const auto *count = std::get_if<std::uint64_t>(&cell))
    return std::to_string(*count) == value;
  const auto *text = std::get_if<std::string>(&cell);
  std::istringstream either(value);
  for (std::string one; text && std::getline(either, one, '|');)
    if (one == *text)
      return true;
  return text && *text == value;
}

std::size_t rows_behind(const Reported &reported, const HtmlElement &figure) {
  const Table &table = reported.table(figure["data-table"]);
  std::size_t out = 0;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const TableRow row = table.rows[i];
    std::istringstream lines(figure["data-filter"]);
    bool all = true;
    for (std::string line; std::getline(lines, line);)
      all = all && holds(table, row, line);
    out += all;
  }
  return out;
}

TEST(ReportWords, the_rows_behind_a_count_are_as_many_as_it_says) {
  const std::set<std::string> counts = {"scenarios.posts_created",     "scenarios.posts_deleted",
                                        "scenarios.posts_changed",     "scenarios.posts_moved",
                                        "scenarios.no_impact",         "scenarios.vacant_deleted",
                                        "scenarios.services_higher",   "scenarios.services_lower",
                                        "scenarios.services_compared", "scenarios.meetings_replayed"};
  const Reported &reported = test::reported_example(councils);
  const HtmlReader read(reported.html());
  std::set<std::string> seen;
  std::vector<std::string> at_risk;
  for (const HtmlElement &each : read.elements()) {
    const std::string measure = each["data-measure"], filter = each["data-filter"];
    if (each["class"] != "figure" || !filter.starts_with("scenario=proposal\n"))
      continue;
    SCOPED_TRACE(measure + " " + filter);
    if (measure == "scenarios.at_risk") { // nobody of the proposal holds two of the posts that end
      EXPECT_THAT(each.text, testing::StartsWith(std::to_string(rows_behind(reported, each))));
      at_risk.push_back(each.text);
    }
    if (counts.contains(measure) && seen.insert(measure).second) {
      EXPECT_EQ(each.text, std::to_string(rows_behind(reported, each)));
    }
  }
  EXPECT_THAT(at_risk, testing::IsSupersetOf({"7", "5", "2"}));
  EXPECT_THAT(seen, testing::IsSupersetOf({"scenarios.no_impact", "scenarios.services_higher",
                                           "scenarios.services_lower", "scenarios.services_compared"}));
}

TEST(ReportWords, counts_of_services_open_the_definition_of_a_count) {
  const Reported &reported = test::reported_example(councils);
  const HtmlReader read(reported.html());
  std::size_t levels = 0;
  for (const HtmlElement &each : read.elements())
    if (each["class"] == "figure" && each["data-measure"] == "integration_depth.services_at_level") {
      ++levels;
      EXPECT_EQ(each.text, std::to_string(rows_behind(reported, each)));
    }
  EXPECT_EQ(levels, 4U) << "four levels, in the section";
}

TEST(ReportWords, where_staff_groups_change_nobody_says_that_nobody_is_at_risk) {
  const Reported &reported = test::reported_example(councils);
  const std::string summary = said(reported), scenarios = said(reported, "scenarios");
  const std::string groups =
      "Staff groups: 36 FTE before, 26 after (people known only as a number). How many "
      "people are at risk among them is not known.";
  EXPECT_THAT(summary, HasSubstr("36 to 26, against 'Shared management proposal of April 2017': " + groups));
  EXPECT_THAT(scenarios, HasSubstr("No post that the model names is deleted. " + groups));
  EXPECT_THAT(scenarios, HasSubstr("The cost of the staff groups is not in it, and how it changes is not"));
  const Section section(reported.html(), "scenarios");
  EXPECT_EQ(section.row("Headline figures before and after linked-restructures", "FTE of staff groups"),
            (std::vector<std::string>{"FTE of staff groups", "36", "26", "-10"}));
  const auto row = section.row("Each scenario against what it starts from",
                               "The proposal with the linked restructures: 36 to 26 starts from 'Shared "
                               "management proposal of April 2017'");
  ASSERT_GT(row.size(), 6U);
  EXPECT_EQ(row[3], "0; of staff groups not known");
  EXPECT_EQ(row[4], "36 to 26");
  EXPECT_THAT(row[6], HasSubstr("of staff groups not known"));
}

TEST(ReportWords, without_staff_groups_or_posts_that_nobody_names_nobody_is_at_risk) {
  const Reported reported(test::two_councils(),
                          {{"moved", {{"changes.csv", "action,post_id,reports_to\nchange,sd_2,ed_p\n"}}}});
  EXPECT_THAT(said(reported, "scenarios"), HasSubstr("No post is deleted, so nobody is at risk."));
  EXPECT_THAT(said(reported), HasSubstr("moved: 1 post gets another line manager"));
}

TEST(ReportWords, savings_of_scenarios_without_posts_are_on_the_first_screen) {
  const Reported &reported = test::reported_example(oxfordshire);
  EXPECT_THAT(said(reported), HasSubstr("the papers state savings of £629,000 a year, in no other figure"));
  EXPECT_THAT(said(reported), HasSubstr("the papers state savings of £20,000 a year, in no other figure"));
  EXPECT_THAT(said(reported, "scenarios"), Not(HasSubstr("No post is deleted, so nobody is at risk.")));
}

TEST(ReportWords, a_mean_says_of_how_many_managers_it_is) {
  EXPECT_THAT(
      said(test::reported_example(councils), "spans"),
      HasSubstr(
          "below 11 posts it is not known. Of the 7 posts whose reports are known 100 % are managers."));
}

TEST(ReportWords, the_first_screen_speaks_of_posts_and_not_of_the_program) {
  const std::string summary = said(test::reported_example(councils));
  EXPECT_THAT(summary, HasSubstr("no cost is given for Service Director: Adult Services, "));
  EXPECT_THAT(summary,
              HasSubstr("Stated: 9 (001 7.1); from the rows: 10. Noted: 'all nine Service Directors"));
  EXPECT_THAT(summary,
              HasSubstr("measured from 'The interim arrangement becomes one joint Executive Director'"));
  for (const char *word : {"annual_cost", "no impact", "joint-executive-director"})
    EXPECT_THAT(summary, Not(HasSubstr(word)));
}

TEST(ReportWords, one_of_a_thing_is_no_plural) {
  const Reported reported(Files{{"organisations.csv", "organisation_id,name\nccc,County\n"},
                                {"posts.csv", "post_id,title,organisation_id,reports_to,reports_known\n"
                                              "top,Top,ccc,,no\n"}});
  const std::string summary = said(reported);
  EXPECT_THAT(summary, HasSubstr("1 post, 0 of them joint, in 1 organisation"));
  for (const char *words :
       {"1 posts", "1 layers", "1 warnings", "not known direct", "0 warnings about the data:"})
    EXPECT_THAT(summary, Not(HasSubstr(words)));
}

TEST(ReportWords, what_a_blank_cell_counts_as_is_not_called_always_known) {
  for (const char *key :
       {"model.fte", "span_of_control.fte", "span_of_control.fte_below", "scenarios.fte_before",
        "scenarios.fte_after", "scenarios.fte_change", "decoupling.fte_gained"})
    EXPECT_EQ(definition_of(key)->not_known, "A post without FTE counts as 1.") << key;
  for (const char *key : {"scenarios.at_risk", "scenarios.no_impact", "scenarios.vacant_deleted"})
    EXPECT_THAT(std::string(definition_of(key)->not_known),
                HasSubstr("A post without status counts as filled."));
  EXPECT_THAT(std::string(definition_of("duplicated_attendance.hours_per_year")->not_known),
              HasSubstr("without number of occurrences counts as one a year"));
  EXPECT_THAT(said(test::reported_example(councils), "data"),
              HasSubstr("a post without FTE counts as 1, one without status as filled"));
}

} // namespace
} // namespace organograph::viz::report_words_test
