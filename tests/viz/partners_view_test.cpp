// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/partners_view.hpp"

#include "organograph/viz/analysis_json.hpp"

#include "support/studies.hpp"
#include "viz/two_councils.hpp"
#include "viz/view_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>

namespace organograph::viz::partners_view_test {
namespace {

using Json = nlohmann::ordered_json;
using test::faults_of;
using test::text_in;
using test::words_of;
using testing::HasSubstr;
using testing::IsEmpty;

Drawing drawn(const Model &model, const ViewOptions &options = {}) {
  return partners_drawing(model, model->partner_links ? partner_contact(model) : PartnerContact{}, options);
}

/// Lines that end at the service from that row, by pen.
std::size_t lines_of(const Drawing &drawing, const std::string &pair) {
  const Box *box = test::find_box(drawing, pair);
  return static_cast<std::size_t>(std::ranges::count(drawing.lines, box->label, &Line::label));
}

TEST(PartnersView, dual_ownership_and_one_voice_differ_in_words_pattern_and_lines) {
  const Drawing before = drawn(test::example("cambridgeshire-peterborough-2017"));
  EXPECT_THAT(words_of(before),
              HasSubstr("10 pairs of partner and service reach two or more organisations: 10 in "
                        "dual ownership, 0 with one voice (0 %)."));
  EXPECT_THAT(words_of(before), HasSubstr("A partner may see it otherwise."));
  EXPECT_EQ(text_in(before, "pair_0_1"), "Adult services|3 posts|dual ownership");
  ASSERT_EQ(test::find_box(before, "pair_0_1")->parts.size(), 1U);
  EXPECT_EQ(test::find_box(before, "pair_0_1")->parts[0].hatch, Hatch::crossed);
  EXPECT_EQ(lines_of(before, "pair_0_1"), 2U);
  const Drawing after = drawn(test::example("cambridgeshire-peterborough-2021"));
  EXPECT_THAT(words_of(after), HasSubstr("0 in dual ownership, 4 with one voice (100 %)."));
  for (const Box &box : after.boxes)
    if (box.name.starts_with("pair_")) {
      EXPECT_EQ(box.texts.back().text, "one voice");
      EXPECT_THAT(box.parts, IsEmpty());
      EXPECT_EQ(lines_of(after, box.name), 1U);
    }
}

TEST(PartnersView, every_number_is_the_one_of_analysis_json) {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const Model model = test::model_of(test::random_files(seed));
    if (!model->partner_links)
      continue;
    const Json tree = analysis_json(test::study_of(model, analyse(model)))["partner_contact"];
    ViewOptions options;
    options.all = true;
    const Drawing drawing = drawn(model, options);
    if (tree["pairs"].empty()) {
      EXPECT_THAT(words_of(drawing), HasSubstr("Not measured"));
      continue;
    }
    const auto number = [&](const char *key) { return std::to_string(tree[key].get<int>()); };
    EXPECT_THAT(words_of(drawing), HasSubstr(number("dual_ownership") + " in dual ownership, " +
                                             number("one_voice") + " with one voice"))
        << seed;
    std::size_t rows = 0;
    for (const Box &box : drawing.boxes)
      rows += box.name.starts_with("pair_");
    EXPECT_EQ(rows, tree["pairs"].size());
    for (const Json &pair : tree["pairs"]) {
      const auto q =
          test::by_id<PartnerId>(model, model->partners->id, pair["partner_id"].get<std::string>());
      const auto f = test::by_id<FunctionId>(model, model->functions.id, pair["function"].get<std::string>());
      const std::string text =
          text_in(drawing, "pair_" + std::to_string(index(q)) + "_" + std::to_string(index(f)));
      EXPECT_THAT(text, HasSubstr("|" + std::to_string(pair["contacts"].get<int>()) + " post"));
      EXPECT_EQ(text.ends_with("|dual ownership"), pair["dual_ownership"].get<bool>()) << seed;
      EXPECT_EQ(text.ends_with("|one voice"), pair["one_voice"].get<bool>()) << seed;
      EXPECT_EQ(text.ends_with("|one organisation"), !pair["shared"].get<bool>()) << seed;
    }
  }
}

TEST(PartnersView, an_organisation_is_reached_by_as_many_posts_as_its_rows_say) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Model model = test::model_of(test::random_files(seed));
    if (!model->partner_links)
      continue;
    const PartnerContact contact = partner_contact(model);
    ViewOptions options;
    options.all = true;
    const Drawing drawing = partners_drawing(model, contact, options);
    for (std::size_t f = 0; f < model->functions.id.size(); ++f)
      for (std::size_t o = 0; o < model->organisations.id.size(); ++o) {
        std::set<PostId> posts;
        for (const PartnerFunction &pair : contact.pairs)
          if (index(pair.function) == f)
            for (const PostId post : pair.posts)
              if (model.serves(post, id_at<OrganisationId>(o)))
                posts.insert(post);
        const std::string text = text_in(drawing, "reached_" + std::to_string(o) + "_" + std::to_string(f));
        if (posts.empty()) {
          EXPECT_EQ(text, "(no box)");
        } else {
          EXPECT_THAT(text, HasSubstr("|" + std::to_string(posts.size()) + " post")) << seed;
        }
      }
  }
}

TEST(PartnersView, nothing_overlaps_sticks_out_or_runs_through_a_box) {
  for (std::uint64_t seed = 0; seed < 200; ++seed)
    EXPECT_THAT(faults_of(drawn(test::model_of(test::random_files(seed)))), IsEmpty()) << seed;
  for (const std::string &name : test::examples())
    EXPECT_THAT(faults_of(drawn(test::example(name))), IsEmpty()) << name;
}

/// 300 partners, 40 services of 8 organisations.
Model many_partners() {
  std::string organisations = "organisation_id,name\n", posts = "post_id,title,organisation_id,function\n",
              partners = "partner_id,name\n", links = "partner_id,post_id\n";
  for (int o = 0; o < 8; ++o)
    organisations += "o" + std::to_string(o) + ",Organisation " + std::to_string(o) + "\n";
  for (int p = 0; p < 320; ++p)
    posts +=
        "p" + std::to_string(p) + ",Post,o" + std::to_string(p / 40) + ",f" + std::to_string(p % 40) + "\n";
  for (int q = 0; q < 300; ++q) {
    partners += "q" + std::to_string(q) + ",Partner " + std::to_string(q) + "\n";
    for (int n = 0; n < 1 + q % 7; ++n)
      links += "q" + std::to_string(q) + ",p" + std::to_string((q * 11 + n * 40) % 320) + "\n";
  }
  return test::model_of({{"organisations.csv", organisations},
                         {"posts.csv", posts},
                         {"partners.csv", partners},
                         {"partner_links.csv", links}});
}

TEST(PartnersView, many_partners_fit_their_paper_and_say_how_many_more) {
  const Model model = many_partners();
  for (const auto &[paper, way] :
       {std::pair(Paper::a3, Orientation::landscape), {Paper::a4, Orientation::landscape}}) {
    ViewOptions options;
    options.room = room_of(paper, way);
    const Drawing drawing = drawn(model, options);
    EXPECT_TRUE(on_paper(drawing, paper, way)) << drawing.width << " x " << drawing.height;
    EXPECT_THAT(faults_of(drawing), IsEmpty());
    EXPECT_THAT(words_of(drawing), HasSubstr("of partner and service more"));
  }
}

TEST(PartnersView, a_service_counts_all_its_partners_shown_or_not) {
  const Model model = many_partners();
  const PartnerContact contact = partner_contact(model);
  std::size_t services = 0;
  for (const Box &box : partners_drawing(model, contact).boxes) {
    if (!box.name.starts_with("service_"))
      continue;
    ++services;
    const auto function = id_at<FunctionId>(std::stoul(box.name.substr(8)));
    const auto partners = std::ranges::count(contact.pairs, function, &PartnerFunction::function);
    EXPECT_THAT(box.label, HasSubstr("\n" + std::to_string(partners) + " partner"));
  }
  EXPECT_GT(services, 3U);
}

TEST(PartnersView, a_service_or_organisation_asked_for_is_all_that_is_shown) {
  const Model model = test::example("cambridgeshire-peterborough-2017");
  ViewOptions options;
  options.function = test::by_id<FunctionId>(model, model->functions.id, "children");
  for (const Box &box : drawn(model, options).boxes)
    if (box.name.starts_with("service_")) {
      EXPECT_EQ(box.name, "service_" + std::to_string(index(options.function)));
    }
  options = {};
  options.organisation = test::by_id<OrganisationId>(model, model->organisations.id, "pcc");
  const Drawing drawing = drawn(model, options);
  const auto districts = test::by_id<PartnerId>(model, model->partners->id, "districts");
  EXPECT_EQ(test::find_box(drawing, "partner_" + std::to_string(index(districts))), nullptr);
  EXPECT_THAT(words_of(drawing), HasSubstr("10 pairs of partner and service reach"));
  options.function = test::by_id<FunctionId>(model, model->functions.id, "corporate");
  EXPECT_THAT(words_of(drawn(model, options)), HasSubstr("Not measured: no partner has a link"));
}

TEST(PartnersView, without_links_it_says_that_nothing_was_measured) {
  EXPECT_THAT(words_of(drawn(test::example("oxfordshire-cherwell-2019"))),
              HasSubstr("Not measured: it needs partner_links.csv"));
}

TEST(PartnersView, hostile_texts_stay_text) {
  for (const std::string &text : test::hostile_texts()) {
    const std::string cell = test::csv_cell(text);
    test::Files files = test::two_councils_with("partners.csv", "partner_id,name\nhealth," + cell +
                                                                    "\npolice," + cell + "\n");
    for (auto &[name, content] : files)
      if (name == "functions.csv")
        content = "function,name\npeople," + cell + "\nadults," + cell + "\nspare,x\n";
      else if (name == "organisations.csv")
        content = "organisation_id,name\nccc," + cell + "\npcc," + cell + "\n";
    EXPECT_THAT(faults_of(drawn(test::model_of(files))), IsEmpty()) << text.substr(0, 50);
  }
}

} // namespace
} // namespace organograph::viz::partners_view_test
