// SPDX-License-Identifier: Apache-2.0
// Rules of recurrence as calendars write them, against the slow reference (tests/oracle/recurring_days.hpp).
#include "calendar/calendar_parts.hpp"
#include "calendar/recurrence.hpp"
#include "oracle/recurring_days.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace organograph::io::recurrence_test {
namespace {

using oracle::CivilTime;
using oracle::Clock;
using oracle::RecurringRule;
using Every = RecurringRule::Every;

class Dice {
public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  int operator()(int low, int high) {
    return low + static_cast<int>(random_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool one_in(int n) { return (*this)(1, n) == 1; }

private:
  std::mt19937_64 random_;
};

// Where a day stands among those of its period that the rule fits: makes BYSETPOS of it.
std::pair<int, int> place_in_period(const RecurringRule &rule, const CivilTime &start) {
  RecurringRule plain = rule;
  plain.interval = 1;
  int before = 0, all = 0;
  CivilTime day{start.year - 1, 12, 20, start.hour, start.minute};
  for (int i = 0; i < 420; ++i, day = oracle::next_day(day))
    if (oracle::period_of(plain, start, day) == 0 && oracle::fits_rule(plain, start, day)) {
      ++all;
      before += day < start;
    }
  return {before + 1, all};
}

void choose_days(Dice &dice, const CivilTime &start, RecurringRule &rule) {
  const int weekday = oracle::weekday_of(start);
  const auto some_weekdays = [&](int more) {
    rule.by_day.push_back({weekday, 0});
    for (int i = dice(0, more); i > 0; --i)
      if (const int other = dice(0, 6);
          std::ranges::find(rule.by_day, other, &oracle::WeekdayOf::weekday) == rule.by_day.end())
        rule.by_day.push_back({other, 0});
  };
  switch (rule.every) {
  case Every::day:
    if (dice.one_in(3))
      some_weekdays(4);
    if (dice.one_in(4))
      rule.by_month = {start.month, start.month % 12 + 1};
    return;
  case Every::week:
    if (!dice.one_in(4))
      some_weekdays(4);
    return;
  case Every::month:
    switch (dice(0, 4)) {
    case 0:
      rule.by_month_day = {start.day};
      break;
    case 1:
      rule.by_month_day = {start.day - oracle::days_of_month(start.year, start.month) - 1};
      break;
    case 2:
      rule.by_day = {{weekday, (start.day - 1) / 7 + 1}};
      break;
    case 3:
      some_weekdays(5);
      break;
    default:
      break;
    }
    if (dice.one_in(6))
      rule.by_month = {start.month, start.month % 12 + 1, (start.month + 5) % 12 + 1};
    return;
  case Every::year:
    switch (dice(0, 5)) {
    case 0:
      rule.by_month = {start.month};
      break;
    case 1:
      rule.by_month = {start.month};
      rule.by_day = {{weekday, (start.day - 1) / 7 + 1}};
      break;
    case 2:
      rule.by_year_day = {oracle::day_of_year(start)};
      break;
    case 3:
      rule.by_week = {oracle::week_of(start, rule.week_start).number};
      some_weekdays(2);
      break;
    case 4:
      rule.by_month_day = {start.day};
      break;
    default:
      rule.by_month = {start.month, start.month % 12 + 1};
      some_weekdays(1);
    }
  }
}

RecurringRule random_rule(Dice &dice, const CivilTime &start) {
  RecurringRule rule;
  rule.every = static_cast<Every>(dice(0, 3));
  rule.interval = dice.one_in(2) ? 1 : dice(2, rule.every == Every::year ? 2 : 5);
  rule.week_start = dice.one_in(4) ? 6 : 0;
  choose_days(dice, start, rule);
  const bool many = rule.by_day.size() > 1 && rule.by_week.empty() && rule.every != Every::day;
  if (many && dice.one_in(2)) {
    const auto [place, all] = place_in_period(rule, start);
    rule.by_position = {dice.one_in(2) ? place : place - all - 1};
    if (dice.one_in(3) && place != all)
      rule.by_position.push_back(-1);
  }
  if (dice.one_in(4)) {
    rule.count = dice(1, 60);
  } else if (dice.one_in(3)) {
    CivilTime until = start;
    for (int days = dice(0, 700); days > 0; --days)
      until = oracle::next_day(until);
    rule.until = until;
  }
  return rule;
}

constexpr std::int64_t window_first = 20'179, window_last = 20'543; // 2025-04-01 to 2026-03-31

class RandomSeries {
public:
  explicit RandomSeries(std::uint64_t seed) : dice_(seed) {
    clock_ = dice_.one_in(2) ? Clock::london : Clock::new_york;
    start_ = {2023, 1, 1, dice_.one_in(3) ? dice_(0, 3) : dice_(8, 17), dice_(0, 3) * 15};
    for (int days = dice_(0, 900); days > 0; --days)
      start_ = oracle::next_day(start_);
    rule_ = random_rule(dice_, start_);
    for (const CivilTime &time : oracle::recurring_days(rule_, start_, {2026, 4, 30, 23, 59}))
      expected_[oracle::world_time(time, clock_)] = time;
    text_ = event(
        {"UID:s", zoned("DTSTART", start_), "DURATION:PT1H", oracle::rrule(rule_, clock_, dice_.one_in(2))},
        true);
    change();
  }

  std::string text() const { return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + text_ + "END:VCALENDAR\r\n"; }

  std::vector<std::int64_t> expected() const {
    std::vector<std::int64_t> out;
    for (const auto &[world, time] : expected_)
      if (in_window(time))
        out.push_back(world);
    return out;
  }

private:
  static bool in_window(const CivilTime &time) {
    return time >= CivilTime{2025, 4, 1, 0, 0} && time <= CivilTime{2026, 3, 31, 23, 59};
  }

  std::string zoned(const std::string &name, const CivilTime &time) {
    return name + ";TZID=" + (clock_ == Clock::london ? "Europe/London" : "America/New_York") + ":" +
           oracle::ical_time(time);
  }

  // In the series' zone, or in UTC: both mean the same.
  std::string either(const std::string &name, const CivilTime &time) {
    return dice_.one_in(2) ? zoned(name, time)
                           : name + ":" + oracle::ical_time(oracle::world_time(time, clock_));
  }

  std::string event(const std::vector<std::string> &lines, bool with_dates) {
    std::string out = "BEGIN:VEVENT\r\n";
    for (const std::string &line : lines)
      out += line + "\r\n";
    if (with_dates)
      out += "@DATES@";
    return out + "ATTENDEE:mailto:a@a.example\r\nATTENDEE:mailto:b@a.example\r\nEND:VEVENT\r\n";
  }

  void change() {
    std::vector<CivilTime> times;
    for (const auto &[world, time] : expected_)
      if (in_window(time))
        times.push_back(time);
    std::string dates;
    for (int i = dice_(0, 6); i > 0 && !times.empty(); --i) {
      const auto at = static_cast<std::size_t>(dice_(0, static_cast<int>(times.size()) - 1));
      const CivilTime time = times[at];
      times.erase(times.begin() + static_cast<std::ptrdiff_t>(at));
      expected_.erase(oracle::world_time(time, clock_));
      if (dice_.one_in(3)) {
        dates += either("EXDATE", time) + "\r\n";
      } else if (dice_.one_in(2)) {
        text_ += event({"UID:s", either("RECURRENCE-ID", time), zoned("DTSTART", time), "STATUS:CANCELLED"},
                       false);
      } else {
        const CivilTime moved = oracle::plus_minutes(time, dice_(1, 3000));
        text_ +=
            event({"UID:s", either("RECURRENCE-ID", time), zoned("DTSTART", moved), "DURATION:PT30M"}, false);
        moved_.push_back(moved);
      }
    }
    for (const CivilTime &moved : moved_)
      expected_[oracle::world_time(moved, clock_)] = moved;
    text_.replace(text_.find("@DATES@"), 7, dates);
  }

  Dice dice_;
  Clock clock_ = Clock::london;
  CivilTime start_;
  RecurringRule rule_;
  std::string text_;
  std::map<std::int64_t, CivilTime> expected_;
  std::vector<CivilTime> moved_;
};

std::vector<std::int64_t> read(const std::string &text, const std::string &from, const std::string &to,
                               std::string &said) {
  calendar::Calendar calendar;
  calendar.files = {"random.ics"};
  ImportReport report;
  calendar::read_icalendar(0, text, calendar, report);
  CalendarOptions options;
  options.from = from;
  options.to = to;
  std::vector<std::int64_t> times;
  for (const calendar::Series &series : calendar::gather(calendar, options, report).series)
    for (const calendar::Occurrence &one : series.occurrences)
      times.push_back(one.at);
  for (const Diagnostic &diagnostic : report.diagnostics)
    if (diagnostic.severity() == Severity::error)
      said += to_string(diagnostic) + "\n";
  std::ranges::sort(times);
  times.erase(std::ranges::unique(times).begin(), times.end());
  return times;
}

TEST(Recurrence, of_500_random_series_is_that_of_the_slow_reference) {
  static_assert(window_last - window_first == 364);
  std::size_t occurrences = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    const RandomSeries series(seed);
    std::string said;
    const auto times = read(series.text(), "2025-04-01", "2026-03-31", said);
    ASSERT_EQ(times, series.expected()) << "seed " << seed << "\n" << said << series.text();
    occurrences += times.size();
  }
  EXPECT_GT(occurrences, 10'000U);
}

std::vector<std::string> days(const std::string &rule, const std::string &start, const std::string &from,
                              const std::string &to) {
  std::string said;
  std::vector<std::string> out;
  for (const std::int64_t time : read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:" + start + "\nRRULE:" +
                                          rule + "\nATTENDEE:mailto:a@a.example\nEND:VEVENT\nEND:VCALENDAR\n",
                                      from, to, said))
    out.push_back(oracle::ical_time(time));
  if (!said.empty())
    out.push_back(said);
  return out;
}

using Days = std::vector<std::string>;

// Examples of RFC 5545, 3.8.5.3.
TEST(Recurrence, of_the_standards_examples) {
  EXPECT_EQ(days("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "19970902T090000", "1997-09-03", "1999-12-31"),
            (Days{"19980213T090000Z", "19980313T090000Z", "19981113T090000Z", "19990813T090000Z"}));
  EXPECT_EQ(days("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "19961105T090000",
                 "1996-01-01", "2005-12-31"),
            (Days{"19961105T090000Z", "20001107T090000Z", "20041102T090000Z"}));
  EXPECT_EQ(
      days("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "19970904T090000", "1997-01-01", "1998-12-31"),
      (Days{"19970904T090000Z", "19971007T090000Z", "19971106T090000Z"}));
  EXPECT_EQ(days("FREQ=YEARLY;BYDAY=20MO", "19970519T090000", "1997-01-01", "1999-12-31"),
            (Days{"19970519T090000Z", "19980518T090000Z", "19990517T090000Z"}));
  EXPECT_EQ(days("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "19970512T090000", "1997-01-01", "1999-12-31"),
            (Days{"19970512T090000Z", "19980511T090000Z", "19990517T090000Z"}));
  EXPECT_EQ(days("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "19970805T090000", "1997-01-01",
                 "1997-12-31"),
            (Days{"19970805T090000Z", "19970810T090000Z", "19970819T090000Z", "19970824T090000Z"}));
  EXPECT_EQ(days("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "19970805T090000", "1997-01-01",
                 "1997-12-31"),
            (Days{"19970805T090000Z", "19970817T090000Z", "19970819T090000Z", "19970831T090000Z"}));
  EXPECT_EQ(days("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "20070115T090000", "2007-01-01", "2007-12-31"),
            (Days{"20070115T090000Z", "20070130T090000Z", "20070215T090000Z", "20070315T090000Z",
                  "20070330T090000Z"}));
  EXPECT_EQ(
      days("FREQ=DAILY;BYHOUR=9,13;BYMINUTE=0,30;COUNT=3", "20250106T090000", "2025-01-01", "2025-12-31"),
      (Days{"20250106T090000Z", "20250106T093000Z", "20250106T130000Z"}));
}

TEST(Recurrence, that_never_comes_again_ends_at_the_window) {
  for (const char *rule : {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=6MO",
                           "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "FREQ=MONTHLY;INTERVAL=12;BYMONTH=5",
                           "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYDAY=MO", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=31"})
    EXPECT_EQ(days(rule, "20250106T090000", "2025-01-01", "2025-12-31"), (Days{"20250106T090000Z"})) << rule;
}

TEST(Recurrence, that_ends_before_its_start_is_none) {
  EXPECT_EQ(days("FREQ=DAILY;UNTIL=20250105T090000", "20250106T090000", "2025-01-01", "2025-12-31"), Days{});
}

TEST(Recurrence, that_is_moved_from_one_occurrence_on_stays_so) {
  std::string said;
  const auto times =
      read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20250106T090000Z\nRRULE:FREQ=WEEKLY;COUNT=5\n"
           "ATTENDEE:mailto:a@a.example\nEND:VEVENT\n"
           "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:20250120T090000Z\n"
           "DTSTART:20250121T100000Z\nATTENDEE:mailto:a@a.example\nEND:VEVENT\n"
           "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID:20250127T090000Z\nDTSTART:20250127T090000Z\n"
           "STATUS:CANCELLED\nATTENDEE:mailto:a@a.example\nEND:VEVENT\nEND:VCALENDAR\n",
           "2025-01-01", "2025-12-31", said);
  ASSERT_EQ(times.size(), 4U) << said;
  EXPECT_EQ(oracle::ical_time(times[1]), "20250113T090000Z");
  EXPECT_EQ(oracle::ical_time(times[2]), "20250121T100000Z");
  EXPECT_EQ(oracle::ical_time(times[3]), "20250204T100000Z");
}

TEST(Recurrence, before_and_behind_a_change_of_the_clock_keeps_the_wall_time) {
  std::string said;
  const auto times =
      read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART;TZID=GMT Standard Time:20250324T013000\n"
           "RRULE:FREQ=DAILY;COUNT=8\nATTENDEE:mailto:a@a.example\nEND:VEVENT\nEND:VCALENDAR\n",
           "2025-03-01", "2025-04-30", said);
  ASSERT_EQ(times.size(), 8U) << said;
  EXPECT_EQ(oracle::ical_time(times[5]), "20250329T013000Z");
  EXPECT_EQ(oracle::ical_time(times[6]), "20250330T013000Z"); // is left out: by the clock before
  EXPECT_EQ(oracle::ical_time(times[7]), "20250331T003000Z");
}

} // namespace
} // namespace organograph::io::recurrence_test
