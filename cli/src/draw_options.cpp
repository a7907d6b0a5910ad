// SPDX-License-Identifier: Apache-2.0
#include "draw_cards.hpp"
#include "draw_views.hpp"
#include "model_options.hpp"
#include "option_checks.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace organograph::cli {

namespace {

void add_parts_of_drawing(CLI::App &command, DrawArguments &a) {
  command.add_option("--scenario", a.scenario, "Draw what this scenario of the folder makes of the model")
      ->type_name("NAME")
      ->check(not_empty());
  command.add_option("--root", a.root, "Draw this post and those below it only")
      ->type_name("POST")
      ->check(not_empty());
  command.add_option("--depth", a.depth, "Layers drawn below the root (or the tops); the rest folds")
      ->type_name("N")
      ->check(whole_within(1, 1000));
  command.add_option("--organisation", a.organisation, "Draw only what this organisation has a part in")
      ->type_name("ID")
      ->check(not_empty());
  command.add_option("--function", a.function, "Draw only this service")->type_name("ID")->check(not_empty());
  command.add_flag("--all", a.all, "Fold nothing and leave nothing out, however much there is");
}

std::vector<std::string> names_of_views() {
  std::vector<std::string> out = {"all"};
  for (const ViewOffered &view : views_offered)
    out.emplace_back(view.name);
  return out;
}

std::string views_in_words() {
  std::string out;
  for (const ViewOffered &view : views_offered)
    out += (out.empty() ? "" : ", ") + std::string(view.name) + " (" + std::string(view.shows) + ")";
  return out;
}

/// Who writes the view first is told the order.
CLI::Validator not_a_view() {
  return {[](const std::string &text) {
            std::error_code unknown;
            return std::ranges::count(names_of_views(), text) == 0 || std::filesystem::exists(text, unknown)
                       ? std::string{}
                       : shown(text) + " is a view, and the model stands before it: organograph draw MODEL " +
                             text + " -o FILE";
          },
          ""};
}

/// A long list of options, by what they are about.
void group_options_of_drawing(CLI::App &command) {
  for (const char *name : {"--root", "--depth", "--form", "--label", "--colour", "--group"})
    command.get_option(name)->group("Structure");
  for (const char *name : {"--paper", "--orientation", "--dpi", "--pages"})
    command.get_option(name)->group("Sheet");
  for (const char *name : {"--pseudonymise", "--pseudonyms", "--minimum-group"})
    command.get_option(name)->group("Privacy");
}

} // namespace

void add_draw(CLI::App &app, Arguments &to) {
  CLI::App &command = *app.add_subcommand("draw", "Draw a model: for a screen, a slide, a sheet or an atlas");
  DrawArguments &a = to.draw;
  add_model(command, a.model);
  command.get_option("MODEL")->check(not_a_view());
  add_choice(command, "VIEW", a.view, names_of_views(), "What to draw")->required();
  command
      .add_option("-o,--output", a.file, "File to write: .svg, .pdf, .png, .pptx (shapes to edit) or .dot")
      ->required()
      ->type_name("FILE");
  add_parts_of_drawing(command, a);
  add_card_options(command, a);
  add_as_of(command, a.as_of);
  add_extract(command, a.extract);
  add_choice(command, "--form", a.form, {"auto", "columns", "tree", "list"},
             "Of a structure; auto: shows most, in the largest type (default)");
  add_choice(command, "--paper", a.paper, {"fit", "A4", "A3", "A2", "A1", "A0", "16:9"},
             "Size of the sheet; fit: as large as the drawing (default, of a .pptx 16:9)");
  add_choice(command, "--orientation", a.orientation, {"landscape", "portrait"},
             "Of the sheet (default: whichever shows the drawing larger)");
  command.add_option("--dpi", a.dpi, "Dots an inch of a .png (default: 200 on paper, else 96)")
      ->type_name("N")
      ->check(whole_within(30, 1200));
  command.add_flag("--pages", a.pages,
                   "An atlas: a PDF (A3) or .pptx (16:9) with a page for each part, unless --paper");
  add_privacy(command, a.privacy);
  add_threads(command, a.threads);
  add_output_options(command, a.quiet, a.json, "where it was written");
  group_options_of_drawing(command);
  command.footer("  organograph draw examples/cambridgeshire-peterborough-2017 structure \\\n"
                 "      -o structure.svg\n"
                 "  organograph draw examples/cambridgeshire-peterborough-2017 scenario \\\n"
                 "      --scenario proposal --paper A3 -o proposal.pdf\n"
                 "  organograph draw my-council.xlsx all -o views.pptx\n"
                 "\n"
                 "Views: " +
                 views_in_words() +
                 "; all: each that has data, in one .pdf or .pptx.\n"
                 "\n"
                 "On paper no text is smaller than 7 points: what does not fit is not drawn. "
                 "docs/diagrams.md says what the views show.");
}

} // namespace organograph::cli
