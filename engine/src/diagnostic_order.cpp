// SPDX-License-Identifier: Apache-2.0
#include "diagnostic_order.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace organograph {

void put_in_file_order(const Draft &draft, std::vector<Diagnostic> &diagnostics) {
  std::map<std::string, std::size_t, std::less<>> order;
  std::map<std::string, std::size_t, std::less<>> of_scenarios; // 'scenarios/NAME/' before these
  for (std::size_t t = 0; t < table_count; ++t) {
    const TableSchema &table = schema(static_cast<TableId>(t));
    (t < model_table_count ? order : of_scenarios).emplace(std::string(table.name) + ".csv", t);
    if (draft.tables[t])
      order[draft.tables[t]->file()] = t;
  }
  const auto position = [&](const Diagnostic &d) {
    if (const auto at = order.find(d.file); at != order.end())
      return at->second;
    const auto at = d.file.starts_with("scenarios/")
                        ? of_scenarios.find(std::string_view(d.file).substr(d.file.rfind('/') + 1))
                        : of_scenarios.end();
    return at == of_scenarios.end() ? table_count : at->second;
  };
  std::ranges::stable_sort(diagnostics, [&](const Diagnostic &a, const Diagnostic &b) {
    const auto pa = position(a);
    const auto pb = position(b);
    return std::tie(pa, a.file, a.line, a.cell) < std::tie(pb, b.file, b.line, b.cell);
  });
}

} // namespace organograph
