// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"
#include "tree/published_checks.hpp"

#include <string>
#include <vector>

namespace organograph::viz {

/// The tests of the register claims, by row; none where the model has no such table. `figures`: the tree of
/// analysis.json.
std::vector<ClaimTest> claim_tests(const Study &study, const nlohmann::ordered_json &figures);

/// The figures that a test is of, as published.csv would name them: one, or before and after a scenario.
std::vector<std::string> measures_of(const Model &model, const ClaimTest &test);

/// A warning for each test whose measure names nothing.
std::vector<Diagnostic> claim_warnings(const Study &study, const Claims &claims);

} // namespace organograph::viz
