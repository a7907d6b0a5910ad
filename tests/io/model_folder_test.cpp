// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/build_model.hpp"
#include "organograph/io/environment_error.hpp"
#include "organograph/io/model_folder.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io::model_folder_test {
namespace {

namespace fs = std::filesystem;
using Files = std::vector<std::pair<std::string, std::string>>;

const std::string good_organisations = "organisation_id,name\nccc,County\n";
const std::string good_posts = "post_id,title,organisation_id\nP1,Chief,ccc\n";

// A draft with this table, and the required ones where it is none of them.
Draft read_with(const std::string &name, const std::string &text) {
  Files files{{name, text}};
  if (name != "organisations.csv")
    files.emplace_back("organisations.csv", good_organisations);
  if (name != "posts.csv")
    files.emplace_back("posts.csv", good_posts);
  return read_model_files(files);
}

std::vector<std::string> messages(const Draft &draft) {
  std::vector<std::string> out;
  for (const Diagnostic &d : draft.diagnostics)
    out.push_back(to_string(d));
  return out;
}

using Messages = std::vector<std::string>;

std::string rows(const std::optional<DraftTable> &table) {
  if (!table)
    return "no table";
  std::string out;
  for (std::size_t r = 0; r < table->rows(); ++r) {
    out += std::to_string(table->line(r)) + (table->misshapen(r) ? "!" : "");
    for (std::size_t c = 0; c < table->columns().size(); ++c)
      out += (c == 0 ? "[" : "|") + std::string(table->cell(r, c));
    out += "] ";
  }
  return out;
}

class ModelFolder : public testing::Test {
protected:
  ModelFolder()
      : folder_(fs::temp_directory_path() / ("organograph-model-folder-test-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
  }
  ~ModelFolder() override { fs::remove_all(folder_); }

  void put(const std::string &name, const std::string &text) { std::ofstream(folder_ / name) << text; }

  std::string refusal(const fs::path &path) {
    try {
      read_model_folder(path);
    } catch (const EnvironmentError &error) {
      return error.what();
    }
    return "read";
  }

  fs::path folder_;
};

TEST(ModelFiles, keep_every_cell_with_its_line) {
  const Draft draft =
      read_with("posts.csv", "\xEF\xBB\xBF post_id ,title,organisation_id,Room\r\n"
                             "P1,\"Chief, \"\"acting\"\"\",ccc, 5 \r\n\r\nP2,\"two\r\nlines\",ccc,\r\n"
                             "P3,Third,ccc,7\r\n");
  ASSERT_TRUE(draft[TableId::posts]);
  EXPECT_EQ(draft[TableId::posts]->file(), "posts.csv");
  EXPECT_EQ(draft[TableId::posts]->columns(), (Messages{"post_id", "title", "organisation_id", "Room"}));
  EXPECT_EQ(rows(draft[TableId::posts]),
            "2[P1|Chief, \"acting\"|ccc| 5 ] 4[P2|two\r\nlines|ccc|] 6[P3|Third|ccc|7] ");
  EXPECT_EQ(messages(draft),
            (Messages{"posts.csv:1:4: note[unknown-column]: 'Room' is no column of posts.csv; "
                      "it is kept"}));
  EXPECT_FALSE(draft[TableId::meetings]);
}

TEST(ModelFiles, must_have_organisations_and_posts) {
  EXPECT_EQ(
      messages(read_model_files({})),
      (Messages{"organisations.csv: error[missing-table]: the model has no organisations.csv; add the file; "
                "'organograph new DIR' writes every table with its heads",
                "posts.csv: error[missing-table]: the model has no posts.csv; add the file; "
                "'organograph new DIR' writes every table with its heads"}));
}

TEST(ModelFiles, that_are_no_table_are_named_with_the_nearest_table) {
  const auto found = messages(read_model_files({{"attendence.csv", "x"},
                                                {"Posts.csv", good_posts},
                                                {"budget.csv", ""},
                                                {"organisations.csv", good_organisations}}));
  const std::string if_not = "; if it is no part of the model, give it a name that is less alike";
  EXPECT_EQ(
      found,
      (Messages{"posts.csv: error[table-name-differs]: 'Posts.csv' is not read, and there is no posts.csv; "
                "expected the name posts.csv; rename it to posts.csv" +
                    if_not,
                "attendance.csv: error[table-name-differs]: 'attendence.csv' is not read, and there is no "
                "attendance.csv; expected the name attendance.csv; rename it to attendance.csv" +
                    if_not,
                "budget.csv: note[unknown-table]: 'budget.csv' is none of the model's tables and is not "
                "read"}));
}

TEST(ModelFiles, are_not_asked_whether_they_mean_a_table_that_is_there) {
  const Draft draft = read_with("post.csv", good_posts);
  ASSERT_EQ(draft.diagnostics.size(), 1U);
  EXPECT_EQ(draft.diagnostics[0].code, Code::unknown_table);
  EXPECT_EQ(draft.diagnostics[0].remedy, "");
}

TEST(ModelFiles, that_are_empty_lack_every_required_column) {
  for (const std::string text : {"", "\n\n", "\xEF\xBB\xBF"}) {
    const Draft draft = read_with("posts.csv", text);
    EXPECT_EQ(
        messages(draft),
        (Messages{"posts.csv:1: error[missing-column]: the column 'post_id' is missing; expected the heads "
                  "post_id, title and organisation_id; add the column to the first line",
                  "posts.csv:1: error[missing-column]: the column 'title' is missing; expected the heads "
                  "post_id, title and organisation_id; add the column to the first line",
                  "posts.csv:1: error[missing-column]: the column 'organisation_id' is missing; expected the "
                  "heads post_id, title and organisation_id; add the column to the first line"}));
    EXPECT_FALSE(draft[TableId::posts]);
  }
}

TEST(ModelFiles, in_utf16_get_that_fault_alone) {
  const Draft draft = read_with("posts.csv", std::string("\xFF\xFEp\0o\0", 6));
  ASSERT_EQ(draft.diagnostics.size(), 1U);
  EXPECT_EQ(draft.diagnostics[0].code, Code::not_utf8);
  EXPECT_FALSE(draft[TableId::posts]);
}

TEST(ModelFiles, with_another_separator_are_told_so_once) {
  for (const auto &[text, name] : {std::pair<std::string, std::string>{"function;name\na;b,c\n", "';'"},
                                   {"function\tname\na\tb\n", "tabs"},
                                   {"function;name,,\na;b,,\n", "';'"}}) {
    const Draft draft = read_with("functions.csv", text);
    const auto found = messages(draft);
    ASSERT_EQ(found.size(), 2U) << text;
    EXPECT_EQ(found[0],
              "functions.csv:1: error[missing-column]: no column can be told apart; expected the heads "
              "function and name; the cells are separated by " +
                  name + ", not ',': save the file with commas");
    EXPECT_EQ(draft.diagnostics[1].code, Code::unknown_column);
    EXPECT_FALSE(draft[TableId::functions]) << "rows would only give more faults";
  }
  EXPECT_EQ(
      messages(read_with("model.csv", "title;date\nA;2024\n")),
      (Messages{
          "model.csv:1:1: note[unknown-column]: 'title;date' is no column of model.csv; it is kept; the "
          "cells are separated by ';', not ',': save the file with commas"}));
}

TEST(ModelFiles, with_heads_that_are_nearly_right_are_told_the_right_ones) {
  for (const char *const head : {"Post_ID", "post id", "PostId", "post-id", "post - - id", "pots_id"}) {
    const Draft draft = read_with("posts.csv", head + std::string(",title,organisation_id\nP1,Chief,ccc\n"));
    ASSERT_EQ(draft.diagnostics.size(), 1U) << head;
    const bool is_slip = std::string_view(head) == "pots_id";
    EXPECT_EQ(draft.diagnostics[0].code, is_slip ? Code::head_differs : Code::head_accepted) << head;
    EXPECT_EQ(draft.diagnostics[0].cell, 1U);
    EXPECT_EQ(draft.diagnostics[0].expected, is_slip ? "the head post_id" : "");
    EXPECT_EQ(rows(draft[TableId::posts]), "2[P1|Chief|ccc] ") << "the table is kept for the other checks";
  }
  for (const auto &[head, meant] :
       {std::pair<std::string, std::string>{"psot_ids", "post_id"}, {"psot_idxs", ""}, {"id", ""}}) {
    const Draft draft = read_with("posts.csv", head + ",title,organisation_id\nP1,Chief,ccc\n");
    ASSERT_EQ(draft.diagnostics.size(), 2U) << head;
    EXPECT_EQ(draft.diagnostics[0].code, Code::missing_column);
    EXPECT_EQ(draft.diagnostics[0].remedy,
              meant.empty() ? "" : "if the head '" + head + "' is it, rename it to '" + meant + "'");
    EXPECT_EQ(draft.diagnostics[1].code, Code::unknown_column);
  }
}

TEST(ModelFiles, are_not_asked_whether_they_mean_a_column_that_is_there) {
  const Draft draft = read_with("posts.csv", "post_id,title,organisation_id,titles,unit,unti\n");
  ASSERT_EQ(draft.diagnostics.size(), 2U);
  EXPECT_EQ(draft.diagnostics[0].value, "titles");
  EXPECT_EQ(draft.diagnostics[0].remedy, "");
  EXPECT_EQ(draft.diagnostics[1].value, "unti");
  EXPECT_EQ(draft.diagnostics[1].remedy, "");
}

TEST(ModelFiles, with_a_column_twice_are_at_fault) {
  EXPECT_EQ(
      messages(read_with("posts.csv", "\npost_id,title,organisation_id, title ,x,x\n")),
      (Messages{
          "posts.csv:2:4: error[duplicate-column]: the head 'title' stands in cell 2 already; expected "
          "each head once; rename or remove one of them",
          "posts.csv:2:5: note[unknown-column]: 'x' is no column of posts.csv; it is kept",
          "posts.csv:2:6: error[duplicate-column]: the head 'x' stands in cell 5 already; expected each "
          "head once; rename or remove one of them"}));
}

TEST(ModelFiles, keep_rows_of_a_wrong_shape_padded_or_cut) {
  const Draft draft =
      read_with("posts.csv", "post_id,title,organisation_id\nP1,Chief\nP2\nP3,Head,ccc,x,y\nP4,a,ccc,\n"
                             "P5,Fine,ccc\n");
  EXPECT_EQ(rows(draft[TableId::posts]),
            "2![P1|Chief|] 3![P2||] 4![P3|Head|ccc] 5![P4|a|ccc] 6[P5|Fine|ccc] ");
  EXPECT_EQ(
      messages(draft),
      (Messages{
          "posts.csv:2: error[wrong-cell-count]: the row has 2 cells; expected 3 cells, as many as heads; "
          "add the missing commas (an empty cell needs its comma too)",
          "posts.csv:3: error[wrong-cell-count]: the row has 1 cell; expected 3 cells, as many as heads; "
          "add the missing commas (an empty cell needs its comma too)",
          "posts.csv:4:4: error[wrong-cell-count]: the row has 5 cells; 'x' is the first too many; "
          "expected 3 cells, as many as heads; write a cell that holds a comma in quotes, or remove what is "
          "too many",
          "posts.csv:5:4: error[wrong-cell-count]: the row has 4 cells; '' is the first too many; "
          "expected 3 cells, as many as heads; write a cell that holds a comma in quotes, or remove what is "
          "too many"}));
}

TEST(ModelFiles, may_have_blank_columns_but_not_cells_without_a_head) {
  EXPECT_EQ(messages(read_with("posts.csv", "post_id,title,organisation_id,, \nP1,Chief,ccc,, \n")),
            Messages{});
  EXPECT_EQ(
      messages(read_with("posts.csv", "post_id,,title,organisation_id\nP1,,a,ccc\nP2,x,b,ccc\nP3,y,b,ccc\n")),
      (Messages{
          "posts.csv:1:2: note[unknown-column]: the column has no head, and on line 3 it holds 'x'; it is "
          "kept; give it a head, or remove it"}));
}

TEST(ModelFiles, do_not_grow_by_padding) {
  std::string text = "post_id,title,organisation_id";
  for (int i = 0; i < 20'000; ++i)
    text += ",c" + std::to_string(i);
  for (int i = 0; i < 1'000; ++i)
    text += "\nP" + std::to_string(i);
  const Draft draft = read_with("posts.csv", text);
  EXPECT_EQ(std::ranges::count(draft.diagnostics, Code::wrong_cell_count, &Diagnostic::code), 1'000);
  ASSERT_TRUE(draft[TableId::posts]);
  EXPECT_GT(draft[TableId::posts]->rows(), 10U);
  EXPECT_LT(draft[TableId::posts]->rows() * draft[TableId::posts]->columns().size(), 2'000'000U);
}

TEST(ModelFiles, report_every_fault_of_every_table) {
  const Draft draft =
      read_model_files({{"posts.csv", "post_id,title,organisation_id\nP1,caf\xE9,ccc\nP2,\"a\"b,ccc\nP3\n"},
                        {"meetings.csv", "subject\nx\"\n\"y"},
                        {"organisations.csv", "organisation_id,name\nccc,C\r\nddd,D,\n"}});
  std::string found;
  for (const Diagnostic &d : draft.diagnostics)
    found += d.file + ":" + std::to_string(d.line) + " " + std::string(info(d.code).name) + "\n";
  EXPECT_EQ(found, "organisations.csv:3 wrong-cell-count\n"
                   "posts.csv:2 not-utf8\n"
                   "posts.csv:3 text-after-quote\n"
                   "posts.csv:4 wrong-cell-count\n"
                   "meetings.csv:1 missing-column\n"
                   "meetings.csv:3 unclosed-quote\n");
}

TEST(ToCsv, quotes_where_needed_and_is_read_back) {
  DraftTable table("posts.csv", {"post_id", "title", "organisation_id"});
  const std::vector<std::vector<std::string_view>> cells = {{"P1", "a,b", "say \"x\""},
                                                            {" P2 ", "two\nlines", "cr\rlf\r\n"},
                                                            {"", ";", "\xC3\xA9"},
                                                            {"\xEF\xBB\xBF", "'", ""}};
  for (std::size_t i = 0; i < cells.size(); ++i)
    table.add_row(i + 2, cells[i]);
  const std::string text = to_csv(table);
  EXPECT_EQ(
      text,
      "post_id,title,organisation_id\nP1,\"a,b\",\"say \"\"x\"\"\"\n P2 ,\"two\nlines\",\"cr\rlf\r\n\"\n"
      ",;,\xC3\xA9\n\"\xEF\xBB\xBF\",',\n");
  const Draft draft = read_with("posts.csv", text);
  EXPECT_EQ(messages(draft), Messages{});
  ASSERT_EQ(draft[TableId::posts]->rows(), cells.size());
  for (std::size_t row = 0; row < cells.size(); ++row)
    for (std::size_t column = 0; column < 3; ++column)
      EXPECT_EQ(draft[TableId::posts]->cell(row, column), cells[row][column]);
}

TEST(NewModel, is_a_valid_model_with_every_table) {
  const auto files = new_model_files();
  ASSERT_EQ(files.size(), model_table_count);
  for (std::size_t t = 0; t < model_table_count; ++t)
    EXPECT_EQ(files[t].first, std::string(schema()[t].name) + ".csv");
  const Draft draft = read_model_files(files);
  EXPECT_EQ(messages(draft), Messages{});
  for (const TableSchema &table : schema()) {
    ASSERT_TRUE(draft[table.id]) << table.name;
    EXPECT_EQ(draft[table.id]->columns().size(), table.columns.size());
  }
  EXPECT_EQ(draft[TableId::posts]->rows(), 1U);
  EXPECT_EQ(draft[TableId::arrangements]->rows(), 0U) << "it takes two organisations";

  const BuildResult built = build_model(draft);
  std::string faults;
  for (const Diagnostic &d : built.diagnostics)
    faults += d.severity() == Severity::error ? to_string(d) + "\n" : "";
  EXPECT_EQ(faults, "");
  EXPECT_TRUE(built.model);
}

TEST_F(ModelFolder, is_read_as_its_files_are) {
  put("organisations.csv", good_organisations);
  put("posts.csv", good_posts + std::string(100'000, '\n') + "P2,Second,ccc\n");
  const Draft draft = read_model_folder(folder_);
  EXPECT_EQ(messages(draft), Messages{});
  EXPECT_EQ(rows(draft[TableId::organisations]), "2[ccc|County] ");
  EXPECT_EQ(rows(draft[TableId::posts]), "2[P1|Chief|ccc] 100003[P2|Second|ccc] ");
}

TEST_F(ModelFolder, passes_over_what_is_no_csv_file) {
  put("organisations.csv", good_organisations);
  put("posts.csv", good_posts);
  put("README.md", "x");
  put(".posts.csv", "x");
  put("posts.csv~", "x");
  fs::create_directories(folder_ / "scenarios" / "proposal");
  put("scenarios/proposal/changes.csv", "x");
  fs::create_directory(folder_ / "old.csv");
  put("zeta.csv", "x");
  put("MEETINGS.CSV", "x");
  put("caf\xE9.csv", "x");
  EXPECT_EQ(
      messages(read_model_folder(folder_)),
      (Messages{
          "meetings.csv: error[table-name-differs]: 'MEETINGS.CSV' is not read, and there is no "
          "meetings.csv; expected the name meetings.csv; rename it to meetings.csv; if it is no part of the "
          "model, give it a name that is less alike",
          "caf\\xe9.csv: note[unknown-table]: 'caf\\xe9.csv' is none of the model's tables and is not "
          "read",
          "zeta.csv: note[unknown-table]: 'zeta.csv' is none of the model's tables and is not read"}));
}

TEST_F(ModelFolder, that_cannot_be_read_is_named_with_the_reason) {
  EXPECT_EQ(refusal(folder_ / "absent"),
            "cannot read '" + (folder_ / "absent").string() +
                "': No such file or directory: look at the spelling, and at the folder that you are in");
  put("file", "");
  EXPECT_EQ(refusal(folder_ / "file"), "cannot read '" + (folder_ / "file").string() +
                                           "': Not a directory: it is a file, where a folder is due");
  fs::create_symlink("nowhere", folder_ / "posts.csv");
  const std::string posts = (folder_ / "posts.csv").string();
  EXPECT_EQ(refusal(folder_),
            "cannot read '" + posts +
                "': No such file or directory: look at the spelling, and at the folder that you are in");
  fs::remove(folder_ / "posts.csv");
  fs::create_directory(folder_ / "posts.csv");
  EXPECT_EQ(refusal(folder_), "cannot read '" + posts + "': Is a directory");
  fs::remove(folder_ / "posts.csv");
  ASSERT_EQ(::mkfifo(posts.c_str(), 0600), 0);
  EXPECT_EQ(refusal(folder_), "cannot read '" + posts + "': not a regular file");
}

} // namespace
} // namespace organograph::io::model_folder_test
