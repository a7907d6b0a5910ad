// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "privacy.hpp"
#include "progress.hpp"

#include "organograph/io/exports.hpp"
#include "organograph/io/graph.hpp"
#include "organograph/io/output.hpp"
#include "organograph/viz/database.hpp"
#include "organograph/viz/published.hpp"
#include "organograph/viz/tabulate.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace organograph::cli {

namespace {

struct ExportFormat {
  std::string_view extension;
  std::string (*make)(const Study &study);
  bool measures = false; ///< has results beside the tables
};

std::string draft_as(std::string (*make)(const Draft &), const Study &study) {
  return make(*study.draft);
}

constexpr ExportFormat export_formats[] = {
    {".graphml", [](const Study &study) { return draft_as(io::graphml, study); }},
    {".gexf", [](const Study &study) { return draft_as(io::gexf, study); }},
    {".csv", [](const Study &study) { return draft_as(io::people_csv, study); }},
    {".sqlite", [](const Study &study) { return viz::database(study, viz::tabulate(study)); }, true},
    {".ttl", [](const Study &study) { return draft_as(io::turtle, study); }}};

const ExportFormat &format_of(const std::string &file) {
  std::string extension = std::filesystem::path(file).extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto *const found = std::ranges::find(export_formats, extension, &ExportFormat::extension);
  if (found != std::end(export_formats))
    return *found;
  std::string known;
  for (const ExportFormat &format : export_formats)
    known += (known.empty() ? "" : ", ") + std::string(format.extension);
  throw WrongUse("FILE " + shown(file) +
                 (extension.empty() ? " has no extension" : " has the extension " + shown(extension)) +
                 ", and none says what to write: there are " + known);
}

} // namespace

int export_command(const ExportArguments &arguments, const Streams &streams) {
  const ExportFormat &format = format_of(arguments.file);
  refuse_misplaced(arguments.privacy, arguments.model, {}, arguments.file);
  if (is_inside(arguments.file, arguments.model))
    throw WrongUse("FILE " + shown(arguments.file) +
                   " is in the model's folder, or is the model: choose a place of your own");
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading " + arguments.model);
  StudyOptions options;
  options.analysis.threads = arguments.threads;
  options.extract = arguments.extract;
  options.measures = format.measures ? Measures::all : Measures::none;
  options.all_scenarios = format.measures;
  show_steps(progress, options);
  Opened from = opened(arguments.model, options);
  if (!from.study.model) {
    progress.end();
    return stop_at_errors(from.study, 0, "written", streams);
  }
  protect(arguments.privacy, options, from, streams);
  Study study = std::move(from.study);
  if (format.measures)
    study = viz::with_published(measured(std::move(study), options));
  progress.step("writing " + arguments.file);
  io::write_file(arguments.file, format.make(study));
  progress.end();
  say_written(arguments.file, arguments.quiet, arguments.json, {}, streams);
  return done;
}

} // namespace organograph::cli
