// SPDX-License-Identifier: Apache-2.0
// Any bytes as the tables of a scenario of an example: what is refused is named, what is not can be compared,
// and stays valid when names become numbers.
#include "fuzz/fuzzing.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/engine/comparison.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/pseudonymise.hpp"
#include "organograph/io/scenario_folder.hpp"

using namespace organograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  static const Draft draft = io::read_model_folder(ORGANOGRAPH_EXAMPLES "/cambridgeshire-peterborough-2017");
  static const BuildResult base = build_model(draft);
  const std::vector<Scenario> scenarios{
      io::read_scenario_files("s", fuzz::files_of(fuzz::bytes_of(data, size), scenario_schema()))};
  const std::vector<AppliedScenario> applied = apply_scenarios(draft, scenarios, {});
  for (const AppliedScenario &one : applied) {
    const std::string said = fuzz::printed(one.diagnostics);
    fuzz::expect(one.model || has_errors(one.diagnostics), "refused without a word: " + said);
    if (!one.model)
      return 0;
  }
  fuzz::expect(compare_all(*base.model, applied, {}, {}).size() == applied.size(), "not all are compared");
  io::PseudonymKey key{};
  key.bytes[3] = 7;
  const io::Pseudonymised numbered = io::pseudonymised(draft, scenarios, key);
  for (const AppliedScenario &one : apply_scenarios(numbered.draft, numbered.scenarios, {}))
    fuzz::expect(one.model.has_value(),
                 "not valid with numbers for names:\n" + fuzz::printed(one.diagnostics));
  return 0;
}
