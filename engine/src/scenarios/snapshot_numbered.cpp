// SPDX-License-Identifier: Apache-2.0
// What an import numbered by its row has another number once a row is inserted above it: such posts, staff
// groups and meetings are known again by what they say.
#include "organograph/engine/holders.hpp"
#include "organograph/engine/spelling.hpp"
#include "scenarios/snapshot_maker.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <set>
#include <utility>

namespace organograph {

namespace {

constexpr std::size_t alike_named = 5;

bool is_all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Imports name the row of every such identifier; nobody types that beside one of his own.
bool is_made_up(std::string_view id, std::string_view mark, std::string_view source) {
  return id.starts_with(mark) && is_all_digits(id.substr(mark.size())) &&
         (source.find(", line") != std::string_view::npos || source.find(", row") != std::string_view::npos);
}

std::string joined_key(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts)
    out.append(without_blanks(part)) += '\x1f';
  return out;
}

// All that a row says but who it is and where it stands.
std::string content_key(const TableView &table, std::size_t row) {
  const auto columns = schema(table.id()).columns;
  std::string out;
  for (std::size_t c = 1; c < columns.size(); ++c)
    if (columns[c].name != "source" && columns[c].name != "note" && columns[c].name != "reports_to")
      out.append(table.value(row, c)) += '\x1f';
  return out;
}

std::string some_ids(const TableView &table, const std::vector<std::size_t> &rows) {
  std::string out;
  for (std::size_t i = 0; i < std::min(rows.size(), alike_named); ++i)
    out += (i == 0 ? "" : ", ") + shown(table.value(rows[i], 0U));
  return rows.size() > alike_named ? out + " and " + std::to_string(rows.size() - alike_named) + " more"
                                   : out;
}

// wholly: which is which makes no difference to tell of; one_alone: where several are, none is taken.
enum class Alike : std::uint8_t { wholly, in_order, one_alone };

class NumberedRows {
public:
  NumberedRows(const TableView &before, const TableView &after, std::string_view mark,
               std::vector<Diagnostic> &diagnostics)
      : before_(before), after_(after), diagnostics_(diagnostics) {
    for (const auto &[table, left] : {std::pair(&before, &left_before), std::pair(&after, &left_after)})
      for (std::size_t row = 0; row < table->rows(); ++row)
        if (is_made_up(table->value(row, 0U), mark, table->value(row, "source")))
          left->push_back(row);
    if (left_before.empty() || left_after.empty()) { // then they are compared as any others
      left_before.clear();
      left_after.clear();
    }
  }

  /// Rows of one key are the same: those of one number of one import, then in the order of the rows. Rows
  /// without a key wait for the next.
  template <class Key> void pair(Alike which, const Key &key) {
    std::map<std::string, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> alike;
    for (const std::size_t row : left_before)
      if (std::string of = key(before_, row); !of.empty())
        alike[std::move(of)].first.push_back(row);
    for (const std::size_t row : left_after)
      if (std::string of = key(after_, row); !of.empty())
        alike[std::move(of)].second.push_back(row);
    for (auto &[of, rows] : alike) {
      auto &[old, later] = rows;
      if (old.empty() || later.empty())
        continue;
      if (which == Alike::in_order ? old.size() != later.size()
                                   : which == Alike::one_alone && old.size() + later.size() > 2)
        tell_unsure(old, later, which);
      if (which != Alike::one_alone || (old.size() == 1 && later.size() == 1))
        take(old, later);
    }
    std::erase_if(left_before, [&](std::size_t row) { return taken_before_.contains(row); });
    std::erase_if(left_after, [&](std::size_t row) { return taken_after_.contains(row); });
  }

  std::vector<std::pair<std::size_t, std::size_t>> pairs; ///< before, after
  std::vector<std::size_t> left_before, left_after;

private:
  void take(std::vector<std::size_t> old, std::vector<std::size_t> later) {
    const auto add = [&](std::size_t b, std::size_t a) {
      pairs.emplace_back(b, a);
      taken_before_.insert(b);
      taken_after_.insert(a);
    };
    BySnapshotText<std::size_t> by_id;
    for (const std::size_t a : later)
      by_id.try_emplace(after_.value(a, 0U), a);
    for (const std::size_t b : old)
      if (const auto at = by_id.find(before_.value(b, 0U));
          at != by_id.end() && before_.value(b, "source") == after_.value(at->second, "source"))
        add(b, at->second);
    std::erase_if(old, [&](std::size_t row) { return taken_before_.contains(row); });
    std::erase_if(later, [&](std::size_t row) { return taken_after_.contains(row); });
    for (std::size_t i = 0; i < std::min(old.size(), later.size()); ++i)
      add(old[i], later[i]);
  }

  void tell_unsure(const std::vector<std::size_t> &old, const std::vector<std::size_t> &later, Alike which) {
    diagnostics_.push_back(
        {Code::post_match_unsure,
         "after/" + std::string(schema(after_.id()).name) + ".csv",
         after_.line(later[0]),
         1,
         std::string(after_.value(later[0], 0U)),
         "which of " + some_ids(after_, later) + " is which of " + some_ids(before_, old) +
             " of before is not known: they are alike, and there are " + std::to_string(later.size()) +
             " where there were " + std::to_string(old.size()),
         {},
         which == Alike::in_order
             ? "the first were taken for the first; give those that are the same identifiers of your own"
             : "they count as deleted and created; give those that are the same identifiers of your own"});
  }

  const TableView &before_, &after_;
  std::vector<Diagnostic> &diagnostics_;
  std::set<std::size_t> taken_before_, taken_after_;
};

// One warning for all of a table.
void take_pairs(const NumberedRows &rows, const TableView &before, const TableView &after,
                std::string_view noun, std::string_view by, Renamed &to,
                std::vector<Diagnostic> &diagnostics) {
  const std::size_t known = to.size();
  for (const auto &[b, a] : rows.pairs)
    if (before.value(b, 0U) != after.value(a, 0U))
      to.emplace(after.value(a, 0U), before.value(b, 0U));
  if (to.size() == known) // every number means what it meant
    return;
  const auto other = std::ranges::find_if(
      rows.pairs, [&](const auto &pair) { return to.contains(after.value(pair.second, 0U)); });
  const std::string_view example = after.value(other->second, 0U);
  diagnostics.push_back({Code::post_matched,
                         "after/" + std::string(schema(after.id()).name) + ".csv",
                         0,
                         0,
                         {},
                         "identifiers such as " + shown(example) +
                             " were numbered by an import: " + counted(rows.pairs.size(), noun) +
                             (rows.pairs.size() == 1 ? " is" : " are") + " matched by " + std::string(by) +
                             "; " + std::to_string(rows.left_before.size()) + " of before and " +
                             std::to_string(rows.left_after.size()) + " of after have no match",
                         {},
                         "check them; identifiers of your own in the files that are imported stay the same"});
}

// What an import numbered and no table knows otherwise: 'Meeting 7' is a number too.
std::string_view said_subject(const TableView &meetings, std::size_t row) {
  constexpr std::string_view made_up = "Meeting ";
  const std::string_view subject = meetings.value(row, "subject");
  return subject.starts_with(made_up) && is_all_digits(subject.substr(made_up.size())) ? std::string_view{}
                                                                                       : subject;
}

} // namespace

// The number of a row that is new may be another's of before.
void SnapshotMaker::give_free_numbers(const std::vector<std::size_t> &rows, const TableView &before,
                                      const TableView &after, std::string_view mark, Renamed &to) {
  const std::string_view head = schema(after.id()).columns[0].name;
  const Rows of_before = rows_by(before, head), of_after = rows_by(after, head),
             partners = rows_by(before_.partners, "partner_id");
  std::size_t number = 0;
  for (const std::size_t row : rows) {
    const std::string_view id = after.value(row, 0U);
    if (!of_before.contains(id) || to.contains(id))
      continue;
    std::string fresh;
    do
      fresh = std::string(mark) + std::to_string(++number);
    while (of_before.contains(fresh) || of_after.contains(fresh) || partners.contains(fresh));
    to.emplace(id, made_up_.emplace_back(std::move(fresh)));
  }
}

std::array<std::vector<std::size_t>, 2> SnapshotMaker::match_numbered_posts() {
  NumberedRows rows(before_.posts, after_.posts, "p", diagnostics);
  const Rows later = rows_by(after_.posts, "post_id");
  using Posts = const TableView &;
  const auto manager = [&](Posts posts, std::size_t row) { // its title: its number says nothing
    const std::string_view id = posts.value(row, "reports_to");
    const Rows &known = &posts == &after_.posts ? later : posts_before_;
    const auto at = known.find(id);
    return at == known.end() ? id : posts.value(at->second, "title");
  };
  const auto title = [](Posts posts, std::size_t row) {
    return joined_key({posts.value(row, "title"), posts.value(row, "organisation_id")});
  };
  const auto unit = [&](Posts posts, std::size_t row) {
    return title(posts, row) + joined_key({posts.value(row, "unit")});
  };
  const auto place = [&](Posts posts, std::size_t row) {
    return unit(posts, row) + joined_key({manager(posts, row)});
  };
  const auto of_holder = [](const auto &key) {
    return [key](Posts posts, std::size_t row) {
      const std::string_view name = posts.value(row, "holder");
      return name.empty() || is_placeholder(name) ? std::string() : key(posts, row) + joined_key({name});
    };
  };
  rows.pair(Alike::wholly, [&](Posts posts, std::size_t row) {
    return content_key(posts, row) + joined_key({manager(posts, row)});
  });
  rows.pair(Alike::wholly, of_holder(place));
  rows.pair(Alike::wholly, of_holder(title)); // somebody who has moved
  rows.pair(Alike::in_order, place);
  rows.pair(Alike::in_order, unit);
  rows.pair(Alike::one_alone, title);
  const auto date = [&](Posts posts) {
    const TableView &model = &posts == &after_.posts ? after_.model : before_.model;
    return model.rows() == 0 ? std::string_view{} : model.value(0, "date");
  };
  rows.pair(Alike::one_alone, [&](Posts posts, std::size_t row) { // another title, in a model that was edited
    return joined_key({posts.value(row, 0U), posts.value(row, "source"), date(posts), manager(posts, row),
                       posts.value(row, "organisation_id")});
  });
  take_pairs(rows, before_.posts, after_.posts, "post", "title, organisation, unit, manager and holder",
             renamed_.posts, diagnostics);
  return {std::move(rows.left_before), std::move(rows.left_after)};
}

void SnapshotMaker::match_numbered_groups() {
  const TableView &was = before_.staff_groups, &is = after_.staff_groups;
  NumberedRows rows(was, is, "G", diagnostics);
  using Groups = const TableView &;
  const auto manager = [&](Groups groups, std::size_t row) {
    const std::string_view id = groups.value(row, "reports_to");
    return &groups == &is ? named(id) : id;
  };
  const auto kind = [](Groups groups, std::size_t row) {
    return joined_key({groups.value(row, "title"), groups.value(row, "grade"), groups.value(row, "function"),
                       groups.value(row, "organisation_id")});
  };
  rows.pair(Alike::wholly, [&](Groups groups, std::size_t row) {
    return content_key(groups, row) + joined_key({manager(groups, row)});
  });
  rows.pair(Alike::in_order, [&](Groups groups, std::size_t row) {
    return kind(groups, row) + joined_key({manager(groups, row)});
  });
  rows.pair(Alike::one_alone, kind);
  take_pairs(rows, was, is, "staff group", "manager, title, grade, function and organisation",
             renamed_.groups, diagnostics);
  give_free_numbers(rows.left_after, was, is, "G", renamed_.groups);
}

// Those of one subject are told apart by who attends.
void SnapshotMaker::match_numbered_meetings() {
  const TableView &was = before_.meetings, &is = after_.meetings;
  NumberedRows rows(was, is, "cal-", diagnostics);
  if (rows.left_after.empty())
    return;
  using Meetings = const TableView &;
  BySnapshotText<std::set<std::string_view>> seats_before, seats_after;
  for (std::size_t row = 0; row < before_.attendance.rows(); ++row)
    seats_before[before_.attendance.value(row, "meeting_id")].insert(
        before_.attendance.value(row, "attendee_id"));
  for (std::size_t row = 0; row < after_.attendance.rows(); ++row)
    seats_after[after_.attendance.value(row, "meeting_id")].insert(
        named(after_.attendance.value(row, "attendee_id")));
  const auto seats = [&](Meetings meetings, std::size_t row) {
    const auto &all = &meetings == &is ? seats_after : seats_before;
    std::string out;
    if (const auto at = all.find(meetings.value(row, 0U)); at != all.end())
      for (const std::string_view attendee : at->second)
        out += joined_key({attendee});
    return out;
  };
  const auto subject = [](Meetings meetings, std::size_t row) {
    const std::string_view said = said_subject(meetings, row);
    return said.empty() ? std::string() : joined_key({said});
  };
  rows.pair(Alike::wholly, [&](Meetings meetings, std::size_t row) {
    return subject(meetings, row).empty() ? std::string() : content_key(meetings, row) + seats(meetings, row);
  });
  rows.pair(Alike::in_order, [&](Meetings meetings, std::size_t row) {
    return joined_key({said_subject(meetings, row)}) + seats(meetings, row);
  });
  rows.pair(Alike::one_alone, subject);
  take_pairs(rows, was, is, "meeting", "subject and attendees", renamed_.meetings, diagnostics);
  give_free_numbers(rows.left_after, was, is, "cal-", renamed_.meetings);
}

} // namespace organograph
