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
#include "organograph/io/workbook.hpp"
#include "organograph/viz/scenarios.hpp"

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::cli {

class Progress;

/// The command was used wrongly in a way that the argument parser cannot see (exit code 1).
class WrongUse : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// `; did you mean 'draw'?`, or nothing where no known word is near.
std::string did_you_mean(std::string_view asked, std::span<const std::string> known);

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
  bool no_diagrams = false, no_report = false, quiet = false, json = false;
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
  bool all = false, pages = false, quiet = false, json = false;
  PrivacyArguments privacy;
};

struct CompareArguments {
  std::string model;
  std::vector<std::string> scenarios; ///< empty: all of the folder
  unsigned threads = 1;
  bool quiet = false, json = false;
  PrivacyArguments privacy;
};

struct DecoupleArguments {
  std::string model;
  std::vector<std::string> posts; ///< empty: all joint posts
  unsigned threads = 1;
  bool all = false, quiet = false, json = false;
  PrivacyArguments privacy;
};

struct ImportArguments {
  std::string senior, junior, out;
  bool repair = false, quiet = false, json = false;
};

struct GenerateArguments {
  io::GenerateOptions options;
  std::string out;
  bool quiet = false, json = false;
};

struct NewArguments {
  std::string folder;
  bool quiet = false, json = false;
};

struct ManualArguments {
  std::vector<std::string> command; ///< empty: the program
  std::string folder;               ///< empty: print the command's page
};

int analyse_command(const AnalyseArguments &arguments, const Streams &streams);
int check_command(const CheckArguments &arguments, const Streams &streams);
int draw_command(const DrawArguments &arguments, const Streams &streams);
int compare_command(const CompareArguments &arguments, const Streams &streams);
int decouple_command(const DecoupleArguments &arguments, const Streams &streams);
int import_organogram_command(const ImportArguments &arguments, const Streams &streams);
int generate_command(const GenerateArguments &arguments, const Streams &streams);
int new_command(const NewArguments &arguments, const Streams &streams);

/// A model folder, or a workbook, read and built; kept together because published figures are recomputed from
/// the draft.
struct Loaded {
  Draft draft;
  BuildResult result;
  std::optional<io::WorkbookPlaces> places = {}; ///< where the model is a workbook
  std::vector<Scenario> scenarios_read = {};     ///< every scenario of the folder or workbook, as read
  std::vector<AppliedScenario> scenarios = {};   ///< those asked for, and those that they start from
  std::vector<std::string> left_out = {};        ///< scenarios of the folder that were not asked for
  std::vector<io::Pseudonym> pseudonyms = {};    ///< what stands for the names; none unless asked for
  bool draft_dropped = false;
};

/// A regular file is read as a workbook, with its scenarios; all else as a folder, without. Throws
/// EnvironmentError.
Loaded load(const std::string &source, unsigned threads);

/// Gives the draft's memory back where nothing will be recomputed from it: no scenario, no published figure,
/// and no workbook that could hold the input tables.
void drop_draft(Loaded &loaded, bool for_workbook = false);

/// Applies those of the scenarios read that are wanted (none named: all). Throws WrongUse for a name that
/// there is not. Where the model has errors, what is wrong with the scenarios' text joins them.
void load_scenarios(const std::string &folder, const std::vector<std::string> &wanted, Loaded &to);

/// Where the model is a workbook, diagnostics get their places in it.
void name_places(const Loaded &loaded, std::vector<Diagnostic> &diagnostics);

/// The model's and every scenario's, each once: a warning that a scenario leaves as it was is not repeated.
std::vector<Diagnostic> all_diagnostics(const Loaded &loaded);

/// True when the model and every scenario are without errors.
bool whole(const Loaded &loaded);

/// The model after a scenario under the scenario's title and source: the model's own are of the day before.
Model titled_after(const AppliedScenario &scenario);

/// The comparisons (compare_all of loaded.scenarios) that were asked for, with their models.
std::vector<viz::ScenarioResult> shown_scenarios(const Loaded &loaded,
                                                 const std::vector<Comparison> &comparisons);

/// True where `analyse` says unasked what undoing the joint posts would mean: there are some, and not more
/// posts than can be measured again for each of them.
bool may_decouple(const Loaded &loaded);

/// Every joint post together and each alone: the first 50, or with `each` all.
viz::DecouplingReport decoupling_of_all(const Loaded &loaded, const AnalysisOptions &options,
                                        bool each = false, Progress *progress = nullptr);

/// What `analyse` leaves in diagrams/: each view that the model can give, as .svg and .dot.
std::vector<io::NamedFile> diagrams(const Model &model, const Analysis &analysis,
                                    std::span<const viz::ScenarioResult> scenarios, bool without_fte = false);

/// Up to `most_errors` errors, warnings and notes up to `most` of them (0: none), then how many more there
/// are. `check` lists all.
void print_diagnostics(std::span<const Diagnostic> diagnostics, std::size_t most, std::ostream &to,
                       std::size_t most_errors = 1000);

/// What a command that only writes says: `{"written": PATH}` on standard output where JSON is wanted; else,
/// and unless it is to be quiet, a line on standard error with what to do next (may be empty).
void say_written(const std::string &path, bool quiet, bool json, const std::string &next,
                 const Streams &streams);

/// What a step of analyse() or compare_all() says on the line of progress.
MeasureBegins measure_steps(Progress &progress);
ComparisonBegins scenario_steps(Progress &progress);

/// A model folder is to be written: refuses (WrongUse) a name that a workbook or a table would have.
void refuse_file_name(const std::string &folder);

/// `1 error, 12 warnings, 0 notes`.
using organograph::counted;
std::string counted(std::span<const Diagnostic> diagnostics);

} // namespace organograph::cli
