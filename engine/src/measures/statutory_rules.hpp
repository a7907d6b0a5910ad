// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/statutory_officers.hpp"

#include <optional>
#include <string_view>

namespace organograph {

/// Whether councils of that kind must have the directors of children's and adult services and of public
/// health; empty where the rules do not know the kind.
std::optional<bool> has_social_services(std::string_view kind);

} // namespace organograph
