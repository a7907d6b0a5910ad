// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/service_heads.hpp"

#include "measures/line_order.hpp"
#include "measures/post_functions.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace organograph {
namespace {

/// A post that heads a function, or may.
struct Head {
  FunctionId function;
  OrganisationId organisation;
  PostId post;
  bool known;
};

/// Goes down the lines, depth first, and counts of each function how many above have it.
class HeadFinder {
public:
  explicit HeadFinder(const Model &model)
      : posts_(&model->posts), line_(line_intervals(model->posts)), above_(model->functions.id.size()) {}

  std::vector<Head> find() && {
    std::vector<PostId> depth_first(posts_->size());
    for (std::size_t p = 0; p < posts_->size(); ++p)
      depth_first[line_[p].enter] = id_at<PostId>(p);
    for (const PostId post : depth_first) {
      const std::size_t p = index(post);
      while (!managers_.empty() && !line_[index(managers_.back().post)].holds(line_[p].enter))
        leave();
      if (posts_->assistant[p] == 0) // beside the line
        enter(post);
    }
    return std::move(heads_);
  }

private:
  struct Manager {
    PostId post;
    bool line_known;
  };

  void enter(PostId post) {
    const std::size_t p = index(post);
    const bool line_known =
        posts_->manager_not_known[p] == 0 && (managers_.empty() || managers_.back().line_known);
    for_each_function(*posts_, p, [&](FunctionId function) {
      if (above_[index(function)] == 0)
        for (const Served &served : posts_->serves[p])
          heads_.push_back({function, served.organisation, post, line_known});
    });
    for_each_function(*posts_, p, [&](FunctionId function) { ++above_[index(function)]; });
    managers_.push_back({post, line_known});
  }

  void leave() {
    for_each_function(*posts_, index(managers_.back().post),
                      [&](FunctionId function) { --above_[index(function)]; });
    managers_.pop_back();
  }

  const Posts *posts_;
  std::vector<LineInterval> line_;
  std::vector<std::uint32_t> above_; ///< by FunctionId: managers of the post in hand that have it
  std::vector<Manager> managers_;
  std::vector<Head> heads_;
};

void group_heads(std::vector<Head> heads, HeadsAndLines &out) {
  std::ranges::sort(heads, {},
                    [](const Head &head) { return std::tuple(head.function, head.organisation, head.post); });
  for (std::size_t i = 0; i < heads.size();) {
    ServiceHeads service{heads[i].function, heads[i].organisation, {}, {}};
    for (; i < heads.size() && heads[i].function == service.function &&
           heads[i].organisation == service.organisation;
         ++i)
      (heads[i].known ? service.heads : service.may_be_heads).push_back(heads[i].post);
    ++out.services;
    out.several_heads += service.several();
    out.several_not_known += service.may_be_several();
    if (service.several() || service.may_be_several())
      out.several.push_back(std::move(service));
  }
}

/// Of those that are named: both lists are rising.
bool serves_all(const Model &model, PostId post, PostId of) {
  return std::ranges::includes(model->posts.serves[index(post)], model->posts.serves[index(of)], {},
                               &Served::organisation, &Served::organisation);
}

void compare_managers(const Model &model, HeadsAndLines &out) {
  const Posts &posts = model->posts;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    if (posts.organisations_served(p) < 2)
      continue;
    out.narrower_not_known += posts.manager_not_known[p] != 0;
    if (posts.manager[p] != none<PostId> && !serves_all(model, posts.manager[p], id_at<PostId>(p)))
      out.narrower_manager.push_back(id_at<PostId>(p));
  }
}

void find_second_lines(const Model &model, HeadsAndLines &out) {
  const Posts &posts = model->posts;
  std::vector<PostId> with_two;
  for (const ReportingLine &line : model->reporting_lines) {
    const PostId manager = posts.manager[index(line.post)];
    if (manager == none<PostId> || serves_all(model, manager, line.reports_to))
      continue;
    out.second_lines.push_back({line.post, line.reports_to, line.kind});
    with_two.push_back(line.post);
  }
  std::ranges::sort(with_two);
  out.two_lines = static_cast<std::uint64_t>(std::ranges::unique(with_two).begin() - with_two.begin());
}

} // namespace

HeadsAndLines service_heads(const Model &model) {
  HeadsAndLines out;
  group_heads(HeadFinder(model).find(), out);
  compare_managers(model, out);
  find_second_lines(model, out);
  return out;
}

} // namespace organograph
