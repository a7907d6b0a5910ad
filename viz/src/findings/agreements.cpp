// SPDX-License-Identifier: Apache-2.0
// Agreements, consultations and recharges in words.
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace organograph::viz {

namespace {

// Agreed, and nobody knows since when they count.
std::size_t reviews_not_known(const Agreements &result) {
  return static_cast<std::size_t>(
      std::ranges::count(result.agreements, NoDate::no_start,
                         [](const AgreementClock &clock) { return clock.review_due.reason; }));
}

} // namespace

Sentence agreements_told(const Model &model, const Analysis &analysis) {
  const Agreements &result = *analysis.agreements;
  Sentence say;
  if (result.in_force) {
    say.figure("agreements.in_force", figure(*result.in_force), "agreements", "state=in force")
        .text(" of ")
        .counted("agreements.count", result.agreements.size(), "agreement is in force",
                 "agreements are in force", "agreements")
        .text(" on " + result.day + ", ")
        .counted("agreements.reviews_overdue", result.overdue, "review is overdue", "reviews are overdue",
                 "agreements", "overdue=yes");
    if (const std::size_t open = reviews_not_known(result); open > 0)
      say.text(" (of " + figure(open) + " that is not known)");
    say.text(".");
  } else {
    say.counted("agreements.count", result.agreements.size(), "agreement", "agreements", "agreements")
        .text(". What is in force, and from when each could be left, depends on the day: none was chosen "
              "here.");
  }
  say.text(" For ")
      .figure("agreements.joint_posts_without", figure(result.posts_without.size()), "spans",
              "organisations_served>1")
      .text(" of ")
      .counted("model.joint_posts", result.joint_posts, "joint post", "joint posts", "spans",
               "organisations_served>1");
  if (model->arrangements)
    say.text(", and ")
        .figure("agreements.arrangements_without", figure(result.arrangements_without))
        .text(" of " + counted(result.arrangements, "arrangement", "arrangements") + ",");
  return say.text(" no agreement is named.");
}

std::string exit_told(const Decoupling &decoupling) {
  const std::size_t posts = decoupling.posts.size();
  if (decoupling.exit_not_known == posts)
    return "not known";
  std::string out = decoupling.exit_not_known > 0 ? "not before " : "";
  out += decoupling.earliest_exit;
  if (decoupling.exit_not_known > 0)
    out +=
        "; of " + figure(decoupling.exit_not_known) + " of " + counted(posts, "post", "posts") + " not known";
  return out;
}

Sentence consultations_told(const Analysis &analysis) {
  const Consultations &result = *analysis.consultations;
  Sentence say;
  say.counted("consultations.count", result.consultations.size(), "consultation", "consultations",
              "consultation_clocks")
      .text(": ")
      .counted("consultations.too_short", result.too_short, "lasted fewer days than it has to",
               "lasted fewer days than they have to", "consultation_clocks", "long_enough=no");
  if (result.length_not_known > 0)
    say.text(" (of ")
        .figure("consultations.length_not_known", figure(result.length_not_known), "consultation_clocks")
        .text(" that is not known)");
  say.text("; ")
      .counted("consultations.reported_late", result.reported_late, "was reported after the plan",
               "were reported after the plan", "consultation_clocks", "report_late_days>0")
      .text(".");
  if (result.open)
    say.text(" On " + result.day + ": ")
        .counted("consultations.open", result.open, "open", "open", "consultation_clocks", "state=open")
        .text(", ")
        .counted("consultations.reports_overdue", result.report_overdue, "report overdue", "reports overdue",
                 "consultation_clocks", "report_overdue=yes")
        .text(".");
  return say;
}

Sentence recharges_told(const Model &model, const Analysis &analysis) {
  constexpr std::size_t most = 3;
  const Recharges &result = *analysis.recharges;
  Sentence say;
  for (std::size_t i = 0; i < result.payments.size() && i < most; ++i) {
    const RechargePayment &payment = result.payments[i];
    const std::string year(model.text(payment.year)), payer(id(model, payment.payer)),
        payee(id(model, payment.payee));
    say.text((i == 0 ? "" : "; ") + year + ": " + payer + " pays " + payee + " ")
        .figure("recharges.amount", rounded(payment.amount), "recharge_payments",
                "year=" + year + "\npayer=" + payer + "\npayee=" + payee);
  }
  if (result.payments.size() > most)
    say.text("; and " + counted(result.payments.size() - most, "payment", "payments") + " more");
  say.text(result.payments.empty() ? "" : ". ")
      .text("Of ")
      .counted("recharges.count", result.recharges.size(), "post or service in a year",
               "posts and services in a year", "recharge_balances")
      .text(" ")
      .figure("recharges.balanced", figure(result.balanced), "recharge_balances")
      .text(result.balanced == 1 ? " is paid as agreed" : " are paid as agreed");
  if (result.not_known > 0)
    say.text("; of ")
        .figure("recharges.not_known", figure(result.not_known), "recharge_balances")
        .text(" that is not known");
  return say.text(".");
}

} // namespace organograph::viz
