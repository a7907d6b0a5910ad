// SPDX-License-Identifier: Apache-2.0
// changes.csv, function_changes.csv, line_changes.csv and staff_group_changes.csv of two models.
#include "scenarios/snapshot_maker.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace organograph {

namespace {

using ShareKey = std::tuple<std::string_view, std::string_view, std::string_view>;

constexpr ColumnSchema share_number{.name = "cost_share", .kind = CellKind::number};

BySnapshotText<std::vector<std::size_t>> rows_of_each(const TableView &table, std::string_view column) {
  BySnapshotText<std::vector<std::size_t>> out;
  for (std::size_t row = 0; row < table.rows(); ++row)
    out[table.value(row, column)].push_back(row);
  return out;
}

template <class Map> const std::vector<std::size_t> *rows_at(const Map &map, std::string_view id) {
  const auto at = map.find(id);
  return at == map.end() ? nullptr : &at->second;
}

bool same_shares(const std::vector<SnapshotShare> &a, const std::vector<SnapshotShare> &b) {
  return std::ranges::equal(a, b, [](const SnapshotShare &x, const SnapshotShare &y) {
    return x.organisation == y.organisation && x.grade == y.grade && x.agreement == y.agreement &&
           same_cell(share_number, x.share, y.share) && same_cell(share_number, x.sole_cost, y.sole_cost);
  });
}

// ORGANISATION:SHARE:GRADE:SOLE_COST, without the empty ones at the end.
std::string share_text(const SnapshotShare &share) {
  std::string out(share.organisation);
  for (const std::string_view field : {share.share, share.grade, share.sole_cost})
    out += ":" + std::string(field);
  while (out.ends_with(':'))
    out.pop_back();
  return out;
}

// What a row says of agreements so that the parts are under those of `now`: nothing where each stays under
// its own. Empty: no row can say it.
std::optional<std::string_view> agreement_said(const std::vector<SnapshotShare> &before,
                                               const std::vector<SnapshotShare> &now) {
  const auto kept = [&](const SnapshotShare &share) {
    const auto was = std::ranges::find(before, share.organisation, &SnapshotShare::organisation);
    return (was == before.end() ? std::string_view{} : was->agreement) == share.agreement;
  };
  if (std::ranges::all_of(now, kept))
    return std::string_view{};
  const std::string_view one = now.front().agreement;
  if (one.empty() ||
      !std::ranges::all_of(
          now, [&](std::string_view other) { return other == one; }, &SnapshotShare::agreement))
    return std::nullopt;
  return one;
}

} // namespace

void SnapshotMaker::say_posts() {
  create_posts();
  for (std::size_t a = 0; a < after_.posts.rows(); ++a)
    if (const auto b = posts_before_.find(named(after_.posts.value(a, "post_id"))); b != posts_before_.end())
      change_post(b->second, a);
  say_shares();
  for (std::size_t b = 0; b < before_.posts.rows(); ++b) // last: nothing reports to them any more
    if (const std::string_view id = before_.posts.value(b, "post_id"); !posts_after_.contains(id)) {
      of(TableId::changes).add({{"action", "delete"}, {"post_id", id}});
    }
}

// A post needs its manager to be there.
void SnapshotMaker::create_posts() {
  std::vector<std::uint8_t> done(after_.posts.rows());
  const auto pending = [&](std::string_view id) -> std::optional<std::size_t> {
    if (posts_before_.contains(id))
      return std::nullopt;
    const auto at = posts_after_.find(id);
    return at == posts_after_.end() || done[at->second] != 0 ? std::nullopt : std::optional(at->second);
  };
  std::vector<std::size_t> waiting;
  for (std::size_t row = 0; row < after_.posts.rows(); ++row) {
    std::optional<std::size_t> next = pending(named(after_.posts.value(row, "post_id")));
    for (; next; next = pending(named(after_.posts.value(*next, "reports_to"))))
      waiting.push_back(*next);
    for (; !waiting.empty(); waiting.pop_back()) {
      create_post(waiting.back());
      done[waiting.back()] = 1;
    }
  }
}

void SnapshotMaker::create_post(std::size_t row) {
  std::vector<ScenarioRows::Cell> cells = created_cells(after_.posts, row);
  cells.insert(cells.begin(), {{"action", "create"}, {"post_id", named(after_.posts.value(row, "post_id"))}});
  of(TableId::changes).add(cells);
}

void SnapshotMaker::change_post(std::size_t b, std::size_t a) {
  std::vector<ScenarioRows::Cell> cells = changed_cells(before_.posts, b, after_.posts, a);
  const auto says = [&](std::string_view column) {
    return std::ranges::count(cells, column, &ScenarioRows::Cell::first) > 0;
  };
  // A row that changes the holder alone would empty the holder_id.
  if (const std::string_view id = after_.posts.value(a, "holder_id");
      says("holder") && !says("holder_id") && !id.empty() &&
      writable(after_.posts, a, *column_of(TableId::posts, "holder_id")))
    cells.emplace_back("holder_id", id);
  if (cells.empty())
    return;
  cells.insert(cells.begin(), {{"action", "change"}, {"post_id", before_.posts.value(b, "post_id")}});
  of(TableId::changes).add(cells);
}

// As a post without rows is: its employer's alone. By organisation.
std::vector<SnapshotShare> SnapshotMaker::shares_of(const TableView &table,
                                                    const std::vector<std::size_t> *rows,
                                                    std::string_view employer) const {
  if (rows == nullptr)
    return {{employer, "1", {}, {}, {}}};
  std::vector<SnapshotShare> out;
  for (const std::size_t row : *rows)
    out.push_back({table.value(row, "organisation_id"), table.value(row, "cost_share"),
                   table.value(row, "grade"), table.value(row, "sole_cost"),
                   table.value(row, "agreement_id")});
  if (out.size() == 1)
    out[0].share = "1";
  std::ranges::sort(out, {}, &SnapshotShare::organisation);
  return out;
}

void SnapshotMaker::say_shares() {
  ScenarioRows &rows = of(TableId::changes);
  const RowsOf was = rows_of_each(before_.post_shares, "post_id"),
               is = rows_of_each(after_.post_shares, "post_id");
  for (std::size_t a = 0; a < after_.posts.rows(); ++a) {
    const std::string_view id = after_.posts.value(a, "post_id"), here = named(id);
    const std::string_view employer = after_.posts.value(a, "organisation_id");
    const std::vector<std::size_t> *const own = rows_at(is, id);
    const auto before =
        shares_of(before_.post_shares, posts_before_.contains(here) ? rows_at(was, here) : nullptr, employer);
    const auto now = shares_of(after_.post_shares, own, employer);
    if (same_shares(before, now))
      continue;
    const std::optional<std::string_view> agreement = agreement_said(before, now);
    if (!agreement) {
      not_said(own == nullptr ? after_.posts : after_.post_shares, true, own == nullptr ? a : own->front(), 0,
               "the parts of " + shown(id) +
                   " rest on several agreements, of which a row of a scenario has one");
      continue;
    }
    std::string text;
    bool fits = true;
    for (const SnapshotShare &share : now) {
      text += (text.empty() ? "" : ";") + share_text(share);
      for (const std::string_view field : {share.organisation, share.grade})
        fits = fits && field.find_first_of(":;") == std::string_view::npos;
    }
    if (!fits) {
      not_said(own == nullptr ? after_.posts : after_.post_shares, true, own == nullptr ? a : own->front(), 0,
               "the shares of " + shown(id) + " hold ':' or ';', which part them in a scenario");
      continue;
    }
    rows.add(
        {{"action", "share"},
         {"post_id", here},
         {"shares", text},
         {"agreement_id", *agreement},
         {"source", own == nullptr ? std::string_view{} : after_.post_shares.value(own->front(), "source")}});
  }
}

// Rows that repeat the post's own function say nothing.
void SnapshotMaker::say_functions() {
  const TableView &was = before_.post_functions, &is = after_.post_functions;
  const auto own = [&](std::string_view here) {
    return after_.posts.value(posts_after_.at(here), "function");
  };
  std::set<std::pair<std::string_view, std::string_view>> there, wanted;
  std::map<std::pair<std::string_view, std::string_view>, std::string_view> parts; // of time
  for (std::size_t row = 0; row < was.rows(); ++row)
    if (posts_after_.contains(was.value(row, "post_id"))) {
      there.emplace(was.value(row, "post_id"), was.value(row, "function"));
      parts.emplace(std::pair(was.value(row, "post_id"), was.value(row, "function")),
                    was.value(row, "share"));
    }
  for (std::size_t row = 0; row < is.rows(); ++row)
    wanted.emplace(named(is.value(row, "post_id")), is.value(row, "function"));
  for (const auto &[post, function] : there)
    if (!wanted.contains({post, function}) && function != own(post)) {
      of(TableId::function_changes).add({{"post_id", post}, {"function", function}, {"action", "remove"}});
    }
  for (std::size_t row = 0; row < is.rows(); ++row) {
    const std::string_view post = named(is.value(row, "post_id")), function = is.value(row, "function");
    const auto before = parts.find({post, function});
    if (const std::string_view part = is.value(row, "share");
        before != parts.end() ? !same_cell(share_number, before->second, part)
                              : function == own(post) && !part.empty())
      not_said(is, true, row, *column_of(TableId::post_functions, "share"),
               "the part of the time of " + shown(post) + " for " + shown(function) + " differs");
    if (there.contains({post, function}) || function == own(post))
      continue;
    of(TableId::function_changes)
        .add({{"post_id", post},
              {"function", function},
              {"action", "add"},
              {"share", is.value(row, "share")},
              {"source", is.value(row, "source")},
              {"note", is.value(row, "note")}});
  }
}

void SnapshotMaker::say_lines() {
  const TableView &was = before_.reporting_lines, &is = after_.reporting_lines;
  using Line = std::tuple<std::string_view, std::string_view, std::string_view>;
  constexpr std::size_t kind_column = 2;
  const auto kind = [&](const TableView &table, std::size_t row) { return table.value(row, kind_column); };
  std::set<Line> there, wanted;
  for (std::size_t row = 0; row < is.rows(); ++row)
    wanted.emplace(named(is.value(row, "post_id")), named(is.value(row, "reports_to")), kind(is, row));
  for (std::size_t row = 0; row < was.rows(); ++row) {
    const Line line{was.value(row, "post_id"), was.value(row, "reports_to"), kind(was, row)};
    const auto &[lower, upper, of_kind] = line;
    if (!posts_after_.contains(lower) || !posts_after_.contains(upper))
      continue; // it lapses with its post
    there.insert(line);
    if (wanted.contains(line))
      continue;
    of(TableId::line_changes)
        .add({{"post_id", lower}, {"reports_to", upper}, {"kind", of_kind}, {"action", "remove"}});
  }
  for (std::size_t row = 0; row < is.rows(); ++row) {
    const Line line{named(is.value(row, "post_id")), named(is.value(row, "reports_to")), kind(is, row)};
    if (there.contains(line))
      continue;
    of(TableId::line_changes)
        .add({{"post_id", std::get<0>(line)},
              {"reports_to", std::get<1>(line)},
              {"kind", std::get<2>(line)},
              {"action", "add"},
              {"source", is.value(row, "source")},
              {"note", is.value(row, "note")}});
  }
}

void SnapshotMaker::say_groups() {
  const TableView &was = before_.staff_groups, &is = after_.staff_groups;
  const Rows old = rows_by(was, "group_id");
  std::set<std::string_view> later;
  for (std::size_t a = 0; a < is.rows(); ++a) {
    const std::string_view id = named_group(is.value(a, "group_id"));
    later.insert(id);
    const auto b = old.find(id);
    if (b == old.end()) {
      not_said(is, true, a, 0, "staff group " + shown(is.value(a, "group_id")) + " is new");
      continue;
    }
    std::vector<ScenarioRows::Cell> cells = changed_cells(was, b->second, is, a);
    if (cells.empty())
      continue;
    cells.insert(cells.begin(), {{"group_id", id}, {"action", "change"}});
    of(TableId::staff_group_changes).add(cells);
  }
  for (std::size_t b = 0; b < was.rows(); ++b)
    if (!later.contains(was.value(b, "group_id"))) {
      of(TableId::staff_group_changes).add({{"group_id", was.value(b, "group_id")}, {"action", "delete"}});
    }
}

} // namespace organograph
