// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace organograph::io::tables {

/// Letters and digits without case, accents, blanks and signs, in their order.
std::string letters_and_digits(std::string_view text);

/// The same of a head, also without what stands in brackets, where something is left.
std::string head_key(std::string_view head);

} // namespace organograph::io::tables
