// SPDX-License-Identifier: Apache-2.0
// Organisations by name: whole, short, or as the few letters that fit a strip and that the legend explains.
#pragma once

#include "organograph/engine/model.hpp"

#include <string>
#include <vector>

namespace organograph::viz {

/// By OrganisationId, safe to draw.
struct OrganisationNames {
  std::vector<std::string> whole;
  std::vector<std::string>
      brief; ///< without the words that councils have in common, where that tells them apart
  std::vector<std::string> letters; ///< the first letters of `brief` that no other has; at least three
};

/// Above 64 organisations no letters tell them apart: then `letters` are identifiers.
OrganisationNames names_of(const Model &model);

} // namespace organograph::viz
