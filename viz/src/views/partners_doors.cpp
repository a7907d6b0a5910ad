// SPDX-License-Identifier: Apache-2.0
#include "views/partners_doors.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace organograph::viz::partners {

namespace {

constexpr double leaf = 13, knob = 2;
constexpr std::size_t most_colours = 4;
constexpr Colour grey{0xdd, 0xdd, 0xdd};

using Colours = std::vector<Colour>;

/// A door of those colours side by side, its knob at the right.
void hang(std::vector<Area> &out, double x, double y, double width, const Colours &colours, float pen,
          Stroke frame) {
  const std::size_t shown = std::clamp<std::size_t>(colours.size(), 1, most_colours);
  for (std::size_t i = 0; i < shown; ++i) {
    Area part = view::swatch(colours.empty() ? grey : colours[i], Hatch::none, Stroke::none);
    part.width = width / static_cast<double>(shown);
    part.left = x + part.width * static_cast<double>(i);
    part.top = y;
    part.height = door_height;
    out.push_back(part);
  }
  for (std::size_t i = out.size() - shown; i < out.size(); ++i) {
    out[i].stroke = frame;
    out[i].pen = pen;
    out[i].frame = style::ink;
  }
  Area handle = view::swatch(style::black, Hatch::none, Stroke::none);
  handle.left = x + width - knob - 2;
  handle.top = y + door_height / 2 - knob / 2;
  handle.width = handle.height = knob;
  out.push_back(handle);
}

Colours colours_of(const Model &model, PostId post) {
  Colours out;
  for (const Served &served : model->posts.serves[index(post)])
    out.push_back(style::of(model, served.organisation).fill);
  return out;
}

/// The first two posts that serve no organisation in common: the two doors of dual ownership.
std::pair<PostId, PostId> apart(const Model &model, const PartnerFunction &pair) {
  for (std::size_t i = 0; i < pair.posts.size(); ++i)
    for (std::size_t j = i + 1; j < pair.posts.size(); ++j)
      if (!model.serve_in_common(pair.posts[i], pair.posts[j]))
        return {pair.posts[i], pair.posts[j]};
  return {pair.posts.front(), pair.posts.back()};
}

std::vector<Area> hung(Voice voice, double x, double y, const Colours &first, const Colours &second) {
  std::vector<Area> out;
  if (voice == Voice::dual_ownership) {
    hang(out, x, y, leaf, first, 0.8F, Stroke::solid);
    hang(out, x + door_width - leaf, y, leaf, second, 0.8F, Stroke::solid);
    return out;
  }
  const bool one = voice == Voice::one_voice;
  const double width = one ? 18 : leaf;
  hang(out, x + (door_width - width) / 2, y, width, first, one ? 2 : 0.8F,
       voice == Voice::several_posts ? Stroke::dashed : Stroke::solid);
  return out;
}

} // namespace

Voice voice_of(const PartnerFunction &pair) {
  if (pair.dual_ownership)
    return Voice::dual_ownership;
  if (pair.one_voice)
    return Voice::one_voice;
  return pair.shared ? Voice::several_posts : Voice::one_organisation;
}

std::string_view word(Voice voice) {
  constexpr std::array<std::string_view, 4> words = {"dual ownership", "one voice", "several posts",
                                                     "one organisation"};
  return words[static_cast<std::size_t>(voice)];
}

std::vector<Area> door(const Model &model, const PartnerFunction &pair, double x, double y) {
  const Voice voice = voice_of(pair);
  if (voice == Voice::dual_ownership) {
    const auto [a, b] = apart(model, pair);
    return hung(voice, x, y, colours_of(model, a), colours_of(model, b));
  }
  Colours colours;
  for (const OrganisationId organisation : pair.organisations)
    colours.push_back(style::of(model, organisation).fill);
  return hung(voice, x, y, colours, {});
}

std::vector<Area> plain_door(Voice voice, double x, double y) {
  return hung(voice, x, y, {}, {});
}

} // namespace organograph::viz::partners
