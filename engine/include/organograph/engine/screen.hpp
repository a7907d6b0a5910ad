// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace organograph {

/// The text on one line as a terminal may print it: characters that it would act on instead of showing them
/// (line breaks and other controls, C1, marks that turn the direction of writing, blanks that nobody sees)
/// are escapes:
/// `\n`, `\x1b`. Unlike shown() it neither quotes nor cuts. O(text).
std::string for_screen(std::string_view text);

/// The same of JSON: in its strings such characters become `\u009b`, which reads back as they are. What JSON
/// itself must escape is expected to be so; line breaks between values stay. O(json).
std::string json_for_screen(std::string_view json);

/// Whether a spreadsheet would run the cell instead of showing it: it begins as a formula does, and is no
/// number. Tabs and carriage returns before it are passed over there. O(text).
bool may_be_formula(std::string_view text);

} // namespace organograph
