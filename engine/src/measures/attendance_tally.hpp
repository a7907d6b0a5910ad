// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/duplicated_attendance.hpp"

#include <cstdint>
#include <optional>

namespace organograph {

/// Sums of hours or money over those attendances for which they are known.
struct PartlyKnown {
  double sum = 0;
  std::uint64_t known = 0;

  void add(std::uint64_t attendances, double of_each) {
    if (!is_known(of_each))
      return;
    sum += static_cast<double>(attendances) * of_each;
    known += attendances;
  }
  void merge(const PartlyKnown &other) {
    sum += other.sum;
    known += other.known;
  }
  /// Empty when there are attendances and nothing is known of any.
  std::optional<double> of(std::uint64_t attendances) const {
    return attendances > 0 && known == 0 ? std::nullopt : std::optional(sum);
  }
};

struct Tally {
  std::uint64_t attendances = 0, compared = 0, duplicated = 0, across = 0;
  PartlyKnown hours, duplicated_hours, duplicated_cost;

  void attend(std::uint64_t seats, double hours_of_each) {
    attendances += seats;
    hours.add(seats, hours_of_each);
  }
  void add(std::uint64_t seats, std::uint64_t across_organisations, double hours_of_each,
           double cost_of_each) {
    duplicated += seats;
    across += across_organisations;
    duplicated_hours.add(seats, hours_of_each);
    duplicated_cost.add(seats, cost_of_each);
  }
  void merge(const Tally &other) {
    attendances += other.attendances;
    compared += other.compared;
    duplicated += other.duplicated;
    across += other.across;
    hours.merge(other.hours);
    duplicated_hours.merge(other.duplicated_hours);
    duplicated_cost.merge(other.duplicated_cost);
  }
  DuplicatedFigures figures() const {
    DuplicatedFigures out;
    out.attendances = attendances;
    out.compared = compared;
    out.duplicated = duplicated;
    out.across_organisations = across;
    out.within_organisation = duplicated - across;
    if (compared > 0)
      out.duplicated_share = static_cast<double>(duplicated) / static_cast<double>(compared);
    out.hours_per_year = hours.of(attendances);
    out.duplicated_hours_per_year = duplicated_hours.of(duplicated);
    out.duplicated_cost_per_year = duplicated_cost.of(duplicated);
    return out;
  }
};

} // namespace organograph
