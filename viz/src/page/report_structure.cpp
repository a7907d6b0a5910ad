// SPDX-License-Identifier: Apache-2.0
// The structure: a drawing for readers without scripts, and what explorer.js works with.
#include "findings/measures.hpp"
#include "page/report_explorer.hpp"
#include "page/report_parts.hpp"
#include "views/view_page.hpp"

#include "organograph/viz/detail/text.hpp"
#include "organograph/viz/structure.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::size_t posts_on_a_page = 120;
constexpr std::uint32_t deepest_layer = 100; // the page's layout calls itself once a layer

/// How many posts layers 1 to n have, and how many of layer n have reports.
struct Layers {
  std::vector<std::size_t> posts, managers;
};

Layers layers_of(const Model &model) {
  Layers out;
  const Posts &posts = model->posts;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const std::size_t layer = posts.layer[p];
    if (out.posts.size() <= layer)
      out.posts.resize(layer + 1), out.managers.resize(layer + 1);
    ++out.posts[layer];
    out.managers[layer] += posts.reports[p].empty() ? 0U : 1U;
  }
  for (std::size_t l = 1; l < out.posts.size(); ++l)
    out.posts[l] += out.posts[l - 1];
  return out;
}

void bound(ExploredPart &part, const Model &model, std::size_t most) {
  const Layers layers = layers_of(model);
  if (layers.posts.size() > deepest_layer + 1)
    part.layers = std::min(part.layers, deepest_layer);
  if (model->posts.size() <= most)
    return;
  std::uint32_t fit = 1;
  for (std::uint32_t l = 2; l < layers.posts.size(); ++l)
    if (layers.posts[l] + layers.managers[l] <= most)
      fit = l;
  part.layers = std::min(part.layers, fit);
  if (layers.posts[1] + layers.managers[1] > most)
    part.tops = std::max<std::size_t>(most / 2, 1);
}

std::string scenario_name(const StudiedScenario &scenario) {
  return detail::drawable(scenario.applied->title.empty() ? scenario.applied->name : scenario.applied->title);
}

void write_select(Html &page, std::string_view id, std::string_view label,
                  const std::vector<std::pair<std::string, std::string>> &options) {
  page.open("label", {{"for", id}}).text(label).text(" ").open("select", {{"id", id}});
  for (const auto &[value, text] : options)
    page.element("option", text, {{"value", value}});
  page.close().close();
}

void write_button(Html &page, std::string_view act, std::string_view text, std::string_view name = {}) {
  if (name.empty())
    page.element("button", text, {{"type", "button"}, {"data-act", act}});
  else
    page.element("button", text,
                 {{"type", "button"}, {"data-act", act}, {"aria-label", name}, {"title", name}});
}

void write_search(Html &page) {
  page.open("div", {{"class", "explorer-search"}});
  page.element("label", "Search a post", {{"for", "explorer-find"}});
  page.empty("input", {{"id", "explorer-find"},
                       {"type", "search"},
                       {"role", "combobox"},
                       {"aria-expanded", "false"},
                       {"aria-controls", "explorer-found"},
                       {"aria-autocomplete", "list"},
                       {"autocomplete", "off"},
                       {"placeholder", "Title, identifier or function"}});
  page.open("ul",
            {{"id", "explorer-found"}, {"role", "listbox"}, {"aria-label", "Posts found"}, {"hidden", ""}});
  page.close().close();
}

/// Its steps are the days of the structure chosen, and behind them every row whatever its date.
void write_slider(Html &page) {
  page.open("label", {{"id", "explorer-days"}, {"for", "explorer-day"}, {"hidden", ""}}).text("On a day ");
  page.empty("input", {{"id", "explorer-day"}, {"type", "range"}, {"min", "0"}, {"step", "1"}});
  page.element("output", "", {{"id", "explorer-day-said"}, {"for", "explorer-day"}}).close();
}

void write_controls(Html &page, const Study &study) {
  page.open("div", {{"class", "explorer-controls"}});
  write_search(page);
  const std::vector<StudiedScenario> scenarios = study.scenarios();
  if (!scenarios.empty()) {
    std::vector<std::pair<std::string, std::string>> structures = {{"0", "Baseline: as it is"}};
    for (std::size_t i = 0; i < scenarios.size(); ++i)
      structures.emplace_back(std::to_string(i + 1), "Scenario: " + scenario_name(scenarios[i]));
    write_select(page, "explorer-structure", "Structure", structures);
  }
  if (!study.over_days.empty())
    write_slider(page);
  std::vector<std::pair<std::string, std::string>> colours = {{"organisation", "organisation served"},
                                                              {"span", "span of control"}};
  const Posts &posts = (*study.model)->posts;
  const auto any = [&](const std::vector<TextId> &texts) {
    return std::ranges::any_of(texts, [&](TextId text) { return !study.model->text(text).empty(); });
  };
  if (any(posts.unit))
    colours.emplace_back("unit", "unit");
  if (any(posts.grade))
    colours.emplace_back("grade", "grade");
  if (std::ranges::any_of(posts.status, [](Status status) { return status != Status::filled; }))
    colours.emplace_back("status", "status");
  if (!scenarios.empty() || !study.over_days.empty())
    colours.emplace_back("change", scenarios.empty() ? "change on the day" : "change in the scenario");
  write_select(page, "explorer-colour", "Colour by", colours);
  write_select(page, "explorer-layers", "Unfold", {{"", "as chosen"}, {"all", "all layers"}});
  page.open("div", {{"class", "explorer-buttons"}, {"role", "group"}, {"aria-label", "Zoom and move"}});
  constexpr std::array<std::array<std::string_view, 3>, 7> buttons = {{{"in", "+", "Zoom in"},
                                                                       {"out", "−", "Zoom out"},
                                                                       {"fit", "Fit", ""},
                                                                       {"left", "←", "Move left"},
                                                                       {"up", "↑", "Move up"},
                                                                       {"down", "↓", "Move down"},
                                                                       {"right", "→", "Move right"}}};
  for (const auto &[act, text, name] : buttons)
    write_button(page, act, text, name);
  page.close();
  page.open("div", {{"class", "explorer-buttons"}});
  write_button(page, "unfold", "Unfold all");
  write_button(page, "fold", "Fold all");
  write_button(page, "full", "Full screen");
  write_button(page, "save", "Save as picture");
  page.close().close();
}

void write_keys(Html &page) {
  constexpr std::array<std::array<std::string_view, 2>, 9> keys = {{
      {"↑ ↓", "the post above, the post below"},
      {"→", "unfold; when unfolded, the first report"},
      {"←", "fold; when folded, the manager"},
      {"Enter, Space", "fold or unfold"},
      {"Home, End", "the first post, the last one shown"},
      {"*", "unfold all posts of the same manager"},
      {"Shift and an arrow", "move the picture"},
      {"+ − 0", "zoom in, zoom out, fit"},
      {"/", "search"},
  }};
  page.open("details", {{"class", "explorer-keys"}}).element("summary", "Keys, mouse and touch");
  page.open("p", {{"id", "explorer-hint"}});
  page.text("Click or tap a post for its details, and the sign at its end to fold or unfold. Drag to move. "
            "The wheel zooms once the picture is clicked, or with Ctrl; two fingers zoom on a touch screen.");
  page.close().open("dl");
  for (const auto &[key, what] : keys)
    page.open("div").element("dt", key).element("dd", what).close();
  page.close().close();
}

void write_explorer(Html &page, const Study &study, const ExploredPart &part) {
  page.open("div", {{"id", "explorer"}, {"class", "explorer"}, {"hidden", ""}});
  write_controls(page, study);
  page.element("p", "", {{"id", "explorer-status"}, {"role", "status"}});
  page.open("div", {{"class", "explorer-body"}});
  page.open("div", {{"id", "explorer-tree"},
                    {"class", "explorer-tree"},
                    {"role", "tree"},
                    {"tabindex", "0"},
                    {"aria-label", "Posts by who reports to whom"},
                    {"aria-describedby", "explorer-hint"}});
  page.close();
  page.open("div", {{"id", "explorer-post"}, {"role", "region"}, {"aria-label", "The post chosen"}}).close();
  page.close();
  page.open("ul", {{"id", "explorer-legend"}, {"class", "explorer-legend"}, {"aria-label", "Colours"}});
  page.close();
  write_keys(page);
  page.close();
  page.data("data-structure", explorer_data(study, part));
}

/// Posts that have a box of their own: those are named n0, n1 ...
std::size_t posts_drawn(const Drawing &drawing) {
  return static_cast<std::size_t>(std::ranges::count_if(drawing.boxes, [](const Box &box) {
    return box.name.size() > 1 && box.name[0] == 'n' &&
           box.name.find_first_not_of("0123456789", 1) == std::string::npos;
  }));
}

/// For a page on its side: A4 as long as every post has its box, else A3, else whatever size that needs: the
/// paper shows it smaller. Of very many posts teams are folded.
Drawing drawing_of_all(const Study &study) {
  StructureOptions options;
  options.holders = false;
  options.without_fte = study.minimum_group > 0;
  Drawing out;
  for (const Paper paper : {Paper::a4, Paper::a3}) {
    options.room = room_of(paper, Orientation::landscape);
    out = structure_drawing(*study.model, study.analysis.span_of_control, options);
    if (posts_drawn(out) == (*study.model)->posts.size())
      return out;
  }
  if ((*study.model)->posts.size() > posts_on_a_page)
    return out;
  options.room.reset();
  options.all = true;
  return structure_drawing(*study.model, study.analysis.span_of_control, options);
}

/// Without names of holders. On the screen scripts put the explorer in its place; on paper it stands always.
void write_drawing(Html &page, const Study &study) {
  const Drawing drawing = drawing_of_all(study);
  const std::size_t drawn = posts_drawn(drawing), all = (*study.model)->posts.size();
  page.open("figure", {{"id", "structure-drawing"}, {"class", "drawing"}});
  page.element("figcaption", drawn == all ? "The structure as it is: " + counted(all, "post", "posts") + "."
                                          : "The structure as it is: " + figure(drawn) + " of " +
                                                counted(all, "post", "posts") +
                                                ", the others within their teams. All: tables/spans.csv.");
  page.open("div", {{"class", "drawing-scroll"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", "Structure drawing"}});
  page.trusted(svg(drawing, "structure-")).close().close();
}

std::string in_one_sentence(const Model &model, const SpanScope &all) {
  std::string out = counted(model->posts.size(), "post", "posts");
  if (all.layers)
    out += " in " + std::string(at_least(all.layers_at_least)) + counted(*all.layers, "layer", "layers");
  if (!all.lines_given)
    out += "; no reporting lines are given.";
  else
    out += "; " + std::string(at_least(all.spans_at_least)) +
           counted(all.managers, "post has", "posts have") + " others reporting to them.";
  std::size_t joint = 0;
  for (std::size_t p = 0; p < model->posts.size(); ++p)
    joint += model.joint(id_at<PostId>(p)) ? 1U : 0U;
  if (model->organisations.id.size() > 1)
    out += " " + counted(joint, "post serves", "posts serve") + " more than one organisation.";
  return out;
}

std::string what_is_folded(const Model &model, const ExploredPart &part) {
  std::string out = "The explorer has room for " + figure(explored_entries) + " posts in " +
                    figure(deepest_layer) + " layers and shows the folded structure: of " +
                    counted(model->posts.size(), "post", "posts");
  if (part.layers == 1)
    out += " the top layer";
  else
    out += " the upper " + counted(part.layers, "layer", "layers");
  if (part.tops != SIZE_MAX)
    out += ", and of posts without a manager the first " + figure(part.tops);
  return out + ". Deeper teams stand as 'n posts, x FTE'; staff groups count in the FTE. Every post is in "
               "tables/spans.csv, beside this page unless it was left out.";
}

} // namespace

ExploredPart explored_part(const Study &study, std::size_t most) {
  ExploredPart part;
  bound(part, *study.model, most);
  for (const StudiedScenario &scenario : study.scenarios())
    bound(part, *scenario.after, most);
  return part;
}

void report_structure(Html &page, const Study &study, Tables) {
  const Model &model = *study.model;
  page.element("p", in_one_sentence(model, study.analysis.span_of_control.all));
  if (model->posts.size() == 0)
    return;
  const ExploredPart part = explored_part(study);
  if (!part.everything())
    page.element("p", what_is_folded(model, part));
  write_explorer(page, study, part);
  write_drawing(page, study);
}

} // namespace organograph::viz
