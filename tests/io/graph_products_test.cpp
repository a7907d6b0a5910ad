// SPDX-License-Identifier: Apache-2.0
// Charts as programs save them: what is a post, a unit, a line manager, a dotted line.
#include "organograph/io/graph.hpp"

#include "organograph/engine/build_model.hpp"
#include "organograph/io/model_folder.hpp"
#include "support/places.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::test::graph_products_test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Made {
  std::string posts, lines, organisations, told, report;
};

Made made_of(const io::SourceFile &file, const io::GraphOptions &options = {}) {
  const io::Imported read = io::read_graph(file, options);
  Made out;
  const auto text = [&](TableId id) { return read.draft[id] ? io::to_csv(*read.draft[id]) : std::string(); };
  out.posts = text(TableId::posts);
  out.lines = text(TableId::reporting_lines);
  out.organisations = text(TableId::organisations);
  for (const Diagnostic &diagnostic : read.report.diagnostics)
    out.told += to_string(diagnostic) + "\n";
  out.report = io::to_csv(read.report);
  return out;
}

Made product(const std::string &name) {
  return made_of({name, test::read_file(std::string(places::test_data()) + "/graphs/" + name)});
}

Made graphml(const std::string &inside, const io::GraphOptions &options = {}) {
  return made_of(
      {"chart.graphml",
       "<graphml xmlns:y='y'><key id='g' for='node' yfiles.type='nodegraphics'/>"
       "<key id='h' for='edge' yfiles.type='edgegraphics'/><key id='t' for='edge' attr.name='type'/>"
       "<key id='k' for='node' attr.name='type'/><key id='u' for='node' attr.name='unit'/>"
       "<graph edgedefault='directed'>" +
           inside + "</graph></graphml>"},
      options);
}

const std::string four = "<node id='1'/><node id='2'/><node id='3'/><node id='4'/>";

std::string edge(const std::string &from, const std::string &to, const std::string &type = {}) {
  return "<edge source='" + from + "' target='" + to + "'>" +
         (type.empty() ? "" : "<data key='t'>" + type + "</data>") + "</edge>";
}

std::string drawn(const std::string &from, const std::string &to, const std::string &style) {
  return "<edge source='" + from + "' target='" + to + "'><data key='h'><y:PolyLineEdge><y:LineStyle type='" +
         style + "'/></y:PolyLineEdge></data></edge>";
}

TEST(GraphProducts, yed_boxes_are_units_and_dashed_lines_stand_beside_the_line_manager) {
  const Made made = product("yed-boxes.graphml");
  EXPECT_EQ(made.posts, "post_id,title,organisation_id,reports_to,unit,grade\n"
                        "n0,Chief Executive,yed-boxes,,,G1\n"
                        "n1::n0,Head of Care & Health,yed-boxes,n0,Care,G5\n"
                        "n1::n1,Officer,yed-boxes,n1::n0,Care,G5\n"
                        "n2,Head of Finance,yed-boxes,n0,,G5\n");
  EXPECT_EQ(made.lines, "post_id,reports_to,kind\nn1::n1,n2,dotted\n");
  EXPECT_THAT(made.told,
              AllOf(HasSubstr("1 node is taken for the unit of the posts in it, and not for a post: "
                              "'Care'"),
                    HasSubstr("1 edge is drawn dashed: it is taken for a dotted line")));
  EXPECT_THAT(made.report, AllOf(HasSubstr("n1,posts.csv unit Care,a box that holds other nodes"),
                                 HasSubstr("0.5 FTE,,the node's first label is read")));
}

TEST(GraphProducts, a_chart_made_with_yfiles_is_read_with_its_labels_and_dashes) {
  const Made made = product("yfiles.graphml");
  EXPECT_EQ(made.posts, "post_id,title,organisation_id,reports_to\nn0,Head,yfiles,\nn1,Deputy,yfiles,n0\n"
                        "n2,Officer,yfiles,n1\nn3,Clerk,yfiles,n1\n");
  EXPECT_EQ(made.lines, "post_id,reports_to,kind\nn2,n0,dotted\n");
}

TEST(GraphProducts, neo4j_says_by_types_what_is_a_unit_and_what_a_line) {
  const Made made = product("neo4j.graphml");
  EXPECT_EQ(made.posts, "post_id,title,organisation_id,reports_to,unit,holder\nn0,Chief,neo4j,,,Holder A\n"
                        "n1,Head,neo4j,n0,Care,Holder B\nn2,Officer,neo4j,n1,Care,Holder C\n");
  EXPECT_THAT(made.lines, IsEmpty());
  EXPECT_THAT(made.told, AllOf(HasSubstr("edges that say 'KNOWS' are left out, as others say 'REPORTS_TO'"),
                               HasSubstr("not for a post: 'Care'"), Not(HasSubstr("several kinds"))));
}

TEST(GraphProducts, nodes_of_another_kind_are_named) {
  EXPECT_THAT(product("tinkerpop.graphml").told,
              HasSubstr("nodes are of several kinds, and each is read as a post: 'person', 'software'"));
}

TEST(GraphProducts, cytoscape_says_the_way_by_the_interaction) {
  const Made made = product("cytoscape.graphml");
  EXPECT_EQ(made.posts,
            "post_id,title,organisation_id,reports_to\n62,Head,cytoscape,\n63,Deputy,cytoscape,62\n"
            "64,Clerk,cytoscape,63\n");
  EXPECT_EQ(made.lines, "post_id,reports_to,kind\n64,62,matrix\n");
}

TEST(GraphProducts, igraph_writes_nan_for_what_is_not_known) {
  const Made made = product("igraph.graphml");
  EXPECT_EQ(made.posts,
            "post_id,title,organisation_id,reports_to,fte\nn0,Head,igraph,,\nn1,Deputy,igraph,n0,0.5\n"
            "n2,Clerk,igraph,n0,\n");
  EXPECT_EQ(made.lines, "post_id,reports_to,kind\nn2,n1,dotted\n");
  EXPECT_THAT(made.told, Not(HasSubstr("cell-left-blank")));
}

TEST(GraphProducts, of_gephi_come_defaults_dotted_shapes_directions_of_edges_and_the_last_of_values_in_time) {
  const Made made = product("gephi-in-time.gexf");
  EXPECT_EQ(
      made.posts,
      "post_id,title,organisation_id,reports_to,unit\n1,Head,gephi-in-time,,Centre\n"
      "2,Deputy,gephi-in-time,1,Finance\n3,Clerk,gephi-in-time,2,Centre\n4,Officer,gephi-in-time,1,Centre\n");
  EXPECT_EQ(made.lines, "post_id,reports_to,kind\n3,1,dotted\n");
  EXPECT_THAT(made.told, HasSubstr("1 value of attributes took the place of an earlier one"));
}

TEST(GraphProducts, nodes_of_gexf_that_hold_others_are_units) {
  const Made made = product("held.gexf");
  EXPECT_EQ(made.posts,
            "post_id,title,organisation_id,reports_to,unit\nb,Head,held,,Care\nc,Deputy,held,b,Care\n"
            "d,Clerk,held,b,Finance\nf,Other,held,b,\n");
  EXPECT_THAT(made.report, HasSubstr("left out: pids that name no node"));
}

TEST(GraphProducts, lucidchart_shapes_with_text_are_posts_and_its_containers_units) {
  const Made made = product("lucidchart.csv");
  EXPECT_EQ(made.posts, "post_id,title,organisation_id,reports_to,unit\n3,Chief Executive,lucidchart,,\n"
                        "5,Head of Care,lucidchart,3,Care\n6,Officer,lucidchart,5,Care\n"
                        "7,Head of Finance,lucidchart,3,\n");
  EXPECT_EQ(made.lines, "post_id,reports_to,kind\n6,7,dotted\n");
  EXPECT_THAT(made.report, AllOf(HasSubstr("lines that end at no shape"), HasSubstr("shapes without text"),
                                 HasSubstr("rows of the document and its pages")));
}

TEST(GraphProducts, a_drawing_of_draw_io_is_named_for_what_it_is) {
  EXPECT_THAT(made_of({"chart.drawio", "<mxfile><diagram/></mxfile>"}).told,
              HasSubstr("it is a drawing of draw.io, which is not read; import the table"));
}

TEST(GraphProducts, a_solid_line_is_the_manager_in_whatever_order_lines_are_drawn) {
  for (const char *style : {"dashed", "dotted", "dashed_dotted"})
    for (const bool first : {false, true}) {
      const std::string solid = drawn("1", "2", "line") + drawn("1", "3", "line") + drawn("3", "4", "line");
      const std::string dashed = drawn("2", "4", style);
      const Made made = graphml(four + (first ? dashed + solid : solid + dashed));
      EXPECT_THAT(made.posts, HasSubstr("\n4,4,chart,3\n")) << style << made.told;
      EXPECT_EQ(made.lines, "post_id,reports_to,kind\n4,2,dotted\n");
    }
}

TEST(GraphProducts, where_all_lines_are_dashed_they_are_reporting_lines) {
  const Made made =
      graphml(four + drawn("1", "2", "dashed") + drawn("1", "3", "dashed") + drawn("3", "4", "dashed"));
  EXPECT_THAT(made.posts, HasSubstr("\n4,4,chart,3\n"));
  EXPECT_THAT(made.lines, IsEmpty());
  EXPECT_THAT(made.told, HasSubstr("all edges are drawn dashed: they are taken for reporting lines"));
}

TEST(GraphProducts, a_post_with_dashed_lines_alone_is_named) {
  const Made made =
      graphml(four + drawn("1", "2", "line") + drawn("1", "3", "line") + drawn("3", "4", "dashed"));
  EXPECT_THAT(made.posts, HasSubstr("\n4,4,chart,\n"));
  EXPECT_THAT(made.told, HasSubstr("nodes that only dashed lines lead up from have no line manager: '4'"));
}

TEST(GraphProducts, a_line_that_is_drawn_against_its_direction_points_as_it_is_drawn) {
  const std::string turned =
      "<edge source='4' target='1'><data key='h'><y:PolyLineEdge><y:Arrows source='standard' "
      "target='none'/></y:PolyLineEdge></data></edge>";
  EXPECT_THAT(graphml(four + edge("1", "2") + edge("1", "3") + turned).posts, HasSubstr("\n4,4,chart,1\n"));
}

TEST(GraphProducts, a_line_that_stands_twice_is_one) {
  const Made made = graphml(four + edge("1", "2") + edge("1", "2") + edge("1", "3") +
                            edge("3", "4", "dotted") + edge("3", "4"));
  EXPECT_THAT(made.posts, HasSubstr("\n2,2,chart,1\n"));
  EXPECT_THAT(made.lines, IsEmpty());
  EXPECT_THAT(made.report, AllOf(HasSubstr("left out: edges that stand twice"),
                                 HasSubstr("left out: dotted lines to the line manager")));
}

TEST(GraphProducts, edges_point_as_their_words_say) {
  const Made made =
      graphml(four + edge("2", "1", "reports to") + edge("2", "3", "manages") + edge("4", "2", "REPORTS_TO"));
  EXPECT_THAT(made.posts, AllOf(HasSubstr("\n2,2,chart,1\n"), HasSubstr("\n3,3,chart,2\n"),
                                HasSubstr("\n4,4,chart,2\n")));
  EXPECT_THAT(graphml(four + edge("1", "2", "reports to") + edge("1", "3", "reports to")).told,
              HasSubstr("read as they say, edges give nodes several managers"));
  EXPECT_THAT(graphml(four + edge("1", "2", "reports to") + edge("1", "3", "reports to"),
                      {.edges = io::GraphOptions::Edges::down})
                  .posts,
              HasSubstr("\n3,3,chart,1\n"));
  EXPECT_THAT(graphml(four + edge("1", "2", "a") + edge("1", "3", "b")).told,
              HasSubstr("edges say several things, and each is read as a reporting line: 'a', 'b'"));
}

TEST(GraphProducts, one_edge_without_direction_is_enough_not_to_know_the_way) {
  EXPECT_THAT(
      graphml(four + edge("1", "2") + edge("1", "3") + "<edge source='1' target='4' directed='false'/>").told,
      HasSubstr("edges have no direction"));
}

TEST(GraphProducts, a_box_at_which_an_edge_ends_is_a_post_and_the_unit_of_those_in_it) {
  const Made made =
      graphml("<node id='1'/><node id='2' yfiles.foldertype='group'><data "
              "key='g'><y:NodeLabel>Care</y:NodeLabel></data>"
              "<graph><node id='3'/><node id='4'><data key='u'>Own</data></node></graph></node>" +
              edge("1", "2") + edge("2", "3") + edge("2", "4"));
  EXPECT_EQ(made.posts, "post_id,title,organisation_id,reports_to,unit\n1,1,chart,,\n2,Care,chart,1,\n"
                        "3,3,chart,2,Care\n4,4,chart,2,Own\n");
  EXPECT_THAT(made.told,
              HasSubstr("the box 'Care' holds other nodes, and an edge ends at it: it is read as a post"));
}

TEST(GraphProducts, the_nearest_box_with_a_label_is_the_unit_and_an_empty_one_is_left_out) {
  const Made made = graphml(
      "<node id='1'><data key='g'><y:NodeLabel>Outer</y:NodeLabel></data><graph><node id='2'><graph>"
      "<node id='3'/><node id='4'/></graph></node></graph></node><node id='5' yfiles.foldertype='folder'/>" +
          edge("4", "3"),
      {.edges = io::GraphOptions::Edges::up});
  EXPECT_EQ(made.posts,
            "post_id,title,organisation_id,reports_to,unit\n3,3,chart,,Outer\n4,4,chart,3,Outer\n");
  EXPECT_THAT(made.report, HasSubstr("left out: units that no post is in"));
  EXPECT_THAT(graphml("<node id='1'><graph/></node>").told, HasSubstr("every node of the graph is a box"));
}

TEST(GraphProducts, many_boxes_within_each_other_are_passed_once) {
  constexpr int boxes = 30'000; // passed again for each post they would take a minute
  std::string nodes = "<node id='b0' label='Outer'/>", edges;
  for (int b = 1; b < boxes; ++b)
    nodes += "<node id='b" + std::to_string(b) + "' pid='b" + std::to_string(b - 1) + "'/>";
  for (int p = 0; p < boxes; ++p) {
    nodes += "<node id='p" + std::to_string(p) + "' label='Post' pid='b" + std::to_string(boxes - 1) + "'/>";
    if (p > 0)
      edges += "<edge source='p" + std::to_string(p) + "' target='p" + std::to_string((p - 1) / 9) + "'/>";
  }
  const Made made = made_of({"chart.gexf", "<gexf><graph defaultedgetype='directed'><nodes>" + nodes +
                                               "</nodes><edges>" + edges + "</edges></graph></gexf>"});
  EXPECT_THAT(made.posts, HasSubstr("p29999,Post,chart,p3333,Outer\n")) << made.told.substr(0, 500);
}

TEST(GraphProducts, a_node_whose_type_is_a_unit_is_a_post_where_an_edge_without_words_ends_at_it) {
  const Made made =
      graphml("<node id='1'/><node id='2'><data key='k'>Department</data></node><node id='3'/>" +
              edge("1", "2") + edge("1", "3"));
  EXPECT_THAT(made.posts, HasSubstr("\n2,2,chart,1\n"));
  EXPECT_THAT(made.told, HasSubstr("the node '2' says that it is a unit, and an edge ends at it"));
}

TEST(GraphProducts, assistants_statuses_and_two_organisations_of_one_name_are_read) {
  const Made made = made_of(
      {"chart.graphml",
       "<graphml><key id='a' for='node' attr.name='Assistant'/><key id='s' for='node' attr.name='Status'/>"
       "<key id='o' for='node' attr.name='Organisation ID'/><key id='n' for='node' attr.name='Organisation'/>"
       "<graph edgedefault='directed'><node id='1'><data key='o'>a</data><data key='n'>Office</data>"
       "<data key='a'>yes</data></node><node id='2'><data key='o'>b</data><data key='n'>Office</data>"
       "<data key='s'>Vacant</data></node><node id='3'><data key='a'>true</data><data "
       "key='o'>b</data></node>" +
           edge("2", "1") + edge("3", "1") + "</graph></graphml>"});
  EXPECT_EQ(made.posts,
            "post_id,title,organisation_id,reports_to,status,assistant\n1,1,a,,,\n2,2,b,1,vacant,\n"
            "3,3,b,1,,yes\n");
  EXPECT_EQ(made.organisations, "organisation_id,name\na,Office\nb,Office\n");
  EXPECT_THAT(made.report, HasSubstr("posts report to it, so it stands in the line"));
}

TEST(GraphProducts, e_mails_and_telephone_numbers_stay_out_of_titles) {
  const Made made =
      graphml("<node id='1'><data key='g'><y:NodeLabel>Head\nhead@example.org</y:NodeLabel></data></node>");
  EXPECT_THAT(made.posts, AllOf(HasSubstr("1,Head (e-mail),chart"), Not(HasSubstr("example.org"))));
}

TEST(GraphProducts, what_holds_itself_and_long_defaults_are_refused) {
  EXPECT_THAT(made_of({"x.gexf", "<gexf><graph defaultedgetype='directed'><nodes><node id='a' pid='b'/>"
                                 "<node id='b' pid='a'/></nodes></graph></gexf>"})
                  .told,
              HasSubstr("is held by itself"));
  EXPECT_THAT(made_of({"x.graphml", "<graphml><key id='a' for='node'><default>" + std::string(300, 'x') +
                                        "</default></key><graph><node id='1'/></graph></graphml>"})
                  .told,
              HasSubstr("the default of the attribute 'a' has more than 200 bytes"));
}

TEST(GraphProducts, a_box_drawn_round_nodes_of_an_exported_model_is_left_out) {
  const Draft draft = io::read_model_files({{"organisations.csv", "organisation_id,name\no,O\n"},
                                            {"posts.csv", "post_id,title,organisation_id\np,Head,o\n"}});
  std::string text = io::graphml(draft);
  const std::size_t begin = text.find("  <node "), end = text.find(" </graph>");
  text = text.substr(0, begin) + "<node id='box' yfiles.foldertype='group'><graph id='box:'>" +
         text.substr(begin, end - begin) + "</graph></node>" + text.substr(end);
  const Made made = made_of({"m.graphml", text});
  EXPECT_EQ(made.posts, "post_id,title,organisation_id\np,Head,o\n");
  EXPECT_THAT(made.report, HasSubstr("left out: boxes that hold nodes"));
}

} // namespace
} // namespace organograph::test::graph_products_test
