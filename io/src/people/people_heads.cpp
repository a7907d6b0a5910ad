// SPDX-License-Identifier: Apache-2.0
// Which files and sheets are lists of people, and heads that are not known: where one may name managers and
// were passed over, everybody would be a top.
#include "organograph/engine/spelling.hpp"
#include "people/people_parts.hpp"
#include "tables/contacts.hpp"
#include "tables/folded.hpp"
#include "tables/person_names.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <utility>

namespace organograph::io::people {

namespace {

bool has_any(const tables::HeadedTable &table, std::initializer_list<std::size_t> columns) {
  return std::ranges::any_of(columns, [&](std::size_t column) { return table.has(column); });
}

bool names_posts(const tables::HeadedTable &table) {
  return has_any(table,
                 {name, other_name, first_name, last_name, job_title, title, other_title, first_level});
}

// A map's row must name a field, and a head that some table has: else the second run would differ in silence.
void check_map(const Staff &staff, ImportReport &report) {
  for (const auto &[ours, theirs] : staff.options->map) {
    const auto field = std::ranges::find(fields(), ours, &tables::Field::name);
    Diagnostic fault{Code::bad_map, "--map", 0, 0, ours, {}, {}, {}};
    if (field == fields().end()) {
      std::vector<std::string> names;
      std::ranges::transform(fields(), std::back_inserter(names),
                             [](const tables::Field &each) { return std::string(each.name); });
      const std::string near = nearest_spelling(ours, names);
      fault.problem = shown(ours) + " is no field of this import";
      fault.expected = near.empty() ? std::string("a field of docs/import-people.md") : shown(near);
      report.diagnostics.push_back(std::move(fault));
      continue;
    }
    const auto column = static_cast<std::size_t>(field - fields().begin());
    const bool found =
        theirs.empty() || std::ranges::any_of(staff.tables, [&](const tables::HeadedTable &table) {
          return table.has(column) && table.head(column) == theirs;
        });
    if (found)
      continue;
    fault.value = theirs;
    fault.problem = "no table has the head " + shown(theirs) + ", which the map names for " + ours;
    fault.expected = "a head as the file spells it";
    report.diagnostics.push_back(std::move(fault));
  }
}

constexpr std::array manager_fields = {manager_position_id, manager_id, manager_email, manager_name, manager};

bool map_says(const Staff &staff) {
  return std::ranges::any_of(manager_fields, [&](std::size_t field) {
    return std::ranges::any_of(staff.options->map,
                               [&](const auto &row) { return row.first == fields()[field].name; });
  });
}

// 'Upward Mgr', 'Supervised by', 'N+1'; not 'Manager Grade', nor 'Number of reports'.
bool says_manager(std::string_view head) {
  constexpr std::array<std::string_view, 12> words = {
      "manager",  "mgr",         "supervis",         "superior",  "vorgesetzt", "reportsto",
      "reportto", "reportingto", "reportingofficer", "managedby", "n1",         "boss"};
  constexpr std::array<std::string_view, 15> others = {
      "level", "grade", "count", "number of", "span",       "phone",     "tel",    "mobile",
      "title", "since", "date",  "dotted",    "is manager", "is people", "comment"};
  const std::string key = tables::head_letters(head);
  const auto has = [&](std::string_view word) {
    const std::string letters = tables::letters_and_digits(word);
    return letters == "n1" ? key == letters && head.find('+') != std::string_view::npos
                           : key.find(letters) != std::string::npos;
  };
  return std::ranges::any_of(words, has) && std::ranges::none_of(others, has);
}

class UnreadManagers {
public:
  UnreadManagers(Staff &staff, const tables::HeadedTable &table) : staff_(&staff), table_(&table) {}

  void refuse() {
    for (const std::size_t column : table_->unknown_columns())
      if (says_manager(table_->head_of_column(column)) && says_anything(column))
        add(column, "seems to name managers");
    if (is_laid_out() || table_->unknown_columns().empty())
      return;
    add_people();
    for (const std::size_t column : table_->unknown_columns())
      if (names_others(column))
        add(column, "holds names or identifiers of other rows");
  }

private:
  bool is_laid_out() const {
    return table_->has(level) || table_->has(tier) || table_->has(first_level) ||
           !levels_by_indent(*table_).empty();
  }

  // Yes and no say who is one, and not whose.
  bool says_anything(std::size_t column) const {
    for (std::size_t row = 0; row < table_->rows(); ++row)
      if (const std::string_view cell = unless_none(table_->cell_of_column(row, column));
          !cell.empty() && (!yes_or_no(cell) || cell == "0" || cell == "1"))
        return true;
    return false;
  }

  // Most of what is looked at. Short numbers are anything.
  bool names_others(std::size_t column) const {
    constexpr std::size_t looked_at = 200, shortest = 4;
    std::size_t filled = 0, found = 0;
    for (std::size_t row = 0; row < table_->rows() && filled < looked_at; ++row) {
      const std::string_view cell = unless_placeholder(table_->cell_of_column(row, column));
      if (cell.empty())
        continue;
      ++filled;
      const tables::PersonNames::Found who = people_.find(cell);
      const bool is_name = who.by != tables::PersonNames::By::identifier || cell.size() >= shortest;
      found += is_name && !who.posts.empty() &&
                       std::ranges::find(who.posts, static_cast<std::uint32_t>(row)) == who.posts.end()
                   ? 1U
                   : 0U;
    }
    return found >= 2 && 5 * found >= 4 * filled;
  }

  void add_people() {
    for (std::uint32_t row = 0; row < table_->rows(); ++row) {
      const std::string_view first = table_->cell(row, first_name), last = table_->cell(row, last_name);
      people_.add(row, table_->cell(row, position_id), tables::email_in(table_->cell(row, email)),
                  unless_placeholder(table_->cell(row, name)), {});
      people_.add(row, table_->cell(row, employee_id), table_->cell(row, login), {}, {});
      people_.add(
          row, table_->cell(row, other_id), {},
          first.empty() || last.empty() ? std::string() : std::string(first) + ' ' + std::string(last), {});
    }
  }

  void add(std::size_t column, std::string_view why) {
    const std::string head(table_->head_of_column(column));
    if (head.empty() || std::ranges::find(said_, head) != said_.end())
      return;
    said_.push_back(head);
    Diagnostic out{Code::head_differs,
                   table_->grid().file(),
                   table_->grid().line(table_->head_row()),
                   static_cast<std::uint32_t>(column + 1),
                   head,
                   "the head " + shown(head) +
                       " is not known, no column that is known names managers, and it " + std::string(why),
                   {},
                   "say so with --map (a row 'manager," + head +
                       "'); a row 'manager,' says that the list names none"};
    out.sheet = table_->grid().sheet();
    staff_->report.diagnostics.push_back(std::move(out));
  }

  Staff *staff_;
  const tables::HeadedTable *table_;
  tables::PersonNames people_; // by row
  std::vector<std::string> said_;
};

// Heads of people or posts, as those of the first list: not a summary ('Grade', 'Posts', 'FTE').
bool is_further_list(const tables::HeadedTable &first, const tables::HeadedTable &further) {
  std::size_t both = 0, all = 0;
  for (std::size_t field = 0; field < column_count; ++field) {
    all += first.has(field) ? 1U : 0U;
    both += first.has(field) && further.has(field) ? 1U : 0U;
  }
  return names_posts(further) && both >= 3 && 2 * both >= all;
}

void tell_further(Staff &staff, const tables::Grid &grid, std::size_t row, bool is_read) {
  Diagnostic out{
      Code::guessed_form,
      grid.file(),
      grid.line(row),
      1,
      std::string(grid.cell(row, 0)),
      is_read ? "a further list with heads of its own begins here, and was read as well"
              : "a further table with heads of its own begins here, is no list of people or posts, and was "
                "left out",
      {},
      is_read ? "take it out where it is not meant"
              : "put it into a file of its own with the heads of the list where its rows are posts"};
  out.sheet = grid.sheet();
  staff.report.diagnostics.push_back(std::move(out));
}

// Each has the rows below it in hand: many of them would take time and memory without end.
constexpr std::size_t most_lists = 50;

void refuse_more_lists(const tables::Grid &grid, ImportReport &report) {
  Diagnostic out{Code::table_too_large,
                 grid.file(),
                 grid.line(0),
                 1,
                 std::string(grid.cell(0, 0)),
                 "more than " + std::to_string(most_lists) +
                     " tables with heads of their own stand below each other",
                 "one list, or a few",
                 "put each into a file of its own, or take the further heads out"};
  out.sheet = grid.sheet();
  report.diagnostics.push_back(std::move(out));
}

// A list, and further ones below it in the same sheet.
void read_lists(tables::Grid grid, Staff &staff) {
  ImportReport &report = staff.report;
  const std::string file = grid.file();
  std::optional<tables::Grid> rest = std::move(grid);
  std::optional<std::size_t> first; // of Staff::tables
  for (std::size_t lists = 0; rest; ++lists) {
    tables::Grid below = *std::exchange(rest, std::nullopt);
    if (lists == most_lists) {
      refuse_more_lists(below, report);
      return;
    }
    ImportReport own; // of what is left out none is told
    auto table = first ? tables::HeadedTable::find(below, fields(), staff.options->map, own)
                       : tables::HeadedTable::find(std::move(below), fields(), staff.options->map, report);
    if (table && table->further_heads())
      rest = table->grid().rows_from(*table->further_heads());
    if (table && first) {
      const bool is_read = is_further_list(staff.tables[*first], *table);
      tell_further(staff, below, 0, is_read);
      if (!is_read) {
        report.leave_out("rows of further tables", table->rows());
        continue;
      }
      table = tables::HeadedTable::find(below, fields(), staff.options->map, report);
    }
    if (table && names_posts(*table)) {
      if (!first)
        first = staff.tables.size();
      staff.tables.push_back(*std::move(table));
    } else if (table) {
      report.diagnostics.push_back({Code::missing_column,
                                    file,
                                    0,
                                    0,
                                    {},
                                    "the table has neither a title nor a name",
                                    "a head such as Job Title or Name",
                                    "name the column with --map"});
      return;
    }
  }
}

} // namespace

void read_tables(std::span<const SourceFile> files, Staff &staff) {
  ImportReport &report = staff.report;
  const tables::HeadMap &map = staff.options->map;
  for (const SourceFile &file : files) {
    std::vector<tables::Grid> grids = tables::read_grids(file, report);
    const bool several = grids.size() > 1;
    for (tables::Grid &grid : grids) {
      const std::string sheet = grid.sheet();
      if (several && tables::HeadedTable::known_heads(grid, fields(), map) < 2) {
        report.leave_out("sheets that are no lists of people");
        report.note({file.name, 0, {}, sheet, {}, "the sheet is no list of people"});
        continue;
      }
      read_lists(std::move(grid), staff);
    }
  }
  check_map(staff, report);
}

void refuse_unread_managers(Staff &staff) {
  if (map_says(staff))
    return;
  for (const tables::HeadedTable &table : staff.tables)
    if (std::ranges::none_of(manager_fields, [&](std::size_t field) { return table.has(field); }))
      UnreadManagers(staff, table).refuse();
}

} // namespace organograph::io::people
