// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/integration_view.hpp"

#include "figures/caveats.hpp"
#include "findings/measures.hpp"
#include "views/integration_parts.hpp"

#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace organograph::viz::ladder {

namespace {

constexpr std::string_view heading = "How deep each service is shared: the rungs of integration";
constexpr double around = 270;

std::string figures_of(const std::vector<Integration> &all) {
  std::array<std::size_t, levels> at{};
  std::size_t targets = 0, gaps = 0, beyond = 0, blanked = 0;
  for (const Integration &entry : all) {
    if (entry.blanked) {
      ++blanked;
      continue;
    }
    ++at[static_cast<std::size_t>(entry.reached)];
    targets += entry.target.has_value();
    beyond += entry.target && entry.reached > *entry.target;
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
  if (beyond > 0)
    out += " The level reached is beyond " + counted(beyond, "agreed target", "agreed targets") + ".";
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

std::vector<view::Key> legend(const Model &model, const std::vector<const Integration *> &rows) {
  const auto key = [](const style::Paint &paint, std::string meaning, Stroke stroke = Stroke::solid,
                      float pen = 0.8F) {
    return view::Key{view::swatch(paint.fill, paint.hatch, stroke, pen), "", std::move(meaning)};
  };
  const style::Paint hollow = style::on(style::white);
  std::vector<view::Key> out = {key(style::rung_secured, "held, and every rung below it (3 never blocks)"),
                                key(style::rung_reached, "held, but a rung below it is not, so not secured"),
                                key(hollow,
                                    "not held, and asked for: up to an agreed target, or (bold) below the "
                                    "level reached",
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
  for (view::Key &organisation : view::organisation_keys(model, names_of(model)))
    out.push_back(std::move(organisation));
  return out;
}

Drawing draw(const Model &model, const std::vector<Integration> &all, std::vector<const Integration *> rows,
             const ViewOptions &options, std::size_t most) {
  view::Caption caption{heading, figures_of(all), std::string(caveat::depth), {}};
  caption.notes.push_back(
      "The rows with the largest gap to their target stand first, then the highest. 4.2 at "
      "'reached': two tiers from the top are joint. Operation: the highest rung held that is "
      "not about heads.");
  if (options.function != none<FunctionId> || options.organisation != none<OrganisationId>)
    caption.notes.push_back("Only a part is shown, the figures are of the whole.");
  if (rows.size() > most)
    caption.notes.push_back("And " + counted(rows.size() - most, "row", "rows") +
                            " more, for which there is no room here.");
  rows.resize(std::min(rows.size(), most));
  const Widths widths = widths_of(model, rows, options);
  view::Page page = view::begin_page(model, caption, widths.sheet());
  Grid grid{page, model, widths, names_of(model)};
  draw_heads(grid);
  for (std::size_t i = 0; i < rows.size(); ++i)
    draw_row(grid, *rows[i], i);
  draw_separate(grid, all, options);
  return view::end_page(std::move(page), model, legend(model, rows),
                        {TableId::posts, TableId::post_shares, TableId::post_functions, TableId::staff_groups,
                         TableId::meetings, TableId::attendance, TableId::partner_links,
                         TableId::arrangements, TableId::integration_targets});
}

} // namespace

} // namespace organograph::viz::ladder

namespace organograph::viz {

Drawing integration_drawing(const Model &model, const std::vector<Integration> &integration,
                            const ViewOptions &options) {
  using namespace ladder;
  if (integration.empty())
    return view::not_measured(model, heading,
                              "no service has posts of two organisations, or a row in the register of them");
  const std::vector<const Integration *> rows = select(integration, options);
  if (rows.empty() && (options.organisation != none<OrganisationId> || options.function != none<FunctionId>))
    return view::not_measured(model, heading, "no service of two organisations is what was asked for");
  return view::largest(options, [&](const ViewOptions &sized) {
    return view::fitted(sized, around, [&](double height) {
      return draw(model, integration, rows, sized, view::fitting(height, row_height, sized));
    });
  });
}

} // namespace organograph::viz
