// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/report.hpp"

#include "findings/as_of.hpp"
#include "page/page_frame.hpp"
#include "page/report_parts.hpp"
#include "page/report_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz {

std::span<const PublishedCheck> published_of(const Study &study) {
  return study.published ? std::span<const PublishedCheck>(study.published->checks)
                         : std::span<const PublishedCheck>();
}

const Table *table_named(Tables tables, std::string_view name) {
  for (const Table &table : tables)
    if (table.name == name)
      return &table;
  return nullptr;
}

std::uint64_t count_of(std::span<const Diagnostic> diagnostics, Severity severity) {
  std::uint64_t count = 0;
  for (const Diagnostic &each : diagnostics)
    count += each.severity() == severity ? each.count() : 0;
  return count;
}

namespace {

std::string title_of(const Study &study) {
  const std::string_view title = study.model->text((*study.model)->title);
  return std::string(title.empty() ? "Organisation analysis" : title);
}

/// A section: its address, what stands above it, and who writes what is in it.
struct Section {
  std::string_view id, heading, look;
  void (*write)(Html &, const Study &, Tables);
  std::string_view measure = {}; ///< of a register: without its table the section is left out
};
constexpr std::array sections = {
    Section{"summary", "In short", "summary", report_summary},
    Section{"structure", "Structure", "structure", report_structure},
    Section{"spans", "Span of control and layers", "measure", report_spans},
    Section{"capacity", "Capacity and breadth", "measure", report_capacity},
    Section{"meetings", "Duplicated seats in meetings", "measure", report_meetings},
    Section{"partners", "Partner contact", "measure", report_partners},
    Section{"officers", "Statutory officers", "measure", report_officers, "statutory_officers"},
    Section{"agreements", "Agreements and clocks", "measure", report_agreements, "agreements"},
    Section{"consultations", "Consultations", "measure", report_consultations, "consultations"},
    Section{"recharges", "Recharges", "measure", report_recharges, "recharges"},
    Section{"benefits", "Savings and benefits", "measure", report_benefits, "benefits"},
    Section{"pay", "Pay ranges and costs", "measure", report_pay, "pay_ranges"},
    Section{"informal", "Formal and informal structure", "measure", report_informal},
    Section{"claims", "What was said, and what the figures say", "measure", report_claims, "claims"},
    Section{"integration", "Integration depth", "measure", report_integration},
    Section{"scenarios", "Scenarios", "measure", report_scenarios},
    Section{"days", "The way there, day by day", "measure", report_days},
    Section{"decoupling", "Decoupling joint posts", "measure", report_decoupling},
    Section{"data", "The data, and what it cannot bear", "data", report_data},
    // the last: it prints what the others lead to
    Section{"definitions", "What each figure means", "definitions", report_definitions}};

bool is_given(const Study &study, const Section &section) {
  if (section.write == report_days)
    return !study.timelines.empty();
  return std::ranges::none_of(study.analysis.not_given,
                              [&](const auto &measure) { return measure.first == section.measure; });
}

void write_section(Html &page, const Study &study, Tables tables, const Section &section) {
  const std::string heading = std::string(section.id) + "-heading";
  page.open("section", {{"id", section.id}, {"class", section.look}, {"aria-labelledby", heading}});
  page.element("h2", section.heading, {{"id", heading}});
  section.write(page, study, tables);
  page.close();
}

void write_header(Html &page, const Study &study) {
  page.open("header", {{"class", "page-head"}});
  page.element("h1", title_of(study));
  page.open("p", {{"class", "page-of"}});
  const Model &model = *study.model;
  const std::string_view date = model.text(model->date), source = model.text(model->source);
  if (!date.empty())
    page.text("As of " + shown_text(date, 40) + ". ");
  if (!source.empty())
    page.text("Source: " + shown_text(source, 400) + ". ");
  if (const std::size_t n = study.scenarios().size(); n > 0)
    page.text("With " + counted(n, "scenario", "scenarios") + ".");
  page.close();
  if (study.as_of) {
    page.open("p", {{"class", "page-of"}});
    page.text(shown_text(as_of_told(*study.as_of).plain(), 2000));
    page.close();
  }
  page.close();
}

void write_nav(Html &page, const Study &study) {
  page.open("nav", {{"class", "page-nav"}, {"aria-label", "Sections of this page"}}).open("ul");
  for (const Section &section : sections)
    if (is_given(study, section))
      page.open("li")
          .open("a", {{"href", "#" + std::string(section.id)}})
          .text(section.heading)
          .close()
          .close();
  page.close().close();
}

void write_footer(Html &page) {
  page.open("footer", {{"class", "page-foot"}});
  page.element("p", made_by);
  page.open("details").element("summary", "Licences of what the page is made with");
  page.element("pre", assets::licences(), {{"tabindex", "0"}, {"class", "licences"}}).close().close();
}

} // namespace

std::string report_html(const Study &study, std::span<const Table> tables) {
  Html page;
  page.trusted("<!doctype html>\n").open("html", {{"lang", "en"}});
  write_page_head(page, title_of(study));
  page.open("body").element("a", "Skip to the content", {{"class", "skip"}, {"href", "#content"}});
  write_header(page, study);
  page.open("div", {{"class", "page-body"}});
  write_nav(page, study);
  page.open("main", {{"id", "content"}, {"tabindex", "-1"}});
  for (const Section &section : sections)
    if (is_given(study, section))
      write_section(page, study, tables, section);
  page.close().close();
  write_footer(page);
  page.open("script").trusted(assets::script()).close().close().close();
  return page.take();
}

} // namespace organograph::viz
