// SPDX-License-Identifier: Apache-2.0
#include "drawing/pptx_text.hpp"

#include "drawing/drawing_marks.hpp"
#include "drawing/pptx_shapes.hpp"
#include "organograph/viz/detail/text.hpp"
#include "organograph/viz/style.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

namespace organograph::viz::presentation {

namespace {

// Of a line set solid, as shares of its size: programs agree about the baseline at this spacing.
constexpr double line_share = 1.2, baseline_share = 0.96;

double size_of(const Text &text) {
  return static_cast<double>(text.size);
}

double width_of(const Text &text) {
  return detail::text_width(text.text, size_of(text), text.bold);
}

bool goes_below(const Text &above, const Text &text) {
  constexpr double same = 0.5, most_lines = 4; // points; further down it is another text
  const double step = text.y - above.y;
  return above.anchor == text.anchor && std::abs(above.x - text.x) <= same && step > size_of(text) * 0.8 &&
         step < most_lines * size_of(text);
}

void write_run(Appender &out, const Text &text) {
  constexpr double hundredths = 100, least = 100, most = 400'000;
  out << "<a:r><a:rPr lang=\"en-GB\" sz=\"" << std::clamp(std::round(size_of(text) * hundredths), least, most)
      << '"';
  if (text.bold)
    out << " b=\"1\"";
  if (text.slanted)
    out << " i=\"1\"";
  if (text.struck)
    out << " strike=\"sngStrike\"";
  out << R"( dirty="0"><a:solidFill><a:srgbClr val=")" << std::string_view(style::hex(text.colour)).substr(1)
      << "\"/></a:solidFill></a:rPr><a:t>";
  marks::escaped(out, text.text) << "</a:t></a:r>";
}

/// `step`: from the line above, in points; 0: the first one.
void write_line(Appender &out, const Text &text, double step) {
  const double solid = line_share * size_of(text), spacing = step > 0 ? std::min(step, solid) : solid;
  out << "<a:p><a:pPr algn=\""
      << (text.anchor == Anchor::start    ? "l"
          : text.anchor == Anchor::middle ? "ctr"
                                          : "r")
      << '"';
  if (marks::begins_leftward(text.text))
    out << " rtl=\"1\"";
  out << "><a:lnSpc><a:spcPts val=\"" << std::round(spacing * 100)
      << "\"/></a:lnSpc><a:spcBef><a:spcPts val=\"" << std::round(std::max(0.0, step - spacing) * 100)
      << "\"/></a:spcBef></a:pPr>";
  write_run(out, text);
  out << "</a:p>";
}

/// Room left and right of the lines, so that their anchor is where the drawing has it.
std::pair<double, double> room_beside(const Area &area, const Text &first) {
  const double right = area.left + area.width;
  switch (first.anchor) {
  case Anchor::start:
    return {std::max(0.0, first.x - area.left), 0};
  case Anchor::end:
    return {0, std::max(0.0, right - first.x)};
  case Anchor::middle:
    break;
  }
  const double off = 2 * first.x - area.left - right;
  return {std::max(0.0, off), std::max(0.0, -off)};
}

} // namespace

std::vector<Body> bodies_of(std::span<const Text *const> texts) {
  constexpr std::ptrdiff_t bodies_back = 16;
  std::vector<Body> out;
  for (const Text *text : texts) {
    const auto from = out.end() - std::min(bodies_back, std::ssize(out));
    const auto body =
        std::find_if(from, out.end(), [&](const Body &each) { return goes_below(*each.back(), *text); });
    if (body != out.end())
      body->push_back(text);
    else
      out.push_back({text});
  }
  return out;
}

Area around(const Body &body) {
  Area out;
  double left = body[0]->x, right = left;
  for (const Text *text : body) {
    const double width = width_of(*text);
    const double begin = text->x - (text->anchor == Anchor::start    ? 0
                                    : text->anchor == Anchor::middle ? width / 2
                                                                     : width);
    left = std::min(left, begin);
    right = std::max(right, begin + width);
  }
  out.left = left;
  out.width = right - left;
  out.top = body[0]->y - baseline_share * size_of(*body[0]);
  out.height = body.back()->y + (line_share - baseline_share) * size_of(*body.back()) - out.top;
  return out;
}

void write_body(Appender &out, const Area &area, const Body &body) {
  out << "<p:txBody><a:bodyPr ";
  if (body.empty()) {
    out << "rtlCol=\"0\"/><a:lstStyle/><a:p><a:endParaRPr lang=\"en-GB\" sz=\"800\"/></a:p></p:txBody>";
    return;
  }
  const auto [left, right] = room_beside(area, *body[0]);
  double widest = 0;
  for (const Text *text : body)
    widest = std::max(widest, width_of(*text));
  // A line breaks anew when somebody edits it; none may break before.
  const bool breaks = widest < area.width - left - right;
  const double top = std::max(0.0, body[0]->y - baseline_share * size_of(*body[0]) - area.top);
  out << "wrap=\"" << (breaks ? "square" : "none") << "\" lIns=\"" << std::round(left * emu) << "\" tIns=\""
      << std::round(top * emu) << "\" rIns=\"" << std::round(right * emu)
      << R"(" bIns="0" rtlCol="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/>)";
  for (std::size_t i = 0; i < body.size(); ++i)
    write_line(out, *body[i], i == 0 ? 0 : body[i]->y - body[i - 1]->y);
  out << "</p:txBody>";
}

} // namespace organograph::viz::presentation
