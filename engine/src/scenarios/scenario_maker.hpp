// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/hints.hpp"
#include "model/identifiers.hpp"
#include "model/table_reader.hpp"
#include "organograph/engine/scenario.hpp"
#include "scenarios/edited_table.hpp"

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// A table of a scenario while its rows are applied.
struct ChangeTable {
  ChangeTable(const Draft &scenario, TableId table_id, std::vector<Diagnostic> &diagnostics);

  TableReader cells;
  TableId id;
  const DraftTable *table; ///< none where the scenario does not have it

  bool usable() const; ///< it is there with all required columns
  std::size_t rows() const { return usable() ? table->rows() : 0; }
  SourceRow by(std::size_t row) const { return {&table->file(row), table->line(row)}; }
  std::string_view value(std::size_t row, std::string_view column);
  TableColumn column(std::string_view name) const { return cells.column(name); }
  /// The cell under that head, to be judged as the cell of another table.
  TableColumn as(const ColumnSchema &other) const;
};

/// Something with an identifier (a post, a meeting, a staff group), and what has become of it so far.
struct Entry {
  EditedTable::Row row = 0;
  bool alive = true;
  bool in_start = false;
  std::uint64_t deleted_line = 0; ///< of the row that deleted it
};
using Entries = boost::unordered_flat_map<std::string_view, Entry, detail::TextHash>;

/// A cell of changes.csv that gave posts their line manager, or took it.
struct LinePlace {
  std::size_t row;
  std::string_view column; ///< `reports_to`, `successor`
};

/// The applying of one scenario: the tables as they are at the row that is being read. Each apply_* reads one
/// scenario table, in the order of model-format.md. A faulty row has the effects that can be told, so that
/// reading goes on and later rows are judged by what was meant; with any fault no model is made of it.
struct ScenarioMaker {
  ScenarioMaker(const Draft &start_draft, const Scenario &source, AppliedScenario &result);

  const Draft &start;
  const Scenario &scenario;
  AppliedScenario &out;
  EditedTable posts, post_functions, post_shares, reporting_lines, staff_groups, meetings, attendance,
      partner_links, arrangements;
  std::vector<EditedTable> registers; ///< in the schema's order
  Identifiers organisations, functions, partners;
  Hints hints;
  Entries post_entries, meeting_entries, group_entries;
  std::deque<std::string> names;         ///< identifiers that the scenario brings; entries point here
  std::optional<Identifiers> post_hints; ///< made at the first fault, as are the next
  std::optional<Identifiers> meeting_hints, group_hints;

  boost::unordered_flat_map<EditedTable::Row, LinePlace> moved;   ///< posts, by the last row that moved each
  std::vector<std::pair<std::string, std::size_t>> deleted_alone; ///< without successor: post_id, row
  /// What a faulty row names: nothing is said of it further on.
  boost::unordered_flat_set<std::string, detail::TextHash, std::equal_to<>> doubtful;
  /// Seats whose `attended` the scenario gives: of the series as it is after.
  boost::unordered_flat_set<EditedTable::Row> attended_as_after;
  bool passing_failed = false; ///< a successor is not known: neither are the attendances and links passed

  // scenario_cells.cpp
  bool row_begins(ChangeTable &from, std::size_t row);
  void refuse_unused(ChangeTable &from, std::size_t row, std::string_view used);
  void set_cells(ChangeTable &from, std::size_t row, EditedTable &to, TableId target, EditedTable::Row at,
                 bool creating);
  bool refers(ChangeTable &from, std::size_t row, const TableColumn &column);
  bool organisation(ChangeTable &from, std::size_t row, const TableColumn &column) {
    return is_organisation(from, row, column, from.cells.identifier(row, column));
  }
  bool is_organisation(ChangeTable &from, std::size_t row, const TableColumn &column, std::string_view id);
  bool function(ChangeTable &from, std::size_t row, const TableColumn &column);
  bool is_function(ChangeTable &from, std::size_t row, const TableColumn &column, std::string_view id);
  bool partner(ChangeTable &from, std::size_t row, const TableColumn &column);
  bool convenor(ChangeTable &from, std::size_t row, const TableColumn &column);
  Entry *post(ChangeTable &from, std::size_t row, const TableColumn &column) {
    return post_called(from, row, column, from.cells.identifier(row, column));
  }
  Entry *post_called(ChangeTable &from, std::size_t row, const TableColumn &column, std::string_view id);
  Entry *meeting(ChangeTable &from, std::size_t row, const TableColumn &column);
  Identifiers &posts_there();
  std::string post_hint(std::string_view id, const ColumnSchema &column);
  std::string meeting_hint(std::string_view id, const ColumnSchema &column);
  void already_deleted(ChangeTable &from, std::size_t row, const TableColumn &column, std::string_view id,
                       TableId deleter, std::uint64_t line);
  void not_there(ChangeTable &from, std::size_t row, const TableColumn &column, std::string problem);
  bool is_doubtful(std::string_view id) const { return doubtful.contains(std::string(id)); }
  void add_doubt(std::string_view id) { doubtful.emplace(id); }

  // apply_posts.cpp
  void apply_changes();
  void create_post(ChangeTable &from, std::size_t row);
  void delete_post(ChangeTable &from, std::size_t row);
  void change_post(ChangeTable &from, std::size_t row);
  void share_post(ChangeTable &from, std::size_t row);
  std::string meant_shares(std::string_view cell);
  void read_ring_fence(ChangeTable &from, std::size_t row, std::string_view post_id);
  // pass_on.cpp
  bool is_below(Entry *post, std::string_view above);
  void pass_reports(ChangeTable &from, std::size_t row, std::string_view post_id, std::string_view successor);
  void pass_on(std::string_view post_id, std::string_view successor, const SourceRow &by);
  void pass_lines(std::string_view post_id, std::string_view successor, const SourceRow &by);
  void pass_seat(EditedTable::Row row, std::size_t column, std::string_view to, const SourceRow &by);
  void pass_link(EditedTable::Row row, std::string_view successor, const SourceRow &by);
  void unite_links(std::string_view partner_id, std::string_view post_id, std::string_view of_function,
                   const SourceRow &by);
  void drop_all_of(std::string_view post_id, const SourceRow &by);
  std::string_view link_function(EditedTable::Row link);
  void fix_link_functions(std::string_view post_id, const SourceRow &by);
  void unite_links_of(std::string_view post_id, const SourceRow &by);
  // judge_lines.cpp
  void judge_orphans();
  void judge_circles();
  void report_circle(const std::vector<EditedTable::Row> &circle);
  // apply_functions.cpp
  void apply_functions();
  std::vector<EditedTable::Row> functions_of(std::string_view post_id);
  void put_function(ChangeTable &from, std::size_t row, std::string_view of);
  void add_function(ChangeTable &from, std::size_t row, const Entry &of_post);
  void remove_function(ChangeTable &from, std::size_t row, const Entry &of_post);
  void set_functions(ChangeTable &from, std::size_t row, const Entry *of_post);
  void apply_lines();
  std::vector<EditedTable::Row> lines_of(ChangeTable &from, std::size_t row);
  void add_line(ChangeTable &from, std::size_t row);
  void remove_line(ChangeTable &from, std::size_t row);
  // apply_meetings.cpp
  void apply_attendance();
  void apply_meetings();
  bool attending_post(ChangeTable &from, std::size_t row, const TableColumn &column);
  void add_seat(ChangeTable &from, std::size_t row);
  void set_seat(ChangeTable &from, std::size_t row, EditedTable::Row at, bool creating);
  double occurrences_of(EditedTable::Row meeting);
  void keep_rate(EditedTable::Row seat, double before, double after, const SourceRow &by);
  void join_seats(EditedTable::Row first, EditedTable::Row second, const SourceRow &by);
  void change_meeting(ChangeTable &from, std::size_t row, std::string_view id, Entry &entry);
  void create_meeting(ChangeTable &from, std::size_t row, std::string_view id);
  void delete_meeting(ChangeTable &from, std::size_t row, std::string_view id, Entry &entry);
  void merge_meeting(ChangeTable &from, std::size_t row, std::string_view id, Entry *entry);
  // apply_register.cpp
  void apply_staff_groups();
  Entry *staff_group(ChangeTable &from, std::size_t row, const TableColumn &column);
  void apply_links();
  void add_link(ChangeTable &from, std::size_t row, const Entry &of_post);
  void remove_link(ChangeTable &from, std::size_t row);
  std::vector<EditedTable::Row> links_of(ChangeTable &from, std::size_t row);
  void apply_arrangements();
  void set_arrangement(ChangeTable &from, std::size_t row);
  // apply_register_rows.cpp
  void apply_registers();
  void apply_register_changes(TableId changes, EditedTable &to);
  bool register_cells_hold(ChangeTable &from, std::size_t row, const TableSchema &of);
  void add_register_row(ChangeTable &from, std::size_t row, EditedTable &to);
  void remove_register_row(ChangeTable &from, std::size_t row, EditedTable &to);
  std::vector<EditedTable::Row> fitting_register_rows(ChangeTable &from, std::size_t row, EditedTable &in);
  // pass_registers.cpp
  void pass_registers(std::string_view post_id, std::string_view successor, const SourceRow &by);
  // apply_scenario.cpp
  void read_scenario();
  void read_rows();
  void read_other_savings();
  void finish();
};

/// Cuts off what stands before the separator, trimmed.
std::string_view next_part(std::string_view &rest, char separator);

/// Whether the cell is what its column's kind takes; what is wrong is said.
bool is_fault_free(ChangeTable &from, std::size_t row, const TableColumn &column,
                   const std::vector<Diagnostic> &diagnostics);

/// Whether two kinds of a link are one: `lead` in any case, otherwise byte by byte.
bool same_kind(std::string_view a, std::string_view b);

/// Registers the rows of a table by their identifier (its first column).
Entries entries_of(const EditedTable &table, std::size_t id_column);

/// The scenario's name, title and what it starts from, with its reader's diagnostics; with its tables unless
/// they are not wanted.
AppliedScenario unapplied(const Scenario &scenario, bool with_tables = true);

/// apply_scenario(), with what it starts from: its ring-fences and merged meetings come first.
AppliedScenario apply_after(const Draft &start, const AppliedScenario *before, const Scenario &scenario);

/// By TableId: rows may be there that nothing can name, since they or the table could not be read.
using Doubts = std::array<bool, table_count>;
Doubts doubts_of(const Draft &model, std::span<const Diagnostic> faults);

/// What is wrong with a scenario of a model that has errors; `before`: the scenarios that it starts from,
/// whatever their order.
AppliedScenario judged_alone(const Draft &model, const Doubts &doubts, const Scenario &scenario,
                             std::span<const Scenario *const> before);

} // namespace organograph
