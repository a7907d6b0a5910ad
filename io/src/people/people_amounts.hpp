// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "people/people_parts.hpp"

#include <string>
#include <vector>

namespace organograph::io::people {

/// Numbers and dates of the posts, by post, as posts.csv writes them; blank where they are not known.
struct Amounts {
  std::vector<std::string> fte, cost, start, end;
  std::vector<bool> is_salary; ///< cost is pay without on-costs
  std::string currency;
};

/// How each column writes them is told by all of its cells. What cannot be read is left blank, with a
/// warning.
Amounts amounts_of(Staff &staff);

/// The day in the rows above the heads ('Effective 31/01/2025'); empty where there is none, or several.
std::string date_above_heads(const Staff &staff);

} // namespace organograph::io::people
