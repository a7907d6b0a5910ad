// SPDX-License-Identifier: Apache-2.0
// The parts of a model that the options of `draw` name: by identifier, or by a name that one alone has.
#pragma once

#include "commands.hpp"

#include <optional>

namespace organograph::cli {

struct NamedParts {
  std::optional<PostId> root;
  OrganisationId organisation = none<OrganisationId>;
  FunctionId function = none<FunctionId>;
};

/// Throws WrongUse for what the model does not have: the nearest spelling, and what there is.
NamedParts named_parts(const DrawArguments &a, const Model &model);

} // namespace organograph::cli
