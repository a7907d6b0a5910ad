// SPDX-License-Identifier: Apache-2.0
#include "model/identifiers.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/engine/spelling.hpp"

#include <cstddef>
#include <cstdint>

namespace organograph {

std::vector<Diagnostic> unknown_scenarios(const Draft &model, std::span<const Scenario> scenarios) {
  Identifiers names;
  for (std::size_t s = 0; s < scenarios.size(); ++s)
    names.add(scenarios[s].name, static_cast<std::uint32_t>(s));
  std::vector<Diagnostic> out;
  for (const TableSchema &of : schema())
    for (const ColumnSchema &column : of.columns) {
      if (column.names != schema(TableId::scenario).name || !model[of.id])
        continue;
      const DraftTable &table = *model[of.id];
      const auto place = table.place_of(column.name);
      for (std::size_t row = 0; place && row < table.rows(); ++row) {
        const std::string_view name = without_blanks(table.misshapen(row) ? "" : table.cell(row, *place));
        if (name.empty() || names.find(name) != Identifiers::not_there)
          continue;
        out.push_back({Code::unknown_scenario, table.file(row), table.line(row),
                       static_cast<std::uint32_t>(*place + 1), std::string(name),
                       std::string(column.name) + " " + shown(name) + " is no scenario",
                       "a folder below scenarios/", names.hint(name)});
      }
    }
  return out;
}

} // namespace organograph
