// SPDX-License-Identifier: Apache-2.0
#include "figures/ranking.hpp"

#include <algorithm>
#include <tuple>

namespace organograph::viz {

namespace {

// Only the first n need their order.
template <class Item, class Before> void keep_first(std::vector<Item> &items, std::size_t n, Before before) {
  const auto kept = static_cast<std::ptrdiff_t>(std::min(n, items.size()));
  std::partial_sort(items.begin(), items.begin() + kept, items.end(), before);
  items.resize(static_cast<std::size_t>(kept));
}

} // namespace

std::vector<MeetingId> most_duplicated(const Model &model, const DuplicatedAttendance &result,
                                       std::size_t n) {
  struct Ranked {
    double hours;
    std::uint32_t duplicated;
    MeetingId meeting;
  };
  std::vector<Ranked> ranked;
  for (std::size_t m = 0; m < result.meetings.size(); ++m)
    if (const std::uint32_t duplicated = result.meetings[m].duplicated; duplicated > 0) {
      const auto meeting = id_at<MeetingId>(m);
      ranked.push_back({result.figures_of(model, meeting).duplicated_hours_per_year_high.value_or(0),
                        duplicated, meeting});
    }
  keep_first(ranked, n, [&](const Ranked &a, const Ranked &b) {
    if (a.hours != b.hours)
      return a.hours > b.hours;
    if (a.duplicated != b.duplicated)
      return a.duplicated > b.duplicated;
    return model.text(model->meetings->id[index(a.meeting)]) <
           model.text(model->meetings->id[index(b.meeting)]);
  });
  std::vector<MeetingId> out;
  for (const Ranked &meeting : ranked)
    out.push_back(meeting.meeting);
  return out;
}

std::vector<MeetingId> with_most_duplicated_seats(const DuplicatedAttendance &result, std::size_t n) {
  std::vector<MeetingId> out;
  for (std::size_t m = 0; m < result.meetings.size(); ++m)
    if (result.meetings[m].duplicated > 0)
      out.push_back(id_at<MeetingId>(m));
  keep_first(out, n, [&](MeetingId a, MeetingId b) {
    const std::uint32_t of_a = result.meetings[index(a)].duplicated,
                        of_b = result.meetings[index(b)].duplicated;
    return of_a != of_b ? of_a > of_b : a < b;
  });
  return out;
}

std::vector<const PartnerFunction *> contacts_in_order(const Model &model, const PartnerContact &result) {
  std::vector<const PartnerFunction *> out;
  out.reserve(result.pairs.size());
  for (const PartnerFunction &pair : result.pairs)
    out.push_back(&pair);
  const auto key = [&](const PartnerFunction *pair) {
    return std::tuple(!pair->dual_ownership, !pair->shared, -static_cast<double>(pair->posts.size()),
                      model.text(model->partners->id[index(pair->partner)]),
                      model.text(model->functions.id[index(pair->function)]));
  };
  std::ranges::sort(out, std::less{}, key);
  return out;
}

std::vector<PostId> most_loaded(const Model &model, const Analysis &analysis, std::size_t n) {
  struct Ranked {
    std::uint32_t remits, series;
    PostId post;
  };
  std::vector<Ranked> ranked;
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    const PostLoad load = load_of(model, analysis.capacity, id_at<PostId>(p));
    if (load.remits || load.series.value_or(0) > 0)
      ranked.push_back({load.remits.value_or(0), load.series.value_or(0), id_at<PostId>(p)});
  }
  keep_first(ranked, n, [](const Ranked &a, const Ranked &b) {
    return std::tuple(b.remits, b.series, a.post) < std::tuple(a.remits, a.series, b.post);
  });
  std::vector<PostId> out;
  for (const Ranked &each : ranked)
    out.push_back(each.post);
  return out;
}

std::vector<PostId> most_between(const Model &model, const Bridges &result, std::size_t n) {
  std::vector<PostId> out;
  for (std::size_t p = 0; p < result.betweenness.size(); ++p)
    if (result.betweenness[p] > 0)
      out.push_back(id_at<PostId>(p));
  const auto key = [&](PostId post) {
    return std::tuple(-result.betweenness[index(post)], model.text(model->posts.id[index(post)]));
  };
  keep_first(out, n, [&](PostId a, PostId b) { return key(a) < key(b); });
  return out;
}

} // namespace organograph::viz
