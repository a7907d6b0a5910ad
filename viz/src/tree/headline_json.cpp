// SPDX-License-Identifier: Apache-2.0
#include "tree/headline_json.hpp"

#include <cstddef>
#include <cstdint>

namespace organograph::viz {

namespace {

// The object below a key: the last one, or a new one.
Json &below(Json &object, const std::string &key) {
  auto &entries = object.get_ref<Json::object_t &>();
  if (entries.empty() || entries.back().first != key)
    append(object, key, Json::object());
  return entries.back().second;
}

void add(Json &to, const std::vector<std::string> &path, Json value) {
  Json *at = &to;
  for (std::size_t i = 0; i + 1 < path.size(); ++i)
    at = &below(*at, path[i]);
  append(*at, path.back(), std::move(value));
}

void add_all(Json &to, const std::vector<MeasuredNumber> &numbers) {
  for (const MeasuredNumber &number : numbers)
    add(to, number.path, number_json(number.value, number.format));
}

void add_changes(Json &to, const std::vector<MeasuredNumber> &before,
                 const std::vector<MeasuredNumber> &after) {
  for (const ComparedNumber &number : compared(before, after))
    add(to, number.path, number_json(number.change, number.format));
}

Json service_json(const ServiceLevels &service) {
  return {{"function", service.function},
          {"organisation_a", service.organisation_a},
          {"organisation_b", service.organisation_b}};
}

} // namespace

Json number_json(const std::optional<double> &value, Format format) {
  if (!value)
    return nullptr;
  if (format == Format::flag)
    return *value != 0;
  if (format != Format::count)
    return number(*value);
  return *value < 0 ? Json(static_cast<std::int64_t>(*value)) : Json(static_cast<std::uint64_t>(*value));
}

Json nested(const std::vector<MeasuredNumber> &numbers) {
  Json out = Json::object();
  add_all(out, numbers);
  return out;
}

Json section_json(const Model &model, const Analysis &analysis, std::string_view group) {
  Json out = Json::object();
  for (const Headline &figure : headlines_of(group))
    add(out, figure.path_in_section(), number_json(figure.value(model, analysis, {}), figure.format));
  return out;
}

Json headlines_json(const Measured &figures, const Analysis &analysis) {
  Json out = nested(figures.numbers);
  Json &services = out["integration_depth"] = Json::array();
  for (const ServiceLevels &service : figures.services) {
    services.push_back(service_json(service));
    add_all(services.back(), service.levels);
  }
  add_all(out, figures.bridges);
  out["not_measured"] = not_measured_json(analysis);
  return out;
}

Json change_json(const Measured &before, const Measured &after) {
  Json out = Json::object();
  add_changes(out, before.numbers, after.numbers);
  Json &services = out["integration_depth"] = Json::array();
  for (std::size_t place = 0; place < after.services.size(); ++place) {
    const ServiceLevels &now = after.services[place];
    if (const ServiceLevels *then = find_service(before.services, now, place)) {
      services.push_back(service_json(now));
      add_changes(services.back(), then->levels, now.levels);
    }
  }
  add_changes(out, before.bridges, after.bridges);
  return out;
}

} // namespace organograph::viz
