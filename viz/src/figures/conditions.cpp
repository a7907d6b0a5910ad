// SPDX-License-Identifier: Apache-2.0
#include "figures/conditions.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>

namespace organograph::viz {

namespace {

constexpr std::string_view conjunction = " and ", list_has = " has ";
constexpr TableId with_identifiers[] = {TableId::posts,        TableId::organisations, TableId::functions,
                                        TableId::staff_groups, TableId::meetings,      TableId::partners};

// Behind `=` or ` has `, whichever stands first.
std::optional<WrittenCondition> read_condition(std::string_view text) {
  const std::size_t equals = text.find('='), has = text.find(list_has);
  if (has < equals)
    return WrittenCondition{without_blanks(text.substr(0, has)),
                            without_blanks(text.substr(has + list_has.size())), true};
  if (equals == std::string_view::npos)
    return std::nullopt;
  return WrittenCondition{without_blanks(text.substr(0, equals)), without_blanks(text.substr(equals + 1))};
}

std::size_t end_of_first(std::string_view text, const IsColumn &is_column) {
  for (std::size_t at = text.find(conjunction); at != std::string_view::npos;
       at = text.find(conjunction, at + 1)) {
    const auto next = read_condition(text.substr(at + conjunction.size()));
    if (next && is_column(next->column))
      return at;
  }
  return std::string_view::npos;
}

} // namespace

std::optional<WrittenCondition> take_condition(std::string_view &text, const IsColumn &is_column) {
  const std::size_t end = end_of_first(text, is_column);
  const auto out = read_condition(text.substr(0, end));
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + conjunction.size());
  return out;
}

bool is_column_of(TableId table, std::string_view column) {
  return column_of(table, column) ||
         (table == TableId::posts && std::ranges::count(derived_post_columns, column) > 0);
}

std::string_view tables_named_by(TableId table, std::string_view column) {
  if (table == TableId::posts && (column == "serves" || column == "functions"))
    return schema(column == "serves" ? TableId::organisations : TableId::functions).name;
  const auto at = column_of(table, column);
  if (!at)
    return {};
  const ColumnSchema &of = schema(table).columns[*at];
  if (of.kind != CellKind::identifier || !of.names.empty())
    return of.names;
  return *at == 0 && has_identifiers(table) ? schema(table).name : std::string_view{};
}

bool has_identifiers(TableId table) {
  return std::ranges::count(with_identifiers, table) > 0;
}

} // namespace organograph::viz
