// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/detail/text.hpp"
#include "words/characters.hpp"
#include "words/numbers.hpp"
#include "words/safe_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace organograph {
namespace {

using namespace viz;

TEST(Words, write_numbers_plainly) {
  EXPECT_EQ(rounded(0.25), "0.25");
  EXPECT_EQ(rounded(36), "36");
  EXPECT_EQ(rounded(-0.001), "0");
  EXPECT_EQ(rounded(1499.5), "1,500");
  EXPECT_EQ(rounded(99.996), "100");
  EXPECT_EQ(rounded(999'999.5), "1,000,000");
  EXPECT_EQ(rounded(1e18), "1e+18");
  EXPECT_EQ(percent(0.6), "60 %");
  EXPECT_EQ(percent(0.29412), "29.4 %");
  EXPECT_EQ(counted(1, "post", "posts"), "1 post");
  EXPECT_EQ(counted(12'000, "post", "posts"), "12,000 posts");
}

TEST(Words, round_half_away_from_zero_as_the_decimals_stand) {
  EXPECT_EQ(rounded(2.675), "2.68") << "its double lies below";
  EXPECT_EQ(rounded(-1.85), "-1.85");
  EXPECT_EQ(percent(-0.0185), "-1.9 %");
  EXPECT_EQ(rounded(2.05 - 2.43), "-0.38");
  EXPECT_EQ(rounded(1.005), "1.01");
  EXPECT_EQ(rounded(-100.5), "-101");
}

TEST(Words, a_change_has_its_sign_unless_it_is_shown_as_nought) {
  EXPECT_EQ(signed_shown(1), "+1");
  EXPECT_EQ(signed_shown(-0.38), "-0.38");
  EXPECT_EQ(signed_shown(0.001), "0");
  EXPECT_EQ(signed_shown(0.65 - 0.6315, Format::share), "+1.9");
}

TEST(Words, one_walk_takes_any_bytes_and_stops_at_every_character_that_is_whole) {
  const std::string text = "a\xC3\xA4\xF0\x9F\x99\x82\xE2\x82z\xC3";
  std::u32string found;
  for (std::size_t at = 0; at < text.size();)
    found += next_character(text, at);
  EXPECT_EQ(found, U"a\u00E4\U0001F642\uFFFDz\uFFFD");
  std::string again;
  for (const char32_t c : found)
    append_character(again, c);
  EXPECT_EQ(again, "a\xC3\xA4\xF0\x9F\x99\x82\xEF\xBF\xBDz\xEF\xBF\xBD");
}

TEST(Words, what_disturbs_a_terminal_disturbs_a_drawing) {
  for (const char32_t c : {U'\u0007', U'\u0085', U'\u200F', U'\u202E', U'\u2066', U'\u061C'}) {
    std::string text = "a";
    append_character(text, c);
    text += 'b';
    EXPECT_EQ(harmless(text), c == U'\u0085' ? "a b" : "a\uFFFDb"); // U+0085 ends a line
    EXPECT_NE(detail::drawable(text), text);
  }
}

TEST(Words, know_what_takes_no_room_and_what_takes_two_columns) {
  EXPECT_EQ(width("e\u0301"), 1U);
  EXPECT_EQ(width("\u6F22"), 2U);
  EXPECT_EQ(width("\U0001F642\U0001F3FD"), 2U) << "a tone changes the face before it";
  EXPECT_EQ(harmless("over\u00ADtime\u200D"), "overtime");
  EXPECT_DOUBLE_EQ(detail::text_width("o\u200Dk", 10, false), detail::text_width("ok", 10, false));
}

} // namespace
} // namespace organograph
