// SPDX-License-Identifier: Apache-2.0
#include "support/calendars.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace organograph::import_calendar_test {
namespace {

using test::program;
using test::Ran;
using test::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

const std::string calendars = std::string(places::test_data()) + "/calendars/";

class ImportCalendar : public testing::Test {
protected:
  void SetUp() override {
    for (const auto &table : test::staff().tables)
      if (table)
        test::write_text(model_ + "/" + table->file(), io::to_csv(*table));
    test::write_text(model_ + "/people.csv", test::people_csv().bytes);
    test::write_text(model_ + "/scenarios/one/changes.csv", "action,post_id\ndelete,s2\n");
  }

  TemporaryFolder folder_;
  std::string model_ = folder_ / "model", out_ = folder_ / "out";
};

TEST_F(ImportCalendar, adds_meetings_to_a_copy_of_the_model) {
  const Ran ran = program({"import", "calendar", calendars + "google.ics", calendars + "outlook.ics",
                           "--model", model_, "--from", "2025-04-01", "--to", "2026-03-31", "-o", out_});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto files = test::files_below(out_);
  for (const char *file : {"posts.csv", "meetings.csv", "attendance.csv", "import-report.csv", "people.csv",
                           "scenarios/one/changes.csv"})
    EXPECT_TRUE(files.contains(file)) << file;
  EXPECT_THAT(files.at("meetings.csv"), HasSubstr("cal-2,"));
  EXPECT_EQ(std::filesystem::status(out_ + "/people.csv").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  for (const auto &[name, bytes] : files)
    if (name != "people.csv") {
      EXPECT_THAT(bytes, Not(HasSubstr("@"))) << name;
    }
  EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("@")));
  EXPECT_THAT(ran.out, HasSubstr("2 meetings"));
  EXPECT_THAT(ran.out, HasSubstr("rooms and resources"));
  EXPECT_EQ(program({"check", out_, "--quiet"}).code, 0);
}

TEST_F(ImportCalendar, needs_no_kind_where_the_content_tells_it) {
  EXPECT_EQ(
      program({"import", "calendar", calendars + "graph-view.json", "--model", model_, "-o", out_, "--quiet"})
          .code,
      0);
  const Ran ran = program({"import", calendars + "graph-view.json", "-o", out_ + "2"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("--model is missing"));
}

TEST_F(ImportCalendar, writes_nothing_where_there_is_a_fault) {
  test::write_text(model_ + "/bad.ics",
                   test::ics(test::vevent({"UID:1", "DTSTART:20250407T090000Z", "RRULE:FREQ=SECONDLY"})));
  const Ran ran = program({"import", "calendar", model_ + "/bad.ics", "--model", model_, "-o", out_});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("unsupported-recurrence"));
  EXPECT_FALSE(std::filesystem::exists(out_));
}

TEST_F(ImportCalendar, does_not_read_what_is_too_large_to_be_a_calendar) {
  const std::string file = model_ + "/line.ics";
  test::write_text(file, "BEGIN:VCALENDAR\n");
  std::filesystem::resize_file(file, std::uintmax_t{2} << 30U); // a line of zero bytes, on no disk
  const Ran ran = program({"import", "calendar", file, "--model", model_, "-o", out_});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("is too large: an import reads files of up to 1 GiB"));
  EXPECT_FALSE(std::filesystem::exists(out_));
}

TEST_F(ImportCalendar, keeps_subjects_where_it_is_asked) {
  ASSERT_EQ(program({"import", "calendar", calendars + "google.ics", "--model", model_, "--subjects", "keep",
                     "-o", out_, "--quiet"})
                .code,
            0);
  EXPECT_THAT(test::files_below(out_).at("meetings.csv"), HasSubstr("cal-1,Team,"));
}

} // namespace
} // namespace organograph::import_calendar_test
