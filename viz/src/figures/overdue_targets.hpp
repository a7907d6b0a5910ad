// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/services.hpp"

#include <cstdint>
#include <optional>

namespace organograph::viz {

/// Targets with a day, of which nobody can tell whether they are overdue: what is secured is not known. Empty
/// without a day asked for.
inline std::optional<std::uint64_t> overdue_not_known(const Services &services) {
  if (!services.overdue)
    return std::nullopt;
  std::uint64_t out = 0;
  for (const ServiceTarget &target : services.targets)
    out += target.by != TextId{} && !target.overdue;
  return out;
}

} // namespace organograph::viz
