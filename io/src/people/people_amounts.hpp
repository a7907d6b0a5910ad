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

/// The parts of a post that rows of a table have under a field, by their place in `rows`; 0 where none is
/// known. Hundredths, as the head, a '%' or all of the numbers say, are taken for what they are: 0.6 of '60'.
/// What may be one or the other is an error (`unclear-fte`); what cannot be read is left blank, with a
/// warning. Linear in the rows.
std::vector<double> fte_of_rows(const tables::HeadedTable &table, std::size_t field,
                                std::span<const std::uint32_t> rows, std::string_view locale,
                                ImportReport &report);

/// The day in the rows above the heads ('Effective 31/01/2025'); empty where there is none, or several.
std::string date_above_heads(const Staff &staff);

} // namespace organograph::io::people
