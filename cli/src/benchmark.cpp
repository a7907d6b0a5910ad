// SPDX-License-Identifier: Apache-2.0
#include "json_output.hpp"
#include "several_models.hpp"

#include "organograph/engine/build_model.hpp"
#include "organograph/io/output.hpp"
#include "organograph/viz/benchmark.hpp"

#include <nlohmann/json.hpp>

#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

/// Leaves the model of the layers asked for in the study's place; without a model where that has faults.
/// Throws WrongUse where no post is in them.
viz::BenchmarkModel cut_to_layers(const BenchmarkArguments &arguments, const std::string &name,
                                  Study &study) {
  viz::BenchmarkModel out;
  out.source = name;
  out.title = study.model->text((*study.model)->title);
  out.date = study.model->text((*study.model)->date);
  out.posts = (*study.model)->posts.size();
  if (!arguments.layers)
    return out;
  const WithinLayers within = within_layers(*study.draft, *study.model, *arguments.layers);
  if (within.posts == 0)
    throw WrongUse("no post of " + shown(name) + " is in layers " + std::to_string(arguments.layers->low) +
                   " to " + std::to_string(arguments.layers->high));
  out.posts = within.posts;
  out.outside = within.outside;
  out.layer_not_known = within.layer_not_known;
  BuildResult result = build_model(within.draft, {.threads = arguments.threads});
  study.model = std::move(result.model);
  study.diagnostics = std::move(result.diagnostics);
  return out;
}

} // namespace

int benchmark_command(const BenchmarkArguments &arguments, const Streams &streams) {
  if (arguments.models.size() < 2)
    throw WrongUse("a benchmark lays several models side by side: give two or more");
  refuse_same_models(arguments.models);
  if (!arguments.out.empty())
    refuse_foreign_file(arguments.out, "model,title,date,posts,figure,name,value,bound", "benchmark");
  viz::Benchmark benchmark{.layers = arguments.layers, .models = {}, .figures = {}};
  viz::BenchmarkModel next;
  const std::vector<Diagnostic> faults = measure_each(
      arguments, arguments.layers.has_value(), streams,
      [&](const std::string &name, Study &study) { next = cut_to_layers(arguments, name, study); },
      [&](const std::string &, const Study &study, std::vector<Diagnostic> &) {
        viz::add_to_benchmark(benchmark, std::move(next), study);
      });
  if (!faults.empty())
    return refuse_data(faults, 0, "nothing was computed", streams);
  viz::rank_benchmark(benchmark);
  if (!arguments.out.empty())
    io::write_file(arguments.out, viz::to_csv(viz::benchmark_table(benchmark)));
  if (arguments.json)
    print_json(viz::benchmark_json(benchmark), streams.out, 1);
  else if (!arguments.quiet)
    streams.out << viz::benchmark_text(benchmark, {streams.surroundings.colour});
  if (!arguments.out.empty() && !arguments.json)
    say_written(arguments.out, arguments.quiet, false, {}, streams);
  return done;
}

} // namespace organograph::cli
