// SPDX-License-Identifier: Apache-2.0
#include "pseudonyms/pseudonym_cells.hpp"

#include "organograph/engine/holders.hpp"
#include "organograph/engine/model.hpp"

#include <algorithm>

namespace organograph::io {

namespace {

using enum TableId;

struct Column {
  TableId table;
  std::string_view head;
  NamesOf names;
};

constexpr Column named_columns[] = {
    {posts, "post_id", NamesOf::post},
    {posts, "reports_to", NamesOf::post},
    {posts, "title", NamesOf::title},
    {posts, "holder", NamesOf::holders},
    {posts, "holder_id", NamesOf::holder_ids},
    {post_functions, "post_id", NamesOf::post},
    {post_shares, "post_id", NamesOf::post},
    {reporting_lines, "post_id", NamesOf::post},
    {reporting_lines, "reports_to", NamesOf::post},
    {staff_groups, "group_id", NamesOf::staff_group},
    {staff_groups, "reports_to", NamesOf::post},
    {staff_groups, "title", NamesOf::staff_group_title},
    {attendance, "attendee_id", NamesOf::attendee},
    {partner_links, "post_id", NamesOf::post},
    {integration_targets, "agreed_by", NamesOf::left_out},
    {published, "measure", NamesOf::figure},
    {changes, "post_id", NamesOf::post},
    {changes, "successor", NamesOf::post},
    {changes, "ring_fence", NamesOf::posts},
    {changes, "title", NamesOf::title},
    {changes, "reports_to", NamesOf::post},
    {changes, "holder", NamesOf::holders},
    {changes, "holder_id", NamesOf::holder_ids},
    {function_changes, "post_id", NamesOf::post},
    {line_changes, "post_id", NamesOf::post},
    {line_changes, "reports_to", NamesOf::post},
    {staff_group_changes, "group_id", NamesOf::staff_group},
    {staff_group_changes, "reports_to", NamesOf::post},
    {staff_group_changes, "title", NamesOf::staff_group_title},
    {attendance_changes, "attendee_id", NamesOf::attendee},
    {link_changes, "post_id", NamesOf::post},
};

// Their sources are of persons, or of diaries: 'e-mail of', 'calendar of'.
constexpr TableId tables_about_people[] = {
    posts,        post_functions,      post_shares,        reporting_lines, staff_groups,
    meetings,     attendance,          partner_links,      changes,         function_changes,
    line_changes, staff_group_changes, attendance_changes, meeting_changes, link_changes};

} // namespace

bool names_nobody(Named kind, std::string_view name) {
  return kind == Named::post ? name == not_known_mark
                             : (kind == Named::holder || kind == Named::holder_id) && is_placeholder(name);
}

NamesOf names_in_column(TableId table, std::string_view head) {
  if (head == "note" || !column_of(table, head))
    return NamesOf::left_out;
  if (head == "source")
    return std::ranges::count(tables_about_people, table) > 0 ? NamesOf::source : NamesOf::nobody;
  const auto *const found = std::ranges::find_if(
      named_columns, [&](const Column &column) { return column.table == table && column.head == head; });
  return found == std::end(named_columns) ? NamesOf::nobody : found->names;
}

} // namespace organograph::io
