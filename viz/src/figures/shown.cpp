// SPDX-License-Identifier: Apache-2.0
#include "figures/shown.hpp"

#include <cmath>

namespace organograph::viz {

std::string Shown::operator()(std::optional<double> value, Format format) const {
  return value && std::isfinite(*value) ? worded(*value, format) : none();
}

std::string Shown::operator()(const Ends &ends, Format format) const {
  return ends.known() ? worded(ends, format) : none();
}

std::string Shown::change(const Ends &ends, Format format) const {
  return ends.known() ? signed_shown(ends, format) : none();
}

std::string Shown::change(std::optional<double> value, Format format) const {
  return value && std::isfinite(*value) ? signed_shown(*value, format) : none();
}

std::string Shown::few_posts() const {
  return minimum_group_ > 0 ? "not shown (fewer than " + figure(minimum_group_) + " posts)" : "";
}

} // namespace organograph::viz
