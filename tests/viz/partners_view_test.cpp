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
using testing::Not;

Drawing drawn(const Model &model, const ViewOptions &options = {}) {
  return partners_drawing(model, model->partner_links ? partner_contact(model) : PartnerContact{}, options);
}

/// All the words as one text, however they are broken into lines.
std::string said(const Drawing &drawing) {
  std::string out = words_of(drawing);
  std::ranges::replace(out, '\n', ' ');
  return out;
}

/// Doors of a row: parts without the chips of its posts, whose height is another.
std::size_t leaves_of(const Drawing &drawing, const std::string &pair) {
  std::set<std::pair<double, double>> knobs;
  for (const Area &part : test::find_box(drawing, pair)->parts)
    if (part.width == part.height && part.width < 3)
      knobs.insert({part.left, part.top});
  return knobs.size();
}

TEST(PartnersView, dual_ownership_has_two_doors_and_one_voice_one_with_all_the_colours) {
  const Model model = test::example("cambridgeshire-peterborough-2017");
  const Drawing before = drawn(model);
  EXPECT_THAT(said(before),
              HasSubstr("10 pairs of partner and service reach two or more organisations: 10 in "
                        "dual ownership, 0 with one voice (0 %)."));
  EXPECT_THAT(said(before), HasSubstr("A partner may see it otherwise."));
  EXPECT_THAT(said(before), HasSubstr("Two doors, dual ownership"));
  EXPECT_THAT(said(before), Not(HasSubstr("One front door")));
  EXPECT_THAT(text_in(before, "pair_0_1"), HasSubstr("Adult services|3 posts, dual ownership|"));
  EXPECT_EQ(leaves_of(before, "pair_0_1"), 2U);
  const Drawing after = drawn(test::example("cambridgeshire-peterborough-2021"));
  EXPECT_THAT(said(after), HasSubstr("0 in dual ownership, 4 with one voice (100 %)."));
  for (const Box &box : after.boxes)
    if (box.name.starts_with("pair_")) {
      EXPECT_THAT(box.texts.at(1).text, HasSubstr("one voice"));
      EXPECT_EQ(leaves_of(after, box.name), 1U);
      EXPECT_NE(box.parts.at(0).fill, box.parts.at(1).fill);
    }
}

TEST(PartnersView, a_row_names_the_posts_behind_the_door_and_whom_they_serve) {
  const Model model = test::example("cambridgeshire-peterborough-2021");
  const PartnerContact contact = partner_contact(model);
  const Drawing drawing = drawn(model);
  for (const PartnerFunction &pair : contact.pairs) {
    const std::string name =
        "pair_" + std::to_string(index(pair.partner)) + "_" + std::to_string(index(pair.function));
    for (const PostId post : pair.posts) {
      EXPECT_THAT(text_in(drawing, name),
                  HasSubstr("|" + std::string(model.text(model->posts.title[index(post)]))));
      EXPECT_THAT(test::find_box(drawing, name)->label, HasSubstr("Cambridgeshire County Council"));
    }
  }
  EXPECT_THAT(drawing.lines, IsEmpty());
}

TEST(PartnersView, of_many_posts_behind_a_door_the_first_are_named_and_the_others_counted) {
  std::string posts = "post_id,title,organisation_id,function\n", links = "partner_id,post_id\n";
  for (int p = 0; p < 20; ++p) {
    posts += "p" + std::to_string(p) + ",Post " + std::to_string(p) + ",o,f\n";
    links += "q,p" + std::to_string(p) + "\n";
  }
  const Drawing drawing = drawn(test::model_of({{"organisations.csv", "organisation_id,name\no,Office\n"},
                                                {"posts.csv", posts},
                                                {"partners.csv", "partner_id,name\nq,Partner\n"},
                                                {"partner_links.csv", links}}));
  EXPECT_THAT(text_in(drawing, "pair_0_0"), HasSubstr("|and 14 posts more"));
  EXPECT_THAT(faults_of(drawing), IsEmpty());
}

TEST(PartnersView, every_number_is_the_one_of_analysis_json) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const Model model = test::model_of(test::random_files(seed));
    if (!model->partner_links)
      continue;
    const Json tree = analysis_json(test::study_of(model, analyse(model)))["partner_contact"];
    ViewOptions options;
    options.all = true;
    const Drawing drawing = drawn(model, options);
    if (tree["pairs"].empty()) {
      EXPECT_THAT(said(drawing), HasSubstr("Not measured"));
      continue;
    }
    const auto number = [&](const char *key) { return std::to_string(tree[key].get<int>()); };
    EXPECT_THAT(said(drawing), HasSubstr(number("dual_ownership") + " in dual ownership, " +
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
      EXPECT_EQ((text.find(", dual ownership|") != std::string::npos), pair["dual_ownership"].get<bool>())
          << seed;
      EXPECT_EQ((text.find(", one voice|") != std::string::npos), pair["one_voice"].get<bool>()) << seed;
      EXPECT_EQ((text.find(", one organisation|") != std::string::npos), !pair["shared"].get<bool>()) << seed;
    }
  }
}

TEST(PartnersView, nothing_overlaps_sticks_out_or_runs_through_a_box) {
  for (std::uint64_t seed = 0; seed < 40; ++seed)
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
    EXPECT_THAT(said(drawing), HasSubstr("of partner and service more"));
  }
}

TEST(PartnersView, a_service_or_organisation_asked_for_is_all_that_is_shown) {
  const Model model = test::example("cambridgeshire-peterborough-2017");
  ViewOptions options;
  options.function = test::by_id<FunctionId>(model, model->functions.id, "children");
  for (const Box &box : drawn(model, options).boxes)
    if (box.name.starts_with("pair_")) {
      EXPECT_TRUE(box.name.ends_with("_" + std::to_string(index(options.function)))) << box.name;
    }
  options = {};
  options.organisation = test::by_id<OrganisationId>(model, model->organisations.id, "pcc");
  const Drawing drawing = drawn(model, options);
  const auto districts = test::by_id<PartnerId>(model, model->partners->id, "districts");
  EXPECT_EQ(test::find_box(drawing, "partner_" + std::to_string(index(districts))), nullptr);
  EXPECT_THAT(said(drawing), HasSubstr("10 pairs of partner and service reach"));
  options.function = test::by_id<FunctionId>(model, model->functions.id, "corporate");
  EXPECT_THAT(said(drawn(model, options)), HasSubstr("Not measured: no partner has a link"));
}

TEST(PartnersView, without_links_it_says_that_nothing_was_measured) {
  EXPECT_THAT(said(drawn(test::example("oxfordshire-cherwell-2019"))),
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
