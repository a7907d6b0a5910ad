// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace organograph {

/// Of two seats that become one the role stays that has more (docs/model-format.md): a seat held by law stays
/// one whoever chairs.
constexpr int seat_strength(std::string_view role) {
  return role == "statutory" ? 2 : role == "chair" ? 1 : 0;
}

} // namespace organograph
