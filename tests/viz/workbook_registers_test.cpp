// SPDX-License-Identifier: Apache-2.0
// The sheets of benefits and claims, as another program opens them.
#include "viz/report_of.hpp"

#include <gtest/gtest.h>

#include <string>

namespace organograph::test::workbook_registers_test {
namespace {

unsigned column(const OpenedSheet &sheet, const std::string &head) {
  for (unsigned c = 0; c < 100; ++c)
    if (sheet.text(0, c) == head)
      return c;
  ADD_FAILURE() << "no head " << head;
  return 0;
}

const OpenedWorkbook &book_of_2017() {
  static const OpenedWorkbook book = reported_example("cambridgeshire-peterborough-2017").opened();
  return book;
}

TEST(WorkbookOfRegisters, planned_and_realised_are_numbers_and_what_nobody_checked_is_blank) {
  const OpenedSheet &sheet = book_of_2017().sheet("Planned and realised");
  EXPECT_EQ(sheet.rows(),
            reported_example("cambridgeshire-peterborough-2017").table("benefit_sums").rows.size() + 1);
  const unsigned all = sheet.row_of("all");
  EXPECT_EQ(sheet.text(all, column(sheet, "Planned")), "1254000");
  EXPECT_TRUE(sheet.is_number(all, column(sheet, "Planned")));
  EXPECT_EQ(sheet.text(all, column(sheet, "Realised")), "");
  EXPECT_EQ(sheet.text(all, column(sheet, "Realisation (%)")), "");
  const unsigned of_one = sheet.row_of("organisation");
  EXPECT_EQ(sheet.text(of_one, column(sheet, "Organisation")), "ccc");
  EXPECT_EQ(sheet.text(of_one, column(sheet, "Planned")), "1054000");
}

TEST(WorkbookOfRegisters, claims_have_their_results_beside_them) {
  const OpenedSheet &sheet = book_of_2017().sheet("Claims and figures");
  EXPECT_EQ(sheet.rows(),
            reported_example("cambridgeshire-peterborough-2017").table("claim_results").rows.size() + 1);
  const unsigned predicted = sheet.row_of("risk-c");
  EXPECT_EQ(sheet.text(predicted, column(sheet, "Result")), "partly known");
  EXPECT_EQ(sheet.text(predicted, column(sheet, "Not known (count)")), "1");
  EXPECT_TRUE(sheet.is_number(predicted, column(sheet, "Not known (count)")));
  EXPECT_EQ(sheet.text(sheet.row_of("risk-b"), column(sheet, "Result")), "supported");
}

} // namespace
} // namespace organograph::test::workbook_registers_test
