// SPDX-License-Identifier: Apache-2.0
// Any bytes as a SQLite database: faults, or tables that can be judged.
#include "database/database_source.hpp"
#include "fuzz/fuzzing.hpp"
#include "organograph/engine/build_model.hpp"

using namespace organograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const io::ModelSource read = io::read_database_bytes("x.sqlite", fuzz::bytes_of(data, size));
  const BuildResult made = build_model(read.draft);
  fuzz::expect(made.model.has_value() || has_errors(made.diagnostics), "no model and no error");
  return 0;
}
