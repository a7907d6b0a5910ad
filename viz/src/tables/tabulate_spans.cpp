// SPDX-License-Identifier: Apache-2.0
#include "tables/tabulate_sections.hpp"

#include <array>
#include <memory>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

struct ScopeRow {
  std::string_view kind;
  std::string id;
  const SpanScope *scope;
};

std::vector<ScopeRow> scope_rows(const Model &model, const SpanOfControl &result) {
  std::vector<ScopeRow> out = {{"all", {}, &result.all}};
  for (std::size_t o = 0; o < result.organisations.size(); ++o)
    out.push_back(
        {"organisation", std::string(id(model, id_at<OrganisationId>(o))), &result.organisations[o]});
  const std::vector<std::uint8_t> shown = model.functions_shown();
  for (std::size_t f = 0; f < result.functions.size(); ++f)
    if (shown[f] != 0)
      out.push_back({"function", std::string(id(model, id_at<FunctionId>(f))), &result.functions[f]});
  for (std::size_t layer = 0; layer < result.layers.size(); ++layer)
    if (result.layers[layer].posts > 0 || result.layers[layer].blanked) // a tier may place a post far down
      out.push_back({"layer", std::to_string(layer + 1), &result.layers[layer]});
  return out;
}

constexpr std::size_t scope_columns = 18 + span_bands.size(); // behind kind and id, but for archetypes

void write_scope(Cells cells, const ScopeRow &row, bool archetypes) {
  const SpanScope &scope = *row.scope;
  cells.text(row.kind).text(row.id);
  if (scope.blanked) {
    for (std::size_t column = 0; column < scope_columns + (archetypes ? scope.archetypes.size() : 0);
         ++column)
      cells.blank();
    return;
  }
  const bool lines = scope.lines_given; // else what rests on them is not known
  const auto counted = [lines](std::uint64_t count) { return lines ? std::optional(count) : std::nullopt; };
  const auto flag = [lines](bool value) { return lines ? std::optional(value) : std::nullopt; };
  cells.count(scope.posts)
      .count(scope.assistants)
      .number(scope.fte)
      .number(scope.cost)
      .count(scope.cost_unknown_posts)
      .count(scope.shares_not_known)
      .count(counted(scope.managers))
      .count(scope.managers_not_known)
      .number(scope.span_mean)
      .number(scope.span_median)
      .count(scope.span_max)
      .flag(flag(scope.spans_at_least))
      .count(scope.layers)
      .flag(flag(scope.layers_at_least))
      .count(counted(scope.one_to_one))
      .count(counted(scope.reports_not_known))
      .number(scope.manager_share)
      .number(scope.manager_cost_share);
  for (const std::uint64_t managers : scope.bands)
    cells.count(counted(managers));
  if (archetypes)
    for (const std::uint64_t managers : scope.archetypes)
      cells.count(counted(managers));
}

void write_post(Cells cells, const Model &model, const Analysis &analysis, std::size_t p) {
  const PostSpans &spans = analysis.span_of_control.posts;
  const bool with_amounts = analysis.minimum_group == 0; // they are a single post's, or a team's
  static constexpr std::array<std::string_view, 3> manager = {"no", "yes", "not known"};
  const Posts &posts = model->posts;
  const bool manages = spans.manager[p] == IsManager::yes;
  const bool lines = analysis.span_of_control.all.lines_given;
  const auto below = [lines](auto value) { return lines ? std::optional(value) : std::nullopt; };
  const auto place = [](bool known, std::uint32_t value) {
    return known ? std::optional(value) : std::nullopt;
  };
  cells.text(posts.id[p]).text(posts.title[p]).id(posts.employer[p]);
  if (posts.manager_not_known[p] != 0)
    cells.text(not_known_mark);
  else
    cells.id(posts.manager[p]);
  cells.id(posts.function[p])
      .text(name(posts.status[p]))
      .flag(posts.assistant[p] != 0)
      .count(place(posts.tier[p] != 0, posts.tier[p]))
      .count(place(posts.layer_known[p] != 0, posts.layer[p]))
      .count(manages ? std::optional(spans.direct_reports[p]) : std::nullopt)
      .count(below(spans.all_reports[p]))
      .number(with_amounts ? posts.fte[p] : unknown)
      .number(lines ? spans.fte_below[p] : unknown)
      .number(with_amounts ? posts.annual_cost[p] : unknown)
      .number(lines ? spans.cost_below[p] : std::nullopt)
      .count(with_amounts && lines ? std::optional(spans.cost_unknown_below[p]) : std::nullopt)
      .count(posts.organisations_served(p))
      .count(below(spans.functions_below[p]))
      .text(manager[static_cast<std::size_t>(spans.manager[p])])
      .text(posts.source[p]);
}

} // namespace

Table spans_table(const Model &model, const Analysis &analysis) {
  auto row = [&model, &analysis](std::size_t p, RowSink &out) {
    write_post(Cells(model, out), model, analysis, p);
  };
  return {.name = "spans",
          .title = "Span of control, post by post (the top is layer 1; vacant posts count)",
          .columns = {{"post_id"},
                      {"title"},
                      {"organisation_id"},
                      {"reports_to"},
                      {"function"},
                      {"status"},
                      {"assistant"},
                      {"tier", Format::count},
                      {"layer", Format::count},
                      {"direct_reports", Format::count},
                      {"all_reports", Format::count},
                      {"fte", Format::number},
                      {"fte_below", Format::number},
                      {"annual_cost", Format::money},
                      {"cost_below", Format::money},
                      {"cost_unknown_below", Format::count},
                      {"organisations_served", Format::count},
                      {"functions_below", Format::count},
                      {"manager"},
                      {"source"}},
          .rows = TableRows(model->posts.size(), std::move(row)),
          .rank = "direct_reports"};
}

Table span_scopes_table(const Model &model, const Analysis &analysis) {
  const bool archetypes = analysis.options.span.archetypes;
  std::vector<TableColumn> columns = {{"kind"},
                                      {"id"},
                                      {"posts", Format::count},
                                      {"assistants", Format::count},
                                      {"fte", Format::number},
                                      {"cost", Format::money},
                                      {"cost_unknown_posts", Format::count},
                                      {"shares_not_known", Format::count},
                                      {"managers", Format::count},
                                      {"managers_not_known", Format::count},
                                      {"span_mean", Format::number},
                                      {"span_median", Format::number},
                                      {"span_max", Format::count},
                                      {"spans_at_least"},
                                      {"layers", Format::count},
                                      {"layers_at_least"},
                                      {"one_to_one", Format::count},
                                      {"reports_not_known", Format::count},
                                      {"manager_share", Format::share},
                                      {"manager_cost_share", Format::share}};
  for (const char *band : span_bands)
    columns.push_back({std::string("span_") + band, Format::count});
  if (archetypes)
    for (const char *archetype : span_archetypes)
      columns.push_back({archetype, Format::count});
  auto scopes = std::make_shared<const std::vector<ScopeRow>>(scope_rows(model, analysis.span_of_control));
  auto row = [&model, scopes, archetypes](std::size_t i, RowSink &out) {
    write_scope(Cells(model, out), (*scopes)[i], archetypes);
  };
  return {.name = "span_scopes",
          .title = "Span of control of the whole, and of each organisation, function and layer",
          .columns = std::move(columns),
          .rows = TableRows(scopes->size(), std::move(row)),
          .rank = "posts"};
}

} // namespace organograph::viz
