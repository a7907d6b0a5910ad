// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace organograph {

/// The seats of each series, by MeetingId, PostId rising: the model's own rows where nothing is taken out, as
/// in most series. They look at the model's rows and must not outlive them.
struct ReducedSeats {
  std::span<const std::uint32_t> given_offsets;
  std::span<const Seat> given;
  std::vector<std::uint32_t> place; ///< by MeetingId: its row in `reduced`; UINT32_MAX where it is as given
  Csr<Seat> reduced;

  std::size_t rows() const { return place.size(); }
  std::span<const Seat> operator[](std::size_t meeting) const {
    if (place[meeting] != UINT32_MAX)
      return reduced[place[meeting]];
    return given.subspan(given_offsets[meeting], given_offsets[meeting + 1] - given_offsets[meeting]);
  }
};

/// Who sits in each series, one seat a person.
struct ReducedAttendance {
  ReducedSeats seats;
  std::vector<std::uint32_t> same_holder; ///< by MeetingId: seats taken out
};

/// Where one person (the same single holder) holds two attending posts of a series, only the post of the
/// smaller tier stays; a tie: the byte-smallest post_id (measures.md section 2). It is taken as often as the
/// one of these seats that was taken most often, not known where one is not. Without meetings: empty.
/// The answer looks at the model's rows and does not depend on the threads. Cannot fail but for memory.
/// O(seats log seats of a meeting).
ReducedAttendance reduce_attendance(const Model &model, unsigned threads = 1);

/// The same for one meeting of exactly these seats, whose order stays; how often each is taken stays as the
/// row gives it. O(seats log seats).
std::vector<Seat> reduce_seats(const Model &model, std::span<const Seat> seats);

/// Kind of each series, by MeetingId: as given, else inferred. Where no partner attends and fewer than two
/// convene: `team` if one attending post is a superior of all the others, or all seats have one and the same
/// (not blank) function and some organisation is served by all; `counterparts` if none is. Else
/// `representation`; `none` without attending posts. Without meetings: empty. O(posts + seats).
std::vector<MeetingKind> meeting_kinds(const Model &model, const ReducedAttendance &attendance,
                                       unsigned threads = 1);

/// True when a is above b in line management. O(layers).
bool is_superior(const Model &model, PostId a, PostId b);

} // namespace organograph
