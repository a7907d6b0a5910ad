// SPDX-License-Identifier: Apache-2.0
#include "figures/definitions.hpp"

#include <array>
#include <string>

namespace organograph::viz {

namespace {

const Definition *exactly(std::string_view key) {
  for (const DefinitionGroup &group : definition_groups())
    for (const Definition &definition : group.definitions)
      if (definition.key == key)
        return &definition;
  return nullptr;
}

} // namespace

std::span<const DefinitionGroup> definition_groups() {
  static const std::array<DefinitionGroup, 8> groups = {{
      {"model", "The model and what it rests on", definitions::of_model()},
      {"span_of_control", "Span of control", definitions::of_spans()},
      {"duplicated_attendance", "Duplicated meeting attendance", definitions::of_attendance()},
      {"meeting_pairs", "Meetings that repeat each other, and posts that meet often",
       definitions::of_pairs()},
      {"partner_contact", "Partner contact", definitions::of_contact()},
      {"integration_depth", "Integration depth", definitions::of_depth()},
      {"scenarios", "Scenarios", definitions::of_scenarios()},
      {"decoupling", "Decoupling", definitions::of_decoupling()},
  }};
  return groups;
}

const Definition *definition_of(std::string_view measure) {
  if (const Definition *found = exactly(measure))
    return found;
  const std::size_t first = measure.find('.'), last = measure.rfind('.');
  if (first == std::string_view::npos)
    return nullptr;
  if (const Definition *found =
          exactly(std::string(measure.substr(0, first)) + std::string(measure.substr(last))))
    return found;
  for (std::size_t dot = first; dot != last;
       dot = measure.find('.', dot + 1)) // scenarios.NAME.before.MEASURE
    if (const Definition *found = exactly(measure.substr(dot + 1)))
      return found;
  for (std::size_t end = last; end != std::string_view::npos && end > 0; end = measure.rfind('.', end - 1))
    if (const Definition *found = exactly(measure.substr(0, end)))
      return found;
  return nullptr;
}

} // namespace organograph::viz
