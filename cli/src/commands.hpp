// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/cli/run.hpp"
#include "organograph/engine/analysis.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/engine/comparison.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/io/generate.hpp"
#include "organograph/io/output.hpp"
#include "organograph/io/pseudonymise.hpp"
#include "organograph/viz/scenarios.hpp"

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace organograph::cli {

/// The command was used wrongly in a way that the argument parser cannot see (exit code 1).
class WrongUse : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

struct Streams {
  std::ostream &out, &err;
  Surroundings surroundings;
};

enum class Tables { none, worst, all };

/// `--pseudonymise`, `--pseudonyms` (empty: not asked for), `--minimum-group` (0: off).
struct PrivacyArguments {
  std::string key_file, pseudonyms_file;
  unsigned minimum_group = 0;
};

struct AnalyseArguments {
  std::string model;
  std::string out;                    ///< empty: MODEL-analysis
  std::vector<std::string> scenarios; ///< empty: all of the folder
  AnalysisOptions options;
  Tables tables = Tables::all;
  bool no_diagrams = false, quiet = false, json = false;
  PrivacyArguments privacy;
};

struct CheckArguments {
  std::string model;
  unsigned threads = 1;
  bool quiet = false, json = false;
};

struct DrawArguments {
  std::string model, view, file;
  std::string root, organisation, function; ///< empty: all
  std::string scenario;                     ///< empty: the baseline
  std::string paper, orientation;           ///< empty: not said
  std::optional<std::uint32_t> depth;
  unsigned threads = 1;
  bool all = false, pages = false, quiet = false;
  PrivacyArguments privacy;
};

struct CompareArguments {
  std::string model;
  std::vector<std::string> scenarios; ///< empty: all of the folder
  unsigned threads = 1;
  bool json = false;
  PrivacyArguments privacy;
};

struct DecoupleArguments {
  std::string model;
  std::vector<std::string> posts; ///< empty: all joint posts
  unsigned threads = 1;
  bool all = false, json = false;
  PrivacyArguments privacy;
};

struct ImportArguments {
  std::string senior, junior, out;
  bool repair = false, quiet = false;
};

struct GenerateArguments {
  io::GenerateOptions options;
  std::string out;
  bool quiet = false;
};

int analyse_command(const AnalyseArguments &arguments, const Streams &streams);
int check_command(const CheckArguments &arguments, const Streams &streams);
int draw_command(const DrawArguments &arguments, const Streams &streams);
int compare_command(const CompareArguments &arguments, const Streams &streams);
int decouple_command(const DecoupleArguments &arguments, const Streams &streams);
int import_organogram_command(const ImportArguments &arguments, const Streams &streams);
int generate_command(const GenerateArguments &arguments, const Streams &streams);
int new_command(const std::string &folder, const Streams &streams);

/// A model folder read and built; kept together because published figures are recomputed from the draft.
struct Loaded {
  Draft draft;
  BuildResult result;
  std::vector<AppliedScenario> scenarios = {}; ///< those asked for, and those that they start from
  std::vector<std::string> left_out = {};      ///< scenarios of the folder that were not asked for
  std::vector<io::Pseudonym> pseudonyms = {};  ///< what stands for the names; none unless asked for
};

Loaded load(const std::string &folder, unsigned threads);

/// Gives the draft's memory back where nothing will be recomputed from it: no scenario, no published figure.
void drop_draft(Loaded &loaded);

/// The scenarios of the folder as read, under names that can be shown.
std::vector<Scenario> read_proposals(const std::string &folder);

/// Reads the scenarios of the folder and applies those wanted (none named: all). Throws WrongUse for a name
/// that the folder has not. Where the model has errors, what is wrong with the scenarios' text joins them.
void load_scenarios(const std::string &folder, const std::vector<std::string> &wanted, Loaded &to);

/// The model's and every scenario's, each once: a warning that a scenario leaves as it was is not repeated.
std::vector<Diagnostic> all_diagnostics(const Loaded &loaded);

/// True when the model and every scenario are without errors.
bool whole(const Loaded &loaded);

/// The model after a scenario under the scenario's title and source: the model's own are of the day before.
Model titled_after(const AppliedScenario &scenario);

/// The comparisons (compare_all of loaded.scenarios) that were asked for, with their models.
std::vector<viz::ScenarioResult> shown_scenarios(const Loaded &loaded,
                                                 const std::vector<Comparison> &comparisons);

/// What `analyse` leaves in diagrams/: each view that the model can give, as .svg and .dot.
std::vector<io::NamedFile> diagrams(const Model &model, const Analysis &analysis,
                                    std::span<const viz::ScenarioResult> scenarios, bool without_fte = false);

/// Up to `most_errors` errors, warnings and notes up to `most` of them (0: none), then how many more there
/// are. `check` lists all.
void print_diagnostics(std::span<const Diagnostic> diagnostics, std::size_t most, std::ostream &to,
                       std::size_t most_errors = 1000);

/// `1 error, 12 warnings, 0 notes`.
std::string counted(std::span<const Diagnostic> diagnostics);

} // namespace organograph::cli
