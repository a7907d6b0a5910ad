// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/cli/run.hpp"
#include "organograph/engine/study.hpp"
#include "organograph/engine/timeline.hpp"
#include "organograph/engine/within_layers.hpp"
#include "organograph/io/generate.hpp"
#include "organograph/io/import_people.hpp"
#include "organograph/io/model_source.hpp"
#include "organograph/io/output.hpp"
#include "organograph/io/pseudonymise.hpp"

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

/// `a, b and 3 more`.
std::string list_of(std::vector<std::string> names);

struct Streams {
  std::ostream &out, &err;
  Surroundings surroundings;
  bool json = false; ///< --json was given: a refusal is told on standard output too
};

enum class Tables { none, largest, all };

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
  bool tables_for_spreadsheets = false;
  std::string as_of; ///< empty: every row counts
  bool extract = false;
  bool no_diagrams = false, no_report = false, quiet = false, json = false;
  PrivacyArguments privacy;
};

struct CheckArguments {
  std::string model;
  bool extract = false;
  unsigned threads = 1;
  bool quiet = false, json = false;
};

struct DrawArguments {
  std::string model, view, file;
  std::string as_of; ///< empty: every row counts
  bool extract = false;
  std::string root, organisation, function; ///< empty: all
  std::string scenario;                     ///< empty: the baseline
  std::string paper, orientation, form;     ///< empty: not said
  std::string label, colour, group;         ///< of cards; empty: not said
  std::optional<unsigned> dpi;
  std::optional<std::uint32_t> depth;
  unsigned threads = 1;
  bool all = false, pages = false, quiet = false, json = false;
  PrivacyArguments privacy;
};

struct CompareArguments {
  std::string model;
  std::string as_of; ///< empty: every row counts
  bool extract = false;
  std::vector<std::string> scenarios; ///< empty: all of the folder
  unsigned threads = 1;
  bool quiet = false, json = false;
  PrivacyArguments privacy;
};

struct DecoupleArguments {
  std::string model;
  std::string as_of; ///< empty: every row counts
  bool extract = false;
  std::vector<std::string> posts; ///< empty: all joint posts
  unsigned threads = 1;
  bool all = false, quiet = false, json = false;
  PrivacyArguments privacy;
};

struct TimelineArguments {
  std::string model;
  bool extract = false;
  std::string scenario; ///< empty: the model alone
  std::string out;      ///< empty: no file
  unsigned threads = 1;
  bool quiet = false, json = false;
};

struct ChangesArguments {
  std::string before, after, out;
  unsigned threads = 1;
  bool extract = false, partly = false, quiet = false, json = false;
};

struct HistoryArguments {
  std::vector<std::string> models;
  std::string out; ///< empty: no file
  unsigned threads = 1;
  bool extract = false, quiet = false, json = false;
};

struct BenchmarkArguments : HistoryArguments {
  std::optional<LayerRange> layers; ///< empty: all
};

struct ExportArguments {
  std::string model, file;
  unsigned threads = 1;
  bool extract = false, quiet = false, json = false;
  PrivacyArguments privacy;
};

/// Of `import`, whatever the kind; each kind reads what its own options say.
/// What `import calendar` asks for; empty: not said.
struct CalendarArguments {
  std::string model, people, partners, from, to, subjects, dates;
};

struct ImportArguments {
  std::vector<std::string> files;
  std::string out, map_file;
  bool report = false, quiet = false, json = false;
  io::PeopleOptions people;
  std::vector<std::string> senior, junior; ///< of organograms
  bool repair = false;
  CalendarArguments calendar;
  std::string edges; ///< of graphs: `up`, `down`; empty: told by their shape
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
int draw_command(const DrawArguments &asked, const Streams &streams);
int compare_command(const CompareArguments &arguments, const Streams &streams);
int decouple_command(const DecoupleArguments &arguments, const Streams &streams);
int timeline_command(const TimelineArguments &arguments, const Streams &streams);
int changes_command(const ChangesArguments &arguments, const Streams &streams);
int history_command(const HistoryArguments &arguments, const Streams &streams);
int benchmark_command(const BenchmarkArguments &arguments, const Streams &streams);
int export_command(const ExportArguments &arguments, const Streams &streams);
/// kind: a row of import_kinds() (imports.hpp), or `any`.
int import_command(const std::string &kind, const ImportArguments &arguments, const Streams &streams);
int generate_command(const GenerateArguments &arguments, const Streams &streams);
int new_command(const NewArguments &arguments, const Streams &streams);

/// A model of a source, built; its names are replaced where that was asked for.
struct Opened {
  io::ModelSource source; ///< its drafts are in the study
  Study study;
  std::vector<io::Pseudonym> pseudonyms = {}; ///< what stands for the names; none unless asked for
};

/// Reads a source and builds what the options want of it; measures nothing. Throws EnvironmentError, and
/// WrongUse for a scenario that there is not.
Opened opened(const std::string &model, const StudyOptions &options);

/// Of `draw`: what the timeline view shows, told as it is measured; an empty one of other views. Among all
/// views, why there is none is added to `left_out`. Nothing where it was refused as faulty data. Throws
/// WrongUse for options that it has no use for, and where no row has a date.
std::optional<Timeline> timeline_to_draw(const DrawArguments &arguments, const Opened &from,
                                         Progress &progress, std::vector<std::string> &left_out,
                                         const Streams &streams);

/// Prints what is wrong and how many warnings and notes beside it at most; then `nothing was written`, or
/// computed.
int stop_at_errors(const Study &study, std::size_t most, std::string_view undone, const Streams &streams);

/// The same of any diagnostics and consequence (`nothing was written`). Gives the exit code.
int refuse_data(std::span<const Diagnostic> diagnostics, std::size_t most, const std::string &consequence,
                const Streams &streams, std::size_t most_errors = 1000,
                std::string_view lists_all = "organograph check MODEL");

/// What a study's steps say on the line of progress.
void show_steps(Progress &progress, StudyOptions &of);

/// What `analyse` leaves in diagrams/: each view that the model can give, as .svg and .dot.
std::vector<io::NamedFile> diagrams(const Study &study);

/// Up to `most_errors` errors, warnings and notes up to `most` of them (0: none), then how many more there
/// are. lists_all: the command that lists all; empty: there is none.
void print_diagnostics(std::span<const Diagnostic> diagnostics, std::size_t most, std::ostream &to,
                       std::size_t most_errors = 1000,
                       std::string_view lists_all = "organograph check MODEL");

/// What a command that only writes says: `{"written": PATH}` on standard output where JSON is wanted; else,
/// and unless it is to be quiet, a line on standard error with what to do next (may be empty).
void say_written(const std::string &path, bool quiet, bool json, const std::string &next,
                 const Streams &streams);

/// True when the file (or folder) lies in the folder, or is it, wherever links lead. Neither need be there.
bool is_inside(const std::string &file, const std::string &folder);

/// A model folder is to be written: refuses (WrongUse) a name that a workbook or a table would have.
void refuse_file_name(const std::string &folder);

/// A file is to be written: refuses (WrongUse) one that is there already, unless `mark`, which stands in
/// every file that is written so, is in it, or it is empty. what: 'export'. A device is no such file.
void refuse_foreign_file(const std::string &file, std::string_view mark, std::string_view what);

/// `1 error, 12 warnings, 0 notes`.
using organograph::counted;
std::string counted(std::span<const Diagnostic> diagnostics);

} // namespace organograph::cli
