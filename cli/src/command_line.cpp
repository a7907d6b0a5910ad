// SPDX-License-Identifier: Apache-2.0
#include "command_line.hpp"

#include "command_tree.hpp"
#include "imports.hpp"
#include "option_checks.hpp"

#include <algorithm>
#include <cstdint>
#include <thread>

namespace organograph::cli {

namespace {

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
  add_output_options(command, a.quiet, a.json, "where it was written");
  command.footer("  organograph generate --posts 5000 -o synthetic\n"
                 "\n"
                 "The same options give the same bytes. What is in it, and what is not: docs/generate.md.");
}

void add_new(CLI::App &app, Arguments &to) {
  CLI::App &command = *app.add_subcommand("new", "Write an empty model: heads and one example row");
  command
      .add_option("DIR", to.new_folder.folder,
                  "Folder to write, absent or empty; or a workbook NAME.xlsx, absent")
      ->required()
      ->type_name("FOLDER");
  add_output_options(command, to.new_folder.quiet, to.new_folder.json, "where it was written");
  command.footer("  organograph new my-council\n"
                 "  organograph new my-council.xlsx\n"
                 "\n"
                 "The tables are described in docs/model-format.md.");
}

void add_help(CLI::App &app, Arguments &to) {
  CLI::App &command = *app.add_subcommand("help", "Show how the program, or one of its commands, is used");
  command.add_option("COMMAND", to.help, "Command to explain (default: the whole program)")
      ->type_name("COMMAND");
  command.footer("  organograph help draw\n"
                 "  organograph help import organogram");
}

void add_completion(CLI::App &app, Arguments &to) {
  CLI::App &command =
      *app.add_subcommand("completion", "Print a script that lets your shell complete commands and options");
  add_choice(command, "SHELL", to.shell, {"bash", "zsh", "fish"}, "Shell to write for")->required();
  command.footer(
      "  organograph completion bash \\\n"
      "      > ~/.local/share/bash-completion/completions/organograph\n"
      "  organograph completion fish > ~/.config/fish/completions/organograph.fish\n"
      "  organograph completion zsh > ~/.zfunc/_organograph\n"
      "\n"
      "For zsh the folder must be in fpath: put fpath+=~/.zfunc before compinit in ~/.zshrc. The Debian "
      "package installs all three.");
}

// For the build: it is no command that a user needs, so help and completions do not name it.
void add_manual(CLI::App &app, Arguments &to) {
  CLI::App &command =
      *app.add_subcommand("manual", "Print a manual page (roff), or write those of all commands");
  command.group("");
  command.add_option("COMMAND", to.manual.command, "Command whose page to print (default: the program's)")
      ->type_name("COMMAND");
  command.add_option("-o,--output", to.manual.folder, "Folder to write every page into; must be there")
      ->type_name("FOLDER");
  command.footer("  organograph manual draw | man -l -");
}

// With it the program's help is a screen of 24 lines.
constexpr const char *program_footer =
    "  organograph analyse my-council -o out\n"
    "\n"
    "Exit codes: 0 done, 1 wrong use, 2 faulty data, 3 file or disk, 4 the program.";

// `--quiet=no` would read as --quiet, and `--json=3` as --json.
void refuse_values_of_flags(CLI::App &app) {
  for (CLI::Option *option : app.get_options())
    if (!takes_value(*option))
      option->disable_flag_override();
  for (CLI::App *command : app.get_subcommands({}))
    refuse_values_of_flags(*command);
}

std::string version_text() {
  return "organograph " ORGANOGRAPH_VERSION "\n"
         "Boost " ORGANOGRAPH_BOOST ", Eigen " ORGANOGRAPH_EIGEN ", Graphviz " ORGANOGRAPH_GRAPHVIZ
         ", ICU " ORGANOGRAPH_ICU ", nlohmann-json " ORGANOGRAPH_JSON ", libzip " ORGANOGRAPH_LIBZIP
         ", expat " ORGANOGRAPH_EXPAT ", libxlsxwriter " ORGANOGRAPH_XLSXWRITER ", qpdf " ORGANOGRAPH_QPDF
         ", OpenSSL " ORGANOGRAPH_OPENSSL ", libical " ORGANOGRAPH_ICAL ", SQLite " ORGANOGRAPH_SQLITE
         ", CLI11 " CLI11_VERSION;
}

} // namespace

void add_output_options(CLI::App &command, bool &quiet, bool &json, const std::string &printed) {
  command.add_flag("--quiet", quiet, "Print errors only");
  command.add_flag("--json", json, "Print " + printed + " as JSON");
}

void add_threads(CLI::App &command, unsigned &threads) {
  threads = std::max(1U, std::thread::hardware_concurrency());
  command.add_option("--threads", threads, "Threads to use (default: all)")
      ->type_name("N")
      ->check(whole_within(1, 1024));
}

std::unique_ptr<CLI::App> command_line(Arguments &to) {
  auto app = std::make_unique<CLI::App>("Organograph measures and draws organisations that share management.",
                                        "organograph");
  app->set_help_flag("-h,--help", "Show this help");
  app->require_subcommand(1);
  app->set_version_flag("--version", version_text(), "Versions of the program and of its libraries");
  add_model_commands(*app, to);
  add_import(*app, to.imports);
  add_generate(*app, to);
  add_new(*app, to);
  add_help(*app, to);
  add_completion(*app, to);
  add_manual(*app, to);
  app->footer(program_footer); // last: commands would begin with their parent's
  refuse_values_of_flags(*app);
  return app;
}

} // namespace organograph::cli
