// SPDX-License-Identifier: Apache-2.0
#include "viz/structure_models.hpp"

#include <gtest/gtest.h>

#include <map>

namespace organograph::structure_atlas_test {
namespace {

using test::Picture;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using viz::Drawing;
using viz::Room;

constexpr Room a3{1133.9, 785.2}, a4_upright{538.6, 785.2};

std::vector<Drawing> atlas_of(const Model &model, Room room, const viz::StructureOptions &options = {}) {
  return viz::structure_atlas(model, span_of_control(model), options, room);
}

bool is_index(const Drawing &page) {
  return page.description.starts_with("An index");
}

TEST(StructureAtlas, fits_every_page_into_its_room_with_text_that_can_be_read) {
  for (unsigned seed = 0; seed < 12; ++seed) {
    const Model model = seed % 3 == 0 ? test::model_of(test::random_structure(seed))
                                      : test::model_of(test::random_tree(60 * seed, seed, 50, 1 + seed % 3));
    const Room room = seed % 2 == 0 ? a3 : a4_upright;
    const std::vector<Drawing> pages = atlas_of(model, room);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      EXPECT_GE(std::min(room.width / pages[i].width, room.height / pages[i].height) * 8,
                viz::least_text - 1e-9)
          << "seed " << seed << ", page " << i + 1;
      EXPECT_THAT(test::ClearanceCheck(test::read_picture(viz::svg(pages[i]))).faults(), IsEmpty())
          << "seed " << seed << ", page " << i + 1;
    }
  }
}

TEST(StructureAtlas, draws_every_post_and_leads_to_those_that_a_page_leaves_out) {
  const Model model = test::model_of(test::random_tree(700, 4, 60, 2));
  const std::vector<Drawing> pages = atlas_of(model, a3);
  ASSERT_GT(pages.size(), 5U);
  std::map<std::string, std::size_t> stands, indexed; // page from 1
  std::map<std::string, std::size_t> leads;
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (const viz::Box &box : pages[i].boxes) {
      if (is_index(pages[i])) {
        EXPECT_TRUE(indexed.emplace("n" + box.name.substr(1), box.page).second) << box.name;
      } else if (box.name[0] == 'n' && box.name != "next") {
        (box.page == 0 ? stands : leads).emplace(box.name, box.page == 0 ? i + 1 : box.page);
      }
    }
  EXPECT_EQ(stands.size(), 700U);
  EXPECT_EQ(indexed, stands);
  for (const auto &[name, page] : leads) {
    EXPECT_EQ(stands[name], page) << name;
    const Picture picture = test::read_picture(viz::svg(pages[page - 1]));
    EXPECT_TRUE(picture.has_box("up")) << page;
  }
}

TEST(StructureAtlas, leads_down_with_a_number_and_up_again) {
  const Model model = test::model_of(test::random_tree(300, 2, 60));
  const std::vector<Drawing> pages = atlas_of(model, a3);
  std::size_t links = 0;
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (const viz::Box &box : pages[i].boxes)
      if (box.page > 0 && box.name[0] == 'n' && box.name != "next") {
        ++links;
        EXPECT_THAT(box.texts.back().text, testing::StartsWith("page " + std::to_string(box.page) + " · "));
        const auto &there = pages[box.page - 1].boxes;
        ASSERT_EQ(there[0].name, "up");
        EXPECT_EQ(there[0].page, i + 1);
        EXPECT_EQ(there[0].texts[0].text, "from page " + std::to_string(i + 1));
      }
  EXPECT_GT(links, 2U);
}

TEST(StructureAtlas, parts_the_reports_of_a_post_that_has_too_many_for_a_page) {
  std::string posts = "post_id,title,organisation_id,reports_to\nce,Chief,o,\n";
  for (int i = 0; i < 900; ++i)
    posts += "h" + std::to_string(i) + ",Head of Service " + std::to_string(i) + ",o,ce\n";
  const Model model =
      test::model_of({{"organisations.csv", "organisation_id,name\no,O\n"}, {"posts.csv", posts}});
  const std::vector<Drawing> pages = atlas_of(model, a3);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < pages.size() && !is_index(pages[i]); ++i) {
    const Picture picture = test::read_picture(viz::svg(pages[i]));
    const bool last = is_index(pages[i + 1]);
    EXPECT_EQ(picture.has_box("next"), !last) << i + 1;
    if (!last) {
      EXPECT_EQ(picture.box("next").texts[0].words, "goes on on page " + std::to_string(i + 2));
    }
    EXPECT_TRUE(picture.has_box("n0"));
    for (const auto &box : picture.boxes)
      seen.insert(box.name);
  }
  EXPECT_EQ(seen.size(), 903U) << "901 posts, the way up and the way on";
}

TEST(StructureAtlas, is_one_page_where_one_is_enough) {
  const Model model = test::model_of(test::councils());
  const std::vector<Drawing> pages = atlas_of(model, a3);
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(test::posts_in(test::read_picture(viz::svg(pages[0]))), 7U);
}

TEST(StructureAtlas, keeps_to_what_is_asked_for) {
  const Model model = test::model_of(test::random_tree(400, 7, 60, 2));
  viz::StructureOptions options;
  options.organisation = id_at<OrganisationId>(1);
  std::size_t posts = 0;
  for (std::size_t i = 0; i < model->posts.size(); ++i)
    posts += model.serves(id_at<PostId>(i), options.organisation);
  std::set<std::string> full;
  for (const Drawing &page : atlas_of(model, a3, options))
    for (const viz::Box &box : page.boxes)
      if (box.name[0] == 'n' && box.label.find("outside what was asked for") == std::string::npos)
        full.insert(box.name);
  full.erase("next");
  EXPECT_EQ(full.size(), posts);
}

TEST(StructureAtlas, gives_the_same_pages_every_time) {
  const Model model = test::model_of(test::random_tree(300, 8, 60, 3));
  const auto first = atlas_of(model, a3), second = atlas_of(model, a3);
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i)
    EXPECT_EQ(viz::svg(first[i]), viz::svg(second[i]));
}

} // namespace
} // namespace organograph::structure_atlas_test
