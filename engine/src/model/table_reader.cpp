// SPDX-License-Identifier: Apache-2.0
#include "model/table_reader.hpp"

#include "model/cell_remedies.hpp"
#include "organograph/engine/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace organograph {

namespace {

// Digits with at most one point among them, fifteen at most: such a number is a whole one divided by a power
// of ten, both of which a double holds exactly, so that the quotient is the nearest double. Negative if not
// so.
double plain_parsed(std::string_view text) {
  constexpr std::array<double, 16> powers = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                             1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  if (text.empty() || text.size() > 15 || text.front() == '.' || text.back() == '.')
    return -1;
  std::uint64_t digits = 0;
  std::size_t behind_point = 0;
  bool has_point = false;
  for (const char c : text) {
    if (c == '.' && !has_point) {
      has_point = true;
      continue;
    }
    if (c < '0' || c > '9')
      return -1;
    digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
    behind_point += has_point ? 1U : 0U;
  }
  return static_cast<double>(digits) / powers[behind_point];
}

} // namespace

std::optional<double> parsed_number(std::string_view text) {
  if (const double plain = plain_parsed(text); plain >= 0)
    return plain;
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value == 0 ? 0 : value; // no -0
}

namespace {

// What is not known is left empty, where it may be.
std::string or_empty(const ColumnSchema &column, std::string_view cell, std::string remedy) {
  return remedy.empty() && !column.required && stands_for_nothing(cell)
             ? "leave the cell empty where it is not known"
             : remedy;
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

} // namespace

std::string plain_number(double value) {
  char buffer[64];
  char *end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 6).ptr;
  while (end[-1] == '0')
    --end;
  if (end[-1] == '.')
    --end;
  return {buffer, end};
}

std::string exact_text(double value) {
  char buffer[64];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

TableReader::TableReader(const Draft &draft, TableId table, std::vector<Diagnostic> &diagnostics,
                         std::span<const std::size_t> passed_over)
    : id_(table), table_(draft[table] ? &*draft[table] : nullptr),
      first_column_(schema(table).columns.data()), diagnostics_(&diagnostics), passed_over_(passed_over) {}

TableReader TableReader::quiet() const {
  TableReader out = *this;
  out.diagnostics_ = nullptr;
  return out;
}

TableColumn TableReader::column(std::string_view name) const {
  TableColumn out{&schema(id_).columns[*column_of(id_, name)], std::nullopt};
  if (table_ != nullptr) {
    const auto at = std::ranges::find(table_->columns(), name);
    if (at != table_->columns().end())
      out.position = static_cast<std::size_t>(at - table_->columns().begin());
  }
  return out;
}

void TableReader::go_to(std::size_t row, std::size_t position) {
  if (position >= cells_.size())
    cells_.resize(position + 1);
  table_->cells(row, cells_);
  misshapen_ = table_->misshapen(row);
  row_ = row;
}

void TableReader::fault(std::size_t row, const TableColumn &column, Code code, std::string_view value,
                        std::string problem, std::string expected, std::string remedy) {
  if (table_->misshapen(row) || is_passed_over(row) || give_up())
    return;
  const auto cell = column.position ? static_cast<std::uint32_t>(*column.position + 1) : 0U;
  diagnostics_->push_back({code,
                           table_->file(row),
                           table_->line(row),
                           cell,
                           std::string(value),
                           std::move(problem),
                           std::move(expected),
                           std::move(remedy),
                           {},
                           column.position ? std::string(column.schema->name) : std::string()});
}

bool TableReader::give_up() {
  gave_up_ = diagnostics_ == nullptr;
  return gave_up_;
}

std::string_view TableReader::text_with_blanks(std::string_view cell, std::size_t row,
                                               const TableColumn &column) {
  if (cell.size() > longest_cell) {
    fault(row, column, Code::cell_too_long, {},
          std::string(column.schema->name) + " has " + std::to_string(cell.size()) + " bytes",
          "at most " + std::to_string(longest_cell));
    return {};
  }
  if (!cell.empty() && !without_blanks(cell).empty())
    return cell;
  if (column.schema->required && column.position)
    fault(row, column, Code::missing_value, {}, std::string(column.schema->name) + " is empty");
  return {};
}

std::string_view TableReader::identifier_with_blanks(std::string_view cell, std::size_t row,
                                                     const TableColumn &column) {
  const std::string_view text = text_with_blanks(cell, row, column);
  return text.empty() ? text : without_blanks(text);
}

void TableReader::range_fault(std::size_t row, const TableColumn &column, std::string_view value) {
  const ColumnSchema &limits = *column.schema;
  const std::string low = (limits.low_excluded ? "more than " : "at least ") + plain_number(limits.low);
  fault(row, column, Code::out_of_range, value, std::string(limits.name) + " is " + shown(value),
        low + " and at most " + plain_number(limits.high), range_remedy(id_, limits.name, value));
}

std::optional<double> TableReader::number_in(std::size_t row, const TableColumn &column,
                                             std::string_view cell) {
  if (cell.empty())
    return std::nullopt;
  const auto value = parsed_number(cell);
  const ColumnSchema &limits = *column.schema;
  if (!value) {
    fault(row, column, Code::bad_number, cell, std::string(limits.name) + " " + shown(cell) + " is no number",
          limits.name == "attended" ? "a number such as 6" : "a number such as 0.5",
          or_empty(limits, cell, number_remedy(limits.name, cell)));
    return std::nullopt;
  }
  if (*value < limits.low || *value > limits.high || (limits.low_excluded && *value == limits.low)) {
    range_fault(row, column, cell);
    return std::nullopt;
  }
  return value;
}

std::optional<std::uint32_t> TableReader::whole_in(std::size_t row, const TableColumn &column,
                                                   std::string_view cell) {
  if (cell.empty())
    return std::nullopt;
  const auto value = parsed_number(cell);
  if (!value || *value != std::floor(*value)) {
    const std::string remedy = or_empty(*column.schema, cell, number_remedy(column.schema->name, cell));
    fault(row, column, Code::bad_number, cell,
          std::string(column.schema->name) + " " + shown(cell) + " is no whole number",
          "a whole number such as 3",
          remedy.empty() || remedy.find('.') != std::string::npos ? "write a whole number" : remedy);
    return std::nullopt;
  }
  if (*value < column.schema->low || *value > column.schema->high) {
    range_fault(row, column, cell);
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(*value);
}

std::optional<std::size_t> TableReader::choice(std::size_t row, const TableColumn &column) {
  const std::string_view cell = identifier(row, column);
  if (cell.empty())
    return std::nullopt;
  Chosen &last = chosen_[*column.position % chosen_.size()];
  if (last.column == column.schema && last.cell == cell)
    return last.choice;
  std::string_view rest = column.schema->choices;
  for (std::size_t i = 0; !rest.empty(); ++i) {
    const std::string_view one = rest.substr(0, rest.find('|'));
    if (one == cell) {
      last = {column.schema, cell, i};
      return i;
    }
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
  }
  fault(row, column, Code::unknown_value, cell, std::string(column.schema->name) + " is " + shown(cell),
        choices_in_words(*column.schema),
        or_empty(*column.schema, cell, choice_remedy(*column.schema, cell)));
  return std::nullopt;
}

std::string_view TableReader::date_in(std::size_t row, const TableColumn &column, std::string_view cell) {
  if (!cell.empty() && !is_date(cell))
    fault(row, column, Code::bad_date, cell, std::string(column.schema->name) + " is " + shown(cell),
          "a date of the calendar, year first", or_empty(*column.schema, cell, date_remedy(cell)));
  return cell;
}

void TableReader::judge_offered(std::size_t row, const TableColumn &column, std::string_view cell) {
  constexpr std::size_t long_word = 8; // of shorter ones an own word may be as near
  const std::vector<std::string_view> offered = parts_of(column.schema->offered);
  if (cell.empty() || std::ranges::find(offered, cell) != offered.end())
    return;
  const std::string own = loosely_spelt(cell);
  for (const std::string_view word : offered) {
    const std::string usual = loosely_spelt(word);
    if (own != usual && (usual.size() < long_word || edit_distance(own, usual, 2) > 2))
      continue;
    fault(row, column, Code::unknown_value, cell, std::string(column.schema->name) + " is " + shown(cell),
          std::string(word) + ", or a word that is less alike", "write " + std::string(word));
    return;
  }
}

std::string_view TableReader::colour(std::size_t row, const TableColumn &column) {
  const std::string_view cell = identifier(row, column);
  if (!cell.empty() && !is_colour(cell))
    fault(row, column, Code::bad_colour, cell, std::string(column.schema->name) + " is " + shown(cell),
          "# and six hexadecimal digits");
  return cell;
}

void TableReader::judge_range(std::size_t row, const TableColumn &low, const TableColumn &high, double from,
                              double to) {
  if (from > to) // not of one that is unknown
    fault(row, high, Code::range_reversed, identifier(row, high),
          std::string(high.schema->name) + " " + shown(identifier(row, high)) + " is below " +
              std::string(low.schema->name) + " " + shown(identifier(row, low)),
          "an upper end that is not below the lower");
}

} // namespace organograph
