// SPDX-License-Identifier: Apache-2.0
// A benchmark as data: figures with quartiles and places, JSON, a table.
#include "figures/benchmark_figures.hpp"
#include "figures/catalogue.hpp"
#include "organograph/viz/benchmark.hpp"
#include "tree/headline_json.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace organograph::viz {

namespace {

const HeadlineGroup &group_of(std::string_view key) {
  return *std::ranges::find_if(headline_groups(),
                               [&](const HeadlineGroup &group) { return key.starts_with(group.key); });
}

bool counts(const BenchmarkFigure &figure, std::size_t model) {
  return figure.values[model] && static_cast<Bound>(figure.bounds[model]) == Bound::none;
}

// Between the two values that it lies between, as spreadsheets have it (QUARTILE.INC).
double quantile(const std::vector<double> &rising, double part) {
  const double at = part * static_cast<double>(rising.size() - 1), below = std::floor(at);
  const auto low = static_cast<std::size_t>(below), high = std::min(low + 1, rising.size() - 1);
  return rising[low] + (at - below) * (rising[high] - rising[low]);
}

void rank_figure(BenchmarkFigure &figure) {
  std::vector<double> rising;
  for (std::size_t m = 0; m < figure.values.size(); ++m)
    if (counts(figure, m))
      rising.push_back(*figure.values[m]);
  std::ranges::sort(rising);
  figure.known = rising.size();
  figure.places.assign(figure.values.size(), std::nullopt);
  if (rising.size() < Benchmark::enough)
    return;
  figure.lower_quartile = quantile(rising, 0.25);
  figure.median = quantile(rising, 0.5);
  figure.upper_quartile = quantile(rising, 0.75);
  for (std::size_t m = 0; m < figure.values.size(); ++m)
    if (counts(figure, m))
      figure.places[m] =
          static_cast<std::uint64_t>(std::ranges::lower_bound(rising, *figure.values[m]) - rising.begin()) +
          1;
}

Json bound_json(const BenchmarkFigure &figure, std::size_t model) {
  return text_or_null(name(static_cast<Bound>(figure.bounds[model])));
}

TableCell cell_or_blank(const std::optional<double> &value) {
  return value ? TableCell(*value) : TableCell();
}

} // namespace

void add_to_benchmark(Benchmark &benchmark, BenchmarkModel model, const Study &study) {
  benchmark.models.push_back(std::move(model));
  if (benchmark.figures.empty())
    for (const BenchmarkColumn &column : benchmark_columns)
      benchmark.figures.emplace_back().key = column.key;
  for (BenchmarkFigure &figure : benchmark.figures) {
    const bool is_measured = group_of(figure.key).measured(study.analysis);
    const Ends ends = is_measured ? headline(figure.key).ends(*study.model, study.analysis, {}) : Ends{};
    figure.values.push_back(ends.low);
    figure.bounds.push_back(static_cast<std::uint8_t>(ends.low ? ends.bound : Bound::none));
  }
}

void rank_benchmark(Benchmark &benchmark) {
  std::ranges::for_each(benchmark.figures, rank_figure);
}

Json benchmark_json(const Benchmark &benchmark) {
  Json models = Json::array(), figures = Json::array();
  for (const BenchmarkModel &model : benchmark.models)
    models.push_back({{"model", model.source},
                      {"title", text_or_null(model.title)},
                      {"date", text_or_null(model.date)},
                      {"posts", model.posts},
                      {"posts_outside", model.outside},
                      {"posts_layer_not_known", model.layer_not_known}});
  for (const BenchmarkFigure &figure : benchmark.figures) {
    const Headline &of = headline(figure.key);
    Json values = Json::array(), bounds = Json::array(), places = Json::array();
    for (std::size_t m = 0; m < benchmark.models.size(); ++m) {
      values.push_back(number_json(figure.values[m], of.format));
      bounds.push_back(bound_json(figure, m));
      places.push_back(count_or_null(figure.places[m]));
    }
    figures.push_back({{"figure", figure.key},
                       {"name", of.name()},
                       {"values", std::move(values)},
                       {"bounds", std::move(bounds)},
                       {"known", figure.known},
                       {"lower_quartile", number(figure.lower_quartile)},
                       {"median", number(figure.median)},
                       {"upper_quartile", number(figure.upper_quartile)},
                       {"places", std::move(places)}});
  }
  Json layers;
  if (benchmark.layers)
    layers = Json::array({benchmark.layers->low, benchmark.layers->high});
  return {{"layers", std::move(layers)},
          {"models", std::move(models)},
          {"figures", std::move(figures)},
          {"guidance",
           {{"layers", {guided_layers[0], guided_layers[1]}},
            {"reports", {guided_reports[0], guided_reports[1]}},
            {"is", "guidance, not a target"}}},
          {"caveat", benchmark_caveat}};
}

Table benchmark_table(const Benchmark &benchmark) {
  std::vector<TableRow> rows;
  for (std::size_t m = 0; m < benchmark.models.size(); ++m)
    for (const BenchmarkFigure &figure : benchmark.figures) {
      const BenchmarkModel &model = benchmark.models[m];
      rows.push_back({model.source, model.title, model.date, TableCell(model.posts), std::string(figure.key),
                      std::string(headline(figure.key).name()), cell_or_blank(figure.values[m]),
                      std::string(name(static_cast<Bound>(figure.bounds[m]))), TableCell(figure.known),
                      cell_or_blank(figure.lower_quartile), cell_or_blank(figure.median),
                      cell_or_blank(figure.upper_quartile),
                      figure.places[m] ? TableCell(*figure.places[m]) : TableCell()});
    }
  return {.name = "benchmark",
          .title = "Figures of several models. " + std::string(benchmark_caveat),
          .columns = {{"model"},
                      {"title"},
                      {"date"},
                      {"posts", Format::count},
                      {"figure"},
                      {"name"},
                      {"value", Format::number},
                      {"bound"},
                      {"known", Format::count},
                      {"lower_quartile", Format::number},
                      {"median", Format::number},
                      {"upper_quartile", Format::number},
                      {"place", Format::count}},
          .rows = TableRows(std::move(rows)),
          .rank = {}};
}

} // namespace organograph::viz
