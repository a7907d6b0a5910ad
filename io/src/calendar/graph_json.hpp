// SPDX-License-Identifier: Apache-2.0
#pragma once

// Private to the sources that read events of Microsoft Graph.

#include "calendar/calendar_parts.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace organograph::io::calendar {

using Json = nlohmann::json;

/// The member, or null.
const Json &part(const Json &object, const char *key);
/// Empty where it is no text.
std::string_view text_of(const Json &object, const char *key);
/// 2025-03-30T01:30:00.0000000, perhaps with Z behind.
std::optional<Wall> wall_of_text(std::string_view text);

/// The pattern and range of a seriesMaster, and the occurrences that were cancelled. Nothing where they are
/// not as Graph has them.
std::optional<Rule> rule_of(const Json &event);

} // namespace organograph::io::calendar
