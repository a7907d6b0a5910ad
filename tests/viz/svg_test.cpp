// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/drawing.hpp"

#include "viz/sample_drawing.hpp"
#include "viz/svg_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace organograph::svg_test {
namespace {

using test::Element;
using ::testing::HasSubstr;
using ::testing::Not;
using viz::Anchor;
using viz::Drawing;
using viz::Hatch;

std::vector<Element> of_name(const std::vector<Element> &all, const std::string &name) {
  std::vector<Element> out;
  for (const Element &e : all)
    if (e.name == name)
      out.push_back(e);
  return out;
}

Drawing empty_sheet() {
  Drawing d;
  d.width = 100, d.height = 50;
  return d;
}

std::string with_text(const viz::Text &text) {
  Drawing d = empty_sheet();
  d.texts = {text};
  return viz::svg(d);
}

TEST(Svg, is_well_formed) {
  EXPECT_EQ(test::XmlChecker(viz::svg(test::sample_drawing())).fault(), "");
  EXPECT_EQ(test::XmlChecker(viz::svg({})).fault(), "");
}

TEST(Svg, is_named_and_described_for_readers_that_do_not_see) {
  const std::vector<Element> all = test::elements(viz::svg(test::sample_drawing()));
  EXPECT_EQ(all[0]["role"], "graphics-document document");
  EXPECT_EQ(all[0]["lang"], "en");
  EXPECT_EQ(all[1].name, "title");
  EXPECT_EQ(all[1].text, "Every kind of element");
  EXPECT_EQ(all[2].name, "desc");
  EXPECT_EQ(all[0]["aria-labelledby"], all[1]["id"]);
  EXPECT_EQ(all[0]["aria-describedby"], all[2]["id"]);
}

TEST(Svg, says_each_box_once_by_its_label) {
  const Drawing drawing = test::sample_drawing();
  const std::vector<Element> all = test::elements(viz::svg(drawing));
  std::map<std::string, std::string> named;
  for (std::size_t i = 0; i + 1 < all.size(); ++i)
    if (all[i]["role"] == "img" && !all[i]["id"].empty()) {
      EXPECT_EQ(all[i + 1].name, "title");
      named[all[i]["id"]] = all[i + 1].text;
    }
  ASSERT_EQ(named.size(), drawing.boxes.size());
  for (const viz::Box &box : drawing.boxes)
    EXPECT_EQ(named.at(box.name), box.label);
}

TEST(Svg, gives_no_role_to_a_box_that_says_nothing) {
  Drawing d = empty_sheet();
  d.boxes = {test::titled_box("n0", 0, 0, "A")};
  d.boxes[0].label.clear();
  EXPECT_THAT(viz::svg(d), Not(HasSubstr("role=\"img\"")));
}

TEST(Svg, gives_every_id_once) {
  Drawing drawing = test::sample_drawing();
  drawing.boxes[0].name = "drawing_title"; // what a view may call a box
  std::set<std::string> ids;
  for (const Element &e : test::elements(viz::svg(drawing)))
    if (!e["id"].empty()) {
      EXPECT_TRUE(ids.insert(e["id"]).second) << e["id"];
    }
}

TEST(Svg, writes_hundredths_and_no_more) {
  Drawing d = empty_sheet();
  d.ground = {test::area(1.005, -0.001, 12.3456, 100000.5), test::area(-3.1, 20, 0.004, 7)};
  const std::string svg = viz::svg(d);
  EXPECT_THAT(svg, HasSubstr("<rect x=\"1\" y=\"0\" width=\"12.35\" height=\"100000.5\""));
  EXPECT_THAT(svg, HasSubstr("<rect x=\"-3.1\" y=\"20\" width=\"0\" height=\"7\""));
}

TEST(Svg, writes_no_word_for_a_number) {
  Drawing d = empty_sheet();
  d.ground = {test::area(std::nan(""), std::numeric_limits<double>::infinity(), -1e300, 1)};
  EXPECT_THAT(viz::svg(d), HasSubstr("<rect x=\"0\" y=\"0\" width=\"0\" height=\"1\""));
}

TEST(Svg, anchors_and_dresses_texts) {
  viz::Text text = test::text(10, 20, "words", Anchor::start);
  EXPECT_THAT(with_text(text), HasSubstr("<text x=\"10\" y=\"20\">words</text>"));
  text.anchor = Anchor::end;
  text.bold = text.slanted = text.struck = true;
  text.size = 9;
  text.colour = {0x12, 0xab, 0xff};
  EXPECT_THAT(with_text(text),
              HasSubstr("<text x=\"10\" y=\"20\" font-size=\"9\" text-anchor=\"end\" fill=\"#12abff\" "
                        "font-weight=\"bold\" font-style=\"italic\" text-decoration=\"line-through\">"));
}

TEST(Svg, begins_a_line_that_runs_leftward_at_its_right_end) {
  viz::Text text = test::text(10, 20, "ראש אגף 3", Anchor::start);
  EXPECT_THAT(with_text(text), HasSubstr(" direction=\"rtl\" text-anchor=\"end\">"));
  text.text = "(12) מנהל";
  EXPECT_THAT(with_text(text), HasSubstr("direction=\"rtl\""));
  for (const char *const left : {"Head ראש", "Ä ראש", "部長", "e\u0301", "“x” – 😀"}) {
    text.text = left;
    EXPECT_THAT(with_text(text), Not(HasSubstr("direction"))) << left;
  }
}

TEST(Svg, says_once_what_the_texts_of_a_box_share) {
  Drawing d = empty_sheet();
  d.boxes = {test::titled_box("n0", 0, 0, "A")};
  EXPECT_THAT(viz::svg(d), HasSubstr("<g id=\"n0\" text-anchor=\"middle\" role=\"img\">"));
  EXPECT_THAT(viz::svg(d), HasSubstr("<text x=\"60\" y=\"30\">8 FTE"));
  d.boxes[0].texts[1].anchor = Anchor::end;
  EXPECT_THAT(viz::svg(d), HasSubstr("<text x=\"60\" y=\"30\" text-anchor=\"end\">8 FTE"));
  EXPECT_THAT(viz::svg(d), HasSubstr("<g id=\"n0\" role=\"img\">"));
}

TEST(Svg, writes_the_patterns_that_are_used) {
  Drawing d = empty_sheet();
  EXPECT_THAT(viz::svg(d), Not(HasSubstr("<pattern")));
  d.boxes = {test::titled_box("n0", 0, 0, "A"), test::titled_box("n1", 0, 50, "B")};
  d.boxes[0].area.hatch = Hatch::rising;
  d.boxes[1].area.hatch = Hatch::rising, d.boxes[1].area.fill = {0x11, 0x22, 0x33};
  const std::vector<Element> patterns = of_name(test::elements(viz::svg(d)), "pattern");
  ASSERT_EQ(patterns.size(), 2U);
  EXPECT_EQ(patterns[0]["id"], "hatch-rising");
  EXPECT_EQ(patterns[1]["id"], "hatch-rising-white");
  EXPECT_THAT(viz::svg(d), HasSubstr("fill=\"#112233\""));
  EXPECT_THAT(viz::svg(d), HasSubstr("fill=\"url(#hatch-rising-white)\""));
}

TEST(Svg, keeps_a_pattern_off_the_frame) {
  Drawing d = empty_sheet();
  d.ground = {test::area(10, 10, 40, 20, {255, 255, 255}, viz::Stroke::solid)};
  d.ground[0].hatch = Hatch::level, d.ground[0].pen = 3;
  EXPECT_THAT(viz::svg(d), HasSubstr("<rect x=\"11.5\" y=\"11.5\" width=\"37\" height=\"17\" fill=\"url(#"));
}

TEST(Svg, draws_lines_straight_from_point_to_point) {
  Drawing d = empty_sheet();
  d.lines.resize(1);
  d.lines[0].points = {{1, 2}, {1, 8}, {30, 8}, {40, 9.5}};
  d.lines[0].stroke = viz::Stroke::dashed, d.lines[0].pen = 1.2F;
  EXPECT_THAT(viz::svg(d), HasSubstr("<g fill=\"none\" stroke=\"#333333\" stroke-width=\"1.2\" "
                                     "stroke-dasharray=\"6\">\n<path d=\"M1 2V8H30L40 9.5\"/>\n</g>"));
}

TEST(Svg, breaks_an_upright_line_where_others_cross_it_in_whatever_order_they_are_told) {
  Drawing d = empty_sheet();
  viz::Line line;
  line.points = {{5, 0}, {10, 0}, {10, 40}, {20, 40}};
  line.gaps = {
      {10, 30}, {10, 10}, {10, 39}, {99, 20}}; // the third is too near to the corner, the last elsewhere
  d.lines = {line};
  EXPECT_THAT(viz::svg(d), testing::HasSubstr("\"M5 0H10V7M10 13V27M10 33V40H20\""));
  std::ranges::reverse(d.lines[0].points);
  EXPECT_THAT(viz::svg(d), testing::HasSubstr("\"M20 40H10V33M10 27V13M10 7V0H5\""));
}

TEST(Svg, ends_an_arrow_with_its_tip_at_the_last_point) {
  Drawing d = empty_sheet();
  d.lines.resize(1);
  d.lines[0].points = {{0, 10}, {90, 10}, {90, 10}};
  d.lines[0].arrow = true, d.lines[0].label = "advises <all>";
  const std::string svg = viz::svg(d);
  EXPECT_THAT(svg,
              HasSubstr("<g role=\"img\"><title>advises &lt;all&gt;</title><path d=\"M0 10H90H83.7\"/>"));
  EXPECT_THAT(svg, HasSubstr("<path d=\"M90 10L83 12.8L83 7.2z\" fill=\"#333333\" stroke=\"none\"/></g>"));
}

TEST(Svg, puts_lines_that_look_alike_into_one_group) {
  Drawing d = empty_sheet();
  d.lines.resize(3);
  for (viz::Line &line : d.lines)
    line.points = {{1, 1}, {2, 2}};
  d.lines[2].colour = {1, 2, 3};
  EXPECT_EQ(of_name(test::elements(viz::svg(d)), "g").size(), 2U);
}

TEST(Svg, paints_ground_lines_boxes_texts_in_this_order) {
  const std::string svg = viz::svg(test::sample_drawing());
  const auto at = [&](const char *what) { return svg.find(what); };
  EXPECT_LT(at("fill=\"#f3f3f3\""), at("<path d=\"M84"));
  EXPECT_LT(at("<path d=\"M84"), at("<g id=\"n0\""));
  EXPECT_LT(at("<g id=\"far\""), at(">A note: 7 pt<"));
}

TEST(Svg, begins_every_id_and_reference_with_the_prefix_of_a_drawing_among_others) {
  Drawing d = test::sample_drawing();
  d.boxes[0].area.hatch = Hatch::rising;
  const std::string alone = viz::svg(d), among = viz::svg(d, "meetings-");
  EXPECT_TRUE(among.starts_with("<svg ")) << among.substr(0, 60);
  const std::vector<Element> all = test::elements(among);
  std::size_t ids = 0;
  for (const Element &e : all)
    for (const auto &[name, value] : e.attributes) {
      if (name == "id" || name.starts_with("aria-")) {
        EXPECT_TRUE(value.starts_with("meetings-")) << name << '=' << value;
      }
      ids += name == "id";
      if (value.starts_with("url(")) {
        EXPECT_TRUE(value.starts_with("url(#meetings-hatch-")) << value;
      }
    }
  EXPECT_GT(ids, d.boxes.size());
  std::string without = among;
  for (std::size_t at = 0; (at = without.find("meetings-")) != std::string::npos;)
    without.erase(at, 9);
  EXPECT_EQ(without, alone.substr(alone.find("<svg ")));
}

TEST(Svg, gives_the_same_bytes_twice) {
  EXPECT_EQ(viz::svg(test::sample_drawing()), viz::svg(test::sample_drawing()));
}

} // namespace
} // namespace organograph::svg_test
