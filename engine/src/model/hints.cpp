// SPDX-License-Identifier: Apache-2.0
#include "model/hints.hpp"

#include "model/cell_remedies.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <utility>

namespace organograph {

namespace {

constexpr std::size_t ids_named = 3;
constexpr std::size_t least_beginning = 4; // letters: 'HR' begins much
constexpr std::size_t most_beginnings = 1'000;

struct NamesOfTable {
  TableId table;
  std::string_view noun;
  std::array<std::string_view, 2> columns;
};

constexpr std::array names_of_tables = {
    NamesOfTable{TableId::organisations, "organisations", {"name", ""}},
    NamesOfTable{TableId::functions, "services", {"name", ""}},
    NamesOfTable{TableId::posts, "posts", {"title", "holder"}},
    NamesOfTable{TableId::staff_groups, "staff groups", {"title", ""}},
    NamesOfTable{TableId::meetings, "meetings", {"subject", ""}},
    NamesOfTable{TableId::partners, "partners", {"name", ""}},
};

// The parts of a cell that names several: 'A1; A2', 'nmc 60%, rcc 40%' (the numbers are passed over).
std::vector<std::string_view> parts_of_several(std::string_view cell) {
  std::vector<std::string_view> out;
  while (!cell.empty()) {
    const std::size_t comma = cell.find_first_of(",;/&\n"), word = cell.find(" and ");
    const std::size_t end = std::min({comma, word, cell.size()});
    std::string_view part = without_blanks(cell.substr(0, end));
    if (const std::size_t blank = part.find_last_of(" :");
        blank != std::string_view::npos &&
        part.find_first_not_of("0123456789.%", blank + 1) == std::string_view::npos)
      part = without_blanks(part.substr(0, blank));
    if (!part.empty())
      out.push_back(part);
    cell.remove_prefix(std::min(cell.size(), end == word ? end + 5 : end + 1));
  }
  return out;
}

bool is_of_table(TableId table, const ColumnSchema &column) {
  const auto columns = schema(table).columns;
  return &column >= columns.data() && &column < columns.data() + columns.size();
}

// What to do with several identifiers in one cell; empty where they are not all known.
std::string several_remedy(std::string_view id, std::initializer_list<Hints::Among> among,
                           const ColumnSchema &column) {
  const auto is_known = [&](std::string_view part) {
    return std::ranges::any_of(among, [&](const Hints::Among &each) {
      return each.identifiers->find(part) != Identifiers::not_there;
    });
  };
  const std::vector<std::string_view> parts = parts_of_several(id);
  if (parts.size() < 2 || !std::ranges::all_of(parts, is_known))
    return {};
  if (is_of_table(TableId::posts, column)) {
    if (column.name == "organisation_id")
      return "write the one that employs the post; what each has of it is a row of post_shares.csv";
    if (column.name == "reports_to")
      return "write the line manager alone; each other line is a row of reporting_lines.csv";
    if (column.name == "function")
      return "write the main one; each further one is a row of post_functions.csv";
  }
  if (column.several) {
    std::string all;
    for (const std::string_view part : parts)
      all += (all.empty() ? "" : ";") + std::string(part);
    return "write " + shown_bare(all);
  }
  return column.required ? "write one; each of the others is a row of its own" : "write one of them";
}

} // namespace

NamedRows::NamedRows(const Draft &draft, TableId table_id) {
  const auto names = std::ranges::find(names_of_tables, table_id, &NamesOfTable::table);
  if (names == names_of_tables.end() || !draft[table_id])
    return;
  noun_ = names->noun;
  const DraftTable &table = *draft[table_id];
  const auto id_at_column = table.place_of(schema(table_id).columns[0].name);
  for (const std::string_view column : names->columns) {
    const auto at = column.empty() || !id_at_column ? std::nullopt : table.place_of(column);
    for (std::size_t row = 0; at && row < table.rows(); ++row) {
      const std::string_view id = without_blanks(table.cell(row, *id_at_column));
      for (std::string_view rest = table.cell(row, *at); !rest.empty() && !id.empty();) {
        const std::size_t end = column == "holder" ? std::min(rest.find(';'), rest.size()) : rest.size();
        add(rest.substr(0, end), column, id);
        rest.remove_prefix(std::min(rest.size(), end + 1));
      }
    }
  }
}

void NamedRows::add(std::string_view name, std::string_view column, std::string_view id) {
  std::string key = loosely_spelt(name);
  if (key.empty())
    return;
  Named &named = by_name_[std::move(key)];
  if (named.count > 0 && (named.column != column || named.ids.back() == id))
    return; // a title goes before a holder of the same words
  named.column = column;
  if (++named.count <= ids_named)
    named.ids.push_back(id);
}

std::string NamedRows::hint(std::string_view cell) const {
  const std::string wanted = loosely_spelt(cell);
  const auto at = by_name_.find(wanted);
  if (at == by_name_.end())
    return beginning_so(wanted);
  const Named &named = at->second;
  if (named.count == 1)
    return "it is the " + std::string(named.column) + " of " + shown_bare(named.ids[0]) + ": write " +
           shown_bare(named.ids[0]);
  std::string out = std::to_string(named.count) + " " + std::string(noun_) + " have that " +
                    std::string(named.column) + ": ";
  for (std::size_t i = 0; i < named.ids.size(); ++i)
    out += (i == 0 ? "" : ", ") + shown(named.ids[i]);
  if (named.count > named.ids.size())
    out += " and " + std::to_string(named.count - named.ids.size()) + " more";
  return out + "; write the one that is meant";
}

// 'Riverton' for 'Riverton City Council': a question, since another may come to be called so.
std::string NamedRows::beginning_so(std::string_view wanted) const {
  if (wanted.size() < least_beginning || by_name_.size() > most_beginnings)
    return {};
  const Named *found = nullptr;
  for (const auto &[name, named] : by_name_)
    if (name.starts_with(wanted)) {
      if (found != nullptr || named.count > 1)
        return {};
      found = &named;
    }
  return found == nullptr ? std::string{}
                          : "did you mean " + shown(found->ids[0]) + ", whose " + std::string(found->column) +
                                " begins so?";
}

std::string Hints::of(std::string_view id, std::initializer_list<Among> among, const ColumnSchema &column) {
  for (const Among &each : among)
    if (std::string said = each.identifiers->spelt_otherwise(id); !said.empty())
      return said;
  if (std::string said = several_remedy(id, among, column); !said.empty())
    return said;
  if (stands_for_nothing(id)) {
    if (column.name == "reports_to")
      return "name the post; write ? where there is one that is not known; leave the cell empty where there "
             "is none";
    return column.required ? "name what is meant, or leave out the row"
                           : "leave the cell empty where it is not known or there is none";
  }
  for (const Among &each : among) {
    auto &named = named_[static_cast<std::size_t>(each.table)];
    if (!named)
      named.emplace(*draft_, each.table);
    if (std::string said = named->hint(id); !said.empty())
      return said;
  }
  for (const Among &each : among)
    if (std::string said = each.identifiers->nearest(id); !said.empty())
      return said;
  return {};
}

} // namespace organograph
