// SPDX-License-Identifier: Apache-2.0
#include "database/database_source.hpp"

#include "files/source_files.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/scenario_folder.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace organograph::io {

namespace {

constexpr std::uint64_t most_bytes = std::uint64_t{1} << 31U, most_cells = 64'000'000,
                        most_text = std::uint64_t{1} << 30U;
constexpr int longest_row = 1 << 26;
// A page of a broken file may lead back to another: SQLite's steps are bounded by the file's size.
constexpr int steps_between = 100'000;
constexpr std::uint64_t steps_a_byte = 50, steps_at_least = 10'000'000;

struct DatabaseRefusal {
  std::string problem;
};
constexpr const char *too_much_memory = "it asks for more memory than there is";

struct Ending {
  void operator()(sqlite3 *handle) const { sqlite3_close(handle); }
  void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, Ending>;
using Statement = std::unique_ptr<sqlite3_stmt, Ending>;

// A number as a table has it: no exponent.
std::string plain_text(double value) {
  if (!std::isfinite(value))
    return "inf"; // a fault of the cell
  char buffer[1200];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr};
}

std::string quoted_sql(std::string_view name) {
  std::string out = "\"";
  for (const char c : name)
    out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

/// Where a column of an input table stands.
struct Column {
  std::string head, name;
};
/// Scenario (empty: the model) and table, and the columns.
using Layout = std::map<std::pair<std::string, std::string>, std::vector<Column>>;

class DatabaseReader {
public:
  explicit DatabaseReader(std::string_view bytes)
      : steps_left_(steps_at_least + steps_a_byte * bytes.size()) {
    if (bytes.size() > most_bytes)
      throw DatabaseRefusal{"it has more than " + std::to_string(most_bytes) + " bytes"};
    sqlite3 *handle = nullptr;
    const int opened =
        sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(handle);
    check(opened);
    for (const int safety :
         {SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_TRUSTED_SCHEMA})
      sqlite3_db_config(handle, safety, 0, static_cast<int *>(nullptr));
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, static_cast<int *>(nullptr));
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, longest_row);
    sqlite3_progress_handler(handle, steps_between, on_progress, this);
    // A copy that SQLite owns: nothing beside the file (journals) is looked at.
    auto *const copy = static_cast<unsigned char *>(sqlite3_malloc64(bytes.size() + 1));
    if (copy == nullptr)
      throw std::bad_alloc();
    std::memcpy(copy, bytes.data(), bytes.size());
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    check(sqlite3_deserialize(handle, "main", copy, size, size,
                              SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY));
  }

  ModelSource read() {
    const Layout layout = read_layout();
    std::vector<std::string> names = read_scenario_names();
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> files; // by scenario
    for (const TableSchema &table : schema())
      if (const auto columns = layout.find({"", std::string(table.name)}); columns != layout.end())
        files[""].emplace_back(std::string(table.name) + ".csv",
                               to_csv(read_table(std::string(table.name), columns->second)));
    for (const TableSchema &table : scenario_schema())
      read_scenario_table(std::string(table.name), names, layout, files);
    ModelSource out{"database", read_model_files(files[""]), {}, std::nullopt};
    std::ranges::sort(names);
    for (const std::string &name : names)
      out.scenarios.push_back(read_scenario_files(name, files[name]));
    return out;
  }

private:
  static int on_progress(void *self) {
    auto &reader = *static_cast<DatabaseReader *>(self);
    const bool more = reader.steps_left_ > steps_between;
    reader.steps_left_ -= more ? steps_between : 0;
    return more ? 0 : 1;
  }

  void check(int result) {
    if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE)
      return;
    if (handle_ == nullptr)
      throw std::bad_alloc();
    if (result == SQLITE_NOMEM) // the sizes in a broken file may be any
      throw DatabaseRefusal{too_much_memory};
    if (result == SQLITE_INTERRUPT)
      throw DatabaseRefusal{"reading it takes more steps than a database of its size does"};
    throw DatabaseRefusal{sqlite3_errmsg(handle_.get())};
  }

  Statement prepared(const std::string &sql) {
    sqlite3_stmt *statement = nullptr;
    const int result = sqlite3_prepare_v2(handle_.get(), sql.c_str(), -1, &statement, nullptr);
    Statement out(statement);
    check(result);
    return out;
  }

  bool next(Statement &statement) {
    const int result = sqlite3_step(statement.get());
    check(result);
    return result == SQLITE_ROW;
  }

  std::string text(Statement &statement, int column) {
    std::string out;
    const int type = sqlite3_column_type(statement.get(), column);
    if (type == SQLITE_INTEGER) {
      out = std::to_string(sqlite3_column_int64(statement.get(), column));
    } else if (type == SQLITE_FLOAT) {
      out = plain_text(sqlite3_column_double(statement.get(), column));
    } else if (type != SQLITE_NULL) {
      const auto *const bytes = reinterpret_cast<const char *>(sqlite3_column_text(statement.get(), column));
      if (bytes == nullptr)
        throw DatabaseRefusal{too_much_memory};
      out.assign(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement.get(), column)));
    }
    text_ += out.size();
    if (++cells_ > most_cells)
      throw DatabaseRefusal{"its tables have more than " + std::to_string(most_cells) + " cells"};
    if (text_ > most_text)
      throw DatabaseRefusal{"its cells hold more than " + std::to_string(most_text) + " bytes of text"};
    return out;
  }

  // A table that lies in the file, and no view nor one of a module.
  void need_table(const std::string &name) {
    Statement statement =
        prepared("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name = ?");
    check(sqlite3_bind_text64(statement.get(), 1, name.data(), name.size(), SQLITE_STATIC, SQLITE_UTF8));
    if (!next(statement) || sqlite3_column_int64(statement.get(), 0) != 1)
      throw DatabaseRefusal{"it has no table " + name};
  }

  Layout read_layout() {
    need_table("organograph_columns");
    need_table("organograph_scenarios");
    Statement rows =
        prepared("SELECT scenario, table_name, head, column_name FROM organograph_columns ORDER BY rowid");
    Layout out;
    while (next(rows))
      out[{text(rows, 0), text(rows, 1)}].push_back({text(rows, 2), text(rows, 3)});
    return out;
  }

  std::vector<std::string> read_scenario_names() {
    Statement rows = prepared("SELECT scenario FROM organograph_scenarios ORDER BY rowid");
    std::vector<std::string> out;
    while (next(rows))
      out.push_back(text(rows, 0));
    return out;
  }

  std::string selection(const std::string &table, const std::vector<Column> &columns,
                        const std::string &first = {}) {
    need_table(table);
    std::string sql = "SELECT " + first;
    for (std::size_t c = 0; c < columns.size(); ++c)
      sql += (c == 0 && first.empty() ? "" : ", ") + quoted_sql(columns[c].name);
    return sql + " FROM " + quoted_sql(table) + " ORDER BY rowid";
  }

  static std::vector<std::string> heads_of(const std::vector<Column> &columns) {
    std::vector<std::string> out;
    for (const Column &column : columns)
      out.push_back(column.head);
    return out;
  }

  DraftTable read_table(const std::string &table, const std::vector<Column> &columns) {
    DraftTable out(table + ".csv", heads_of(columns));
    Statement rows = prepared(selection(table, columns));
    while (next(rows))
      add_row(out, rows, 0, columns.size());
    return out;
  }

  void add_row(DraftTable &to, Statement &rows, int first, std::size_t columns) {
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < columns; ++c)
      cells.push_back(text(rows, first + static_cast<int>(c)));
    to.add_row(to.rows() + 2, std::vector<std::string_view>(cells.begin(), cells.end()));
  }

  // The rows of all scenarios stand in one table; each scenario has the columns that it had.
  void read_scenario_table(const std::string &table, const std::vector<std::string> &scenarios,
                           const Layout &layout,
                           std::map<std::string, std::vector<std::pair<std::string, std::string>>> &files) {
    std::vector<Column> all;
    std::map<std::string, std::size_t> places; // of columns, by name
    std::map<std::string, DraftTable> tables;
    for (const std::string &scenario : scenarios)
      if (const auto own = layout.find({scenario, table}); own != layout.end()) {
        tables.try_emplace(scenario, table + ".csv", heads_of(own->second));
        for (const Column &column : own->second)
          if (places.try_emplace(column.name, all.size()).second)
            all.push_back(column);
      }
    if (all.empty())
      return;
    Statement rows = prepared(selection(table, all, "scenario"));
    while (next(rows)) {
      const auto to = tables.find(text(rows, 0));
      if (to == tables.end())
        throw DatabaseRefusal{"a row of " + table + " is of no scenario"};
      std::vector<std::string> cells;
      for (const Column &column : layout.at({to->first, table}))
        cells.push_back(text(rows, static_cast<int>(places.at(column.name) + 1)));
      to->second.add_row(to->second.rows() + 2, std::vector<std::string_view>(cells.begin(), cells.end()));
    }
    for (const auto &[scenario, rows_of] : tables)
      files[scenario].emplace_back(table + ".csv", to_csv(rows_of));
  }

  Handle handle_;
  std::uint64_t steps_left_, cells_ = 0, text_ = 0;
};

} // namespace

ModelSource read_database_bytes(const std::string &name, std::string_view bytes) {
  try {
    return DatabaseReader(bytes).read();
  } catch (const DatabaseRefusal &refusal) {
    ModelSource out{"database", {}, {}, std::nullopt};
    out.draft.diagnostics.push_back({Code::unreadable_database,
                                     name,
                                     0,
                                     0,
                                     {},
                                     "the database cannot be read: " + refusal.problem,
                                     {},
                                     {}});
    return out;
  }
}

ModelSource read_database(const std::filesystem::path &file) {
  const std::shared_ptr<const SourceText> bytes = read_file(file);
  return read_database_bytes(file.filename().string(), bytes->bytes());
}

} // namespace organograph::io
