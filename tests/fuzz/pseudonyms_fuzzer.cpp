// SPDX-License-Identifier: Apache-2.0
// Any bytes as a model folder of which the names become numbers: it stays valid, its figures stay, and the
// file of the way back is read again as it was written.
#include "fuzz/fuzzing.hpp"
#include "organograph/engine/analysis.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/io/csv_reader.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/pseudonymise.hpp"

using namespace organograph;

namespace {

void expect_same_figures(const Analysis &a, const Analysis &b) {
  fuzz::expect(a.span_of_control.all.managers == b.span_of_control.all.managers, "managers differ");
  fuzz::expect(a.duplicated_attendance.has_value() == b.duplicated_attendance.has_value(), "measures differ");
  if (a.duplicated_attendance) {
    fuzz::expect(a.duplicated_attendance->all.duplicated == b.duplicated_attendance->all.duplicated,
                 "duplicated attendances differ");
    fuzz::expect(a.duplicated_attendance->all.compared == b.duplicated_attendance->all.compared,
                 "compared attendances differ");
  }
}

void expect_way_back(const std::vector<io::Pseudonym> &pseudonyms) {
  const std::string text = io::pseudonyms_csv(pseudonyms);
  std::vector<Diagnostic> diagnostics;
  io::CsvReader reader(text, "pseudonyms.csv", diagnostics);
  reader.next(); // heads
  for (const io::Pseudonym &pseudonym : pseudonyms)
    fuzz::expect(reader.next() && reader.cells().size() == 3 && reader.cells()[1] == pseudonym.number &&
                     reader.cells()[2] == pseudonym.original,
                 "the way back is another");
  fuzz::expect(diagnostics.empty() && !reader.next(), "the way back cannot be read");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const Draft draft = io::read_model_files(fuzz::files_of(fuzz::bytes_of(data, size), schema()));
  const BuildResult named = build_model(draft);
  if (!named.model)
    return 0;
  io::PseudonymKey key{};
  key.bytes[0] = 1;
  const io::Pseudonymised numbered = io::pseudonymised(draft, {}, key);
  const BuildResult numbers = build_model(numbered.draft);
  fuzz::expect(numbers.model.has_value(), "not valid with numbers:\n" + fuzz::printed(numbers.diagnostics));
  expect_same_figures(analyse(*named.model), analyse(*numbers.model));
  expect_way_back(numbered.pseudonyms);
  return 0;
}
