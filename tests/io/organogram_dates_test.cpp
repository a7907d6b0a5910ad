// SPDX-License-Identifier: Apache-2.0
#include "organogram/organogram_text.hpp"
#include "support/organogram_rows.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace organograph::test::organograms::organogram_dates_test {

namespace {

using io::organogram::date_in_text;
using io::organogram::quarter_end_in;

std::string in_name(std::string_view name) {
  const auto found = quarter_end_in(name);
  return found ? found->date : "-";
}

TEST(OrganogramDates, a_quarter_end_is_found_in_a_file_name_however_it_is_written) {
  for (const char *name :
       {"dept-2013-09-30-senior.csv", "dept-30-09-2013-senior.csv", "300913-DEPT-Organogram-ver-2.csv",
        "30-09-13---DE---organogram.csv", "Dept-30.09.13-senior.csv", "DEPT_30092013-senior.csv",
        "20130930_dept.csv", "130930-Dept-Organogram-Data.csv", "Dept---30-Sep-13-senior.csv",
        "Dept-data---September-2013-FINAL.csv", "Dept-(Sept-2013).csv", "dept_organogramsept2013.csv",
        "september-2013.csv", "dept-2013-09-senior.csv", "Dept 30th September 2013.csv", "Q3-2013.csv",
        "2013_Q3_dept.csv"})
    EXPECT_EQ(in_name(name), "2013-09-30") << name;
  EXPECT_EQ(in_name("31-03-2012.csv"), "2012-03-31");
  EXPECT_EQ(in_name("Dept-310313-(2).csv"), "2013-03-31");
  EXPECT_EQ(in_name("march-2015-senior.csv"), "2015-03-31");
  EXPECT_EQ(in_name("dept-30-June-2010.csv"), "2010-06-30");
}

TEST(OrganogramDates, the_day_on_which_a_file_was_sent_is_no_date_of_the_data) {
  for (const char *name :
       {"2021-11-19-organogram-senior.csv", "20140214-dept.csv", "dept-6-December-2013.csv",
        "dept-Dec-2013-v2.csv", "June 2014.csv", "OCT_13.csv", "2013-12.csv", "senior.csv", "2015-02-29.csv",
        "2013-13-01.csv", "12013-09-30.csv", "Q5-2013.csv", "Q3.csv", "12-September-2013.csv", "3009130.csv",
        "99999999999999999999-09-30.csv"})
    EXPECT_EQ(in_name(name), "-") << name;
  EXPECT_EQ(in_name("20140214-Dept_Sep2013_Final.csv"), "2013-09-30") << "beside one that is a quarter's end";
  EXPECT_EQ(in_name("2013-03-31-and-2013-09-30.csv"), "-") << "which of the two is not said";
  EXPECT_TRUE(quarter_end_in("Q1-2014.csv")->guessed);
  EXPECT_FALSE(quarter_end_in("2014-03-31.csv")->guessed);
}

TEST(OrganogramDates, cells_hold_whole_dates_of_any_day) {
  EXPECT_EQ(date_in_text("Organogram date: 30/09/2013").value_or("-"), "2013-09-30");
  EXPECT_EQ(date_in_text("1/4/2013").value_or("-"), "2013-04-01") << "the day comes first";
  EXPECT_EQ(date_in_text("2013-05-02T00:00:00").value_or("-"), "2013-05-02");
  EXPECT_EQ(date_in_text("as at 31st March 2012").value_or("-"), "2012-03-31");
  EXPECT_FALSE(date_in_text("September 2013"));
  EXPECT_FALSE(date_in_text("13/31/2012"));
  EXPECT_FALSE(date_in_text(""));
}

std::string date_of(const OrganogramResult &result) {
  return cell(result.draft, TableId::model, 0, "date");
}

TEST(OrganogramDates, cells_come_before_names_and_a_folder_is_no_name) {
  const std::string row = "A1,Ann,,Head,Town,,XX,1,,,\n";
  const auto named = [&](const char *name) {
    return date_of(read_organogram({name, senior_file(row).bytes}, std::nullopt));
  };
  EXPECT_EQ(named("in/hmt-2013-09-30-senior.csv"), "2013-09-30");
  EXPECT_EQ(named("2013-09-30/senior.csv"), "");
  const auto titled = read_organogram(
      {"2014-03-31.csv", "Organogram date,30/09/2013\nPublished 6 December 2013\n" + senior_file(row).bytes},
      std::nullopt);
  EXPECT_EQ(date_of(titled), "2013-09-30") << text_of(titled.diagnostics);
  const auto versioned = read_organogram(
      {"2014-03-31.csv", "Department\nVersion 2 of 6/12/2013\n" + senior_file(row).bytes}, std::nullopt);
  EXPECT_EQ(date_of(versioned), "2014-03-31") << "no label says that this is the date of the data";
  const auto column = read_organogram({"2014-03-31.csv", "Post Unique Reference,Name,Job Title,Organisation,"
                                                         "Reports to Senior Post,FTE,Organogram Date\n"
                                                         "A1,Ann,Head,Town,XX,1,30/09/2015\n"},
                                      std::nullopt);
  EXPECT_EQ(date_of(column), "2015-09-30");
}

TEST(OrganogramDates, files_of_two_dates_make_a_model_without_one_and_a_warning) {
  const auto result = read_files({{"a-2013-09-30.csv", senior_file("A1,Ann,,Head,Town,,XX,1,,,\n").bytes},
                                  {"b-2014-03-31.csv", senior_file("B1,Bo,,Head,Shire,,A1,1,,,\n").bytes}});
  EXPECT_EQ(date_of(result), "");
  EXPECT_EQ(lines_of(result), "A1 B1>A1");
  EXPECT_EQ(of_code(result, Code::organogram_guessed).size(), 1U) << text_of(result.diagnostics);
}

} // namespace

} // namespace organograph::test::organograms::organogram_dates_test
