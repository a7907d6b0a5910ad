// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace organograph {

/// The links of one partner for one function.
struct PartnerFunction {
  PartnerId partner;
  FunctionId function;
  std::vector<PostId> posts;                 ///< deciding posts: of the lead links if there are any; rising
  std::vector<PostId> further_contacts;      ///< posts of its other links, deciding posts left out; rising
  std::vector<OrganisationId> organisations; ///< that the deciding posts serve, rising
  bool shared;                               ///< they reach two or more organisations
  bool one_voice;                            ///< shared, and a single post holds it
  bool dual_ownership; ///< shared, and some two of the posts serve no organisation in common
};

/// By PartnerId.
struct PartnerLoad {
  std::uint64_t series_attended = 0;
  std::optional<double> hours_per_year; ///< empty when it attends and no series has a duration
};

struct PartnerContact {
  std::uint64_t partners = 0, links = 0;
  std::vector<PartnerFunction> pairs; ///< by partner, then function
  std::uint64_t shared = 0, one_voice = 0, dual_ownership = 0, joint_lead_local_contacts = 0;
  std::optional<double> one_voice_share; ///< one_voice / shared
  std::vector<PartnerLoad> by_partner;   ///< zero where there are no meetings
};

/// Partner contact, measures.md section 3: 'one joint voice'. As declared by the councils; a partner may
/// see it otherwise. The model must have partner_links. Cannot fail. O(links log links).
PartnerContact partner_contact(const Model &model);

} // namespace organograph
