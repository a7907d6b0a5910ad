// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace organograph::test {

/// Where two trees differ, as 'path: ours, oracle's'. Numbers may differ in the last bits of a double.
inline void differences(const std::string &path, const nlohmann::ordered_json &ours,
                        const nlohmann::ordered_json &theirs, std::vector<std::string> &out) {
  const auto differ = [&] { out.push_back(path + ": " + ours.dump() + ", oracle " + theirs.dump()); };
  if (ours.is_number() && theirs.is_number()) {
    const double a = ours.get<double>();
    const double b = theirs.get<double>();
    if (std::abs(a - b) > 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}))
      differ();
  } else if (theirs.is_object() && ours.is_object()) {
    for (const auto &[key, value] : theirs.items())
      if (ours.contains(key))
        differences(path + "." + key, ours[key], value, out);
      else
        out.push_back(path + "." + key + ": missing, oracle " + value.dump());
    for (const auto &[key, value] : ours.items())
      if (!theirs.contains(key))
        out.push_back(path + "." + key + ": " + value.dump() + ", the oracle has no such figure");
  } else if (theirs.is_array() && ours.is_array() && ours.size() == theirs.size()) {
    for (std::size_t i = 0; i < theirs.size(); ++i)
      differences(path + "[" + std::to_string(i) + "]", ours[i], theirs[i], out);
  } else if (ours != theirs) {
    differ();
  }
}

} // namespace organograph::test
