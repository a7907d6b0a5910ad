// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/definitions_agreements.hpp"
#include "figures/definitions_benefits.hpp"
#include "figures/definitions_capacity.hpp"
#include "figures/definitions_claims.hpp"
#include "figures/definitions_informal.hpp"
#include "figures/definitions_meetings.hpp"
#include "figures/definitions_pay.hpp"
#include "figures/definitions_scenarios.hpp"
#include "figures/definitions_services.hpp"
#include "figures/definitions_sharing.hpp"
#include "figures/definitions_statutory.hpp"
#include "figures/definitions_structure.hpp"

#include <string_view>

// The definitions as constants: a look-up of one can fail to compile.
namespace organograph::viz {

inline constexpr DefinitionGroup definition_list[] = {
    {"model", "The model and what it rests on", definitions::structure::model},
    {"span_of_control", "Span of control", definitions::structure::spans},
    {"duplicated_attendance", "Duplicated meeting attendance", definitions::meetings::attendance},
    {"meeting_pairs", "Meetings that repeat each other, and posts that meet often",
     definitions::meetings::pairs},
    {"partner_contact", "Partner contact", definitions::sharing::contact},
    {"capacity", "Capacity and breadth", definitions::capacity::load},
    {"service_heads", "Heads and lines of services", definitions::capacity::heads},
    {"statutory_officers", "Statutory officers, deputies, conflicts", definitions::statutory::officers},
    {"agreements", "Agreements and clocks", definitions::agreements::clocks},
    {"consultations", "Consultations", definitions::agreements::consulted},
    {"recharges", "Recharges", definitions::agreements::recharged},
    {"benefits", "Savings and benefits", definitions::benefits::said},
    {"pay_ranges", "Pay ranges, and costs by them", definitions::pay::ranges},
    {"ties_beyond_chance", "Ties beyond chance", definitions::informal::chance},
    {"informal_structure", "Formal and informal structure", definitions::informal::structure},
    {"claims", "What was said, and what the figures say", definitions::claims::said},
    {"integration_depth", "Integration depth", definitions::sharing::depth},
    {"services", "Services and their targets", definitions::services::of_functions},
    {"scenarios", "Scenarios", definitions::scenarios::scenarios},
    {"decoupling", "Decoupling", definitions::scenarios::decoupling},
};

/// Of the key that `head` and `tail` make together.
constexpr const Definition *definition_of_exactly(std::string_view head, std::string_view tail = {}) {
  for (const DefinitionGroup &group : definition_list)
    for (const Definition &definition : group.definitions)
      if (definition.key.size() == head.size() + tail.size() && definition.key.starts_with(head) &&
          definition.key.ends_with(tail))
        return &definition;
  return nullptr;
}

/// definition_of(), for constants too.
constexpr const Definition *find_definition(std::string_view measure) {
  if (const Definition *found = definition_of_exactly(measure))
    return found;
  const std::size_t first = measure.find('.'), last = measure.rfind('.');
  if (first == std::string_view::npos)
    return nullptr;
  if (const Definition *found = definition_of_exactly(measure.substr(0, first), measure.substr(last)))
    return found;
  for (std::size_t dot = first; dot != last;
       dot = measure.find('.', dot + 1)) // scenarios.NAME.before.MEASURE
    if (const Definition *found = definition_of_exactly(measure.substr(dot + 1)))
      return found;
  for (std::size_t end = last; end != std::string_view::npos && end > 0; end = measure.rfind('.', end - 1))
    if (const Definition *found = definition_of_exactly(measure.substr(0, end)))
      return found;
  return nullptr;
}

} // namespace organograph::viz
