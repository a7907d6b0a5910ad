// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/capacity.hpp"

#include "measures/post_functions.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace organograph {
namespace {

/// By OrganisationId: equal numbers for the same words, but for case; 0: blank.
std::vector<std::uint32_t> numbered_systems(const Model &model) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> out;
  for (const TextId text : model->organisations.governance) {
    std::string words(without_blanks(model.text(text)));
    std::ranges::transform(words, words.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const auto number = static_cast<std::uint32_t>(numbers.size() + 1);
    out.push_back(words.empty() ? 0 : numbers.try_emplace(std::move(words), number).first->second);
  }
  return out;
}

struct Systems {
  std::uint32_t distinct = 0;
  bool all_known = true;
};

Systems systems_of(const Posts &posts, std::size_t p, const std::vector<std::uint32_t> &governance) {
  if (posts.organisations_served(p) == 1) {
    const bool known = governance[index(posts.serves[p].front().organisation)] != 0;
    return {known ? 1U : 0U, known};
  }
  std::vector<std::uint32_t> systems;
  for (const Served &served : posts.serves[p])
    if (const std::uint32_t system = governance[index(served.organisation)]; system != 0)
      systems.push_back(system);
  const bool all_known = systems.size() == posts.organisations_served(p);
  std::ranges::sort(systems);
  systems.erase(std::unique(systems.begin(), systems.end()), systems.end());
  return {static_cast<std::uint32_t>(systems.size()), all_known};
}

void add_remits(Remits &to, std::uint32_t remits) {
  ++to.posts;
  to.sum += remits;
  to.most = std::max(to.most.value_or(0), remits);
}

/// The strategic tiers: who has which function there, for the organisation alone or with others.
class StrategicTiers {
public:
  StrategicTiers(const Posts &posts, std::uint32_t tiers) : posts_(&posts), tiers_(tiers) {}

  void add_post(std::size_t p, Capacity &out) {
    if (posts_->assistant[p] != 0)
      return;
    const std::uint32_t tier = posts_->tier[p];
    const bool joint = posts_->organisations_served(p) >= 2;
    const std::uint32_t functions = count_functions(*posts_, p);
    const auto remits = static_cast<std::uint32_t>(functions * posts_->organisations_served(p));
    const auto count = [&](CapacityScope &scope) {
      scope.tiers_not_known += tier == 0;
      if (tier == 0 || tier > tiers_.size())
        return;
      ++(joint ? scope.shared_posts : scope.own_posts);
      if (functions > 0)
        add_remits(scope.remits, remits);
    };
    count(out.all);
    for (const Served &served : posts_->serves[p])
      count(out.organisations[index(served.organisation)]);
    if (tier == 0 || tier > tiers_.size())
      return;
    TierLoad &load = tiers_[tier - 1];
    ++load.posts;
    if (functions > 0)
      add_remits(load.remits, remits);
    for (const Served &served : posts_->serves[p])
      for_each_function(*posts_, p, [&](FunctionId function) {
        held_.push_back({served.organisation, function, joint});
      });
  }

  void finish(Capacity &out) && {
    for (std::uint32_t tier = 1; tier <= tiers_.size(); ++tier)
      if (TierLoad &load = tiers_[tier - 1]; load.posts > 0) {
        load.tier = tier;
        out.tiers.push_back(load);
      }
    std::ranges::sort(held_); // an own post stands before joint ones
    out.without_own_post.resize(out.organisations.size());
    for (std::size_t i = 0; i < held_.size(); ++i) {
      const Held &each = held_[i];
      const bool first = i == 0 || std::pair(held_[i - 1].organisation, held_[i - 1].function) !=
                                       std::pair(each.organisation, each.function);
      if (!first || !each.joint)
        continue;
      out.without_own_post[index(each.organisation)].push_back(each.function);
      ++out.organisations[index(each.organisation)].functions_without_own_post;
      ++out.all.functions_without_own_post;
    }
  }

private:
  struct Held {
    OrganisationId organisation;
    FunctionId function;
    bool joint;
    auto operator<=>(const Held &) const = default;
  };

  const Posts *posts_;
  std::vector<TierLoad> tiers_; ///< from tier 1
  std::vector<Held> held_;
};

void add_fte(const Posts &posts, std::size_t p, Capacity &out) {
  const bool joint = posts.organisations_served(p) >= 2;
  (joint ? out.all.shared_fte : out.all.own_fte) += posts.fte[p];
  for (const Served &served : posts.serves[p]) {
    CapacityScope &scope = out.organisations[index(served.organisation)];
    (joint ? scope.shared_fte : scope.own_fte) += posts.fte[p] * served.share;
  }
  if (joint) {
    ++out.all.joint_posts_employed;
    ++out.organisations[index(posts.employer[p])].joint_posts_employed;
  }
}

void set_own_share(CapacityScope &scope) {
  if (const double all = scope.own_fte + scope.shared_fte; is_known(all) && all > 0)
    scope.own_share = scope.own_fte / all;
}

/// By PostId: the top of its line, where that is known and has reports; else none.
std::vector<PostId> leaders_of(const Posts &posts) {
  std::vector<PostId> out(posts.size(), none<PostId>);
  for (const PostId post : posts.top_down) {
    const std::size_t p = index(post);
    if (posts.manager[p] != none<PostId>)
      out[p] = out[index(posts.manager[p])];
    else if (posts.manager_not_known[p] == 0 && !posts.reports[p].empty())
      out[p] = post;
  }
  return out;
}

std::vector<Visibility> visibility(const Model &model, const std::vector<MeetingLoad> &meetings) {
  const Posts &posts = model->posts;
  const std::vector<PostId> leader = leaders_of(posts);
  std::vector<std::uint8_t> sees(posts.size());
  std::vector<std::uint8_t> sits(posts.size()); // leaders in the meeting in hand
  std::vector<PostId> present;
  for (std::size_t m = 0; m < model->meetings->size(); ++m) {
    const auto seats = model->meetings->seats[m];
    for (const Seat &seat : seats)
      if (leader[index(seat.post)] == seat.post) {
        sits[index(seat.post)] = 1;
        present.push_back(seat.post);
      }
    if (present.empty())
      continue;
    for (const Seat &seat : seats)
      if (const PostId of = leader[index(seat.post)]; of != none<PostId> && sits[index(of)] != 0)
        sees[index(seat.post)] = 1;
    for (const PostId post : present)
      sits[index(post)] = 0;
    present.clear();
  }
  std::vector<Visibility> out;
  std::vector<std::uint32_t> place(posts.size()); // of leaders
  for (std::size_t p = 0; p < posts.size(); ++p)
    if (leader[p] == id_at<PostId>(p)) {
      place[p] = static_cast<std::uint32_t>(out.size());
      out.push_back({leader[p], 0, 0, 0});
    }
  for (std::size_t p = 0; p < posts.size(); ++p) {
    if (leader[p] == none<PostId> || leader[p] == id_at<PostId>(p))
      continue;
    Visibility &of = out[place[index(leader[p])]];
    ++of.below;
    of.known += meetings[p].series > 0;
    of.seen += sees[p];
  }
  return out;
}

OutsideLoad outside(const Model &model, const Capacity &capacity, const SpanOfControl &spans,
                    const LoadLimit &limit) {
  OutsideLoad out;
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    const auto post = id_at<PostId>(p);
    const PostLoad load = load_of(model, capacity, post);
    if (limit.remits && load.remits && *load.remits > *limit.remits)
      out.remits.push_back(post);
    if (limit.meeting_share && load.meeting_share && *load.meeting_share > *limit.meeting_share)
      out.meeting_share.push_back(post);
    if (!limit.span || !model->lines_given || spans.posts.direct_reports[p] == 0)
      continue;
    if (spans.posts.direct_reports[p] > limit.span->high)
      out.span_above.push_back(post);
    else if (spans.posts.direct_reports[p] < limit.span->low)
      out.span_below.push_back(post);
  }
  return out;
}

} // namespace

double hours_of_seat(const Model &model, MeetingId meeting, const Seat &seat) {
  const double duration = model->meetings->duration_hours[index(meeting)],
               attended = model->meetings->attended(seat);
  return is_known(attended) ? duration * attended : model->meetings->hours_per_year(index(meeting));
}

std::vector<MeetingLoad> meeting_loads(const Model &model) {
  std::vector<MeetingLoad> loads(model->posts.size());
  if (!model->meetings)
    return loads;
  for (std::size_t m = 0; m < model->meetings->size(); ++m)
    for (const Seat &seat : model->meetings->seats[m]) {
      MeetingLoad &load = loads[index(seat.post)];
      ++load.series;
      if (is_known(model->meetings->duration_hours[m])) {
        ++load.with_duration;
        load.hours += hours_of_seat(model, id_at<MeetingId>(m), seat);
      }
    }
  return loads;
}

Capacity capacity(const Model &model, const SpanOfControl &spans, const CapacityOptions &options) {
  const Posts &posts = model->posts;
  Capacity out;
  out.hours_per_fte = options.hours_per_fte;
  out.organisations.resize(model->organisations.id.size());
  out.governance = numbered_systems(model);
  StrategicTiers tiers(posts, options.strategic_tiers);
  for (std::size_t p = 0; p < posts.size(); ++p) {
    add_fte(posts, p, out);
    tiers.add_post(p, out);
    if (posts.organisations_served(p) < 2)
      continue;
    const Systems systems = systems_of(posts, p, out.governance);
    *out.two_systems += systems.distinct >= 2;
    out.systems_not_known += systems.distinct < 2 && !systems.all_known;
  }
  std::move(tiers).finish(out);
  set_own_share(out.all);
  std::ranges::for_each(out.organisations, set_own_share);
  if (model->meetings) {
    out.meetings = meeting_loads(model);
    out.series_max = 0;
    for (const MeetingLoad &load : out.meetings)
      out.series_max = std::max(*out.series_max, load.series);
    if (model->lines_given)
      out.leaders = visibility(model, out.meetings);
  }
  if (options.limit)
    out.outside = outside(model, out, spans, *options.limit);
  return out;
}

PostLoad load_of(const Model &model, const Capacity &capacity, PostId post) {
  const Posts &posts = model->posts;
  const std::size_t p = index(post);
  PostLoad out;
  out.organisations = static_cast<std::uint32_t>(posts.organisations_served(p));
  if (const std::uint32_t functions = count_functions(posts, p); functions > 0) {
    out.functions = functions;
    out.remits = functions * out.organisations;
  }
  if (const Systems systems = systems_of(posts, p, capacity.governance); systems.all_known)
    out.governance_systems = systems.distinct;
  if (capacity.meetings.empty())
    return out;
  const MeetingLoad &load = capacity.meetings[p];
  out.series = load.series;
  out.series_without_duration = load.series - load.with_duration;
  out.meeting_hours = load.hours_known();
  if (out.meeting_hours)
    out.meeting_share = *out.meeting_hours / (posts.fte[p] * capacity.hours_per_fte);
  return out;
}

} // namespace organograph
