// SPDX-License-Identifier: Apache-2.0
// Examples as a report is made of them, for tests that read the page.
#pragma once

#include "organograph/engine/comparison.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/published.hpp"
#include "organograph/viz/report.hpp"
#include "organograph/viz/tabulate.hpp"
#include "page/report_parts.hpp"
#include "support/html_checker.hpp"
#include "support/models.hpp"
#include "support/places.hpp"
#include "viz/reported.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace organograph::test {

using ScenarioFiles = Reported::Folders::value_type;

inline Files files_in(const std::filesystem::path &folder) {
  Files out;
  for (const auto &entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".csv") {
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      out.emplace_back(entry.path().filename().string(), text.str());
    }
  std::ranges::sort(out);
  return out;
}

/// One of the examples with its scenarios; made once.
inline const Reported &reported_example(const std::string &name) {
  static std::map<std::string, std::unique_ptr<Reported>> made;
  std::unique_ptr<Reported> &out = made[name];
  if (!out) {
    const std::filesystem::path folder = std::filesystem::path(places::examples()) / name;
    std::vector<ScenarioFiles> scenarios;
    if (std::filesystem::exists(folder / "scenarios"))
      for (const auto &entry : std::filesystem::directory_iterator(folder / "scenarios"))
        scenarios.emplace_back(entry.path().filename().string(), files_in(entry.path()));
    std::ranges::sort(scenarios);
    out = std::make_unique<Reported>(files_in(folder), scenarios);
  }
  return *out;
}

/// A table as it stands in a report.
inline std::string table_alone(const Reported &reported, std::string_view name) {
  viz::Html page;
  viz::report_table(page, reported.study, reported.tables, name);
  return page.take();
}

inline std::string in_a_page(const std::string &body) {
  return "<!doctype html>\n<html><body>" + body + "</body></html>\n";
}

} // namespace organograph::test
