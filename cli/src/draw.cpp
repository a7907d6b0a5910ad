// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "organograph/engine/small_groups.hpp"
#include "privacy.hpp"
#include "progress.hpp"

#include "organograph/io/output.hpp"
#include "organograph/viz/integration_view.hpp"
#include "organograph/viz/meetings_view.hpp"
#include "organograph/viz/paper.hpp"
#include "organograph/viz/partners_view.hpp"
#include "organograph/viz/pdf_pages.hpp"
#include "organograph/viz/render.hpp"
#include "organograph/viz/scenario_view.hpp"
#include "organograph/viz/structure.hpp"

#include <algorithm>
#include <array>
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

constexpr std::array<std::pair<std::string_view, Paper>, 4> papers = {
    {{"fit", Paper::fit}, {"A4", Paper::a4}, {"A3", Paper::a3}, {"A1", Paper::a1}}};

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
  constexpr std::array<std::string_view, 4> extensions = {".svg", ".pdf", ".png", ".dot"};
  refuse(!std::ranges::count(extensions, extension),
         shown(a.file) + " ends in none of .svg, .pdf, .png and .dot: its ending says what to write");
  refuse(!a.root.empty() && !of_posts, "--root is of the structure and scenario views, not of " + a.view);
  refuse(a.depth && !of_posts, "--depth is of the structure and scenario views, not of " + a.view);
  refuse(a.view == "scenario" && a.scenario.empty(),
         "the scenario view wants --scenario NAME: which scenario of the folder?");
  refuse(a.pages && a.view != "structure", "--pages is of the structure view, not of " + a.view);
  refuse(a.pages && extension != ".pdf", "--pages wants a .pdf to write, not " + shown(a.file));
  refuse(a.pages && a.paper == "fit", "--pages wants pages of a size: --paper A4, A3 or A1");
  refuse(a.pages && (a.depth || a.all),
         "--pages draws every layer and folds nothing away: leave out --depth and --all");
  refuse(!a.orientation.empty() && (a.paper.empty() || a.paper == "fit") && !a.pages,
         "--orientation is of a sheet: say --paper A4, A3 or A1 too");
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

/// What is drawn: the baseline, or a scenario's outcome with what it started from.
struct Subject {
  const Model *model = nullptr;
  std::optional<Model> titled; ///< the outcome under the scenario's title
  std::vector<Comparison> comparisons;
  const viz::ScenarioResult *scenario = nullptr;
  std::vector<viz::ScenarioResult> results;
};

AnalysisOptions all_threads() {
  AnalysisOptions options;
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  return options;
}

void take_scenario(const std::string &name, const Loaded &loaded, unsigned minimum_group, Subject &to) {
  const auto applied = std::ranges::find(loaded.scenarios, name, &AppliedScenario::name);
  to.titled = titled_after(*applied);
  to.model = &*to.titled;
  to.comparisons = compare_all(*loaded.result.model, loaded.scenarios, all_threads());
  blank_small_groups(*loaded.result.model, loaded.scenarios, minimum_group, to.comparisons);
  to.results = shown_scenarios(loaded, to.comparisons);
  for (const viz::ScenarioResult &result : to.results)
    if (result.applied == &*applied)
      to.scenario = &result;
}

/// The figures of what is drawn; a scenario's meetings keep the kind that they had before it.
class Figures {
public:
  Figures(const Subject &subject, unsigned minimum_group)
      : subject_(subject), minimum_group_(minimum_group) {}
  const Analysis &of_all() {
    if (subject_.scenario != nullptr)
      return subject_.scenario->comparison->after;
    if (!measured_) {
      measured_ = analyse(*subject_.model, all_threads());
      blank_small_groups(*subject_.model, minimum_group_, *measured_);
    }
    return *measured_;
  }

private:
  const Subject &subject_;
  unsigned minimum_group_;
  std::optional<Analysis> measured_;
};

void refuse_unmeasured(const std::string &view, const Analysis &analysis) {
  const bool there = view == "meetings"   ? analysis.duplicated_attendance.has_value()
                     : view == "partners" ? analysis.partner_contact.has_value()
                                          : !analysis.integration_depth.empty();
  if (there)
    return;
  const std::string_view measure = view == "meetings"   ? "duplicated_attendance"
                                   : view == "partners" ? "partner_contact"
                                                        : "integration_depth";
  std::string reason = "the model says nothing that it could be measured by";
  for (const auto &[name, why] : analysis.not_measured)
    if (name.starts_with(measure)) {
      reason = why;
      break;
    }
  throw WrongUse("the " + view + " view cannot be drawn, for it is not measured: " + reason);
}

viz::StructureOptions structure_options(const DrawArguments &a, const Named &named) {
  viz::StructureOptions options;
  options.root = named.root;
  options.depth = a.depth;
  options.organisation = named.organisation;
  options.function = named.function;
  options.all = a.all;
  options.without_fte = a.privacy.minimum_group > 0;
  return options;
}

/// The view, laid out for the room; none: as large as it likes.
Drawing laid_out(const DrawArguments &a, const Subject &subject, Figures &figures,
                 const std::optional<viz::Room> &room) {
  const Model &model = *subject.model;
  const Named named = named_parts(a, model);
  viz::StructureOptions structure = structure_options(a, named);
  structure.room = room;
  if (a.view == "structure")
    return viz::structure_drawing(model, span_of_control(model), structure);
  if (a.view == "scenario")
    return viz::scenario_drawing(*subject.scenario->before, *subject.scenario->after,
                                 *subject.scenario->comparison, structure);
  const Analysis &analysis = figures.of_all();
  refuse_unmeasured(a.view, analysis);
  const viz::ViewOptions options{named.organisation, named.function, a.all, room};
  if (a.view == "meetings")
    return viz::meetings_drawing(model, analysis, options);
  if (a.view == "partners")
    return viz::partners_drawing(model, *analysis.partner_contact, options);
  return viz::integration_drawing(model, analysis.integration_depth, options);
}

/// How large its smallest text is on that sheet.
double text_on(const Drawing &drawing, const viz::Room &room) {
  return viz::smallest_text(drawing) * std::min(room.width / drawing.width, room.height / drawing.height);
}

[[noreturn]] void refuse_crowd(const DrawArguments &a, const Sheet &sheet, double points) {
  std::string help;
  if (sheet.paper != Paper::a1)
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

/// On the sheet asked for; of both orientations the one that shows the drawing larger.
Drawing placed(const DrawArguments &a, const Subject &subject, Figures &figures) {
  const Sheet sheet = sheet_of(a);
  if (sheet.paper == Paper::fit)
    return laid_out(a, subject, figures, std::nullopt);
  std::optional<Drawing> best;
  double largest = 0;
  for (const Orientation way : {Orientation::landscape, Orientation::portrait}) {
    if (sheet.orientation != Orientation::best && sheet.orientation != way)
      continue;
    const viz::Room room = *viz::room_of(sheet.paper, way);
    const Drawing drawing = laid_out(a, subject, figures, room);
    std::optional<Drawing> page = viz::on_paper(drawing, sheet.paper, way);
    const double points = text_on(drawing, room);
    if (page && (!best || points > largest))
      best = std::move(page);
    largest = std::max(largest, points);
  }
  if (!best)
    refuse_crowd(a, sheet, largest);
  return std::move(*best);
}

std::vector<Drawing> atlas(const DrawArguments &a, const Subject &subject) {
  const Sheet sheet = sheet_of(a);
  const Orientation way =
      sheet.orientation == Orientation::portrait ? sheet.orientation : Orientation::landscape;
  const Model &model = *subject.model;
  std::vector<Drawing> pages;
  for (const Drawing &drawing :
       viz::structure_atlas(model, span_of_control(model), structure_options(a, named_parts(a, model)),
                            *viz::room_of(sheet.paper, way))) {
    std::optional<Drawing> page = viz::on_paper(drawing, sheet.paper, way);
    if (!page)
      refuse_crowd(a, sheet, text_on(drawing, *viz::room_of(sheet.paper, way)));
    pages.push_back(std::move(*page));
  }
  return pages;
}

std::string written(const Drawing &drawing, const std::string &extension) {
  if (extension == ".svg")
    return viz::svg(drawing);
  if (extension == ".dot")
    return viz::dot(drawing);
  if (extension == ".png")
    return viz::render(viz::dot(drawing), viz::Picture::png);
  return viz::pdf_pages({&drawing, 1});
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
  Loaded loaded = load(arguments.model, arguments.threads);
  if (!arguments.scenario.empty())
    load_scenarios(arguments.model, {arguments.scenario}, loaded);
  if (!whole(loaded)) {
    progress.end();
    const std::vector<Diagnostic> diagnostics = all_diagnostics(loaded);
    print_diagnostics(diagnostics, 0, streams.err);
    streams.err << "organograph: " << counted(diagnostics) << "; nothing was written\n";
    return faulty_data;
  }
  const std::vector<std::string> wanted = {arguments.scenario};
  protect(arguments.privacy, arguments.scenario.empty() ? nullptr : &wanted, arguments.threads, loaded,
          streams);
  arguments.root = called(loaded, arguments.root);
  progress.step("drawing the " + arguments.view + " view");
  Subject subject;
  subject.model = &*loaded.result.model;
  if (!arguments.scenario.empty())
    take_scenario(arguments.scenario, loaded, arguments.privacy.minimum_group, subject);
  Figures figures(subject, arguments.privacy.minimum_group);
  if (arguments.pages)
    io::write_file(arguments.file, viz::pdf_pages(atlas(arguments, subject)));
  else
    io::write_file(arguments.file, written(placed(arguments, subject, figures), extension));
  progress.end();
  say_written(arguments.file, arguments.quiet, arguments.json, "", streams);
  return done;
}

} // namespace organograph::cli
