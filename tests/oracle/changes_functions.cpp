// SPDX-License-Identifier: Apache-2.0
// Further functions, further lines and staff groups.
#include "changed_cells.hpp"

#include <algorithm>

namespace organograph::oracle {
namespace {

const Columns<StaffGroupRow> group_columns = {{{"reports_to", &StaffGroupRow::reports_to},
                                               {"title", &StaffGroupRow::title},
                                               {"grade", &StaffGroupRow::grade},
                                               {"function", &StaffGroupRow::function},
                                               {"organisation_id", &StaffGroupRow::organisation_id}},
                                              {{"annual_cost", &StaffGroupRow::annual_cost}}};

} // namespace

Ids Changes::further_functions(const std::string &id) {
  Ids out;
  for (const PostFunctionRow &row : rows_of(rows_.post_functions))
    if (row.post_id == id)
      out.push_back(row.function);
  return out;
}

// What has no part of the post's time has what is left; where all have one they sum to 1.
bool Changes::time_adds_up(const std::string &id, const std::string &own) {
  double given = 0;
  int rows = 0, blank = 0;
  bool own_has_row = own.empty();
  for (const PostFunctionRow &row : rows_of(rows_.post_functions))
    if (row.post_id == id) {
      ++rows;
      given += row.share.value_or(0);
      blank += !row.share;
      own_has_row = own_has_row || row.function == own;
    }
  blank += !own_has_row;
  return rows == 0 || (blank > 0 ? given < 0.999 : given > 0.999 && given < 1.001);
}

void Changes::set_further(const std::string &id, const Ids &functions, const std::string &from) {
  auto &all = table(rows_.post_functions);
  std::erase_if(all, [&](const auto &row) { return row.post_id == id; });
  for (const std::string &function : functions)
    if (function != post_row(id).function)
      all.push_back({id, function, from, ""});
}

void Changes::change_functions() {
  for (int i = functions_.empty() ? 0 : random_.below(5); i > 0; --i) {
    const std::string id = pick_post(), function = random_.pick(functions_), from = source();
    const Ids now = further_functions(id);
    const bool has = std::ranges::count(now, function) > 0;
    CellsByColumn cells = {{"post_id", id}, {"function", function}, {"source", from}};
    const auto were = rows_.post_functions;
    if (const int way = random_.below(3); way == 0 && !has && function != post_row(id).function) {
      table(rows_.post_functions).push_back({id, function, from, ""});
      cells["action"] = "add";
      if (random_.chance(40)) {
        rows_.post_functions->back().share = 0.25;
        cells["share"] = "0.25";
      }
    } else if (way == 1 && has) {
      std::erase_if(*rows_.post_functions,
                    [&](const auto &row) { return row.post_id == id && row.function == function; });
      cells["action"] = "remove";
    } else if (way == 2) {
      const Ids wanted = random_.some(functions_, 40);
      set_further(id, wanted, from);
      cells["action"] = "set";
      cells["function"] = wanted.empty() ? "-" : "";
      for (const std::string &each : wanted)
        cells["function"] += (cells["function"].empty() ? "" : "; ") + each;
    } else {
      continue;
    }
    if (!time_adds_up(id, post_row(id).function)) {
      rows_.post_functions = were;
      continue;
    }
    made["function with a part of time"] += cells.contains("share");
    put("function_changes", "function " + cells["action"], cells);
  }
}

std::ptrdiff_t Changes::lines_fitting(const ReportingLineRow &line, const std::string &kind) {
  return std::ranges::count_if(rows_of(rows_.reporting_lines), [&](const auto &other) {
    return other.post_id == line.post_id && other.reports_to == line.reports_to &&
           (kind.empty() || other.kind == kind);
  });
}

void Changes::change_lines() {
  for (int i = random_.below(5); i > 0; --i) {
    const bool adds = !rows_.reporting_lines || rows_.reporting_lines->empty() || random_.chance(60);
    ReportingLineRow line = {pick_post(), pick_post(), random_.pick(Ids{"dotted", "statutory"}), source(),
                             ""};
    if (!adds)
      line = random_.pick(*rows_.reporting_lines);
    std::string kind = line.kind;
    if (adds ? line.post_id == line.reports_to || lines_fitting(line, kind) > 0
             : lines_fitting(line, kind) != 1)
      continue;
    if (adds)
      table(rows_.reporting_lines).push_back(line);
    else if (lines_fitting(line, "") == 1 && random_.chance(50))
      kind.clear();
    if (!adds)
      std::erase_if(*rows_.reporting_lines, [&](const auto &other) {
        return other.post_id == line.post_id && other.reports_to == line.reports_to &&
               other.kind == line.kind;
      });
    put("line_changes", adds ? "line add" : "line remove",
        {{"post_id", line.post_id},
         {"reports_to", line.reports_to},
         {"kind", kind},
         {"action", adds ? "add" : "remove"},
         {"source", line.source}});
  }
}

void Changes::change_groups() {
  if (!rows_.staff_groups)
    return;
  const std::vector<StaffGroupRow> groups = *rows_.staff_groups;
  for (const StaffGroupRow &was : groups) {
    const bool orphan = !is_post(rows_, was.reports_to);
    if (!orphan && !random_.chance(30))
      continue;
    if (random_.chance(30)) {
      std::erase_if(*rows_.staff_groups, [&](const auto &group) { return group.group_id == was.group_id; });
      put("staff_group_changes", "group delete", {{"group_id", was.group_id}, {"action", "delete"}});
      continue;
    }
    CellsByColumn cells;
    if (orphan || random_.chance(40))
      cells["reports_to"] = pick_boss();
    if (random_.chance(50))
      cells["fte"] = random_.pick(Ids{"2", "3.5", "26"});
    if (random_.chance(30))
      cells["title"] = random_.chance(50) ? "-" : "Teams";
    if (random_.chance(30))
      cells["organisation_id"] = random_.chance(30) ? "-" : pick_organisation();
    if (random_.chance(30))
      cells["annual_cost"] = random_.chance(30) ? "-" : "123456.5";
    if (random_.chance(30) && !functions_.empty())
      cells["function"] = random_.chance(30) ? "-" : random_.pick(functions_);
    for (StaffGroupRow &group : *rows_.staff_groups)
      if (group.group_id == was.group_id)
        set_cells(group, group_columns, cells);
    cells["group_id"] = was.group_id;
    cells["action"] = "change";
    put("staff_group_changes", "group change", cells);
  }
}

} // namespace organograph::oracle
