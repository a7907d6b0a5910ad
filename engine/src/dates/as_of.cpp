// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/as_of.hpp"

#include "dates/row_dates.hpp"
#include "organograph/engine/dates.hpp"
#include "organograph/engine/detail/text_hash.hpp"
#include "organograph/engine/spelling.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace organograph {

namespace {

constexpr std::size_t day_length = 10;

// By identifier, the row that is out of force.
using Gone = boost::unordered_flat_map<std::string_view, std::size_t, detail::TextHash>;

bool is_imprecise(std::string_view date) {
  return !date.empty() && date.size() < day_length;
}

class DayState {
public:
  DayState(const Draft &model, const std::string &day) : model_(model), day_(day) {
    out.left_out.day = day;
    out.draft.tables = model.tables;
    out.draft.diagnostics = model.diagnostics;
  }

  void leave_out() {
    const Gone posts = gone_rows(TableId::posts), meetings = gone_rows(TableId::meetings);
    cut_posts(posts);
    cut(TableId::post_functions, {{"post_id", &posts}});
    cut(TableId::post_shares, {{"post_id", &posts}});
    cut(TableId::reporting_lines, {{"post_id", &posts}, {"reports_to", &posts}});
    cut(TableId::staff_groups, {{"reports_to", &posts}});
    cut(TableId::meetings, {});
    cut(TableId::attendance, {{"meeting_id", &meetings}, {"attendee_id", &posts}});
    cut(TableId::partner_links, {{"post_id", &posts}});
    cut(TableId::arrangements, {});
    for (const TableSchema &table : schema())
      if (table.is_register())
        cut_register(table, posts);
    date_model();
    if (auto &published = out.draft[TableId::published]) {
      out.left_out.published = published->rows();
      published.reset();
    }
  }

  void leave_out(const Scenario &scenario, const std::string &undated) {
    LeftOut::OfScenario of{scenario.name};
    Scenario &to = out.scenarios.emplace_back(scenario);
    for (const TableSchema &table_schema : scenario_schema()) {
      auto &table = to.draft[table_schema.id];
      if (!table || !dates::takes_effect(table_schema))
        continue;
      std::vector<std::uint8_t> kept(table->rows());
      const auto effective = table->place_of("effective");
      for (std::size_t row = 0; row < kept.size(); ++row) {
        const std::string_view date =
            effective ? without_blanks(table->cell(row, *effective)) : std::string_view{};
        of.undated += date.empty();
        of.imprecise += is_imprecise(date);
        const bool counts = dates::day_of(*table, row, undated) <= day_;
        of.later += !counts;
        const bool out_of_force = counts && adds_what_does_not_hold(scenario, table_schema, row);
        if (out_of_force)
          count_out_of_force(*table_schema.changes);
        kept[row] = counts && !out_of_force;
      }
      of.rows += kept.size();
      if (std::ranges::count(kept, std::uint8_t{0}) > 0)
        table = dates::kept_rows(*table, [&](std::size_t row) { return kept[row] != 0; });
    }
    out.left_out.scenarios.push_back(std::move(of));
  }

  StateOnDay out;

private:
  struct Hangs {
    std::string_view column;
    const Gone *on;
  };

  // The rows of a table with an identifier of their own that do not hold on the day.
  Gone gone_rows(TableId id) {
    Gone gone;
    if (!model_[id] || !dates::has_validity(*model_[id]))
      return gone;
    const TableView table(model_, id);
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (!dates::validity_of(table, row).holds(day_))
        gone.emplace(table.value(row, std::size_t{0}), row);
    return gone;
  }

  // A row that adds one to a register with dates: what it adds holds from and to its own days.
  bool adds_what_does_not_hold(const Scenario &scenario, const TableSchema &of, std::size_t row) const {
    if (!of.changes || std::ranges::find(dates::with_validity, *of.changes) == std::end(dates::with_validity))
      return false;
    const TableView table(scenario.draft, of.id);
    return table.value(row, "action") == "add" && !dates::validity_of(table, row).holds(day_);
  }

  void count_out_of_force(TableId id) {
    auto &tables = out.left_out.tables;
    const auto at = std::ranges::find_if(tables, [&](const LeftOut::OfTable &of) { return of.id >= id; });
    if (at != tables.end() && at->id == id)
      ++at->out_of_force;
    else
      tables.insert(at, LeftOut::OfTable{id, 1, 0});
  }

  bool hangs_on_gone(const TableView &table, std::size_t row, std::initializer_list<Hangs> hangs) const {
    return std::ranges::any_of(hangs, [&](const Hangs &each) {
      return !each.on->empty() && each.on->contains(table.value(row, each.column));
    });
  }

  // Which rows of a table stay; what does not is counted.
  std::vector<std::uint8_t> kept_of(TableId id, std::initializer_list<Hangs> hangs) {
    const TableView table(model_, id);
    const bool dated = dates::has_validity(*model_[id]);
    LeftOut::OfTable of{id, 0, 0};
    std::vector<std::uint8_t> kept(table.rows(), 1);
    for (std::size_t row = 0; row < kept.size(); ++row) {
      const bool holds = !dated || dates::validity_of(table, row).holds(day_);
      if (dated)
        for (const std::string_view column : {"valid_from", "valid_to"})
          out.left_out.imprecise += is_imprecise(table.value(row, column));
      if (!holds)
        ++of.out_of_force;
      else if (hangs_on_gone(table, row, hangs))
        ++of.with_others;
      else
        continue;
      kept[row] = 0;
    }
    if (of.out_of_force + of.with_others > 0)
      out.left_out.tables.push_back(of);
    return kept;
  }

  void cut(TableId id, std::initializer_list<Hangs> hangs) {
    const bool is_touched =
        model_[id] && (std::ranges::any_of(hangs, [](const Hangs &each) { return !each.on->empty(); }) ||
                       (std::ranges::find(dates::with_validity, id) != std::end(dates::with_validity) &&
                        dates::has_validity(*model_[id])));
    if (!is_touched)
      return;
    const std::vector<std::uint8_t> kept = kept_of(id, hangs);
    if (std::ranges::count(kept, std::uint8_t{0}) > 0)
      out.draft[id] = dates::kept_rows(*model_[id], [&](std::size_t row) { return kept[row] != 0; });
  }

  // Rows that are of a post go with it; one that names it beside other things is without it
  // (of several posts without all: what was said of them together is not of the rest).
  void cut_register(const TableSchema &of, const Gone &gone) {
    if (!model_[of.id])
      return;
    const std::vector<std::string_view> either = parts_of(of.one_of);
    for (const ColumnSchema &column : of.columns) {
      if (column.names != "posts")
        continue;
      if (!column.several && (column.required || std::ranges::find(either, column.name) != either.end()))
        cut(of.id, {{column.name, &gone}});
      else
        empty_cells(of.id, column, gone);
    }
  }

  void empty_cells(TableId id, const ColumnSchema &column, const Gone &gone) {
    auto &table = out.draft[id];
    const auto place = table->place_of(column.name);
    if (gone.empty() || !place)
      return;
    DraftTable to(table->file(), table->columns());
    std::vector<std::string_view> cells(table->columns().size());
    for (std::size_t row = 0; row < table->rows(); ++row) {
      table->cells(row, cells);
      if (names_one(cells[*place], column.several, gone))
        cells[*place] = {};
      to.rows_come_from(table->file(row));
      to.add_row(table->line(row), cells);
    }
    table = std::move(to);
  }

  // A post whose line manager is out of force has one, and nobody knows which.
  void cut_posts(const Gone &gone) {
    cut(TableId::posts, {});
    const auto manager = model_[TableId::posts]->place_of("reports_to");
    if (gone.empty() || !manager)
      return;
    const DraftTable &posts = *out.draft[TableId::posts];
    const DraftTable &all = *model_[TableId::posts];
    DraftTable to(posts.file(), posts.columns());
    std::vector<std::string_view> cells(posts.columns().size());
    for (std::size_t row = 0; row < posts.rows(); ++row) {
      posts.cells(row, cells);
      const auto at = gone.find(without_blanks(cells[*manager]));
      if (at != gone.end()) {
        out.gaps.push_back({Code::effective_gap,
                            posts.file(row),
                            posts.line(row),
                            static_cast<std::uint32_t>(*manager + 1),
                            std::string(at->first),
                            "on " + day_ + " the line manager " + shown(at->first) + " is not there (" +
                                all.file(at->second) + ":" + std::to_string(all.line(at->second)) +
                                "), and is taken as not known",
                            "a line manager who is there as long as the post is",
                            {},
                            {},
                            "reports_to"});
        cells[*manager] = not_known_mark;
        ++out.left_out.managers;
      }
      to.rows_come_from(posts.file(row));
      to.add_row(posts.line(row), cells);
    }
    out.draft[TableId::posts] = std::move(to);
  }

  // What the state is of: whoever shows a date shows the day.
  void date_model() {
    auto &table = out.draft[TableId::model];
    std::vector<std::string> heads = table ? table->columns() : std::vector<std::string>{};
    const auto there = table ? table->place_of("date") : std::nullopt;
    const std::size_t date = there.value_or(heads.size());
    if (!there)
      heads.emplace_back("date");
    DraftTable to(table ? table->file() : "model.csv", heads);
    std::vector<std::string_view> cells(heads.size());
    const bool has_row = table && table->rows() > 0;
    if (has_row)
      table->cells(0, cells);
    cells[date] = day_;
    to.add_row(has_row ? table->line(0) : 2, cells);
    table = std::move(to);
  }

  const Draft &model_;
  const std::string &day_;
};

} // namespace

StateOnDay dates::on_day(const Draft &model, std::span<const Scenario> scenarios,
                         std::span<const std::string> undated, const std::string &day) {
  DayState state(model, day);
  state.leave_out();
  for (std::size_t s = 0; s < scenarios.size(); ++s)
    state.leave_out(scenarios[s], undated[s]);
  return std::move(state.out);
}

StateOnDay on_day(const Draft &model, std::span<const Scenario> scenarios, std::string_view date) {
  return dates::on_day(model, scenarios, dates::days_of_undated(scenarios), first_day(date));
}

} // namespace organograph
