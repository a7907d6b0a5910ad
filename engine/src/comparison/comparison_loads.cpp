// SPDX-License-Identifier: Apache-2.0
// Whose load is another after: by services, meetings and the work of deleted posts.
#include "comparison/comparison_parts.hpp"

#include <map>
#include <optional>
#include <string>

namespace organograph::detail {

namespace {

/// Where the ways of successors end: at a post that is there after, or nowhere.
class Heirs {
public:
  Heirs(std::span<const std::pair<std::string, std::string>> successors, const Model &after)
      : there_(rows_by_id<PostId>(after, after->posts.id)) {
    for (const auto &[post, successor] : successors)
      left_to_[post] = successor;
  }

  /// Of a post that is not there after.
  PostId of(std::string_view post) {
    std::vector<std::string_view> way;
    PostId heir = none<PostId>;
    for (;;) {
      const auto [known, is_new] = heirs_.try_emplace(post, none<PostId>); // who comes here again goes round
      if (!is_new) {
        heir = known->second;
        break;
      }
      way.push_back(post);
      const auto next = left_to_.find(post);
      if (next == left_to_.end())
        break;
      post = next->second;
      if (const auto found = there_.find(post); found != there_.end()) {
        heir = found->second;
        break;
      }
    }
    for (const std::string_view each : way)
      heirs_[each] = heir;
    return heir;
  }

private:
  std::map<std::string_view, std::string_view> left_to_;
  std::unordered_map<std::string_view, PostId, TextHash> there_, heirs_;
};

bool is_same(const PostLoad &a, const PostLoad &b) {
  return a.remits == b.remits && a.governance_systems == b.governance_systems && a.series == b.series &&
         a.meeting_hours == b.meeting_hours;
}

void add_replaced(const TwoModels &models, PostId post, const Capacity &before, LoadChange &to) {
  to.replaced.push_back(post);
  to.replaced_fte += models.before->posts.fte[index(post)];
  const std::optional<std::uint32_t> remits = load_of(models.before, before, post).remits;
  to.replaced_remits =
      to.replaced_remits && remits ? std::optional(*to.replaced_remits + *remits) : std::nullopt;
}

std::map<PostId, LoadChange> replacing(const TwoModels &models, const Capacity &before, Heirs heirs) {
  std::map<PostId, LoadChange> out;
  for (std::size_t p = 0; p < models.posts.after.size(); ++p) {
    if (models.posts.after[p] != none<PostId>)
      continue;
    const PostId heir = heirs.of(models.before.text(models.before->posts.id[p]));
    if (heir != none<PostId>)
      add_replaced(
          models, id_at<PostId>(p), before,
          out.try_emplace(heir, LoadChange{models.posts.before[index(heir)], heir, {}, 0, 0}).first->second);
  }
  return out;
}

} // namespace

void compare_loads(const TwoModels &models, std::span<const std::pair<std::string, std::string>> successors,
                   Comparison &to) {
  std::map<PostId, LoadChange> replaced;
  if (!successors.empty())
    replaced = replacing(models, to.before.capacity, Heirs(successors, models.after));
  for (std::size_t p = 0; p < models.posts.before.size(); ++p) {
    const auto after = id_at<PostId>(p);
    const PostId before = models.posts.before[p];
    if (const auto found = replaced.find(after); found != replaced.end())
      to.loads.push_back(std::move(found->second));
    else if (before == none<PostId> || !is_same(load_of(models.before, to.before.capacity, before),
                                                load_of(models.after, to.after.capacity, after)))
      to.loads.push_back({before, after, {}, 0, 0});
  }
}

} // namespace organograph::detail
