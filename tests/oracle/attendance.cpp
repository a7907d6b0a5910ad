// SPDX-License-Identifier: Apache-2.0
// measures.md, section 2: duplicated attendance and 'within one line'.
#include "sections.hpp"

#include <algorithm>

namespace organograph::oracle {
namespace {

bool is_other(const std::optional<std::string> &kind) {
  return kind == "case" || kind == "statutory";
}

std::vector<Seat> kept_seats(const Rows &rows, const MeetingRow &meeting) {
  return reduced(rows, seats_as_given(rows, meeting.meeting_id));
}

// A sum over attendances that is known for some of them only.
struct PartlyKnown {
  double sum = 0;
  int known = 0;

  void add(int number, const std::optional<double> &of_each) {
    if (!of_each)
      return;
    sum += number * *of_each;
    known += number;
  }
  Json value(int of) const { return of > 0 && known == 0 ? Json(nullptr) : Json(sum); }
};

struct Tally {
  int attendances = 0, same_holder = 0, compared = 0, not_compared = 0;
  int duplicated = 0, across = 0, across_on_inferred_tiers = 0;
  PartlyKnown hours, duplicated_hours, duplicated_cost;
};

// The mean hourly cost of the members whose cost is known.
std::optional<double> hourly_cost(const Rows &rows, const Group &group, const Options &options) {
  double sum = 0;
  int known = 0;
  for (const std::string &id : group.members) {
    const PostRow &row = post(rows, id);
    if (!row.annual_cost)
      continue;
    sum += *row.annual_cost / (fte(row) * options.hours_per_fte);
    ++known;
  }
  return known ? std::optional<double>(sum / known) : std::nullopt;
}

void add_group(Tally &tally, const Rows &rows, const Group &group, const std::optional<double> &meeting_hours,
               const Options &options) {
  const int copies = static_cast<int>(group.members.size()) - 1;
  std::set<IdSet> sides;
  bool on_layer_only = false;
  for (const std::string &id : group.members) {
    sides.insert(serves(rows, id));
    on_layer_only = on_layer_only || !post(rows, id).tier;
  }
  const int across = static_cast<int>(sides.size()) - 1;
  tally.duplicated += copies;
  tally.across += across;
  tally.across_on_inferred_tiers += on_layer_only ? across : 0;
  tally.duplicated_hours.add(copies, meeting_hours);
  const auto rate = hourly_cost(rows, group, options);
  if (rate && meeting_hours)
    tally.duplicated_cost.add(copies, *rate * *meeting_hours);
}

// Adds one meeting; with a function, only the attendances of posts of that function.
void add_meeting(Tally &tally, const Rows &rows, const MeetingRow &meeting,
                 const std::optional<std::string> &function, const Options &options) {
  const auto wanted = [&](const std::string &of_post) { return !function || *function == of_post; };
  const std::vector<Seat> kept = kept_seats(rows, meeting);
  const bool compares = kind_of(rows, meeting) == "representation";
  for (const Seat &seat : kept) {
    if (!wanted(post(rows, seat.post_id).function))
      continue;
    ++tally.attendances;
    tally.hours.add(1, hours(meeting));
    if (compares)
      ++(is_compared(rows, seat) ? tally.compared : tally.not_compared);
  }
  tally.same_holder += static_cast<int>(seats_as_given(rows, meeting.meeting_id).size() - kept.size());
  if (!compares)
    return;
  for (const Group &group : counterparts(rows, kept))
    if (wanted(group.function))
      add_group(tally, rows, group, hours(meeting), options);
}

Json short_form(const Tally &tally) {
  Json out;
  out["attendances"] = tally.attendances;
  out["compared"] = tally.compared;
  out["duplicated"] = tally.duplicated;
  out["duplicated_share"] = ratio(tally.duplicated, tally.compared);
  out["across_organisations"] = tally.across;
  out["within_organisation"] = tally.duplicated - tally.across;
  out["hours_per_year"] = tally.hours.value(tally.attendances);
  out["duplicated_hours_per_year"] = tally.duplicated_hours.value(tally.duplicated);
  out["duplicated_cost_per_year"] = tally.duplicated_cost.value(tally.duplicated);
  return out;
}

struct InLine {
  int both_managers_present = 0, with_own_manager = 0, under_a_superior = 0, layered = 0;
};

bool has_three_layers(const Rows &rows, const IdSet &present) {
  for (const std::string &organisation : organisation_ids(rows)) {
    std::set<int> layers;
    for (const std::string &id : present)
      if (serves(rows, id).count(organisation) && layer(rows, id))
        layers.insert(*layer(rows, id));
    if (layers.size() >= 3)
      return true;
  }
  return false;
}

InLine within_one_line(const Rows &rows) {
  InLine out;
  for (const MeetingRow &meeting : *rows.meetings) {
    const IdSet present = posts_of(kept_seats(rows, meeting));
    for (const std::string &id : present) {
      const Ids above = managers_above(rows, id);
      const bool own = above.size() >= 1 && present.count(above[0]);
      const bool next = above.size() >= 2 && present.count(above[1]);
      out.with_own_manager += own;
      out.both_managers_present += own && next;
      out.under_a_superior += std::any_of(above.begin(), above.end(),
                                          [&](const std::string &boss) { return present.count(boss) > 0; });
    }
    out.layered += has_three_layers(rows, present);
  }
  return out;
}

struct ByKind {
  int team_meetings = 0, team_attendances = 0, other_meetings = 0, other_attendances = 0;
};

ByKind by_kind(const Rows &rows) {
  ByKind out;
  for (const MeetingRow &meeting : *rows.meetings) {
    const auto kind = kind_of(rows, meeting);
    const int seats = static_cast<int>(kept_seats(rows, meeting).size());
    if (kind == "team") {
      ++out.team_meetings;
      out.team_attendances += seats;
    } else if (is_other(kind)) {
      ++out.other_meetings;
      out.other_attendances += seats;
    }
  }
  return out;
}

Json functions_part(const Rows &rows, const Options &options) {
  Json out = Json::object();
  for (const std::string &function : function_ids(rows)) {
    Tally tally;
    for (const MeetingRow &meeting : *rows.meetings)
      add_meeting(tally, rows, meeting, function, options);
    out[function] = short_form(tally);
  }
  return out;
}

Json meetings_part(const Rows &rows, const Options &options) {
  struct Entry {
    double hours;
    int duplicated;
    std::string id;
    Json value;
  };
  std::vector<Entry> entries;
  for (const MeetingRow &meeting : *rows.meetings) {
    Tally tally;
    add_meeting(tally, rows, meeting, std::nullopt, options);
    if (tally.duplicated == 0)
      continue;
    Json value = short_form(tally);
    value["subject"] = meeting.subject;
    value["kind"] = known(kind_of(rows, meeting));
    value["kind_inferred"] = meeting.kind.empty();
    entries.push_back({tally.duplicated_hours.sum, tally.duplicated, meeting.meeting_id, value});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
    if (a.hours != b.hours)
      return a.hours > b.hours;
    return a.duplicated != b.duplicated ? a.duplicated > b.duplicated : a.id < b.id;
  });
  Json out = Json::object();
  for (std::size_t i = 0; i < entries.size() && i < 100; ++i)
    out[entries[i].id] = entries[i].value;
  return out;
}

} // namespace

bool is_compared(const Rows &rows, const Seat &seat) {
  return !seat.statutory && !post(rows, seat.post_id).function.empty() && tier(rows, seat.post_id);
}

std::vector<Group> counterparts(const Rows &rows, const std::vector<Seat> &reduced_seats) {
  std::vector<Group> out;
  for (const Seat &seat : reduced_seats) {
    if (!is_compared(rows, seat))
      continue;
    const std::string &function = post(rows, seat.post_id).function;
    const int at = *tier(rows, seat.post_id);
    auto group = std::find_if(out.begin(), out.end(),
                              [&](const Group &g) { return g.function == function && g.tier == at; });
    if (group == out.end())
      group = out.insert(out.end(), Group{function, at, {}});
    group->members.push_back(seat.post_id);
  }
  return out;
}

int duplicated(const Rows &rows, const std::vector<Seat> &seats_given,
               const std::optional<std::string> &kind) {
  if (kind != "representation")
    return 0;
  int out = 0;
  for (const Group &group : counterparts(rows, reduced(rows, seats_given)))
    out += static_cast<int>(group.members.size()) - 1;
  return out;
}

Json duplicated_attendance(const Rows &rows, const Options &options) {
  if (!meetings_known(rows))
    return nullptr;
  Tally tally;
  int without_duration = 0;
  for (const MeetingRow &meeting : *rows.meetings) {
    add_meeting(tally, rows, meeting, std::nullopt, options);
    without_duration += !meeting.duration_hours;
  }
  const ByKind kinds = by_kind(rows);
  const InLine line = within_one_line(rows);
  Json out = short_form(tally);
  out["same_holder"] = tally.same_holder;
  out["not_compared"] = tally.not_compared;
  out["team_meetings"] = kinds.team_meetings;
  out["team_attendances"] = kinds.team_attendances;
  out["other_meetings"] = kinds.other_meetings;
  out["other_attendances"] = kinds.other_attendances;
  out["across_on_inferred_tiers"] = tally.across_on_inferred_tiers;
  out["duplicated_without_cost"] = tally.duplicated - tally.duplicated_cost.known;
  out["meetings_without_duration"] = without_duration;
  out["both_managers_present"] = line.both_managers_present;
  out["layered"] = line.layered;
  out["with_own_manager"] = line.with_own_manager;
  out["under_a_superior"] = line.under_a_superior;
  out["functions"] = functions_part(rows, options);
  out["meetings"] = meetings_part(rows, options);
  return out;
}

} // namespace organograph::oracle
