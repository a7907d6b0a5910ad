// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/recharges.hpp"

#include "organograph/engine/capacity.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>

namespace organograph {

namespace {

constexpr double penny = 0.01;

using ByOrganisation = std::map<OrganisationId, double>;

/// Whose cost is how much, and who bears it before any recharge.
struct CostOf {
  NoAmount no_cost = NoAmount::none, no_parts = NoAmount::none;
  double cost = 0;
  ByOrganisation agreed, borne;
};

/// What the rows say of one post or service in one year.
struct RechargeRows {
  std::vector<std::tuple<OrganisationId, OrganisationId, double>> paid; ///< payer, payee, amount
  ByOrganisation used;
};

/// By year, then posts before services.
using RechargeKey = std::tuple<std::string_view, bool, std::uint32_t>;

class Reckoning {
public:
  explicit Reckoning(const Model &model) : model_(model) {
    read_recharges();
    read_use();
  }

  Recharges result() {
    for (const auto &[key, payment] : payments_)
      out_.payments.push_back(payment);
    for (const auto &[key, rows] : rows_)
      out_.recharges.push_back(reckoned(of_.at(key), rows));
    for (const Recharge &recharge : out_.recharges) {
      const auto is_even = [](const RechargePart &part) {
        return part.balance() && std::abs(*part.balance()) < penny;
      };
      const bool is_known = recharge.no_paid == NoAmount::none && recharge.no_agreed == NoAmount::none;
      out_.not_known += !is_known;
      out_.balanced += is_known && std::ranges::all_of(recharge.parts, is_even);
    }
    return std::move(out_);
  }

private:
  RechargeRows &rows_of(const Register &table, std::size_t row) {
    RechargeOf of;
    of.post = table.id<PostId>(row, table.column("post_id"));
    of.function = table.id<FunctionId>(row, table.column("function"));
    of.year = table.cell(row, table.column("year")).text;
    const bool is_service = of.post == none<PostId>;
    const RechargeKey key{model_.text(of.year), is_service,
                          static_cast<std::uint32_t>(is_service ? index(of.function) : index(of.post))};
    of_.emplace(key, of);
    return rows_[key];
  }

  void read_recharges() {
    const Register *const table = model_.rows_of(TableId::recharges);
    if (table == nullptr)
      return;
    for (std::size_t row = 0; row < table->size(); ++row) {
      const auto payer = table->id<OrganisationId>(row, table->column("payer")),
                 payee = table->id<OrganisationId>(row, table->column("payee"));
      const double amount = table->cell(row, table->column("amount")).number;
      const TextId year = table->cell(row, table->column("year")).text;
      rows_of(*table, row).paid.emplace_back(payer, payee, amount);
      RechargePayment &payment =
          payments_.try_emplace({model_.text(year), payer, payee}, RechargePayment{year, payer, payee})
              .first->second;
      payment.amount += amount;
      ++payment.rows;
    }
  }

  void read_use() {
    const Register *const table = model_.rows_of(TableId::service_use);
    if (table == nullptr)
      return;
    for (std::size_t row = 0; row < table->size(); ++row)
      rows_of(*table, row).used[table->id<OrganisationId>(row, table->column("organisation_id"))] +=
          table->cell(row, table->column("share")).number;
  }

  void add_post(std::size_t p, CostOf &to) const {
    const double cost = model_->posts.annual_cost[p];
    if (!is_known(cost))
      to.no_cost = NoAmount::no_cost;
    if (!model_->posts.shares_known(p) || model_->posts.shared_with_other[p] != 0)
      to.no_parts = NoAmount::no_parts;
    to.cost += cost;
    to.borne[model_->posts.employer[p]] += cost;
    for (const Served &served : model_->posts.serves[p])
      to.agreed[served.organisation] += served.share * cost;
  }

  CostOf cost_of(const RechargeOf &of) const {
    CostOf out;
    if (of.post != none<PostId>) {
      add_post(index(of.post), out);
      return out;
    }
    bool any = false;
    for (std::size_t p = 0; p < model_->posts.size(); ++p)
      if (model_->posts.function[p] == of.function) {
        add_post(p, out);
        any = true;
      }
    for (const StaffGroup &group : model_->staff_groups) {
      if (group.function != of.function)
        continue;
      any = true;
      if (!is_known(group.annual_cost))
        out.no_cost = NoAmount::no_cost;
      if (group.organisation == none<OrganisationId>) {
        out.no_parts = NoAmount::no_parts;
        continue;
      }
      out.cost += group.annual_cost;
      out.borne[group.organisation] += group.annual_cost;
      out.agreed[group.organisation] += group.annual_cost;
    }
    if (!any)
      out.no_cost = NoAmount::no_post;
    return out;
  }

  // Parts sum to 1 within a thousandth: the rest would be a subsidy of nobody.
  static void divide_by_sum(ByOrganisation &parts) {
    double sum = 0;
    for (const auto &[organisation, part] : parts)
      sum += part;
    for (auto &[organisation, part] : parts)
      part /= sum;
  }

  // Hours a year that a post sits in meetings of each organisation that it serves; one of several convenors
  // has its part. Not known where one has no duration.
  NoAmount use_by_meetings(PostId post, ByOrganisation &used) const {
    if (post == none<PostId> || !model_->meetings)
      return NoAmount::no_use;
    for (std::size_t m = 0; m < model_->meetings->size(); ++m)
      for (const Seat &seat : model_->meetings->seats[m]) {
        if (seat.post != post)
          continue;
        std::vector<OrganisationId> convenors;
        for (const OrganisationId organisation : model_->meetings->convened_by_organisations[m])
          if (model_.serves(post, organisation))
            convenors.push_back(organisation);
        if (convenors.empty())
          continue;
        const double hours = hours_of_seat(model_, id_at<MeetingId>(m), seat);
        if (!is_known(hours))
          return NoAmount::no_durations;
        for (const OrganisationId organisation : convenors)
          used[organisation] += hours / static_cast<double>(convenors.size());
      }
    divide_by_sum(used);
    return used.empty() ? NoAmount::no_use : NoAmount::none;
  }

  // What was paid for a service is what was paid for it and for each of its posts.
  std::vector<const RechargeRows *> payments_for(const RechargeOf &of, const RechargeRows &own) const {
    std::vector<const RechargeRows *> out = {&own};
    if (of.post != none<PostId>)
      return out;
    for (const auto &[key, rows] : rows_) {
      const RechargeOf &other = of_.at(key);
      if (other.post != none<PostId> && model_.text(other.year) == model_.text(of.year) &&
          model_->posts.function[index(other.post)] == of.function)
        out.push_back(&rows);
    }
    return out;
  }

  Recharge reckoned(const RechargeOf &of, const RechargeRows &rows) const {
    Recharge out;
    out.of = of;
    const CostOf cost = cost_of(of);
    if (cost.no_cost == NoAmount::none)
      out.cost = cost.cost;
    ByOrganisation paid = cost.borne, used = rows.used;
    divide_by_sum(used);
    bool any_paid = false;
    for (const RechargeRows *of_payments : payments_for(of, rows))
      for (const auto &[payer, payee, amount] : of_payments->paid) {
        paid[payer] += amount;
        paid[payee] -= amount;
        any_paid = true;
      }
    const NoAmount no_use = used.empty() ? use_by_meetings(of.post, used) : NoAmount::none;
    out.by_meetings = rows.used.empty() && no_use == NoAmount::none;
    // Of a group without an organisation nobody knows who bears it: its cost has no place.
    const bool no_place = cost.no_parts != NoAmount::none && of.post == none<PostId>;
    out.no_agreed = cost.no_cost != NoAmount::none ? cost.no_cost : cost.no_parts;
    out.no_paid = cost.no_cost != NoAmount::none ? cost.no_cost
                  : no_place                     ? cost.no_parts
                  : !any_paid                    ? NoAmount::no_recharge
                                                 : NoAmount::none;
    out.no_served = cost.no_cost != NoAmount::none ? cost.no_cost : no_place ? cost.no_parts : no_use;
    set_parts(cost, paid, used, out);
    return out;
  }

  static void set_parts(const CostOf &cost, const ByOrganisation &paid, const ByOrganisation &used,
                        Recharge &out) {
    std::map<OrganisationId, RechargePart> parts;
    for (const ByOrganisation *of : {&cost.agreed, &paid, &used})
      for (const auto &[organisation, amount] : *of)
        parts[organisation].organisation = organisation;
    const auto in = [](const ByOrganisation &of, OrganisationId organisation) {
      const auto at = of.find(organisation);
      return at == of.end() ? 0 : at->second;
    };
    for (auto &[organisation, part] : parts) {
      if (out.no_agreed == NoAmount::none)
        part.agreed = in(cost.agreed, organisation);
      if (out.no_paid == NoAmount::none)
        part.paid = in(paid, organisation);
      if (out.no_served == NoAmount::none)
        part.served = cost.cost * in(used, organisation);
      out.parts.push_back(part);
    }
  }

  const Model &model_;
  std::map<RechargeKey, RechargeOf> of_;
  std::map<RechargeKey, RechargeRows> rows_;
  std::map<std::tuple<std::string_view, OrganisationId, OrganisationId>, RechargePayment> payments_;
  Recharges out_;
};

} // namespace

std::string_view why(NoAmount reason) {
  constexpr std::string_view reasons[] = {
      "",
      "an annual_cost is not given",
      "the parts of a joint post, or who employs a staff group, are not given",
      "no recharge is given for the year",
      "no use is given for the year, and no meetings to take it from",
      "the service has no post and no staff group",
      "a meeting to take the use from has no duration"};
  return reasons[static_cast<std::size_t>(reason)];
}

Recharges recharges(const Model &model) {
  return Reckoning(model).result();
}

} // namespace organograph
