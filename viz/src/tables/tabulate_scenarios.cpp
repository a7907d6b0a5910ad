// SPDX-License-Identifier: Apache-2.0
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "figures/measured.hpp"
#include "figures/scenario_catalogue.hpp"
#include "findings/scenario_facts.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/tabulate_sections.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace organograph::viz {

namespace {

TableCell cell(std::string_view text) {
  return text.empty() ? TableCell() : TableCell(std::string(text));
}

TableCell cell(const std::optional<double> &number) {
  return number ? TableCell(*number) : TableCell();
}

TableCell cell(const std::optional<double> &value, Format format) {
  if (value && format == Format::count && *value >= 0)
    return static_cast<std::uint64_t>(*value);
  return cell(value);
}

template <class Text> TableCell list_cell(const std::vector<Text> &items) {
  CellList list;
  for (const Text &item : items)
    list.add(item);
  return cell(list.take());
}

// ---- scenario_figures

// Rows of one scenario: figures by their path, each with before, after and change.
class Figures {
public:
  Figures(std::vector<TableRow> &rows, const Comparison &comparison)
      : rows_(&rows), comparison_(&comparison) {}

  void add(const std::string &figure, const TableCell &of, const TableCell &before, const TableCell &after,
           const TableCell &change, Bound bound_before = Bound::none, Bound bound_after = Bound::none) {
    const TableCell blank;
    if (of != blank && before == blank && after == blank) // a service without a target
      return;
    rows_->push_back({cell(comparison_->name), cell(comparison_->starts_from), cell(figure), of, before,
                      after, change, cell(name(bound_before)), cell(name(bound_after))});
  }
  void only_change(const std::string &figure, const TableCell &change) { add(figure, {}, {}, {}, change); }

  void add_all(const TableCell &of, const std::vector<ComparedNumber> &numbers, std::string_view below = {}) {
    for (const ComparedNumber &number : numbers) {
      std::string figure(below);
      for (const std::string &part : number.path)
        figure += (figure.empty() ? "" : ".") + part;
      add(figure, of, cell(number.before, number.format), cell(number.after, number.format),
          cell(number.change), number.before ? number.bound_before : Bound::none,
          number.after ? number.bound_after : Bound::none);
    }
  }

private:
  std::vector<TableRow> *rows_;
  const Comparison *comparison_;
};

void add_figures(std::vector<TableRow> &rows, const StudiedScenario &scenario) {
  const Comparison &c = *scenario.comparison;
  Figures figures(rows, c);
  for (const ScenarioHeadline &figure : scenario_headlines()) {
    figures.only_change(std::string(figure.key), cell(figure.value(c), figure.format));
    if (figure.key == "cost_change_per_year.all")
      for (std::size_t o = 0; o < c.cost_change_per_year.organisations.size(); ++o)
        figures.only_change("cost_change_per_year.organisations." +
                                std::string(id(*scenario.after, id_at<OrganisationId>(o))),
                            cell(c.cost_change_per_year.organisations[o]));
  }
  const Measured before = measured(*scenario.before, c.before);
  const Measured after = measured(*scenario.after, c.after);
  figures.add_all({}, compared(before.numbers, after.numbers));
  for (std::size_t place = 0; place < after.services.size(); ++place) {
    const ServiceLevels &now = after.services[place];
    if (const ServiceLevels *then = find_service(before.services, now, place))
      figures.add_all(list_cell(std::vector{now.function, now.organisation_a, now.organisation_b}),
                      compared(then->levels, now.levels), "integration_depth");
  }
  figures.add_all({}, compared(before.bridges, after.bridges));
}

Table figures_table(std::span<const StudiedScenario> scenarios) {
  std::vector<TableRow> rows;
  for (const StudiedScenario &scenario : scenarios)
    add_figures(rows, scenario);
  return {.name = "scenario_figures",
          .title = "Headline figures of each scenario, before and after. A change is no judgement.",
          .columns = {{"scenario"},
                      {"starts_from"},
                      {"figure"},
                      {"of"},
                      {"before", Format::number},
                      {"after", Format::number},
                      {"change", Format::number},
                      {"before_is"},
                      {"after_is"}},
          .rows = TableRows(std::move(rows)),
          .rank = {}};
}

// ---- changes

// The rows of a scenario's changes.csv, then function_changes.csv, by the post that they name.
class ChangeRows {
public:
  explicit ChangeRows(const AppliedScenario &applied) {
    for (const TableId id : {TableId::changes, TableId::function_changes})
      if (const std::optional<DraftTable> &table = applied.own_tables[id])
        if (const auto id_column = position(*table, "post_id"))
          for (std::size_t row = 0; row < table->rows(); ++row)
            rows_[without_blanks(table->cell(row, *id_column))].emplace_back(&*table, row);
  }

  // A column of the post's rows, each text once.
  TableCell texts(std::string_view column, const std::string &post_id) const {
    std::vector<std::string> out;
    const auto found = rows_.find(post_id);
    if (found == rows_.end())
      return {};
    for (const auto &[table, row] : found->second) {
      const auto at = position(*table, column);
      if (std::string text(at ? table->cell(row, *at) : std::string_view{});
          !text.empty() && !std::ranges::count(out, text))
        out.push_back(std::move(text));
    }
    return list_cell(out);
  }

private:
  static std::optional<std::size_t> position(const DraftTable &table, std::string_view name) {
    const auto &heads = table.columns();
    const auto found = std::ranges::find(heads, name, [](const auto &head) { return without_blanks(head); });
    return found == heads.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(found - heads.begin()));
  }

  std::map<std::string_view, std::vector<std::pair<const DraftTable *, std::size_t>>> rows_;
};

// What one model says of a post; blank where it is not there.
void add_side(TableRow &row, const Model &model, PostId post, bool with_fte) {
  if (post == none<PostId>) {
    row.insert(row.end(), 3, TableCell());
    return;
  }
  row.push_back(model->posts.manager_not_known[index(post)] != 0
                    ? cell(not_known_mark)
                    : cell(id(model, model->posts.manager[index(post)])));
  TableCell &fte = row.emplace_back();
  if (with_fte)
    fte = model->posts.fte[index(post)];
  row.push_back(cell(name(model->posts.status[index(post)])));
}

TableRow change_row(const StudiedScenario &scenario, const ChangeRows &rows, const ChangedPost &post) {
  const bool there = post.after != none<PostId>;
  const Model &model = there ? *scenario.after : *scenario.before;
  const std::size_t p = index(there ? post.after : post.before);
  TableRow row = {cell(scenario.comparison->name),
                  cell(name(post.change)),
                  cell(post.post_id),
                  cell(model.text(model->posts.title[p])),
                  cell(id(model, model->posts.employer[p])),
                  cell(id(model, model->posts.function[p])),
                  list_cell(post.columns)};
  const bool with_fte = scenario.comparison->minimum_group == 0; // a single post's
  add_side(row, *scenario.before, post.before, with_fte);
  add_side(row, *scenario.after, post.after, with_fte);
  row.push_back(rows.texts("effective", post.post_id));
  row.push_back(rows.texts("source", post.post_id));
  return row;
}

Table changes_table(std::span<const StudiedScenario> scenarios) {
  std::vector<TableRow> rows;
  for (const StudiedScenario &scenario : scenarios) {
    const ChangeRows own(*scenario.applied);
    for (const ChangedPost &post : scenario.comparison->posts)
      rows.push_back(change_row(scenario, own, post));
  }
  return {.name = "changes",
          .title = "Posts created, deleted, changed and moved, against what the scenario starts from.",
          .columns = {{"scenario"},
                      {"change"},
                      {"post_id"},
                      {"title"},
                      {"organisation_id"},
                      {"function"},
                      {"columns"},
                      {"reports_to_before"},
                      {"fte_before", Format::number},
                      {"status_before"},
                      {"reports_to_after"},
                      {"fte_after", Format::number},
                      {"status_after"},
                      {"effective"},
                      {"sources"}},
          .rows = TableRows(std::move(rows)),
          .rank = {}};
}

// ---- scenario_meetings

// Seats and hours of one side of a meeting: `2=1 | 3=4`.
std::pair<TableCell, TableCell> by_tier(const std::vector<TierSeats> &tiers,
                                        std::uint64_t TierSeats::*attendances,
                                        std::optional<double> TierSeats::*hours) {
  CellList seats, time;
  for (const TierSeats &tier : tiers) {
    if (tier.*attendances == 0)
      continue;
    seats.add(tier_shown(tier.tier) + "=" + std::to_string(tier.*attendances));
    if (tier.*hours)
      time.add(tier_shown(tier.tier) + "=" + shortest(*(tier.*hours)));
  }
  return {cell(seats.take()), cell(time.take())};
}

void add_side(TableRow &row, const std::optional<DuplicatedFigures> &figures,
              std::pair<TableCell, TableCell> tiers) {
  if (!figures) {
    row.insert(row.end(), 10, TableCell());
    return;
  }
  row.insert(row.end(),
             {figures->attendances, figures->as_invited, figures->compared, figures->duplicated,
              figures->optional_duplicated, cell(figures->hours_per_year),
              cell(figures->duplicated_hours_per_year_low), cell(figures->duplicated_hours_per_year_high),
              std::move(tiers.first), std::move(tiers.second)});
}

using Subjects = std::map<std::string_view, std::string_view>; // by meeting_id

void add_subjects(Subjects &to, const Model &model) {
  if (model->meetings)
    for (std::size_t m = 0; m < model->meetings->size(); ++m)
      to[id(model, id_at<MeetingId>(m))] = model.text(model->meetings->subject[m]);
}

void add_meetings(std::vector<TableRow> &rows, const StudiedScenario &scenario) {
  Subjects subjects;
  add_subjects(subjects, *scenario.before);
  add_subjects(subjects, *scenario.after);
  for (const ReplayedMeeting &meeting : scenario.comparison->meetings) {
    TableRow row = {cell(scenario.comparison->name), cell(meeting.meeting_id),
                    cell(subjects[meeting.meeting_id])};
    add_side(row, meeting.before,
             by_tier(meeting.tiers, &TierSeats::attendances_before, &TierSeats::hours_before));
    add_side(row, meeting.after,
             by_tier(meeting.tiers, &TierSeats::attendances_after, &TierSeats::hours_after));
    rows.push_back(std::move(row));
  }
}

Table meetings_table(std::span<const StudiedScenario> scenarios) {
  std::vector<TableRow> rows;
  for (const StudiedScenario &scenario : scenarios)
    add_meetings(rows, scenario);
  std::vector<TableColumn> columns = {{"scenario"}, {"meeting_id"}, {"subject"}};
  for (const std::string side : {"before", "after"}) {
    columns.push_back({"attendances_" + side, Format::count});
    columns.push_back({"as_invited_" + side, Format::count});
    columns.push_back({"compared_" + side, Format::count});
    columns.push_back({"duplicated_" + side, Format::count});
    columns.push_back({"optional_duplicated_" + side, Format::count});
    columns.push_back({"hours_per_year_" + side, Format::hours});
    columns.push_back({"duplicated_hours_per_year_low_" + side, Format::hours});
    columns.push_back({"duplicated_hours_per_year_high_" + side, Format::hours});
    columns.push_back({"attendances_by_tier_" + side});
    columns.push_back({"hours_by_tier_" + side});
  }
  return {.name = "scenario_meetings",
          .title = "Meetings that a scenario changes, replayed. " + std::string(caveat::duplicated),
          .columns = std::move(columns),
          .rows = TableRows(std::move(rows)),
          .rank = {}};
}

// ---- ring_fence

Table ring_fence_table(std::span<const StudiedScenario> scenarios) {
  std::vector<TableRow> rows;
  for (const StudiedScenario &scenario : scenarios) {
    const Comparison &c = *scenario.comparison;
    for (const RingFencedHolder &holder : c.places.holders)
      rows.push_back({cell(c.name), cell("holder"), cell(holder.holder), list_cell(holder.lost_posts),
                      list_cell(holder.places), cell(name(holder.matched))});
    for (const RingFencedPost &post : c.places.posts)
      rows.push_back({cell(c.name), cell("post"), cell(post.post_id), {}, {}, cell(name(post.matched))});
  }
  return {.name = "ring_fence",
          .title = "Places that holders at risk are ring-fenced to. Places available, not appointments.",
          .columns = {{"scenario"}, {"kind"}, {"id"}, {"lost_posts"}, {"places"}, {"matched"}},
          .rows = TableRows(std::move(rows)),
          .rank = {}};
}

} // namespace

void add_scenario_tables(std::span<const StudiedScenario> scenarios, std::vector<Table> &to) {
  if (scenarios.empty())
    return;
  to.push_back(figures_table(scenarios));
  to.push_back(changes_table(scenarios));
  to.push_back(meetings_table(scenarios));
  to.push_back(ring_fence_table(scenarios));
  if (scenarios.front().comparison->minimum_group == 0) // it is of single posts
    to.push_back(scenario_load_table(scenarios));
}

} // namespace organograph::viz
