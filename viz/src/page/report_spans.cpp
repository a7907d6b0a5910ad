// SPDX-License-Identifier: Apache-2.0
// Who manages how many, in how many layers.
#include "figures/catalogue.hpp"
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "organograph/engine/span_of_control.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_scopes = 11, shown_layers = 20, shown_outside = 30;

/// A scope that stands beside others.
struct Scope {
  std::string name, filter;
  const SpanScope *figures;
};

// The whole, then the organisations, of many only the first.
std::vector<Scope> scopes(const Study &study, std::size_t most) {
  const Model &model = *study.model;
  const SpanOfControl &spans = study.analysis.span_of_control;
  std::vector<Scope> out = {{"All", "kind=all", &spans.all}};
  for (std::size_t o = 0; o < std::min(most, spans.organisations.size()); ++o) {
    const auto organisation = id_at<OrganisationId>(o);
    out.push_back({organisation_name(model, organisation),
                   "kind=organisation\nid=" + std::string(id(model, organisation)), &spans.organisations[o]});
  }
  return out;
}

void write_more_organisations(Html &page, const Study &study, const std::vector<Scope> &shown) {
  write_more(page, study.analysis.span_of_control.organisations.size() - (shown.size() - 1), "organisation",
             "organisations", "span_scopes");
}

void write_lead_of_spans(Html &page, const Study &study) {
  const SpanScope &all = study.analysis.span_of_control.all;
  page.open("p", {{"class", "lead"}});
  if (!all.lines_given) {
    write(page, spans_told(study.analysis));
    page.close();
    return;
  }
  write(page,
        spans_told(study.analysis)
            .text(" Of the " + counted(all.posts - all.assistants - all.reports_not_known,
                                       "post whose reports are known ", "posts whose reports are known "))
            .text(at_least(all.spans_at_least && all.manager_share))
            .figure("span_of_control.manager_share", Shown(study.analysis)(all.manager_share, Format::share),
                    "spans", "manager=yes")
            .text(" are managers."));
  page.close();
}

/// The bands of Orgvue, or the archetypes of McKinsey.
template <std::size_t N> struct Bands {
  std::string_view unit, measure;
  const std::array<const char *, N> &names;
  std::array<std::uint64_t, N> SpanScope::*counts;
};

// One small chart a scope.
template <std::size_t N>
void write_bands(Html &page, const Shown &shown, const std::vector<Scope> &all, const Bands<N> &bands) {
  page.open("div", {{"class", "multiples"}});
  for (const Scope &scope : all) {
    BarChart chart{scope.name, std::string(bands.unit), "Managers", {}};
    const SpanScope &figures = *scope.figures;
    for (std::size_t band = 0; band < N; ++band) {
      const auto count = figures.lines_given ? known(figures, (figures.*bands.counts)[band]) : std::nullopt;
      chart.bars.push_back({bands.names[band],
                            {bands.measure, shown(count), "span_scopes", scope.filter},
                            share_of(count, known(figures, figures.managers))});
    }
    write_bars(page, chart);
  }
  page.close();
}

void write_spans(Html &page, const Study &study) {
  const Shown shown(study.analysis);
  const std::vector<Scope> all = scopes(study, shown_scopes);
  open_part(page, "Managers by number of direct reports", true);
  page.element("p",
               "A bar is the share of the managers of its own chart. In an organisation a span counts the "
               "direct reports that serve it, and a joint post is in each of its organisations." +
                   std::string(study.analysis.span_of_control.all.spans_at_least
                                   ? " Some managers are not known: the bars are of known lines."
                                   : ""),
               {{"class", "note"}});
  write_bands(page, shown, all, Bands{"Reports", "span_of_control.bands", span_bands, &SpanScope::bands});
  write_more_organisations(page, study, all);
  page.close();
  if (!study.analysis.options.span.archetypes)
    return;
  open_part(page, "Managers by archetype", true); // asked for by an option
  write_bands(page, shown, all,
              Bands{"Archetype", "span_of_control.archetypes", span_archetypes, &SpanScope::archetypes});
  write_more_organisations(page, study, all);
  page.close();
}

/// A figure of the scopes side by side.
struct Row {
  std::string_view measure, label;
  Format format;
  std::optional<double> (*value)(const SpanScope &);
  bool only_above_0 = false; ///< not where it is 0 everywhere
};
template <auto Figure> std::optional<double> figure_of(const SpanScope &scope) {
  return scope.*Figure;
}
template <auto Figure> std::optional<double> of_lines(const SpanScope &scope) {
  return scope.lines_given ? figure_of<Figure>(scope) : std::nullopt;
}
constexpr Row rows[] = {
    {"span_of_control.posts", "Posts", Format::count, figure_of<&SpanScope::posts>},
    {"span_of_control.fte", "FTE", Format::number, figure_of<&SpanScope::fte>},
    {"span_of_control.managers", "Managers", Format::count, of_lines<&SpanScope::managers>},
    {"span_of_control.span_mean", "Direct reports, on average", Format::number,
     figure_of<&SpanScope::span_mean>},
    {"span_of_control.span_median", "Direct reports, median", Format::number,
     figure_of<&SpanScope::span_median>},
    {"span_of_control.span_max", "Direct reports, largest", Format::count, figure_of<&SpanScope::span_max>},
    {"span_of_control.one_to_one", "Managers with exactly one report", Format::count,
     of_lines<&SpanScope::one_to_one>},
    {"span_of_control.layers", "Layers", Format::count, figure_of<&SpanScope::layers>},
    {"span_of_control.manager_share", "Managers, share of posts whose reports are known", Format::share,
     figure_of<&SpanScope::manager_share>},
    {"span_of_control.manager_cost_share", "Managers, share of known cost", Format::share,
     figure_of<&SpanScope::manager_cost_share>},
    {"span_of_control.reports_not_known", "Posts whose reports are not known", Format::count,
     of_lines<&SpanScope::reports_not_known>},
    {"span_of_control.assistants", "Assistants, beside their manager", Format::count,
     figure_of<&SpanScope::assistants>, true},
    {"span_of_control.managers_not_known", "Posts whose manager is not known", Format::count,
     figure_of<&SpanScope::managers_not_known>, true},
    {"span_of_control.shares_not_known", "Posts whose parts are not known", Format::count,
     figure_of<&SpanScope::shares_not_known>, true},
};

// What it is where some managers are not known: the rows with one of the catalogue's figures.
Ends with_bound(const SpanScope &scope, const Row &row) {
  const std::optional<double> value = known(scope, row.value(scope));
  const std::string key = "span_of_control.all" + std::string(row.measure.substr(row.measure.find('.')));
  return {value, value, headline(key).bound(scope)};
}

void write_beside(Html &page, const Study &study) {
  const Shown shown(study.analysis);
  constexpr std::size_t columns = 5;
  const std::vector<Scope> all = scopes(study, columns);
  std::vector<std::string> heads = {"Figure"};
  for (const Scope &scope : all)
    heads.push_back(scope.name);
  open_part(page, "The organisations side by side");
  open_wide_table(page, "Span of control by organisation");
  write_heads(page, heads);
  page.open("tbody");
  for (const Row &row : rows) {
    if (row.only_above_0 && std::ranges::all_of(all, [&](const Scope &scope) {
          return row.value(*scope.figures).value_or(0) == 0;
        }))
      continue;
    page.open("tr").element("th", row.label, {{"scope", "row"}});
    for (const Scope &scope : all)
      write_cell(page, {row.measure, shown(with_bound(*scope.figures, row), row.format), "span_scopes",
                        scope.filter});
    page.close();
  }
  page.close();
  close_wide_table(page);
  write_more_organisations(page, study, all);
  page.close();
}

void write_layers(Html &page, const Study &study) {
  const Shown shown(study.analysis);
  const std::vector<SpanScope> &layers = study.analysis.span_of_control.layers;
  if (layers.empty())
    return;
  const std::uint64_t most = layers.empty() ? 0 : std::ranges::max(layers, {}, &SpanScope::posts).posts;
  BarChart chart{"Posts by layer (" + std::string(caveat::layers) + ")", "Layer", "Posts", {}};
  for (std::size_t l = 0; l < std::min(layers.size(), shown_layers); ++l) {
    const std::string layer = std::to_string(l + 1);
    const auto posts = known(layers[l], layers[l].posts);
    chart.bars.push_back(
        {layer, {"span_of_control.posts", shown(posts), "spans", "layer=" + layer}, share_of(posts, most)});
  }
  open_part(page, "Layers");
  write_bars(page, chart);
  write_more(page, layers.size() - chart.bars.size(), "layer", "layers", "span_scopes");
  page.close();
}

// Only with --span-target: there is no built-in right span.
void write_outside(Html &page, const Study &study) {
  const SpanOfControl &spans = study.analysis.span_of_control;
  if (!spans.span_target || !spans.all.lines_given)
    return;
  const std::string low = figure(spans.span_target->low), high = figure(spans.span_target->high);
  open_part(page, "Outside the span that was asked about", true);
  page.open("p");
  write(
      page,
      Sentence()
          .text("Asked about: " + low + " to " + high + " direct reports. Managers with fewer: ")
          .figure("span_of_control.outside_target", figure(spans.below_target.size()), "spans", "manager=yes")
          .text(", with more: ")
          .figure("span_of_control.outside_target", figure(spans.above_target.size()), "spans", "manager=yes")
          .text(". No span is right by itself."));
  page.close();
  const auto list = [&](std::string_view head, const std::vector<PostId> &posts) {
    if (posts.empty())
      return;
    page.element("h4", head).open("ul", {{"class", "posts"}});
    for (std::size_t i = 0; i < std::min(posts.size(), shown_outside); ++i)
      page.element("li", post_name(*study.model, posts[i]) + ": " +
                             counted(spans.posts.direct_reports[index(posts[i])], "report", "reports"));
    page.close();
    write_more(page, posts.size() - std::min(posts.size(), shown_outside), "manager", "managers", "spans");
  };
  list("Fewer than " + low, spans.below_target);
  list("More than " + high, spans.above_target);
  page.close();
}

} // namespace

void report_spans(Html &page, const Study &study, Tables tables) {
  write_lead_of_spans(page, study);
  write_caveat(page, caveat::spans);
  write_spans(page, study);
  write_beside(page, study);
  write_layers(page, study);
  write_outside(page, study);
  report_table(page, study, tables, "span_scopes");
  report_table(page, study, tables, "spans");
}

} // namespace organograph::viz
