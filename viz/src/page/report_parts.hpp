// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "findings/scenario_facts.hpp"
#include "findings/sentence.hpp"
#include "organograph/engine/study.hpp"
#include "organograph/viz/table.hpp"
#include "page/html.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// The sections of report.html. Each is written into a <section> that has its heading already; where the model
// has nothing for it, a line says why.
namespace organograph::viz {

/// What the parts read of a study.
struct ReportInput {
  const Model *model;
  const Analysis *analysis;
  std::span<const Diagnostic> diagnostics;
  std::span<const ScenarioResult> scenarios;
  std::span<const Table> tables;
  const Undoing *decoupling;                      ///< null: not measured
  std::span<const PublishedCheck> published = {}; ///< figures that the papers state, computed again
  bool pseudonymised = false; ///< numbers stand for holders and for titles of single posts
  bool without_fte = false;   ///< FTE of single posts, and of teams in drawings, is not shown
};
std::string report_page(const ReportInput &input);

/// The table of that name; null where its measure was not taken.
const Table *table_named(const ReportInput &input, std::string_view name);

/// How many of the diagnostics are of that severity.
std::uint64_t count_of(std::span<const Diagnostic> diagnostics, Severity severity);

/// A figure leads to its definition, and with scripts also to the rows behind it.
void figure(Html &page, const Figure &figure);
/// A sentence with its figures.
void write(Html &page, const Sentence &sentence);

/// The id of what the page says about a figure: `about-span_of_control.span_mean`.
std::string definition_id(std::string_view key);

/// A table of the report with its caption, unit heads, its rows (of many only the first in rank's order, the
/// rest as data for the script), sorting, filtering and copying. Each table stands once in the page, as
/// `id="table-NAME"`. Nothing where the table is not there.
void report_table(Html &page, const ReportInput &input, std::string_view name);

void report_summary(Html &page, const ReportInput &input);     // the first screen
void report_structure(Html &page, const ReportInput &input);   // the explorer, and a drawing without scripts
void report_spans(Html &page, const ReportInput &input);       // span of control
void report_meetings(Html &page, const ReportInput &input);    // duplicated attendance, meetings that repeat
void report_partners(Html &page, const ReportInput &input);    // who has two doors
void report_integration(Html &page, const ReportInput &input); // the ladder grid
void report_scenarios(Html &page, const ReportInput &input);   // before / after / change
void report_decoupling(Html &page, const ReportInput &input);
void report_data(Html &page, const ReportInput &input); // published figures, sources, warnings
/// Every figure: definition, formula, unit, source. Those that no figure written before leads to explain
/// columns of tables, and are not printed.
void report_definitions(Html &page, const ReportInput &input);

/// What the page is dressed in and run by, from viz/assets/report.
namespace assets {
std::string_view style();    ///< report.css
std::string_view script();   ///< vendor/d3.js, explorer.js, report.js: in that order, one script
std::string_view licences(); ///< of what is in the script and not ours
std::string_view style_sha256(), script_sha256(); ///< in base 64, reckoned when the program was built
} // namespace assets

} // namespace organograph::viz
