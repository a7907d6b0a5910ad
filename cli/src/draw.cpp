// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "draw_all.hpp"
#include "draw_sheets.hpp"
#include "privacy.hpp"
#include "progress.hpp"

#include "organograph/engine/screen.hpp"
#include "organograph/io/output.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/pdf_pages.hpp"
#include "organograph/viz/pptx.hpp"
#include "organograph/viz/render.hpp"
#include "organograph/viz/summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>
#include <ostream>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

using viz::Drawing;

/// What the parser cannot see: options that say nothing about this view, file or paper are refused.
void refuse_misuse(const DrawArguments &a, const std::string &extension) {
  const auto refuse = [](bool wrong, const std::string &why) {
    if (wrong)
      throw WrongUse(why);
  };
  const bool of_posts = a.view == "structure" || a.view == "scenario";
  constexpr std::array<std::string_view, 5> extensions = {".svg", ".pdf", ".png", ".pptx", ".dot"};
  refuse(!std::ranges::count(extensions, extension),
         shown(a.file) + " ends in none of .svg, .pdf, .png, .pptx and .dot: its ending says what to write");
  refuse(a.view == "all" && extension != ".pdf" && extension != ".pptx",
         "all views together go into one .pdf or .pptx, not " + shown(a.file) + ": organograph draw " +
             shown_bare(a.model) + " all -o views.pptx; each as .svg: organograph analyse " +
             shown_bare(a.model) + " -o FOLDER");
  refuse(!a.root.empty() && !of_posts, "--root is of the structure and scenario views, not of " + a.view);
  refuse(a.depth && !of_posts, "--depth is of the structure and scenario views, not of " + a.view);
  for (const auto &[option, value] :
       {std::pair("--label", &a.label), std::pair("--colour", &a.colour), std::pair("--group", &a.group)})
    refuse(!value->empty() && a.view != "structure",
           option + std::string(" is of the structure view, not of ") + a.view);
  refuse(a.colour == "change" && a.scenario.empty(),
         "--colour change wants --scenario NAME: what changes the posts?");
  refuse(a.all && a.depth, "--all leaves nothing out, and --depth folds what is deeper: leave one out");
  refuse(a.dpi && extension != ".png", "--dpi is of a .png, not of " + shown(a.file));
  refuse(a.view == "scenario" && a.scenario.empty(),
         "the scenario view wants --scenario NAME: which scenario of the folder?");
  refuse(a.view == "decoupling" && !a.scenario.empty(), std::string(decoupling_of_a_scenario));
  refuse(!a.form.empty() && a.view != "structure", "--form is of the structure view, not of " + a.view);
  refuse(a.form == "list" && !a.group.empty(),
         "--group draws frames round cards, and a list has rows: leave one out");
  refuse(!a.form.empty() && a.pages, "--pages draws trees and columns as they fit: leave out --form");
  refuse(a.pages && a.view != "structure", "--pages is of the structure view, not of " + a.view);
  refuse(a.pages && extension != ".pdf" && extension != ".pptx",
         "--pages wants a .pdf or .pptx to write, not " + shown(a.file));
  refuse(a.pages && a.paper == "fit", "--pages wants pages of a size: --paper A4, A3 or another");
  refuse(a.pages && (a.depth || a.all),
         "--pages draws every layer and folds nothing away: leave out --depth and --all");
  refuse(!a.orientation.empty() && !a.pages &&
             (a.paper == "fit" || (a.paper.empty() && extension != ".pptx")),
         "--orientation is of a sheet: say --paper A4, A3 or another too");
}

/// Dots an inch; refuses more than a .png bears.
unsigned dpi_of(const DrawArguments &a, const Drawing &drawing) {
  const unsigned usual = on_a_sheet(a) ? 200 : viz::usual_dpi;
  if (!a.dpi)
    return usual;
  const double pixels = drawing.width * drawing.height * (*a.dpi / 72.0) * (*a.dpi / 72.0);
  const double side = std::max(drawing.width, drawing.height) * *a.dpi / 72.0;
  if (const double over = std::max(std::sqrt(pixels / viz::most_pixels), side / viz::most_pixels_a_side);
      over > 1)
    throw WrongUse("--dpi " + std::to_string(*a.dpi) +
                   ": a .png has at most 100 million pixels and 30,000 a side; " +
                   "this drawing has room for " + std::to_string(static_cast<unsigned>(*a.dpi / over)));
  return *a.dpi;
}

std::string written(const DrawArguments &a, std::span<const Drawing> pages, const std::string &extension) {
  if (extension == ".pptx")
    return viz::pptx(pages);
  if (extension == ".pdf")
    return viz::pdf_pages(pages);
  const Drawing &drawing = pages.front();
  if (extension == ".svg")
    return viz::svg(drawing);
  return extension == ".dot" ? viz::dot(drawing)
                             : viz::render(viz::dot(drawing), viz::Picture::png, dpi_of(a, drawing));
}

/// What a view of the model shows; one of a scenario takes all that the scenario is compared by.
MeasuresWanted shown_by(const DrawArguments &a) {
  const bool all = !a.scenario.empty() || a.view == "all";
  return {.meetings = all || a.view == "meetings",
          .integration = all || a.view == "integration" || a.view == "leadership",
          .bridges = false,
          .informal = false};
}

/// Nothing is measured but what the view shows.
StudyOptions study_options(const DrawArguments &a) {
  StudyOptions options;
  options.analysis.threads = a.threads;
  options.analysis.wanted = shown_by(a);
  options.extract = a.extract;
  options.as_of = a.as_of;
  options.never_taken_as_invited = a.privacy.minimum_group > 1;
  if (!a.scenario.empty())
    options.scenarios = {a.scenario};
  if (!a.scenario.empty() || a.view == "structure")
    options.measures = Measures::spans;
  const bool every = a.view == "all";
  options.all_scenarios = every && a.scenario.empty();
  options.keep_draft = a.view == "decoupling" || (every && a.scenario.empty());
  if (options.keep_draft)
    options.undone = Undone::all;
  return options;
}

/// Adds what could not be drawn of all views to what was left out.
void write_drawing(const DrawArguments &a, const Study &study, const Timeline &timeline,
                   const std::string &extension, std::vector<std::string> &left_out) {
  const std::vector<StudiedScenario> scenarios = study.scenarios();
  std::optional<Model> titled;
  const bool of_a_scenario = !a.scenario.empty(); // else the scenarios are there for their own pages alone
  if (of_a_scenario && !scenarios.empty())
    titled = titled_after(*scenarios.front().applied, study.as_of ? study.as_of->day : std::string_view());
  const Drawn drawn = {study, titled ? *titled : *study.model,
                       titled ? scenarios.front().comparison->after : study.analysis,
                       titled ? std::optional(scenarios.front()) : std::nullopt, timeline};
  const std::vector<Drawing> pages = a.view == "all" ? every_view(a, drawn, left_out) : placed(a, drawn);
  io::write_file(a.file, written(a, pages, extension));
}

} // namespace

int draw_command(const DrawArguments &asked, const Streams &streams) {
  DrawArguments arguments = asked;
  const std::string extension = extension_of(arguments);
  refuse_misuse(arguments, extension);
  refuse_misplaced(arguments.privacy, arguments.model, {}, arguments.file);
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading " + arguments.model);
  StudyOptions options = study_options(arguments);
  Opened from = opened(arguments.model, options);
  if (!from.study.model) {
    progress.end();
    return stop_at_errors(from.study, 0, "written", streams);
  }
  protect(arguments.privacy, options, from, streams);
  arguments.root = called(from, arguments.root);
  std::vector<std::string> left_out;
  const std::optional<Timeline> timeline = timeline_to_draw(arguments, from, progress, left_out, streams);
  if (!timeline)
    return faulty_data;
  progress.step(arguments.view == "all" ? std::string("drawing every view")
                                        : "drawing the " + arguments.view + " view");
  const Study study = shown(measured(std::move(from.study), options), arguments.privacy.minimum_group);
  write_drawing(arguments, study, *timeline, extension, left_out);
  progress.end();
  if (!arguments.quiet && !arguments.json)
    for (const std::string &why : left_out)
      streams.err << "Left out: " << for_screen(why) << '\n';
  say_written(arguments.file, arguments.quiet, arguments.json, "", streams);
  if (study.as_of && !arguments.quiet && !arguments.json)
    streams.err << viz::as_of_text(*study.as_of);
  return done;
}

} // namespace organograph::cli
