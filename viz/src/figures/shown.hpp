// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "words/numbers.hpp"

#include <optional>
#include <string>
#include <string_view>

// A figure as a reader sees it where it may be not known or not shown.
namespace organograph::viz {

/// Figures as a reader sees them: `12,000`, `2.4`, `29.4 %`. One that is empty or not finite is `not known`,
/// or `not shown` where small groups are not.
class Shown {
public:
  explicit Shown(unsigned minimum_group) : minimum_group_(minimum_group) {}
  explicit Shown(const Analysis &analysis) : Shown(analysis.minimum_group) {}
  std::string operator()(std::optional<double> value, Format format = Format::count) const;
  std::string operator()(const Ends &ends, Format format) const;
  /// With its sign; a share in points of a hundred, without a unit.
  std::string change(std::optional<double> value, Format format = Format::count) const;
  std::string change(const Ends &ends, Format format) const;
  std::string none() const { return minimum_group_ > 0 ? "not shown" : "not known"; }
  /// `not shown (fewer than 5 posts)`; empty where all is shown.
  std::string few_posts() const;

private:
  unsigned minimum_group_;
};

/// A figure of a group; empty where the group is not shown.
template <class Group> std::optional<double> known(const Group &group, std::optional<double> value) {
  return group.blanked ? std::nullopt : value;
}

/// ` ends` or ` end`, as the count asks; what is not known is many.
inline std::string one_or_many(std::optional<double> count, std::string_view one, std::string_view many) {
  return std::string(count == 1.0 ? one : many);
}

} // namespace organograph::viz
