// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/graph.hpp"

#include "organograph/io/model_folder.hpp"
#include "support/places.hpp"
#include "support/random_models.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace organograph::test::graph_test {
namespace {

using testing::HasSubstr;

std::string told(const io::ImportReport &report) {
  std::string out;
  for (const Diagnostic &diagnostic : report.diagnostics)
    out += to_string(diagnostic) + "\n";
  return out;
}

io::Imported read(const std::string &bytes, const io::GraphOptions &options = {},
                  const io::GraphLimits &limits = {}) {
  return io::read_graph({"chart.graphml", bytes}, options, limits);
}

Draft random_draft(std::uint64_t seed) {
  return draft_of(oracle::random_model(seed));
}

// Every table's rows as head=cell, in their order; blank columns say nothing.
std::string cells_of(const Draft &draft) {
  std::string out;
  for (const auto &table : draft.tables) {
    if (!table)
      continue;
    out += table->file() + "\n";
    for (std::size_t row = 0; row < table->rows(); ++row) {
      std::map<std::string, std::string_view> cells;
      for (std::size_t c = 0; c < table->columns().size(); ++c)
        if (const std::string_view cell = table->cell(row, c); !cell.empty())
          cells[table->columns()[c]] = cell;
      for (const auto &[head, cell] : cells)
        out += head + "=" + std::string(cell) + "|";
      out += "\n";
    }
  }
  return out;
}

TEST(Graph, a_model_comes_back_from_graphml_as_it_was) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const Draft draft = random_draft(seed);
    const io::Imported back = read(io::graphml(draft));
    ASSERT_FALSE(has_errors(back.report.diagnostics)) << seed << "\n" << told(back.report);
    ASSERT_EQ(cells_of(back.draft), cells_of(draft)) << seed;
  }
}

TEST(Graph, a_model_comes_back_from_gexf_with_its_posts_lines_meetings_and_partners) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Draft draft = random_draft(seed);
    const io::Imported back = read(io::gexf(draft));
    ASSERT_FALSE(has_errors(back.report.diagnostics)) << seed << "\n" << told(back.report);
    for (const TableId id :
         {TableId::posts, TableId::reporting_lines, TableId::staff_groups, TableId::meetings,
          TableId::attendance, TableId::partners, TableId::partner_links}) {
      Draft ours, theirs;
      if (draft[id] && draft[id]->rows() > 0)
        ours[id] = draft[id];
      theirs[id] = back.draft[id];
      ASSERT_EQ(cells_of(theirs), cells_of(ours)) << seed;
    }
  }
}

TEST(Graph, the_same_model_gives_the_same_bytes) {
  const Draft draft = random_draft(7);
  EXPECT_EQ(io::graphml(draft), io::graphml(random_draft(7)));
  EXPECT_EQ(io::gexf(draft), io::gexf(random_draft(7)));
}

TEST(Graph, hostile_texts_pass_through_xml) {
  const Files files = {
      {"organisations.csv", "organisation_id,name\n\"o;<&>\",\"A \"\"B\"\" <c>]]>\"\n"},
      {"posts.csv",
       "post_id,title,organisation_id\n\"p \"\"<1>&amp;\",\"a\nb\tc\r\nd — Ω 🙂\",\"o;<&>\"\n"}};
  const Draft draft = io::read_model_files(files);
  EXPECT_EQ(cells_of(read(io::graphml(draft)).draft), cells_of(draft));
  const std::string bell =
      io::graphml(io::read_model_files({{"organisations.csv", "organisation_id,name\no,O\n"},
                                        {"posts.csv", "post_id,title,organisation_id\np,a\x07z,o\n"}}));
  EXPECT_THAT(bell, HasSubstr("a\xEF\xBF\xBDz")); // XML has no place for it
  EXPECT_FALSE(has_errors(read(bell).report.diagnostics));
}

// --- graphs of other programs

std::string foreign(const std::string &edges, const std::string &kind = "directed") {
  return "<graphml><key id='d0' for='node' attr.name='label' attr.type='string'/>"
         "<key id='d1' for='node' attr.name='Department' attr.type='string'/>"
         "<key id='d2' for='node' attr.name='fte' attr.type='string'/>"
         "<key id='d3' for='node' attr.name='colour' attr.type='string'/>"
         "<key id='k' for='edge' attr.name='type' attr.type='string'/>"
         "<graph edgedefault='" +
         kind +
         "'>"
         "<node id='1'><data key='d0'>Head</data></node>"
         "<node id='2'><data key='d0'>Deputy</data><data key='d1'>Care</data><data "
         "key='d2'>half</data></node>"
         "<node id='3'><data key='d0'>Officer</data><data key='d3'>red</data></node>"
         "<node id='4'><data key='d0'>Clerk</data></node>" +
         edges + "</graph></graphml>";
}

const std::string up =
    "<edge source='2' target='1'/><edge source='3' target='1'/><edge source='4' target='2'/>";
const std::string down =
    "<edge source='1' target='2'/><edge source='1' target='3'/><edge source='2' target='4'/>";

TEST(Graph, of_another_program_becomes_posts_and_lines_whichever_way_its_edges_point) {
  for (const std::string &edges : {up, down}) {
    const io::Imported made = read(foreign(edges));
    ASSERT_FALSE(has_errors(made.report.diagnostics)) << told(made.report);
    EXPECT_EQ(io::to_csv(*made.draft[TableId::posts]),
              "post_id,title,organisation_id,reports_to,unit,fte\n1,Head,chart,,,\n2,Deputy,chart,1,Care,\n"
              "3,Officer,chart,1,,\n4,Clerk,chart,2,,\n");
    EXPECT_THAT(told(made.report), HasSubstr("warning[graph-guessed]: edges are taken to point from a "));
    EXPECT_THAT(told(made.report), HasSubstr("warning[cell-left-blank]"));
    EXPECT_EQ(made.report.rows_read, 7U);
    EXPECT_EQ(std::ranges::count(made.report.entries, "colour", &io::ImportReport::Entry::column), 1);
  }
}

TEST(Graph, of_another_program_is_refused_where_its_shape_does_not_tell_the_way) {
  const std::string chain = "<edge source='2' target='1'/><edge source='3' target='2'/>";
  for (const std::string &text : {foreign(chain), foreign(up, "undirected")}) {
    const io::Imported made = read(text);
    EXPECT_THAT(told(made.report),
                HasSubstr("say --edges up (from a report to its manager) or --edges down"));
    EXPECT_FALSE(made.draft[TableId::posts].has_value());
    EXPECT_TRUE(read(text, {.edges = io::GraphOptions::Edges::up}).draft[TableId::posts].has_value());
  }
}

TEST(Graph, a_second_manager_is_a_line_beside_the_first) {
  const io::Imported made = read(
      foreign(
          up +
          "<edge source='4' target='3'/><edge source='3' target='2'><data key='k'>Dotted line</data></edge>"),
      {.edges = io::GraphOptions::Edges::up});
  EXPECT_EQ(io::to_csv(*made.draft[TableId::reporting_lines]),
            "post_id,reports_to,kind\n4,3,dotted\n3,2,Dotted line\n");
  EXPECT_THAT(told(made.report), HasSubstr("'4' has a second manager, '3'"));
}

TEST(Graph, gexf_of_another_program_is_read_too) {
  const io::Imported made =
      read("<gexf xmlns='http://gexf.net/1.3'><graph defaultedgetype='directed'><attributes class='node'>"
           "<attribute id='0' title='Job Title' type='string'/></attributes><nodes>"
           "<node id='a' label='Holder A'><attvalues><attvalue for='0' value='Head'/></attvalues></node>"
           "<node id='b' label='Holder B'/><node id='c' label='Holder C'/></nodes>"
           "<edges><edge source='b' target='a'/><edge source='c' target='a'/></edges></graph></gexf>");
  EXPECT_EQ(
      io::to_csv(*made.draft[TableId::posts]),
      "post_id,title,organisation_id,reports_to\na,Head,chart,\nb,Holder B,chart,a\nc,Holder C,chart,a\n");
}

// As the products write them.
TEST(Graph, of_yed_networkx_and_gephi_are_read) {
  const auto posts = [](const std::string &name) {
    const std::string bytes = test::read_file(std::string(places::test_data()) + "/graphs/" + name);
    const io::Imported made = io::read_graph({name, bytes});
    EXPECT_FALSE(has_errors(made.report.diagnostics)) << told(made.report);
    return made.draft[TableId::posts] ? io::to_csv(*made.draft[TableId::posts]) : std::string();
  };
  EXPECT_EQ(posts("yed.graphml"), "post_id,title,organisation_id,reports_to,unit\nn0,Chief Executive,yed,,\n"
                                  "n1,Head of Care,yed,n0,Care\nn2,Head of Finance,yed,n0,\n");
  EXPECT_EQ(posts("networkx.graphml"),
            "post_id,title,organisation_id,reports_to,fte\nHead,Head of service,networkx,,1.0\n"
            "Team lead A,Team lead A,networkx,Head,\nTeam lead B,Team lead B,networkx,Head,\n");
  EXPECT_EQ(posts("gephi.gexf"), "post_id,title,organisation_id,reports_to\n1,Head,gephi,\n"
                                 "2,Deputy,gephi,1\n3,Deputy,gephi,1\n");
}

TEST(Graph, a_legend_is_no_post) {
  const io::Imported made = read(
      "<graphml><key id='label' for='node' attr.name='label'/><graph edgedefault='directed'>"
      "<node id='1'><data key='label'>Head</data></node><node id='2'><data key='label'>Deputy</data></node>"
      "<node id='3'><data key='label'>Legend: dashed = matrix</data></node>"
      "<node id='4'><data key='label'>Key</data><graph><node id='5'><data key='label'>Vacant</data></node>"
      "</graph></node><node id='6'><data key='label'>Key Account Manager</data></node>"
      "<edge source='2' target='1'/></graph></graphml>",
      {.edges = io::GraphOptions::Edges::up});
  EXPECT_EQ(made.draft[TableId::posts]->rows(), 3U) << told(made.report);
  ASSERT_EQ(made.report.left_out.size(), 1U);
  EXPECT_EQ(made.report.left_out[0].what, "nodes of a legend");
  EXPECT_EQ(made.report.left_out[0].count, 3U);
}

// --- hostile files

TEST(Graph, hostile_files_are_refused_in_bounded_time_with_a_named_fault) {
  std::string deep = "<graphml><graph>";
  for (int i = 0; i < 300; ++i)
    deep += "<node id='n'><graph>";
  std::string keys = "<graphml>";
  for (int i = 0; i < 50; ++i)
    keys += "<key id='k" + std::to_string(i) + "' attr.name='a" + std::to_string(i) + "'/>";
  keys += "<graph><node id='1'>";
  for (int i = 0; i < 50; ++i)
    keys += "<data key='k" + std::to_string(i) + "'>x</data>";
  const std::vector<std::pair<std::string, std::string>> files = {
      {"", "neither GraphML nor GEXF"},
      {"post_id,title\n1,x\n", "neither GraphML nor GEXF"},
      {"<graphml><graph><node id='1'>",
       "error[unreadable-graph]: the graph cannot be read: it is broken at line 1"},
      {"<graphml " + std::string(100'000, 'a') + "='1'>", "error[unreadable-graph]"},
      {"<!DOCTYPE graphml [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;'>]><graphml>&b;</graphml>",
       "error[unreadable-graph]: the graph cannot be read: it declares a document type"},
      {deep, "nests elements more than 200 deep"},
      {"<graphml><graph></graph></graphml>", "the graph has no node"},
      {"<graphml><graph><node/></graph></graphml>", "a node has no id"},
      {"<graphml><graph><node id='1'/><node id='1'/></graph></graphml>", "stands on line 1 already"},
      {"<graphml><graph><node id='1'/>\n<edge source='1' target='9'/></graph></graphml>",
       "chart.graphml:2: error[unreadable-graph]: the edge's target '9' is no node"},
      {"<graphml><graph><node id='1'/><hyperedge/></graph></graphml>", "hyperedges"},
      {keys, "declares more than 20 attributes"},
      {"<gexf><graph><nodes><node id='1'><attvalues><attvalue for='7' "
       "value='x'/></attvalues></node></nodes></graph></gexf>",
       "which no attribute declares"}};
  for (const auto &[bytes, fault] : files) {
    const io::Imported made = read(bytes, {}, {.attributes = 20});
    EXPECT_THAT(told(made.report), HasSubstr(fault)) << bytes.substr(0, 200);
    EXPECT_FALSE(made.draft[TableId::posts].has_value());
  }
  EXPECT_THAT(told(read(foreign(up), {}, {.elements = 5}).report),
              HasSubstr("more than 5 nodes, edges and attributes"));
  EXPECT_THAT(told(read(foreign(up), {}, {.bytes = 100}).report), HasSubstr("more than 100 bytes"));
}

TEST(Graph, faults_of_the_model_that_it_would_become_are_told) {
  const io::Imported made = read(foreign("<edge source='2' target='1'/><edge source='1' target='2'/>"),
                                 {.edges = io::GraphOptions::Edges::up});
  EXPECT_THAT(told(made.report), HasSubstr("error[reporting-cycle]"));
  EXPECT_FALSE(made.draft[TableId::posts].has_value());
}

} // namespace
} // namespace organograph::test::graph_test
