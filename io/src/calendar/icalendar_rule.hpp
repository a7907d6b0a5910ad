// SPDX-License-Identifier: Apache-2.0
#pragma once

// Private to the sources that include libical.

#include "calendar/calendar_parts.hpp"

#include <libical/ical.h>

#include <optional>
#include <string>

namespace organograph::io::calendar {

/// The wall time of a value, as if it had no zone; nothing where it is no time between 1900 and 2200.
std::optional<Wall> wall_of(const icaltimetype &time);

/// A rule of libical as one of ours. Nothing, and why, where it is of a kind that meetings do not have (by
/// the second, in another calendar than the Gregorian).
std::optional<Recurrence> recurrence_of(const icalrecurrencetype &rule, const Event &event,
                                        const Zones &zones, std::string &why);

} // namespace organograph::io::calendar
