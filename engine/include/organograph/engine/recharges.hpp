// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace organograph {

/// What a recharge is for in a year: one post, or a service with all that it has.
struct RechargeOf {
  PostId post = none<PostId>;             ///< none: of the service
  FunctionId function = none<FunctionId>; ///< none: of the post
  TextId year{};
};

/// Why an amount is not known.
enum class NoAmount : std::uint8_t {
  none,         ///< it is known
  no_cost,      ///< the cost of the post, or of one of the service, is not given
  no_parts,     ///< the parts of a joint post are not known
  no_recharge,  ///< no row says what was paid for it in the year
  no_use,       ///< no row says who used it in the year, and no meetings do
  no_post,      ///< the service has no post and no staff group
  no_durations, ///< a meeting that its use would be taken from has no duration
};
/// In words: 'its annual_cost is not given'. Empty of NoAmount::none.
std::string_view why(NoAmount reason);

/// What one organisation has of it. Over the organisations of one RechargeOf `balance` and `subsidy` sum to
/// 0.
struct RechargePart {
  OrganisationId organisation{};
  std::optional<double> agreed; ///< cost x cost_share
  std::optional<double> paid;   ///< cost that it bears, net of recharges
  std::optional<double> served; ///< cost x part of the use
  std::optional<double> balance() const { return difference(paid, agreed); }
  std::optional<double> subsidy() const { return difference(paid, served); }

private:
  static std::optional<double> difference(std::optional<double> a, std::optional<double> b) {
    return a && b ? std::optional(*a - *b) : std::nullopt;
  }
};

struct Recharge {
  RechargeOf of;
  std::optional<double> cost; ///< a year
  NoAmount no_agreed = NoAmount::none, no_paid = NoAmount::none, no_served = NoAmount::none;
  bool by_meetings = false;        ///< the use is a proxy: hours in meetings that each convenes
  std::vector<RechargePart> parts; ///< of organisations that have any part in it, rising
};

/// What one organisation pays another in a year, for all together.
struct RechargePayment {
  TextId year{};
  OrganisationId payer{}, payee{};
  double amount = 0;
  std::uint64_t rows = 0;
};

struct Recharges {
  std::vector<RechargePayment> payments; ///< by year (as text), payer, payee
  std::vector<Recharge> recharges;       ///< by year (as text), posts before services, in model order
  std::uint64_t balanced = 0;            ///< of them: paid is agreed, within a hundredth
  std::uint64_t not_known = 0;           ///< of them: paid or agreed is not known
};

/// Recharges, measures.md: what is paid, against what was agreed and what each uses. The model must have one
/// of the registers recharges and service_use. Cannot fail. O(rows x log rows + posts, and for each post
/// named the seats of the model once).
Recharges recharges(const Model &model);

} // namespace organograph
