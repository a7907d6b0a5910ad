// SPDX-License-Identifier: Apache-2.0
#include "figures/catalogue.hpp"
#include "figures/caveats.hpp"
#include "tables/tabulate_sections.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

/// What of a model the rows of the posts ask: partners by post are counted once for all of them.
struct LoadColumns {
  const Model *model;
  const Analysis *analysis;
  std::vector<std::uint32_t> partner_pairs; ///< by PostId; empty without partner_links
};

std::vector<std::uint32_t> pairs_led(const Model &model, const Analysis &analysis) {
  if (!analysis.partner_contact)
    return {};
  std::vector<std::uint32_t> out(model->posts.size());
  for (const PartnerFunction &pair : analysis.partner_contact->pairs)
    for (const PostId post : pair.posts)
      ++out[index(post)];
  return out;
}

template <class Number> std::optional<Number> if_known(bool is_known, Number number) {
  return is_known ? std::optional(number) : std::nullopt;
}

void write_leader(Cells &cells, const Analysis &analysis, PostId post) {
  const auto &leaders = analysis.capacity.leaders;
  if (leaders) {
    const auto found = std::ranges::lower_bound(*leaders, post, {}, &Visibility::leader);
    if (found != leaders->end() && found->leader == post) {
      cells.count(found->below).count(found->known).count(found->seen);
      return;
    }
  }
  cells.blank().blank().blank();
}

void write_post_load(Cells cells, const LoadColumns &of, std::size_t p) {
  const Model &model = *of.model;
  const Posts &posts = model->posts;
  const PostSpans &spans = of.analysis->span_of_control.posts;
  const PostLoad load = load_of(model, of.analysis->capacity, id_at<PostId>(p));
  const bool lines = of.analysis->span_of_control.all.lines_given;
  cells.text(posts.id[p])
      .text(posts.title[p])
      .id(posts.employer[p])
      .count(if_known(posts.tier[p] != 0, posts.tier[p]))
      .count(load.functions)
      .count(std::optional(load.organisations))
      .count(load.remits)
      .count(load.governance_systems)
      .count(if_known(lines && spans.manager[p] != IsManager::not_known, spans.direct_reports[p]))
      .flag(if_known(lines, posts.reports_known[p] != 0))
      .number(lines ? spans.fte_below[p] : unknown)
      .count(load.series)
      .count(load.series_without_duration)
      .number(load.meeting_hours)
      .number(load.meeting_share)
      .count(of.partner_pairs.empty() ? std::nullopt : std::optional(of.partner_pairs[p]));
  write_leader(cells, *of.analysis, id_at<PostId>(p));
}

struct CapacityRow {
  std::string_view kind;
  std::string id;
  FigureScope scope = {};
  const TierLoad *tier = nullptr; ///< of a tier
};

std::vector<CapacityRow> capacity_rows(const Model &model, const Analysis &analysis) {
  std::vector<CapacityRow> out = {{"all", {}, {}, nullptr}};
  for (std::size_t o = 0; o < analysis.capacity.organisations.size(); ++o)
    out.push_back({"organisation",
                   std::string(id(model, id_at<OrganisationId>(o))),
                   {FigureScope::Of::organisation, o},
                   nullptr});
  for (const TierLoad &tier : analysis.capacity.tiers)
    out.push_back({"tier", std::to_string(tier.tier), {}, &tier});
  return out;
}

constexpr std::string_view scope_figures[] = {"capacity.remits_mean",
                                              "capacity.remits_max",
                                              "capacity.own_fte",
                                              "capacity.shared_fte",
                                              "capacity.own_share",
                                              "capacity.own_posts",
                                              "capacity.shared_posts",
                                              "capacity.functions_without_own_post",
                                              "capacity.joint_posts_employed",
                                              "capacity.tiers_not_known"};

void write_capacity_scope(Cells cells, const Model &model, const Analysis &analysis, const CapacityRow &row) {
  cells.text(row.kind).text(row.id);
  if (row.tier != nullptr) {
    cells.count(row.tier->posts).number(row.tier->remits.mean()).count(row.tier->remits.most);
    for (std::size_t i = 2; i < std::size(scope_figures) + 1; ++i)
      cells.blank();
    return;
  }
  const CapacityScope &scope = row.scope.of == FigureScope::Of::organisation
                                   ? analysis.capacity.organisations[row.scope.place]
                                   : analysis.capacity.all;
  cells.count(if_known(scope.tiers_known(), scope.own_posts + scope.shared_posts));
  for (const std::string_view key : scope_figures) {
    const Headline &figure = headline(key);
    const std::optional<double> value = figure.value(model, analysis, row.scope);
    if (figure.format == Format::count)
      cells.count(value);
    else
      cells.number(value);
  }
  if (row.scope.of == FigureScope::Of::organisation && scope.tiers_known())
    cells.ids(analysis.capacity.without_own_post[row.scope.place]);
  else
    cells.blank();
}

void write_heads_row(Cells cells, const ServiceHeads &service) {
  cells.id(service.function)
      .id(service.organisation)
      .count(std::uint64_t{service.heads.size()})
      .count(std::uint64_t{service.may_be_heads.size()})
      .ids(service.heads)
      .ids(service.may_be_heads);
}

void write_narrower(Cells cells, const Model &model, PostId post) {
  const Posts &posts = model->posts;
  const PostId manager = posts.manager[index(post)];
  std::vector<OrganisationId> served, missing;
  for (const Served &of : posts.serves[index(post)]) {
    served.push_back(of.organisation);
    if (!model.serves(manager, of.organisation))
      missing.push_back(of.organisation);
  }
  cells.text("narrower manager")
      .id(post)
      .text(posts.title[index(post)])
      .id(manager)
      .id(manager)
      .blank()
      .ids(served)
      .ids(missing)
      .text(posts.source[index(post)]);
}

void write_second_line(Cells cells, const Model &model, const SecondLine &line) {
  const Posts &posts = model->posts;
  const PostId manager = posts.manager[index(line.post)];
  std::vector<OrganisationId> served, others;
  for (const Served &of : posts.serves[index(line.post)])
    served.push_back(of.organisation);
  for (const Served &of : posts.serves[index(line.superior)])
    if (!model.serves(manager, of.organisation))
      others.push_back(of.organisation);
  cells.text("second line")
      .id(line.post)
      .text(posts.title[index(line.post)])
      .id(manager)
      .id(line.superior)
      .text(line.kind)
      .ids(served)
      .ids(others)
      .text(posts.source[index(line.post)]);
}

void write_load_change(Cells &cells, const StudiedScenario &scenario, const LoadChange &change) {
  const Comparison &c = *scenario.comparison;
  const bool created = change.before == none<PostId>;
  const PostLoad before = created ? PostLoad{} : load_of(*scenario.before, c.before.capacity, change.before);
  const PostLoad after = load_of(*scenario.after, c.after.capacity, change.after);
  const Model &model = *scenario.after;
  CellList replaced;
  for (const PostId post : change.replaced)
    replaced.add(id(*scenario.before, post));
  cells.text(c.name)
      .id(change.after)
      .text(model->posts.title[index(change.after)])
      .count(before.remits)
      .count(after.remits)
      .count(before.governance_systems)
      .count(after.governance_systems)
      .count(before.series)
      .count(after.series)
      .number(before.meeting_hours)
      .number(after.meeting_hours)
      .count(std::uint64_t{change.replaced.size()})
      .number(change.replaced_fte)
      .count(change.replaced_remits)
      .text(replaced.take())
      .text(model->posts.source[index(change.after)]);
}

} // namespace

Table scenario_load_table(std::span<const StudiedScenario> scenarios) {
  struct Row {
    StudiedScenario scenario;
    const LoadChange *change;
  };
  auto rows = std::make_shared<std::vector<Row>>();
  for (const StudiedScenario &scenario : scenarios)
    for (const LoadChange &change : scenario.comparison->loads)
      rows->push_back({scenario, &change});
  auto row = [rows](std::size_t i, RowSink &out) {
    const Row &at = (*rows)[i];
    Cells cells(*at.scenario.after, out);
    write_load_change(cells, at.scenario, *at.change);
  };
  const std::size_t count = rows->size();
  return {.name = "scenario_load",
          .title = "Posts whose load a scenario changes, and whose work they are left with. " +
                   std::string(caveat::capacity),
          .columns = {{"scenario"},
                      {"post_id"},
                      {"title"},
                      {"remits_before", Format::count},
                      {"remits_after", Format::count},
                      {"governance_systems_before", Format::count},
                      {"governance_systems_after", Format::count},
                      {"series_before", Format::count},
                      {"series_after", Format::count},
                      {"meeting_hours_before", Format::hours},
                      {"meeting_hours_after", Format::hours},
                      {"replaces", Format::count},
                      {"replaces_fte", Format::number},
                      {"replaces_remits", Format::count},
                      {"replaced_post_ids"},
                      {"source"}},
          .rows = TableRows(count, std::move(row)),
          .rank = {}};
}

Table capacity_table(const Model &model, const Analysis &analysis) {
  auto columns =
      std::make_shared<const LoadColumns>(LoadColumns{&model, &analysis, pairs_led(model, analysis)});
  auto row = [columns](std::size_t p, RowSink &out) {
    write_post_load(Cells(*columns->model, out), *columns, p);
  };
  return {.name = "capacity",
          .title = "Capacity and breadth, post by post. " + std::string(caveat::capacity),
          .columns = {{"post_id"},
                      {"title"},
                      {"organisation_id"},
                      {"tier", Format::count},
                      {"functions", Format::count},
                      {"organisations", Format::count},
                      {"remits", Format::count},
                      {"governance_systems", Format::count},
                      {"direct_reports", Format::count},
                      {"reports_known"},
                      {"fte_below", Format::number},
                      {"series", Format::count},
                      {"series_without_duration", Format::count},
                      {"meeting_hours", Format::hours},
                      {"meeting_share", Format::share},
                      {"partner_pairs", Format::count},
                      {"below", Format::count},
                      {"below_in_series", Format::count},
                      {"below_seen", Format::count}},
          .rows = TableRows(model->posts.size(), std::move(row)),
          .rank = "remits"};
}

Table capacity_scopes_table(const Model &model, const Analysis &analysis) {
  auto rows = std::make_shared<const std::vector<CapacityRow>>(capacity_rows(model, analysis));
  auto row = [&model, &analysis, rows](std::size_t i, RowSink &out) {
    write_capacity_scope(Cells(model, out), model, analysis, (*rows)[i]);
  };
  return {.name = "capacity_scopes",
          .title = "Own and shared leadership of the whole and of each organisation, and remits by strategic "
                   "tier. " +
                   std::string(caveat::capacity),
          .columns = {{"kind"},
                      {"id"},
                      {"posts", Format::count},
                      {"remits_mean", Format::number},
                      {"remits_max", Format::count},
                      {"own_fte", Format::number},
                      {"shared_fte", Format::number},
                      {"own_share", Format::share},
                      {"own_posts", Format::count},
                      {"shared_posts", Format::count},
                      {"functions_without_own_post", Format::count},
                      {"joint_posts_employed", Format::count},
                      {"tiers_not_known", Format::count},
                      {"without_own_post"}},
          .rows = TableRows(rows->size(), std::move(row)),
          .rank = {}};
}

Table capacity_people_table(const Model &model) {
  auto people = std::make_shared<const std::vector<HolderLoad>>(loads_of_holders(model));
  auto row = [&model, people](std::size_t i, RowSink &out) {
    const HolderLoad &load = (*people)[i];
    Cells(model, out)
        .text(model->posts.holder[index(load.posts.front())])
        .count(std::uint64_t{load.posts.size()})
        .count(load.functions)
        .count(std::optional(load.organisations))
        .count(load.remits)
        .number(load.fte)
        .count(load.series)
        .number(load.meeting_hours)
        .ids(load.posts);
  };
  return {.name = "capacity_people",
          .title = "What people carry who hold several posts alone: the load is the person's. " +
                   std::string(caveat::capacity),
          .columns = {{"holder"},
                      {"posts", Format::count},
                      {"functions", Format::count},
                      {"organisations", Format::count},
                      {"remits", Format::count},
                      {"fte", Format::number},
                      {"series", Format::count},
                      {"meeting_hours", Format::hours},
                      {"post_ids"}},
          .rows = TableRows(people->size(), std::move(row)),
          .rank = "remits"};
}

Table service_heads_table(const Model &model, const HeadsAndLines &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    write_heads_row(Cells(model, out), result.several[i]);
  };
  return {.name = "service_heads",
          .title = "Services of an organisation with several heads, or that may have. " +
                   std::string(caveat::heads),
          .columns = {{"function"},
                      {"organisation_id"},
                      {"heads", Format::count},
                      {"may_be_heads", Format::count},
                      {"head_post_ids"},
                      {"may_be_head_post_ids"}},
          .rows = TableRows(result.several.size(), std::move(row)),
          .rank = "heads"};
}

Table service_lines_table(const Model &model, const HeadsAndLines &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const std::size_t narrower = result.narrower_manager.size();
    if (i < narrower)
      write_narrower(Cells(model, out), model, result.narrower_manager[i]);
    else
      write_second_line(Cells(model, out), model, result.second_lines[i - narrower]);
  };
  return {.name = "service_lines",
          .title = "Joint posts whose line manager does not serve all that they serve, and second lines into "
                   "another organisation. " +
                   std::string(caveat::heads),
          .columns = {{"kind"},
                      {"post_id"},
                      {"title"},
                      {"reports_to"},
                      {"superior"},
                      {"line"},
                      {"organisations"},
                      {"other_organisations"},
                      {"source"}},
          .rows = TableRows(result.narrower_manager.size() + result.second_lines.size(), std::move(row)),
          .rank = {}};
}

} // namespace organograph::viz
