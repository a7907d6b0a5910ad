// SPDX-License-Identifier: Apache-2.0
// Which services the duplicated seats are of, which meetings repeat each other, who meets whom.
#include "page/report_repeats.hpp"

#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t services_shown = 20, shown_columns = 8, shown_repeats = 10, shown_partners = 4;

// Seats with a counterpart by service and organisation: of the rows of duplicated_groups.csv. A joint post
// is a seat of each organisation that it serves.
using Seats = std::vector<std::vector<std::uint64_t>>;

Seats seats_with_counterpart(const Study &study) {
  const Model &model = *study.model;
  Seats out(model->functions.id.size(), std::vector<std::uint64_t>(model->organisations.id.size()));
  if (!study.analysis.duplicated_attendance)
    return out;
  const DuplicatedAttendance &measured = *study.analysis.duplicated_attendance;
  for (std::size_t g = 0; g < measured.groups.size(); ++g)
    for (const PostId post : measured.posts_of(g))
      for (const Served &served : model->posts.serves[index(post)])
        ++out[index(measured.groups[g].function)][index(served.organisation)];
  return out;
}

// Services with seats in meetings, and those that are not shown; most duplicated first.
std::vector<FunctionId> services(const DuplicatedAttendance &result) {
  std::vector<FunctionId> out;
  for (std::size_t f = 0; f < result.functions.size(); ++f)
    if (result.functions[f].attendances > 0 || result.functions[f].blanked)
      out.push_back(id_at<FunctionId>(f));
  std::ranges::stable_sort(out, std::ranges::greater{}, [&](FunctionId function) {
    const DuplicatedFigures &figures = result.functions[index(function)];
    return std::pair(figures.duplicated, figures.compared);
  });
  return out;
}

std::string function_filter(const Model &model, FunctionId function) {
  return "function=" + std::string(id(model, function));
}

void write_service(Html &page, const Study &study, FunctionId function, std::uint64_t most) {
  const Shown shown(study.analysis);
  const DuplicatedFigures &figures = study.analysis.duplicated_attendance->functions[index(function)];
  const std::string filter = function_filter(*study.model, function);
  const auto cell = [&](std::string_view measure, std::string text) {
    write_cell(page, {measure, std::move(text), "duplicated_by_function", filter});
  };
  const auto heat = [&](std::string_view measure, std::uint64_t count) {
    const auto value = known(figures, count);
    write_heat(page, {measure, shown(value), "duplicated_groups", filter}, share_of(value, most));
  };
  page.open("tr").element("th", function_name(*study.model, function), {{"scope", "row"}});
  cell("duplicated_attendance.attendances", shown(known(figures, figures.attendances)));
  cell("duplicated_attendance.compared", shown(known(figures, figures.compared)));
  heat("duplicated_attendance.duplicated", figures.duplicated);
  heat("duplicated_attendance.across_organisations", figures.across_organisations);
  heat("duplicated_attendance.within_organisation", figures.within_organisation);
  cell("duplicated_attendance.duplicated_share", !figures.blanked && figures.compared == 0
                                                     ? "none compared"
                                                     : shown(figures.duplicated_share, Format::share));
  page.close();
}

// Service by organisation: a heat map of the seats that have a counterpart.
void write_counterparts(Html &page, const Study &study, const std::vector<FunctionId> &all) {
  const Model &model = *study.model;
  const Shown shown(study.analysis);
  const Seats seats = seats_with_counterpart(study);
  const std::size_t columns = std::min(model->organisations.id.size(), shown_columns);
  std::uint64_t most = 0;
  for (const FunctionId function : all)
    for (const std::uint64_t count : seats[index(function)])
      most = std::max(most, count);
  std::vector<std::string> heads = {"Service"};
  for (std::size_t o = 0; o < columns; ++o)
    heads.push_back(organisation_name(model, id_at<OrganisationId>(o)));
  open_wide_table(page, "Seats that have a counterpart, by the organisation that the post serves", "heat");
  write_heads(page, heads);
  page.open("tbody");
  for (const FunctionId function : all) {
    const DuplicatedFigures &figures = study.analysis.duplicated_attendance->functions[index(function)];
    page.open("tr").element("th", function_name(model, function), {{"scope", "row"}});
    for (std::size_t o = 0; o < columns; ++o) {
      const auto count = known(figures, seats[index(function)][o]);
      write_heat(page,
                 {"duplicated_attendance.duplicated", shown(count), "duplicated_groups",
                  function_filter(model, function)},
                 share_of(count, most));
    }
    page.close();
  }
  page.close();
  close_wide_table(page);
  page.element("p",
               "One of the counterparts speaks for the service; which one is not decided. So these are more "
               "than the duplicated seats. A joint post is a seat of each of its organisations. The stronger "
               "the shade, the more.",
               {{"class", "note"}});
  write_more(page, model->organisations.id.size() - columns, "organisation", "organisations",
             "duplicated_groups");
}

std::string organisations_of(const Model &model, const std::vector<OrganisationId> &organisations) {
  std::vector<std::string> names;
  for (const OrganisationId organisation : organisations)
    names.push_back(organisation_name(model, organisation));
  return listing(names, shown_partners);
}

std::string partners_of(const Model &model, const std::vector<PartnerId> &partners) {
  std::vector<std::string> names;
  for (const PartnerId partner : partners)
    names.push_back(partner_name(model, partner));
  return listing(names, shown_partners);
}

// One row of the table of pairs of meetings: both subjects, one under the other.
void write_pair_heads(Html &page, const Model &model, MeetingId a, MeetingId b) {
  page.open("tr").open("th", {{"scope", "row"}});
  page.element("span", meeting_name(model, a), {{"class", "subject"}}).text(" and ");
  page.element("span", meeting_name(model, b), {{"class", "subject"}}).close();
}

std::string pair_filter(const Model &model, std::string_view kind, MeetingId a, MeetingId b) {
  return "kind=" + std::string(kind) + "\nmeeting_a=" + std::string(id(model, a)) +
         "\nmeeting_b=" + std::string(id(model, b));
}

void write_same_people(Html &page, const Study &study) {
  const Model &model = *study.model;
  const Shown shown(study.analysis);
  const std::vector<SamePeoplePair> &pairs = study.analysis.meeting_pairs->same_people;
  page.element("h4", "The same people");
  page.open("p");
  write(page, same_people_told(study.analysis));
  page.close();
  if (pairs.empty())
    return;
  open_wide_table(page, "Meetings of the same people, most alike first");
  write_heads(page, {"Meetings", "Likeness", "People in common"});
  page.open("tbody");
  const std::size_t rows = std::min(pairs.size(), shown_repeats);
  for (const SamePeoplePair &pair : std::span(pairs).first(rows)) {
    const std::string filter = pair_filter(model, "same_people", pair.a, pair.b);
    write_pair_heads(page, model, pair.a, pair.b);
    write_heat(page, {"meeting_pairs.jaccard", shown(pair.jaccard, Format::share), "meeting_pairs", filter},
               pair.jaccard);
    write_cell(page, {"meeting_pairs.same_people", shown(pair.common), "meeting_pairs", filter});
    page.close();
  }
  page.close();
  close_wide_table(page);
  write_more(page, study.analysis.meeting_pairs->same_people_count - rows, "pair", "pairs", "meeting_pairs");
}

void write_mirror_lead(Html &page, const MeetingPairs &result, const Analysis &analysis) {
  Sentence words = mirror_told(analysis);
  if (!result.mirror.empty())
    words.text(" In ")
        .counted("meeting_pairs.groups", result.mirror_groups.size(), "group", "groups", "meeting_pairs",
                 "kind=mirror")
        .text("; were each group one meeting, seats that become duplicated: ")
        .figure("meeting_pairs.attendances_that_become_duplicated",
                Shown(analysis)(result.attendances_that_become_duplicated), "meeting_pairs", "kind=mirror")
        .text(".");
  page.element("h4", "Mirror pairs").open("p");
  write(page, words);
  page.close();
}

void write_mirror(Html &page, const Study &study) {
  const Model &model = *study.model;
  const Shown shown(study.analysis);
  const std::vector<MirrorPair> &pairs = study.analysis.meeting_pairs->mirror;
  write_mirror_lead(page, *study.analysis.meeting_pairs, study.analysis);
  if (pairs.empty())
    return;
  open_wide_table(page, "Mirror pairs, most partners in common first");
  write_heads(
      page,
      {"Meetings", "Service", "Organisations", "Partners that attend both", "Seats that become duplicated"},
      4);
  page.open("tbody");
  const std::size_t rows = std::min(pairs.size(), shown_repeats);
  for (const MirrorPair &pair : std::span(pairs).first(rows)) {
    write_pair_heads(page, model, pair.a, pair.b);
    page.element("td", function_name(model, pair.function));
    page.element("td", organisations_of(model, pair.organisations_a) + " / " +
                           organisations_of(model, pair.organisations_b));
    page.element("td", partners_of(model, pair.common_partners));
    write_cell(page, {"meeting_pairs.attendances_that_become_duplicated",
                      shown(pair.attendances_that_become_duplicated), "meeting_pairs",
                      pair_filter(model, "mirror", pair.a, pair.b)});
    page.close();
  }
  page.close();
  close_wide_table(page);
  write_more(page, study.analysis.meeting_pairs->mirror_count - rows, "pair", "pairs", "meeting_pairs");
}

/// A symmetric matrix of pairs of posts, by organisation or service.
struct Matrix {
  std::string_view caption, measure, table, column_a, column_b;
  const CountMatrix &counts;
  std::size_t most; ///< rows that are shown
};

std::uint64_t shown_in_row(const CountMatrix &counts, std::size_t row) {
  std::uint64_t out = 0;
  for (const CountMatrix::Entry &entry : counts.rows[row])
    out += counts.is_shown(row, entry.column) ? entry.count : 0;
  return out;
}

// The rows with most pairs, in model order; `more` are left out.
std::vector<std::size_t> rows_of(const Matrix &matrix, std::size_t &more) {
  std::vector<std::pair<std::uint64_t, std::size_t>> totals;
  for (std::size_t row = 0; row < matrix.counts.rows.rows(); ++row)
    if (!matrix.counts.rows[row].empty())
      totals.emplace_back(shown_in_row(matrix.counts, row), row);
  std::ranges::stable_sort(totals, std::ranges::greater{}, &std::pair<std::uint64_t, std::size_t>::first);
  more = totals.size() - std::min(totals.size(), matrix.most);
  totals.resize(totals.size() - more);
  std::vector<std::size_t> out;
  for (const auto &[total, row] : totals)
    out.push_back(row);
  std::ranges::sort(out);
  return out;
}

std::string name_of(const Model &model, OrganisationId organisation) {
  return organisation_name(model, organisation);
}
std::string name_of(const Model &model, FunctionId function) {
  return function_name(model, function);
}

template <class Id>
std::string matrix_filter(const Model &model, const Matrix &matrix, std::size_t a, std::size_t b) {
  const auto [first, second] = std::minmax(a, b); // a pair stands once
  return std::string(matrix.column_a) + "=" + std::string(id(model, id_at<Id>(first))) + "\n" +
         std::string(matrix.column_b) + "=" + std::string(id(model, id_at<Id>(second)));
}

template <class Id> void write_matrix(Html &page, const Study &study, const Matrix &matrix) {
  const Model &model = *study.model;
  const Shown shown(study.analysis);
  std::size_t more = 0;
  const std::vector<std::size_t> rows = rows_of(matrix, more);
  if (rows.empty())
    return;
  const auto count_at = [&](std::size_t a, std::size_t b) {
    return matrix.counts.is_shown(a, b) ? matrix.counts.at(a, b) : 0;
  };
  std::uint64_t most = 0;
  std::vector<std::string> heads = {"Pairs"};
  for (const std::size_t a : rows) {
    heads.push_back(name_of(model, id_at<Id>(a)));
    for (const std::size_t b : rows)
      most = std::max(most, count_at(a, b));
  }
  open_wide_table(page, matrix.caption, "heat");
  write_heads(page, heads);
  page.open("tbody");
  for (std::size_t a = 0; a < rows.size(); ++a) {
    page.open("tr").element("th", heads[a + 1], {{"scope", "row"}});
    for (const std::size_t b : rows) {
      std::optional<double> count = matrix.counts.at(rows[a], b);
      if (count == 0.0) {
        page.element("td", "0", {{"class", "number heat-0"}});
        continue;
      }
      if (!matrix.counts.is_shown(rows[a], b))
        count.reset();
      write_heat(page,
                 {matrix.measure, shown(count), matrix.table, matrix_filter<Id>(model, matrix, rows[a], b)},
                 share_of(count, most));
    }
    page.close();
  }
  page.close();
  close_wide_table(page);
  write_more(page, more, "row", "rows", matrix.table);
}

} // namespace

void write_services(Html &page, const Study &study) {
  const DuplicatedAttendance &result = *study.analysis.duplicated_attendance;
  std::vector<FunctionId> all = services(result);
  if (all.empty()) {
    page.element("p", "No post with a service sits in a meeting.");
    return;
  }
  open_part(page, "Which services");
  const std::size_t more = all.size() - std::min(all.size(), services_shown);
  all.resize(all.size() - more);
  const std::uint64_t most = result.functions[index(all.front())].duplicated;
  open_wide_table(page, "Seats in meetings by the service that they speak for, most duplicated first",
                  "heat");
  write_heads(page, {"Service", "Seats", "Compared", "Duplicated", "Across organisations",
                     "Within one organisation", "Duplicated share"});
  page.open("tbody");
  for (const FunctionId function : all)
    write_service(page, study, function, most);
  page.close();
  close_wide_table(page);
  write_more(page, more, "service", "services", "duplicated_by_function");
  if (most > 0)
    write_counterparts(page, study, all);
  page.close();
}

void write_repeats(Html &page, const Study &study) {
  open_part(page, "Meetings that repeat each other");
  if (study.analysis.meeting_pairs) {
    write_caveat(page, caveat::pairs);
    write_same_people(page, study);
    write_mirror(page, study);
  } else {
    write_not_measured(page, study.analysis, "meeting_pairs");
  }
  page.close();
}

void write_who_meets(Html &page, const Study &study) {
  if (!study.analysis.co_attendance)
    return;
  open_part(page, "Who meets whom");
  const CoAttendance &together = *study.analysis.co_attendance;
  const Shown shown(study.analysis);
  page.open("p");
  Sentence words = together_told(study.analysis);
  if (!together.pairs.empty())
    words.text(" Without an organisation in common: ")
        .figure("meeting_pairs.co_attendance", shown(together.external), "co_attendance", "external=yes")
        .text(", with one: ")
        .figure("meeting_pairs.co_attendance", shown(together.internal), "co_attendance", "external=no")
        .text(". E-I index, from -1 (all pairs within) to 1 (all between): ")
        .figure("meeting_pairs.e_i_index", shown(together.e_i_index, Format::number), "co_attendance")
        .text(".");
  write(page, words);
  page.close();
  if (study.analysis.ties_beyond_chance) {
    page.open("p");
    write(page, chance_told(study.analysis));
    page.close();
    write_caveat(page, caveat::chance);
  } else {
    write_not_measured(page, study.analysis, "ties_beyond_chance");
  }
  write_matrix<OrganisationId>(page, study,
                               {"Organisations: pairs of posts in one meeting, summed over the meetings",
                                "meeting_pairs.by_organisation", "co_attendance_by_organisation",
                                "organisation_a", "organisation_b", together.by_organisation, 9});
  write_matrix<FunctionId>(page, study,
                           {"Services: pairs of posts in one meeting, summed over the meetings",
                            "meeting_pairs.by_function", "co_attendance_by_function", "function_a",
                            "function_b", together.by_function, 8});
  page.close();
}

} // namespace organograph::viz
