// SPDX-License-Identifier: Apache-2.0
#include "measures/line_order.hpp"

#include <ranges>

namespace organograph {

std::vector<LineInterval> line_intervals(const Posts &posts) {
  std::vector<std::uint32_t> size(posts.size(), 1); // of the post and everyone below it
  for (std::size_t i = posts.top_down.size(); i-- > 0;) {
    const PostId post = posts.top_down[i];
    if (const PostId manager = posts.manager[index(post)]; manager != none<PostId>)
      size[index(manager)] += size[index(post)];
  }

  std::vector<LineInterval> line(posts.size());
  std::vector<std::uint32_t> next_below(posts.size()); // first number not given to a report yet
  std::uint32_t next_top = 0;
  for (const PostId post : posts.top_down) {
    const PostId manager = posts.manager[index(post)];
    std::uint32_t &next = manager == none<PostId> ? next_top : next_below[index(manager)];
    line[index(post)] = {next, next + size[index(post)]};
    next_below[index(post)] = next + 1;
    next += size[index(post)];
  }
  return line;
}

} // namespace organograph
