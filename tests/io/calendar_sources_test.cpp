// SPDX-License-Identifier: Apache-2.0
// Graph, Outlook's tables and registers; the same meetings of all of them are the same model.
#include "support/calendars.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace organograph::io::calendar_sources_test {
namespace {

using test::imported;
using test::Meetings;
using testing::HasSubstr;
using testing::Not;

CalendarOptions of_year() {
  CalendarOptions options;
  options.from = "2025-01-01";
  options.to = "2025-12-31";
  return options;
}

// A day from 2025-01-01 on, as the three formats write it.
struct Day {
  explicit Day(int number)
      : date(std::chrono::sys_days{std::chrono::year(2025) / 1 / 1} + std::chrono::days(number)) {}
  std::string iso(bool dashes) const {
    const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const std::string dash = dashes ? "-" : "";
    return std::to_string(static_cast<int>(date.year())) + dash + two(static_cast<unsigned>(date.month())) +
           dash + two(static_cast<unsigned>(date.day()));
  }
  std::string british() const {
    return std::to_string(static_cast<unsigned>(date.day())) + "/" +
           std::to_string(static_cast<unsigned>(date.month())) + "/" +
           std::to_string(static_cast<int>(date.year()));
  }
  std::chrono::year_month_day date;
};

// A year of two series (weekly on Mondays; every four weeks, one moved and one cancelled) and a single
// meeting, a private one among them.
const std::string year_ics = test::ics(
    test::vevent({"UID:a", "DTSTART;TZID=Europe/London:20250106T093000",
                  "DTEND;TZID=Europe/London:20250106T103000", "RRULE:FREQ=WEEKLY;COUNT=50", "SUMMARY:Team",
                  "ORGANIZER;CN=Alex Alpha:mailto:alex@north.example"},
                 {"CN=Bo Beta:mailto:bo@north.example",
                  "ROLE=OPT-PARTICIPANT;CN=Chris Gamma:mailto:chris@south.example"}) +
    test::vevent({"UID:b", "DTSTART;TZID=Europe/London:20250108T140000",
                  "DTEND;TZID=Europe/London:20250108T153000", "RRULE:FREQ=WEEKLY;INTERVAL=4;COUNT=12",
                  "SUMMARY:Board", "CLASS:PRIVATE", "ORGANIZER;CN=Chris Gamma:mailto:chris@south.example"},
                 {"CN=Alex Alpha:mailto:alex@north.example", "CN=Dana Delta:mailto:dana@south.example",
                  "CN=Outside:mailto:o@else.example"}) +
    test::vevent({"UID:b", "RECURRENCE-ID;TZID=Europe/London:20250402T140000",
                  "DTSTART;TZID=Europe/London:20250403T150000", "DTEND;TZID=Europe/London:20250403T163000",
                  "CLASS:PRIVATE", "ORGANIZER;CN=Chris Gamma:mailto:chris@south.example"},
                 {"CN=Alex Alpha:mailto:alex@north.example", "CN=Dana Delta:mailto:dana@south.example",
                  "CN=Outside:mailto:o@else.example"}) +
    test::vevent({"UID:b", "RECURRENCE-ID;TZID=Europe/London:20250430T140000",
                  "DTSTART;TZID=Europe/London:20250430T140000", "STATUS:CANCELLED"}) +
    test::vevent({"UID:c", "DTSTART;TZID=Europe/London:20250704T100000",
                  "DTEND;TZID=Europe/London:20250704T120000", "SUMMARY:Away day",
                  "ORGANIZER;CN=Alex Alpha:mailto:alex@north.example"},
                 {"CN=Dana Delta:mailto:dana@south.example"}));

std::string recipient(const std::string &name, const std::string &address) {
  return R"({"emailAddress":{"name":")" + name + R"(","address":")" + address + R"("}})";
}

std::string attendee(const std::string &name, const std::string &address,
                     const std::string &type = "required") {
  return R"({"type":")" + type + R"(","status":{"response":"accepted"},)" +
         recipient(name, address).substr(1);
}

std::string graph_event(const std::string &start, const std::string &end, const std::string &more) {
  return R"({"body":{"content":"secret-body"},"isAllDay":false,"isCancelled":false,"showAs":"busy",
 "start":{"dateTime":")" +
         start + R"(.0000000","timeZone":"GMT Standard Time"},"end":{"dateTime":")" + end +
         R"(.0000000","timeZone":"GMT Standard Time"},"originalStartTimeZone":"GMT Standard Time",)" + more +
         "}";
}

std::string graph_year() {
  const std::string alex = recipient("Alex Alpha", "alex@north.example"),
                    chris = recipient("Chris Gamma", "chris@south.example");
  const std::string team = R"("subject":"Team","sensitivity":"normal","organizer":)" + alex +
                           R"(,"attendees":[)" + attendee("Bo Beta", "bo@north.example") + "," +
                           attendee("Chris Gamma", "chris@south.example", "optional") + "]";
  const std::string board = R"("subject":"Board","sensitivity":"private","organizer":)" + chris +
                            R"(,"attendees":[)" + attendee("Alex Alpha", "alex@north.example") + "," +
                            attendee("Dana Delta", "dana@south.example") + "," +
                            attendee("Outside", "o@else.example") + "]";
  std::string out = "{\"@odata.context\":\"x\",\"value\":[";
  // The team's series as calendarView has it, the board's as its master.
  for (int week = 0; week < 50; ++week) {
    const std::string day = Day(5 + 7 * week).iso(true);
    out += graph_event(day + "T09:30:00", day + "T10:30:00",
                       R"("type":"occurrence","seriesMasterId":"M1",)" + team) +
           ",\n";
  }
  out += graph_event("2025-01-08T14:00:00", "2025-01-08T15:30:00",
                     R"("id":"M2","type":"seriesMaster","recurrence":{"pattern":{"type":"weekly","interval":4,
 "daysOfWeek":["wednesday"],"firstDayOfWeek":"monday"},"range":{"type":"numbered","numberOfOccurrences":12,
 "startDate":"2025-01-08","recurrenceTimeZone":"GMT Standard Time"}},"cancelledOccurrences":["OID.x.2025-04-30"],
 "exceptionOccurrences":[)" +
                         graph_event("2025-04-03T15:00:00", "2025-04-03T16:30:00",
                                     R"("originalStart":"2025-04-02T13:00:00Z","type":"exception")") +
                         "]," + board) +
         ",\n";
  out += graph_event("2025-07-04T10:00:00", "2025-07-04T12:00:00",
                     R"("id":"S","type":"singleInstance","iCalUId":"u","subject":"Away day","organizer":)" +
                         alex + R"(,"attendees":[)" + attendee("Dana Delta", "dana@south.example") + "]");
  return out + "]}";
}

std::string outlook_year() {
  std::string out =
      "Subject,Start Date,Start Time,End Date,End Time,All day event,Meeting Organizer,Required Attendees,"
      "Optional Attendees,Meeting Resources,Description,Location,Private,Sensitivity,Show time as\n";
  const auto row = [&](const std::string &subject, const std::string &day, const std::string &from,
                       const std::string &to, const std::string &people, const std::string &is_private) {
    out += subject + "," + day + "," + from + "," + day + "," + to + ",False," + people +
           ",Room 1,secret-body,secret-place," + is_private + "," +
           (is_private == "True" ? "Private" : "Normal") + ",2\n";
  };
  for (int week = 0; week < 50; ++week)
    row("Team", Day(5 + 7 * week).british(), "09:30:00", "10:30:00",
        "Alex Alpha,Alex Alpha;Bo Beta;Room 1,Chris Gamma", "False");
  for (int month = 0; month < 12; ++month)
    if (month != 4) {
      const std::string people = "Chris Gamma,Alex Alpha;\"\"Delta, Dana\"\";Outside,";
      const bool moved = month == 3;
      row("Board", Day(7 + 28 * month + moved).british(), moved ? "15:00:00" : "14:00:00",
          moved ? "16:30:00" : "15:30:00", "Chris Gamma,\"Alex Alpha;Delta, Dana;Outside\",", "True");
    }
  row("Away day", Day(184).british(), "10:00:00", "12:00:00", "Alex Alpha,Alex Alpha;Dana Delta,", "False");
  return out;
}

std::string without_sources(std::string table) { // where a row comes from differs
  std::string out;
  for (std::size_t at = 0; at < table.size();) {
    const std::size_t end = table.find('\n', at);
    std::string line = table.substr(at, end - at);
    if (const std::size_t quote = line.find(",\""); quote != std::string::npos)
      line.resize(quote);
    out += line + "\n";
    at = end + 1;
  }
  return out;
}

TEST(CalendarSources, of_the_same_year_give_the_same_model) {
  for (const bool default_window : {false, true}) {
    const CalendarOptions options = default_window ? CalendarOptions{} : of_year();
    const Meetings ics = imported({{"a.ics", year_ics}}, options);
    const Meetings graph = imported({{"a.json", graph_year()}}, options);
    const Meetings outlook = imported({{"a.csv", outlook_year()}}, options);
    EXPECT_EQ(without_sources(ics.meetings),
              "meeting_id,subject,duration_hours,occurrences_per_year,source\n"
              "cal-1,Meeting 1,1,50\ncal-2,private,1.5,11\ncal-3,Meeting 3,2,1\n")
        << ics.said;
    EXPECT_EQ(ics.attendance,
              "meeting_id,attendee_id,role,attended\ncal-1,n1,required,\ncal-1,n2,required,\n"
              "cal-1,s1,optional,\ncal-2,n1,required,\ncal-2,s1,required,\ncal-2,s2,required,\n"
              "cal-3,n1,required,\ncal-3,s2,required,\n");
    EXPECT_EQ(without_sources(graph.meetings), without_sources(ics.meetings)) << graph.said;
    EXPECT_EQ(graph.attendance, ics.attendance);
    EXPECT_EQ(without_sources(outlook.meetings), without_sources(ics.meetings)) << outlook.said;
    EXPECT_EQ(outlook.attendance, ics.attendance);
    for (const Meetings &one : {ics, graph, outlook})
      EXPECT_THAT(one.meetings + one.attendance + one.said + one.report, Not(HasSubstr("secret")));
  }
}

TEST(CalendarSources, of_the_same_year_together_are_the_year_once) {
  const Meetings all = imported(
      {{"a.ics", year_ics}, {"a.json", graph_year()}, {"b.ics", year_ics}, {"a.csv", outlook_year()}},
      of_year());
  const Meetings one = imported({{"a.ics", year_ics}}, of_year());
  EXPECT_EQ(all.meetings, one.meetings);
  EXPECT_EQ(all.attendance, one.attendance);
}

TEST(CalendarSources, that_spell_people_differently_are_compared_by_their_posts) {
  const std::string heads = "Subject,Start Date,Start Time,End Date,End Time,Required Attendees,Meeting "
                            "Organizer\n";
  const std::string plain = "\"Bo Beta; Chris Gamma\",Alex Alpha\n";
  const io::SourceFile rows{"a.csv", heads + "B,05/02/2025,09:00,05/02/2025,10:00," + plain +
                                         "B,13/02/2025,09:00,13/02/2025,10:00," + plain};
  const auto event = [](const std::string &uid, const std::string &day) {
    return test::vevent({"UID:" + uid, "SUMMARY:B", "DTSTART:" + day + "T090000Z",
                         "DTEND:" + day + "T100000Z", "ORGANIZER:mailto:alex@north.example"},
                        {"bo@north.example", "chris@south.example"});
  };
  const io::SourceFile without_names{"b.ics", test::ics(event("1", "20250205") + event("2", "20250213"))};
  const Meetings both = imported({rows, without_names}, of_year());
  EXPECT_THAT(both.meetings, HasSubstr("cal-1,Meeting 1,1,2,")) << both.said;
  EXPECT_THAT(both.meetings, Not(HasSubstr("cal-2")));
  const Meetings spelt = imported({{"a.csv", heads +
                                                 "B,05/02/2025,09:00,05/02/2025,10:00,\"Beta, Bo (Finance); "
                                                 "Gamma, Chris\",Alex Alpha\n" +
                                                 "B,13/02/2025,09:00,13/02/2025,10:00," + plain}},
                                  of_year());
  EXPECT_THAT(spelt.meetings, HasSubstr("cal-1,Meeting 1,1,2,")) << spelt.said;
  EXPECT_THAT(spelt.meetings, Not(HasSubstr("cal-2")));
}

TEST(GraphEvents, follow_patterns_and_ranges) {
  const auto count = [](const std::string &pattern, const std::string &range) {
    const std::string event =
        graph_event("2025-01-31T14:00:00", "2025-01-31T15:00:00",
                    R"("id":"M","type":"seriesMaster","recurrence":{"pattern":)" + pattern + R"(,"range":)" +
                        range + R"(},"attendees":[)" + attendee("A", "alex@north.example") + "]");
    const Meetings read = imported({{"a.json", "[" + event + "]"}}, of_year());
    const std::string row = without_sources(read.meetings);
    return row.empty() ? read.said : row.substr(row.rfind("1,", row.size() - 1) + 2);
  };
  const std::string for_ever = R"({"type":"noEnd"})";
  EXPECT_EQ(count(R"({"type":"daily","interval":1})", R"({"type":"endDate","endDate":"2025-02-09"})"),
            "10\n");
  EXPECT_EQ(count(R"({"type":"absoluteMonthly","interval":1,"dayOfMonth":31})", for_ever),
            "12\n"); // last day of shorter ones
  EXPECT_EQ(
      count(R"({"type":"relativeMonthly","interval":2,"daysOfWeek":["friday"],"index":"last"})", for_ever),
      "6\n");
  EXPECT_EQ(count(R"({"type":"weekly","interval":1,"daysOfWeek":["friday","monday"]})", for_ever), "96\n");
  EXPECT_EQ( // the start, a Friday, is no Tuesday
      count(R"({"type":"relativeMonthly","interval":1,"daysOfWeek":["tuesday"],"index":"last"})", for_ever),
      "11\n");
  EXPECT_EQ(count(R"({"type":"weekly","interval":1,"daysOfWeek":["tuesday"]})",
                  R"({"type":"numbered","numberOfOccurrences":10})"),
            "10\n");
  EXPECT_EQ(count(R"({"type":"absoluteYearly","interval":1,"dayOfMonth":31,"month":1})", for_ever), "1\n");
  EXPECT_THAT(count(R"({"type":"hourly","interval":1})", for_ever),
              HasSubstr("error[unsupported-recurrence]"));
  EXPECT_THAT(count(R"({"type":"daily","interval":0})", for_ever),
              HasSubstr("error[unsupported-recurrence]"));
}

TEST(GraphEvents, come_in_pages) {
  const auto page = [](int from, int to) {
    std::string out = R"({"@odata.nextLink":"https://graph.example/next","value":[)";
    for (int day = from; day < to; ++day)
      out += (day == from ? "" : ",") +
             graph_event(Day(day).iso(true) + "T09:00:00", Day(day).iso(true) + "T10:00:00",
                         R"("type":"occurrence","seriesMasterId":"M","attendees":[)" +
                             attendee("A", "alex@north.example") + "]");
    return out + "]}";
  };
  const Meetings read =
      imported({{"1.json", page(0, 10)}, {"2.json", page(10, 15)}, {"3.json", R"({"value":[]})"}}, of_year());
  EXPECT_THAT(read.meetings, HasSubstr("cal-1,Meeting 1,1,15,")) << read.said;
}

TEST(GraphEvents, that_are_none_are_faults_without_their_words) {
  EXPECT_THAT(imported({{"a.json", "{\"value\":[{\"start\":\n\"secret"}}).said,
              HasSubstr("a.json:2: error[unreadable-calendar]: the text is no JSON"));
  EXPECT_THAT(imported({{"a.json", "{\"value\":[{\"start\":\n\"secret"}}).said, Not(HasSubstr("secret")));
  EXPECT_THAT(imported({{"a.json", "{\"error\":{}}"}}).said, HasSubstr("holds no events of a calendar"));
}

TEST(OutlookTable, is_read_in_german_and_french) {
  const Meetings german = imported(
      {{"a.csv", "\"Betreff\";\"Beginnt am\";\"Beginnt um\";\"Endet am\";\"Endet um\";\"Ganztägiges "
                 "Ereignis\";\"Besprechungsplanung\";"
                 "\"Erforderliche Teilnehmer\";\"Optionale "
                 "Teilnehmer\";\"Privat\";\"Vertraulichkeit\";\"Zeitspanne zeigen als\"\n"
                 "\"Sitzung\";\"7.4.2025\";\"09:00:00\";\"7.4.2025\";\"10:30:00\";\"Aus\";\"Alex "
                 "Alpha\";\"Alex Alpha;Bo Beta\";\"\";\"Aus\";\"Normal\";\"2\"\n"
                 "\"Urlaub\";\"8.4.2025\";\"00:00:00\";\"9.4.2025\";\"00:00:00\";\"Ein\";\"Alex Alpha\";\"Bo "
                 "Beta\";\"\";\"Aus\";\"Normal\";\"4\"\n"
                 "\"Abgesagt: Sitzung\";\"9.4.2025\";\"09:00:00\";\"9.4.2025\";\"10:30:00\";\"Aus\";\"Alex "
                 "Alpha\";\"Bo Beta\";\"\";\"Aus\";\"Privat\";\"2\"\n"}},
      of_year());
  EXPECT_THAT(german.meetings, HasSubstr("cal-1,Meeting 1,1.5,1,")) << german.said;
  EXPECT_THAT(german.report, HasSubstr("all-day events: 1"));
  EXPECT_THAT(german.report, HasSubstr("cancelled events: 1"));
  const Meetings french = imported(
      {{"a.csv",
        "\"Objet\",\"Début\",\"Début\",\"Fin\",\"Fin\",\"Journée entière\",\"Organisateur d'une "
        "réunion\",\"Participants obligatoires\","
        "\"Participants facultatifs\",\"Privé\",\"Critère de diffusion\",\"Afficher la disponibilité\"\n"
        "\"Réunion\",\"17/4/2025\",\"09:00:00\",\"17/4/2025\",\"10:30:00\",\"Faux\",\"Alex Alpha\",\"Bo "
        "Beta\",\"\",\"Faux\",\"Normal\",\"2\"\n"}},
      of_year());
  EXPECT_THAT(french.meetings, HasSubstr("cal-1,Meeting 1,1.5,1,")) << french.said;
}

TEST(OutlookTable, tells_the_order_of_day_and_month_by_all_dates) {
  const auto table = [](const std::string &first, const std::string &second, const std::string &time) {
    const auto row = [&](const std::string &day) {
      return "Team," + day + "," + time + "," + day + "," + time + ",Alex Alpha,Bo Beta,,2\n";
    };
    return "Subject,Start Date,Start Time,End Date,End Time,Meeting Organizer,Required Attendees,Optional "
           "Attendees,Show time as\n" +
           row(first) + row(second);
  };
  CalendarOptions may;
  may.from = "2025-06-05";
  may.to = "2025-06-05";
  EXPECT_THAT(imported({{"a.csv", table("5/6/2025", "31/1/2025", "09:00")}}, may).meetings,
              HasSubstr("cal-1"));
  EXPECT_THAT(imported({{"a.csv", table("6/5/2025", "1/31/2025", "09:00")}}, may).meetings,
              HasSubstr("cal-1"));
  EXPECT_THAT(imported({{"a.csv", table("6/5/2025", "1/2/2025", "9:00:00 AM")}}, may).meetings,
              HasSubstr("cal-1"));
  const Meetings guessed = imported({{"a.csv", table("5/6/2025", "1/2/2025", "09:00")}}, may);
  EXPECT_THAT(guessed.meetings, HasSubstr("cal-1"));
  EXPECT_THAT(guessed.said, HasSubstr("a.csv:2: warning[day-month-order]"));
  may.dates = CalendarOptions::Dates::month_first;
  const Meetings told = imported({{"a.csv", table("6/5/2025", "1/2/2025", "09:00")}}, may);
  EXPECT_THAT(told.meetings, HasSubstr("cal-1"));
  EXPECT_THAT(told.said, Not(HasSubstr("day-month-order")));
  const Meetings both = imported({{"a.csv", table("31/1/2025", "1/31/2025", "09:00")}}, of_year());
  EXPECT_THAT(both.said, HasSubstr("error[bad-date]"));
}

TEST(Register, of_a_row_a_person_and_meeting_says_who_came) {
  const Meetings read = imported({{"r.csv", "Meeting,Date,Hours,Name,Attended,Role\n"
                                            "Adults board,14/01/2025,2,Alex Alpha,yes,Chair\n"
                                            "Adults board,14/01/2025,2,Chris Gamma,apologies,\n"
                                            "Adults board,15/04/2025,2,Alex Alpha,Present,Chair\n"
                                            "Adults board,15/04/2025,2,Chris Gamma,Present,\n"}},
                                 of_year());
  EXPECT_THAT(read.meetings, HasSubstr("cal-1,Adults board,2,2,\"r.csv, line 2\"")) << read.said;
  EXPECT_EQ(read.attendance, "meeting_id,attendee_id,role,attended\ncal-1,n1,chair,2\ncal-1,s1,required,1\n");
}

TEST(Register, with_a_long_duration_must_say_hours_or_minutes) {
  const auto read = [](const std::string &head, const std::string &cell) {
    return imported({{"r.csv", "Meeting,Date,Name," + head + "\nBoard,14/01/2025,Alex Alpha," + cell + "\n"}},
                    of_year());
  };
  EXPECT_THAT(read("Duration", "90").said,
              HasSubstr("r.csv:2:4 (Duration): error[bad-number]: the cell says neither hours nor minutes"));
  EXPECT_THAT(read("Duration", "90").said, HasSubstr("'Duration (minutes)'"));
  EXPECT_THAT(read("Duration (minutes)", "90").meetings, HasSubstr(",1.5,1,"));
  EXPECT_THAT(read("Duration", "90 min").meetings, HasSubstr(",1.5,1,"));
  EXPECT_THAT(read("Duration", "16 h").meetings, HasSubstr(",16,1,"));
  EXPECT_THAT(read("Hours", "16").meetings, HasSubstr(",16,1,"));
  EXPECT_THAT(read("Duration", "12").meetings, HasSubstr(",12,1,"));
}

TEST(Register, of_lists_in_a_cell_is_read) {
  const Meetings read = imported({{"r.csv", "Adults board: attendance 2025\nDate,Members present,Apologies\n"
                                            "14 January 2025,\"Alex Alpha, Bo Beta\",Chris Gamma\n"
                                            "15 April 2025,Alex Alpha; Chris Gamma,\n"}},
                                 of_year());
  EXPECT_THAT(read.meetings, HasSubstr("cal-1,r,,2,")) << read.said;
  EXPECT_EQ(read.attendance, "meeting_id,attendee_id,role,attended\ncal-1,n1,required,2\ncal-1,n2,required,"
                             "1\ncal-1,s1,required,1\n");
}

TEST(Register, of_crosses_is_read_both_ways) {
  const std::string expected =
      "meeting_id,attendee_id,role,attended\ncal-1,n1,required,2\ncal-1,s1,required,1\n";
  const Meetings down =
      imported({{"r.csv", "Meeting,Date,Alex Alpha,Chris Gamma,Bo Beta\nBoard,14/01/2025,x,x,\n"
                          "Board,15/04/2025,x,A,\n"}},
               of_year());
  EXPECT_EQ(down.attendance, expected) << down.said;
  const Meetings across =
      imported({{"r.csv", "Board\nName,14/01/2025,15/04/2025\nAlex Alpha,P,P\nChris Gamma,P,Ap\n"
                          "Bo Beta,n/a,n/a\nTotal,2,1\n"}},
               of_year());
  EXPECT_EQ(across.attendance, expected) << across.said;
  EXPECT_THAT(across.meetings, HasSubstr("cal-1,Board,,2,"));
}

TEST(Register, with_a_mark_that_nobody_knows_is_a_fault) {
  const Meetings read =
      imported({{"r.csv", "Name,14/01/2025,15/04/2025\nAlex Alpha,P,perhaps\n"}}, of_year());
  EXPECT_THAT(read.said,
              HasSubstr("r.csv:2:3: error[unknown-value]: the mark says neither present nor absent"))
      << read.said;
}

// A page of one mailbox; `next`: what follows in the address of the next page, or nothing.
std::string page_of(const std::string &day, const std::string &next) {
  return R"({"@odata.context":"https://graph.example/users('a')/calendarView",)" +
         (next.empty()
              ? ""
              : R"("@odata.nextLink":"https://graph.example/users/alex@north.example?)" + next + "\",") +
         R"("value":[{"id":")" + day + R"(","iCalUId":")" + day +
         R"(","subject":"Team","type":"singleInstance",)" + R"("start":{"dateTime":"2025-01-)" + day +
         R"(T10:00:00","timeZone":"UTC"},)" + R"("end":{"dateTime":"2025-01-)" + day +
         R"(T11:00:00","timeZone":"UTC"},)" +
         R"("attendees":[{"type":"required","emailAddress":{"address":"alex@north.example"}},)" +
         R"({"type":"required","emailAddress":{"address":"bo@north.example"}}]}]})";
}

TEST(CalendarGraph, an_answer_of_which_pages_are_missing_is_refused) {
  const io::SourceFile first{"1.json", page_of("06", "$top=1&$skip=1")},
      second{"2.json", page_of("07", "$top=1&$skip=2")}, last{"3.json", page_of("08", "")};
  EXPECT_THAT(imported({first, second, last}, of_year()).meetings, HasSubstr("cal-1,Meeting 1,1,3,"));
  const Meetings cut = imported({first}, of_year());
  EXPECT_THAT(cut.said,
              HasSubstr("1.json:1: error[unreadable-calendar]: the file is a page of an answer, and "
                        "the next page is missing"));
  EXPECT_THAT(cut.said, Not(HasSubstr("alex")));
  EXPECT_THAT(imported({first, second}, of_year()).said, HasSubstr("the next page is missing"));
  EXPECT_THAT(imported({second, last}, of_year()).said, HasSubstr("pages before it are missing"));
}
} // namespace
} // namespace organograph::io::calendar_sources_test
