// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace organograph {

/// True for a holder's name that says that nobody holds the post: 'Vacant', 'VACANCY - recruitment', and the
/// like (docs/model-format.md lists all words).
bool says_vacant(std::string_view name);

/// True for a name that says that the post is no more: 'Eliminated', 'Post deleted', 'abolished'.
bool says_gone(std::string_view name);

/// True for a name or number that is none: whatever says vacant, 'N/D', 'to be confirmed', '-' and their
/// like. Compared without regard to case, blanks, dots, hyphens and brackets. Blank is none of them.
bool is_placeholder(std::string_view name);

/// True for a holder_id that is none: a placeholder, or nothing but noughts.
bool is_placeholder_number(std::string_view number);

/// True for a placeholder that says who fills in: 'Agency', 'Interim', 'Locum' and their like.
bool says_interim(std::string_view name);

/// One of those who hold a post. What is a placeholder or is not given is empty; of both: not known who.
struct HolderName {
  std::string_view name, id;

  bool known() const { return !name.empty() || !id.empty(); }
};

/// The parts of a cell between ';', trimmed, blank ones left out.
std::vector<std::string_view> parts_of_holders(std::string_view cell);

/// The holder_ids of so many holders, by their place: one that is blank in the list (`;4`) stays so. Where
/// the places are not as many as the holders, those that are not blank.
std::vector<std::string_view> numbers_of_holders(std::string_view cell, std::size_t holders);

/// Those who hold a post by its cells `holder` and `holder_id`, who must be equally many where both are
/// given. Who says vacant is nobody and left out.
std::vector<HolderName> holders_of(std::string_view holder, std::string_view holder_id);

/// True where the cell names somebody and all of them say vacant.
bool all_say_vacant(std::string_view holder);

} // namespace organograph
