// SPDX-License-Identifier: Apache-2.0
// What is made of counts and groups when it is asked for, and the duplicated seats of a meeting that there is
// not.
#include "organograph/engine/duplicated_attendance.hpp"

#include "measures/attendance_tally.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace organograph {

std::span<const PostId> DuplicatedAttendance::posts_of(std::size_t group) const {
  const std::size_t first = groups[group].first_post;
  const std::size_t last = group + 1 < groups.size() ? groups[group + 1].first_post : group_posts.size();
  return std::span(group_posts).subspan(first, last - first);
}

DuplicatedFigures DuplicatedAttendance::figures_of(const Model &model, MeetingId meeting) const {
  const std::size_t m = index(meeting);
  const double hours = model->meetings->hours_per_year(m);
  Tally tally;
  tally.attend({meetings[m].attendances, meetings[m].as_invited, meetings[m].attended},
               model->meetings->duration_hours[m], hours);
  tally.compared = meetings[m].compared;
  for (std::size_t g = meetings[m].first_group; g < groups.size() && groups[g].meeting == meeting; ++g)
    tally.add(groups[g], posts_of(g).size() - 1, hours);
  DuplicatedFigures out = tally.figures();
  if (!is_known(hours)) // also where nobody attends: whoever joined would take hours
    for (auto *of : {&out.hours_per_year, &out.duplicated_hours_per_year_low,
                     &out.duplicated_hours_per_year_high, &out.duplicated_hours_as_invited})
      of->reset();
  return out;
}

std::uint64_t duplicated_among(const Model &model, FunctionId of_meeting, std::span<const Seat> seats) {
  const Posts &posts = model->posts;
  std::vector<std::pair<FunctionId, std::uint32_t>> counterparts; // function and tier
  for (const Seat &seat : reduce_seats(model, seats)) {
    const FunctionId function = model.seat_function(of_meeting, seat);
    if (function != none<FunctionId> && seat.role != Role::statutory && posts.tier[index(seat.post)] != 0)
      counterparts.emplace_back(function, posts.tier[index(seat.post)]);
  }
  std::sort(counterparts.begin(), counterparts.end());
  const auto distinct = std::unique(counterparts.begin(), counterparts.end()) - counterparts.begin();
  return counterparts.size() - static_cast<std::size_t>(distinct);
}

} // namespace organograph
