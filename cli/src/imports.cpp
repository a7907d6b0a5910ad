// SPDX-License-Identifier: Apache-2.0
// The kinds of files that can be imported, and how they are asked for.
#include "imports.hpp"

#include "command_line.hpp"
#include "import_calendar.hpp"
#include "option_checks.hpp"
#include "organograph/io/calendar.hpp"
#include "organograph/io/graph.hpp"
#include "organograph/io/organogram.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace organograph::cli {

namespace {

CLI::Validator is_locale() {
  return {[](const std::string &text) {
            return io::is_locale(text) ? std::string{}
                                       : shown(text) + " is no locale such as en-GB, en-US, de or fr";
          },
          ""};
}

void add_people_options(CLI::App &command, ImportArguments &to) {
  io::PeopleOptions &options = to.people;
  command
      .add_option("--organisation", options.organisation, "Name of the organisation of rows that name none")
      ->type_name("TEXT")
      ->check(not_empty());
  command.add_option("--date", options.date, "The day that the data describes: 2025-01-31")
      ->type_name("DATE")
      ->check(not_empty());
  command
      .add_option("--locale", options.locale,
                  "How numbers and dates are written: en-GB, en-US, de, fr ... (default: what fits)")
      ->type_name("LOCALE")
      ->check(is_locale());
  command.add_flag("--strict", options.strict, "A manager who is not found is an error, not unknown");
}

void add_organogram_options(CLI::App &command, ImportArguments &to) {
  command.add_option("--senior", to.senior, "File of senior posts, or the workbook; several make one model")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command.add_option("--junior", to.junior, "File of junior posts; several are possible")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command.add_flag("--repair", to.repair, "Apply the hints of faults that can be understood, and list each");
}

io::PeopleOptions people_options(ImportInput &input, const ImportArguments &arguments) {
  io::PeopleOptions options = arguments.people;
  options.map = std::move(input.map);
  return options;
}

io::Imported read_people_files(ImportInput &&input, const ImportArguments &arguments) {
  return io::read_people(input.files, people_options(input, arguments));
}

io::Imported read_council_files(ImportInput &&input, const ImportArguments &arguments) {
  return io::read_council_chart(input.files, people_options(input, arguments));
}

// Files of one name in several folders are told apart by their paths.
void name_apart(std::vector<io::SourceFile> &files, std::vector<std::string> paths,
                const std::vector<std::string> &more) {
  paths.insert(paths.end(), more.begin(), more.end());
  std::vector<std::string> names;
  for (const io::SourceFile &file : files)
    names.push_back(file.name);
  for (std::size_t i = 0; i < files.size(); ++i)
    if (std::ranges::count(names, names[i]) > 1)
      files[i].name = paths[i];
}

io::Imported read_organogram_files(ImportInput &&input, const ImportArguments &arguments) {
  std::vector<io::SourceFile> seniors = std::move(input.files), juniors;
  for (const std::string &path : arguments.senior)
    seniors.push_back(source_file(path));
  for (const std::string &path : arguments.junior)
    juniors.push_back(source_file(path));
  if (seniors.empty())
    throw WrongUse("--senior is missing: the file of senior posts");
  name_apart(seniors, arguments.files, arguments.senior);
  name_apart(juniors, arguments.junior, {});
  return io::read_organogram(seniors, juniors, {.repair = arguments.repair, .map = std::move(input.map)});
}

void add_graph_options(CLI::App &command, ImportArguments &to) {
  add_choice(
      command, "--edges", to.edges, {"up", "down"},
      "Which way edges point: up, from a report to its manager, or down (default: told by their shape)");
}

io::Imported read_graph_file(ImportInput &&input, const ImportArguments &arguments) {
  if (input.files.size() != 1)
    throw WrongUse("import graph reads one file, and " + std::to_string(input.files.size()) + " are named");
  using enum io::GraphOptions::Edges;
  return io::read_graph(input.files.front(), {.edges = arguments.edges == "up"     ? up
                                                       : arguments.edges == "down" ? down
                                                                                   : told_by_shape});
}

// Where the kind is left out, the first that knows a file: a staff list last, as it asks for least.
constexpr std::array kinds = {
    ImportKind{"graph", "Import a graph: GraphML or GEXF, of any program",
               "Graph (.graphml, .gexf), or shape data of Lucidchart (.csv)", add_graph_options, io::is_graph,
               read_graph_file,
               "  organograph import graph chart.graphml -o my-company\n"
               "  organograph import graph chart.gexf --edges down -o my-company\n"
               "\n"
               "A graph that 'organograph export' wrote gives its model again; of another nodes are posts, "
               "boxes units, solid edges reporting lines and dashed ones dotted lines: docs/export.md."},
    ImportKind{"organogram", "Import a UK government organogram (data.gov.uk)",
               "Files of senior and junior posts (.csv .xlsx .ods), told by their heads",
               add_organogram_options, io::looks_like_organogram, read_organogram_files,
               "  organograph import organogram --senior senior.csv --junior junior.csv \\\n"
               "      -o treasury\n"
               "  organograph import organogram return.xlsx -o treasury\n"
               "  organograph import organogram --senior ministry.csv --senior agency.csv \\\n"
               "      -o ministry --repair\n"
               "\n"
               "The format, and what real files get wrong: docs/organogram.md.",
               true},
    ImportKind{"council-chart", "Import a council's structure or salary table (transparency code)",
               "Published table (.csv .tsv .xlsx .ods)", add_people_options, io::is_council_chart,
               read_council_files,
               "  organograph import council-chart structure.csv -o my-council\n"
               "\n"
               "The tables name no managers: who reports to whom is inferred from levels, and marked so. "
               "docs/import-council-chart.md says how."},
    ImportKind{
        "calendar", "Add the meetings of calendars, reports of Teams or attendance registers to a model",
        "Calendar (.ics, Graph's JSON, Outlook's CSV), report of Teams or register (.csv .xlsx), several "
        "that belong together",
        add_calendar_options, io::is_calendar, read_calendar_files,
        "  organograph import calendar alex.ics bo.ics --model my-council \\\n"
        "      --partners domains.csv -o my-council-2025\n"
        "  organograph import calendar register.xlsx --model my-council -o with-meetings\n"
        "\n"
        "The model is copied, and meetings and attendance are added to it. What counts as a meeting, how "
        "attendees are matched with posts, and what is never kept: docs/import-calendar.md."},
    ImportKind{"people", "Import a staff list or an org-chart CSV: a row a post or person",
               "Staff list (.csv .tsv .xlsx .ods), or several that belong together", add_people_options,
               io::is_people, read_people_files,
               "  organograph import people staff.xlsx -o my-company\n"
               "  organograph import people staff.csv --map map.csv --strict -o my-company\n"
               "\n"
               "Heads that are known, how managers are matched, and what is left out: "
               "docs/import-people.md. The model's folder gets people.csv (e-mails, for you alone) and "
               "map.csv beside the tables."},
};

CLI::App &add_kind(CLI::App &import, const char *name, std::string_view description, std::string_view files,
                   bool files_by_options, ImportArguments &to) {
  CLI::App &command = *import.add_subcommand(name, std::string(description));
  CLI::Option *const file = command.add_option("FILE", to.files, std::string(files))->type_name("FILE");
  if (!files_by_options)
    file->required();
  return command;
}

void add_common_options(CLI::App &command, ImportArguments &to) {
  command.add_option("-o,--output", to.out, "Model folder to write; must not exist, or be empty")
      ->required()
      ->type_name("FOLDER");
  command
      .add_option("--map", to.map_file,
                  "Which head each field stands under (ours,theirs); written if it is not there")
      ->type_name("FILE")
      ->check(not_empty());
  command.add_flag("--report", to.report,
                   "Also print what became of what was read, of files that are refused too");
  add_output_options(command, to.quiet, to.json, "what was read and written, and the diagnostics,");
}

constexpr const char *any_kind = "any";

bool looks_like_file(const std::string &word) {
  std::error_code unknown;
  return word.find_first_of("./\\") != std::string::npos || std::filesystem::exists(word, unknown);
}

} // namespace

std::span<const ImportKind> import_kinds() {
  return kinds;
}

void add_import(CLI::App &app, ImportArguments &to) {
  CLI::App &import = *app.add_subcommand("import", "Make a model folder from another format");
  import.require_subcommand(1);
  import.footer("  organograph import staff.xlsx -o my-company\n"
                "  organograph import people staff.csv -o my-company\n"
                "  organograph import organogram --senior senior.csv -o treasury\n"
                "\n"
                "Without a kind it is told by what the files hold.");
  CLI::App &any =
      add_kind(import, any_kind, "Import files whose kind their content tells ('any' may be left out)",
               "Files of one kind", false, to);
  add_common_options(any, to);
  add_people_options(any, to);
  any.footer("  organograph import any structure.csv -o my-council\n"
             "  organograph import structure.csv -o my-council\n"
             "\n"
             "What was taken for which kind is said. The kinds have options of their own: name the kind to "
             "use them.");
  for (const ImportKind &kind : kinds) {
    CLI::App &command = add_kind(import, std::string(kind.name).c_str(), kind.description, kind.files,
                                 kind.files_by_options, to);
    add_common_options(command, to);
    kind.add_options(command, to);
    command.footer(std::string(kind.footer));
  }
}

void complete_import(std::vector<std::string> &words) {
  if (words.size() < 2 || words[0] != "import")
    return;
  const std::string &next = words[1];
  const bool is_kind = next == any_kind || std::ranges::find(kinds, next, &ImportKind::name) != kinds.end();
  const bool is_option = next.starts_with("-") && next != "--help" && next != "-h";
  if (is_option || (!is_kind && !next.starts_with("-") && looks_like_file(next)))
    words.insert(words.begin() + 1, any_kind);
}

} // namespace organograph::cli
