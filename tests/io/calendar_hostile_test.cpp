// SPDX-License-Identifier: Apache-2.0
// Calendars that are made to hurt: each is a named fault, or read, in little time and memory.
#include "calendar/recurrence.hpp"
#include "support/calendars.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace organograph::io::calendar_hostile_test {
namespace {

using test::imported;
using test::imported_ics;
using test::Meetings;
using test::vevent;
using testing::HasSubstr;
using testing::Not;

// Builds without optimisation, and machines that do more than this, take a multiple of what users see.
class Clock {
public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }

private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

TEST(CalendarHostile, a_rule_for_ever_and_a_billion_occurrences_are_those_in_the_window) {
  const Clock clock;
  for (const char *rule : {"FREQ=WEEKLY", "FREQ=WEEKLY;COUNT=1000000000",
                           "FREQ=WEEKLY;UNTIL=99991231T000000Z", "FREQ=WEEKLY;UNTIL=21991231T000000Z"}) {
    const Meetings read =
        imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z", "RRULE:" + std::string(rule)}));
    EXPECT_THAT(read.meetings, HasSubstr("cal-1,Meeting 1,,52,")) << rule << read.said;
  }
  EXPECT_LT(clock.seconds(), 20);
}

TEST(CalendarHostile, more_than_meetings_recur_is_a_fault) {
  EXPECT_THAT(imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z", "RRULE:FREQ=SECONDLY"})).said,
              HasSubstr("error[unsupported-recurrence]"));
  std::string minutes = "0";
  for (int minute = 1; minute < 60; ++minute)
    minutes += "," + std::to_string(minute);
  const Meetings dense =
      imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z",
                           "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=" + minutes}));
  EXPECT_THAT(dense.said,
              HasSubstr("alex.ics:3: error[calendar-too-large]: a series has more than 20000 occurrences"));
  EXPECT_EQ(dense.meetings, "");
}

TEST(CalendarHostile, bombs_of_dates_are_faults) {
  std::string dates = "RDATE:20250407T090000Z";
  while (dates.size() < 900'000)
    dates += ",20250407T090001Z";
  const Clock clock;
  EXPECT_THAT(imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z", dates})).said,
              HasSubstr("error[calendar-too-large]"));
  dates += dates;
  EXPECT_THAT(imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z", dates})).said,
              HasSubstr("alex.ics:6: error[calendar-too-large]"));
  EXPECT_LT(clock.seconds(), 20);
}

TEST(CalendarHostile, rules_that_take_long_to_follow_use_up_patience) {
  calendar::Recurrence never; // 30 February, a thousand times since 1900
  never.every = calendar::Recurrence::Every::year;
  never.months = {2};
  never.month_days = {30};
  never.count = 1000;
  const calendar::Wall start = -25'567 * calendar::seconds_a_day, end = 20'000 * calendar::seconds_a_day;
  std::vector<calendar::Wall> times;
  calendar::Patience patience{100'000};
  EXPECT_TRUE(calendar::expand(never, start, start, end, 100, patience, times));
  EXPECT_EQ(times.size(), 1U);
  EXPECT_LT(patience.days, 60'000U);
  EXPECT_TRUE(calendar::expand(never, start, start, end, 100, patience, times));
  EXPECT_FALSE(calendar::expand(never, start, start, end, 100, patience, times));
}

TEST(CalendarHostile, bodies_and_long_lines_are_passed_over_unless_they_are_read) {
  const std::string body = "DESCRIPTION:" + std::string(5'000'000, 'x');
  EXPECT_THAT(imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z", body})).meetings, HasSubstr("cal-1"));
  const Meetings subject =
      imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z", "SUMMARY:" + std::string(5'000'000, 'x')}));
  EXPECT_THAT(subject.said, HasSubstr("error[calendar-too-large]"));
  EXPECT_THAT(subject.said, Not(HasSubstr("xxx")));
}

TEST(CalendarHostile, components_within_each_other_are_passed_over) {
  std::string nested;
  for (int i = 0; i < 100'000; ++i)
    nested += "BEGIN:X-BOX\r\n";
  EXPECT_THAT(imported_ics(nested + vevent({"UID:1", "DTSTART:20250407T090000Z"})).said,
              HasSubstr("error[unreadable-calendar]: the file ends within a component"));
  EXPECT_THAT(imported_ics("END:VEVENT\r\nEND:VEVENT\r\n").said, HasSubstr("END without its BEGIN"));
}

TEST(CalendarHostile, a_zero_byte_is_a_fault_and_what_is_not_utf8_a_warning) {
  std::string zero = vevent({"UID:1", "DTSTART:20250407T090000Z", "SUMMARY:a"});
  zero[zero.find("SUMMARY:a") + 8] = '\0';
  EXPECT_THAT(imported_ics(zero).said, HasSubstr("error[not-utf8]"));
  const Meetings latin =
      imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z"}, {"CN=Ren\xE9:mailto:alex@north.example"}));
  EXPECT_THAT(latin.said, HasSubstr("warning[read-as-windows-1252]"));
  EXPECT_THAT(latin.meetings, HasSubstr("cal-1"));
}

TEST(CalendarHostile, json_within_json_is_a_fault) {
  const Clock clock;
  for (const char *opens : {"[", "{\"a\":"}) {
    std::string deep = "{\"value\":[{\"start\":";
    for (int i = 0; i < 200'000; ++i)
      deep += opens;
    EXPECT_THAT(imported({{"a.json", deep}}).said,
                HasSubstr("error[calendar-too-large]: the text has more than 64 levels"));
  }
  EXPECT_LT(clock.seconds(), 20);
}

TEST(CalendarHostile, many_meetings_of_one_subject_are_not_compared_with_each_other) {
  std::string events;
  for (int i = 0; i < 5'000; ++i)
    events += vevent({"UID:" + std::to_string(i), "DTSTART:20250407T090000Z", "SUMMARY:1",
                      "ORGANIZER:mailto:alex@north.example"},
                     {"p" + std::to_string(i) + "@else.example"});
  const Clock clock;
  EXPECT_FALSE(imported_ics(events).meetings.empty());
  EXPECT_LT(clock.seconds(), 60);
}

TEST(CalendarHostile, a_zone_of_many_parts_is_not_followed) {
  std::string zone = "BEGIN:VTIMEZONE\r\nTZID:Own\r\n";
  for (int i = 0; i < 2000; ++i)
    zone += "BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\n"
            "RRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\n";
  const Meetings read =
      imported_ics(zone + "END:VTIMEZONE\r\n" + vevent({"UID:1", "DTSTART;TZID=Own:20250407T090000"}));
  EXPECT_THAT(read.said, HasSubstr("warning[unknown-time-zone]"));
}

TEST(CalendarHostile, names_of_files_and_cells_with_addresses_are_not_repeated) {
  const Meetings read = imported(
      {{"pat@north.example.csv", "Subject,Start Date,Start Time,End Date,End Time,Required Attendees,"
                                 "Optional Attendees,Show time as\nx,pat@else.example,1,2,3,"
                                 "Alex Alpha,,2\n"}});
  EXPECT_TRUE(has_errors(read.imported.report.diagnostics)) << read.said;
  EXPECT_THAT(read.said + read.report, Not(HasSubstr("pat")));
}

} // namespace
} // namespace organograph::io::calendar_hostile_test
