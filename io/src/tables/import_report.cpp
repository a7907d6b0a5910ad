// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/import_report.hpp"

#include "organograph/io/model_folder.hpp"

#include <algorithm>
#include <array>

namespace organograph::io {

void ImportReport::leave_out(std::string_view what, std::uint64_t count) {
  if (count == 0)
    return;
  const auto known = std::ranges::find(left_out, what, &LeftOut::what);
  if (known != left_out.end())
    known->count += count;
  else
    left_out.push_back({std::string(what), count});
}

std::string to_csv(const ImportReport &report) {
  DraftTable table("import-report.csv", {"file", "line", "column", "read", "became", "why"});
  const auto add = [&](std::string_view file, std::uint64_t line, std::string_view column,
                       std::string_view read, std::string_view became, std::string_view why) {
    const std::string number = line == 0 ? std::string() : std::to_string(line);
    table.add_row(table.rows() + 2, std::array<std::string_view, 6>{file, number, column, read, became, why});
  };
  for (const ImportReport::Entry &entry : report.entries)
    add(entry.file, entry.line, entry.column, entry.read, entry.became, entry.why);
  for (const ImportReport::LeftOut &left : report.left_out)
    add({}, 0, {}, std::to_string(left.count), {}, "left out: " + left.what);
  return to_csv(table);
}

} // namespace organograph::io
