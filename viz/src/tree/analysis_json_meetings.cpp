// SPDX-License-Identifier: Apache-2.0
#include "figures/ranking.hpp"
#include "tree/headline_json.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>

namespace organograph::viz {

namespace {

Json duplicated_json(const DuplicatedFigures &figures) {
  Json out = {{"attendances", figures.attendances},
              {"as_invited", figures.as_invited},
              {"compared", figures.compared},
              {"duplicated", figures.duplicated},
              {"duplicated_share", number(figures.duplicated_share)},
              {"across_organisations", figures.across_organisations},
              {"within_organisation", figures.within_organisation},
              {"optional_duplicated", figures.optional_duplicated},
              {"hours_per_year", number(figures.hours_per_year)},
              {"duplicated_hours_per_year_low", number(figures.duplicated_hours_per_year_low)},
              {"duplicated_hours_per_year_high", number(figures.duplicated_hours_per_year_high)},
              {"duplicated_hours_as_invited", number(figures.duplicated_hours_as_invited)},
              {"duplicated_cost_per_year_low", number(figures.duplicated_cost_per_year_low)},
              {"duplicated_cost_per_year_high", number(figures.duplicated_cost_per_year_high)}};
  return figures.blanked ? nulls(out) : out;
}

Json meeting_json(const Model &model, const DuplicatedAttendance &result, MeetingId meeting) {
  const std::size_t m = index(meeting);
  Json out = duplicated_json(result.figures_of(model, meeting));
  out["subject"] = model.text(model->meetings->subject[m]);
  out["kind"] = text_or_null(name(result.kinds[m]));
  out["kind_inferred"] = model->meetings->kind[m] == MeetingKind::none;
  return out;
}

template <class Pair> std::span<const Pair> first_hundred(const std::vector<Pair> &pairs) {
  return std::span(pairs).first(std::min(pairs.size(), json_list_limit));
}

Json same_people_json(const Model &model, const MeetingPairs &result) {
  Json pairs = Json::array();
  for (const SamePeoplePair &pair : first_hundred(result.same_people))
    pairs.push_back({{"meeting_a", id(model, pair.a)},
                     {"meeting_b", id(model, pair.b)},
                     {"jaccard", number(pair.jaccard)},
                     {"common", pair.common}});
  return pairs;
}

Json mirror_json(const Model &model, const MeetingPairs &result) {
  Json pairs = Json::array();
  for (const MirrorPair &pair : first_hundred(result.mirror))
    pairs.push_back({{"meeting_a", id(model, pair.a)},
                     {"meeting_b", id(model, pair.b)},
                     {"function", id(model, pair.function)},
                     {"subject_jaccard", number(pair.subject_jaccard)},
                     {"partner_jaccard", number(pair.partner_jaccard)},
                     {"common_partners", ids(model, pair.common_partners)},
                     {"organisations_a", ids(model, pair.organisations_a)},
                     {"organisations_b", ids(model, pair.organisations_b)},
                     {"joint_post_ids", ids(model, pair.joint_posts)},
                     {"attendances_that_become_duplicated", pair.attendances_that_become_duplicated}});
  return pairs;
}

Json co_attendance_json(const Model &model, const CoAttendance &result) {
  Json top = Json::array();
  for (const CoAttendancePair &pair : first_hundred(result.pairs))
    top.push_back({{"post_a", id(model, pair.a)},
                   {"post_b", id(model, pair.b)},
                   {"series", pair.series},
                   {"hours_per_year", number(pair.hours_per_year)}});
  return top;
}

template <class Id> Json matrix_json(const Model &model, const CountMatrix &matrix) {
  Json out = Json::object();
  for (std::size_t row = 0; row < matrix.rows.rows(); ++row) {
    Json entries = Json::object();
    for (const CountMatrix::Entry &entry : matrix.rows[row])
      append(entries, id(model, id_at<Id>(entry.column)),
             matrix.is_shown(row, entry.column) ? Json(entry.count) : Json());
    if (!entries.empty())
      append(out, id(model, id_at<Id>(row)), std::move(entries));
  }
  return out;
}

Json partner_json(const Analysis &analysis, std::size_t partner) {
  Json out = {
      {"series_attended", nullptr}, {"hours_per_year", nullptr}, {"mirrored_hours_per_year", nullptr}};
  if (!analysis.meeting_pairs) // no meetings: not known, rather than none
    return out;
  const PartnerLoad &load = analysis.partner_contact->by_partner[partner];
  out["series_attended"] = load.series_attended;
  out["hours_per_year"] = number(load.hours_per_year);
  out["mirrored_hours_per_year"] = number(analysis.meeting_pairs->mirrored_hours_per_year[partner]);
  return out;
}

// The figures of a kind of pairs, from what they must have on, and the first of the pairs.
Json kind_json(Json at_least, const Json &figures, std::string_view list, Json pairs) {
  Json out = Json::object();
  if (!at_least.is_null())
    append(out, "at_least", std::move(at_least));
  out.update(figures);
  append(out, list, std::move(pairs));
  return out;
}

} // namespace

Json duplicated_attendance_json(const Model &model, const Analysis &analysis) {
  const DuplicatedAttendance &result = *analysis.duplicated_attendance;
  Json out = section_json(model, analysis, "duplicated_attendance");
  Json functions = Json::object(), meetings = Json::object();
  const std::vector<std::uint8_t> shown = model.functions_shown();
  for (std::size_t f = 0; f < result.functions.size(); ++f)
    if (shown[f] != 0 || result.functions[f].attendances > 0)
      append(functions, id(model, id_at<FunctionId>(f)), duplicated_json(result.functions[f]));
  for (const MeetingId meeting : most_duplicated(model, result, json_list_limit))
    append(meetings, id(model, meeting), meeting_json(model, result, meeting));
  out["functions"] = std::move(functions);
  out["meetings"] = std::move(meetings);
  return out;
}

Json meeting_pairs_json(const Model &model, const Analysis &analysis) {
  const CoAttendance &co_attendance = *analysis.co_attendance;
  const MeetingPairs &pairs = *analysis.meeting_pairs;
  const Json figures = section_json(model, analysis, "meeting_pairs");
  return {{"same_people", kind_json(number(analysis.options.pairs.overlap), figures.at("same_people"),
                                    "pairs", same_people_json(model, pairs))},
          {"mirror", kind_json({}, figures.at("mirror"), "pairs", mirror_json(model, pairs))},
          {"co_attendance", kind_json(co_attendance.at_least, figures.at("co_attendance"), "top",
                                      co_attendance_json(model, co_attendance))},
          {"by_function", matrix_json<FunctionId>(model, co_attendance.by_function)},
          {"by_organisation", matrix_json<OrganisationId>(model, co_attendance.by_organisation)}};
}

Json partner_contact_json(const Model &model, const Analysis &analysis) {
  const PartnerContact &result = *analysis.partner_contact;
  Json pairs = Json::array(), by_partner = Json::object();
  for (const PartnerFunction *pair : contacts_in_order(model, result)) {
    if (pairs.size() == json_list_limit)
      break;
    pairs.push_back({{"partner_id", id(model, pair->partner)},
                     {"function", id(model, pair->function)},
                     {"contacts", pair->posts.size()},
                     {"post_ids", ids(model, pair->posts)},
                     {"organisations", ids(model, pair->organisations)},
                     {"shared", pair->shared},
                     {"one_voice", pair->one_voice},
                     {"dual_ownership", pair->dual_ownership},
                     {"further_contacts", pair->further_contacts.size()}});
  }
  for (std::size_t partner = 0; partner < result.by_partner.size(); ++partner)
    append(by_partner, id(model, id_at<PartnerId>(partner)), partner_json(analysis, partner));
  Json out = section_json(model, analysis, "partner_contact");
  append(out, "pairs", std::move(pairs));
  append(out, "by_partner", std::move(by_partner));
  return out;
}

} // namespace organograph::viz
