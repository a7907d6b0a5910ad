// SPDX-License-Identifier: Apache-2.0
// Any bytes as a graph's file. What is imported is a valid model, and comes back from its own GraphML.
#include "fuzz/fuzzing.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/io/graph.hpp"

using namespace organograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const io::Imported read = io::read_graph({"x.graphml", std::string(fuzz::bytes_of(data, size))});
  const std::string said = fuzz::printed(read.report.diagnostics);
  if (has_errors(read.report.diagnostics))
    return 0;
  fuzz::expect(build_model(read.draft).model.has_value(), "imported and not valid, after:\n" + said);
  const io::Imported again = io::read_graph({"y.graphml", io::graphml(read.draft)});
  fuzz::expect(!has_errors(again.report.diagnostics),
               "written and not read:\n" + fuzz::printed(again.report.diagnostics));
  fuzz::expect(io::graphml(again.draft) == io::graphml(read.draft), "comes back as another");
  return 0;
}
