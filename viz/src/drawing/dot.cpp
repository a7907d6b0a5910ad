// SPDX-License-Identifier: Apache-2.0
// Everything that shows is painted by `_background`, in Graphviz's xdot language: it alone has texts and
// areas where we say, in our order. Nodes and edges lie over it unseen: they carry the graph, places and
// tooltips.
#include "drawing/appender.hpp"
#include "drawing/drawing_marks.hpp"
#include "organograph/viz/detail/text.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/style.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string_view>
#include <vector>

namespace organograph::viz {

namespace {

/// Graphviz cannot read 16,384 bytes of a quoted string at once; an escaped line end parts them and is
/// skipped. (Joining strings with '+' takes a time that grows with the square.)
constexpr std::size_t longest_run = 8000;

/// A quoted string of DOT. `entities`: for attributes that Graphviz decodes, such as tooltips.
void quote(Appender &out, std::string_view utf8, bool entities) {
  out << '"';
  std::size_t run = 0;
  for (const char c : utf8) {
    if (++run > longest_run && (static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      out << "\\\n";
      run = 0;
    }
    if (c == '"')
      out << (entities ? "&quot;" : "\\\"");
    else if (c == '&' && entities)
      out << "&amp;";
    else if (c == '\n' && entities)
      out << "&#10;";
    else
      out << c;
  }
  out << '"';
}

bool reads_as_entity(std::string_view after_ampersand) {
  std::size_t i = 0;
  while (i < after_ampersand.size() && i < 32 &&
         (std::isalnum(static_cast<unsigned char>(after_ampersand[i])) || after_ampersand[i] == '#'))
    ++i;
  return i > 0 && i < after_ampersand.size() && after_ampersand[i] == ';';
}

/// One line that Graphviz and Pango take as it is: an '&' that would read as an entity is followed by
/// U+200B, a line without any width (Pango complains of it) has a no-break space or is left out.
std::string line_of_text(const Text &text) {
  constexpr double any_width = 1e9;
  const std::vector<std::string> lines =
      detail::wrapped(detail::drawable(text.text), any_width, text.size, text.bold, 1);
  std::string out;
  if (lines.empty())
    return out;
  for (std::size_t i = 0; i < lines[0].size(); ++i) {
    out += lines[0][i];
    if (lines[0][i] == '&' && reads_as_entity(std::string_view(lines[0]).substr(i + 1)))
      out += "\u200B";
  }
  return out;
}

/// Operations of xdot; what is set stays set, so it is said when it changes. Its y points up.
class Painter {
public:
  Painter(double height, std::size_t expected) : height_(height), out_(expected) {}

  void area(const Area &area) {
    pen(area.stroke, area.pen);
    pen_colour(area.stroke == Stroke::none ? "#ffffff00" : style::hex(area.frame));
    fill_colour(style::hex(area.fill));
    const double right = area.left + area.width, bottom = area.top + area.height;
    out_ << "P 4";
    for (const Point &corner :
         {Point{area.left, area.top}, {right, area.top}, {right, bottom}, {area.left, bottom}})
      at(corner);
    if (area.hatch == Hatch::none)
      return;
    const bool dots = area.hatch == Hatch::dots;
    pen(dots ? Stroke::dotted : Stroke::solid, dots ? marks::dot_height : 1);
    pen_colour(style::hex(marks::mixed(area.fill, marks::ink_on(area.fill), marks::ink_share)));
    for (const marks::Stretch &stretch : marks::hatch_lines(area))
      polyline({stretch.from, stretch.to});
  }

  void line(const Line &line) {
    if (line.points.empty() || line.stroke == Stroke::none)
      return;
    pen(line.stroke, line.pen);
    pen_colour(style::hex(line.colour));
    for (const std::vector<Point> &piece : marks::pieces(line))
      polyline(piece);
    if (!line.arrow)
      return;
    pen_colour("#ffffff00");
    fill_colour(style::hex(line.colour));
    out_ << "P 3";
    for (const Point &corner : marks::arrow_head(line))
      at(corner);
  }

  void text(const Text &text) {
    const std::string line = line_of_text(text);
    if (line.empty())
      return;
    const auto size = static_cast<double>(text.size);
    if (size != font_size_) {
      out_ << " F " << size << " 11 -DejaVu Sans";
      font_size_ = size;
    }
    const std::size_t flags = (text.bold ? 1U : 0U) + (text.slanted ? 2U : 0U) + (text.struck ? 32U : 0U);
    if (flags != flags_) {
      out_ << " t " << flags;
      flags_ = flags;
    }
    pen_colour(style::hex(text.colour));
    constexpr double raised = 0.2; // Graphviz sets a line so many times its size above the place given
    out_ << " T";
    at({text.x, text.y + raised * size});
    out_ << (text.anchor == Anchor::start    ? " -1"
             : text.anchor == Anchor::middle ? " 0"
                                             : " 1")
         << " 0 " << line.size() << " -" << line << ' ';
  }

  std::string take() { return out_.take(); }

private:
  void at(const Point &point) { out_ << ' ' << point.x << ' ' << height_ - point.y; }
  void polyline(const std::vector<Point> &points) {
    out_ << " L " << points.size();
    for (const Point &point : points)
      at(point);
    out_ << ' ';
  }
  void set(std::string_view key, std::string_view value, std::string &last) {
    if (value == last)
      return;
    out_ << ' ' << key << ' ' << value.size() << " -" << value << ' ';
    last = value;
  }
  void pen_colour(std::string_view colour) { set("c", colour, pen_colour_); }
  void fill_colour(std::string_view colour) { set("C", colour, fill_colour_); }
  void pen(Stroke stroke, double width) {
    Appender value(40);
    value << (stroke == Stroke::dashed   ? "dashed"
              : stroke == Stroke::dotted ? "dotted"
                                         : "solid")
          << ",setlinewidth(" << width << ')';
    set("S", value.take(), pen_);
  }

  double height_, font_size_ = 0;
  std::size_t flags_ = 0;
  std::string pen_, pen_colour_, fill_colour_;
  Appender out_;
};

std::string background(const Drawing &drawing) {
  Painter paint(drawing.height, 4096 + drawing.boxes.size() * 800 + drawing.lines.size() * 80);
  Area whole; // what Graphviz takes the size from
  whole.width = drawing.width, whole.height = drawing.height;
  paint.area(whole);
  paint.area(marks::sheet(drawing));
  for (const Area &area : drawing.ground)
    paint.area(area);
  for (const Line &line : drawing.lines)
    paint.line(line);
  for (const Box &box : drawing.boxes) {
    paint.area(box.area);
    for (const Area &part : box.parts)
      paint.area(part);
    for (const Text &text : box.texts)
      paint.text(text);
  }
  for (const Text &text : drawing.texts)
    paint.text(text);
  return paint.take();
}

void write_tooltip(Appender &out, const std::string &label) {
  quote(out << "tooltip=", label.empty() ? " " : detail::drawable(label), true);
}

void write_node(Appender &out, const Box &box, double height) {
  const Area &area = box.area;
  constexpr double inch = 72;
  out << box.name << " [pos=\"" << area.left + area.width / 2 << ',' << height - (area.top + area.height / 2)
      << "\", width=";
  out.precise(area.width / inch) << ", height=";
  out.precise(area.height / inch) << ", ";
  write_tooltip(out, box.label);
  out << "];\n";
}

/// Straight pieces as the cubic curves that Graphviz wants.
void write_edge(Appender &out, const Drawing &drawing, const Line &line) {
  out << drawing.boxes[line.from].name << " -> " << drawing.boxes[line.to].name << " [pos=\"";
  const auto put = [&](double x, double y) { out << x << ',' << drawing.height - y; };
  put(line.points[0].x, line.points[0].y);
  for (std::size_t i = 1; i < line.points.size(); ++i) {
    const Point &last = line.points[i - 1], &next = line.points[i];
    for (const double share : {1.0 / 3, 2.0 / 3, 1.0}) {
      out << ' ';
      put(last.x + (next.x - last.x) * share, last.y + (next.y - last.y) * share);
    }
  }
  out << '"';
  if (!line.label.empty())
    write_tooltip(out << ", ", line.label);
  out << "];\n";
}

} // namespace

std::string dot(const Drawing &drawing) {
  const std::string painted = background(drawing);
  Appender out(4096 + painted.size() + drawing.boxes.size() * 400 + drawing.lines.size() * 200);
  out << "digraph drawing {\ngraph [layout=nop2, pad=0, margin=0, outputorder=edgesfirst, fontname=\"DejaVu "
         "Sans\",\n"
         "drawing_title=";
  quote(out, detail::drawable(drawing.title), true);
  quote(out << ",\ndrawing_description=", detail::drawable(drawing.description), true);
  quote(out << ",\n_background=", painted, false);
  out << "];\nnode [shape=rect, fixedsize=true, label=\"\", color=transparent, fontname=\"DejaVu Sans\"];\n"
         "edge [style=invis, dir=none];\n";
  for (const Box &box : drawing.boxes)
    write_node(out, box, drawing.height);
  const std::size_t boxes = drawing.boxes.size();
  for (const Line &line : drawing.lines)
    if (line.from < boxes && line.to < boxes && line.points.size() > 1)
      write_edge(out, drawing, line);
  out << "}\n";
  return out.take();
}

} // namespace organograph::viz
