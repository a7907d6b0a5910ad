// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/summary.hpp"

#include "summary_sections.hpp"
#include "terminal_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace organograph::viz {

namespace {

using Json = nlohmann::ordered_json;

void write_model(Page &page, const Model &model, const Analysis &analysis) {
  const std::string title = harmless(model.text(model->title)), date = harmless(model.text(model->date));
  page.title((title.empty() ? "Organisation model" : title) + (date.empty() ? "" : " (" + date + ")"));
  std::uint64_t joint = 0;
  for (std::size_t p = 0; p < model->posts.size(); ++p)
    joint += model.joint(id_at<PostId>(p));
  page.text(counted(model->posts.size(), "post", "posts") + " = " + rounded(analysis.span_of_control.all.fte) +
                " full-time equivalents, in " +
                counted(model->organisations.id.size(), "organisation", "organisations") + "; " +
                counted(joint, "post serves", "posts serve") + " more than one.",
            0);
  std::string beside;
  if (model->meetings)
    beside += counted(model->meetings->size(), "meeting series", "meeting series") + ", " +
              counted(model->meetings->seats.items.size(), "seat", "seats") + " of posts. ";
  if (model->partners)
    beside += counted(model->partners->size(), "partner", "partners") + ". ";
  if (!model->staff_groups.empty()) {
    double fte = 0;
    for (const StaffGroup &group : model->staff_groups)
      fte += group.fte;
    beside += counted(model->staff_groups.size(), "staff group", "staff groups") + " known only as a number (" +
              rounded(fte) + ").";
  }
  if (!beside.empty())
    page.text(beside, 0);
}

// 'integration_depth.tests.1' as words.
std::string in_words(std::string name) {
  std::ranges::replace_if(name, [](char c) { return c == '_' || c == '.'; }, ' ');
  return name;
}

void write_not_measured(Page &page, const Analysis &analysis) {
  if (analysis.not_measured.empty())
    return;
  std::string out = "Not measured:";
  for (const auto &[measure, reason] : analysis.not_measured)
    out += " " + in_words(measure) + " (" + harmless(reason) + ");";
  out.back() = '.';
  page.text(out, 0);
}

void write_warnings(Page &page, std::span<const Diagnostic> diagnostics) {
  std::vector<std::uint64_t> by_code(code_catalogue().size());
  std::uint64_t warnings = 0, notes = 0;
  for (const Diagnostic &diagnostic : diagnostics) {
    warnings += diagnostic.severity() == Severity::warning;
    notes += diagnostic.severity() == Severity::note;
    ++by_code[static_cast<std::size_t>(diagnostic.code)];
  }
  std::string out = warnings == 0 ? "No warnings" : "Warnings about the data: " + counted(warnings, "in all", "in all");
  char before = ':';
  for (const CodeInfo &code : code_catalogue())
    if (const auto count = by_code[static_cast<std::size_t>(code.code)]; count > 0 && code.severity == Severity::warning) {
      out += before;
      out += " " + counted(count, code.name, code.name);
      before = ',';
    }
  if (notes > 0)
    out += "; " + counted(notes, "note", "notes");
  page.text(out + ".", 0);
}

void write_published(Page &page, const Json &tree) {
  const auto published = tree.find("published");
  if (published == tree.end() || !published->is_object() || published->value("checked", 0) == 0)
    return;
  const auto checked = published->value("checked", std::uint64_t{0}), agree = published->value("agree", checked);
  page.text("Published figures: " + counted(checked, "recomputed", "recomputed") + ", " + rounded(static_cast<double>(agree)) +
                " agree, " + rounded(static_cast<double>(checked - agree)) + " differ.",
            0);
}

void write_provenance(Page &page, const Model &model) {
  Provenance all;
  for (const TableSchema &table : schema()) {
    const auto &own = model->provenance[static_cast<std::size_t>(table.id)];
    if (!own || table.id == TableId::published) // figures are compared with those, they do not rest on them
      continue;
    all.rows += own->rows;
    all.published += own->published;
    all.assumed += own->assumed;
    all.without_source += own->without_source;
  }
  page.text("What this rests on: of " + counted(all.rows, "row", "rows") + ", " +
                counted(all.published, "names", "name") + " a source, " +
                counted(all.assumed, "is an assumption", "are assumptions") + ", " +
                counted(all.without_source, "has", "have") + " no source.",
            0);
}

} // namespace

std::string summary(const Model &model, const Analysis &analysis, std::span<const Diagnostic> diagnostics,
                    const Json &tree, const SummaryOptions &options) {
  Page page(options.colour);
  write_model(page, model, analysis);
  page.gap();
  summarise_spans(page, model, analysis.span_of_control);
  if (analysis.duplicated_attendance)
    summarise_duplicated(page, model, *analysis.duplicated_attendance);
  if (analysis.meeting_pairs && analysis.co_attendance)
    summarise_pairs(page, model, analysis);
  if (analysis.partner_contact)
    summarise_contact(page, model, *analysis.partner_contact);
  if (!analysis.integration_depth.empty())
    summarise_integration(page, model, analysis.integration_depth);
  if (analysis.bridges)
    summarise_bridges(page, model, *analysis.bridges);
  page.gap();
  write_not_measured(page, analysis);
  write_warnings(page, diagnostics);
  write_published(page, tree);
  write_provenance(page, model);
  return page.take();
}

} // namespace organograph::viz
