// SPDX-License-Identifier: Apache-2.0
// measures.md, section 2: meetings that repeat each other, and co-attendance. Rows as given.
#include "sections.hpp"

#include <algorithm>
#include <tuple>

namespace organograph::oracle {
namespace {

const MeetingRow &meeting_of(const Rows &rows, const std::string &id) {
  return *std::find_if(rows.meetings->begin(), rows.meetings->end(),
                       [&](const MeetingRow &row) { return row.meeting_id == id; });
}

IdSet meeting_ids(const Rows &rows) {
  IdSet out;
  for (const MeetingRow &row : rows_of(rows.meetings))
    out.insert(row.meeting_id);
  return out;
}

Json first_hundred(const std::vector<Json> &list) {
  Json out = Json::array();
  for (std::size_t i = 0; i < list.size() && i < 100; ++i)
    out.push_back(list[i]);
  return out;
}

Json same_people(const Rows &rows, const Options &options) {
  std::vector<std::tuple<double, long, Json>> found; // falling values negated: sorts by ids last
  for (const std::string &a : meeting_ids(rows))
    for (const std::string &b : meeting_ids(rows)) {
      if (!(a < b))
        continue;
      const IdSet in_a = united(attending_posts(rows, a), attending_partners(rows, a));
      const IdSet in_b = united(attending_posts(rows, b), attending_partners(rows, b));
      const double alike = jaccard(in_a, in_b);
      if (in_a.size() < 2 || in_b.size() < 2 || alike < options.overlap)
        continue;
      const auto both = static_cast<long>(common(in_a, in_b).size());
      found.emplace_back(-alike, -both,
                         Json{{"meeting_a", a}, {"meeting_b", b}, {"jaccard", alike}, {"common", both}});
    }
  // Pairs were met in the order of their ids, which a stable sort keeps.
  std::stable_sort(found.begin(), found.end(), [](const auto &x, const auto &y) {
    return std::tie(std::get<0>(x), std::get<1>(x)) < std::tie(std::get<0>(y), std::get<1>(y));
  });
  std::vector<Json> pairs;
  for (const auto &entry : found)
    pairs.push_back(std::get<2>(entry));
  return {{"at_least", options.overlap}, {"count", pairs.size()}, {"pairs", first_hundred(pairs)}};
}

IdSet side(const Rows &rows, const std::string &meeting) {
  const IdSet convene = convenors(meeting_of(rows, meeting));
  IdSet out;
  for (const std::string &organisation : organisation_ids(rows))
    if (convene.count(organisation))
      out.insert(organisation);
  if (!out.empty())
    return out;
  for (const std::string &id : attending_posts(rows, meeting))
    if (serves(rows, id).size() == 1)
      out = united(out, serves(rows, id));
  return out;
}

IdSet subject_words(const Rows &rows, const std::string &meeting) {
  IdSet out = words(meeting_of(rows, meeting).subject);
  for (const OrganisationRow &organisation : rows.organisations) {
    for (const std::string &word : words(organisation.organisation_id))
      out.erase(word);
    for (const std::string &word : words(organisation.name))
      out.erase(word);
  }
  return out;
}

bool is_mirror(const Rows &rows, const std::string &a, const std::string &b) {
  const MeetingRow &first = meeting_of(rows, a);
  const MeetingRow &second = meeting_of(rows, b);
  for (const std::string &kind : {first.kind, second.kind})
    if (kind == "case" || kind == "statutory")
      return false;
  if (first.function.empty() || first.function != second.function)
    return false;
  const IdSet side_a = side(rows, a), side_b = side(rows, b);
  if (side_a.empty() || side_b.empty() || have_common(side_a, side_b))
    return false;
  const IdSet partners_a = attending_partners(rows, a), partners_b = attending_partners(rows, b);
  const std::size_t both = common(partners_a, partners_b).size();
  const double subjects = jaccard(subject_words(rows, a), subject_words(rows, b));
  if (both == 0)
    return false;
  return subjects >= 0.5 || (subjects >= 0.2 && both >= 2 && jaccard(partners_a, partners_b) >= 0.8);
}

// Duplicated attendances if the meetings were one, less those that each has now.
int becomes_duplicated(const Rows &rows, const IdSet &meetings) {
  std::map<std::string, Seat> merged;
  bool representation = false;
  int now = 0;
  for (const MeetingRow &meeting : *rows.meetings) {
    if (!meetings.count(meeting.meeting_id))
      continue;
    const auto kind = kind_of(rows, meeting);
    const std::vector<Seat> seats = seats_as_given(rows, meeting.meeting_id);
    representation = representation || kind == "representation";
    now += duplicated(rows, meeting, seats, kind);
    for (const Seat &seat : seats) {
      Seat &one = merged.try_emplace(seat.post_id, seat).first->second; // the first of its seats remains
      one.statutory = one.statutory || seat.statutory;
    }
  }
  std::vector<Seat> seats;
  for (const auto &[id, seat] : merged)
    seats.push_back(seat);
  return duplicated(rows, meeting_of(rows, *meetings.begin()), seats,
                    representation ? "representation" : "not compared") -
         now;
}

// Posts that attend both and serve an organisation of each side.
IdSet joint_officers(const Rows &rows, const std::string &a, const std::string &b) {
  IdSet out;
  for (const std::string &id : common(attending_posts(rows, a), attending_posts(rows, b)))
    if (have_common(serves(rows, id), side(rows, a)) && have_common(serves(rows, id), side(rows, b)))
      out.insert(id);
  return out;
}

Json mirror_pair(const Rows &rows, const std::string &a, const std::string &b) {
  const IdSet partners_a = attending_partners(rows, a), partners_b = attending_partners(rows, b);
  Json out;
  out["meeting_a"] = a;
  out["meeting_b"] = b;
  out["function"] = meeting_of(rows, a).function;
  out["subject_jaccard"] = jaccard(subject_words(rows, a), subject_words(rows, b));
  out["partner_jaccard"] = jaccard(partners_a, partners_b);
  out["common_partners"] = in_order(partner_ids(rows), common(partners_a, partners_b));
  out["organisations_a"] = in_order(organisation_ids(rows), side(rows, a));
  out["organisations_b"] = in_order(organisation_ids(rows), side(rows, b));
  out["joint_post_ids"] = in_order(post_ids(rows), joint_officers(rows, a, b));
  out["attendances_that_become_duplicated"] = becomes_duplicated(rows, {a, b});
  return out;
}

struct Twice {
  IdSet officers;
  double hours = 0;
  bool any_duration = false;
};

Twice twice(const Rows &rows) {
  Twice out;
  for (const IdSet &group : mirror_groups(rows)) {
    IdSet here;
    for (const std::string &a : group)
      for (const std::string &b : group)
        if (a < b && is_mirror(rows, a, b))
          here = united(here, joint_officers(rows, a, b));
    for (const std::string &officer : here) {
      double sum = 0, largest = 0;
      for (const std::string &id : group) {
        const auto h = hours(meeting_of(rows, id));
        if (!attending_posts(rows, id).count(officer) || !h)
          continue;
        out.any_duration = true;
        sum += *h;
        largest = std::max(largest, *h);
      }
      out.hours += sum - largest;
    }
    out.officers = united(out.officers, here);
  }
  return out;
}

Json hours_freed(const Rows &rows) {
  double freed = 0;
  bool any_meeting = false, any_duration = false;
  for (const IdSet &group : mirror_groups(rows)) {
    for (const std::string &partner : partner_ids(rows)) {
      double sum = 0, largest = 0;
      for (const std::string &id : group) {
        const auto h = hours(meeting_of(rows, id));
        any_meeting = true;
        any_duration = any_duration || h;
        if (!attending_partners(rows, id).count(partner))
          continue;
        sum += h.value_or(0);
        largest = std::max(largest, h.value_or(0));
      }
      freed += sum - largest;
    }
  }
  return any_meeting && !any_duration ? Json(nullptr) : Json(freed);
}

Json mirror(const Rows &rows) {
  std::vector<Json> pairs;
  for (const std::string &a : meeting_ids(rows))
    for (const std::string &b : meeting_ids(rows))
      if (a < b && is_mirror(rows, a, b))
        pairs.push_back(mirror_pair(rows, a, b));
  std::stable_sort(pairs.begin(), pairs.end(), [](const Json &x, const Json &y) {
    return x["common_partners"].size() > y["common_partners"].size();
  });
  const std::vector<IdSet> groups = mirror_groups(rows);
  int become = 0;
  for (const IdSet &group : groups)
    become += becomes_duplicated(rows, group);
  const Twice joint = twice(rows);
  return {
      {"count", pairs.size()},
      {"groups", groups.size()},
      {"partner_hours_freed_per_year", hours_freed(rows)},
      {"joint_officers_twice", joint.officers.size()},
      {"joint_hours_twice", joint.officers.empty() || joint.any_duration ? Json(joint.hours) : Json(nullptr)},
      {"attendances_that_become_duplicated", become},
      {"pairs", first_hundred(pairs)}};
}

Json common_hours(const Rows &rows, const std::string &a, const std::string &b) {
  double sum = 0;
  bool any = false;
  for (const MeetingRow &meeting : *rows.meetings) {
    const IdSet posts = attending_posts(rows, meeting.meeting_id);
    if (!posts.count(a) || !posts.count(b) || !hours(meeting))
      continue;
    sum += *hours(meeting);
    any = true;
  }
  return any ? Json(sum) : Json(nullptr);
}

Json co_attendance(const Rows &rows, const Options &options) {
  std::vector<Json> pairs;
  int external = 0, internal = 0;
  Ids sorted = post_ids(rows);
  std::sort(sorted.begin(), sorted.end());
  for (const std::string &a : sorted)
    for (const std::string &b : sorted) {
      const int series = a < b ? common_series(rows, a, b) : 0;
      if (series == 0 || series < options.co_attendance)
        continue;
      ++(have_common(serves(rows, a), serves(rows, b)) ? internal : external);
      pairs.push_back(
          {{"post_a", a}, {"post_b", b}, {"series", series}, {"hours_per_year", common_hours(rows, a, b)}});
    }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Json &x, const Json &y) { return x["series"] > y["series"]; });
  return {{"at_least", options.co_attendance},
          {"pairs_count", pairs.size()},
          {"external", external},
          {"internal", internal},
          {"e_i_index", ratio(external - internal, external + internal)},
          {"top", first_hundred(pairs)}};
}

using Unordered = std::set<std::pair<std::string, std::string>>; // both ways round

// For every pair of posts in every meeting: add 1 for each label pair that it joins.
template <typename Labels> Json matrix(const Rows &rows, const Ids &order, Labels labels) {
  std::map<std::string, std::map<std::string, int>> counts;
  for (const MeetingRow &meeting : *rows.meetings) {
    const IdSet posts = attending_posts(rows, meeting.meeting_id);
    for (const std::string &p : posts)
      for (const std::string &q : posts) {
        if (!(p < q))
          continue;
        Unordered joined;
        for (const std::string &f : labels(meeting, p))
          for (const std::string &g : labels(meeting, q)) {
            joined.emplace(f, g);
            joined.emplace(g, f);
          }
        for (const auto &[f, g] : joined)
          ++counts[f][g];
      }
  }
  Json out = Json::object();
  for (const std::string &f : order)
    for (const std::string &g : order)
      if (counts[f][g] > 0)
        out[f][g] = counts[f][g];
  return out;
}

} // namespace

std::vector<IdSet> mirror_groups(const Rows &rows) {
  std::vector<IdSet> groups;
  for (const std::string &start : meeting_ids(rows)) {
    const auto holds_start = [&](const IdSet &group) { return group.count(start) > 0; };
    if (std::any_of(groups.begin(), groups.end(), holds_start))
      continue;
    IdSet group = {start};
    for (bool grown = true; grown;) {
      grown = false;
      for (const std::string &member : IdSet(group))
        for (const std::string &other : meeting_ids(rows))
          if (is_mirror(rows, member, other))
            grown = group.insert(other).second || grown;
    }
    if (group.size() >= 2)
      groups.push_back(group);
  }
  return groups;
}

Json meeting_pairs(const Rows &rows, const Options &options) {
  if (!meetings_known(rows))
    return nullptr;
  const auto function_of = [&](const MeetingRow &meeting, const std::string &id) {
    for (const Seat &seat : seats_as_given(rows, meeting.meeting_id))
      if (const std::string function = seat_function(rows, meeting.function, seat);
          seat.post_id == id && !function.empty())
        return IdSet{function};
    return IdSet{};
  };
  const auto served_by = [&](const MeetingRow &, const std::string &id) { return serves(rows, id); };
  Json out;
  out["same_people"] = same_people(rows, options);
  out["mirror"] = mirror(rows);
  out["co_attendance"] = co_attendance(rows, options);
  out["by_function"] = matrix(rows, function_ids(rows), function_of);
  out["by_organisation"] = matrix(rows, organisation_ids(rows), served_by);
  return out;
}

} // namespace organograph::oracle
