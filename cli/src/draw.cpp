// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "draw_cards.hpp"
#include "privacy.hpp"
#include "progress.hpp"

#include "organograph/io/output.hpp"
#include "organograph/viz/decoupling_view.hpp"
#include "organograph/viz/integration_view.hpp"
#include "organograph/viz/leadership_view.hpp"
#include "organograph/viz/load_view.hpp"
#include "organograph/viz/meetings_view.hpp"
#include "organograph/viz/paper.hpp"
#include "organograph/viz/partners_view.hpp"
#include "organograph/viz/pdf_pages.hpp"
#include "organograph/viz/pptx.hpp"
#include "organograph/viz/render.hpp"
#include "organograph/viz/scenario_view.hpp"
#include "organograph/viz/structure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>
#include <ostream>
#include <span>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

using viz::Drawing;
using viz::Orientation;
using viz::Paper;

constexpr std::array<std::pair<std::string_view, Paper>, 7> papers = {{{"fit", Paper::fit},
                                                                       {"A4", Paper::a4},
                                                                       {"A3", Paper::a3},
                                                                       {"A2", Paper::a2},
                                                                       {"A1", Paper::a1},
                                                                       {"A0", Paper::a0},
                                                                       {"16:9", Paper::slide}}};
constexpr std::array<std::pair<std::string_view, viz::StructureForm>, 4> forms = {
    {{"auto", viz::StructureForm::automatic},
     {"columns", viz::StructureForm::columns},
     {"tree", viz::StructureForm::tree},
     {"list", viz::StructureForm::list}}};

std::string_view name_of(Paper paper) {
  return std::ranges::find(papers, paper, &std::pair<std::string_view, Paper>::second)->first;
}

/// As asked for; an atlas without a paper is of A3 landscape.
struct Sheet {
  Paper paper = Paper::fit;
  Orientation orientation = Orientation::best;
};

Sheet sheet_of(const DrawArguments &arguments) {
  Sheet sheet;
  if (arguments.pages)
    sheet = {Paper::a3, Orientation::landscape};
  if (!arguments.paper.empty())
    sheet.paper =
        std::ranges::find(papers, arguments.paper, &std::pair<std::string_view, Paper>::first)->second;
  if (sheet.paper == Paper::slide)
    sheet.orientation = Orientation::landscape;
  if (!arguments.orientation.empty())
    sheet.orientation = arguments.orientation == "portrait" ? Orientation::portrait : Orientation::landscape;
  return sheet;
}

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
  refuse(!a.root.empty() && !of_posts, "--root is of the structure and scenario views, not of " + a.view);
  refuse(a.depth && !of_posts, "--depth is of the structure and scenario views, not of " + a.view);
  for (const auto &[option, value] :
       {std::pair("--label", &a.label), std::pair("--colour", &a.colour), std::pair("--group", &a.group)})
    refuse(!value->empty() && a.view != "structure",
           option + std::string(" is of the structure view, not of ") + a.view);
  refuse(a.colour == "change" && a.scenario.empty(),
         "--colour change wants --scenario NAME: what changes the posts?");
  refuse(a.dpi && extension != ".png", "--dpi is of a .png, not of " + shown(a.file));
  refuse(a.view == "scenario" && a.scenario.empty(),
         "the scenario view wants --scenario NAME: which scenario of the folder?");
  refuse(a.view == "decoupling" && !a.scenario.empty(),
         "the decoupling view is of the model as it stands: leave out --scenario");
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
  refuse(!a.orientation.empty() && (a.paper.empty() || a.paper == "fit") && !a.pages,
         "--orientation is of a sheet: say --paper A4, A3 or another too");
}

/// The row of the identifier asked for; which one was meant, where there is none.
template <typename Id> Id found(std::string_view option, const std::string &asked,
                                std::span<const TextId> table, const Model &model, const std::string &what) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < table.size(); ++i) {
    known.emplace_back(model.text(table[i]));
    if (known.back() == asked)
      return id_at<Id>(i);
  }
  throw WrongUse(std::string(option) + ' ' + shown(asked) + " is no " + what + did_you_mean(asked, known));
}

/// The parts of a model that the options name.
struct Named {
  std::optional<PostId> root;
  OrganisationId organisation = none<OrganisationId>;
  FunctionId function = none<FunctionId>;
};

Named named_parts(const DrawArguments &a, const Model &model) {
  const std::string of_model = a.scenario.empty() ? " of the model" : " of the model after the scenario";
  Named out;
  if (!a.root.empty())
    out.root = found<PostId>("--root", a.root, model->posts.id, model, "post" + of_model);
  if (!a.organisation.empty())
    out.organisation = found<OrganisationId>("--organisation", a.organisation, model->organisations.id, model,
                                             "organisation" + of_model);
  if (!a.function.empty())
    out.function =
        found<FunctionId>("--function", a.function, model->functions.id, model, "function" + of_model);
  return out;
}

/// What is drawn: the model, or a scenario's outcome under its title.
struct Drawn {
  const Study &study;
  const Model &model;
  const Analysis &analysis;
  std::optional<StudiedScenario> scenario;
};

/// What the view shows is the measure of that name, and whether there is any.
std::pair<std::string_view, bool> measure_of(const std::string &view, const Drawn &drawn) {
  const Analysis &analysis = drawn.analysis;
  if (view == "meetings")
    return {"duplicated_attendance", analysis.duplicated_attendance.has_value()};
  if (view == "partners")
    return {"partner_contact", analysis.partner_contact.has_value()};
  if (view == "integration")
    return {"integration_depth", !analysis.integration_depth.empty()};
  if (view == "load")
    return {"", !joint_posts(drawn.model).empty()};
  if (view == "leadership")
    return {"", drawn.model->organisations.id.size() > 1 && drawn.study.minimum_group == 0};
  return {"", drawn.study.undoing && viz::any_cost_known(*drawn.study.undoing)};
}

void refuse_unmeasured(const std::string &view, const Drawn &drawn) {
  const auto [measure, there] = measure_of(view, drawn);
  if (there)
    return;
  std::string reason =
      view == "load"         ? "no post serves two organisations"
      : view == "leadership" ? "it is of two or more organisations, and of all posts: not with "
                               "--minimum-group"
      : view == "decoupling" ? "no joint post can be undone of which the annual_cost is known "
                               "and shown"
                             : "the model says nothing that it could be measured by";
  for (const auto &[name, why] : drawn.analysis.not_measured)
    if (!measure.empty() && name.starts_with(measure)) {
      reason = why;
      break;
    }
  throw WrongUse("the " + view + " view cannot be drawn, for it is not measured: " + reason);
}

viz::StructureOptions structure_options(const DrawArguments &a, const Drawn &drawn, const Named &named) {
  viz::StructureOptions options;
  options.root = named.root;
  options.depth = a.depth;
  options.organisation = named.organisation;
  options.function = named.function;
  options.all = a.all;
  if (!a.form.empty())
    options.form =
        std::ranges::find(forms, a.form, &std::pair<std::string_view, viz::StructureForm>::first)->second;
  options.without_fte = drawn.study.minimum_group > 0;
  options.card = card_options(a, drawn.model);
  if (options.card.colour == viz::ColourBy::change)
    options.changes = changes_after(*drawn.scenario->comparison, drawn.model);
  return options;
}

/// The view, laid out for the room; none: as large as it likes.
Drawing laid_out(const DrawArguments &a, const Drawn &drawn, const std::optional<viz::Room> &room) {
  const Model &model = drawn.model;
  const Analysis &analysis = drawn.analysis;
  const Named named = named_parts(a, model);
  viz::StructureOptions structure = structure_options(a, drawn, named);
  structure.room = room;
  if (a.view == "structure")
    return viz::structure_drawing(model, analysis.span_of_control, structure);
  if (a.view == "scenario")
    return viz::scenario_drawing(*drawn.scenario->before, *drawn.scenario->after, *drawn.scenario->comparison,
                                 structure);
  refuse_unmeasured(a.view, drawn);
  const viz::ViewOptions options{named.organisation, named.function, a.all, room};
  if (a.view == "meetings")
    return viz::meetings_drawing(model, analysis, options);
  if (a.view == "partners")
    return viz::partners_drawing(model, *analysis.partner_contact, options);
  if (a.view == "load")
    return viz::load_drawing(model, analysis, options);
  if (a.view == "leadership")
    return viz::leadership_drawing(model, analysis, options);
  if (a.view == "decoupling")
    return viz::decoupling_drawing(model, *drawn.study.undoing, options);
  return viz::integration_drawing(model, analysis.integration_depth, options);
}

/// How large its smallest text is on that sheet.
double text_on(const Drawing &drawing, const viz::Room &room) {
  return viz::smallest_text(drawing) * std::min(room.width / drawing.width, room.height / drawing.height);
}

[[noreturn]] void refuse_crowd(const DrawArguments &a, const Sheet &sheet, double points) {
  std::string help;
  if (sheet.paper != Paper::a0)
    help += "; a larger --paper helps";
  if (a.view == "structure" && !a.pages)
    help += "; --pages makes an atlas of several pages";
  if (a.view == "structure" || a.view == "scenario")
    help += a.all ? "; so does leaving out --all" : "; so do --depth and --root, which draw less";
  else
    help += a.all ? "; so does leaving out --all" : "; so do --organisation and --function, which draw less";
  throw WrongUse("the drawing does not fit " + std::string(name_of(sheet.paper)) +
                 ": its smallest text would have " + std::to_string(points).substr(0, 3) +
                 " points, and below 7 it cannot be read" + help);
}

/// On the sheet asked for; of both orientations the one that shows more, then the one that shows it larger.
Drawing placed(const DrawArguments &a, const Drawn &drawn) {
  const Sheet sheet = sheet_of(a);
  if (sheet.paper == Paper::fit)
    return laid_out(a, drawn, std::nullopt);
  std::optional<Drawing> best;
  std::size_t most = 0; // boxes
  double largest = 0;
  for (const Orientation way : {Orientation::landscape, Orientation::portrait}) {
    if (sheet.orientation != Orientation::best && sheet.orientation != way)
      continue;
    const viz::Room room = *viz::room_of(sheet.paper, way);
    const Drawing drawing = laid_out(a, drawn, room);
    std::optional<Drawing> page = viz::on_paper(drawing, sheet.paper, way);
    const double points = text_on(drawing, room);
    const std::size_t boxes = drawing.boxes.size();
    constexpr double clearly = 1.1; // a little larger is no reason to turn a sheet
    if (page && (!best || boxes > most || (boxes == most && points > clearly * largest))) {
      best = std::move(page);
      most = boxes;
    }
    largest = std::max(largest, points);
  }
  if (!best)
    refuse_crowd(a, sheet, largest);
  return std::move(*best);
}

std::vector<Drawing> atlas(const DrawArguments &a, const Drawn &drawn) {
  const Sheet sheet = sheet_of(a);
  const Orientation way =
      sheet.orientation == Orientation::portrait ? sheet.orientation : Orientation::landscape;
  const Model &model = drawn.model;
  std::vector<Drawing> pages;
  for (const Drawing &drawing : viz::structure_atlas(model, drawn.analysis.span_of_control,
                                                     structure_options(a, drawn, named_parts(a, model)),
                                                     *viz::room_of(sheet.paper, way))) {
    std::optional<Drawing> page = viz::on_paper(drawing, sheet.paper, way);
    if (!page)
      refuse_crowd(a, sheet, text_on(drawing, *viz::room_of(sheet.paper, way)));
    pages.push_back(std::move(*page));
  }
  return pages;
}

/// Dots an inch; refuses more than a .png bears.
unsigned dpi_of(const DrawArguments &a, const Drawing &drawing) {
  const unsigned usual = sheet_of(a).paper == Paper::fit ? viz::usual_dpi : 200;
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

std::string of_pages(std::span<const Drawing> pages, const std::string &extension) {
  return extension == ".pptx" ? viz::pptx(pages) : viz::pdf_pages(pages);
}

std::string written(const DrawArguments &a, const Drawing &drawing, const std::string &extension) {
  if (extension == ".svg")
    return viz::svg(drawing);
  if (extension == ".dot")
    return viz::dot(drawing);
  if (extension == ".png")
    return viz::render(viz::dot(drawing), viz::Picture::png, dpi_of(a, drawing));
  return of_pages({&drawing, 1}, extension);
}

/// Nothing is measured but what the view shows.
StudyOptions study_options(const DrawArguments &a) {
  StudyOptions options;
  options.analysis.threads = a.threads;
  options.extract = a.extract;
  options.never_taken_as_invited = a.privacy.minimum_group > 1;
  options.all_scenarios = false;
  if (!a.scenario.empty())
    options.scenarios = {a.scenario};
  if (!a.scenario.empty() || a.view == "structure")
    options.measures = Measures::spans;
  options.keep_draft = a.view == "decoupling";
  if (options.keep_draft)
    options.undone = Undone::all;
  return options;
}

void write_drawing(const DrawArguments &a, const Study &study, const std::string &extension) {
  const std::vector<StudiedScenario> scenarios = study.scenarios();
  std::optional<Model> titled;
  if (!scenarios.empty())
    titled = titled_after(*scenarios.front().applied);
  const Drawn drawn = {study, titled ? *titled : *study.model,
                       titled ? scenarios.front().comparison->after : study.analysis,
                       titled ? std::optional(scenarios.front()) : std::nullopt};
  if (a.pages)
    io::write_file(a.file, of_pages(atlas(a, drawn), extension));
  else
    io::write_file(a.file, written(a, placed(a, drawn), extension));
}

} // namespace

int draw_command(const DrawArguments &asked, const Streams &streams) {
  DrawArguments arguments = asked;
  std::string extension = std::filesystem::path(arguments.file).extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
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
  progress.step("drawing the " + arguments.view + " view");
  options.analysis.threads = std::max(1U, std::thread::hardware_concurrency());
  const Study study = shown(measured(std::move(from.study), options), arguments.privacy.minimum_group);
  write_drawing(arguments, study, extension);
  progress.end();
  say_written(arguments.file, arguments.quiet, arguments.json, "", streams);
  return done;
}

} // namespace organograph::cli
