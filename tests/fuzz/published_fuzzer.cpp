// SPDX-License-Identifier: Apache-2.0
// Any lines as the paths of published figures of an example, one figure a line: each is computed or has a
// reason.
#include "fuzz/fuzzing.hpp"
#include "organograph/engine/study.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "tree/published_checks.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

using namespace organograph;

namespace {

std::string published_csv(std::string_view bytes) {
  std::string out = "measure,value,tolerance\n";
  for (std::string_view rest = bytes.substr(0, 4000); !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string cell;
    for (const char c : rest.substr(0, end))
      cell += c == '"' ? std::string(2, c) : std::string(1, c);
    out += "\"" + cell + "\",1,0\n";
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  static const Draft example =
      io::read_model_folder(ORGANOGRAPH_EXAMPLES "/cambridgeshire-peterborough-2017");
  static const Study base = study(example, {});
  static const nlohmann::ordered_json tree = viz::analysis_json(base);
  Draft draft = example;
  draft[TableId::published] = io::read_model_files(
      {{"published.csv", published_csv(fuzz::bytes_of(data, size))}})[TableId::published];
  const Study of_figures = built(std::move(draft), {});
  if (!of_figures.model)
    return 0;
  const std::vector<PublishedCheck> checks = viz::published_checks(of_figures, tree);
  fuzz::expect(checks.size() == (*of_figures.model)->published.size(), "not every figure is checked");
  for (const PublishedCheck &check : checks)
    fuzz::expect(check.computed ? std::isfinite(*check.computed) : !check.reason.empty(),
                 "neither a figure nor a reason");
  return 0;
}
