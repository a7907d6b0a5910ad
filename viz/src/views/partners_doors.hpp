// SPDX-License-Identifier: Apache-2.0
// Internal to partners_view: a partner's way in, as a door.
#pragma once

#include "views/view_page.hpp"

#include "organograph/engine/partner_contact.hpp"

#include <string_view>
#include <vector>

namespace organograph::viz::partners {

inline constexpr double door_width = 30, door_height = 22;

/// How a partner's service is answered.
enum class Voice : std::uint8_t { dual_ownership, one_voice, several_posts, one_organisation };
Voice voice_of(const PartnerFunction &pair);
std::string_view word(Voice voice); ///< `dual ownership`
/// The front door: one, thick, for one voice; two beside each other for dual ownership; one, thin, else. Each
/// has the colours of the organisations behind it. (x, y): top left corner.
std::vector<Area> door(const Model &model, const PartnerFunction &pair, double x, double y);
/// The same without a model, for a legend: grey.
std::vector<Area> plain_door(Voice voice, double x, double y);

} // namespace organograph::viz::partners
