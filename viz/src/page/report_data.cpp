// SPDX-License-Identifier: Apache-2.0
#include "findings/measures.hpp"
#include "findings/stated.hpp"
#include "page/report_parts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

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

void write_number(Html &page, double number) {
  const std::string exact = shortest(number), text = worded(number, Format::number);
  if (exact == text)
    page.element("td", text, {{"class", "n"}});
  else
    page.element("td", text, {{"class", "n"}, {"data-v", exact}});
}

// A table that is made here: without a file of its own.
void open_table(Html &page, std::string_view name, std::string_view caption, std::size_t rows, bool folded) {
  const std::string label = "caption-" + std::string(name);
  page.open("div", {{"class", "table"}, {"id", "table-" + std::string(name)}, {"data-name", name}});
  const Attributes open = {{"class", "fold"}, {"open", ""}}, closed = {{"class", "fold"}};
  page.open("details", folded ? closed : open).open("summary");
  page.element("span", caption, {{"class", "table-name"}}).text(" ");
  page.element("span", counted(rows, "row", "rows"), {{"class", "rows"}, {"data-file", "analysis.json"}})
      .close();
  page.open("div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", label}});
  page.open("table").element("caption", caption, {{"id", label}});
}

void close_table(Html &page) {
  page.close().close().close().close();
}

void write_rests_on(Html &page, const Model &model) {
  page.element("h3", "What the figures rest on");
  page.element(
      "p", "Every row of the model can say where it comes from. A source that begins with 'assumption:' is "
           "counted as assumed, any other as a source: whether it is a publication is not known here.");
  page.element("p",
               "Blank cells that count as something: a post without FTE counts as 1, one without status as "
               "filled, and a meeting series without number of occurrences as one a year.");
  const auto tables = static_cast<std::size_t>(std::ranges::count_if(
      model->provenance, [](const std::optional<Provenance> &each) { return each.has_value(); }));
  open_table(page, "rests-on", "Rows of the model, by table", tables, false);
  write_heads(page, {{"table", "text"},
                     {"rows", "count"},
                     {"with a source", "count"},
                     {"assumed", "count"},
                     {"without source", "count"}});
  page.open("tbody");
  for (const TableSchema &table : schema())
    if (const auto &rows = model->provenance[static_cast<std::size_t>(table.id)]) {
      page.open("tr").element("th", in_words(table.name), {{"scope", "row"}});
      for (const std::uint64_t count : {rows->rows, rows->with_source, rows->assumed, rows->without_source})
        write_number(page, static_cast<double>(count));
      page.close();
    }
  page.close();
  close_table(page);
}

void write_check(Html &page, const Study &study, const PublishedCheck &check) {
  const Model &model = *study.model;
  const Published &figure = model->published[check.row];
  page.open("tr").open("th", {{"scope", "row"}});
  if (const std::string words = stated_in_words(study, model.text(figure.measure)); !words.empty())
    page.text(words + " ");
  page.element("code", model.text(figure.measure)).close();
  write_number(page, figure.value);
  write_number(page, figure.tolerance);
  if (check.computed)
    write_number(page, *check.computed);
  else
    page.element("td", "", {{"class", "n none"}});
  page.element("td", check.agrees ? "yes" : "no");
  page.element("td", model.text(figure.source)).close();
}

void write_published(Html &page, const Study &study, std::span<const PublishedCheck> figures) {
  page.element("h3", "Stated figures, computed again", {{"id", "published-figures"}});
  if (figures.empty()) {
    page.element("p", "No stated figure stands beside the model (in the table published), so none "
                      "was recomputed.");
    return;
  }
  const std::size_t shown = std::min(figures.size(), figures_shown);
  page.element("p", "Each was computed again from the rows. " +
                        (shown < figures.size() ? figure(shown) + " of " + figure(figures.size()) +
                                                      " are shown; analysis.json has all."
                                                : std::string("All of them are shown.")));
  open_table(page, "published", "Stated figures beside those computed here", shown, true);
  write_heads(page, {{"figure", "text"},
                     {"stated", "number"},
                     {"tolerance", "number"},
                     {"here", "number"},
                     {"agrees", "flag"},
                     {"source", "text"}});
  page.open("tbody");
  for (const PublishedCheck &check : figures.first(shown))
    write_check(page, study, check);
  page.close();
  close_table(page);
}

void write_not_measured(Html &page, const Analysis &analysis) {
  page.element("h3", "What was not measured", {{"id", "not-measured"}});
  if (analysis.not_measured.empty()) {
    page.element("p", "Every measure was taken.");
    return;
  }
  page.open("ul");
  for (const auto &[measure, reason] : analysis.not_measured)
    page.element("li", in_words(measure) + ": " + shown_text(reason, 400));
  page.close();
}

} // namespace

void report_data(Html &page, const Study &study, Tables tables) {
  write_rests_on(page, *study.model);
  write_published(page, study, published_of(study));
  if (const Sentence told = not_modelled_told(*study.model); !told.empty()) {
    page.open("p");
    write(page, told);
    page.close();
  }
  write_not_measured(page, study.analysis);
  if (const Sentence told = not_given_told(study.analysis); !told.empty()) {
    page.open("p");
    write(page, told);
    page.close();
  }
  page.element("h3", "Warnings and notes", {{"id", "warnings"}}).open("p");
  write(page, Sentence()
                  .text("The checks of the tables gave ")
                  .counted("diagnostics.warnings", count_of(study.diagnostics, Severity::warning),
                           "warning and ", "warnings and ", "diagnostics", "severity=warning")
                  .counted("diagnostics.notes", count_of(study.diagnostics, Severity::note), "note", "notes",
                           "diagnostics", "severity=note")
                  .text(". A warning is a place to look at, and not a mistake by itself."));
  page.close();
  report_table(page, study, tables, "diagnostics");
}

} // namespace organograph::viz
