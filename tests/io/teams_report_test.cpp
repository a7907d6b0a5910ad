// SPDX-License-Identifier: Apache-2.0
// What Teams gives after a meeting, a file a meeting.
#include "support/calendars.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::io::teams_report_test {
namespace {

using test::imported;
using test::Meetings;
using testing::HasSubstr;
using testing::Not;

const std::string heads = "meeting_id,attendee_id,role,attended\n";

CalendarOptions of_2024() {
  CalendarOptions options;
  options.from = "2024-01-01";
  options.to = "2024-12-31";
  return options;
}

CalendarOptions with_titles() {
  CalendarOptions options = of_2024();
  options.subjects = CalendarOptions::Subjects::keep;
  return options;
}

std::string utf16(const std::string &ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii)
    out += std::string{c, '\0'};
  return out;
}

struct Joined {
  std::string name, email, role = "Attendee";
};
const Joined alex{"Alpha, Alex", "alex@north.example", "Organizer"}, bo{"Beta, Bo", "bo@north.example"},
    chris{"Chris Gamma (External)", "chris@south.example"};

std::string report(const std::string &title, const std::string &day, const std::vector<Joined> &people) {
  const std::string from = day + ", 10:00:00 AM", to = day + ", 11:30:00 AM";
  std::string out =
      "1. Summary\r\nMeeting title\t" + title + "\r\nAttended participants\t" +
      std::to_string(people.size()) + "\r\nStart time\t" + from + "\r\nEnd time\t" + to +
      "\r\nMeeting duration\t1h 30m\r\nAverage attendance time\t1h\r\n\r\n2. Participants\r\n"
      "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\r\n";
  for (const Joined &one : people)
    out += one.name + "\t" + from + "\t" + to + "\t1h 30m\t" + one.email + "\t" + one.email + "\t" +
           one.role + "\r\n";
  out += "\r\n3. In-Meeting Activities\r\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\r\n";
  for (int again = 0; again < 3; ++again)
    for (const Joined &one : people)
      out += one.name + "\t" + from + "\t" + to + "\t20m\t" + one.email + "\t" + one.role + "\r\n";
  return out;
}

TEST(TeamsReport, files_of_one_title_are_one_series_with_who_came_how_often) {
  const Meetings out = imported({{"a.csv", utf16(report("Adults board", "1/15/24", {alex, bo, chris}))},
                                 {"b.csv", utf16(report("Adults board", "2/12/24", {alex, chris}))},
                                 {"b (1).csv", utf16(report("Adults board", "2/12/24", {alex, chris}))},
                                 {"c.csv", report("Adults board", "3/11/24", {bo, chris})}},
                                with_titles());
  EXPECT_EQ(out.attendance, heads + "cal-1,n1,required,2\ncal-1,n2,required,2\ncal-1,s1,required,3\n")
      << out.said;
  EXPECT_THAT(out.meetings, HasSubstr("cal-1,Adults board,1.5,3,\"a.csv, line 1\""));
  EXPECT_THAT(out.meetings + out.attendance + out.said + out.report, Not(HasSubstr("@")));
}

TEST(TeamsReport, keeps_titles_only_if_asked_as_calendars_do) {
  const std::vector<SourceFile> files = {{"a.csv", report("About bo@north.example", "1/15/24", {alex, bo})}};
  const Meetings silent = imported(files, of_2024());
  EXPECT_THAT(silent.meetings, HasSubstr("cal-1,Meeting 1,")) << silent.said;
  EXPECT_THAT(silent.meetings + silent.report + silent.said, Not(HasSubstr("About")));
  EXPECT_THAT(imported(files, with_titles()).meetings, HasSubstr("cal-1,About (e-mail),"));
}

TEST(TeamsReport, of_a_spreadsheet_that_saved_it_is_the_same) {
  std::string text = report("Adults board", "2024-01-15", {bo, chris});
  std::string commas;
  for (std::size_t at = 0; at < text.size();) { // as a spreadsheet quotes cells
    const std::size_t end = text.find('\n', at);
    std::string line = text.substr(at, end - at - 1), cells;
    for (std::size_t cell = 0; cell <= line.size();) {
      const std::size_t tab = std::min(line.find('\t', cell), line.size());
      cells += (cell == 0 ? "\"" : ",\"") + line.substr(cell, tab - cell) + "\"";
      cell = tab + 1;
    }
    commas += cells + ",,,\n";
    at = end + 1;
  }
  const Meetings out = imported({{"a.csv", commas}}, with_titles());
  EXPECT_EQ(out.attendance, heads + "cal-1,n2,required,1\ncal-1,s1,required,1\n") << out.said;
  EXPECT_THAT(out.meetings, HasSubstr("cal-1,Adults board,1.5,1,"));
}

TEST(TeamsReport, of_the_same_title_and_other_people_is_another_series) {
  const Meetings out = imported({{"a.csv", report("Catch up", "1/15/24", {alex, bo})},
                                 {"b.csv", report("Catch up", "1/16/24", {alex, chris})},
                                 {"c.csv", report("Catch up", "1/17/24", {alex, bo})}},
                                of_2024());
  EXPECT_EQ(out.attendance, heads + "cal-1,n1,required,2\ncal-1,n2,required,2\n"
                                    "cal-2,n1,required,1\ncal-2,s1,required,1\n")
      << out.said;
}

TEST(TeamsReport, in_another_language_is_read_by_its_form) {
  const Meetings out = imported(
      {{"a.csv", "1. Zusammenfassung\nBesprechungstitel\tLage\nTeilnehmende\t2\nStartzeit\t15.01.2024, "
                 "10:00:00\nEndzeit\t15.01.2024, 11:00:00\n\n2. Teilnehmende\nName\tErster Beitritt\tLetzter "
                 "Austritt\tDauer\tE-Mail\tTeilnehmer-ID (UPN)\tRolle\n"
                 "Alex Alpha\t15.01.2024, 10:00:00\t15.01.2024, 11:00:00\t1 Std.\t\talex@north.example\t"
                 "Organisator\nBo Beta\t15.01.2024, 10:00:00\t15.01.2024, 11:00:00\t1 Std.\t\t\t\n"}},
      with_titles());
  EXPECT_EQ(out.attendance, heads + "cal-1,n1,required,1\ncal-1,n2,required,1\n") << out.said;
  EXPECT_THAT(out.meetings, HasSubstr("cal-1,Lage,1,1,"));
}

TEST(TeamsReport, of_the_older_shapes_is_read) {
  const std::string summary =
      "Meeting Summary\nTotal Number of Participants\t2\nMeeting Title\tBoard\nMeeting Start "
      "Time\t15/01/2024, "
      "10:00:00\nMeeting End Time\t15/01/2024, 11:00:00\nMeeting Id\tx-y\n\nFull Name\tJoin Time\tLeave "
      "Time\tDuration\tEmail\tRole\tParticipant ID (UPN)\nBo Beta\t15/01/2024, 10:00:00\t15/01/2024, "
      "11:00:00\t1h\tbo@north.example\tPresenter\t\nChris Gamma\t15/01/2024, 10:00:00\t15/01/2024, "
      "10:20:00\t20m\tchris@south.example\tPresenter\t\nChris Gamma\t15/01/2024, 10:30:00\t15/01/2024, "
      "11:00:00\t30m\tchris@south.example\tPresenter\t\n";
  const std::string log =
      "Full Name\tUser Action\tTimestamp\nBo Beta\tJoined before\t2/19/2024, 9:58:26 AM\n"
      "Chris Gamma\tJoined\t2/19/2024, 10:00:00 AM\nBo Beta\tLeft\t2/19/2024, 10:58:26 AM\n";
  const Meetings out = imported({{"a.csv", summary}, {"Board (2).csv", utf16(log)}}, with_titles());
  EXPECT_EQ(out.attendance, heads + "cal-1,n2,required,2\ncal-1,s1,required,2\n") << out.said;
  EXPECT_THAT(out.meetings, HasSubstr("cal-1,Board,1,2,"));
  EXPECT_THAT(
      imported({{"meetingAttendanceList (3).csv", log}}, of_2024()).said,
      HasSubstr(
          "meetingAttendanceList (3).csv:1: error[missing-value]: the report of Teams does not say which "
          "meeting it is of, and its file has the name that Teams gives; expected a file named for its "
          "meeting"));
}

TEST(TeamsReport, days_are_told_by_all_files_together) {
  const std::vector<SourceFile> both = {{"a.csv", report("B", "05/02/2024", {bo, chris})},
                                        {"b.csv", report("B", "19/02/2024", {bo, chris})}};
  CalendarOptions february;
  february.from = "2024-02-01";
  february.to = "2024-02-29";
  EXPECT_THAT(imported(both, february).report, HasSubstr("2 occurrences in the window"));
  EXPECT_THAT(imported(both, february).said, Not(HasSubstr("day-month-order")));
  const Meetings guessed = imported({both.front()}, of_2024());
  EXPECT_THAT(guessed.said, HasSubstr("a.csv:1: warning[day-month-order]"));
}

TEST(TeamsReport, of_nobody_else_is_left_out_and_without_a_start_a_fault) {
  const Meetings alone =
      imported({{"a.csv", report("B", "1/15/24", {alex})}, {"b.csv", report("B", "1/16/24", {alex, bo})}},
               with_titles());
  EXPECT_THAT(alone.meetings, HasSubstr("cal-1,B,1.5,1,")) << alone.said;
  EXPECT_THAT(alone.report, HasSubstr("reports of a meeting that nobody or one person joined: 1"));
  EXPECT_THAT(imported({{"a.csv", report("B", "soon", {alex, bo})}}, of_2024()).said,
              HasSubstr("a.csv:1: error[bad-date]: the report of Teams gives no day and time"));
}

TEST(TeamsReport, is_told_from_other_files_by_content) {
  EXPECT_TRUE(is_calendar({"a.csv", utf16(report("B", "1/15/24", {alex, bo}))}));
  EXPECT_TRUE(is_calendar({"a.csv", report("B", "1/15/24", {alex, bo})}));
  EXPECT_TRUE(is_calendar({"a.csv", utf16("Full Name\tUser Action\tTimestamp\n")}));
  EXPECT_TRUE(is_calendar({"a.ics", utf16("BEGIN:VCALENDAR\r\n")}));
  EXPECT_FALSE(is_calendar({"a.csv", "Full Name,Manager\n"}));
  EXPECT_FALSE(is_calendar({"a.csv", "1. Summary\nof nothing\n"}));
}

} // namespace
} // namespace organograph::io::teams_report_test
