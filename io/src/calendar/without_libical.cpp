// SPDX-License-Identifier: Apache-2.0
// In the place of icalendar_event.cpp and icalendar_rule.cpp (ORGANOGRAPH_ICAL=OFF).
#include "calendar/icalendar_event.hpp"
#include "organograph/io/environment_error.hpp"

namespace organograph::io::calendar {

bool read_event(const EventLines &, const OfFile &, Invitations &, Calendar &, ImportReport &) {
  throw EnvironmentError("this program was built without libical, and without it reads no .ics files: export "
                         "the calendar as CSV or "
                         "JSON, or build it with -DORGANOGRAPH_ICAL=ON");
}

} // namespace organograph::io::calendar
