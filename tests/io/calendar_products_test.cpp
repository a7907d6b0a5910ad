// SPDX-License-Identifier: Apache-2.0
// Small files as products write them (tests/data/calendars), made after the documentation of their formats.
#include "support/calendars.hpp"
#include "support/places.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace organograph::io::calendar_products_test {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Product {
  const char *file, *meeting, *attendance;
};

constexpr Product products[] = {
    {"google.ics", "cal-1,Meeting 1,1,26,", "cal-1,n1,required,\ncal-1,n2,required,\n"},
    {"outlook.ics", "cal-1,Meeting 1,2,10,", "cal-1,n1,required,\ncal-1,n2,required,\ncal-1,s1,optional,9\n"},
    {"apple.ics", "cal-1,Meeting 1,1,26,", "cal-1,n1,chair,\ncal-1,s2,required,\n"},
    {"thunderbird.ics", "cal-1,Meeting 1,0.8333,3,", "cal-1,n1,required,\ncal-1,s1,required,\n"},
    {"exchange.ics", "cal-1,private,0.5,11,", "cal-1,s1,required,\ncal-1,s2,required,\n"},
    {"graph-view.json", "cal-1,Meeting 1,2,2,", "cal-1,n1,required,\ncal-1,n2,required,\n"},
    {"graph-master.json", "cal-1,private,0.5,52,", "cal-1,n1,required,\ncal-1,s1,required,\n"},
    {"outlook.csv", "cal-1,Meeting 1,2,2,", "cal-1,n1,required,\ncal-1,n2,required,\ncal-1,s1,optional,\n"},
    {"register-dates.csv", "cal-1,Adults and Health Committee: members' attendance 2025/26,,3,",
     "cal-1,n1,required,2\ncal-1,s1,required,2\n"},
    {"register-lists.tsv", "cal-1,Safeguarding board,2.25,2,",
     "cal-1,n1,required,1\ncal-1,n2,required,1\ncal-1,s2,required,2\n"},
    {"register-rows.csv", "cal-1,Scrutiny,,2,", "cal-1,n1,required,2\ncal-1,s1,required,1\n"},
    {"register-days.csv", "cal-1,Adults committee,,3,", "cal-1,n1,chair,2\ncal-1,s1,required,2\n"},
    {"register-counts.csv", "cal-1,Planning,,7,", "cal-1,n1,required,5\ncal-1,s1,required,7\n"},
    {"teams-report.csv", "cal-1,Meeting 1,1.5,1,", "cal-1,n1,required,1\ncal-1,s1,required,1\n"},
};

TEST(CalendarProducts, are_read_as_their_users_mean_them) {
  CalendarOptions options;
  options.from = "2025-04-01";
  options.to = "2026-03-31";
  for (const Product &product : products) {
    const std::string bytes =
        test::read_file(std::string(places::test_data()) + "/calendars/" + product.file);
    const test::Meetings read = test::imported({{product.file, bytes}}, options);
    EXPECT_THAT(read.meetings, HasSubstr(std::string("\n") + product.meeting)) << product.file << "\n"
                                                                               << read.said;
    EXPECT_EQ(read.attendance, std::string("meeting_id,attendee_id,role,attended\n") + product.attendance)
        << product.file;
    EXPECT_FALSE(has_errors(read.imported.report.diagnostics)) << product.file << "\n" << read.said;
    EXPECT_THAT(read.meetings + read.attendance + read.said + read.report, Not(HasSubstr("@")))
        << product.file;
    if (read.imported.draft[TableId::posts]) {
      EXPECT_TRUE(build_model(read.imported.draft).model.has_value()) << product.file;
    }
  }
}

TEST(CalendarProducts, are_told_from_other_files_by_content) {
  for (const Product &product : products) {
    const std::string bytes =
        test::read_file(std::string(places::test_data()) + "/calendars/" + product.file);
    EXPECT_EQ(is_calendar({product.file, bytes}), !std::string(product.file).starts_with("register"))
        << product.file;
  }
  EXPECT_FALSE(is_calendar({"posts.csv", "post_id,title\n"}));
  EXPECT_FALSE(is_calendar({"empty", ""}));
  EXPECT_FALSE(is_calendar({"a.json", "{\"posts\":[]}"}));
}

} // namespace
} // namespace organograph::io::calendar_products_test
