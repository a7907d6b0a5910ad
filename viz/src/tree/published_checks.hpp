// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"
#include "tree/near_paths.hpp"
#include "tree/published_tables.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz {

/// Every published figure of the study recomputed from its tables and from `figures`, the tree of
/// analysis.json.
std::vector<PublishedCheck> published_checks(const Study &study, const nlohmann::ordered_json &figures);

/// Figures as published.csv names them, each looked up once however many rows name it: an expression over a
/// table reads all of it. Of a scenario that the run leaves out none is known. What it is made of must stay.
class LookedUp {
public:
  LookedUp(const Study &study, const nlohmann::ordered_json &figures)
      : study_(study), figures_(figures), others_(figures) {}

  const Recomputed &operator()(std::string_view measure);
  std::size_t count() const { return known_.size(); }

private:
  const Study &study_;
  const nlohmann::ordered_json &figures_;
  NearPaths others_;
  std::map<std::string, Recomputed, std::less<>> known_;
};

} // namespace organograph::viz
