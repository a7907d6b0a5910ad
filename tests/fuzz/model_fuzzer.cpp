// SPDX-License-Identifier: Apache-2.0
// Any bytes as a model folder: read, built and, if valid, measured and written. Nothing may crash or hang.
// The input is cut at bytes 0x01 into tables, in the schema's order. Read in small parts and built in small
// blocks it must give the same diagnostics.
#include "organograph/engine/analysis.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/structure.hpp"
#include "organograph/viz/tabulate.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  using namespace organograph;
  std::string_view rest(reinterpret_cast<const char *>(data), size);
  std::vector<std::pair<std::string, std::string>> files;
  for (const TableSchema &table : schema()) {
    const std::size_t end = std::min(rest.find('\x01'), rest.size());
    if (end > 0)
      files.emplace_back(std::string(table.name) + ".csv", std::string(rest.substr(0, end)));
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  const BuildResult result = build_model(io::read_model_files(files));
  std::string all;
  for (const Diagnostic &diagnostic : result.diagnostics)
    all += to_string(diagnostic);
  std::string in_parts;
  for (const Diagnostic &diagnostic :
       build_model(io::read_model_files(files, {.part_bytes = 1 + size % 97}), {.rows_at_once = 1 + size % 5})
           .diagnostics)
    in_parts += to_string(diagnostic);
  if (in_parts != all)
    __builtin_trap();
  if (result.model) {
    const Analysis analysis = analyse(*result.model);
    all += viz::analysis_json(*result.model, analysis, result.diagnostics).dump();
    for (const viz::Table &table : viz::tabulate(*result.model, analysis, result.diagnostics))
      all += viz::to_csv(table);
    all += viz::structure_dot(*result.model, analysis.span_of_control);
  }
  return 0;
}
