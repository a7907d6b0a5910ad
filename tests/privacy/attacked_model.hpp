// SPDX-License-Identifier: Apache-2.0
// A random model and random proposals whose secrets are known, for an attack on what is printed of them.
#pragma once

#include "oracle/rows.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace organograph::test {

struct Secret {
  std::string what;
  double value;
};

/// People or posts of a proposal, by name: counted as at risk, without impact or vacant.
using People = std::set<std::string>;

/// The people of one employer and grade, or all: three columns of the report.
struct PeopleCounted {
  People at_risk, no_impact, vacant;
};

struct Proposal {
  std::string name, starts_from;
  std::string changes; ///< changes.csv
  PeopleCounted people;
  std::map<std::pair<std::string, std::string>, PeopleCounted> by_employer_and_grade;
};

/// Every cost and FTE is a number that no sum or difference of the others comes near.
struct AttackedModel {
  oracle::Rows rows;
  std::vector<Proposal>
      proposals; ///< each behind the one that it starts from; alike, so that they differ little
  std::vector<Secret> costs, ftes; ///< what one post costs or has, wholly or by share, before or after

  void write(const std::string &folder) const;
};

/// The same structure for a seed; `values` draws other costs and FTE.
AttackedModel attacked_model(std::uint64_t seed, std::uint64_t values);

} // namespace organograph::test
