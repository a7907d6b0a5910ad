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
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

constexpr std::size_t most_warnings = 20;

Timeline measured_timeline(const Opened &from, const std::string &scenario, unsigned threads,
                           Progress &progress) {
  Timeline out = timeline(*from.study.draft, from.study.scenarios_read, scenario, threads,
                          [&progress](const std::string &day, std::size_t number, std::size_t of) {
                            progress.step("measuring " + day + ", " + std::to_string(number) + " of " +
                                          std::to_string(of));
                          });
  io::name_places(from.source, out.diagnostics);
  return out;
}

bool has_no_dates(const Timeline &made) {
  return made.rows.empty() && made.diagnostics.empty();
}

std::string no_dates(const std::string &model, const std::string &scenario) {
  return "no row of " + shown(model) +
         (scenario.empty()
              ? " has valid_from or valid_to; a scenario with effective dates is asked for by "
                "--scenario NAME"
              : ", of the scenario " + shown(scenario) + " and of those that it starts from has a date") +
         ": there is no timeline to show";
}

constexpr std::string_view of_all_days =
    "the timeline view is of all days and services, and of few posts: leave out --as-of, --function and "
    "--minimum-group";

bool leaves_something_out(const DrawArguments &a) {
  return !a.as_of.empty() || !a.function.empty() || a.privacy.minimum_group > 0;
}

// An empty one where it is left out.
Timeline timeline_among_all(const DrawArguments &a, const Opened &from, Progress &progress,
                            std::vector<std::string> &left_out) {
  if (leaves_something_out(a)) {
    left_out.emplace_back(of_all_days);
    return {};
  }
  Timeline made = measured_timeline(from, a.scenario, a.threads, progress);
  if (has_no_dates(made))
    left_out.push_back(no_dates(a.model, a.scenario));
  if (!has_errors(made.diagnostics))
    return made;
  left_out.push_back("the timeline view cannot be drawn, for the model has faults on some day: organograph "
                     "timeline " +
                     shown_bare(a.model) +
                     (a.scenario.empty() ? "" : " --scenario " + shown_bare(a.scenario)) + " names them");
  return {};
}

} // namespace

std::optional<Timeline> timeline_to_draw(const DrawArguments &arguments, const Opened &from,
                                         Progress &progress, std::vector<std::string> &left_out,
                                         const Streams &streams) {
  if (arguments.view == "all")
    return timeline_among_all(arguments, from, progress, left_out);
  if (arguments.view != "timeline")
    return Timeline();
  if (leaves_something_out(arguments))
    throw WrongUse(std::string(of_all_days));
  Timeline made = measured_timeline(from, arguments.scenario, arguments.threads, progress);
  if (has_no_dates(made))
    throw WrongUse(no_dates(arguments.model, arguments.scenario));
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
  const Timeline made = measured_timeline(from, arguments.scenario, arguments.threads, progress);
  if (has_no_dates(made))
    throw WrongUse(no_dates(arguments.model, arguments.scenario));
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
