// SPDX-License-Identifier: Apache-2.0
#include "propose.hpp"

#include "json_output.hpp"
#include "output_folder.hpp"
#include "progress.hpp"

#include "organograph/io/brief.hpp"
#include "organograph/io/environment_error.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/output.hpp"
#include "organograph/platform/stop_wishes.hpp"
#include "organograph/viz/proposals.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

std::vector<io::FileInPieces> files_of(const Model &start, const Proposed &proposed) {
  std::vector<io::FileInPieces> out;
  out.emplace_back("front.csv", viz::to_csv(viz::front_table(start, proposed)));
  out.emplace_back("given.csv", viz::to_csv(viz::given_table(proposed)));
  out.emplace_back("front.svg", viz::svg(viz::proposals_drawing(start, proposed)));
  out.emplace_back("report.html", viz::proposals_html(start, proposed));
  out.emplace_back("proposals.json", viz::proposals_json(start, proposed).dump(1) + "\n");
  for (const ProposedScenario &each : proposed.scenarios)
    for (const TableSchema &table : scenario_schema())
      if (const auto &rows = each.scenario.draft[table.id])
        out.emplace_back("scenarios/" + each.scenario.name + "/" + std::string(table.name) + ".csv",
                         io::to_csv(*rows));
  return out;
}

// A workbook or a graph has no folder to copy into.
std::string next_step(const ProposeArguments &arguments, const Proposed &proposed) {
  if (proposed.scenarios.empty() || !std::filesystem::is_directory(arguments.model))
    return {};
  return "copy a folder of " + arguments.out + "/scenarios into " + arguments.model +
         "/scenarios, then organograph compare " + arguments.model;
}

} // namespace

ProposedResult proposed_of(const Study &study, const std::string &brief, unsigned threads,
                           Progress &progress) {
  if (!brief.ends_with(".csv"))
    throw WrongUse("--brief " + shown(brief) + " is no .csv file: docs/propose.md says what a brief is");
  io::BriefFile file = io::read_brief_file(brief);
  ProposedResult out;
  if (file.table) {
    ProposeOptions options;
    options.threads = threads;
    options.begins = [&progress](std::uint64_t parts) { progress.step("looking at structures", parts); };
    options.advances = [&progress] { progress.advance(); };
    options.stops = platform::StopWishes::asked;
    out = propose_from(*study.model, *study.draft, study.applied, *file.table, options);
    if (!out.proposed && !has_errors(out.diagnostics))
      throw io::EnvironmentError("stopped before a structure was looked at: nothing was written");
  }
  out.diagnostics.insert(out.diagnostics.begin(), std::make_move_iterator(file.diagnostics.begin()),
                         std::make_move_iterator(file.diagnostics.end()));
  if (has_errors(out.diagnostics))
    out.proposed.reset();
  return out;
}

int propose_command(const ProposeArguments &arguments, const Streams &streams) {
  refuse_file_name(arguments.out);
  refuse_inside_model(arguments.out, arguments.model);
  refuse_foreign_folder(arguments.out, "proposal");
  const platform::StopWishes wishes; // from here on what is known when somebody stops it is written
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading " + arguments.model);
  StudyOptions options;
  options.analysis.threads = arguments.threads;
  options.extract = arguments.extract;
  const Opened from = opened(arguments.model, options);
  if (!from.study.model) {
    progress.end();
    return stop_at_errors(from.study, 0, "computed", streams);
  }
  const ProposedResult result = proposed_of(from.study, arguments.brief, arguments.threads, progress);
  if (!result.proposed) {
    progress.end();
    // `check` looks at no brief.
    return refuse_data(result.diagnostics, 0, "nothing was computed", streams, SIZE_MAX,
                       "organograph propose ...");
  }
  const Proposed &proposed = *result.proposed;
  const Model &start = start_of(proposed, *from.study.model, from.study.applied);
  io::write_folder(arguments.out, "proposal", files_of(start, proposed), arguments.threads);
  progress.end();
  print_diagnostics(result.diagnostics, arguments.quiet || arguments.json ? 0 : SIZE_MAX, streams.err,
                    SIZE_MAX, {});
  if (arguments.json)
    print_json(viz::proposals_json(start, proposed), streams.out, 1);
  else if (!arguments.quiet)
    streams.out << viz::proposals_text(start, proposed, {streams.surroundings.colour});
  if (!arguments.json)
    say_written(arguments.out, arguments.quiet, false, next_step(arguments, proposed), streams);
  return done;
}

} // namespace organograph::cli
