// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/structure.hpp"

#include "organograph/viz/render.hpp"

#include "support/models.hpp"
#include "viz/drawing_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>

namespace organograph {
namespace {

using test::Drawn;
using test::DrawnLine;
using test::DrawnNode;
using test::Files;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string dot_of(const Model &model, const viz::StructureOptions &options = {}) {
  return viz::structure_dot(model, span_of_control(model), options);
}

Drawn drawn(const Model &model, const viz::StructureOptions &options = {}) {
  return test::read_drawing(dot_of(model, options));
}

viz::StructureOptions everything() {
  viz::StructureOptions options;
  options.all = true;
  return options;
}

viz::StructureOptions folded_above(std::uint32_t boxes) {
  viz::StructureOptions options;
  options.fold_above = boxes;
  return options;
}

viz::StructureOptions below(PostId root) {
  viz::StructureOptions options;
  options.root = root;
  return options;
}

viz::StructureOptions down_to(std::uint32_t depth) {
  viz::StructureOptions options;
  options.depth = depth;
  return options;
}

const std::string posts_head =
    "post_id,title,organisation_id,reports_to,tier,status,holder,reports_known,fte\n";

/// Two councils: a joint chief, a joint director, sovereign directors with heads of service.
Files councils() {
  return {{"model.csv", "title,date,source\nTwo councils,2016-09-30,Cabinet report 3.8\n"},
          {"organisations.csv", "organisation_id,name,colour\nccc,County,#003366\npcc,City,\n"},
          {"posts.csv", posts_head + "ce,Chief Executive,ccc,,1,,Ann,,\n"     // n0
                                     "dj,Joint Director,ccc,ce,2,vacant,,,\n" // n1
                                     "dc,County Director,ccc,ce,2,,Bo,,0.5\n" // n2
                                     "dp,City Director,pcc,ce,2,interim,,,\n" // n3
                                     "h1,Head 1,ccc,dc,3,,,no,\n"             // n4
                                     "h2,Head 2,ccc,dc,3,acting,Cy,,\n"       // n5
                                     "h3,Head 3,pcc,dj,3,,,,\n"},             // n6
          {"post_shares.csv",
           "post_id,organisation_id,cost_share\nce,ccc,0.5\nce,pcc,0.5\ndj,ccc,0.6\ndj,pcc,0.4\n"},
          {"reporting_lines.csv", "post_id,reports_to,kind\nh3,dp,professional\n"},
          {"staff_groups.csv", "group_id,reports_to,fte,title\ng,dc,36,heads of service\n"}};
}

/// A tree of n posts in which each reports to one of the `reach` before it.
Files random_tree(std::size_t n, unsigned seed, std::size_t reach, std::size_t organisations = 1,
                  bool odd = false) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
  std::string posts = posts_head, shares = "post_id,organisation_id,cost_share\n", all;
  std::vector<std::size_t> tier(n, 1);
  for (std::size_t i = 0; i < organisations; ++i)
    all += "o" + std::to_string(i) + ",Organisation " + std::to_string(i) + "\n";
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t manager = i == 0 ? 0 : i - 1 - below(std::min(i, reach));
    if (i > 0)
      tier[i] = tier[manager] + (odd ? below(3) : 1);
    posts += "p" + std::to_string(i) + ",Head of Service for Place and People " + std::to_string(i) + ",o" +
             std::to_string(below(organisations)) + ',' + (i == 0 ? "" : "p" + std::to_string(manager)) +
             ',' + std::to_string(tier[i]) + ",,,,\n";
    if (organisations > 1 && below(4) == 0)
      for (const std::string o : {"o0", "o1"})
        shares += "p" + std::to_string(i) + ',' + o + ",0.5\n";
  }
  return {{"organisations.csv", "organisation_id,name\n" + all},
          {"posts.csv", posts},
          {"post_shares.csv", shares}};
}

bool is_box(const std::string &name) {
  return name.size() > 1 && (name[0] == 'n' || name[0] == 'f' || name[0] == 'g') && std::isdigit(name[1]);
}

std::size_t boxes(const Drawn &drawing) {
  std::size_t count = 0;
  for (const auto &[name, node] : drawing.nodes)
    count += is_box(name);
  return count;
}

std::pair<double, double> size_of(const std::string &svg) {
  return {test::number_after(svg, "width=\""), test::number_after(svg, "height=\"")};
}

TEST(StructureDot, draws_every_post_once_in_the_band_of_its_tier) {
  const Drawn drawing = drawn(test::model_of(councils()));
  EXPECT_THAT(drawing.subgraphs.at("band_0"), ElementsAre("t0", "n0"));
  EXPECT_THAT(drawing.subgraphs.at("band_1"), ElementsAre("t1", "n1", "n2", "n3"));
  EXPECT_THAT(drawing.subgraphs.at("band_2"), ::testing::UnorderedElementsAre("t2", "n4", "n5", "n6", "g4"));
  EXPECT_THAT(drawing.nodes.at("t2").label, HasSubstr("Tier 3"));
  EXPECT_EQ(boxes(drawing), 8U);
  EXPECT_GT(drawing.nodes.at("n0").y, drawing.nodes.at("n2").y);
  EXPECT_GT(drawing.nodes.at("n2").y, drawing.nodes.at("n4").y);
}

TEST(StructureDot, draws_management_solid_and_further_lines_dashed_with_their_kind) {
  const Drawn drawing = drawn(test::model_of(councils()));
  std::set<std::string> solid, dashed;
  for (const DrawnLine &line : drawing.lines)
    (line.dashed ? dashed : solid).insert(line.from + line.to);
  EXPECT_EQ(solid, (std::set<std::string>{"n0n1", "n0n2", "n0n3", "n2n4", "n2n5", "n1n6", "n2g4"}));
  EXPECT_EQ(dashed, (std::set<std::string>{"n3n6"}));
  EXPECT_THAT(dot_of(test::model_of(councils())), HasSubstr(">professional<"));
}

TEST(StructureDot, stands_sovereign_posts_on_either_side_of_the_joint_ones) {
  const Drawn drawing = drawn(test::model_of(councils()));
  const auto x = [&](const char *name) { return drawing.nodes.at(name).x; };
  EXPECT_THAT(drawing.subgraphs.at("column_0"), ElementsAre("c0", "n2", "g4", "n4", "n5"));
  EXPECT_THAT(drawing.subgraphs.at("column_1"), ElementsAre("c1", "n0", "n1"));
  EXPECT_THAT(drawing.subgraphs.at("column_2"), ElementsAre("c2", "n6", "n3"));
  EXPECT_LT(std::max({x("n2"), x("n4"), x("n5")}), std::min(x("n0"), x("n1")));
  EXPECT_LT(std::max(x("n0"), x("n1")), std::min(x("n3"), x("n6")));
  EXPECT_THAT(drawing.nodes.at("c0").label, HasSubstr("County"));
  EXPECT_THAT(drawing.nodes.at("c1").label, HasSubstr("Joint"));
}

TEST(StructureDot, says_in_each_box_what_is_known_of_the_post) {
  const Drawn drawing = drawn(test::model_of(councils()));
  const auto label = [&](const char *name) { return drawing.nodes.at(name).label; };
  EXPECT_THAT(label("n0"),
              testing::AllOf(HasSubstr("Chief Executive"), HasSubstr(">Ann<"), HasSubstr("1 FTE · span 3")));
  EXPECT_THAT(label("n1"), testing::AllOf(HasSubstr("ccc 60"), HasSubstr("pcc 40"), HasSubstr("#003366"),
                                          HasSubstr("<I>vacant</I>")));
  EXPECT_THAT(label("n2"), HasSubstr("ccc · 0.5 FTE · span 2"));
  EXPECT_THAT(label("n3"), HasSubstr("<I>interim</I>"));
  EXPECT_THAT(label("n4"), HasSubstr("ccc · 1 FTE · reports not known"));
  EXPECT_THAT(label("n5"), HasSubstr("<I>acting: Cy</I>"));
  EXPECT_THAT(label("g4"), testing::AllOf(HasSubstr("36 FTE: heads of service"), HasSubstr("dashed")));
}

TEST(StructureDot, writes_white_on_a_dark_colour_and_black_on_a_light_one) {
  const Drawn drawing = drawn(test::model_of(councils()));
  EXPECT_THAT(drawing.nodes.at("n2").label,
              testing::AllOf(HasSubstr("BGCOLOR=\"#003366\""), HasSubstr("COLOR=\"#ffffff\""),
                             Not(HasSubstr("#000000"))));
  EXPECT_THAT(drawing.nodes.at("n3").label,
              testing::AllOf(HasSubstr("COLOR=\"#000000\""), Not(HasSubstr("#ffffff"))));
}

TEST(StructureDot, carries_title_date_source_and_a_legend_of_what_it_uses) {
  const std::string dot = dot_of(test::model_of(councils()));
  for (const char *text :
       {"Two councils", "2016-09-30 · Source: Cabinet report 3.8", "ccc: County", "joint post:", ">vacant<",
        "staff group:", "line management", "further reporting line"})
    EXPECT_THAT(dot, HasSubstr(text));
  EXPECT_THAT(dot, Not(HasSubstr("folded")));
}

TEST(StructureDot, has_columns_for_two_or_three_organisations_only) {
  for (const std::size_t organisations : {1U, 2U, 3U, 4U}) {
    const Drawn drawing = drawn(test::model_of(random_tree(40, 3, 10, organisations)));
    EXPECT_EQ(drawing.subgraphs.contains("column_0"), organisations == 2 || organisations == 3)
        << organisations;
    EXPECT_EQ(boxes(drawing), 40U);
  }
}

TEST(StructureDot, shows_tiers_that_have_no_post) {
  const Drawn drawing = drawn(test::model_of({{"organisations.csv", "organisation_id,name\no,O\n"},
                                              {"posts.csv", "post_id,title,organisation_id,reports_to,tier\n"
                                                            "a,A,o,,1\nb,B,o,a,3\nc,C,o,b,900000\n"}}));
  EXPECT_THAT(drawing.nodes.at("t1").label, testing::AllOf(HasSubstr("Tier 2"), HasSubstr("no post")));
  EXPECT_THAT(drawing.nodes.at("t3").label, HasSubstr("Tiers 4"));
  EXPECT_EQ(drawing.lines.size(), 2U);
}

TEST(StructureDot, hangs_leaves_in_stacks_of_at_most_eight) {
  std::string posts = "post_id,title,organisation_id,reports_to\nce,Chief,o,\n";
  for (int i = 0; i < 41; ++i)
    posts += "h" + std::to_string(i) + ",Head of Service,o,ce\n";
  const Model model =
      test::model_of({{"organisations.csv", "organisation_id,name\no,O\n"}, {"posts.csv", posts}});
  std::map<double, std::size_t> stacks;
  for (const auto &[name, node] : drawn(model).nodes)
    if (is_box(name) && name != "n0")
      ++stacks[node.x];
  EXPECT_EQ(stacks.size(), 6U);
  for (const auto &[x, high] : stacks)
    EXPECT_TRUE(high == 6 || high == 7) << high; // even ones
}

TEST(StructureDot, folds_stacks_before_layers_and_says_so) {
  const Model model = test::model_of(random_tree(500, 5, 30));
  const Drawn folded = drawn(model), all = drawn(model, everything());
  EXPECT_LE(boxes(folded), 300U);
  EXPECT_GT(boxes(folded), 200U);
  EXPECT_EQ(boxes(all), 500U);
  EXPECT_THAT(folded.nodes.at("notes").label, HasSubstr("Folded for room: "));
  EXPECT_FALSE(all.nodes.contains("notes"));
}

TEST(StructureDot, keeps_every_post_in_some_box_at_any_fold) {
  const Model model = test::model_of(random_tree(200, 9, 20, 2));
  for (const std::uint32_t limit : {1U, 2U, 10U, 40U, 90U, 150U, 199U}) {
    std::size_t posts = 0;
    const Drawn drawing = drawn(model, folded_above(limit));
    for (const auto &[name, node] : drawing.nodes)
      if (is_box(name))
        posts += name[0] == 'n' ? 1 : static_cast<std::size_t>(std::atoi(node.tooltip.c_str()));
    EXPECT_EQ(posts, 200U) << limit;
    EXPECT_LE(boxes(drawing), std::max(limit, 2U)) << limit;
  }
}

TEST(StructureDot, draws_below_a_root_to_a_depth) {
  const Model model = test::model_of(councils());
  const Drawn rooted = drawn(model, below(model.find_post("dc")));
  EXPECT_EQ(boxes(rooted), 4U); // the county director, two heads, a staff group
  EXPECT_FALSE(rooted.subgraphs.contains("column_0"));
  const Drawn shallow = drawn(model, down_to(1));
  EXPECT_EQ(boxes(shallow), 6U); // four posts, and what is below two of them
  EXPECT_TRUE(shallow.nodes.contains("n6")) << "a box for one post would save nothing";
  EXPECT_FALSE(shallow.nodes.contains("n4"));
  EXPECT_THAT(dot_of(model, down_to(1)), HasSubstr("2 posts, 38 FTE"));
  EXPECT_EQ(boxes(drawn(model, down_to(0))), 2U);
}

TEST(StructureDot, says_at_the_foot_why_it_folds) {
  const auto note = [](const Model &model, const viz::StructureOptions &options) {
    return drawn(model, options).nodes.at("notes").label;
  };
  const Model model = test::model_of(councils()), many = test::model_of(random_tree(500, 5, 30));
  EXPECT_THAT(note(model, down_to(1)),
              testing::AllOf(HasSubstr("Drawn to 1 layer below the top, as asked. Folded: 2 posts in 1 box"),
                             Not(HasSubstr("for room"))));
  EXPECT_THAT(note(many, down_to(0)), HasSubstr("Drawn to 0 layers below the top, as asked. Folded: 499"));
  viz::StructureOptions both = folded_above(20);
  both.depth = 3;
  EXPECT_THAT(note(many, both), HasSubstr("Drawn to 3 layers below the top, as asked. Folded for room: "));
  EXPECT_THAT(note(many, {}), Not(HasSubstr("asked")));
}

TEST(StructureDot, says_in_the_heading_that_it_is_a_part) {
  const Model model = test::model_of(councils());
  EXPECT_THAT(drawn(model, below(model.find_post("dc"))).nodes.at("title").label,
              HasSubstr("Two councils: part below County Director"));
  EXPECT_THAT(drawn(model).nodes.at("title").label, Not(HasSubstr("part below")));
  EXPECT_THAT(drawn(model, below(model.find_post("ce"))).nodes.at("title").label,
              Not(HasSubstr("part below")))
      << "all of it";
}

TEST(StructureDot, sets_lines_of_text_apart) {
  const std::string svg =
      viz::render(dot_of(test::model_of(
                      {{"model.csv", "title,source\nDeputy (gypsy) Policy,Ägypten Ńç\n"},
                       {"organisations.csv", "organisation_id,name\no,O\nq,Q\n"},
                       {"posts.csv", "post_id,title,organisation_id,reports_to,status,holder\n"
                                     "a,Deputy (gypsy) Policy of gypsy journeys and all that,o,,,Ägypten Ńç\n"
                                     "b,Deputy (gypsy) Policy of gypsy journeys,q,a,acting,Ägypten Ńç\n"},
                       {"staff_groups.csv", "group_id,reports_to,fte,title\n"
                                            "g,b,36,gypsy journeys and Ägypten and a second line\n"}})),
                  viz::Picture::svg);
  std::size_t pairs = 0;
  for (std::size_t at = svg.find("<g id=\"node"); at != std::string::npos;) {
    const std::size_t next = svg.find("<g id=\"node", at + 1);
    const std::string node = svg.substr(at, next - at);
    double above = 0, size_above = 0;
    for (std::size_t text = node.find("<text "); text != std::string::npos;
         text = node.find("<text ", text + 1)) {
      const std::string_view rest = std::string_view(node).substr(text);
      const double y = test::number_after(rest, " y=\""), size = test::number_after(rest, "font-size=\"");
      if (size_above > 0) {
        ++pairs;
        EXPECT_GE(y - above, 1.15 * size) << node;
      }
      above = y;
      size_above = size;
    }
    at = next;
  }
  EXPECT_GE(pairs, 8U);
}

TEST(StructureDot, keeps_figures_off_lines_that_run_from_right_to_left) {
  const Drawn drawing = drawn(test::model_of(
      {{"organisations.csv", "organisation_id,name\n\u05de\u05e0\u05d4\u05dc,One\nq,Two\n"},
       {"posts.csv", "post_id,title,organisation_id,fte\na,A,\u05de\u05e0\u05d4\u05dc,1499\nb,B,q,1.5\n"}}));
  EXPECT_THAT(drawing.nodes.at("n0").label,
              testing::AllOf(HasSubstr(">\u05de\u05e0\u05d4\u05dc<"), HasSubstr(">1,499 FTE<")));
  EXPECT_THAT(drawing.nodes.at("n1").label, HasSubstr(">q · 1.5 FTE<"));
}

TEST(StructureDot, folds_many_tops_too) {
  std::string posts = "post_id,title,organisation_id\n";
  for (int i = 0; i < 1000; ++i)
    posts += "h" + std::to_string(i) + ",Post,o\n";
  const Model model =
      test::model_of({{"organisations.csv", "organisation_id,name\no,O\n"}, {"posts.csv", posts}});
  const Drawn drawing = drawn(model);
  EXPECT_EQ(boxes(drawing), 1U);
  EXPECT_THAT(drawing.nodes.at("f0").label, HasSubstr("1,000 posts, 1,000 FTE"));
}

/// Corners of boxes and lines agree: no box on another, no line through a box that is not its own, no line
/// of one manager on a line of another.
void expect_clear(const Drawn &drawing, const std::string &what) {
  std::vector<std::pair<std::string, DrawnNode>> all;
  for (const auto &[name, node] : drawing.nodes)
    if (is_box(name))
      all.emplace_back(name, node);
  const auto apart = [](double a, double b, double room) { return std::abs(a - b) >= room - 0.6; };
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const DrawnNode &a = all[i].second, &b = all[j].second;
      ASSERT_TRUE(apart(a.x, b.x, (a.width + b.width) / 2) || apart(a.y, b.y, (a.height + b.height) / 2))
          << what << ": " << all[i].first << " on " << all[j].first;
    }
  struct Piece {
    double x1, y1, x2, y2;
    std::string from;
  };
  std::vector<Piece> pieces;
  for (const DrawnLine &line : drawing.lines)
    for (std::size_t i = 1; i < line.points.size(); ++i) {
      const auto [ax, ay] = line.points[i - 1];
      const auto [bx, by] = line.points[i];
      ASSERT_TRUE(std::abs(ax - bx) < 0.02 || std::abs(ay - by) < 0.02) << what << ": slanting";
      const Piece piece{std::min(ax, bx), std::min(ay, by), std::max(ax, bx), std::max(ay, by), line.from};
      for (const auto &[name, box] : all)
        if (name != line.from && name != line.to) {
          const bool through = piece.x2 > box.x - box.width / 2 + 1 && piece.x1 < box.x + box.width / 2 - 1 &&
                               piece.y2 > box.y - box.height / 2 + 1 && piece.y1 < box.y + box.height / 2 - 1;
          ASSERT_FALSE(through) << what << ": " << line.from << " -> " << line.to << " runs through " << name;
        }
      pieces.push_back(piece);
    }
  for (std::size_t i = 0; i < pieces.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const Piece &a = pieces[i], &b = pieces[j];
      if (a.from == b.from)
        continue;
      const double wide = std::min(a.x2, b.x2) - std::max(a.x1, b.x1),
                   high = std::min(a.y2, b.y2) - std::max(a.y1, b.y1);
      const bool on_it = (wide > 1 && high > -0.5) || (high > 1 && wide > -0.5);
      ASSERT_FALSE(on_it) << what << ": lines of " << a.from << " and " << b.from << " meet at " << a.x1
                          << ',' << a.y1;
    }
}

TEST(StructureDot, keeps_boxes_and_lines_clear_of_each_other) {
  for (unsigned seed = 0; seed < 24; ++seed) {
    const std::size_t organisations = 1 + seed % 4, posts = 5 + 7 * seed, reach = seed % 3 == 0 ? 6 : 40;
    const bool odd = seed % 2 == 1;
    const Drawn drawing = drawn(test::model_of(random_tree(posts, seed, reach, organisations, odd)));
    EXPECT_EQ(drawing.lines.size(), posts - 1);
    expect_clear(drawing, "seed " + std::to_string(seed));
  }
}

TEST(StructureDot, is_never_wider_than_three_times_its_height) {
  std::mt19937 random(11);
  for (unsigned i = 0; i < 24; ++i) {
    const std::size_t posts = i < 8 ? 1 + i : 1 + random() % 500;
    const std::size_t reach = i % 4 == 0 ? 500 : i % 4 == 1 ? 3 : 40;
    const Model model = test::model_of(random_tree(posts, i, reach, 1 + i % 4));
    const auto [width, height] = size_of(
        viz::render(dot_of(model, i % 5 == 0 ? everything() : viz::StructureOptions{}), viz::Picture::svg));
    EXPECT_LE(width, 3 * height) << posts << " posts, seed " << i;
    EXPECT_GT(height, 100);
  }
}

TEST(StructureDot, gives_the_same_text_every_time) {
  const Files files = random_tree(120, 2, 20, 3, true);
  EXPECT_EQ(dot_of(test::model_of(files)), dot_of(test::model_of(files)));
}

TEST(StructureDot, survives_whatever_a_label_holds) {
  const std::vector<std::string> texts = {
      "<script>alert(1)</script>",
      "\"\"quoted\"\" & 'single'",
      "R&amp;D &lt;b&gt; &#65; &nosuch; & &;",
      "back\\slash \\N \\G \\n \\",
      "ctl\x01\x02\x1b[31m\x7f end",
      "two\nlines\r\nthree\ttab",
      "\u05de\u05e0\u05d4\u05dc \u0645\u062f\u064a\u0631",
      "\u202eoverride\u202c",
      "e\u0301 combining a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
      "\U0001F469\u200D\U0001F4BB \u4e3b\u4efb\u793e\u4f1a\u670d\u52a1\u90e8\u95e8",
      std::string(10000, 'x'),
      "\u200b\u0301",
      "\u0301",
      "]]> <!-- -- --> {a|b} %s%n",
  };
  std::string posts = "post_id,title,organisation_id,reports_to,holder\n";
  for (std::size_t i = 0; i < texts.size(); ++i) // the text stands in the identifier too, behind a number
    posts += "\"" + std::to_string(i) + (i < 7 ? texts[i] : "") + "\",\"" + texts[i] + "\",o" +
             std::to_string(i % 2) + ",,\"" + texts[i] + "\"\n";
  const Model model = test::model_of(
      {{"model.csv", "title,source\n\"" + texts[2] + "\",\"" + texts[0] + "\"\n"},
       {"organisations.csv", "organisation_id,name\no0,\"" + texts[0] + "\"\no1,\"" + texts[3] + "\"\n"},
       {"posts.csv", posts}});
  const std::string svg = viz::render(dot_of(model), viz::Picture::svg);
  EXPECT_EQ(test::XmlChecker(svg).fault(), "");
  const std::string text = test::decoded(svg);
  for (const char *whole :
       {"<script>alert(1)</script>", "\"quoted\" & 'single'", "R&amp;D &lt;b&gt; &#65; &nosuch; & &;",
        "\u05de\u05e0\u05d4\u05dc \u0645\u062f\u064a\u0631", "]]> <!-- -- --> {a|b} %s%n",
        "back\u2216slash \u2216N \u2216G \u2216n \u2216", "ctl[31m end", "two\nlines\nthree tab"})
    EXPECT_THAT(text, HasSubstr(whole));
  EXPECT_THAT(text, HasSubstr(std::string(10000, 'x'))) << "the tooltip carries the whole title";
  EXPECT_THAT(text, Not(HasSubstr("\u202e")));
}

} // namespace
} // namespace organograph
