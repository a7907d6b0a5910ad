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

using Tables = std::span<const Table>;

/// The figures that the papers state, computed again; none where that was not done.
std::span<const PublishedCheck> published_of(const Study &study);

/// The table of that name; null where its measure was not taken.
const Table *table_named(Tables tables, std::string_view name);

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
void report_table(Html &page, const Study &study, Tables tables, std::string_view name);

/// Sections in the order of the page; those of measures end with their tables. The structure is the explorer,
/// and a drawing where there are no scripts; the data are published figures, sources, warnings.
void report_summary(Html &page, const Study &study, Tables tables);
void report_structure(Html &page, const Study &study, Tables tables);
void report_spans(Html &page, const Study &study, Tables tables);
void report_capacity(Html &page, const Study &study, Tables tables);
void report_meetings(Html &page, const Study &study, Tables tables);
void report_partners(Html &page, const Study &study, Tables tables);
void report_officers(Html &page, const Study &study, Tables tables);
void report_agreements(Html &page, const Study &study, Tables tables);
void report_consultations(Html &page, const Study &study, Tables tables);
void report_recharges(Html &page, const Study &study, Tables tables);
void report_benefits(Html &page, const Study &study, Tables tables);
void report_pay(Html &page, const Study &study, Tables tables);
/// A part of integration depth.
void report_services(Html &page, const Study &study, Tables tables);
void report_informal(Html &page, const Study &study, Tables tables);
void report_claims(Html &page, const Study &study, Tables tables);
void report_integration(Html &page, const Study &study, Tables tables);
void report_scenarios(Html &page, const Study &study, Tables tables);
void report_days(Html &page, const Study &study, Tables tables);
void report_decoupling(Html &page, const Study &study, Tables tables);
void report_data(Html &page, const Study &study, Tables tables);
/// Every figure: definition, formula, unit, source. Those that no figure written before leads to explain
/// columns of tables, and are not printed.
void report_definitions(Html &page, const Study &study, Tables tables);

/// What the page is dressed in and run by, from viz/assets/report.
namespace assets {
std::string_view style();    ///< report.css
std::string_view script();   ///< vendor/d3.js, explorer.js, report.js: in that order, one script
std::string_view licences(); ///< of what is in the script and not ours
std::string_view style_sha256(), script_sha256(); ///< in base 64, reckoned when the program was built
} // namespace assets

} // namespace organograph::viz
