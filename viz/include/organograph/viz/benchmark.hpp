// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"
#include "organograph/engine/within_layers.hpp"
#include "organograph/viz/summary.hpp"
#include "organograph/viz/table.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A few figures of several organisations, side by side.
namespace organograph::viz {

struct BenchmarkModel {
  std::string source, title, date;                ///< source: what the user called the model
  std::uint64_t posts = 0;                        ///< that the figures are of
  std::uint64_t outside = 0, layer_not_known = 0; ///< posts left out by --layers
};

/// One figure of all models. A bound (`at least`) has no place beside what is known, nor counts in quartiles.
struct BenchmarkFigure {
  std::string_view key;                                         ///< in analysis.json
  std::vector<std::optional<double>> values;                    ///< by model; not known: empty
  std::vector<std::uint8_t> bounds;                             ///< by model: a Bound
  std::uint64_t known = 0;                                      ///< values that are known, and no bound
  std::optional<double> lower_quartile, median, upper_quartile; ///< from 5 known ones on
  /// By model: 1 + how many are smaller; equal ones share it. From 5 known ones on.
  std::vector<std::optional<std::uint64_t>> places;
};

struct Benchmark {
  static constexpr std::size_t enough = 5; ///< models, for quartiles and places
  std::optional<LayerRange> layers;        ///< empty: all
  std::vector<BenchmarkModel> models;      ///< as given
  std::vector<BenchmarkFigure> figures;
};

/// Adds a model whose study is measured. O(figures).
void add_to_benchmark(Benchmark &benchmark, BenchmarkModel model, const Study &study);

/// Quartiles and places, once all models are there. O(figures x models log models).
void rank_benchmark(Benchmark &benchmark);

/// One row a model, at most 100 columns; quartiles and places below where there are enough.
std::string benchmark_text(const Benchmark &benchmark, const SummaryOptions &options = {});

/// `layers`, `models`, `figures` with a value and a place for each model, `guidance`.
nlohmann::ordered_json benchmark_json(const Benchmark &benchmark);

/// A row for each model and figure.
Table benchmark_table(const Benchmark &benchmark);

} // namespace organograph::viz
