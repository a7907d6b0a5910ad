// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "people/people_parts.hpp"

#include <map>
#include <string>
#include <utility>
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

/// The parts of joint posts that their rows say: by post and organisation.
using JointParts = std::map<std::pair<std::uint32_t, std::string>, std::string>;

/// FTE and cost of joint posts from their rows. FTE that add up to one post at most are parts of it; else
/// each row has the whole post, and the parts are not known.
JointParts settle_joint_amounts(Staff &staff, Amounts &amounts);

/// Marks posts of several people without names, to whom nobody reports, as staff groups; their FTE is that of
/// all. Warns where one stays a post.
void find_groups(Staff &staff, Amounts &amounts);

/// The tables of the model, and people.csv and map.csv.
void write_tables(Staff &staff, const Amounts &amounts, const JointParts &parts, Imported &to);

/// The parts of a post that rows of a table have under a field, by their place in `rows`; 0 where none is
/// known. Hundredths, as the head, a '%' or all of the numbers say, are taken for what they are: 0.6 of '60'.
/// What may be one or the other is an error (`unclear-fte`); what cannot be read is left blank, with a
/// warning. several: by place in `rows`, those that are of several people (empty: none). Linear in the rows.
std::vector<double> fte_of_rows(const tables::HeadedTable &table, std::size_t field,
                                std::span<const std::uint32_t> rows, std::string_view locale,
                                ImportReport &report, const std::vector<bool> &several = {});

/// The day in the rows above the heads ('Effective 31/01/2025'); empty where there is none, or several.
std::string date_above_heads(const Staff &staff);

} // namespace organograph::io::people
