// SPDX-License-Identifier: Apache-2.0
// Internal to partners_view: which partners, services and organisations stand in it.
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/engine/partner_contact.hpp"
#include "organograph/viz/view_options.hpp"

#include <cstddef>
#include <vector>

namespace organograph::viz::partners {

inline constexpr double row_height = 15, card_gap = 8, service_height = 50, service_gap = 10;
/// Height of the heading and the foot, about.
inline constexpr double around = 215;

/// A partner and its services, or an organisation and the services through which it is reached.
struct PartnerCard {
  PartnerId partner;
  std::vector<const PartnerFunction *> pairs; ///< in the order of the services
};

/// A service's partners, shown or not.
struct ServiceCard {
  FunctionId function;
  std::size_t partners = 0, dual_ownership = 0, one_voice = 0;
  std::size_t shown = 0; ///< partners that are shown
};

struct Reached {
  FunctionId function;
  std::size_t posts, joint; ///< distinct deciding posts of all its partners; those that serve others too
};

struct OrganisationCard {
  OrganisationId organisation;
  std::vector<Reached> services; ///< in the order of the services
};

struct Contacts {
  std::vector<PartnerCard> partners; ///< dual ownership falling
  std::vector<ServiceCard> services; ///< from the top down, so that few lines cross
  std::vector<OrganisationCard> organisations;
  std::size_t more_pairs = 0; ///< not shown
  std::size_t more_organisations = 0;
};

/// height: what the cards may take.
Contacts select_contacts(const Model &model, const PartnerContact &contact, const ViewOptions &options,
                         double height);

} // namespace organograph::viz::partners
