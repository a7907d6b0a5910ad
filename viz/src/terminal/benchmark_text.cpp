// SPDX-License-Identifier: Apache-2.0
#include "figures/benchmark_figures.hpp"
#include "figures/catalogue.hpp"
#include "organograph/viz/benchmark.hpp"
#include "terminal/wide_page.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <string>

namespace organograph::viz {

namespace {

constexpr std::size_t model_columns = 15, post_columns = 5, value_columns = 10; // 15 + 5 + 8 x 10 = 100

std::string numbered(const Benchmark &benchmark, std::size_t model) {
  const BenchmarkModel &of = benchmark.models[model];
  return std::to_string(model + 1) + " " + harmless(of.title.empty() ? of.source : of.title);
}

// `>= 4` of what is at least that, `~2.4` of known lines.
std::string shown(const BenchmarkFigure &figure, std::size_t model) {
  const auto &value = figure.values[model];
  if (!value)
    return "not known";
  const auto bound = static_cast<Bound>(figure.bounds[model]);
  return (bound == Bound::at_least         ? ">= "
          : bound == Bound::of_known_lines ? "~ "
                                           : "") +
         worded(*value, headline(figure.key).format);
}

template <class Cell>
std::string row_of(const Benchmark &benchmark, std::string_view name, std::string_view posts, Cell cell) {
  std::string line = left(name, model_columns) + right(posts, post_columns);
  for (const BenchmarkFigure &figure : benchmark.figures)
    line += right(cell(figure), value_columns);
  return line;
}

void write_quartiles(WidePage &page, const Benchmark &benchmark) {
  struct Quartile {
    std::string_view name;
    std::optional<double> BenchmarkFigure::*value;
  };
  static constexpr Quartile quartiles[] = {{"lower quartile", &BenchmarkFigure::lower_quartile},
                                           {"median", &BenchmarkFigure::median},
                                           {"upper quartile", &BenchmarkFigure::upper_quartile}};
  for (const Quartile &quartile : quartiles)
    page.line(row_of(benchmark, quartile.name, "", [&](const BenchmarkFigure &figure) {
      const std::optional<double> value = figure.*quartile.value;
      return value ? worded(*value, headline(figure.key).format) : std::string("-");
    }));
  page.gap();
  page.heading("PLACE", "1 is the smallest, equal ones share it; no mark");
  for (std::size_t m = 0; m < benchmark.models.size(); ++m)
    page.line(row_of(benchmark, std::to_string(m + 1), "", [&](const BenchmarkFigure &figure) {
      const auto &place = figure.places[m];
      return place ? std::to_string(*place) + " of " + std::to_string(figure.known) : std::string("-");
    }));
}

void write_notes(WidePage &page, const Benchmark &benchmark) {
  page.gap();
  const auto any = [&](Bound bound) {
    return std::ranges::any_of(benchmark.figures, [&](const BenchmarkFigure &figure) {
      return std::ranges::count(figure.bounds, static_cast<std::uint8_t>(bound)) > 0;
    });
  };
  if (any(Bound::at_least) || any(Bound::of_known_lines))
    page.text(">= at least that, ~ of known lines: some managers or layers are not known. Neither counts in "
              "quartiles or has a place.");
  if (std::ranges::none_of(benchmark.figures, [](const auto &f) { return f.known >= Benchmark::enough; }))
    page.text("Quartiles and places are given from " + std::to_string(Benchmark::enough) +
              " models on of which a figure is known.");
  if (benchmark.layers)
    for (std::size_t m = 0; m < benchmark.models.size(); ++m)
      if (const BenchmarkModel &of = benchmark.models[m]; of.outside + of.layer_not_known > 0)
        page.text(std::to_string(m + 1) + ": " + counted(of.outside, "post", "posts") +
                  " of other layers left out, and " + figure(of.layer_not_known) +
                  " of a layer that is not known.");
  page.text(std::string(guidance) + (benchmark.layers ? " It is of all layers." : ""));
  page.text(benchmark_caveat);
}

} // namespace

std::string benchmark_text(const Benchmark &benchmark, const SummaryOptions &options) {
  WidePage page(options.colour);
  for (std::size_t m = 0; m < benchmark.models.size(); ++m)
    page.text(numbered(benchmark, m) +
              (benchmark.models[m].date.empty() ? "" : ", " + harmless(benchmark.models[m].date, 20)));
  page.gap();
  page.heading(benchmark.layers ? "LAYERS " + std::to_string(benchmark.layers->low) + " TO " +
                                      std::to_string(benchmark.layers->high)
                                : "ALL LAYERS",
               "what the models hold");
  std::string heads = left("", model_columns) + right("posts", post_columns);
  for (const BenchmarkColumn &column : benchmark_columns)
    heads += right(column.head, value_columns);
  page.line(heads);
  for (std::size_t m = 0; m < benchmark.models.size(); ++m)
    page.line(row_of(benchmark, numbered(benchmark, m), figure(benchmark.models[m].posts),
                     [&](const BenchmarkFigure &of) { return shown(of, m); }));
  if (std::ranges::any_of(benchmark.figures, [](const auto &f) { return f.known >= Benchmark::enough; }))
    write_quartiles(page, benchmark);
  write_notes(page, benchmark);
  return page.take();
}

} // namespace organograph::viz
