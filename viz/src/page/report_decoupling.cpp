// SPDX-License-Identifier: Apache-2.0
// What undoing the sharing gives, beside what it takes.
#include "organograph/engine/decoupling.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_items = 12, shown_organisations = 12;

void write_item(Html &page, std::string_view head, std::string_view measure, std::string shown,
                const std::string &behind) {
  page.open("li").element("strong", head).text(" ");
  figure(page, {measure, std::move(shown)});
  page.text(behind).close();
}

// Of each organisation whose figure is not 0: 'A: +1; B: +2'.
// Names, or where there is little room the identifiers.
std::string by_organisation(const Model &model, const Json &decoupling, std::string_view key, bool change,
                            bool short_names = false) {
  std::vector<std::string> parts;
  for (const auto &[id, figures] : at(decoupling, {"organisations"}).items()) {
    const Json &value = at(figures, {key});
    if (value == 0.0)
      continue;
    parts.push_back((short_names ? shown_text(id, 30) : organisation_name(model, id)) + ": " +
                    (change ? shown_change(value, Format::number) : shown_number(value, Format::count)));
  }
  return parts.empty() ? "none" : listing(parts, shown_organisations);
}

std::vector<std::string> fallen(const Model &model, const Json &decoupling) {
  std::vector<std::string> out;
  for (const Json &service : at(decoupling, {"fallen_services"})) {
    std::string text = function_name(model, text_at(service, {"function"}));
    for (const auto &[words, before, after] : {std::tuple{", reached ", "reached_before", "reached_after"},
                                               {", secured ", "secured_before", "secured_after"}})
      if (at(service, {before}) != at(service, {after}))
        text += std::string(words) + shown_number(at(service, {before}), Format::count) + " to " +
                shown_number(at(service, {after}), Format::count);
    out.push_back(std::move(text));
  }
  return out;
}

std::vector<std::string> voices(const Model &model, const Json &decoupling) {
  std::vector<std::string> out;
  for (const Json &lost : at(decoupling, {"lost_one_voice"}))
    out.push_back(partner_name(model, text_at(lost, {"partner_id"})) + " / " +
                  function_name(model, text_at(lost, {"function"})));
  return out;
}

std::vector<std::string> apart(const Model &model, const Json &decoupling) {
  std::vector<std::string> out;
  for (const Json &pair : at(decoupling, {"no_longer_connected"}))
    if (pair.size() == 2 && pair[0].is_string() && pair[1].is_string())
      out.push_back(organisation_name(model, pair[0].get<std::string>()) + " and " +
                    organisation_name(model, pair[1].get<std::string>()));
  return out;
}

std::string behind(const std::vector<std::string> &items) {
  return items.empty() ? "." : ": " + listing(items, shown_items) + ".";
}

std::string seats_shown(const Json &decoupling) {
  const Json &seats = at(decoupling, {"attendances_that_become_duplicated"});
  return seats.is_null() ? "not measured" : shown_change(seats, Format::count);
}

std::string voices_shown(const Json &decoupling) {
  const Json &lost = at(decoupling, {"lost_one_voice"});
  return lost.is_null() ? "not measured" : figure(lost.size());
}

void write_gained(Html &page, const Model &model, const Json &together) {
  page.open("div", {{"class", "side gained"}}).element("h4", "Gained");
  page.element("p", "Each organisation has a post of its own, with its full time.").open("ul");
  write_item(page, "Leadership, FTE:", "decoupling.fte_gained",
             by_organisation(model, together, "fte_gained", true), ".");
  page.close().close();
}

void write_lost(Html &page, const Model &model, const Json &together, const std::string &few_posts) {
  page.open("div", {{"class", "side lost"}}).element("h4", "Lost, or to be paid for");
  page.element("p", "Counted from the model; not a forecast.").open("ul");
  const bool vacant = number_at(together, {"vacancies"}).value_or(0) > 0;
  write_item(page, "Vacancies:", "decoupling.vacancies",
             shown_number(at(together, {"vacancies"}), Format::count),
             vacant ? " (" + by_organisation(model, together, "vacancies", false) +
                          "): a post's holder stays with one organisation, the other has to fill its own."
                    : ".");
  const bool meetings = !at(together, {"attendances_that_become_duplicated"}).is_null();
  write_item(page, "Seats that become duplicated:", "decoupling.attendances_that_become_duplicated",
             seats_shown(together),
             meetings ? ". Overlap is not waste." : ": the model has no meetings with attendance.");
  write_item(page, "Services of partners that lose their one voice:", "decoupling.lost_one_voice",
             voices_shown(together),
             at(together, {"lost_one_voice"}).is_null() ? ": the model has no partner_links table."
                                                        : behind(voices(model, together)));
  const std::vector<std::string> services = fallen(model, together), connected = apart(model, together);
  write_item(page, "Services whose level of integration falls:", "decoupling.fallen_services",
             services.empty() && !few_posts.empty() ? few_posts : figure(services.size()),
             services.empty() || few_posts.empty() ? behind(services)
                                                   : behind(services) + " Others may be " + few_posts + ".");
  write_item(page, "Pairs of organisations that no line and no meeting connects any more:",
             "decoupling.no_longer_connected", figure(connected.size()), behind(connected));
  page.close().close();
}

void write_cost(Html &page, const ReportInput &input, const Json &together) {
  constexpr std::array ways = {"low", "middle", "high"};
  page.element("h4", "Cost a year, three ways");
  page.element(
      "p",
      "That disaggregation must mean duplication is a belief, not a fact; hence three. Low: the halves "
      "share the post's cost as now. Middle: each half at its sole_cost, what a post for that organisation "
      "alone would cost. High: each half at the full cost of the joint post. Costs of changing over are in "
      "none of them.",
      {{"class", "note"}});
  const auto unknown = [&](const char *way) { return at(together, {"cost_per_year", way}).is_null(); };
  if (std::ranges::all_of(ways, unknown)) {
    const std::string few_posts = not_shown(*input.tree);
    page.element("p", few_posts.empty()
                          ? "Not known: a post that is decoupled has no annual_cost in the model."
                          : "Cost: " + few_posts + ", or not known.");
    return;
  }
  open_wide_table(page, "Change of cost a year, in" + currency_of(*input.tree), "change");
  write_heads(page, {"Organisation", "Low", "Middle", "High"});
  page.open("tbody");
  const auto row = [&](const std::string &head, const Json &cost) {
    page.open("tr").element("th", head, {{"scope", "row"}});
    for (const char *way : ways)
      write_cell(page, {"decoupling." + std::string(way), shown_change(at(cost, {way}), Format::money)});
    page.close();
  };
  const Json &organisations = at(together, {"organisations"});
  std::size_t shown = 0;
  for (const auto &[id, figures] : organisations.items())
    if (shown++ < shown_organisations)
      row(organisation_name(*input.model, id), at(figures, {"cost_per_year"}));
  row("Together", at(together, {"cost_per_year"}));
  page.close();
  close_wide_table(page);
  write_more(page, organisations.size() - std::min(organisations.size(), shown_organisations), "organisation",
             "organisations", {});
}

std::string posts_of(const Model &model, const Json &decoupling) {
  std::string out;
  for (const Json &post : at(decoupling, {"post_ids"}))
    if (const PostId found = post.is_string() ? model.find_post(post.get<std::string>()) : none<PostId>;
        found != none<PostId>)
      out += (out.empty() ? "" : ", ") + post_name(model, found);
  return out;
}

void write_alone(Html &page, const ReportInput &input, const Json &report) {
  const Json &alone = at(report, {"alone"});
  if (alone.empty())
    return;
  page.element("h3", "Each joint post alone");
  const auto joint = static_cast<std::size_t>(number_at(report, {"joint_posts"}).value_or(0));
  if (alone.size() < joint)
    page.element("p",
                 "The first " + figure(alone.size()) + " of " + figure(joint) +
                     " joint posts by hours in meetings; organograph decouple --all shows every one.",
                 {{"class", "note"}});
  open_wide_table(page, "Were this post alone decoupled; by hours a year in meetings", "change");
  write_heads(page, {"Post", "Meetings", "Hours a year in them", "FTE gained", "Vacancies",
                     "Seats that become duplicated", "One voice lost", "Services that fall",
                     "Cost a year, low", "Middle", "High"});
  page.open("tbody");
  for (const Json &one : alone) {
    const auto cell = [&](std::string_view measure, std::string shown) {
      write_cell(page, {measure, std::move(shown)});
    };
    page.open("tr").element("th", posts_of(*input.model, one), {{"scope", "row"}});
    const bool meetings = !at(one, {"attendances_that_become_duplicated"}).is_null();
    cell("decoupling.series", meetings ? shown_number(at(one, {"series"}), Format::count) : "not measured");
    cell("decoupling.meeting_hours_per_year",
         meetings ? shown_number(at(one, {"meeting_hours_per_year"}), Format::hours) : "not measured");
    page.open("td", {{"class", "list"}});
    figure(page, {"decoupling.fte_gained", by_organisation(*input.model, one, "fte_gained", true, true)});
    page.close();
    cell("decoupling.vacancies", shown_number(at(one, {"vacancies"}), Format::count));
    cell("decoupling.attendances_that_become_duplicated", seats_shown(one));
    cell("decoupling.lost_one_voice", voices_shown(one));
    const std::size_t falls = at(one, {"fallen_services"}).size();
    const std::string few_posts = not_shown(*input.tree);
    cell("decoupling.fallen_services", falls == 0 && !few_posts.empty() ? few_posts : figure(falls));
    for (const char *way : {"low", "middle", "high"})
      cell("decoupling." + std::string(way), shown_change(at(one, {"cost_per_year", way}), Format::money));
    page.close();
  }
  page.close();
  close_wide_table(page);
}

void write_report(Html &page, const ReportInput &input, const Json &report) {
  const Json &together = at(report, {"together"});
  const std::size_t posts = at(together, {"post_ids"}).size();
  page.open("p", {{"class", "lead"}});
  write(page, Sentence()
                  .text(posts == 1 ? "One joint post is decoupled: " : "Joint posts decoupled together: ")
                  .figure("decoupling.joint_posts", figure(posts), "spans", "organisations_served>1")
                  .text(". Each becomes one post for each organisation that it serves."));
  page.close();
  write_caveat(
      page,
      "What is lost stands beside what is gained, and neither is weighed here. A cost is not a forecast.");
  page.element("h3", input.decoupling->all ? "All joint posts together" : "These posts together");
  page.open("div", {{"class", "sides"}});
  write_gained(page, *input.model, together);
  write_lost(page, *input.model, together, not_shown(*input.tree));
  page.close();
  write_cost(page, input, together);
  write_alone(page, input, report);
}

} // namespace

void report_decoupling(Html &page, const ReportInput &input) {
  open_section(page, "decoupling", "Decoupling joint posts");
  if (joint_posts(*input.model).empty()) {
    page.element("p", "Not measured: the model has no joint post, so there is nothing to decouple.",
                 {{"class", "not-measured"}});
  } else if (!input.decoupling) {
    page.element(
        "p",
        "Not measured here: the model is too large for it, or it was not read from a model's tables. "
        "organograph decouple MODEL does it.",
        {{"class", "not-measured"}});
  } else {
    write_report(page, input, decouple_json(*input.model, *input.decoupling));
  }
  page.close();
}

} // namespace organograph::viz
