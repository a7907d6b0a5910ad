// SPDX-License-Identifier: Apache-2.0
// What mirror pairs come to.
#include "organograph/engine/meeting_pairs.hpp"

#include "measures/attendance_tally.hpp"
#include "measures/mirror_meetings.hpp"
#include "measures/same_people.hpp"
#include "model/csr_graph.hpp"
#include "organograph/engine/detail/parallel.hpp"
#include "organograph/engine/duplicated_attendance.hpp"

#include <boost/graph/connected_components.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace organograph {
namespace {

// --- what mirror pairs come to -------------------------------------------------------------------------

// Connected classes: of each its group, numbered by the first meeting; UINT32_MAX where it is in no pair.
std::vector<std::uint32_t> group_of_classes(const detail::MirrorMeetings &mirror, std::size_t &groups) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  std::vector<std::uint8_t> paired(mirror.series.size());
  for (const auto &[a, b] : mirror.paired) {
    edges.emplace_back(a, b);
    paired[a] = paired[b] = 1;
  }
  const Csr<std::uint32_t> rows = detail::joined(mirror.series.size(), edges);
  std::vector<std::uint32_t> component(mirror.series.size());
  if (!component.empty())
    boost::connected_components(detail::CsrGraph{rows}, component.data());
  // A class is numbered by its first meeting, and a component by its first class.
  std::vector<std::uint32_t> number(mirror.series.size(), UINT32_MAX);
  groups = 0;
  for (std::size_t c = 0; c < component.size(); ++c)
    if (std::uint32_t &of = number[component[c]]; paired[c] != 0 && of == UINT32_MAX)
      of = static_cast<std::uint32_t>(groups++);
  for (std::size_t c = 0; c < component.size(); ++c)
    component[c] = paired[c] != 0 ? number[component[c]] : UINT32_MAX;
  return component;
}

// Each rising, by first member.
std::vector<std::vector<MeetingId>> groups_of(const detail::MirrorMeetings &mirror,
                                              const std::vector<std::uint32_t> &group_of,
                                              std::size_t groups) {
  std::vector<std::vector<MeetingId>> out(groups);
  for (std::size_t c = 0; c < group_of.size(); ++c)
    if (group_of[c] != UINT32_MAX) {
      const auto members = mirror.series.members[c];
      out[group_of[c]].insert(out[group_of[c]].end(), members.begin(), members.end());
    }
  for (std::vector<MeetingId> &group : out)
    std::ranges::sort(group);
  return out;
}

// The seats of a post in several meetings as one: the first, statutory if any is.
Seat joined_seats(std::span<const Seat> of_one_post) {
  Seat out = of_one_post.front();
  for (const Seat &seat : of_one_post.subspan(1))
    if (seat.role == Role::statutory)
      out.role = Role::statutory;
  return out;
}

// What becomes duplicated when meetings (rising) are one: it is compared if any was (else its kind is the
// first one's, which is not compared either).
std::int64_t become_duplicated(const Model &model, std::span<const MeetingKind> kinds,
                               std::span<const MeetingId> meetings) {
  const FunctionId function = model->meetings->function[index(meetings.front())]; // of all of them
  std::int64_t before = 0;
  bool compared = false;
  std::vector<Seat> seats;
  for (const MeetingId meeting : meetings) {
    const auto own = model->meetings->seats[index(meeting)];
    seats.insert(seats.end(), own.begin(), own.end());
    if (kinds[index(meeting)] != MeetingKind::representation)
      continue;
    compared = true;
    before += static_cast<std::int64_t>(duplicated_among(model, function, own));
  }
  if (!compared)
    return 0;
  std::ranges::stable_sort(seats, {}, &Seat::post);
  std::vector<Seat> joined;
  for (std::size_t first = 0, last = 0; first < seats.size(); first = last) {
    while (last < seats.size() && seats[last].post == seats[first].post)
      ++last;
    joined.push_back(joined_seats(std::span(seats).subspan(first, last - first)));
  }
  return static_cast<std::int64_t>(duplicated_among(model, function, joined)) - before;
}

bool serves_any(const Model &model, PostId post, const std::vector<OrganisationId> &side) {
  return std::ranges::any_of(side,
                             [&](OrganisationId organisation) { return model.serves(post, organisation); });
}

std::vector<PostId> joint_posts_of(const Model &model, const MirrorPair &pair) {
  const auto there = model->meetings->seats[index(pair.b)];
  std::vector<PostId> out;
  for (const Seat &seat : model->meetings->seats[index(pair.a)]) {
    const auto same = std::ranges::lower_bound(there, seat.post, {}, &Seat::post);
    if (same != there.end() && same->post == seat.post &&
        serves_any(model, seat.post, pair.organisations_a) &&
        serves_any(model, seat.post, pair.organisations_b))
      out.push_back(seat.post);
  }
  return out;
}

// Hours of a group's meetings that joint officers would be spared; `posts`: those of the group, rising.
void add_hours_twice(const Model &model, const std::vector<MeetingId> &group,
                     const std::vector<PostId> &posts, PartlyKnown &out) {
  std::vector<double> sum(posts.size()), largest(posts.size());
  for (const MeetingId meeting : group) {
    const double hours = model->meetings->hours_per_year(index(meeting));
    if (!is_known(hours))
      continue;
    for (const Seat &seat : model->meetings->seats[index(meeting)])
      if (const auto at = std::ranges::lower_bound(posts, seat.post); at != posts.end() && *at == seat.post) {
        const auto post = static_cast<std::size_t>(at - posts.begin());
        sum[post] += hours;
        largest[post] = std::max(largest[post], hours);
        ++out.known;
      }
  }
  for (std::size_t post = 0; post < posts.size(); ++post)
    out.sum += sum[post] - largest[post];
}

void make_distinct(std::vector<PostId> &list) {
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// Those who attend some series of the class, rising.
std::vector<PostId> attending(const Model &model, std::span<const MeetingId> members) {
  std::vector<PostId> out;
  for (const MeetingId meeting : members)
    for (const Seat &seat : model->meetings->seats[index(meeting)])
      out.push_back(seat.post);
  make_distinct(out);
  return out;
}

// joint_posts of all pairs, by group: of two classes those who attend some series of each.
std::vector<std::vector<PostId>> joint_posts_by_group(const Model &model,
                                                      const detail::MirrorMeetings &mirror,
                                                      const std::vector<std::uint32_t> &group_of,
                                                      std::size_t groups, unsigned threads) {
  std::vector<std::vector<PostId>> posts(mirror.series.size()), out(groups);
  detail::for_each_block(mirror.series.size(), 256, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t c = first; c < last; ++c)
      if (group_of[c] != UINT32_MAX)
        posts[c] = attending(model, mirror.series.members[c]);
  });
  std::vector<std::size_t> distinct(groups, 0); // of each group, when that was last looked at
  for (const auto &[a, b] : mirror.paired) {
    const auto &sides = mirror.series.sides;
    std::vector<PostId> &to = out[group_of[a]];
    const std::size_t before = to.size();
    std::ranges::set_intersection(posts[a], posts[b], std::back_inserter(to));
    to.erase(std::remove_if(to.begin() + static_cast<std::ptrdiff_t>(before), to.end(),
                            [&](PostId post) {
                              return !serves_any(model, post, sides[mirror.series.side[a]]) ||
                                     !serves_any(model, post, sides[mirror.series.side[b]]);
                            }),
             to.end());
    if (to.size() > 2 * distinct[group_of[a]] + 1024) {
      make_distinct(to);
      distinct[group_of[a]] = to.size();
    }
  }
  std::ranges::for_each(out, make_distinct);
  return out;
}

void add_joint_officers(const Model &model, const std::vector<std::vector<PostId>> &posts,
                        MeetingPairs &out) {
  std::vector<PostId> all;
  PartlyKnown hours;
  for (std::size_t g = 0; g < posts.size(); ++g) {
    all.insert(all.end(), posts[g].begin(), posts[g].end());
    if (!posts[g].empty())
      add_hours_twice(model, out.mirror_groups[g], posts[g], hours);
  }
  make_distinct(all);
  out.joint_officers_twice = all.size();
  out.joint_hours_twice = hours.of(all.size());
}

// Adds what each partner would be spared of one group's hours; true if some meeting has a duration.
bool add_hours_freed(const Model &model, const std::vector<MeetingId> &group, MeetingPairs &out) {
  const Meetings &meetings = *model->meetings;
  std::vector<std::pair<PartnerId, double>> attended;
  bool some_known = false;
  for (const MeetingId meeting : group) {
    const double hours = meetings.hours_per_year(index(meeting));
    some_known = some_known || is_known(hours);
    for (const PartnerId partner : meetings.partners[index(meeting)])
      attended.emplace_back(partner, hours);
  }
  std::stable_sort(attended.begin(), attended.end(),
                   [](const auto &x, const auto &y) { return x.first < y.first; });
  for (std::size_t first = 0, last = 0; first < attended.size(); first = last) {
    double sum = 0, largest = 0;
    bool known = false;
    for (; last < attended.size() && attended[last].first == attended[first].first; ++last)
      if (const double hours = attended[last].second; is_known(hours)) {
        sum += hours;
        largest = std::max(largest, hours);
        known = true;
      }
    std::optional<double> &mirrored = out.mirrored_hours_per_year[index(attended[first].first)];
    if (!known && last - first >= 2)
      mirrored.reset();
    else if (mirrored)
      *mirrored += sum - largest;
    if (out.partner_hours_freed_per_year)
      *out.partner_hours_freed_per_year += sum - largest;
  }
  return some_known;
}

void add_mirror(const Model &model, std::span<const MeetingKind> kinds, const MeetingPairsOptions &options,
                MeetingPairs &out) {
  detail::MirrorMeetings mirror = detail::mirror_meetings(model, kinds, options.most_pairs, options.threads);
  out.mirror_count = mirror.count;
  out.mirror = std::move(mirror.listed);
  detail::for_each_block(out.mirror.size(), 256, options.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      MirrorPair &pair = out.mirror[i];
      pair.attendances_that_become_duplicated =
          become_duplicated(model, kinds, std::array{std::min(pair.a, pair.b), std::max(pair.a, pair.b)});
      pair.joint_posts = joint_posts_of(model, pair);
    }
  });
  std::size_t groups = 0;
  const std::vector<std::uint32_t> group_of = group_of_classes(mirror, groups);
  out.mirror_groups = groups_of(mirror, group_of, groups);
  out.mirrored_hours_per_year.assign(model->partners ? model->partners->size() : 0, 0.0);
  out.partner_hours_freed_per_year = 0;
  bool some_known = out.mirror_groups.empty();
  for (const auto &group : out.mirror_groups) {
    out.attendances_that_become_duplicated += become_duplicated(model, kinds, group);
    some_known = add_hours_freed(model, group, out) || some_known;
  }
  if (!some_known)
    out.partner_hours_freed_per_year.reset();
  add_joint_officers(model, joint_posts_by_group(model, mirror, group_of, groups, options.threads), out);
}

} // namespace

MeetingPairs meeting_pairs(const Model &model, std::span<const MeetingKind> kinds,
                           const MeetingPairsOptions &options) {
  MeetingPairs out;
  // Side by side: the one has parts for one thread alone while the other can use them all.
  detail::for_each_block(2, 1, options.threads, [&](std::size_t which, std::size_t) {
    if (which == 0) {
      detail::SamePeople same = detail::same_people(model, options);
      out.same_people_count = same.count;
      out.same_people = std::move(same.listed);
    } else {
      add_mirror(model, kinds, options, out);
    }
  });
  return out;
}

} // namespace organograph
