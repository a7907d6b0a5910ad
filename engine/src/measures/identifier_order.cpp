// SPDX-License-Identifier: Apache-2.0
#include "measures/identifier_order.hpp"

#include <algorithm>
#include <string_view>

namespace organograph::detail {
namespace {

struct Key {
  std::uint64_t start; // the first eight bytes, zeros behind a shorter text: orders most without a look at it
  std::uint32_t row;
};

std::uint64_t start_of(std::string_view text) {
  std::uint64_t start = 0;
  for (std::size_t i = 0; i < 8; ++i)
    start = start << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return start;
}

} // namespace

std::vector<std::uint32_t> rows_by_bytes(const Model &model, const std::vector<TextId> &column,
                                         std::span<const std::uint8_t> chosen) {
  std::vector<Key> keys;
  for (std::uint32_t row = 0; row < column.size(); ++row)
    if (chosen[row] != 0)
      keys.push_back({start_of(model.text(column[row])), row});
  std::sort(keys.begin(), keys.end(), [&](const Key &x, const Key &y) {
    if (x.start != y.start)
      return x.start < y.start;
    const int order = model.text(column[x.row]).compare(model.text(column[y.row]));
    return order != 0 ? order < 0 : x.row < y.row;
  });
  std::vector<std::uint32_t> rows;
  rows.reserve(keys.size());
  for (const Key &key : keys)
    rows.push_back(key.row);
  return rows;
}

std::vector<std::uint32_t> places_by_bytes(const Model &model, const std::vector<TextId> &column,
                                           std::span<const std::uint8_t> chosen) {
  const auto rows = rows_by_bytes(model, column, chosen);
  std::vector<std::uint32_t> places(column.size());
  for (std::uint32_t place = 0; place < rows.size(); ++place)
    places[rows[place]] = place;
  return places;
}

} // namespace organograph::detail
