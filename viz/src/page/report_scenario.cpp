// SPDX-License-Identifier: Apache-2.0
#include "page/report_scenario.hpp"

#include "findings/scenario_facts.hpp"
#include "page/report_beside_posts.hpp"
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

constexpr std::size_t shown_posts = 25, shown_organisations = 12;

/// A headline figure: where it stands below `before`, `after`, `change`.
struct Row {
  std::string_view label, measure;
  std::array<std::string_view, 3> path; ///< the last may be empty
  Format format;
  std::string_view judged; ///< its key in `judged`; empty: just a change
};

constexpr std::array rows = {
    Row{"Posts", "model.posts", {"model", "posts"}, Format::count, {}},
    Row{"Joint posts", "model.joint_posts", {"model", "joint_posts"}, Format::count, {}},
    Row{"FTE of staff groups", "model.staff_group_fte", {"model", "staff_group_fte"}, Format::number, {}},
    Row{"Managers", "span_of_control.managers", {"span_of_control", "all", "managers"}, Format::count, {}},
    Row{"Direct reports, on average",
        "span_of_control.span_mean",
        {"span_of_control", "all", "span_mean"},
        Format::number,
        {}},
    Row{"Direct reports, largest",
        "span_of_control.span_max",
        {"span_of_control", "all", "span_max"},
        Format::count,
        {}},
    Row{"Managers with exactly one report",
        "span_of_control.one_to_one",
        {"span_of_control", "all", "one_to_one"},
        Format::count,
        {}},
    Row{"Layers", "span_of_control.layers", {"span_of_control", "all", "layers"}, Format::count, {}},
    Row{"Seats in meetings",
        "duplicated_attendance.attendances",
        {"duplicated_attendance", "attendances"},
        Format::count,
        {}},
    Row{"Seats that are compared",
        "duplicated_attendance.compared",
        {"duplicated_attendance", "compared"},
        Format::count,
        {}},
    Row{"Duplicated seats",
        "duplicated_attendance.duplicated",
        {"duplicated_attendance", "duplicated"},
        Format::count,
        "duplicated"},
    Row{"Person-hours a year in meetings",
        "duplicated_attendance.hours_per_year",
        {"duplicated_attendance", "hours_per_year"},
        Format::hours,
        {}},
    Row{"Services of partners, shared",
        "partner_contact.shared",
        {"partner_contact", "shared"},
        Format::count,
        {}},
    Row{"In dual ownership",
        "partner_contact.dual_ownership",
        {"partner_contact", "dual_ownership"},
        Format::count,
        {}},
    Row{"One voice, share of the shared",
        "partner_contact.one_voice_share",
        {"partner_contact", "one_voice_share"},
        Format::share,
        "one_voice_share"}};

const Json &value(const Json &scenario, std::string_view side, const Row &row) {
  const Json &found = at(scenario, {side, row.path[0], row.path[1]});
  return row.path[2].empty() ? found : at(found, {row.path[2]});
}

std::string path_of(const Row &row) {
  std::string out = std::string(row.path[0]) + "." + std::string(row.path[1]);
  return row.path[2].empty() ? out : out + "." + std::string(row.path[2]);
}

std::string changed_by(const Json &change, const Row &row) {
  if (row.format == Format::share && change.is_number()) // a share changes by points of a hundred
    return shown_change(Json(change.get<double>() * 100), Format::number) + " points";
  return shown_change(change, row.format);
}

void write_row(Html &page, const ShownScenario &scenario, const Row &row) {
  const std::string filter = "scenario=" + scenario.name + "\nfigure=" + path_of(row);
  page.open("tr").element("th", row.label, {{"scope", "row"}});
  for (const char *side : {"before", "after"})
    write_cell(page, {row.measure, shown_number(value(*scenario.figures, side, row), row.format),
                      "scenario_figures", filter});
  const std::string judged = row.judged.empty() ? "" : judged_shown(*scenario.figures, row.judged);
  write_cell(page, {row.measure,
                    changed_by(value(*scenario.figures, "change", row), row) +
                        (judged.empty() ? "" : " (" + judged + ")"),
                    "scenario_figures", filter});
  page.close();
}

// The gaps of all services with a target, added up; null without any, or where one is not known.
Json total_gap(const Json &services) {
  Json out;
  for (const Json &service : services) {
    if (at(service, {"target"}).is_null())
      continue;
    const Json &gap = at(service, {"gap"});
    if (!gap.is_number())
      return {};
    out = (out.is_null() ? 0 : out.get<int>()) + gap.get<int>();
  }
  return out;
}

void write_gap(Html &page, const ShownScenario &scenario) {
  const Json before = total_gap(at(*scenario.figures, {"before", "integration_depth"}));
  const Json after = total_gap(at(*scenario.figures, {"after", "integration_depth"}));
  if (before.is_null() && after.is_null())
    return; // no service has a target
  const std::string filter = "scenario=" + scenario.name + "\nfigure=integration_depth.gap";
  const auto cell = [&](std::string shown) {
    write_cell(page, {"integration_depth.gap", std::move(shown), "scenario_figures", filter});
  };
  page.open("tr").element("th", "Gap to the targets of integration, levels", {{"scope", "row"}});
  cell(shown_number(before, Format::count));
  cell(shown_number(after, Format::count));
  const Json change =
      before.is_null() || after.is_null() ? Json() : Json(after.get<int>() - before.get<int>());
  const std::string judged = judged_shown(*scenario.figures, "gap");
  cell(shown_change(change, Format::count) + (judged.empty() ? "" : " (" + judged + ")"));
  page.close();
}

// Services whose level differs.
void write_levels(Html &page, const ReportInput &input, const ShownScenario &scenario) {
  const Json &after = at(*scenario.figures, {"after", "integration_depth"});
  for (const Json &before : at(*scenario.figures, {"before", "integration_depth"})) {
    const auto same = std::ranges::find_if(after, [&](const Json &entry) {
      return at(entry, {"function"}) == at(before, {"function"}) &&
             at(entry, {"organisation_a"}) == at(before, {"organisation_a"}) &&
             at(entry, {"organisation_b"}) == at(before, {"organisation_b"});
    });
    if (same == after.end())
      continue;
    for (const auto &[key, words] :
         {std::pair{"reached", "level reached"}, std::pair{"secured", "level secured"}}) {
      const Json &from = at(before, {key}), &to = at(*same, {key});
      if (from == to)
        continue;
      const std::string measure = "integration_depth." + std::string(key);
      const auto cell = [&](std::string shown) {
        write_cell(page, {measure, std::move(shown), "scenario_figures",
                          "scenario=" + scenario.name + "\nfigure=" + measure +
                              "\nof=" + text_at(before, {"function"})});
      };
      page.open("tr").element("th",
                              function_name(*input.model, text_at(before, {"function"})) + " (" +
                                  shown_text(text_at(before, {"organisation_a"}), 30) + ", " +
                                  shown_text(text_at(before, {"organisation_b"}), 30) + "): " + words,
                              {{"scope", "row"}});
      cell(shown_number(from, Format::count));
      cell(shown_number(to, Format::count));
      cell(from.is_number() && to.is_number()
               ? shown_change(Json(to.get<int>() - from.get<int>()), Format::count)
               : "not known");
      page.close();
    }
  }
}

std::string post_of(const ShownScenario &scenario, const ChangedPost &post) {
  const bool gone = post.after == none<PostId>;
  const std::string name = gone ? post_name(*scenario.result->before, post.before)
                                : post_name(*scenario.result->after, post.after);
  return post.columns.empty() || post.change == PostChange::moved
             ? name
             : name + ": " + listing(post.columns, post.columns.size());
}

void write_posts_of(Html &page, const ShownScenario &scenario, PostChange change, std::string_view words,
                    std::string_view look) {
  std::vector<const ChangedPost *> posts;
  for (const ChangedPost &post : scenario.result->comparison->posts)
    if (post.change == change)
      posts.push_back(&post);
  if (posts.empty())
    return;
  page.open("details", {{"class", look}});
  page.element("summary", counted(posts.size(), "post ", "posts ") + std::string(words));
  page.open("ul", {{"class", "posts"}});
  for (std::size_t i = 0; i < std::min(posts.size(), shown_posts); ++i)
    page.element("li", post_of(scenario, *posts[i]));
  page.close();
  write_more(page, posts.size() - std::min(posts.size(), shown_posts), "post", "posts", "changes");
  page.close();
}

// What the papers state without naming the posts, and for which organisation.
void write_stated(Html &page, const ReportInput &input, const ShownScenario &scenario) {
  if (!states_savings(*scenario.figures))
    return;
  page.open("p", {{"class", "note"}});
  Sentence words;
  say_other_savings(words, *scenario.figures, currency_of(*input.tree), scenario.name);
  std::size_t told = 0;
  for (const auto &[id, part] : at(*scenario.figures, {"other_savings_per_year", "organisations"}).items())
    if (part.is_number() && part != 0.0)
      words.text((told++ == 0 ? " Of it " : "; ") + organisation_name(*input.model, id) + " " +
                 shown_number(part, Format::money));
  words.text(told > 0 ? "." : "");
  write(page, words);
  page.close();
}

// Staff groups have a row where there are any, which tells them from posts.
bool has_row(const Json &scenario, const Row &row) {
  const Json &before = value(scenario, "before", row), &after = value(scenario, "after", row);
  if (row.measure == "model.staff_group_fte")
    return !staff_groups_shown(scenario).empty();
  return !before.is_null() || !after.is_null();
}

} // namespace

void write_scenario_figures(Html &page, const ReportInput &input, const ShownScenario &scenario) {
  page.element("h4", "Before, after, change");
  open_wide_table(page, "Headline figures before and after " + shown_text(scenario.name, 80), "change");
  write_heads(page, {"Figure", "Before", "After", "Change"});
  page.open("tbody");
  for (const Row &row : rows)
    if (has_row(*scenario.figures, row))
      write_row(page, scenario, row);
  write_gap(page, scenario);
  write_levels(page, input, scenario);
  page.close();
  close_wide_table(page);
  std::string left_out;
  for (const auto &[measure, reason] : at(*scenario.figures, {"before", "not_measured"}).items())
    if (reason.is_string())
      left_out += (left_out.empty() ? "Not measured before: " : "; ") + in_words(measure) + " (" +
                  shown_text(reason.get<std::string>(), 120) + ")";
  if (!left_out.empty())
    page.element("p", left_out + ".", {{"class", "note"}});
}

void write_scenario_money(Html &page, const ReportInput &input, const ShownScenario &scenario) {
  const Json &figures = *scenario.figures;
  const std::string filter = "scenario=" + scenario.name, currency = currency_of(*input.tree);
  const auto row = [&](const std::string &head, std::string_view scope, std::string_view id) {
    const auto part = [&](std::string_view key) -> const Json & {
      return id.empty() ? at(figures, {key, scope}) : at(figures, {key, scope, id});
    };
    page.open("tr").element("th", head, {{"scope", "row"}});
    write_cell(page, {"scenarios.fte_before", shown_number(part("fte_before"), Format::number),
                      "scenario_figures", filter});
    write_cell(page, {"scenarios.fte_after", shown_number(part("fte_after"), Format::number),
                      "scenario_figures", filter});
    write_cell(page, {"scenarios.fte_change", shown_change(part("fte_change"), Format::number),
                      "scenario_figures", filter});
    write_cell(page, {"scenarios.cost_change_per_year",
                      shown_change(part("cost_change_per_year"), Format::money), "scenario_figures", filter});
    page.close();
  };
  page.element("h4", "FTE and money of posts");
  open_wide_table(page, "FTE and cost a year, by the shares of the posts; money in" + currency, "money");
  write_heads(page, {"Organisation", "FTE before", "FTE after", "FTE change", "Cost change a year"});
  page.open("tbody");
  row("All", "all", {});
  const Json &organisations = at(figures, {"fte_after", "organisations"});
  std::size_t shown = 0;
  for (const auto &[id, fte] : organisations.items())
    if (shown++ < shown_organisations)
      row(organisation_name(*input.model, id), "organisations", id);
  page.close();
  close_wide_table(page);
  write_more(page, organisations.size() - std::min(organisations.size(), shown_organisations), "organisation",
             "organisations", "scenario_figures");
  const Comparison &c = *scenario.result->comparison;
  for (const std::string &reason : {std::string(not_shown_because(c.fte_change)), cost_not_known_because(c)})
    if (!reason.empty())
      page.element("p", "Not known: " + shown_text(reason, 300) + ".", {{"class", "note"}});
  if (staff_groups_change(figures))
    page.element(
        "p",
        "Organisations, FTE and cost: posts alone. The cost of the staff groups is not in it, and how "
        "it changes is not known.",
        {{"class", "note"}});
  write_stated(page, input, scenario);
}

void write_scenario_posts(Html &page, const ShownScenario &scenario) {
  const Json &figures = *scenario.figures;
  const auto count = [&](std::string_view measure, std::string_view key, std::string_view change) {
    figure(page, {measure, shown_number(at(figures, {key}), Format::count), "changes",
                  "scenario=" + scenario.name + "\nchange=" + std::string(change)});
  };
  page.open("p").text("Posts created: ");
  count("scenarios.posts_created", "posts_created", "created");
  page.text(", deleted: ");
  count("scenarios.posts_deleted", "posts_deleted", "deleted");
  page.text(", changed: ");
  count("scenarios.posts_changed", "posts_changed", "changed");
  page.text(", moved (only the line manager is another): ");
  count("scenarios.posts_moved", "posts_moved", "moved");
  page.text(".");
  for (const auto &[key, words] : {std::pair{"staff_groups_changed", "changed"},
                                   {"staff_groups_moved", "moved"},
                                   {"staff_groups_deleted", "deleted"}})
    if (number_at(figures, {key}).value_or(0) > 0)
      page.text(" Staff groups " + std::string(words) +
                ", in no count of posts: " + shown_number(at(figures, {key}), Format::count) + ".");
  page.close();
  write_posts_of(page, scenario, PostChange::created, "created", "posts-created");
  write_posts_of(page, scenario, PostChange::deleted, "deleted", "posts-deleted");
  write_posts_of(page, scenario, PostChange::changed, "changed", "posts-changed");
  write_posts_of(page, scenario, PostChange::moved, "moved", "posts-moved");
}

} // namespace organograph::viz
