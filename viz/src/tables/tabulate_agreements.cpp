// SPDX-License-Identifier: Apache-2.0
// Agreements, what is due, consultations, recharges.
#include "tables/tabulate_sections.hpp"

#include "figures/caveats.hpp"

#include <string>

namespace organograph::viz {

namespace {

template <class Enum> std::string_view name_of(const std::optional<Enum> &of) {
  return of ? name(*of) : std::string_view{};
}

} // namespace

Table agreements_table(const Model &model, const Agreements &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const OfRegister of(model, TableId::agreements);
    const AgreementClock &clock = result.agreements[i];
    Cells(model, out)
        .text(of.text(i, "agreement_id"))
        .text(of.text(i, "title"))
        .text(of.text(i, "kind"))
        .text(of.list(i, "organisations"))
        .text(of.text(i, "start"))
        .text(of.text(i, "end"))
        .text(name_of(clock.state))
        .number(of.number(i, "notice_months"))
        .text(clock.exit.day)
        .text(why(clock.exit.reason))
        .number(of.number(i, "short_notice_months"))
        .text(clock.short_exit.day)
        .text(of.text(i, "short_notice_when"))
        .text(of.list(i, "review_months"))
        .text(of.text(i, "last_review"))
        .text(clock.review_due.day)
        .text(why(clock.review_due.reason))
        .flag(clock.overdue)
        .ids(clock.posts)
        .count(clock.arrangements)
        .text(of.text(i, "owner_post"))
        .flag(clock.imprecise);
  };
  return {.name = "agreements",
          .title = "Agreements, their notice and their reviews. " + std::string(caveat::agreements),
          .columns = {{"agreement_id"},
                      {"title"},
                      {"kind"},
                      {"organisations"},
                      {"start"},
                      {"end"},
                      {"state"},
                      {"notice_months", Format::number},
                      {"exit"},
                      {"exit_not_known"},
                      {"short_notice_months", Format::number},
                      {"short_exit"},
                      {"short_notice_when"},
                      {"review_months"},
                      {"last_review"},
                      {"review_due"},
                      {"review_not_known"},
                      {"overdue", Format::flag},
                      {"joint_posts"},
                      {"arrangements", Format::count},
                      {"owner_post"},
                      {"imprecise", Format::flag}},
          .rows = TableRows(result.agreements.size(), std::move(row)),
          .rank = {}};
}

Table agreement_dates_table(const Model &model, const Agreements &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const OfRegister of(model, TableId::agreements);
    const DueDate &due = result.dates[i];
    Cells(model, out)
        .text(due.day)
        .text(name(due.kind))
        .text(of.text(index(due.agreement), "agreement_id"))
        .text(of.text(index(due.agreement), "title"))
        .flag(result.day.empty() ? std::nullopt : std::optional(due.day < result.day));
  };
  return {.name = "agreement_dates",
          .title = "What is due of agreements, by day. " + std::string(caveat::agreements),
          .columns = {{"day"}, {"what"}, {"agreement_id"}, {"title"}, {"past", Format::flag}},
          .rows = TableRows(result.dates.size(), std::move(row)),
          .rank = {}};
}

Table consultation_clocks_table(const Model &model, const Consultations &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const OfRegister of(model, TableId::consultations);
    const ConsultationClock &clock = result.consultations[i];
    const auto days = [](std::optional<int> value) {
      return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
    };
    Cells(model, out)
        .text(of.text(i, "consultation_id"))
        .text(of.text(i, "title"))
        .text(of.list(i, "organisations"))
        .text(of.text(i, "start"))
        .text(of.text(i, "end"))
        .number(days(clock.days))
        .count(clock.minimum)
        .text(of.text(i, "basis"))
        .flag(clock.long_enough)
        .text(of.text(i, "planned_report"))
        .text(of.text(i, "reported"))
        .number(days(clock.report_late))
        .text(name_of(clock.state))
        .number(days(clock.days_left))
        .flag(clock.report_overdue);
  };
  return {.name = "consultation_clocks",
          .title = "Consultations, how long and when. " + std::string(caveat::consultations),
          .columns = {{"consultation_id"},
                      {"title"},
                      {"organisations"},
                      {"start"},
                      {"end"},
                      {"days", Format::number},
                      {"minimum_days", Format::count},
                      {"basis"},
                      {"long_enough", Format::flag},
                      {"planned_report"},
                      {"reported"},
                      {"report_late_days", Format::number},
                      {"state"},
                      {"days_left", Format::number},
                      {"report_overdue", Format::flag}},
          .rows = TableRows(result.consultations.size(), std::move(row)),
          .rank = {}};
}

Table recharge_payments_table(const Model &model, const Recharges &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const RechargePayment &payment = result.payments[i];
    Cells(model, out)
        .text(payment.year)
        .id(payment.payer)
        .id(payment.payee)
        .number(payment.amount)
        .count(payment.rows);
  };
  return {.name = "recharge_payments",
          .title = "Who pays whom in a year. " + std::string(caveat::recharges),
          .columns = {{"year"}, {"payer"}, {"payee"}, {"amount", Format::money}, {"rows", Format::count}},
          .rows = TableRows(result.payments.size(), std::move(row)),
          .rank = {}};
}

Table recharge_balances_table(const Model &model, const Recharges &result) {
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (std::size_t r = 0; r < result.recharges.size(); ++r)
    for (std::size_t part = 0; part < result.recharges[r].parts.size(); ++part)
      places.emplace_back(r, part);
  const std::size_t rows = places.size();
  auto row = [&model, &result, places = std::move(places)](std::size_t i, RowSink &out) {
    const Recharge &recharge = result.recharges[places[i].first];
    const RechargePart &part = recharge.parts[places[i].second];
    const bool is_post = recharge.of.post != none<PostId>;
    Cells cells(model, out);
    cells.text(recharge.of.year);
    is_post ? cells.id(recharge.of.post) : cells.blank();
    is_post ? cells.blank() : cells.id(recharge.of.function);
    cells.id(part.organisation)
        .number(recharge.cost)
        .number(part.agreed)
        .number(part.paid)
        .number(part.served)
        .flag(part.served ? std::optional(recharge.by_meetings) : std::nullopt)
        .number(part.balance())
        .number(part.subsidy())
        .text(why(recharge.no_agreed))
        .text(why(recharge.no_paid))
        .text(why(recharge.no_served));
  };
  return {.name = "recharge_balances",
          .title =
              "What is paid, against what was agreed and what is used. " + std::string(caveat::recharges),
          .columns = {{"year"},
                      {"post_id"},
                      {"function"},
                      {"organisation"},
                      {"cost", Format::money},
                      {"agreed", Format::money},
                      {"paid", Format::money},
                      {"served", Format::money},
                      {"use_is_a_proxy", Format::flag},
                      {"balance", Format::money},
                      {"subsidy", Format::money},
                      {"agreed_not_known"},
                      {"paid_not_known"},
                      {"served_not_known"}},
          .rows = TableRows(rows, std::move(row)),
          .rank = {}};
}

} // namespace organograph::viz
