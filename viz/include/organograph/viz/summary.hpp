// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"

#include <string>

// A study with a model, in words for a terminal. What was done to names and small groups is said last. Cannot
// fail.
namespace organograph::viz {

struct SummaryOptions {
  bool colour = false; ///< ANSI colours (a terminal, and no NO_COLOR)
};

/// One screen (at most 80 columns, about 40 lines): the headline of each measure with its unit and its
/// caveat, the three largest of each, what was not measured and why, warnings counted, what the figures
/// rest on; then three lines a scenario.
std::string summary(const Study &study, const SummaryOptions &options = {});

/// What `compare` prints: any number of scenarios side by side with the baseline, blocks of at most 100
/// columns; then what each one changes.
std::string compare_text(const Study &study, const SummaryOptions &options = {});

/// What a day leaves out, in lines of at most 100 columns.
std::string as_of_text(const LeftOut &left_out);

/// What `decouple` prints: what is lost beside what is gained, 100 columns. `study`: with what undoing would
/// mean.
std::string decouple_text(const Study &study, const SummaryOptions &options = {});

} // namespace organograph::viz
