// SPDX-License-Identifier: Apache-2.0
#include "csv/parted_cell.hpp"

#include "csv/csv_text.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <charconv>

namespace organograph::io {

namespace {

bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size();
}

bool is_choice(std::string_view choices, std::string_view text) {
  return ("|" + std::string(choices) + "|").find("|" + std::string(text) + "|") != std::string::npos;
}

// Whether the cell looks like one of its column. Identifiers may be any text, but none begins with a blank.
bool fits(const ColumnSchema &column, std::string_view cell) {
  const std::string_view text = trimmed(cell);
  if (text.empty())
    return !column.required;
  switch (column.kind) {
  case CellKind::identifier:
    return cell.front() != ' ';
  case CellKind::number:
  case CellKind::whole:
    return is_number(text);
  case CellKind::date:
    return text.find_first_not_of("0123456789-") == std::string_view::npos;
  case CellKind::colour:
    return text.front() == '#';
  case CellKind::choice:
    return is_choice(column.choices, text);
  case CellKind::text:
    break;
  }
  return true;
}

// The columns from which on `cells` are one too many or several, taken together at `column`.
bool all_fit(const TableSchema &table, const std::vector<std::string> &heads,
             std::span<const std::string_view> cells, std::size_t column) {
  const std::size_t more = cells.size() - heads.size();
  for (std::size_t c = 0; c < heads.size(); ++c) {
    const auto listed = column_of(table.id, heads[c]);
    if (c == column ? listed && table.columns[*listed].kind != CellKind::text
                    : listed && !fits(table.columns[*listed], cells[c < column ? c : c + more]))
      return false;
  }
  return true;
}

} // namespace

std::optional<PartedCell> parted_cell(const TableSchema &table, const std::vector<std::string> &heads,
                                      std::span<const std::string_view> cells) {
  if (cells.size() <= heads.size() || heads.empty())
    return std::nullopt;
  const std::size_t more = cells.size() - heads.size();
  std::vector<std::size_t> likely;
  for (std::size_t c = 0; c < heads.size(); ++c) {
    const auto pieces = cells.subspan(c + 1, more);
    const bool is_sentence = std::ranges::any_of(
        pieces, [](std::string_view piece) { return piece.starts_with(' ') && !is_blank(piece); });
    if (is_sentence && !is_blank(cells[c]) && all_fit(table, heads, cells, c))
      likely.push_back(c);
  }
  if (likely.size() != 1)
    return std::nullopt;
  PartedCell out{likely.front(), {}};
  for (std::size_t c = out.column; c <= out.column + more; ++c)
    out.text += (c == out.column ? "" : ",") + std::string(cells[c]);
  return out;
}

} // namespace organograph::io
