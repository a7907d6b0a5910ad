// SPDX-License-Identifier: Apache-2.0
#include "organograph/cli/run.hpp"

#include "command_line.hpp"
#include "command_tree.hpp"
#include "completion.hpp"
#include "help.hpp"
#include "imports.hpp"
#include "json_output.hpp"
#include "manual.hpp"
#include "option_checks.hpp"
#include "organograph/engine/screen.hpp"
#include "organograph/engine/spelling.hpp"
#include "organograph/io/environment_error.hpp"
#include "organograph/io/output.hpp"
#include "organograph/viz/database.hpp"
#include "organograph/viz/render.hpp"
#include "organograph/viz/workbook.hpp"

#include <exception>
#include <filesystem>
#include <memory>
#include <new>
#include <ostream>
#include <string_view>
#include <system_error>
#include <vector>

namespace organograph::cli {

namespace {

// Help and version are asked for by the same way out as what cannot be read.
int answer(const CLI::App &app, const CLI::ParseError &problem, std::span<const std::string> args,
           const Streams &streams) {
  if (problem.get_name() == "CallForHelp") {
    streams.out << help_text(reached_command(app));
    return done;
  }
  if (problem.get_name() == "CallForVersion") {
    streams.out << problem.what() << '\n';
    return done;
  }
  if (args.empty()) {
    streams.err << help_text(app);
    return wrong_use;
  }
  const std::string said = wrong_use_text(app, problem);
  streams.err << "organograph: " << said;
  if (streams.json)
    print_refusal(wrong_use, trimmed(said), {}, streams.out);
  return wrong_use;
}

const CLI::App &named_command(const CLI::App &app, const std::vector<std::string> &words) {
  const CLI::App *command = find_command(app, words);
  if (command == nullptr)
    throw WrongUse("there is no command " + shown(joined(words)) + ": 'organograph --help' lists them");
  return *command;
}

void write_manual(const CLI::App &app, const std::filesystem::path &folder) {
  for (const CLI::App *command : all_commands(app))
    io::write_file(folder / (full_name(*command, "-") + ".1"), manual_page(app, *command));
}

int about_the_program(const CLI::App &app, const Arguments &arguments, const Streams &streams) {
  if (app.got_subcommand("help"))
    streams.out << help_text(named_command(app, arguments.help));
  else if (app.got_subcommand("completion"))
    streams.out << (arguments.shell == "bash"  ? bash_completion(app)
                    : arguments.shell == "zsh" ? zsh_completion(app)
                                               : fish_completion(app));
  else if (arguments.manual.folder.empty())
    streams.out << manual_page(app, named_command(app, arguments.manual.command));
  else
    write_manual(app, arguments.manual.folder);
  return done;
}

int dispatch(std::span<const std::string> args, const Streams &streams) {
  Arguments arguments;
  const std::unique_ptr<CLI::App> tree = command_line(arguments);
  CLI::App &app = *tree;
  std::vector<std::string> words(args.begin(), args.end());
  complete_import(words);
  std::vector<std::string> reversed(words.rbegin(), words.rend()); // as CLI11 takes them
  try {
    app.parse(reversed);
    if (!arguments.span_target.empty())
      arguments.analyse.options.span.span_target = parsed_span_target(arguments.span_target);
    if (!arguments.load_limit.empty())
      arguments.analyse.options.capacity.limit = parsed_load_limit(arguments.load_limit);
    if (!arguments.layers.empty())
      arguments.benchmark.layers = parsed_layers(arguments.layers);
  } catch (const CLI::ParseError &problem) {
    return answer(app, problem, args, streams);
  }
  arguments.analyse.tables = arguments.tables == "none"      ? Tables::none
                             : arguments.tables == "largest" ? Tables::largest
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
  if (app.got_subcommand("propose"))
    return propose_command(arguments.propose, streams);
  if (app.got_subcommand("timeline"))
    return timeline_command(arguments.timeline, streams);
  if (app.got_subcommand("changes"))
    return changes_command(arguments.changes, streams);
  if (app.got_subcommand("history"))
    return history_command(arguments.history, streams);
  if (app.got_subcommand("benchmark"))
    return benchmark_command(arguments.benchmark, streams);
  if (app.got_subcommand("export"))
    return export_command(arguments.export_model, streams);
  if (app.got_subcommand("import"))
    return import_command(app.get_subcommand("import")->get_subcommands().front()->get_name(),
                          arguments.imports, streams);
  if (app.got_subcommand("generate"))
    return generate_command(arguments.generate, streams);
  if (app.got_subcommand("new"))
    return new_command(arguments.new_folder, streams);
  return about_the_program(app, arguments, streams);
}

} // namespace

int run(std::span<const std::string> args, std::ostream &out, std::ostream &err,
        const Surroundings &surroundings) {
  const bool json = asks_for_json(args);
  const auto fail = [&](std::string_view problem, ExitCode code) {
    err << "organograph: " << for_screen(problem) << '\n';
    if (json)
      print_refusal(code, problem, {}, out);
    return code;
  };
  try {
    const int code = dispatch(args, {out, err, surroundings, json});
    out.flush();
    return out ? code : fail("standard output cannot be written: is its disk full?", environment);
  } catch (const WrongUse &problem) {
    return fail(problem.what(), wrong_use);
  } catch (const io::EnvironmentError &problem) {
    return fail(problem.what(), environment);
  } catch (const viz::RenderError &problem) {
    return fail(problem.what(), environment);
  } catch (const viz::DatabaseError &problem) {
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
