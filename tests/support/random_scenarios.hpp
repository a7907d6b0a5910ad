// SPDX-License-Identifier: Apache-2.0
// Scenarios that change random models, beside the rows that a hand makes of them.
#pragma once

#include "oracle/changes.hpp"
#include "oracle/facts.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/random_models.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace organograph::test {

/// Of a model with all registers; benefits and claims name the scenarios. Its meetings have the kind written
/// that they would be inferred to have: under a scenario they keep it.
inline oracle::Rows rows_to_change(std::uint64_t seed, const std::vector<std::string> &scenarios) {
  const oracle::Rows rows = oracle::random_model_with_registers(seed, scenarios);
  oracle::Rows out = rows;
  if (oracle::meetings_known(rows))
    for (oracle::MeetingRow &meeting : *out.meetings)
      if (const std::string kind = oracle::kind_of(rows, meeting).value_or(""); kind != "counterparts")
        meeting.kind = kind;
  return out;
}

inline Scenario scenario_of(const std::string &name, const oracle::Tables &tables,
                            const std::string &starts_from = "") {
  Files files = tables.files();
  files.emplace_back("scenario.csv", "title,starts_from\nA proposal," + starts_from + "\n");
  return io::read_scenario_files(name, files);
}

} // namespace organograph::test
