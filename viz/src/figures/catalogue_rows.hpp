// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/catalogue.hpp"
#include "figures/definition_list.hpp"

#include <cmath>
#include <concepts>
#include <optional>
#include <string_view>

// What the rows of the catalogue are written with.
namespace organograph::viz::catalogue {

using Value = std::optional<double>;

// A figure without a definition does not compile.
consteval const Definition *defined(std::string_view key) {
  if (const Definition *found = find_definition(key))
    return found;
  throw "a figure without a definition";
}

inline Value known(double value) {
  return std::isfinite(value) ? Value(value) : Value(); // is blanked by 'not a number'
}
template <std::integral Count> Value known(Count count) {
  return static_cast<double>(count);
}
template <class Number> Value known(const std::optional<Number> &number) {
  return number ? known(*number) : Value();
}

using enum Format;
using enum Place;
using Get = Value (*)(const Model &, const Analysis &, FigureScope);

consteval Headline row(std::string_view key, Format format, Place place, Get value, RowsBehind rows = {},
                       Comparing comparing = {}, Get upper = nullptr) {
  return {key, defined(key), format, place, value, rows, comparing, upper};
}

consteval Headline resting_on(Lines lines, Headline figure) {
  figure.lines = lines;
  return figure;
}

} // namespace organograph::viz::catalogue
