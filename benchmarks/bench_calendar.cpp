// SPDX-License-Identifier: Apache-2.0
// An .ics file of as many events as a council has in a year, into a model of 1,000 posts. Twice the events
// are to take twice the time and memory.
#include "bench_models.hpp"

#include "organograph/io/calendar.hpp"
#include "organograph/io/model_folder.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>

namespace organograph::bench {

namespace {

constexpr std::uint32_t people = 1000;

std::string two(std::uint32_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// One in ten recurs weekly for half a year; six attendees; a body as invitations have one.
std::string calendar_of(std::uint32_t events) {
  std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-TIMEZONE:Europe/London\r\n";
  const std::string body = "DESCRIPTION:" + std::string(400, 'x') + "\\n\r\n";
  for (std::uint32_t i = 0; i < events; ++i) {
    const std::string day = "2025" + two(i % 12 + 1) + two(i % 28 + 1);
    out += "BEGIN:VEVENT\r\nUID:" + std::to_string(i) + "@calendar.example\r\nDTSTAMP:20260105T101500Z\r\n" +
           "DTSTART;TZID=Europe/London:" + day + "T" + two(8 + i % 9) +
           "0000\r\nDTEND;TZID=Europe/London:" + day + "T" + two(9 + i % 9) + "0000\r\n" +
           (i % 10 == 0 ? "RRULE:FREQ=WEEKLY;COUNT=26\r\n" : "") + "SUMMARY:Meeting " +
           std::to_string(i / 4) + "\r\n" + body;
    for (std::uint32_t seat = 0; seat < 6; ++seat) {
      const std::string person = std::to_string((i / 4 * 7 + seat * 13) % people);
      out += "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Holder " + person +
             ":mailto:holder" + person + "@council.example\r\n";
    }
    out += "STATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\n";
  }
  return out + "END:VCALENDAR\r\n";
}

io::CalendarModel model_of_people() {
  std::string posts = "post_id,title,organisation_id,holder\n", emails = "email,post_id\n";
  for (std::uint32_t i = 0; i < people; ++i) {
    const std::string number = std::to_string(i);
    posts += "p" + number + ",Post,council,Holder " + number + "\n";
    emails += "holder" + number + "@council.example,p" + number + "\n";
  }
  return {io::read_model_files(
              {{"organisations.csv", "organisation_id,name\ncouncil,Council\n"}, {"posts.csv", posts}}),
          io::SourceFile{"people.csv", emails},
          {}};
}

} // namespace

void register_calendar() {
  for (const std::uint32_t events : {50'000U, 100'000U, 200'000U})
    benchmark::RegisterBenchmark(("import_calendar/events:" + std::to_string(events)).c_str(),
                                 [=](benchmark::State &state) {
                                   const io::SourceFile file{"calendar.ics", calendar_of(events)};
                                   const io::CalendarModel model = model_of_people();
                                   std::size_t meetings = 0;
                                   for (auto _ : state) {
                                     const io::Imported read = io::read_calendar({&file, 1}, model);
                                     meetings = read.draft[TableId::meetings]
                                                    ? read.draft[TableId::meetings]->rows()
                                                    : 0;
                                   }
                                   if (meetings == 0) // a benchmark of a refusal is none
                                     state.SkipWithError("no meetings were read");
                                   state.counters["meetings"] = static_cast<double>(meetings);
                                 })
        ->Unit(benchmark::kMillisecond)
        ->Iterations(1);
}

} // namespace organograph::bench
