// SPDX-License-Identifier: Apache-2.0
#include "figures/identifiers.hpp"
#include "figures/shown.hpp"
#include "findings/measures.hpp"
#include "page/report_first_screen.hpp"
#include "page/report_parts.hpp"
#include "page/report_proposals.hpp"
#include "page/report_text.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace organograph::viz {

namespace {

// Of all tables but the published figures: nothing rests on those, they are compared.
Provenance rows_of(const Model &model) {
  Provenance out;
  for (const TableSchema &table : schema())
    if (const auto &own = model->provenance[static_cast<std::size_t>(table.id)];
        own && is_rested_on(table.id)) {
      out.rows += own->rows;
      out.with_source += own->with_source;
      out.assumed += own->assumed;
      out.without_source += own->without_source;
    }
  return out;
}

std::optional<double> share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? std::nullopt : std::optional(static_cast<double>(part) / static_cast<double>(whole));
}

void write_what_it_rests_on(Html &page, const Study &study) {
  const Model &model = *study.model;
  const Shown shown(study.analysis);
  const Provenance rows = rows_of(model);
  page.open("p");
  write(page,
        Sentence()
            .text("This page measures a structure as its papers and data describe it. Of the ")
            .counted("rests_on.rows", rows.rows, "row that it rests on, ", "rows that it rests on, ")
            .figure("rests_on.with_source", shown(share(rows.with_source, rows.rows), Format::share))
            .text(" have a source, ")
            .figure("rests_on.assumed", shown(share(rows.assumed, rows.rows), Format::share))
            .text(" are assumed, and ")
            .figure("rests_on.without_source", shown(share(rows.without_source, rows.rows), Format::share))
            .text(" name no source. ")
            .add(defaults_told(model)));
  page.close();
}

// What the analysis did to keep people from being recognised: said either way.
std::string privacy_in_words(const Study &study) {
  const std::string names =
      study.pseudonymised ? "Holders and titles of single posts are replaced by numbers (pseudonymised). "
                          : "Nothing is pseudonymised: posts and holders stand as the data names them. ";
  if (const unsigned minimum = study.analysis.minimum_group; minimum > 1)
    return names + "Figures of groups of fewer than " + figure(minimum) +
           " posts are left blank. Seats that were never taken count as "
           "invited: who never came is not told.";
  return names +
         "Nothing is left blank for small groups (minimum group: off, since senior structures are small).";
}

void write_limits(Html &page, const Study &study) {
  page.open("ul");
  page.element(
      "li", "It does not show the quality of a service, the performance of a person, or whether to share.");
  page.element(
      "li",
      "Overlap is not waste, and hours are not savings: a second seat at a table can have its reasons.");
  if (const Sentence told = not_modelled_told(*study.model); !told.empty()) {
    page.open("li");
    write(page, told);
    page.close();
  }
  page.element("li", privacy_in_words(study));
  if (const auto &not_measured = study.analysis.not_measured; !not_measured.empty())
    page.open("li")
        .text(counted(not_measured.size(), "measure was", "measures were") + " not taken: ")
        .element("a", "which, and why", {{"href", "#not-measured"}})
        .text(".")
        .close();
  page.close();
}

} // namespace

void report_summary(Html &page, const Study &study, Tables) {
  write_first_screen(page, study);
  if (const std::size_t scenarios = study.scenarios().size(); scenarios > 0) {
    page.open("details", {{"class", "unfolds"}});
    page.element("summary", (scenarios == 1   ? "The scenario"
                             : scenarios == 2 ? "Both scenarios"
                                              : "All " + figure(scenarios) + " scenarios") +
                                std::string(", in words"));
    write_further_scenarios(page, study);
    report_proposals(page, study);
    page.close();
  }
  page.open("details", {{"class", "unfolds"}});
  page.element("summary", "What the figures rest on, and what this page does not show");
  write_what_it_rests_on(page, study);
  write_limits(page, study);
  page.close();
}

} // namespace organograph::viz
