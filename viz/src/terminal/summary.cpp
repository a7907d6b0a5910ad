// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/summary.hpp"

#include "figures/catalogue.hpp"
#include "figures/identifiers.hpp"
#include "findings/as_of.hpp"
#include "findings/measures.hpp"
#include "terminal/privacy_text.hpp"
#include "terminal/scenario_text.hpp"
#include "terminal/summary_sections.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

std::uint64_t count_of(std::string_view key, const Model &model, const Analysis &analysis) {
  return static_cast<std::uint64_t>(headline(key).value(model, analysis, {}).value_or(0));
}

std::string meetings_and_partners(const Model &model, const Analysis &analysis) {
  std::string out;
  if (model->meetings)
    out += counted(model->meetings->size(), "meeting series", "meeting series") + " with " +
           counted(count_of("model.attendances", model, analysis), "seat", "seats") +
           " of posts and partners. ";
  if (model->partners)
    out += counted(model->partners->size(), "partner", "partners") + ". ";
  if (model->staff_groups.empty())
    return out;
  double fte = 0;
  for (const StaffGroup &group : model->staff_groups)
    fte += group.fte;
  return out + counted(model->staff_groups.size(), "staff group", "staff groups") + " (" + rounded(fte) +
         " FTE).";
}

void write_model(Page &page, const Model &model, const Analysis &analysis) {
  const std::string title = harmless(model.text(model->title)), date = harmless(model.text(model->date), 20);
  page.title(title.empty() ? "Organisation model" : title);
  page.text((date.empty() ? "" : "As of " + date + ": ") + counted(model->posts.size(), "post", "posts") +
                " (" + rounded(analysis.span_of_control.all.fte) + " FTE) in " +
                counted(model->organisations.id.size(), "organisation", "organisations") + ", " +
                counted(count_of("model.joint_posts", model, analysis), "joint post", "joint posts") + ". " +
                meetings_and_partners(model, analysis),
            0);
}

// 'integration_depth.tests.1' as words.
std::string in_words(std::string name) {
  std::ranges::replace_if(
      name, [](char c) { return c == '_' || c == '.'; }, ' ');
  return name;
}

std::string not_measured(const Analysis &analysis) {
  if (analysis.not_measured.empty())
    return {};
  std::string out = "Not measured:";
  for (const auto &[measure, reason] : analysis.not_measured)
    out += " " + in_words(measure) + " (" + harmless(reason) + ");";
  out.back() = '.';
  return out;
}

/// The code where there is one, else how many.
std::string warnings(std::span<const Diagnostic> diagnostics) {
  std::set<Code> codes;
  std::uint64_t all = 0, notes = 0;
  for (const Diagnostic &diagnostic : diagnostics) {
    notes += diagnostic.severity() == Severity::note ? diagnostic.count() : 0;
    if (diagnostic.severity() == Severity::warning) {
      all += diagnostic.count();
      codes.insert(diagnostic.code);
    }
  }
  std::string out = counted(all, "warning", "warnings") + " about the data";
  if (codes.size() > 1)
    out += ", of " + figure(codes.size()) + " kinds";
  else if (codes.size() == 1)
    out += ": " + std::string(info(*codes.begin()).name);
  if (notes > 0)
    out += "; " + counted(notes, "note", "notes");
  return out + ".";
}

std::string published_figures(const std::optional<PublishedChecks> &published) {
  if (!published || published->checks.empty())
    return {};
  const std::size_t checked = published->checks.size();
  const auto agree =
      static_cast<std::size_t>(std::ranges::count_if(published->checks, &PublishedCheck::agrees));
  return counted(checked, "published figure", "published figures") +
         " computed again: " + counted(agree, "agrees", "agree") + ", " +
         counted(checked - agree, "differs", "differ") + ".";
}

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
  return "All this rests on " + counted(all.rows, "row", "rows") + ": " + figure(all.with_source) +
         " with a source, " + figure(all.assumed) + " assumed, " + figure(all.without_source) +
         " without a source." + (defaults.empty() ? "" : " " + defaults.plain());
}

/// What the figures rest on and leave out, in one paragraph.
void write_foot(Page &page, const Study &study) {
  const Model &model = *study.model;
  std::string all;
  for (const std::string &part : {not_modelled_told(model).plain(), not_measured(study.analysis),
                                  not_given_told(study.analysis).plain(), warnings(study.diagnostics),
                                  published_figures(study.published)})
    all += (all.empty() || part.empty() ? "" : " ") + part;
  page.text(all, 0);
  page.text(provenance(model), 0);
}

} // namespace

std::string summary(const Study &study, const SummaryOptions &options) {
  const Model &model = *study.model;
  const Analysis &analysis = study.analysis;
  Page page(options.colour);
  write_model(page, model, analysis);
  if (study.as_of)
    page.text(harmless(as_of_told(*study.as_of).plain(), 2000), 0);
  page.gap();
  summarise_spans(page, model, analysis);
  if (analysis.duplicated_attendance)
    summarise_duplicated(page, model, analysis);
  if (analysis.meeting_pairs && analysis.co_attendance)
    summarise_pairs(page, model, analysis);
  if (analysis.partner_contact)
    summarise_contact(page, model, analysis);
  summarise_capacity(page, model, analysis);
  if (analysis.statutory_officers)
    summarise_officers(page, model, analysis);
  if (analysis.agreements || analysis.consultations)
    summarise_agreements(page, analysis);
  if (analysis.recharges)
    summarise_recharges(page, model, analysis);
  if (analysis.benefits)
    summarise_benefits(page, model, analysis);
  if (analysis.pay_ranges)
    summarise_pay(page, analysis);
  if (study.claims)
    summarise_claims(page, *study.claims);
  if (!analysis.integration_depth.empty())
    summarise_integration(page, model, analysis);
  if (analysis.bridges)
    summarise_bridges(page, model, analysis);
  if (analysis.informal_structure)
    page.brief("COMMUNITIES", informal_in_short(analysis));
  page.in_brief();
  write_foot(page, study);
  return page.take() + scenarios_summary(study.scenarios(), options) + privacy_text(study, study.blanked);
}

} // namespace organograph::viz
