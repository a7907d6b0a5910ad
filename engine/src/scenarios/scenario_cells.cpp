// SPDX-License-Identifier: Apache-2.0
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <utility>

namespace organograph {

namespace {

constexpr std::string_view everywhere = "|action|effective|source|note|";

bool is_in(std::string_view bar_separated, std::string_view name) {
  const std::string wanted = "|" + std::string(name) + "|";
  return bar_separated.find(wanted) != std::string_view::npos;
}

} // namespace

bool is_fault_free(ChangeTable &from, std::size_t row, const TableColumn &column,
                   const std::vector<Diagnostic> &diagnostics) {
  const std::size_t faults = diagnostics.size();
  switch (column.schema->kind) {
  case CellKind::number:
    from.cells.number(row, column);
    break;
  case CellKind::whole:
    from.cells.whole(row, column);
    break;
  case CellKind::date:
    from.cells.date(row, column);
    break;
  case CellKind::colour:
    from.cells.colour(row, column);
    break;
  case CellKind::choice:
    from.cells.choice(row, column);
    break;
  case CellKind::text:
    from.cells.judge_offered(row, column, from.cells.identifier(row, column));
    break;
  case CellKind::identifier:
    break;
  }
  return diagnostics.size() == faults;
}

ChangeTable::ChangeTable(const Draft &scenario, TableId table_id, std::vector<Diagnostic> &diagnostics)
    : cells(scenario, table_id, diagnostics), id(table_id),
      table(scenario[table_id] ? &*scenario[table_id] : nullptr) {}

bool ChangeTable::usable() const {
  return table != nullptr && std::ranges::all_of(schema(id).columns, [&](const ColumnSchema &column) {
           return !column.required ||
                  std::ranges::find(table->columns(), column.name) != table->columns().end();
         });
}

std::string_view ChangeTable::value(std::size_t row, std::string_view column) {
  return cells.identifier(row, cells.column(column));
}

TableColumn ChangeTable::as(const ColumnSchema &other) const {
  return {&other, column_of(id, other.name) ? cells.column(other.name).position : std::nullopt};
}

std::string_view next_part(std::string_view &rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = without_blanks(rest.substr(0, end));
  rest.remove_prefix(std::min(rest.size(), end + 1));
  return part;
}

Entries entries_of(const EditedTable &table, std::size_t id_column) {
  Entries out;
  out.reserve(table.rows());
  for (EditedTable::Row row = 0; row < table.rows(); ++row)
    out.try_emplace(table.id(row, id_column), Entry{.row = row, .in_start = true});
  return out;
}

// False for a row whose cells may stand in the wrong places: the reader has reported it.
bool ScenarioMaker::row_begins(ChangeTable &from, std::size_t row) {
  if (from.table->misshapen(row)) {
    for (std::size_t c = 0; c < from.table->columns().size(); ++c)
      if (const std::string_view id = without_blanks(from.table->cell(row, c)); !id.empty())
        add_doubt(id);
    return false;
  }
  from.cells.date(row, from.column("effective"));
  return true;
}

// `used`: '|successor|'; the identifier's column among them.
void ScenarioMaker::refuse_unused(ChangeTable &from, std::size_t row, std::string_view used) {
  for (const ColumnSchema &schema_column : schema(from.id).columns) {
    if (is_in(everywhere, schema_column.name) || is_in(used, schema_column.name))
      continue;
    const TableColumn column = from.column(schema_column.name);
    if (const std::string_view cell = from.cells.identifier(row, column); !cell.empty())
      from.cells.fault(row, column, Code::unused_cell, cell,
                       std::string(schema_column.name) + " is " + shown(cell) + ", which the action '" +
                           std::string(from.value(row, "action")) + "' does not use",
                       "an empty cell");
  }
}

// The cells of `target` that the row gives, judged by the schema of `target`; its identifier is set already.
void ScenarioMaker::set_cells(ChangeTable &from, std::size_t row, EditedTable &to, TableId target,
                              EditedTable::Row at, bool creating) {
  for (const ColumnSchema &of_target : schema(target).columns.subspan(1)) {
    if (!creating && (of_target.name == "source" || of_target.name == "note"))
      continue;
    const TableColumn column = from.as(of_target);
    const std::string_view cell =
        column.position ? without_blanks(from.table->cell(row, *column.position)) : std::string_view{};
    const bool emptied = cell == "-";
    if (cell.empty() && !creating)
      continue;
    if (cell.empty() || emptied) {
      if (of_target.required)
        from.cells.fault(row, column, Code::missing_value, cell,
                         std::string(of_target.name) + (emptied ? " cannot be emptied" : " is empty"));
      else if (emptied)
        to.set(at, to.column(of_target.name), {}, from.by(row));
      continue;
    }
    if (!is_fault_free(from, row, column, out.diagnostics) || !refers(from, row, column))
      continue;
    const bool as_it_is = of_target.kind == CellKind::text;
    to.set(at, to.column(of_target.name), as_it_is ? from.table->cell(row, *column.position) : cell,
           from.by(row));
  }
}

// Whether a cell that names something names what is there, judged by its column's name.
bool ScenarioMaker::refers(ChangeTable &from, std::size_t row, const TableColumn &column) {
  const std::string_view name = column.schema->name;
  if (name == "organisation_id")
    return organisation(from, row, column);
  if (name == "function")
    return function(from, row, column);
  if (name == "convened_by")
    return convenor(from, row, column);
  if (name == "reports_to" && from.id == TableId::changes &&
      from.cells.identifier(row, column) == not_known_mark)
    return true;
  return name != "reports_to" || post(from, row, column) != nullptr;
}

bool ScenarioMaker::is_organisation(ChangeTable &from, std::size_t row, const TableColumn &column,
                                    std::string_view id) {
  if (id.empty() || organisations.find(id) != Identifiers::not_there)
    return !id.empty();
  from.cells.fault(row, column, Code::unknown_organisation, id,
                   std::string(column.schema->name) + " " + shown(id) + " is no organisation",
                   "an organisation_id of organisations.csv",
                   hints.of(id, {{TableId::organisations, &organisations}}, *column.schema));
  return false;
}

// Without functions.csv any function is one; build_model() warns of those that no post has.
bool ScenarioMaker::function(ChangeTable &from, std::size_t row, const TableColumn &column) {
  return is_function(from, row, column, from.cells.identifier(row, column));
}

bool ScenarioMaker::is_function(ChangeTable &from, std::size_t row, const TableColumn &column,
                                std::string_view id) {
  if (id.empty() || !start[TableId::functions] || functions.find(id) != Identifiers::not_there)
    return !id.empty();
  from.cells.fault(row, column, Code::unknown_function, id,
                   "function " + shown(id) + " is not in functions.csv", "a function of functions.csv",
                   hints.of(id, {{TableId::functions, &functions}}, *column.schema));
  return false;
}

bool ScenarioMaker::partner(ChangeTable &from, std::size_t row, const TableColumn &column) {
  const std::string_view id = from.cells.identifier(row, column);
  if (id.empty() || partners.find(id) != Identifiers::not_there)
    return !id.empty();
  from.cells.fault(row, column, Code::unknown_partner, id, "partner_id " + shown(id) + " is no partner",
                   "a partner_id of partners.csv",
                   start[TableId::partners] ? hints.of(id, {{TableId::partners, &partners}}, *column.schema)
                                            : std::string("add partners.csv"));
  return false;
}

bool ScenarioMaker::convenor(ChangeTable &from, std::size_t row, const TableColumn &column) {
  const std::string_view cell = from.cells.identifier(row, column);
  std::vector<std::string_view> named;
  bool all = true;
  for (const std::string_view id : parts_of_cell(cell)) {
    const bool is_known =
        organisations.find(id) != Identifiers::not_there || partners.find(id) != Identifiers::not_there;
    const bool is_new = std::ranges::find(named, id) == named.end();
    named.push_back(id);
    all = all && is_known && is_new;
    if (id.empty()) {
      from.cells.fault(row, column, Code::missing_value, cell,
                       "convened_by is " + shown(cell) + ", with nothing on one side of a ';'",
                       "identifiers with ';' between");
    } else if (!is_known) {
      from.cells.fault(row, column, Code::unknown_convenor, id,
                       "convened_by " + shown(id) + " is no organisation or partner",
                       "an organisation_id or a partner_id, several with ';' between",
                       hints.of(id,
                                {{TableId::organisations, &organisations}, {TableId::partners, &partners}},
                                *column.schema));
    } else if (!is_new) {
      from.cells.fault(row, column, Code::duplicate_id, id, "convened_by names " + shown(id) + " twice",
                       "each convenor once", "remove one of them");
    }
  }
  return all;
}

// The post in a cell if it is there at this row; blank and unknown ones are faults (blank: where required).
Entry *ScenarioMaker::post_called(ChangeTable &from, std::size_t row, const TableColumn &column,
                                  std::string_view id) {
  if (id.empty())
    return nullptr;
  const auto at = post_entries.find(id);
  if (at != post_entries.end() && at->second.alive)
    return &at->second;
  if (at != post_entries.end())
    already_deleted(from, row, column, id, TableId::changes, at->second.deleted_line);
  else if (!is_doubtful(id))
    from.cells.fault(row, column, Code::unknown_post, id,
                     std::string(column.schema->name) + " " + shown(id) + " is no post",
                     "a post that is there at this row", post_hint(id, *column.schema));
  return nullptr;
}

Entry *ScenarioMaker::meeting(ChangeTable &from, std::size_t row, const TableColumn &column) {
  const std::string_view id = from.cells.identifier(row, column);
  if (id.empty())
    return nullptr;
  const auto at = meeting_entries.find(id);
  if (at != meeting_entries.end() && at->second.alive)
    return &at->second;
  if (at != meeting_entries.end())
    already_deleted(from, row, column, id, TableId::meeting_changes, at->second.deleted_line);
  else if (!is_doubtful(id))
    from.cells.fault(row, column, Code::unknown_meeting, id,
                     std::string(column.schema->name) + " " + shown(id) + " is no meeting",
                     "a meeting that is there at this row", meeting_hint(id, *column.schema));
  return nullptr;
}

Identifiers &ScenarioMaker::posts_there() {
  if (!post_hints) {
    post_hints.emplace();
    const std::size_t post_id = posts.column("post_id");
    for (EditedTable::Row row = 0; row < posts.rows(); ++row)
      if (!posts.gone(row))
        if (const auto at = post_entries.find(posts.id(row, post_id)); at != post_entries.end())
          post_hints->add(at->first, row); // the entry's text stays
  }
  return *post_hints;
}

std::string ScenarioMaker::post_hint(std::string_view id, const ColumnSchema &column) {
  return hints.of(id, {{TableId::posts, &posts_there()}}, column);
}

std::string ScenarioMaker::meeting_hint(std::string_view id, const ColumnSchema &column) {
  if (!start[TableId::meetings])
    return "add meetings.csv";
  if (!meeting_hints) {
    meeting_hints.emplace();
    const std::size_t meeting_id = meetings.column("meeting_id");
    for (EditedTable::Row row = 0; row < meetings.rows(); ++row)
      if (!meetings.gone(row))
        if (const auto at = meeting_entries.find(meetings.id(row, meeting_id)); at != meeting_entries.end())
          meeting_hints->add(at->first, row);
  }
  return hints.of(id, {{TableId::meetings, &*meeting_hints}}, column);
}

void ScenarioMaker::already_deleted(ChangeTable &from, std::size_t row, const TableColumn &column,
                                    std::string_view id, TableId deleter, std::uint64_t line) {
  const std::string where = deleter == from.id ? "line " + std::to_string(line)
                                               : scenario.draft[deleter]->file() + ":" + std::to_string(line);
  from.cells.fault(row, column, Code::already_deleted, id,
                   std::string(column.schema->name) + " " + shown(id) + " is gone: deleted by " + where,
                   "what is there at this row");
}

void ScenarioMaker::not_there(ChangeTable &from, std::size_t row, const TableColumn &column,
                              std::string problem) {
  if (!passing_failed)
    from.cells.fault(row, column, Code::not_there, from.cells.identifier(row, column), std::move(problem));
}

} // namespace organograph
