// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/definitions.hpp"
#include "organograph/engine/analysis.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/viz/format.hpp"
#include "words/numbers.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Every figure of a whole model, once: its key, its form, how it is had, what it means. Each surface takes
// figure and name from here. A new figure is its measure, its row in catalogue.cpp and its definition.
namespace organograph::viz {

/// What of the model a figure is of.
struct FigureScope {
  enum class Of : std::uint8_t { all, organisation, function, layer };
  Of of = Of::all;
  std::size_t place = 0; ///< index of the organisation or function; layer - 1
};

/// Where a figure stands; each place has the figures of those below it too.
enum class Place : std::uint8_t {
  tree,    ///< analysis.json, and before and after each scenario there and in scenario_figures
  summary, ///< the head of the workbook
  compared ///< before and after each scenario: terminal, page, workbook
};

/// Which way a change is for the better.
enum class Better : std::uint8_t { neither, less, more };

/// The rows behind a figure, in the words of page/report_parts.hpp.
struct RowsBehind {
  std::string_view table = {}, filter = {}; ///< empty: none; all rows
};

struct Comparing {
  Better better = Better::neither;
  bool by_organisation = false; ///< for each organisation too
  bool only_above_0 = false;    ///< not where it is 0 on both sides
};

/// What a figure rests on that makes it a bound where it is not known in full.
enum class Lines : std::uint8_t { none, at_least_spans, known_spans, at_least_layers };

/// The spans of a scope that the analysis has.
const SpanScope &spans_of(const SpanOfControl &spans, FigureScope scope);

struct Headline {
  std::string_view key;         ///< path in analysis.json: `span_of_control.all.span_mean`
  const Definition *definition; ///< its name, unit, meaning, and what it cannot show
  Format format;
  Place place;
  /// Not known, or not shown: empty. Counts are whole.
  std::optional<double> (*value)(const Model &, const Analysis &, FigureScope);
  RowsBehind rows;
  Comparing comparing;
  /// Of a figure that is an interval: its high end, which has a key of its own too; `value` is the low one.
  std::optional<double> (*upper)(const Model &, const Analysis &, FigureScope) = nullptr;

  Lines lines = Lines::none;

  Ends ends(const Model &model, const Analysis &analysis, FigureScope scope) const {
    const std::optional<double> low = value(model, analysis, scope);
    return {low, upper != nullptr ? upper(model, analysis, scope) : low,
            bound(spans_of(analysis.span_of_control, scope))};
  }
  Bound bound(const SpanScope &scope) const;
  std::string_view name() const { return definition->name; }
  /// The parts of the key behind the section: `all`, `span_mean`.
  std::vector<std::string> path_in_section() const;
  /// The last part of the key: `span_mean`.
  std::string_view last() const { return key.substr(key.rfind('.') + 1); }
};

struct HeadlineGroup {
  std::string_view key;    ///< its section in analysis.json: `span_of_control`
  std::string_view name;   ///< `Span of control`
  std::string_view note;   ///< what has to be known of all of them, in a few words
  std::string_view caveat; ///< the same in full; empty: the note
  std::span<const Headline> figures;
  bool (*measured)(const Analysis &); ///< false: analysis.not_measured says why
};

/// All of them, in the order of analysis.json.
std::span<const HeadlineGroup> headline_groups();

/// The figure of a key; there is one.
const Headline &headline(std::string_view key);

/// The figures of a section; there is one of that key.
std::span<const Headline> headlines_of(std::string_view group);

} // namespace organograph::viz
