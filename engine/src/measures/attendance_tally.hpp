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

  void add(std::uint64_t attendances, double of_all) {
    if (!is_known(of_all))
      return;
    sum += of_all;
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

/// Seats of one series and how often they are taken.
struct Taken {
  std::uint64_t seats = 0;
  std::uint64_t as_invited = 0; ///< of the seats: not known, each time
  double attended = 0;          ///< occurrences a year of the others, added up

  void add(double of_one) {
    ++seats;
    if (is_known(of_one))
      attended += of_one;
    else
      ++as_invited;
  }
  /// Person-hours a year; unknown without a duration.
  double hours(double duration, double hours_per_year) const {
    return static_cast<double>(as_invited) * hours_per_year + duration * attended;
  }
};

struct Tally {
  std::uint64_t attendances = 0, as_invited = 0, compared = 0, duplicated = 0, across = 0, optional = 0;
  PartlyKnown hours, low_hours, high_hours, invited_hours, low_cost, high_cost;

  void attend(const Taken &taken, double duration, double hours_per_year) {
    attendances += taken.seats;
    as_invited += taken.as_invited;
    hours.add(taken.seats, taken.hours(duration, hours_per_year));
  }
  /// `seats`: duplicated ones, the group's less one; `hours_per_year`: of the series.
  void add(const CounterpartGroup &group, std::uint64_t seats, double hours_per_year) {
    duplicated += seats;
    across += group.across_organisations;
    optional += group.optional ? seats : 0;
    low_hours.add(seats, group.hours_low);
    high_hours.add(seats, group.hours_high);
    invited_hours.add(seats, static_cast<double>(seats) * hours_per_year);
    low_cost.add(seats, group.hours_low * group.hourly_cost); // unknown if either is
    high_cost.add(seats, group.hours_high * group.hourly_cost);
  }
  void merge(const Tally &other) {
    attendances += other.attendances;
    as_invited += other.as_invited;
    compared += other.compared;
    duplicated += other.duplicated;
    across += other.across;
    optional += other.optional;
    hours.merge(other.hours);
    low_hours.merge(other.low_hours);
    high_hours.merge(other.high_hours);
    invited_hours.merge(other.invited_hours);
    low_cost.merge(other.low_cost);
    high_cost.merge(other.high_cost);
  }
  DuplicatedFigures figures() const {
    DuplicatedFigures out;
    out.attendances = attendances;
    out.as_invited = as_invited;
    out.compared = compared;
    out.duplicated = duplicated;
    out.across_organisations = across;
    out.within_organisation = duplicated - across;
    out.optional_duplicated = optional;
    if (compared > 0)
      out.duplicated_share = static_cast<double>(duplicated) / static_cast<double>(compared);
    out.hours_per_year = hours.of(attendances);
    out.duplicated_hours_per_year_low = low_hours.of(duplicated);
    out.duplicated_hours_per_year_high = high_hours.of(duplicated);
    out.duplicated_hours_as_invited = invited_hours.of(duplicated);
    out.duplicated_cost_per_year_low = low_cost.of(duplicated);
    out.duplicated_cost_per_year_high = high_cost.of(duplicated);
    return out;
  }
};

} // namespace organograph
