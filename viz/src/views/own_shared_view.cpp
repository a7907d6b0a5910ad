// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/own_shared_view.hpp"

#include "figures/catalogue.hpp"
#include "figures/shown.hpp"
#include "views/view_bars.hpp"

#include "words/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::viz::own_shared {

namespace {

using style::margin;
using view::Look;

constexpr std::string_view heading = "Own and shared capacity of each council";
constexpr double state_row = 34, bar_height = 12, council_gap = 10, around = 190, figure_room = 84;
constexpr std::size_t most_states = 8;

struct Widths {
  double name = 116, state = 168, bar = 150, posts = 124;
  double all() const { return name + state + bar + figure_room + posts; }
};

/// Bars take what the sheet leaves.
Widths widths_of(const ViewOptions &options) {
  constexpr double most_bar = 360;
  Widths out;
  const double free = view::sheet_of(options).width - 2 * margin - out.all();
  out.bar += std::clamp(free, 0.0, most_bar - out.bar);
  return out;
}

/// The figures of one organisation in one state.
struct Sides {
  std::optional<double> own, shared, own_posts;
  std::uint32_t tiers = 3;
};

struct Row {
  std::string_view state;
  Sides sides;
};

struct Council {
  OrganisationId organisation;
  std::vector<Row> states;
};

Sides sides_of(const Model &model, const Analysis &analysis, OrganisationId organisation) {
  const FigureScope scope{FigureScope::Of::organisation, index(organisation)};
  const auto value = [&](std::string_view key) { return headline(key).value(model, analysis, scope); };
  return {value("capacity.own_fte"), value("capacity.shared_fte"), value("capacity.own_posts"),
          analysis.options.capacity.strategic_tiers};
}

std::vector<Council> councils_of(const Model &model, std::span<const OwnSharedState> states,
                                 const ViewOptions &options) {
  std::vector<Council> out;
  for (std::size_t o = 0; o < model->organisations.id.size(); ++o) {
    const auto organisation = id_at<OrganisationId>(o);
    if (options.organisation != none<OrganisationId> && organisation != options.organisation)
      continue;
    Council council{organisation, {}};
    for (const OwnSharedState &state : states)
      council.states.push_back({state.name, sides_of(model, *state.analysis, organisation)});
    out.push_back(std::move(council));
  }
  return out;
}

struct Sheet {
  view::Page &page;
  const Model &model;
  const OrganisationNames names;
  Widths widths;
  Shown shown;
  double most; ///< FTE of the longest bar
};

void draw_side(const Sheet &sheet, Box &box, std::optional<double> fte, std::string_view word, Hatch hatch,
               const style::Paint &paint, double left, double top) {
  const double width = view::bar_width(fte.value_or(0), sheet.most, sheet.widths.bar);
  if (width > 0)
    box.parts.push_back(view::bar(left, top, width, bar_height, {paint.fill, paint.text, hatch}));
  const std::string said =
      fte ? rounded(*fte) + " FTE " + std::string(word) : std::string(word) + ": " + sheet.shown.none();
  view::put(box.texts, left + width + 5, top + bar_height / 2, said);
}

std::string posts_told(const Sheet &sheet, const Sides &sides) {
  const std::string tiers = sides.tiers == 1 ? "tier 1" : "tiers 1 to " + std::to_string(sides.tiers);
  return sides.own_posts
             ? counted(static_cast<std::uint64_t>(*sides.own_posts), "own post", "own posts") + " in " + tiers
             : "own posts in " + tiers + ": " + sheet.shown.none();
}

void draw_state(const Sheet &sheet, const Council &council, std::size_t i) {
  const Row &row = council.states[i];
  const double top = sheet.page.y, left = margin + sheet.widths.name, bars = left + sheet.widths.state;
  const std::string posts = posts_told(sheet, row.sides);
  const auto told = [&](std::optional<double> fte) { return sheet.shown(fte, Format::number); };
  Box box = view::cell("council_" + std::to_string(index(council.organisation)) + "_" + std::to_string(i),
                       sheet.names.whole[index(council.organisation)] + "\n" + std::string(row.state) +
                           "\nown: " + told(row.sides.own) + " FTE\nshared: " + told(row.sides.shared) +
                           " FTE\n" + posts,
                       left, top, sheet.widths.all() - sheet.widths.name, state_row - 2);
  view::put(box.texts, bars - 8, top + state_row / 2 - 1,
            view::cut(row.state, sheet.widths.state - 14, view::plain), {.anchor = Anchor::end});
  const style::Paint paint = style::of(sheet.model, council.organisation);
  draw_side(sheet, box, row.sides.own, "own", Hatch::none, paint, bars, top + 2);
  draw_side(sheet, box, row.sides.shared, "shared", Hatch::rising, paint, bars, top + 4 + bar_height);
  view::put(box.texts, bars + sheet.widths.bar + figure_room, top + state_row / 2 - 1,
            view::cut(posts, sheet.widths.posts));
  sheet.page.drawing.boxes.push_back(std::move(box));
  sheet.page.y += state_row;
}

void draw_council(const Sheet &sheet, const Council &council) {
  constexpr double chip_height = 17;
  Box label = view::cell("name_" + std::to_string(index(council.organisation)),
                         sheet.names.whole[index(council.organisation)], margin, sheet.page.y + 4,
                         sheet.widths.name - 12, chip_height);
  label.area.stroke = Stroke::solid;
  label.area.frame = style::band_edge;
  label.area.pen = 0.7F;
  view::put_organisation(label, sheet.model, sheet.names, council.organisation, label.area);
  sheet.page.drawing.boxes.push_back(std::move(label));
  for (std::size_t i = 0; i < council.states.size(); ++i)
    draw_state(sheet, council, i);
  sheet.page.y += council_gap;
}

double height_of(const Council &council) {
  return state_row * static_cast<double>(council.states.size()) + council_gap;
}

view::Caption caption_of(const Model &model, std::size_t councils_left, std::size_t states_left,
                         const ViewOptions &options) {
  view::Caption out{heading,
                    "FTE of posts in all tiers: of this council alone, and its part of joint posts.",
                    "Staff groups are not in it. More of its own is not better, and neither is less.",
                    {}};
  if (options.organisation != none<OrganisationId>)
    out.notes.push_back("Only this organisation: " + view::organisation_name(model, options.organisation));
  if (councils_left > 0)
    out.notes.push_back("And " + counted(councils_left, "organisation", "organisations") + " more.");
  if (states_left > 0)
    out.notes.push_back("And " + counted(states_left, "scenario", "scenarios") + " more.");
  return out;
}

Drawing draw(const Model &model, const Analysis &analysis, std::vector<Council> councils,
             std::size_t states_left, const ViewOptions &options, double height) {
  std::size_t kept = 0;
  double used = 0, most = 0;
  const double room = options.all ? state_row * view::most_rows : height;
  while (kept < councils.size() && (kept == 0 || used + height_of(councils[kept]) <= room))
    used += height_of(councils[kept++]);
  const std::size_t left = councils.size() - kept;
  councils.resize(kept);
  for (const Council &council : councils)
    for (const Row &row : council.states)
      most = std::max({most, row.sides.own.value_or(0), row.sides.shared.value_or(0)});
  const Widths widths = widths_of(options);
  view::Page page =
      view::begin_page(model, caption_of(model, left, states_left, options), 2 * margin + widths.all());
  const Sheet sheet{page, model, names_of(model), widths, Shown(analysis), most};
  for (const Council &council : councils)
    draw_council(sheet, council);
  std::vector<view::Key> keys = {
      {view::swatch(style::band_label), "", "own: posts that serve this council alone"},
      {view::swatch(style::band_label, Hatch::rising), "", "shared: its part of joint posts"}};
  for (view::Key &key : view::organisation_keys(model, sheet.names))
    keys.push_back(std::move(key));
  return view::end_page(std::move(page), model, keys, {TableId::posts, TableId::post_shares});
}

} // namespace

} // namespace organograph::viz::own_shared

namespace organograph::viz {

std::vector<OwnSharedState> own_shared_states(const StudiedScenario &scenario) {
  return {{"before " + scenario.comparison->name, &scenario.comparison->before},
          {"after " + scenario.comparison->name, &scenario.comparison->after}};
}

std::vector<OwnSharedState> own_shared_states(const Study &study) {
  std::vector<OwnSharedState> out = {{"as it is", &study.analysis}};
  for (const StudiedScenario &scenario : study.scenarios())
    out.push_back({"after " + scenario.comparison->name, &scenario.comparison->after});
  return out;
}

Drawing own_shared_drawing(const Model &model, std::span<const OwnSharedState> states,
                           const ViewOptions &options) {
  using namespace own_shared;
  if (model->organisations.id.size() < 2)
    return view::not_measured(model, heading, "the model has one organisation");
  const std::size_t shown = std::min(states.size(), most_states);
  const std::vector<Council> councils = councils_of(model, states.first(shown), options);
  const bool any = std::ranges::any_of(councils, [](const Council &council) {
    return std::ranges::any_of(council.states,
                               [](const Row &row) { return row.sides.own || row.sides.shared; });
  });
  if (!any)
    return view::not_measured(model, heading, "no council's FTE is shown");
  return view::largest(options, [&](const ViewOptions &sized) {
    return view::fitted(sized, around, [&](double height) {
      return draw(model, *states.front().analysis, councils, states.size() - shown, sized, height);
    });
  });
}

} // namespace organograph::viz
