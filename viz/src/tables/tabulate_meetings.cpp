// SPDX-License-Identifier: Apache-2.0
#include "tables/tabulate_sections.hpp"

#include "figures/caveats.hpp"

#include <ranges>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t rows_ahead = 4; // whose texts are on their way from memory

std::string with_caveat(std::string_view title, std::string_view caveat) {
  return std::string(title) + ". " + std::string(caveat);
}

void add_figures_columns(std::vector<TableColumn> &columns) {
  columns.insert(columns.end(), {{"attendances", Format::count},
                                 {"as_invited", Format::count},
                                 {"compared", Format::count},
                                 {"duplicated", Format::count},
                                 {"duplicated_share", Format::share},
                                 {"across_organisations", Format::count},
                                 {"within_organisation", Format::count},
                                 {"optional_duplicated", Format::count},
                                 {"hours_per_year", Format::hours},
                                 {"duplicated_hours_per_year_low", Format::hours},
                                 {"duplicated_hours_per_year_high", Format::hours},
                                 {"duplicated_hours_as_invited", Format::hours},
                                 {"duplicated_cost_per_year_low", Format::money},
                                 {"duplicated_cost_per_year_high", Format::money}});
}

void write_figures(Cells &cells, const DuplicatedFigures &figures) {
  if (figures.blanked) {
    for (int column = 0; column < 14; ++column)
      cells.blank();
    return;
  }
  cells.count(figures.attendances)
      .count(figures.as_invited)
      .count(figures.compared)
      .count(figures.duplicated)
      .number(figures.duplicated_share)
      .count(figures.across_organisations)
      .count(figures.within_organisation)
      .count(figures.optional_duplicated)
      .number(figures.hours_per_year)
      .number(figures.duplicated_hours_per_year_low)
      .number(figures.duplicated_hours_per_year_high)
      .number(figures.duplicated_hours_as_invited)
      .number(figures.duplicated_cost_per_year_low)
      .number(figures.duplicated_cost_per_year_high);
}

// Organisations, then partners; empty where nobody is named.
std::string convenors(const Model &model, std::size_t meeting) {
  const Meetings &meetings = *model->meetings;
  CellList list;
  for (const OrganisationId organisation : meetings.convened_by_organisations[meeting])
    list.add(id(model, organisation));
  for (const PartnerId partner : meetings.convened_by_partners[meeting])
    list.add(id(model, partner));
  return list.take();
}

void write_meeting(Cells cells, const Model &model, const DuplicatedAttendance &result,
                   const IdTexts<PostId> &post_ids, bool tells_never, std::size_t m) {
  const Meetings &meetings = *model->meetings;
  cells.text(meetings.id[m])
      .text(meetings.subject[m])
      .id(meetings.function[m])
      .text(convenors(model, m))
      .text(name(result.kinds[m]))
      .flag(meetings.kind[m] == MeetingKind::none)
      .number(meetings.duration_hours[m])
      .number(meetings.occurrences_per_year[m])
      .number(tells_never ? static_cast<double>(meetings.never_attended[m].size()) : unknown)
      .count(meetings.seats[m].size() - result.meetings[m].attendances);
  write_figures(cells, result.figures_of(model, id_at<MeetingId>(m)));
  cells.ids(post_ids, meetings.seats[m], &Seat::post).ids(meetings.partners[m]).text(meetings.source[m]);
}

} // namespace

Table meetings_table(const Model &model, const DuplicatedAttendance &result, PostTexts post_ids,
                     bool tells_never) {
  std::vector<TableColumn> columns = {{"meeting_id"},
                                      {"subject"},
                                      {"function"},
                                      {"convened_by"},
                                      {"kind"},
                                      {"kind_inferred", Format::flag},
                                      {"duration_hours", Format::hours},
                                      {"occurrences_per_year", Format::number},
                                      {"never_attended", Format::count},
                                      {"same_holder", Format::count}};
  add_figures_columns(columns);
  columns.insert(columns.end(), {{"post_ids"}, {"partner_ids"}, {"source"}});
  auto row = [&model, &result, post_ids = std::move(post_ids), tells_never](std::size_t m, RowSink &out) {
    if (const std::size_t ahead = m + rows_ahead; ahead < model->meetings->size()) {
      post_ids->expect(model->meetings->seats[ahead], &Seat::post);
      detail::prefetch(model.text(model->meetings->subject[ahead]).data());
    }
    write_meeting(Cells(model, out), model, result, *post_ids, tells_never, m);
  };
  return {.name = "meetings",
          .title = with_caveat("Every meeting and its duplicated attendances", caveat::duplicated),
          .columns = std::move(columns),
          .rows = TableRows(model->meetings->size(), std::move(row)),
          .rank = "duplicated"};
}

Table duplicated_groups_table(const Model &model, const DuplicatedAttendance &result, PostTexts post_ids) {
  auto row = [&model, &result, post_ids = std::move(post_ids)](std::size_t i, RowSink &out) {
    if (i + rows_ahead < result.groups.size())
      post_ids->expect(result.posts_of(i + rows_ahead));
    const CounterpartGroup &group = result.groups[i];
    const auto posts = result.posts_of(i);
    const std::uint64_t duplicated = posts.size() - 1;
    Cells(model, out)
        .id(group.meeting)
        .text(model->meetings->subject[index(group.meeting)])
        .id(group.function)
        .count(group.tier)
        .flag(group.inferred_tier)
        .count(duplicated)
        .count(group.across_organisations)
        .count(duplicated - group.across_organisations)
        .flag(group.optional)
        .count(group.as_invited)
        .number(group.hours_low)
        .number(group.hours_high)
        .number(static_cast<double>(duplicated) * model->meetings->hours_per_year(index(group.meeting)))
        .number(group.hours_low * group.hourly_cost)
        .number(group.hours_high * group.hourly_cost)
        .ids(*post_ids, posts)
        .text(model->meetings->source[index(group.meeting)]);
  };
  return {.name = "duplicated_groups",
          .title =
              with_caveat("Counterparts: attendances of one meeting for the same service at the same tier",
                          caveat::duplicated),
          .columns = {{"meeting_id"},
                      {"subject"},
                      {"function"},
                      {"tier", Format::count},
                      {"tier_inferred", Format::flag},
                      {"duplicated", Format::count},
                      {"across_organisations", Format::count},
                      {"within_organisation", Format::count},
                      {"optional", Format::flag},
                      {"as_invited", Format::count},
                      {"duplicated_hours_per_year_low", Format::hours},
                      {"duplicated_hours_per_year_high", Format::hours},
                      {"duplicated_hours_as_invited", Format::hours},
                      {"duplicated_cost_per_year_low", Format::money},
                      {"duplicated_cost_per_year_high", Format::money},
                      {"post_ids"},
                      {"source"}},
          .rows = TableRows(result.groups.size(), std::move(row)),
          .rank = "duplicated"};
}

Table duplicated_by_function_table(const Model &model, const DuplicatedAttendance &result) {
  std::vector<TableColumn> columns = {{"function"}, {"name"}};
  add_figures_columns(columns);
  const std::vector<std::uint8_t> shown = model.functions_shown();
  std::vector<std::size_t> functions;
  for (std::size_t f = 0; f < result.functions.size(); ++f)
    if (shown[f] != 0 || result.functions[f].attendances > 0)
      functions.push_back(f);
  const std::size_t rows = functions.size();
  auto row = [&model, &result, functions = std::move(functions)](std::size_t i, RowSink &out) {
    const std::size_t f = functions[i];
    Cells cells(model, out);
    cells.text(model->functions.id[f]).text(model->functions.name[f]);
    write_figures(cells, result.functions[f]);
  };
  return {.name = "duplicated_by_function",
          .title = with_caveat("Duplicated attendances by the function that the seat speaks for",
                               caveat::duplicated),
          .columns = std::move(columns),
          .rows = TableRows(rows, std::move(row)),
          .rank = "duplicated"};
}

} // namespace organograph::viz
