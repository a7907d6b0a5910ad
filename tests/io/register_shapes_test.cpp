// SPDX-License-Identifier: Apache-2.0
// Registers as councils and boards keep them: days as heads in every spelling, counts instead of days, marks
// of every kind. What is not surely one thing is a fault that says what is expected.
#include "support/calendars.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace organograph::io::register_shapes_test {
namespace {

using test::imported;
using test::Meetings;
using testing::HasSubstr;
using testing::Not;

CalendarOptions of_2024() {
  CalendarOptions options;
  options.from = "2024-01-01";
  options.to = "2024-12-31";
  return options;
}

Meetings read(const std::string &text, const CalendarOptions &options = of_2024()) {
  return imported({{"Board.csv", text}}, options);
}

const std::string heads = "meeting_id,attendee_id,role,attended\n";

// Alex came twice, Chris once.
Meetings read_heads(const std::string &first, const std::string &second) {
  return read("Member," + first + "," + second + "\nAlex Alpha,x,x\nChris Gamma,x,A\n");
}

TEST(RegisterHeads, are_days_in_every_spelling_that_is_clear) {
  const std::vector<std::pair<std::string, std::string>> spellings = {
      {"8 Jan 2024", "12 Feb 2024"},
      {"Mon 8 January 2024", "Mon 12 February 2024"},
      {"08-Jan-24", "12-Feb-24"},
      {"45299", "45334"},
      {"45299.375", "45334.5"},
      {"8th January 2024", "12th of February 2024"},
      {"\"Monday, January 8, 2024\"", "\"Monday, February 12, 2024\""},
      {"8.1.2024", "12.2.2024"},
      {"8. Januar 2024", "12. Februar 2024"},
      {"8 janvier 2024", "12 f\u00e9vr. 2024"},
      {"2024-01-08", "2024-02-12"},
      {"2024-Jan-08", "2024-Feb-12"},
      {"20240108", "20240212"},
      {"08Jan2024", "12Feb2024"},
      {"8/Jan/24", "12/Feb/24"},
      {"8 Jan '24", "12 Feb '24"},
      {"\"8 Jan\n2024\"", "\"12\u00a0Feb\u00a02024\""},
      {"13/01/2024", "12/02/2024"},
      {"Mon 8 Jan 2024 10:00", "Mon 12 Feb 2024 2.30pm"},
      {"8 Jan 2024 (special)", "12 Feb 2024 (online)"},
      {"Meeting 1 (8 Jan 2024)", "Meeting 2 (12 Feb 2024)"},
      {"2024-01-08T00:00:00", "2024-02-12T00:00:00"},
      {"January 2024", "February 2024"},
  };
  for (const auto &[first, second] : spellings) {
    const Meetings out = read_heads(first, second);
    EXPECT_EQ(out.attendance, heads + "cal-1,n1,required,2\ncal-1,s1,required,1\n") << first << "\n"
                                                                                    << out.said;
    EXPECT_THAT(out.meetings, HasSubstr("cal-1,Board,,2,")) << first;
  }
}

TEST(RegisterHeads, of_numbers_and_months_are_said) {
  EXPECT_THAT(
      read_heads("45299", "45334").said,
      HasSubstr("Board.csv:1: warning[guessed-form]: 2 numbers such as '45299' were read as a day of a "
                "spreadsheet: '45299' is 2024-01-08"));
  EXPECT_THAT(
      read_heads("January 2024", "February 2024").said,
      HasSubstr("warning[guessed-form]: 2 months without a day, such as 'January 2024', were taken for "
                "the first day"));
  EXPECT_THAT(read_heads("8 Jan 2024", "12 Feb 2024").said, Not(HasSubstr("guessed-form")));
}

TEST(RegisterHeads, stand_among_columns_about_the_person_and_sums) {
  const Meetings out =
      read("Board attendance 2024\nNo.,Party,Councillor,Role,Ward,8 Jan 2024,12 Feb 2024,Total,Possible,%\n"
           "1,Blue,Cllr Alex Alpha,Chair,East,P,P,2,2,100\n2,Red,Cllr Chris Gamma,,West,P,A,1,2,50\n"
           "Time,,,,,10:00,14:00\nTotal present,,,,,2,1\n");
  EXPECT_EQ(out.attendance, heads + "cal-1,n1,chair,2\ncal-1,s1,required,1\n") << out.said;
  EXPECT_THAT(out.meetings, HasSubstr("cal-1,Board attendance 2024,"));
  EXPECT_THAT(out.report, HasSubstr("Board.csv,2,Possible,,,not a column that is read"));
  EXPECT_THAT(out.report, HasSubstr("rows about the meetings (time, place): 1"));
}

TEST(RegisterHeads, that_are_no_day_with_its_year_are_faults_each) {
  const Meetings out = read_heads("8 Jan", "Jan-24");
  EXPECT_THAT(out.said, HasSubstr("Board.csv:1:2: error[bad-date]: the head '8 Jan' is no day with its year; "
                                  "expected a day such as 8 Jan 2024, 08/01/2024 or 2024-01-08"));
  EXPECT_THAT(out.said, HasSubstr("Board.csv:1:3: error[bad-date]: the head 'Jan-24'"));
  EXPECT_EQ(out.meetings, "");
  EXPECT_THAT(read_heads("14/01/2024", "31/02/2024").said,
              HasSubstr("1:3: error[bad-date]: the head '31/02/2024'"));
  EXPECT_THAT(read_heads("14/01/2024", "12/2").said, HasSubstr("1:3: error[bad-date]: the head '12/2'"));
  EXPECT_THAT(read_heads("14/01/2024", "02/28/2024").said, HasSubstr("1:3: error[bad-date]"));
}

TEST(RegisterHeads, say_what_meets) {
  const std::string rows = "Alex Alpha,x,x\nChris Gamma,x,\n";
  const std::string two = heads + "cal-1,n1,required,1\ncal-1,s1,required,1\ncal-2,n1,required,1\n";
  const Meetings beside = read("Name,Adults board 8 Jan 2024,Scrutiny - 9 Jan 2024\n" + rows);
  EXPECT_EQ(beside.attendance, two) << beside.said;
  EXPECT_THAT(beside.meetings, HasSubstr("cal-1,Adults board,,1,"));
  EXPECT_THAT(beside.meetings, HasSubstr("cal-2,Scrutiny,,1,"));
  const Meetings above = read("Member,Adults board,Scrutiny\n,8 Jan 2024,9 Jan 2024\n" + rows);
  EXPECT_EQ(above.attendance, two) << above.said;
  EXPECT_THAT(above.meetings, HasSubstr("cal-2,Scrutiny,,1,"));
  const Meetings months = read("Member,January,February\n,8 Jan 2024,9 Feb 2024\n" + rows);
  EXPECT_THAT(months.meetings, HasSubstr("cal-1,Board,,2,")) << months.said;
}

TEST(RegisterHeads, of_one_day_are_two_meetings) {
  EXPECT_THAT(read_heads("8 Jan 2024 am", "8 Jan 2024 pm").meetings, HasSubstr("cal-1,Board,,2,"));
}

TEST(RegisterMarks, of_every_kind_are_read) {
  const Meetings out = read("Name,8 Jan 2024,12 Feb 2024,11 Mar 2024\n"
                            "Alex Alpha,\u2713,\"Present, virtual\",Yes (online)\n"
                            "Chris Gamma,Apologies - sub B Beta,Apols.,Present\n"
                            "Bo Beta,Absent,not required,\u2714\n");
  EXPECT_EQ(out.attendance, heads + "cal-1,n1,required,3\ncal-1,n2,required,1\ncal-1,s1,required,1\n")
      << out.said;
}

TEST(RegisterMarks, of_x_beside_ticks_are_crosses) {
  const auto rows = [](const std::string &tick, const std::string &cross) {
    return read("Name,8 Jan 2024,12 Feb 2024\nAlex Alpha," + tick + "," + tick + "\nChris Gamma," + tick +
                "," + cross + "\n");
  };
  const Meetings crossed = rows("\u2713", "x");
  EXPECT_EQ(crossed.attendance, heads + "cal-1,n1,required,2\ncal-1,s1,required,1\n");
  EXPECT_THAT(crossed.said, HasSubstr("warning[guessed-form]: x stands beside other marks of presence"));
  EXPECT_EQ(rows("x", "online").attendance, heads + "cal-1,n1,required,2\ncal-1,s1,required,2\n");
  EXPECT_THAT(read("Name,8 Jan 2024,12 Feb 2024\nAlex Alpha,P,x\nChris Gamma,A,x\n").said,
              HasSubstr("2:3: error[unknown-value]: x stands beside other marks of presence and of absence"));
  EXPECT_THAT(rows("A", "Ap").said, HasSubstr("2:2: error[unknown-value]: A may be absent or attended"));
}

TEST(RegisterCounts, of_expected_and_present_are_of_the_window_that_is_given) {
  const Meetings out = read("Committee,Councillor,Expected,Present,\"Present, virtual\",Apologies,%\n"
                            "Planning,Alex Alpha,7,4,1,2,71%\nPlanning,Chris Gamma,7,7,0,0,100%\n"
                            "Audit,Alex Alpha,4,4,0,0,100%\nAudit,Bo Beta,2,0,0,2,0%\nTotal,,20,15,1,4,\n");
  EXPECT_EQ(out.attendance, heads + "cal-1,n1,required,4\ncal-1,n2,required,0\n"
                                    "cal-2,n1,required,5\ncal-2,s1,required,7\n")
      << out.said;
  EXPECT_THAT(out.meetings, HasSubstr("cal-2,Planning,,7,"));
  EXPECT_THAT(out.meetings, HasSubstr("cal-1,Audit,,4,"));
  CalendarOptions half = of_2024();
  half.to = "2024-06-30";
  EXPECT_THAT(read("Planning\nCouncillor,Attendance\nAlex Alpha,5 of 7\nBo Beta,7/7\n", half).attendance,
              HasSubstr("cal-1,n1,required,10\ncal-1,n2,required,14\n"));
}

TEST(RegisterCounts, may_have_a_column_a_body) {
  const Meetings out =
      read("Councillor,Council,Planning\nAlex Alpha,5/6,7 out of 9 (78%)\nChris Gamma,6/6,n/a\n");
  EXPECT_EQ(out.attendance, heads + "cal-1,n1,required,7\ncal-2,n1,required,5\ncal-2,s1,required,6\n")
      << out.said << out.meetings;
}

TEST(RegisterCounts, that_are_not_of_one_window_and_body_are_faults) {
  const std::string one = "Councillor,Expected,Attended\nAlex Alpha,7,5\nChris Gamma,7,7\n";
  EXPECT_THAT(read(one, {}).said,
              HasSubstr("Board.csv:1: error[bad-date]: the register says how often each person "
                        "came, and not when; expected --from and --to"));
  EXPECT_THAT(read("Councillor,Expected,Attended\nAlex Alpha,12,5\nChris Gamma,30,7\nBo Beta,41,40\n").said,
              HasSubstr("error[missing-column]: the rows do not say which body met"));
  EXPECT_THAT(read("Councillor,Expected,Attended\nAlex Alpha,7,8\nChris Gamma,7,?\n").said,
              testing::AllOf(
                  HasSubstr("2:3 (Attended): error[out-of-range]: 8 meetings attended are more than the 7"),
                  HasSubstr("3:3 (Attended): error[bad-number]")));
  EXPECT_THAT(
      read("Councillor,Meetings attended\nAlex Alpha,5\nChris Gamma,7\n").said,
      HasSubstr("2:2 (Meetings attended): error[missing-value]: the register does not say of how many"));
  EXPECT_THAT(read("Councillor,Expected,Attended\nAlex Alpha,7,5\nAlex Alpha,7,7\n").said,
              HasSubstr("3:3 (Attended): error[duplicate-row]"));
  EXPECT_THAT(
      imported({{"Board.csv", one}, {"more/Board.csv", "Name,8 Jan 2024\nAlex Alpha,x\n"}}, of_2024()).said,
      HasSubstr("error[duplicate-row]: the meetings of 'Board' stand in another table too"));
}

TEST(RegisterRows, name_people_by_two_columns_and_officers_by_their_own) {
  EXPECT_EQ(read("Date,Meeting,First name,Surname,Attended\n8 Jan 2024,Board,Alex,Alpha,Y\n"
                 "8 Jan 2024,Board,Chris,Gamma,N\n")
                .attendance,
            heads + "cal-1,n1,required,1\ncal-1,s1,required,0\n");
  const Meetings lists = read("Meeting,Date,Time,Chair,Members present,In attendance,Apologies\n"
                              "Board,8 Jan 2024,10:00 - 12:00,Alex Alpha,Chris Gamma,Bo Beta,Dana Delta\n"
                              "Board,12 Feb 2024,about ten,Alex Alpha,Chris Gamma,,\n");
  EXPECT_EQ(lists.attendance, heads + "cal-1,n1,chair,2\ncal-1,n2,required,1\ncal-1,s1,required,2\n"
                                      "cal-1,s2,required,0\n")
      << lists.said;
  EXPECT_THAT(lists.meetings, HasSubstr("cal-1,Board,2,2,"));
  EXPECT_THAT(lists.report, HasSubstr("times of day that cannot be read: 1"));
}

TEST(RegisterRows, of_marks_are_no_heads_though_marks_are_called_so) {
  EXPECT_EQ(read("Date,Alex Alpha,Chris Gamma\n8 Jan 2024,Present,Apologies\n12 Feb 2024,Present,Present\n")
                .attendance,
            heads + "cal-1,n1,required,2\ncal-1,s1,required,1\n");
}

TEST(RegisterRows, that_do_not_say_who_came_are_faults) {
  EXPECT_EQ(
      read("Name,Date,Present/Apologies/Absent\nAlex Alpha,8 Jan 2024,P\nBo Beta,8 Jan 2024,Ap\n").attendance,
      heads + "cal-1,n1,required,1\ncal-1,n2,required,0\n");
  EXPECT_THAT(
      read("Name,Date,Was there\nAlex Alpha,8 Jan 2024,P\nBo Beta,8 Jan 2024,Ap\n").said,
      HasSubstr(
          "1:3: error[head-differs]: the cells below 'Was there' are marks, and the head is not known"));
  EXPECT_THAT(read("Date,Came,Apologies\n8 Jan 2024,Alex Alpha,Bo Beta\n").said,
              HasSubstr("error[missing-column]: there is no column of those who came"));
  EXPECT_EQ(read("Timestamp,Name\n8/1/2024 10:01:11,Alex Alpha\n8/1/2024 10:02:00,Bo Beta\n").attendance,
            heads + "cal-1,n1,required,1\ncal-1,n2,required,1\n");
}

TEST(RegisterRows, of_another_table_are_told_which_shapes_are_read) {
  for (const std::string text : {"Alpha,Beta\n1,2\n", "Name,Party\nAlex Alpha,Blue\n"}) {
    const Meetings out = read(text);
    EXPECT_THAT(out.said, HasSubstr("error[missing-column]"));
    EXPECT_THAT(out.said, HasSubstr("expected a column Date beside Name and Attended"));
    EXPECT_THAT(out.said, HasSubstr("a row a person below days such as 8 Jan 2024"));
  }
}

TEST(RegisterSheets, are_bodies_and_notes_beside_them_are_passed_over) {
  const std::string rows = test::text_row({"Attendance 2024"}) + "<row>" + test::text_cell("Name") +
                           "<c><v>45299</v></c></row>" + test::text_row({"Alex Alpha", "x"});
  test::Xlsx workbook{
      {{"Adults", rows},
       {"Scrutiny", rows},
       {"Key", test::text_row({"x", "was there"}) + test::text_row({"A", "sent apologies"})}}};
  const Meetings out = imported({{"r.xlsx", workbook.bytes()}}, of_2024());
  EXPECT_THAT(out.meetings, HasSubstr("Attendance 2024: Adults,,1,")) << out.said;
  EXPECT_THAT(out.meetings, HasSubstr("Attendance 2024: Scrutiny,,1,"));
  EXPECT_THAT(out.report, HasSubstr("sheets that are no register: 1"));
}

TEST(RegisterPeople, joined_by_and_are_each_somebody_where_all_together_are_nobody) {
  const Meetings out = read("Meeting,Date,Present,Apologies\n"
                            "Board,08/01/2024,Alex Alpha (Chair) and Bo Beta,\n"
                            "Board,15/01/2024,\"Alex Alpha, Bo Beta & Chris Gamma\",\n"
                            "Board,22/01/2024,Alex Alpha,Bo Beta and Chris Gamma\n");
  EXPECT_EQ(out.attendance, heads + "cal-1,n1,required,3\ncal-1,n2,required,2\ncal-1,s1,required,1\n")
      << out.said;
  EXPECT_THAT(out.said, Not(HasSubstr("attendees-not-matched")));
}

TEST(RegisterPeople, a_post_with_and_in_its_title_stays_one) {
  const auto model =
      io::read_model_files({{"organisations.csv", "organisation_id,name\nnorth,North\n"},
                            {"posts.csv", "post_id,title,organisation_id,reports_to\nd,Director,north,\n"
                                          "h,Head of Waste and Street Cleaning,north,d\n"}});
  const Meetings out =
      imported({{"Board.csv", "Meeting,Date,Present\nBoard,08/01/2024,Head of Waste and Street "
                              "Cleaning; Director\n"}},
               of_2024(), {model, {}, {}});
  EXPECT_THAT(out.attendance, HasSubstr(",h,required,1")) << out.said;
}

TEST(RegisterPeople, whom_no_post_fits_are_named_by_row_in_the_report) {
  const Meetings out = read("Meeting,Date,Present\nBoard,08/01/2024,Alex Alpha; Bo Betta\n"
                            "Board,15/01/2024,Alex Alpha; Bo Beta\n");
  EXPECT_THAT(out.report, HasSubstr("Board.csv,2,,Bo Betta,,no post has this name"));
  EXPECT_THAT(out.said, Not(HasSubstr("Betta")));
}

TEST(RegisterRows, below_a_merged_day_are_of_the_meeting_above) {
  const Meetings out = read("Meeting,Date,Name,Attended\nBoard,15/01/2024,Alex Alpha,Y\n,,Bo Beta,N\n"
                            "Board,19/02/2024,Alex Alpha,Y\n,,Bo Beta,Y\n");
  EXPECT_EQ(out.attendance, heads + "cal-1,n1,required,2\ncal-1,n2,required,1\n") << out.said;
  EXPECT_THAT(out.said, HasSubstr("2 rows without a day were taken for the meeting of the row above"));
  EXPECT_THAT(read("Meeting,Date,Name,Attended\nBoard,15/01/2024,Alex Alpha,Y\nOther,,Bo Beta,Y\n").said,
              HasSubstr("bad-date"));
}

TEST(RegisterHeads, periods_in_a_title_are_no_telephone_numbers) {
  const Meetings out = read("Attendance summary 01/04/2024 - 31/03/2025\nMember,8 Jan 2024,12 Feb 2024\n"
                            "Alex Alpha,x,x\nChris Gamma,x,A\n");
  EXPECT_THAT(out.meetings, HasSubstr("Attendance summary 01/04/2024 - 31/03/2025")) << out.said;
}

} // namespace
} // namespace organograph::io::register_shapes_test
