// SPDX-License-Identifier: Apache-2.0
#include "figures/identifiers.hpp"
#include "tree/headline_json.hpp"
#include "tree/json_sections.hpp"

#include <string>

namespace organograph::viz {

namespace {

template <class Enum> Json name_or_null(const std::optional<Enum> &of) {
  return of ? Json(name(*of)) : Json(nullptr);
}

void add_day(Json &to, const std::string &key, const ClockDay &day) {
  to[key] = text_or_null(day.day);
  to[key + "_not_known"] = text_or_null(why(day.reason));
}

} // namespace

Json agreements_json(const Model &model, const Analysis &analysis) {
  const Agreements &result = *analysis.agreements;
  Json out = section_json(model, analysis, "agreements"), rows = Json::array(), dates = Json::array();
  const auto agreement_id = [&](AgreementId agreement) {
    return register_text(model, TableId::agreements, index(agreement), "agreement_id");
  };
  for (const AgreementClock &clock : result.agreements) {
    Json row = {{"agreement_id", agreement_id(clock.agreement)}, {"state", name_or_null(clock.state)}};
    add_day(row, "exit", clock.exit);
    add_day(row, "short_exit", clock.short_exit);
    add_day(row, "review_due", clock.review_due);
    row["reviews"] = clock.reviews;
    row["overdue"] = clock.overdue ? Json(*clock.overdue) : Json(nullptr);
    row["joint_posts"] = ids(model, clock.posts);
    row["arrangements"] = clock.arrangements;
    row["imprecise"] = clock.imprecise;
    rows.push_back(std::move(row));
  }
  for (const DueDate &due : result.dates)
    dates.push_back(
        {{"day", due.day}, {"what", name(due.kind)}, {"agreement_id", agreement_id(due.agreement)}});
  out["day"] = text_or_null(result.day);
  out["agreements"] = std::move(rows);
  out["dates"] = std::move(dates);
  out["joint_posts"] = result.joint_posts;
  out["posts_without"] = ids(model, result.posts_without);
  out["arrangements"] = result.arrangements;
  return out;
}

Json consultations_json(const Model &model, const Analysis &analysis) {
  const Consultations &result = *analysis.consultations;
  Json out = section_json(model, analysis, "consultations"), rows = Json::array();
  for (const ConsultationClock &clock : result.consultations)
    rows.push_back(
        {{"consultation_id", register_text(model, TableId::consultations, clock.row, "consultation_id")},
         {"days", count_or_null(clock.days)},
         {"minimum_days", count_or_null(clock.minimum)},
         {"long_enough", count_or_null(clock.long_enough)},
         {"report_late_days", count_or_null(clock.report_late)},
         {"state", name_or_null(clock.state)},
         {"days_left", count_or_null(clock.days_left)},
         {"report_overdue", count_or_null(clock.report_overdue)}});
  out["day"] = text_or_null(result.day);
  out["consultations"] = std::move(rows);
  return out;
}

Json recharges_json(const Model &model, const Analysis &analysis) {
  const Recharges &result = *analysis.recharges;
  Json out = section_json(model, analysis, "recharges"), payments = Json::array(), rows = Json::array();
  for (const RechargePayment &payment : result.payments)
    payments.push_back({{"year", model.text(payment.year)},
                        {"payer", id(model, payment.payer)},
                        {"payee", id(model, payment.payee)},
                        {"amount", number(payment.amount)},
                        {"rows", payment.rows}});
  for (const Recharge &recharge : result.recharges) {
    const bool is_post = recharge.of.post != none<PostId>;
    Json parts = Json::array();
    for (const RechargePart &part : recharge.parts)
      parts.push_back({{"organisation", id(model, part.organisation)},
                       {"agreed", number(part.agreed)},
                       {"paid", number(part.paid)},
                       {"served", number(part.served)},
                       {"balance", number(part.balance())},
                       {"subsidy", number(part.subsidy())}});
    rows.push_back({{"year", model.text(recharge.of.year)},
                    {"post_id", is_post ? Json(id(model, recharge.of.post)) : Json(nullptr)},
                    {"function", is_post ? Json(nullptr) : Json(id(model, recharge.of.function))},
                    {"cost", number(recharge.cost)},
                    {"agreed_not_known", text_or_null(why(recharge.no_agreed))},
                    {"paid_not_known", text_or_null(why(recharge.no_paid))},
                    {"served_not_known", text_or_null(why(recharge.no_served))},
                    {"use_is_a_proxy", recharge.by_meetings},
                    {"organisations", std::move(parts)}});
  }
  out["payments"] = std::move(payments);
  out["recharges"] = std::move(rows);
  return out;
}

} // namespace organograph::viz
