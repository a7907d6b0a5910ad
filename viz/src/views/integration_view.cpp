// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/integration_view.hpp"

#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "views/view_page.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace organograph::viz {

namespace {

using style::margin;
using view::Look;

constexpr std::string_view heading = "How deep each service is shared: the rungs of integration";
constexpr double row_height = 30, around = 270, inset = 2;
constexpr std::size_t levels = 8;

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

/// Widths of the columns: narrower on small paper.
struct Widths {
  double service = 178, pair = 84, level = 94, number = 52, gap = 132;

  double sheet() const { return 2 * margin + service + pair + level * levels + 3 * number + gap; }
};

Widths widths_of(const ViewOptions &options) {
  const double sheet = view::sheet_of(options).width;
  Widths out;
  if (sheet < 1100)
    out = {118, 60, 0, 41, 90};
  out.level = 0;
  out.level = std::clamp((sheet - out.sheet()) / levels, 58.0, 94.0);
  return out;
}

struct Grid {
  view::Page &page;
  const Model &model;
  Widths widths;

  double left() const { return margin + widths.service + widths.pair; }
  double x(std::size_t level) const { return left() + widths.level * static_cast<double>(level); }
  double after() const { return x(levels); }
};

Area area_of(double left, double top, double width, double height, const style::Paint &paint) {
  Area area = view::swatch(paint.fill, paint.hatch, Stroke::solid, 0.8F, style::ink);
  area.left = left;
  area.top = top;
  area.width = width;
  area.height = height;
  return area;
}

void draw_heads(Grid &grid) {
  double height = 0;
  std::vector<Box> heads;
  for (std::size_t level = 0; level < levels; ++level) {
    const double x = grid.x(level), inner = grid.widths.level - 10;
    Box head;
    head.name = "level_" + std::to_string(level);
    head.label = std::to_string(level) + " " + integration_levels[level] + ": " + std::string(tests[level]);
    head.area = area_of(x + 1, grid.page.y, grid.widths.level - 2, 0, style::on(style::band_label));
    head.area.frame = style::band_edge;
    double y = view::put_lines(head.texts, x + 5, grid.page.y + 3, inner, std::to_string(level), 1,
                               {.size = 13, .bold = true});
    y = view::put_lines(head.texts, x + 5, y, inner, integration_levels[level], 2, view::strong);
    y = view::put_lines(head.texts, x + 5, y + 1, inner, tests[level], 6);
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
  case Rung::missing:
    return {name(rung), style::on(style::white), Stroke::dashed, style::ink};
  default:
    return {name(rung), style::on(style::white), Stroke::dotted, style::faint};
  }
}

std::string sides(const Model &model, const Integration &entry) {
  return detail::drawable(id(model, entry.organisation_a)) + ", " +
         detail::drawable(id(model, entry.organisation_b));
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
  const bool blocks = rung.word == "missing" && static_cast<int>(level) < entry.reached;
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
  if (*entry.gap == 0)
    return target + ": secured";
  if (entry.reached >= *entry.target) // what is short is not the level reached
    return target + ", secured " + secured_shown(entry) + ": " + gap + " short";
  return target + ": " + gap + (*entry.gap == 1 ? " level short" : " levels short");
}

constexpr std::string_view few_posts = "not shown: fewer posts than figures are given of";

void draw_row(Grid &grid, const Integration &entry, std::size_t n) {
  const std::string row = std::to_string(n);
  const double middle = grid.page.y + row_height / 2;
  Box label;
  label.name = "service_" + row;
  label.label = view::function_name(grid.model, entry.function) + " (" + sides(grid.model, entry) + ")\n" +
                (entry.blanked ? std::string(few_posts)
                               : "reached " + reached_shown(entry) + ", secured " + secured_shown(entry) +
                                     ", operation " + std::to_string(entry.operation) + "\n" + gap_of(entry));
  label.area = area_of(margin, grid.page.y + inset, grid.widths.service + grid.widths.pair - 6,
                       row_height - 2 * inset, style::on(style::white));
  label.area.frame = style::band_edge;
  const std::string name = view::function_name(grid.model, entry.function);
  view::put_block(label.texts, margin + 5, middle, grid.widths.service - 12, name, 2, view::strong);
  Area chip = label.area;
  chip.left = margin + grid.widths.service;
  chip.width = (grid.widths.pair - 6) / 2;
  view::put_organisation(label, grid.model, entry.organisation_a, chip);
  chip.left += chip.width;
  view::put_organisation(label, grid.model, entry.organisation_b, chip);
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
  const bool gap = entry.gap.value_or(0) > 0;
  view::put_block(texts, grid.after() + 3 * grid.widths.number + 6, middle, grid.widths.gap - 6,
                  gap_of(entry), 2, gap ? view::strong : view::plain);
  grid.page.y += row_height;
}

std::string figures_of(const std::vector<Integration> &all) {
  std::array<std::size_t, levels> at{};
  std::size_t targets = 0, gaps = 0, blanked = 0;
  for (const Integration &entry : all) {
    if (entry.blanked) {
      ++blanked;
      continue;
    }
    ++at[static_cast<std::size_t>(entry.reached)];
    targets += entry.target.has_value();
    gaps += entry.gap.value_or(0) > 0;
  }
  std::string out =
      counted(all.size() - blanked, "service", "services") + " of two organisations, by the level reached: ";
  std::string sep;
  for (std::size_t level = 0; level < levels; ++level)
    if (at[level] > 0) {
      out +=
          sep + figure(at[level]) + " at " + std::to_string(level) + " (" + integration_levels[level] + ")";
      sep = ", ";
    }
  out += blanked < all.size() ? "." : "none.";
  if (blanked > 0)
    out += " Not shown, for few posts: " + counted(blanked, "service", "services") + ".";
  if (targets > 0)
    out += " Of " + counted(targets, "target", "targets") + " " + figure(gaps) +
           (gaps == 1 ? " is not secured." : " are not secured.");
  return out;
}

std::vector<const Integration *> select(const std::vector<Integration> &all, const ViewOptions &options) {
  std::vector<const Integration *> out;
  for (const Integration &entry : all)
    if ((options.function != none<FunctionId> || !is_separate(entry)) && // told in one line
        (options.function == none<FunctionId> || entry.function == options.function) &&
        (options.organisation == none<OrganisationId> || entry.organisation_a == options.organisation ||
         entry.organisation_b == options.organisation))
      out.push_back(&entry);
  std::ranges::stable_sort(out, std::ranges::greater{}, [](const Integration *entry) {
    return std::tuple(!entry->blanked, entry->gap.value_or(0), entry->reached, entry->joint_tiers,
                      entry->secured);
  });
  return out;
}

std::vector<view::Key> legend(const std::vector<const Integration *> &rows) {
  const auto key = [](const style::Paint &paint, std::string meaning, Stroke stroke = Stroke::solid,
                      float pen = 0.8F) {
    return view::Key{view::swatch(paint.fill, paint.hatch, stroke, pen), "", std::move(meaning)};
  };
  const style::Paint hollow = style::on(style::white);
  std::vector<view::Key> out = {key(style::rung_secured, "held, and every rung below it (3 never blocks)"),
                                key(style::rung_reached, "held, but a rung below it is not, so not secured"),
                                key(hollow,
                                    "missing: not held, below an agreed target (bold: below what is reached)",
                                    Stroke::dashed, 1.8F),
                                key(hollow, "not held, and nobody asked for it", Stroke::dotted)};
  const auto any = [&](Rung rung) {
    return std::ranges::any_of(
        rows, [&](const Integration *entry) { return !entry->blanked && rung_of(*entry, 1) == rung; });
  };
  if (any(Rung::held_by_4))
    out.push_back(key(style::rung_secured, "held by 4: the joint head sits on both sides"));
  if (any(Rung::held_by_6))
    out.push_back(key(style::rung_secured, "held by 6: one front door is contact enough"));
  const auto unknown = [](const Integration *entry) {
    return !entry->blanked &&
           std::any_of(entry->tests.begin() + 1, entry->tests.end(), [](const auto &test) { return !test; });
  };
  if (std::ranges::any_of(rows, unknown))
    out.push_back(key({style::band_even, style::black, Hatch::dots}, "not known: a table is not there",
                      Stroke::dotted));
  if (std::ranges::any_of(
          rows, [](const Integration *entry) { return !entry->blanked && entry->target.has_value(); }))
    out.push_back(key(hollow, "the agreed target", Stroke::solid, 3.5F));
  return out;
}

Drawing draw(const Model &model, const std::vector<Integration> &all, std::vector<const Integration *> rows,
             const ViewOptions &options, std::size_t most) {
  view::Caption caption{heading, figures_of(all), std::string(caveat::depth), {}};
  caption.notes.push_back(
      "The rows with the largest gap to their target stand first, then the highest. 4.2 at "
      "'reached': two tiers from the top are joint. Operation: the highest rung held that is "
      "not about heads.");
  if (const Sentence separate = separate_told(model, all); !separate.empty())
    caption.notes.push_back(separate.plain());
  if (options.function != none<FunctionId> || options.organisation != none<OrganisationId>)
    caption.notes.push_back("Only a part is shown, the figures are of the whole.");
  if (rows.size() > most)
    caption.notes.push_back("And " + counted(rows.size() - most, "row", "rows") +
                            " more: --all shows up to 1,000.");
  rows.resize(std::min(rows.size(), most));
  const Widths widths = widths_of(options);
  view::Page page = view::begin_page(model, caption, widths.sheet());
  Grid grid{page, model, widths};
  draw_heads(grid);
  for (std::size_t i = 0; i < rows.size(); ++i)
    draw_row(grid, *rows[i], i);
  return view::end_page(std::move(page), model, legend(rows),
                        {TableId::posts, TableId::post_shares, TableId::post_functions, TableId::staff_groups,
                         TableId::meetings, TableId::attendance, TableId::partner_links,
                         TableId::arrangements, TableId::integration_targets});
}

} // namespace

Drawing integration_drawing(const Model &model, const std::vector<Integration> &integration,
                            const ViewOptions &options) {
  if (integration.empty())
    return view::not_measured(model, heading,
                              "no service has posts of two organisations, or a row in the register of them");
  const std::vector<const Integration *> rows = select(integration, options);
  if (rows.empty() && (options.organisation != none<OrganisationId> || options.function != none<FunctionId>))
    return view::not_measured(model, heading, "no service of two organisations is what was asked for");
  return view::fitted(options, around, [&](double height) {
    return draw(model, integration, rows, options, view::fitting(height, row_height, options));
  });
}

} // namespace organograph::viz
