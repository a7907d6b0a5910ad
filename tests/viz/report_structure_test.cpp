// SPDX-License-Identifier: Apache-2.0
#include "page/report_explorer.hpp"
#include "page/report_parts.hpp"

#include "organograph/io/scenario_folder.hpp"
#include "support/studies.hpp"

#include "support/examples.hpp"
#include "viz/two_councils.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

namespace organograph::viz::report_structure_test {
namespace {

using Json = nlohmann::ordered_json;
using test::Files;
using testing::HasSubstr;
using testing::Not;

/// A model with its scenarios, as the report is given them.
struct Made {
  explicit Made(const std::string &folder)
      : study(test::study_of(io::read_model_folder(folder), io::read_scenarios(folder))) {}
  explicit Made(const Files &files) : study(test::study_of(files)) {}

  Json data(std::size_t most = explored_entries) const {
    // As the page's script reads it: through text.
    return Json::parse(explorer_data(study, explored_part(study, most)).dump());
  }
  std::string section() const {
    Html page;
    report_structure(page, study, {});
    return page.take();
  }

  Study study;
  std::vector<StudiedScenario> scenarios = study.scenarios();
};

/// Columns of one structure, as explorer_model.js makes them.
struct Columns {
  std::map<std::string, std::vector<Json>> of;
  std::vector<bool> there;

  const Json &cell(const std::string &column, std::size_t row) const { return of.at(column)[row]; }
};

const std::map<std::string, Json> &blanks() {
  static const std::map<std::string, Json> all = {
      {"id", ""},       {"title", 0},     {"manager", -1}, {"served", 0},         {"employer", 0},
      {"function", -1}, {"tier", 1},      {"layer", 1},    {"status", 0},         {"fte", 1},
      {"direct", 0},    {"all", 0},       {"notKnown", 0}, {"foldedPosts", 0},    {"foldedFte", 0},
      {"groups", 0},    {"groupsFte", 0}, {"group", -1},   {"meetings", nullptr}, {"sits", nullptr},
      {"unit", -1},     {"grade", -1}};
  return all;
}

Columns columns_of(const Json &given, std::size_t rows, const Columns *before) {
  Columns out;
  if (before != nullptr)
    out = *before;
  out.there.resize(rows, true);
  for (const auto &[name, blank] : blanks()) {
    out.of[name].resize(rows, blank);
    const auto said = given.find(name);
    if (said == given.end())
      continue;
    if (said->is_array())
      out.of[name].assign(said->begin(), said->end());
    else
      for (std::size_t i = 0; i < (*said)["at"].size(); ++i)
        out.of[name].at((*said)["at"][i].get<std::size_t>()) = (*said)["is"].at(i);
  }
  for (const auto &[name, column] : given.items())
    EXPECT_TRUE(blanks().contains(name)) << name;
  return out;
}

std::vector<Columns> structures(const Json &data) {
  std::vector<Columns> out = {columns_of(data["columns"], data["rows"], nullptr)};
  for (const Json &scenario : data["scenarios"]) {
    const Columns before = out.at(scenario["from"].get<std::size_t>());
    out.push_back(columns_of(scenario["columns"], scenario["rows"], &before));
    for (const Json &row : scenario["gone"])
      out.back().there.at(row.get<std::size_t>()) = false;
    for (const Json &row : scenario["back"])
      out.back().there.at(row.get<std::size_t>()) = true;
  }
  return out;
}

/// Every post of the model once, with its own title, manager, counts and shares.
void expect_is(const Model &model, const SpanOfControl &spans, const Columns &columns, const Json &texts) {
  const Posts &posts = model->posts;
  std::map<std::string, std::size_t> rows;
  for (std::size_t row = 0; row < columns.there.size(); ++row)
    if (columns.there[row]) {
      EXPECT_TRUE(rows.emplace(columns.cell("id", row).get<std::string>(), row).second) << row;
    }
  ASSERT_EQ(rows.size(), posts.size());
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const std::string id(model.text(posts.id[p]));
    ASSERT_TRUE(rows.contains(id)) << id;
    const std::size_t row = rows[id];
    EXPECT_EQ(texts.at(columns.cell("title", row).get<std::size_t>()), model.text(posts.title[p]));
    if (posts.manager[p] == none<PostId>)
      EXPECT_EQ(columns.cell("manager", row), -1) << id;
    else
      EXPECT_EQ(columns.cell("manager", row),
                rows.at(std::string(model.text(posts.id[index(posts.manager[p])]))))
          << id;
    EXPECT_EQ(columns.cell("layer", row), posts.layer[p]);
    EXPECT_EQ(columns.cell("tier", row), posts.tier[p]);
    EXPECT_EQ(columns.cell("fte", row), posts.fte[p]);
    EXPECT_EQ(columns.cell("status", row), static_cast<int>(posts.status[p]));
    EXPECT_EQ(columns.cell("direct", row), spans.posts.direct_reports[p]);
    EXPECT_EQ(columns.cell("all", row), spans.posts.all_reports[p]);
    EXPECT_EQ(columns.cell("employer", row), index(posts.employer[p]));
    const Json &served = columns.cell("served", row);
    EXPECT_EQ(served.is_array() ? served.size() / 2 : 1, posts.serves[p].size()) << id;
    EXPECT_EQ(served.is_array() ? served[0] : served, index(posts.serves[p][0].organisation)) << id;
  }
}

TEST(ReportStructure, HoldsEveryPostOnceAndScenariosAsDifferences) {
  for (const char *name : {"cambridgeshire-peterborough-2017", "cambridgeshire-peterborough-2021",
                           "oxfordshire-cherwell-2019"}) {
    SCOPED_TRACE(name);
    const Made made(test::example_path(name));
    const Json data = made.data();
    const std::vector<Columns> all = structures(data);
    ASSERT_EQ(all.size(), made.scenarios.size() + 1);
    expect_is(*made.study.model, made.study.analysis.span_of_control, all[0], data["texts"]);
    for (std::size_t s = 0; s < made.scenarios.size(); ++s) {
      SCOPED_TRACE(made.scenarios[s].applied->name);
      expect_is(*made.scenarios[s].after, made.scenarios[s].comparison->after.span_of_control, all[s + 1],
                data["texts"]);
    }
  }
}

TEST(ReportStructure, EachDayStandsBehindTheScenariosAsTheModelOfThatDay) {
  const std::string folder = test::example_path(test::of_2017);
  StudyOptions options;
  options.over_days = true;
  const Study study = test::study_of(io::read_model_folder(folder), io::read_scenarios(folder), options);
  ASSERT_FALSE(study.over_days.empty());
  const Json data = Json::parse(explorer_data(study, explored_part(study)).dump());
  const std::vector<Columns> all = structures(data);
  ASSERT_EQ(data["days"].size(), study.over_days.size());
  for (std::size_t w = 0; w < study.over_days.size(); ++w) {
    SCOPED_TRACE(study.over_days[w].scenario);
    const std::size_t first = data["days"][w][1].get<std::size_t>();
    for (std::size_t d = 0; d < study.over_days[w].days.size(); ++d) {
      const StructureOnDay &day = study.over_days[w].days[d];
      expect_is(day.model, day.spans, all.at(first + d), data["texts"]);
      EXPECT_EQ(data["scenarios"][first + d - 1]["changes"].size(), day.changed.size());
    }
  }
  Html page;
  report_structure(page, study, {});
  EXPECT_THAT(page.take(), HasSubstr("id=\"explorer-day\""));
  EXPECT_THAT(Made(folder).section(), Not(HasSubstr("explorer-day")));
}

TEST(ReportStructure, MarksWhatAScenarioChanges) {
  const Made made(test::example_path(test::of_2017));
  const Json data = made.data();
  const std::vector<Columns> all = structures(data);
  std::size_t deleted = 0;
  for (std::size_t s = 0; s < made.scenarios.size(); ++s) {
    std::map<std::string, std::string> wanted, found;
    for (const ChangedPost &post : made.scenarios[s].comparison->posts)
      wanted[post.post_id] = post.change == PostChange::created   ? "created"
                             : post.change == PostChange::deleted ? "deleted"
                             : post.change == PostChange::moved   ? "moved"
                                                                  : "changed";
    for (const Json &change : data["scenarios"][s]["changes"]) {
      const auto row = change[0].get<std::size_t>();
      found[all[s + 1].cell("id", row).get<std::string>()] = change[1].get<std::string>();
      EXPECT_EQ(all[s + 1].there[row], change[1] != "deleted");
      deleted += change[1] == "deleted";
    }
    EXPECT_EQ(found, wanted);
    EXPECT_EQ(data["scenarios"][s]["unseen"], 0);
  }
  EXPECT_GT(deleted, 0u);
}

/// `reports` below each post of `layers` layers.
Files regular(std::size_t reports, std::size_t layers) {
  std::string posts = "post_id,title,organisation_id,reports_to\np0,Chief,a,\n";
  std::size_t first = 0, last = 1, next = 1;
  for (std::size_t layer = 1; layer < layers; ++layer) {
    for (std::size_t manager = first; manager < last; ++manager)
      for (std::size_t i = 0; i < reports; ++i, ++next)
        posts += "p" + std::to_string(next) + ",Post,a,p" + std::to_string(manager) + "\n";
    first = last;
    last = next;
  }
  return {{"organisations.csv", "organisation_id,name\na,A\n"}, {"posts.csv", posts}};
}

TEST(ReportStructure, FoldsWhatIsAboveTheBoundAndLosesNoPost) {
  const Made made(regular(4, 5)); // 1 + 4 + 16 + 64 + 256
  for (const std::size_t most : {1u, 2u, 6u, 30u, 40u, 100u, 200u, 341u, 5'000u}) {
    SCOPED_TRACE(most);
    const Json data = made.data(most);
    const Columns all = structures(data)[0];
    std::size_t entries = 0, posts = 0;
    double fte = 0;
    for (std::size_t row = 0; row < all.there.size(); ++row) {
      const auto folded = all.cell("foldedPosts", row).get<std::size_t>();
      entries += 1 + (folded > 0 ? 1 : 0);
      posts += 1 + folded;
      fte += all.cell("fte", row).get<double>() + all.cell("foldedFte", row).get<double>();
      if (all.cell("layer", row) != 1) {
        EXPECT_LT(all.cell("manager", row).get<int>(), static_cast<int>(row));
      }
    }
    EXPECT_LE(entries, std::max<std::size_t>(most, 2));
    EXPECT_EQ(posts, 341u);
    EXPECT_DOUBLE_EQ(fte, 341);
    EXPECT_EQ(data["posts"], 341);
  }
}

TEST(ReportStructure, ManyTopsAndManyLayersAreBounded) {
  std::string tops = "post_id,title,organisation_id,reports_to\n", chain = tops;
  for (int i = 0; i < 6'000; ++i)
    tops += "p" + std::to_string(i) + ",Post,a,\n";
  for (int i = 0; i < 300; ++i)
    chain += "p" + std::to_string(i) + ",Post,a," + (i == 0 ? "" : "p" + std::to_string(i - 1)) + "\n";
  const std::string organisations = "organisation_id,name\na,A\n";
  const Made wide(Files{{"organisations.csv", organisations}, {"posts.csv", tops}});
  EXPECT_EQ(wide.data()["rows"], 2'500);
  EXPECT_THAT(wide.section(), HasSubstr("of posts without a manager the first 2,500"));
  const Made deep(Files{{"organisations.csv", organisations}, {"posts.csv", chain}});
  EXPECT_EQ(deep.data()["rows"], 100);
  EXPECT_EQ(structures(deep.data())[0].cell("foldedPosts", 99), 200);
  EXPECT_THAT(deep.section(), HasSubstr("of 300 posts the upper 100 layers"));
}

TEST(ReportStructure, SectionSaysTheStructureAndLeavesHoldersOut) {
  const std::string posts = "post_id,title,organisation_id,reports_to,holder\n"
                            "ce,Chief,ccc,,Holder 77\nd,Director,ccc,ce,Holder 78\n";
  const std::string section =
      Made(Files{{"organisations.csv", "organisation_id,name\nccc,County\n"}, {"posts.csv", posts}})
          .section();
  EXPECT_THAT(section, HasSubstr("<svg"));
  EXPECT_THAT(section, Not(HasSubstr("Holder 7")));
  EXPECT_THAT(section, Not(HasSubstr(" style=")));
}

TEST(ReportStructure, HostileTextsStayTexts) {
  std::string posts = "post_id,title,organisation_id,reports_to,unit\nce,Chief,ccc,,\n";
  std::size_t n = 0;
  for (const std::string &text : test::hostile_texts()) {
    std::string cell = "\"";
    for (const char c : text)
      cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    posts += "p" + std::to_string(n++) + "," + cell + "\",ccc,ce," + "\n";
  }
  const Made made(
      Files{{"organisations.csv", "organisation_id,name\nccc,</script><script>alert(1)</script>\n"},
            {"posts.csv", posts}});
  const std::string section = made.section();
  EXPECT_THAT(section, Not(HasSubstr("<script>")));
  EXPECT_THAT(section, Not(HasSubstr("alert(1)</script>")));
  const Json data = made.data();
  EXPECT_EQ(data["rows"], n + 1);
  for (const Json &text : data["texts"])
    EXPECT_LE(text.get<std::string>().size(), 310u);
}

} // namespace
} // namespace organograph::viz::report_structure_test
