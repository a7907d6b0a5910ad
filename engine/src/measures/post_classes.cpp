// SPDX-License-Identifier: Apache-2.0
#include "measures/post_classes.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace organograph::detail {
namespace post_classes_parts {
namespace {

constexpr std::size_t most_series = 64; // a bit each

// Those with so many posts of the index, the largest first.
std::vector<MeetingId> large_series(const SeriesIndex &index, std::size_t seats_from) {
  std::vector<MeetingId> out;
  for (std::size_t m = 0; m < index.posts.rows(); ++m)
    if (index.posts[m].size() >= seats_from)
      out.push_back(id_at<MeetingId>(m));
  std::ranges::stable_sort(out, std::ranges::greater{},
                           [&](MeetingId m) { return index.posts[organograph::index(m)].size(); });
  out.resize(std::min(out.size(), most_series));
  return out;
}

// By what they serve. False where there are too many classes.
bool begin(const Model &model, const SeriesIndex &index, std::size_t most, PostClasses &to) {
  std::map<std::vector<OrganisationId>, std::uint32_t> known;
  std::vector<OrganisationId> served;
  to.of.assign(index.series.rows(), UINT32_MAX);
  for (std::size_t p = 0; p < to.of.size(); ++p) {
    if (index.series[p].empty())
      continue;
    served.clear();
    for (const Served &each : model->posts.serves[p])
      served.push_back(each.organisation);
    const auto [of, is_new] = known.try_emplace(served, static_cast<std::uint32_t>(to.some.size()));
    if (is_new) {
      if (to.some.size() == most)
        return false;
      to.some.push_back(id_at<PostId>(p));
      to.posts.push_back(0);
      to.attended.push_back(0);
    }
    to.of[p] = of->second;
    ++to.posts[of->second];
  }
  return true;
}

// Parts each class into those who attend and the rest. False, and nothing changes, where that makes too many.
bool part(std::span<const PostId> attending, unsigned bit, std::size_t most, PostClasses &to) {
  std::vector<std::uint64_t> attend(to.some.size());
  for (const PostId post : attending)
    ++attend[to.of[index(post)]];
  std::vector<std::uint32_t> becomes(to.some.size(), UINT32_MAX);
  const std::size_t before = to.some.size();
  const auto parted =
      static_cast<std::size_t>(std::ranges::count_if(attend, [](std::uint64_t count) { return count > 0; }));
  std::size_t whole = 0;
  for (std::size_t c = 0; c < before; ++c)
    whole += attend[c] > 0 && attend[c] == to.posts[c];
  if (before + parted - whole > most)
    return false;
  for (std::uint32_t c = 0; c < before; ++c) {
    if (attend[c] == 0)
      continue;
    becomes[c] = c;
    if (attend[c] < to.posts[c]) {
      becomes[c] = static_cast<std::uint32_t>(to.some.size());
      to.some.push_back(to.some[c]);
      to.posts.push_back(attend[c]);
      to.attended.push_back(to.attended[c]);
      to.posts[c] -= attend[c];
    }
    to.attended[becomes[c]] |= std::uint64_t{1} << bit;
  }
  for (const PostId post : attending)
    to.of[index(post)] = becomes[to.of[index(post)]];
  return true;
}

} // namespace
} // namespace post_classes_parts

PostClasses post_classes(const Model &model, const SeriesIndex &index, const ClassBounds &bounds) {
  using namespace post_classes_parts;
  const std::vector<MeetingId> large = large_series(index, bounds.seats_from);
  PostClasses out;
  if (large.empty() || !begin(model, index, bounds.classes, out))
    return {};
  out.is_known.assign(index.posts.rows(), 0);
  unsigned bit = 0;
  for (const MeetingId series : large)
    if (part(index.posts[organograph::index(series)], bit, bounds.classes, out)) {
      out.is_known[organograph::index(series)] = 1;
      ++bit;
    }
  return bit == 0 ? PostClasses{} : out;
}

} // namespace organograph::detail
