// SPDX-License-Identifier: Apache-2.0
// tests/data/hostile_labels.json: texts that break writers. tests/browser reads the same file.
#pragma once

#include "support/places.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <vector>

namespace organograph::test {

/// `text`, `times` over; or `bytes`, which are no UTF-8 (left out unless `bytes_too`).
inline std::vector<std::string> hostile_labels(bool bytes_too) {
  std::vector<std::string> out;
  for (const auto &label :
       nlohmann::json::parse(std::ifstream(std::string(places::test_data()) + "/hostile_labels.json"))) {
    std::string text;
    if (label.contains("text")) {
      for (int i = 0; i < label.value("times", 1); ++i)
        text += label["text"].get<std::string>();
    } else if (bytes_too) {
      for (const int byte : label["bytes"])
        text += static_cast<char>(byte);
    } else {
      continue;
    }
    out.push_back(text);
  }
  return out;
}

} // namespace organograph::test
