// SPDX-License-Identifier: Apache-2.0
// What mirror pairs come to.
#include "organograph/engine/meeting_pairs.hpp"

#include "measures/attendance_tally.hpp"
#include "measures/identifier_order.hpp"
#include "measures/mirror_meetings.hpp"
#include "measures/same_people.hpp"
#include "model/csr_graph.hpp"
#include "organograph/engine/detail/parallel.hpp"
#include "organograph/engine/duplicated_attendance.hpp"

#include <boost/graph/connected_components.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace organograph {
namespace {

// --- what mirror pairs come to -------------------------------------------------------------------------

// Connected groups of the pairs' graph, each rising, by first member.
std::vector<std::vector<MeetingId>> groups_of(const std::vector<MirrorPair> &pairs) {
  std::vector<MeetingId> meetings;
  for (const MirrorPair &pair : pairs)
    meetings.insert(meetings.end(), {pair.a, pair.b});
  std::sort(meetings.begin(), meetings.end());
  meetings.erase(std::unique(meetings.begin(), meetings.end()), meetings.end());
  const auto vertex = [&](MeetingId meeting) {
    return static_cast<std::uint32_t>(std::lower_bound(meetings.begin(), meetings.end(), meeting) -
                                      meetings.begin());
  };
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const MirrorPair &pair : pairs)
    edges.emplace_back(vertex(pair.a), vertex(pair.b));
  const Csr<std::uint32_t> rows = detail::joined(meetings.size(), edges);
  std::vector<std::uint32_t> group(meetings.size());
  if (meetings.empty())
    return {};
  // Components are numbered in the order of their first vertices.
  std::vector<std::vector<MeetingId>> out(boost::connected_components(detail::CsrGraph{rows}, group.data()));
  for (std::size_t v = 0; v < meetings.size(); ++v)
    out[group[v]].push_back(meetings[v]);
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

void add_joint_officers(const Model &model, MeetingPairs &out) {
  std::vector<std::uint32_t> group_of(model->meetings->size());
  for (std::uint32_t g = 0; g < out.mirror_groups.size(); ++g)
    for (const MeetingId meeting : out.mirror_groups[g])
      group_of[index(meeting)] = g;
  std::vector<std::vector<PostId>> posts(out.mirror_groups.size());
  std::vector<PostId> all;
  for (const MirrorPair &pair : out.mirror) {
    auto &of_group = posts[group_of[index(pair.a)]];
    of_group.insert(of_group.end(), pair.joint_posts.begin(), pair.joint_posts.end());
  }
  const auto make_distinct = [](std::vector<PostId> &list) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  PartlyKnown hours;
  for (std::size_t g = 0; g < posts.size(); ++g) {
    make_distinct(posts[g]);
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

void add_mirror(const Model &model, std::span<const MeetingKind> kinds, unsigned threads, MeetingPairs &out) {
  out.mirror = detail::mirror_pairs(model, kinds, threads);
  std::vector<std::uint8_t> paired(model->meetings->size());
  for (const MirrorPair &pair : out.mirror)
    paired[index(pair.a)] = paired[index(pair.b)] = 1;
  const auto place = detail::places_by_bytes(model, model->meetings->id, paired);
  const auto before = [&](MeetingId a, MeetingId b) { return place[index(a)] < place[index(b)]; };
  std::sort(out.mirror.begin(), out.mirror.end(), [&](const MirrorPair &x, const MirrorPair &y) {
    if (x.common_partners.size() != y.common_partners.size())
      return x.common_partners.size() > y.common_partners.size();
    return x.a != y.a ? before(x.a, y.a) : before(x.b, y.b);
  });
  detail::for_each_block(out.mirror.size(), 256, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      MirrorPair &pair = out.mirror[i];
      pair.attendances_that_become_duplicated =
          become_duplicated(model, kinds, std::array{std::min(pair.a, pair.b), std::max(pair.a, pair.b)});
      pair.joint_posts = joint_posts_of(model, pair);
    }
  });
  out.mirror_groups = groups_of(out.mirror);
  out.mirrored_hours_per_year.assign(model->partners ? model->partners->size() : 0, 0.0);
  out.partner_hours_freed_per_year = 0;
  bool some_known = out.mirror_groups.empty();
  for (const auto &group : out.mirror_groups) {
    out.attendances_that_become_duplicated += become_duplicated(model, kinds, group);
    some_known = add_hours_freed(model, group, out) || some_known;
  }
  if (!some_known)
    out.partner_hours_freed_per_year.reset();
  add_joint_officers(model, out);
}

} // namespace

MeetingPairs meeting_pairs(const Model &model, std::span<const MeetingKind> kinds,
                           const MeetingPairsOptions &options) {
  MeetingPairs out;
  // Side by side: the one has parts for one thread alone while the other can use them all.
  detail::for_each_block(2, 1, options.threads, [&](std::size_t which, std::size_t) {
    if (which == 0)
      out.same_people = detail::same_people(model, options);
    else
      add_mirror(model, kinds, options.threads, out);
  });
  return out;
}

} // namespace organograph
