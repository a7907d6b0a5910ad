// SPDX-License-Identifier: Apache-2.0
// What the legend and the notes of a structure say: every strip is explained, once, and what is not there is
// named.
#include "viz/structure_models.hpp"

#include <gtest/gtest.h>

namespace organograph::structure_legend_test {
namespace {

using test::Picture;
using test::picture_of;
using test::words_of;
using ::testing::HasSubstr;
using ::testing::Not;
using viz::ColourBy;
using viz::Fact;

viz::StructureOptions coloured(ColourBy colour) {
  viz::StructureOptions options;
  options.card.colour = colour;
  return options;
}

std::ptrdiff_t entries(const Picture &picture, std::string_view words) {
  return std::ranges::count(picture.texts, words, &test::SeenText::words);
}

/// A chief whose reports have a function each, but for the last.
Model with_functions(std::size_t n) {
  std::string functions = "function,name\n",
              posts = "post_id,title,organisation_id,reports_to,function\nce,Chief,o,,\n";
  for (std::size_t i = 0; i < n; ++i) {
    functions += "f" + std::to_string(i) + ",Service " + std::to_string(i) + "\n";
    posts += "p" + std::to_string(i) + ",Head,o,ce,f" + std::to_string(i) + "\n";
  }
  return test::model_of({{"organisations.csv", "organisation_id,name\no,Office\n"},
                         {"functions.csv", functions},
                         {"posts.csv", posts}});
}

TEST(StructureLegend, has_every_function_and_counts_those_it_has_no_room_for) {
  for (const std::size_t n : {13U, 19U}) {
    const Picture picture = picture_of(with_functions(n), coloured(ColourBy::function));
    for (std::size_t i = 0; i < n; ++i)
      EXPECT_EQ(entries(picture, "Service " + std::to_string(i)), 1) << n;
    EXPECT_EQ(entries(picture, "no function"), 1) << n;
    EXPECT_FALSE(picture.says("others, as their cards say"));
  }
  const Picture many = picture_of(with_functions(30), coloured(ColourBy::function));
  EXPECT_EQ(entries(many, "Service 17"), 1);
  EXPECT_EQ(entries(many, "Service 18"), 0);
  EXPECT_EQ(entries(many, "no function"), 1);
  EXPECT_EQ(entries(many, "12 others, as their cards say"), 1);
}

TEST(StructureLegend, says_vacant_once) {
  const Model model = test::model_of(test::units());
  EXPECT_EQ(entries(picture_of(model, coloured(ColourBy::status)), "vacant"), 1);
  EXPECT_EQ(entries(picture_of(model, coloured(ColourBy::span)), "vacant"), 1);
}

TEST(StructureLegend, a_post_above_a_staff_group_or_of_unknown_reports_is_not_one_without_reports) {
  test::Files files = test::councils();
  files.back().second += "g2,h2,12,case workers\n";
  const Picture picture = picture_of(test::model_of(files), coloured(ColourBy::span));
  const auto strip = [&](const char *box) {
    const std::string words = words_of(picture.box(box));
    return words.substr(0, words.find('|'));
  };
  EXPECT_EQ(strip("n2"), "span 2") << "reports beside its staff group";
  EXPECT_EQ(strip("n4"), "reports not known");
  EXPECT_EQ(strip("n5"), "staff groups alone");
  EXPECT_EQ(strip("n6"), "no reports");
  for (const char *words : {"no reports", "reports not known", "staff groups alone"})
    EXPECT_EQ(entries(picture, words), 1) << words;
}

TEST(StructureLegend, says_how_many_posts_a_scenario_ends) {
  viz::StructureOptions options = coloured(ColourBy::change);
  options.changes.assign(7, viz::style::Change::none);
  const Model model = test::model_of(test::councils());
  EXPECT_THAT(picture_of(model, options).description, Not(HasSubstr("not in the structure after")));
  options.ended = 2;
  EXPECT_THAT(picture_of(model, options).description,
              HasSubstr("2 posts that end are not in the structure after. Before and after side by side: the "
                        "scenario view."));
  options.ended = 1;
  EXPECT_THAT(picture_of(model, options).description,
              HasSubstr("1 post that ends is not in the structure after."));
}

TEST(StructureLegend, facts_that_were_asked_for_have_lines_or_a_note_says_that_they_are_cut) {
  test::Files files = test::units();
  std::string &functions = files[2].second;
  const std::string name = "Adult social care, safeguarding and the commissioning of independent living";
  functions.replace(functions.find("Adult services"), 14, '"' + name + '"');
  viz::StructureOptions options;
  options.card.facts = {Fact::holder, Fact::function, Fact::unit, Fact::grade, Fact::fte, Fact::cost};
  const Picture whole = picture_of(test::model_of(files), options);
  EXPECT_FALSE(whole.box("n1").has("…")) << words_of(whole.box("n1"));
  EXPECT_THAT(whole.description, Not(HasSubstr("cut short")));
  functions.replace(functions.find(name), name.size(), name + ", " + name + ", " + name);
  const Picture cut = picture_of(test::model_of(files), options);
  EXPECT_TRUE(cut.box("n1").has("…"));
  EXPECT_THAT(cut.description,
              HasSubstr("Facts of 3 posts are cut short (…): fewer facts or a larger sheet"));
}

TEST(StructureLegend, rows_of_a_list_have_the_facts_asked_for) {
  viz::StructureOptions options;
  options.form = viz::StructureForm::list;
  options.card.facts = {Fact::unit, Fact::grade, Fact::cost, Fact::holder};
  const Picture picture = picture_of(test::model_of(test::units()), options);
  EXPECT_THAT(words_of(picture.box("n1")), HasSubstr("People · grade G1 · £90,000 · interim: Bo"));
}

TEST(StructureLegend, words_of_staff_groups_are_cut_behind_a_word_and_whole_in_the_tooltip) {
  test::Files files = test::councils();
  const std::string title =
      "Neighbourhood coordinators and countywide safeguarding practitioners of the locality "
      "teams in the north and in the south of the county";
  files.back().second += "g2,h2,12," + title + "\n";
  viz::StructureOptions options;
  options.form = viz::StructureForm::list;
  options.room = viz::room_of(viz::Paper::a4, viz::Orientation::portrait);
  const Picture picture = picture_of(test::model_of(files), options);
  std::size_t cut = 0;
  for (const test::SeenBox &box : picture.boxes)
    for (const test::SeenText &text : box.texts)
      if (const std::size_t end = text.words.find("…"); box.name[0] == 'g' && end != std::string::npos) {
        ++cut;
        EXPECT_THAT(box.label, HasSubstr(title));
        EXPECT_THAT("12 FTE: " + title, HasSubstr(text.words.substr(0, end) + ' '));
      }
  EXPECT_EQ(cut, 1U);
}

} // namespace
} // namespace organograph::structure_legend_test
