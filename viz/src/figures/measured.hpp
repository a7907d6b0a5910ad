// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/catalogue.hpp"

#include <optional>
#include <string>
#include <vector>

// The numbers of a whole model by their place in analysis.json: what a scenario is compared by.
namespace organograph::viz {

struct MeasuredNumber {
  std::vector<std::string> path; ///< `span_of_control`, `organisations`, ID, `layers`
  Format format = Format::number;
  std::optional<double> value; ///< not known, or not shown: empty
  Bound bound = Bound::none;
};

/// Those of spans in one scope, their paths from the scope on.
std::vector<MeasuredNumber> spans_in(const Model &model, const Analysis &analysis, FigureScope scope);

/// A service of two organisations: its levels by their names in analysis.json.
struct ServiceLevels {
  std::string_view function, organisation_a, organisation_b; ///< identifiers, as long as the model
  std::vector<MeasuredNumber> levels;

  bool same_service(const ServiceLevels &other) const {
    return function == other.function && organisation_a == other.organisation_a &&
           organisation_b == other.organisation_b;
  }
};

struct Measured {
  /// All figures of the catalogue and, of spans, those of bands and of each organisation. A measure that was
  /// not taken is one number without value, its section; so are bridges.
  std::vector<MeasuredNumber> numbers, bridges;
  std::vector<ServiceLevels> services; ///< in model order
};
/// O(figures + organisations + services).
Measured measured(const Model &model, const Analysis &analysis);

/// The same service in another list, where it is most likely to stand at the same place; null: not there.
const ServiceLevels *find_service(const std::vector<ServiceLevels> &list, const ServiceLevels &service,
                                  std::size_t place);

struct ComparedNumber {
  std::vector<std::string> path;
  Format format = Format::number;
  std::optional<double> before, after, change; ///< change: after - before, where both are known, and no bound
  Bound bound_before = Bound::none, bound_after = Bound::none;
};

/// The numbers that are on both sides, in the order of `before`, flags left out; a measure that was taken on
/// one side only is one number without values, its section. O(n log n).
std::vector<ComparedNumber> compared(const std::vector<MeasuredNumber> &before,
                                     const std::vector<MeasuredNumber> &after);

} // namespace organograph::viz
