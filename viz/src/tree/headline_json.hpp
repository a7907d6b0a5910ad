// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tree/json_sections.hpp"

// The figures of analysis.json that are laid side by side: no lists but the levels of integration depth.
namespace organograph::viz {

/// The headline figures of one model, under the keys of analysis.json.
Json headlines_json(const Model &model, const Analysis &analysis);

/// after - before of every number that both have, under the same keys; null where either is not known.
/// Services of integration depth are matched by function and organisations.
Json change_json(const Json &before, const Json &after);

/// The entry of a list of integration_depth for the same function and organisations; null without one. It is
/// looked for at `place` first: lists of one chain of scenarios mostly have it there.
const Json *find_service(const Json &list, const Json &service, std::size_t place);

} // namespace organograph::viz
