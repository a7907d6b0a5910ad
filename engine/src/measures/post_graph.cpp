// SPDX-License-Identifier: Apache-2.0
#include "measures/post_graph.hpp"

#include <algorithm>
#include <numeric>

namespace organograph::detail {

std::vector<CommonSeries> ties_of(const Model &model, std::uint32_t at_least, unsigned threads) {
  if (!model->meetings)
    return {};
  at_least = std::max(at_least, 1u);
  return pairs_with_common_series(index_series(model, at_least, threads), at_least, threads);
}

Csr<PostId> neighbours_of(const Posts &posts, std::vector<CommonSeries> ties) {
  const auto for_each_edge = [&](auto fn) {
    for (std::size_t p = 0; p < posts.size(); ++p)
      if (posts.manager[p] != none<PostId>)
        fn(id_at<PostId>(p), posts.manager[p]);
    for (const CommonSeries &tie : ties)
      fn(tie.a, tie.b);
  };
  std::vector<std::uint32_t> starts(posts.size() + 1, 0);
  for_each_edge([&](PostId a, PostId b) { ++starts[index(a) + 1], ++starts[index(b) + 1]; });
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  Csr<PostId> out;
  out.items.resize(starts.back());
  std::vector<std::uint32_t> ends = starts;
  for_each_edge([&](PostId a, PostId b) {
    out.items[ends[index(a)]++] = b;
    out.items[ends[index(b)]++] = a;
  });
  out.offsets.push_back(0);
  auto kept = out.items.begin(); // rows move towards the front as repetitions go
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const auto first = out.items.begin() + starts[p], last = out.items.begin() + starts[p + 1];
    std::sort(first, last);
    for (auto neighbour = first; neighbour != last; ++neighbour)
      if (neighbour == first || *neighbour != *(kept - 1))
        *kept++ = *neighbour;
    out.offsets.push_back(static_cast<std::uint32_t>(kept - out.items.begin()));
  }
  out.items.erase(kept, out.items.end());
  return out;
}

} // namespace organograph::detail
