// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/pptx.hpp"

#include "support/opened_workbook.hpp"
#include "viz/hostile_labels.hpp"
#include "viz/sample_drawing.hpp"
#include "viz/svg_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace organograph::pptx_test {
namespace {

using test::Element;
using ::testing::HasSubstr;
using ::testing::Not;
using viz::Drawing;

using Parts = std::map<std::string, std::string>;

Parts opened(const std::vector<Drawing> &drawings) {
  Parts parts = test::unzipped(viz::pptx(drawings));
  for (const auto &[name, content] : parts)
    EXPECT_TRUE(test::is_xml(content)) << name;
  return parts;
}

std::string slide_of(const Drawing &drawing) {
  return opened({drawing}).at("ppt/slides/slide1.xml");
}

std::vector<Element> of_name(const std::string &xml, const std::string &name) {
  std::vector<Element> out;
  for (const Element &e : test::elements(xml))
    if (e.name == name)
      out.push_back(e);
  return out;
}

TEST(Pptx, is_a_package_whose_parts_are_named_where_they_should_be) {
  const Parts parts = opened({test::sample_drawing(), test::sample_drawing()});
  const std::string &types = parts.at("[Content_Types].xml");
  for (const auto &[name, content] : parts)
    if (name.ends_with(".xml") && name != "[Content_Types].xml") {
      EXPECT_THAT(types, HasSubstr("PartName=\"/" + name + "\"")) << name;
    }
  for (const auto &[name, content] : parts) {
    if (!name.ends_with(".rels"))
      continue;
    const std::size_t folder = name.find("_rels/");
    for (const Element &relation : of_name(content, "Relationship")) {
      std::string target = name.substr(0, folder) + relation["Target"];
      if (const std::size_t up = target.find("/../"); up != std::string::npos)
        target = target.substr(0, target.rfind('/', up - 1) + 1) + target.substr(up + 4);
      EXPECT_TRUE(parts.contains(target)) << name << " names " << target;
      EXPECT_NE(relation["TargetMode"], "External");
    }
  }
}

TEST(Pptx, gives_every_shape_an_identifier_of_its_own_and_glues_lines_to_boxes) {
  const Drawing drawing = test::sample_drawing();
  const std::string slide = slide_of(drawing);
  std::map<std::string, std::string> names;
  for (const Element &e : of_name(slide, "p:cNvPr"))
    EXPECT_TRUE(names.emplace(e["id"], e["name"]).second) << e["id"];
  std::size_t glued = 0;
  const auto lines = of_name(slide, "p:cxnSp"), starts = of_name(slide, "a:stCxn"),
             ends = of_name(slide, "a:endCxn");
  ASSERT_EQ(lines.size(), 4U) << "three strokes and an arrow";
  ASSERT_EQ(starts.size(), lines.size());
  for (const viz::Line &line : drawing.lines) {
    if (line.from == viz::no_box || line.stroke == viz::Stroke::none)
      continue;
    EXPECT_THAT(names.at(starts[glued]["id"]), testing::StartsWith(drawing.boxes[line.from].name));
    EXPECT_THAT(names.at(ends[glued]["id"]), testing::StartsWith(drawing.boxes[line.to].name));
    ++glued;
  }
  EXPECT_EQ(glued, lines.size());
  EXPECT_EQ(of_name(slide, "a:custGeom").size(), 1U) << "the line that begins nowhere";
}

TEST(Pptx, has_every_text_once_and_as_text) {
  const Drawing drawing = test::sample_drawing();
  std::multiset<std::string> shown, given;
  for (const Element &e : of_name(slide_of(drawing), "a:t"))
    shown.insert(e.text);
  for (const viz::Text &text : drawing.texts)
    given.insert(text.text);
  for (const viz::Box &box : drawing.boxes)
    for (const viz::Text &text : box.texts)
      given.insert(text.text);
  EXPECT_EQ(shown, given);
}

TEST(Pptx, a_box_of_lines_below_each_other_is_one_shape_that_can_be_edited) {
  Drawing drawing;
  drawing.width = 200, drawing.height = 100;
  drawing.boxes = {test::titled_box("n0", 20, 20, "Chief")};
  const std::string slide = slide_of(drawing);
  EXPECT_THAT(slide, Not(HasSubstr("<p:grpSp>")));
  EXPECT_EQ(of_name(slide, "a:p").size(), 3U) << "the title's, and two of one body";
  EXPECT_EQ(of_name(slide, "p:sp").size(), 2U);
  drawing.boxes[0].parts = {test::area(20, 50, 60, 10)};
  EXPECT_THAT(slide_of(drawing), HasSubstr("<p:grpSp>")) << "a box of parts moves as one";
}

TEST(Pptx, says_a_box_to_those_who_do_not_see_it) {
  Drawing drawing;
  drawing.boxes = {test::titled_box("n0", 20, 20, "Chief")};
  EXPECT_THAT(slide_of(drawing), HasSubstr("name=\"n0\" descr=\"Chief&#10;second line\""));
}

TEST(Pptx, every_slide_has_a_title) {
  Drawing drawing;
  drawing.title = "Unseen";
  drawing.boxes = {test::titled_box("n0", 20, 20, "Chief")};
  for (const Drawing &each : {drawing, test::sample_drawing()}) {
    const std::string slide = slide_of(each);
    EXPECT_EQ(of_name(slide, "p:ph").at(0)["type"], "title");
    EXPECT_EQ(of_name(slide, "a:t").at(0).text, each.title);
  }
}

TEST(Pptx, hatches_dashes_and_colours_are_native) {
  const std::string slide = slide_of(test::sample_drawing());
  for (const char *pattern : {"wdUpDiag", "wdDnDiag", "openDmnd", "dotGrid", "ltHorz", "ltVert"})
    EXPECT_THAT(slide, HasSubstr("<a:pattFill prst=\"" + std::string(pattern) + "\"")) << pattern;
  EXPECT_THAT(slide, HasSubstr("<a:prstDash val=\"dash\"/>"));
  EXPECT_THAT(slide, HasSubstr("<a:prstDash val=\"sysDot\"/>"));
  EXPECT_THAT(slide, HasSubstr("<a:tailEnd type=\"triangle\"/>"));
  EXPECT_THAT(slide, HasSubstr("strike=\"sngStrike\""));
  EXPECT_THAT(slide, HasSubstr("rtl=\"1\""));
}

TEST(Pptx, leads_to_slides_that_are_there_and_to_no_others) {
  const Drawing drawing = test::sample_drawing(); // a box of it leads to page 2
  const Parts two = opened({drawing, drawing});
  EXPECT_THAT(two.at("ppt/slides/slide1.xml"), HasSubstr("<a:hlinkClick r:id=\"rId2\""));
  EXPECT_THAT(two.at("ppt/slides/_rels/slide1.xml.rels"), HasSubstr("Id=\"rId2\""));
  EXPECT_THAT(slide_of(drawing), Not(HasSubstr("hlinkClick")));
}

TEST(Pptx, hostile_texts_stay_texts) {
  Drawing drawing = test::sample_drawing();
  const std::vector<std::string> hostile = test::hostile_labels(true);
  for (const std::string &text : hostile) {
    drawing.boxes.push_back(test::titled_box("h" + std::to_string(drawing.boxes.size()), 10, 10, text));
    drawing.lines[0].label = drawing.title = text;
  }
  const std::string slide = slide_of(drawing);
  EXPECT_EQ(of_name(slide, "p:grpSp").size() + of_name(slide, "p:sp").size() > hostile.size(), true);
  EXPECT_EQ(of_name(slide, "a:t").size(),
            of_name(slide_of(test::sample_drawing()), "a:t").size() + 2 * hostile.size());
}

TEST(Pptx, is_the_same_twice) {
  EXPECT_EQ(viz::pptx(std::vector{test::sample_drawing()}), viz::pptx(std::vector{test::sample_drawing()}));
}

TEST(Pptx, is_no_larger_than_powerpoint_takes) {
  Drawing drawing = test::sample_drawing();
  drawing.width = 40'000;
  const Element size = of_name(opened({drawing}).at("ppt/presentation.xml"), "p:sldSz").at(0);
  EXPECT_EQ(size["cx"], "51206400");
  EXPECT_LE(size.number("cy"), 51206400);
  EXPECT_EQ(of_name(opened({}).at("ppt/presentation.xml"), "p:sldId").size(), 1U)
      << "no drawing, an empty slide";
}

} // namespace
} // namespace organograph::pptx_test
