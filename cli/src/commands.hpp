// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/cli/run.hpp"
#include "organograph/engine/analysis.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/engine/draft.hpp"

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <stdexcept>
#include <string>

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

enum class Tables { none, all };

struct AnalyseArguments {
  std::string model;
  std::string out; ///< empty: MODEL-analysis
  AnalysisOptions options;
  Tables tables = Tables::all;
  bool no_diagrams = false, quiet = false, json = false;
};

struct CheckArguments {
  std::string model;
  bool quiet = false, json = false;
};

struct DrawArguments {
  std::string model, view, file, root;
  std::optional<std::uint32_t> depth;
  bool all = false, quiet = false;
};

struct ImportArguments {
  std::string senior, junior, out;
  bool repair = false, quiet = false;
};

int analyse_command(const AnalyseArguments &arguments, const Streams &streams);
int check_command(const CheckArguments &arguments, const Streams &streams);
int draw_command(const DrawArguments &arguments, const Streams &streams);
int import_organogram_command(const ImportArguments &arguments, const Streams &streams);
int new_command(const std::string &folder, const Streams &streams);

/// A model folder read and built; kept together because published figures are recomputed from the draft.
struct Loaded {
  Draft draft;
  BuildResult result;
};

Loaded load(const std::string &folder);

/// Errors all; warnings and notes up to `most` of them (0: none), then how many more there are.
void print_diagnostics(std::span<const Diagnostic> diagnostics, std::size_t most, std::ostream &to);

/// `1 error, 12 warnings, 0 notes`.
std::string counted(std::span<const Diagnostic> diagnostics);

} // namespace organograph::cli
