// SPDX-License-Identifier: Apache-2.0
// What a structure diagram shows, and what it says.
#include "viz/drawing_checks.hpp"
#include "viz/structure_models.hpp"

#include <gtest/gtest.h>

namespace organograph::structure_test {
namespace {

using test::councils;
using test::Picture;
using test::picture_of;
using test::random_tree;
using test::words_of;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

viz::StructureOptions everything() {
  viz::StructureOptions options;
  options.all = true;
  return options;
}

viz::StructureOptions folded_above(std::uint32_t boxes) {
  viz::StructureOptions options;
  options.fold_above = boxes;
  return options;
}

viz::StructureOptions below(PostId root) {
  viz::StructureOptions options;
  options.root = root;
  return options;
}

/// The county's colour is dark.
std::string muted_county() {
  return viz::style::hex(viz::style::muted({0x00, 0x33, 0x66}));
}

viz::StructureOptions down_to(std::uint32_t depth) {
  viz::StructureOptions options;
  options.depth = depth;
  return options;
}

TEST(Structure, draws_every_post_once) {
  const Picture picture = picture_of(test::model_of(councils()));
  EXPECT_EQ(picture.boxes.size(), 8U);
  std::set<std::string> names;
  for (const auto &box : picture.boxes)
    EXPECT_TRUE(names.insert(box.name).second) << box.name;
  EXPECT_EQ(test::posts_in(picture), 7U);
}

TEST(Structure, draws_management_solid_and_further_lines_dashed_with_their_kind) {
  const Model model = test::model_of(councils());
  const viz::Drawing drawing = viz::structure_drawing(model, span_of_control(model));
  const auto lines = [&](viz::Stroke stroke) {
    return std::ranges::count_if(drawing.lines, [&](const viz::Line &line) {
      return line.stroke == stroke && line.from != viz::no_box && line.to != viz::no_box;
    });
  };
  EXPECT_EQ(lines(viz::Stroke::solid), 7);
  EXPECT_EQ(lines(viz::Stroke::dashed), 1);
  EXPECT_TRUE(picture_of(model).says("professional"));
}

TEST(Structure, says_in_each_box_what_is_known_of_the_post) {
  const Picture picture = picture_of(test::model_of(councils()));
  const auto words = [&](const char *name) { return words_of(picture.box(name)); };
  EXPECT_EQ(words("n0"), "County 50|City 50|Chief Executive|Ann|1 FTE · span 3");
  EXPECT_EQ(words("n1"), "County 60|City 40|Joint Director|vacant|1 FTE · span 1");
  EXPECT_EQ(words("n2"), "County|County Director|Bo|0.5 FTE · span 2");
  EXPECT_EQ(words("n3"), "City|City Director|interim|1 FTE");
  EXPECT_EQ(words("n4"), "County|Head 1|1 FTE · reports not known");
  EXPECT_EQ(words("n5"), "County|Head 2|acting: Cy|1 FTE");
  EXPECT_EQ(picture.box("n1").areas[1].fill, muted_county());
  EXPECT_NE(picture.box("n1").areas[0].dashes, "") << "vacant";
  EXPECT_EQ(picture.box("n0").areas[0].dashes, "");
}

TEST(Structure, says_everything_in_the_label) {
  EXPECT_EQ(
      picture_of(test::model_of(councils())).box("n1").label,
      "Joint Director\nvacant\njoint post: County 60%; City 40%\ntier: 2\nFTE: 1\nspan 1\nposts below: 1\n"
      "FTE below: 1");
}

TEST(Structure, shows_up_to_six_staff_groups_each_in_a_box) {
  for (const std::size_t groups : {1U, 6U, 7U}) {
    std::string table = "group_id,reports_to,fte,title\n";
    for (std::size_t i = 0; i < groups; ++i)
      table += "g" + std::to_string(i) + ",dc," + std::to_string(i + 1) + ",team " + std::to_string(i) + "\n";
    test::Files files = councils();
    files.back().second = table;
    const Picture picture = picture_of(test::model_of(files));
    std::string all;
    for (const auto &box : picture.boxes)
      if (!test::is_post(box)) {
        all += words_of(box) + '/';
        EXPECT_NE(box.areas[0].dashes, "");
      }
    EXPECT_EQ(all, groups == 7 ? "28 FTE: 7 staff groups/"
                   : groups == 1
                       ? "1 FTE: team 0/"
                       : "1 FTE: team 0/2 FTE: team 1/3 FTE: team 2/4 FTE: team 3/5 FTE: team 4/6 FTE: "
                         "team 5/");
  }
}

TEST(Structure, draws_white_cards_and_mutes_a_dark_colour_until_black_is_read_on_it) {
  const Picture picture = picture_of(test::model_of(councils()));
  for (const auto &box : picture.boxes)
    EXPECT_EQ(box.areas[0].fill, "#ffffff") << box.name;
  EXPECT_NE(muted_county(), "#003366");
  EXPECT_EQ(picture.box("n2").areas[1].fill, muted_county());
  EXPECT_EQ(picture.box("n2").texts[0].colour, "#000000");
}

TEST(Structure, carries_title_date_source_and_a_legend_of_what_it_uses) {
  const Picture picture = picture_of(test::model_of(councils()));
  EXPECT_EQ(picture.title, "Two councils");
  EXPECT_THAT(picture.description, HasSubstr("7 posts drawn in 2 tier bands. 30 September 2016"));
  for (const char *text : {"Two councils", "30 September 2016 · Source: Cabinet report 3.8", "County",
                           "joint post, with the part of each in %", "vacant",
                           "staff group:", "line management", "further reporting line"})
    EXPECT_TRUE(picture.says(text)) << text;
  EXPECT_FALSE(picture.says("folded"));
}

TEST(Structure, folds_stacks_before_layers_and_says_so) {
  const Model model = test::model_of(random_tree(500, 5, 30));
  const Picture folded = picture_of(model), all = picture_of(model, everything());
  EXPECT_LE(folded.boxes.size(), 300U);
  EXPECT_GT(folded.boxes.size(), 200U);
  EXPECT_EQ(all.boxes.size(), 500U);
  EXPECT_TRUE(folded.says("Folded for room: "));
  EXPECT_FALSE(all.says("Folded"));
}

TEST(Structure, keeps_every_post_in_some_box_at_any_fold) {
  const Model model = test::model_of(random_tree(200, 9, 20, 2));
  for (const std::uint32_t limit : {1U, 2U, 10U, 40U, 90U, 150U, 199U}) {
    const Picture picture = picture_of(model, folded_above(limit));
    std::size_t posts = test::posts_in(picture);
    for (const auto &box : picture.boxes)
      posts += test::is_post(box) ? 0 : static_cast<std::size_t>(std::atoi(box.label.c_str()));
    EXPECT_EQ(posts, 200U) << limit;
    EXPECT_LE(picture.boxes.size(), std::max(limit, 2U)) << limit;
  }
}

TEST(Structure, draws_below_a_root_to_a_depth) {
  const Model model = test::model_of(councils());
  const Picture rooted = picture_of(model, below(model.find_post("dc")));
  EXPECT_EQ(rooted.boxes.size(), 4U); // the county director, two heads, a staff group
  EXPECT_FALSE(rooted.says("Joint"));
  const Picture shallow = picture_of(model, down_to(1));
  EXPECT_EQ(shallow.boxes.size(), 6U); // four posts, and what is below two of them
  EXPECT_TRUE(shallow.has_box("n6")) << "a box for one post would save nothing";
  EXPECT_FALSE(shallow.has_box("n4"));
  EXPECT_THAT(test::svg_of(model, down_to(1)), HasSubstr("2 posts, 38 FTE"));
  EXPECT_EQ(picture_of(model, down_to(0)).boxes.size(), 2U);
}

TEST(Structure, says_at_the_foot_why_it_folds) {
  const auto description = [](const Model &model, const viz::StructureOptions &options) {
    return picture_of(model, options).description;
  };
  const Model model = test::model_of(councils()), many = test::model_of(random_tree(500, 5, 30));
  EXPECT_THAT(description(model, down_to(1)),
              AllOf(HasSubstr("Drawn to 1 layer below the top, as asked. Folded: 2 posts in 1 box"),
                    Not(HasSubstr("for room"))));
  EXPECT_TRUE(picture_of(model, down_to(1)).says("as asked. Folded: 2 posts in 1 box"));
  EXPECT_THAT(description(many, down_to(0)),
              HasSubstr("Drawn to 0 layers below the top, as asked. Folded: 499"));
  viz::StructureOptions both = folded_above(20);
  both.depth = 3;
  EXPECT_THAT(description(many, both), HasSubstr("Asked for: 3 layers below the top. Folded for room: "));
  EXPECT_THAT(description(many, {}), Not(HasSubstr("asked")));
}

TEST(Structure, says_in_the_heading_that_it_is_a_part) {
  const Model model = test::model_of(councils());
  EXPECT_EQ(picture_of(model, below(model.find_post("dc"))).title,
            "Two councils: part below County Director");
  EXPECT_EQ(picture_of(model).title, "Two councils");
  EXPECT_EQ(picture_of(model, below(model.find_post("ce"))).title, "Two councils") << "all of it";
}

TEST(Structure, folds_many_tops_too) {
  std::string posts = "post_id,title,organisation_id\n";
  for (int i = 0; i < 1000; ++i)
    posts += "h" + std::to_string(i) + ",Post,o\n";
  const Picture picture = picture_of(
      test::model_of({{"organisations.csv", "organisation_id,name\no,O\n"}, {"posts.csv", posts}}));
  ASSERT_EQ(picture.boxes.size(), 1U);
  EXPECT_THAT(words_of(picture.boxes[0]), "1,000 posts, 1,000 FTE");
}

TEST(Structure, draws_those_of_an_organisation_and_the_managers_above_them_pale) {
  const Model model = test::model_of(councils());
  viz::StructureOptions options;
  options.organisation = test::by_id<OrganisationId>(model, model->organisations.id, "pcc");
  const Picture picture = picture_of(model, options);
  for (const char *name : {"n0", "n1", "n3", "n6"})
    EXPECT_TRUE(picture.has_box(name)) << name;
  EXPECT_EQ(picture.boxes.size(), 4U);
  EXPECT_TRUE(picture.says("Posts that serve City. Left out: 3 other posts, 1 staff "
                           "group."));
  options.organisation = test::by_id<OrganisationId>(model, model->organisations.id, "ccc");
  EXPECT_FALSE(picture_of(model, options).has_box("n3"));
}

TEST(Structure, draws_those_of_a_function_and_the_managers_above_them_pale) {
  const Model model = test::model_of(
      {{"organisations.csv", "organisation_id,name\no,O\n"},
       {"functions.csv", "function,name\nf,People\ng,Place\n"},
       {"posts.csv", "post_id,title,organisation_id,reports_to,function\n"
                     "a,Chief,o,,\nb,Director,o,a,g\nc,Head,o,b,f\nd,Other,o,b,g\ne,Also,o,a,\n"},
       {"post_functions.csv", "post_id,function\ne,f\n"},
       {"staff_groups.csv", "group_id,reports_to,fte,function\nx,c,2,\ny,c,3,g\nz,d,4,\n"}});
  viz::StructureOptions options;
  options.function = test::by_id<FunctionId>(model, model->functions.id, "f");
  const Picture picture = picture_of(model, options);
  EXPECT_EQ(picture.boxes.size(), 5U) << "two of the function, two above, one group";
  EXPECT_EQ(picture.box("n1").areas.size(), 1U) << "no strip";
  EXPECT_EQ(picture.box("n2").areas.size(), 2U);
  EXPECT_THAT(picture.box("n1").label, HasSubstr("outside what was asked for"));
  EXPECT_TRUE(picture.says("have the function People; pale: 2 managers above them. Left out: 1 other post, 2 "
                           "staff groups."));
  EXPECT_TRUE(picture.says("manager above, outside what was asked for"));
}

TEST(Structure, says_of_a_pale_joint_post_all_that_it_serves) {
  test::Files files = councils();
  files.push_back({"functions.csv", "function,name\nf,People\n"});
  files.push_back({"post_functions.csv", "post_id,function\nh2,f\n"});
  const Model model = test::model_of(files);
  viz::StructureOptions options;
  options.function = test::by_id<FunctionId>(model, model->functions.id, "f");
  for (const bool scenario : {false, true}) {
    if (scenario)
      options.changes.assign(model->posts.size(), viz::style::Change::none);
    const Picture picture = picture_of(model, options);
    EXPECT_EQ(test::posts_in(picture), 3U);
    EXPECT_EQ(words_of(picture.box("n0")), "County 50|City 50|Chief Executive|Ann|1 FTE · span 3");
    EXPECT_EQ(picture.box("n0").areas[0].fill, "#ffffff");
    EXPECT_EQ(picture.box("n0").areas[1].fill, muted_county());
    EXPECT_EQ(words_of(picture.box("n2")), "County Director|Bo|County · 0.5 FTE · span 2");
    EXPECT_TRUE(picture.says("City")) << "in the legend";
    EXPECT_TRUE(picture.says("joint post"));
  }
}

TEST(Structure, shows_what_a_scenario_changes_in_words_and_pattern_too) {
  const Model model = test::model_of(councils());
  viz::StructureOptions options;
  using viz::style::Change;
  options.changes = {Change::none, Change::created, Change::deleted, Change::moved,
                     Change::none, Change::changed, Change::none};
  const Picture picture = picture_of(model, options);
  EXPECT_THAT(words_of(picture.box("n1")), testing::StartsWith("County 60|City 40|created|Joint Director"));
  EXPECT_EQ(words_of(picture.box("n2")), "County|deleted|County Director|Bo|0.5 FTE · span 2");
  EXPECT_EQ(picture.box("n2").texts[2].decoration, "line-through");
  EXPECT_EQ(picture.box("n1").texts[3].decoration, "");
  EXPECT_EQ(words_of(picture.box("n3")), "City|moved|City Director|interim|1 FTE");
  EXPECT_EQ(picture.box("n0").areas[0].fill, "#ffffff");
  EXPECT_EQ(picture.box("n2").areas[2].fill, viz::style::hex(viz::style::of(Change::deleted).fill));
  EXPECT_THAT(picture.box("n2").areas[3].fill, HasSubstr("url(#hatch-crossed"));
  for (const char *text : {"created", "deleted, its title struck through", "moved:", "changed", "as before"})
    EXPECT_TRUE(picture.says(text)) << text;
  EXPECT_THAT(picture.box("n2").label, HasSubstr("County Director\ndeleted\n"));
}

TEST(Structure, counts_in_a_folded_box_what_a_scenario_changes) {
  const Model model = test::model_of(councils());
  using viz::style::Change;
  viz::StructureOptions options = down_to(0);
  options.changes = {Change::moved,   Change::created, Change::deleted, Change::moved,
                     Change::deleted, Change::changed, Change::none};
  const auto fold = [&] {
    const Picture picture = picture_of(model, options);
    for (const auto &box : picture.boxes)
      if (box.name[0] == 'f')
        return words_of(box) + '/' + box.label;
    return std::string();
  };
  EXPECT_EQ(fold(),
            "6 posts, 41.5 FTE|1 created, 2 deleted, 1 moved,|1 changed/6 posts, 41.5 FTE\n1 created, "
            "2 deleted, 1 moved, 1 changed\nbelow Chief Executive\nfolded; staff groups included in "
            "the FTE");
  options.organisation = test::by_id<OrganisationId>(model, model->organisations.id, "pcc");
  EXPECT_THAT(fold(), HasSubstr("\n1 created, 1 moved\nbelow")) << "of those that are counted";
  options = down_to(1);
  options.changes.assign(3, Change::deleted);
  EXPECT_THAT(fold(), testing::StartsWith("2 posts, 38 FTE/")) << "as before";
  options = folded_above(7);
  options.changes.assign(model->posts.size(), Change::moved);
  EXPECT_THAT(fold(), testing::StartsWith("2 posts, 2 FTE|2 moved/")) << "a stack";
}

TEST(Structure, keeps_figures_off_lines_that_run_from_right_to_left) {
  const std::string word = "\u05de\u05e0\u05d4\u05dc";
  const Picture picture = picture_of(
      test::model_of({{"organisations.csv", "organisation_id,name\no," + word + "\nq,Two\n"},
                      {"posts.csv", "post_id,title,organisation_id,fte\na,A,o,1499\nb,B,q,1.5\nc,C,q,1\n"},
                      {"post_shares.csv", "post_id,organisation_id,cost_share\nc,o,0.25\nc,q,0.75\n"}}));
  EXPECT_EQ(words_of(picture.box("n0")), word + "|A|1,499 FTE");
  EXPECT_EQ(words_of(picture.box("n1")), "Two|B|1.5 FTE");
  EXPECT_EQ(words_of(picture.box("n2")), word + "|25|Two 75|C|1 FTE");
  EXPECT_FALSE(picture.says(word + ":")) << "nor in the legend";
}

TEST(Structure, survives_whatever_a_label_holds) {
  const std::vector<std::string> texts = {
      "<script>alert(1)</script>",
      "\"\"quoted\"\" & 'single'",
      "R&amp;D &lt;b&gt; &#65; &nosuch; & &;",
      "back\\slash \\N \\G \\n \\",
      "ctl\x01\x02\x1b[31m\x7f end",
      "two\nlines\r\nthree\ttab",
      "\u05de\u05e0\u05d4\u05dc \u0645\u062f\u064a\u0631",
      "\u202eoverride\u202c",
      "e\u0301 combining a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
      "\U0001F469\u200D\U0001F4BB \u4e3b\u4efb\u793e\u4f1a\u670d\u52a1\u90e8\u95e8",
      std::string(10000, 'x'),
      "\u200b\u0301",
      "\u0301",
      "]]> <!-- -- --> {a|b} %s%n",
  };
  std::string posts = "post_id,title,organisation_id,reports_to,holder\n";
  for (std::size_t i = 0; i < texts.size(); ++i) // the text stands in the identifier too, behind a number
    posts += "\"" + std::to_string(i) + (i < 7 ? texts[i] : "") + "\",\"" + texts[i] + "\",o" +
             std::to_string(i % 2) + ",,\"" + texts[i] + "\"\n";
  const Model model = test::model_of(
      {{"model.csv", "title,source\n\"" + texts[2] + "\",\"" + texts[0] + "\"\n"},
       {"organisations.csv", "organisation_id,name\no0,\"" + texts[0] + "\"\no1,\"" + texts[3] + "\"\n"},
       {"posts.csv", posts}});
  const std::string svg = test::svg_of(model);
  EXPECT_EQ(test::XmlChecker(svg).fault(), "");
  const Picture picture = test::read_picture(svg);
  EXPECT_THAT(test::ClearanceCheck(picture).faults(), testing::IsEmpty());
  const std::string text = test::decoded(svg);
  for (const char *whole :
       {"<script>alert(1)</script>", "\"quoted\" & 'single'", "R&amp;D &lt;b&gt; &#65; &nosuch; & &;",
        "\u05de\u05e0\u05d4\u05dc \u0645\u062f\u064a\u0631", "]]> <!-- -- --> {a|b} %s%n",
        "back\u2216slash \u2216N \u2216G \u2216n \u2216", "ctl[31m end", "two\nlines\nthree tab"})
    EXPECT_THAT(text, HasSubstr(whole));
  EXPECT_THAT(text, HasSubstr(std::string(10000, 'x'))) << "the tooltip carries the whole title";
  EXPECT_THAT(text, Not(HasSubstr("\u202e")));
}

} // namespace
} // namespace organograph::structure_test
