// SPDX-License-Identifier: Apache-2.0
#include "command_line.hpp"

#include "option_checks.hpp"

#include <algorithm>
#include <cstdint>
#include <thread>

namespace organograph::cli {

namespace {

void add_import(CLI::App &app, Arguments &to) {
  CLI::App &command = *app.add_subcommand("import", "Make a model folder from another format");
  command.require_subcommand(1);
  CLI::App &organogram =
      *command.add_subcommand("organogram", "A UK government organogram (data.gov.uk CSV)");
  ImportArguments &a = to.import_organogram;
  organogram.add_option("--senior", a.senior, "CSV file of senior posts")->required()->type_name("FILE");
  organogram.add_option("--junior", a.junior, "CSV file of junior posts")->type_name("FILE");
  organogram.add_flag("--repair", a.repair,
                      "Apply the hints of faults that can be understood, and list each");
  organogram.add_option("-o,--output", a.out, "Model folder to write; must not exist, or be empty")
      ->required()
      ->type_name("FOLDER");
  organogram.add_flag("--quiet", a.quiet, "Print errors only");
  organogram.footer("  organograph import organogram --senior senior.csv --junior junior.csv \\\n"
                    "      -o treasury\n"
                    "\n"
                    "The format, and what real files get wrong: docs/organogram.md.");
}

void add_generate(CLI::App &app, Arguments &to) {
  CLI::App &command =
      *app.add_subcommand("generate", "Write a synthetic model of any size, to try things on");
  GenerateArguments &a = to.generate;
  command.add_option("--posts", a.options.posts, "Posts")
      ->type_name("N")
      ->check(whole_within(1, io::most_generated_posts))
      ->capture_default_str();
  command.add_option("--meetings", a.options.meetings, "Meeting series (default: twice the posts)")
      ->type_name("N")
      ->check(whole_within(0, io::most_generated_meetings));
  command.add_option("--organisations", a.options.organisations, "Organisations (default: 2)")
      ->type_name("N")
      ->check(whole_within(1, io::most_generated_organisations));
  command.add_option("--seed", a.options.seed, "Another number gives another model")
      ->type_name("N")
      ->check(whole_within(0, UINT64_MAX))
      ->capture_default_str();
  command.add_option("-o,--output", a.out, "Model folder to write; must not exist, or be empty")
      ->required()
      ->type_name("FOLDER");
  add_threads(command, a.options.threads);
  command.add_flag("--quiet", a.quiet, "Print errors only");
  command.footer("  organograph generate --posts 5000 -o synthetic\n"
                 "\n"
                 "The same options give the same bytes. What is in it, and what is not: docs/generate.md.");
}

void add_new(CLI::App &app, Arguments &to) {
  CLI::App &command = *app.add_subcommand("new", "Write an empty model folder: heads and one example row");
  command.add_option("DIR", to.new_folder, "Folder to write; must not exist, or be empty")
      ->required()
      ->type_name("FOLDER");
  command.footer("  organograph new my-council\n"
                 "\n"
                 "The tables are described in docs/model-format.md.");
}

std::string version_text() {
  return "organograph " ORGANOGRAPH_VERSION "\n"
         "Boost " ORGANOGRAPH_BOOST ", Eigen " ORGANOGRAPH_EIGEN ", Graphviz " ORGANOGRAPH_GRAPHVIZ
         ", ICU " ORGANOGRAPH_ICU ", nlohmann-json " ORGANOGRAPH_JSON ", qpdf " ORGANOGRAPH_QPDF
         ", CLI11 " CLI11_VERSION;
}

} // namespace

void add_threads(CLI::App &command, unsigned &threads) {
  threads = std::max(1U, std::thread::hardware_concurrency());
  command.add_option("--threads", threads, "Threads to use (default: all)")
      ->type_name("N")
      ->check(whole_within(1, 1024));
}

std::unique_ptr<CLI::App> command_line(Arguments &to) {
  auto app = std::make_unique<CLI::App>(
      "Organograph measures organisations: who reports to whom, which meetings several officers of the same "
      "service attend, and how deep a shared service is. It draws the structure too.",
      "organograph");
  app->require_subcommand(1);
  app->set_version_flag("--version", version_text(), "Versions of the program and of its libraries");
  app->footer("  organograph analyse examples/cambridgeshire-peterborough-2017\n"
              "\n"
              "'organograph COMMAND --help' shows an example of each command.\n"
              "\n"
              "Exit codes: 0 done, 1 wrong use, 2 faults in the data, 3 file, disk or memory, 4 a fault of "
              "the program.");
  add_model_commands(*app, to);
  add_import(*app, to);
  add_generate(*app, to);
  add_new(*app, to);
  return app;
}

} // namespace organograph::cli
