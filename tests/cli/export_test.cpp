// SPDX-License-Identifier: Apache-2.0
// `export`, and models read again from what it wrote.
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/random_models.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace organograph::export_test {
namespace {

namespace fs = std::filesystem;

using test::program;
using test::Ran;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";

// The rows of an answer, cells with | between.
std::vector<std::string> asked(const std::string &file, const std::string &sql) {
  sqlite3 *handle = nullptr;
  std::vector<std::string> out;
  if (sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK) {
    char *problem = nullptr;
    sqlite3_exec(
        handle, sql.c_str(),
        [](void *to, int cells, char **texts, char **) {
          std::string row;
          for (int c = 0; c < cells; ++c)
            row += (c == 0 ? "" : "|") + std::string(texts[c] == nullptr ? "" : texts[c]);
          static_cast<std::vector<std::string> *>(to)->push_back(row);
          return 0;
        },
        &out, &problem);
    if (problem != nullptr)
      out.push_back(std::string("problem: ") + problem);
    sqlite3_free(problem);
  }
  sqlite3_close(handle);
  return out;
}

class Export : public testing::Test {
protected:
  // Case: a head, a director, two deputies.
  void write_small() {
    test::write_text(folder_ / "m/organisations.csv", "organisation_id,name\nco,Office\n");
    test::write_text(folder_ / "m/posts.csv",
                     "post_id,title,organisation_id,reports_to,holder,unit,fte\n1,Head,co,,H1,,\n"
                     "2,Director,co,1,H2,Care,0.5\n3,Deputy,co,2,H3,Care,\n4,Deputy,co,2,H4,,\n");
    test::write_text(folder_ / "m/reporting_lines.csv", "post_id,reports_to,kind\n4,1,dotted\n4,3,project\n");
  }
  std::string exported(const std::string &model, const std::string &name) {
    const Ran ran = program({"export", model, folder_ / name, "--quiet"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return test::read_file(folder_ / name);
  }
  test::TemporaryFolder folder_;
};

TEST_F(Export, graphml_has_names_for_labels_and_layers_of_edges) {
  write_small();
  const std::string text = exported(folder_ / "m", "m.graphml");
  EXPECT_THAT(text, HasSubstr("<node id=\"n1\"><data key=\"label\">Director</data>"));
  EXPECT_THAT(text, HasSubstr("<edge source=\"n1\" target=\"n0\"><data key=\"e0\">reporting</data></edge>"));
  EXPECT_THAT(text, HasSubstr("attr.name=\"fte\" attr.type=\"double\""));
}

TEST_F(Export, csv_has_a_row_a_post_with_all_its_managers) {
  write_small();
  EXPECT_EQ(exported(folder_ / "m", "m.csv"),
            "Position ID,Employee ID,Name,Job Title,Manager Position ID,Dotted Line Manager ID,Assistant,"
            "Department,Company,Company ID,Function,Grade,FTE,Annual Cost,Status\n"
            "1,,H1,Head,,,,,Office,co,,,,,\n2,,H2,Director,1,,,Care,Office,co,,,0.5,,\n"
            "3,,H3,Deputy,2,,,Care,Office,co,,,,,\n4,,H4,Deputy,2,1;3,,,Office,co,,,,,\n");
}

TEST_F(Export, turtle_says_posts_units_and_holders_in_the_organization_ontology) {
  write_small();
  const std::string text = exported(folder_ / "m", "m.ttl");
  EXPECT_THAT(text, HasSubstr("<#organisation/co> a org:FormalOrganization ;\n  skos:prefLabel \"Office\""));
  EXPECT_THAT(text, HasSubstr("<#unit/co/Care> a org:OrganizationalUnit ;\n  skos:prefLabel \"Care\" ;\n"
                              "  org:unitOf <#organisation/co> ."));
  EXPECT_THAT(text, HasSubstr("<#post/2> a org:Post ;\n  skos:prefLabel \"Director\" ;\n  org:identifier "
                              "\"2\" ;\n  org:postIn <#organisation/co> ;\n  org:postIn <#unit/co/Care> ;\n"
                              "  org:reportsTo <#post/1> ;\n  org:heldBy <#person/name/H2> ."));
}

TEST_F(Export, the_same_model_gives_the_same_bytes_in_every_format) {
  for (const char *extension : {".graphml", ".gexf", ".csv", ".sqlite", ".ttl"}) {
    const std::string first = exported(example, std::string("first") + extension);
    EXPECT_FALSE(first.empty());
    EXPECT_TRUE(first == exported(example, std::string("second") + extension)) << extension;
  }
}

TEST_F(Export, an_unknown_extension_is_refused_naming_those_there_are) {
  const Ran ran = program({"export", example, folder_ / "m.pptx"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("there are .graphml, .gexf, .csv, .sqlite, .ttl"));
  EXPECT_FALSE(fs::exists(folder_ / "m.pptx"));
}

TEST_F(Export, nothing_is_written_into_the_model_or_of_a_model_with_errors) {
  write_small();
  EXPECT_EQ(program({"export", folder_ / "m", folder_ / "m/posts.csv"}).code, 1);
  test::write_text(folder_ / "m/posts.csv", "post_id,title,organisation_id\n1,Head,nowhere\n");
  EXPECT_EQ(program({"export", folder_ / "m", folder_ / "m.ttl"}).code, 2);
  EXPECT_FALSE(fs::exists(folder_ / "m.ttl"));
}

TEST_F(Export, says_what_a_format_has_no_place_for) {
  const Ran ran = program({"export", example, folder_ / "m.csv"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("Left out, for want of a place in this format: 2 joint posts"));
  const auto json = nlohmann::json::parse(program({"export", example, folder_ / "m.csv", "--json"}).out);
  EXPECT_EQ(json["left_out"]["joint post"], 2);
  EXPECT_THAT(program({"export", example, folder_ / "m.gexf"}).err, HasSubstr("parts of joint posts"));
  EXPECT_THAT(program({"export", example, folder_ / "m.ttl"}).err, HasSubstr("parts of joint posts"));
  EXPECT_THAT(program({"export", example, folder_ / "m.graphml"}).err, Not(HasSubstr("Left out")));
}

TEST_F(Export, says_how_many_cells_a_spreadsheet_would_run) {
  test::write_text(folder_ / "m/posts.csv",
                   "post_id,title,organisation_id,holder\n1,=1+1,a,@Ann\n2,-Head-,a,Bo\n");
  test::write_text(folder_ / "m/organisations.csv", "organisation_id,name\na,A\n");
  const Ran ran = program({"export", folder_ / "m", folder_ / "f.csv"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("3 cells begin with =, +, - or @, which spreadsheets run as formulas"));
  EXPECT_EQ(nlohmann::json::parse(
                program({"export", folder_ / "m", folder_ / "f.csv", "--json"}).out)["cells_like_formulas"],
            3);
}

TEST_F(Export, a_file_that_is_no_earlier_export_is_not_overwritten) {
  write_small();
  for (const std::string extension : {".csv", ".graphml", ".gexf", ".ttl", ".sqlite"}) {
    const std::string file = folder_ / ("x" + extension);
    test::write_text(file, "Name,Job Title\nAnn,Chief\n");
    const Ran ran = program({"export", folder_ / "m", file});
    EXPECT_EQ(ran.code, 1) << extension;
    EXPECT_THAT(ran.err, HasSubstr("is there already"));
    EXPECT_EQ(test::read_file(file), "Name,Job Title\nAnn,Chief\n");
    fs::remove(file);
    EXPECT_EQ(program({"export", folder_ / "m", file, "--quiet"}).code, 0);
    EXPECT_EQ(program({"export", folder_ / "m", file, "--quiet"}).code, 0) << extension;
  }
}

TEST_F(Export, numbers_stand_for_names_where_that_is_asked_for) {
  write_small();
  for (const char *extension : {".graphml", ".csv", ".sqlite", ".ttl"}) {
    const std::string file = folder_ / (std::string("n") + extension);
    const Ran ran = program({"export", folder_ / "m", file, "--pseudonymise", folder_ / "key"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(test::read_file(file), Not(HasSubstr("H3"))) << extension;
  }
}

TEST_F(Export, a_graph_becomes_a_model_again_by_import) {
  write_small();
  exported(folder_ / "m", "m.graphml");
  const Ran ran = program({"import", folder_ / "m.graphml", "-o", folder_ / "back"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Read as graph"));
  for (const char *table : {"organisations.csv", "posts.csv", "reporting_lines.csv"})
    EXPECT_TRUE(fs::exists(folder_ / (std::string("back/") + table))) << table;
  EXPECT_EQ(exported(folder_ / "back", "again.csv"), exported(folder_ / "m", "m.csv"));
  const std::string yed = std::string(places::test_data()) + "/graphs/yed.graphml";
  const Ran up = program({"import", "graph", yed, "--edges", "up", "-o", folder_ / "up"});
  EXPECT_EQ(up.code, 0) << up.err;
  EXPECT_THAT(test::read_file(folder_ / "up/posts.csv"), HasSubstr("n0,Chief Executive,yed,n1"));
  EXPECT_EQ(program({"import", "graph", yed, yed, "-o", folder_ / "two"}).code, 1);
}

// --- SQLite

TEST_F(Export, sqlite_gives_the_same_analysis_as_the_folder) {
  for (const char *name : {"cambridgeshire-peterborough-2017", "oxfordshire-cherwell-2019",
                           "cambridgeshire-peterborough-2021"}) {
    const std::string model = std::string(places::examples()) + "/" + name;
    exported(model, "m.sqlite");
    const Ran folder = program({"analyse", model, "-o", folder_ / "a", "--no-diagrams", "--no-report",
                                "--tables", "none", "--quiet"});
    const Ran database = program({"analyse", folder_ / "m.sqlite", "-o", folder_ / "b", "--no-diagrams",
                                  "--no-report", "--tables", "none", "--quiet"});
    ASSERT_EQ(folder.code, 0) << folder.err;
    ASSERT_EQ(database.code, 0) << database.err;
    EXPECT_TRUE(test::read_file(folder_ / "a/analysis.json") == test::read_file(folder_ / "b/analysis.json"))
        << name;
  }
}

TEST_F(Export, sqlite_gives_the_same_analysis_of_random_models) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const std::string model = folder_ / ("m" + std::to_string(seed));
    for (const auto &[name, text] : test::files_of(oracle::random_model_with_registers(seed)))
      test::write_text(model + "/" + name, text);
    exported(model, "m.sqlite");
    const Ran folder = program({"analyse", model, "-o", folder_ / "a", "--no-diagrams", "--no-report",
                                "--tables", "none", "--json"});
    const Ran database = program({"analyse", folder_ / "m.sqlite", "-o", folder_ / "b", "--no-diagrams",
                                  "--no-report", "--tables", "none", "--json"});
    ASSERT_EQ(folder.code, 0) << seed << folder.err;
    ASSERT_EQ(database.out, folder.out) << seed << database.err;
    ASSERT_THAT(asked(folder_ / "m.sqlite", "PRAGMA foreign_key_check; PRAGMA integrity_check"),
                ElementsAre("ok"))
        << seed;
  }
}

// The questions that docs/export.md prints.
std::vector<std::string> documented_questions() {
  std::ifstream in(std::string(places::docs()) + "/export.md");
  const std::string page((std::istreambuf_iterator<char>(in)), {});
  std::vector<std::string> out;
  for (std::size_t at = page.find("```sql\n"); at != std::string::npos; at = page.find("```sql\n", at + 1)) {
    const std::size_t begin = at + 7;
    out.push_back(page.substr(begin, page.find("```", begin) - begin));
  }
  return out;
}

TEST_F(Export, sqlite_answers_the_documented_questions) {
  exported(example, "m.sqlite");
  const std::vector<std::string> questions = documented_questions();
  ASSERT_EQ(questions.size(), 3U);
  for (const std::string &question : questions) {
    const std::vector<std::string> rows = asked(folder_ / "m.sqlite", question);
    EXPECT_THAT(rows, Not(IsEmpty())) << question;
    for (const std::string &row : rows)
      EXPECT_FALSE(row.starts_with("problem: ")) << row;
  }
  write_small();
  exported(folder_ / "m", "s.sqlite");
  EXPECT_THAT(
      asked(folder_ / "s.sqlite", "SELECT post_id, above_id, steps FROM view_posts_above ORDER BY 1, 3"),
      ElementsAre("2|1|1", "3|2|1", "3|1|2", "4|2|1", "4|1|2"));
  EXPECT_THAT(asked(folder_ / "s.sqlite", "SELECT post_id, organisation, manager_title, fte FROM view_posts"),
              ElementsAre("1|Office||", "2|Office|Head|0.5", "3|Office|Director|", "4|Office|Director|"));
  EXPECT_THAT(
      asked(folder_ / "s.sqlite", "SELECT post_id, direct_reports FROM result_spans ORDER BY post_id"),
      ElementsAre("1|1", "2|2", "3|", "4|"));
}

TEST_F(Export, what_is_no_database_of_ours_is_a_named_fault) {
  exported(example, "m.sqlite");
  const std::string whole = test::read_file(folder_ / "m.sqlite");
  const auto refused = [&](const std::string &bytes) {
    test::write_text(folder_ / "x.sqlite", bytes);
    const Ran ran = program({"check", folder_ / "x.sqlite"});
    EXPECT_EQ(ran.code, 2) << ran.out;
    return ran.out;
  };
  EXPECT_THAT(refused(whole.substr(0, 100)), HasSubstr("error[unreadable-database]"));
  EXPECT_THAT(refused(whole.substr(0, whole.size() / 2)), HasSubstr("error[unreadable-database]"));
  sqlite3 *handle = nullptr;
  ASSERT_EQ(sqlite3_open((folder_ / "y.sqlite").c_str(), &handle), SQLITE_OK);
  sqlite3_exec(handle, "CREATE TABLE posts (post_id)", nullptr, nullptr, nullptr);
  sqlite3_close(handle);
  EXPECT_THAT(refused(test::read_file(folder_ / "y.sqlite")),
              HasSubstr("it has no table organograph_columns"));
}

TEST_F(Export, no_view_of_a_hostile_database_is_run) {
  write_small();
  exported(folder_ / "m", "m.sqlite");
  sqlite3 *handle = nullptr;
  ASSERT_EQ(sqlite3_open((folder_ / "m.sqlite").c_str(), &handle), SQLITE_OK);
  sqlite3_exec(
      handle,
      "DROP VIEW view_posts; DROP VIEW view_posts_above; DROP TABLE posts;"
      "CREATE VIEW posts AS WITH RECURSIVE n(post_id, title, organisation_id, reports_to, holder, unit, "
      "fte) AS (SELECT 1,'t','co',null,null,null,1 UNION ALL SELECT post_id+1,'t','co',null,null,null,1 "
      "FROM n) SELECT * FROM n",
      nullptr, nullptr, nullptr);
  sqlite3_close(handle);
  const Ran ran = program({"check", folder_ / "m.sqlite"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.out, HasSubstr("it has no table posts"));
}

} // namespace
} // namespace organograph::export_test
