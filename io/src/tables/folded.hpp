// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace organograph::io::tables {

/// Letters and digits without case, accents, blanks and signs, in their order.
std::string letters_and_digits(std::string_view text);

/// An identifier of a name: 'Department for Culture & Sport' is department-for-culture-and-sport. Empty where
/// the name has no letter or digit.
std::string slug(std::string_view name);

/// Letters and digits of a head, whose '#' is a number.
std::string head_letters(std::string_view head);

/// The same, also without what stands in brackets, where something is left.
std::string head_key(std::string_view head);

} // namespace organograph::io::tables
