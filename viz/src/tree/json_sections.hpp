// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/identifiers.hpp"
#include "organograph/engine/analysis.hpp"
#include "organograph/engine/model.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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

Json span_of_control_json(const Model &model, const Analysis &analysis);
Json duplicated_attendance_json(const Model &model, const DuplicatedAttendance &result);
Json meeting_pairs_json(const Model &model, const Analysis &analysis);
Json partner_contact_json(const Model &model, const Analysis &analysis);
Json integration_depth_json(const Model &model, const std::vector<Integration> &result);
Json bridges_json(const Model &model, const Bridges &result);

} // namespace organograph::viz
