// SPDX-License-Identifier: Apache-2.0
#include "figures/definition_list.hpp"

namespace organograph::viz {

std::span<const DefinitionGroup> definition_groups() {
  return definition_list;
}

const Definition *definition_of(std::string_view measure) {
  return find_definition(measure);
}

} // namespace organograph::viz
