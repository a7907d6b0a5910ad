// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

/// What somebody meant by a head or by the name of a file or sheet.
struct Meant {
  std::string name;
  bool is_sure = false; ///< written in another way, and no letter of it otherwise
};

/// Of the columns that a table lacks the one that this head is: 'Reports to', 'Post ID', 'Organisation',
/// 'Annual cost (£)', 'duration'; or else one that is a letter away (two from eight letters on). Empty where
/// several are.
std::optional<Meant> head_meant(std::string_view head, const std::vector<std::string> &absent);

/// The same of tables: 'Posts 2025', 'Meeting list', 'Shares', 'atendance'.
std::optional<Meant> table_meant(std::string_view name, const std::vector<std::string> &absent);

} // namespace organograph::io
