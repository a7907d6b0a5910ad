// SPDX-License-Identifier: Apache-2.0
#include "tree/headline_json.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace organograph::viz {

namespace {

// Numbers and nulls of an object, and of the objects in it; texts, lists, options and the keys left out are
// not.
Json figures_only(const Json &from, std::initializer_list<std::string_view> left_out = {}) {
  Json out = Json::object();
  for (const auto &[key, value] : from.items()) {
    bool wanted = (value.is_number() || value.is_null() || value.is_object()) && key != "at_least";
    for (const std::string_view name : left_out)
      wanted = wanted && key != name;
    if (wanted)
      append(out, key, value.is_object() ? figures_only(value) : value);
  }
  return out;
}

Json or_null(const Json &section, std::initializer_list<std::string_view> left_out = {}) {
  return section.is_null() ? Json() : figures_only(section, left_out);
}

Json levels_only(const Json &services) {
  constexpr std::array keys = {"function",    "organisation_a", "organisation_b", "reached", "secured",
                               "joint_tiers", "tiers",          "operation",      "target",  "gap"};
  Json out = Json::array();
  for (const Json &service : services) {
    Json entry = Json::object();
    for (const char *key : keys)
      append(entry, key, service.at(key));
    out.push_back(std::move(entry));
  }
  return out;
}

bool same_service(const Json &a, const Json &b) {
  return a.at("function") == b.at("function") && a.at("organisation_a") == b.at("organisation_a") &&
         a.at("organisation_b") == b.at("organisation_b");
}

Json change_of_services(const Json &before, const Json &after) {
  Json out = Json::array();
  for (std::size_t place = 0; place < after.size(); ++place) {
    const Json &now = after[place];
    const Json *then = find_service(before, now, place);
    if (!then)
      continue;
    Json entry = {{"function", now.at("function")},
                  {"organisation_a", now.at("organisation_a")},
                  {"organisation_b", now.at("organisation_b")}};
    entry.update(change_json(*then, now));
    out.push_back(std::move(entry));
  }
  return out;
}

} // namespace

Json headlines_json(const Model &model, const Analysis &analysis) {
  const auto &duplicated = analysis.duplicated_attendance;
  const auto &bridges = analysis.bridges;
  const bool pairs = analysis.meeting_pairs && analysis.co_attendance;
  Json own = figures_only(model_json(model, analysis), {"title", "date", "source", "currency"});
  return {
      {"model", std::move(own)},
      {"span_of_control", figures_only(span_of_control_json(model, analysis), {"functions", "by_layer"})},
      {"duplicated_attendance", or_null(duplicated ? duplicated_attendance_json(model, *duplicated) : Json(),
                                        {"functions", "meetings"})},
      {"meeting_pairs",
       or_null(pairs ? meeting_pairs_json(model, analysis) : Json(), {"by_function", "by_organisation"})},
      {"partner_contact",
       or_null(analysis.partner_contact ? partner_contact_json(model, analysis) : Json(), {"by_partner"})},
      {"integration_depth", levels_only(integration_depth_json(model, analysis.integration_depth))},
      {"bridges", or_null(bridges ? bridges_json(model, *bridges) : Json())},
      {"not_measured", not_measured_json(analysis)}};
}

Json change_json(const Json &before, const Json &after) {
  Json out = Json::object();
  for (const auto &[key, then] : before.items()) {
    const auto found = after.find(key);
    if (found == after.end() || key == "not_measured")
      continue;
    const Json &now = *found;
    if (then.is_array() && now.is_array())
      append(out, key, change_of_services(then, now));
    else if (then.is_object() && now.is_object())
      append(out, key, change_json(then, now));
    else if (then.is_number_integer() && now.is_number_integer())
      append(out, key, now.get<std::int64_t>() - then.get<std::int64_t>());
    else if (then.is_number() && now.is_number())
      append(out, key, now.get<double>() - then.get<double>());
    else if (!then.is_string() && !now.is_string())
      append(out, key, nullptr);
  }
  return out;
}

const Json *find_service(const Json &list, const Json &service, std::size_t place) {
  if (place < list.size() && same_service(list[place], service))
    return &list[place];
  const auto found =
      std::ranges::find_if(list, [&](const Json &entry) { return same_service(entry, service); });
  return found == list.end() ? nullptr : &*found;
}

} // namespace organograph::viz
