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

TEST(Text, breaks_behind_a_hyphen_or_a_slash_between_letters) {
  const double width = text_width("Children and Well-", 8, false);
  EXPECT_THAT(wrapped("Children and Well-being", width, 8, false, 4),
              ElementsAre("Children and Well-", "being"));
  EXPECT_THAT(wrapped("Children and Policy/Strategy", width, 8, false, 4),
              ElementsAre("Children and", "Policy/Strategy"));
  EXPECT_THAT(wrapped("Improvement/Transformation", width, 8, false, 4),
              ElementsAre("Improvement/", "Transformation"));
  EXPECT_THAT(
      wrapped("of 2019-20 and of 12/14 and 1-2", text_width("of 2019-20 and of 12/", 8, false), 8, false, 4),
      ElementsAre("of 2019-20 and of", "12/14 and 1-2"));
}

TEST(Text, breaks_within_a_word_that_has_no_room_and_says_so) {
  const double width = text_width("Transforma", 8, false);
  const auto lines = wrapped("Transformation", width, 8, false, 4);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].back(), '-');
  EXPECT_EQ(lines[0].substr(0, lines[0].size() - 1) + lines[1], "Transformation");
  EXPECT_LE(text_width(lines[0], 8, false), width);
  for (const std::string &line : wrapped("\u4e3b\u4efb\u793e\u4f1a\u670d\u52a1\u90e8", 40, 8, false, 9))
    EXPECT_EQ(line.find('-'), std::string::npos) << "no script of ours";
}

TEST(Text, sets_a_long_word_smaller_before_it_breaks) {
  const double width = text_width("Transformation", 8.5, true);
  const viz::detail::Typeset fits = viz::detail::typeset("Head of Transformation", width, 9, 8, true, 4);
  EXPECT_EQ(fits.points, 8.5);
  EXPECT_THAT(fits.lines, ElementsAre("Head of", "Transformation"));
  EXPECT_EQ(viz::detail::typeset("Head of Place", width, 9, 8, true, 4).points, 9);
  EXPECT_EQ(viz::detail::typeset("Head of Transformation", width / 2, 9, 8, true, 4).points, 8);
  EXPECT_THAT(viz::detail::typeset("Head of Service for Adults", text_width("Head of Service", 9, true), 9, 8,
                                   true, 1)
                  .lines,
              ElementsAre("Head of…"));
}

} // namespace
} // namespace organograph::text_test
