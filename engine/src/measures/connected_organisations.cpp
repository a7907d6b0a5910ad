// SPDX-License-Identifier: Apache-2.0
// Which organisations lines and meetings connect: a component's, each with each. A meeting joins all who
// attend it, so no two of them need be looked at together (Tarjan 1975: union-find).
#include "organograph/engine/bridges.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace organograph {
namespace connected_organisations_parts {
namespace {

class Components {
public:
  explicit Components(std::size_t posts) : above_(posts) {
    std::iota(above_.begin(), above_.end(), std::uint32_t{0});
  }

  std::uint32_t of(std::uint32_t post) {
    while (above_[post] != post)
      post = above_[post] = above_[above_[post]];
    return post;
  }
  // The earliest post stands for all.
  void join(PostId a, PostId b) {
    const std::uint32_t of_a = of(static_cast<std::uint32_t>(a)), of_b = of(static_cast<std::uint32_t>(b));
    above_[std::max(of_a, of_b)] = std::min(of_a, of_b);
  }

private:
  std::vector<std::uint32_t> above_;
};

Components components_of(const Model &model) {
  const Posts &posts = model->posts;
  Components out(posts.size());
  for (std::size_t p = 0; p < posts.size(); ++p)
    if (posts.manager[p] != none<PostId>)
      out.join(id_at<PostId>(p), posts.manager[p]);
  if (model->meetings)
    for (std::size_t m = 0; m < model->meetings->size(); ++m) {
      const auto seats = model->meetings->seats[m];
      for (std::size_t s = 1; s < seats.size(); ++s)
        out.join(seats[0].post, seats[s].post);
    }
  return out;
}

} // namespace
} // namespace connected_organisations_parts

std::vector<OrganisationPair> connected_organisations(const Model &model, const BridgeOptions &options) {
  if (options.ties_at_least > 1) {
    BridgeOptions without = options;
    without.betweenness = false;
    return bridges(model, without).connected;
  }
  auto components = connected_organisations_parts::components_of(model);
  std::vector<std::pair<std::uint32_t, OrganisationId>> served; // component, organisation
  for (std::uint32_t p = 0; p < model->posts.size(); ++p)
    for (const Served &each : model->posts.serves[p]) {
      const std::pair next(components.of(p), each.organisation);
      if (served.empty() || served.back() != next)
        served.push_back(next);
    }
  std::ranges::sort(served);
  served.erase(std::unique(served.begin(), served.end()), served.end());
  std::vector<OrganisationPair> out;
  for (std::size_t first = 0, last = 0; first < served.size(); first = last) {
    while (last < served.size() && served[last].first == served[first].first)
      ++last;
    for (std::size_t a = first; a < last; ++a)
      for (std::size_t b = a + 1; b < last; ++b)
        out.emplace_back(served[a].second, served[b].second);
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

} // namespace organograph
