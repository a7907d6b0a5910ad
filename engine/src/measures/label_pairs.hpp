// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/co_attendance.hpp"
#include "organograph/engine/model.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace organograph::detail {

/// The labels of seats, distinct and rising in a row.
struct Labels {
  Csr<std::uint32_t> rows;
  bool by_seat = false; ///< rows by place in Meetings::seats.items; else by PostId

  std::span<const std::uint32_t> of(const Meetings &meetings, std::size_t seat) const {
    return rows[row(meetings, seat)];
  }
  std::size_t row(const Meetings &meetings, std::size_t seat) const {
    return by_seat ? seat : index(meetings.seats.items[seat].post);
  }
};

/// For any two labels the unordered pairs of attending posts of which one bears the one and the other the
/// other, summed over meetings; a label with itself too. Rows as given. O(seats + label pairs of a meeting).
CountMatrix pairs_by_label(const Meetings &meetings, const Labels &labels, std::size_t label_count,
                           unsigned threads);

} // namespace organograph::detail
