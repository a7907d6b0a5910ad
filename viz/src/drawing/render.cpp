// SPDX-License-Identifier: Apache-2.0
// The only file that calls Graphviz.
#include "drawing/apart.hpp"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string_view>

namespace organograph::viz {

namespace {

// Graphviz keeps its state in globals: each process that draws has one thread, and one context.
std::string messages;

int collect(char *text) {
  messages += text;
  return 0;
}

GVC_t *context() {
  static GVC_t *const gvc = gvContext();
  return gvc;
}

struct CloseGraph {
  void operator()(Agraph_t *graph) const { agclose(graph); }
};
using Graph = std::unique_ptr<Agraph_t, CloseGraph>;

struct FreeLayout {
  void operator()(Agraph_t *graph) const { gvFreeLayout(context(), graph); }
};

struct FreeData {
  void operator()(char *data) const { gvFreeRenderData(data); }
};

[[noreturn]] void fail(std::string_view step) {
  while (!messages.empty() && messages.back() == '\n')
    messages.pop_back();
  throw RenderError("Graphviz " + std::string(step) + ": " +
                    (messages.empty() ? "no reason given" : messages));
}

void check(bool done, std::string_view step) {
  if (!done || !messages.empty() || agerrors() != 0)
    fail(step);
}

std::string attribute(Agraph_t *graph, const char *name) {
  // agget takes char * but does not write through it.
  const char *value = agget(graph, const_cast<char *>(name));
  return value == nullptr ? "" : value;
}

/// What the formats bear: cairo's bitmaps end at 32,767 pixels a side and want four bytes a pixel, readers of
/// PDF end at 14,400 points. Returns the inches to fit into, empty where the drawing fits as it is.
std::string size_limit(Agraph_t *graph, Picture picture, unsigned dpi) {
  constexpr double most_points = 14000;
  const double pixels_per_point = dpi / 72.0;
  const boxf bounds = GD_bb(graph);
  const double width = bounds.UR.x - bounds.LL.x + 200,
               height = bounds.UR.y - bounds.LL.y + 200; // and the frame
  double scale = 1;
  if (picture == Picture::pdf)
    scale = most_points / std::max(width, height);
  if (picture == Picture::png)
    scale =
        std::min(most_pixels_a_side / std::max(width, height), std::sqrt(most_pixels / (width * height))) /
        pixels_per_point;
  if (scale >= 1)
    return "";
  return std::to_string(width * scale / 72) + ',' + std::to_string(height * scale / 72);
}

/// Dates in a PDF: the digits after `(D:` become 20000101000000.
void fix_dates(std::string &pdf) {
  constexpr std::string_view fixed = "20000101000000";
  for (std::size_t at = pdf.find("Date (D:"); at != std::string::npos; at = pdf.find("Date (D:", at + 1)) {
    const std::size_t first = at + 8;
    for (std::size_t i = 0;
         i < fixed.size() && first + i < pdf.size() && pdf[first + i] >= '0' && pdf[first + i] <= '9'; ++i)
      pdf[first + i] = fixed[i];
  }
}

/// Graphviz's own convention for tooltips: entities stay, angle brackets are escaped.
std::string xml_text(const std::string &attribute) {
  std::string out;
  for (const char c : attribute)
    out += c == '<' ? std::string("&lt;") : c == '>' ? std::string("&gt;") : std::string(1, c);
  return out;
}

/// The drawing's own <title> and <desc>, which Graphviz does not write: as first children of <svg>.
void name_svg(std::string &svg, const std::string &title, const std::string &description) {
  const std::size_t open = svg.find("<svg");
  const std::size_t end = open == std::string::npos ? open : svg.find('>', open);
  if (end == std::string::npos || title.empty())
    return;
  std::string inserted = "\n<title>" + xml_text(title) + "</title>";
  if (!description.empty())
    inserted += "\n<desc>" + xml_text(description) + "</desc>";
  svg.insert(end + 1, inserted);
}

void lay_out(Agraph_t *graph) {
  check(gvLayout(context(), graph, "dot") == 0, "layout");
}

/// Lays out again where the drawing must be scaled: Graphviz reads `size` when a layout begins.
void fit(Agraph_t *graph, Picture picture, unsigned dpi) {
  const std::string limit = size_limit(graph, picture, dpi);
  if (limit.empty())
    return;
  gvFreeLayout(context(), graph);
  agattr(graph, AGRAPH, const_cast<char *>("size"), const_cast<char *>(limit.c_str()));
  lay_out(graph);
}

std::string draw(Agraph_t *graph, Picture picture, unsigned dpi) {
  if (picture == Picture::png)
    agattr(graph, AGRAPH, const_cast<char *>("dpi"), const_cast<char *>(std::to_string(dpi).c_str()));
  lay_out(graph);
  const std::unique_ptr<Agraph_t, FreeLayout> layout(graph);
  fit(graph, picture, dpi);
  char *data = nullptr;
  unsigned length = 0;
  const char *const format = picture == Picture::svg ? "svg" : picture == Picture::pdf ? "pdf" : "png";
  const int status = gvRenderData(context(), graph, format, &data, &length);
  const std::unique_ptr<char, FreeData> owner(data);
  check(status == 0 && data != nullptr, "drawing");
  return std::string(data, length);
}

} // namespace

std::string render_here(const std::string &dot, Picture picture, unsigned dpi) {
  messages.clear();
  agreseterrors();
  agseterrf(collect);
  agseterr(AGWARN);
  const Graph graph(agmemread(dot.c_str()));
  check(graph != nullptr, "reading");
  std::string out = draw(graph.get(), picture, dpi);
  if (picture == Picture::pdf)
    fix_dates(out);
  if (picture == Picture::svg)
    name_svg(out, attribute(graph.get(), "drawing_title"), attribute(graph.get(), "drawing_description"));
  return out;
}

} // namespace organograph::viz
