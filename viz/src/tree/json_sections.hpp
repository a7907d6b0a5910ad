// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/identifiers.hpp"
#include "organograph/engine/study.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Sections of analysis.json, and what they are built with.
namespace organograph::viz {

using Json = nlohmann::ordered_json;

/// Entries of the lists that are cut.
inline constexpr std::size_t json_list_limit = 100;

/// A number, or null where it is not known or not finite (which JSON cannot hold).
inline Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}
inline Json number(std::optional<double> value) {
  return value ? number(*value) : Json(nullptr);
}
template <class Whole> Json count_or_null(const std::optional<Whole> &value) {
  return value ? Json(*value) : Json(nullptr);
}
inline Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

/// Adds an entry whose key is known to be new: the container's own insertion looks through all keys.
inline void append(Json &object, std::string_view key, Json value) {
  object.get_ref<Json::object_t &>().emplace_back(std::string(key), std::move(value));
}

/// The same keys with null for every figure: of a group that is not shown.
Json nulls(const Json &tree);

/// The identifiers of a list of rows.
template <class List> Json ids(const Model &model, const List &list) {
  Json out = Json::array();
  for (const auto row : list)
    out.push_back(id(model, row));
  return out;
}

/// analysis.json without what is known only after published figures were checked against it: `published`
/// is null.
Json figures_json(const Study &study);
Json scenarios_json(std::span<const StudiedScenario> scenarios);
Json decouple_json(const Model &model, const Undoing &undoing);
Json published_json(const Model &model, const std::vector<PublishedCheck> &checks);
Json diagnostics_json(std::span<const Diagnostic> diagnostics);
/// What was done to figures and names before anything was written. `blanked`: of what the answer shows. Never
/// the key, and nothing that the key could be known by.
Json privacy_json(const Study &study, std::uint64_t blanked);

/// What a day leaves out.
Json as_of_json(const LeftOut &left_out);

Json model_json(const Model &model, const Analysis &analysis);
Json not_measured_json(const Analysis &analysis);
Json span_of_control_json(const Model &model, const Analysis &analysis);
Json duplicated_attendance_json(const Model &model, const Analysis &analysis);
Json meeting_pairs_json(const Model &model, const Analysis &analysis);
Json partner_contact_json(const Model &model, const Analysis &analysis);
Json capacity_json(const Model &model, const Analysis &analysis);
Json service_heads_json(const Model &model, const Analysis &analysis);
Json statutory_officers_json(const Model &model, const Analysis &analysis);
Json agreements_json(const Model &model, const Analysis &analysis);
Json consultations_json(const Model &model, const Analysis &analysis);
Json recharges_json(const Model &model, const Analysis &analysis);
Json benefits_json(const Model &model, const Analysis &analysis);
Json pay_ranges_json(const Model &model, const Analysis &analysis);
/// What posts cost as ranges, of all and of each organisation.
Json cost_sums_json(const Model &model, const CostSums &sums);
Json services_json(const Model &model, const Analysis &analysis);
Json claims_json(const Model &model, const Claims &result);
Json integration_depth_json(const Model &model, const std::vector<Integration> &result);
Json ties_beyond_chance_json(const Model &model, const Analysis &analysis);
Json informal_structure_json(const Model &model, const Analysis &analysis);
Json bridges_json(const Model &model, const Bridges &result);

} // namespace organograph::viz
