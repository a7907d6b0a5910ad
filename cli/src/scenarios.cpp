// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/scenarios.hpp"
#include "commands.hpp"
#include "organograph/engine/comparison.hpp"
#include "organograph/engine/decoupling.hpp"
#include "organograph/engine/small_groups.hpp"
#include "organograph/io/csv_reader.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "privacy.hpp"
#include "progress.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

constexpr std::size_t names_in_message = 20;

std::string list_of(std::vector<std::string> names) {
  std::string out;
  const std::size_t more = names.size() - std::min(names.size(), names_in_message);
  names.resize(names.size() - more);
  for (const std::string &name : names)
    out += (out.empty() ? "" : ", ") + shown(name);
  return more == 0 ? out : out + " and " + std::to_string(more) + " more";
}

void refuse_unknown(const std::string &where, const std::vector<Scenario> &scenarios,
                    const std::vector<std::string> &wanted) {
  std::vector<std::string> known;
  std::ranges::transform(scenarios, std::back_inserter(known), &Scenario::name);
  for (const std::string &name : wanted)
    if (!std::ranges::count(known, name))
      throw WrongUse("--scenario " + shown(name) + " is no " + where +
                     (known.empty() ? ", which has none" : ": there are " + list_of(known)) +
                     did_you_mean(name, known));
}

int stop_at_errors(const Loaded &loaded, const Streams &streams) {
  const std::vector<Diagnostic> diagnostics = all_diagnostics(loaded);
  print_diagnostics(diagnostics, 0, streams.err);
  streams.err << "organograph: " << counted(diagnostics) << "; nothing was computed\n";
  return faulty_data;
}

std::vector<std::string> post_ids(const Model &model) {
  std::vector<std::string> out;
  for (const TextId id : model->posts.id)
    out.emplace_back(model.text(id));
  return out;
}

PostId joint_post(const Model &model, const std::string &post_id) {
  const PostId post = model.find_post(post_id);
  if (post == none<PostId>)
    throw WrongUse("--post " + shown(post_id) + " is no post of the model" +
                   did_you_mean(post_id, post_ids(model)));
  if (model.joint(post))
    return post;
  std::vector<std::string> joint;
  for (const PostId other : joint_posts(model))
    joint.emplace_back(model.text(model->posts.id[index(other)]));
  throw WrongUse("--post " + shown(post_id) + " serves one organisation alone, so there is nothing to undo" +
                 (joint.empty() ? "" : "; joint posts: " + list_of(joint)));
}

} // namespace

void load_scenarios(const std::string &folder, const std::vector<std::string> &wanted, Loaded &to) {
  const std::vector<Scenario> &scenarios = to.scenarios_read;
  refuse_unknown(to.places ? "scenario of " + folder : "folder below " + folder + "/scenarios", scenarios,
                 wanted);
  for (const Scenario &scenario : scenarios)
    if (!wanted.empty() && !std::ranges::count(wanted, scenario.name))
      to.left_out.push_back(scenario.name);
  if (to.result.model) {
    to.scenarios = apply_scenarios(to.draft, scenarios, wanted);
    return;
  }
  for (const Scenario &scenario : scenarios) // without a model there is nothing to apply them to
    if (!std::ranges::count(to.left_out, scenario.name))
      std::ranges::copy(scenario.draft.diagnostics, std::back_inserter(to.result.diagnostics));
}

namespace {

// What a scenario leaves as it was is said once, and of the rest where it comes from.
void add_those_of_scenarios(const Loaded &loaded, std::vector<Diagnostic> &out) {
  std::set<std::string> said;
  for (const Diagnostic &diagnostic : out)
    said.insert(to_string(diagnostic));
  for (const AppliedScenario &scenario : loaded.scenarios)
    for (const Diagnostic &diagnostic : scenario.diagnostics) {
      if (!said.insert(to_string(diagnostic)).second)
        continue;
      out.push_back(diagnostic);
      if (!diagnostic.file.starts_with("scenarios/" + scenario.name + "/"))
        out.back().problem += ", after the scenario " + shown(scenario.name);
    }
}

} // namespace

std::vector<Diagnostic> all_diagnostics(const Loaded &loaded) {
  std::vector<Diagnostic> out = loaded.result.diagnostics;
  if (!loaded.scenarios.empty())
    add_those_of_scenarios(loaded, out);
  name_places(loaded, out);
  return out;
}

bool whole(const Loaded &loaded) {
  return loaded.result.model &&
         std::ranges::all_of(loaded.scenarios, [](const AppliedScenario &s) { return s.model.has_value(); });
}

Model titled_after(const AppliedScenario &scenario) {
  const Model &model = *scenario.model;
  const std::string_view before = model.text(model->title);
  const std::string title = scenario.title.empty() ? std::string(before) + (before.empty() ? "" : ": ") +
                                                         "after the scenario " + scenario.name
                                                   : scenario.title + " (scenario " + scenario.name + ")";
  Draft draft = scenario.draft;
  draft[TableId::model].emplace("model.csv", std::vector<std::string>{"title", "source", "currency"});
  const std::string_view cells[] = {title, scenario.source, model.text(model->currency)};
  draft[TableId::model]->add_row(2, cells);
  BuildResult built = build_model(draft);
  return built.model ? std::move(*built.model) : model;
}

std::vector<viz::ScenarioResult> shown_scenarios(const Loaded &loaded,
                                                 const std::vector<Comparison> &comparisons) {
  std::vector<viz::ScenarioResult> out =
      viz::scenario_results(*loaded.result.model, loaded.scenarios, comparisons);
  std::erase_if(out, [&](const viz::ScenarioResult &result) {
    return std::ranges::count(loaded.left_out, result.comparison->name) > 0;
  });
  return out;
}

int compare_command(const CompareArguments &arguments, const Streams &streams) {
  refuse_misplaced(arguments.privacy, arguments.model, {});
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading " + arguments.model);
  Loaded loaded = load(arguments.model, arguments.threads);
  load_scenarios(arguments.model, arguments.scenarios, loaded);
  if (!whole(loaded)) {
    progress.end();
    return stop_at_errors(loaded, streams);
  }
  if (loaded.scenarios.empty())
    throw WrongUse("'" + arguments.model + "' has no " +
                   (loaded.places ? "sheet that names a scenario" : "folder below scenarios/") +
                   ": there is nothing to compare");
  viz::Privacy privacy = protect(arguments.privacy, &arguments.scenarios, arguments.threads, loaded, streams);
  const Model &model = *loaded.result.model;
  AnalysisOptions options;
  options.threads = arguments.threads;
  std::vector<Comparison> comparisons =
      compare_all(model, loaded.scenarios, options, scenario_steps(progress));
  std::vector<viz::ScenarioResult> results = shown_scenarios(loaded, comparisons);
  const auto place = [&](const viz::ScenarioResult &result) { // as asked for
    return std::ranges::find(arguments.scenarios, result.comparison->name) - arguments.scenarios.begin();
  };
  std::ranges::stable_sort(results, {}, place);
  Analysis analysis = analyse(model, options, {}, measure_steps(progress));
  privacy.blanked = blank_small_groups(model, privacy.minimum_group, analysis) +
                    blank_small_groups(model, loaded.scenarios, privacy.minimum_group, comparisons);
  progress.end();
  if (arguments.json)
    streams.out << viz::with_privacy(viz::compare_json(model, analysis, results), privacy).dump(1) << '\n';
  else if (!arguments.quiet)
    streams.out << viz::compare_text(model, analysis, results, {streams.surroundings.colour})
                << viz::privacy_text(privacy);
  return done;
}

// Decoupling measures the model again for each joint post: in a large one that is asked for, not given.
bool may_decouple(const Loaded &loaded) {
  constexpr std::size_t most_posts = 5'000;
  const Model &model = *loaded.result.model;
  return model->posts.size() <= most_posts && loaded.draft[TableId::posts] && !joint_posts(model).empty();
}

viz::DecouplingReport decoupling_of_all(const Loaded &loaded, const AnalysisOptions &options, bool each,
                                        Progress *progress) {
  const Model &model = *loaded.result.model;
  const std::vector<PostId> posts = joint_posts(model);
  const std::size_t limit = std::min(posts.size(), each ? posts.size() : decoupled_alone_up_to);
  if (progress != nullptr)
    progress->step("undoing joint posts one by one", limit + 1); // and all together
  const auto advance = [progress] {
    if (progress != nullptr)
      progress->advance();
  };
  return {.together = decouple(loaded.draft, model, posts, options),
          .alone = decouple_each(loaded.draft, model, limit, options, advance),
          .joint_posts = posts.size(),
          .all = true};
}

int decouple_command(const DecoupleArguments &arguments, const Streams &streams) {
  if (arguments.all && !arguments.posts.empty())
    throw WrongUse(
        "--all lists every joint post alone, --post undoes those that it names together: give one");
  refuse_misplaced(arguments.privacy, arguments.model, {});
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading " + arguments.model);
  Loaded loaded = load(arguments.model, arguments.threads);
  if (!whole(loaded)) {
    progress.end();
    return stop_at_errors(loaded, streams);
  }
  viz::Privacy privacy = protect(arguments.privacy, nullptr, arguments.threads, loaded, streams);
  const Model &model = *loaded.result.model;
  AnalysisOptions options;
  options.threads = arguments.threads;
  viz::DecouplingReport report;
  if (arguments.posts.empty()) {
    report = decoupling_of_all(loaded, options, arguments.all, &progress);
  } else {
    std::vector<PostId> posts;
    for (const std::string &post : arguments.posts)
      posts.push_back(joint_post(model, called(loaded, post)));
    report.joint_posts = joint_posts(model).size();
    progress.step("undoing " + counted(posts.size(), "joint post") + " together");
    report.together = decouple(loaded.draft, model, posts, options);
  }
  progress.end();
  privacy.blanked = blank_small_groups(model, privacy.minimum_group, report);
  if (arguments.json)
    streams.out << viz::with_privacy(viz::decouple_json(model, report), privacy).dump(1) << '\n';
  else if (!arguments.quiet)
    streams.out << viz::decouple_text(model, report, {streams.surroundings.colour})
                << viz::privacy_text(privacy);
  return done;
}

} // namespace organograph::cli
