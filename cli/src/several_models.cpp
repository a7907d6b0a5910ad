// SPDX-License-Identifier: Apache-2.0
#include "several_models.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <string>
#include <system_error>
#include <utility>

namespace organograph::cli {

namespace {

namespace fs = std::filesystem;

} // namespace

void name_model(std::vector<Diagnostic> &diagnostics, const std::string &model) {
  const std::string own = fs::path(model).filename().string();
  for (Diagnostic &diagnostic : diagnostics)
    diagnostic.file =
        diagnostic.file.empty() || diagnostic.file == own ? model : model + "/" + diagnostic.file;
}

Opened one_of_several(const std::string &model, StudyOptions &options, Progress &progress) {
  progress.step("reading " + model);
  options.all_scenarios = false;
  return opened(model, options);
}

void refuse_same_models(const std::vector<std::string> &models) {
  std::map<fs::path, std::string> met;
  for (const std::string &model : models) {
    std::error_code unknown; // of one that is not there is said when it is read
    fs::path path = fs::weakly_canonical(model, unknown);
    if (unknown)
      path = fs::path(model).lexically_normal();
    if (path.filename().empty()) // 'council/'
      path = path.parent_path();
    if (const auto [first, is_new] = met.emplace(path, model); !is_new)
      throw WrongUse(shown(model) +
                     (model == first->second ? std::string(" is given twice")
                                             : " is the same model as " + shown(first->second)) +
                     ": each model counts once");
  }
}

std::vector<Diagnostic>
measure_each(const HistoryArguments &arguments, bool keep_draft, const Streams &streams,
             const std::function<void(const std::string &, Study &)> &prepare,
             const std::function<void(const std::string &, const Study &, std::vector<Diagnostic> &)> &take) {
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  std::vector<Diagnostic> faults;
  for (const std::string &model : arguments.models) {
    StudyOptions options;
    options.analysis.threads = arguments.threads;
    options.extract = arguments.extract;
    options.keep_draft = keep_draft;
    show_steps(progress, options);
    Opened from = one_of_several(model, options, progress);
    if (from.study.model)
      prepare(model, from.study);
    if (from.study.model) {
      take(model, measured(std::move(from.study), options), faults);
      continue;
    }
    name_model(from.study.diagnostics, model);
    std::ranges::move(from.study.diagnostics, std::back_inserter(faults));
  }
  progress.end();
  return faults;
}

} // namespace organograph::cli
