// SPDX-License-Identifier: Apache-2.0
// Internal to partners_view: which partners stand in it, and in which columns of the sheet.
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/engine/partner_contact.hpp"
#include "organograph/viz/view_options.hpp"

#include <cstddef>
#include <vector>

namespace organograph::viz::partners {

inline constexpr double head_height = 17, service_height = 16, post_height = 14, block_end = 5, card_gap = 12;
inline constexpr double least_card = 330, most_card = 470, between = 18;
/// Height of the heading and the foot, about.
inline constexpr double around = 225;
inline constexpr std::size_t posts_shown = 6; ///< of a partner's service; the others are counted

/// A partner and the services that it deals with, each with its posts.
struct PartnerCard {
  PartnerId partner;
  std::vector<const PartnerFunction *> pairs; ///< dual ownership first, then one voice, then as measured
  std::size_t column = 0;
  double top = 0, height = 0; ///< in its column
};

struct Contacts {
  std::vector<PartnerCard> partners; ///< dual ownership falling
  std::size_t columns = 1;
  double card = most_card, height = 0; ///< of a card, of the columns
  std::size_t more_pairs = 0;          ///< not shown
};

double block_height(const PartnerFunction &pair);
/// height: what the columns may take. Of the numbers of columns that show most pairs the one that shows them
/// largest.
Contacts select_contacts(const PartnerContact &contact, const ViewOptions &options, double height);

} // namespace organograph::viz::partners
