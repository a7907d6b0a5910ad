// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/scenario.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace organograph::io {

/// Reads every scenario of a model folder: the folders below MODEL/scenarios/, sorted by name (bytes); none
/// without that folder. Faults of the text are in each scenario's draft.diagnostics, whose files are called
/// 'scenarios/NAME/changes.csv'. Throws EnvironmentError when something cannot be read.
std::vector<Scenario> read_scenarios(const std::filesystem::path &model_folder);

/// The same from memory for one scenario: file name ('changes.csv') to text.
Scenario read_scenario_files(const std::string &name,
                             const std::vector<std::pair<std::string, std::string>> &files);

} // namespace organograph::io
