// SPDX-License-Identifier: Apache-2.0
// staff_group_changes.csv, link_changes.csv and arrangement_changes.csv.
#include "scenarios/scenario_maker.hpp"

#include <string>

namespace organograph {

void ScenarioMaker::apply_staff_groups() {
  ChangeTable from(scenario.draft, TableId::staff_group_changes, out.diagnostics);
  const TableColumn id_column = from.column("group_id");
  for (std::size_t row = 0; row < from.rows(); ++row) {
    if (!row_begins(from, row))
      continue;
    const std::string_view id = from.cells.identifier(row, id_column);
    const auto action = from.cells.choice(row, from.column("action"));
    if (id.empty() || !action) {
      add_doubt(id);
      continue;
    }
    const bool changes = *action == 0;
    refuse_unused(from, row,
                  changes ? "|group_id|reports_to|fte|title|grade|function|organisation_id|annual_cost|"
                          : "|group_id|");
    Entry *const entry = staff_group(from, row, id_column);
    if (entry == nullptr)
      continue;
    if (changes) {
      const std::size_t faults = out.diagnostics.size();
      set_cells(from, row, staff_groups, TableId::staff_groups, entry->row, false);
      if (out.diagnostics.size() > faults)
        add_doubt(id);
    } else {
      staff_groups.remove(entry->row);
      entry->alive = false;
      entry->deleted_line = from.cells.line(row);
    }
  }
}

Entry *ScenarioMaker::staff_group(ChangeTable &from, std::size_t row, const TableColumn &column) {
  const std::string_view id = from.cells.identifier(row, column);
  const auto at = group_entries.find(id);
  if (at != group_entries.end() && at->second.alive)
    return &at->second;
  if (at != group_entries.end()) {
    already_deleted(from, row, column, id, TableId::staff_group_changes, at->second.deleted_line);
    return nullptr;
  }
  if (!group_hints) {
    group_hints.emplace();
    for (EditedTable::Row group = 0; group < staff_groups.rows(); ++group)
      if (const auto known = group_entries.find(staff_groups.id(group, staff_groups.column("group_id")));
          known != group_entries.end())
        group_hints->add(known->first, group);
  }
  from.cells.fault(row, column, Code::unknown_staff_group, id, "group_id " + shown(id) + " is no staff group",
                   "a group_id of staff_groups.csv",
                   start[TableId::staff_groups]
                       ? hints.of(id, {{TableId::staff_groups, &*group_hints}}, *column.schema)
                       : std::string("add staff_groups.csv"));
  return nullptr;
}

void ScenarioMaker::apply_links() {
  ChangeTable from(scenario.draft, TableId::link_changes, out.diagnostics);
  const TableColumn partner_column = from.column("partner_id");
  const TableColumn post_column = from.column("post_id");
  const TableColumn function_column = from.column("function");
  for (std::size_t row = 0; row < from.rows(); ++row) {
    if (!row_begins(from, row))
      continue;
    const auto action = from.cells.choice(row, from.column("action"));
    const bool has_partner = partner(from, row, partner_column);
    Entry *const entry = post(from, row, post_column);
    const bool has_function =
        from.cells.identifier(row, function_column).empty() || function(from, row, function_column);
    if (!action || !has_partner || entry == nullptr || !has_function)
      continue;
    if (*action == 0)
      add_link(from, row, *entry);
    else
      remove_link(from, row);
  }
}

// The same partner, post, function and kind is the same link.
void ScenarioMaker::add_link(ChangeTable &from, std::size_t row, const Entry &of_post) {
  const std::string_view kind = from.value(row, "kind");
  std::string about(from.value(row, "function"));
  if (about.empty())
    about = posts.id(of_post.row, posts.column("function"));
  for (const EditedTable::Row link : links_of(from, row))
    if (link_function(link) == about &&
        same_kind(partner_links.id(link, partner_links.column("kind")), kind)) {
      from.cells.fault(row, from.column("post_id"), Code::duplicate_row, from.value(row, "post_id"),
                       "the same link of " + shown(from.value(row, "post_id")) + " to " +
                           shown(from.value(row, "partner_id")) + " is there already",
                       "each link once", "remove the row");
      return;
    }
  const SourceRow by = from.by(row);
  const EditedTable::Row at = partner_links.add(by);
  for (const std::string_view name : {"partner_id", "post_id", "function", "kind"})
    partner_links.set(at, partner_links.column(name), from.value(row, name), by);
  for (const std::string_view name : {"source", "note"})
    partner_links.set(at, partner_links.column(name), from.cells.text(row, from.column(name)), by);
}

// A blank function or kind fits any.
void ScenarioMaker::remove_link(ChangeTable &from, std::size_t row) {
  const std::string_view about = from.value(row, "function");
  const std::string_view kind = from.value(row, "kind");
  std::vector<EditedTable::Row> fitting;
  for (const EditedTable::Row link : links_of(from, row))
    if ((about.empty() || link_function(link) == about) &&
        (kind.empty() || same_kind(partner_links.id(link, partner_links.column("kind")), kind)))
      fitting.push_back(link);
  const std::string_view post_id = from.value(row, "post_id");
  if (fitting.empty())
    not_there(from, row, from.column("post_id"),
              shown(post_id) + " has no such link to " + shown(from.value(row, "partner_id")));
  else if (fitting.size() > 1)
    from.cells.fault(row, from.column("post_id"), Code::several_links, post_id,
                     std::to_string(fitting.size()) + " links of " + shown(post_id) + " to " +
                         shown(from.value(row, "partner_id")) + " fit the row",
                     "one");
  else
    partner_links.remove(fitting.front());
}

std::vector<EditedTable::Row> ScenarioMaker::links_of(ChangeTable &from, std::size_t row) {
  return partner_links.rows_with({{partner_links.column("partner_id"), from.value(row, "partner_id")},
                                  {partner_links.column("post_id"), from.value(row, "post_id")}});
}

void ScenarioMaker::apply_arrangements() {
  ChangeTable from(scenario.draft, TableId::arrangement_changes, out.diagnostics);
  const TableColumn a_column = from.column("organisation_a");
  const TableColumn b_column = from.column("organisation_b");
  for (std::size_t row = 0; row < from.rows(); ++row) {
    if (!row_begins(from, row))
      continue;
    const bool has_function = function(from, row, from.column("function"));
    const bool has_a = organisation(from, row, a_column);
    const bool has_b = organisation(from, row, b_column);
    const bool has_dimension = from.cells.choice(row, from.column("dimension")).has_value();
    const bool has_state = from.cells.choice(row, from.column("state")).has_value();
    const bool has_rest = has_dimension && has_state; // each is judged
    if (has_a && has_b && from.value(row, "organisation_a") == from.value(row, "organisation_b"))
      from.cells.fault(row, b_column, Code::same_organisation, from.value(row, "organisation_b"),
                       "organisation_a and organisation_b are both " +
                           shown(from.value(row, "organisation_b")),
                       "two organisations");
    else if (has_function && has_a && has_b && has_rest)
      set_arrangement(from, row);
  }
}

// The two organisations may stand in either order. The row's source is that of the state.
void ScenarioMaker::set_arrangement(ChangeTable &from, std::size_t row) {
  const auto rows = [&](std::string_view a, std::string_view b) {
    return arrangements.rows_with({{arrangements.column("function"), from.value(row, "function")},
                                   {arrangements.column("organisation_a"), from.value(row, a)},
                                   {arrangements.column("organisation_b"), from.value(row, b)},
                                   {arrangements.column("dimension"), from.value(row, "dimension")}});
  };
  std::vector<EditedTable::Row> there = rows("organisation_a", "organisation_b");
  if (there.empty())
    there = rows("organisation_b", "organisation_a");
  const SourceRow by = from.by(row);
  if (there.empty()) {
    there.push_back(arrangements.add(by));
    for (const std::string_view name : {"function", "organisation_a", "organisation_b", "dimension"})
      arrangements.set(there.front(), arrangements.column(name), from.value(row, name), by);
  }
  arrangements.set(there.front(), arrangements.column("state"), from.value(row, "state"), by);
  for (const std::string_view name : {"source", "note"})
    if (const std::string_view text = from.cells.text(row, from.column(name)); !text.empty())
      arrangements.set(there.front(), arrangements.column(name), text, by);
}

} // namespace organograph
