// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/integration_depth.hpp"

#include "measures/integration_parts.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace organograph {
namespace {

template <class Row> std::vector<std::uint32_t> positions_by_key(const std::vector<Row> &rows) {
  std::vector<std::uint32_t> positions(rows.size());
  for (std::uint32_t i = 0; i < positions.size(); ++i)
    positions[i] = i;
  std::stable_sort(positions.begin(), positions.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return key_of(rows[a]) < key_of(rows[b]); });
  return positions;
}

/// By PostId. Where no lines are given nobody's is known.
std::vector<std::uint8_t> lines_not_known(const ModelData &model) {
  const Posts &posts = model.posts;
  std::vector<std::uint8_t> out(posts.size(), model.lines_given ? 0 : 1);
  for (const PostId post : posts.top_down)
    if (const PostId manager = posts.manager[index(post)]; manager != none<PostId>)
      out[index(post)] = out[index(manager)];
    else if (posts.manager_not_known[index(post)] != 0)
      out[index(post)] = 1;
  return out;
}

Csr<PostId> posts_by_function(const ModelData &model, const std::vector<LineInterval> &line) {
  const Posts &posts = model.posts;
  std::vector<PostId> depth_first(posts.size());
  for (std::size_t p = 0; p < posts.size(); ++p)
    depth_first[line[p].enter] = id_at<PostId>(p);
  std::vector<std::pair<std::uint32_t, PostId>> pairs;
  for (const PostId post : depth_first) {
    if (const FunctionId own = posts.function[index(post)]; own != none<FunctionId>)
      pairs.emplace_back(static_cast<std::uint32_t>(index(own)), post);
    for (const FunctionId further : posts.further_functions[index(post)])
      pairs.emplace_back(static_cast<std::uint32_t>(index(further)), post);
  }
  return group_by_row(model.functions.id.size(), pairs);
}

Csr<std::uint32_t> groups_by_function(const ModelData &model) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t g = 0; g < model.staff_groups.size(); ++g) {
    const StaffGroup &group = model.staff_groups[g];
    const FunctionId function =
        group.function != none<FunctionId> ? group.function : model.posts.function[index(group.reports_to)];
    if (function != none<FunctionId>)
      pairs.emplace_back(static_cast<std::uint32_t>(index(function)), g);
  }
  return group_by_row(model.functions.id.size(), pairs);
}

IntegrationSources sources_of(const Model &model, const ReducedAttendance *attendance,
                              const PartnerContact *contact) {
  IntegrationSources out{model,
                         model->meetings ? attendance : nullptr,
                         contact,
                         line_intervals(model->posts),
                         lines_not_known(*model),
                         {},
                         {},
                         {},
                         {},
                         {},
                         {},
                         too_many_served_pairs(model)};
  const std::size_t functions = model->functions.id.size();
  out.posts = posts_by_function(*model, out.line);
  out.groups = groups_by_function(*model);
  std::vector<std::pair<std::uint32_t, MeetingId>> meetings;
  if (out.attendance)
    for (std::size_t m = 0; m < model->meetings->size(); ++m)
      if (const FunctionId function = model->meetings->function[m]; function != none<FunctionId>)
        meetings.emplace_back(static_cast<std::uint32_t>(index(function)), id_at<MeetingId>(m));
  out.meetings = group_by_row(functions, meetings);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> contacts;
  if (contact)
    for (std::uint32_t i = 0; i < contact->pairs.size(); ++i)
      contacts.emplace_back(static_cast<std::uint32_t>(index(contact->pairs[i].function)), i);
  out.contacts = group_by_row(functions, contacts);
  if (model->arrangements)
    out.arrangements = positions_by_key(*model->arrangements);
  out.targets = positions_by_key(model->integration_targets);
  return out;
}

/// The organisations that posts of the function serve, rising. marks: by OrganisationId, as it was on return.
std::vector<OrganisationId> served_by(const IntegrationSources &sources, FunctionId function,
                                      std::vector<std::uint32_t> &marks) {
  std::vector<OrganisationId> served;
  for (const PostId post : sources.posts[index(function)])
    for (const Served &of : sources.model->posts.serves[index(post)])
      if (std::exchange(marks[index(of.organisation)], 0) == UINT32_MAX)
        served.push_back(of.organisation);
  for (const OrganisationId organisation : served)
    marks[index(organisation)] = UINT32_MAX;
  std::sort(served.begin(), served.end());
  return served;
}

/// The pairs to measure, in model order: both served by posts of the function, or named by the register or a
/// target.
std::vector<OrganisationPair> pairs_of(const IntegrationSources &sources, FunctionId function,
                                       const std::vector<OrganisationId> &served) {
  std::vector<OrganisationPair> pairs;
  for (std::size_t a = 0; a < served.size(); ++a)
    for (std::size_t b = a + 1; b < served.size(); ++b)
      pairs.emplace_back(served[a], served[b]);
  const auto add_named = [&](const auto &rows, const std::vector<std::uint32_t> &by_function) {
    const auto function_at = [&](std::uint32_t at) { return rows[at].function; };
    const auto end = std::ranges::upper_bound(by_function, function, {}, function_at);
    for (auto at = std::ranges::lower_bound(by_function, function, {}, function_at); at != end; ++at)
      pairs.emplace_back(rows[*at].organisation_a, rows[*at].organisation_b);
  };
  if (sources.model->arrangements)
    add_named(*sources.model->arrangements, sources.arrangements);
  // An agreed target says that the service is meant to be shared: nothing shared yet is the answer, not
  // silence.
  add_named(sources.model->integration_targets, sources.targets);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

/// The seats of one meeting that are an organisation's.
struct Attended {
  OrganisationId organisation;
  PostId first;
  std::uint32_t posts;
};

/// By organisation, those of no measured pair left out.
void attended_by(const IntegrationSources &sources, const IntegrationParts &parts, MeetingId meeting,
                 std::vector<std::pair<OrganisationId, PostId>> &seats, std::vector<Attended> &out) {
  seats.clear();
  out.clear();
  for (const Seat &seat : sources.attendance->seats[index(meeting)])
    for (const Served &served : sources.model->posts.serves[index(seat.post)])
      if (parts.position(served.organisation) != UINT32_MAX)
        seats.emplace_back(served.organisation, seat.post);
  std::sort(seats.begin(), seats.end());
  for (const auto &[organisation, post] : seats)
    if (!out.empty() && out.back().organisation == organisation)
      ++out.back().posts;
    else
      out.push_back({organisation, post, 1});
}

/// Some post of the one organisation and another post of the other.
bool two_posts(const Attended &a, const Attended &b) {
  return a.posts > 1 || b.posts > 1 || a.first != b.first;
}

/// Meeting by meeting, not pair by pair: few of many organisations attend any one meeting.
std::vector<JointMeetings> joint_meetings(const IntegrationSources &sources, const IntegrationParts &parts,
                                          std::size_t rows) {
  const Meetings &meetings = *sources.model->meetings;
  std::vector<JointMeetings> out(parts.pairs.size());
  std::vector<double> hours_of(rows);
  std::vector<std::pair<OrganisationId, PostId>> seats;
  std::vector<Attended> attended;
  for (const MeetingId meeting : sources.meetings[index(parts.function)]) {
    attended_by(sources, parts, meeting, seats, attended);
    const double duration = meetings.hours_per_year(index(meeting));
    const double hours = is_known(duration) ? duration : 0;
    for (auto a = attended.begin(); a != attended.end(); ++a) {
      hours_of[parts.position(a->organisation)] += hours;
      for (auto b = std::next(a); b != attended.end(); ++b) {
        const OrganisationPair pair{a->organisation, b->organisation};
        const auto at = std::ranges::lower_bound(parts.pairs, pair);
        if (at == parts.pairs.end() || *at != pair)
          continue;
        JointMeetings &of_pair = out[static_cast<std::size_t>(at - parts.pairs.begin())];
        of_pair.joint_hours += hours;
        if (meetings.occurrences_per_year[index(meeting)] >= 2 && two_posts(*a, *b))
          of_pair.networked.push_back(meeting);
      }
    }
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto &[a, b] = parts.pairs[i];
    const double joint = out[i].joint_hours; // the share is to stay in [0, 1] whatever the sums round to
    out[i].hours = std::max(joint, hours_of[parts.position(a)] + hours_of[parts.position(b)] - joint);
  }
  return out;
}

/// Its organisation; without one those that the post above it serves.
template <class Call> void for_each_served(const ModelData &model, std::uint32_t group, Call call) {
  const StaffGroup &of = model.staff_groups[group];
  if (of.organisation != none<OrganisationId>)
    return call(of.organisation);
  for (const Served &served : model.posts.serves[index(of.reports_to)])
    call(served.organisation);
}

/// Rows are numbered from 0 for each function: a model may have many functions and many organisations.
void lay_out(const IntegrationSources &sources, IntegrationParts &parts, std::size_t rows) {
  const Posts &columns = sources.model->posts;
  std::vector<std::pair<std::uint32_t, TeamMember>> posts;
  for (const PostId post : sources.posts[index(parts.function)])
    for (const Served &served : columns.serves[index(post)])
      if (const std::uint32_t row = parts.position(served.organisation); row != UINT32_MAX) {
        const std::size_t p = index(post);
        posts.push_back(
            {row,
             {post, columns.manager[p], sources.line[p], columns.fte[p], columns.employer[p],
              columns.assistant[p] != 0, columns.manager_not_known[p] != 0 || !sources.model->lines_given,
              sources.line_not_known[p] != 0}});
      }
  parts.posts = group_by_row(rows, posts);
  std::vector<std::pair<std::uint32_t, TeamGroup>> groups;
  for (const std::uint32_t g : sources.groups[index(parts.function)])
    for_each_served(*sources.model, g, [&](OrganisationId organisation) {
      if (const std::uint32_t row = parts.position(organisation); row != UINT32_MAX)
        groups.emplace_back(row, TeamGroup{g, sources.model->staff_groups[g].fte});
    });
  parts.groups = group_by_row(rows, groups);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> contacts;
  for (const std::uint32_t at : sources.contacts[index(parts.function)])
    for (const OrganisationId organisation : sources.contact->pairs[at].organisations)
      if (const std::uint32_t row = parts.position(organisation); row != UINT32_MAX)
        contacts.emplace_back(row, at);
  parts.contacts = group_by_row(rows, contacts);
  parts.meetings.clear();
  if (sources.attendance)
    parts.meetings = joint_meetings(sources, parts, rows);
}

std::vector<Integration> measure_function(const IntegrationSources &sources, FunctionId function,
                                          IntegrationParts &parts) {
  std::vector<Integration> out;
  parts.function = function;
  parts.pairs = pairs_of(sources, function,
                         sources.only_named_pairs ? std::vector<OrganisationId>{}
                                                  : served_by(sources, function, parts.position_of));
  std::uint32_t rows = 0;
  for (const auto &[a, b] : parts.pairs)
    for (const OrganisationId organisation : {a, b})
      if (std::uint32_t &position = parts.position_of[index(organisation)]; position == UINT32_MAX)
        position = rows++;
  if (rows == 0)
    return out;
  lay_out(sources, parts, rows);
  out.reserve(parts.pairs.size());
  for (std::size_t i = 0; i < parts.pairs.size(); ++i)
    out.push_back(measure_pair(sources, parts, i));
  for (const auto &[a, b] : parts.pairs)
    parts.position_of[index(a)] = parts.position_of[index(b)] = UINT32_MAX;
  return out;
}

} // namespace

std::vector<Integration> integration_depth(const Model &model, const ReducedAttendance *attendance,
                                           const PartnerContact *contact, unsigned threads) {
  const IntegrationSources sources = sources_of(model, attendance, contact);
  const auto no_parts = [&] {
    IntegrationParts parts;
    parts.position_of.assign(model->organisations.id.size(), UINT32_MAX);
    return parts;
  };
  auto functions = detail::fold_blocks<std::vector<Integration>>(
      model->functions.id.size(), 1, threads, no_parts,
      [&](IntegrationParts &parts, std::size_t function, std::size_t) {
        return measure_function(sources, id_at<FunctionId>(function), parts);
      });
  std::size_t entries = 0;
  for (const auto &of_function : functions)
    entries += of_function.size();
  std::vector<Integration> out;
  out.reserve(entries);
  for (auto &of_function : functions) {
    std::move(of_function.begin(), of_function.end(), std::back_inserter(out));
    of_function = {};
  }
  return out;
}

} // namespace organograph
