// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "json_output.hpp"
#include "privacy.hpp"
#include "progress.hpp"

#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/summary.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace organograph::cli {

int compare_command(const CompareArguments &arguments, const Streams &streams) {
  refuse_misplaced(arguments.privacy, arguments.model, {});
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading " + arguments.model);
  StudyOptions options;
  options.analysis.threads = arguments.threads;
  options.extract = arguments.extract;
  options.as_of = arguments.as_of;
  options.never_taken_as_invited = arguments.privacy.minimum_group > 1;
  options.scenarios = arguments.scenarios;
  options.keep_draft = false;
  show_steps(progress, options);
  Opened from = opened(arguments.model, options);
  if (!from.study.model) {
    progress.end();
    return stop_at_errors(from.study, 0, "computed", streams);
  }
  if (from.study.applied.empty())
    throw WrongUse("'" + arguments.model + "' has no " +
                   (from.source.places ? "sheet that names a scenario" : "folder below scenarios/") +
                   ": there is nothing to compare");
  protect(arguments.privacy, options, from, streams);
  const Study study = shown(measured(std::move(from.study), options), arguments.privacy.minimum_group);
  progress.end();
  if (arguments.json)
    print_json(viz::compare_json(study), streams.out, 1);
  else if (!arguments.quiet)
    streams.out << viz::compare_text(study, {streams.surroundings.colour});
  return done;
}

namespace {

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
  if (model->posts.shared_with_other[index(post)] != 0)
    throw WrongUse("--post " + shown(post_id) +
                   " is shared with an organisation that is not named: there is none to give its half to");
  if (model.joint(post))
    return post;
  std::vector<std::string> joint;
  for (const PostId other : posts_to_undo(model))
    joint.emplace_back(model.text(model->posts.id[index(other)]));
  throw WrongUse("--post " + shown(post_id) + " serves one organisation alone, so there is nothing to undo" +
                 (joint.empty() ? "" : "; joint posts: " + list_of(joint)));
}

// What is asked for, of the model that was opened.
void choose_posts(const DecoupleArguments &arguments, const Opened &from, Progress &progress,
                  StudyOptions &options) {
  options.undone = arguments.posts.empty() ? Undone::all : Undone::these;
  if (arguments.all)
    options.undone_alone = SIZE_MAX;
  for (const std::string &post : arguments.posts)
    options.undone_posts.push_back(joint_post(*from.study.model, called(from, post)));
  if (options.undone == Undone::these)
    options.undoing_begins = [&progress, posts = options.undone_posts.size()](std::size_t) {
      progress.step("undoing " + counted(posts, "joint post") + " together");
    };
}

} // namespace

int decouple_command(const DecoupleArguments &arguments, const Streams &streams) {
  if (arguments.all && !arguments.posts.empty())
    throw WrongUse(
        "--all lists every joint post alone, --post undoes those that it names together: give one");
  refuse_misplaced(arguments.privacy, arguments.model, {});
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading " + arguments.model);
  StudyOptions options;
  options.analysis.threads = arguments.threads;
  options.extract = arguments.extract;
  options.as_of = arguments.as_of;
  options.never_taken_as_invited = arguments.privacy.minimum_group > 1;
  options.measures = Measures::none;
  options.all_scenarios = false;
  show_steps(progress, options);
  Opened from = opened(arguments.model, options);
  if (!from.study.model) {
    progress.end();
    return stop_at_errors(from.study, 0, "computed", streams);
  }
  protect(arguments.privacy, options, from, streams);
  choose_posts(arguments, from, progress, options);
  const Study study = shown(measured(std::move(from.study), options), arguments.privacy.minimum_group);
  progress.end();
  if (arguments.json)
    print_json(viz::decouple_json(study), streams.out, 1);
  else if (!arguments.quiet)
    streams.out << viz::decouple_text(study, {streams.surroundings.colour});
  return done;
}

} // namespace organograph::cli
