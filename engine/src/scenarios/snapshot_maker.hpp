// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/changes_between.hpp"
#include "scenarios/snapshot_table.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace organograph {

/// Identifiers of AFTER that stand for others of BEFORE.
using Renamed = BySnapshotText<std::string_view>;
struct AllRenamed {
  Renamed posts, groups, meetings;
};

/// A part of a post that an organisation has.
struct SnapshotShare {
  std::string_view organisation, share, grade, sole_cost, agreement;
};

/// A link to a partner, its function written out.
struct SnapshotLink {
  std::string_view partner, post, function, kind; ///< kind: `lead` in any case is `lead`
  std::size_t row;                                ///< of its table
  auto key() const { return std::tie(partner, post, function, kind); }
};

/// Two models, and the rows of the scenario that makes one of the other. Each say_* is for one scenario
/// table, in the order in which they are applied; it knows what the rows before it do.
class SnapshotMaker {
public:
  SnapshotMaker(const Draft &before, const Draft &after);

  void match();
  void take_renamed(const AllRenamed &renamed) { renamed_ = renamed; } ///< of one that lives as long
  const AllRenamed &renamed() const { return renamed_; }
  void say_all();
  void say_scenario(const std::string &name);

  std::vector<ScenarioRows> tables; ///< by TableId, from scenario on
  std::vector<Diagnostic> diagnostics;

  ScenarioRows &of(TableId id) { return tables[static_cast<std::size_t>(id) - model_table_count]; }

private:
  struct Side {
    explicit Side(const Draft &draft);
    TableView model, organisations, functions, posts, post_functions, post_shares, reporting_lines,
        staff_groups, meetings, attendance, partners, partner_links, arrangements, targets, published;
    std::vector<TableView> registers; ///< in the schema's order
  };
  using Rows = BySnapshotText<std::size_t>;
  using RowsOf = BySnapshotText<std::vector<std::size_t>>;

  // snapshot_numbered.cpp
  std::array<std::vector<std::size_t>, 2> match_numbered_posts(); ///< left without a match
  void match_numbered_groups();
  void match_numbered_meetings();
  void give_free_numbers(const std::vector<std::size_t> &rows, const TableView &before,
                         const TableView &after, std::string_view mark, Renamed &to);
  // snapshot_maker.cpp
  void match_posts();
  void compare_rest();
  void compare_listed(const TableView &before, const TableView &after, std::string_view noun, bool in_order);
  void compare_targets();
  void compare_single(std::string_view column);
  bool tellable(const TableView &before, const TableView &after);
  void not_said(const TableView &table, bool of_after, std::size_t row, std::size_t column,
                std::string problem);
  void not_said(const std::string &file, std::string problem);
  void tell_uncounted();
  /// Of a post or attendee of AFTER, as BEFORE has it.
  std::string_view named(std::string_view id) const { return as_before(renamed_.posts, id); }
  std::string_view named_group(std::string_view id) const { return as_before(renamed_.groups, id); }
  std::string_view named_meeting(std::string_view id) const { return as_before(renamed_.meetings, id); }
  static std::string_view as_before(const Renamed &renamed, std::string_view id) {
    const auto at = renamed.find(id);
    return at == renamed.end() ? id : at->second;
  }
  bool writable(const TableView &after, std::size_t row, std::size_t column);
  void compare_provenance(const TableView &before, std::size_t b, const TableView &after, std::size_t a);
  std::vector<ScenarioRows::Cell> changed_cells(const TableView &before, std::size_t b,
                                                const TableView &after, std::size_t a);
  std::vector<ScenarioRows::Cell> created_cells(const TableView &after, std::size_t a);
  std::string_view cell_of_after(const TableView &after, std::size_t row, std::size_t column) const;
  // snapshot_posts.cpp
  void say_posts();
  void create_posts();
  void create_post(std::size_t row);
  void change_post(std::size_t b, std::size_t a);
  void say_shares();
  std::vector<SnapshotShare> shares_of(const TableView &table, const std::vector<std::size_t> *rows,
                                       std::string_view employer) const;
  void say_functions();
  void say_lines();
  void say_groups();
  // snapshot_meetings.cpp
  Rows meetings_of_after() const;
  void say_attendance();
  void say_seat(std::size_t b, std::size_t a, bool occurrences_change);
  void say_meetings();
  void say_links();
  std::vector<SnapshotLink> links_after_posts() const;
  std::vector<SnapshotLink> links_of_after() const;
  void say_links_of(std::vector<SnapshotLink> now, std::vector<SnapshotLink> wanted);
  void say_arrangements();
  // snapshot_dates.cpp
  void compare_validity(const TableView &before, const TableView &after,
                        std::span<const std::string_view> key);
  void compare_validity();
  // snapshot_registers.cpp
  void say_registers();
  void say_register(const TableView &was, const TableView &is);
  void say_register_row(TableId changes, std::string_view action, const TableView &table, std::size_t row);
  using RegisterKey = std::vector<std::string>;
  RegisterKey register_key_of(const TableView &table, std::size_t row) const;
  bool register_row_goes_with_post(const TableView &was, std::size_t row) const;
  bool same_register_rows(const TableView &was, std::size_t b, const TableView &is, std::size_t a) const;

  Side before_, after_;
  Rows functions_before_;
  Rows posts_before_, posts_after_; // of AFTER: by the identifier of BEFORE
  AllRenamed renamed_;
  std::deque<std::string> made_up_; ///< what renamed_ names and neither model has
  std::uint64_t provenance_ = 0, none_rows_ = 0;
};

/// Whether it says when a row holds: no scenario has words for it (its own rows have `effective`).
bool tells_validity(std::string_view column);

/// The rows of a table by what their cells in a column say.
BySnapshotText<std::size_t> rows_by(const TableView &table, std::string_view column);

} // namespace organograph
