// SPDX-License-Identifier: Apache-2.0
#include "model/table_reader.hpp"

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

std::optional<double> parsed(std::string_view text) {
  if (const double plain = plain_parsed(text); plain >= 0)
    return plain;
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value == 0 ? 0 : value; // no -0
}

// '1,234,567' or '52 000' without its separators; empty where the commas or spaces do not group thousands.
std::string without_thousands(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string out;
  std::size_t group = 0; // digits since the last separator
  char separator = '\0';
  for (const char c : text.substr(0, point)) {
    const bool is_digit = c >= '0' && c <= '9';
    const bool leads = separator == '\0';
    if (is_digit) {
      out += c;
      ++group;
    } else if ((c == ',' || c == ' ') &&
               (leads ? group >= 1 && group <= 3 && out[0] != '0' : c == separator && group == 3)) {
      separator = c;
      group = 0;
    } else {
      return {};
    }
  }
  return separator == '\0' || group == 3 ? out + std::string(text.substr(point)) : std::string{};
}

// 'write 52000' for '£52,000' and the like, 'write 0.5' for '0,5'; empty where another number may be meant.
std::string number_remedy(std::string_view value) {
  std::string with_spaces(value);
  for (const std::string_view blank : {"\u00a0", "\u202f"}) // no-break spaces, as spreadsheets group with
    for (std::size_t at = 0; (at = with_spaces.find(blank, at)) != std::string::npos;)
      with_spaces.replace(at, blank.size(), " ");
  std::string_view digits = trimmed(with_spaces);
  for (const std::string_view sign : {"+", "£", "$", "€"})
    if (digits.starts_with(sign))
      digits = trimmed(digits.substr(sign.size()));
  const bool minus = digits.starts_with('-');
  if (minus)
    digits.remove_prefix(1);
  std::string plain = without_thousands(digits);
  if (plain.empty() && std::ranges::count(digits, ',') == 1 &&
      digits.find_first_of(". ") == std::string_view::npos) {
    plain = digits; // a decimal comma
    plain[plain.find(',')] = '.';
  }
  if (minus)
    plain.insert(0, "-");
  return plain != value && parsed(plain) ? "write " + plain : std::string{};
}

std::string in_words(std::string_view choices) {
  std::string out = "one of ";
  for (const char c : choices) {
    if (c == '|')
      out += ", ";
    else
      out += c;
  }
  return out;
}

bool is_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

unsigned digits_value(std::string_view text) {
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_date(std::string_view text) {
  if (!is_digits(text.substr(0, 4), 4))
    return false;
  if (text.size() == 4)
    return true;
  const unsigned year = digits_value(text.substr(0, 4));
  if (text.size() < 7 || text[4] != '-' || !is_digits(text.substr(5, 2), 2))
    return false;
  const unsigned month = digits_value(text.substr(5, 2));
  if (month < 1 || month > 12)
    return false;
  if (text.size() == 7)
    return true;
  if (text.size() != 10 || text[7] != '-' || !is_digits(text.substr(8, 2), 2))
    return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  constexpr unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const unsigned last = month == 2 && leap ? 29 : days[month - 1];
  const unsigned day = digits_value(text.substr(8, 2));
  return day >= 1 && day <= last;
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

} // namespace

std::vector<std::string_view> parts_of(std::string_view cell) {
  std::vector<std::string_view> out;
  while (!without_blanks(cell).empty()) {
    const std::size_t end = std::min(cell.find(';'), cell.size());
    out.push_back(without_blanks(cell.substr(0, end)));
    cell.remove_prefix(std::min(cell.size(), end + 1));
  }
  return out;
}

std::string plain_number(double value) {
  char buffer[64];
  char *end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 6).ptr;
  while (end[-1] == '0')
    --end;
  if (end[-1] == '.')
    --end;
  return {buffer, end};
}

TableReader::TableReader(const Draft &draft, TableId table, std::vector<Diagnostic> &diagnostics)
    : id_(table), table_(draft[table] ? &*draft[table] : nullptr),
      first_column_(schema(table).columns.data()), diagnostics_(&diagnostics) {}

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
  if (table_->misshapen(row) || give_up())
    return;
  const auto cell = column.position ? static_cast<std::uint32_t>(*column.position + 1) : 0U;
  diagnostics_->push_back({code, table_->file(row), table_->line(row), cell, std::string(value),
                           std::move(problem), std::move(expected), std::move(remedy)});
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
        low + " and at most " + plain_number(limits.high));
}

std::optional<double> TableReader::number(std::size_t row, const TableColumn &column) {
  const std::string_view cell = identifier(row, column);
  if (cell.empty())
    return std::nullopt;
  const auto value = parsed(cell);
  const ColumnSchema &limits = *column.schema;
  if (!value) {
    fault(row, column, Code::bad_number, cell, std::string(limits.name) + " " + shown(cell) + " is no number",
          "a number such as 0.5", number_remedy(cell));
    return std::nullopt;
  }
  if (*value < limits.low || *value > limits.high || (limits.low_excluded && *value == limits.low)) {
    range_fault(row, column, cell);
    return std::nullopt;
  }
  return value;
}

std::optional<std::uint32_t> TableReader::whole(std::size_t row, const TableColumn &column) {
  const std::string_view cell = identifier(row, column);
  if (cell.empty())
    return std::nullopt;
  const auto value = parsed(cell);
  if (!value || *value != std::floor(*value)) {
    const std::string remedy = number_remedy(cell);
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
  std::string remedy;
  std::string_view rest = column.schema->choices;
  for (std::size_t i = 0; !rest.empty(); ++i) {
    const std::string_view one = rest.substr(0, rest.find('|'));
    if (one == cell) {
      last = {column.schema, cell, i};
      return i;
    }
    if (equal_but_for_case(one, cell))
      remedy = "write '" + std::string(one) + "': only the case differs";
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
  }
  fault(row, column, Code::unknown_value, cell, std::string(column.schema->name) + " is " + shown(cell),
        in_words(column.schema->choices), std::move(remedy));
  return std::nullopt;
}

std::string_view TableReader::date(std::size_t row, const TableColumn &column) {
  const std::string_view cell = identifier(row, column);
  if (!cell.empty() && !is_date(cell))
    fault(row, column, Code::bad_date, cell, std::string(column.schema->name) + " is " + shown(cell),
          "a date of the calendar, year first");
  return cell;
}

std::string_view TableReader::colour(std::size_t row, const TableColumn &column) {
  const std::string_view cell = identifier(row, column);
  if (!cell.empty() && !is_colour(cell))
    fault(row, column, Code::bad_colour, cell, std::string(column.schema->name) + " is " + shown(cell),
          "# and six hexadecimal digits");
  return cell;
}

} // namespace organograph
