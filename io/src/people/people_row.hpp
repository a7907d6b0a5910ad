// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the cells of one row say together: whether it is a post, who holds it, how it is called.

#include "people/people_parts.hpp"

#include <string>
#include <string_view>

namespace organograph::io::people {

/// What a row says of whether somebody holds its post.
StatusWord::Means status_of_row(const tables::HeadedTable &table, std::size_t row);

/// The cell that says that nobody holds the post.
std::size_t vacant_column(const tables::HeadedTable &table, std::size_t row);

/// The holder, or several with ';' between; empty where the row names none.
std::string name_of(const tables::HeadedTable &table, std::size_t row);

std::string title_of(const tables::HeadedTable &table, std::size_t row);
/// The column that title_of() takes it from.
std::size_t title_column(const tables::HeadedTable &table, std::size_t row);

/// A row in which only merged cells of the row above say whose it is: its second line.
bool goes_on(const tables::HeadedTable &table, std::size_t row);

/// Of a directory: somebody of another organisation (`Guest`, `bo_partner.example#EXT#@...`).
bool is_guest(const tables::HeadedTable &table, std::size_t row);

/// Whether what stands for a holder says that nobody holds the post: 'Not filled', 'Frozen', '*VACANT*',
/// 'Post to be recruited', 'Recruitment in progress', 'Held vacant'.
bool says_nobody(std::string_view holder);
/// The same of words that a person who is not told may have too: 'TBC', 'To be announced'.
bool says_not_yet(std::string_view holder);
/// What words say that stand for a holder whom they do not name: 'Seconded to Beta', 'Agency cover'; nothing
/// where they are none such.
StatusWord::Means unnamed_status(std::string_view holder);
/// Either of both.
inline bool stands_for_nobody(std::string_view holder) {
  return says_nobody(holder) || says_not_yet(holder);
}
/// A holder who is several people without names: 'Various', '4 posts', 'x3'. How many; 0: not said; nothing
/// where it is none.
std::optional<double> unnamed_several(std::string_view holder);
/// Whether a title says 'vacant' beside its words ('Clerk (vacant)', 'VACANT - Clerk'), which it loses.
bool take_vacancy(std::string &title);

/// A warning where a name may be of two people ('Ann One, Bo Two' in a list that writes 'Ann One').
void warn_of_pairs(Staff &staff);

} // namespace organograph::io::people
