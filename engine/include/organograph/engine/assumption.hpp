// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/spelling.hpp"

#include <string_view>

namespace organograph {

/// Whether a source says that the row is assumed: it begins with `assumption:` (docs/model-format.md).
inline bool is_assumption(std::string_view source) {
  constexpr std::string_view assumption = "assumption:";
  return equal_but_for_case(source.substr(0, assumption.size()), assumption);
}

} // namespace organograph
