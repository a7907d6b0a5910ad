// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/study.hpp"

#include "organograph/io/scenario_folder.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/published.hpp"
#include "organograph/viz/summary.hpp"
#include "organograph/viz/tabulate.hpp"
#include "support/places.hpp"
#include "support/studies.hpp"
#include "viz/two_councils.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace organograph::viz::scenarios_test {
namespace {

using Json = nlohmann::ordered_json;
using Folder = std::pair<std::string, test::Files>;

// A model with scenarios, applied and compared.
struct Compared {
  explicit Compared(const std::vector<Folder> &folders, const test::Files &files = test::two_councils())
      : study(test::study_of(files, folders)) {}
  Json tree() const { return analysis_json(study); }
  std::string text() const { return compare_text(study); }
  Table table(const std::string &name) const {
    for (Table &table : tabulate(study))
      if (table.name == name)
        return table;
    throw std::runtime_error("no table " + name);
  }

  Study study;
};

const Folder one_director = {"one",
                             {{"scenario.csv", "title,source\nOne director,000 4\n"},
                              {"changes.csv", "action,post_id,successor,shares,effective,source\n"
                                              "share,sd_1,,ccc:0.5;pcc:0.5,2017-07-01,000 4.1\n"
                                              "delete,sd_2,sd_1,,,000 4.2\ndelete,sd_3,sd_1,,,000 4.2\n"}}};
const Folder then_none = {"then",
                          {{"scenario.csv", "title,starts_from\nThen,one\n"},
                           {"changes.csv", "action,post_id,reports_to\nchange,sd_1,ed_p\n"}}};

TEST(Scenarios, before_after_and_change_stand_under_the_keys_of_the_top_level) {
  const Compared made({one_director});
  const Json tree = made.tree(), s = tree["scenarios"]["one"];
  EXPECT_EQ(s["posts_deleted"], 2);
  EXPECT_EQ(s["posts_changed"], 1);
  EXPECT_EQ(s["posts"]["changed"][0]["columns"], Json({"shares"}));
  EXPECT_EQ(s["before"]["model"]["posts"], 6);
  EXPECT_EQ(s["after"]["model"]["posts"], 4);
  EXPECT_EQ(s["change"]["model"]["posts"], -2);
  for (const auto &[key, value] : s["before"]["duplicated_attendance"].items())
    EXPECT_EQ(value, tree["duplicated_attendance"][key]) << key;
  EXPECT_FALSE(s["before"]["duplicated_attendance"].contains("meetings"));
  EXPECT_EQ(s["change"]["duplicated_attendance"]["duplicated"],
            s["after"]["duplicated_attendance"]["duplicated"].get<int>() -
                s["before"]["duplicated_attendance"]["duplicated"].get<int>());
}

TEST(Scenarios, the_key_stands_before_bridges_and_only_where_there_are_scenarios) {
  const Compared made({one_director});
  const Json tree = made.tree();
  std::vector<std::string> keys;
  for (const auto &[key, value] : tree.items())
    keys.push_back(key);
  const auto at = std::ranges::find(keys, "scenarios");
  ASSERT_NE(at, keys.end());
  EXPECT_EQ(*(at - 1), "services");
  EXPECT_EQ(*(at + 1), "bridges");
  EXPECT_FALSE(Compared({}).tree().contains("scenarios"));
}

TEST(Scenarios, one_that_starts_from_another_is_compared_with_it) {
  const Compared made({one_director, then_none});
  const Json s = made.tree()["scenarios"]["then"];
  EXPECT_EQ(s["starts_from"], "one");
  EXPECT_EQ(s["before"]["model"]["posts"], 4);
  EXPECT_EQ(s["posts"]["moved"], Json({"sd_1"}));
  EXPECT_EQ(s["posts_changed"], 0);
}

TEST(Scenarios, changes_name_the_rows_and_dates_that_made_them) {
  const std::string csv = to_csv(Compared({one_director}).table("changes"));
  EXPECT_NE(csv.find("\none,deleted,sd_3,Director 3,pcc,adults,,ed_p,1,vacant,,,,,000 4.2\n"),
            std::string::npos)
      << csv;
  EXPECT_NE(csv.find("\none,changed,sd_1,Director 1,ccc,adults,shares,ed_c,1,filled,ed_c,1,filled,2017-07-01,"
                     "000 4.1\n"),
            std::string::npos)
      << csv;
}

TEST(Scenarios, hours_that_move_to_another_tier_are_in_tree_and_table) {
  const Compared made({one_director});
  const Json meeting = made.tree()["scenarios"]["one"]["meetings"]["m38"];
  EXPECT_EQ(meeting["before"]["by_tier"]["3"]["attendances"], 3);
  EXPECT_EQ(meeting["after"]["by_tier"]["3"]["attendances"], 1);
  EXPECT_EQ(meeting["before"]["by_tier"]["3"]["hours_per_year"].get<double>(),
            3 * meeting["after"]["by_tier"]["3"]["hours_per_year"].get<double>());
  const std::string csv = to_csv(made.table("scenario_meetings"));
  EXPECT_NE(csv.find("2=2 | 3=3"), std::string::npos) << csv;
  EXPECT_NE(csv.find("2=2 | 3=1"), std::string::npos) << csv;
  EXPECT_NE(made.text().find("hours a year, as invited: tier 3 -"), std::string::npos) << made.text();
}

TEST(Scenarios, every_table_and_column_stands_in_the_docs) {
  const Compared made({one_director, then_none});
  std::ifstream file(std::string(places::docs()) + "/tables.md");
  std::stringstream docs;
  docs << file.rdbuf();
  std::vector<Table> tables = tabulate(made.study);
  tables.erase(tables.begin(), std::ranges::find(tables, "scenario_figures", &Table::name));
  ASSERT_EQ(tables.size(), 5U);
  std::size_t last = 0;
  for (const Table &table : tables) {
    const std::size_t at = docs.str().find("\n## " + table.name + ".csv\n");
    ASSERT_NE(at, std::string::npos) << table.name;
    EXPECT_GT(at, last);
    last = at;
    const std::size_t end = docs.str().find("\n## ", at + 1);
    const std::string section = docs.str().substr(at, end == std::string::npos ? end : end - at);
    for (const TableColumn &column : table.columns)
      EXPECT_NE(section.find("`" + column.name + "`"), std::string::npos) << table.name << " " << column.name;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      EXPECT_EQ(table.rows[row].size(), table.columns.size()) << table.name;
  }
}

TEST(Scenarios, only_duplicated_one_voice_and_gap_are_judged) {
  const Compared made({one_director});
  const Json s = made.tree()["scenarios"]["one"];
  EXPECT_EQ(s["judged"].size(), 3U);
  EXPECT_EQ(s["judged"]["duplicated"], "better");
  const std::string text = made.text();
  EXPECT_NE(text.find("Every other change is just a change"), std::string::npos) << text;
  EXPECT_EQ(text.find("worse"), std::string::npos);
}

TEST(Scenarios, published_figures_of_scenarios_are_recomputed) {
  test::Files files = test::two_councils();
  files.emplace_back("published.csv", "measure,value\nscenarios.one.posts_deleted,2\n"
                                      "count(scenarios/one/changes where action=delete),2\n"
                                      "scenarios.one.meetings.m38.after.attendances,3\n"
                                      "sum(scenarios/one/other_savings.fte),1\n"
                                      "count(scenarios/two/changes),1\nscenarios.two.at_risk,1\n");
  Compared made({one_director}, files);
  const auto checks = with_published(made.study).published->checks;
  ASSERT_EQ(checks.size(), 6U);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_TRUE(checks[i].agrees) << i << " " << checks[i].reason;
  EXPECT_EQ(checks[3].reason, "the scenario 'one' has no table other_savings");
  EXPECT_EQ(checks[4].reason, "there is no scenario of the name 'two'");
  EXPECT_EQ(checks[5].reason, "there is no scenario of the name 'two'");
  made.study.left_out = {"two"};
  EXPECT_EQ(with_published(made.study).published->checks.size(), 4U);
}

TEST(Scenarios, hostile_names_and_titles_keep_to_the_page) {
  for (const std::string &text : test::hostile_texts()) {
    test::Files tables = one_director.second;
    tables[0].second = "title,source\n" + test::csv_cell(text) + "," + test::csv_cell(text) + "\n";
    const Compared made({{"one", tables}});
    std::istringstream lines(made.text() + summary(made.study));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(line.size(), 400U);
      EXPECT_EQ(line.find('\x1b'), std::string::npos);
    }
    EXPECT_NO_THROW((void)made.tree().dump());
  }
}

} // namespace
} // namespace organograph::viz::scenarios_test
