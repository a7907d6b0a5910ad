// SPDX-License-Identifier: Apache-2.0
// Any bytes as the two files of an organogram (the first byte: with hints applied or not). What is imported
// is a valid model, in memory and from the files that an import would write.
#include "fuzz/fuzzing.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/organogram.hpp"

#include <vector>

using namespace organograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  if (size == 0)
    return 0;
  std::string_view rest = fuzz::bytes_of(data, size);
  const bool repair = (rest.front() & 1) != 0;
  rest.remove_prefix(1);
  const std::vector<io::SourceFile> seniors = {{"senior.csv", std::string(fuzz::next_text(rest))}};
  std::vector<io::SourceFile> juniors;
  if (!rest.empty())
    juniors.push_back({"junior.csv", std::string(rest)});
  const io::Imported read = io::read_organogram(seniors, juniors, {.repair = repair});
  const std::string said = fuzz::printed(read.report.diagnostics) + io::to_csv(read.report);
  if (has_errors(read.report.diagnostics))
    return 0;
  fuzz::expect(build_model(read.draft).model.has_value(), "imported and not valid, after:\n" + said);
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto &table : read.draft.tables)
    if (table)
      files.emplace_back(table->file(), io::to_csv(*table));
  const BuildResult again = build_model(io::read_model_files(files));
  fuzz::expect(again.model.has_value(), "written and not valid:\n" + fuzz::printed(again.diagnostics));
  return 0;
}
