// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/attendance.hpp"

#include "measures/line_order.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace organograph {
namespace {

constexpr std::size_t meetings_at_a_time = 4096;

/// By PostId: does its single holder hold another post too? Most do not, and their seats cannot go.
std::vector<std::uint8_t> holder_has_several(const Posts &posts) {
  std::vector<std::uint32_t> held;
  for (const HolderId holder : posts.single_holder) {
    if (holder == none<HolderId>)
      continue;
    if (held.size() <= index(holder))
      held.resize(index(holder) + 1);
    ++held[index(holder)];
  }
  std::vector<std::uint8_t> several(posts.size());
  for (std::size_t p = 0; p < posts.size(); ++p)
    if (const HolderId holder = posts.single_holder[p]; holder != none<HolderId>)
      several[p] = held[index(holder)] > 1;
  return several;
}

/// Leaves in `posts` (of one meeting, each with a single holder) those whose seats go, rising.
void keep_second_seats(const Model &model, std::vector<PostId> &posts) {
  const Posts &columns = model->posts;
  const auto holder = [&](PostId post) { return columns.single_holder[index(post)]; };
  const auto stays_before = [&](PostId a, PostId b) {
    if (holder(a) != holder(b))
      return holder(a) < holder(b);
    if (columns.tier[index(a)] != columns.tier[index(b)])
      return columns.tier[index(a)] - 1U < columns.tier[index(b)] - 1U; // 0, not known, comes last
    return model.text(columns.id[index(a)]) < model.text(columns.id[index(b)]);
  };
  std::sort(posts.begin(), posts.end(), stays_before);
  HolderId seated = none<HolderId>; // the first post of each holder stays: it leaves this list
  std::erase_if(posts, [&](PostId post) { return std::exchange(seated, holder(post)) != holder(post); });
  std::sort(posts.begin(), posts.end());
}

void append_others(std::span<const Seat> seats, const std::vector<PostId> &leaving, std::vector<Seat> &out) {
  std::copy_if(seats.begin(), seats.end(), std::back_inserter(out), [&](const Seat &seat) {
    return !std::binary_search(leaving.begin(), leaving.end(), seat.post);
  });
}

/// Finds seat details that the model holds for seats that become one.
class JoinedDetails {
public:
  explicit JoinedDetails(const Meetings &meetings) : details_(meetings.seat_details) {}

  /// One person on several posts is there as often as the seat that came most often; not known where one is
  /// not. `kept`: of these seats; `all`: those of the meeting, PostId rising; `leaving`: rising.
  void join(const Posts &posts, std::span<const Seat> all, const std::vector<PostId> &leaving,
            std::span<Seat> kept) {
    if (details_.size() == 1)
      return;
    for (const PostId post : leaving) {
      const auto gone = std::ranges::lower_bound(all, post, {}, &Seat::post);
      const auto stays = std::ranges::find_if(kept, [&](const Seat &seat) {
        return posts.single_holder[index(seat.post)] == posts.single_holder[index(post)];
      });
      const double attended = details_[stays->detail].attended, other = details_[gone->detail].attended;
      if (is_known(attended) && !(other <= attended))
        stays->detail = find({details_[stays->detail].function, other}) & Seat::most_details;
    }
  }

private:
  static auto key(const SeatDetail &detail) {
    return std::pair(detail.function, is_known(detail.attended) ? detail.attended : -1);
  }
  std::uint32_t find(const SeatDetail &detail) {
    const auto key_at = [&](std::uint32_t at) { return key(details_[at]); };
    if (sorted_.empty()) {
      for (std::uint32_t d = 0; d < details_.size(); ++d)
        sorted_.push_back(d);
      std::ranges::sort(sorted_, {}, key_at);
    }
    return *std::ranges::lower_bound(sorted_, key(detail), {}, key_at); // build_model has made it
  }

  const std::vector<SeatDetail> &details_;
  std::vector<std::uint32_t> sorted_;
};

/// The seats that go from one block of meetings.
struct SecondSeats {
  std::vector<std::pair<MeetingId, std::vector<PostId>>> of; ///< meetings that lose any, rising
};

std::vector<SecondSeats> second_seats(const Model &model, unsigned threads) {
  const Csr<Seat> &seats = model->meetings->seats;
  const std::vector<std::uint8_t> several = holder_has_several(model->posts);
  return detail::fold_blocks<SecondSeats>(seats.rows(), meetings_at_a_time, threads,
                                          [&](std::size_t first, std::size_t last) {
                                            SecondSeats found;
                                            std::vector<PostId> posts;
                                            for (std::size_t m = first; m < last; ++m) {
                                              posts.clear();
                                              for (const Seat &seat : seats[m])
                                                if (several[index(seat.post)])
                                                  posts.push_back(seat.post);
                                              if (posts.size() < 2)
                                                continue;
                                              keep_second_seats(model, posts);
                                              if (!posts.empty())
                                                found.of.emplace_back(id_at<MeetingId>(m), posts);
                                            }
                                            return found;
                                          });
}

bool serve_one_in_common(const Posts &posts, std::span<const Seat> seats) {
  const auto by_all = [&](const Served &served) {
    return std::ranges::all_of(seats.subspan(1), [&](const Seat &seat) {
      const auto others = posts.serves[index(seat.post)];
      return std::ranges::find(others, served.organisation, &Served::organisation) != others.end();
    });
  };
  return std::ranges::any_of(posts.serves[index(seats.front().post)], by_all);
}

/// The kind of a meeting that at least one post and no partner attends, and that fewer than two convene.
MeetingKind kind_among_posts(const Model &model, const std::vector<LineInterval> &line, FunctionId of_meeting,
                             std::span<const Seat> seats) {
  const FunctionId function = model.seat_function(of_meeting, seats.front());
  bool one_function = function != none<FunctionId>;
  // Whoever is above all others is numbered first among them.
  LineInterval chief = line[index(seats.front().post)];
  std::uint32_t last_enter = chief.enter;
  for (const Seat &seat : seats.subspan(1)) {
    const LineInterval &other = line[index(seat.post)];
    one_function = one_function && model.seat_function(of_meeting, seat) == function;
    last_enter = std::max(last_enter, other.enter);
    if (other.enter < chief.enter)
      chief = other;
  }
  if (chief.holds(last_enter))
    return MeetingKind::team;
  if (!one_function)
    return MeetingKind::representation;
  return serve_one_in_common(model->posts, seats) ? MeetingKind::team : MeetingKind::counterparts;
}

} // namespace

ReducedAttendance reduce_attendance(const Model &model, unsigned threads) {
  ReducedAttendance out;
  if (!model->meetings)
    return out;
  const Csr<Seat> &given = model->meetings->seats;
  out.same_holder.resize(given.rows());
  out.seats.given_offsets = given.offsets;
  out.seats.given = given.items;
  out.seats.place.assign(given.rows(), UINT32_MAX);
  Csr<Seat> &reduced = out.seats.reduced;
  reduced.offsets.push_back(0);
  JoinedDetails joined(*model->meetings);
  for (const SecondSeats &block : second_seats(model, threads))
    for (const auto &[meeting, leaving] : block.of) {
      out.seats.place[index(meeting)] = static_cast<std::uint32_t>(reduced.rows());
      const std::size_t first = reduced.items.size();
      append_others(given[index(meeting)], leaving, reduced.items);
      joined.join(model->posts, given[index(meeting)], leaving, std::span(reduced.items).subspan(first));
      reduced.offsets.push_back(static_cast<std::uint32_t>(reduced.items.size()));
      out.same_holder[index(meeting)] = static_cast<std::uint32_t>(leaving.size());
    }
  return out;
}

std::vector<Seat> reduce_seats(const Model &model, std::span<const Seat> seats) {
  std::vector<PostId> posts;
  for (const Seat &seat : seats)
    if (model->posts.single_holder[index(seat.post)] != none<HolderId>)
      posts.push_back(seat.post);
  keep_second_seats(model, posts);
  std::vector<Seat> out;
  append_others(seats, posts, out);
  return out;
}

std::vector<MeetingKind> meeting_kinds(const Model &model, const ReducedAttendance &attendance,
                                       unsigned threads) {
  if (!model->meetings)
    return {};
  const Meetings &meetings = *model->meetings;
  const std::vector<LineInterval> line = line_intervals(model->posts);
  std::vector<MeetingKind> kinds = meetings.kind;
  detail::for_each_block(kinds.size(), meetings_at_a_time, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t m = first; m < last; ++m)
      if (const auto seats = attendance.seats[m]; kinds[m] == MeetingKind::none && !seats.empty())
        kinds[m] = meetings.partners[m].empty() && meetings.convenors(m) < 2
                       ? kind_among_posts(model, line, meetings.function[m], seats)
                       : MeetingKind::representation;
  });
  return kinds;
}

bool is_superior(const Model &model, PostId a, PostId b) {
  const Posts &posts = model->posts;
  PostId above = b;
  while (above != none<PostId> && posts.layer[index(above)] > posts.layer[index(a)])
    above = posts.manager[index(above)];
  return above == a && a != b;
}

} // namespace organograph
