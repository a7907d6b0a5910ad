// SPDX-License-Identifier: Apache-2.0
// attendance_changes.csv, meeting_changes.csv, link_changes.csv and arrangement_changes.csv of two models.
#include "scenarios/snapshot_maker.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace organograph {

namespace {

using SeatKey = std::pair<std::string_view, std::string_view>; // meeting, attendee

std::string_view occurrences_text(const TableView &meetings, std::size_t row) {
  const std::string_view cell = meetings.value(row, "occurrences_per_year");
  return cell.empty() ? "1" : cell;
}

std::string_view link_kind(std::string_view kind) {
  const std::string_view text = without_blanks(kind);
  return equal_but_for_case(text, "lead") ? "lead" : text;
}

// How many of these links a row of link_changes.csv fits: what it leaves blank fits any.
bool fits_link(const SnapshotLink &link, std::string_view function, std::string_view kind) {
  return (function.empty() || link.function == function) && (kind.empty() || link.kind == kind);
}

std::size_t names_given(const SnapshotLink &link) {
  return std::size_t{!link.function.empty()} + std::size_t{!link.kind.empty()};
}

// Of a post's links to these partners about its new function one each remains, the first.
void unite_same(std::vector<SnapshotLink> &links, const std::set<std::string_view> &partners,
                std::string_view function) {
  std::vector<SnapshotLink> out;
  for (const SnapshotLink &link : links) {
    const bool is_about = link.function == function && partners.contains(link.partner);
    const auto same = std::ranges::find_if(out, [&](const SnapshotLink &other) {
      return is_about && other.partner == link.partner && other.function == function;
    });
    if (same == out.end())
      out.push_back(link);
    else if (link.kind == "lead")
      same->kind = "lead";
  }
  links = std::move(out);
}

} // namespace

// A seat of a meeting whose occurrences change keeps its share of them, unless the scenario says how often it
// is taken then.
void SnapshotMaker::say_seat(std::size_t b, std::size_t a, bool occurrences_change) {
  const TableView &is = after_.attendance;
  std::vector<ScenarioRows::Cell> cells = changed_cells(before_.attendance, b, is, a);
  std::erase_if(cells,
                [](const auto &cell) { return cell.first == "attendee_id"; }); // of a post matched by title
  const std::string_view attended = is.value(a, "attended");
  const bool says = std::ranges::count(cells, "attended", &ScenarioRows::Cell::first) > 0;
  if (occurrences_change && !says && !attended.empty())
    cells.emplace_back("attended", attended);
  if (cells.empty())
    return;
  cells.insert(cells.begin(), {{"meeting_id", named_meeting(is.value(a, "meeting_id"))},
                               {"attendee_id", named(is.value(a, "attendee_id"))},
                               {"action", "change"}});
  of(TableId::attendance_changes).add(cells);
}

// By the identifier of BEFORE.
SnapshotMaker::Rows SnapshotMaker::meetings_of_after() const {
  Rows out;
  for (std::size_t row = 0; row < after_.meetings.rows(); ++row)
    out.try_emplace(named_meeting(after_.meetings.value(row, "meeting_id")), row);
  return out;
}

void SnapshotMaker::say_attendance() {
  const TableView &was = before_.attendance, &is = after_.attendance;
  if (!tellable(was, is))
    return;
  const Rows old_meetings = rows_by(before_.meetings, "meeting_id"), later_meetings = meetings_of_after();
  std::map<SeatKey, std::size_t> there, wanted;
  for (std::size_t row = 0; row < is.rows(); ++row)
    wanted.emplace(SeatKey{named_meeting(is.value(row, "meeting_id")), named(is.value(row, "attendee_id"))},
                   row);
  for (std::size_t row = 0; row < was.rows(); ++row) {
    const SeatKey seat{was.value(row, "meeting_id"), was.value(row, "attendee_id")};
    const bool lapses = !later_meetings.contains(seat.first) ||
                        (posts_before_.contains(seat.second) && !posts_after_.contains(seat.second));
    if (lapses)
      continue;
    there.emplace(seat, row);
    if (wanted.contains(seat))
      continue;
    of(TableId::attendance_changes)
        .add({{"meeting_id", seat.first}, {"attendee_id", seat.second}, {"action", "remove"}});
  }
  for (std::size_t a = 0; a < is.rows(); ++a) {
    const SeatKey seat{named_meeting(is.value(a, "meeting_id")), named(is.value(a, "attendee_id"))};
    if (const auto b = there.find(seat); b != there.end()) {
      const auto was_meeting = old_meetings.find(seat.first), is_meeting = later_meetings.find(seat.first);
      say_seat(b->second, a,
               !same_cell(schema(TableId::attendance).columns[*column_of(TableId::attendance, "attended")],
                          occurrences_text(before_.meetings, was_meeting->second),
                          occurrences_text(after_.meetings, is_meeting->second)));
      continue;
    }
    std::vector<ScenarioRows::Cell> cells = created_cells(is, a);
    std::erase_if(cells, [](const auto &cell) { return cell.first == "attendee_id"; });
    cells.insert(cells.begin(),
                 {{"meeting_id", seat.first}, {"attendee_id", seat.second}, {"action", "add"}});
    of(TableId::attendance_changes).add(cells);
  }
}

void SnapshotMaker::say_meetings() {
  const TableView &was = before_.meetings, &is = after_.meetings;
  if (!tellable(was, is))
    return;
  const Rows old = rows_by(was, "meeting_id"), later = meetings_of_after();
  const std::size_t kind = *column_of(TableId::meetings, "kind");
  for (std::size_t a = 0; a < is.rows(); ++a) {
    const std::string_view id = named_meeting(is.value(a, "meeting_id"));
    const auto b = old.find(id);
    std::vector<ScenarioRows::Cell> cells =
        b == old.end() ? created_cells(is, a) : changed_cells(was, b->second, is, a);
    if (b != old.end() && was.value(b->second, kind) != is.value(a, kind)) {
      not_said(is, true, a, kind,
               "kind of meeting " + shown(id) + " was " + shown(was.value(b->second, kind)) + " and is " +
                   shown(is.value(a, kind)) + "; a meeting keeps its kind");
      std::erase_if(cells, [](const auto &cell) { return cell.first == "kind"; });
    }
    if (b != old.end() && cells.empty())
      continue;
    cells.insert(cells.begin(), {{"meeting_id", id}, {"action", b == old.end() ? "create" : "change"}});
    of(TableId::meeting_changes).add(cells);
  }
  for (std::size_t b = 0; b < was.rows(); ++b)
    if (!later.contains(was.value(b, "meeting_id"))) {
      of(TableId::meeting_changes).add({{"meeting_id", was.value(b, "meeting_id")}, {"action", "delete"}});
    }
}

// The links of BEFORE as they are behind the last row of changes.csv: what a blank function stood for is
// written out before a post's function changes, and of links that become the same one remains.
std::vector<SnapshotLink> SnapshotMaker::links_after_posts() const {
  const TableView &table = before_.partner_links;
  std::map<std::string_view, std::vector<SnapshotLink>> by_post;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view post = table.value(row, "post_id");
    const auto later = posts_after_.find(post);
    if (later == posts_after_.end())
      continue;
    const std::string_view had = before_.posts.value(posts_before_.at(post), "function");
    std::string_view function = table.value(row, "function");
    if (function.empty())
      function = had.empty() ? after_.posts.value(later->second, "function") : had;
    by_post[post].push_back(
        {table.value(row, "partner_id"), post, function, link_kind(table.value(row, "kind")), row});
  }
  std::vector<SnapshotLink> out;
  for (auto &[post, links] : by_post) {
    const std::string_view function = after_.posts.value(posts_after_.at(post), "function");
    std::set<std::string_view> partners;
    if (before_.posts.value(posts_before_.at(post), "function").empty() && !function.empty())
      for (const SnapshotLink &link : links)
        if (table.value(link.row, "function").empty())
          partners.insert(link.partner);
    unite_same(links, partners, function);
    std::ranges::copy(links, std::back_inserter(out));
  }
  return out;
}

std::vector<SnapshotLink> SnapshotMaker::links_of_after() const {
  const TableView &table = after_.partner_links;
  std::vector<SnapshotLink> out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view post = named(table.value(row, "post_id"));
    std::string_view function = table.value(row, "function");
    if (function.empty())
      function = after_.posts.value(posts_after_.at(post), "function");
    out.push_back({table.value(row, "partner_id"), post, function, link_kind(table.value(row, "kind")), row});
  }
  return out;
}

void SnapshotMaker::say_links() {
  if (!tellable(before_.partner_links, after_.partner_links))
    return;
  using Ends = std::pair<std::string_view, std::string_view>;
  std::map<Ends, std::pair<std::vector<SnapshotLink>, std::vector<SnapshotLink>>> groups;
  for (const SnapshotLink &link : links_after_posts())
    groups[{link.partner, link.post}].first.push_back(link);
  for (const SnapshotLink &link : links_of_after())
    groups[{link.partner, link.post}].second.push_back(link);
  for (auto &[ends, links] : groups)
    say_links_of(std::move(links.first), std::move(links.second));
}

// Of one post to one partner. Where a row that removes a link would fit others too, all of them are removed,
// those that name most first, and what stays is added again.
void SnapshotMaker::say_links_of(std::vector<SnapshotLink> now, std::vector<SnapshotLink> wanted) {
  const auto is_in = [](const std::vector<SnapshotLink> &links, const SnapshotLink &link) {
    return std::ranges::any_of(links, [&](const SnapshotLink &other) { return other.key() == link.key(); });
  };
  std::ranges::sort(now, [](const SnapshotLink &a, const SnapshotLink &b) {
    return std::pair(names_given(b), a.key()) < std::pair(names_given(a), b.key());
  });
  std::vector<SnapshotLink> gone;
  for (const SnapshotLink &link : now)
    if (!is_in(wanted, link))
      gone.push_back(link);
  std::vector<SnapshotLink> left = now;
  for (const SnapshotLink &link : gone) {
    const auto fitting = std::ranges::count_if(
        left, [&](const SnapshotLink &other) { return fits_link(other, link.function, link.kind); });
    if (fitting != 1) {
      gone = now;
      break;
    }
    std::erase_if(left, [&](const SnapshotLink &other) { return other.key() == link.key(); });
  }
  for (const SnapshotLink &link : gone) {
    of(TableId::link_changes)
        .add({{"partner_id", link.partner},
              {"post_id", link.post},
              {"action", "remove"},
              {"function", link.function},
              {"kind", link.kind}});
  }
  const TableView &is = after_.partner_links;
  for (const SnapshotLink &link : wanted) {
    if (is_in(now, link) && !is_in(gone, link))
      continue;
    of(TableId::link_changes)
        .add({{"partner_id", link.partner},
              {"post_id", link.post},
              {"action", "add"},
              {"function", is.value(link.row, "function")},
              {"kind", is.value(link.row, "kind")},
              {"source", is.value(link.row, "source")},
              {"note", is.value(link.row, "note")}});
  }
}

// A dimension without a row counts as none.
void SnapshotMaker::say_arrangements() {
  const TableView &was = before_.arrangements, &is = after_.arrangements;
  if (!tellable(was, is))
    return;
  using Key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;
  const auto key = [](const TableView &table, std::size_t row) {
    const std::string_view a = table.value(row, "organisation_a"), b = table.value(row, "organisation_b");
    return Key{table.value(row, "function"), std::min(a, b), std::max(a, b), table.value(row, "dimension")};
  };
  const auto say = [&](const TableView &table, std::size_t row, std::string_view state, bool with_source) {
    std::vector<ScenarioRows::Cell> cells;
    for (const std::string_view column : {"function", "organisation_a", "organisation_b", "dimension"})
      cells.emplace_back(column, table.value(row, column));
    cells.emplace_back("state", state);
    if (with_source)
      for (const std::string_view column : {"source", "note"})
        cells.emplace_back(column, table.value(row, column));
    of(TableId::arrangement_changes).add(cells);
  };
  std::map<Key, std::string_view> there;
  std::set<Key> later;
  for (std::size_t row = 0; row < was.rows(); ++row)
    there.emplace(key(was, row), was.value(row, "state"));
  for (std::size_t row = 0; row < is.rows(); ++row) {
    const auto b = there.find(key(is, row));
    later.insert(key(is, row));
    if (b == there.end() || b->second != is.value(row, "state"))
      say(is, row, is.value(row, "state"), true);
  }
  for (std::size_t row = 0; row < was.rows(); ++row)
    if (!later.contains(key(was, row)) && was.value(row, "state") != "none") {
      say(was, row, "none", false);
      ++none_rows_;
    }
}

} // namespace organograph
