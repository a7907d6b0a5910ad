// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/tabulate.hpp"

#include "organograph/io/csv_reader.hpp"
#include "support/places.hpp"
#include "support/studies.hpp"
#include "viz/two_councils.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

namespace organograph::viz::tabulate_test {
namespace {

// A table as text: head to cell, row by row, read back from its CSV.
using Rows = std::vector<std::map<std::string, std::string>>;

Rows read_back(const Table &table) {
  const std::string csv = to_csv(table);
  std::vector<Diagnostic> diagnostics;
  io::CsvReader reader(csv, table.name, diagnostics);
  std::vector<std::string> heads;
  Rows out;
  while (reader.next()) {
    if (heads.empty()) {
      heads.assign(reader.cells().begin(), reader.cells().end());
      continue;
    }
    EXPECT_EQ(reader.cells().size(), heads.size()) << table.name;
    auto &row = out.emplace_back();
    for (std::size_t c = 0; c < reader.cells().size(); ++c)
      row[heads[c]] = std::string(reader.cells()[c]);
  }
  EXPECT_TRUE(diagnostics.empty());
  return out;
}

struct Tabulated {
  explicit Tabulated(const test::Files &files, const AnalysisOptions &options = {})
      : study(test::study_of(files, {}, measured_by(options))), tables(tabulate(study)) {}
  Tabulated(const Tabulated &) = delete;
  Tabulated &operator=(const Tabulated &) = delete;

  const Table &table(const std::string &name) const { return *std::ranges::find(tables, name, &Table::name); }
  Rows rows(const std::string &name) const { return read_back(table(name)); }

  static StudyOptions measured_by(const AnalysisOptions &options) {
    StudyOptions out;
    out.analysis = options;
    return out;
  }

  Study study;
  std::vector<Table> tables;
};

AnalysisOptions everything() {
  AnalysisOptions options;
  options.span.archetypes = true;
  options.co_attendance.at_least = 1;
  return options;
}

// Section by section of docs/tables.md: `## NAME.csv`, and the names in code font of its first cells.
std::vector<std::pair<std::string, std::vector<std::string>>> documented() {
  std::ifstream file(std::string(places::docs()) + "/tables.md");
  std::vector<std::pair<std::string, std::vector<std::string>>> out;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## "))
      out.emplace_back(line.substr(3, line.size() - 7), std::vector<std::string>{});
    if (!line.starts_with("| `"))
      continue;
    std::istringstream cell(line.substr(2, line.find(" |", 2) - 2));
    for (std::string name; cell >> name;)
      out.back().second.push_back(name.substr(1, name.size() - 2));
  }
  return out;
}

TEST(Tabulate, every_table_and_column_stands_in_the_docs_and_the_other_way_round) {
  test::Files files =
      test::two_councils_with("statutory_roles.csv", "role,organisation_id,post_id\ndcs,ccc,ed_c\n");
  files.emplace_back("agreements.csv", "agreement_id,title\nA,An agreement\n");
  files.emplace_back("consultations.csv", "consultation_id,title\nC,A consultation\n");
  files.emplace_back("recharges.csv", "post_id,payer,payee,year,amount\nce,ccc,pcc,2021,1\n");
  files.emplace_back("benefits.csv", "benefit_id,description\nB,A saving\n");
  files.emplace_back("claims.csv", "claim_id,kind,text\nC,risk,A claim\n");
  files.emplace_back("grades.csv", "grade,pay_low\nG,40000\n");
  files.emplace_back("post_functions.csv", "post_id,function,share\nsd_1,people,0.5\n");
  Tabulated made(files, everything());
  made.study.claims = claims(*made.study.model, {});
  made.tables = tabulate(made.study);
  auto docs = documented();
  ASSERT_GE(docs.size(), 5U);
  docs.resize(docs.size() - 5); // the last are a scenario's: scenarios_test.cpp
  std::vector<std::string> names, documented_names;
  for (const Table &table : made.tables)
    names.push_back(table.name);
  for (const auto &[name, columns] : docs)
    documented_names.push_back(name);
  ASSERT_EQ(names, documented_names);
  for (std::size_t t = 0; t < docs.size(); ++t) {
    std::vector<std::string> columns, documented_columns = docs[t].second;
    for (const TableColumn &column : made.tables[t].columns)
      columns.push_back(column.name);
    std::ranges::sort(columns);
    std::ranges::sort(documented_columns);
    EXPECT_EQ(columns, documented_columns) << docs[t].first;
  }
}

TEST(Tabulate, every_row_has_a_cell_for_each_column_and_a_rank_is_a_column) {
  const Tabulated made(test::two_councils(), everything());
  for (const Table &table : made.tables) {
    for (std::size_t i = 0; i < table.rows.size(); ++i)
      EXPECT_EQ(table.rows[i].size(), table.columns.size()) << table.name;
    EXPECT_TRUE(table.rank.empty() || std::ranges::count(table.columns, table.rank, &TableColumn::name) == 1);
    if (table.name != "diagnostics" && table.name != "capacity_people" && table.name != "service_lines") {
      EXPECT_FALSE(table.rows.empty()) << table.name;
    }
  }
}

TEST(Tabulate, spans_have_their_columns_in_the_published_order) {
  const Tabulated made(test::two_councils());
  const std::string csv = to_csv(made.table("spans"));
  EXPECT_EQ(csv.substr(0, csv.find('\n')),
            "post_id,title,organisation_id,reports_to,function,status,assistant,tier,layer,direct_reports,"
            "all_reports,fte,fte_below,annual_cost,cost_below,cost_unknown_below,organisations_served,"
            "functions_below,manager,"
            "source");
  EXPECT_NE(csv.find("\nce,Chief Executive,ccc,,,filled,no,1,1,2,5,1,17.5,167000,367400,2,2,2,yes,000 2.1\n"),
            std::string::npos);
  EXPECT_NE(csv.find("\nsd_3,Director 3,pcc,ed_p,adults,vacant,no,3,3,,0,1,0,,0,0,1,0,no,000 3.8\n"),
            std::string::npos);
}

TEST(Tabulate, scopes_are_the_whole_organisations_functions_and_layers) {
  const Tabulated made(test::two_councils());
  std::string scopes;
  for (auto &row : made.rows("span_scopes"))
    scopes += row["kind"] + ":" + row["id"] + "=" + row["posts"] + "/" + row["span_mean"] + " ";
  EXPECT_EQ(scopes,
            "all:=6/1.6666666666666667 organisation:ccc=4/1.5 organisation:pcc=3/1 function:people=2/1.5 "
            "function:adults=3/ function:spare=0/ layer:1=1/2 layer:2=2/1.5 layer:3=3/ ");
}

TEST(Tabulate, a_meetings_row_names_who_attends_and_its_figures) {
  const Tabulated made(test::two_councils());
  auto row = made.rows("meetings")[0];
  EXPECT_EQ(row["meeting_id"], "m38");
  EXPECT_EQ(row["post_ids"], "ed_c | ed_p | sd_1 | sd_2 | sd_3");
  EXPECT_EQ(row["partner_ids"], "health");
  EXPECT_EQ(row["kind"] + row["kind_inferred"], "representationyes");
  EXPECT_EQ(row["attendances"] + row["compared"] + row["duplicated"], "553");
  EXPECT_EQ(row["across_organisations"] + row["within_organisation"], "21");
  EXPECT_EQ(row["hours_per_year"], "100");
  EXPECT_EQ(row["duplicated_hours_per_year_low"], "60");
  EXPECT_EQ(row["duplicated_cost_per_year_low"], "3200"); // 20 h x 60 + 40 h x 50
  EXPECT_EQ(row["source"], "000 3.8");
}

TEST(Tabulate, seats_of_one_holder_are_counted_beside_the_posts_that_attend) {
  const std::string posts = "post_id,title,organisation_id,function,tier,holder\n"
                            "a,A,ccc,adults,1,one\nb,B,pcc,people,2,one\nc,C,pcc,adults,1,two\n";
  const Tabulated made({{"organisations.csv", "organisation_id,name\nccc,C\npcc,P\n"},
                        {"posts.csv", posts},
                        {"meetings.csv", "meeting_id,subject\nm,M\n"},
                        {"attendance.csv", "meeting_id,attendee_id\nm,a\nm,b\nm,c\n"}});
  auto row = made.rows("meetings")[0];
  EXPECT_EQ(row["same_holder"] + row["attendances"], "12");
  EXPECT_EQ(row["post_ids"], "a | b | c");
  EXPECT_EQ(row["duration_hours"], "");
}

TEST(Tabulate, groups_name_their_members) {
  const Tabulated made(test::two_councils());
  const auto rows = made.rows("duplicated_groups");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].at("post_ids") + " " + rows[0].at("duplicated"), "ed_c | ed_p 1");
  EXPECT_EQ(rows[1].at("post_ids") + " " + rows[1].at("duplicated"), "sd_1 | sd_2 | sd_3 2");
  EXPECT_EQ(rows[1].at("duplicated_hours_per_year_low"), "40");
  const auto functions = made.rows("duplicated_by_function");
  ASSERT_EQ(functions.size(), 3U);
  EXPECT_EQ(functions[1].at("duplicated") + functions[2].at("attendances"), "20");
}

TEST(Tabulate, pairs_of_both_kinds_leave_blank_what_is_not_theirs) {
  AnalysisOptions options;
  options.pairs.overlap = 0.3;
  const Tabulated made(test::two_councils(), options);
  const auto rows = made.rows("meeting_pairs");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].at("kind") + " " + rows[0].at("meeting_a") + " " + rows[0].at("common"),
            "same_people board_c 1");
  EXPECT_EQ(rows[0].at("group") + rows[0].at("function"), "");
  EXPECT_EQ(rows[1].at("kind") + " " + rows[1].at("common_partners") + " " + rows[1].at("rule"),
            "mirror police subject");
  EXPECT_EQ(rows[1].at("jaccard") + rows[1].at("group") + rows[1].at("organisations_b"), "1pcc");
  EXPECT_EQ(rows[1].at("attendances_that_become_duplicated"), "1");
}

TEST(Tabulate, co_attendance_names_the_common_series) {
  const Tabulated made(test::two_councils(), everything());
  const auto rows = made.rows("co_attendance");
  ASSERT_EQ(rows.size(), 10U);
  EXPECT_EQ(rows[0].at("post_a") + " " + rows[0].at("post_b") + " " + rows[0].at("external"),
            "ed_c ed_p yes");
  EXPECT_EQ(rows[0].at("meeting_ids") + " " + rows[0].at("hours_per_year"), "m38 20");
  std::string matrix;
  for (const auto &row : made.rows("co_attendance_by_function"))
    matrix += row.at("function_a") + "-" + row.at("function_b") + "=" + row.at("pairs") + " ";
  EXPECT_EQ(matrix, "people-people=1 people-adults=6 adults-adults=3 ");
  EXPECT_EQ(made.rows("co_attendance_by_organisation").size(), 3U);
}

TEST(Tabulate, partners_and_contacts_name_posts_meetings_and_sources) {
  const Tabulated made(test::two_councils());
  const auto partners = made.rows("partners");
  EXPECT_EQ(partners[0].at("post_ids") + " " + partners[0].at("sources"), "sd_1 | sd_3 000 4.1");
  EXPECT_EQ(partners[1].at("meeting_ids") + " " + partners[1].at("sources"), "board_c | board_p a\\|b");
  EXPECT_EQ(partners[1].at("hours_per_year") + " " + partners[1].at("mirrored_hours_per_year"), "24 12");
  const auto contacts = made.rows("partner_contact");
  ASSERT_EQ(contacts.size(), 2U);
  EXPECT_EQ(contacts[0].at("partner_id") + " " + contacts[0].at("dual_ownership"), "health yes");
  EXPECT_EQ(contacts[1].at("post_ids") + " " + contacts[1].at("further_post_ids") +
                contacts[1].at("contacts") + contacts[1].at("further_contacts"),
            "sd_3 sd_111");
}

TEST(Tabulate, without_meetings_a_partners_load_is_not_known) {
  test::Files files = test::two_councils();
  std::erase_if(files,
                [](const auto &f) { return f.first == "meetings.csv" || f.first == "attendance.csv"; });
  const Tabulated made(files);
  EXPECT_EQ(made.rows("partners")[0].at("series_attended"), "");
  std::string names;
  for (const Table &table : made.tables)
    names += table.name + " ";
  EXPECT_EQ(
      names,
      "spans span_scopes partners partner_contact capacity_scopes capacity capacity_people service_heads "
      "service_lines integration service_targets sharing_pairs bridges communities groupings diagnostics ");
}

TEST(Tabulate, integration_rows_name_heads_meetings_and_register_rows) {
  const Tabulated made(test::two_councils());
  auto rows = made.rows("integration");
  const auto row = *std::ranges::find_if(rows, [](auto &r) { return r["function"] == "adults"; });
  EXPECT_EQ(row.at("head_post_ids"), "sd_1 | sd_2 | sd_3");
  EXPECT_EQ(row.at("meeting_ids"), "m38");
  EXPECT_EQ(row.at("register"), "policy=partial | data=none");
  EXPECT_EQ(row.at("register_sources"), "000 5 | ");
  EXPECT_EQ(row.at("reached") + row.at("secured") + row.at("target") + row.at("gap"), "2242");
  EXPECT_EQ(row.at("test_2") + row.at("test_4") + row.at("policy"), "yesno0.5");
  EXPECT_EQ(row.at("reason"), "sovereign by design");
  const Tabulated bare(test::two_councils_with("integration_targets.csv",
                                               "function,organisation_a,organisation_b,target_level\n"));
  EXPECT_EQ(bare.rows("integration")[0].at("target") + bare.rows("integration")[0].at("reason"), "");
}

TEST(Tabulate, bridges_have_every_post_and_the_pairs_it_alone_connects) {
  const Tabulated made({{"organisations.csv", "organisation_id,name\nccc,C\npcc,P\n"},
                        {"posts.csv", "post_id,title,organisation_id,reports_to\n"
                                      "ce,Chief,ccc,\nb,B,pcc,\nc,C,ccc,ce\nd,D,pcc,b\n"},
                        {"post_shares.csv", "post_id,organisation_id,cost_share\nce,ccc,0.5\nce,pcc,0.5\n"}});
  const auto rows = made.rows("bridges");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].at("bridged_pairs") + rows[0].at("organisations_a") + rows[0].at("organisations_b"),
            "1cccpcc");
  EXPECT_EQ(rows[1].at("bridged_pairs") + rows[1].at("organisations_a"), "0");
}

TEST(Tabulate, diagnostics_keep_their_place_and_gain_the_remedy) {
  const Tabulated made(
      test::two_councils_with("partners.csv", "partner_id,name\nhealth,H\npolice,P\nfire,F\n"));
  const auto rows = made.rows("diagnostics");
  const auto row =
      *std::ranges::find_if(rows, [](auto &r) { return r.at("code") == "partner-without-links"; });
  EXPECT_EQ(row.at("severity") + " " + row.at("file") + " " + row.at("line"), "warning partners.csv 4");
  EXPECT_FALSE(row.at("remedy").empty());
}

TEST(Tabulate, hostile_titles_and_identifiers_read_back_from_every_table) {
  for (const std::string &text : test::hostile_texts()) {
    const std::string cell = test::csv_cell(text);
    const Tabulated made(
        {{"organisations.csv", "organisation_id,name\n" + cell + "," + cell + "\n"},
         {"posts.csv", "post_id,title,organisation_id,function\n" + cell + "," + cell + "," + cell + "," +
                           cell + "\nplain,P," + cell + "," + cell + "\n"},
         {"meetings.csv", "meeting_id,subject\n" + cell + "," + cell + "\n"},
         {"attendance.csv", "meeting_id,attendee_id\n" + cell + "," + cell + "\n" + cell + ",plain\n"}});
    auto post = made.rows("spans")[0];
    EXPECT_EQ(post["title"], text);
    EXPECT_EQ(post["source"], "");
    EXPECT_EQ(made.rows("meetings")[0].at("subject"), text);
    CellList list;
    list.add(post["post_id"]);
    list.add("plain");
    EXPECT_EQ(made.rows("meetings")[0].at("post_ids"), list.take());
    for (const Table &table : made.tables)
      EXPECT_EQ(read_back(table).size(), table.rows.size()) << table.name;
  }
}

} // namespace
} // namespace organograph::viz::tabulate_test
