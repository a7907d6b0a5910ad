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
  EXPECT_EQ(decimal(0.25), "0.25");
  EXPECT_EQ(decimal(36), "36");
  EXPECT_EQ(decimal(-0.001), "0");
  EXPECT_EQ(grouped_decimal(1499.5), "1,499.5");
  EXPECT_EQ(counted(1, "post", "posts"), "1 post");
  EXPECT_EQ(counted(12'000, "post", "posts"), "12,000 posts");
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
    if (c != U'\u0085') { // a line end
      EXPECT_EQ(harmless(text), "a\uFFFDb");
    }
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
