// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

enum class ConsultationState : std::uint8_t { not_begun, open, closed };
std::string_view name(ConsultationState state); ///< 'open'

/// The clock of one consultation. What rests on a month or a year where it needs a day is not known.
struct ConsultationClock {
  std::size_t row = 0;
  std::optional<int> days; ///< from the first day to the last
  std::optional<unsigned> minimum;
  std::optional<bool> long_enough; ///< days >= minimum
  std::optional<int> report_late;  ///< days from what was planned (a month: its last day); below 0: before
  // Of the day; empty where none is asked for:
  std::optional<ConsultationState> state;
  std::optional<int> days_left;       ///< to the last day, of one that is open
  std::optional<bool> report_overdue; ///< planned before the day, and not reported by it
};

struct Consultations {
  std::string day;                              ///< asked for; empty: none
  std::vector<ConsultationClock> consultations; ///< file order
  std::uint64_t too_short = 0, length_not_known = 0, reported_late = 0;
  std::optional<std::uint64_t> open, report_overdue; ///< empty where no day is asked for
};

/// Consultation clocks, measures.md. `day`: YYYY-MM-DD, or empty: no clock is read. The model must have the
/// register consultations. Cannot fail. O(rows).
Consultations consultations(const Model &model, std::string_view day);

} // namespace organograph
