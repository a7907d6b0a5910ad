// SPDX-License-Identifier: Apache-2.0
#include "organograph/cli/run.hpp"

#include "command_line.hpp"
#include "option_checks.hpp"
#include "organograph/io/environment_error.hpp"
#include "organograph/viz/render.hpp"

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

int dispatch(std::span<const std::string> args, const Streams &streams) {
  Arguments arguments;
  const std::unique_ptr<CLI::App> tree = command_line(arguments);
  CLI::App &app = *tree;
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
