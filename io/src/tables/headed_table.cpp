// SPDX-License-Identifier: Apache-2.0
#include "tables/headed_table.hpp"

#include "organograph/engine/spelling.hpp"
#include "tables/folded.hpp"
#include "tables/table_rows.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace organograph::io::tables {

namespace {

constexpr std::size_t rows_looked_at = 100;

std::uint32_t cell_number(std::size_t column) {
  return static_cast<std::uint32_t>(column + 1);
}

struct KnownHead {
  std::size_t field = 0;
  bool by_map = false;
};

// Which field a head is.
class KnownHeads {
public:
  KnownHeads(std::span<const Field> fields, const HeadMap &map) : fields_(fields) {
    std::vector<bool> nowhere(fields.size(), false);
    for (const auto &[ours, theirs] : map)
      if (const auto at = std::ranges::find(fields, ours, &Field::name); at != fields.end()) {
        const auto field = static_cast<std::size_t>(at - fields.begin());
        if (theirs.empty())
          nowhere[field] = true;
        else
          mapped_.emplace(theirs, field);
      }
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (nowhere[f])
        continue;
      spelt_.emplace(head_letters(fields[f].name), f);
      for (const std::string_view spelling : fields[f].spellings)
        spelt_.emplace(head_letters(spelling), f);
    }
  }

  std::optional<KnownHead> known(std::string_view head) const {
    if (head.empty() || head.size() > 400)
      return std::nullopt;
    if (const auto at = mapped_.find(std::string(head)); at != mapped_.end())
      return KnownHead{at->second, true};
    auto at = spelt_.find(head_letters(head));
    if (at == spelt_.end())
      at = spelt_.find(head_key(head));
    return at == spelt_.end() ? std::nullopt : std::optional(KnownHead{at->second, false});
  }

  std::optional<std::size_t> field_of(std::string_view head) const {
    const auto found = known(head);
    return found ? std::optional(found->field) : std::nullopt;
  }

  std::size_t known_in(const Grid &grid, std::size_t row) const {
    std::vector<bool> seen(fields_.size(), false);
    std::size_t count = 0;
    for (std::size_t column = 0; column < grid.columns(row); ++column)
      if (const auto field = field_of(grid.cell(row, column)); field && !seen[*field]) {
        seen[*field] = true;
        ++count;
      }
    return count;
  }

  bool has_required(const Grid &grid, std::size_t row) const {
    std::vector<bool> seen(fields_.size(), false);
    for (std::size_t column = 0; column < grid.columns(row); ++column)
      if (const auto field = field_of(grid.cell(row, column)))
        seen[*field] = true;
    bool any = false;
    for (std::size_t f = 0; f < fields_.size(); ++f) {
      if (fields_[f].required && !seen[f])
        return false;
      any = any || fields_[f].required;
    }
    return any;
  }

private:
  std::span<const Field> fields_;
  std::unordered_map<std::string, std::size_t> spelt_, mapped_;
};

struct BestRow {
  std::size_t row = 0, known = 0;
};

// The row with the most; but of a list whose further tables have heads too the first that has nearly as many:
// what stands above the heads is no row of the table.
BestRow best_row(const Grid &grid, const KnownHeads &heads) {
  constexpr std::size_t surely_heads = 3;
  BestRow best;
  std::vector<std::size_t> all(std::min(rows_looked_at, grid.rows()));
  for (std::size_t row = 0; row < all.size(); ++row) {
    all[row] = heads.known_in(grid, row);
    if (all[row] > best.known)
      best = {row, all[row]};
  }
  for (std::size_t row = 0; row < best.row; ++row)
    if (all[row] >= surely_heads && 3 * all[row] >= 2 * best.known)
      return {row, all[row]};
  return best;
}

std::string names_of(std::span<const Field> fields, bool required_alone) {
  constexpr std::size_t most = 12;
  std::string out;
  std::size_t count = 0;
  for (const Field &field : fields)
    if ((!required_alone || field.required) && count++ < most)
      out += (out.empty() ? "" : ", ") + std::string(field.name);
  return out + (count > most ? " ..." : "");
}

void say_no_heads(const Grid &grid, std::span<const Field> fields, ImportReport &report) {
  const std::string required = names_of(fields, true);
  Diagnostic out{Code::missing_column,
                 grid.file(),
                 grid.rows() == 0 ? 0 : grid.line(0),
                 0,
                 {},
                 "no row of the table looks like its heads",
                 required.empty() ? "at least two of the heads " + names_of(fields, false)
                                  : "the heads " + required,
                 "name the columns with --map, or write these heads over them"};
  out.sheet = grid.sheet();
  report.diagnostics.push_back(std::move(out));
}

// How early a head stands among the spellings of a field; our own name goes first.
std::size_t rank_of(const Field &field, std::string_view head) {
  for (const std::string &key : {head_letters(head), head_key(head)}) {
    if (key == head_letters(field.name))
      return 0;
    for (std::size_t s = 0; s < field.spellings.size(); ++s)
      if (key == head_letters(field.spellings[s]))
        return s + 1;
  }
  return field.spellings.size() + 1;
}

// What a program writes of what it cannot write: 'Microsoft.Graph.PowerShell.Models.MicrosoftGraphUser',
// 'System.Object[]', '@{Id=1}', '[object Object]'.
bool is_object_name(std::string_view cell) {
  if (cell.starts_with("[object ") || (cell.starts_with("@{") && cell.find('=') != std::string_view::npos) ||
      (cell.starts_with('<') && cell.find(" object at 0x") != std::string_view::npos))
    return true;
  constexpr std::array<std::string_view, 8> kinds = {
      "Microsoft.Graph.", "Microsoft.Open.",     "Microsoft.SharePoint.", "Microsoft.ActiveDirectory.",
      "System.Object",    "System.Collections.", "System.Management.",    "System.String["};
  return cell.find_first_of(" @") == std::string_view::npos &&
         std::ranges::any_of(kinds, [&](std::string_view kind) { return cell.starts_with(kind); });
}

// A spelling that is a letter away (two from eight letters on).
bool is_near(const std::string &key, std::string_view spelling) {
  const std::string other = head_letters(spelling);
  const std::size_t limit = other.size() < 4 ? 0 : other.size() < 8 ? 1 : 2;
  return limit > 0 && edit_distance(key, other, limit) <= limit;
}

} // namespace

HeadedTable::HeadedTable(Grid grid, std::span<const Field> fields)
    : grid_(std::move(grid)), fields_(fields), column_(fields.size()) {}

std::size_t HeadedTable::known_heads(const Grid &grid, std::span<const Field> fields, const HeadMap &map) {
  return best_row(grid, KnownHeads(fields, map)).known;
}

std::optional<HeadedTable> HeadedTable::find(Grid grid, std::span<const Field> fields, const HeadMap &map,
                                             ImportReport &report) {
  const KnownHeads heads(fields, map);
  const BestRow best = best_row(grid, heads);
  if (best.known < 2 && (best.known == 0 || !heads.has_required(grid, best.row))) {
    say_no_heads(grid, fields, report);
    return std::nullopt;
  }
  HeadedTable out(std::move(grid), fields);
  out.head_row_ = best.row;
  if (!out.take_heads(map, report))
    return std::nullopt;
  out.note_unknown(report);
  out.take_rows(map, report);
  out.refuse_object_names(report);
  return out;
}

bool HeadedTable::take_heads(const HeadMap &map, ImportReport &report) {
  const KnownHeads heads(fields_, map);
  bool good = true;
  const auto fault = [&](Code code, std::size_t column, std::string_view value, std::string problem,
                         std::string remedy) {
    Diagnostic out{code,
                   grid_.file(),
                   grid_.line(head_row_),
                   cell_number(column),
                   std::string(value),
                   std::move(problem),
                   {},
                   std::move(remedy)};
    out.sheet = grid_.sheet();
    report.diagnostics.push_back(std::move(out));
    good = false;
  };
  std::vector<bool> mapped(fields_.size(), false); // the map's head is there: others are not the field's
  for (std::size_t column = 0; column < grid_.columns(head_row_); ++column)
    if (const auto known = heads.known(grid_.cell(head_row_, column)); known && known->by_map)
      mapped[known->field] = true;
  for (std::size_t column = 0; column < grid_.columns(head_row_); ++column) {
    const std::string_view head = grid_.cell(head_row_, column);
    const auto known = heads.known(head);
    if (!known || mapped[known->field] != known->by_map) {
      unknown_.push_back(column);
      continue;
    }
    const std::optional<std::size_t> field = known->field;
    std::optional<std::size_t> &taken = column_[*field];
    const std::string name(fields_[*field].name);
    const std::size_t rank = rank_of(fields_[*field], head);
    const std::size_t before = taken ? rank_of(fields_[*field], this->head(*field)) : rank;
    if (!taken || (fields_[*field].first_wins && rank < before)) {
      if (taken)
        unknown_.push_back(*taken);
      taken = column;
    } else if (fields_[*field].first_wins && rank > before) {
      unknown_.push_back(column);
    } else {
      fault(Code::duplicate_column, column, head,
            "the head " + shown(head) + " is " + name + ", and so is " + shown(this->head(*field)) +
                " in cell " + std::to_string(*taken + 1),
            "say with --map which of the two is " + name + " (a row '" + name + ",HEAD'), or rename one");
    }
  }
  std::ranges::sort(unknown_);
  for (const auto &[ours, theirs] : map) {
    const auto at = std::ranges::find(fields_, ours, &Field::name);
    if (at != fields_.end() && !theirs.empty() && !column_[static_cast<std::size_t>(at - fields_.begin())])
      report.note({grid_.file(),
                   grid_.line(head_row_),
                   theirs,
                   {},
                   {},
                   "--map names it for " + ours + ", and there is no such head"});
  }
  return has_required(report) && good;
}

bool HeadedTable::has_required(ImportReport &report) const {
  bool good = true;
  for (std::size_t f = 0; f < fields_.size(); ++f) {
    if (!fields_[f].required || column_[f])
      continue;
    good = false;
    const auto near = std::ranges::find_if(unknown_, [&](std::size_t column) {
      const std::string key = head_key(grid_.cell(head_row_, column));
      return is_near(key, fields_[f].name) ||
             std::ranges::any_of(fields_[f].spellings,
                                 [&](std::string_view spelling) { return is_near(key, spelling); });
    });
    const std::string name(fields_[f].name);
    Diagnostic out{Code::missing_column,
                   grid_.file(),
                   grid_.line(head_row_),
                   0,
                   name,
                   "there is no column " + name,
                   "a head that says " + name,
                   "write it over the column, or name the column with --map"};
    if (near != unknown_.end()) {
      out.code = Code::head_differs;
      out.cell = cell_number(*near);
      out.value = grid_.cell(head_row_, *near);
      out.problem = "the head " + shown(out.value) + " is not known, and there is no column " + name;
      out.remedy = "if it is " + name + ", write it so, or say so with --map";
    }
    out.sheet = grid_.sheet();
    report.diagnostics.push_back(std::move(out));
  }
  return good;
}

void HeadedTable::note_unknown(ImportReport &report) const {
  for (const std::size_t column : unknown_)
    if (const std::string_view head = grid_.cell(head_row_, column); !head.empty())
      report.note(
          {grid_.file(), grid_.line(head_row_), std::string(head), {}, {}, "not a column that is read"});
}

void HeadedTable::take_rows(const HeadMap &map, ImportReport &report) {
  const KnownHeads known(fields_, map);
  TableHeads heads;
  heads.row = head_row_;
  heads.field_of.resize(grid_.columns(head_row_));
  heads.known_in = [&](std::size_t row) { return known.known_in(grid_, row); };
  heads.is_known = [&](std::string_view cell) { return known.field_of(cell).has_value(); };
  for (std::size_t f = 0; f < fields_.size(); ++f) {
    heads.required.push_back(fields_[f].required);
    if (column_[f])
      heads.field_of[*column_[f]] = f;
  }
  TableRows found = rows_of_table(grid_, heads, report);
  rows_ = std::move(found.rows);
  further_heads_ = found.further_heads;
}

void HeadedTable::refuse_object_names(ImportReport &report) const {
  for (std::size_t f = 0; f < fields_.size(); ++f) {
    std::size_t first = rows(), count = 0;
    for (std::size_t row = 0; column_[f] && row < rows(); ++row)
      if (is_object_name(cell(row, f))) {
        first = std::min(first, row);
        ++count;
      }
    if (count == 0)
      continue;
    report.diagnostics.push_back(at(Code::object_names, first, f,
                                    shown(cell(first, f)) +
                                        " is the name of a kind of object and no value, in " +
                                        counted(count, "cell") + " of the column",
                                    {}, std::string(fields_[f].if_object)));
  }
}

std::string_view HeadedTable::cell(std::size_t row, std::size_t field) const {
  return column_[field] ? grid_.cell(rows_[row], *column_[field]) : std::string_view{};
}

std::string_view HeadedTable::head(std::size_t field) const {
  return column_[field] ? grid_.cell(head_row_, *column_[field]) : std::string_view{};
}

Diagnostic HeadedTable::at(Code code, std::size_t row, std::size_t field, std::string problem,
                           std::string expected, std::string remedy) const {
  Diagnostic out{code,
                 grid_.file(),
                 line(row),
                 column_[field] ? cell_number(*column_[field]) : 0,
                 std::string(cell(row, field)),
                 std::move(problem),
                 std::move(expected),
                 std::move(remedy)};
  out.sheet = grid_.sheet();
  out.head = head(field);
  return out;
}

HeadMap HeadedTable::map() const {
  HeadMap out;
  for (std::size_t f = 0; f < fields_.size(); ++f)
    if (column_[f])
      out.emplace_back(fields_[f].name, head(f));
  return out;
}

} // namespace organograph::io::tables
