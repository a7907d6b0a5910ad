// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/head_map.hpp"

#include "organograph/io/model_folder.hpp"
#include "tables/grid.hpp"

#include <algorithm>
#include <array>

namespace organograph::io {

ColumnMap read_column_map(const SourceFile &file, ImportReport &report) {
  ColumnMap map;
  for (const tables::Grid &grid : tables::read_grids(file, report))
    for (std::size_t row = 0; row < grid.rows(); ++row) {
      const std::string_view ours = grid.cell(row, 0), theirs = grid.cell(row, 1);
      if (row == 0 && ours == "ours" && theirs == "theirs")
        continue;
      const auto fault = [&](std::string problem, std::string expected) {
        report.diagnostics.push_back({Code::bad_map,
                                      file.name,
                                      grid.line(row),
                                      1,
                                      std::string(ours),
                                      std::move(problem),
                                      std::move(expected),
                                      {}});
      };
      if (ours.empty())
        fault("the row names no field", "a field of the import, and the head that it stands under");
      else if (std::ranges::find(map, ours, &ColumnMap::value_type::first) != map.end())
        fault("the field " + shown(ours) + " stands in a row above already", "each field once");
      else
        map.emplace_back(ours, theirs);
    }
  return map;
}

std::string to_csv(const ColumnMap &map) {
  DraftTable table("map.csv", {"ours", "theirs"});
  for (const auto &[ours, theirs] : map)
    table.add_row(table.rows() + 2, std::array<std::string_view, 2>{ours, theirs});
  return to_csv(table);
}

} // namespace organograph::io
