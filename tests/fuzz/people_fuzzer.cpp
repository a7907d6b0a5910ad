// SPDX-License-Identifier: Apache-2.0
// Any bytes as a staff list, a council's chart and a map (the first byte: which, and how strict). What is
// imported is a valid model, in memory and from the files that an import would write.
#include "fuzz/fuzzing.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/io/import_people.hpp"
#include "organograph/io/model_folder.hpp"

#include <array>

using namespace organograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  if (size == 0)
    return 0;
  std::string_view rest = fuzz::bytes_of(data, size);
  const int which = rest.front();
  rest.remove_prefix(1);
  io::PeopleOptions options;
  options.strict = (which & 1) != 0;
  io::ImportReport of_map;
  options.map = io::read_column_map({"map.csv", std::string(fuzz::next_text(rest))}, of_map);
  const std::array files = {io::SourceFile{"staff.csv", std::string(rest)}};
  io::is_people(files[0]);
  io::is_council_chart(files[0]);
  const io::Imported read =
      (which & 2) != 0 ? io::read_council_chart(files, options) : io::read_people(files, options);
  const std::string said = fuzz::printed(read.report.diagnostics) + io::to_csv(read.report);
  if (has_errors(read.report.diagnostics))
    return 0;
  const BuildResult built = build_model(read.draft);
  for (const Diagnostic &diagnostic : built.diagnostics)
    if (diagnostic.severity() == Severity::error && diagnostic.code != Code::cell_too_long)
      fuzz::expect(false, "imported and not valid, after:\n" + said);
  std::vector<std::pair<std::string, std::string>> written;
  for (const auto &table : read.draft.tables)
    if (table)
      written.emplace_back(table->file(), io::to_csv(*table));
  const BuildResult again = build_model(io::read_model_files(written));
  fuzz::expect(again.model.has_value() == built.model.has_value(),
               "written and not valid:\n" + fuzz::printed(again.diagnostics));
  return 0;
}
