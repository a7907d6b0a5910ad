// SPDX-License-Identifier: Apache-2.0
// What `organograph import` does, whatever the kind.
#include "imports.hpp"
#include "json_output.hpp"
#include "progress.hpp"

#include "organograph/engine/build_model.hpp"
#include "organograph/engine/screen.hpp"
#include "organograph/io/environment_error.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/output.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <ostream>
#include <system_error>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view same_command = "organograph import ...";

const ImportKind &kind_named(std::string_view name) {
  return *std::ranges::find(import_kinds(), name, &ImportKind::name);
}

const ImportKind *kind_of(const io::SourceFile &file) {
  const auto kind = std::ranges::find_if(
      import_kinds(), [&](const ImportKind &each) { return each.is_one != nullptr && each.is_one(file); });
  return kind == import_kinds().end() ? nullptr : &*kind;
}

std::string kinds_in_words() {
  std::string out;
  for (const ImportKind &kind : import_kinds())
    out += (out.empty() ? "" : ", ") + std::string(kind.name);
  return out;
}

// Where no kind knows a file: perhaps because it is no table at all, which the people's reader says best.
io::Imported refused_kinds(std::span<const io::SourceFile> files,
                           const std::vector<const ImportKind *> &found) {
  io::Imported out;
  for (std::size_t f = 0; f < files.size(); ++f)
    if (found[f] == nullptr) {
      io::Imported as_people = io::read_people(files.subspan(f, 1));
      std::erase_if(as_people.report.diagnostics, [](const Diagnostic &d) {
        return d.code != Code::not_a_table && d.code != Code::not_utf8 && d.code != Code::table_too_large &&
               d.code != Code::unreadable_workbook && d.code != Code::protected_workbook &&
               d.code != Code::workbook_too_large;
      });
      if (as_people.report.diagnostics.empty())
        as_people.report.diagnostics.push_back({Code::not_a_table,
                                                files[f].name,
                                                0,
                                                0,
                                                {},
                                                "what the file holds is none of " + kinds_in_words(),
                                                {},
                                                "name its kind, and its columns with --map"});
      std::ranges::move(as_people.report.diagnostics, std::back_inserter(out.report.diagnostics));
    }
  return out;
}

io::Imported read_any(ImportInput &&input, const ImportArguments &arguments) {
  std::vector<const ImportKind *> found;
  for (const io::SourceFile &file : input.files)
    found.push_back(kind_of(file));
  if (std::ranges::find(found, nullptr) != found.end())
    return refused_kinds(input.files, found);
  for (const ImportKind *kind : found)
    if (kind != found.front())
      throw WrongUse("the files are of several kinds, " + std::string(found.front()->name) + " and " +
                     std::string(kind->name) + ": import each kind by itself");
  return found.front()->read(std::move(input), arguments);
}

std::string lines_for_screen(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += for_screen(text.substr(at, end - at)) + '\n';
    at = end + 1;
  }
  return out;
}

// Rows of the model, each with the noun of one.
std::array<std::pair<std::string_view, std::size_t>, 4> counts_of(const Draft &draft) {
  const auto rows = [&](TableId table) { return draft[table] ? draft[table]->rows() : 0; };
  return {{{"post", rows(TableId::posts)},
           {"group", rows(TableId::staff_groups)},
           {"meeting", rows(TableId::meetings)},
           {"seat", rows(TableId::attendance)}}};
}

std::string unread_columns(const io::ImportReport &report) {
  constexpr std::size_t most = 20;
  std::vector<std::string> heads;
  for (const io::ImportReport::Entry &entry : report.entries)
    if (entry.why == "not a column that is read" && std::ranges::find(heads, entry.column) == heads.end())
      heads.push_back(entry.column);
  std::string out;
  for (std::size_t h = 0; h < std::min(most, heads.size()); ++h)
    out += (h == 0 ? "" : ", ") + heads[h];
  std::ranges::replace(out, '\n', ' ');
  if (heads.size() > most)
    out += " and " + std::to_string(heads.size() - most) + " more";
  return heads.empty() ? out : "Columns that are not read\n  " + out + '\n';
}

std::string summary_of(const io::Imported &imported, const std::string &folder) {
  const io::ImportReport &report = imported.report;
  std::string out = "Read as " + report.kind + ": " + counted(report.rows_read, "row") + "\n";
  for (const auto &[what, count] : counts_of(imported.draft))
    if (count > 0)
      out += "  " + counted(count, what) + '\n';
  if (!report.left_out.empty())
    out += "Left out\n";
  for (const auto &left : report.left_out)
    out += "  " + left.what + ": " + std::to_string(left.count) + '\n';
  out += unread_columns(report);
  if (!report.entries.empty())
    out += "What became of each cell: " + (fs::path(folder) / "import-report.csv").string() + " (" +
           counted(report.entries.size(), "row") + ")\n";
  return out;
}

nlohmann::ordered_json json_of(const io::Imported &imported, const ImportArguments &arguments,
                               std::span<const Diagnostic> diagnostics) {
  nlohmann::ordered_json out = {
      {"written", arguments.out}, {"kind", imported.report.kind}, {"rows_read", imported.report.rows_read}};
  for (const auto &[what, count] : counts_of(imported.draft))
    out[std::string(what) + 's'] = count;
  out["left_out"] = nlohmann::ordered_json::array();
  for (const auto &left : imported.report.left_out)
    out["left_out"].push_back({{"what", left.what}, {"count", left.count}});
  out["entries"] = imported.report.entries.size();
  out["diagnostics"] = as_json(diagnostics);
  return out;
}

void write_files_of(const io::Imported &imported, const ImportArguments &arguments) {
  std::vector<io::NamedFile> files, for_owner;
  for (const auto &table : imported.draft.tables)
    if (table)
      files.emplace_back(table->file(), io::to_csv(*table));
  files.emplace_back("import-report.csv", io::to_csv(imported.report));
  for (const io::FileBeside &file : imported.beside)
    (file.own ? for_owner : files).emplace_back(file.name, file.bytes);
  io::write_new_folder(arguments.out, files, for_owner);
  std::error_code unknown;
  if (arguments.map_file.empty() || fs::exists(arguments.map_file, unknown))
    return;
  for (const io::FileBeside &file : imported.beside)
    if (file.name == "map.csv")
      io::write_file(arguments.map_file, file.bytes);
}

ImportInput input_of(const ImportArguments &arguments, io::ImportReport &report) {
  ImportInput input;
  for (const std::string &path : arguments.files)
    input.files.push_back(source_file(path));
  std::error_code unknown;
  if (!arguments.map_file.empty() && fs::exists(arguments.map_file, unknown))
    input.map = io::read_column_map(source_file(arguments.map_file), report);
  return input;
}

} // namespace

io::SourceFile source_file(const std::string &path) {
  std::error_code unknown;
  const fs::file_status status = fs::status(path, unknown);
  if (fs::is_directory(status))
    io::cannot_read(path, std::make_error_code(std::errc::is_a_directory));
  std::ifstream in(path, std::ios::binary);
  if (!in)
    io::cannot_read(path, {errno, std::generic_category()});
  constexpr std::uintmax_t most_bytes = std::uintmax_t{1} << 30U; // before any of it is in memory
  std::string bytes;
  const std::uintmax_t size = fs::file_size(path, unknown);
  const auto refuse_more = [&](std::uintmax_t bytes_of_file) {
    if (bytes_of_file > most_bytes)
      throw io::EnvironmentError("'" + path + "' is too large: an import reads files of up to 1 GiB");
  };
  refuse_more(unknown ? 0 : size);
  std::vector<char> part(std::size_t{1} << 20U);
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())) || in.gcount() > 0) {
    bytes.append(part.data(), static_cast<std::size_t>(in.gcount()));
    refuse_more(bytes.size()); // pipes say no size
  }
  if (in.bad())
    io::cannot_read(path, {errno, std::generic_category()});
  return {fs::path(path).filename().string(), std::move(bytes)};
}

int write_import(io::Imported &&imported, const ImportArguments &arguments, const Streams &streams) {
  const bool silent = arguments.quiet || arguments.json;
  const std::size_t shown_notes = silent ? 0 : SIZE_MAX;
  io::ImportReport &report = imported.report;
  mask_contacts(report);
  if (!has_errors(report.diagnostics)) { // what no reader saw, such as lines that run in a circle
    const BuildResult built = build_model(imported.draft);
    for (const Diagnostic &diagnostic : built.diagnostics)
      if (diagnostic.severity() == Severity::error)
        report.diagnostics.push_back(diagnostic);
  }
  if (has_errors(report.diagnostics)) {
    std::string consequence = "nothing was written";
    if (report.mendable > 0)
      consequence += " (--repair mends " + std::to_string(report.mendable) + " of them)";
    if (arguments.report && !arguments.json)
      streams.out << lines_for_screen(io::to_csv(report));
    return refuse_data(report.diagnostics, shown_notes, consequence, streams, SIZE_MAX, same_command);
  }
  write_files_of(imported, arguments);
  print_diagnostics(report.diagnostics, shown_notes, streams.err, SIZE_MAX, same_command);
  if (arguments.json) {
    print_json(json_of(imported, arguments, report.diagnostics), streams.out);
    return done;
  }
  if (arguments.report)
    streams.out << lines_for_screen(io::to_csv(report));
  if (!arguments.quiet)
    streams.out << lines_for_screen(summary_of(imported, arguments.out));
  say_written(arguments.out, arguments.quiet, false, "organograph analyse " + arguments.out, streams);
  return done;
}

int import_command(const std::string &kind, const ImportArguments &arguments, const Streams &streams) {
  refuse_file_name(arguments.out);
  io::refuse_used_folder(arguments.out); // before the work
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading the files");
  io::ImportReport of_map;
  ImportInput input = input_of(arguments, of_map);
  io::Imported imported = kind == "any" ? read_any(std::move(input), arguments)
                                        : kind_named(kind).read(std::move(input), arguments);
  std::ranges::move(of_map.diagnostics, std::back_inserter(imported.report.diagnostics));
  progress.step("writing " + arguments.out);
  progress.end();
  return write_import(std::move(imported), arguments, streams);
}

} // namespace organograph::cli
