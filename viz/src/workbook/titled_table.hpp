// SPDX-License-Identifier: Apache-2.0
// Titles beside identifiers: people read a table by names.
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/viz/table.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace organograph::viz {

/// Finds what identifiers stand for. O(n log n) once, O(log n) each.
class Titles {
public:
  explicit Titles(const Model &model);

  /// The table with a column of titles behind each column of identifiers that has none of its own. Refers to
  /// this, the table and the model.
  Table beside(const Table &table) const;

  /// What an identifier is of.
  enum class Of : std::uint8_t { nothing, post, function, organisation, meeting, partner, scope };
  /// Empty where the model has none of that identifier.
  std::string_view of(Of kind, std::string_view id) const;

private:
  struct List {
    std::span<const TextId> ids, titles;
    std::vector<std::uint32_t> sorted; ///< rows by identifier
  };
  List made(std::span<const TextId> ids, std::span<const TextId> titles) const;

  const Model &model_;
  std::vector<List> lists_; ///< by Of, from `post` on
};

} // namespace organograph::viz
