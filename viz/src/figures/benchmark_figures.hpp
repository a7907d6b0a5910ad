// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

// What the texts of a benchmark say alike.
namespace organograph::viz {

struct BenchmarkColumn {
  std::string_view key;  ///< of the catalogue
  std::string_view head; ///< at most 9 letters
};
inline constexpr std::array<BenchmarkColumn, 8> benchmark_columns = {
    {{"span_of_control.all.layers", "layers"},
     {"span_of_control.all.span_mean", "span mean"},
     {"span_of_control.all.span_median", "median"},
     {"span_of_control.all.span_max", "largest"},
     {"span_of_control.all.manager_share", "managers"},
     {"capacity.own_share", "own"},
     {"partner_contact.one_voice_share", "one voice"},
     {"duplicated_attendance.duplicated_share", "overlap"}}};

/// Often printed, of a whole organisation; no figure of ours is held against it.
inline constexpr unsigned guided_layers[] = {5, 7}, guided_reports[] = {5, 10};
inline constexpr std::string_view benchmark_caveat = "No figure is right by itself, and a place is no mark: "
                                                     "organisations differ in what they do, and models in "
                                                     "what they hold.";
inline constexpr std::string_view guidance =
    "Guidance often printed: 5 to 7 layers, 5 to 10 reports to a manager. It is guidance, not a target.";

} // namespace organograph::viz
