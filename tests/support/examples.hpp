// SPDX-License-Identifier: Apache-2.0
// The published cases, through the program.
#pragma once

#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace organograph::test {

inline const std::string of_2017 = "cambridgeshire-peterborough-2017", of_2019 = "oxfordshire-cherwell-2019",
                         of_2021 = "cambridgeshire-peterborough-2021";

inline std::string example_path(const std::string &name) {
  return std::string(places::examples()) + "/" + name;
}

/// A copy of an example to change, in the folder.
inline std::string copied_example(const std::string &name, const TemporaryFolder &folder) {
  const std::string model = folder / "model";
  std::filesystem::copy(example_path(name), model, std::filesystem::copy_options::recursive);
  return model;
}

/// analysis.json of a model; `more`: further arguments of analyse.
inline nlohmann::json analysed(const std::string &model, const std::vector<std::string> &more = {}) {
  const TemporaryFolder folder;
  std::vector<std::string> args = {"analyse",       model,         "-o",    folder / "out",
                                   "--no-diagrams", "--no-report", "--json"};
  args.insert(args.end(), more.begin(), more.end());
  const Ran ran = program(args);
  EXPECT_EQ(ran.code, 0) << ran.err;
  return nlohmann::json::parse(ran.out);
}

} // namespace organograph::test
