// SPDX-License-Identifier: Apache-2.0
// Whose posts are gone, and for how many of them a place is ring-fenced.
#include "comparison/comparison_parts.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace organograph::detail {

std::vector<HolderName> holders_of_post(const Model &model, PostId post) {
  return holders_of(model.text(model->posts.holder[index(post)]),
                    model.text(model->posts.holder_id[index(post)]));
}

void NamedHolders::add(const Model &model, PostId post) {
  for (const HolderName &one : holders_of_post(model, post)) {
    if (!one.id.empty())
      ids_.insert(one.id);
    if (!one.name.empty())
      (one.id.empty() ? bare_names_ : numbered_names_).insert(one.name);
  }
}

bool NamedHolders::has(const HolderName &one) const {
  if (!one.id.empty() && ids_.contains(one.id))
    return true;
  return !one.name.empty() &&
         (bare_names_.contains(one.name) || (one.id.empty() && numbered_names_.contains(one.name)));
}

std::vector<Holder> holders_at_risk(const Model &before_model, const Model &after,
                                    std::span<const ChangedPost> posts) {
  NamedHolders named_after;
  for (std::size_t p = 0; p < after->posts.size(); ++p)
    named_after.add(after, id_at<PostId>(p));
  std::unordered_map<std::string_view, std::size_t, detail::TextHash> by_id, by_name;
  std::vector<Holder> out;
  const Posts &before = before_model->posts;
  for (const ChangedPost &post : posts) {
    const std::size_t p = index(post.before);
    if (post.change != PostChange::deleted ||
        (before.status[p] != Status::filled && before.status[p] != Status::seconded))
      continue;
    auto holders = holders_of_post(before_model, post.before);
    if (holders.empty())
      holders.emplace_back();
    for (const HolderName &one : holders) {
      if (!one.known()) {
        out.push_back({{}, {}, {post.before}});
        continue;
      }
      if (named_after.has(one))
        continue;
      auto &known = one.id.empty() ? by_name : by_id;
      const auto [at, is_new] = known.try_emplace(one.id.empty() ? one.name : one.id, out.size());
      if (is_new)
        out.push_back({one.name, one.id, {}});
      if (auto &lost = out[at->second].lost; lost.empty() || lost.back() != post.before)
        lost.push_back(post.before); // a cell may name someone twice
    }
  }
  return out;
}

namespace {

// --- counts, by employer and grade ---------------------------------------------------------------------

void count_people(const Model &before, std::span<const Holder> at_risk, Comparison &to) {
  std::map<std::pair<OrganisationId, std::string_view>, AtRiskGroup> groups;
  const auto group_of = [&](PostId post) -> AtRiskGroup & {
    const OrganisationId employer = before->posts.employer[index(post)];
    const std::string_view grade = before.text(before->posts.grade[index(post)]);
    return groups.try_emplace({employer, grade}, AtRiskGroup{employer, std::string(grade)}).first->second;
  };
  for (const Holder &holder : at_risk) {
    ++to.at_risk;
    ++group_of(holder.lost.front()).at_risk;
    to.posts_at_risk.insert(to.posts_at_risk.end(), holder.lost.begin(), holder.lost.end());
  }
  std::ranges::sort(to.posts_at_risk); // one of a job share stands there for each holder
  to.posts_at_risk.erase(std::ranges::unique(to.posts_at_risk).begin(), to.posts_at_risk.end());
  for (const ChangedPost &post : to.posts) {
    if (post.change != PostChange::deleted)
      continue;
    const Status status = before->posts.status[index(post.before)];
    if (status == Status::interim || status == Status::acting) {
      ++to.no_impact;
      ++group_of(post.before).no_impact;
    } else if (status == Status::vacant) {
      ++to.vacant_deleted;
      ++group_of(post.before).vacant_deleted;
    }
  }
  for (auto &[key, group] : groups)
    to.at_risk_groups.push_back(std::move(group));
}

// --- ring-fenced places --------------------------------------------------------------------------------

/// Posts that are places, in after's order, each with the posts before that its ring-fence names.
struct FencedPosts {
  std::vector<PostId> posts;
  std::vector<std::vector<PostId>> of_posts;
};

/// A created post; or one that an earlier scenario of the chain created, still vacant, for somebody whose
/// post ends here.
bool is_place(const TwoModels &models, PostId post, std::span<const PostId> of_posts) {
  return models.posts.before[index(post)] == none<PostId> ||
         (models.after->posts.status[index(post)] == Status::vacant &&
          std::ranges::any_of(of_posts,
                              [&](PostId of) { return models.posts.after[index(of)] == none<PostId>; }));
}

FencedPosts fenced_posts(const TwoModels &models, std::span<const RingFence> ring_fences) {
  const auto before = rows_by_id<PostId>(models.before, models.before->posts.id);
  const auto after = rows_by_id<PostId>(models.after, models.after->posts.id);
  std::map<PostId, std::vector<PostId>> places;
  for (const RingFence &ring_fence : ring_fences) {
    const auto post = after.find(ring_fence.post);
    if (post == after.end() || ring_fence.of_posts.empty())
      continue;
    std::vector<PostId> of_posts;
    for (const std::string &id : ring_fence.of_posts)
      if (const auto of = before.find(id); of != before.end())
        of_posts.push_back(of->second);
    if (is_place(models, post->second, of_posts))
      places.emplace(post->second, std::move(of_posts));
  }
  FencedPosts out;
  for (auto &[post, of_posts] : places) {
    out.posts.push_back(post);
    out.of_posts.push_back(std::move(of_posts));
  }
  return out;
}

/// By holder at risk: the posts (places) that are ring-fenced to a post that the holder lost, rising.
Csr<std::uint32_t> places_of_holders(std::span<const Holder> holders, const FencedPosts &fenced,
                                     std::size_t posts_before) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t h = 0; h < holders.size(); ++h)
    for (const PostId lost : holders[h].lost)
      pairs.emplace_back(index(lost), h);
  const Csr<std::uint32_t> losers = group_by_row(posts_before, pairs);
  pairs.clear();
  for (std::size_t place = 0; place < fenced.posts.size(); ++place)
    for (const PostId lost : fenced.of_posts[place])
      for (const std::uint32_t holder : losers[index(lost)])
        pairs.emplace_back(holder, place);
  std::ranges::sort(pairs);
  pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
  return group_by_row(holders.size(), pairs);
}

Places places_for(const TwoModels &models, std::span<const Holder> holders, const FencedPosts &fenced) {
  Places out;
  if (fenced.posts.empty())
    return out;
  const auto id = [](const Model &model, PostId post) {
    return std::string(model.text(model->posts.id[index(post)]));
  };
  const auto places_of = places_of_holders(holders, fenced, models.before->posts.size());
  const PlaceMatching matching = match_places(places_of, fenced.posts.size());
  out.matched = matching.size;
  for (std::size_t h = 0; h < holders.size(); ++h) {
    RingFencedHolder holder{std::string(holders[h].name), {}, {}, matching.holders[h]};
    for (const PostId lost : holders[h].lost)
      holder.lost_posts.push_back(id(models.before, lost));
    for (const std::uint32_t place : places_of[h])
      holder.places.push_back(id(models.after, fenced.posts[place]));
    if (holder.holder.empty())
      holder.holder = "holder of " + holder.lost_posts.front();
    out.holders.push_back(std::move(holder));
  }
  for (std::size_t place = 0; place < fenced.posts.size(); ++place)
    out.posts.push_back({id(models.after, fenced.posts[place]), matching.places[place]});
  return out;
}

} // namespace

void compare_people(const TwoModels &models, std::span<const RingFence> ring_fences, Comparison &to) {
  const std::vector<Holder> at_risk = holders_at_risk(models.before, models.after, to.posts);
  count_people(models.before, at_risk, to);
  to.places = places_for(models, at_risk, fenced_posts(models, ring_fences));
}

} // namespace organograph::detail
