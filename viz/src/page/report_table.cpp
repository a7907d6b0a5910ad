// SPDX-License-Identifier: Apache-2.0
// A table of the report: rows that are read without scripts, and where there are more, data for the script.
#include "figures/definitions.hpp"
#include "page/report_parts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace organograph::viz {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t rows_as_text = 100;               // in the page itself
constexpr std::size_t rows_as_data = 5'000;             // for the script to sort and filter
constexpr std::size_t bytes_as_data = 400'000;          // of one table: all of them stay below 5 MB
constexpr std::size_t rows_on_paper = 40;               // report.css hides those behind them
constexpr std::size_t columns_of_a_page = 9;            // a wider table is printed on a page on its side
constexpr std::size_t long_text = 240, beginning = 100; // bytes, characters: the rest unfolds

bool is_number(Format format) {
  return format != Format::text && format != Format::flag;
}

void write_text(Html &page, const std::string &text) {
  if (text.size() <= long_text) {
    page.text(text);
    return;
  }
  page.open("details", {{"class", "long"}}).element("summary", shown_text(text, beginning));
  page.element("span", text, {{"class", "whole"}}).close();
}

void write_cell(Html &page, const TableCell &cell, Format format, bool head) {
  const std::string_view element = head ? "th" : "td";
  const auto *number = std::get_if<double>(&cell);
  const auto *count = std::get_if<std::uint64_t>(&cell);
  if (number == nullptr && count == nullptr) {
    const std::string text = shown_cell(cell, format);
    if (text.empty() && !head) {
      page.element("td", "", {{"class", is_number(format) ? "n none" : "none"}});
      return;
    }
    if (head)
      page.open(element, {{"scope", "row"}});
    else
      page.open(element);
    write_text(page, text);
    page.close();
    return;
  }
  const std::string exact = number != nullptr ? shortest(*number) : std::to_string(*count);
  const std::string shown = shown_cell(cell, format);
  if (exact == shown)
    page.element(element, shown, {{"class", "n"}});
  else
    page.element(element, shown, {{"class", "n"}, {"data-v", exact}});
}

std::string_view format_name(Format format) {
  static constexpr std::string_view names[] = {"text", "count", "number", "share", "hours", "money", "flag"};
  return names[static_cast<std::size_t>(format)];
}

// What stands under a head: nothing where the name says it already.
std::string unit_of(const TableColumn &column, const Model &model) {
  if (column.format == Format::money)
    return shown_text(model.text(model->currency), 8);
  if (column.format == Format::share)
    return "%";
  return column.format == Format::hours && column.name.find("hours") == std::string::npos ? "hours" : "";
}

void write_heads(Html &page, const Table &table, const Model &model) {
  page.open("thead").open("tr");
  for (const TableColumn &column : table.columns) {
    page.open("th", {{"scope", "col"},
                     {"class", is_number(column.format) ? "n" : "t"},
                     {"data-column", column.name},
                     {"data-format", format_name(column.format)}});
    page.text(in_words(column.name));
    if (const std::string unit = unit_of(column, model); !unit.empty())
      page.text(" ").element("span", unit, {{"class", "unit"}});
    page.close();
  }
  page.close().close();
}

void write_rows(Html &page, const Table &table) {
  page.open("tbody");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    page.open("tr");
    const TableRow row = table.rows[i];
    for (std::size_t c = 0; c < row.size(); ++c)
      write_cell(page, row[c], table.columns[c].format, c == 0);
    page.close();
  }
  page.close();
}

Json as_json(const TableCell &cell) {
  if (const auto *text = std::get_if<std::string>(&cell))
    return text->empty() ? Json() : Json(*text);
  if (const auto *number = std::get_if<double>(&cell))
    return *number;
  const auto *count = std::get_if<std::uint64_t>(&cell);
  return count != nullptr ? Json(*count) : Json();
}

// A column: its cells; or, where texts come again and again, `t`: the texts, `i`: which of them, row by row.
Json packed_column(std::vector<Json> cells) {
  std::unordered_map<std::string, std::size_t> places;
  Json texts = Json::array(), which = Json::array();
  for (const Json &cell : cells) {
    if (!cell.is_string() && !cell.is_null())
      return cells;
    if (cell.is_null()) {
      which.push_back(-1);
      continue;
    }
    const auto [place, added] = places.try_emplace(cell.get<std::string>(), places.size());
    if (added)
      texts.push_back(cell);
    which.push_back(place->second);
  }
  if (2 * texts.size() > cells.size())
    return cells;
  return {{"t", std::move(texts)}, {"i", std::move(which)}};
}

Json packed(const Table &table) {
  std::vector<std::vector<Json>> columns(table.columns.size());
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const TableRow row = table.rows[i];
    for (std::size_t c = 0; c < row.size(); ++c)
      columns[c].push_back(as_json(row[c]));
  }
  Json out = Json::array();
  for (std::vector<Json> &cells : columns)
    out.push_back(packed_column(std::move(cells)));
  return out;
}

// As many of the largest rows as the data may hold; how many they are.
std::size_t write_data(Html &page, const Table &table) {
  for (Table held = largest(table, rows_as_data);;) {
    const Json data = packed(held);
    const std::size_t bytes = data.dump(-1, ' ', false, Json::error_handler_t::replace).size(),
                      rows = held.rows.size();
    if (bytes <= bytes_as_data || rows == 0) {
      page.data("data-" + table.name, data);
      return rows;
    }
    const double share = 0.95 * static_cast<double>(bytes_as_data) / static_cast<double>(bytes);
    held = largest(table, static_cast<std::size_t>(static_cast<double>(rows) * share));
  }
}

// What of the table is where: without scripts, with them, in the file.
std::string bounds(const Table &table, std::size_t as_text, std::size_t as_data) {
  const std::string which = table.rank.empty() ? "the first ones" : "those with most " + in_words(table.rank);
  std::string out = figure(as_text) + " of " + figure(table.rows.size()) + " rows shown: " + which + ". ";
  out += as_data == table.rows.size()
             ? "With scripts, all can be sorted and filtered here."
             : "With scripts, " + figure(as_data) + " can be sorted and filtered here.";
  return out + " All rows: tables/" + table.name + ".csv, beside this page unless it was left out.";
}

} // namespace

std::string definition_id(std::string_view key) {
  return "about-" + std::string(key);
}

void figure(Html &page, const Figure &figure) {
  const Definition *definition = definition_of(figure.measure);
  const std::string address =
      "#" + (definition == nullptr ? std::string("definitions") : definition_id(definition->key));
  const std::string_view measure = definition == nullptr ? figure.measure : definition->key;
  if (figure.table.empty())
    page.element("a", figure.text, {{"class", "figure"}, {"href", address}, {"data-measure", measure}});
  else
    page.element("a", figure.text,
                 {{"class", "figure"},
                  {"href", address},
                  {"data-measure", measure},
                  {"data-table", figure.table},
                  {"data-filter", figure.filter}});
}

void write(Html &page, const Sentence &sentence) {
  for (const Sentence::Part &part : sentence.parts())
    if (const auto *words = std::get_if<std::string>(&part))
      page.text(*words);
    else
      figure(page, std::get<Figure>(part));
}

void report_table(Html &page, const Study &study, Tables tables, std::string_view name) {
  const Table *table = table_named(tables, name);
  if (table == nullptr || name == "bridges") // about named people's posts: never in the page
    return;
  const Table shown = largest(*table, rows_as_text);
  const bool cut = shown.rows.size() < table->rows.size();
  const std::string id = "table-" + table->name, caption = "caption-" + table->name;
  const bool wide = table->columns.size() > columns_of_a_page;
  page.open("div", {{"class", wide ? "table wide" : "table"}, {"id", id}, {"data-name", table->name}});
  page.open("details", {{"class", "fold"}});
  page.open("summary").element("span", table->title, {{"class", "table-name"}}).text(" ");
  page.element("span", counted(table->rows.size(), "row", "rows"),
               {{"class", "rows"}, {"data-file", "tables/" + table->name + ".csv"}})
      .close();
  if (cut)
    page.element("p", bounds(*table, shown.rows.size(), write_data(page, *table)), {{"class", "bounds"}});
  if (table->rows.size() > rows_on_paper)
    page.element("p",
                 "On paper the first " + figure(rows_on_paper) + " rows; all " + figure(table->rows.size()) +
                     ": tables/" + table->name + ".csv.",
                 {{"class", "on-paper"}});
  page.open("div",
            {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", caption}});
  page.open("table").element("caption", table->title, {{"id", caption}});
  write_heads(page, shown, *study.model);
  write_rows(page, shown);
  page.close().close().close().close();
}

} // namespace organograph::viz
