// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace organograph::io::tables {

/// The text with `marker` in place of telephone numbers: nine to fifteen digits that begin with + or 0.
/// Dates and decimals are none. Linear.
std::string without_telephones(std::string_view text, std::string_view marker = "(telephone)");

/// The text with '(e-mail)' and '(telephone)' in place of these. Linear.
std::string without_contacts(std::string_view text);

/// A person's name without e-mails and telephone numbers, and what stood round them. Linear.
std::string bare_person(std::string_view text);

/// Where the e-mail begins whose '@' stands at `sign`, not before `from`; `sign` where nothing stands before.
std::size_t email_begin(std::string_view text, std::size_t sign, std::size_t from = 0);

/// The first e-mail in a text: 'b@example.org' of 'mailto:b@example.org; 0123'. Empty where there is none.
std::string_view email_in(std::string_view text);

} // namespace organograph::io::tables
