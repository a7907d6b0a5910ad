// SPDX-License-Identifier: Apache-2.0
#include "people/people_row.hpp"

#include "organograph/engine/holders.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/cell_text.hpp"
#include "tables/contacts.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>

namespace organograph::io::people {

namespace {

using Means = StatusWord::Means;

// Whatever stands for the holder: the name, or both of its parts.
std::string holder_words(const tables::HeadedTable &table, std::size_t row) {
  for (const std::size_t column : {name, other_name})
    if (const std::string_view text = table.cell(row, column); !text.empty())
      return std::string(text);
  const std::string first(table.cell(row, first_name)), last(table.cell(row, last_name));
  return first.empty() || last.empty() ? first + last : first + ' ' + last;
}

} // namespace

Means status_of_row(const tables::HeadedTable &table, std::size_t row) {
  const std::string holder = holder_words(table, row);
  if (says_gone(holder) || status_of(status_behind(holder)) == Means::gone)
    return Means::gone;
  if (const auto is_active = yes_or_no(table.cell(row, active)); is_active == false)
    return Means::gone;
  Means said = status_of(table.cell(row, status));
  if (said == Means::gone)
    return said;
  if (const std::string_view word = table.cell(row, vacant); !word.empty()) {
    const auto yes = yes_or_no(word);
    if (yes == true || (!yes && status_of(word) == Means::vacant))
      return Means::vacant;
  }
  if (says_vacant(holder))
    return Means::vacant;
  // Of other words a status, or a number of the person, knows more.
  const bool is_said = said != Means::nothing && said != Means::unknown;
  if (!is_said && (says_nobody(holder) ||
                   (says_not_yet(holder) && unless_placeholder(table.cell(row, employee_id)).empty())))
    return Means::vacant;
  for (const Means by_name : {unnamed_status(holder), status_of(status_behind(holder))})
    if (!is_said && (by_name == Means::acting || by_name == Means::interim || by_name == Means::seconded))
      return by_name; // 'Ann One (acting)'
  const Means drawn = status_of_shape(table.cell(row, shape));
  if (drawn == Means::vacant || (drawn == Means::interim && said == Means::nothing))
    return drawn;
  return said;
}

std::size_t vacant_column(const tables::HeadedTable &table, std::size_t row) {
  for (const std::size_t column : {std::size_t{vacant}, std::size_t{shape}})
    if (!table.cell(row, column).empty())
      return column;
  return name;
}

std::string name_of(const tables::HeadedTable &table, std::size_t row) {
  for (const std::size_t column : {name, other_name})
    if (const std::string_view text = unless_placeholder(table.cell(row, column)); !text.empty())
      return holder_text(text);
  const std::string first = tables::one_line(unless_placeholder(table.cell(row, first_name)));
  const std::string last = tables::one_line(unless_placeholder(table.cell(row, last_name)));
  return holder_text(first.empty() || last.empty() ? first + last : first + ' ' + last);
}

std::size_t title_column(const tables::HeadedTable &table, std::size_t row) {
  for (const std::size_t column : {job_title, title, other_title})
    if (!unless_none(table.cell(row, column)).empty())
      return column;
  return job_title;
}

std::string title_of(const tables::HeadedTable &table, std::size_t row) {
  return plain_text(unless_none(table.cell(row, title_column(table, row))));
}

bool is_guest(const tables::HeadedTable &table, std::size_t row) {
  if (tables::letters_and_digits(table.cell(row, user_type)) == "guest")
    return true;
  return std::ranges::any_of(std::array{std::size_t{login}, std::size_t{email}}, [&](std::size_t column) {
    return table.cell(row, column).find("#EXT#@") != std::string_view::npos;
  });
}

bool goes_on(const tables::HeadedTable &table, std::size_t row) {
  bool carried = false;
  for (const std::size_t column : {position_id, employee_id, other_id, email, name, other_name, first_name,
                                   last_name, job_title, title, other_title, fte, hours, status, vacant}) {
    if (!table.cell(row, column).empty() && !table.is_carried(row, column))
      return false;
    carried = carried || table.is_carried(row, column);
  }
  return carried;
}

} // namespace organograph::io::people
