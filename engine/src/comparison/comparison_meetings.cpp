// SPDX-License-Identifier: Apache-2.0
// The meetings replayed: each with who sits there before and after, by tier.
#include "comparison/comparison_parts.hpp"
#include "measures/attendance_tally.hpp"

#include "organograph/engine/attendance.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <unordered_set>

namespace organograph::detail {
namespace {

const std::vector<TextId> &meeting_ids(const Model &model) {
  static const std::vector<TextId> no_meetings;
  return model->meetings ? model->meetings->id : no_meetings;
}

// The seats and their hours: a cost alone is no change of the meeting.
auto as_tuple(const DuplicatedFigures &f) {
  return std::tuple(f.attendances, f.as_invited, f.compared, f.duplicated, f.across_organisations,
                    f.within_organisation, f.optional_duplicated, f.duplicated_share, f.hours_per_year,
                    f.duplicated_hours_per_year_low, f.duplicated_hours_per_year_high);
}

bool differs(const ReplayedMeeting &meeting) {
  return !meeting.before || !meeting.after || as_tuple(*meeting.before) != as_tuple(*meeting.after) ||
         std::ranges::any_of(meeting.tiers, [](const TierSeats &tier) {
           return tier.attendances_before != tier.attendances_after || tier.hours_before != tier.hours_after;
         });
}

/// One of the two models, with its reduced attendance.
struct Side {
  const Model &model;
  const Analysis &analysis;
  ReducedAttendance attendance;

  Side(const Model &of, const Analysis &measured)
      : model(of), analysis(measured), attendance(reduce_attendance(of, measured.options.threads)) {}

  DuplicatedFigures figures(MeetingId meeting) const {
    return analysis.duplicated_attendance->figures_of(model, meeting);
  }
};

/// Attendances by tier and how often they are taken (none where the meeting is not there).
struct SeatsByTier {
  std::map<std::uint32_t, Taken> attendances;
  double duration = 0, hours_each = 0;

  Taken at(std::uint32_t tier) const {
    const auto found = attendances.find(tier);
    return found == attendances.end() ? Taken{} : found->second;
  }
  std::optional<double> hours(std::uint32_t tier) const {
    if (!is_known(hours_each))
      return std::nullopt;
    return at(tier).hours(duration, hours_each);
  }
};

SeatsByTier seats_by_tier(const Side &side, MeetingId meeting) {
  SeatsByTier out;
  if (meeting == none<MeetingId>)
    return out;
  const Meetings &meetings = *side.model->meetings;
  out.hours_each = meetings.hours_per_year(index(meeting));
  out.duration = meetings.duration_hours[index(meeting)];
  for (const Seat &seat : side.attendance.seats[index(meeting)])
    out.attendances[side.model->posts.tier[index(seat.post)]].add(meetings.attended(seat));
  return out;
}

ReplayedMeeting replayed(const Side &before, MeetingId was, const Side &after, MeetingId is) {
  const bool there_before = was != none<MeetingId>;
  const Model &model = there_before ? before.model : after.model;
  ReplayedMeeting out;
  out.meeting_id = model.text(meeting_ids(model)[index(there_before ? was : is)]);
  if (there_before)
    out.before = before.figures(was);
  if (is != none<MeetingId>)
    out.after = after.figures(is);
  const SeatsByTier seats_before = seats_by_tier(before, was), seats_after = seats_by_tier(after, is);
  std::map<std::uint32_t, Taken> tiers = seats_before.attendances;
  tiers.insert(seats_after.attendances.begin(), seats_after.attendances.end());
  for (const auto &[tier, seats] : tiers)
    out.tiers.push_back({tier, seats_before.at(tier).seats, seats_after.at(tier).seats,
                         seats_before.hours(tier), seats_after.hours(tier)});
  return out;
}

/// Largest change first.
bool changes_more(const ReplayedMeeting &a, const ReplayedMeeting &b) {
  const auto key = [](const ReplayedMeeting &m) {
    const DuplicatedFigures was = m.before.value_or(DuplicatedFigures{});
    const DuplicatedFigures is = m.after.value_or(DuplicatedFigures{});
    const double hours = is.hours_per_year.value_or(0) - was.hours_per_year.value_or(0);
    const auto [fewer, more] = std::minmax(was.attendances, is.attendances);
    return std::tuple(-std::abs(hours), -static_cast<std::int64_t>(more - fewer),
                      std::string_view(m.meeting_id));
  };
  return key(a) < key(b);
}

std::vector<KeptKind> kinds_kept(const Side &after) {
  std::vector<KeptKind> out;
  if (!after.analysis.duplicated_attendance)
    return out;
  const std::vector<MeetingKind> &kept = after.analysis.duplicated_attendance->kinds;
  const std::vector<MeetingKind> otherwise =
      meeting_kinds(after.model, after.attendance, after.analysis.options.threads);
  for (std::size_t m = 0; m < kept.size(); ++m)
    if (after.model->meetings->kind[m] == MeetingKind::none && kept[m] != otherwise[m])
      out.push_back({std::string(after.model.text(meeting_ids(after.model)[m])), kept[m], otherwise[m]});
  return out;
}

} // namespace

void compare_meetings(const Model &before, const Model &after, Comparison &to) {
  const Side was(before, to.before), is(after, to.after);
  const auto same = same_rows<MeetingId>(before, meeting_ids(before), after, meeting_ids(after));
  const auto add = [&](MeetingId m, MeetingId n) {
    if (ReplayedMeeting meeting = replayed(was, m, is, n); differs(meeting))
      to.meetings.push_back(std::move(meeting));
  };
  for (std::size_t m = 0; m < same.after.size(); ++m)
    add(id_at<MeetingId>(m), same.after[m]);
  for (std::size_t n = 0; n < same.before.size(); ++n)
    if (same.before[n] == none<MeetingId>)
      add(none<MeetingId>, id_at<MeetingId>(n));
  std::ranges::sort(to.meetings, changes_more);
  to.kinds_kept = kinds_kept(is);
}

std::vector<MeetingKind> kept_kinds(const Model &before, std::span<const MeetingKind> measured,
                                    const Model &after,
                                    std::span<const std::pair<std::string, std::string>> merged) {
  std::unordered_set<std::string_view, detail::TextHash> representing; // meeting_ids
  for (std::size_t m = 0; m < measured.size(); ++m)
    if (measured[m] == MeetingKind::representation)
      representing.insert(before.text(before->meetings->id[m]));
  for (const auto &[from, into] : merged) // in file order, so that what was merged twice arrives
    if (representing.contains(from))
      representing.insert(into);
  const auto same = same_rows<MeetingId>(before, meeting_ids(before), after, meeting_ids(after));
  std::vector<MeetingKind> out(same.before.size(), MeetingKind::none);
  for (std::size_t n = 0; n < out.size(); ++n) {
    if (same.before[n] != none<MeetingId>)
      out[n] = measured[index(same.before[n])];
    if (representing.contains(after.text(meeting_ids(after)[n])))
      out[n] = MeetingKind::representation;
  }
  return out;
}

} // namespace organograph::detail
