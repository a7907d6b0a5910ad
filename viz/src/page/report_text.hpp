// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/viz/table.hpp"
#include "page/report_parts.hpp"
#include "words/numbers.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

// Figures and texts of the tree as words of the page.
namespace organograph::viz {

/// The text at the path; empty where there is none.
std::string text_at(const Json &tree, std::initializer_list<std::string_view> path);

/// The number at the path, 0 where there is none: for counts that are always known.
std::uint64_t count_at(const Json &tree, std::initializer_list<std::string_view> path);

/// The same; empty where it is not a number.
std::optional<std::uint64_t> known_count(const Json &number);

/// On one line, nothing that disturbs; `…` for what is beyond so many characters.
std::string shown_text(std::string_view text, std::size_t characters);

/// A number of the tree as a reader sees it: `12,000`, `2.4`, `29.4 %`; `not known` for null.
std::string shown_number(const Json &number, Format format);
/// The same of a cell; empty where it is not known.
std::string shown_cell(const TableCell &cell, Format format);
/// With `+` before what is above 0.
std::string shown_change(const Json &number, Format format);
/// `not shown (fewer than 5 posts)`, with the minimum group of the tree; empty where all is shown.
std::string not_shown(const Json &tree);
/// Beside money: ` GBP`, or ` in the model's currency`.
std::string currency_of(const Json &tree);

/// ` ends` or ` end`, as the count asks.
inline std::string one_or_many(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::string(count == 1 ? one : many);
}

/// `direct_reports` -> `direct reports`.
std::string in_words(std::string_view name);

/// The name of the organisation, function or meeting in the model; the identifier itself where there is none.
std::string organisation_name(const Model &model, std::string_view id);
std::string function_name(const Model &model, std::string_view id);
std::string meeting_name(const Model &model, std::string_view id);

} // namespace organograph::viz
