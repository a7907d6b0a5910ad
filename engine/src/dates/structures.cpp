// SPDX-License-Identifier: Apache-2.0
#include "comparison/comparison_parts.hpp"
#include "dates/way.hpp"
#include "organograph/engine/timeline.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace organograph {

namespace {

std::vector<ChangedPost> changed_between(const StructureOnDay &before, const StructureOnDay &after) {
  Comparison comparison;
  comparison.before.span_of_control = before.spans;
  comparison.after.span_of_control = after.spans;
  detail::compare_posts(
      {before.model, after.model,
       detail::same_rows<PostId>(before.model, before.model->posts.id, after.model, after.model->posts.id)},
      comparison);
  return std::move(comparison.posts);
}

// No days where the rows of one make no model.
StructureOverDays structures_of(dates::Way &way, const std::string &scenario,
                                const std::vector<std::string> &days) {
  StructureOverDays out{scenario, {}};
  for (const std::string &day : days) {
    const dates::StateOfWay state = way.at(day);
    if (!state.there())
      return {scenario, {}};
    StructureOnDay next{day, state.model(), span_of_control(state.model()), {}};
    if (!out.days.empty())
      next.changed = changed_between(out.days.back(), next);
    out.days.push_back(std::move(next));
  }
  return out;
}

} // namespace

std::vector<StructureOverDays> structures_over_days(const Draft &model, std::span<const Scenario> scenarios,
                                                    std::span<const std::string> wanted, unsigned threads,
                                                    std::size_t most) {
  const std::size_t posts = TableView(model, TableId::posts).rows();
  if (!keeps_structures(posts, most))
    return {};
  std::vector<std::string> ends = {""};
  ends.insert(ends.end(), wanted.begin(), wanted.end());
  std::vector<std::unique_ptr<dates::Way>> ways;
  std::size_t all_days = 0;
  for (const std::string &end : ends) {
    ways.push_back(std::make_unique<dates::Way>(model, scenarios, end, threads));
    all_days += ways.back()->days().size();
  }
  if (all_days > most / std::max<std::size_t>(posts, 1))
    return {};
  std::vector<StructureOverDays> out;
  for (std::size_t e = 0; e < ends.size(); ++e)
    if (const std::vector<std::string> days = ways[e]->days(); days.size() > 1)
      if (StructureOverDays made = structures_of(*ways[e], ends[e], days); !made.days.empty())
        out.push_back(std::move(made));
  return out;
}

} // namespace organograph
