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

  void add(int number, const std::optional<double> &of_all) {
    if (!of_all)
      return;
    sum += *of_all;
    known += number;
  }
  Json value(int of) const { return of > 0 && known == 0 ? Json(nullptr) : Json(sum); }
};

struct Tally {
  int attendances = 0, as_invited = 0, never = 0, same_holder = 0, compared = 0, not_compared = 0;
  int duplicated = 0, across = 0, optional = 0, across_on_inferred_tiers = 0;
  PartlyKnown hours, low_hours, high_hours, invited_hours, low_cost, high_cost;
};

// The mean hourly cost of the members whose cost is known.
std::optional<double> hourly_cost(const Rows &rows, const Group &group, const Options &options) {
  double sum = 0;
  int known = 0;
  for (const Seat &seat : group.members) {
    const PostRow &row = post(rows, seat.post_id);
    if (!row.annual_cost)
      continue;
    sum += *row.annual_cost / (fte(row) * options.hours_per_fte);
    ++known;
  }
  return known ? std::optional<double>(sum / known) : std::nullopt;
}

void add_group(Tally &tally, const Rows &rows, const Group &group, const MeetingRow &meeting,
               const Options &options) {
  const int copies = static_cast<int>(group.members.size()) - 1;
  std::set<IdSet> sides;
  bool on_layer_only = false;
  int not_optional = 0;
  double sum = 0, largest = 0;
  for (const Seat &seat : group.members) {
    sides.insert(serves(rows, seat.post_id));
    on_layer_only = on_layer_only || !post(rows, seat.post_id).tier;
    not_optional += !seat.optional;
    sum += rate(meeting, seat);
    largest = std::max(largest, rate(meeting, seat));
  }
  const int across = static_cast<int>(sides.size()) - 1;
  tally.duplicated += copies;
  tally.across += across;
  tally.optional += not_optional <= 1 ? copies : 0;
  tally.across_on_inferred_tiers += on_layer_only ? across : 0;
  const auto h = hours(meeting);
  if (!h)
    return;
  const double low = *h * std::max(0.0, sum - 1), high = *h * (sum - largest);
  tally.low_hours.add(copies, low);
  tally.high_hours.add(copies, high);
  tally.invited_hours.add(copies, copies * *h);
  if (const auto an_hour = hourly_cost(rows, group, options)) {
    tally.low_cost.add(copies, low * *an_hour);
    tally.high_cost.add(copies, high * *an_hour);
  }
}

std::optional<double> hours_of(const MeetingRow &meeting, const Seat &seat) {
  const auto h = hours(meeting);
  return h ? std::optional<double>(*h * rate(meeting, seat)) : std::nullopt;
}

// Adds one meeting; with a function, only the attendances that speak for it.
void add_meeting(Tally &tally, const Rows &rows, const MeetingRow &meeting,
                 const std::optional<std::string> &function, const Options &options) {
  const auto wanted = [&](const std::string &of_post) { return !function || *function == of_post; };
  const std::vector<Seat> kept = kept_seats(rows, meeting);
  const bool compares = kind_of(rows, meeting) == "representation";
  for (const Seat &seat : kept) {
    if (!wanted(seat_function(rows, meeting.function, seat)))
      continue;
    ++tally.attendances;
    tally.as_invited += !seat.attended;
    tally.hours.add(1, hours_of(meeting, seat));
    if (compares)
      ++(is_compared(rows, meeting, seat) ? tally.compared : tally.not_compared);
  }
  tally.never += never_attended(rows, meeting.meeting_id);
  tally.same_holder += static_cast<int>(seats_as_given(rows, meeting.meeting_id).size() - kept.size());
  if (!compares)
    return;
  for (const Group &group : counterparts(rows, meeting, kept))
    if (wanted(group.function))
      add_group(tally, rows, group, meeting, options);
}

Json short_form(const Tally &tally) {
  Json out;
  out["attendances"] = tally.attendances;
  out["as_invited"] = tally.as_invited;
  out["compared"] = tally.compared;
  out["duplicated"] = tally.duplicated;
  out["duplicated_share"] = ratio(tally.duplicated, tally.compared);
  out["across_organisations"] = tally.across;
  out["within_organisation"] = tally.duplicated - tally.across;
  out["optional_duplicated"] = tally.optional;
  out["hours_per_year"] = tally.hours.value(tally.attendances);
  out["duplicated_hours_per_year_low"] = tally.low_hours.value(tally.duplicated);
  out["duplicated_hours_per_year_high"] = tally.high_hours.value(tally.duplicated);
  out["duplicated_hours_as_invited"] = tally.invited_hours.value(tally.duplicated);
  out["duplicated_cost_per_year_low"] = tally.low_cost.value(tally.duplicated);
  out["duplicated_cost_per_year_high"] = tally.high_cost.value(tally.duplicated);
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
  int counterparts_meetings = 0, counterparts_attendances = 0;
  PartlyKnown counterparts_hours;
};

ByKind by_kind(const Rows &rows) {
  ByKind out;
  for (const MeetingRow &meeting : *rows.meetings) {
    const auto kind = kind_of(rows, meeting);
    const std::vector<Seat> kept = kept_seats(rows, meeting);
    const int seats = static_cast<int>(kept.size());
    if (kind == "team") {
      ++out.team_meetings;
      out.team_attendances += seats;
    } else if (kind == "counterparts") {
      ++out.counterparts_meetings;
      out.counterparts_attendances += seats;
      for (const Seat &seat : kept)
        out.counterparts_hours.add(1, hours_of(meeting, seat));
    } else if (is_other(kind)) {
      ++out.other_meetings;
      out.other_attendances += seats;
    }
  }
  return out;
}

// Those that figures by function are given of, each with its tally.
std::vector<std::pair<std::string, Tally>> functions_met(const Rows &rows, const Options &options) {
  std::vector<std::pair<std::string, Tally>> out;
  const Ids shown = shown_functions(rows);
  for (const std::string &function : function_ids(rows)) {
    Tally tally;
    for (const MeetingRow &meeting : *rows.meetings)
      add_meeting(tally, rows, meeting, function, options);
    if (short_form(tally)["attendances"] > 0 ||
        std::find(shown.begin(), shown.end(), function) != shown.end())
      out.emplace_back(function, tally);
  }
  return out;
}

Json functions_part(const Rows &rows, const Options &options) {
  Json out = Json::object();
  for (const auto &[function, tally] : functions_met(rows, options))
    out[function] = short_form(tally);
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
    entries.push_back({tally.high_hours.sum, tally.duplicated, meeting.meeting_id, value});
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

bool is_compared(const Rows &rows, const MeetingRow &meeting, const Seat &seat) {
  return !seat.statutory && !seat_function(rows, meeting.function, seat).empty() && tier(rows, seat.post_id);
}

std::vector<Group> counterparts(const Rows &rows, const MeetingRow &meeting,
                                const std::vector<Seat> &reduced_seats) {
  std::vector<Group> out;
  for (const Seat &seat : reduced_seats) {
    if (!is_compared(rows, meeting, seat))
      continue;
    const std::string function = seat_function(rows, meeting.function, seat);
    const int at = *tier(rows, seat.post_id);
    auto group = std::find_if(out.begin(), out.end(),
                              [&](const Group &g) { return g.function == function && g.tier == at; });
    if (group == out.end())
      group = out.insert(out.end(), Group{function, at, {}});
    group->members.push_back(seat);
  }
  return out;
}

int duplicated(const Rows &rows, const MeetingRow &meeting, const std::vector<Seat> &seats_given,
               const std::optional<std::string> &kind) {
  if (kind != "representation")
    return 0;
  int out = 0;
  for (const Group &group : counterparts(rows, meeting, reduced(rows, seats_given)))
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
  out["never_attended"] = tally.never;
  out["same_holder"] = tally.same_holder;
  out["not_compared"] = tally.not_compared;
  out["team_meetings"] = kinds.team_meetings;
  out["team_attendances"] = kinds.team_attendances;
  out["counterparts_meetings"] = kinds.counterparts_meetings;
  out["counterparts_attendances"] = kinds.counterparts_attendances;
  out["counterparts_hours_per_year"] = kinds.counterparts_hours.value(kinds.counterparts_attendances);
  out["other_meetings"] = kinds.other_meetings;
  out["other_attendances"] = kinds.other_attendances;
  out["across_on_inferred_tiers"] = tally.across_on_inferred_tiers;
  out["duplicated_without_cost"] = tally.duplicated - tally.low_cost.known;
  out["meetings_without_duration"] = without_duration;
  out["both_managers_present"] = line.both_managers_present;
  out["layered"] = line.layered;
  out["with_own_manager"] = line.with_own_manager;
  out["under_a_superior"] = line.under_a_superior;
  out["functions"] = functions_part(rows, options);
  out["meetings"] = meetings_part(rows, options);
  return out;
}

namespace {

Json joined(const Ids &ids) {
  std::string out;
  for (const std::string &id : ids)
    out += (out.empty() ? "" : " | ") + id;
  return known(out);
}

// The columns that the three tables have in common, in their order.
void put_figures(Json &row, const Tally &tally) {
  const Json figures = short_form(tally);
  for (const char *key :
       {"attendances", "as_invited", "compared", "duplicated", "duplicated_share", "across_organisations",
        "within_organisation", "optional_duplicated", "hours_per_year", "duplicated_hours_per_year_low",
        "duplicated_hours_per_year_high", "duplicated_hours_as_invited", "duplicated_cost_per_year_low",
        "duplicated_cost_per_year_high"})
    row[key] = figures[key];
}

Json conveners(const Rows &rows, const MeetingRow &meeting) {
  const IdSet named = convenors(meeting);
  Ids out = in_order(organisation_ids(rows), named);
  for (const std::string &id : in_order(partner_ids(rows), named))
    if (std::find(out.begin(), out.end(), id) == out.end())
      out.push_back(id);
  return joined(out);
}

} // namespace

std::vector<Json> expected_meetings(const Rows &rows) {
  std::vector<Json> out;
  if (!meetings_known(rows))
    return out;
  for (const MeetingRow &meeting : *rows.meetings) {
    Tally tally;
    add_meeting(tally, rows, meeting, std::nullopt, {});
    Json row;
    row["meeting_id"] = meeting.meeting_id;
    row["subject"] = known(meeting.subject);
    row["function"] = known(meeting.function);
    row["convened_by"] = conveners(rows, meeting);
    row["kind"] = known(kind_of(rows, meeting));
    row["kind_inferred"] = meeting.kind.empty() ? "yes" : "no";
    row["duration_hours"] = known(meeting.duration_hours);
    row["occurrences_per_year"] = occurrences(meeting);
    row["never_attended"] = tally.never;
    row["same_holder"] = tally.same_holder;
    put_figures(row, tally);
    if (!meeting.duration_hours)
      for (const char *key : {"hours_per_year", "duplicated_hours_per_year_low",
                              "duplicated_hours_per_year_high", "duplicated_hours_as_invited"})
        row[key] = nullptr;
    row["post_ids"] = joined(in_order(post_ids(rows), attending_posts(rows, meeting.meeting_id)));
    row["partner_ids"] = joined(in_order(partner_ids(rows), attending_partners(rows, meeting.meeting_id)));
    row["source"] = known(meeting.source);
    out.push_back(row);
  }
  return out;
}

std::vector<Json> expected_groups(const Rows &rows) {
  std::vector<Json> out;
  if (!meetings_known(rows))
    return out;
  for (const MeetingRow &meeting : *rows.meetings) {
    if (kind_of(rows, meeting) != "representation")
      continue;
    for (const std::string &function : function_ids(rows))
      for (int at = 1; at <= 100; ++at)
        for (const Group &group : counterparts(rows, meeting, kept_seats(rows, meeting))) {
          if (group.function != function || group.tier != at || group.members.size() < 2)
            continue;
          Tally tally;
          add_group(tally, rows, group, meeting, {});
          Json row;
          row["meeting_id"] = meeting.meeting_id;
          row["subject"] = known(meeting.subject);
          row["function"] = function;
          row["tier"] = at;
          bool inferred = false;
          int as_invited = 0;
          for (const Seat &seat : group.members) {
            inferred = inferred || !post(rows, seat.post_id).tier;
            as_invited += !seat.attended;
          }
          row["tier_inferred"] = inferred ? "yes" : "no";
          const Json figures = short_form(tally);
          for (const char *key : {"duplicated", "across_organisations", "within_organisation"})
            row[key] = figures[key];
          row["optional"] = tally.optional > 0 ? "yes" : "no";
          row["as_invited"] = as_invited;
          for (const char *key : {"duplicated_hours_per_year_low", "duplicated_hours_per_year_high",
                                  "duplicated_hours_as_invited", "duplicated_cost_per_year_low",
                                  "duplicated_cost_per_year_high"})
            row[key] = figures[key];
          row["post_ids"] = joined(in_order(post_ids(rows), posts_of(group.members)));
          row["source"] = known(meeting.source);
          out.push_back(row);
        }
  }
  return out;
}

std::vector<Json> expected_functions(const Rows &rows) {
  std::vector<Json> out;
  if (!meetings_known(rows))
    return out;
  for (const auto &[function, tally] : functions_met(rows, {})) {
    Json row;
    row["function"] = function;
    put_figures(row, tally);
    out.push_back(row);
  }
  return out;
}

} // namespace organograph::oracle
