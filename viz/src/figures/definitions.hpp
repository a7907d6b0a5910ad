// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

// What every figure of the report means: docs/measures.md in the words of somebody who was not there when it
// was written.
namespace organograph::viz {

struct Definition {
  std::string_view key;  ///< path in analysis.json: `span_of_control.span_mean`
  std::string_view name; ///< for people: `Direct reports, on average`
  std::string_view meaning;
  std::string_view formula;
  std::string_view unit;
  std::string_view range;
  std::string_view not_known; ///< when the figure is not known
  std::string_view source;    ///< who defines it; `ours`: the program does
  std::string_view cannot_show;
};

/// Definitions under one heading.
struct DefinitionGroup {
  std::string_view key;  ///< of the section in analysis.json: `span_of_control`
  std::string_view name; ///< `Span of control`
  std::span<const Definition> definitions;
};

/// All of them, in the order of docs/measures.md. Keys are unique.
std::span<const DefinitionGroup> definition_groups();

/// The definition of a figure: of the key itself; else of its first and last part (a figure of one function,
/// organisation or scenario is that of all, in a smaller scope); else of what it is a part of. Null where
/// there is none. O(definitions).
const Definition *definition_of(std::string_view measure);

} // namespace organograph::viz
