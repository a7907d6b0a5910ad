// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz {

/// The paths to figures of a tree, for whoever wrote one that leads nowhere. The tree is walked at the first
/// question.
class NearPaths {
public:
  explicit NearPaths(const nlohmann::ordered_json &tree) : tree_(&tree) {}

  /// The path that has all words of this one in their order and the fewest others, else one whose words
  /// differ by slips of a letter or two; empty where several are as near. O(paths).
  std::string nearest(std::string_view path);

private:
  void collect(const nlohmann::ordered_json &from, const std::string &path);

  const nlohmann::ordered_json *tree_;
  std::optional<std::vector<std::string>> paths_;
};

} // namespace organograph::viz
