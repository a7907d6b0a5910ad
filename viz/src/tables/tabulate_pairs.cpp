// SPDX-License-Identifier: Apache-2.0
#include "tables/tabulate_sections.hpp"

#include "figures/caveats.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

void write_same_people(Cells cells, const Model &model, const SamePeoplePair &pair) {
  const auto &subject = model->meetings->subject;
  cells.text("same_people")
      .id(pair.a)
      .text(subject[index(pair.a)])
      .id(pair.b)
      .text(subject[index(pair.b)])
      .number(pair.jaccard)
      .count(pair.common);
  for (int column = 0; column < 10; ++column) // a mirror pair's own
    cells.blank();
}

void write_mirror(Cells cells, const Model &model, const MirrorPair &pair, std::uint64_t group) {
  const auto &subject = model->meetings->subject;
  cells.text("mirror")
      .id(pair.a)
      .text(subject[index(pair.a)])
      .id(pair.b)
      .text(subject[index(pair.b)])
      .blank() // jaccard and common are of a same_people pair
      .blank()
      .id(pair.function)
      .number(pair.subject_jaccard)
      .number(pair.partner_jaccard)
      .text(pair.rule == MirrorRule::subject ? "subject" : "partners")
      .ids(pair.common_partners)
      .ids(pair.organisations_a)
      .ids(pair.organisations_b)
      .ids(pair.joint_posts)
      .number(static_cast<double>(pair.attendances_that_become_duplicated)) // may be below 0
      .count(group);
}

// Behind a title: that the rows are the first of more.
std::string listed_of(std::string_view which, std::size_t listed, std::uint64_t all) {
  return listed == all
             ? std::string()
             : " The first " + figure(listed) + " of " + figure(all) + " " + std::string(which) + ".";
}

// Number of the connected group of each mirror pair, from 1.
std::vector<std::uint64_t> group_numbers(const MeetingPairs &result) {
  std::vector<std::pair<MeetingId, std::uint64_t>> members;
  for (std::size_t g = 0; g < result.mirror_groups.size(); ++g)
    for (const MeetingId meeting : result.mirror_groups[g])
      members.emplace_back(meeting, g + 1);
  std::ranges::sort(members);
  std::vector<std::uint64_t> out;
  for (const MirrorPair &pair : result.mirror)
    out.push_back(
        std::ranges::lower_bound(members, pair.a, {}, &std::pair<MeetingId, std::uint64_t>::first)->second);
  return out;
}

// The series of each post that is in some pair, rising.
Csr<MeetingId> series_of_paired(const Model &model, const std::vector<CoAttendancePair> &pairs) {
  const Csr<Seat> &seats = model->meetings->seats;
  std::vector<std::uint8_t> paired(model->posts.size());
  for (const CoAttendancePair &pair : pairs)
    paired[index(pair.a)] = paired[index(pair.b)] = 1;
  Csr<MeetingId> out;
  out.offsets.assign(paired.size() + 1, 0);
  for (const Seat &seat : seats.items)
    out.offsets[index(seat.post) + 1] += paired[index(seat.post)];
  std::partial_sum(out.offsets.begin(), out.offsets.end(), out.offsets.begin());
  out.items.resize(out.offsets.back());
  std::vector<std::uint32_t> next(out.offsets.begin(), out.offsets.end() - 1);
  for (std::size_t m = 0; m < seats.rows(); ++m)
    for (const Seat &seat : seats[m])
      if (paired[index(seat.post)] != 0)
        out.items[next[index(seat.post)]++] = id_at<MeetingId>(m);
  return out;
}

template <class Id> Table matrix_table(const Model &model, const CountMatrix &matrix, std::string name,
                                       std::string title, const std::string &of) {
  std::vector<std::pair<std::size_t, CountMatrix::Entry>> entries; // symmetric: one row an unordered pair
  for (std::size_t a = 0; a < matrix.rows.rows(); ++a)
    for (const CountMatrix::Entry &entry : matrix.rows[a])
      if (entry.column >= a)
        entries.emplace_back(a, entry);
  const std::size_t size = entries.size();
  auto row = [&model, &matrix, entries = std::move(entries)](std::size_t i, RowSink &out) {
    const auto &[a, entry] = entries[i];
    Cells cells(model, out);
    cells.id(id_at<Id>(a)).id(id_at<Id>(entry.column));
    matrix.is_shown(a, entry.column) ? cells.count(entry.count) : cells.blank();
  };
  return {.name = std::move(name),
          .title = std::move(title),
          .columns = {{of + "_a"}, {of + "_b"}, {"pairs", Format::count}},
          .rows = TableRows(size, std::move(row)),
          .rank = "pairs"};
}

} // namespace

Table meeting_pairs_table(const Model &model, const MeetingPairs &result) {
  auto row = [&model, &result, groups = group_numbers(result)](std::size_t i, RowSink &out) {
    if (i < result.same_people.size())
      return write_same_people(Cells(model, out), model, result.same_people[i]);
    const std::size_t m = i - result.same_people.size();
    write_mirror(Cells(model, out), model, result.mirror[m], groups[m]);
  };
  return {.name = "meeting_pairs",
          .title = "Meetings that repeat each other. " + std::string(caveat::pairs) +
                   listed_of("of the same people", result.same_people.size(), result.same_people_count) +
                   listed_of("mirrored", result.mirror.size(), result.mirror_count),
          .columns = {{"kind"},
                      {"meeting_a"},
                      {"subject_a"},
                      {"meeting_b"},
                      {"subject_b"},
                      {"jaccard", Format::share},
                      {"common", Format::count},
                      {"function"},
                      {"subject_jaccard", Format::share},
                      {"partner_jaccard", Format::share},
                      {"rule"},
                      {"common_partners"},
                      {"organisations_a"},
                      {"organisations_b"},
                      {"joint_post_ids"},
                      {"attendances_that_become_duplicated", Format::number},
                      {"group", Format::count}},
          .rows = TableRows(result.same_people.size() + result.mirror.size(), std::move(row)),
          .rank = {}};
}

Table co_attendance_table(const Model &model, const CoAttendance &result) {
  auto series = std::make_shared<const Csr<MeetingId>>(series_of_paired(model, result.pairs));
  auto meeting_ids = std::make_shared<const IdTexts<MeetingId>>(model, model->meetings->id);
  auto row = [&model, &result, series = std::move(series),
              meeting_ids = std::move(meeting_ids)](std::size_t i, RowSink &out) {
    const CoAttendancePair &pair = result.pairs[i];
    std::vector<MeetingId> common;
    std::ranges::set_intersection((*series)[index(pair.a)], (*series)[index(pair.b)],
                                  std::back_inserter(common));
    Cells(model, out)
        .id(pair.a)
        .text(model->posts.title[index(pair.a)])
        .id(pair.b)
        .text(model->posts.title[index(pair.b)])
        .count(pair.series)
        .number(pair.hours_per_year)
        .flag(!model.serve_in_common(pair.a, pair.b))
        .ids(*meeting_ids, common);
  };
  return {.name = "co_attendance",
          .title = "Pairs of posts that attend at least " + std::to_string(result.at_least) +
                   " of the same meeting series" + (result.pairs.size() == result.pairs_count ? "" : ".") +
                   listed_of("pairs", result.pairs.size(), result.pairs_count),
          .columns = {{"post_a"},
                      {"title_a"},
                      {"post_b"},
                      {"title_b"},
                      {"series", Format::count},
                      {"hours_per_year", Format::hours},
                      {"external", Format::flag},
                      {"meeting_ids"}},
          .rows = TableRows(result.pairs.size(), std::move(row)),
          .rank = {}};
}

Table co_attendance_by_function_table(const Model &model, const CoAttendance &result) {
  return matrix_table<FunctionId>(model, result.by_function, "co_attendance_by_function",
                                  "Which functions meet: pairs of attending posts, summed over meetings",
                                  "function");
}

Table co_attendance_by_organisation_table(const Model &model, const CoAttendance &result) {
  return matrix_table<OrganisationId>(
      model, result.by_organisation, "co_attendance_by_organisation",
      "Which organisations meet: pairs of attending posts, summed over meetings", "organisation");
}

} // namespace organograph::viz
