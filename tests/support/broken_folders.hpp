// SPDX-License-Identifier: Apache-2.0
// Folders with faults (tests/broken...), each with an expected.txt.
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/places.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace organograph::test {

/// A folder of tests/broken-KIND.
inline std::filesystem::path broken_folder(const std::string &kind, const std::string &folder) {
  return std::filesystem::path(places::broken()).parent_path() / ("broken-" + kind) / folder;
}

/// The names of the folders in a folder.
inline std::vector<std::string> folders_in(const std::filesystem::path &path) {
  std::vector<std::string> names;
  for (const auto &entry : std::filesystem::directory_iterator(path))
    if (entry.is_directory())
      names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

inline std::vector<std::string> expected_lines(const std::filesystem::path &folder) {
  std::ifstream in(folder / "expected.txt");
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  return lines;
}

/// The folder's tables, as a scenario that is called as the folder.
inline Scenario scenario_in(const std::filesystem::path &folder) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto &entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".csv")
      files.emplace_back(entry.path().filename().string(), read_file(entry.path()));
  return io::read_scenario_files(folder.filename().string(), files);
}

/// 'posts.csv:17:4 error[unknown-post]': what to_string() prints, up to the text.
inline std::string place_and_code(const Diagnostic &diagnostic) {
  Diagnostic without_head = diagnostic;
  without_head.head.clear();
  const std::string printed = to_string(without_head);
  const std::size_t colon = printed.find(": ");
  return printed.substr(0, colon) + printed.substr(colon + 1, printed.find("]: ") - colon);
}

} // namespace organograph::test
