// SPDX-License-Identifier: Apache-2.0
#include "page/report_parts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <string>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t figures_shown = 500; // published figures; analysis.json has all

void write_heads(Html &page, std::initializer_list<std::pair<std::string_view, std::string_view>> heads) {
  page.open("thead").open("tr");
  for (const auto &[name, format] : heads)
    page.element("th", name,
                 {{"scope", "col"},
                  {"class", format == "text" || format == "flag" ? "t" : "n"},
                  {"data-column", name},
                  {"data-format", format}});
  page.close().close();
}

void write_number(Html &page, const Json &number) {
  if (!number.is_number()) {
    page.element("td", "", {{"class", "n none"}});
    return;
  }
  const std::string exact = shortest(number.get<double>()), shown = shown_number(number, Format::number);
  if (exact == shown)
    page.element("td", shown, {{"class", "n"}});
  else
    page.element("td", shown, {{"class", "n"}, {"data-v", exact}});
}

// A table that is made here: without a file of its own.
void open_table(Html &page, std::string_view name, std::string_view caption, std::size_t rows) {
  const std::string label = "caption-" + std::string(name);
  page.open("div", {{"class", "table"}, {"id", "table-" + std::string(name)}, {"data-name", name}});
  page.open("details", {{"class", "fold"}, {"open", ""}}).open("summary");
  page.element("span", caption, {{"class", "table-name"}}).text(" ");
  page.element("span", counted(rows, "row", "rows"), {{"class", "rows"}}).close();
  page.open("div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", label}});
  page.open("table").element("caption", caption, {{"id", label}});
}

void close_table(Html &page) {
  page.close().close().close().close();
}

void write_rests_on(Html &page, const Json &tree) {
  const Json &tables = at(tree, {"rests_on"});
  page.element("h3", "What the figures rest on");
  page.element(
      "p", "Every row of the model can say where it comes from. A source that begins with 'assumption:' is "
           "counted as assumed, any other as published.");
  page.element("p",
               "Blank cells that count as something: a post without FTE counts as 1, one without status as "
               "filled, and a meeting series without number of occurrences as one a year.");
  if (!tables.is_object())
    return;
  open_table(page, "rests-on", "Rows of the model, by table", tables.size());
  write_heads(page, {{"table", "text"},
                     {"rows", "count"},
                     {"published", "count"},
                     {"assumed", "count"},
                     {"without source", "count"}});
  page.open("tbody");
  for (const auto &[name, table] : tables.items()) {
    page.open("tr").element("th", in_words(name), {{"scope", "row"}});
    for (const std::string_view key : {"rows", "published", "assumed", "without_source"})
      write_number(page, at(table, {key}));
    page.close();
  }
  page.close();
  close_table(page);
}

void write_published(Html &page, const Json &tree) {
  const Json &figures = at(tree, {"published", "figures"});
  page.element("h3", "Figures that the papers state", {{"id", "published-figures"}});
  if (!figures.is_array() || figures.empty()) {
    page.element("p", "No published figure stands beside the model (published.csv), so none was recomputed.");
    return;
  }
  const std::size_t shown = std::min(figures.size(), figures_shown);
  page.element("p", "Each was computed again from the rows. " +
                        (shown < figures.size() ? figure(shown) + " of " + figure(figures.size()) +
                                                      " are shown; analysis.json has all."
                                                : std::string("All of them are shown.")));
  open_table(page, "published", "Published figures beside those computed here", shown);
  write_heads(page, {{"figure", "text"},
                     {"stated", "number"},
                     {"tolerance", "number"},
                     {"here", "number"},
                     {"agrees", "flag"},
                     {"source", "text"}});
  page.open("tbody");
  for (std::size_t i = 0; i < shown; ++i) {
    const Json &each = figures[i];
    const Json &agrees = at(each, {"agrees"});
    page.open("tr").open("th", {{"scope", "row"}});
    page.element("code", text_at(each, {"measure"})).close();
    write_number(page, at(each, {"value"}));
    write_number(page, at(each, {"tolerance"}));
    write_number(page, at(each, {"computed"}));
    page.element("td", agrees.is_boolean() && agrees.get<bool>() ? "yes" : "no");
    page.element("td", text_at(each, {"source"})).close();
  }
  page.close();
  close_table(page);
}

void write_not_measured(Html &page, const Json &tree) {
  const Json &reasons = at(tree, {"not_measured"});
  page.element("h3", "What was not measured", {{"id", "not-measured"}});
  if (!reasons.is_object() || reasons.empty()) {
    page.element("p", "Every measure was taken.");
    return;
  }
  page.open("ul");
  for (const auto &[measure, reason] : reasons.items())
    page.element("li", in_words(measure) + ": " +
                           (reason.is_string() ? shown_text(reason.get<std::string>(), 400) : ""));
  page.close();
}

} // namespace

void report_data(Html &page, const ReportInput &input) {
  const Json &tree = *input.tree;
  page.open("section", {{"id", "data"}}).element("h2", "The data, and what it cannot bear");
  write_rests_on(page, tree);
  write_published(page, tree);
  write_not_measured(page, tree);
  page.element("h3", "Warnings and notes", {{"id", "warnings"}}).open("p");
  write(page, Sentence()
                  .text("The checks of the tables gave ")
                  .counted("diagnostics.warnings", known_count(at(tree, {"diagnostics", "warnings"})),
                           "warning and ", "warnings and ", "diagnostics", "severity=warning")
                  .counted("diagnostics.notes", known_count(at(tree, {"diagnostics", "notes"})), "note",
                           "notes", "diagnostics", "severity=note")
                  .text(". A warning is a place to look at, and not a mistake by itself."));
  page.close();
  report_table(page, input, "diagnostics");
  page.close();
}

} // namespace organograph::viz
