// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/drawing.hpp"

#include "organograph/viz/render.hpp"
#include "viz/sample_drawing.hpp"
#include "viz/svg_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace organograph::dot_test {
namespace {

using test::Element;
using test::Place;
using ::testing::HasSubstr;
using ::testing::Not;
using viz::Drawing;

struct Seen {
  std::vector<Place> areas;
  std::vector<Element> texts;
  std::map<std::string, Place> boxes;
};

Seen ours(const Drawing &drawing) {
  Seen seen;
  const std::vector<Element> all = test::elements(viz::svg(drawing));
  for (const Element &e : all) {
    if (e.name == "text")
      seen.texts.push_back(e);
    if (e.name != "rect" || e["fill"].starts_with("url"))
      continue;
    seen.areas.push_back(test::place_of(e));
    if (const std::string id = e.within.empty() ? "" : all[e.within.back()]["id"];
        !id.empty() && !seen.boxes.contains(id))
      seen.boxes[id] = test::place_of(e);
  }
  return seen;
}

/// What Graphviz draws of dot(drawing): areas of the background, and the nodes that lie over it.
Seen graphvizs(const Drawing &drawing) {
  Seen seen;
  std::string node;
  bool sheet = true;
  const auto is_four = [](const std::string &points) {
    return std::count(points.begin(), points.end(), ',') == 5;
  };
  for (const Element &e : test::elements(viz::render(viz::dot(drawing), viz::Picture::svg))) {
    if (e.name == "text")
      seen.texts.push_back(e);
    if (e.name == "title")
      node = e.text;
    if (e.name != "polygon" || !is_four(e["points"]))
      continue;
    const Place place = test::around(e["points"], drawing.height);
    if (e["fill"] == "none")
      seen.boxes[node] = place;
    else if (place.width < drawing.width - 0.1) // Graphviz's own sheet, and ours before its frame
      seen.areas.push_back(place), sheet = false;
  }
  EXPECT_FALSE(sheet);
  return seen;
}

void expect_same(const Place &a, const Place &b, const std::string &what) {
  EXPECT_NEAR(a.left, b.left, 0.5) << what;
  EXPECT_NEAR(a.top, b.top, 0.5) << what;
  EXPECT_NEAR(a.width, b.width, 0.5) << what;
  EXPECT_NEAR(a.height, b.height, 0.5) << what;
}

TEST(Dot, puts_every_box_and_area_where_the_svg_has_it) {
  const Drawing drawing = test::sample_drawing();
  const Seen a = ours(drawing), b = graphvizs(drawing);
  ASSERT_EQ(a.boxes.size(), drawing.boxes.size());
  ASSERT_EQ(b.boxes.size(), drawing.boxes.size());
  for (const auto &[name, place] : a.boxes)
    expect_same(place, b.boxes.at(name), name);
  ASSERT_EQ(a.areas.size(), b.areas.size());
  for (std::size_t i = 0; i < a.areas.size(); ++i)
    expect_same(a.areas[i], b.areas[i], "area " + std::to_string(i));
}

TEST(Dot, sets_every_text_where_the_svg_has_it) {
  const Drawing drawing = test::sample_drawing();
  const Seen a = ours(drawing), b = graphvizs(drawing);
  ASSERT_EQ(a.texts.size(), b.texts.size());
  for (std::size_t i = 0; i < a.texts.size(); ++i) {
    SCOPED_TRACE(a.texts[i].text);
    EXPECT_NEAR(a.texts[i].number("x"), b.texts[i].number("x"), 0.5);
    EXPECT_NEAR(a.texts[i].number("y"), b.texts[i].number("y") + drawing.height, 0.5);
    if (!a.texts[i]["font-size"].empty()) {
      EXPECT_NEAR(a.texts[i].number("font-size"), b.texts[i].number("font-size"), 0.01);
    }
    EXPECT_EQ(a.texts[i]["font-weight"], b.texts[i]["font-weight"]);
    EXPECT_EQ(a.texts[i]["font-style"], b.texts[i]["font-style"]);
    if (a.texts[i]["direction"].empty()) {
      std::string theirs = b.texts[i].text;
      for (std::size_t at = 0; (at = theirs.find("\u200B")) != std::string::npos;)
        theirs.erase(at, 3);
      EXPECT_EQ(a.texts[i].text, theirs);
    }
  }
}

TEST(Dot, draws_a_sheet_of_the_drawings_size) {
  const std::string svg = viz::render(viz::dot(test::sample_drawing()), viz::Picture::svg);
  EXPECT_THAT(svg, HasSubstr("<svg width=\"620pt\" height=\"420pt\""));
  EXPECT_THAT(svg, HasSubstr("<title>Every kind of element</title>\n<desc>For tests.</desc>"));
}

TEST(Dot, draws_lines_between_the_same_points) {
  Drawing drawing = test::sample_drawing();
  drawing.lines.erase(drawing.lines.begin() + 1, drawing.lines.end());
  const std::string svg = viz::render(viz::dot(drawing), viz::Picture::svg);
  EXPECT_THAT(svg, HasSubstr("points=\"84,-230 84,-180 84,-180 84,-120 \""));
  EXPECT_THAT(viz::dot(drawing), HasSubstr("n4 -> last [pos=\"84,230 84,213.33 84,196.67 84,180 "));
}

TEST(Dot, draws_a_pattern_as_lines_within_the_area) {
  Drawing drawing;
  drawing.width = drawing.height = 100;
  for (const viz::Hatch hatch : {viz::Hatch::rising, viz::Hatch::falling, viz::Hatch::crossed,
                                 viz::Hatch::dots, viz::Hatch::level, viz::Hatch::upright}) {
    drawing.ground = {test::area(20.5, 30.2, 31, 17, {0xb7, 0xe1, 0xb5}, viz::Stroke::solid)};
    drawing.ground[0].hatch = hatch;
    std::size_t lines = 0;
    for (const Element &e : test::elements(viz::render(viz::dot(drawing), viz::Picture::svg))) {
      if (e.name != "polyline")
        continue;
      ++lines;
      const Place place = test::around(e["points"], 100);
      EXPECT_GE(place.left, 20.99);
      EXPECT_GE(place.top, 30.69);
      EXPECT_LE(place.left + place.width, 51.01);
      EXPECT_LE(place.top + place.height, 46.71);
    }
    EXPECT_GE(lines, 2U) << static_cast<int>(hatch);
  }
}

TEST(Dot, carries_the_graph_for_other_programs) {
  const std::string text = viz::dot(test::sample_drawing());
  EXPECT_THAT(text, HasSubstr("\nn0 [pos=\"84,320\", width=1.66667, height=0.55556, tooltip=\"Head of hatch "
                              "0&#10;second line\"];\n"));
  EXPECT_THAT(text, HasSubstr("\nlast -> far ["));
}

TEST(Dot, is_read_however_long_a_text_is) {
  Drawing drawing = test::sample_drawing();
  drawing.boxes[0].label = std::string(100'000, 'x');
  drawing.boxes[1].texts[0].text.clear();
  for (int i = 0; i < 20'000; ++i)
    drawing.boxes[1].texts[0].text += "é";
  const std::string written = viz::dot(drawing), svg = viz::render(written, viz::Picture::svg);
  std::size_t run = 0, longest = 0; // the program dot reads no more of a string at once from a file
  for (const char c : written)
    longest = std::max(longest, run = c == '"' || c == '\\' ? 0 : run + 1);
  EXPECT_LT(longest, 16'384U);
  EXPECT_THAT(svg, HasSubstr(drawing.boxes[1].texts[0].text));
  EXPECT_THAT(svg, HasSubstr(drawing.boxes[0].label));
}

TEST(Dot, gives_the_same_bytes_twice) {
  EXPECT_EQ(viz::dot(test::sample_drawing()), viz::dot(test::sample_drawing()));
}

} // namespace
} // namespace organograph::dot_test
