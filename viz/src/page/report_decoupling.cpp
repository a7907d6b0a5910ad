// SPDX-License-Identifier: Apache-2.0
// What undoing the sharing gives, beside what it takes.
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "findings/proposal.hpp"
#include "organograph/engine/decoupling.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"
#include "words/pay.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_items = 12, shown_payers = 12;

void write_item(Html &page, std::string_view head, std::string_view measure, std::string shown,
                const std::string &behind) {
  page.open("li").element("strong", head).text(" ");
  figure(page, {measure, std::move(shown)});
  page.text(behind).close();
}

// Of each organisation whose figure is not 0: 'A: +1; B: +2'.
template <class Value, class Name, class Words>
std::string by_organisation(const std::vector<Value> &values, Name name, Words words) {
  std::vector<std::string> parts;
  for (std::size_t o = 0; o < values.size(); ++o)
    if (values[o] != Value{})
      parts.push_back(name(id_at<OrganisationId>(o)) + ": " + words(values[o]));
  return parts.empty() ? "none" : listing(parts, shown_payers);
}

// Names, or where there is little room the identifiers.
std::string fte_gained(const Model &model, const Shown &shown, const Decoupling &d,
                       bool short_names = false) {
  return by_organisation(
      d.fte_gained_by_organisation,
      [&](OrganisationId o) {
        return short_names ? shown_text(id(model, o), 30) : organisation_name(model, o);
      },
      [&](double fte) { return shown.change(fte, Format::number); });
}

std::string vacancies(const Model &model, const Decoupling &d) {
  return by_organisation(
      d.vacancies_by_organisation, [&](OrganisationId o) { return organisation_name(model, o); },
      [](std::uint64_t count) { return figure(count); });
}

// `Communities (Northam and Southam), reached 5 to 1`: the pair of councils where there are others.
std::vector<std::string> levels_of(const Model &model, const std::vector<LevelChange> &services) {
  std::vector<std::string> out;
  for (const LevelChange &service : services) {
    std::string text = function_name(model, service.function);
    if (model->organisations.id.size() > 2)
      text += " (" + organisation_name(model, service.organisation_a) + " and " +
              organisation_name(model, service.organisation_b) + ")";
    const auto add = [&](std::string_view words, const LevelEnds &level) {
      if (const std::string change = change_shown(level); !change.empty())
        text += std::string(words) + change;
    };
    add(", reached ", service.reached);
    add(", secured ", service.secured);
    out.push_back(std::move(text));
  }
  return out;
}

std::vector<std::string> voices(const Model &model, const Decoupling &d) {
  std::vector<std::string> out;
  for (const auto &[partner, function] : d.lost_one_voice)
    out.push_back(partner_name(model, partner) + " / " + function_name(model, function));
  return out;
}

std::vector<std::string> apart(const Model &model, const Decoupling &d) {
  std::vector<std::string> out;
  for (const auto &[a, b] : d.no_longer_connected)
    out.push_back(organisation_name(model, a) + " and " + organisation_name(model, b));
  return out;
}

std::string behind(const std::vector<std::string> &items) {
  return items.empty() ? "." : ": " + listing(items, shown_items) + ".";
}

std::string seats_shown(const Model &model, const Shown &shown, const Decoupling &d) {
  return model->meetings ? shown.change(d.attendances_that_become_duplicated) : "not measured";
}

std::string voices_shown(const Model &model, const Decoupling &d) {
  return model->partner_links ? figure(d.lost_one_voice.size()) : "not measured";
}

void write_gained(Html &page, const Study &study, const Decoupling &together) {
  page.open("div", {{"class", "side gained"}}).element("h4", "Gained");
  page.element("p", "Each organisation has a post of its own, with its full time.").open("ul");
  write_item(page, "FTE of posts:", "decoupling.fte_gained",
             fte_gained(*study.model, Shown(study.analysis), together), ".");
  page.close().close();
}

void write_lost(Html &page, const Study &study, const Decoupling &together) {
  const Model &model = *study.model;
  const Shown shown(study.analysis);
  page.open("div", {{"class", "side lost"}}).element("h4", "Lost, to be paid for, or otherwise than now");
  page.element("p", "Counted from the model; not a forecast.").open("ul");
  write_item(page, "Vacancies:", "decoupling.vacancies", figure(together.vacancies),
             together.vacancies > 0
                 ? " (" + vacancies(model, together) +
                       "): a post's holder stays with one organisation, the other has to fill its own."
                 : ".");
  if (model.rows_of(TableId::agreements) != nullptr && shown.few_posts().empty())
    write_item(page, "Earliest exit by the agreements:", "decoupling.earliest_exit", exit_told(together),
               ".");
  write_item(page, "Seats that become duplicated:", "decoupling.attendances_that_become_duplicated",
             seats_shown(model, shown, together),
             model->meetings ? ". Overlap is not waste." : ": the model has no meetings with attendance.");
  write_item(page, "Services of partners that lose their one voice:", "decoupling.lost_one_voice",
             voices_shown(model, together),
             model->partner_links ? behind(voices(model, together))
                                  : ": the model has no partner_links table.");
  const std::vector<std::string> services = levels_of(model, together.fallen_services),
                                 connected = apart(model, together);
  const std::string few_posts = shown.few_posts();
  write_item(page, "Services whose level of integration falls:", "decoupling.fallen_services",
             services.empty() && !few_posts.empty() ? few_posts : figure(services.size()),
             services.empty() || few_posts.empty() ? behind(services)
                                                   : behind(services) + " Others may be " + few_posts + ".");
  for (const auto &[head, measure, changes] :
       {std::tuple("Services of which one level falls and the other rises:",
                   "decoupling.fallen_and_risen_services", &together.fallen_and_risen_services),
        std::tuple("Services whose level rises:", "decoupling.risen_services", &together.risen_services),
        std::tuple("Services of which it is not known whether a level changes:",
                   "decoupling.services_not_known", &together.services_not_known)})
    if (!changes->empty())
      write_item(page, head, measure, figure(changes->size()), behind(levels_of(model, *changes)));
  write_item(page, "Pairs of organisations that no line and no meeting connects any more:",
             "decoupling.no_longer_connected", figure(connected.size()), behind(connected));
  if (model.rows_of(TableId::statutory_roles) != nullptr && few_posts.empty()) {
    std::vector<std::string> without;
    for (const auto &[organisation, role] : together.left_without)
      without.push_back(role_name(role) + " of " + organisation_name(model, organisation));
    write_item(page, "Statutory roles left without a holder:", "decoupling.left_without",
               figure(without.size()), behind(without));
  }
  page.close().close();
}

/// Three ways of what a decoupling costs.
struct Way {
  std::string_view measure;
  std::optional<double> DecouplingCost::*cost;
};
constexpr std::array ways = {Way{"decoupling.low", &DecouplingCost::low},
                             Way{"decoupling.middle", &DecouplingCost::middle},
                             Way{"decoupling.high", &DecouplingCost::high}};

// Posts that take the place of those decoupled: of one organisation, or of all.
std::uint64_t new_posts(const Model &model, const Decoupling &d, OrganisationId of) {
  std::uint64_t out = 0;
  for (const std::string &name : d.posts)
    if (const PostId post = model.find_post(name); post != none<PostId>)
      out += of == none<OrganisationId> ? model->posts.serves[index(post)].size()
                                        : static_cast<std::uint64_t>(model.serves(post, of));
  return out;
}

// The middle way says of how many of the new posts it is.
void write_costs(Html &page, const Shown &shown, const DecouplingCost &cost, std::uint64_t posts) {
  for (const Way &way : ways) {
    std::string text = shown.change(cost.*way.cost, Format::money);
    if (way.cost == &DecouplingCost::middle && cost.middle && cost.middle_not_known <= posts)
      text +=
          " for " + figure(posts - cost.middle_not_known) + " of " + counted(posts, "new post", "new posts");
    write_cell(page, {way.measure, std::move(text)});
  }
}

void write_cost_by_pay(Html &page, const Model &model, const Decoupling &together) {
  if (!together.high_by_pay)
    return;
  const CostSums &high = *together.high_by_pay;
  Sentence say;
  say.text("High, by the pay of posts, a change of: ")
      .figure("decoupling.high_by_pay", cost_sum_worded(high.all, true));
  for (std::size_t o = 0; o < std::min(high.organisations.size(), shown_payers); ++o)
    if (const CostSum &own = high.organisations[o]; own.full_posts + own.salary_posts > 0)
      say.text("; " + organisation_name(model, id_at<OrganisationId>(o)) + " ")
          .figure("decoupling.high_by_pay", cost_sum_worded(own, true));
  page.open("p");
  write(page, say.text("."));
  page.close();
}

void write_cost(Html &page, const Study &study, const Decoupling &together) {
  const Model &model = *study.model;
  const Shown shown(study.analysis);
  page.element("h4", "Cost a year, three ways");
  page.element(
      "p",
      "That disaggregation must mean duplication is a belief, not a fact; hence three. Low: the halves "
      "share the post's cost as now. Middle: each half at what a post for that organisation "
      "alone would cost; where some have none, the sum of the others, with how many they are. High: each "
      "half at the full cost of the joint post. Costs of changing over are in none of them.",
      {{"class", "note"}});
  if (std::ranges::none_of(ways, [&](const Way &way) { return (together.cost.*way.cost).has_value(); })) {
    const std::string few_posts = shown.few_posts();
    page.element("p", few_posts.empty()
                          ? "Not known: a post that is decoupled has no annual_cost in the model."
                          : "Cost: " + few_posts + ", or not known.");
    return;
  }
  open_wide_table(page, "Change of cost a year," + in_currency(model));
  write_heads(page, {"Organisation", "Low", "Middle", "High"});
  page.open("tbody");
  const auto row = [&](const std::string &head, const DecouplingCost &cost, OrganisationId of) {
    page.open("tr").element("th", head, {{"scope", "row"}});
    write_costs(page, shown, cost, new_posts(model, together, of));
    page.close();
  };
  const std::size_t organisations = together.cost_by_organisation.size(),
                    rows = std::min(organisations, shown_payers);
  for (std::size_t o = 0; o < rows; ++o)
    row(organisation_name(model, id_at<OrganisationId>(o)), together.cost_by_organisation[o],
        id_at<OrganisationId>(o));
  row("Together", together.cost, none<OrganisationId>);
  page.close();
  close_wide_table(page);
  write_more(page, organisations - rows, "organisation", "organisations", {});
}

std::string posts_of(const Model &model, const Decoupling &d) {
  std::string out;
  for (const std::string &post : d.posts)
    if (const PostId found = model.find_post(post); found != none<PostId>)
      out += (out.empty() ? "" : ", ") + post_name(model, found);
  return out;
}

void write_one_alone(Html &page, const Study &study, const Decoupling &one) {
  const Model &model = *study.model;
  const Shown shown(study.analysis);
  const auto cell = [&](std::string_view measure, std::string text) {
    write_cell(page, {measure, std::move(text)});
  };
  page.open("tr").element("th", posts_of(model, one), {{"scope", "row"}});
  cell("decoupling.series", model->meetings ? figure(one.series) : "not measured");
  cell("decoupling.meeting_hours_per_year",
       model->meetings ? shown(one.meeting_hours, Format::hours) : "not measured");
  page.open("td", {{"class", "list"}});
  figure(page, {"decoupling.fte_gained", fte_gained(model, shown, one, true)});
  page.close();
  cell("decoupling.vacancies", figure(one.vacancies));
  cell("decoupling.attendances_that_become_duplicated", seats_shown(model, shown, one));
  cell("decoupling.lost_one_voice", voices_shown(model, one));
  const std::string few_posts = shown.few_posts();
  cell("decoupling.fallen_services",
       one.fallen_services.empty() && !few_posts.empty() ? few_posts : figure(one.fallen_services.size()));
  write_costs(page, shown, one.cost, new_posts(model, one, none<OrganisationId>));
  page.close();
}

void write_alone(Html &page, const Study &study) {
  const Undoing &report = *study.undoing;
  if (report.alone.empty())
    return;
  open_part(page, "Each joint post alone");
  if (report.alone.size() < report.joint_posts)
    page.element("p",
                 "The first " + figure(report.alone.size()) + " of " + figure(report.joint_posts) +
                     " joint posts by hours in meetings; organograph decouple --all shows every one.",
                 {{"class", "note"}});
  open_wide_table(page, "Were this post alone decoupled; by hours a year in meetings", "short");
  write_heads(page, {"Post", "Meetings", "Hours a year in them", "FTE gained", "Vacancies",
                     "Seats that become duplicated", "One voice lost", "Services that fall",
                     "Cost a year, low", "Middle", "High"});
  page.open("tbody");
  for (const Decoupling &one : report.alone)
    write_one_alone(page, study, one);
  page.close();
  close_wide_table(page);
  page.close();
}

void write_report(Html &page, const Study &study) {
  const Decoupling &together = study.undoing->together;
  const std::size_t kept = not_undone(*study.model).size();
  page.open("p", {{"class", "lead"}});
  write(page, Sentence()
                  .text(together.posts.size() == 1 ? "One joint post is decoupled: "
                                                   : "Joint posts decoupled together: ")
                  .figure("decoupling.joint_posts", figure(together.posts.size()), "spans",
                          "organisations_served>1")
                  .text(". Each becomes one post for each organisation that it serves.")
                  .text(kept == 0 ? std::string()
                                  : " " + counted(kept, "post is", "posts are") +
                                        " shared with an organisation that is not named, and " +
                                        (kept == 1 ? "stays as it is." : "stay as they are.")));
  page.close();
  write_caveat(
      page,
      "What is lost stands beside what is gained, and neither is weighed here. A cost is not a forecast.");
  page.element("h3", study.undoing->all ? "All joint posts together" : "These posts together");
  page.open("div", {{"class", "sides"}});
  write_gained(page, study, together);
  write_lost(page, study, together);
  page.close();
  write_cost(page, study, together);
  write_cost_by_pay(page, *study.model, together);
  write_alone(page, study);
}

} // namespace

void report_decoupling(Html &page, const Study &study, Tables) {
  if (posts_to_undo(*study.model).empty())
    page.element("p", "Not measured: the model has no joint post, so there is nothing to decouple.",
                 {{"class", "not-measured"}});
  else if (!study.undoing)
    page.element(
        "p",
        "Not measured here: the model is too large for it, or it was not read from a model's tables. "
        "organograph decouple MODEL does it.",
        {{"class", "not-measured"}});
  else
    write_report(page, study);
}

} // namespace organograph::viz
