// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/published.hpp"
#include "organograph/viz/report.hpp"
#include "organograph/viz/tabulate.hpp"
#include "organograph/viz/workbook.hpp"
#include "page/report_parts.hpp"
#include "support/opened_workbook.hpp"
#include "support/studies.hpp"
#include "support/temporary_folder.hpp"
#include "viz/two_councils.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace organograph::test {

/// A model with scenarios, measured as `analyse` does, and all that a report is made of.
struct Reported {
  using Folders = std::vector<std::pair<std::string, Files>>;

  explicit Reported(const Files &files = two_councils(), const Folders &folders = {})
      : study(viz::with_published(study_of(files, folders))), scenarios(study.scenarios()),
        tree(viz::analysis_json(study)), tables(viz::tabulate(study)) {}
  Reported(const Reported &) = delete;
  Reported &operator=(const Reported &) = delete;

  std::string bytes(const viz::WorkbookLimits &limits = {}) const {
    const test::TemporaryFolder workspace;
    return viz::workbook(study, tables, workspace / "", limits);
  }
  OpenedWorkbook opened(const viz::WorkbookLimits &limits = {}) const {
    return OpenedWorkbook(bytes(limits));
  }

  /// model.xlsx.
  OpenedWorkbook inputs() const {
    const test::TemporaryFolder workspace;
    return OpenedWorkbook(viz::model_workbook(*study.draft, study.scenarios_read, workspace / ""));
  }

  std::string html() const { return viz::report_html(study, tables); }
  const viz::Table &table(const std::string &name) const {
    for (const viz::Table &each : tables)
      if (each.name == name)
        return each;
    throw std::runtime_error("no table " + name);
  }

  Study study;
  std::vector<StudiedScenario> scenarios;
  nlohmann::ordered_json tree;
  std::vector<viz::Table> tables;
};

} // namespace organograph::test
