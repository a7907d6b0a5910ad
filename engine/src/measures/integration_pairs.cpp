// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/integration_depth.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace organograph {

bool too_many_served_pairs(const Model &model) {
  const auto pairs_of_all = [](std::uint64_t count) { return count * (count - (count > 0 ? 1 : 0)) / 2; };
  const std::size_t organisations = model->organisations.id.size(), functions = model->functions.id.size();
  if (pairs_of_all(organisations) <= served_pairs_up_to / std::max<std::size_t>(functions, 1))
    return false;
  const Posts &posts = model->posts;
  std::vector<std::pair<std::uint32_t, PostId>> of_functions;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    if (const FunctionId own = posts.function[p]; own != none<FunctionId>)
      of_functions.emplace_back(static_cast<std::uint32_t>(index(own)), id_at<PostId>(p));
    for (const FunctionId further : posts.further_functions[p])
      of_functions.emplace_back(static_cast<std::uint32_t>(index(further)), id_at<PostId>(p));
  }
  const Csr<PostId> by_function = group_by_row(functions, of_functions);
  std::vector<std::uint32_t> met(organisations, UINT32_MAX); // by the function that met it last
  std::uint64_t pairs = 0;
  for (std::uint32_t f = 0; f < functions && pairs <= served_pairs_up_to; ++f) {
    std::uint64_t served = 0;
    for (const PostId post : by_function[f])
      for (const Served &of : posts.serves[index(post)])
        served += std::exchange(met[index(of.organisation)], f) != f ? 1U : 0U;
    pairs += pairs_of_all(served);
  }
  return pairs > served_pairs_up_to;
}

} // namespace organograph
