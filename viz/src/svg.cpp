// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/detail/text.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/style.hpp"

#include <array>
#include <string_view>

namespace organograph::viz {

namespace {

using detail::plain_number;

/// Appends to one string: a large drawing has millions of pieces.
class Writer {
public:
  explicit Writer(std::size_t expected) { out_.reserve(expected); }

  Writer &operator<<(std::string_view text) {
    out_ += text;
    return *this;
  }
  Writer &operator<<(double value) {
    out_ += plain_number(value);
    return *this;
  }
  Writer &operator<<(Colour colour) {
    out_ += style::hex(colour);
    return *this;
  }
  /// Text for an element or an attribute; control characters were taken out by drawable().
  void escaped(std::string_view text) {
    for (const char c : text)
      switch (c) {
      case '&':
        out_ += "&amp;";
        break;
      case '<':
        out_ += "&lt;";
        break;
      case '>':
        out_ += "&gt;";
        break;
      case '"':
        out_ += "&quot;";
        break;
      case '\n':
        out_ += "&#10;";
        break;
      default:
        out_ += c;
      }
  }
  std::string take() { return std::move(out_); }

private:
  std::string out_;
};

Writer &operator<<(Writer &out, char c) {
  return out << std::string_view(&c, 1);
}

constexpr std::array<std::string_view, 7> hatch_names = {"",     "rising", "falling", "crossed",
                                                         "dots", "level",  "upright"};

void write_hatches(Writer &out) {
  constexpr std::array<std::string_view, 7> paths = {"",
                                                     "M0 6L6 0M-1 1L1 -1M5 7L7 5",
                                                     "M0 0L6 6M5 -1L7 1M-1 5L1 7",
                                                     "M0 0L6 6M0 6L6 0",
                                                     "M1 1h1v1h-1zM4 4h1v1h-1z",
                                                     "M0 3H6",
                                                     "M3 0V6"};
  out << "<defs>\n";
  for (std::size_t i = 1; i < paths.size(); ++i)
    out << "<pattern id=\"hatch_" << hatch_names[i]
        << "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\"" << paths[i]
        << "\" stroke=\"#000000\" stroke-opacity=\"0.18\" fill=\"none\"/></pattern>\n";
  out << "<marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" "
         "markerHeight=\"7\" orient=\"auto\" markerUnits=\"userSpaceOnUse\"><path "
         "d=\"M0 0L8 4L0 8z\" fill=\"context-stroke\"/></marker>\n</defs>\n";
}

void write_stroke(Writer &out, Stroke stroke, Colour colour, float pen) {
  if (stroke == Stroke::none)
    return;
  out << " stroke=\"" << colour << '"';
  if (pen != 1)
    out << " stroke-width=\"" << static_cast<double>(pen) << '"';
  if (stroke == Stroke::dashed)
    out << " stroke-dasharray=\"5 3\"";
  if (stroke == Stroke::dotted)
    out << " stroke-dasharray=\"1 3\"";
}

void write_rectangle(Writer &out, const Area &area) {
  out << "<rect x=\"" << area.left << "\" y=\"" << area.top << "\" width=\"" << area.width << "\" height=\""
      << area.height << '"';
}

void write(Writer &out, const Area &area) {
  write_rectangle(out, area);
  out << " fill=\"" << area.fill << '"';
  write_stroke(out, area.stroke, area.frame, area.pen);
  out << "/>\n";
  if (area.hatch == Hatch::none)
    return;
  write_rectangle(out, area);
  out << " fill=\"url(#hatch_" << hatch_names[static_cast<std::size_t>(area.hatch)] << ")\"/>\n";
}

void write(Writer &out, const Text &text) {
  out << "<text x=\"" << text.x << "\" y=\"" << text.y << "\" font-size=\"" << static_cast<double>(text.size)
      << '"';
  if (text.anchor != Anchor::start)
    out << " text-anchor=\"" << (text.anchor == Anchor::middle ? "middle" : "end") << '"';
  if (text.bold)
    out << " font-weight=\"bold\"";
  if (text.slanted)
    out << " font-style=\"italic\"";
  if (text.struck)
    out << " text-decoration=\"line-through\"";
  if (!(text.colour == style::black))
    out << " fill=\"" << text.colour << '"';
  out << '>';
  out.escaped(text.text);
  out << "</text>\n";
}

void write(Writer &out, const Line &line) {
  out << "<path d=\"";
  for (std::size_t i = 0; i < line.points.size(); ++i)
    out << (i == 0 ? 'M' : 'L') << line.points[i].x << ' ' << line.points[i].y;
  out << "\" fill=\"none\"";
  write_stroke(out, line.stroke, line.colour, line.pen);
  if (line.arrow)
    out << " marker-end=\"url(#arrow)\"";
  if (line.label.empty()) {
    out << "/>\n";
    return;
  }
  out << "><title>";
  out.escaped(line.label);
  out << "</title></path>\n";
}

void write(Writer &out, const Box &box) {
  out << "<g id=\"" << box.name << "\" role=\"listitem\" aria-label=\"";
  out.escaped(box.label);
  out << "\"><title>";
  out.escaped(box.label);
  out << "</title>\n";
  write(out, box.area);
  for (const Area &part : box.parts)
    write(out, part);
  for (const Text &text : box.texts)
    write(out, text);
  out << "</g>\n";
}

} // namespace

std::string svg(const Drawing &drawing) {
  Writer out(4096 + drawing.boxes.size() * 1000 + drawing.lines.size() * 150);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
      << drawing.width << "pt\" height=\"" << drawing.height << "pt\" viewBox=\"0 0 " << drawing.width << ' '
      << drawing.height
      << "\" role=\"img\" aria-labelledby=\"drawing_title drawing_description\" font-family=\"DejaVu Sans, "
         "Verdana, sans-serif\">\n<title "
         "id=\"drawing_title\">";
  out.escaped(drawing.title);
  out << "</title>\n<desc id=\"drawing_description\">";
  out.escaped(drawing.description);
  out << "</desc>\n";
  write_hatches(out);
  Area sheet;
  sheet.width = drawing.width;
  sheet.height = drawing.height;
  write(out, sheet);
  for (const Area &area : drawing.ground)
    write(out, area);
  for (const Line &line : drawing.lines)
    write(out, line);
  out << "<g role=\"list\">\n";
  for (const Box &box : drawing.boxes)
    write(out, box);
  out << "</g>\n";
  for (const Text &text : drawing.texts)
    write(out, text);
  out << "</svg>\n";
  return out.take();
}

} // namespace organograph::viz
