// SPDX-License-Identifier: Apache-2.0
// Models of meetings: published ones, and small ones by who sits where.
#pragma once

#include "support/models.hpp"
#include "support/places.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace organograph::test {

/// A published network of tests/data.
inline Model published_model(const std::string &name) {
  BuildResult built = build_model(io::read_model_folder(std::string(places::test_data()) + "/" + name));
  return std::move(built.model.value());
}

/// Posts P0, P1 ... of one organisation; a list for each series: the numbers of who sits in it.
inline Model meeting_model(std::size_t posts, const std::vector<std::vector<std::size_t>> &series) {
  Files files = {{"organisations.csv", "organisation_id,name\nA,a\n"},
                 {"posts.csv", "post_id,title,organisation_id\n"},
                 {"meetings.csv", "meeting_id,subject\n"},
                 {"attendance.csv", "meeting_id,attendee_id\n"}};
  for (std::size_t p = 0; p < posts; ++p)
    files[1].second += "P" + std::to_string(p) + ",t,A\n";
  for (std::size_t m = 0; m < series.size(); ++m) {
    files[2].second += "M" + std::to_string(m) + ",s\n";
    for (const std::size_t p : series[m])
      files[3].second += "M" + std::to_string(m) + ",P" + std::to_string(p) + "\n";
  }
  return model_of(files);
}

} // namespace organograph::test
