// SPDX-License-Identifier: Apache-2.0
// Which services the duplicated seats are of, which meetings repeat each other, who meets whom.
#include "page/report_repeats.hpp"

#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_services = 20, shown_organisations = 8, shown_pairs = 10, shown_partners = 4;

// Seats with a counterpart by service and organisation: of the rows of duplicated_groups.csv. A joint post
// is a seat of each organisation that it serves.
using Seats = std::vector<std::vector<std::uint64_t>>;

Seats seats_with_counterpart(const ReportInput &input) {
  const Model &model = *input.model;
  Seats out(model->functions.id.size(), std::vector<std::uint64_t>(model->organisations.id.size()));
  if (!input.analysis->duplicated_attendance)
    return out;
  const DuplicatedAttendance &measured = *input.analysis->duplicated_attendance;
  for (std::size_t g = 0; g < measured.groups.size(); ++g)
    for (const PostId post : measured.posts_of(g))
      for (const Served &served : model->posts.serves[index(post)])
        ++out[index(measured.groups[g].function)][index(served.organisation)];
  return out;
}

/// A service with seats in meetings.
struct Service {
  std::string id;
  const Json *figures;
  std::size_t place; ///< in the model
};

// Most duplicated first.
std::vector<Service> services(const ReportInput &input) {
  std::map<std::string_view, std::size_t> places;
  for (std::size_t f = 0; f < (*input.model)->functions.id.size(); ++f)
    places.emplace(id(*input.model, id_at<FunctionId>(f)), f);
  std::vector<Service> out;
  for (const auto &[id, figures] : at(*input.tree, {"duplicated_attendance", "functions"}).items())
    if (const auto place = places.find(id);
        place != places.end() && number_at(figures, {"attendances"}).value_or(1) > 0)
      out.push_back({id, &figures, place->second});
  std::ranges::stable_sort(out, std::ranges::greater{}, [](const Service &service) {
    return std::pair(number_at(*service.figures, {"duplicated"}).value_or(0),
                     number_at(*service.figures, {"compared"}).value_or(0));
  });
  return out;
}

double most_of(const std::vector<Service> &all, std::string_view key) {
  double most = 0;
  for (const Service &service : all)
    most = std::max(most, number_at(*service.figures, {key}).value_or(0));
  return most;
}

void write_service(Html &page, const ReportInput &input, const Service &service, double most) {
  const auto shown = [&](std::string_view key, Format format = Format::count) {
    return shown_number(at(*service.figures, {key}), format);
  };
  const std::string filter = "function=" + service.id;
  page.open("tr").element("th", function_name(*input.model, service.id), {{"scope", "row"}});
  write_cell(page,
             {"duplicated_attendance.attendances", shown("attendances"), "duplicated_by_function", filter});
  write_cell(page, {"duplicated_attendance.compared", shown("compared"), "duplicated_by_function", filter});
  for (const char *key : {"duplicated", "across_organisations", "within_organisation"}) {
    const std::string measure = "duplicated_attendance." + std::string(key);
    write_heat(page, {measure, shown(key), "duplicated_groups", filter},
               share_of(number_at(*service.figures, {key}), most));
  }
  write_cell(page,
             {"duplicated_attendance.duplicated_share",
              number_at(*service.figures, {"compared"}) == 0.0 ? "none compared"
                                                               : shown("duplicated_share", Format::share),
              "duplicated_by_function", filter});
  page.close();
}

// Service by organisation: a heat map of the seats that have a counterpart.
void write_counterparts(Html &page, const ReportInput &input, const std::vector<Service> &all) {
  const Model &model = *input.model;
  const Seats seats = seats_with_counterpart(input);
  const std::size_t columns = std::min(model->organisations.id.size(), shown_organisations);
  double most = 0;
  for (const Service &service : all)
    for (const std::uint64_t count : seats[service.place])
      most = std::max(most, static_cast<double>(count));
  std::vector<std::string> heads = {"Service"};
  for (std::size_t o = 0; o < columns; ++o)
    heads.push_back(organisation_name(model, id(model, id_at<OrganisationId>(o))));
  open_wide_table(page, "Seats that have a counterpart, by the organisation that the post serves", "heat");
  write_heads(page, heads);
  page.open("tbody");
  for (const Service &service : all) {
    const bool known = number_at(*service.figures, {"duplicated"}).has_value();
    page.open("tr").element("th", function_name(model, service.id), {{"scope", "row"}});
    for (std::size_t o = 0; o < columns; ++o) {
      const std::uint64_t count = seats[service.place][o];
      write_heat(page,
                 {"duplicated_attendance.duplicated", known ? figure(count) : "not known",
                  "duplicated_groups", "function=" + service.id},
                 known ? share_of(static_cast<double>(count), most) : std::nullopt);
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

std::string meeting_in_pair(const ReportInput &input, const Json &pair, std::string_view key) {
  return meeting_name(*input.model, text_at(pair, {key}));
}

std::vector<std::string> texts(const Json &list) {
  std::vector<std::string> out;
  for (const Json &item : list)
    if (item.is_string())
      out.push_back(item.get<std::string>());
  return out;
}

std::string organisations_of(const Model &model, const Json &list) {
  std::vector<std::string> names;
  for (const std::string &organisation : texts(list))
    names.push_back(organisation_name(model, organisation));
  return listing(names, shown_partners);
}

// One row of the table of pairs of meetings: both subjects, one under the other.
void write_pair_heads(Html &page, const ReportInput &input, const Json &pair) {
  page.open("tr").open("th", {{"scope", "row"}});
  page.element("span", meeting_in_pair(input, pair, "meeting_a"), {{"class", "subject"}}).text(" and ");
  page.element("span", meeting_in_pair(input, pair, "meeting_b"), {{"class", "subject"}}).close();
}

std::string pair_filter(std::string_view kind, const Json &pair) {
  return "kind=" + std::string(kind) + "\nmeeting_a=" + text_at(pair, {"meeting_a"}) +
         "\nmeeting_b=" + text_at(pair, {"meeting_b"});
}

void write_same_people(Html &page, const ReportInput &input) {
  const Json &same = at(*input.tree, {"meeting_pairs", "same_people"});
  const Json &pairs = at(same, {"pairs"});
  page.element("h4", "The same people");
  page.open("p");
  write(page, Sentence()
                  .text("Pairs of meetings of which at least " +
                        shown_number(at(same, {"at_least"}), Format::share) +
                        " of the people, posts and partners, are the same: ")
                  .figure("meeting_pairs.same_people", shown_number(at(same, {"count"}), Format::count),
                          "meeting_pairs", "kind=same_people")
                  .text("."));
  page.close();
  if (pairs.empty())
    return;
  open_wide_table(page, "Meetings of the same people, most alike first");
  write_heads(page, {"Meetings", "Likeness", "People in common"});
  page.open("tbody");
  for (std::size_t i = 0; i < std::min(pairs.size(), shown_pairs); ++i) {
    const std::string filter = pair_filter("same_people", pairs[i]);
    write_pair_heads(page, input, pairs[i]);
    write_heat(page,
               {"meeting_pairs.jaccard", shown_number(at(pairs[i], {"jaccard"}), Format::share),
                "meeting_pairs", filter},
               number_at(pairs[i], {"jaccard"}));
    write_cell(page, {"meeting_pairs.same_people", shown_number(at(pairs[i], {"common"}), Format::count),
                      "meeting_pairs", filter});
    page.close();
  }
  page.close();
  close_wide_table(page);
  const auto count = static_cast<std::size_t>(number_at(same, {"count"}).value_or(0));
  write_more(page, count - std::min(count, std::min(pairs.size(), shown_pairs)), "pair", "pairs",
             "meeting_pairs");
}

void write_mirror_lead(Html &page, const Json &mirror) {
  page.element("h4", "Mirror pairs");
  page.open("p");
  Sentence words;
  words.text(
      "Pairs of meetings that a partner must attend twice, because two organisations meet apart on the "
      "same service and a subject alike: ");
  words.figure("meeting_pairs.mirror", shown_number(at(mirror, {"count"}), Format::count), "meeting_pairs",
               "kind=mirror");
  if (number_at(mirror, {"count"}).value_or(0) > 0) {
    words.text(", in ").figure("meeting_pairs.groups", shown_number(at(mirror, {"groups"}), Format::count),
                               "meeting_pairs", "kind=mirror");
    words.text(number_at(mirror, {"groups"}) == 1 ? " group" : " groups");
    words.text(". Were each group one meeting, partners' hours a year fewer: ");
    words.figure("meeting_pairs.partner_hours_freed_per_year",
                 shown_number(at(mirror, {"partner_hours_freed_per_year"}), Format::hours), "partners");
    words.text("; seats that become duplicated: ");
    words.figure("meeting_pairs.attendances_that_become_duplicated",
                 shown_number(at(mirror, {"attendances_that_become_duplicated"}), Format::count),
                 "meeting_pairs", "kind=mirror");
  }
  words.text(".");
  write(page, words);
  page.close();
}

void write_mirror(Html &page, const ReportInput &input) {
  const Json &mirror = at(*input.tree, {"meeting_pairs", "mirror"});
  const Json &pairs = at(mirror, {"pairs"});
  write_mirror_lead(page, mirror);
  if (pairs.empty())
    return;
  open_wide_table(page, "Mirror pairs, most partners in common first");
  write_heads(
      page,
      {"Meetings", "Service", "Organisations", "Partners that attend both", "Seats that become duplicated"},
      4);
  page.open("tbody");
  for (std::size_t i = 0; i < std::min(pairs.size(), shown_pairs); ++i) {
    const Json &pair = pairs[i];
    std::vector<std::string> names;
    for (const std::string &partner : texts(at(pair, {"common_partners"})))
      names.push_back(partner_name(*input.model, partner));
    write_pair_heads(page, input, pair);
    page.element("td", function_name(*input.model, text_at(pair, {"function"})));
    page.element("td", organisations_of(*input.model, at(pair, {"organisations_a"})) + " / " +
                           organisations_of(*input.model, at(pair, {"organisations_b"})));
    page.element("td", listing(names, shown_partners));
    write_cell(page, {"meeting_pairs.attendances_that_become_duplicated",
                      shown_number(at(pair, {"attendances_that_become_duplicated"}), Format::count),
                      "meeting_pairs", pair_filter("mirror", pair)});
    page.close();
  }
  page.close();
  close_wide_table(page);
  const auto count = static_cast<std::size_t>(number_at(mirror, {"count"}).value_or(0));
  write_more(page, count - std::min(count, std::min(pairs.size(), shown_pairs)), "pair", "pairs",
             "meeting_pairs");
}

/// A symmetric matrix of pairs of posts: names, and the counts of the tree.
struct Matrix {
  std::string_view caption, measure, table, column_a, column_b;
  const Json *counts;
  std::string (*name)(const Model &, std::string_view);
  std::size_t most;
};

// The rows with most pairs, in model order.
std::vector<std::string> heads_of(const Matrix &matrix, double &most) {
  std::vector<std::pair<double, std::size_t>> totals;
  std::vector<std::string> all;
  for (const auto &[a, row] : matrix.counts->items()) {
    double total = 0;
    for (const Json &count : row)
      total += number_at(count, {}).value_or(0);
    totals.emplace_back(-total, all.size());
    all.push_back(a);
  }
  std::ranges::sort(totals);
  totals.resize(std::min(totals.size(), matrix.most));
  std::ranges::sort(totals, {}, &std::pair<double, std::size_t>::second);
  std::vector<std::string> out;
  for (const auto &[total, place] : totals)
    out.push_back(all[place]);
  for (const std::string &a : out)
    for (const std::string &b : out)
      most = std::max(most, number_at(*matrix.counts, {a, b}).value_or(0));
  return out;
}

void write_matrix(Html &page, const ReportInput &input, const Matrix &matrix) {
  double most = 0;
  const std::vector<std::string> ids = heads_of(matrix, most);
  if (ids.empty())
    return;
  std::vector<std::string> heads = {"Pairs"};
  for (const std::string &id : ids)
    heads.push_back(matrix.name(*input.model, id));
  open_wide_table(page, matrix.caption, "heat");
  write_heads(page, heads);
  page.open("tbody");
  for (std::size_t a = 0; a < ids.size(); ++a) {
    page.open("tr").element("th", heads[a + 1], {{"scope", "row"}});
    for (std::size_t b = 0; b < ids.size(); ++b) {
      const Json &count = at(*matrix.counts, {ids[a], ids[b]});
      const std::string &first = ids[std::min(a, b)], &second = ids[std::max(a, b)]; // a pair stands once
      if (!at(*matrix.counts, {ids[a]}).contains(ids[b]))
        page.element("td", "0", {{"class", "number heat-0"}});
      else
        write_heat(
            page,
            {matrix.measure, shown_number(count, Format::count), matrix.table,
             std::string(matrix.column_a) + "=" + first + "\n" + std::string(matrix.column_b) + "=" + second},
            share_of(number_at(count, {}), most));
    }
    page.close();
  }
  page.close();
  close_wide_table(page);
  write_more(page, matrix.counts->size() - ids.size(), "row", "rows", matrix.table);
}

} // namespace

void write_services(Html &page, const ReportInput &input) {
  std::vector<Service> all = services(input);
  page.element("h3", "Which services");
  if (all.empty()) {
    page.element("p", "No post with a service sits in a meeting.");
    return;
  }
  const std::size_t more = all.size() - std::min(all.size(), shown_services);
  all.resize(all.size() - more);
  const double most = most_of(all, "duplicated");
  open_wide_table(page, "Seats in meetings by the service of the post, most duplicated first", "heat");
  write_heads(page, {"Service", "Seats", "Compared", "Duplicated", "Across organisations",
                     "Within one organisation", "Duplicated share"});
  page.open("tbody");
  for (const Service &service : all)
    write_service(page, input, service, most);
  page.close();
  close_wide_table(page);
  write_more(page, more, "service", "services", "duplicated_by_function");
  if (most > 0)
    write_counterparts(page, input, all);
}

void write_repeats(Html &page, const ReportInput &input) {
  page.element("h3", "Meetings that repeat each other");
  if (!is_measured(page, input, "meeting_pairs"))
    return;
  write_caveat(page, caveat::pairs);
  write_same_people(page, input);
  write_mirror(page, input);
}

void write_who_meets(Html &page, const ReportInput &input) {
  const Json &together = at(*input.tree, {"meeting_pairs", "co_attendance"});
  page.element("h3", "Who meets whom");
  if (together.is_null())
    return;
  const auto shown = [&](std::string_view key, Format format = Format::count) {
    return shown_number(at(together, {key}), format);
  };
  page.open("p");
  Sentence words;
  words.text("Pairs of posts that attend " + shown("at_least") + " or more of the same meeting series: ");
  words.figure("meeting_pairs.co_attendance", shown("pairs_count"), "co_attendance");
  if (number_at(together, {"pairs_count"}).value_or(0) > 0) {
    words.text(". Without an organisation in common: ");
    words.figure("meeting_pairs.co_attendance", shown("external"), "co_attendance", "external=yes");
    words.text(", with one: ");
    words.figure("meeting_pairs.co_attendance", shown("internal"), "co_attendance", "external=no");
    words.text(". E-I index, from -1 (all pairs within) to 1 (all between): ");
    words.figure("meeting_pairs.e_i_index", shown("e_i_index", Format::number), "co_attendance");
  }
  words.text(".");
  write(page, words);
  page.close();
  write_matrix(page, input,
               {"Organisations: pairs of posts in one meeting, summed over the meetings",
                "meeting_pairs.by_organisation", "co_attendance_by_organisation", "organisation_a",
                "organisation_b", &at(*input.tree, {"meeting_pairs", "by_organisation"}), organisation_name,
                12});
  write_matrix(page, input,
               {"Services: pairs of posts in one meeting, summed over the meetings",
                "meeting_pairs.by_function", "co_attendance_by_function", "function_a", "function_b",
                &at(*input.tree, {"meeting_pairs", "by_function"}), function_name, 16});
}

} // namespace organograph::viz
