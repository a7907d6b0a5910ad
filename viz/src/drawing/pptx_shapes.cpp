// SPDX-License-Identifier: Apache-2.0
#include "drawing/pptx_shapes.hpp"

#include "drawing/drawing_marks.hpp"
#include "drawing/pptx_text.hpp"
#include "organograph/viz/style.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace organograph::viz::presentation {

namespace {

// Of Hatch, in its order.
constexpr std::array<std::string_view, 7> patterns = {"",        "wdUpDiag", "wdDnDiag", "openDmnd",
                                                      "dotGrid", "ltHorz",   "ltVert"};

std::string hex_of(Colour colour) {
  return style::hex(colour).substr(1);
}

void write_colour(Appender &out, Colour colour) {
  out << "<a:srgbClr val=\"" << hex_of(colour) << "\"/>";
}

void write_place(Appender &out, std::string_view element, double left, double top, double width,
                 double height, std::string_view attributes = {}) {
  out << '<' << element << attributes << "><a:off x=\"" << std::round(left * emu) << "\" y=\""
      << std::round(top * emu) << "\"/><a:ext cx=\"" << std::round(std::max(0.0, width) * emu) << "\" cy=\""
      << std::round(std::max(0.0, height) * emu) << "\"/></" << element << '>';
}

void write_place(Appender &out, const Area &area) {
  write_place(out, "a:xfrm", area.left, area.top, area.width, area.height);
}

void write_pen(Appender &out, Stroke stroke, Colour colour, double pen, bool arrow = false) {
  if (stroke == Stroke::none) {
    out << "<a:ln><a:noFill/></a:ln>";
    return;
  }
  out << "<a:ln w=\"" << std::round(pen * emu) << "\"><a:solidFill>";
  write_colour(out, colour);
  out << "</a:solidFill>";
  if (stroke != Stroke::solid)
    out << "<a:prstDash val=\"" << (stroke == Stroke::dashed ? "dash" : "sysDot") << "\"/>";
  out << "<a:miter lim=\"800000\"/>";
  if (arrow)
    out << "<a:tailEnd type=\"triangle\"/>";
  out << "</a:ln>";
}

void write_fill(Appender &out, const Area &area) {
  if (area.hatch == Hatch::none) {
    out << "<a:solidFill>";
    write_colour(out, area.fill);
    out << "</a:solidFill>";
    return;
  }
  out << "<a:pattFill prst=\"" << patterns[static_cast<std::size_t>(area.hatch)] << "\"><a:fgClr>";
  write_colour(out, marks::mixed(area.fill, marks::ink_on(area.fill), marks::ink_share));
  out << "</a:fgClr><a:bgClr>";
  write_colour(out, area.fill);
  out << "</a:bgClr></a:pattFill>";
}

Area united(const Area &a, const Area &b) {
  Area out = a;
  out.left = std::min(a.left, b.left);
  out.top = std::min(a.top, b.top);
  out.width = std::max(a.left + a.width, b.left + b.width) - out.left;
  out.height = std::max(a.top + a.height, b.top + b.height) - out.top;
  return out;
}

bool holds(const Area &area, const Text &text) {
  return text.x >= area.left && text.x <= area.left + area.width && text.y >= area.top &&
         text.y <= area.top + area.height;
}

/// The texts of a box by the shape that holds them: 0 its area, then its parts.
std::vector<std::vector<const Text *>> by_shape(const Box &box) {
  std::vector<std::vector<const Text *>> out(box.parts.size() + 1);
  for (const Text &text : box.texts) {
    std::size_t shape = box.parts.size();
    while (shape > 0 && !holds(box.parts[shape - 1], text))
      --shape;
    out[shape].push_back(&text);
  }
  return out;
}

/// Whether the lines are the slide's title: the first ones, and larger than any other.
std::size_t title_lines(const std::vector<Text> &texts) {
  float largest = 0;
  for (const Text &text : texts)
    largest = std::max(largest, text.size);
  std::size_t out = 0;
  while (out < texts.size() && texts[out].size == largest && texts[out].x == texts[0].x)
    ++out;
  return out;
}

class Writer {
public:
  Writer(const Drawing &drawing, std::size_t slides)
      : drawing_(drawing), slides_(slides),
        out_(4096 + drawing.boxes.size() * 2500 + drawing.lines.size() * 900 + drawing.texts.size() * 900) {}

  Shapes written() {
    const std::size_t title = title_lines(drawing_.texts);
    write_title(title);
    for (const Area &area : drawing_.ground)
      shape("Ground", {}, area, {});
    write_lines();
    for (std::size_t i = 0; i < drawing_.boxes.size(); ++i)
      write_box(i);
    std::vector<const Text *> texts;
    for (std::size_t i = title; i < drawing_.texts.size(); ++i)
      texts.push_back(&drawing_.texts[i]);
    for (const Body &body : bodies_of(texts))
      text_alone(body);
    return {out_.take(), std::move(links_)};
  }

private:
  // Boxes have the identifiers after the tree's and the title's, so that lines can name them before.
  static constexpr std::size_t first_box = 3;
  std::size_t box_id(std::size_t box) const { return first_box + box; }
  std::size_t next_id() { return first_box + drawing_.boxes.size() + others_++; }

  /// <p:cNvPr>: what a shape is called, and what it says to those who do not see it.
  void write_name(std::size_t id, std::string_view name, std::string_view label, std::size_t page = 0) {
    out_ << "<p:cNvPr id=\"" << id << "\" name=\"";
    marks::escaped(out_, name) << '"';
    if (!label.empty()) {
      out_ << " descr=\"";
      for (std::size_t end = 0; end != std::string_view::npos; label.remove_prefix(end + 1)) {
        end = label.find('\n');
        marks::escaped(out_, label.substr(0, end));
        if (end == std::string_view::npos)
          break;
        out_ << "&#10;"; // a line break as it is would be a blank
      }
      out_ << '"';
    }
    if (page == 0 || page > slides_) {
      out_ << "/>";
      return;
    }
    const auto at = std::ranges::find(links_, page);
    const auto link = static_cast<std::size_t>(at - links_.begin());
    if (at == links_.end())
      links_.push_back(page);
    out_ << "><a:hlinkClick r:id=\"rId" << link + 2 << "\" action=\"ppaction://hlinksldjump\"/></p:cNvPr>";
  }

  void shape(std::size_t id, std::string_view name, std::string_view label, const Area &area,
             const Body &body, std::size_t page = 0) {
    out_ << "<p:sp><p:nvSpPr>";
    write_name(id, name, label, page);
    out_ << "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>";
    write_place(out_, area);
    out_ << R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>)";
    write_fill(out_, area);
    write_pen(out_, area.stroke, area.frame, static_cast<double>(area.pen));
    out_ << "</p:spPr>";
    write_body(out_, area, body);
    out_ << "</p:sp>\n";
  }
  void shape(std::string_view name, std::string_view label, const Area &area, const Body &body) {
    shape(next_id(), name, label, area, body);
  }

  void text_alone(const Body &body) {
    const Area area = around(body);
    out_ << "<p:sp><p:nvSpPr>";
    write_name(next_id(), "Text", {});
    out_ << R"(<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>)";
    write_place(out_, area);
    out_ << R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>)";
    write_body(out_, area, body);
    out_ << "</p:sp>\n";
  }

  /// The title that outlines and screen readers go by. Where the drawing shows none it stands above the
  /// slide's edge.
  void write_title(std::size_t lines) {
    Text unseen;
    unseen.text = drawing_.title;
    unseen.y = -unseen.size;
    Body body;
    for (std::size_t i = 0; i < lines; ++i)
      body.push_back(&drawing_.texts[i]);
    if (body.empty())
      body.push_back(&unseen);
    const Area area = around(body);
    out_ << "<p:sp><p:nvSpPr>";
    write_name(2, "Title", {});
    out_
        << R"(<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>)";
    write_place(out_, area);
    out_ << "</p:spPr>";
    write_body(out_, area, body);
    out_ << "</p:sp>\n";
  }

  void write_box(std::size_t i) {
    const Box &box = drawing_.boxes[i];
    const auto texts = by_shape(box);
    std::vector<std::vector<Body>> bodies;
    std::size_t shapes = 0;
    for (const auto &of_shape : texts) {
      bodies.push_back(bodies_of(of_shape));
      shapes += std::max<std::size_t>(1, bodies.back().size());
    }
    const auto first = [](const std::vector<Body> &of) { return of.empty() ? Body{} : of[0]; };
    if (shapes == 1) {
      shape(box_id(i), box.name, box.label, box.area, first(bodies[0]), box.page);
      return;
    }
    Area whole = box.area;
    for (const Area &part : box.parts)
      whole = united(whole, part);
    out_ << "<p:grpSp><p:nvGrpSpPr>";
    write_name(next_id(), box.name, box.label, box.page);
    out_ << "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>";
    write_group_place(whole);
    out_ << "</p:grpSpPr>\n";
    shape(box_id(i), box.name + " box", {}, box.area, first(bodies[0]));
    for (std::size_t part = 0; part < box.parts.size(); ++part)
      shape("Part", {}, box.parts[part], first(bodies[part + 1]));
    for (const std::vector<Body> &of_shape : bodies)
      for (std::size_t body = 1; body < of_shape.size(); ++body)
        text_alone(of_shape[body]);
    out_ << "</p:grpSp>\n";
  }

  void write_group_place(const Area &area) {
    const auto pair = [&](std::string_view element, std::string_view a, double x, std::string_view b,
                          double y) {
      out_ << "<a:" << element << ' ' << a << "=\"" << std::round(x * emu) << "\" " << b << "=\""
           << std::round(y * emu) << "\"/>";
    };
    out_ << "<a:xfrm>";
    pair("off", "x", area.left, "y", area.top);
    pair("ext", "cx", area.width, "cy", area.height);
    pair("chOff", "x", area.left, "y", area.top);
    pair("chExt", "cx", area.width, "cy", area.height);
    out_ << "</a:xfrm>";
  }

  void write_lines() {
    const std::vector<connectors::Way> ways = connectors::ways(drawing_);
    for (std::size_t i = 0; i < ways.size(); ++i) {
      const Line &line = drawing_.lines[i];
      if (line.points.size() < 2 || line.stroke == Stroke::none)
        continue;
      if (ways[i].points.empty())
        write_freeform(line);
      else
        write_connector(line, ways[i]);
    }
  }

  void write_connector(const Line &line, const connectors::Way &way) {
    const connectors::Frame frame = connectors::frame_of(way.points);
    out_ << "<p:cxnSp><p:nvCxnSpPr>";
    write_name(next_id(), "Line", line.label);
    const auto glued = [&](std::string_view end, std::uint32_t box, connectors::Side side) {
      out_ << '<' << end << " id=\"" << box_id(box) << "\" idx=\"" << static_cast<std::size_t>(side)
           << "\"/>";
    };
    out_ << "<p:cNvCxnSpPr>";
    glued("a:stCxn", line.from, way.leaves);
    glued("a:endCxn", line.to, way.arrives);
    out_ << "</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>";
    Appender turned(60);
    if (frame.turned != 0)
      turned << " rot=\"" << frame.turned * 60000.0 << '"';
    turned << (frame.mirrored ? " flipH=\"1\"" : "") << (frame.flipped ? " flipV=\"1\"" : "");
    write_place(out_, "a:xfrm", frame.left, frame.top, frame.width, frame.height, turned.take());
    const std::size_t stretches = way.points.size() - 1;
    if (stretches == 1)
      out_ << R"(<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>)";
    else {
      out_ << "<a:prstGeom prst=\"bentConnector" << stretches << "\"><a:avLst>";
      for (std::size_t i = 0; i < frame.bends.size(); ++i)
        out_ << "<a:gd name=\"adj" << i + 1 << "\" fmla=\"val " << std::round(frame.bends[i] * 100'000)
             << "\"/>";
      out_ << "</a:avLst></a:prstGeom>";
    }
    write_pen(out_, line.stroke, line.colour, static_cast<double>(line.pen), line.arrow);
    out_ << "</p:spPr></p:cxnSp>\n";
  }

  void write_freeform(const Line &line) {
    Area area;
    area.left = line.points[0].x, area.top = line.points[0].y;
    area.width = area.height = 0;
    for (const Point &point : line.points)
      area = united(area, {point.x, point.y, 0, 0, {}, {}, {}, {}, {}});
    out_ << "<p:sp><p:nvSpPr>";
    write_name(next_id(), "Line", line.label);
    out_ << "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>";
    write_place(out_, area);
    out_ << R"(<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>)"
         << "<a:pathLst><a:path w=\"" << std::round(area.width * emu) << "\" h=\""
         << std::round(area.height * emu) << "\" fill=\"none\">";
    for (std::size_t i = 0; i < line.points.size(); ++i) {
      const std::string_view element = i == 0 ? "a:moveTo" : "a:lnTo";
      out_ << '<' << element << "><a:pt x=\"" << std::round((line.points[i].x - area.left) * emu) << "\" y=\""
           << std::round((line.points[i].y - area.top) * emu) << "\"/></" << element << '>';
    }
    out_ << "</a:path></a:pathLst></a:custGeom><a:noFill/>";
    write_pen(out_, line.stroke, line.colour, static_cast<double>(line.pen), line.arrow);
    out_ << "</p:spPr></p:sp>\n";
  }

  const Drawing &drawing_;
  std::size_t slides_;
  Appender out_;
  std::vector<std::size_t> links_;
  std::size_t others_ = 0;
};

} // namespace

Shapes shapes_of(const Drawing &drawing, std::size_t slides) {
  return Writer(drawing, slides).written();
}

} // namespace organograph::viz::presentation
