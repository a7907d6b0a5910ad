// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/csr.hpp"
#include "organograph/engine/model.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace organograph::detail {

/// Sets of two or more attendees by rising size; attendees by rarity, posts and partners in one numbering.
struct AttendeeSets {
  std::vector<MeetingId> meeting; ///< with these attendees
  Csr<std::uint32_t> attendees;
  std::uint32_t attendee_count = 0;
  std::vector<std::uint32_t> first_of_size; ///< position of the first set of at least that size
  /// Further series with the same attendees, by set; those of sets that `joins_from` spared alone.
  std::vector<std::pair<std::uint32_t, MeetingId>> more;

  std::size_t series_of(std::uint32_t set) const { return 1 + more_of(set).size(); }
  std::span<const std::pair<std::uint32_t, MeetingId>> more_of(std::uint32_t set) const;
};

/// Series with the same attendees are one set where more than `joins_from` sets have their rarest attendee in
/// common: looking for them elsewhere costs more than it spares. O(attendance).
AttendeeSets attendee_sets(const Model &model, unsigned threads, std::uint32_t joins_from);

} // namespace organograph::detail
