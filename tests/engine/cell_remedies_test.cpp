// SPDX-License-Identifier: Apache-2.0
// What a message says is to be typed, for what people write.
#include "model/cell_remedies.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::cell_remedies_test {
namespace {

struct Case {
  std::string column, value, remedy;
};

const ColumnSchema &column_of_table(TableId table, std::string_view name) {
  return schema(table).columns[*column_of(table, name)];
}

TEST(NumberRemedy, says_what_to_type_where_one_number_is_meant) {
  const std::vector<Case> cases = {
      {"cost_share", "50%", "write 0.5"},
      {"cost_share", "33.3 %", "write 0.333"},
      {"cost_share", "50 per cent", "write 0.5"},
      {"fte", "80%", "write 0.8"},
      {"fte", "0,8", "write 0.8"},
      {"annual_cost", "£52,000", "write 52000"},
      {"annual_cost", "52k", "write 52000"},
      {"annual_cost", "£52.5K", "write 52500"},
      {"annual_saving", "£1.2m", "write 1200000"},
      {"annual_cost", "£52,000 to £56,000", ""},
      {"annual_cost", "50%", ""},
      {"annual_cost", "tbc", ""},
      {"duration_hours", "2 hours", "write 2"},
      {"duration_hours", "1.5 hrs", "write 1.5"},
      {"duration_hours", "90 minutes", "write 1.5"},
      {"duration_hours", "90min", "write 1.5"},
      {"duration_hours", "01:30", "write 1.5"},
      {"duration_hours", "01:30:00", "write 1.5"},
      {"duration_hours", "1h30", "write 1.5"},
      {"duration_hours", "1 hour 30 minutes", "write 1.5"},
      {"duration_hours", "all day", ""},
      {"duration_hours", "1:75", ""},
      {"occurrences_per_year", "monthly", "write 12"},
      {"occurrences_per_year", "Monthly", "write 12"},
      {"occurrences_per_year", "fortnightly", "write 26"},
      {"occurrences_per_year", "Weekly", "write 52"},
      {"occurrences_per_year", "quarterly", "write 4"},
      {"occurrences_per_year", "half-yearly", "write 2"},
      {"occurrences_per_year", "every two months", "write 6"},
      {"occurrences_per_year", "6 times a year", "write 6"},
      {"occurrences_per_year", "10 per year", "write 10"},
      {"occurrences_per_year", "2 a month", "write 24"},
      {"occurrences_per_year", "bimonthly", ""}, // six or twenty-four
      {"occurrences_per_year", "biannual", ""},
      {"occurrences_per_year", "daily", ""},
      {"occurrences_per_year", "termly", ""},
      {"fte", "monthly", ""},
  };
  for (const Case &each : cases)
    EXPECT_EQ(number_remedy(each.column, each.value), each.remedy) << each.column << " " << each.value;
}

TEST(RangeRemedy, says_what_to_do_about_nothing) {
  EXPECT_NE(range_remedy(TableId::posts, "fte", "0").find("a vacant post keeps its FTE"), std::string::npos);
  EXPECT_NE(range_remedy(TableId::staff_groups, "fte", "0").find("a group without any is no row"),
            std::string::npos);
  EXPECT_NE(range_remedy(TableId::post_shares, "cost_share", "0.0").find("delete the row"),
            std::string::npos);
  EXPECT_NE(range_remedy(TableId::meetings, "duration_hours", "0").find("leave the cell empty"),
            std::string::npos);
  EXPECT_NE(range_remedy(TableId::posts, "fte", "-1").find("without the minus"), std::string::npos);
  EXPECT_EQ(range_remedy(TableId::posts, "fte", "1e15"), "");
}

TEST(DateRemedy, turns_dates_as_people_write_them) {
  const std::vector<Case> cases = {
      {"", "30/09/2016", "write 2016-09-30"},
      {"", "30.9.2016", "write 2016-09-30"},
      {"", "30-09-2016", "write 2016-09-30"},
      {"", "09/30/2016", "write 2016-09-30"},
      {"", "05/05/2016", "write 2016-05-05"},
      {"", "05/06/2016", "write 2016-06-05 for 5 June, 2016-05-06 for 6 May"},
      {"", "30/09/16", ""}, // the century is not told
      {"", "2016/9/3", "write 2016-09-03"},
      {"", "2016-9-3", "write 2016-09-03"},
      {"", "2016-09-30T09:30:00", "write 2016-09-30"},
      {"", "30 September 2016", "write 2016-09-30"},
      {"", "1st Sept 2016", "write 2016-09-01"},
      {"", "Sep 30, 2016", "write 2016-09-30"},
      {"", "September 2016", "write 2016-09"},
      {"", "Friday 30 September 2016", "write 2016-09-30"},
      {"", "31 April 2016", ""},
      {"", "2023-02-29", "correct the day: February 2023 has 28 days"},
      {"", "2016-13-01", "correct the month: there are 01 to 12"},
      {"", "2016-04-31", "correct the day: April 2016 has 30 days"},
      {"", "spring 2016", ""},
      {"", "2016-17", ""},
  };
  for (const Case &each : cases)
    EXPECT_EQ(date_remedy(each.value), each.remedy) << each.value;
}

TEST(ChoiceRemedy, names_the_value_that_a_word_can_only_mean) {
  const auto said = [](TableId table, std::string_view column, std::string_view value) {
    return choice_remedy(column_of_table(table, column), value);
  };
  EXPECT_EQ(said(TableId::posts, "status", "Filled"), "write filled");
  EXPECT_EQ(said(TableId::posts, "status", "Vacant post"), "write vacant");
  EXPECT_EQ(said(TableId::posts, "status", "fixed-term"), "write interim");
  EXPECT_EQ(said(TableId::posts, "status", "vacent"), "did you mean 'vacant'?");
  EXPECT_EQ(said(TableId::posts, "status", "maternity leave"), "");
  EXPECT_EQ(said(TableId::posts, "status", "secondment"), "");
  EXPECT_EQ(said(TableId::posts, "reports_known", "Yes"), "write yes");
  EXPECT_EQ(said(TableId::posts, "reports_known", "N"), "write no");
  EXPECT_EQ(said(TableId::posts, "reports_known", "FALSE"), "write no");
  EXPECT_EQ(said(TableId::attendance, "role", "Chairman"), "write chair");
  EXPECT_EQ(said(TableId::arrangements, "dimension", "Front door"), "write front_door");
}

TEST(ChoiceRemedy, lists_values_with_what_they_mean) {
  const std::string words = choices_in_words(column_of_table(TableId::posts, "status"));
  EXPECT_EQ(words.find("one of filled (a substantive holder), interim (agency or fixed term), "), 0U)
      << words;
  EXPECT_EQ(words.substr(words.size() - 8), ", vacant");
}

TEST(SharesRemedy, writes_shares_of_known_organisations_that_sum_to_1) {
  const auto said = [](std::string_view cell) {
    return shares_remedy(cell, [](std::string_view id) { return id == "nmc" || id == "rcc"; });
  };
  EXPECT_EQ(said("nmc 60%, rcc 40%"), "write nmc:0.6;rcc:0.4");
  EXPECT_EQ(said("nmc:60;rcc:40"), "write nmc:0.6;rcc:0.4");
  EXPECT_EQ(said("nmc 0.5 / rcc 0.5"), "write nmc:0.5;rcc:0.5");
  EXPECT_EQ(said("nmc:0.5;rcc:0.5"), ""); // as it should be
  EXPECT_EQ(said("nmc 60%, rcc 30%"), "");
  EXPECT_EQ(said("nmc 60%, wdc 40%"), "");
  EXPECT_EQ(said("60/40"), "");
}

} // namespace
} // namespace organograph::cell_remedies_test
