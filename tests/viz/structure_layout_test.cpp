// SPDX-License-Identifier: Apache-2.0
// Where things stand: nothing on another, nothing too wide, nothing too small to read on paper.
#include "support/places.hpp"
#include "viz/structure_models.hpp"

#include "support/how_many.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace organograph::structure_layout_test {
namespace {

using test::Picture;
using test::SeenBox;
using ::testing::IsEmpty;
using viz::Room;

constexpr Room a4{785.2, 538.6}, a3{1133.9, 785.2}, a3_upright{785.2, 1133.9};

/// Every option that changes what stands where.
std::vector<std::pair<std::string, viz::StructureOptions>> ways_to_draw(const Model &model, unsigned seed) {
  std::vector<std::pair<std::string, viz::StructureOptions>> out(9);
  out[0].first = "as it is";
  out[1] = {"all", {}};
  out[1].second.all = true;
  out[2] = {"root", {}};
  out[2].second.root = id_at<PostId>(seed % model->posts.size());
  out[3] = {"depth", {}};
  out[3].second.depth = seed % 4;
  out[4] = {"organisation", {}};
  out[4].second.organisation = id_at<OrganisationId>(seed % model->organisations.id.size());
  out[5] = {"function", {}};
  if (!model->functions.id.empty())
    out[5].second.function = id_at<FunctionId>(seed % model->functions.id.size());
  out[6] = {"A4", {}};
  out[6].second.room = a4;
  out[7] = {"A3", {}};
  out[7].second.room = seed % 2 == 0 ? a3 : a3_upright;
  out[8] = {"changes", {}};
  out[8].second.fold_above = 30;
  for (std::size_t i = 0; i < model->posts.size(); ++i)
    out[8].second.changes.push_back(static_cast<viz::style::Change>((i + seed) % 5));
  return out;
}

viz::StructureOptions in_columns() {
  viz::StructureOptions options;
  options.form = viz::StructureForm::columns;
  return options;
}

void expect_clear(const Model &model, unsigned seed, const std::string &what) {
  for (const auto &[name, options] : ways_to_draw(model, seed)) {
    const Picture picture = test::picture_of(model, options);
    EXPECT_THAT(test::ClearanceCheck(picture).faults(), IsEmpty()) << what << ", " << name;
    EXPECT_LE(picture.width, 3 * picture.height) << what << ", " << name;
  }
}

TEST(StructureLayout, keeps_boxes_lines_and_texts_of_random_structures_clear_of_each_other) {
  for (unsigned seed = 0; seed < test::how_many(40, 200) && !::testing::Test::HasFailure(); ++seed)
    expect_clear(test::model_of(test::random_structure(seed)), seed, "seed " + std::to_string(seed));
}

TEST(StructureLayout, keeps_many_further_lines_and_assistants_clear_of_each_other) {
  for (unsigned seed = 0; seed < test::how_many(6, 60) && !::testing::Test::HasFailure(); ++seed) {
    const Model model = test::model_of(test::with_many_lines(test::random_structure(seed), seed));
    viz::StructureOptions on_a3;
    on_a3.room = a3;
    for (const viz::StructureOptions &options : {viz::StructureOptions{}, in_columns(), on_a3})
      EXPECT_THAT(test::ClearanceCheck(test::picture_of(model, options)).faults(), IsEmpty())
          << "seed " << seed;
  }
}

TEST(StructureLayout, keeps_lines_of_assistants_and_their_manager_apart) {
  std::string posts = "post_id,title,organisation_id,reports_to,assistant\nce,Chief,o,,\n",
              lines = "post_id,reports_to,kind\n";
  for (int i = 0; i < 5; ++i) {
    const std::string n = std::to_string(i);
    posts += "a" + n + ",Assistant,o,ce,yes\nd" + n + ",Director,o,ce,\nh" + n + ",Head,o,d" + n + ",\n";
    lines += "a" + n + ",d" + n + ",k" + n + "\nh" + n + ",ce,k" + n + "\n";
  }
  const Model model = test::model_of({{"organisations.csv", "organisation_id,name\no,O\n"},
                                      {"posts.csv", posts},
                                      {"reporting_lines.csv", lines}});
  viz::StructureOptions tree;
  tree.form = viz::StructureForm::tree;
  const Picture picture = test::picture_of(model, tree);
  EXPECT_EQ(picture.box("n0").areas[0].top, picture.box("n1").areas[0].top) << "beside its manager";
  EXPECT_THAT(test::ClearanceCheck(picture).faults(), IsEmpty());
}

TEST(StructureLayout, keeps_the_examples_clear) {
  for (const char *example : {"cambridgeshire-peterborough-2017", "cambridgeshire-peterborough-2021",
                              "oxfordshire-cherwell-2019"}) {
    BuildResult built = build_model(io::read_model_folder(std::string(places::examples()) + '/' + example));
    ASSERT_TRUE(built.model) << example;
    for (unsigned seed = 0; seed < 5; ++seed)
      expect_clear(*built.model, seed, example);
  }
}

TEST(StructureLayout, draws_a_line_to_every_post_and_none_twice) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Model model = test::model_of(test::random_tree(20 + 9 * seed, seed, 1 + seed * 3, 1 + seed % 4));
    viz::StructureOptions all;
    all.all = true;
    const viz::Drawing drawing = viz::structure_drawing(model, span_of_control(model), all);
    std::set<std::uint32_t> reached;
    for (const viz::Line &line : drawing.lines) {
      if (line.to == viz::no_box)
        continue; // the legend's
      EXPECT_TRUE(reached.insert(line.to).second) << drawing.boxes[line.to].name;
      const viz::Area &to = drawing.boxes[line.to].area;
      const viz::Point end = line.points.back();
      const bool at_top = std::abs(end.y - to.top) < 0.01 && end.x > to.left && end.x < to.left + to.width;
      const bool at_left = std::abs(end.x - to.left) < 0.01 && end.y > to.top && end.y < to.top + to.height;
      EXPECT_TRUE(at_top || at_left) << drawing.boxes[line.to].name;
    }
    EXPECT_EQ(reached.size(), model->posts.size() - 1) << seed;
  }
}

TEST(StructureLayout, points_a_further_line_at_whom_one_reports_to) {
  const Model model = test::model_of(test::councils());
  const viz::Drawing drawing = viz::structure_drawing(model, span_of_control(model));
  std::size_t further = 0;
  for (const viz::Line &line : drawing.lines) {
    if (line.to == viz::no_box || line.stroke != viz::Stroke::dashed)
      continue;
    ++further;
    EXPECT_TRUE(line.arrow);
    EXPECT_EQ(drawing.boxes[line.from].name, "n6");
    EXPECT_EQ(drawing.boxes[line.to].name, "n3");
    const viz::Area &to = drawing.boxes[line.to].area;
    EXPECT_NEAR(line.points.back().x, to.left + to.width, 0.01);
    EXPECT_EQ(line.label, "Head 3\nreports further to City Director\nprofessional");
  }
  EXPECT_EQ(further, 1U);
}

TEST(StructureLayout, stands_each_tier_below_the_one_above_it) {
  const Picture picture = test::picture_of(test::model_of(test::councils()), in_columns());
  const auto top = [&](const char *name) { return picture.box(name).areas[0].top; };
  const auto bottom = [&](const char *name) { return picture.box(name).areas[0].bottom; };
  EXPECT_EQ(top("n1"), top("n2"));
  EXPECT_EQ(top("n1"), top("n3"));
  EXPECT_LT(bottom("n0"), top("n1"));
  EXPECT_LT(bottom("n1"), top("n4"));
  EXPECT_LT(bottom("n4"), top("n5")) << "a stack";
  for (const char *tier : {"Tier 1", "Tier 2", "Tier 3"})
    EXPECT_TRUE(picture.says(tier)) << tier;
}

TEST(StructureLayout, stands_sovereign_posts_on_either_side_of_the_joint_ones) {
  const Picture picture = test::picture_of(test::model_of(test::councils()), in_columns());
  const auto x = [&](const char *name) { return picture.box(name).areas[0].left; };
  EXPECT_LT(std::max({x("n2"), x("n4"), x("n5")}), std::min(x("n0"), x("n1")));
  EXPECT_LT(std::max(x("n0"), x("n1")), std::min(x("n3"), x("n6")));
  for (const char *heading : {"County", "Joint", "City"})
    EXPECT_TRUE(picture.says(heading)) << heading;
}

TEST(StructureLayout, has_columns_for_two_or_three_organisations_only) {
  for (const std::size_t organisations : {1U, 2U, 3U, 4U}) {
    const Picture picture =
        test::picture_of(test::model_of(test::random_tree(40, 3, 10, organisations)), in_columns());
    const bool heading = std::any_of(picture.texts.begin(), picture.texts.end(),
                                     [](const auto &t) { return t.bold && t.words == "Organisation 0"; });
    EXPECT_EQ(heading, organisations == 2 || organisations == 3) << organisations;
    EXPECT_EQ(picture.boxes.size(), 40U);
  }
}

TEST(StructureLayout, shows_tiers_that_have_no_post) {
  const Picture picture =
      test::picture_of(test::model_of({{"organisations.csv", "organisation_id,name\no,O\n"},
                                       {"posts.csv", "post_id,title,organisation_id,reports_to,tier\n"
                                                     "a,A,o,,1\nb,B,o,a,3\nc,C,o,b,900000\n"}}));
  EXPECT_TRUE(picture.says("Tier 2"));
  EXPECT_TRUE(picture.says("no post"));
  EXPECT_TRUE(picture.says("900000")) << "the last, of the band of those that hang";
}

test::Files heads_of_service(std::size_t heads) {
  std::string posts = "post_id,title,organisation_id,reports_to,holder\nce,Chief,o,,\n";
  for (std::size_t i = 0; i < heads; ++i)
    posts += "h" + std::to_string(i) + ",Head of Service for Children and Adults,o,ce,Holder " +
             std::to_string(i) + "\n";
  return {{"organisations.csv", "organisation_id,name\no,O\n"}, {"posts.csv", posts}};
}

TEST(StructureLayout, hangs_leaves_in_even_stacks) {
  std::map<double, std::size_t> stacks;
  for (const SeenBox &box : test::picture_of(test::model_of(heads_of_service(41))).boxes)
    if (box.name != "n0")
      ++stacks[box.areas[0].left];
  EXPECT_GT(stacks.size(), 3U);
  std::size_t least = 41, most = 0;
  for (const auto &[x, high] : stacks) {
    least = std::min(least, high);
    most = std::max(most, high);
  }
  EXPECT_LE(most, least + stacks.size()) << "the last one has what is left";
}

TEST(StructureLayout, fits_forty_heads_of_service_on_a_page) {
  viz::StructureOptions options;
  for (const Room room : {a3, a3_upright}) {
    options.room = room;
    const Picture picture = test::picture_of(test::model_of(heads_of_service(40)), options);
    EXPECT_EQ(test::posts_in(picture), 41U);
    EXPECT_GE(std::min(room.width / picture.width, room.height / picture.height) * 8, 7);
  }
}

/// Points of the smallest text when the drawing fills the room.
double smallest_in(const Picture &picture, const Room &room) {
  double smallest = 1000;
  for (const auto &text : picture.texts)
    smallest = std::min(smallest, text.size);
  for (const SeenBox &box : picture.boxes)
    for (const auto &text : box.texts)
      smallest = std::min(smallest, text.size);
  return smallest * std::min(room.width / picture.width, room.height / picture.height);
}

TEST(StructureLayout, folds_for_a_room_until_its_text_can_be_read) {
  for (unsigned seed = 0; seed < 12; ++seed) {
    const Model model = test::model_of(test::random_tree(40 * (1 + seed), seed, 30, 1 + seed % 4));
    viz::StructureOptions options;
    options.room = a3;
    const Picture picture = test::picture_of(model, options);
    EXPECT_GE(smallest_in(picture, a3), viz::least_text) << seed;
    EXPECT_GE(picture.boxes.size(), 12U) << seed << ": too much folded";
  }
}

TEST(StructureLayout, keeps_all_posts_in_a_room_where_asked_to) {
  viz::StructureOptions options;
  options.room = a4;
  options.all = true;
  const Model model = test::model_of(test::random_tree(120, 4, 30));
  EXPECT_EQ(test::posts_in(test::picture_of(model, options)), 120U);
}

TEST(StructureLayout, is_never_wider_than_three_times_its_height) {
  std::mt19937 random(11);
  for (unsigned i = 0; i < 40; ++i) {
    const std::size_t posts = i < 8 ? 1 + i : 1 + random() % 500;
    const std::size_t reach = i % 4 == 0 ? 500 : i % 4 == 1 ? 3 : 40;
    viz::StructureOptions options;
    options.all = i % 2 == 0;
    const Picture picture =
        test::picture_of(test::model_of(test::random_tree(posts, i, reach, 1 + i % 4)), options);
    EXPECT_LE(picture.width, 3 * picture.height) << posts << " posts, seed " << i;
    EXPECT_GT(picture.height, 100);
  }
}

TEST(StructureLayout, gives_the_same_bytes_every_time) {
  const test::Files files = test::random_structure(9);
  EXPECT_EQ(test::svg_of(test::model_of(files)), test::svg_of(test::model_of(files)));
}

TEST(StructureLayout, tells_a_clear_drawing_from_one_that_is_not) {
  const std::string head = "<svg viewBox=\"0 0 100 100\" font-size=\"8\">";
  const auto faults = [&](const std::string &inner) {
    return test::ClearanceCheck(test::read_picture(head + inner + "</svg>")).faults().size();
  };
  const std::string box = "<g id=\"a\"><rect x=\"10\" y=\"10\" width=\"40\" height=\"20\"/>";
  EXPECT_EQ(faults(box + "<text x=\"12\" y=\"20\">word</text></g>"), 0U);
  EXPECT_EQ(faults(box + "<text x=\"12\" y=\"20\">too many words</text></g>"), 1U);
  EXPECT_EQ(faults(box + "</g><g id=\"b\"><rect x=\"40\" y=\"10\" width=\"40\" height=\"20\"/></g>"), 1U);
  EXPECT_EQ(faults(box + "</g><path d=\"M30 0L30 10\"/>"), 0U);
  EXPECT_EQ(faults(box + "</g><path d=\"M30 0V12\"/>"), 1U);
  EXPECT_EQ(faults("<path d=\"M0 5L50 5\"/><path d=\"M40 5H60\"/>"), 1U);
  EXPECT_EQ(faults(box + "</g><text x=\"5\" y=\"20\">word</text>"), 1U);
  EXPECT_THROW(test::read_picture(head + "<text>a & b</text></svg>"), std::runtime_error);
  EXPECT_THROW(test::read_picture(head + "<g>"), std::exception);
  EXPECT_THROW(test::read_picture(head + "<script>alert(1)</script></svg>"), std::runtime_error);
}

} // namespace
} // namespace organograph::structure_layout_test
