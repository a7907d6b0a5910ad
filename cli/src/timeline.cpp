// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "json_output.hpp"
#include "progress.hpp"

#include "organograph/io/output.hpp"
#include "organograph/viz/timeline.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

constexpr std::size_t most_warnings = 20;

// Throws WrongUse where no row has a date.
Timeline measured_timeline(const Opened &from, const std::string &model, const std::string &scenario,
                           unsigned threads, Progress &progress) {
  Timeline out = timeline(*from.study.draft, from.study.scenarios_read, scenario, threads,
                          [&progress](const std::string &day, std::size_t number, std::size_t of) {
                            progress.step("measuring " + day + ", " + std::to_string(number) + " of " +
                                          std::to_string(of));
                          });
  if (out.rows.empty() && out.diagnostics.empty())
    throw WrongUse("no row of " + shown(model) +
                   (scenario.empty() ? " has valid_from or valid_to; a scenario with effective dates is "
                                       "asked for by --scenario NAME"
                                     : ", of the scenario " + shown(scenario) +
                                           " and of those that it starts from has a date") +
                   ": there is no timeline to show");
  io::name_places(from.source, out.diagnostics);
  return out;
}

} // namespace

std::optional<Timeline> timeline_to_draw(const DrawArguments &arguments, const Opened &from,
                                         Progress &progress, const Streams &streams) {
  if (arguments.view == "all" && arguments.as_of.empty() && arguments.function.empty() &&
      arguments.privacy.minimum_group == 0) {
    Timeline any =
        timeline(*from.study.draft, from.study.scenarios_read, arguments.scenario, arguments.threads, {});
    return has_errors(any.diagnostics) ? Timeline() : any;
  }
  if (arguments.view != "timeline")
    return Timeline();
  if (!arguments.as_of.empty() || !arguments.function.empty() || arguments.privacy.minimum_group > 0)
    throw WrongUse("the timeline view is of all days and services, and of few posts: leave out --as-of, "
                   "--function and --minimum-group");
  Timeline made = measured_timeline(from, arguments.model, arguments.scenario, arguments.threads, progress);
  if (!has_errors(made.diagnostics))
    return made;
  progress.end();
  refuse_data(made.diagnostics, 0, "nothing was written", streams);
  return std::nullopt;
}

int timeline_command(const TimelineArguments &arguments, const Streams &streams) {
  if (!arguments.out.empty())
    refuse_foreign_file(arguments.out, "date,rows,posts,joint_posts,fte,duplicated,one_voice,shared,at_risk",
                        "timeline");
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading " + arguments.model);
  StudyOptions options;
  options.analysis.threads = arguments.threads;
  options.extract = arguments.extract;
  options.all_scenarios = false;
  if (!arguments.scenario.empty())
    options.scenarios = {arguments.scenario};
  Opened from = opened(arguments.model, options);
  if (!from.study.model) {
    progress.end();
    return stop_at_errors(from.study, 0, "computed", streams);
  }
  const Timeline made =
      measured_timeline(from, arguments.model, arguments.scenario, arguments.threads, progress);
  progress.end();
  if (has_errors(made.diagnostics))
    return refuse_data(made.diagnostics, arguments.quiet ? 0 : most_warnings, "nothing was computed",
                       streams);
  if (!arguments.out.empty())
    io::write_file(arguments.out, viz::to_csv(viz::timeline_table(made)));
  print_diagnostics(made.diagnostics, arguments.quiet ? 0 : most_warnings, streams.err);
  if (arguments.json)
    print_json(viz::timeline_json(made), streams.out, 1);
  else if (!arguments.quiet)
    streams.out << viz::timeline_text(made, {streams.surroundings.colour});
  if (!arguments.out.empty() && !arguments.json)
    say_written(arguments.out, arguments.quiet, false, {}, streams);
  return done;
}

} // namespace organograph::cli
