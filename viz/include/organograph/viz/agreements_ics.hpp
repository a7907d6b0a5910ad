// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/agreements.hpp"

#include <string>

namespace organograph::viz {

/// Reviews that are due and last days of agreements as an iCalendar file (RFC 5545) of whole days, for any
/// calendar; exits are no dates that anybody has agreed, and are not in it. Empty where nothing is due. No
/// clock is read: DTSTAMP is the model's date, else the day of the event. O(dates).
std::string agreements_ics(const Model &model, const Agreements &result);

} // namespace organograph::viz
