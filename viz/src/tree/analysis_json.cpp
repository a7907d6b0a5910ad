// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/analysis_json.hpp"

#include "figures/caveats.hpp"
#include "findings/measures.hpp"
#include "tree/headline_json.hpp"

#include <cstdint>
#include <vector>

namespace organograph::viz {

namespace {

constexpr int schema_number = 2;

Json conventions_json(const Analysis &analysis) {
  const AnalysisOptions &options = analysis.options;
  Json out = {{"layer", caveat::layers},
              {"hours_per_fte", number(options.duplicated.hours_per_fte)},
              {"overlap", number(options.pairs.overlap)},
              {"co_attendance", options.co_attendance.at_least},
              {"bridge_ties", options.bridges.ties_at_least},
              {"strategic_tiers", options.capacity.strategic_tiers},
              {"caveats",
               {{"span_of_control", caveat::spans},
                {"duplicated_attendance", caveat::duplicated},
                {"meeting_pairs", caveat::pairs},
                {"partner_contact", caveat::contact},
                {"capacity", caveat::capacity},
                {"service_heads", caveat::heads},
                {"integration_depth", caveat::depth},
                {"bridges", caveat::bridges},
                {"ties_beyond_chance", caveat::chance},
                {"informal_structure", caveat::informal}}}};
  if (analysis.statutory_officers)
    out["caveats"]["statutory_officers"] = caveat::officers;
  if (analysis.agreements)
    out["caveats"]["agreements"] = caveat::agreements;
  if (analysis.consultations)
    out["caveats"]["consultations"] = caveat::consultations;
  if (analysis.recharges)
    out["caveats"]["recharges"] = caveat::recharges;
  if (analysis.benefits)
    out["caveats"]["benefits"] = caveat::benefits;
  if (analysis.pay_ranges)
    out["caveats"]["pay_ranges"] = caveat::pay;
  return out;
}

Json rests_on_json(const Model &model) {
  Json out = Json::object();
  for (const TableSchema &table : schema()) {
    const auto &provenance = model->provenance[static_cast<std::size_t>(table.id)];
    if (!provenance)
      continue;
    append(out, table.name,
           {{"rows", provenance->rows},
            {"with_source", provenance->with_source},
            {"assumed", provenance->assumed},
            {"without_source", provenance->without_source}});
  }
  const Defaulted defaulted = defaulted_rows(model);
  out["defaulted"] = {{"fte", defaulted.fte},
                      {"occurrences_per_year", defaulted.occurrences ? Json(*defaulted.occurrences) : Json()},
                      {"status", defaulted.status}};
  return out;
}

} // namespace

Json model_json(const Model &model, const Analysis &analysis) {
  Json out = {{"title", text_or_null(model.text(model->title))},
              {"date", text_or_null(model.text(model->date))},
              {"source", text_or_null(model.text(model->source))},
              {"currency", text_or_null(model.text(model->currency))}};
  out.update(section_json(model, analysis, "model"));
  Json not_modelled = Json::array();
  for (std::size_t f = 0; f < model->functions.id.size(); ++f)
    if (model->functions.not_modelled[f] != 0)
      not_modelled.push_back(id(model, id_at<FunctionId>(f)));
  out["not_modelled"] = std::move(not_modelled);
  return out;
}

Json not_measured_json(const Analysis &analysis) {
  Json out = Json::object();
  for (const auto &[measure, reason] : analysis.not_measured)
    out[measure] = reason;
  for (const auto &[measure, table] : analysis.not_given)
    out[measure] = "no " + std::string(schema(table).name) + " table";
  return out;
}

Json figures_json(const Study &study) {
  const Model &model = *study.model;
  const Analysis &analysis = study.analysis;
  const bool duplicated = analysis.duplicated_attendance.has_value();
  const bool pairs = analysis.meeting_pairs && analysis.co_attendance;
  const std::vector<StudiedScenario> scenarios = study.scenarios();
  Json out = Json::object();
  out["organograph"] = {{"version", ORGANOGRAPH_VERSION}, {"schema", schema_number}};
  out["model"] = model_json(model, analysis);
  out["conventions"] = conventions_json(analysis);
  out["rests_on"] = rests_on_json(model);
  if (study.as_of)
    out["as_of"] = as_of_json(*study.as_of);
  out["privacy"] = privacy_json(study, study.blanked);
  out["span_of_control"] = span_of_control_json(model, analysis);
  out["duplicated_attendance"] = duplicated ? duplicated_attendance_json(model, analysis) : Json();
  out["meeting_pairs"] = pairs ? meeting_pairs_json(model, analysis) : Json();
  out["partner_contact"] = analysis.partner_contact ? partner_contact_json(model, analysis) : Json();
  out["capacity"] = capacity_json(model, analysis);
  out["service_heads"] = analysis.service_heads ? service_heads_json(model, analysis) : Json();
  out["statutory_officers"] = analysis.statutory_officers ? statutory_officers_json(model, analysis) : Json();
  out["agreements"] = analysis.agreements ? agreements_json(model, analysis) : Json();
  out["consultations"] = analysis.consultations ? consultations_json(model, analysis) : Json();
  out["recharges"] = analysis.recharges ? recharges_json(model, analysis) : Json();
  out["benefits"] = analysis.benefits ? benefits_json(model, analysis) : Json();
  out["claims"] = nullptr; // told last, of figures of the others
  out["pay_ranges"] = analysis.pay_ranges ? pay_ranges_json(model, analysis) : Json();
  out["integration_depth"] = integration_depth_json(model, analysis.integration_depth);
  out["services"] = analysis.services ? services_json(model, analysis) : Json();
  if (!scenarios.empty())
    out["scenarios"] = scenarios_json(scenarios);
  out["bridges"] = analysis.bridges ? bridges_json(model, *analysis.bridges) : Json();
  out["ties_beyond_chance"] = analysis.ties_beyond_chance ? ties_beyond_chance_json(model, analysis) : Json();
  out["informal_structure"] = analysis.informal_structure ? informal_structure_json(model, analysis) : Json();
  out["published"] = nullptr;
  out["not_measured"] = not_measured_json(analysis);
  out["diagnostics"] = diagnostics_json(study.diagnostics);
  return out;
}

Json analysis_json(const Study &study) {
  Json out = figures_json(study);
  if (study.claims) {
    out["caveats"]["claims"] = caveat::claims;
    out["claims"] = claims_json(*study.model, *study.claims);
  }
  if (study.published)
    out["published"] = published_json(*study.model, study.published->checks);
  return out;
}

Json diagnostics_json(std::span<const Diagnostic> diagnostics) {
  std::uint64_t errors = 0, warnings = 0, notes = 0;
  std::vector<std::uint64_t> by_code(code_catalogue().size());
  for (const Diagnostic &diagnostic : diagnostics) {
    const Severity severity = diagnostic.severity();
    (severity == Severity::error     ? errors
     : severity == Severity::warning ? warnings
                                     : notes) += diagnostic.count();
    by_code[static_cast<std::size_t>(diagnostic.code)] += diagnostic.count();
  }
  Json codes = Json::object();
  for (const CodeInfo &code : code_catalogue())
    if (const std::uint64_t count = by_code[static_cast<std::size_t>(code.code)]; count > 0)
      append(codes, code.name, count);
  return {{"errors", errors}, {"warnings", warnings}, {"notes", notes}, {"by_code", std::move(codes)}};
}

} // namespace organograph::viz
