// SPDX-License-Identifier: Apache-2.0
// Random valid changes, written as the tables of a scenario and, at the same time, made by hand on the rows
// of a model. The hand is written from docs/model-format.md ('Scenarios') alone.
#pragma once

#include "random_draft.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace organograph::oracle {

using CellsByColumn = std::map<std::string, std::string>; // by column

/// File name to rows. A file has the columns that its rows use.
struct Tables {
  std::map<std::string, std::vector<CellsByColumn>> rows;

  /// File name and text of each.
  std::vector<std::pair<std::string, std::string>> files() const;
};

class Changes {
public:
  /// What it makes has identifiers that begin with `name`.
  Changes(Rows start, std::uint64_t seed, std::string name = "new");

  void draw();

  const Rows &rows() const { return rows_; }
  const Tables &tables() const { return tables_; }
  std::map<std::string, int> made;      ///< how often each way was taken
  std::string effective = "2024-04-01"; ///< of some of the rows

private:
  void put(const std::string &file, const std::string &way, CellsByColumn cells);
  std::string source() { return random_.chance(60) ? "" : random_.chance(50) ? "000 8.5" : "assumption: x"; }
  std::string pick_post() { return random_.pick(rows_.posts).post_id; }
  std::string pick_organisation() { return random_.pick(rows_.organisations).organisation_id; }
  PostRow &post_row(const std::string &id);

  // posts
  void change_posts();
  bool is_below(const std::string &id, const std::string &above);
  std::string pick_manager(const std::string &id, const std::string &not_this = "");
  std::string pick_boss();
  bool has_group(const std::string &id);
  std::string post_cell(const std::string &column);
  CellsByColumn post_cells(int percent);
  void draw_pay(CellsByColumn &cells, bool may_empty);
  void create();
  std::string pick_changed();
  void change();
  void set_holder(const std::string &id, CellsByColumn &cells);
  void take_function(const std::string &id);
  void swap();
  void share();
  std::string pick_agreement();
  std::string agreement_of(const std::string &id, const std::string &organisation);

  // posts that are deleted, and what passes to their successors
  void remove();
  void remove_with_successor(const std::string &id);
  void pass_lines(const std::string &id, const std::string &successor);
  void unite_seats();
  void unite_links(const PartnerLinkRow &of);
  void pass_links(const std::string &id, const std::string &successor);
  static bool same_role(const StatutoryRoleRow &a, const StatutoryRoleRow &b);
  bool unites_by_day(const std::string &id, const std::string &successor);
  void pass_roles(const std::string &id, const std::string &successor);
  void pass_registers(const std::string &id, const std::string &successor);
  void remove_alone(const std::string &id);
  void take_away(const std::string &id);

  // further functions, further lines and staff groups
  Ids further_functions(const std::string &id);
  bool time_adds_up(const std::string &id, const std::string &own);
  void set_further(const std::string &id, const Ids &functions, const std::string &from);
  void change_functions();
  std::ptrdiff_t lines_fitting(const ReportingLineRow &line, const std::string &kind);
  void change_lines();
  void change_groups();

  // attendance and meetings
  void keep_rate(AttendanceRow &seat, double before, double after);
  const MeetingRow *find_meeting(const std::string &id);
  void say_more(AttendanceRow &row, CellsByColumn &cells);
  void change_seat();
  void change_seats();
  CellsByColumn meeting_cells();
  void change_meetings();
  void change_meeting(const std::string &id);
  bool says_of(const std::string &meeting);
  void keep_rates(const std::string &meeting, double before, double after);
  void merge_meeting(const std::string &id, const std::string &into);
  void delete_meeting(const std::string &id, const CellsByColumn &cells);

  // links, arrangements and statutory roles
  void change_links();
  void add_link();
  void remove_link();
  void change_arrangements();
  void change_roles();
  void add_role();
  void remove_role();
  static CellsByColumn cells_of_role(const StatutoryRoleRow &row, const std::string &action);

  static constexpr const char *ended = "2024-06"; // of roles: before the last of the days that are asked for

  Random random_;
  Rows rows_;
  std::string name_;
  Tables tables_;
  Ids functions_, gone_, drawn_meetings_;
  std::set<std::string> own_meetings_;                          // that the scenario creates
  std::set<std::pair<std::string, std::string>> says_attended_; // seats: meeting, attendee
  int number_ = 0;
  bool part_left_out_ = false;
};

} // namespace organograph::oracle
