// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/database.hpp"

#include "database/database_views.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace organograph::viz {

namespace {

std::string small(std::string_view text) { // as SQL compares names
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// A column of an input table.
struct InputColumn {
  std::string name;                     ///< in SQL
  const ColumnSchema *schema = nullptr; ///< none: the table does not know it
};

// What SQL cannot tell apart, or would take for its own number of the row, is called by its place.
std::vector<InputColumn> sql_columns(TableId table, const std::vector<std::string> &heads, bool of_scenario) {
  std::set<std::string> taken = {"rowid", "oid", "_rowid_"};
  if (of_scenario)
    taken.insert("scenario");
  std::vector<InputColumn> out;
  for (const std::string &head : heads) {
    const std::string name(trimmed(head));
    InputColumn column{name, nullptr};
    if (const auto known = column_of(table, name))
      column.schema = &schema(table).columns[*known];
    if (name.empty() || name.find('\0') != std::string::npos || !taken.insert(small(name)).second) {
      column.name = "column_" + std::to_string(out.size() + 1);
      taken.insert(column.name);
    }
    out.push_back(std::move(column));
  }
  return out;
}

std::string_view sql_type(const InputColumn &column) {
  if (column.schema == nullptr)
    return "TEXT";
  return column.schema->kind == CellKind::number  ? "REAL"
         : column.schema->kind == CellKind::whole ? "INTEGER"
                                                  : "TEXT";
}

void put_cell(Insertion &to, int place, const InputColumn &column, std::string_view cell) {
  const std::string_view bare = without_blanks(cell);
  if (bare.empty())
    return;
  const CellKind kind = column.schema == nullptr ? CellKind::text : column.schema->kind;
  const bool is_number = kind == CellKind::number || kind == CellKind::whole;
  const std::optional<double> value = is_number ? number_in(bare) : std::nullopt;
  if (!value) // a number of a scenario may be '-'
    to.text(place, kind == CellKind::text ? cell : bare);
  else if (kind == CellKind::whole)
    to.integer(place, static_cast<std::int64_t>(*value));
  else
    to.real(place, *value);
}

std::string insertion(const std::string &table, std::size_t columns) {
  std::string out = "INSERT INTO " + quoted_name(table) + " VALUES (";
  for (std::size_t c = 0; c < columns; ++c)
    out += c == 0 ? "?" : ",?";
  return out + ")";
}

void create_table(Connection &to, const std::string &name, const std::vector<std::string> &columns,
                  const std::vector<std::string> &rules = {}) {
  std::string sql = "CREATE TABLE " + quoted_name(name) + " (";
  for (std::size_t c = 0; c < columns.size(); ++c)
    sql += (c == 0 ? "" : ", ") + columns[c];
  for (const std::string &rule : rules)
    sql += ", " + rule;
  to.run(sql + ")");
}

std::string declared(const InputColumn &column) {
  return quoted_name(column.name) + " " + std::string(sql_type(column));
}

class Maker {
public:
  explicit Maker(const Study &study) : study_(study) {}

  std::string make(std::span<const Table> tables) {
    to_.run("PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; BEGIN");
    to_.run("CREATE TABLE organograph_about (key TEXT PRIMARY KEY, value TEXT);"
            "INSERT INTO organograph_about VALUES ('format', '1'), ('version', '" ORGANOGRAPH_VERSION "');"
            "CREATE TABLE organograph_scenarios (scenario TEXT PRIMARY KEY);"
            "CREATE TABLE organograph_columns (scenario TEXT, table_name TEXT, place INTEGER, head TEXT, "
            "column_name TEXT)");
    for (const TableSchema &table : schema())
      if (const auto &rows = (*study_.draft)[table.id])
        add_input(table.id, *rows);
    add_scenarios();
    for (const Table &table : tables)
      add_result(table);
    for (const std::string &sql : database_views(*study_.draft))
      to_.run(sql);
    to_.run("COMMIT");
    return to_.bytes();
  }

private:
  void note_columns(std::string_view scenario, TableId table, const std::vector<std::string> &heads,
                    const std::vector<InputColumn> &columns) {
    Insertion row(to_, "INSERT INTO organograph_columns VALUES (?,?,?,?,?)");
    for (std::size_t c = 0; c < heads.size(); ++c) {
      row.text(1, scenario);
      row.text(2, schema(table).name);
      row.integer(3, static_cast<std::int64_t>(c + 1));
      row.text(4, heads[c]);
      row.text(5, columns[c].name);
      row.row();
    }
  }

  void add_input(TableId id, const DraftTable &rows) {
    const std::vector<InputColumn> columns = sql_columns(id, rows.columns(), false);
    std::vector<std::string> declarations;
    for (const InputColumn &column : columns)
      declarations.push_back(declared(column));
    const std::string name(schema(id).name);
    create_table(to_, name, declarations, database_keys(id, *study_.draft));
    note_columns("", id, rows.columns(), columns);
    Insertion insert(to_, insertion(name, columns.size()));
    std::vector<std::string_view> cells(columns.size());
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      rows.cells(row, cells);
      for (std::size_t c = 0; c < cells.size(); ++c)
        put_cell(insert, static_cast<int>(c + 1), columns[c], cells[c]);
      insert.row();
    }
  }

  // All scenarios in one table each, whose first column is the scenario's name.
  void add_scenarios() {
    Insertion names(to_, "INSERT INTO organograph_scenarios VALUES (?)");
    for (const Scenario &scenario : study_.scenarios_read) {
      names.text(1, scenario.name);
      names.row();
    }
    for (const TableSchema &table : scenario_schema())
      add_scenario_table(table.id);
  }

  void add_scenario_table(TableId id) {
    std::vector<std::string> heads; // of all scenarios, each once
    for (const Scenario &scenario : study_.scenarios_read)
      if (const auto &rows = scenario.draft[id])
        for (const std::string &head : rows->columns())
          if (std::ranges::find(heads, head) == heads.end())
            heads.push_back(head);
    if (heads.empty())
      return;
    const std::vector<InputColumn> columns = sql_columns(id, heads, true);
    std::vector<std::string> declarations = {"scenario TEXT"};
    for (const InputColumn &column : columns)
      declarations.push_back(declared(column));
    const std::string name(schema(id).name);
    create_table(to_, name, declarations);
    Insertion insert(to_, insertion(name, declarations.size()));
    for (const Scenario &scenario : study_.scenarios_read)
      if (const auto &rows = scenario.draft[id])
        add_rows_of_scenario(insert, id, scenario.name, *rows, heads, columns);
  }

  void add_rows_of_scenario(Insertion &insert, TableId id, const std::string &scenario,
                            const DraftTable &rows, const std::vector<std::string> &heads,
                            const std::vector<InputColumn> &columns) {
    std::vector<InputColumn> own;
    std::vector<int> places;
    for (const std::string &head : rows.columns()) {
      const auto at = static_cast<std::size_t>(std::ranges::find(heads, head) - heads.begin());
      own.push_back(columns[at]);
      places.push_back(static_cast<int>(at + 2));
    }
    note_columns(scenario, id, rows.columns(), own);
    std::vector<std::string_view> cells(own.size());
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      rows.cells(row, cells);
      insert.text(1, scenario);
      for (std::size_t c = 0; c < cells.size(); ++c)
        put_cell(insert, places[c], own[c], cells[c]);
      insert.row();
    }
  }

  class Sink final : public RowSink {
  public:
    explicit Sink(Insertion &to) : to_(to) {}
    void begin() { place_ = 0; }
    void blank() override { ++place_; }
    void count(std::uint64_t count) override { to_.integer(++place_, static_cast<std::int64_t>(count)); }
    void number(double number) override { to_.real(++place_, number); } // what is not finite becomes NULL
    void text(std::string_view text) override { to_.text(++place_, text); }

  private:
    Insertion &to_;
    int place_ = 0;
  };

  void add_result(const Table &table) {
    std::vector<std::string> declarations;
    for (const TableColumn &column : table.columns)
      declarations.push_back(quoted_name(column.name) +
                             (column.format == Format::text || column.format == Format::flag ? " TEXT"
                              : column.format == Format::count                               ? " INTEGER"
                                                                                             : " REAL"));
    create_table(to_, "result_" + table.name, declarations);
    Insertion insert(to_, insertion("result_" + table.name, declarations.size()));
    Sink sink(insert);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      sink.begin();
      table.rows.write(row, sink);
      insert.row();
    }
  }

  const Study &study_;
  Connection to_;
};

} // namespace

std::string database(const Study &study, std::span<const Table> tables) {
  return Maker(study).make(tables);
}

} // namespace organograph::viz
