// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/duplicated_attendance.hpp"

#include "line_order.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace organograph {
namespace {

constexpr std::size_t meetings_per_block = 4096;

/// What the seats ask of a post, side by side: one place in memory for each seat instead of seven.
struct PostFacts {
  FunctionId function;
  std::uint32_t tier, layer;
  PostId manager;
  LineInterval line;
  std::uint32_t served_set; ///< equal for posts that serve the same organisations
  bool tier_given;
};

std::vector<PostFacts> facts_of(const Posts &posts) {
  const std::vector<LineInterval> line = line_intervals(posts);
  std::map<std::vector<OrganisationId>, std::uint32_t> joint_sets;
  std::vector<PostFacts> facts(posts.size());
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const auto served = posts.serves[p];
    // Even numbers are single organisations, odd ones sets of several.
    std::uint32_t set = static_cast<std::uint32_t>(index(served.front().organisation)) * 2;
    if (served.size() > 1) {
      std::vector<OrganisationId> organisations;
      for (const Served &of : served)
        organisations.push_back(of.organisation);
      const auto number = static_cast<std::uint32_t>(joint_sets.size()) * 2 + 1;
      set = joint_sets.try_emplace(std::move(organisations), number).first->second;
    }
    facts[p] = {posts.function[p], posts.tier[p], posts.layer[p],          posts.manager[p],
                line[p],           set,           posts.tier_given[p] != 0};
  }
  return facts;
}

/// Sums of hours or money over those attendances for which they are known.
struct PartlyKnown {
  double sum = 0;
  std::uint64_t known = 0;

  void add(std::uint64_t attendances, double of_each) {
    if (!is_known(of_each))
      return;
    sum += static_cast<double>(attendances) * of_each;
    known += attendances;
  }
  void merge(const PartlyKnown &other) {
    sum += other.sum;
    known += other.known;
  }
  /// Empty when there are attendances and nothing is known of any.
  std::optional<double> of(std::uint64_t attendances) const {
    return attendances > 0 && known == 0 ? std::nullopt : std::optional(sum);
  }
};

struct Tally {
  std::uint64_t attendances = 0, compared = 0, duplicated = 0, across = 0;
  PartlyKnown hours, duplicated_hours, duplicated_cost;

  void merge(const Tally &other) {
    attendances += other.attendances;
    compared += other.compared;
    duplicated += other.duplicated;
    across += other.across;
    hours.merge(other.hours);
    duplicated_hours.merge(other.duplicated_hours);
    duplicated_cost.merge(other.duplicated_cost);
  }
  DuplicatedFigures figures() const {
    DuplicatedFigures out;
    out.attendances = attendances;
    out.compared = compared;
    out.duplicated = duplicated;
    out.across_organisations = across;
    out.within_organisation = duplicated - across;
    if (compared > 0)
      out.duplicated_share = static_cast<double>(duplicated) / static_cast<double>(compared);
    out.hours_per_year = hours.of(attendances);
    out.duplicated_hours_per_year = duplicated_hours.of(duplicated);
    out.duplicated_cost_per_year = duplicated_cost.of(duplicated);
    return out;
  }
};

/// A seat among those of its meeting: sorted, counterparts stand side by side, posts rising.
struct Place {
  std::uint64_t function_and_tier;
  std::uint32_t seat;
  bool operator<(const Place &other) const {
    return std::pair(function_and_tier, seat) < std::pair(other.function_and_tier, other.seat);
  }
};

std::uint64_t joined(std::uint32_t high, std::uint32_t low) {
  return std::uint64_t{high} << 32 | low;
}
FunctionId function_of(const Place &place) {
  return static_cast<FunctionId>(place.function_and_tier >> 32);
}

/// What one block of meetings adds up to. Merged in block order.
struct Partial {
  DuplicatedAttendance counts; ///< its counters and groups; the figures are made at the end
  Tally all;
  std::vector<std::pair<FunctionId, Tally>> functions; ///< those met, as met
};

/// Measures the meetings of one block, one after the other; the vectors are reused between them.
class BlockOfMeetings {
public:
  BlockOfMeetings(const Model &model, const std::vector<PostFacts> &facts, double hours_per_fte)
      : model_(model), facts_(facts), hours_per_fte_(hours_per_fte),
        place_of_function_(model->functions.id.size(), UINT32_MAX) {}

  DuplicatedFigures measure(MeetingId meeting, std::span<const Seat> seats, MeetingKind kind) {
    seats_ = seats;
    here_.clear();
    for (const Seat &seat : seats)
      here_.push_back(facts_[index(seat.post)]);
    hours_ = model_->meetings->hours_per_year(index(meeting));
    Tally tally;
    count_kind(kind);
    count_counterparts(meeting, kind == MeetingKind::representation, tally);
    count_line();
    out_.all.merge(tally);
    return tally.figures();
  }
  Partial finish() && { return std::move(out_); }

private:
  void count_kind(MeetingKind kind) {
    out_.counts.meetings_without_duration += !is_known(hours_);
    if (kind == MeetingKind::team) {
      ++out_.counts.team_meetings;
      out_.counts.team_attendances += seats_.size();
    } else if (kind == MeetingKind::case_ || kind == MeetingKind::statutory) {
      ++out_.counts.other_meetings;
      out_.counts.other_attendances += seats_.size();
    }
  }

  void count_counterparts(MeetingId meeting, bool compares, Tally &tally) {
    places_.clear();
    for (std::uint32_t s = 0; s < here_.size(); ++s) {
      const auto function = static_cast<std::uint32_t>(index(here_[s].function));
      places_.push_back({joined(function, here_[s].tier), s});
    }
    std::sort(places_.begin(), places_.end());
    for (auto first = places_.begin(); first != places_.end();) {
      const FunctionId function = function_of(*first);
      const auto last = std::find_if(first, places_.end(),
                                     [&](const Place &place) { return function_of(place) != function; });
      Tally of_function;
      of_function.attendances = static_cast<std::uint64_t>(last - first);
      of_function.hours.add(of_function.attendances, hours_);
      if (compares && function != none<FunctionId>)
        compare(meeting, function, {first, last}, of_function);
      if (compares)
        out_.counts.not_compared += of_function.attendances - of_function.compared;
      tally.merge(of_function);
      if (function != none<FunctionId>)
        tally_of(function).merge(of_function);
      first = last;
    }
  }

  /// The attendances of one function in a compared meeting, tier by tier.
  void compare(MeetingId meeting, FunctionId function, std::span<const Place> places, Tally &tally) {
    for (std::size_t i = 0; i < places.size();) {
      const std::uint64_t key = places[i].function_and_tier;
      counterparts_.clear();
      for (; i < places.size() && places[i].function_and_tier == key; ++i)
        if (seats_[places[i].seat].role != Role::statutory)
          counterparts_.push_back(places[i].seat);
      tally.compared += counterparts_.size();
      if (counterparts_.size() >= 2)
        add_group(meeting, function, tally);
    }
  }

  void add_group(MeetingId meeting, FunctionId function, Tally &tally) {
    CounterpartGroup group{meeting, function, here_[counterparts_.front()].tier, {}, 0, 0, false, {}, {}};
    group.posts.reserve(counterparts_.size());
    served_sets_.clear();
    for (const std::uint32_t s : counterparts_) {
      group.posts.push_back(seats_[s].post);
      served_sets_.push_back(here_[s].served_set);
      group.inferred_tier = group.inferred_tier || !here_[s].tier_given;
    }
    std::sort(served_sets_.begin(), served_sets_.end());
    const auto distinct = std::unique(served_sets_.begin(), served_sets_.end()) - served_sets_.begin();
    const std::size_t duplicated = counterparts_.size() - 1;
    group.across_organisations = static_cast<std::uint32_t>(distinct - 1);
    group.within_organisation = static_cast<std::uint32_t>(duplicated) - group.across_organisations;
    const double cost = hours_ * mean_hourly_cost(group.posts); // of each; unknown if either is

    tally.duplicated += duplicated;
    tally.across += group.across_organisations;
    tally.duplicated_hours.add(duplicated, hours_);
    tally.duplicated_cost.add(duplicated, cost);
    out_.counts.across_on_inferred_tiers += group.inferred_tier ? group.across_organisations : 0;
    out_.counts.duplicated_without_cost += is_known(cost) ? 0 : duplicated;
    if (is_known(hours_))
      group.hours_per_year = static_cast<double>(duplicated) * hours_;
    if (is_known(cost))
      group.cost_per_year = static_cast<double>(duplicated) * cost;
    out_.counts.groups.push_back(std::move(group));
  }

  double mean_hourly_cost(std::span<const PostId> members) const {
    const Posts &posts = model_->posts;
    double sum = 0, known = 0;
    for (const PostId post : members)
      if (const double cost = posts.annual_cost[index(post)]; is_known(cost)) {
        sum += cost / (posts.fte[index(post)] * hours_per_fte_);
        ++known;
      }
    return known > 0 ? sum / known : unknown;
  }

  Tally &tally_of(FunctionId function) {
    std::uint32_t &place = place_of_function_[index(function)];
    if (place == UINT32_MAX) {
      place = static_cast<std::uint32_t>(out_.functions.size());
      out_.functions.emplace_back(function, Tally{});
    }
    return out_.functions[place].second;
  }

  /// Depth first, whoever is above a seat and attends is on the stack when its turn comes.
  void count_line() {
    if (here_.size() < 2)
      return;
    in_line_.clear();
    above_.clear();
    for (std::uint32_t s = 0; s < here_.size(); ++s)
      in_line_.push_back(joined(here_[s].line.enter, s));
    std::sort(in_line_.begin(), in_line_.end());
    for (const std::uint64_t place : in_line_) {
      const auto s = static_cast<std::uint32_t>(place);
      while (!above_.empty() && !here_[above_.back()].line.holds(here_[s].line.enter))
        above_.pop_back();
      if (!above_.empty()) {
        const auto attends = [&](std::size_t nth_above, PostId post) {
          return above_.size() >= nth_above && seats_[above_[above_.size() - nth_above]].post == post;
        };
        const bool own = attends(1, here_[s].manager);
        out_.counts.under_a_superior += 1;
        out_.counts.with_own_manager += own;
        out_.counts.both_managers_present += own && attends(2, here_[above_.back()].manager);
      }
      above_.push_back(s);
    }
    out_.counts.layered += three_layers_of_one_organisation();
  }

  bool three_layers_of_one_organisation() {
    const auto [top, bottom] = std::minmax_element(
        here_.begin(), here_.end(), [](const PostFacts &a, const PostFacts &b) { return a.layer < b.layer; });
    if (bottom->layer - top->layer < 2)
      return false;
    layers_.clear();
    for (std::size_t s = 0; s < here_.size(); ++s)
      for (const Served &served : model_->posts.serves[index(seats_[s].post)])
        layers_.push_back(joined(static_cast<std::uint32_t>(index(served.organisation)), here_[s].layer));
    std::sort(layers_.begin(), layers_.end());
    layers_.erase(std::unique(layers_.begin(), layers_.end()), layers_.end());
    for (std::size_t i = 2; i < layers_.size(); ++i)
      if (layers_[i] >> 32 == layers_[i - 2] >> 32)
        return true;
    return false;
  }

  const Model &model_;
  const std::vector<PostFacts> &facts_;
  double hours_per_fte_;
  Partial out_;
  std::vector<std::uint32_t> place_of_function_; // in out_.functions
  // the meeting in hand
  std::span<const Seat> seats_;
  std::vector<PostFacts> here_; // of the seats
  double hours_ = unknown;
  std::vector<Place> places_;
  std::vector<std::uint32_t> counterparts_, served_sets_, above_;
  std::vector<std::uint64_t> in_line_, layers_;
};

void add_counts(DuplicatedAttendance &into, DuplicatedAttendance &&from) {
  into.not_compared += from.not_compared;
  into.team_meetings += from.team_meetings;
  into.team_attendances += from.team_attendances;
  into.other_meetings += from.other_meetings;
  into.other_attendances += from.other_attendances;
  into.across_on_inferred_tiers += from.across_on_inferred_tiers;
  into.duplicated_without_cost += from.duplicated_without_cost;
  into.meetings_without_duration += from.meetings_without_duration;
  into.both_managers_present += from.both_managers_present;
  into.layered += from.layered;
  into.with_own_manager += from.with_own_manager;
  into.under_a_superior += from.under_a_superior;
  std::move(from.groups.begin(), from.groups.end(), std::back_inserter(into.groups));
  from.groups = {};
}

} // namespace

DuplicatedAttendance duplicated_attendance(const Model &model, const ReducedAttendance &attendance,
                                           std::span<const MeetingKind> kinds,
                                           const DuplicatedAttendanceOptions &options) {
  const std::vector<PostFacts> facts = facts_of(model->posts);
  DuplicatedAttendance out;
  out.kinds.assign(kinds.begin(), kinds.end());
  out.meetings.resize(kinds.size());
  std::vector<Partial> partials = detail::fold_blocks<Partial>(
      kinds.size(), meetings_per_block, options.threads, [&](std::size_t first, std::size_t last) {
        BlockOfMeetings block(model, facts, options.hours_per_fte);
        for (std::size_t m = first; m < last; ++m)
          out.meetings[m] = block.measure(id_at<MeetingId>(m), attendance.seats[m], kinds[m]);
        return std::move(block).finish();
      });

  std::size_t groups = 0;
  for (const Partial &partial : partials)
    groups += partial.counts.groups.size();
  out.groups.reserve(groups);
  Tally all;
  std::vector<Tally> functions(model->functions.id.size());
  for (Partial &partial : partials) {
    add_counts(out, std::move(partial.counts));
    all.merge(partial.all);
    for (const auto &[function, tally] : partial.functions)
      functions[index(function)].merge(tally);
  }
  out.all = all.figures();
  for (const Tally &tally : functions)
    out.functions.push_back(tally.figures());
  for (const std::uint32_t seats : attendance.same_holder)
    out.same_holder += seats;
  return out;
}

std::uint64_t duplicated_among(const Model &model, std::span<const Seat> seats) {
  const Posts &posts = model->posts;
  std::vector<std::uint64_t> counterparts;
  for (const Seat &seat : reduce_seats(model, seats)) {
    const FunctionId function = posts.function[index(seat.post)];
    if (function != none<FunctionId> && seat.role != Role::statutory)
      counterparts.push_back(
          joined(static_cast<std::uint32_t>(index(function)), posts.tier[index(seat.post)]));
  }
  std::sort(counterparts.begin(), counterparts.end());
  const auto distinct = std::unique(counterparts.begin(), counterparts.end()) - counterparts.begin();
  return counterparts.size() - static_cast<std::size_t>(distinct);
}

} // namespace organograph
