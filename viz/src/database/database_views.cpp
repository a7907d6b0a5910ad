// SPDX-License-Identifier: Apache-2.0
#include "database/database_views.hpp"

#include "organograph/engine/model.hpp"
#include "organograph/engine/table_view.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace organograph::viz {

namespace {

struct OwnKey {
  TableId table;
  std::string_view columns;
};
constexpr std::array own_keys = {
    OwnKey{TableId::organisations, "organisation_id"},
    OwnKey{TableId::functions, "function"},
    OwnKey{TableId::posts, "post_id"},
    OwnKey{TableId::post_functions, "post_id, function"},
    OwnKey{TableId::post_shares, "post_id, organisation_id"},
    OwnKey{TableId::reporting_lines, "post_id, reports_to, kind"},
    OwnKey{TableId::staff_groups, "group_id"},
    OwnKey{TableId::meetings, "meeting_id"},
    OwnKey{TableId::attendance, "meeting_id, attendee_id"},
    OwnKey{TableId::partners, "partner_id"},
    OwnKey{TableId::arrangements, "function, organisation_a, organisation_b, dimension"},
    OwnKey{TableId::integration_targets, "function, organisation_a, organisation_b"}};

struct OtherKey {
  std::string_view column;
  TableId to;
  std::string_view key;
};
constexpr std::array other_keys = {OtherKey{"organisation_id", TableId::organisations, "organisation_id"},
                                   OtherKey{"organisation_a", TableId::organisations, "organisation_id"},
                                   OtherKey{"organisation_b", TableId::organisations, "organisation_id"},
                                   OtherKey{"function", TableId::functions, "function"},
                                   OtherKey{"post_id", TableId::posts, "post_id"},
                                   OtherKey{"reports_to", TableId::posts, "post_id"},
                                   OtherKey{"meeting_id", TableId::meetings, "meeting_id"},
                                   OtherKey{"partner_id", TableId::partners, "partner_id"},
                                   OtherKey{"payer", TableId::organisations, "organisation_id"},
                                   OtherKey{"payee", TableId::organisations, "organisation_id"},
                                   OtherKey{"agreement_id", TableId::agreements, "agreement_id"}};

bool has_column(const Draft &draft, TableId id, std::string_view column) {
  const auto &table = draft[id];
  return table && std::ranges::find(table->columns(), column) != table->columns().end();
}

// Somebody is the manager, or an organisation has a part, and it is not known who.
bool says_not_known(const Draft &draft, TableId id, std::string_view column) {
  const TableView table(draft, id);
  const std::size_t place = *column_of(id, column);
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (table.value(row, place) == not_known_mark)
      return true;
  return false;
}

// A column of a view: NULL where the table does not have it.
std::string cell(const Draft &draft, TableId id, std::string_view alias, std::string_view column,
                 std::string_view as = {}) {
  const std::string name(as.empty() ? column : as);
  return (has_column(draft, id, column) ? std::string(alias) + "." + std::string(column) : "NULL") + " AS " +
         name;
}

void add_post_views(const Draft &draft, std::vector<std::string> &out) {
  const auto post = [&](std::string_view column, std::string_view as = {}) {
    return cell(draft, TableId::posts, "p", column, as);
  };
  const bool names_managers = has_column(draft, TableId::posts, "reports_to");
  const bool names_functions = draft[TableId::functions] && has_column(draft, TableId::posts, "function");
  out.push_back(
      "CREATE VIEW view_posts AS SELECT p.post_id AS post_id, p.title AS title, "
      "p.organisation_id AS organisation_id, o.name AS organisation, " +
      post("reports_to", "manager_id") + ", " +
      (names_managers ? "m.title AS manager_title, " : "NULL AS manager_title, ") + post("function") + ", " +
      (names_functions ? "f.name AS function_name, " : "NULL AS function_name, ") + post("unit") + ", " +
      post("grade") + ", " + post("fte") + ", " + post("annual_cost") + ", " + post("status") + ", " +
      post("holder") + " FROM posts p JOIN organisations o ON o.organisation_id = p.organisation_id" +
      (names_managers ? " LEFT JOIN posts m ON m.post_id = p.reports_to" : "") +
      (names_functions ? " LEFT JOIN functions f ON f.function = p.function" : ""));
  if (!names_managers)
    return;
  out.push_back("CREATE INDEX posts_by_manager ON posts (reports_to)");
  out.push_back("CREATE VIEW view_posts_above AS WITH RECURSIVE above (post_id, above_id, steps) AS ("
                "SELECT p.post_id, p.reports_to, 1 FROM posts p JOIN posts m ON m.post_id = p.reports_to "
                "UNION ALL SELECT a.post_id, m.reports_to, a.steps + 1 FROM above a "
                "JOIN posts m ON m.post_id = a.above_id JOIN posts u ON u.post_id = m.reports_to) "
                "SELECT post_id, above_id, steps FROM above");
}

void add_seat_view(const Draft &draft, std::vector<std::string> &out) {
  if (!draft[TableId::meetings] || !draft[TableId::attendance])
    return;
  const auto meeting = [&](std::string_view column, std::string_view as = {}) {
    return cell(draft, TableId::meetings, "m", column, as);
  };
  const bool has_partners = draft[TableId::partners].has_value();
  out.push_back("CREATE INDEX attendance_by_attendee ON attendance (attendee_id)");
  out.push_back("CREATE VIEW view_seats AS SELECT a.meeting_id AS meeting_id, m.subject AS subject, " +
                meeting("function", "meeting_function") + ", " + meeting("duration_hours") + ", " +
                (has_column(draft, TableId::meetings, "occurrences_per_year")
                     ? "coalesce(m.occurrences_per_year, 1) AS occurrences_per_year, "
                     : "1 AS occurrences_per_year, ") +
                "a.attendee_id AS attendee_id, coalesce(p.title" +
                std::string(has_partners ? ", r.name" : ", NULL") +
                ") AS attendee, p.post_id IS NULL AS is_partner, "
                "p.organisation_id AS organisation_id, " +
                cell(draft, TableId::attendance, "a", "role") + ", " +
                cell(draft, TableId::attendance, "a", "attended") +
                " FROM attendance a JOIN meetings m ON m.meeting_id = a.meeting_id "
                "LEFT JOIN posts p ON p.post_id = a.attendee_id" +
                (has_partners ? " LEFT JOIN partners r ON r.partner_id = a.attendee_id" : ""));
}

bool is_unique_by_first_column(const TableSchema &table) {
  return !table.is_register() || table.key == table.columns[0].name;
}

// Of a register: the columns of its key that the table has, and what each column names.
std::vector<std::string> register_keys(const TableSchema &of, const Draft &draft) {
  std::string key;
  for (const std::string_view column : parts_of(of.key))
    if (has_column(draft, of.id, column))
      key += (key.empty() ? "" : ", ") + std::string(column);
  std::vector<std::string> out = {"PRIMARY KEY (" + key + ")"};
  for (const TableSchema &other : schema())
    for (const ColumnSchema &column : of.columns)
      if (column.names == other.name && !column.several && draft[other.id] &&
          has_column(draft, of.id, column.name) && is_unique_by_first_column(other) &&
          !says_not_known(draft, of.id, column.name))
        out.push_back("FOREIGN KEY (" + std::string(column.name) + ") REFERENCES " + std::string(other.name) +
                      " (" + std::string(other.columns[0].name) + ")");
  return out;
}

} // namespace

std::vector<std::string> database_keys(TableId id, const Draft &draft) {
  if (schema(id).is_register())
    return register_keys(schema(id), draft);
  std::vector<std::string> out;
  if (const auto *const own = std::ranges::find(own_keys, id, &OwnKey::table); own != own_keys.end())
    out.push_back("PRIMARY KEY (" + std::string(own->columns) + ")");
  for (const OtherKey &other : other_keys)
    if (id != other.to || other.column != other.key)
      if (draft[other.to] && has_column(draft, id, other.column) && !says_not_known(draft, id, other.column))
        out.push_back("FOREIGN KEY (" + std::string(other.column) + ") REFERENCES " +
                      std::string(schema(other.to).name) + " (" + std::string(other.key) + ")");
  return out;
}

std::vector<std::string> database_views(const Draft &draft) {
  std::vector<std::string> out;
  add_post_views(draft, out);
  add_seat_view(draft, out);
  return out;
}

} // namespace organograph::viz
