// SPDX-License-Identifier: Apache-2.0
// Labels that may hold anything, through both writers and every view.
#include "organograph/engine/comparison.hpp"
#include "organograph/viz/detail/text.hpp"
#include "organograph/viz/integration_view.hpp"
#include "organograph/viz/leadership_view.hpp"
#include "organograph/viz/load_view.hpp"
#include "organograph/viz/meetings_view.hpp"
#include "organograph/viz/own_shared_view.hpp"
#include "organograph/viz/paper.hpp"
#include "organograph/viz/partners_view.hpp"
#include "organograph/viz/pdf_pages.hpp"
#include "organograph/viz/render.hpp"
#include "organograph/viz/scenario_view.hpp"
#include "organograph/viz/statutory_view.hpp"
#include "organograph/viz/structure.hpp"
#include "support/models.hpp"
#include "viz/hostile_labels.hpp"
#include "viz/sample_drawing.hpp"
#include "viz/svg_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace organograph::hostile_test {
namespace {

using test::Element;
using viz::Drawing;

const std::set<std::string> harmless = {"svg",  "title", "desc", "defs", "pattern",
                                        "path", "rect",  "g",    "text"};
const std::set<std::string> known_attributes = {"xmlns",
                                                "width",
                                                "height",
                                                "viewBox",
                                                "lang",
                                                "xml:lang",
                                                "role",
                                                "aria-labelledby",
                                                "aria-describedby",
                                                "font-family",
                                                "font-size",
                                                "id",
                                                "patternUnits",
                                                "d",
                                                "fill",
                                                "stroke",
                                                "stroke-opacity",
                                                "stroke-width",
                                                "stroke-dasharray",
                                                "x",
                                                "y",
                                                "text-anchor",
                                                "font-weight",
                                                "font-style",
                                                "text-decoration",
                                                "direction"};

/// Nothing but shapes and text, no address but that of our patterns.
void expect_harmless(const std::string &svg) {
  EXPECT_EQ(test::XmlChecker(svg).fault(), "");
  for (const Element &e : test::elements(svg)) {
    EXPECT_TRUE(harmless.contains(e.name)) << e.name;
    for (const auto &[key, value] : e.attributes) {
      EXPECT_TRUE(known_attributes.contains(key)) << key;
      EXPECT_TRUE(value.find("url(") == std::string::npos || value.starts_with("url(#hatch-")) << value;
    }
  }
}

/// Line ends, and blanks that Graphviz makes no-break ones, are blanks.
std::string in_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  for (std::size_t at = 0; (at = text.find("\u00a0", at)) != std::string::npos;)
    text.replace(at, 2, " ");
  return text;
}

Drawing with_label(const std::string &label) {
  Drawing drawing = test::sample_drawing();
  drawing.title = drawing.description = label;
  for (viz::Box &box : drawing.boxes) {
    box.label = label;
    for (viz::Text &text : box.texts)
      text.text = label;
  }
  for (viz::Line &line : drawing.lines)
    line.label = label;
  for (viz::Text &text : drawing.texts)
    text.text = label;
  return drawing;
}

TEST(Hostile, labels_are_forty_at_least) {
  EXPECT_GE(test::hostile_labels(true).size(), 40U);
}

TEST(Hostile, labels_are_text_in_an_svg_and_nothing_else) {
  for (const std::string &label : test::hostile_labels(true)) {
    SCOPED_TRACE(label.substr(0, 60));
    const std::string svg = viz::svg(with_label(label));
    expect_harmless(svg);
    const std::string intact = viz::detail::drawable(label);
    std::size_t titles = 0, texts = 0;
    for (const Element &e : test::elements(svg)) {
      titles += e.name == "title" && e.text == intact;
      texts += e.name == "text" && e.text == intact;
    }
    EXPECT_EQ(titles, label.empty() ? 1U : 16U); // the drawing's, ten boxes', five lines'
    EXPECT_EQ(texts, 26U);
  }
}

TEST(Hostile, labels_pass_graphviz_without_a_warning) {
  for (const std::string &label : test::hostile_labels(true)) {
    SCOPED_TRACE(label.substr(0, 60));
    const std::string svg = viz::render(viz::dot(with_label(label)), viz::Picture::svg);
    EXPECT_EQ(test::XmlChecker(svg).fault(), "");
    EXPECT_EQ(svg.find("fill=\"red\""), std::string::npos);
    const std::string intact = in_one_line(viz::detail::drawable(label));
    std::size_t nodes = 0, same = 0;
    for (const Element &e : test::elements(svg)) {
      if (!e["xlink:title"].empty())
        same += in_one_line(e["xlink:title"]) == (intact.empty() ? " " : intact);
      nodes += e["class"] == "node";
    }
    EXPECT_EQ(nodes, 10U);
    EXPECT_EQ(same, 10U);
  }
}

TEST(Hostile, labels_pass_into_pdf_and_png) {
  const std::vector<std::string> labels = test::hostile_labels(true);
  std::vector<Drawing> pages(2);
  Drawing &all = pages[0]; // one drawing of all labels: Graphviz takes its time over each
  all.width = 400, all.height = 100 + 60 * static_cast<double>(labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    all.boxes.push_back(
        test::titled_box("n" + std::to_string(i), 20, 20 + 60 * static_cast<double>(i), labels[i]));
    all.boxes.back().page = 2;
    all.title += labels[i];
  }
  pages[1] = with_label(labels[0] + labels[30]);
  EXPECT_TRUE(viz::pdf_pages(pages).starts_with("%PDF"));
  EXPECT_TRUE(viz::render(viz::dot(all), viz::Picture::png).starts_with("\x89PNG"));
}

std::string cell(const std::string &text) {
  std::string out = "\"";
  for (const char c : text)
    out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

/// A label in every text that a model has: titles, holders, units, names, subjects, kinds, sources.
/// `turned`: by so many posts, so that another model has other titles.
Model hostile_model(std::size_t turned = 0) {
  std::vector<std::string> labels = test::hostile_labels(false);
  std::ranges::rotate(labels, labels.begin() + static_cast<std::ptrdiff_t>(turned));
  std::string posts = "post_id,title,organisation_id,reports_to,function,unit,grade,status,holder,source\n"
                      "ce,Chief,a,,f0,,,,,\n";
  std::string functions = "function,name\n",
              meetings = "meeting_id,subject,function,duration_hours,occurrences_per_year\n",
              seats = "meeting_id,attendee_id\n", partners = "partner_id,name\n",
              links = "partner_id,post_id,kind\n",
              arrangements = "function,organisation_a,organisation_b,dimension,state\n",
              lines = "from_post,to_post,kind\n", roles = "role,organisation_id,post_id,kind,protocol\n";
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string n = std::to_string(i), text = cell(labels[i]);
    const bool blank = labels[i].find_first_not_of(' ') == std::string::npos;
    const std::string name = blank ? "x" : text; // where a text must be
    functions += "f" + n + "," + name + "\n";
    for (const std::string side : {"a", "b"})
      posts += side + n + "," + name + "," + side + ",ce,f" + n + "," + text + "," + text + ",acting," +
               text + "," + text + "\n";
    meetings += "m" + n + "," + name + ",f" + n + ",2,10\n";
    seats += "m" + n + ",a" + n + "\nm" + n + ",b" + n + "\nm" + n + ",p" + n + "\n";
    partners += "p" + n + "," + name + "\n";
    links += "p" + n + ",a" + n + ",\np" + n + ",b" + n + ",\n";
    arrangements += "f" + n + ",a,b,policy,partial\n";
    roles += name + ",a,a" + n + ",," + text + "\n" + name + ",b,a" + n + ",,\n";
    lines += "b" + n + ",a" + n + "," + name + "\n";
  }
  return test::model_of(
      {{"model.csv", "title,source\n" + cell(labels[1]) + "," + cell(labels[2]) + "\n"},
       {"organisations.csv", "organisation_id,name\na," + cell(labels[0]) + "\nb," + cell(labels[11]) + "\n"},
       {"functions.csv", functions},
       {"statutory_roles.csv", roles},
       {"posts.csv", posts},
       {"meetings.csv", meetings},
       {"attendance.csv", seats},
       {"partners.csv", partners},
       {"partner_links.csv", links},
       {"arrangements.csv", arrangements}});
}

void expect_sound(const Drawing &drawing) {
  expect_harmless(viz::svg(drawing));
  EXPECT_EQ(test::XmlChecker(viz::render(viz::dot(drawing), viz::Picture::svg)).fault(), "");
}

TEST(Hostile, labels_stay_whole_in_the_tooltips_of_the_structure) {
  const Model model = hostile_model();
  viz::StructureOptions options;
  options.all = true;
  const Drawing drawing = viz::structure_drawing(model, span_of_control(model), options);
  expect_sound(drawing);
  std::string tooltips;
  for (const Element &e : test::elements(viz::svg(drawing)))
    if (e.name == "title")
      tooltips += e.text + '\n';
  for (const TextId title : model->posts.title)
    EXPECT_NE(tooltips.find(viz::detail::drawable(model.text(title))), std::string::npos)
        << model.text(title).substr(0, 60);
}

TEST(Hostile, labels_pass_every_view) {
  const Model model = hostile_model();
  const Analysis analysis = analyse(model);
  for (const bool all : {false, true}) {
    viz::ViewOptions options;
    options.all = all;
    expect_sound(viz::structure_drawing(model, analysis.span_of_control, {}));
    expect_sound(viz::meetings_drawing(model, analysis, options));
    ASSERT_TRUE(analysis.partner_contact);
    expect_sound(viz::partners_drawing(model, *analysis.partner_contact, options));
    expect_sound(viz::integration_drawing(model, analysis.integration_depth, options));
    expect_sound(viz::load_drawing(model, analysis, options));
    expect_sound(viz::leadership_drawing(model, analysis, options));
    const std::vector<viz::OwnSharedState> states = {{test::hostile_labels(false)[0], &analysis}};
    expect_sound(viz::own_shared_drawing(model, states, options));
    ASSERT_TRUE(analysis.statutory_officers);
    expect_sound(viz::statutory_drawing(model, *analysis.statutory_officers, options));
  }
}

TEST(Hostile, labels_pass_the_view_of_a_scenario) {
  const std::vector<std::string> labels = test::hostile_labels(false);
  const Model before = hostile_model();
  AppliedScenario applied;
  applied.name = labels[0], applied.title = labels[1], applied.source = labels[2];
  applied.model = hostile_model(3);
  const Comparison comparison = compare(before, {}, applied);
  ASSERT_GT(comparison.changed, 30U);
  for (const bool all : {false, true}) {
    viz::StructureOptions options;
    options.all = all;
    expect_sound(viz::scenario_drawing(before, *applied.model, comparison, options));
  }
}

TEST(Hostile, labels_pass_into_an_atlas) {
  const Model model = hostile_model();
  const viz::Room room = *viz::room_of(viz::Paper::a4, viz::Orientation::landscape);
  const std::vector<Drawing> pages = viz::structure_atlas(model, span_of_control(model), {}, room);
  for (const Drawing &page : pages)
    expect_sound(page);
  EXPECT_TRUE(viz::pdf_pages(pages).starts_with("%PDF"));
}

} // namespace
} // namespace organograph::hostile_test
