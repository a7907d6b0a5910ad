// SPDX-License-Identifier: Apache-2.0
// `benchmark`: a few figures of several models side by side.
#include "support/examples.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::test::benchmark_program_test {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// A chief with so many reports, each of whom has one. Written to `folder`; gives its path.
std::string with_span(const TemporaryFolder &folder, int reports, const std::string &more = {}) {
  const std::string model = folder / ("span-" + std::to_string(reports) + (more.empty() ? "" : "-more"));
  std::string posts = "post_id,title,organisation_id,reports_to,tier\nP,Chief,A,,1\n";
  for (int r = 0; r < reports; ++r) {
    const std::string id = "R" + std::to_string(r);
    posts += id + ",Director,A,P,2\nS" + std::to_string(r) + ",Head,A," + id + ",3\n";
  }
  test::write_text(model + "/posts.csv", posts + more);
  test::write_text(model + "/organisations.csv",
                   "organisation_id,name\nA,Council " + std::to_string(reports) + "\n");
  return model;
}

Json benchmarked(std::vector<std::string> args) {
  args.insert(args.begin(), "benchmark");
  args.push_back("--json");
  const Ran ran = program(args);
  EXPECT_EQ(ran.code, 0) << ran.err;
  return Json::parse(ran.out);
}

Json figure_of(const Json &benchmark, const std::string &key) {
  for (const Json &figure : benchmark["figures"])
    if (figure["figure"] == key)
      return figure;
  ADD_FAILURE() << key;
  return {};
}

TEST(Benchmark, takes_no_model_twice_whatever_its_path_is_written_like) {
  const TemporaryFolder folder;
  const std::string model = with_span(folder, 2), other = with_span(folder, 3);
  const auto refused = [&](const std::string &again) {
    const Ran ran = program({"benchmark", model, other, again});
    EXPECT_EQ(ran.code, 1) << again;
    EXPECT_EQ(ran.out, "") << again;
    return ran.err;
  };
  EXPECT_THAT(refused(model), HasSubstr("'" + model + "' is given twice: each model counts once"));
  for (const std::string &again : {model + "/", model + "/../span-2", folder / "./span-2"})
    EXPECT_THAT(refused(again), HasSubstr("'" + again + "' is the same model as '" + model + "'"));
  std::filesystem::create_directory_symlink(model, folder / "link");
  EXPECT_THAT(refused(folder / "link"), HasSubstr("is the same model as"));
}

TEST(Benchmark, has_the_figures_of_each_analysis) {
  const std::vector<std::string> examples = {of_2017, of_2019, of_2021};
  const Json found = benchmarked({example_path(of_2017), example_path(of_2019), example_path(of_2021)});
  EXPECT_EQ(found["layers"], nullptr);
  for (std::size_t m = 0; m < examples.size(); ++m) {
    const Json tree = analysed(example_path(examples[m]));
    EXPECT_EQ(found["models"][m]["posts"], tree["model"]["posts"]);
    for (const char *key : {"layers", "span_mean", "span_median", "span_max", "manager_share"})
      EXPECT_EQ(figure_of(found, std::string("span_of_control.all.") + key)["values"][m],
                tree["span_of_control"]["all"][key])
          << examples[m] << " " << key;
    EXPECT_EQ(figure_of(found, "capacity.own_share")["values"][m], tree["capacity"]["own_share"]);
  }
  EXPECT_EQ(figure_of(found, "duplicated_attendance.duplicated_share")["values"][1], nullptr)
      << "2019 has no meetings";
  EXPECT_EQ(figure_of(found, "span_of_control.all.span_mean")["lower_quartile"], nullptr) << "three models";
  EXPECT_EQ(figure_of(found, "span_of_control.all.span_mean")["places"], Json({nullptr, nullptr, nullptr}));
  EXPECT_EQ(found["guidance"]["is"], "guidance, not a target");
}

TEST(Benchmark, five_models_have_quartiles_and_places) {
  const TemporaryFolder folder;
  const Json found = benchmarked({with_span(folder, 5), with_span(folder, 1), with_span(folder, 2),
                                  with_span(folder, 4), with_span(folder, 3)});
  const Json largest = figure_of(found, "span_of_control.all.span_max");
  EXPECT_EQ(largest["values"], Json({5, 1, 2, 4, 3}));
  EXPECT_EQ(largest["known"], 5);
  EXPECT_EQ(largest["lower_quartile"], 2);
  EXPECT_EQ(largest["median"], 3);
  EXPECT_EQ(largest["upper_quartile"], 4);
  EXPECT_EQ(largest["places"], Json({5, 1, 2, 4, 3}));
  EXPECT_EQ(figure_of(found, "span_of_control.all.layers")["places"], Json({1, 1, 1, 1, 1})) << "equal ones";
  EXPECT_EQ(figure_of(found, "partner_contact.one_voice_share")["known"], 0);
}

TEST(Benchmark, a_figure_of_four_known_models_of_five_has_no_place) {
  const TemporaryFolder folder;
  const Json found = benchmarked({with_span(folder, 5), with_span(folder, 1), with_span(folder, 2),
                                  with_span(folder, 4), with_span(folder, 3, "Q,Somebody,A,?,\n")});
  const Json largest = figure_of(found, "span_of_control.all.span_max");
  EXPECT_EQ(largest["bounds"][4], "at least");
  EXPECT_EQ(largest["known"], 4);
  EXPECT_EQ(largest["median"], nullptr);
  EXPECT_EQ(largest["places"][0], nullptr);
}

TEST(Benchmark, layers_are_measured_as_if_there_were_no_others) {
  const TemporaryFolder folder;
  const Json found = benchmarked({with_span(folder, 3), with_span(folder, 2), "--layers", "1:2"});
  EXPECT_EQ(found["layers"], Json({1, 2}));
  EXPECT_EQ(found["models"][0]["posts"], 4);
  EXPECT_EQ(found["models"][0]["posts_outside"], 3);
  EXPECT_EQ(figure_of(found, "span_of_control.all.layers")["values"], Json({2, 2}));
  EXPECT_EQ(figure_of(found, "span_of_control.all.span_mean")["values"], Json({3.0, 2.0}));
  EXPECT_EQ(figure_of(found, "span_of_control.all.manager_share")["values"][0], 0.25);
  const Json below = benchmarked({with_span(folder, 3), with_span(folder, 2), "--layers", "2:3"});
  EXPECT_EQ(below["models"][0]["posts"], 6);
  EXPECT_EQ(figure_of(below, "span_of_control.all.span_mean")["values"], Json({1.0, 1.0}));
  EXPECT_EQ(figure_of(below, "span_of_control.all.layers")["values"], Json({2, 2}));
}

// 18 posts in four tiers: without the Assistant Directors and whoever sits in no meeting with others.
TEST(Benchmark, of_2017_to_layer_3_seats_and_links_are_those_of_its_posts) {
  const Json found = benchmarked({example_path(of_2017), example_path(of_2021), "--layers", "1:3"});
  EXPECT_EQ(found["models"][0]["posts"], 14);
  EXPECT_EQ(found["models"][0]["posts_outside"], 4);
  EXPECT_EQ(figure_of(found, "span_of_control.all.layers")["values"], Json({3, 3}));
  EXPECT_EQ(figure_of(found, "span_of_control.all.span_max")["values"][0], 6);
}

TEST(Benchmark, is_printed_in_a_hundred_columns_and_written_as_csv) {
  const TemporaryFolder folder;
  const std::string file = folder / "benchmark.csv";
  const Ran ran = program({"benchmark", with_span(folder, 5), with_span(folder, 1), with_span(folder, 2),
                           with_span(folder, 4), with_span(folder, 3), "-o", file});
  ASSERT_EQ(ran.code, 0) << ran.err;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);)
    EXPECT_LE(
        std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }),
        100)
        << line;
  for (const char *words : {"guidance, not a target", "lower quartile", "PLACE", "5 of 5", "no mark"})
    EXPECT_THAT(ran.out, HasSubstr(words));
  const std::string csv = test::read_file(file);
  EXPECT_THAT(csv, HasSubstr("span_of_control.all.span_max"));
  EXPECT_EQ(program({"benchmark", with_span(folder, 5), with_span(folder, 1), "-o", file}).code, 0)
      << "an earlier one is replaced";
  test::write_text(file, "something else\n");
  const Ran kept = program({"benchmark", with_span(folder, 5), with_span(folder, 1), "-o", file});
  EXPECT_EQ(kept.code, 1);
  EXPECT_THAT(kept.err, HasSubstr("is there already and no earlier benchmark"));
  const Ran few = program({"benchmark", with_span(folder, 5), with_span(folder, 1)});
  EXPECT_THAT(few.out, HasSubstr("from 5 models on"));
  EXPECT_THAT(few.out, Not(HasSubstr("PLACE")));
}

TEST(Benchmark, says_what_it_cannot_do) {
  const TemporaryFolder folder;
  const std::string one = with_span(folder, 2), other = with_span(folder, 3);
  EXPECT_THAT(program({"benchmark", one}).err, HasSubstr("give two or more"));
  const Ran empty = program({"benchmark", one, other, "--layers", "7:8"});
  EXPECT_EQ(empty.code, 1);
  EXPECT_THAT(empty.err, HasSubstr("is in layers 7 to 8"));
  for (const char *layers : {"3:1", "0:2", "x"}) {
    const Ran wrong = program({"benchmark", one, other, "--layers", layers});
    EXPECT_EQ(wrong.code, 1) << layers;
    EXPECT_THAT(wrong.err,
                HasSubstr("--layers: write them as LOW:HIGH, such as 1:3, not '" + std::string(layers)));
  }
  test::write_text(one + "/posts.csv", "post_id,title,organisation_id,reports_to\nP,t,A,X\n");
  test::write_text(other + "/posts.csv", "post_id,title,organisation_id,reports_to\nP,t,A,Y\n");
  const Ran faulty = program({"benchmark", one, other});
  EXPECT_EQ(faulty.code, 2);
  EXPECT_THAT(faulty.err, HasSubstr(one + "/posts.csv:2"));
  EXPECT_THAT(faulty.err, HasSubstr(other + "/posts.csv:2"));
}

} // namespace
} // namespace organograph::test::benchmark_program_test
