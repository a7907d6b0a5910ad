// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/duplicated_attendance.hpp"

#include "line_order.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <bit>
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
  std::uint32_t served_set; ///< equal for posts that serve the same organisations; see serves_one()
  bool tier_given;

  bool serves_one() const { return served_set % 2 == 0; } ///< then served_set is twice its number
};

std::vector<PostFacts> facts_of(const Posts &posts) {
  const std::vector<LineInterval> line = line_intervals(posts);
  std::map<std::vector<OrganisationId>, std::uint32_t> joint_sets;
  std::vector<PostFacts> facts(posts.size());
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const auto served = posts.serves[p];
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

  void attend(std::uint64_t seats, double hours_of_each) {
    attendances += seats;
    hours.add(seats, hours_of_each);
  }
  void add(const CounterpartGroup &group, double hours_of_each, double cost_of_each) {
    const std::uint64_t seats = group.posts.size() - 1;
    duplicated += seats;
    across += group.across_organisations;
    duplicated_hours.add(seats, hours_of_each);
    duplicated_cost.add(seats, cost_of_each);
  }
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

/// Two numbers as one to sort by; the low one is a seat's place in its meeting.
std::uint64_t joined(std::size_t high, std::size_t low) {
  return std::uint64_t{high} << 32 | low;
}
std::size_t high_of(std::uint64_t both) {
  return both >> 32;
}
std::size_t seat_of(std::uint64_t both) {
  return both & UINT32_MAX;
}

/// The first position of [from, keys.size()) whose high number is another than that at `from`.
std::size_t end_of_run(const std::vector<std::uint64_t> &keys, std::size_t from) {
  std::size_t end = from + 1;
  while (end < keys.size() && high_of(keys[end]) == high_of(keys[from]))
    ++end;
  return end;
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
    tally.attend(seats.size(), hours_);
    count_kind(kind);
    count_functions(meeting, kind == MeetingKind::representation, tally);
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

  void count_functions(MeetingId meeting, bool compares, Tally &of_meeting) {
    by_function_.clear();
    for (std::size_t s = 0; s < here_.size(); ++s)
      by_function_.push_back(joined(index(here_[s].function), s));
    std::sort(by_function_.begin(), by_function_.end());
    for (std::size_t first = 0, last; first < by_function_.size(); first = last) {
      last = end_of_run(by_function_, first);
      const auto function = id_at<FunctionId>(high_of(by_function_[first]));
      std::uint64_t compared = 0;
      if (function != none<FunctionId>) {
        Tally &of_function = tally_of(function);
        of_function.attend(last - first, hours_);
        if (compares)
          compared = compare(meeting, first, last, of_meeting, of_function);
        of_function.compared += compared;
        of_meeting.compared += compared;
      }
      if (compares)
        out_.counts.not_compared += last - first - compared;
    }
  }

  /// Finds the counterparts among the seats of one function, tier by tier; returns how many are compared.
  std::uint64_t compare(MeetingId meeting, std::size_t first, std::size_t last, Tally &of_meeting,
                        Tally &of_function) {
    by_tier_.clear();
    for (std::size_t i = first; i < last; ++i)
      if (const std::size_t s = seat_of(by_function_[i]); seats_[s].role != Role::statutory)
        by_tier_.push_back(joined(here_[s].tier, s));
    std::sort(by_tier_.begin(), by_tier_.end());
    for (std::size_t from = 0, to; from < by_tier_.size(); from = to) {
      to = end_of_run(by_tier_, from);
      if (to - from < 2)
        continue;
      CounterpartGroup group = group_of(meeting, std::span(by_tier_).subspan(from, to - from));
      const double cost = hours_ * mean_hourly_cost(group.posts); // of each; unknown if either is
      of_meeting.add(group, hours_, cost);
      of_function.add(group, hours_, cost);
      add_group(std::move(group), cost);
    }
    return by_tier_.size();
  }

  CounterpartGroup group_of(MeetingId meeting, std::span<const std::uint64_t> counterparts) {
    const PostFacts &some = here_[seat_of(counterparts.front())];
    CounterpartGroup group{meeting, some.function, some.tier, {}, 0, 0, false, {}, {}};
    group.posts.reserve(counterparts.size());
    served_sets_.clear();
    for (const std::uint64_t key : counterparts) {
      group.posts.push_back(seats_[seat_of(key)].post);
      served_sets_.push_back(here_[seat_of(key)].served_set);
      group.inferred_tier = group.inferred_tier || !here_[seat_of(key)].tier_given;
    }
    std::sort(served_sets_.begin(), served_sets_.end());
    const auto distinct = std::unique(served_sets_.begin(), served_sets_.end()) - served_sets_.begin();
    group.across_organisations = static_cast<std::uint32_t>(distinct - 1);
    group.within_organisation =
        static_cast<std::uint32_t>(counterparts.size()) - 1 - group.across_organisations;
    return group;
  }

  void add_group(CounterpartGroup &&group, double cost_of_each) {
    const std::uint64_t duplicated = group.posts.size() - 1;
    if (is_known(hours_))
      group.hours_per_year = static_cast<double>(duplicated) * hours_;
    if (is_known(cost_of_each))
      group.cost_per_year = static_cast<double>(duplicated) * cost_of_each;
    else
      out_.counts.duplicated_without_cost += duplicated;
    if (group.inferred_tier)
      out_.counts.across_on_inferred_tiers += group.across_organisations;
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
    depth_first_.clear();
    for (std::size_t s = 0; s < here_.size(); ++s)
      depth_first_.push_back(joined(here_[s].line.enter, s));
    std::sort(depth_first_.begin(), depth_first_.end());
    above_.clear();
    const auto attends = [&](std::size_t nth_above, PostId post) {
      return above_.size() >= nth_above && seats_[above_[above_.size() - nth_above]].post == post;
    };
    for (const std::uint64_t key : depth_first_) {
      const PostFacts &post = here_[seat_of(key)];
      while (!above_.empty() && !here_[above_.back()].line.holds(post.line.enter))
        above_.pop_back();
      if (!above_.empty()) {
        const bool own = attends(1, post.manager);
        out_.counts.under_a_superior += 1;
        out_.counts.with_own_manager += own;
        out_.counts.both_managers_present += own && attends(2, here_[above_.back()].manager);
      }
      above_.push_back(seat_of(key));
    }
    out_.counts.layered += three_layers_of_one_organisation();
  }

  bool three_layers_of_one_organisation() {
    constexpr std::uint32_t last_bit = 63; // stands for all layers from there on
    std::uint64_t layers = 0;
    for (const PostFacts &post : here_)
      layers |= std::uint64_t{1} << std::min(post.layer, last_bit);
    if (std::popcount(layers) < 3 && layers >> last_bit == 0)
      return false;
    layers_.clear();
    for (std::size_t s = 0; s < here_.size(); ++s)
      if (here_[s].serves_one())
        layers_.push_back(joined(here_[s].served_set / 2, here_[s].layer));
      else
        for (const Served &served : model_->posts.serves[index(seats_[s].post)])
          layers_.push_back(joined(index(served.organisation), here_[s].layer));
    std::sort(layers_.begin(), layers_.end());
    layers_.erase(std::unique(layers_.begin(), layers_.end()), layers_.end());
    for (std::size_t i = 2; i < layers_.size(); ++i)
      if (high_of(layers_[i]) == high_of(layers_[i - 2]))
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
  std::vector<std::uint64_t> by_function_, by_tier_, depth_first_, layers_;
  std::vector<std::uint32_t> served_sets_;
  std::vector<std::size_t> above_; // seats whose line is being gone through
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
      counterparts.push_back(joined(index(function), posts.tier[index(seat.post)]));
  }
  std::sort(counterparts.begin(), counterparts.end());
  const auto distinct = std::unique(counterparts.begin(), counterparts.end()) - counterparts.begin();
  return counterparts.size() - static_cast<std::size_t>(distinct);
}

} // namespace organograph
