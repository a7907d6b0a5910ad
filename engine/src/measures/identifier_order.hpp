// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace organograph::detail {

/// The rows of a column whose `chosen` is not 0, in the order of the bytes of their texts; equal texts by
/// row. Where many pairs are sorted by identifier, sorting the rows once and then their places is far
/// cheaper. O(rows + chosen log chosen).
std::vector<std::uint32_t> rows_by_bytes(const Model &model, const std::vector<TextId> &column,
                                         std::span<const std::uint8_t> chosen);

/// By row: its place among the chosen ones in that order; 0 for the others.
std::vector<std::uint32_t> places_by_bytes(const Model &model, const std::vector<TextId> &column,
                                           std::span<const std::uint8_t> chosen);

} // namespace organograph::detail
