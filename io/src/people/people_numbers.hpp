// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "people/people_parts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace organograph::io::people {

/// Whose numbers a column such as 'Reports To ID' holds, where a list numbers people and posts.
enum class NumbersOf : std::uint8_t { people, positions, either };
/// By table: whose numbers most cells of `manager_id` are. Where as many are of both it is the people's, but
/// under a head that names neither ('Reports To ID', 'Parent ID'), where a cell that fits two rows fits none.
std::vector<NumbersOf> numbers_of_managers(Staff &staff);

inline constexpr std::string_view unknown_manager = "?"; // as a model writes it

/// Whom a cell names as a manager, of 'CN=Ann One,OU=Staff' the name; nothing where it says that there is
/// none. 'Vacant' and 'TBC' are managers who are not known.
std::string_view manager_in(std::string_view cell);

/// Cells of columns that are not known: a manager's number may stand there.
class UnreadCells {
public:
  /// The head of such a column with the text in a cell of table `t`; empty: none. The first call for a table
  /// is linear in its cells, the others constant.
  std::string head_with(const Staff &staff, std::uint32_t t, std::string_view text);

private:
  std::vector<std::optional<std::unordered_map<std::string_view, std::size_t>>> columns_; // by table and cell
};

} // namespace organograph::io::people
