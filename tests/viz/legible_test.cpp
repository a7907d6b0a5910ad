// SPDX-License-Identifier: Apache-2.0
// The examples' own drawings, as everybody gets them: what can be read on what.
#include "drawing/drawing_marks.hpp"
#include "organograph/engine/analysis.hpp"
#include "organograph/viz/integration_view.hpp"
#include "organograph/viz/leadership_view.hpp"
#include "organograph/viz/load_view.hpp"
#include "organograph/viz/meetings_view.hpp"
#include "organograph/viz/own_shared_view.hpp"
#include "organograph/viz/partners_view.hpp"
#include "organograph/viz/render.hpp"
#include "organograph/viz/statutory_view.hpp"
#include "organograph/viz/structure.hpp"
#include "organograph/viz/style.hpp"
#include "support/models.hpp"
#include "support/places.hpp"
#include "viz/svg_reader.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace organograph::legible_test {
namespace {

using test::Element;
using viz::Drawing;

std::map<std::string, Drawing> drawings() {
  std::map<std::string, Drawing> out;
  for (const auto &folder : std::filesystem::directory_iterator(places::examples())) {
    if (!folder.is_directory())
      continue;
    const BuildResult built = build_model(io::read_model_folder(folder.path()));
    const Model &model = *built.model;
    const Analysis analysis = analyse(model);
    const std::string name = folder.path().filename().string() + ' ';
    out[name + "structure"] = viz::structure_drawing(model, analysis.span_of_control);
    if (analysis.duplicated_attendance)
      out[name + "meetings"] = viz::meetings_drawing(model, analysis);
    if (analysis.partner_contact)
      out[name + "partners"] = viz::partners_drawing(model, *analysis.partner_contact);
    if (!analysis.integration_depth.empty())
      out[name + "integration"] = viz::integration_drawing(model, analysis.integration_depth);
    if (analysis.statutory_officers)
      out[name + "statutory"] = viz::statutory_drawing(model, *analysis.statutory_officers);
    out[name + "load"] = viz::load_drawing(model, analysis);
    out[name + "leadership"] = viz::leadership_drawing(model, analysis);
    out[name + "own-shared"] =
        viz::own_shared_drawing(model, std::vector<viz::OwnSharedState>{{"as it is", &analysis}});
  }
  return out;
}

std::string inherited(const std::vector<Element> &all, const Element &e, const std::string &key) {
  if (!e[key].empty())
    return e[key];
  for (std::size_t i = e.within.size(); i-- > 0;)
    if (!all[e.within[i]][key].empty())
      return all[e.within[i]][key];
  return "";
}

TEST(Legible, text_of_the_examples_stands_out_from_what_it_is_written_on) {
  std::size_t pairs = 0;
  for (const auto &[name, drawing] : drawings()) {
    const std::vector<Element> all = test::elements(viz::svg(drawing));
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].name != "text")
        continue;
      const std::string own = inherited(all, all[i], "fill");
      const viz::Colour ink = viz::style::parsed(own.empty() ? "#000000" : own);
      const double x = all[i].number("x"), y = all[i].number("y") - 2;
      viz::Colour below{255, 255, 255};
      bool hatched = false;
      for (std::size_t j = 0; j < i; ++j)
        if (all[j].name == "rect" && j > 0) {
          const test::Place place = test::place_of(all[j]);
          if (x < place.left || x > place.left + place.width || y < place.top || y > place.top + place.height)
            continue;
          hatched = all[j]["fill"].starts_with("url");
          if (!hatched)
            below = viz::style::parsed(all[j]["fill"]);
        }
      if (hatched)
        below = viz::marks::mixed(below, viz::marks::ink_on(below), viz::marks::ink_share);
      ++pairs;
      EXPECT_GE(viz::style::contrast(ink, below), 4.5)
          << name << ": '" << all[i].text << "' " << viz::style::hex(ink) << " on " << viz::style::hex(below);
    }
  }
  EXPECT_GT(pairs, 500U);
}

TEST(Legible, everything_of_the_examples_is_on_the_sheet) {
  for (const auto &[name, drawing] : drawings()) {
    const auto inside = [&](double x, double y) {
      return x >= -0.01 && y >= -0.01 && x <= drawing.width + 0.01 && y <= drawing.height + 0.01;
    };
    const auto on_sheet = [&](const viz::Area &area) {
      return inside(area.left, area.top) && inside(area.left + area.width, area.top + area.height);
    };
    for (const viz::Area &area : drawing.ground)
      EXPECT_TRUE(on_sheet(area)) << name;
    for (const viz::Box &box : drawing.boxes)
      EXPECT_TRUE(on_sheet(box.area)) << name << ' ' << box.name;
    for (const viz::Text &text : drawing.texts)
      EXPECT_TRUE(inside(text.x, text.y)) << name << ' ' << text.text;
    for (const viz::Line &line : drawing.lines)
      for (const viz::Point &point : line.points)
        EXPECT_TRUE(inside(point.x, point.y)) << name;
  }
}

TEST(Legible, graphviz_draws_the_examples_boxes_where_they_are) {
  for (const auto &[name, drawing] : drawings()) {
    std::map<std::string, test::Place> places;
    std::string node;
    for (const Element &e : test::elements(viz::render(viz::dot(drawing), viz::Picture::svg))) {
      if (e.name == "title")
        node = e.text;
      if (e.name == "polygon" && e["fill"] == "none")
        places[node] = test::around(e["points"], drawing.height);
    }
    ASSERT_EQ(places.size(), drawing.boxes.size()) << name;
    for (const viz::Box &box : drawing.boxes) {
      const test::Place &place = places.at(box.name);
      EXPECT_NEAR(place.left, box.area.left, 0.5) << name << ' ' << box.name;
      EXPECT_NEAR(place.top, box.area.top, 0.5) << name << ' ' << box.name;
      EXPECT_NEAR(place.width, box.area.width, 0.5) << name << ' ' << box.name;
      EXPECT_NEAR(place.height, box.area.height, 0.5) << name << ' ' << box.name;
    }
  }
}

} // namespace
} // namespace organograph::legible_test
