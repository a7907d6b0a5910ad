// SPDX-License-Identifier: Apache-2.0
#include "figures/catalogue.hpp"
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "findings/as_of.hpp"
#include "findings/measures.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/integration_depth.hpp"
#include "words/numbers.hpp"
#include "words/safe_text.hpp"
#include "workbook/workbook_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace organograph::viz {

namespace {

constexpr std::uint16_t chart_column = 6;
constexpr std::uint32_t before_colour = 0x9AA5B1, after_colour = 0x2F6DB5;
constexpr std::size_t services_shown = 12;
constexpr double label_width = 62, figure_width = 13, last_width = 22;

// What the figures rest on: published figures are compared with them, they do not rest on those.
std::string provenance(const Model &model) {
  Provenance all;
  for (const TableSchema &table : schema()) {
    const auto &own = model->provenance[static_cast<std::size_t>(table.id)];
    if (!own || !is_rested_on(table.id))
      continue;
    all.rows += own->rows;
    all.with_source += own->with_source;
    all.assumed += own->assumed;
    all.without_source += own->without_source;
  }
  const Sentence defaults = defaults_told(model);
  return "Rests on " + counted(all.rows, "row", "rows") + ": " + figure(all.with_source) +
         " with a source, " + figure(all.assumed) + " assumed, " + figure(all.without_source) +
         " without a source." + (defaults.empty() ? "" : " " + defaults.plain());
}

std::string published(const Study &study) {
  if (!study.published || study.published->checks.empty())
    return " No published figure was given to compare with.";
  const auto &checks = study.published->checks;
  return " Published figures computed again: " +
         figure(static_cast<std::uint64_t>(std::ranges::count_if(checks, &PublishedCheck::agrees))) + " of " +
         figure(checks.size()) + " agree.";
}

// What was done to names and figures is on record in every report.
std::string privacy(const Study &study) {
  std::string out;
  if (study.pseudonymised)
    out += " Posts and holders are shown by numbers (--pseudonymise).";
  if (study.minimum_group > 0)
    out += " Figures of fewer than " + std::to_string(study.minimum_group) +
           " posts, and what would give them away, are not shown.";
  return out;
}

void write_top(SummaryRows &rows, const Study &study) {
  const Model &model = *study.model;
  const std::string_view title = model.text(model->title), date = model.text(model->date),
                         source = model.text(model->source);
  rows.title(title.empty() ? "Organisation model" : harmless(title));
  rows.note((date.empty() ? "No date is given." : "As of " + harmless(date, 20) + ".") +
            (source.empty() ? " No source is given." : " Source: " + harmless(source) + "."));
  rows.note(provenance(model) + published(study) +
            " A blank cell means not known, or not shown; never 0. What each figure means: sheet Read me." +
            privacy(study));
  if (study.as_of)
    rows.note(harmless(as_of_told(*study.as_of).plain(), 2000));
  if (const Sentence told = not_modelled_told(model); !told.empty())
    rows.note(told.plain());
  rows.gap();
}

// Managers by band of their span: the figures of the chart.
CellRange write_bands(SummaryRows &rows, const SpanScope &all) {
  static constexpr std::array<std::string_view, 2> heads = {"Managers by number of direct reports",
                                                            "Managers"};
  rows.gap();
  rows.heads(heads, 1);
  const std::uint32_t first = rows.row();
  for (std::size_t band = 0; band < span_bands.size(); ++band) {
    rows.label(span_bands[band]);
    if (!all.blanked && all.lines_given)
      rows.figure(SummaryRows::figures, static_cast<double>(all.bands[band]), Look::count);
    rows.next();
  }
  return {first, 0, rows.row() - 1, 0};
}

void write_group(SummaryRows &rows, const Study &study, const HeadlineGroup &group) {
  if (!group.measured(study.analysis)) // 'Not measured' says why
    return;
  rows.section(group.name);
  if (!group.caveat.empty())
    rows.note(group.caveat);
  if (const std::string bound = lines_not_known(study.analysis);
      group.key == "span_of_control" && !bound.empty())
    rows.note(bound);
  for (const Headline &headline : group.figures) {
    if (headline.place == Place::tree)
      continue;
    const Ends ends = headline.ends(*study.model, study.analysis, {});
    const std::optional<double> value = ends.low;
    rows.label(headline.name());
    if (ends.known() && !ends.exact())
      rows.words(SummaryRows::figures, worded(ends, headline.format));
    else
      rows.figure(SummaryRows::figures, value, look_of(headline.format));
    rows.words(SummaryRows::figures + 1,
               value ? unit_text(headline.definition->unit, study) : word_for_none(study));
    rows.next();
  }
}

std::string organisation_called(const Model &model, OrganisationId organisation) {
  const std::string_view name = model.text(model->organisations.name[index(organisation)]);
  return name.empty() ? std::string(id(model, organisation)) : harmless(name, 60);
}

void write_integration(SummaryRows &rows, const Study &study) {
  const Model &model = *study.model;
  const std::vector<Integration> &services = study.analysis.integration_depth;
  if (services.empty())
    return;
  static constexpr std::array<std::string_view, 4> heads = {"Service of two organisations", "Reached",
                                                            "Secured", "Level reached"};
  rows.section("Integration depth: levels 0 (separate) to 7 (full integration)");
  rows.note(caveat::depth);
  rows.heads(heads, 2);
  for (std::size_t i = 0; i < std::min(services.size(), services_shown); ++i) {
    const Integration &service = services[i];
    const std::string_view name = model.text(model->functions.name[index(service.function)]);
    rows.label((name.empty() ? std::string(id(model, service.function)) : harmless(name)) +
               (model->organisations.id.size() > 2
                    ? ": " + organisation_called(model, service.organisation_a) + ", " +
                          organisation_called(model, service.organisation_b)
                    : ""));
    if (!service.blanked) {
      const auto level = [&](std::uint16_t column, const Ends &ends) {
        if (ends.exact())
          rows.figure(column, ends.low, Look::count);
        else
          rows.words(column, worded(ends, Format::count));
      };
      level(SummaryRows::figures, reached_of(service));
      level(SummaryRows::figures + 1, secured_of(service));
    }
    rows.words(SummaryRows::figures + 2,
               service.blanked ? "not shown" : integration_levels[static_cast<std::size_t>(service.reached)]);
    rows.next();
  }
  if (services.size() > services_shown)
    rows.note("and " + std::to_string(services.size() - services_shown) +
              " more services: sheet Integration depth.");
}

void write_bridges(SummaryRows &rows, const Study &study) {
  const auto &bridges = study.analysis.bridges;
  if (!bridges)
    return;
  rows.section("Bridges");
  rows.note(caveat::bridges);
  rows.label("Pairs of organisations that lines and meetings connect");
  rows.figure(SummaryRows::figures, static_cast<double>(bridges->connected.size()), Look::count);
  rows.next();
  rows.label("Posts that alone connect a pair");
  rows.figure(SummaryRows::figures, static_cast<double>(bridges->posts.size()), Look::count);
  rows.next();
}

void draw_charts(Sheet &sheet, const CellRange &bands, const ChartRows &scenarios) {
  constexpr std::uint32_t first_row = 4, below = 17;
  constexpr unsigned width = 480, height = 250, a_scenario = 40;
  const auto beside = [](const CellRange &labels, std::uint16_t column) {
    return CellRange{labels.first_row, column, labels.last_row, column};
  };
  sheet.chart(first_row, chart_column,
              {.title = "Managers by number of direct reports (no span is right by itself)",
               .axis = "Direct reports",
               .labels = bands,
               .series = {{"", beside(bands, 1), after_colour}},
               .width = width,
               .height = height});
  if (scenarios.count == 0)
    return;
  const CellRange labels = {scenarios.first, 0, scenarios.first + scenarios.count - 1, 0};
  sheet.chart(
      below, chart_column,
      {.bars_lie = true,
       .title = scenarios.title,
       .axis = scenarios.axis,
       .labels = labels,
       .series = {{"Before", beside(labels, 1), before_colour}, {"After", beside(labels, 2), after_colour}},
       .width = width,
       .height = 120 + a_scenario * scenarios.count});
}

} // namespace

std::string_view word_for_none(const Study &study) {
  return study.minimum_group > 0 ? "not known, or not shown" : "not known";
}

std::string unit_text(std::string_view unit, const Study &study) {
  constexpr std::string_view money = "money";
  const Model &model = *study.model;
  const std::string currency = harmless(model.text(model->currency), 8);
  if (!unit.starts_with(money))
    return std::string(unit);
  return (currency.empty() ? "currency of the model" : currency) + std::string(unit.substr(money.size()));
}

void SummaryRows::title(std::string_view text) {
  sheet_->height(row_, 24);
  sheet_->text(row_++, 0, text, Look::title);
}

void SummaryRows::note(std::string_view text, Look look) {
  sheet_->note(row_++, last_column, text, letters, look);
}

void SummaryRows::section(std::string_view name) {
  ++row_;
  sheet_->text(row_, 0, name, Look::section);
  for (std::uint16_t column = 1; column <= last_column; ++column)
    sheet_->text(row_, column, {}, Look::section);
  ++row_;
}

void SummaryRows::heads(std::span<const std::string_view> heads, std::uint16_t of_figures) {
  for (std::uint16_t column = 0; column <= last_column; ++column)
    sheet_->text(row_, column, column < heads.size() ? heads[column] : std::string_view{},
                 column >= 1 && column <= of_figures ? Look::figure_head : Look::head);
  ++row_;
}

void SummaryRows::figure(std::uint16_t column, const std::optional<double> &value, Look look) {
  if (value)
    sheet_->number(row_, column, *value,
                   look == Look::number && *value == std::floor(*value) ? Look::count : look);
}

void write_summary(Sheet &sheet, const Study &study) {
  sheet.width(0, label_width);
  for (std::uint16_t column = 1; column < SummaryRows::last_column; ++column)
    sheet.width(column, figure_width);
  sheet.width(SummaryRows::last_column, last_width);
  sheet.width(chart_column - 1, 2);
  SummaryRows rows(sheet);
  write_top(rows, study);
  CellRange bands{};
  for (const HeadlineGroup &group : headline_groups()) {
    write_group(rows, study, group);
    if (group.key == "span_of_control")
      bands = write_bands(rows, study.analysis.span_of_control.all);
  }
  write_integration(rows, study);
  write_bridges(rows, study);
  draw_charts(sheet, bands, write_side_by_side(rows, study));
  constexpr std::uint16_t chart_columns = 8; // of the library's own width
  sheet.print({.header = "Organograph: summary",
               .upright = true,
               .one_page = true,
               .cells = {0, 0, rows.row(), chart_column + chart_columns - 1}});
}

} // namespace organograph::viz
