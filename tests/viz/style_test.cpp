// SPDX-License-Identifier: Apache-2.0
// What can be read by everybody: contrast computed, and greys that differ.
#include "organograph/viz/style.hpp"

#include "drawing/drawing_marks.hpp"
#include "viz/sample_drawing.hpp"
#include "viz/svg_reader.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace organograph::style_test {
namespace {

namespace style = viz::style;
using viz::Colour;

// Written from WCAG 2.2 ("relative luminance", "contrast ratio"), apart from style.cpp.
double channel(int byte) {
  const double c = byte / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
double luminance(Colour c) {
  return 0.2126 * channel(c.red) + 0.7152 * channel(c.green) + 0.0722 * channel(c.blue);
}
double contrast(Colour a, Colour b) {
  const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
  return x > y ? x / y : y / x;
}
/// 0 to 100, equal steps look equal: CIE L*.
double lightness(Colour c) {
  const double y = luminance(c);
  return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

TEST(Style, contrast_is_wcags) {
  EXPECT_NEAR(style::contrast({0, 0, 0}, {255, 255, 255}), 21, 1e-9);
  EXPECT_NEAR(style::contrast({0x77, 0x77, 0x77}, {255, 255, 255}), 4.478, 0.001);
  for (const style::Paint &paint : style::palette())
    EXPECT_NEAR(style::contrast(paint.fill, paint.text), contrast(paint.fill, paint.text), 1e-6);
}

TEST(Style, text_can_be_read_on_every_fill_of_the_palette) {
  for (const style::Paint &paint : style::palette())
    EXPECT_GE(contrast(paint.fill, paint.text), 4.5) << style::hex(paint.fill);
}

TEST(Style, text_can_be_read_over_every_pattern_of_the_palette) {
  for (const style::Paint &paint : style::palette()) {
    if (paint.hatch == viz::Hatch::none)
      continue;
    const Colour line = viz::marks::mixed(paint.fill, viz::marks::ink_on(paint.fill), viz::marks::ink_share);
    EXPECT_GE(contrast(line, paint.text), 4.5) << style::hex(paint.fill);
  }
}

TEST(Style, text_can_be_read_on_any_colour_whatsoever) {
  for (int red = 0; red < 256; red += 15)
    for (int green = 0; green < 256; green += 15)
      for (int blue = 0; blue < 256; blue += 15) {
        const Colour fill{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                          static_cast<std::uint8_t>(blue)};
        EXPECT_GE(contrast(fill, style::on(fill).text), 4.5);
      }
}

TEST(Style, black_can_be_read_on_any_organisations_colour) {
  for (int red = 0; red < 256; red += 15)
    for (int green = 0; green < 256; green += 15)
      for (int blue = 0; blue < 256; blue += 15) {
        const Colour given{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                           static_cast<std::uint8_t>(blue)};
        const Colour muted = style::muted(given);
        EXPECT_GE(contrast(muted, style::black), 7);
        if (contrast(given, style::black) >= 7) {
          EXPECT_EQ(muted, given) << "light enough as it is";
        }
      }
}

TEST(Style, values_and_statuses_differ_by_colour_or_pattern) {
  for (std::size_t i = 0; i < 45; ++i)
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(style::of_value(i).fill == style::of_value(j).fill &&
                   style::of_value(i).hatch == style::of_value(j).hatch)
          << i << ' ' << j;
  constexpr std::array all = {Status::filled, Status::interim, Status::acting, Status::seconded,
                              Status::vacant};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_NE(style::of(all[i]).hatch, style::of(all[j]).hatch) << i << ' ' << j;
}

TEST(Style, spans_darken_by_their_bands) {
  for (const std::uint32_t first : {1U, 2U, 4U, 8U, 13U, 17U}) {
    EXPECT_LT(lightness(style::of_span(first).fill), lightness(style::of_span(first - 1).fill)) << first;
    EXPECT_EQ(style::of_span(first).fill, style::of_span(first == 1 ? 1 : first == 2 ? 3 : first + 2).fill);
  }
  EXPECT_EQ(style::of_span(0).fill, style::white);
}

TEST(Style, changes_differ_without_colour) {
  constexpr std::array<style::Change, 5> changes = {style::Change::none, style::Change::created,
                                                    style::Change::deleted, style::Change::moved,
                                                    style::Change::changed};
  for (std::size_t i = 0; i < changes.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_NE(style::of(changes[i]).hatch, style::of(changes[j]).hatch);
      EXPECT_NE(style::word(changes[i]), style::word(changes[j]));
    }
}

TEST(Style, a_pattern_shows_without_colour) {
  for (const style::Paint &paint : style::palette()) {
    if (paint.hatch == viz::Hatch::none)
      continue;
    const Colour line = viz::marks::mixed(paint.fill, viz::marks::ink_on(paint.fill), viz::marks::ink_share);
    EXPECT_GE(std::abs(lightness(paint.fill) - lightness(line)), 15) << style::hex(paint.fill);
  }
}

TEST(Style, heat_darkens_in_steps_that_show_without_colour) {
  for (int i = 1; i <= 8; ++i)
    EXPECT_GE(lightness(style::heat((i - 1) / 8.0).fill) - lightness(style::heat(i / 8.0).fill), 5) << i;
}

TEST(Style, reads_and_writes_colours) {
  EXPECT_EQ(style::hex({0x0a, 0xff, 0x10}), "#0aff10");
  EXPECT_EQ(style::parsed("#0AfF10"), (Colour{0x0a, 0xff, 0x10}));
  for (const char *const wrong : {"", "0aff10", "#0aff1", "#0aff1g", "#0aff100"})
    EXPECT_EQ(style::parsed(wrong), style::black) << wrong;
}

} // namespace
} // namespace organograph::style_test
