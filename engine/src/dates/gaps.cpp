// SPDX-License-Identifier: Apache-2.0
// Days between two others on which something is missing that is there before and after.
#include "dates/way.hpp"

#include "organograph/engine/spelling.hpp"

#include <set>
#include <utility>

namespace organograph::dates {

// The row of that day that names the post; where there is none, the row that made it what it is.
GapWatch::Place GapWatch::place_of(std::string_view post, const std::string &day, const Draft &draft) const {
  for (const Turn &turn : way_.turns_on(day))
    if (turn.cell("post_id") == post)
      return {turn.file(), turn.line()};
  const TableView posts(draft, TableId::posts);
  for (std::size_t row = 0; row < posts.rows(); ++row)
    if (posts.value(row, "post_id") == post)
      return {draft[TableId::posts]->file(row), posts.line(row)};
  return {"posts.csv", 0};
}

void GapWatch::close(Watched &gap, const std::string &day, const Place &by, std::string_view value,
                     const std::string &what) {
  found.push_back({Code::effective_gap,
                   gap.by.file,
                   gap.by.line,
                   0,
                   std::string(value),
                   "from " + gap.gap_from + " until " + day + " " + what + ": from this row to " + by.file +
                       ":" + std::to_string(by.line),
                   "no days between the two rows",
                   {}});
  gap.gap_from.clear();
}

void GapWatch::see_managers(const std::string &day, const StateOfWay &state) {
  const Model &model = state.model();
  if (!model->lines_given)
    return;
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    const std::string_view id = model.text(model->posts.id[p]);
    const bool has_manager =
        model->posts.manager[p] != none<PostId> || model->posts.manager_not_known[p] != 0;
    auto at = managers_.find(id);
    if (at == managers_.end())
      at = managers_.emplace(id, Watched{}).first;
    Watched &post = at->second;
    if (has_manager && !post.gap_from.empty())
      close(post, day, place_of(id, day, state.draft()), id, shown(id) + " has no line manager");
    else if (!has_manager && post.filled && post.gap_from.empty()) {
      post.gap_from = day;
      post.by = place_of(id, day, state.draft());
    }
    post.filled = post.filled || has_manager;
  }
}

void GapWatch::see_services(const std::string &day, const StateOfWay &state) {
  const Model &model = state.model();
  std::map<std::pair<std::string, std::string>, std::string_view> there; // a post of each
  const auto add = [&](std::size_t p, FunctionId function) {
    if (function != none<FunctionId>)
      for (const Served &served : model->posts.serves[p])
        there.emplace(std::pair(std::string(model.text(model->functions.id[index(function)])),
                                std::string(model.text(model->organisations.id[index(served.organisation)]))),
                      model.text(model->posts.id[p]));
  };
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    add(p, model->posts.function[p]);
    for (const FunctionId further : model->posts.further_functions[p])
      add(p, further);
  }
  for (auto &[service, watched] : services_)
    if (!there.contains(service) && watched.gap_from.empty()) {
      watched.gap_from = day;
      watched.by = place_of(watched.post, day, state.draft());
    }
  for (const auto &[service, post] : there) {
    Watched &watched = services_[service];
    if (!watched.gap_from.empty())
      close(watched, day, place_of(post, day, state.draft()), service.first,
            "no post of " + shown(service.first) + " serves " + shown(service.second));
    watched.post = post;
  }
}

void GapWatch::see(const std::string &day, const StateOfWay &state) {
  see_managers(day, state);
  see_services(day, state);
}

} // namespace organograph::dates
