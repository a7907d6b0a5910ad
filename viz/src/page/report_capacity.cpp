// SPDX-License-Identifier: Apache-2.0
// What shared posts carry, what each council has of its own, and who heads what.
#include "figures/catalogue.hpp"
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "organograph/viz/load_view.hpp"
#include "organograph/viz/own_shared_view.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t told_organisations = 4, shown_organisations = 20, shown_heads = 25, shown_leaders = 5,
                      shown_outside_load = 30, named_services = 12, shown_heirs = 20;

void write_paragraph(Html &page, const Sentence &sentence) {
  page.open("p");
  write(page, sentence);
  page.close();
}

/// How many posts of the strategic tiers have so many remits.
std::map<std::uint32_t, std::uint64_t> posts_by_remits(const Model &model, const Analysis &analysis) {
  std::map<std::uint32_t, std::uint64_t> out;
  const Posts &posts = model->posts;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    if (posts.assistant[p] != 0 || posts.tier[p] == 0 ||
        posts.tier[p] > analysis.options.capacity.strategic_tiers)
      continue;
    if (const auto remits = load_of(model, analysis.capacity, id_at<PostId>(p)).remits)
      ++out[*remits];
  }
  return out;
}

void write_remits(Html &page, const std::string &caption, const Model &model, const Analysis &analysis) {
  constexpr std::size_t most_bars = 15;
  const auto counts = posts_by_remits(model, analysis);
  BarChart chart{caption, "Remits", "Posts", {}};
  std::uint64_t most = 0;
  for (const auto &[remits, posts] : counts)
    most = std::max(most, posts);
  for (const auto &[remits, posts] : counts)
    if (chart.bars.size() < most_bars)
      chart.bars.push_back(
          {figure(remits),
           {"capacity.remits", figure(posts), "capacity", "remits=" + std::to_string(remits)},
           share_of(static_cast<double>(posts), static_cast<double>(most))});
  write_bars(page, chart);
}

void write_heir(Html &page, const StudiedScenario &scenario, const LoadChange &change) {
  const Shown shown(scenario.comparison->minimum_group);
  const std::string of =
      "scenario=" + scenario.comparison->name + "\npost_id=" + std::string(id(*scenario.after, change.after));
  const PostLoad load = load_of(*scenario.after, scenario.comparison->after.capacity, change.after);
  page.open("tr").element("th", post_name(*scenario.after, change.after), {{"scope", "row"}});
  write_cell(page, {"capacity.replaces", figure(change.replaced.size()), "scenario_load", of});
  write_cell(page, {"model.fte", shown(change.replaced_fte, Format::number), "scenario_load", of});
  write_cell(page, {"capacity.remits", shown(change.replaced_remits), "scenario_load", of});
  write_cell(page, {"capacity.remits", shown(load.remits), "scenario_load", of});
  page.close();
}

// What deleted posts leave, and to whom.
void write_heirs(Html &page, const Study &study) {
  for (const StudiedScenario &scenario : study.scenarios()) {
    std::vector<const LoadChange *> heirs;
    for (const LoadChange &change : scenario.comparison->loads)
      if (!change.replaced.empty())
        heirs.push_back(&change);
    if (heirs.empty())
      continue;
    const std::string name = shown_text(scenario.comparison->name, 60);
    open_part(page, "What deleted posts leave to others: " + name, false, "h4");
    open_wide_table(page, "Posts that are left with the work of deleted ones: " + name);
    write_heads(page, {"Post", "Posts replaced", "their FTE", "their remits", "its own remits"});
    page.open("tbody");
    const std::size_t shown = std::min(shown_heirs, heirs.size());
    for (std::size_t i = 0; i < shown; ++i)
      write_heir(page, scenario, *heirs[i]);
    page.close();
    close_wide_table(page);
    write_more(page, heirs.size() - shown, "post", "posts", "scenario_load");
    page.close();
  }
}

// Risk A of the report of June 2017, in its words.
void write_breadth(Html &page, const Study &study) {
  if (study.analysis.minimum_group > 0 || study.analysis.capacity.all.remits.posts == 0)
    return;
  open_part(page, "The breadth and scale of responsibility", true);
  page.element("p",
               "A remit is one service in one organisation. A bar counts posts of the strategic tiers by the "
               "remits that they have: a joint post with one service for two councils has two.",
               {{"class", "note"}});
  page.open("div", {{"class", "multiples"}});
  write_remits(page, "As it is", *study.model, study.analysis);
  for (const StudiedScenario &scenario : study.scenarios())
    if (scenario.comparison->created > 0 || scenario.comparison->deleted > 0)
      write_remits(page, "After " + shown_text(scenario.comparison->name, 60), *scenario.after,
                   scenario.comparison->after);
  page.close();
  if (!joint_posts(*study.model).empty()) {
    ViewOptions options;
    options.room = drawing_room;
    write_drawing(page, "What joint officers carry", load_drawing(*study.model, study.analysis, options),
                  "load-", false);
  }
  write_heirs(page, study);
  page.close();
}

constexpr std::string_view organisation_figures[] = {"capacity.own_fte",
                                                     "capacity.shared_fte",
                                                     "capacity.own_share",
                                                     "capacity.own_posts",
                                                     "capacity.shared_posts",
                                                     "capacity.functions_without_own_post",
                                                     "capacity.joint_posts_employed"};

void write_organisation(Html &page, const Study &study, std::size_t o) {
  const Shown shown(study.analysis);
  const FigureScope scope{FigureScope::Of::organisation, o};
  page.open("tr").element("th", organisation_name(*study.model, id_at<OrganisationId>(o)),
                          {{"scope", "row"}});
  for (const std::string_view key : organisation_figures) {
    const Headline &figure = headline(key);
    write_cell(page, {key, shown(figure.value(*study.model, study.analysis, scope), figure.format),
                      "capacity_scopes",
                      "kind=organisation\nid=" + std::string(id(*study.model, id_at<OrganisationId>(o)))});
  }
  page.close();
}

// Which services an organisation has no own post for.
void write_without_own_post(Html &page, const Study &study) {
  const Capacity &capacity = study.analysis.capacity;
  for (std::size_t o = 0; o < std::min(told_organisations, capacity.organisations.size()); ++o) {
    if (!capacity.organisations[o].tiers_known() || capacity.without_own_post[o].empty())
      continue;
    std::vector<std::string> names;
    for (const FunctionId function : capacity.without_own_post[o])
      names.push_back(function_name(*study.model, function));
    page.element("p", organisation_name(*study.model, id_at<OrganisationId>(o)) +
                          " has joint posts alone, in the strategic tiers, for: " +
                          listing(names, named_services) + ".");
  }
}

// Recommendation 1c of the peer challenge of 2021, in its words.
void write_balance(Html &page, const Study &study) {
  if ((*study.model)->organisations.id.size() < 2)
    return;
  open_part(page, "Shared management against strategic capacity for each council");
  write_paragraph(page, own_and_shared_told(*study.model, study.analysis, told_organisations));
  ViewOptions options;
  options.room = drawing_room;
  write_drawing(page, "Own and shared, council by council",
                own_shared_drawing(*study.model, own_shared_states(study), options), "own-shared-", true);
  open_wide_table(page, "Own and shared leadership by organisation");
  std::vector<std::string> heads = {"Organisation"};
  for (const std::string_view key : organisation_figures)
    heads.emplace_back(headline(key).name());
  write_heads(page, heads);
  page.open("tbody");
  const std::size_t organisations = (*study.model)->organisations.id.size();
  for (std::size_t o = 0; o < std::min(shown_organisations, organisations); ++o)
    write_organisation(page, study, o);
  page.close();
  close_wide_table(page);
  write_more(page, organisations - std::min(shown_organisations, organisations), "organisation",
             "organisations", "capacity_scopes");
  write_without_own_post(page, study);
  page.close();
}

void write_leaders(Html &page, const Study &study) {
  const auto &leaders = study.analysis.capacity.leaders;
  if (!leaders || leaders->empty())
    return;
  open_part(page, "Whom a manager meets");
  page.element("p",
               "A leader is a post without a line manager. Who sits in a meeting series with the leader "
               "is counted, of those below who sit in any.",
               {{"class", "note"}});
  for (std::size_t i = 0; i < std::min(shown_leaders, leaders->size()); ++i)
    write_paragraph(page, visibility_told(*study.model, (*leaders)[i]));
  write_more(page, leaders->size() - std::min(shown_leaders, leaders->size()), "leader", "leaders",
             "capacity");
  page.close();
}

void write_heads_of_service(Html &page, const Model &model, const ServiceHeads &service) {
  std::vector<std::string> heads, others;
  for (const PostId post : service.heads)
    heads.push_back(post_name(model, post));
  for (const PostId post : service.may_be_heads)
    others.push_back(post_name(model, post));
  page.open("tr").element("th", function_name(model, service.function), {{"scope", "row"}});
  page.element("td", organisation_name(model, service.organisation));
  page.element("td",
               listing(heads, 4) +
                   (others.empty() ? "" : "; may be, as a manager is not known: " + listing(others, 4)));
  write_cell(page, {"service_heads.heads", figure(service.heads.size()), "service_heads",
                    "function=" + std::string(id(model, service.function)) +
                        "\norganisation_id=" + std::string(id(model, service.organisation))});
  page.close();
}

void write_narrower_managers(Html &page, const Model &model, const HeadsAndLines &result) {
  const auto &posts = result.narrower_manager;
  if (posts.empty())
    return;
  page.element("h4", "Joint posts whose line manager does not serve all that they serve");
  page.open("ul", {{"class", "posts"}});
  for (std::size_t i = 0; i < std::min(shown_heads, posts.size()); ++i)
    page.element("li", post_name(model, posts[i]) + " reports to " +
                           post_name(model, model->posts.manager[index(posts[i])]));
  page.close();
  write_more(page, posts.size() - std::min(shown_heads, posts.size()), "post", "posts", "service_lines");
}

// The design principle of paragraph 12 of the review of 2019, in its words.
void write_route(Html &page, const Study &study) {
  if (study.analysis.minimum_group > 0)
    return;
  open_part(page, "One functional line management route");
  if (!study.analysis.service_heads) {
    write_not_measured(page, study.analysis, "service_heads");
    page.close();
    return;
  }
  const HeadsAndLines &result = *study.analysis.service_heads;
  write_paragraph(page, heads_told(study.analysis));
  write_caveat(page, caveat::heads);
  if (!result.several.empty()) {
    open_wide_table(page, "Services of an organisation with several heads");
    write_heads(page, {"Service", "Organisation", "Heads", "Number"}, 3);
    page.open("tbody");
    for (std::size_t i = 0; i < std::min(shown_heads, result.several.size()); ++i)
      write_heads_of_service(page, *study.model, result.several[i]);
    page.close();
    close_wide_table(page);
    write_more(page, result.several.size() - std::min(shown_heads, result.several.size()), "service",
               "services", "service_heads");
  }
  write_narrower_managers(page, *study.model, result);
  page.close();
}

// Only with --load-limit: there is no built-in right load.
void write_outside_limit(Html &page, const Study &study) {
  if (!study.analysis.options.capacity.limit)
    return;
  const LoadLimit &limit = *study.analysis.options.capacity.limit;
  const auto &outside = study.analysis.capacity.outside;
  open_part(page, "Outside the load that was asked about", true);
  if (!outside) {
    page.element("p", "Not shown: these are single posts.").close();
    return;
  }
  const auto list = [&](const std::string &head, const std::vector<PostId> &posts) {
    write_paragraph(
        page,
        Sentence().text(head + ": ").figure("capacity.outside_limit", figure(posts.size()), "capacity"));
    if (posts.empty())
      return;
    page.open("ul", {{"class", "posts"}});
    for (std::size_t i = 0; i < std::min(posts.size(), shown_outside_load); ++i)
      page.element("li", post_name(*study.model, posts[i]));
    page.close();
    write_more(page, posts.size() - std::min(posts.size(), shown_outside_load), "post", "posts", "capacity");
  };
  if (limit.remits)
    list("More than " + counted(*limit.remits, "remit", "remits"), outside->remits);
  if (limit.meeting_share)
    list("More than " + percent(*limit.meeting_share) + " of the working hours in meetings",
         outside->meeting_share);
  if (limit.span) {
    list("Fewer than " + counted(limit.span->low, "direct report", "direct reports"), outside->span_below);
    list("More than " + counted(limit.span->high, "direct report", "direct reports"), outside->span_above);
  }
  page.element("p", "No load is right by itself.");
  page.close();
}

} // namespace

void report_capacity(Html &page, const Study &study, Tables tables) {
  page.open("p", {{"class", "lead"}});
  write(page, capacity_told(study.analysis));
  page.close();
  write_caveat(page, caveat::capacity);
  write_balance(page, study);
  write_breadth(page, study);
  write_route(page, study);
  write_leaders(page, study);
  write_outside_limit(page, study);
  for (const std::string_view table :
       {"capacity_scopes", "capacity", "capacity_people", "service_heads", "service_lines", "scenario_load"})
    report_table(page, study, tables, table);
}

} // namespace organograph::viz
