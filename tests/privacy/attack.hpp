// SPDX-License-Identifier: Apache-2.0
// What somebody finds out who has nothing but what a run printed: figures, their sums and their differences.
// Written from docs/privacy.md, with nothing of the code that blanks.
#pragma once

#include "privacy/attacked_model.hpp"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <span>
#include <string>
#include <vector>

namespace organograph::test {

/// A printed figure, and where it was printed first.
using Figures = std::map<double, std::string>;

struct Printed {
  Figures money, fte;
};

/// Every amount of money and FTE of a JSON tree; a share of managers in a cost also as what it is of the
/// cost.
void gather(const nlohmann::ordered_json &tree, Printed &to);
/// The same of a table.
void gather_table(const std::string &name, const std::string &csv, Printed &to);
/// Money of a text for people.
void gather_text(const std::string &text, Printed &to);

/// `figure + figure - figure = secret`: each secret that up to three figures give, once.
std::vector<std::string> found(const Figures &figures, const std::vector<Secret> &secrets, double tolerance);

/// Sums and differences of up to three of the printed counts of people of all proposals that leave fewer
/// than `minimum` people, and counts that are not what the rows say.
std::vector<std::string> found_people(const nlohmann::ordered_json &scenarios,
                                      std::span<const Proposal> proposals, unsigned minimum);

} // namespace organograph::test
