// SPDX-License-Identifier: Apache-2.0
// The rows of the ladder of integration.
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "views/integration_parts.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace organograph::viz::ladder {

using style::margin;
using view::Look;

namespace {

constexpr double inset = 2, separate_row = 16, least_level = 62,
                 most_level = 74; ///< the longest word of a head has room

/// What docs/measures.md asks of each level, in few words.
constexpr std::array<std::string_view, levels> tests = {
    "none of the others",
    "a regular meeting that posts of both attend",
    "common policy or governance, in part at least",
    "provision shared, or a line between staff of the two employers",
    "every head of the service serves both",
    "half of the FTE below the heads, of two or more, serves both",
    "one front door; or systems or data with policy or contracts",
    "test 6, and one budget"};

Area area_of(double left, double top, double width, double height, const style::Paint &paint) {
  Area area = view::swatch(paint.fill, paint.hatch, Stroke::solid, 0.8F, style::ink);
  area.left = left;
  area.top = top;
  area.width = width;
  area.height = height;
  return area;
}

/// How a rung is drawn.
struct DrawnRung {
  std::string_view word;
  style::Paint paint;
  Stroke frame = Stroke::solid;
  Colour ink = style::ink;
};

DrawnRung drawn(const Integration &entry, int level) {
  switch (const Rung rung = rung_of(entry, level)) {
  case Rung::held:
    return {name(rung), level <= entry.secured ? style::rung_secured : style::rung_reached};
  case Rung::held_by_4:
  case Rung::held_by_6:
    return {name(rung), style::rung_secured};
  case Rung::not_known:
    return {name(rung), {style::band_even, style::black, Hatch::dots}, Stroke::dotted, style::faint};
  case Rung::missing: // said as what it is; the frame says that it was asked for
    return {name(Rung::not_held), style::on(style::white), Stroke::dashed, style::ink};
  default:
    return {name(rung), style::on(style::white), Stroke::dotted, style::faint};
  }
}

std::string sides(const Model &model, const Integration &entry) {
  return view::organisation_name(model, entry.organisation_a) + ", " +
         view::organisation_name(model, entry.organisation_b);
}

void draw_rung(Grid &grid, const Integration &entry, const std::string &row, std::size_t level) {
  const bool target = entry.target && static_cast<std::size_t>(*entry.target) == level;
  DrawnRung rung = level > 0 ? drawn(entry, static_cast<int>(level))
                             : DrawnRung{entry.reached == 0 ? "separate" : "",
                                         entry.reached == 0 ? style::rung_secured : style::on(style::white)};
  if (level == 0 && entry.reached > 0 && !target)
    return;
  Box box;
  box.name = "rung_" + row + "_" + std::to_string(level);
  box.label = view::function_name(grid.model, entry.function) + " (" + sides(grid.model, entry) +
              ")\nlevel " + std::to_string(level) + ", " + integration_levels[level] + ": " +
              std::string(rung.word) + (target ? "\nthe agreed target" : "");
  const bool asked = level > 0 && rung_of(entry, static_cast<int>(level)) == Rung::missing;
  const bool blocks = asked && static_cast<int>(level) < entry.reached;
  const double edge = target ? inset + 1.5 : inset;
  box.area = area_of(grid.x(level) + edge, grid.page.y + edge, grid.widths.level - 2 * edge,
                     row_height - 2 * edge, rung.paint);
  box.area.stroke = target ? Stroke::solid : rung.frame;
  box.area.frame = target ? style::black : rung.ink;
  box.area.pen = target ? 3.5F : blocks ? 1.8F : 0.8F;
  const double x = grid.x(level) + grid.widths.level / 2, middle = grid.page.y + row_height / 2;
  const Look look{
      .bold = blocks || rung.word == "separate", .anchor = Anchor::middle, .colour = rung.paint.text};
  view::put(box.texts, x, target ? middle - 5 : middle, view::cut(rung.word, grid.widths.level - 10, look),
            look);
  if (target)
    view::put(
        box.texts, x, middle + 5.5, "target",
        {.size = style::strong_size, .bold = true, .anchor = Anchor::middle, .colour = rung.paint.text});
  grid.page.drawing.boxes.push_back(std::move(box));
}

std::string gap_of(const Integration &entry) {
  if (!entry.target)
    return "no target";
  const std::string target = "target " + std::to_string(*entry.target),
                    gap = (entry.secured < entry.secured_at_most ? "at most " : "") +
                          std::to_string(*entry.gap);
  const bool beyond = entry.reached > *entry.target;
  if (*entry.target == 0) // agreed to stay apart
    return target + (beyond ? ", reached " + reached_shown(entry) + ": beyond it" : ": stays apart");
  if (*entry.gap == 0)
    return target + ": secured" + (beyond ? ", and reached " + reached_shown(entry) : "");
  if (entry.reached >= *entry.target) // what is short is not the level reached
    return target + ", secured " + secured_shown(entry) + ": " + gap + " short";
  return target + ": " + gap + (*entry.gap == 1 ? " level short" : " levels short");
}

/// `agreed by leaders board; business case to follow`: what the model says of the target; empty without.
std::string agreed(const Model &model, const Integration &entry) {
  std::string out;
  for (const IntegrationTarget &target : model->integration_targets)
    if (target.function == entry.function && target.organisation_a == entry.organisation_a &&
        target.organisation_b == entry.organisation_b) {
      if (const std::string_view by = model.text(target.agreed_by); !by.empty())
        out = "agreed by " + std::string(by);
      if (const std::string_view reason = model.text(target.reason); !reason.empty())
        out += (out.empty() ? "" : "; ") + std::string(reason);
    }
  return out;
}

void put_gap(Grid &grid, const Integration &entry, const std::string &reason) {
  auto &texts = grid.page.drawing.texts;
  const double left = grid.after() + 3 * grid.widths.number + 6, room = grid.widths.gap - 6;
  const double middle = grid.page.y + row_height / 2;
  const Look look = entry.gap.value_or(0) > 0 ? view::strong : view::plain;
  const auto lines = detail::wrapped(gap_of(entry), room, look.size, look.bold, 2);
  if (reason.empty() || lines.size() > 1) {
    view::put_block(texts, left, middle, room, gap_of(entry), 2, look);
    return;
  }
  view::put(texts, left, middle - 5.5, lines[0], look);
  view::put(texts, left, middle + 5.5, view::cut(reason, room, view::aside), view::aside);
}

constexpr std::string_view few_posts = "not shown: fewer posts than figures are given of";

} // namespace

Widths widths_of(const Model &model, const std::vector<const Integration *> &rows,
                 const ViewOptions &options) {
  const auto width = [](const std::string &text, const Look &look) {
    return detail::text_width(text, look.size, look.bold);
  };
  double service = 0, gap = 0, brief = 0;
  for (const Integration *entry : rows) {
    service = std::max(service, width(view::function_name(model, entry->function), view::strong));
    gap = std::max({gap, entry->blanked ? 0 : width(gap_of(*entry), view::strong),
                    width(detail::drawable(agreed(model, *entry)), view::aside)});
  }
  for (const std::string &name : names_of(model).brief)
    brief = std::max(brief, width(name, view::strong));
  Widths out;
  out.service = std::clamp(service + 18, 110.0, out.service);
  out.pair = std::clamp(2 * brief + 18, 58.0, out.pair);
  out.gap = std::clamp(gap + 12, 92.0, out.gap);
  const double sheet = view::sheet_of(options).width;
  if (sheet < 1100)
    out = {std::min(out.service, 100.0), 58, 0, 41, 92};
  out.level = 0;
  if ((sheet - out.sheet()) / levels < 72) // letters will do
    out.pair = std::min(out.pair, 110.0);
  out.level = std::clamp((sheet - out.sheet()) / levels, least_level, most_level);
  return out;
}

void draw_heads(Grid &grid) {
  double height = 0;
  std::vector<Box> heads;
  for (std::size_t level = 0; level < levels; ++level) {
    const double x = grid.x(level), inner = grid.widths.level - 6;
    Box head;
    head.name = "level_" + std::to_string(level);
    head.label = std::to_string(level) + " " + integration_levels[level] + ": " + std::string(tests[level]);
    head.area = area_of(x + 1, grid.page.y, grid.widths.level - 2, 0, style::on(style::band_label));
    head.area.frame = style::band_edge;
    double y = view::put_lines(head.texts, x + 3.5, grid.page.y + 3, inner, std::to_string(level), 1,
                               {.size = 13, .bold = true});
    y = view::put_lines(head.texts, x + 3.5, y, inner, integration_levels[level], 2, view::strong);
    y = view::put_lines(head.texts, x + 3.5, y + 1, inner, tests[level], 6);
    height = std::max(height, y + 4 - grid.page.y);
    heads.push_back(std::move(head));
  }
  for (Box &head : heads) {
    head.area.height = height;
    grid.page.drawing.boxes.push_back(std::move(head));
  }
  auto &texts = grid.page.drawing.texts;
  const double foot = grid.page.y + height - 8;
  view::put(texts, margin + 4, foot, "service", view::aside);
  view::put(texts, margin + grid.widths.service, foot, "between", view::aside);
  Look look = view::aside;
  look.anchor = Anchor::middle;
  constexpr std::array<std::string_view, 3> words = {"reached", "secured", "operation"};
  for (std::size_t i = 0; i < words.size(); ++i)
    view::put(texts, grid.after() + grid.widths.number * (static_cast<double>(i) + 0.5), foot,
              std::string(words[i]), look);
  view::put(texts, grid.after() + 3 * grid.widths.number + 6, foot, "target and gap", view::aside);
  grid.page.y += height + 3;
}

void draw_row(Grid &grid, const Integration &entry, std::size_t n) {
  const std::string row = std::to_string(n);
  const double middle = grid.page.y + row_height / 2;
  const std::string reason = detail::drawable(agreed(grid.model, entry));
  Box label;
  label.name = "service_" + row;
  label.label = view::function_name(grid.model, entry.function) + " (" + sides(grid.model, entry) + ")\n" +
                (entry.blanked ? std::string(few_posts)
                               : "reached " + reached_shown(entry) + ", secured " + secured_shown(entry) +
                                     ", operation " + std::to_string(entry.operation) + "\n" + gap_of(entry) +
                                     (reason.empty() ? "" : "\n" + reason));
  label.area = area_of(margin, grid.page.y + inset, grid.widths.service + grid.widths.pair - 6,
                       row_height - 2 * inset, style::on(style::white));
  label.area.frame = style::band_edge;
  const std::string name = view::function_name(grid.model, entry.function);
  view::put_block(label.texts, margin + 5, middle, grid.widths.service - 12, name, 2, view::strong);
  Area chip = label.area;
  chip.left = margin + grid.widths.service;
  chip.width = (grid.widths.pair - 6) / 2;
  view::put_organisation(label, grid.model, grid.names, entry.organisation_a, chip);
  chip.left += chip.width;
  view::put_organisation(label, grid.model, grid.names, entry.organisation_b, chip);
  grid.page.drawing.boxes.push_back(std::move(label));
  if (entry.blanked) {
    view::put(grid.page.drawing.texts, grid.left() + 6, middle, std::string(few_posts), view::aside);
    grid.page.y += row_height;
    return;
  }
  for (std::size_t level = 0; level < levels; ++level)
    draw_rung(grid, entry, row, level);
  auto &texts = grid.page.drawing.texts;
  const Look number{.size = style::heading_size, .bold = true, .anchor = Anchor::middle};
  const std::array<std::string, 3> numbers = {reached_shown(entry), secured_shown(entry),
                                              std::to_string(entry.operation)};
  for (std::size_t i = 0; i < numbers.size(); ++i)
    view::put(texts, grid.after() + grid.widths.number * (static_cast<double>(i) + 0.5), middle, numbers[i],
              number);
  put_gap(grid, entry, reason);
  grid.page.y += row_height;
}

void draw_separate(Grid &grid, const std::vector<Integration> &all, const ViewOptions &options) {
  constexpr std::size_t most = 8;
  if (options.function != none<FunctionId>) // then each has a row
    return;
  std::map<std::pair<OrganisationId, OrganisationId>, std::string> pairs;
  for (const Integration &entry : all)
    if (is_separate(entry) &&
        (options.organisation == none<OrganisationId> || entry.organisation_a == options.organisation ||
         entry.organisation_b == options.organisation)) {
      std::string &services = pairs[{entry.organisation_a, entry.organisation_b}];
      services += (services.empty() ? "" : ", ") + view::function_name(grid.model, entry.function);
    }
  if (pairs.empty())
    return;
  const double left = margin + grid.widths.service, after = grid.left() + 6;
  std::size_t n = 0;
  for (const auto &[pair, services] : pairs) {
    if (n == most)
      break;
    const double middle = grid.page.y + separate_row / 2;
    if (n == 0)
      view::put(grid.page.drawing.texts, margin + 5, middle,
                view::cut("at 0, no target", grid.widths.service - 10, view::strong), view::strong);
    Box box;
    box.name = "separate_" + std::to_string(n);
    box.label = view::organisation_name(grid.model, pair.first) + ", " +
                view::organisation_name(grid.model, pair.second) +
                "\nat 0, separate, and without a target: " + services;
    box.area =
        area_of(left, grid.page.y + 1, grid.widths.pair - 6, separate_row - 2, style::on(style::white));
    box.area.frame = style::band_edge;
    Area chip = box.area;
    chip.width /= 2;
    view::put_organisation(box, grid.model, grid.names, pair.first, chip);
    chip.left += chip.width;
    view::put_organisation(box, grid.model, grid.names, pair.second, chip);
    grid.page.drawing.boxes.push_back(std::move(box));
    const double right = grid.after() + 3 * grid.widths.number + grid.widths.gap;
    view::put(grid.page.drawing.texts, after, middle, view::cut(services, right - after));
    grid.page.y += separate_row;
    ++n;
  }
  if (pairs.size() > n) {
    view::put(grid.page.drawing.texts, after, grid.page.y + separate_row / 2,
              "and of " + counted(pairs.size() - n, "pair", "pairs") + " of organisations more", view::aside);
    grid.page.y += separate_row;
  }
}

} // namespace organograph::viz::ladder
