// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/integration_view.hpp"

#include "organograph/viz/analysis_json.hpp"

#include "support/studies.hpp"
#include "viz/two_councils.hpp"
#include "viz/view_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace organograph::viz::integration_view_test {
namespace {

using Json = nlohmann::ordered_json;
using test::faults_of;
using test::text_in;
using test::words_of;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Drawing drawn(const Model &model, const ViewOptions &options = {}) {
  return integration_drawing(model, analyse(model).integration_depth, options);
}

/// The row of a service of two organisations, by its tooltip.
std::string row_of(const Drawing &drawing, const std::string &service) {
  for (const Box &box : drawing.boxes)
    if (box.name.starts_with("service_") && box.label.starts_with(service + " ("))
      return box.name.substr(8);
  return "(none)";
}

/// A rung that is not held has a dashed frame where it is asked for.
std::string rung_in(const Drawing &drawing, const std::string &row, int level) {
  const std::string name = "rung_" + row + "_" + std::to_string(level);
  const Box *box = test::find_box(drawing, name);
  return text_in(drawing, name) +
         (box != nullptr && box->area.stroke == Stroke::dashed ? " (asked for)" : "");
}

std::string rungs_of(const Drawing &drawing, const std::string &row) {
  std::string out;
  for (int level = 1; level < 8; ++level)
    out += (out.empty() ? "" : ", ") + rung_in(drawing, row, level);
  return out;
}

TEST(IntegrationView, rungs_that_are_asked_for_and_others_are_told_apart_by_their_frame) {
  const Drawing drawing = drawn(test::example("cambridgeshire-peterborough-2021"));
  EXPECT_EQ(rungs_of(drawing, row_of(drawing, "Commissioning")),
            "held by 4, held, held, held, not held, not held, not held");
  EXPECT_EQ(rungs_of(drawing, row_of(drawing, "Communities and safety")),
            "held by 4, not held (asked for), not held, held, not held, not held, not held");
  EXPECT_EQ(row_of(drawing, "Finance"), "(none)"); // at 0: in one line
  EXPECT_THAT(words_of(drawing), HasSubstr("Finance, Human resources"));
  EXPECT_THAT(text_in(drawing, "separate_0"), testing::StartsWith("Cam"));
  EXPECT_EQ(rungs_of(drawing, row_of(drawing, "Children's multi-agency safeguarding hub (MASH)")),
            "held by 6, held, held, not held (asked for), not held (asked for), held, not held");
  EXPECT_THAT(words_of(drawing), HasSubstr("Higher is not better"));
}

TEST(IntegrationView, the_target_is_marked_and_the_gap_is_said_in_words) {
  const Drawing drawing = drawn(test::model_of(test::two_councils()));
  const std::string row = row_of(drawing, "Adult services");
  EXPECT_THAT(text_in(drawing, "rung_" + row + "_4"), HasSubstr("target"));
  EXPECT_GT(test::find_box(drawing, "rung_" + row + "_4")->area.pen, 3);
  EXPECT_THAT(test::find_box(drawing, "service_" + row)->label, HasSubstr("target 4: 2 levels short"));
  EXPECT_THAT(words_of(drawing), HasSubstr("Of 1 target 1 is not secured."));
}

TEST(IntegrationView, above_its_target_a_service_that_is_not_secured_says_what_is_secured) {
  const Model model = test::model_of(test::two_councils());
  auto all = analyse(model).integration_depth;
  all[0].reached = all[0].reached_at_most = 7;
  all[0].secured = all[0].secured_at_most = 2;
  all[0].target = 6;
  all[0].gap = 4;
  const auto label = [&] {
    const Drawing drawing = integration_drawing(model, all, {});
    return test::find_box(drawing,
                          "service_" + row_of(drawing, std::string(model.text(
                                                           model->functions.name[index(all[0].function)]))))
        ->label;
  };
  EXPECT_THAT(label(), HasSubstr("target 6, secured 2: 4 short"));
  all[0].reached = all[0].reached_at_most = 5;
  EXPECT_THAT(label(), HasSubstr("target 6: 4 levels short"));
}

TEST(IntegrationView, a_service_that_was_agreed_to_stay_apart_is_not_called_secured_when_it_is_shared) {
  const Model model = test::model_of(test::two_councils());
  auto all = analyse(model).integration_depth;
  all[0].reached = all[0].reached_at_most = 3;
  all[0].secured = all[0].secured_at_most = 1;
  all[0].target = 0;
  all[0].gap = 0;
  const Drawing drawing = integration_drawing(model, all, {});
  std::string labels;
  for (const Box &box : drawing.boxes)
    labels += box.label + '\n';
  EXPECT_THAT(labels, HasSubstr("target 0, reached 3: beyond it"));
  std::string words = words_of(drawing);
  std::ranges::replace(words, '\n', ' ');
  EXPECT_THAT(words, HasSubstr("The level reached is beyond 1 agreed target."));
}

TEST(IntegrationView, the_legend_says_what_held_by_4_is_where_it_stands) {
  EXPECT_THAT(words_of(drawn(test::example("cambridgeshire-peterborough-2021"))),
              HasSubstr("held by 4: the joint head sits on both sides"));
  EXPECT_THAT(words_of(drawn(test::model_of(test::two_councils()))), Not(HasSubstr("the joint head sits")));
}

TEST(IntegrationView, the_foot_names_every_table_that_the_tests_read) {
  const std::string foot = drawn(test::model_of(test::two_councils())).description;
  for (const char *table : {"posts", "shares of posts", "staff group", "meetings",
                            "seats of posts and partners", "contacts of partners", "arrangement", "target"})
    EXPECT_THAT(foot, testing::ContainsRegex(std::string("[0-9] ") + table + "s? \\(")) << table;
  EXPECT_THAT(foot, Not(HasSubstr("further function"))); // the model has none
  EXPECT_THAT(foot, Not(HasSubstr(".csv")));
  ViewOptions options;
  options.room = room_of(Paper::a4, Orientation::portrait);
  EXPECT_THAT(words_of(drawn(test::model_of(test::two_councils()), options)),
              testing::ContainsRegex("[0-9] targets? [(]"));
}

std::string word_of(const Json &entry, int level) {
  const Json &tests = entry["tests"];
  const auto holds = [&](int n) {
    return tests[std::to_string(n)].is_boolean() && tests[std::to_string(n)].get<bool>();
  };
  if (holds(level))
    return "held";
  if (level == 1 && (holds(4) || holds(6)))
    return holds(4) ? "held by 4" : "held by 6";
  if (tests[std::to_string(level)].is_null())
    return "not known";
  const auto missing = entry["missing"].get<std::vector<int>>();
  return std::ranges::count(missing, level) > 0 ? "not held (asked for)" : "not held";
}

TEST(IntegrationView, every_rung_and_number_is_the_one_of_analysis_json) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const Model model = test::model_of(test::random_files(seed));
    const Json tree = analysis_json(test::study_of(model, analyse(model)))["integration_depth"];
    ViewOptions options;
    options.all = true;
    const Drawing drawing = drawn(model, options);
    if (tree.empty()) {
      EXPECT_THAT(words_of(drawing), HasSubstr("Not measured"));
      continue;
    }
    EXPECT_THAT(words_of(drawing), HasSubstr(std::to_string(tree.size()) + " service")) << seed;
    for (const Json &entry : tree) {
      const std::string service = std::string(model.text(model->functions.name[index(
          test::by_id<FunctionId>(model, model->functions.id, entry["function"].get<std::string>()))]));
      const auto name = [&](const char *side) {
        return std::string(model.text(model->organisations.name[index(
            test::by_id<OrganisationId>(model, model->organisations.id, entry[side].get<std::string>()))]));
      };
      const std::string start = service + " (" + name("organisation_a") + ", " + name("organisation_b") + ")";
      std::string row;
      for (const Box &box : drawing.boxes)
        if (box.name.starts_with("service_") && box.label.starts_with(start)) {
          row = box.name.substr(8);
          EXPECT_THAT(box.label, HasSubstr("secured " + std::to_string(entry["secured"].get<int>()) +
                                           (entry["secured"] == entry["secured_at_most"]
                                                ? ""
                                                : " to " + entry["secured_at_most"].dump()) +
                                           ", operation " + std::to_string(entry["operation"].get<int>())));
          if (!entry["gap"].is_null() && entry["gap"].get<int>() > 0) {
            EXPECT_THAT(box.label,
                        HasSubstr((entry["secured"] == entry["secured_at_most"] ? ": " : ": at most ") +
                                  std::to_string(entry["gap"].get<int>()) +
                                  (entry["reached"] >= entry["target"] ? " short" : " level")));
          }
          break;
        }
      if (entry["reached"] == 0 && entry["target"].is_null()) { // told in one line
        EXPECT_TRUE(row.empty()) << start;
        continue;
      }
      ASSERT_FALSE(row.empty()) << start;
      for (int level = 1; level < 8; ++level) {
        const std::string word = word_of(entry, level);
        if (entry["target"] == level) // framed as the target, whatever else it is
          EXPECT_EQ(rung_in(drawing, row, level), word.substr(0, word.find(" (")) + "|target")
              << seed << start;
        else
          EXPECT_EQ(rung_in(drawing, row, level), word) << seed << " " << start << level;
      }
    }
  }
}

TEST(IntegrationView, nothing_overlaps_or_sticks_out_on_any_paper) {
  for (std::uint64_t seed = 0; seed < 30; ++seed)
    EXPECT_THAT(faults_of(drawn(test::model_of(test::random_files(seed)))), IsEmpty()) << seed;
  for (const std::string &name : test::examples())
    for (const auto &[paper, way] :
         {std::pair(Paper::a3, Orientation::landscape), {Paper::a4, Orientation::landscape}}) {
      ViewOptions options;
      options.room = room_of(paper, way);
      const Drawing drawing = drawn(test::example(name), options);
      EXPECT_TRUE(on_paper(drawing, paper, way)) << name << drawing.width << " x " << drawing.height;
      EXPECT_THAT(faults_of(drawing), IsEmpty()) << name;
    }
}

TEST(IntegrationView, more_services_than_fit_are_counted) {
  std::string functions = "function,name\n",
              arrangements = "function,organisation_a,organisation_b,dimension,state\n";
  for (int f = 0; f < 90; ++f) {
    functions += "f" + std::to_string(f) + ",Service " + std::to_string(f) + "\n";
    arrangements += "f" + std::to_string(f) + ",a,b,policy,partial\n";
  }
  const Model model = test::model_of({{"organisations.csv", "organisation_id,name\na,A\nb,B\n"},
                                      {"posts.csv", "post_id,title,organisation_id\np,P,a\n"},
                                      {"functions.csv", functions},
                                      {"arrangements.csv", arrangements}});
  ViewOptions options;
  const Drawing drawing = drawn(model, options);
  const auto rows =
      std::ranges::count_if(drawing.boxes, [](const Box &b) { return b.name.starts_with("service_"); });
  EXPECT_THAT(words_of(drawing), HasSubstr("And " + std::to_string(90 - rows) + " rows more"));
  EXPECT_TRUE(on_paper(drawing, Paper::a3, Orientation::landscape));
  options.all = true;
  EXPECT_EQ(rungs_of(drawn(model, options), "89").substr(0, 9), "not known");
  options.function = id_at<FunctionId>(3);
  EXPECT_EQ(row_of(drawn(model, options), "Service 3"), "0");
}

TEST(IntegrationView, hostile_texts_stay_text) {
  for (const std::string &text : test::hostile_texts()) {
    const std::string cell = test::csv_cell(text);
    const test::Files files = test::two_councils_with(
        "functions.csv", "function,name\npeople," + cell + "\nadults," + cell + "\nspare,x\n");
    EXPECT_THAT(faults_of(drawn(test::model_of(files))), IsEmpty()) << text.substr(0, 50);
  }
}

} // namespace
} // namespace organograph::viz::integration_view_test
