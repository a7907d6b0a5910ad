// SPDX-License-Identifier: Apache-2.0
// Who manages how many, in how many layers.
#include "figures/caveats.hpp"
#include "organograph/engine/span_of_control.hpp"
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

constexpr std::size_t shown_organisations = 11, shown_layers = 20, shown_outside = 30;

/// A scope of the tree that stands beside others.
struct Scope {
  std::string name, filter;
  const Json *figures;
};

// The whole, then the organisations, of many only the first.
std::vector<Scope> scopes(const ReportInput &input, std::size_t most) {
  std::vector<Scope> out = {{"All", "kind=all", &at(*input.tree, {"span_of_control", "all"})}};
  for (const auto &[id, figures] : at(*input.tree, {"span_of_control", "organisations"}).items())
    if (out.size() <= most)
      out.push_back({organisation_name(*input.model, id), "kind=organisation\nid=" + id, &figures});
  return out;
}

std::size_t organisations_in(const ReportInput &input) {
  return at(*input.tree, {"span_of_control", "organisations"}).size();
}

void write_lead(Html &page, const Json &all) {
  const auto shown = [&](std::string_view key) { return shown_number(at(all, {key}), Format::number); };
  const bool one = number_at(all, {"managers"}) == 1;
  Sentence words;
  page.open("p", {{"class", "lead"}});
  words.figure("span_of_control.managers", shown("managers"), "spans", "manager=yes");
  if (number_at(all, {"span_mean"})) {
    words.text(one ? " manager has " : " managers have ");
    words.figure("span_of_control.span_mean", shown("span_mean"), "span_scopes", "kind=all");
    words.text(" direct reports on average (median ");
    words.figure("span_of_control.span_median", shown("span_median"), "span_scopes", "kind=all");
    words.text(", largest ").figure("span_of_control.span_max", shown("span_max"), "spans", "manager=yes");
    words.text("); ");
    words.figure("span_of_control.one_to_one", shown("one_to_one"), "spans", "direct_reports=1");
    words.text(number_at(all, {"one_to_one"}) == 1 ? " has exactly one" : " have exactly one");
    if (number_at(all, {"reports_not_known"}).value_or(0) > 0)
      words.text(" that the data names");
  } else {
    words.text(one ? " manager" : " managers");
  }
  words.text(". Layers: ").figure("span_of_control.layers", shown("layers"), "span_scopes", "kind=layer");
  const double unknown = number_at(all, {"reports_not_known"}).value_or(0);
  const double known = number_at(all, {"posts"}).value_or(0) - unknown;
  words.text(" (" + std::string(caveat::layers) + "). Of the " +
             counted(static_cast<std::uint64_t>(std::max(0.0, known)), "post whose reports are known ",
                     "posts whose reports are known "));
  words.figure("span_of_control.manager_share", shown_number(at(all, {"manager_share"}), Format::share),
               "spans", "manager=yes");
  words.text(" are managers");
  if (unknown != 0) {
    words.text("; of ").figure("span_of_control.reports_not_known", shown("reports_not_known"), "spans",
                               "manager=not known");
    words.text(" the reports are not known");
  }
  words.text(".");
  write(page, words);
  page.close();
}

// One small chart a scope: the bands of Orgvue, or the archetypes of McKinsey.
void write_bands(Html &page, const std::vector<Scope> &all, std::string_view key,
                 const std::vector<std::string> &bands, std::string_view unit) {
  page.open("div", {{"class", "multiples"}});
  for (const Scope &scope : all) {
    BarChart chart{scope.name, std::string(unit), "Managers", {}};
    const std::optional<double> managers = number_at(*scope.figures, {"managers"});
    const std::string measure = "span_of_control." + std::string(key);
    for (const std::string &band : bands) {
      const Json &count = at(*scope.figures, {key, band});
      chart.bars.push_back({band,
                            {measure, shown_number(count, Format::count), "span_scopes", scope.filter},
                            share_of(number_at(count, {}), managers)});
    }
    write_bars(page, chart);
  }
  page.close();
}

void write_spans(Html &page, const ReportInput &input) {
  const std::vector<Scope> all = scopes(input, shown_organisations);
  page.element("h3", "Managers by number of direct reports");
  page.element("p",
               "A bar is the share of the managers of its own chart. In an organisation a span counts the "
               "direct reports that serve it, and a joint post is in each of its organisations.",
               {{"class", "note"}});
  write_bands(page, all, "bands", {span_bands.begin(), span_bands.end()}, "Reports");
  if (!at(*all.front().figures, {"archetypes"}).is_null()) {
    page.element("h3", "Managers by archetype");
    write_bands(page, all, "archetypes", {span_archetypes.begin(), span_archetypes.end()}, "Archetype");
  }
  write_more(page, organisations_in(input) - (all.size() - 1), "organisation", "organisations",
             "span_scopes");
}

// The scopes side by side: a row a figure.
void write_beside(Html &page, const ReportInput &input) {
  struct Row {
    std::string_view key, label;
    Format format;
  };
  constexpr std::array rows = {Row{"posts", "Posts", Format::count},
                               Row{"fte", "FTE", Format::number},
                               Row{"managers", "Managers", Format::count},
                               Row{"span_mean", "Direct reports, on average", Format::number},
                               Row{"span_median", "Direct reports, median", Format::number},
                               Row{"span_max", "Direct reports, largest", Format::count},
                               Row{"one_to_one", "Managers with exactly one report", Format::count},
                               Row{"layers", "Layers", Format::count},
                               Row{"manager_share", "Managers, share of posts", Format::share},
                               Row{"manager_cost_share", "Managers, share of known cost", Format::share},
                               Row{"reports_not_known", "Posts whose reports are not known", Format::count}};
  constexpr std::size_t columns = 5;
  const std::vector<Scope> all = scopes(input, columns);
  std::vector<std::string> heads = {"Figure"};
  for (const Scope &scope : all)
    heads.push_back(scope.name);
  page.element("h3", "The organisations side by side");
  open_wide_table(page, "Span of control by organisation");
  write_heads(page, heads);
  page.open("tbody");
  for (const Row &row : rows) {
    const std::string measure = "span_of_control." + std::string(row.key);
    page.open("tr").element("th", row.label, {{"scope", "row"}});
    for (const Scope &scope : all)
      write_cell(page, {measure, shown_number(at(*scope.figures, {row.key}), row.format), "span_scopes",
                        scope.filter});
    page.close();
  }
  page.close();
  close_wide_table(page);
  write_more(page, organisations_in(input) - (all.size() - 1), "organisation", "organisations",
             "span_scopes");
}

void write_layers(Html &page, const ReportInput &input) {
  const Json &layers = at(*input.tree, {"span_of_control", "by_layer"});
  double most = 0;
  for (const Json &layer : layers)
    most = std::max(most, number_at(layer, {"posts"}).value_or(0));
  BarChart chart{"Posts by layer (" + std::string(caveat::layers) + ")", "Layer", "Posts", {}};
  for (const auto &[number, figures] : layers.items()) {
    if (chart.bars.size() == shown_layers)
      break;
    chart.bars.push_back({number,
                          {"span_of_control.posts", shown_number(at(figures, {"posts"}), Format::count),
                           "spans", "layer=" + number},
                          share_of(number_at(figures, {"posts"}), most)});
  }
  page.element("h3", "Layers");
  write_bars(page, chart);
  write_more(page, layers.size() - chart.bars.size(), "layer", "layers", "span_scopes");
}

// Only with --span-target: there is no built-in right span.
void write_outside(Html &page, const ReportInput &input) {
  const Json &outside = at(*input.tree, {"span_of_control", "all", "outside_target"});
  if (outside.is_null())
    return;
  const auto shown = [&](std::string_view key) { return shown_number(at(outside, {key}), Format::count); };
  page.element("h3", "Outside the span that was asked about");
  page.open("p");
  write(page, Sentence()
                  .text("Asked about: " + shown("low") + " to " + shown("high") +
                        " direct reports. Managers with fewer: ")
                  .figure("span_of_control.outside_target", shown("below"), "spans", "manager=yes")
                  .text(", with more: ")
                  .figure("span_of_control.outside_target", shown("above"), "spans", "manager=yes")
                  .text(". No span is right by itself."));
  page.close();
  const SpanOfControl &spans = input.analysis->span_of_control;
  const auto list = [&](std::string_view head, const std::vector<PostId> &posts) {
    if (posts.empty())
      return;
    page.element("h4", head).open("ul", {{"class", "posts"}});
    for (std::size_t i = 0; i < std::min(posts.size(), shown_outside); ++i)
      page.element("li", post_name(*input.model, posts[i]) + ": " +
                             counted(spans.posts.direct_reports[index(posts[i])], "report", "reports"));
    page.close();
    write_more(page, posts.size() - std::min(posts.size(), shown_outside), "manager", "managers", "spans");
  };
  list("Fewer than " + shown("low"), spans.below_target);
  list("More than " + shown("high"), spans.above_target);
}

} // namespace

void report_spans(Html &page, const ReportInput &input) {
  open_section(page, "spans", "Span of control and layers");
  if (is_measured(page, input, "span_of_control")) {
    write_lead(page, at(*input.tree, {"span_of_control", "all"}));
    write_caveat(page, caveat::spans);
    write_spans(page, input);
    write_beside(page, input);
    write_layers(page, input);
    write_outside(page, input);
    report_table(page, input, "span_scopes");
    report_table(page, input, "spans");
  }
  page.close();
}

} // namespace organograph::viz
