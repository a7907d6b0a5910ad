// SPDX-License-Identifier: Apache-2.0
#include "drawing/appender.hpp"
#include "drawing/drawing_marks.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/style.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <vector>

namespace organograph::viz {

namespace {

using marks::escaped;

constexpr std::array<std::string_view, 7> hatch_names = {"",     "rising", "falling", "crossed",
                                                         "dots", "level",  "upright"};

// A hyphen is in no box's name, so no id is given twice.
void write_hatch_name(Appender &out, std::string_view prefix, Hatch hatch, bool white) {
  out << prefix << "hatch-" << hatch_names[static_cast<std::size_t>(hatch)] << (white ? "-white" : "");
}

bool white_ink(Colour fill) {
  return marks::ink_on(fill) == style::white;
}

struct HatchesUsed {
  std::array<std::array<bool, 2>, hatch_names.size()> by_ink{};

  void note(const Area &area) {
    if (area.hatch != Hatch::none)
      by_ink[static_cast<std::size_t>(area.hatch)][white_ink(area.fill) ? 1 : 0] = true;
  }
};

/// Only the patterns that the drawing uses.
void write_hatches(Appender &out, std::string_view prefix, const Drawing &drawing) {
  constexpr std::array<std::string_view, hatch_names.size()> paths = {"",
                                                                      "M-1 7L7 -1M-1 1L1 -1M5 7L7 5",
                                                                      "M-1 -1L7 7M5 -1L7 1M-1 5L1 7",
                                                                      "M-1 7L7 -1M-1 1L1 -1M5 7L7 5M-1 -1L7 "
                                                                      "7M5 -1L7 1M-1 5L1 7",
                                                                      "M1 2h2M5 6h2",
                                                                      "M0 3H6",
                                                                      "M3 0V6"};
  HatchesUsed used;
  for (const Area &area : drawing.ground)
    used.note(area);
  for (const Box &box : drawing.boxes) {
    used.note(box.area);
    for (const Area &part : box.parts)
      used.note(part);
  }
  if (used.by_ink == HatchesUsed{}.by_ink)
    return;
  out << "<defs>\n";
  for (std::size_t i = 1; i < paths.size(); ++i)
    for (const bool white : {false, true}) {
      if (!used.by_ink[i][white ? 1 : 0])
        continue;
      const auto hatch = static_cast<Hatch>(i);
      const double pitch = hatch == Hatch::dots ? marks::dot_pitch : marks::pitch;
      out << "<pattern id=\"";
      write_hatch_name(out, prefix, hatch, white);
      out << "\" width=\"" << pitch << "\" height=\"" << pitch
          << R"(" patternUnits="userSpaceOnUse"><path d=")" << paths[i] << R"(" fill="none" stroke=")"
          << (white ? style::white : style::black) << "\" stroke-opacity=\"" << marks::ink_share << '"';
      if (hatch == Hatch::dots)
        out << " stroke-width=\"" << marks::dot_height << '"';
      out << "/></pattern>\n";
    }
  out << "</defs>\n";
}

void write_stroke(Appender &out, Stroke stroke, Colour colour, float pen) {
  if (stroke == Stroke::none)
    return;
  out << " stroke=\"" << colour << '"';
  if (pen != 1)
    out << " stroke-width=\"" << static_cast<double>(pen) << '"';
  if (stroke == Stroke::dashed)
    out << " stroke-dasharray=\"6\""; // as Graphviz draws them
  if (stroke == Stroke::dotted)
    out << " stroke-dasharray=\"2 6\"";
}

void write_rectangle(Appender &out, const Area &area) {
  out << "<rect x=\"" << area.left << "\" y=\"" << area.top << "\" width=\"" << area.width << "\" height=\""
      << area.height << "\" fill=\"";
}

void write(Appender &out, std::string_view prefix, const Area &area) {
  write_rectangle(out, area);
  out << area.fill << '"';
  write_stroke(out, area.stroke, area.frame, area.pen);
  out << "/>\n";
  if (area.hatch == Hatch::none)
    return;
  write_rectangle(out, marks::within_frame(area));
  out << "url(#";
  write_hatch_name(out, prefix, area.hatch, white_ink(area.fill));
  out << ")\"/>\n";
}

/// What all texts of a group share stands once, on the group.
struct Shared {
  Anchor anchor = Anchor::start;
  Colour colour = style::black;
};

Shared shared_of(const std::vector<Text> &texts) {
  Shared shared;
  if (texts.empty())
    return shared;
  shared = {texts[0].anchor, texts[0].colour};
  for (const Text &text : texts) {
    shared.anchor = text.anchor == shared.anchor ? shared.anchor : Anchor::start;
    shared.colour = text.colour == shared.colour ? shared.colour : style::black;
  }
  return shared;
}

void write_differences(Appender &out, Anchor anchor, Colour colour, const Shared &from) {
  if (anchor != from.anchor)
    out << " text-anchor=\""
        << (anchor == Anchor::start    ? "start"
            : anchor == Anchor::middle ? "middle"
                                       : "end")
        << '"';
  if (!(colour == from.colour))
    out << " fill=\"" << colour << '"';
}

void write(Appender &out, const Text &text, const Shared &shared) {
  out << "<text x=\"" << text.x << "\" y=\"" << text.y << '"';
  if (text.size != style::text_size)
    out << " font-size=\"" << static_cast<double>(text.size) << '"';
  Anchor anchor = text.anchor;
  if (marks::begins_leftward(text.text)) { // as Pango does; its start is at the right
    out << " direction=\"rtl\"";
    anchor = anchor == Anchor::start ? Anchor::end : anchor == Anchor::end ? Anchor::start : anchor;
  }
  write_differences(out, anchor, text.colour, shared);
  if (text.bold)
    out << " font-weight=\"bold\"";
  if (text.slanted)
    out << " font-style=\"italic\"";
  if (text.struck)
    out << " text-decoration=\"line-through\"";
  escaped(out << '>', text.text) << "</text>\n";
}

bool looks_alike(const Line &a, const Line &b) {
  return a.stroke == b.stroke && a.colour == b.colour && a.pen == b.pen;
}

void write_step(Appender &out, const Point &before, const Point &at) {
  if (at.x == before.x)
    out << 'V' << at.y;
  else if (at.y == before.y)
    out << 'H' << at.x;
  else
    out << 'L' << at.x << ' ' << at.y;
}

/// So far from the corner towards the next point.
Point towards(const Point &corner, const Point &next, double away) {
  const auto step = [&](double from, double to) { return to > from ? away : to < from ? -away : 0.0; };
  return {corner.x + step(corner.x, next.x), corner.y + step(corner.y, next.y)};
}

void write_path(Appender &out, const std::vector<Point> &points, double round) {
  if (points.empty())
    return;
  const auto length = [](const Point &a, const Point &b) {
    return std::abs(a.x - b.x) + std::abs(a.y - b.y); // along an axis
  };
  Point before = points[0];
  out << 'M' << before.x << ' ' << before.y;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Point &at = points[i];
    const bool turns = i + 1 < points.size() && (before.x == at.x) != (at.x == points[i + 1].x) &&
                       (before.y == at.y) != (at.y == points[i + 1].y);
    const double away =
        turns ? std::min({round, length(before, at) / 2, length(at, points[i + 1]) / 2}) : 0.0;
    if (away < 0.5) {
      write_step(out, before, at);
      before = at;
      continue;
    }
    write_step(out, before, towards(at, before, away));
    before = towards(at, points[i + 1], away);
    out << 'Q' << at.x << ' ' << at.y << ' ' << before.x << ' ' << before.y;
  }
}

void write(Appender &out, const Line &line) {
  if (line.points.empty())
    return;
  const bool labelled = !line.label.empty();
  if (labelled)
    escaped(out << "<g role=\"img\"><title>", line.label) << "</title>";
  out << "<path d=\"";
  if (line.arrow || !line.gaps.empty())
    for (const std::vector<Point> &piece : marks::pieces(line))
      write_path(out, piece, static_cast<double>(line.round));
  else
    write_path(out, line.points, static_cast<double>(line.round));
  out << "\"/>";
  if (line.arrow) { // its own shape: readers of SVG differ in what a marker's colour is
    out << "<path d=\"";
    const auto head = marks::arrow_head(line);
    out << 'M' << head[0].x << ' ' << head[0].y << 'L' << head[1].x << ' ' << head[1].y << 'L' << head[2].x
        << ' ' << head[2].y << "z\" fill=\"" << line.colour << R"(" stroke="none"/>)";
  }
  out << (labelled ? "</g>\n" : "\n");
}

/// Lines that look alike and follow each other share a group.
void write_lines(Appender &out, const std::vector<Line> &lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == 0 || !looks_alike(lines[i - 1], lines[i])) {
      out << "<g fill=\"none\"";
      write_stroke(out, lines[i].stroke, lines[i].colour, lines[i].pen);
      out << ">\n";
    }
    write(out, lines[i]);
    if (i + 1 == lines.size() || !looks_alike(lines[i], lines[i + 1]))
      out << "</g>\n";
  }
}

void write(Appender &out, std::string_view prefix, const Box &box) {
  const Shared shared = shared_of(box.texts);
  out << "<g id=\"" << prefix << box.name << '"';
  write_differences(out, shared.anchor, shared.colour, {});
  if (box.label.empty())
    out << ">\n";
  else
    escaped(out << " role=\"img\"><title>", box.label) << "</title>\n";
  write(out, prefix, box.area);
  for (const Area &part : box.parts)
    write(out, prefix, part);
  for (const Text &text : box.texts)
    write(out, text, shared);
  out << "</g>\n";
}

void write_head(Appender &out, std::string_view prefix, const Drawing &drawing) {
  constexpr double mm = 25.4 / 72;
  if (prefix.empty()) // a document of its own
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" << drawing.width * mm << "mm\" height=\""
      << drawing.height * mm << "mm\" viewBox=\"0 0 " << drawing.width << ' ' << drawing.height
      << "\" lang=\"en\" xml:lang=\"en\" role=\"graphics-document document\" "
         "aria-labelledby=\""
      << prefix << "drawing-title\" aria-describedby=\"" << prefix
      << "drawing-description\" "
         "font-family=\"'DejaVu Sans', Verdana, sans-serif\" font-size=\""
      << static_cast<double>(style::text_size) << "\">\n<title id=\"" << prefix << "drawing-title\">";
  escaped(out, drawing.title) << "</title>\n<desc id=\"" << prefix << "drawing-description\">";
  escaped(out, drawing.description) << "</desc>\n";
}

} // namespace

std::string svg(const Drawing &drawing, std::string_view prefix) {
  Appender out(4096 + drawing.boxes.size() * 1000 + drawing.lines.size() * 100);
  write_head(out, prefix, drawing);
  write_hatches(out, prefix, drawing);
  write(out, prefix, marks::sheet(drawing));
  for (const Area &area : drawing.ground)
    write(out, prefix, area);
  write_lines(out, drawing.lines);
  for (const Box &box : drawing.boxes)
    write(out, prefix, box);
  for (const Text &text : drawing.texts)
    write(out, text, {});
  out << "</svg>\n";
  return out.take();
}

} // namespace organograph::viz
