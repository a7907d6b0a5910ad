// SPDX-License-Identifier: Apache-2.0
// Studies as tests want them.
#pragma once

#include "organograph/engine/study.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/models.hpp"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace organograph::test {

/// A model and what was measured of it, without draft.
inline Study study_of(const Model &model, const Analysis &analysis = {},
                      const std::vector<Diagnostic> &diagnostics = {}) {
  Study out;
  out.model = model;
  out.diagnostics = diagnostics;
  out.measures = Measures::all;
  out.analysis = analysis;
  return out;
}

/// A model that must be valid, with scenarios by name, measured in full.
inline Study study_of(Draft draft, std::vector<Scenario> scenarios, const StudyOptions &options = {}) {
  Study out = study(std::move(draft), std::move(scenarios), options);
  std::string all;
  for (const Diagnostic &diagnostic : out.diagnostics)
    all += to_string(diagnostic) + "\n";
  if (!out.model)
    throw std::runtime_error("the test's model is not valid:\n" + all);
  return out;
}

inline Study study_of(const Files &files, const std::vector<std::pair<std::string, Files>> &folders = {},
                      const StudyOptions &options = {}) {
  std::vector<Scenario> scenarios;
  for (const auto &[name, own] : folders)
    scenarios.push_back(io::read_scenario_files(name, own));
  return study_of(io::read_model_files(files), std::move(scenarios), options);
}

} // namespace organograph::test
