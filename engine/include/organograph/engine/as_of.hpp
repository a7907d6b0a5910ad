// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/engine/scenario.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// What a day leaves out of a model and its scenarios, in rows.
struct LeftOut {
  struct OfTable {
    TableId id;
    std::uint64_t out_of_force = 0; ///< by their own valid_from and valid_to
    std::uint64_t with_others = 0;  ///< of posts and meetings that are out of force
  };
  struct OfScenario {
    std::string name;
    std::uint64_t rows = 0, later = 0;        ///< all, and those that hold from a later day on
    std::uint64_t undated = 0, imprecise = 0; ///< rows without a date, with a month or a year
  };

  std::string day;
  std::vector<OfTable> tables;       ///< with any such row, in the order of the tables
  std::uint64_t managers = 0;        ///< posts whose line manager is out of force, and so not known
  std::uint64_t published = 0;       ///< figures that are not recomputed: they are of another day
  std::uint64_t imprecise = 0;       ///< months and years in the model's rows
  std::vector<OfScenario> scenarios; ///< as given; of a study, those that were applied
};

/// A model and its scenarios as they are on a day.
struct StateOnDay {
  Draft draft; ///< its model.csv has the day for its date
  std::vector<Scenario> scenarios;
  LeftOut left_out;
  std::vector<Diagnostic> gaps; ///< posts whose line manager is out of force
};

/// The rows that are in force on a day (a date of the format: a month is its first day), docs/model-format.md
/// section 'Dates'. Of a model and scenarios without faults; pure, in the drafts alone. Tables that nothing
/// is left out of are shared. Linear in the cells.
StateOnDay on_day(const Draft &model, std::span<const Scenario> scenarios, std::string_view date);

} // namespace organograph
