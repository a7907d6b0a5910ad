// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/style.hpp"

#include "organograph/engine/span_of_control.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace organograph::viz::style {

namespace {

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

constexpr std::array<Colour, 9> light = {{{0x77, 0xaa, 0xdd},
                                          {0xee, 0xdd, 0x88},
                                          {0xff, 0xaa, 0xbb},
                                          {0x44, 0xbb, 0x99},
                                          {0xee, 0x88, 0x66},
                                          {0xbb, 0xcc, 0x33},
                                          {0x99, 0xdd, 0xff},
                                          {0xaa, 0xaa, 0x00},
                                          {0xdd, 0xdd, 0xdd}}};

constexpr std::array<Change, 5> changes = {Change::none, Change::created, Change::deleted, Change::moved,
                                           Change::changed};
constexpr int heat_steps = 8;

} // namespace

Paint on(Colour fill) {
  // Black or white: one of them always reaches (1.05 / 0.05) ^ 0.5 = 4.58.
  const double l = luminance(fill) + 0.05;
  return {fill, l * l >= 1.05 * 0.05 ? black : white};
}

Paint of(const Model &model, OrganisationId organisation) {
  const std::string_view given = model.text(model->organisations.colour[index(organisation)]);
  const bool is_colour = given.size() == 7 && given[0] == '#' &&
                         given.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
  return on(is_colour ? muted(parsed(given)) : light[index(organisation) % light.size()]);
}

Colour muted(Colour colour) {
  constexpr double wanted = 7;
  constexpr int steps = 64;
  const auto mixed = [&](int step) {
    const auto channel = [&](std::uint8_t c) {
      return static_cast<std::uint8_t>(c + (255 - c) * step / steps);
    };
    return Colour{channel(colour.red), channel(colour.green), channel(colour.blue)};
  };
  int step = 0;
  while (step < steps && contrast(mixed(step), black) < wanted)
    ++step;
  return mixed(step);
}

Paint of_value(std::size_t n) {
  constexpr std::array<Hatch, 5> rounds = {Hatch::none, Hatch::rising, Hatch::falling, Hatch::dots,
                                           Hatch::crossed};
  return {light[n % light.size()], black, rounds[n / light.size() % rounds.size()]};
}

Paint of(Status status) {
  switch (status) {
  case Status::filled:
    return {white, black};
  case Status::interim:
    return {light[1], black, Hatch::rising};
  case Status::acting:
    return {light[6], black, Hatch::falling};
  case Status::seconded:
    return {light[2], black, Hatch::dots};
  case Status::vacant:
    return {white, black, Hatch::crossed};
  }
  return {white, black};
}

Paint of_span(std::uint32_t direct_reports) {
  constexpr std::array<std::uint32_t, span_bands.size()> from = {1, 2, 4, 8, 13, 17};
  const auto band = std::ranges::upper_bound(from, direct_reports) - from.begin();
  return heat(static_cast<double>(band) / static_cast<double>(from.size()));
}

Paint of(Change change) {
  switch (change) {
  case Change::none:
    return {white, black, Hatch::none};
  case Change::created:
    return {{0xb7, 0xe1, 0xb5}, black, Hatch::rising};
  case Change::deleted:
    return {{0xf4, 0xb6, 0xad}, black, Hatch::crossed};
  case Change::moved:
    return {{0xff, 0xd9, 0x8a}, black, Hatch::falling}; // level lines would strike the text through
  case Change::changed:
    return {{0xd6, 0xe6, 0xf5}, black, Hatch::dots};
  }
  return {white, black, Hatch::none};
}

std::string_view word(Change change) {
  constexpr std::array<std::string_view, 5> words = {"", "created", "deleted", "moved", "changed"};
  return words[static_cast<std::size_t>(change)];
}

Paint heat(double share) {
  // One hue from white down: lightness falls in equal steps, so that greyscale keeps the order.
  const double step = std::round(std::clamp(share, 0.0, 1.0) * heat_steps) / heat_steps;
  const auto channel = [&](double dark) {
    return static_cast<std::uint8_t>(std::lround(255 + step * (dark - 255)));
  };
  return on({channel(0x8b), channel(0x1e), channel(0x3f)});
}

double contrast(Colour a, Colour b) {
  const double la = luminance(a) + 0.05, lb = luminance(b) + 0.05;
  return std::max(la, lb) / std::min(la, lb);
}

std::string hex(Colour colour) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "#";
  for (const std::uint8_t channel : {colour.red, colour.green, colour.blue}) {
    out += digits[channel >> 4];
    out += digits[channel & 15];
  }
  return out;
}

Colour parsed(std::string_view hex) {
  std::array<std::uint8_t, 3> channels{};
  if (hex.size() != 7 || hex[0] != '#')
    return black;
  for (std::size_t i = 0; i < 3; ++i) {
    const char *const end = hex.data() + 3 + 2 * i;
    if (std::from_chars(end - 2, end, channels[i], 16).ptr != end)
      return black;
  }
  return {channels[0], channels[1], channels[2]};
}

std::vector<Paint> palette() {
  std::vector<Paint> all = {{white, ink},      {white, further_line}, {band_even, black},
                            {band_odd, black}, {band_label, black},   dual_ownership,
                            one_voice,         rung_secured,          rung_reached};
  for (const Colour colour : light)
    all.push_back(on(colour));
  for (const Change change : changes)
    all.push_back(of(change));
  for (const Status status :
       {Status::filled, Status::interim, Status::acting, Status::seconded, Status::vacant})
    all.push_back(of(status));
  for (std::size_t n = 0; n < 5 * light.size(); ++n)
    all.push_back(of_value(n));
  for (int i = 0; i <= heat_steps; ++i)
    all.push_back(heat(static_cast<double>(i) / heat_steps));
  return all;
}

} // namespace organograph::viz::style
