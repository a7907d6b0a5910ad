// SPDX-License-Identifier: Apache-2.0
#include "pseudonyms/pseudonym_cells.hpp"

#include "organograph/engine/holders.hpp"
#include "organograph/engine/model.hpp"

#include <algorithm>
#include <vector>

namespace organograph::io {

namespace {

using enum TableId;

struct Column {
  TableId table;
  std::string_view head;
  NamesOf names;
};

// What the schema does not say: columns of words, and of posts that are written as text.
constexpr Column named_columns[] = {
    {posts, "title", NamesOf::title},
    {posts, "holder", NamesOf::holders},
    {posts, "holder_id", NamesOf::holder_ids},
    {staff_groups, "title", NamesOf::staff_group_title},
    {integration_targets, "agreed_by", NamesOf::left_out},
    {integration_targets, "owner", NamesOf::left_out},
    {published, "measure", NamesOf::figure},
    {claims, "measure", NamesOf::figure},
    {claims, "owner", NamesOf::left_out},
    {changes, "ring_fence", NamesOf::posts},
    {changes, "title", NamesOf::title},
    {changes, "holder", NamesOf::holders},
    {changes, "holder_id", NamesOf::holder_ids},
    {staff_group_changes, "title", NamesOf::staff_group_title},
};

bool names_table(const ColumnSchema &column, TableId table) {
  const std::vector<std::string_view> named = parts_of(column.names);
  return std::ranges::find(named, schema(table).name) != named.end();
}

// By the tables whose identifiers the column holds, its own table's too.
NamesOf named_by_schema(TableId table, const ColumnSchema &column) {
  const bool is_own = &column == schema(table).columns.data();
  if (names_table(column, posts) && names_table(column, partners))
    return NamesOf::attendee;
  if (names_table(column, posts) || (is_own && table == posts))
    return column.several ? NamesOf::posts : NamesOf::post;
  return names_table(column, staff_groups) || (is_own && table == staff_groups) ? NamesOf::staff_group
                                                                                : NamesOf::nobody;
}

// Their sources are of persons, or of diaries: 'e-mail of', 'calendar of'.
bool is_about_people(TableId table) {
  return table == meetings || table == meeting_changes ||
         std::ranges::any_of(schema(table).columns, [&](const ColumnSchema &column) {
           return named_by_schema(table, column) != NamesOf::nobody;
         });
}

} // namespace

bool names_nobody(Named kind, std::string_view name) {
  return kind == Named::post ? name == not_known_mark
                             : (kind == Named::holder || kind == Named::holder_id) && is_placeholder(name);
}

NamesOf names_in_column(TableId table, std::string_view head) {
  if (head == "note" || !column_of(table, head))
    return NamesOf::left_out;
  if (head == "source")
    return is_about_people(table) ? NamesOf::source : NamesOf::nobody;
  const auto *const found = std::ranges::find_if(
      named_columns, [&](const Column &column) { return column.table == table && column.head == head; });
  return found == std::end(named_columns)
             ? named_by_schema(table, schema(table).columns[*column_of(table, head)])
             : found->names;
}

} // namespace organograph::io
