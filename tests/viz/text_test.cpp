// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/detail/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::text_test {
namespace {

using namespace viz::detail;
using ::testing::ElementsAre;

// Advance widths as `ttx -t hmtx` prints them for DejaVu 2.37; 2048 units to the em.
TEST(Text, is_as_wide_as_the_font_says) {
  EXPECT_DOUBLE_EQ(text_width("A", 2048, false), 1401);
  EXPECT_DOUBLE_EQ(text_width("A", 2048, true), 1585);
  EXPECT_DOUBLE_EQ(text_width("Ä", 2048, false), 1401);
  EXPECT_DOUBLE_EQ(text_width("ü", 2048, true), text_width("u", 2048, true));
  EXPECT_DOUBLE_EQ(text_width("W·", 2048, false), 2025 + 651);
  EXPECT_DOUBLE_EQ(text_width("…", 2048, false), 2048);
  EXPECT_DOUBLE_EQ(text_width("ω", 2048, false), 1715);
  EXPECT_DOUBLE_EQ(text_width("e\u0301", 2048, false), text_width("e", 2048, false)) << "a mark stands above";
  EXPECT_GT(text_width("\u6f22", 2048, false), 2048) << "not in DejaVu";
}

TEST(Text, breaks_at_blanks_within_the_width) {
  const double width = text_width("Head of Service", 8, false);
  EXPECT_THAT(wrapped("Head of Service for Adults", width, 8, false, 4),
              ElementsAre("Head of Service", "for Adults"));
  EXPECT_THAT(wrapped("Head of Service for Adults", width, 8, false, 1), ElementsAre("Head of Servi…"));
  for (const std::string &line : wrapped(std::string(300, 'W'), width, 8, true, 4))
    EXPECT_LE(text_width(line, 8, true), width);
}

} // namespace
} // namespace organograph::text_test
