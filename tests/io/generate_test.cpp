// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/generate.hpp"

#include "organograph/engine/duplicated_attendance.hpp"
#include "organograph/engine/integration_depth.hpp"
#include "organograph/engine/meeting_pairs.hpp"
#include "organograph/engine/partner_contact.hpp"
#include "organograph/engine/span_of_control.hpp"
#include "support/models.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace organograph::generate_test {
namespace {

using io::generated_model_files;
using test::model_of;
using test::program;
using test::Ran;
using test::TemporaryFolder;

std::string all_text(const std::vector<Diagnostic> &diagnostics) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(diagnostics.size(), 10); ++i)
    text += to_string(diagnostics[i]) + "\n";
  return text;
}

std::uint64_t rows_of(const std::vector<io::NamedFile> &files, std::string_view name) {
  const auto file = std::ranges::find(files, name, &io::NamedFile::first);
  return file == files.end() ? UINT64_MAX
                             : static_cast<std::uint64_t>(std::ranges::count(file->second, '\n')) - 1;
}

const Model &thirty_thousand_posts() {
  static const Model model = model_of(generated_model_files({.posts = 30'000, .threads = 2}));
  return model;
}

// A meeting of counterparts is no fault: councils have such.
bool nothing_to_mend(const std::vector<Diagnostic> &diagnostics) {
  return std::ranges::all_of(diagnostics,
                             [](const Diagnostic &d) { return d.code == Code::meeting_of_counterparts; });
}

TEST(Generate, every_size_and_seed_is_valid_and_without_a_word_of_warning) {
  std::vector<std::uint32_t> sizes = {1,  2,  3,  4,  5,  6,   7,   8,    9,   10,
                                      12, 17, 25, 40, 64, 100, 333, 1000, 5000};
  for (const std::uint32_t posts : sizes)
    for (std::uint64_t seed = 0; seed < (posts <= 100 ? 25 : posts <= 1000 ? 5 : 2); ++seed)
      for (const std::uint32_t organisations : {1U, 2U, 3U, 8U, posts}) {
        if (organisations > posts || (organisations > 8 && posts > 100))
          continue;
        const auto files =
            generated_model_files({.posts = posts, .organisations = organisations, .seed = seed});
        const BuildResult result = test::built(files);
        ASSERT_TRUE(result.model && nothing_to_mend(result.diagnostics))
            << posts << " posts of " << organisations << ", seed " << seed << "\n"
            << all_text(result.diagnostics);
        ASSERT_EQ((*result.model)->posts.size(), posts);
        ASSERT_EQ((*result.model)->organisations.id.size(), organisations);
        ASSERT_EQ((*result.model)->meetings->size(), 2 * posts);
      }
}

TEST(Generate, the_bytes_do_not_depend_on_the_threads) {
  const auto one = generated_model_files({.posts = 9'000, .seed = 7, .threads = 1});
  EXPECT_EQ(one, generated_model_files({.posts = 9'000, .seed = 7, .threads = 2}));
  EXPECT_EQ(one, generated_model_files({.posts = 9'000, .seed = 7, .threads = 7}));
}

// FNV-1a of all bytes: another machine, compiler or library must write the same model.
TEST(Generate, the_bytes_of_a_seed_are_these) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const auto &[name, text] : generated_model_files({.posts = 200, .seed = 1}))
    for (const char c : name + text)
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  EXPECT_EQ(hash, 2578796970202836532U)
      << "a change of the generator changes every figure measured on its models";
}

TEST(Generate, another_seed_is_another_model_in_every_table_that_is_drawn) {
  const auto a = generated_model_files({.posts = 2'000, .seed = 1});
  const auto b = generated_model_files({.posts = 2'000, .seed = 2});
  const std::set<std::string> not_drawn = {"organisations.csv", "functions.csv", "partners.csv"};
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].first, b[i].first);
    EXPECT_EQ(a[i].second == b[i].second, not_drawn.contains(a[i].first)) << a[i].first;
  }
}

TEST(Generate, every_option_has_its_effect) {
  const auto files = generated_model_files({.posts = 500});
  EXPECT_EQ(rows_of(files, "posts.csv"), 500);
  EXPECT_EQ(rows_of(files, "meetings.csv"), 1000);
  EXPECT_EQ(rows_of(files, "organisations.csv"), 2);
  const auto others = generated_model_files({.posts = 500, .meetings = 33, .organisations = 5});
  EXPECT_EQ(rows_of(others, "posts.csv"), 500);
  EXPECT_EQ(rows_of(others, "meetings.csv"), 33);
  EXPECT_EQ(rows_of(others, "organisations.csv"), 5);
  const auto none = generated_model_files({.posts = 500, .meetings = 0});
  EXPECT_EQ(rows_of(none, "meetings.csv"), 0);
  EXPECT_EQ(rows_of(none, "attendance.csv"), 0);
}

TEST(Generate, every_table_of_a_model_but_published_and_registers_is_there_with_rows) {
  const auto files = generated_model_files({.posts = 2'000});
  for (const TableSchema &table : schema()) {
    const std::uint64_t rows = rows_of(files, std::string(table.name) + ".csv");
    // Nobody has published anything about it, nor registered.
    if (table.id == TableId::published || table.is_register())
      EXPECT_EQ(rows, UINT64_MAX);
    else
      EXPECT_TRUE(rows > 0 && rows != UINT64_MAX) << table.name;
  }
}

TEST(Generate, the_model_says_that_it_is_synthetic) {
  const Model &model = thirty_thousand_posts();
  EXPECT_TRUE(model.text(model->title).starts_with("Synthetic model of 30000 posts"));
  EXPECT_TRUE(model.text(model->source).starts_with("assumption: synthetic"));
  for (const TableId table : {TableId::organisations, TableId::functions, TableId::partners,
                              TableId::partner_links, TableId::post_shares, TableId::arrangements}) {
    const Provenance &provenance = *model->provenance[static_cast<std::size_t>(table)];
    EXPECT_EQ(provenance.assumed, provenance.rows) << schema(table).name;
  }
}

TEST(Generate, spans_and_layers_are_like_those_of_real_organisations) {
  const SpanOfControl spans = span_of_control(thirty_thousand_posts());
  EXPECT_GE(*spans.all.span_mean, 6);
  EXPECT_LE(*spans.all.span_mean, 8);
  EXPECT_GT(*spans.all.span_max, 40U);
  EXPECT_LE(*spans.all.span_max, 60U);
  EXPECT_GE(*spans.all.layers, 7U);
  EXPECT_LE(*spans.all.layers, 14U);
  EXPECT_GT(spans.all.one_to_one, 0U);
  EXPECT_LT(*span_of_control(model_of(generated_model_files({.posts = 200}))).all.layers, 7U);
  for (const SpanScope &organisation : spans.organisations)
    EXPECT_GT(organisation.posts, 10'000U);
  for (const SpanScope &function : spans.functions)
    EXPECT_GT(function.posts, 0U);
}

TEST(Generate, posts_have_shares_vacancies_and_costs_that_fall_with_the_tier) {
  const Model &model = thirty_thousand_posts();
  const Posts &posts = model->posts;
  std::uint64_t joint = 0, vacant = 0, without_cost = 0, job_shares = 0;
  std::vector<double> cost(20, 0), count(20, 0);
  for (std::size_t p = 0; p < posts.size(); ++p) {
    joint += model.joint(id_at<PostId>(p));
    vacant += posts.status[p] == Status::vacant;
    job_shares += model.text(posts.holder[p]).find(';') != std::string_view::npos;
    without_cost += !is_known(posts.annual_cost[p]);
    if (is_known(posts.annual_cost[p])) {
      cost[posts.layer[p]] += posts.annual_cost[p] / posts.fte[p];
      count[posts.layer[p]] += 1;
    }
  }
  EXPECT_GT(joint, 50U);
  EXPECT_LT(joint, 600U);
  EXPECT_NEAR(static_cast<double>(vacant) / 30'000, 0.085, 0.02);
  EXPECT_NEAR(static_cast<double>(without_cost) / 30'000, 0.02, 0.01);
  EXPECT_GT(job_shares, 100U);
  for (std::size_t layer = 1; layer < 5; ++layer)
    EXPECT_GT(cost[layer] / count[layer], cost[layer + 1] / count[layer + 1]);
}

TEST(Generate, meetings_have_the_sizes_and_the_mix_that_the_benchmarks_name) {
  const Model &model = thirty_thousand_posts();
  const Meetings &meetings = *model->meetings;
  std::uint64_t attendances = 0, across = 0, largest = 0, smallest = SIZE_MAX;
  for (std::size_t m = 0; m < meetings.size(); ++m) {
    const std::uint64_t size = meetings.seats[m].size() + meetings.partners[m].size();
    attendances += size;
    largest = std::max(largest, size);
    smallest = std::min(smallest, size);
    std::set<OrganisationId> employers;
    for (const Seat &seat : meetings.seats[m])
      employers.insert(model->posts.employer[index(seat.post)]);
    across += employers.size() > 1;
  }
  const auto series = static_cast<double>(meetings.size());
  EXPECT_GE(static_cast<double>(attendances) / series, 6.2);
  EXPECT_LE(static_cast<double>(attendances) / series, 6.6);
  EXPECT_EQ(smallest, 2U);
  EXPECT_GT(largest, 150U);
  EXPECT_LE(largest, 200U);
  EXPECT_NEAR(static_cast<double>(across) / series, 0.15, 0.02);
}

TEST(Generate, meetings_repeat_each_other_as_often_as_the_benchmarks_name) {
  const Model &model = thirty_thousand_posts();
  const ReducedAttendance attendance = reduce_attendance(model);
  const std::vector<MeetingKind> kinds = meeting_kinds(model, attendance);
  const MeetingPairs pairs = meeting_pairs(model, kinds);
  std::set<MeetingId> copies; // of two that are alike the later one
  for (const SamePeoplePair &pair : pairs.same_people)
    copies.insert(std::max(pair.a, pair.b));
  const double share = static_cast<double>(copies.size()) / static_cast<double>(model->meetings->size());
  EXPECT_GE(share, 0.07);
  EXPECT_LE(share, 0.13);
  EXPECT_GT(pairs.mirror.size(), 1'000U); // 2 % of 60,000 meetings are mirrors of another
  EXPECT_LT(pairs.mirror.size(), 4'200U);
  const DuplicatedAttendance duplicated = duplicated_attendance(model, attendance, kinds);
  EXPECT_GT(duplicated.all.across_organisations, 1'000U);
  EXPECT_GT(duplicated.team_meetings, 10'000U);
}

TEST(Generate, partners_and_the_register_give_every_kind_of_answer) {
  const Model &model = thirty_thousand_posts();
  const PartnerContact contact = partner_contact(model);
  EXPECT_GT(contact.one_voice, 10U);
  EXPECT_GT(contact.dual_ownership, 100U);
  EXPECT_GT(contact.joint_lead_local_contacts, 0U);
  std::set<int> levels;
  bool gap = false;
  const ReducedAttendance attendance = reduce_attendance(model);
  for (const Integration &pair : integration_depth(model, &attendance, &contact)) {
    levels.insert(pair.reached);
    gap = gap || pair.gap.value_or(0) > 0;
  }
  EXPECT_GE(levels.size(), 3U);
  EXPECT_TRUE(gap);
}

TEST(Generate, the_command_writes_what_the_library_makes) {
  const TemporaryFolder folder;
  const Ran ran = program({"generate", "--posts", "60", "--meetings", "50", "--organisations", "3", "--seed",
                           "9", "--threads", "2", "-o", folder / "model"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "Written to " + (folder / "model") + "; next: organograph analyse " + (folder / "model") + "\n");
  const auto files = generated_model_files({.posts = 60, .meetings = 50, .organisations = 3, .seed = 9});
  EXPECT_EQ(test::files_below(folder / "model"),
            (std::map<std::string, std::string>(files.begin(), files.end())));
  const Ran quiet = program({"generate", "--posts", "60", "--quiet", "-o", folder / "quiet"});
  EXPECT_EQ(quiet.code, 0);
  EXPECT_EQ(quiet.err, "");
  const Ran check = program({"check", folder / "quiet"});
  EXPECT_NE(check.out.find("0 errors, 0 warnings, "), std::string::npos) << check.out;
}

TEST(Generate, wrong_options_are_exit_code_1_with_words_and_write_nothing) {
  const TemporaryFolder folder;
  const std::vector<std::vector<std::string>> wrong = {
      {"--posts", "0"},
      {"--posts", "10000001"},
      {"--posts", "-5"},
      {"--posts", "many"},
      {"--posts", "1.5"},
      {"--meetings", "-1"},
      {"--meetings", "100000001"},
      {"--organisations", "0"},
      {"--organisations", "1001", "--posts", "5000"},
      {"--organisations", "11", "--posts", "10"},
      {"--seed", "red"},
      {"--seed", "-1"},
      {"--seed", "1.5"},
      {"--threads", "0"},
  };
  for (const auto &options : wrong) {
    std::vector<std::string> args = {"generate", "-o", folder / "model"};
    args.insert(args.end(), options.begin(), options.end());
    const Ran ran = program(args);
    EXPECT_EQ(ran.code, 1) << testing::PrintToString(options);
    EXPECT_NE(ran.err.find(options[0]), std::string::npos) << ran.err;
    EXPECT_FALSE(std::filesystem::exists(folder / "model")) << testing::PrintToString(options);
  }
  EXPECT_EQ(program({"generate"}).code, 1);
}

TEST(Generate, a_folder_that_holds_something_is_left_alone) {
  const TemporaryFolder folder;
  test::write_text(folder / "model/mine.txt", "mine");
  const Ran ran = program({"generate", "--posts", "5", "-o", folder / "model"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_NE(ran.err.find("not empty"), std::string::npos) << ran.err;
  EXPECT_EQ(test::files_below(folder / "model").size(), 1U);
}

} // namespace
} // namespace organograph::generate_test
