// SPDX-License-Identifier: Apache-2.0
// What becomes of events (docs/import-calendar.md).
#include "support/calendars.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::io::calendar_test {
namespace {

using test::imported;
using test::imported_ics;
using test::Meetings;
using test::vevent;
using testing::HasSubstr;
using testing::Not;

constexpr const char *weekly = "RRULE:FREQ=WEEKLY;UNTIL=20260331T235959Z";

TEST(Calendar, makes_a_series_a_meeting_of_posts) {
  const Meetings read =
      imported_ics(vevent({"UID:1", "DTSTART;TZID=Europe/London:20250407T093000",
                           "DTEND;TZID=Europe/London:20250407T110000", weekly, "SUMMARY:Board"}));
  EXPECT_EQ(read.meetings, "meeting_id,subject,duration_hours,occurrences_per_year,source\n"
                           "cal-1,Meeting 1,1.5,52,\"alex.ics, line 3\"\n")
      << read.said;
  EXPECT_EQ(read.attendance,
            "meeting_id,attendee_id,role,attended\ncal-1,n1,required,\ncal-1,s1,required,\n");
  EXPECT_TRUE(build_model(read.imported.draft).model.has_value());
  EXPECT_FALSE(has_errors(read.imported.report.diagnostics));
}

TEST(Calendar, leaves_out_and_counts_what_is_no_meeting) {
  const Meetings read = imported_ics(
      vevent({"UID:1", "DTSTART:20250407T090000Z", "DTEND:20250407T100000Z"}) +
      vevent({"UID:2", "DTSTART:20250408T090000Z", "STATUS:CANCELLED"}) +
      vevent({"UID:3", "DTSTART;VALUE=DATE:20250409"}) +
      vevent({"UID:4", "DTSTART:20250410T000000Z", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"}) +
      vevent({"UID:5", "DTSTART:20250411T090000Z", "TRANSP:TRANSPARENT"}) +
      vevent({"UID:6", "DTSTART:20250412T090000Z", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"}) +
      vevent({"UID:7", "DTSTART:20250413T090000Z"}, {}) + vevent({"UID:8", "DTSTART:20240413T090000Z"}) +
      vevent({"UID:9", "DTSTART:20250414T090000Z"}, {"x@else.example", "y@else.example"}) +
      "BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\n");
  for (const char *said : {"cancelled events: 1", "all-day events: 2", "events shown as free: 2",
                           "events without attendees: 1", "events and series outside of the window: 1",
                           "meetings that nobody of the model attends: 1", "tasks"})
    EXPECT_THAT(read.report, HasSubstr(said));
  EXPECT_THAT(read.meetings, HasSubstr("cal-1,Meeting 1,1,1,"));
  EXPECT_THAT(read.meetings, Not(HasSubstr("cal-2")));
}

TEST(Calendar, takes_a_subject_that_begins_so_for_cancelled) {
  std::string events = vevent({"UID:0", "DTSTART:20250407T090000Z", "SUMMARY:thing"});
  int day = 10;
  for (const char *subject : {"Canceled: thing", "CANCELLED: thing", "Abgesagt: thing"}) {
    events += vevent({"UID:" + std::to_string(day), "DTSTART:202504" + std::to_string(day) + "T090000Z",
                      "SUMMARY:" + std::string(subject)});
    ++day;
  }
  const Meetings read = imported_ics(events);
  EXPECT_THAT(read.report, HasSubstr("cancelled events: 3"));
  EXPECT_THAT(read.meetings, HasSubstr("cal-1,Meeting 1,,1,"));
  EXPECT_THAT(read.meetings, Not(HasSubstr("cal-2")));
}

TEST(Calendar, knows_what_attendees_are_and_answered) {
  const Meetings read = imported_ics(
      vevent({"UID:1", "DTSTART:20250407T090000Z", "DTEND:20250407T100000Z",
              "ORGANIZER;CN=Alex Alpha:mailto:alex@north.example"},
             {"ROLE=CHAIR:mailto:chris@south.example",
              "ROLE=OPT-PARTICIPANT;PARTSTAT=TENTATIVE:mailto:BO@north.example",
              "PARTSTAT=DECLINED:mailto:dana@south.example", "CUTYPE=ROOM:mailto:room1@north.example",
              "CUTYPE=GROUP:mailto:all@north.example", "ROLE=NON-PARTICIPANT:mailto:nobody@north.example"}));
  EXPECT_EQ(read.attendance, "meeting_id,attendee_id,role,attended\n"
                             "cal-1,n1,required,\ncal-1,n2,optional,\ncal-1,s1,chair,\n");
  for (const char *said : {"rooms and resources: 1", "distribution lists: 1",
                           "attendees for information only: 1", "seats that were declined: 1"})
    EXPECT_THAT(read.report, HasSubstr(said));
}

TEST(Calendar, gives_a_seat_of_some_occurrences_their_number) {
  const Meetings read = imported_ics(
      vevent({"UID:1", "DTSTART:20250407T090000Z", "DTEND:20250407T100000Z", "RRULE:FREQ=WEEKLY;COUNT=10"}) +
      vevent(
          {"UID:1", "RECURRENCE-ID:20250414T090000Z", "DTSTART:20250414T140000Z", "DTEND:20250414T160000Z"},
          {"alex@north.example", "PARTSTAT=DECLINED:mailto:chris@south.example", "bo@north.example"}) +
      vevent({"UID:1", "RECURRENCE-ID:20250421T090000Z", "DTSTART:20250421T090000Z", "STATUS:CANCELLED"}));
  EXPECT_THAT(read.meetings, HasSubstr("cal-1,Meeting 1,1.1111,9,"));
  EXPECT_EQ(read.attendance, "meeting_id,attendee_id,role,attended\n"
                             "cal-1,n1,required,\ncal-1,n2,required,1\ncal-1,s1,required,8\n");
}

TEST(Calendar, takes_the_newest_of_several_copies) {
  const auto at = [](const std::string &version, const std::string &start, const std::string &answer) {
    return test::ics(vevent({"UID:1", "SEQUENCE:" + version,
                             "DTSTAMP:2025040" + answer.substr(0, 1) + "T000000Z", "DTSTART:" + start},
                            {"alex@north.example", answer.substr(1) + ":mailto:chris@south.example"}));
  };
  CalendarOptions options;
  options.from = "2025-04-01";
  options.to = "2026-03-31";
  const Meetings read = imported({{"a.ics", at("1", "20250407T090000Z", "1PARTSTAT=DECLINED")},
                                  {"b.ics", at("1", "20250407T090000Z", "2PARTSTAT=ACCEPTED")},
                                  {"c.ics", at("0", "20250501T090000Z", "3PARTSTAT=DECLINED")}},
                                 options);
  EXPECT_THAT(read.meetings, HasSubstr("cal-1,Meeting 1,,1,"));
  EXPECT_THAT(read.meetings, Not(HasSubstr("cal-2")));
  EXPECT_THAT(read.attendance, HasSubstr("cal-1,s1,required,\n"));
  EXPECT_THAT(read.report, HasSubstr("further copies of an event: 1"));
  EXPECT_THAT(read.report, HasSubstr("older versions of an event: 1"));
}

TEST(Calendar, takes_events_of_one_subject_and_the_same_people_for_one_meeting) {
  const auto event = [](const std::string &uid, const std::string &day, const std::string &subject,
                        const std::vector<std::string> &people) {
    return vevent({"UID:" + uid, "DTSTART:" + day + "T090000Z", "DTEND:" + day + "T100000Z",
                   "SUMMARY:" + subject, "ORGANIZER:mailto:alex@north.example"},
                  people);
  };
  const Meetings read = imported_ics(
      event("1", "20250407", "Board", {"bo@north.example", "chris@south.example"}) +
      event("2", "20250507", "BOARD", {"bo@north.example", "chris@south.example", "dana@south.example"}) +
      event("3", "20250607", "1:1", {"bo@north.example"}) +
      event("4", "20250608", "1:1", {"chris@south.example"}));
  EXPECT_EQ(read.attendance,
            "meeting_id,attendee_id,role,attended\n"
            "cal-1,n1,required,\ncal-1,n2,required,\ncal-1,s1,required,\ncal-1,s2,required,1\n"
            "cal-2,n1,required,\ncal-2,n2,required,\ncal-3,n1,required,\ncal-3,s1,required,\n");
}

TEST(Calendar, matches_by_email_then_by_name_and_lists_the_rest_by_domain) {
  const Meetings read = imported_ics(
      vevent({"UID:1", "DTSTART:20250407T090000Z"},
             {"CN=Somebody:mailto:alex@north.example", "CN=\"Beta, Bo\":mailto:b.beta@old.example",
              "CN=Zed:mailto:zed@else.example", "CN=Yan:mailto:yan@else.example"}));
  EXPECT_EQ(read.attendance,
            "meeting_id,attendee_id,role,attended\ncal-1,n1,required,\ncal-1,n2,required,\n");
  EXPECT_THAT(read.said, HasSubstr("2 of 4 attendees match no post: else.example 2"));
}

TEST(Calendar, lists_who_may_hold_several_posts) {
  CalendarModel model{test::staff(), {}, {}};
  model.draft =
      read_model_files({{"organisations.csv", "organisation_id,name\nnorth,North\n"},
                        {"posts.csv", "post_id,title,organisation_id,holder\nn1,A,north,Alex Alpha\n"
                                      "n2,B,north,Alex Alpha\nn3,C,north,Bo Beta\n"}});
  const Meetings read =
      imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z"},
                          {"CN=Alex Alpha:mailto:a@x.example", "CN=Bo Beta:mailto:b@x.example"}),
                   {}, model);
  EXPECT_THAT(read.said, HasSubstr("warning[attendee-ambiguous]: an attendee may be of the posts n1, n2"));
  EXPECT_EQ(read.attendance, "meeting_id,attendee_id,role,attended\ncal-1,n3,required,\n");
}

TEST(Calendar, turns_domains_into_partners) {
  CalendarModel model{
      test::staff(), test::people_csv(),
      SourceFile{"domains.csv", "domain,partner_id,name\nnhs.example,nhs,Health\npolice.example,pol,\n"}};
  const Meetings read =
      imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z"},
                          {"alex@north.example", "x@trust.nhs.example", "y@nhs.example", "z@nonhs.example"}),
                   {}, model);
  EXPECT_EQ(read.attendance,
            "meeting_id,attendee_id,role,attended\ncal-1,n1,required,\ncal-1,nhs,required,\n");
  EXPECT_EQ(read.partners, "partner_id,name\nnhs,Health\n");
  EXPECT_THAT(read.said, HasSubstr("1 of 4 attendees matches no post: nonhs.example 1"));
  EXPECT_TRUE(build_model(read.imported.draft).model.has_value());
}

TEST(Calendar, adds_to_the_meetings_of_the_model) {
  CalendarModel model{test::staff(), test::people_csv(), {}};
  model.draft = read_model_files(
      {{"organisations.csv", "organisation_id,name\nnorth,North\n"},
       {"posts.csv", "post_id,title,organisation_id,holder\nn1,A,north,Alex Alpha\ns1,B,north,Chris Gamma\n"
                     "s2,C,north,\n"},
       {"meetings.csv", "subject,meeting_id,own\nOld board,cal-1,kept\n"},
       {"attendance.csv", "attendee_id,meeting_id\nn1,cal-1\n"}});
  const Meetings read = imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z"}), {}, model);
  EXPECT_EQ(read.meetings, "subject,meeting_id,own,duration_hours,occurrences_per_year,source\n"
                           "Old board,cal-1,kept,,,\nMeeting 2,cal-2,,,1,\"alex.ics, line 3\"\n");
  EXPECT_EQ(read.attendance,
            "attendee_id,meeting_id,role,attended\nn1,cal-1,,\nn1,cal-2,required,\ns1,cal-2,required,\n");
}

TEST(CalendarWindow, is_the_last_twelve_months_in_the_files) {
  const Meetings read = imported({{"a.ics", test::ics(vevent({"UID:1", "DTSTART:20230102T090000Z", weekly}) +
                                                      vevent({"UID:2", "DTSTART:20250102T090000Z"}))}});
  EXPECT_THAT(read.said,
              HasSubstr("note[calendar-window]: meetings from 2025-03-31 to 2026-03-30 were counted: the "
                        "last twelve months in the files"));
  EXPECT_THAT(read.meetings, HasSubstr("cal-1,Meeting 1,,53,"));
}

TEST(CalendarWindow, of_a_rule_without_end_is_a_year) {
  const Meetings read =
      imported({{"a.ics", test::ics(vevent({"UID:1", "DTSTART:20250106T090000Z", "RRULE:FREQ=WEEKLY"}))}});
  EXPECT_THAT(read.said, HasSubstr("from 2025-01-06 to 2026-01-05"));
  EXPECT_THAT(read.meetings, HasSubstr("cal-1,Meeting 1,,53,")) << read.said;
  const Meetings later =
      imported({{"a.ics", test::ics(vevent({"UID:1", "DTSTART:20200106T090000Z",
                                            "RRULE:FREQ=MONTHLY;BYDAY=1MO", "DTSTAMP:20251231T120000Z"}))}});
  EXPECT_THAT(later.said, HasSubstr("from 2025-01-01 to 2025-12-31"));
  EXPECT_THAT(later.meetings, HasSubstr("cal-1,Meeting 1,,12,"));
}

TEST(CalendarWindow, is_not_taken_along_by_what_goes_on_after_the_last_change) {
  const std::string stamp = "DTSTAMP:20250110T090000Z";
  const std::string held =
      vevent({"UID:1", stamp, "DTSTART:20240108T090000Z", "RRULE:FREQ=WEEKLY;UNTIL=20241231T000000Z"});
  for (const char *rule : {"RRULE:FREQ=MONTHLY;UNTIL=20270101T000000Z", "RRULE:FREQ=MONTHLY;COUNT=59"}) {
    const Meetings read =
        imported({{"a.ics", test::ics(held + vevent({"UID:2", stamp, "DTSTART:20240109T090000Z", rule},
                                                    {"bo@north.example"}))}});
    EXPECT_THAT(read.said, HasSubstr("from 2024-01-11 to 2025-01-10")) << rule;
    EXPECT_THAT(read.meetings, HasSubstr(",,51,"));
    EXPECT_THAT(read.meetings, HasSubstr(",,12,"));
  }
  const Meetings ahead =
      imported({{"a.ics", test::ics(held + vevent({"UID:2", stamp, "DTSTART:20270109T090000Z"}))}});
  EXPECT_THAT(ahead.said, HasSubstr("a.ics:3: warning[short-window]: the files go on to 2027-01-09, long "
                                    "after their last change (2025-01-10): 1 event or series lies before"));
  EXPECT_THAT(ahead.said, HasSubstr("--to 2025-01-10"));
  const Meetings billion = imported({{"a.ics", test::ics(vevent({"UID:1", "DTSTART:20240108T090000Z",
                                                                 "RRULE:FREQ=DAILY;COUNT=999999999"}))}});
  EXPECT_THAT(billion.said, HasSubstr("from 2024-01-08 to 2025-01-07"));
}

TEST(CalendarWindow, that_is_shorter_is_scaled_to_a_year) {
  const std::string monthly = vevent({"UID:1", "DTSTART:20250415T090000Z", "RRULE:FREQ=MONTHLY;COUNT=3"});
  const Meetings quarter = imported({{"a.ics", test::ics(monthly)}});
  EXPECT_THAT(quarter.said,
              HasSubstr("from 2025-04-01 to 2025-06-30 were counted: the last twelve months in the files, "
                        "which are about less; numbers a year are 4 times those counted"));
  EXPECT_THAT(quarter.meetings, HasSubstr("cal-1,Meeting 1,,12,"));
  CalendarOptions options;
  options.from = "2025-04-10";
  options.to = "2025-04-20";
  const Meetings days = imported({{"a.ics", test::ics(monthly)}}, options);
  EXPECT_THAT(days.said,
              HasSubstr("warning[short-window]: the window is of 11 days: numbers a year are 33.1818 times"));
  EXPECT_THAT(days.meetings, HasSubstr("cal-1,Meeting 1,,33.1818,"));
  const Meetings one = imported({{"a.ics", test::ics(vevent({"UID:1", "DTSTART:20250415T090000Z"}))}});
  EXPECT_THAT(
      one.said,
      HasSubstr("warning[short-window]: the files are about 1 day: numbers a year are those counted"));
  EXPECT_THAT(one.meetings, HasSubstr("cal-1,Meeting 1,,1,"));
}

TEST(CalendarWindow, must_hold_a_meeting) {
  CalendarOptions options;
  options.from = "2024-04-01";
  options.to = "2025-03-31";
  const Meetings read = imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z"}), options);
  EXPECT_THAT(read.said,
              HasSubstr("error[no-meetings]: no event between 2024-04-01 and 2025-03-31 has an attendee"));
  EXPECT_EQ(read.meetings, "");
}

TEST(CalendarWindow, without_any_event_is_none_and_what_was_left_out_is_said) {
  const Meetings read =
      imported({{"a.ics", test::ics(vevent({"UID:1", "DTSTART:20250407T090000Z"}, {}) +
                                    vevent({"UID:2", "DTSTART:20250408T090000Z", "STATUS:CANCELLED"}))}});
  EXPECT_THAT(read.said, HasSubstr("error[no-meetings]: the files hold no event that counts as a meeting; "
                                   "left out: events without attendees (1), cancelled events (1)"));
  EXPECT_THAT(read.said, Not(HasSubstr("1970")));
}

TEST(CalendarWindow, is_asked_for_in_days) {
  CalendarOptions options;
  options.from = "1/4/2025";
  options.to = "2025-02-30";
  const Meetings read = imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z"}), options);
  EXPECT_THAT(read.said, HasSubstr("error[bad-date]: --from '1/4/2025' is no day"));
  EXPECT_THAT(read.said, HasSubstr("error[bad-date]: --to '2025-02-30' is no day"));
}

TEST(CalendarZones, of_windows_of_the_file_and_of_vendors_are_known) {
  const std::string own =
      "BEGIN:VTIMEZONE\r\nTZID:Custom\r\nBEGIN:STANDARD\r\nDTSTART:16010101T020000\r\n"
      "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"
      "END:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\n"
      "TZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";
  // One meeting, as the calendars of five programs have it: the same instant.
  std::vector<SourceFile> files;
  for (const char *start : {";TZID=Europe/London:20250707T090000", ";TZID=GMT Standard Time:20250707T090000",
                            ";TZID=/citadel.org/20210210_1/Europe/London:20250707T090000",
                            ":20250707T080000Z", ";TZID=Custom:20250707T100000"})
    files.push_back({"c" + std::to_string(files.size()) + ".ics",
                     test::ics(own + vevent({"UID:" + std::to_string(files.size()),
                                             "DTSTART" + std::string(start), "SUMMARY:Board"}))});
  CalendarOptions options;
  options.from = "2025-04-01";
  options.to = "2026-03-31";
  const Meetings read = imported(files, options);
  EXPECT_THAT(read.meetings, HasSubstr("cal-1,Meeting 1,,1,")) << read.said;
  EXPECT_THAT(read.report, HasSubstr("further copies of an occurrence: 4"));
  const Meetings unknown = imported_ics(vevent({"UID:1", "DTSTART;TZID=Nowhere:20250707T090000"}));
  EXPECT_THAT(unknown.said, HasSubstr("alex.ics:3: warning[unknown-time-zone]"));
}

TEST(CalendarZones, of_times_without_one_are_that_of_most_events) {
  CalendarOptions options;
  options.from = "2025-04-01";
  options.to = "2026-03-31";
  const auto event = [](const std::string &uid, const std::string &zone) {
    return vevent({"UID:" + uid, "DTSTART" + zone + ":20250707T090000", "RRULE:FREQ=WEEKLY;COUNT=10",
                   "EXDATE" + zone + ":20250714T090000,20250721T090000,", "SUMMARY:Board"});
  };
  const Meetings read = imported(
      {{"a.ics", test::ics(event("1", ";TZID=Europe/London"))}, {"b.ics", test::ics(event("2", ""))}},
      options);
  EXPECT_THAT(read.meetings, HasSubstr("cal-1,Meeting 1,,8,")) << read.said;
  EXPECT_THAT(read.report, HasSubstr("further copies of an occurrence: 8"));
}

TEST(CalendarPrivacy, keeps_no_address_place_body_or_private_subject) {
  CalendarOptions options;
  options.subjects = CalendarOptions::Subjects::keep;
  options.from = "2025-04-01";
  options.to = "2026-03-31";
  const std::string events =
      vevent({"UID:secret-uid@north.example", "DTSTART:20250407T090000Z",
              "SUMMARY:Call pat@else.example or +44 20 7946 0999 https://x.example/j at 9",
              "DESCRIPTION:secret-body", "LOCATION:secret-place", "URL:https://secret.example",
              "CONTACT:secret-contact", "COMMENT:secret-comment"},
             {"alex@north.example", "CN=Secret Person:mailto:secret-person@else.example"}) +
      vevent({"UID:2", "DTSTART:20250408T090000Z", "SUMMARY:secret-subject", "CLASS:PRIVATE"}) +
      vevent({"UID:3", "DTSTART:20250409T090000Z", "SUMMARY:secret too", "CLASS:CONFIDENTIAL"}) +
      vevent({"UID:4", "DTSTART:20250410T090000Z", "SUMMARY:A board"});
  const Meetings read = imported({{"alex@north.example.ics", test::ics(events)}}, options);
  const std::string all = read.meetings + read.attendance + read.said + read.report;
  EXPECT_THAT(all, Not(HasSubstr("secret")));
  EXPECT_THAT(all, Not(HasSubstr("@")));
  EXPECT_THAT(all, Not(HasSubstr("7946")));
  EXPECT_THAT(read.meetings, HasSubstr(",Call (e-mail) or (telephone) (link) at 9,"));
  EXPECT_THAT(read.meetings, HasSubstr("cal-2,private,"));
  EXPECT_THAT(read.meetings, HasSubstr("cal-3,private,"));
  EXPECT_THAT(read.meetings, HasSubstr("cal-4,A board,"));
  EXPECT_THAT(read.meetings, HasSubstr("\"calendar 1, line "));
}

TEST(CalendarPrivacy, keeps_no_link_without_scheme_and_nothing_that_lets_in) {
  CalendarOptions options;
  options.subjects = CalendarOptions::Subjects::keep;
  const auto subject = [&](const std::string &text) {
    const Meetings read =
        imported_ics(vevent({"UID:1", "DTSTART:20250407T090000Z", "SUMMARY:" + text}), options);
    const std::string row = read.meetings.substr(read.meetings.find("cal-1,") + 6);
    return row.substr(0, row.find(",,"));
  };
  EXPECT_EQ(subject("Team www.zoom.us/j/123 zoom.us/j/12345 teams.live.com/meet/99 on"),
            "Team (link) (link) (link) on");
  EXPECT_EQ(subject("Team Meeting ID: 812 3456 7890 Passcode: 99aa"), "Team (access) (access)");
  EXPECT_EQ(subject("Password policy and/or S.117/aftercare PIN review"),
            "Password policy and/or S.117/aftercare PIN review");
}

TEST(CalendarFaults, are_named_all_in_one_run) {
  const Meetings read =
      imported_ics(vevent({"UID:1", "DTSTART:20251301T090000Z"}) + vevent({"UID:2", "SUMMARY:x"}) +
                   vevent({"UID:3", "DTSTART:20250407T090000Z", "RRULE:FREQ=OFTEN"}) +
                   vevent({"UID:4", "DTSTART:20250407T090000Z", "RRULE:FREQ=SECONDLY"}) +
                   vevent({"UID:5", "DTSTART:20250407T090000Z", "EXDATE:soon"}));
  EXPECT_THAT(read.said,
              HasSubstr("alex.ics:3: error[unreadable-calendar]: DTSTART of an event cannot be read"))
      << read.said;
  EXPECT_THAT(read.said, HasSubstr("an event has no DTSTART"));
  EXPECT_THAT(read.said, HasSubstr("RRULE of an event cannot be read"));
  EXPECT_THAT(read.said, HasSubstr("error[unsupported-recurrence]"));
  EXPECT_THAT(read.said, HasSubstr("EXDATE of an event cannot be read"));
  EXPECT_EQ(read.meetings, "");
  const Meetings cut =
      imported({{"a.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nATTENDEE:mailto:a@a.example\n"}});
  EXPECT_THAT(cut.said, HasSubstr("error[unreadable-calendar]: the file ends within a component"));
}

} // namespace
} // namespace organograph::io::calendar_test
