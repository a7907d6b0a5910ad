// SPDX-License-Identifier: Apache-2.0
// What a card shows as asked: facts and strip; and how its words are set.
#include "support/places.hpp"
#include "viz/drawing_checks.hpp"
#include "viz/hostile_labels.hpp"
#include "viz/structure_models.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace organograph::structure_card_test {
namespace {

using test::Picture;
using test::picture_of;
using test::SeenBox;
using test::words_of;
using ::testing::HasSubstr;
using ::testing::Not;
using viz::ColourBy;
using viz::Fact;
using viz::GroupBy;

viz::StructureOptions with(std::vector<Fact> facts, ColourBy colour = ColourBy::organisation) {
  viz::StructureOptions options;
  options.card.facts = std::move(facts);
  options.card.colour = colour;
  return options;
}

std::string said(const Model &model, const char *box, const viz::StructureOptions &options) {
  return words_of(picture_of(model, options).box(box));
}

TEST(StructureCard, shows_the_facts_asked_for_in_their_order) {
  const Model model = test::model_of(test::units());
  EXPECT_EQ(said(model, "n1", with({Fact::unit, Fact::holder, Fact::fte})),
            "Kent|Director|People|interim: Bo|1 FTE");
  EXPECT_EQ(said(model, "n1", with({Fact::fte, Fact::unit, Fact::span, Fact::grade})),
            "Kent|Director|1 FTE|People|span 3 · grade G1");
  EXPECT_EQ(said(model, "n1", with({Fact::function})), "Kent|Director|Adult services");
  EXPECT_EQ(said(model, "n0", with({Fact::reports, Fact::id})), "Kent 80|Medway 20|Chief|7 posts below · ce");
  EXPECT_EQ(said(model, "n1", with({Fact::cost})), "Kent|Director|£90,000");
  EXPECT_EQ(said(model, "n2", with({Fact::cost})), "Medway|Director|£85,001");
  EXPECT_EQ(said(model, "n3", with({Fact::cost})), "Kent|Head of Care|cost not known");
  EXPECT_EQ(said(model, "n3", with({Fact::span})), "Kent|Head of Care");
}

TEST(StructureCard, names_a_post_by_its_identifier_only_if_asked) {
  const Model model = test::model_of(test::units());
  EXPECT_THAT(picture_of(model).box("n6").label, Not(HasSubstr("h4")));
  EXPECT_THAT(picture_of(model, with({Fact::id})).box("n6").label, HasSubstr("\npost: h4"));
}

TEST(StructureCard, takes_the_grade_of_a_joint_post_from_its_shares) {
  test::Files files = test::units();
  files.back().second = "post_id,organisation_id,cost_share,grade\nce,kcc,0.8,A\nce,mbc,0.2,B\n";
  EXPECT_EQ(said(test::model_of(files), "n0", with({Fact::grade})), "Kent 80|Medway 20|Chief|grade A, B");
}

TEST(StructureCard, shows_the_unit_unasked_where_titles_repeat) {
  test::Files files = test::units();
  EXPECT_THAT(said(test::model_of(files), "n1", {}), Not(HasSubstr("People"))) << "two of eight";
  for (std::size_t at = 0; (at = files[3].second.find("Head of Care", at)) != std::string::npos;)
    files[3].second.replace(at, 12, "Director");
  EXPECT_EQ(said(test::model_of(files), "n1", {}), "Kent|Director|interim: Bo|People|1 FTE · span 3");
  test::Files without = files;
  for (const char *unit : {"People", "Place"})
    for (std::size_t at = 0; (at = without[3].second.find(unit, at)) != std::string::npos;)
      without[3].second.replace(at, std::string_view(unit).size(), "");
  EXPECT_EQ(said(test::model_of(without), "n1", {}),
            "Kent|Director|interim: Bo|Adult services|1 FTE · span 3");
}

TEST(StructureCard, says_in_its_strip_what_the_colour_says) {
  const Model model = test::model_of(test::units());
  const std::vector<Fact> none_else = {Fact::fte};
  const auto strip = [&](ColourBy colour, const char *box) {
    const std::string words = said(model, box, with(none_else, colour));
    return words.substr(0, words.find('|'));
  };
  EXPECT_EQ(strip(ColourBy::unit, "n1"), "People");
  EXPECT_EQ(strip(ColourBy::unit, "n0"), "no unit");
  EXPECT_EQ(strip(ColourBy::function, "n2"), "Highways");
  EXPECT_EQ(strip(ColourBy::grade, "n3"), "grade G2");
  EXPECT_EQ(strip(ColourBy::grade, "n5"), "no grade");
  EXPECT_EQ(strip(ColourBy::status, "n1"), "interim");
  EXPECT_EQ(strip(ColourBy::status, "n4"), "vacant");
  EXPECT_EQ(strip(ColourBy::span, "n1"), "span 3");
  EXPECT_EQ(strip(ColourBy::span, "n6"), "no reports");
}

TEST(StructureCard, tells_the_organisation_where_the_strip_shows_something_else) {
  const Model model = test::model_of(test::units());
  EXPECT_EQ(said(model, "n1", with({Fact::fte}, ColourBy::unit)), "People|Director|Kent · 1 FTE");
  EXPECT_EQ(said(model, "n0", with({Fact::fte}, ColourBy::unit)),
            "no unit|Chief|joint: Kent 80, Medway 20 · 1 FTE");
}

TEST(StructureCard, has_a_legend_of_what_its_strips_show) {
  const Model model = test::model_of(test::units());
  const auto legend = [&](ColourBy colour, std::initializer_list<const char *> words) {
    const Picture picture = picture_of(model, with({}, colour));
    for (const char *word : words)
      EXPECT_TRUE(picture.says(word)) << word;
  };
  legend(ColourBy::organisation,
         {"Kent County Council", "Medway Borough Council", "joint post, with the part"});
  legend(ColourBy::unit, {"People", "Place", "no unit", "joint post"});
  legend(ColourBy::function, {"Adult services", "Highways"});
  legend(ColourBy::grade, {"grade G1", "grade G3", "no grade"});
  legend(ColourBy::status, {"filled", "interim", "vacant"});
  legend(ColourBy::span, {"no reports", "span 2-3"});
}

TEST(StructureCard, shows_a_change_in_its_strip_or_in_a_band) {
  const Model model = test::model_of(test::units());
  viz::StructureOptions options = with({Fact::fte}, ColourBy::change);
  options.changes.assign(model->posts.size(), viz::style::Change::none);
  options.changes[1] = viz::style::Change::moved;
  EXPECT_EQ(said(model, "n1", options), "moved|Director|Kent · 1 FTE");
  EXPECT_EQ(said(model, "n2", options), "as before|Director|Medway · 1 FTE");
  options.card.colour = ColourBy::unit;
  EXPECT_EQ(said(model, "n1", options), "People|moved|Director|Kent · 1 FTE");
  EXPECT_EQ(said(model, "n2", options), "Place|Director|Medway · 1 FTE");
}

TEST(StructureCard, parts_the_strip_by_share_and_leaves_room_for_names) {
  const SeenBox box = picture_of(test::model_of(test::units())).box("n0");
  const double kent = box.areas[1].right - box.areas[1].left, medway = box.areas[2].right - box.areas[2].left;
  EXPECT_GT(kent, 1.3 * medway);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_GE(box.texts[i].left, box.areas[i + 1].left);
    EXPECT_LE(box.texts[i].right, box.areas[i + 1].right);
  }
}

TEST(StructureCard, writes_letters_where_the_names_of_a_joint_post_have_no_room) {
  test::Files files = test::units();
  files[1].second = "organisation_id,name\nkcc,Northamptonshire and Northumberland County Council\n"
                    "mbc,North Lincolnshire and Nottinghamshire Council\n";
  const Picture picture = picture_of(test::model_of(files));
  EXPECT_THAT(words_of(picture.box("n0")), testing::StartsWith("Northa 80|North L 20|Chief"));
  EXPECT_TRUE(picture.says("Northa: Northamptonshire and Northumberland County Council"));
}

TEST(StructureCard, names_an_organisation_that_is_not_named) {
  test::Files files = test::units();
  files.back().second = "post_id,organisation_id,cost_share\nce,kcc,\nce,?,\n";
  EXPECT_THAT(said(test::model_of(files), "n0", {}), testing::StartsWith("Kent ?|another ?|Chief"));
}

TEST(StructureCard, has_a_strip_without_words_where_there_is_one_organisation) {
  const Model model = test::model_of({{"organisations.csv", "organisation_id,name\no,One\n"},
                                      {"posts.csv", "post_id,title,organisation_id\na,Chief,o\n"}});
  const SeenBox box = picture_of(model).box("n0");
  EXPECT_EQ(words_of(box), "Chief|1 FTE");
  ASSERT_EQ(box.areas.size(), 2U);
  EXPECT_LT(box.areas[1].bottom - box.areas[1].top, 5);
}

TEST(StructureCard, tells_by_frames_and_words_what_colour_tells) {
  const Picture picture = picture_of(test::model_of(test::councils()));
  const auto frame = [&](const char *name) { return picture.box(name).areas[0]; };
  EXPECT_NE(frame("n1").dashes, frame("n2").dashes) << "vacant";
  EXPECT_NE(frame("n0").stroke, frame("n2").stroke) << "joint";
  EXPECT_TRUE(picture.box("n1").has("vacant"));
  for (const SeenBox &box : picture.boxes)
    if (test::is_post(box)) {
      EXPECT_TRUE(box.has("County") || box.has("City")) << box.name;
    }
}

// ---- words

/// Lines of a title: what they leave out of it are blanks alone, and they put nothing in.
void expect_whole_words(const std::string &title, const std::vector<std::string> &lines) {
  std::size_t at = 0;
  for (const std::string &line : lines) {
    const std::string words = line.ends_with("…") ? line.substr(0, line.size() - 3) : line;
    EXPECT_EQ(title.substr(at, words.size()), words) << title;
    at += words.size();
    const bool blank = at < title.size() && title[at] == ' ';
    EXPECT_TRUE(blank || at == title.size() || words.ends_with('-') || words.ends_with('/'))
        << title << ": " << line;
    at += blank ? 1 : 0;
  }
}

TEST(StructureCard, breaks_no_word_of_the_examples) {
  std::size_t titles = 0;
  for (const auto &folder : std::filesystem::directory_iterator(places::examples())) {
    if (!folder.is_directory())
      continue;
    const BuildResult built = build_model(io::read_model_folder(folder.path()));
    const Model &model = *built.model;
    for (const bool tight : {false, true}) {
      viz::StructureOptions options;
      if (tight)
        options.room = viz::room_of(viz::Paper::a4, viz::Orientation::portrait);
      for (const SeenBox &box : picture_of(model, options).boxes) {
        if (!test::is_post(box))
          continue;
        const auto post = static_cast<std::size_t>(std::atoi(box.name.c_str() + 1));
        std::vector<std::string> lines;
        for (const test::SeenText &text : box.texts)
          if (text.bold && text.size > viz::style::text_size) // strips are set smaller
            lines.push_back(text.words);
        titles += lines.empty() ? 0U : 1U;
        expect_whole_words(std::string(model.text(model->posts.title[post])), lines);
      }
    }
  }
  EXPECT_GT(titles, 50U);
}

TEST(StructureCard, becomes_wider_for_a_long_word) {
  const auto width = [](const std::string &title) {
    const Picture picture =
        picture_of(test::model_of({{"organisations.csv", "organisation_id,name\no,One\n"},
                                   {"posts.csv", "post_id,title,organisation_id\na," + title + ",o\n"}}));
    const SeenBox box = picture.box("n0");
    EXPECT_EQ(box.texts[0].words, title);
    return box.areas[0].right - box.areas[0].left;
  };
  const double usual = width("Chief");
  EXPECT_DOUBLE_EQ(width("Transformationsbeauftragte"), usual) << "set smaller";
  EXPECT_GT(width("Gesamttransformationsbeauftragte"), usual);
}

// ---- hostile and lacking

TEST(StructureCard, hostile_units_and_grades_are_text) {
  for (const std::string &label : test::hostile_labels(false)) {
    std::string quoted;
    for (const char c : label)
      quoted += c == '"' ? "\"\"" : std::string(1, c);
    quoted = "\"" + quoted + "\"";
    const BuildResult built = test::built(
        {{"organisations.csv", "organisation_id,name\no," + quoted + "\np,P\n"},
         {"posts.csv", "post_id,title,organisation_id,reports_to,unit,grade\na,A,o,,x,x\nb,B,p,a," + quoted +
                           ',' + quoted + "\nc,C,o,a," + quoted + ',' + quoted + "\n"}});
    if (!built.model)
      continue; // a text that no table may hold
    for (const ColourBy colour : {ColourBy::unit, ColourBy::grade, ColourBy::organisation}) {
      viz::StructureOptions options = with({Fact::unit, Fact::grade}, colour);
      options.card.group = GroupBy::unit;
      const std::string svg = test::svg_of(*built.model, options);
      EXPECT_EQ(test::XmlChecker(svg).fault(), "") << label;
      EXPECT_THAT(svg, Not(HasSubstr("<script")));
    }
  }
}

TEST(StructureCard, says_what_a_model_lacks) {
  const Model all = test::model_of(test::units()), few = test::model_of(test::councils());
  for (const Fact fact : {Fact::unit, Fact::function, Fact::grade, Fact::cost}) {
    EXPECT_EQ(viz::lacking(all, fact), "");
    EXPECT_THAT(viz::lacking(few, fact), testing::StartsWith("no post has a "));
  }
  EXPECT_EQ(viz::lacking(few, Fact::cost), "no post has a cost (posts.csv: annual_cost)");
  EXPECT_EQ(viz::lacking(few, ColourBy::unit), "no post has a unit (posts.csv: unit)");
  EXPECT_EQ(viz::lacking(few, GroupBy::function), "no post has a function (posts.csv: function)");
  for (const ColourBy colour : {ColourBy::organisation, ColourBy::status, ColourBy::span, ColourBy::change})
    EXPECT_EQ(viz::lacking(few, colour), "");
}

} // namespace
} // namespace organograph::structure_card_test
