// SPDX-License-Identifier: Apache-2.0
// What undoing a sharing costs and gives, in words.
#include "figures/identifiers.hpp"
#include "findings/as_of.hpp"
#include "findings/measures.hpp"
#include "organograph/viz/summary.hpp"
#include "terminal/privacy_text.hpp"
#include "terminal/summary_page.hpp"
#include "terminal/wide_page.hpp"
#include "words/pay.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace organograph::viz {

namespace {

constexpr std::size_t undone_name_columns = 22, listed_at_most = 12;

std::string amount(const std::optional<double> &value) {
  return value ? signed_shown(*value) : "unknown";
}

bool nothing_known(const DecouplingCost &cost) {
  return !cost.low && !cost.middle && !cost.high;
}

std::string organisation(const Model &model, OrganisationId o) {
  return harmless(id(model, o), 20);
}

void write_cost(WidePage &page, const Model &model, const Decoupling &d, unsigned minimum_group) {
  if (nothing_known(d.cost) && minimum_group > 0) {
    page.entry("  Cost a year",
               "not shown for fewer than " + std::to_string(minimum_group) + " posts, or not known.",
               undone_name_columns);
    return;
  }
  if (nothing_known(d.cost)) {
    page.entry("  Cost a year", "not known: a post that is decoupled has no annual_cost in the model.",
               undone_name_columns);
    return;
  }
  const std::string currency = harmless(model.text(model->currency), 8);
  page.line("  " + left("Cost a year" + (currency.empty() ? "" : ", " + currency), undone_name_columns - 2) +
            right("low", 14) + right("middle", 14) + right("high", 14));
  const auto row = [&](const std::string &of, const DecouplingCost &cost) {
    page.line("    " + left(of, undone_name_columns - 4) + right(amount(cost.low), 14) +
              right(amount(cost.middle), 14) + right(amount(cost.high), 14) +
              (cost.middle && cost.middle_not_known > 0
                   ? "  middle without " + counted(cost.middle_not_known, "half", "halves")
                   : ""));
  };
  for (std::size_t o = 0; o < d.cost_by_organisation.size(); ++o)
    row(organisation(model, id_at<OrganisationId>(o)), d.cost_by_organisation[o]);
  row("together", d.cost);
}

// High once more, by pay, where there is any.
void write_cost_by_pay(WidePage &page, const Model &model, const Decoupling &d) {
  if (!d.high_by_pay)
    return;
  std::string out = cost_sum_worded(d.high_by_pay->all, true);
  for (std::size_t o = 0; o < d.high_by_pay->organisations.size(); ++o)
    if (const CostSum &own = d.high_by_pay->organisations[o]; own.full_posts + own.salary_posts > 0)
      out += "; " + organisation(model, id_at<OrganisationId>(o)) + " " + cost_sum_worded(own, true);
  page.entry("  High, by pay", out + ".", undone_name_columns);
}

template <class Values, class Show>
std::string parts_not_zero(const Model &model, const Values &values, Show show) {
  std::string out;
  for (std::size_t o = 0; o < values.size(); ++o)
    if (values[o] != 0)
      out +=
          (out.empty() ? "" : ", ") + organisation(model, id_at<OrganisationId>(o)) + " " + show(values[o]);
  return out.empty() ? "none" : out;
}

std::string gained(const Model &model, const Decoupling &d, unsigned minimum_group) {
  const std::string none = minimum_group > 0 ? "not shown" : "not known";
  return parts_not_zero(model, d.fte_gained_by_organisation,
                        [&](double fte) { return is_known(fte) ? signed_shown(fte) : none; });
}

std::string vacancies(const Model &model, const Decoupling &d) {
  return parts_not_zero(model, d.vacancies_by_organisation, [](std::uint64_t n) { return figure(n); });
}

// The pair is said where there are others.
std::string fallen(const Model &model, const LevelChange &service) {
  std::string out = harmless(id(model, service.function), 30);
  if (model->organisations.id.size() > 2)
    out += " (" + harmless(id(model, service.organisation_a), 12) + ", " +
           harmless(id(model, service.organisation_b), 12) + ")";
  if (const std::string change = change_shown(service.reached); !change.empty())
    out += " " + change;
  if (const std::string change = change_shown(service.secured); !change.empty())
    out += " (secured " + change + ")";
  return out;
}

std::vector<std::string> levels_of(const Model &model, const std::vector<LevelChange> &services) {
  std::vector<std::string> out;
  for (const LevelChange &service : services)
    out.push_back(fallen(model, service));
  return out;
}

std::vector<std::string> lost_voices(const Model &model, const Decoupling &d) {
  std::vector<std::string> out;
  for (const auto &[partner, function] : d.lost_one_voice)
    out.push_back(std::string(id(model, partner)) + " / " + std::string(id(model, function)));
  return out;
}

std::vector<std::string> no_longer_connected(const Model &model, const Decoupling &d) {
  std::vector<std::string> out;
  for (const auto &[a, b] : d.no_longer_connected)
    out.push_back(std::string(id(model, a)) + " and " + std::string(id(model, b)));
  return out;
}

std::vector<std::string> left_without(const Model &model, const Decoupling &d) {
  std::vector<std::string> out;
  for (const auto &[organisation, role] : d.left_without)
    out.push_back(role_name(role) + " (" + std::string(id(model, organisation)) + ")");
  return out;
}

// 'none', or '3 WORDS: a, b, c'.
std::string number_and_list(const std::vector<std::string> &items, const std::string &words) {
  return items.empty() ? "none" : figure(items.size()) + " " + words + ": " + listed(items, listed_at_most);
}

std::string seats(const Model &model, std::int64_t duplicated) {
  if (!model->meetings)
    return "not measured: the model has no meetings with attendance";
  const std::string words = " become duplicated. Overlap is not waste.";
  if (duplicated < 0)
    return figure(static_cast<std::uint64_t>(-duplicated)) + " fewer are duplicated.";
  return (duplicated == 0 ? "none" : figure(static_cast<std::uint64_t>(duplicated))) + words;
}

void write_together(WidePage &page, const Model &model, const Decoupling &d, unsigned minimum_group) {
  page.entry("  Posts decoupled", figure(d.posts.size()) + ": " + listed(d.posts, listed_at_most),
             undone_name_columns);
  page.heading("GAINED", "each council has a post of its own, with its full time");
  page.entry("  FTE of posts", gained(model, d, minimum_group), undone_name_columns);
  page.heading("LOST, OR TO BE PAID FOR", "counted from the model; not a forecast");
  if (model.rows_of(TableId::agreements) != nullptr && minimum_group == 0)
    page.entry("  Earliest exit", exit_told(d), undone_name_columns);
  page.entry("  Vacancies",
             d.vacancies == 0
                 ? "none"
                 : figure(d.vacancies) + " (" + vacancies(model, d) +
                       "): a post's holder stays with one council, the other has to fill its own",
             undone_name_columns);
  page.entry("  Seats in meetings", seats(model, d.attendances_that_become_duplicated), undone_name_columns);
  page.entry("  One voice",
             model->partner_links ? number_and_list(lost_voices(model, d), "lost (partner / service)")
                                  : "not measured: the model has no partner_links table",
             undone_name_columns);
  const std::string fall =
      number_and_list(levels_of(model, d.fallen_services), d.fallen_services.size() == 1
                                                               ? "falls in its level of integration"
                                                               : "fall in their level of integration");
  const std::string few_posts = "not shown (fewer than " + std::to_string(minimum_group) + " posts)";
  page.entry("  Services",
             minimum_group == 0          ? fall
             : d.fallen_services.empty() ? few_posts
                                         : fall + ". Others may be " + few_posts,
             undone_name_columns);
  if (!d.fallen_and_risen_services.empty())
    page.entry("",
               number_and_list(levels_of(model, d.fallen_and_risen_services),
                               "of which one level falls and the other rises"),
               undone_name_columns);
  if (!d.risen_services.empty())
    page.entry("",
               number_and_list(levels_of(model, d.risen_services),
                               d.risen_services.size() == 1 ? "rises in its level of integration"
                                                            : "rise in their level of integration"),
               undone_name_columns);
  if (!d.services_not_known.empty())
    page.entry("",
               number_and_list(levels_of(model, d.services_not_known),
                               "of which it is not known whether a level changes"),
               undone_name_columns);
  page.entry("  Organisations",
             d.no_longer_connected.empty() ? "those that lines or meetings connect stay connected"
                                           : number_and_list(no_longer_connected(model, d),
                                                             "that no line and no meeting connects any more"),
             undone_name_columns);
  if (model.rows_of(TableId::statutory_roles) != nullptr && minimum_group == 0)
    page.entry("  Statutory officers", number_and_list(left_without(model, d), "left without a holder"),
               undone_name_columns);
  write_cost(page, model, d, minimum_group);
  write_cost_by_pay(page, model, d);
}

void write_what_cost_means(WidePage &page) {
  page.text(
      "Cost, three ways, since that disaggregation must mean duplication is a belief, not a fact. Low: the "
      "halves share the post's cost as now, so nothing is added. Middle: each half at what a "
      "post for that council alone would cost; where sole_cost in post_shares.csv does not say it, the sum "
      "of the "
      "others, and how many halves are not in it. High: each half "
      "at the full cost of the joint post. Costs of changing over are in none of them.");
}

std::string ranked_hours(const std::optional<double> &hours) {
  return hours ? rounded(*hours) : "unknown";
}

void write_ranked(WidePage &page, const Model &model, const std::vector<Decoupling> &alone,
                  unsigned minimum_group) {
  const bool any_cost =
      std::ranges::any_of(alone, [](const Decoupling &d) { return d.cost.high.has_value(); });
  page.line("  " + left("post", 20) + right("series", 7) + right("hours", 9) + "  " + left("FTE gained", 18) +
            "  " + left("vacancy in", 12) + right("seats", 6) + right("voice", 6) + right("falls", 6) +
            (any_cost ? right("high cost", 10) : ""));
  for (const Decoupling &d : alone)
    page.line(
        "  " + left(listed(d.posts, 1), 20) + right(model->meetings ? figure(d.series) : "-", 7) +
        right(model->meetings ? ranked_hours(d.meeting_hours) : "-", 9) + "  " +
        left(gained(model, d, minimum_group), 18) + "  " + left(vacancies(model, d), 12) +
        right(model->meetings ? signed_shown(static_cast<double>(d.attendances_that_become_duplicated)) : "-",
              6) +
        right(model->partner_links ? figure(d.lost_one_voice.size()) : "-", 6) +
        right(d.fallen_services.empty() && minimum_group > 0 ? "blank" : figure(d.fallen_services.size()),
              6) +
        (any_cost ? right(amount(d.cost.high), 10) : ""));
  page.text(
      std::string(
          "series, hours: meetings that the post attends; hours as invited where attendance is not known. "
          "seats: that become duplicated. voice: partners' "
          "services that lose their one voice. falls: services whose level of integration falls, reached or "
          "secured. '-': not measured, as the model has no such table.") +
          (minimum_group == 0 ? std::string()
                              : " 'blank': services of fewer than " + std::to_string(minimum_group) +
                                    " posts are not shown."),
      2);
}

void write_alone(WidePage &page, const Model &model, const Undoing &report, unsigned minimum_group) {
  page.heading("EACH ALONE", "by hours a year in meetings, then by their number");
  if (report.alone.size() < report.joint_posts)
    page.text("The first " + figure(report.alone.size()) + " of " + figure(report.joint_posts) +
                  " joint posts; --all shows every one.",
              2);
  write_ranked(page, model, report.alone, minimum_group);
  if (std::ranges::all_of(report.alone, [](const Decoupling &d) { return d.fallen_services.empty(); }))
    return;
  page.text("What falls:", 2);
  for (const Decoupling &d : report.alone)
    if (!d.fallen_services.empty())
      page.entry("    " + listed(d.posts, 1), listed(levels_of(model, d.fallen_services), listed_at_most),
                 26);
}

} // namespace

std::string decouple_text(const Study &study, const SummaryOptions &options) {
  const Model &model = *study.model;
  const Undoing &report = *study.undoing;
  WidePage page(options.colour);
  if (study.as_of) {
    page.text(harmless(as_of_told(*study.as_of).plain(), 2000));
    page.gap();
  }
  const std::size_t kept = not_undone(model).size();
  if (report.joint_posts == 0) {
    page.line(kept == 0 ? "The model has no joint post: there is nothing to decouple."
                        : "No joint post can be decoupled: all serve an organisation that is not named.");
    return page.take() + privacy_text(study, report.blanked);
  }
  page.heading(report.all ? "DECOUPLING ALL JOINT POSTS TOGETHER" : "DECOUPLING THESE POSTS TOGETHER",
               "each becomes one post for each council that it serves");
  write_together(page, model, report.together, study.minimum_group);
  if (kept > 0)
    page.text(counted(kept, "post is", "posts are") + " shared with an organisation that is not named, and " +
                  (kept == 1 ? "stays as it is." : "stay as they are."),
              2);
  page.gap();
  write_what_cost_means(page);
  if (!report.alone.empty()) {
    page.gap();
    write_alone(page, model, report, study.minimum_group);
  }
  return page.take() + privacy_text(study, report.blanked);
}

} // namespace organograph::viz
