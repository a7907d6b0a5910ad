// SPDX-License-Identifier: Apache-2.0
// The figures themselves are held against the oracle in engine/oracle_test.cpp; here: keys, order, nulls,
// texts.
#include "organograph/viz/analysis_json.hpp"
#include "tree/json_sections.hpp"

#include "support/studies.hpp"
#include "tree/json_sections.hpp"
#include "viz/two_councils.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <limits>

namespace organograph::viz::analysis_json_test {
namespace {

using Json = nlohmann::ordered_json;

Json tree_of(const test::Files &files, const AnalysisOptions &options = {}) {
  const BuildResult built = test::built(files);
  if (!built.model)
    throw std::runtime_error("the test's model is not valid");
  return analysis_json(test::study_of(*built.model, analyse(*built.model, options), built.diagnostics));
}

std::string keys(const Json &object) {
  std::string out;
  for (const auto &[key, value] : object.items())
    out += (out.empty() ? "" : " ") + key;
  return out;
}

test::Files without(test::Files files, const std::string &name) {
  std::erase_if(files, [&](const auto &file) { return file.first == name; });
  return files;
}

TEST(AnalysisJson, keys_stand_in_the_documented_order) {
  const Json tree = tree_of(test::two_councils());
  EXPECT_EQ(
      keys(tree),
      "organograph model conventions rests_on privacy span_of_control duplicated_attendance meeting_pairs "
      "partner_contact capacity service_heads statutory_officers agreements consultations recharges benefits "
      "claims pay_ranges "
      "integration_depth services bridges ties_beyond_chance informal_structure published "
      "not_measured diagnostics");
  EXPECT_EQ(keys(tree["model"]),
            "title date source currency posts fte organisations joint_posts staff_groups "
            "staff_group_fte meetings attendances partners partner_links not_modelled");
  EXPECT_EQ(keys(tree["span_of_control"]), "all organisations functions by_layer");
  EXPECT_EQ(
      keys(tree["span_of_control"]["all"]),
      "posts assistants fte cost cost_unknown_posts shares_not_known managers_not_known managers span_mean "
      "span_median span_max layers one_to_one reports_not_known manager_share manager_cost_share bands "
      "spans_at_least layers_at_least");
  EXPECT_EQ(keys(tree["span_of_control"]["organisations"]), "ccc pcc");
  EXPECT_EQ(keys(tree["span_of_control"]["functions"]), "people adults spare");
  EXPECT_EQ(keys(tree["span_of_control"]["by_layer"]), "1 2 3");
  EXPECT_EQ(keys(tree["meeting_pairs"]), "same_people mirror co_attendance by_function by_organisation");
  EXPECT_EQ(keys(tree["integration_depth"][0]),
            "function organisation_a organisation_b reached reached_at_most secured secured_at_most "
            "heads_not_known joint_tiers "
            "tiers operation missing tests vector level_5 target gap reason");
  EXPECT_EQ(keys(tree["bridges"]), "ties lines connected posts betweenness_top sampled sources");
}

TEST(AnalysisJson, says_what_it_is_of_and_by_which_conventions) {
  AnalysisOptions options;
  options.duplicated.hours_per_fte = 1500;
  options.bridges.ties_at_least = 2;
  const Json tree = tree_of(test::two_councils(), options);
  EXPECT_EQ(tree["organograph"].dump(), "{\"version\":\"" ORGANOGRAPH_VERSION "\",\"schema\":2}");
  EXPECT_EQ(tree["model"]["title"], "Two councils");
  EXPECT_EQ(tree["model"]["posts"], 6);
  EXPECT_EQ(tree["model"]["attendances"], 10);
  EXPECT_EQ(tree["model"]["joint_posts"], 1);
  EXPECT_EQ(tree["model"]["staff_group_fte"], 12.5);
  EXPECT_EQ(tree["conventions"]["layer"], "the top is layer 1");
  EXPECT_EQ(tree["conventions"]["hours_per_fte"], 1500);
  EXPECT_EQ(tree["conventions"]["overlap"], 0.7);
  EXPECT_EQ(tree["conventions"]["co_attendance"], 5);
  EXPECT_EQ(tree["conventions"]["bridge_ties"], 2);
  const std::string said = tree["conventions"]["caveats"].dump();
  for (const char *words : {"Overlap is not waste", "hours are not savings", "Higher is not better",
                            "upper bound", "As declared by the councils", "not for publication"})
    EXPECT_NE(said.find(words), std::string::npos) << words;
}

TEST(AnalysisJson, tells_how_many_rows_of_each_table_have_a_source) {
  const Json rests = tree_of(test::two_councils())["rests_on"];
  EXPECT_EQ(rests["posts"].dump(), R"({"rows":6,"with_source":4,"assumed":1,"without_source":1})");
  EXPECT_EQ(rests["partners"]["without_source"], 2);
  EXPECT_FALSE(rests.contains("reporting_lines"));
}

TEST(AnalysisJson, has_the_meeting_of_the_consultation) {
  const Json result = tree_of(test::two_councils())["duplicated_attendance"];
  EXPECT_EQ(
      result["meetings"].dump(),
      R"({"m38":{"attendances":5,"as_invited":5,"compared":5,"duplicated":3,"duplicated_share":0.6,"across_organisations":2,)"
      R"("within_organisation":1,"optional_duplicated":0,"hours_per_year":100.0,)"
      R"("duplicated_hours_per_year_low":60.0,"duplicated_hours_per_year_high":60.0,)"
      R"("duplicated_hours_as_invited":60.0,)"
      R"("duplicated_cost_per_year_low":3200.0,"duplicated_cost_per_year_high":3200.0,"subject":"Adults and health","kind":"representation",)"
      R"("kind_inferred":true}})");
  EXPECT_EQ(keys(result["functions"]), "people adults spare");
}

TEST(AnalysisJson, a_measure_that_was_not_taken_is_null_and_says_why) {
  Json tree = tree_of(without(test::two_councils(), "partner_links.csv"));
  EXPECT_TRUE(tree["partner_contact"].is_null());
  EXPECT_TRUE(tree["not_measured"].contains("partner_contact"));
  EXPECT_TRUE(tree["model"]["partner_links"].is_null());
  tree = tree_of(without(without(test::two_councils(), "meetings.csv"), "attendance.csv"));
  for (const char *measure : {"duplicated_attendance", "meeting_pairs"}) {
    EXPECT_TRUE(tree[measure].is_null()) << measure;
    EXPECT_TRUE(tree["not_measured"].contains(measure)) << measure;
  }
  EXPECT_TRUE(tree["model"]["meetings"].is_null());
  EXPECT_TRUE(tree["partner_contact"]["by_partner"]["health"]["series_attended"].is_null());
  EXPECT_TRUE(tree["integration_depth"][0]["tests"]["1"].is_null());
}

TEST(AnalysisJson, options_add_archetypes_and_the_managers_outside_a_target) {
  AnalysisOptions options;
  options.span.archetypes = true;
  options.span.span_target = SpanTarget{2, 2};
  const Json spans = tree_of(test::two_councils(), options)["span_of_control"];
  EXPECT_EQ(keys(spans["functions"]["adults"]["archetypes"]),
            "player-coach coach supervisor facilitator coordinator");
  EXPECT_EQ(spans["all"]["outside_target"].dump(),
            R"({"low":2,"high":2,"below":1,"above":0,"post_ids":["ed_p"]})");
  EXPECT_FALSE(spans["organisations"]["ccc"].contains("outside_target"));
}

TEST(AnalysisJson, a_number_that_is_not_finite_becomes_null) {
  const Model model = test::model_of(test::two_councils());
  Analysis analysis = analyse(model);
  analysis.span_of_control.all.cost = std::numeric_limits<double>::infinity();
  analysis.duplicated_attendance->all.hours_per_year = std::numeric_limits<double>::quiet_NaN();
  analysis.bridges->betweenness[0] = std::numeric_limits<double>::infinity();
  const Json tree = analysis_json(test::study_of(model, analysis));
  EXPECT_TRUE(tree["span_of_control"]["all"]["cost"].is_null());
  EXPECT_TRUE(tree["duplicated_attendance"]["hours_per_year"].is_null());
  EXPECT_TRUE(tree["bridges"]["betweenness_top"][0]["betweenness"].is_null());
}

TEST(AnalysisJson, long_lists_hold_the_first_hundred_and_count_all) {
  std::string meetings = "meeting_id,subject,duration_hours\n", attendance = "meeting_id,attendee_id\n";
  for (int i = 100; i < 250; ++i) {
    const std::string id = "m" + std::to_string(i);
    meetings += id + ",M," + std::to_string(i % 7 + 1) + "\n";
    attendance += id + ",a\n" + id + ",b\n" + id + ",c\n";
  }
  const Json tree = tree_of(
      {{"organisations.csv", "organisation_id,name\nx,X\n"},
       {"posts.csv", "post_id,title,organisation_id,function,tier\na,A,x,f,1\nb,B,x,f,1\nc,C,x,g,1\n"},
       {"meetings.csv", meetings},
       {"attendance.csv", attendance}});
  const Json &listed = tree["duplicated_attendance"]["meetings"];
  EXPECT_EQ(listed.size(), 100U);
  EXPECT_EQ(tree["duplicated_attendance"]["duplicated"], 150);
  EXPECT_EQ(keys(listed).substr(0, 9), "m104 m111"); // 7 hours, then by identifier
  EXPECT_EQ(tree["meeting_pairs"]["same_people"]["pairs"].size(), 100U);
  EXPECT_EQ(tree["meeting_pairs"]["same_people"]["count"], 150 * 149 / 2);
}

TEST(AnalysisJson, counts_diagnostics_by_severity_and_code) {
  std::vector<Diagnostic> diagnostics;
  for (const Code code :
       {Code::unknown_column, Code::several_tops, Code::post_without_function, Code::several_tops})
    diagnostics.emplace_back().code = code;
  const Model model = test::model_of(test::two_councils());
  EXPECT_EQ(analysis_json(test::study_of(model, analyse(model), diagnostics))["diagnostics"].dump(),
            R"({"errors":0,"warnings":3,"notes":1,"by_code":{"post-without-function":1,"several-tops":2,)"
            R"("unknown-column":1}})");
}

TEST(AnalysisJson, hostile_texts_read_back_as_they_were) {
  for (const std::string &text : test::hostile_texts()) {
    const std::string cell = test::csv_cell(text);
    const Json tree = tree_of(
        {{"model.csv", "title\n" + cell + "\n"},
         {"organisations.csv", "organisation_id,name\nx,X\n"},
         {"posts.csv", "post_id,title,organisation_id,function,tier\na,A,x,f,1\nb,B,x,f,1\nc,C,x,g,1\n"},
         {"meetings.csv", "meeting_id,subject\n" + cell + "," + cell + "\n"},
         {"attendance.csv", "meeting_id,attendee_id\n" + cell + ",a\n" + cell + ",b\n" + cell + ",c\n"}});
    const Json again = Json::parse(tree.dump());
    EXPECT_EQ(again["model"]["title"], text);
    EXPECT_EQ(again["duplicated_attendance"]["meetings"].front()["subject"], text);
    EXPECT_EQ(again, tree);
  }
}

} // namespace
} // namespace organograph::viz::analysis_json_test
