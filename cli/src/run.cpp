// SPDX-License-Identifier: Apache-2.0
#include "organograph/cli/run.hpp"

#include "commands.hpp"
#include "organograph/io/environment_error.hpp"
#include "organograph/viz/render.hpp"
#include "organograph/viz/workbook.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <new>
#include <ostream>
#include <system_error>
#include <thread>

namespace organograph::cli {

namespace {

struct Arguments {
  AnalyseArguments analyse;
  CheckArguments check;
  DrawArguments draw;
  CompareArguments compare;
  DecoupleArguments decouple;
  ImportArguments import_organogram;
  GenerateArguments generate;
  std::string new_folder;
  std::string span_target;
  std::string tables = "all";
};

SpanTarget parsed_span_target(const std::string &text) {
  SpanTarget target;
  const std::size_t colon = text.find(':');
  const auto whole = [](std::string_view part, std::uint32_t &value) {
    const auto [end, problem] = std::from_chars(part.data(), part.data() + part.size(), value);
    return problem == std::errc{} && end == part.data() + part.size();
  };
  const std::string_view view = text;
  if (colon == std::string::npos || !whole(view.substr(0, colon), target.low) ||
      !whole(view.substr(colon + 1), target.high) || target.low > target.high)
    throw CLI::ValidationError("--span-target", "write it as LOW:HIGH, such as 5:8, not " + text);
  return target;
}

void add_threads(CLI::App &command, unsigned &threads) {
  threads = std::max(1U, std::thread::hardware_concurrency());
  command.add_option("--threads", threads, "Threads to use (default: all)")->check(CLI::Range(1U, 1024U));
}

// CLI11's own range lets 'nan' through.
CLI::Validator number_within(double low, double high) {
  const std::string range = CLI::detail::to_string(low) + " to " + CLI::detail::to_string(high);
  return {[=](const std::string &text) {
            double value = 0;
            const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
            const bool fits =
                problem == std::errc{} && end == text.data() + text.size() && value >= low && value <= high;
            return fits ? std::string{} : "'" + text + "' is not a number from " + range;
          },
          range};
}

// An option whose shell variable was empty must not pass for one that was left out.
CLI::Validator not_empty() {
  return {[](const std::string &text) { return text.empty() ? std::string("has no value") : std::string{}; },
          ""};
}

// CLI11 reads 010 as 8, takes 0x10, and the largest number for any larger one.
CLI::Validator whole_number() {
  return {[](const std::string &text) {
            std::uint64_t value = 0;
            const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
            const bool plain = problem == std::errc{} && end == text.data() + text.size() &&
                               (text.size() == 1 || text[0] != '0');
            return plain ? std::string{} : "'" + text + "' is no whole number from 0 to 18446744073709551615";
          },
          ""};
}

void add_analyse(CLI::App &app, Arguments &to) {
  CLI::App *command =
      app.add_subcommand("analyse", "Measure a model: summary, analysis.json, tables, report.xlsx, diagrams")
          ->alias("analyze");
  AnalyseArguments &a = to.analyse;
  command->add_option("MODEL", a.model, "Model folder, or workbook (.xlsx, .ods)")->required();
  command->add_option("-o,--output", a.out, "Folder to write (default: MODEL-analysis)");
  command->add_option("--scenario", a.scenarios, "Scenario of the folder, several times (default: all)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command
      ->add_option("--overlap", a.options.pairs.overlap,
                   "Meetings with the same people: smallest Jaccard overlap")
      ->check(number_within(0.01, 1))
      ->capture_default_str();
  command->add_option("--co-attendance", a.options.co_attendance.at_least, "Pairs of posts: series in common")
      ->check(CLI::Range(1U, 1'000'000U))
      ->capture_default_str();
  command->add_option("--span-target", to.span_target, "LOW:HIGH; list the managers outside");
  command->add_flag("--archetypes", a.options.span.archetypes,
                    "Also count managers by McKinsey's archetypes");
  command
      ->add_option("--hours-per-fte", a.options.duplicated.hours_per_fte, "Working hours of a full-time year")
      ->check(number_within(1, 8784))
      ->capture_default_str();
  command->add_flag("--bridges", a.options.bridges_at_any_size,
                    "Measure bridges also above 100,000 posts, or 3,000,000 pairs of them in meetings");
  command->add_option("--bridge-ties", a.options.bridges.ties_at_least, "Series in common that tie two posts")
      ->check(CLI::Range(1U, 1'000'000U))
      ->capture_default_str();
  add_threads(*command, a.options.threads);
  command
      ->add_option("--tables", to.tables,
                   "Which rows of the tables to write: none, worst (the 1,000 largest of each) or all")
      ->check(CLI::IsMember({"none", "worst", "all"}))
      ->capture_default_str();
  command->add_flag("--no-diagrams", a.no_diagrams, "Draw nothing");
  command->add_flag("--no-report", a.no_report, "Write no report.xlsx");
  command->add_flag("--quiet", a.quiet, "Print errors only");
  command->add_flag("--json", a.json, "Print analysis.json instead of the summary");
  command->footer(
      "Example: organograph analyse examples/cambridgeshire-peterborough-2017 -o out\n"
      "The files it leaves are described in docs/analysis-json.md, docs/tables.md and docs/workbook.md.");
}

void add_check(CLI::App &app, Arguments &to) {
  CLI::App *command =
      app.add_subcommand("check", "List every fault and warning; recompute published figures");
  command->add_option("MODEL", to.check.model, "Model folder, or workbook (.xlsx, .ods)")->required();
  add_threads(*command, to.check.threads);
  command->add_flag("--quiet", to.check.quiet, "Print errors only");
  command->add_flag("--json", to.check.json, "Print the diagnostics as JSON");
  command->footer(
      "Example: organograph check examples/cambridgeshire-peterborough-2017\n"
      "Exit code 2 means that the data has errors. Every code is explained in docs/diagnostics.md.");
}

void add_draw(CLI::App &app, Arguments &to) {
  CLI::App *command = app.add_subcommand("draw", "Draw a model: for a screen, a slide, a sheet or an atlas");
  DrawArguments &a = to.draw;
  command->add_option("MODEL", a.model, "Model folder, or workbook (.xlsx, .ods)")->required();
  command->add_option("VIEW", a.view, "structure, scenario, meetings, partners or integration")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember({"structure", "scenario", "meetings", "partners", "integration"}));
  command->add_option("-o,--output", a.file, "File to write: .svg, .pdf, .png or .dot")->required();
  command->add_option("--scenario", a.scenario, "Draw what this scenario of the folder makes of the model")
      ->type_name("NAME")
      ->check(not_empty());
  command->add_option("--root", a.root, "Draw this post and those below it only")
      ->type_name("POST")
      ->check(not_empty());
  command->add_option("--depth", a.depth, "Draw this many layers; teams below them fold")
      ->check(CLI::Range(1U, 1000U));
  command->add_option("--organisation", a.organisation, "Draw only what this organisation has a part in")
      ->type_name("ID")
      ->check(not_empty());
  command->add_option("--function", a.function, "Draw only this service")
      ->type_name("ID")
      ->check(not_empty());
  command->add_flag("--all", a.all, "Fold nothing and leave nothing out, however much there is");
  command->add_option("--paper", a.paper, "A4, A3, A1, or fit: as large as the drawing (default)")
      ->type_name("")
      ->check(CLI::IsMember({"fit", "A4", "A3", "A1"}));
  command
      ->add_option("--orientation", a.orientation,
                   "landscape or portrait (default: whichever shows the drawing larger)")
      ->type_name("")
      ->check(CLI::IsMember({"landscape", "portrait"}));
  command->add_flag("--pages", a.pages, "An atlas: a PDF with a page for each part (A3 unless --paper)");
  add_threads(*command, a.threads);
  command->add_flag("--quiet", a.quiet, "Print errors only");
  command->footer(
      "Example: organograph draw examples/cambridgeshire-peterborough-2017 structure -o structure.svg\n"
      "         organograph draw examples/cambridgeshire-peterborough-2017 scenario --scenario proposal \\\n"
      "             --paper A3 -o proposal.pdf\n"
      "On paper no text is smaller than 7 points: what does not fit is not drawn. docs/diagrams.md says "
      "what\n"
      "the views show.");
}

void add_compare(CLI::App &app, Arguments &to) {
  CLI::App *command = app.add_subcommand("compare", "Lay scenarios side by side with the baseline");
  CompareArguments &a = to.compare;
  command->add_option("MODEL", a.model, "Model folder, or workbook (.xlsx, .ods)")->required();
  command->add_option("--scenario", a.scenarios, "Scenario of the folder, several times (default: all)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  add_threads(*command, a.threads);
  command->add_flag("--json", a.json, "Print the comparison as JSON");
  command->footer(
      "Example: organograph compare examples/cambridgeshire-peterborough-2017 --scenario proposal \\\n"
      "             --scenario proposal-by-table-8-6\n"
      "'Before' is what a scenario starts from: the baseline, unless its scenario.csv names another\n"
      "scenario. Prints the comparison and writes nothing; 'organograph analyse' writes it as tables.");
}

void add_decouple(CLI::App &app, Arguments &to) {
  CLI::App *command = app.add_subcommand("decouple", "What undoing joint posts would cost, give and take");
  DecoupleArguments &a = to.decouple;
  command->add_option("MODEL", a.model, "Model folder, or workbook (.xlsx, .ods)")->required();
  command
      ->add_option("--post", a.posts, "Joint post, several times: these together (default: all joint posts)")
      ->type_name("ID")
      ->allow_extra_args(false);
  command->add_flag("--all", a.all, "List every joint post alone, not the first 50");
  add_threads(*command, a.threads);
  command->add_flag("--json", a.json, "Print the result as JSON");
  command->footer("Example: organograph decouple examples/cambridgeshire-peterborough-2021 --post ce\n"
                  "         organograph decouple examples/cambridgeshire-peterborough-2021\n"
                  "Cost is given three ways: that disaggregation must mean duplication is a belief, not a "
                  "fact.\nPrints the result and writes nothing.");
}

void add_import(CLI::App &app, Arguments &to) {
  CLI::App *command = app.add_subcommand("import", "Make a model folder from another format");
  command->require_subcommand(1);
  CLI::App *organogram =
      command->add_subcommand("organogram", "A UK government organogram (data.gov.uk CSV)");
  ImportArguments &a = to.import_organogram;
  organogram->add_option("--senior", a.senior, "CSV file of senior posts")->required();
  organogram->add_option("--junior", a.junior, "CSV file of junior posts");
  organogram->add_flag("--repair", a.repair,
                       "Apply the hints of faults that can be understood, and list each");
  organogram->add_option("-o,--output", a.out, "Model folder to write; must not exist, or be empty")
      ->required();
  organogram->add_flag("--quiet", a.quiet, "Print errors only");
  organogram->footer(
      "Example: organograph import organogram --senior senior.csv --junior junior.csv -o treasury\n"
      "The format, and what real files get wrong: docs/organogram.md.");
}

void add_generate(CLI::App &app, Arguments &to) {
  CLI::App *command = app.add_subcommand("generate", "Write a synthetic model of any size, to try things on");
  GenerateArguments &a = to.generate;
  command->add_option("--posts", a.options.posts, "Posts")
      ->check(whole_number())
      ->check(CLI::Range(1U, io::most_generated_posts))
      ->capture_default_str();
  command->add_option("--meetings", a.options.meetings, "Meeting series (default: twice the posts)")
      ->check(whole_number())
      ->check(CLI::Range(0U, io::most_generated_meetings));
  command->add_option("--organisations", a.options.organisations, "Organisations (default: 2)")
      ->check(whole_number())
      ->check(CLI::Range(1U, io::most_generated_organisations));
  command->add_option("--seed", a.options.seed, "Another number gives another model")
      ->check(whole_number())
      ->capture_default_str();
  command->add_option("-o,--output", a.out, "Model folder to write; must not exist, or be empty")->required();
  add_threads(*command, a.options.threads);
  command->add_flag("--quiet", a.quiet, "Print errors only");
  command->footer("Example: organograph generate --posts 5000 -o synthetic\n"
                  "The same options give the same bytes. What is in it, and what is not: docs/generate.md.");
}

void add_new(CLI::App &app, Arguments &to) {
  CLI::App *command = app.add_subcommand("new", "Write an empty model: heads and one example row");
  command
      ->add_option(
          "DIR", to.new_folder,
          "Folder to write, which must not exist or be empty; or a workbook NAME.xlsx, which must not exist")
      ->required();
  command->footer("Example: organograph new my-council\n         organograph new my-council.xlsx\nThe tables "
                  "are described in docs/model-format.md.");
}

std::string version_text() {
  return "organograph " ORGANOGRAPH_VERSION "\n"
         "Boost " ORGANOGRAPH_BOOST ", Eigen " ORGANOGRAPH_EIGEN ", Graphviz " ORGANOGRAPH_GRAPHVIZ
         ", ICU " ORGANOGRAPH_ICU ", nlohmann-json " ORGANOGRAPH_JSON ", libzip " ORGANOGRAPH_LIBZIP
         ", expat " ORGANOGRAPH_EXPAT ", libxlsxwriter " ORGANOGRAPH_XLSXWRITER ", qpdf " ORGANOGRAPH_QPDF
         ", CLI11 " CLI11_VERSION;
}

int dispatch(std::span<const std::string> args, const Streams &streams) {
  CLI::App app(
      "Organograph measures organisations: who reports to whom, which meetings several officers of the\n"
      "same service attend, and how deep a shared service is. It draws the structure too.",
      "organograph");
  app.require_subcommand(1);
  app.set_version_flag("--version", version_text(), "Versions of the program and of its libraries");
  app.footer("Start: organograph analyse examples/cambridgeshire-peterborough-2017\n"
             "       organograph COMMAND --help shows an example of each command.\n"
             "Exit codes: 0 done, 1 wrong use, 2 faults in the data, 3 file, disk or memory, 4 a fault of "
             "the program.");
  Arguments arguments;
  add_analyse(app, arguments);
  add_check(app, arguments);
  add_draw(app, arguments);
  add_compare(app, arguments);
  add_decouple(app, arguments);
  add_import(app, arguments);
  add_generate(app, arguments);
  add_new(app, arguments);
  std::vector<std::string> reversed(args.rbegin(), args.rend()); // as CLI11 takes them
  try {
    app.parse(reversed);
    if (!arguments.span_target.empty())
      arguments.analyse.options.span.span_target = parsed_span_target(arguments.span_target);
  } catch (const CLI::ParseError &problem) {
    return app.exit(problem, streams.out, streams.err) == 0 ? done : wrong_use;
  }
  arguments.analyse.tables = arguments.tables == "none"    ? Tables::none
                             : arguments.tables == "worst" ? Tables::worst
                                                           : Tables::all;
  if (app.got_subcommand("analyse"))
    return analyse_command(arguments.analyse, streams);
  if (app.got_subcommand("check"))
    return check_command(arguments.check, streams);
  if (app.got_subcommand("draw"))
    return draw_command(arguments.draw, streams);
  if (app.got_subcommand("compare"))
    return compare_command(arguments.compare, streams);
  if (app.got_subcommand("decouple"))
    return decouple_command(arguments.decouple, streams);
  if (app.got_subcommand("import"))
    return import_organogram_command(arguments.import_organogram, streams);
  if (app.got_subcommand("generate"))
    return generate_command(arguments.generate, streams);
  return new_command(arguments.new_folder, streams);
}

} // namespace

int run(std::span<const std::string> args, std::ostream &out, std::ostream &err,
        const Surroundings &surroundings) {
  const auto fail = [&](std::string_view problem, ExitCode code) {
    err << "organograph: " << problem << '\n';
    return code;
  };
  try {
    const int code = dispatch(args, {out, err, surroundings});
    out.flush();
    return out ? code : fail("standard output cannot be written", environment);
  } catch (const WrongUse &problem) {
    return fail(problem.what(), wrong_use);
  } catch (const io::EnvironmentError &problem) {
    return fail(problem.what(), environment);
  } catch (const viz::RenderError &problem) {
    return fail(problem.what(), environment);
  } catch (const viz::WorkbookError &problem) {
    return fail(problem.what(), environment);
  } catch (const std::filesystem::filesystem_error &problem) {
    return fail(problem.what(), environment);
  } catch (const std::bad_alloc &) {
    return fail("not enough memory", environment);
  } catch (const std::system_error &problem) {
    return fail(problem.what(), environment);
  } catch (const std::exception &problem) {
    return fail(std::string("a fault of the program: ") + problem.what(), program_fault);
  }
}

} // namespace organograph::cli
