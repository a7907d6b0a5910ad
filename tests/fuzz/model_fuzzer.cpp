// SPDX-License-Identifier: Apache-2.0
// Any bytes as a model folder: read, built and, if valid, measured and written. Nothing may crash or hang.
// The input is cut at bytes 0x01 into tables, in the schema's order.
#include "organograph/engine/analysis.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/integration_view.hpp"
#include "organograph/viz/meetings_view.hpp"
#include "organograph/viz/partners_view.hpp"
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
  if (result.model) {
    const Analysis analysis = analyse(*result.model);
    all += viz::analysis_json(*result.model, analysis, result.diagnostics).dump();
    for (const viz::Table &table : viz::tabulate(*result.model, analysis, result.diagnostics))
      all += viz::to_csv(table);
    const auto write = [&](const viz::Drawing &drawing) { all += viz::svg(drawing) + viz::dot(drawing); };
    write(viz::structure_drawing(*result.model, analysis.span_of_control));
    write(viz::meetings_drawing(*result.model, analysis));
    if (analysis.partner_contact)
      write(viz::partners_drawing(*result.model, *analysis.partner_contact));
    write(viz::integration_drawing(*result.model, analysis.integration_depth));
  }
  return 0;
}
