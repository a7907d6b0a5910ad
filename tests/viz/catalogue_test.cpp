// SPDX-License-Identifier: Apache-2.0
#include "figures/catalogue.hpp"

#include "figures/scenario_catalogue.hpp"
#include "organograph/viz/summary.hpp"
#include "support/random_models.hpp"
#include "viz/report_of.hpp"
#include "viz/two_councils.hpp"
#include "words/numbers.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace organograph::viz::catalogue_test {
namespace {

using Json = nlohmann::ordered_json;
using test::Reported;

constexpr const char *examples[] = {"cambridgeshire-peterborough-2017", "cambridgeshire-peterborough-2021",
                                    "oxfordshire-cherwell-2019"};

template <class Fn> void for_each_headline(Fn fn) {
  for (const HeadlineGroup &group : headline_groups())
    for (const Headline &figure : group.figures)
      fn(group, figure);
}

// What stands at a key, below a tree like analysis.json; null where a measure was not taken.
Json at_key(const Json &tree, const HeadlineGroup &group, const Headline &figure) {
  Json at = tree.at(std::string(group.key));
  for (const std::string &part : figure.path_in_section())
    at = at.is_null() ? Json() : Json(at.at(part));
  return at;
}

void expect_values(const Json &tree, const Model &model, const Analysis &analysis) {
  for_each_headline([&](const HeadlineGroup &group, const Headline &figure) {
    const Json value = at_key(tree, group, figure);
    const std::optional<double> own = figure.value(model, analysis, {});
    if (group.measured(analysis) && own) {
      EXPECT_TRUE(value.is_number() && value.get<double>() == *own) << figure.key << ": " << value;
    } else {
      EXPECT_TRUE(value.is_null()) << figure.key << ": " << value;
    }
    if (value.is_number()) {
      EXPECT_EQ(value.is_number_integer(), figure.format == Format::count) << figure.key;
    }
  });
}

TEST(Catalogue, a_figure_has_one_key_and_one_name_in_its_group) {
  std::set<std::string> keys, names;
  for_each_headline([&](const HeadlineGroup &group, const Headline &figure) {
    EXPECT_TRUE(keys.emplace(figure.key).second) << figure.key;
    EXPECT_TRUE(figure.key.starts_with(std::string(group.key) + ".")) << figure.key;
    if (figure.place == Place::compared) {
      EXPECT_TRUE(names.emplace(figure.name()).second) << figure.name();
      EXPECT_LE(figure.name().size(), 32U) << "the terminal cuts " << figure.name();
    }
    EXPECT_EQ(&headline(figure.key), &figure);
  });
}

TEST(Catalogue, values_are_those_of_analysis_json_in_examples_and_their_scenarios) {
  for (const char *name : examples) {
    SCOPED_TRACE(name);
    const Reported &reported = test::reported_example(name);
    expect_values(reported.tree, *reported.study.model, reported.study.analysis);
    for (const StudiedScenario &scenario : reported.scenarios) {
      const Json &own = reported.tree.at("scenarios").at(scenario.comparison->name);
      expect_values(own.at("before"), *scenario.before, scenario.comparison->before);
      expect_values(own.at("after"), *scenario.after, scenario.comparison->after);
    }
  }
}

TEST(Catalogue, values_are_those_of_analysis_json_in_random_models) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    const Study study = test::study_of(test::files_of(oracle::random_model_with_registers(seed)));
    expect_values(analysis_json(study), *study.model, study.analysis);
  }
}

// As shown before a scenario: a sign of the figure beside its name.
std::string before(const Headline &figure, const StudiedScenario &scenario) {
  const std::optional<double> value = figure.value(*scenario.before, scenario.comparison->before, {});
  return value ? worded(*value, figure.format) : std::string();
}

// Whether some part of a text that begins and ends so holds the value.
bool stands(const std::string &text, const std::string &begin, const std::string &end,
            const std::string &value) {
  for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1))
    if (text.substr(at, text.find(end, at + begin.size()) - at).find(value) != std::string::npos)
      return true;
  return false;
}

TEST(Catalogue, every_compared_figure_stands_on_terminal_page_and_workbook_with_the_same_name_and_value) {
  for (const char *name : examples) {
    SCOPED_TRACE(name);
    const Reported &reported = test::reported_example(name);
    const std::string text = compare_text(reported.study), page = reported.html();
    const test::OpenedSheet summary = reported.opened().sheet("Summary");
    for_each_headline([&](const HeadlineGroup &group, const Headline &figure) {
      const std::string label(figure.name());
      if (figure.place != Place::tree && group.measured(reported.study.analysis)) {
        EXPECT_GE(summary.row_of(label), 1U);
      }
      if (figure.place != Place::compared)
        return;
      for (const StudiedScenario &scenario : reported.scenarios) {
        const std::string shown = before(figure, scenario);
        if (shown.empty() || (figure.comparing.only_above_0 && shown == "0"))
          continue;
        EXPECT_TRUE(stands(text, "\n  " + label + " ", "\n", " " + shown + " ")) << label << ": " << shown;
        EXPECT_TRUE(stands(page, "<th scope=\"row\">" + label + "</th>", "</tr>", ">" + shown + "<"))
            << label << ": " << shown;
      }
    });
  }
}

TEST(Catalogue, the_rows_behind_a_figure_are_in_a_table_that_has_the_column) {
  const Reported &example = test::reported_example(examples[0]);
  test::Files of_money = // which no example has
      test::two_councils_with("recharges.csv", "post_id,payer,payee,year,amount\nce,ccc,pcc,2021,1\n");
  of_money.emplace_back("grades.csv", "grade,pay_low\nG,40000\n");
  const Reported money(of_money);
  for_each_headline([&](const HeadlineGroup &group, const Headline &figure) {
    const auto [table, filter] = figure.rows;
    if (table.empty())
      return;
    const Reported &reported = group.measured(example.study.analysis) ? example : money;
    const auto &columns = reported.table(std::string(table)).columns;
    const std::string_view column = filter.substr(0, filter.find_first_of("=<>"));
    EXPECT_TRUE(column.empty() || std::ranges::count(columns, column, &TableColumn::name) == 1)
        << figure.key << ": " << table << " " << filter;
  });
}

TEST(Catalogue, the_figures_of_a_scenario_are_those_of_analysis_json) {
  for (const char *name : examples) {
    const Reported &reported = test::reported_example(name);
    for (const StudiedScenario &scenario : reported.scenarios)
      for (const ScenarioHeadline &figure : scenario_headlines()) {
        Json at = reported.tree.at("scenarios").at(scenario.comparison->name);
        for (std::size_t from = 0; from <= figure.key.size();) {
          const std::size_t end = std::min(figure.key.find('.', from), figure.key.size());
          at = Json(at.at(std::string(figure.key.substr(from, end - from))));
          from = end + 1;
        }
        const std::optional<double> own = figure.value(*scenario.comparison);
        EXPECT_EQ(own.has_value(), at.is_number()) << figure.key;
        EXPECT_EQ(at.is_number() ? at.get<double>() : 0, own.value_or(0)) << figure.key;
      }
  }
}

TEST(Catalogue, one_model_has_one_number_of_seats_of_each_kind) {
  const Reported &reported = test::reported_example(examples[0]);
  const Model &model = *reported.study.model;
  const auto shown = [&](std::string_view key) {
    return worded(headline(key).value(model, reported.study.analysis, {}).value(), Format::count);
  };
  EXPECT_NE(summary(reported.study, {}).find(shown("model.attendances") + " seats of posts and"),
            std::string::npos);
  EXPECT_EQ(headline("duplicated_attendance.attendances").name(), "Seats of posts");
  EXPECT_EQ(headline("duplicated_attendance.compared").name(), "Compared seats");
}

} // namespace
} // namespace organograph::viz::catalogue_test
