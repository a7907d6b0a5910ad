// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/duplicated_attendance.hpp"

#include "measures/attendance_tally.hpp"
#include "measures/post_facts.hpp"
#include "measures/sort_few.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace organograph {
namespace {

constexpr std::size_t meetings_per_block = 4096;
constexpr std::size_t meetings_ahead = 6; // whose posts are on their way from memory

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

/// What one block of meetings adds up to. Merged in block order.
struct Partial {
  DuplicatedAttendance counts; ///< its counters and groups; the figures are made at the end
  Tally all;
  PartlyKnown counterparts_hours;
  std::vector<std::pair<FunctionId, Tally>> functions; ///< those met, as met
};

/// Measures the meetings of one block, one after the other; the vectors are reused between them.
class BlockOfMeetings {
public:
  BlockOfMeetings(const Model &model, const PostFactsTable &facts)
      : model_(model), facts_(facts), place_of_function_(model->functions.id.size(), UINT32_MAX) {}

  void expect(std::span<const Seat> seats) const {
    for (const Seat &seat : seats)
      detail::prefetch(&facts_.of[index(seat.post)]);
  }

  MeetingCounts measure(MeetingId meeting, std::span<const Seat> seats, MeetingKind kind) {
    const Meetings &meetings = *model_->meetings;
    meeting_ = meeting;
    seats_ = seats;
    here_.resize(seats.size());
    for (std::size_t s = 0; s < seats.size(); ++s)
      here_[s] = facts_.of[index(seats[s].post)];
    hours_ = meetings.hours_per_year(index(meeting));
    duration_ = meetings.duration_hours[index(meeting)];
    Taken taken;
    for (const Seat &seat : seats)
      taken.add(meetings.attended(seat));
    tally_ = {};
    tally_.attend(taken, duration_, hours_);
    out_.counts.never_attended += meetings.never_attended[index(meeting)].size();
    const auto first_group = static_cast<std::uint32_t>(out_.counts.groups.size());
    count_kind(kind, taken);
    count_functions(kind == MeetingKind::representation);
    count_line();
    out_.all.merge(tally_);
    return {static_cast<std::uint32_t>(seats.size()),      static_cast<std::uint32_t>(tally_.compared),
            static_cast<std::uint32_t>(tally_.duplicated), first_group,
            static_cast<std::uint32_t>(taken.as_invited),  taken.attended};
  }
  Partial finish() && { return std::move(out_); }

private:
  void count_kind(MeetingKind kind, const Taken &taken) {
    out_.counts.meetings_without_duration += !is_known(hours_);
    if (kind == MeetingKind::team) {
      ++out_.counts.team_meetings;
      out_.counts.team_attendances += seats_.size();
    } else if (kind == MeetingKind::counterparts) {
      ++out_.counts.counterparts_meetings;
      out_.counts.counterparts_attendances += seats_.size();
      out_.counterparts_hours.add(seats_.size(), taken.hours(duration_, hours_));
    } else if (kind == MeetingKind::case_ || kind == MeetingKind::statutory) {
      ++out_.counts.other_meetings;
      out_.counts.other_attendances += seats_.size();
    }
  }

  const Counterparts &counterparts(std::uint64_t key) const { return facts_.counterparts[high_of(key)]; }

  // By what the seat speaks for, which is nearly always the post's own function.
  std::uint32_t counterparts_of(std::size_t s, FunctionId of_meeting) const {
    const PostFacts &post = here_[s];
    if (seats_[s].detail == 0 && (!post.has_further_functions || of_meeting == none<FunctionId>))
      return post.counterparts;
    return facts_.number_of(model_.seat_function(of_meeting, seats_[s]),
                            facts_.counterparts[post.counterparts].tier);
  }

  void count_functions(bool compares) {
    keys_.clear();
    const FunctionId of_meeting = model_->meetings->function[index(meeting_)];
    for (std::size_t s = 0; s < here_.size(); ++s)
      keys_.push_back(joined(counterparts_of(s, of_meeting), s));
    detail::sort_few(std::span(keys_));
    for (std::size_t first = 0, last = 0; first < keys_.size(); first = last) {
      const FunctionId function = counterparts(keys_[first]).function;
      while (last < keys_.size() && counterparts(keys_[last]).function == function)
        ++last;
      std::uint64_t compared = 0;
      if (function != none<FunctionId>) {
        Tally &of_function = tally_of(function);
        Taken taken;
        for (std::size_t k = first; k < last; ++k)
          taken.add(model_->meetings->attended(seats_[seat_of(keys_[k])]));
        of_function.attend(taken, duration_, hours_);
        if (compares)
          compared = compare(std::span(keys_).subspan(first, last - first), of_function);
        of_function.compared += compared;
        tally_.compared += compared;
      }
      if (compares)
        out_.counts.not_compared += last - first - compared;
    }
  }

  /// Finds the counterparts among the seats of one function, tier by tier; returns how many are compared.
  std::uint64_t compare(std::span<const std::uint64_t> of_function, Tally &tally) {
    std::uint64_t compared = 0;
    for (std::size_t first = 0, last = 0; first < of_function.size(); first = last) {
      group_.clear();
      for (; last < of_function.size() && high_of(of_function[last]) == high_of(of_function[first]); ++last)
        if (const std::size_t s = seat_of(of_function[last]);
            seats_[s].role != Role::statutory && counterparts(of_function[last]).tier != 0) // 0: not known
          group_.push_back(s);
      compared += group_.size();
      if (group_.size() >= 2)
        add_group(counterparts(of_function[first]), tally);
    }
    return compared;
  }

  void add_group(const Counterparts &of, Tally &of_function) {
    auto &posts = out_.counts.group_posts;
    CounterpartGroup group{.meeting = meeting_,
                           .function = of.function,
                           .tier = of.tier,
                           .first_post = static_cast<std::uint32_t>(posts.size()),
                           .across_organisations = 0,
                           .as_invited = 0,
                           .inferred_tier = false,
                           .optional = false,
                           .hours_low = unknown,
                           .hours_high = unknown,
                           .hourly_cost = mean_hourly_cost()};
    served_sets_.clear();
    std::size_t optional = 0;
    for (const std::size_t s : group_) {
      posts.push_back(seats_[s].post);
      served_sets_.push_back(here_[s].served_set);
      group.inferred_tier = group.inferred_tier || !here_[s].tier_given;
      optional += seats_[s].role == Role::optional;
    }
    group.optional = optional + 1 >= group_.size();
    std::sort(served_sets_.begin(), served_sets_.end());
    const auto distinct = std::unique(served_sets_.begin(), served_sets_.end()) - served_sets_.begin();
    group.across_organisations = static_cast<std::uint32_t>(distinct - 1);

    const std::uint64_t duplicated = group_.size() - 1;
    reckon_hours(group);
    tally_.add(group, duplicated, hours_);
    of_function.add(group, duplicated, hours_);
    if (!is_known(hours_ * group.hourly_cost))
      out_.counts.duplicated_without_cost += duplicated;
    if (group.inferred_tier)
      out_.counts.across_on_inferred_tiers += group.across_organisations;
    out_.counts.groups.push_back(group);
  }

  // In occurrences, of which whole numbers stay whole. `others`: all but the one that came most often.
  void reckon_hours(CounterpartGroup &group) const {
    const double all = model_->meetings->occurrences_per_year[index(meeting_)];
    double most = 0, others = 0;
    for (const std::size_t s : group_) {
      const double known = model_->meetings->attended(seats_[s]);
      group.as_invited += !is_known(known);
      const double attended = is_known(known) ? known : all;
      others += std::min(attended, most);
      most = std::max(attended, most);
    }
    const bool each_time = group.as_invited == group_.size();
    group.hours_high = each_time ? static_cast<double>(group_.size() - 1) * hours_ : duration_ * others;
    group.hours_low = each_time ? group.hours_high
                                : duration_ * std::max(0.0, most - all + others); // unknown stays unknown
  }

  double mean_hourly_cost() const {
    double sum = 0, known = 0;
    for (const std::size_t s : group_)
      if (const double cost = here_[s].hourly_cost; is_known(cost)) {
        sum += cost;
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
    keys_.clear(); // depth first
    for (std::size_t s = 0; s < here_.size(); ++s)
      keys_.push_back(joined(here_[s].line.enter, s));
    detail::sort_few(std::span(keys_));
    above_.clear();
    const auto attends = [&](std::size_t nth_above, PostId post) {
      return above_.size() >= nth_above && seats_[above_[above_.size() - nth_above]].post == post;
    };
    for (const std::uint64_t key : keys_) {
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
    bool one_and_the_same = here_.front().serves_one();
    for (const PostFacts &post : here_) {
      if (post.layer != 0) // known
        layers |= std::uint64_t{1} << std::min<std::uint32_t>(post.layer, last_bit);
      one_and_the_same = one_and_the_same && post.served_set == here_.front().served_set;
    }
    if (layers >> last_bit == 0 && (one_and_the_same || std::popcount(layers) < 3))
      return std::popcount(layers) >= 3;
    layers_.clear();
    for (std::size_t s = 0; s < here_.size(); ++s) {
      if (here_[s].layer == 0)
        continue;
      if (here_[s].serves_one())
        layers_.push_back(joined(here_[s].served_set / 2, here_[s].layer));
      else
        for (const Served &served : model_->posts.serves[index(seats_[s].post)])
          layers_.push_back(joined(index(served.organisation), here_[s].layer));
    }
    std::sort(layers_.begin(), layers_.end());
    layers_.erase(std::unique(layers_.begin(), layers_.end()), layers_.end());
    for (std::size_t i = 2; i < layers_.size(); ++i)
      if (high_of(layers_[i]) == high_of(layers_[i - 2]))
        return true;
    return false;
  }

  const Model &model_;
  const PostFactsTable &facts_;
  Partial out_;
  std::vector<std::uint32_t> place_of_function_; // in out_.functions
  // the meeting in hand
  MeetingId meeting_{};
  std::span<const Seat> seats_;
  std::vector<PostFacts> here_; // of the seats
  double hours_ = unknown, duration_ = unknown;
  Tally tally_;
  std::vector<std::uint64_t> keys_, layers_;
  std::vector<std::size_t> group_; // seats of counterparts
  std::vector<std::uint32_t> served_sets_;
  std::vector<std::size_t> above_; // seats whose line is being gone through
};

void add_counts(DuplicatedAttendance &into, const DuplicatedAttendance &from) {
  into.never_attended += from.never_attended;
  into.not_compared += from.not_compared;
  into.team_meetings += from.team_meetings;
  into.team_attendances += from.team_attendances;
  into.counterparts_meetings += from.counterparts_meetings;
  into.counterparts_attendances += from.counterparts_attendances;
  into.other_meetings += from.other_meetings;
  into.other_attendances += from.other_attendances;
  into.across_on_inferred_tiers += from.across_on_inferred_tiers;
  into.duplicated_without_cost += from.duplicated_without_cost;
  into.meetings_without_duration += from.meetings_without_duration;
  into.both_managers_present += from.both_managers_present;
  into.layered += from.layered;
  into.with_own_manager += from.with_own_manager;
  into.under_a_superior += from.under_a_superior;
}

/// Puts a block's groups behind those of the blocks before it, and says so to the block's meetings.
void add_groups(DuplicatedAttendance &into, DuplicatedAttendance &&from, std::span<MeetingCounts> meetings) {
  const auto groups = static_cast<std::uint32_t>(into.groups.size());
  const auto posts = static_cast<std::uint32_t>(into.group_posts.size());
  for (MeetingCounts &meeting : meetings)
    meeting.first_group += groups;
  for (CounterpartGroup group : from.groups) {
    group.first_post += posts;
    into.groups.push_back(group);
  }
  into.group_posts.insert(into.group_posts.end(), from.group_posts.begin(), from.group_posts.end());
  from.groups = {};
  from.group_posts = {};
}

} // namespace

DuplicatedAttendance duplicated_attendance(const Model &model, const ReducedAttendance &attendance,
                                           std::span<const MeetingKind> kinds,
                                           const DuplicatedAttendanceOptions &options) {
  const PostFactsTable facts = post_facts(model, options.hours_per_fte);
  DuplicatedAttendance out;
  out.kinds.assign(kinds.begin(), kinds.end());
  out.meetings.resize(kinds.size());
  std::vector<Partial> partials = detail::fold_blocks<Partial>(
      kinds.size(), meetings_per_block, options.threads, [&](std::size_t first, std::size_t last) {
        BlockOfMeetings block(model, facts);
        for (std::size_t m = first; m < last; ++m) {
          if (m + meetings_ahead < last)
            block.expect(attendance.seats[m + meetings_ahead]);
          out.meetings[m] = block.measure(id_at<MeetingId>(m), attendance.seats[m], kinds[m]);
        }
        return std::move(block).finish();
      });

  std::size_t groups = 0, posts = 0;
  for (const Partial &partial : partials) {
    groups += partial.counts.groups.size();
    posts += partial.counts.group_posts.size();
  }
  out.groups.reserve(groups);
  out.group_posts.reserve(posts);
  Tally all;
  PartlyKnown counterparts_hours;
  std::vector<Tally> functions(model->functions.id.size());
  for (std::size_t b = 0; b < partials.size(); ++b) {
    const std::size_t first = b * meetings_per_block;
    add_counts(out, partials[b].counts);
    add_groups(
        out, std::move(partials[b].counts),
        std::span(out.meetings).subspan(first, std::min(meetings_per_block, out.meetings.size() - first)));
    all.merge(partials[b].all);
    counterparts_hours.merge(partials[b].counterparts_hours);
    for (const auto &[function, tally] : partials[b].functions)
      functions[index(function)].merge(tally);
  }
  out.all = all.figures();
  out.counterparts_hours_per_year = counterparts_hours.of(out.counterparts_attendances);
  for (const Tally &tally : functions)
    out.functions.push_back(tally.figures());
  for (const std::uint32_t seats : attendance.same_holder)
    out.same_holder += seats;
  return out;
}

} // namespace organograph
