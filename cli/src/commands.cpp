// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "json_output.hpp"
#include "progress.hpp"

#include "organograph/engine/screen.hpp"
#include "organograph/engine/spelling.hpp"
#include "organograph/io/environment_error.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/output.hpp"
#include "organograph/viz/published.hpp"
#include "organograph/viz/workbook.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

constexpr std::size_t no_limit = SIZE_MAX;

} // namespace

std::string did_you_mean(std::string_view asked, std::span<const std::string> known) {
  const std::string meant = nearest_spelling(asked, known);
  return meant.empty() ? std::string{} : "; did you mean " + shown(meant) + "?";
}

namespace {

constexpr std::size_t names_in_message = 20;

void refuse_unknown(const std::string &model, const io::ModelSource &source,
                    const std::vector<std::string> &wanted) {
  std::vector<std::string> known;
  std::ranges::transform(source.scenarios, std::back_inserter(known), &Scenario::name);
  for (const std::string &name : wanted)
    if (!std::ranges::count(known, name))
      throw WrongUse("--scenario " + shown(name) + " is no " +
                     (source.places ? "scenario of " + model : "folder below " + model + "/scenarios") +
                     (known.empty() ? ", which has none" : ": there are " + list_of(known)) +
                     did_you_mean(name, known));
}

} // namespace

std::string list_of(std::vector<std::string> names) {
  std::string out;
  const std::size_t more = names.size() - std::min(names.size(), names_in_message);
  names.resize(names.size() - more);
  for (const std::string &name : names)
    out += (out.empty() ? "" : ", ") + shown(name);
  return more == 0 ? out : out + " and " + std::to_string(more) + " more";
}

Opened opened(const std::string &model, const StudyOptions &options) {
  Opened out = {io::open_model(model, options.analysis.threads), {}};
  refuse_unknown(model, out.source, options.scenarios);
  out.study = built(std::move(out.source.draft), std::move(out.source.scenarios), options);
  io::name_places(out.source, out.study.diagnostics);
  return out;
}

int refuse_data(std::span<const Diagnostic> diagnostics, std::size_t most, const std::string &consequence,
                const Streams &streams, std::size_t most_errors, std::string_view lists_all) {
  const std::string message = counted(diagnostics) + "; " + consequence;
  print_diagnostics(diagnostics, most, streams.err, most_errors, lists_all);
  streams.err << "organograph: " << message << '\n';
  if (streams.json)
    print_refusal(faulty_data, message, diagnostics, streams.out);
  return faulty_data;
}

int stop_at_errors(const Study &study, std::size_t most, std::string_view undone, const Streams &streams) {
  return refuse_data(study.diagnostics, most, "nothing was " + std::string(undone), streams);
}

void show_steps(Progress &progress, StudyOptions &of) {
  of.measure_begins = [&progress](std::string_view measure, unsigned number, unsigned all) {
    progress.step("measuring " + std::string(measure) + ", " + std::to_string(number) + " of " +
                  std::to_string(all));
  };
  of.comparison_begins = [&progress](std::string_view scenario, std::size_t number, std::size_t all) {
    progress.step("measuring scenario " + shown(scenario) + ", " + std::to_string(number) + " of " +
                  std::to_string(all));
  };
  of.undoing_begins = [&progress](std::size_t steps) {
    progress.step("undoing joint posts one by one", steps);
  };
  of.undone_one = [&progress] { progress.advance(); };
}

void say_written(const std::string &path, bool quiet, bool json, const std::string &next,
                 const Streams &streams) {
  if (json)
    print_json({{"written", path}}, streams.out);
  else if (!quiet)
    streams.err << "Written to " << for_screen(path + (next.empty() ? "" : "; next: " + next)) << '\n';
}

int check_command(const CheckArguments &arguments, const Streams &streams) {
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading " + arguments.model);
  StudyOptions options;
  options.analysis.threads = arguments.threads;
  options.extract = arguments.extract;
  show_steps(progress, options);
  auto [source, study, pseudonyms] = opened(arguments.model, options);
  if (study.model) {
    std::vector<Diagnostic> of_dates =
        judge_dates(*study.draft, study.scenarios_read, options.analysis.threads);
    io::name_places(source, of_dates);
    std::ranges::move(of_dates, std::back_inserter(study.diagnostics));
  }
  std::string published;
  if (study.model &&
      (!(*study.model)->published.empty() || study.model->rows_of(TableId::claims) != nullptr)) {
    study = viz::with_published(measured(std::move(study), options));
    io::name_places(source, study.diagnostics);
    const auto &checks = study.published->checks;
    const auto agree = std::ranges::count_if(checks, &PublishedCheck::agrees);
    published =
        "; published figures: " + std::to_string(agree) + " of " + std::to_string(checks.size()) + " agree";
  }
  progress.end();
  if (arguments.json) {
    print_json(as_json(study.diagnostics), streams.out, 1);
  } else {
    print_diagnostics(study.diagnostics, arguments.quiet ? 0 : no_limit, streams.out, no_limit);
    if (!arguments.quiet)
      streams.out << counted(study.diagnostics) << published << '\n';
  }
  return has_errors(study.diagnostics) ? faulty_data : done;
}

bool is_inside(const std::string &file, const std::string &folder) {
  namespace fs = std::filesystem;
  const fs::path inner = fs::weakly_canonical(fs::absolute(file)),
                 outer = fs::weakly_canonical(fs::absolute(folder) / ""); // with its last name
  const fs::path way = inner.lexically_relative(outer);
  return !way.empty() && *way.begin() != "..";
}

void refuse_file_name(const std::string &folder) {
  std::string extension = std::filesystem::path(folder).extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const std::string_view of_files : {".xlsx", ".xls", ".xlsm", ".ods", ".csv", ".zip"})
    if (extension == of_files)
      throw WrongUse(shown(folder) + " would be a folder, and has the name of a file: leave " + extension +
                     " out ('organograph new NAME.xlsx' writes a workbook)");
}

// A staff list may stand where a result was meant to go.
void refuse_foreign_file(const std::string &file, std::string_view mark, std::string_view what) {
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(file, unknown) || std::filesystem::file_size(file, unknown) == 0)
    return;
  std::ifstream in(file, std::ios::binary);
  if (!in)
    return;
  // A database has its tables' names anywhere.
  std::string part;
  std::vector<char> more(std::size_t{1} << 16U);
  while (in.read(more.data(), static_cast<std::streamsize>(more.size())) || in.gcount() > 0) {
    part.erase(0, part.size() - std::min(part.size(), mark.size()));
    part.append(more.data(), static_cast<std::size_t>(in.gcount()));
    if (part.find(mark) != std::string::npos)
      return;
  }
  throw WrongUse("FILE " + shown(file) + " is there already and no earlier " + std::string(what) +
                 ": choose another name, or move it away");
}

namespace {

bool names_workbook(const std::string &path) {
  const std::string extension = std::filesystem::path(path).extension().string();
  return extension == ".xlsx" || extension == ".XLSX";
}

void write_new_workbook(const std::string &path) {
  std::error_code unknown;
  if (std::filesystem::exists(std::filesystem::symlink_status(path, unknown)))
    throw io::EnvironmentError("'" + path + "' exists already and is not replaced: choose another name");
  io::write_file(path, [](const std::filesystem::path &workspace) {
    return viz::model_workbook(io::read_model_files(io::new_model_files()), {}, workspace, true);
  });
}

} // namespace

int new_command(const NewArguments &arguments, const Streams &streams) {
  if (names_workbook(arguments.folder))
    write_new_workbook(arguments.folder);
  else {
    refuse_file_name(arguments.folder);
    io::write_new_folder(arguments.folder, io::new_model_files());
  }
  say_written(arguments.folder, arguments.quiet, arguments.json,
              "fill in the tables, then organograph check " + arguments.folder, streams);
  return done;
}

} // namespace organograph::cli
