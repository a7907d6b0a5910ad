// SPDX-License-Identifier: Apache-2.0
// The one place that says what things look like, whoever lays them out and whoever draws them.
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/viz/drawing.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz::style {

inline constexpr float title_size = 16, heading_size = 10, strong_size = 9, text_size = 8, small_size = 7;
inline constexpr double margin = 14;

inline constexpr Colour black{0, 0, 0}, white{255, 255, 255}, ink{0x33, 0x33, 0x33}, faint{0x9a, 0x9a, 0x9a},
    band_even{0xf3, 0xf3, 0xf3}, band_odd{0xfb, 0xfb, 0xfb}, band_label{0xde, 0xde, 0xde},
    band_edge{0xc4, 0xc4, 0xc4}, card_edge{0x8c, 0x8c, 0x8c}, further_line{0x8a, 0x2b, 0x0d};

struct Paint {
  Colour fill;
  Colour text; ///< contrast with fill at least 4.5:1
  Hatch hatch = Hatch::none;
};

/// As organisations.csv says, else from Paul Tol's `light` scheme, made for the colour-blind; muted. Text is
/// black.
Paint of(const Model &model, OrganisationId organisation);
/// Mixed with white until black text on it has a contrast of at least 7:1.
Colour muted(Colour colour);
/// Of the n-th unit, function or grade: nine colours, then the same with patterns. Text is black.
Paint of_value(std::size_t n);
/// White for filled; the others each with a pattern of its own.
Paint of(Status status);
/// By the band of a span (span_bands); white for a post without reports.
Paint of_span(std::uint32_t direct_reports);
/// Black or white on that fill.
Paint on(Colour fill);

/// A partner's contact: through posts of separate organisations; through a single post.
inline constexpr Paint dual_ownership{{0xf6, 0xd5, 0xc8}, black, Hatch::crossed},
    one_voice{{0xcf, 0xe3, 0xf7}, black};
/// A rung of the ladder of integration that is held: with every rung below it; with one of them missing.
inline constexpr Paint rung_secured{{0x1f, 0x4e, 0x79}, white},
    rung_reached{{0xa9, 0xc6, 0xe2}, black, Hatch::rising};

/// What a scenario does to a post.
enum class Change : std::uint8_t { none, created, deleted, moved, changed };
/// Green, red, amber, and pale blue for what changed without moving; each with a hatch of its own.
Paint of(Change change);
std::string_view word(Change change); ///< "created", ...; empty for none

/// From white (0) to dark (1) in steps that stay apart in greyscale; for heat maps. share: 0 to 1.
Paint heat(double share);

/// WCAG 2.2 contrast ratio, 1 to 21.
double contrast(Colour a, Colour b);
/// #rrggbb.
std::string hex(Colour colour);
/// '#' and six hexadecimal digits; black for anything else.
Colour parsed(std::string_view hex);

/// Every pair of fill and text that a drawing may use, organisations' own colours apart.
std::vector<Paint> palette();

} // namespace organograph::viz::style
