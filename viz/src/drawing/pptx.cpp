// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/pptx.hpp"

#include "drawing/pptx_package.hpp"
#include "drawing/pptx_shapes.hpp"
#include "organograph/viz/paper.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

namespace organograph::viz {

namespace {

// Of slides, in points: what PowerPoint takes.
constexpr double largest_slide = 56 * 72.0, smallest_slide = 72;

Drawing bounded(const Drawing &drawing) {
  const double longest = std::max(drawing.width, drawing.height);
  return longest > largest_slide ? scaled(drawing, largest_slide / longest) : drawing;
}

std::string slide(std::string_view shapes) {
  std::string out = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<p:sld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>
)";
  out += shapes;
  out += "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>";
  return out;
}

} // namespace

std::string pptx(std::span<const Drawing> slides) {
  using namespace presentation;
  const Drawing none;
  const std::span<const Drawing> drawings = slides.empty() ? std::span(&none, 1) : slides;
  double width = smallest_slide, height = smallest_slide;
  std::vector<Part> own;
  for (std::size_t i = 0; i < drawings.size(); ++i) {
    const Drawing drawing = bounded(drawings[i]);
    width = std::max(width, drawing.width);
    height = std::max(height, drawing.height);
    const Shapes shapes = shapes_of(drawing, drawings.size());
    const std::string name = "slide" + std::to_string(i + 1) + ".xml";
    own.emplace_back("ppt/slides/" + name, slide(shapes.xml));
    own.emplace_back("ppt/slides/_rels/" + name + ".rels", relations_of(shapes.links));
  }
  std::vector<Part> parts =
      parts_around(drawings.size(), width * emu, height * emu, drawings[0].title, drawings[0].description);
  parts.insert(parts.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  return zipped(parts);
}

} // namespace organograph::viz
