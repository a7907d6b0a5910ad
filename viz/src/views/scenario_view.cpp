// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/scenario_view.hpp"

#include "figures/identifiers.hpp"
#include "findings/proposal.hpp"
#include "structure/structure_part.hpp"
#include "views/scenario_parts.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace organograph::viz::scenario {

namespace {

using style::Change;
using style::margin;

constexpr double heads = 22, foot = 4;

Change change_of(PostChange change) {
  switch (change) {
  case PostChange::created:
    return Change::created;
  case PostChange::deleted:
    return Change::deleted;
  case PostChange::changed:
    return Change::changed;
  case PostChange::moved:
    return Change::moved;
  }
  return Change::none;
}

/// By PostId of one of the two models.
std::vector<Change> changes_in(const Model &model, const Comparison &comparison, PostId ChangedPost::*side) {
  std::vector<Change> out(model->posts.size(), Change::none);
  for (const ChangedPost &post : comparison.posts)
    if (post.*side != none<PostId>)
      out[index(post.*side)] = change_of(post.change);
  return out;
}

/// The root's row before; of a created root the nearest manager's that was there. None: nothing of it was.
std::optional<PostId> root_before(const Model &before, const Model &after, PostId root) {
  for (PostId post = root; post != none<PostId>; post = after->posts.manager[index(post)])
    if (const PostId known = before.find_post(id(after, post)); known != none<PostId>)
      return known;
  return std::nullopt;
}

template <class Id> Id same_id(const Model &before, const std::vector<TextId> &ids, std::string_view asked) {
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (before.text(ids[i]) == asked)
      return id_at<Id>(i);
  return none<Id>;
}

/// What is asked of the model before; empty where nothing of it was there.
std::optional<StructureOptions> options_before(const Model &before, const Model &after,
                                               StructureOptions options) {
  if (options.root && !(options.root = root_before(before, after, *options.root)))
    return std::nullopt;
  if (options.organisation != none<OrganisationId>) {
    options.organisation =
        same_id<OrganisationId>(before, before->organisations.id, id(after, options.organisation));
    if (options.organisation == none<OrganisationId>)
      return std::nullopt;
  }
  if (options.function != none<FunctionId>) {
    options.function = same_id<FunctionId>(before, before->functions.id, id(after, options.function));
    if (options.function == none<FunctionId>)
      return std::nullopt;
  }
  return options;
}

/// What both sides are drawn from.
struct Pair {
  const Comparison &comparison;
  Side before, after;
};

/// Posts that an organisation or a function asked for leaves out.
std::uint64_t left_out(const Side &side) {
  if (!side.options)
    return side.model->posts.size();
  return static_cast<std::uint64_t>(
      std::ranges::count(structure::parts_of(side.model, *side.options), structure::Part::left_out));
}

bool filtered(const Pair &pair) {
  return pair.after.options->organisation != none<OrganisationId> ||
         pair.after.options->function != none<FunctionId>;
}

/// What an organisation or a function that was asked for leaves out.
std::string filter_note(const Pair &pair, const Rows &rows) {
  const Model &model = pair.after.model;
  const StructureOptions &options = *pair.after.options;
  std::string asked;
  if (options.organisation != none<OrganisationId>)
    asked = "serve " + view::cut(view::organisation_name(model, options.organisation), 180);
  if (options.function != none<FunctionId>)
    asked += std::string(asked.empty() ? "" : " and ") + "have the function " +
             view::cut(view::function_name(model, options.function), 180);
  return "Posts that " + asked + (rows.outside ? "; pale: managers above them" : "") +
         ". Left out: " + counted(left_out(pair.before), "other post", "other posts") + " before, " +
         figure(left_out(pair.after)) + " after. The figures are of the whole.";
}

/// What the papers state beside a cost that does not change, or as savings of their own.
std::string beside_cost(const StudiedScenario &scenario) {
  if (const std::string beside = stated_beside_0(scenario); !beside.empty())
    return " Beside this" + beside.substr(1) + ".";
  const Sentence savings = savings_told(scenario);
  return savings.empty() ? "" : " " + savings.plain();
}

/// Of several sheets with the rows of one scenario.
struct SheetOf {
  std::size_t number = 1, of = 1;
};

std::string no_room_note(const Rows &rows) {
  return "No room for " + counted(rows.more_before, "post", "posts") + " before, " + figure(rows.more_after) +
         " after.";
}

view::Caption caption_of(const Pair &pair, const Rows &rows, bool all, const SheetOf &part) {
  const Comparison &c = pair.comparison;
  view::Caption out;
  out.heading = !c.title.empty()  ? std::string_view(c.title)
                : !c.name.empty() ? std::string_view(c.name)
                                  : "Before and after: what a scenario changes";
  out.own_title = true;
  if (rows.more_before + rows.more_after > 0)
    out.notes.push_back(no_room_note(rows));
  if (part.number > 1) {
    out.figures = "Sheet " + figure(part.number) + " of " + figure(part.of) + ".";
    return out;
  }
  const StudiedScenario scenario{nullptr, &c, &pair.before.model, &pair.after.model};
  out.figures = post_counts_told(scenario).plain();
  out.caveat =
      "A proposal's structure, not its merit. FTE and cost count posts; staff groups are not in them.";
  if (!c.source.empty())
    out.notes.push_back("Source of the scenario: " + c.source);
  if (const Sentence groups = staff_group_counts_told(scenario); !groups.empty())
    out.notes.push_back(groups.plain());
  out.notes.push_back(people_told(scenario, false).plain());
  out.notes.push_back(fte_told(scenario).plain());
  out.notes.push_back(cost_told(scenario).plain() + beside_cost(scenario));
  if (const Sentence levels = levels_told(scenario); !levels.empty())
    out.notes.push_back(levels.plain());
  if (filtered(pair))
    out.notes.push_back(filter_note(pair, rows));
  if (!all && !rows.rows.empty())
    out.notes.push_back("Rows: what differs, and the managers above it.");
  if (part.of > 1)
    out.notes.push_back("Sheet 1 of " + figure(part.of) + ": the rows go on on the next.");
  return out;
}

/// Whether some row has a post of which `is` holds, before or after.
template <class Is> bool any_post(const Pair &pair, const Rows &rows, Is is) {
  const auto of = [&](const Side &side, const Cell &cell) {
    return cell.what == Cell::What::post && is(side.model, id_at<PostId>(cell.place));
  };
  return std::ranges::any_of(
      rows.rows, [&](const Row &row) { return of(pair.before, row.before) || of(pair.after, row.after); });
}

bool any_group(const Rows &rows) {
  return std::ranges::any_of(rows.rows, [](const Row &row) {
    return row.before.what == Cell::What::group || row.after.what == Cell::What::group;
  });
}

std::vector<view::Key> legend(const Pair &pair, const Rows &rows) {
  const Comparison &c = pair.comparison;
  std::vector<view::Key> out;
  const auto add_change = [&](std::uint64_t n, Change change, std::string meaning) {
    const style::Paint paint = style::of(change);
    if (n > 0)
      out.push_back({view::swatch(paint.fill, paint.hatch), "", std::move(meaning)});
  };
  add_change(c.created, Change::created, "created");
  add_change(c.deleted + c.staff_groups_deleted, Change::deleted, "deleted, struck through");
  add_change(c.moved + c.staff_groups_moved, Change::moved, "moved: only its manager is another");
  add_change(c.changed + c.staff_groups_changed, Change::changed, "changed");
  out.push_back({view::swatch(style::white), "", "as before"});
  if (any_post(pair, rows, [](const Model &model, PostId post) { return model.joint(post); }))
    out.push_back({view::swatch(style::white, Hatch::none, Stroke::solid, 2), "", "joint post"});
  if (rows.outside)
    out.push_back({view::swatch(style::white, Hatch::none, Stroke::solid, 1, style::faint), "",
                   "manager above, outside what was asked for"});
  if (any_post(pair, rows, [](const Model &model, PostId post) {
        return model->posts.status[index(post)] == Status::vacant;
      }))
    out.push_back({view::swatch(style::white, Hatch::none, Stroke::dotted, 2), "", "vacant"});
  if (any_group(rows))
    out.push_back(
        {view::swatch(style::white, Hatch::none, Stroke::dashed), "", "staff known only as a number"});
  for (view::Key &key : view::organisation_keys(pair.after.model, names_of(pair.after.model)))
    out.push_back(std::move(key));
  return out;
}

void put_heads(view::Page &page, const Pair &pair, double width) {
  const view::Look look{.size = 12, .bold = true};
  const std::string &start = pair.comparison.starts_from;
  const auto put = [&](double x, std::string words, const Side &side) {
    words += counted(side.model->posts.size(), "post", "posts");
    if (!start.empty() && &side == &pair.before && !pair.after.options->bare) // its page says it
      words += ", after scenario " + start;
    view::put(page.drawing.texts, x, page.y + heads / 2,
              view::cut(words, (width - scenario::between) / 2 - margin, look), look);
  };
  put(margin, "Before: ", pair.before);
  put(width / 2 + scenario::between / 2, "After: ", pair.after);
  page.y += heads;
}

void put_edge(view::Page &page, double width, double height) {
  Area edge = view::swatch(style::faint, Hatch::none, Stroke::none);
  edge.left = width / 2;
  edge.top = page.y - heads;
  edge.width = 0.75;
  edge.height = height + heads;
  page.drawing.ground.push_back(edge);
}

/// Neither heading nor legend, which a page around it has.
Drawing without_head_and_foot(view::Page page, const Rows &rows) {
  if (rows.more_before + rows.more_after > 0)
    page.y =
        view::put_lines(page.drawing.texts, margin, page.y, page.width - 2 * margin, no_room_note(rows), 1);
  page.drawing.width = page.width;
  page.drawing.height = page.y + foot;
  return std::move(page.drawing);
}

Drawing compose(const Pair &pair, const Rows &rows, const Room &sheet, bool all, const SheetOf &part = {}) {
  const bool bare = pair.after.options->bare;
  Drawing both = scenario::outlines(pair.before, pair.after, rows, sheet.width);
  view::Page page = view::begin_page(pair.before.model, caption_of(pair, rows, all, part), both.width);
  if (bare) {
    page.y = 0;
    page.drawing.texts.clear();
  }
  if (part.of > 1)
    page.drawing.title += " (" + figure(part.number) + " of " + figure(part.of) + ")";
  if (rows.rows.empty()) {
    page.y = view::put_lines(page.drawing.texts, margin, page.y, page.width - 2 * margin,
                             "No post and no staff group of what was asked for differs.", 2,
                             {.size = style::heading_size, .bold = true}) +
             8;
  } else {
    put_heads(page, pair, both.width);
    put_edge(page, both.width, both.height);
    const double height = both.height;
    view::add(page.drawing, std::move(both), 0, page.y);
    page.y += height;
  }
  if (bare)
    return without_head_and_foot(std::move(page), rows);
  return view::end_page(std::move(page), pair.after.model, legend(pair, rows),
                        {TableId::posts, TableId::post_shares, TableId::staff_groups});
}

std::size_t rows_in(double height) {
  return static_cast<std::size_t>(std::max(height, 0.0) / scenario::outline_row);
}

/// The rows from `first` to `last`, and above them the managers on both sides that stand in earlier ones.
Rows rows_between(const Rows &all, std::size_t first, std::size_t last) {
  std::vector<std::size_t> chosen;
  for (std::size_t r = first; r < last; ++r)
    chosen.push_back(r);
  std::vector<std::size_t> place(all.rows.size(), Cell::top);
  for (std::size_t i = 0; i < chosen.size(); ++i) // grows while managers are added
    for (const Cell *cell : {&all.rows[chosen[i]].before, &all.rows[chosen[i]].after})
      if (cell->above != Cell::top && cell->above < first && place[cell->above] == Cell::top) {
        place[cell->above] = 0;
        chosen.push_back(cell->above);
      }
  std::ranges::sort(chosen);
  for (std::size_t i = 0; i < chosen.size(); ++i)
    place[chosen[i]] = i;
  Rows out;
  out.outside = all.outside;
  if (last == all.rows.size())
    out.more_before = all.more_before, out.more_after = all.more_after;
  for (const std::size_t r : chosen) {
    out.rows.push_back(all.rows[r]);
    for (Cell *cell : {&out.rows.back().before, &out.rows.back().after})
      cell->above = cell->above == Cell::top ? Cell::top : place[cell->above];
  }
  return out;
}

Pair pair_of(const Model &before, const Model &after, const Comparison &comparison,
             const StructureOptions &options) {
  Pair pair{comparison, {before, options_before(before, after, options)}, {after, options}};
  pair.after.options->changes = changes_in(after, comparison, &ChangedPost::after);
  if (pair.before.options)
    pair.before.options->changes = changes_in(before, comparison, &ChangedPost::before);
  scenario::tell_changes(pair.before, pair.after, comparison);
  return pair;
}

} // namespace

} // namespace organograph::viz::scenario

namespace organograph::viz {

Drawing scenario_drawing(const Model &before, const Model &after, const Comparison &comparison,
                         const StructureOptions &options) {
  using namespace scenario;
  const Pair pair = pair_of(before, after, comparison, options);
  const Room sheet = view::sheet_of(ViewOptions{.room = options.room});
  // Heading and legend have their part of the sheet, but how much is known only when they are drawn.
  constexpr std::size_t least = 4;
  std::size_t most = options.all ? view::most_rows : rows_in(sheet.height);
  for (;;) {
    const Rows rows = scenario::aligned(pair.before, pair.after, most, options.all);
    Drawing drawing = compose(pair, rows, sheet, options.all);
    const double over = drawing.height - sheet.height;
    const std::size_t there = std::min(most, rows.rows.size());
    if (options.all || over <= 0 || there <= least)
      return drawing;
    most = std::max(least, there - std::min(there, rows_in(over) + 1));
  }
}

std::vector<Drawing> scenario_sheets(const Model &before, const Model &after, const Comparison &comparison,
                                     const StructureOptions &options) {
  using namespace scenario;
  const Pair pair = pair_of(before, after, comparison, options);
  const Room sheet = view::sheet_of(ViewOptions{.room = options.room});
  const Rows all = scenario::aligned(pair.before, pair.after, view::most_rows, options.all);
  std::vector<std::size_t> ends; // of the rows of each sheet
  do {
    const std::size_t first = ends.empty() ? 0 : ends.back();
    const std::size_t most =
        first == 0 ? 2 : 9; // the first says how many there are, where it is not the only one
    std::size_t last = all.rows.size();
    for (bool fits = false; !fits && last > first + 1;) {
      const SheetOf part{first == 0 ? 1U : 2U, first == 0 && last == all.rows.size() ? 1U : most};
      const double over =
          compose(pair, rows_between(all, first, last), sheet, options.all, part).height - sheet.height;
      fits = over <= 0;
      last = fits ? last : last - std::min(rows_in(over) + 1, last - first - 1);
    }
    ends.push_back(last);
  } while (ends.back() < all.rows.size());
  std::vector<Drawing> out;
  for (std::size_t i = 0; i < ends.size(); ++i)
    out.push_back(compose(pair, rows_between(all, i == 0 ? 0 : ends[i - 1], ends[i]), sheet, options.all,
                          {i + 1, ends.size()}));
  return out;
}

bool any_box_differs(const Comparison &comparison) {
  return !comparison.posts.empty() ||
         comparison.staff_groups_changed + comparison.staff_groups_moved + comparison.staff_groups_deleted >
             0;
}

} // namespace organograph::viz
