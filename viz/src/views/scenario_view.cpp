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

namespace organograph::viz {

namespace {

using style::Change;
using style::margin;

constexpr double between = 22, panel_heading = 20;

std::string number(std::uint64_t n) {
  return figure(n);
}

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

/// The two structures, and what both are drawn with.
struct Pair {
  const Model &before, &after;
  const Comparison &comparison;
  std::optional<StructureOptions> options_before;
  StructureOptions options_after;
};

struct Panels {
  Drawing before, after;
  bool beside;           ///< else one above the other
  bool outlined = false; ///< else structures

  double width() const {
    return beside ? before.width + between + after.width : std::max(before.width, after.width);
  }
  double height() const {
    return panel_heading + (beside ? std::max(before.height, after.height)
                                   : before.height + panel_heading + between + after.height);
  }
};

/// Both drawn for their part of the sheet. `sheet`: what the two may have at the size of text_size; the room
/// of a structure is on paper, and so least_text / text_size of it.
Panels panels_of(Pair &pair, bool beside, const std::optional<Room> &sheet) {
  std::optional<Room> room;
  if (sheet) {
    const double scale = least_text / style::text_size;
    room = beside ? Room{(sheet->width - between) / 2, sheet->height - panel_heading}
                  : Room{sheet->width, (sheet->height - between) / 2 - panel_heading};
    room = Room{std::max(room->width, 100.0) * scale, std::max(room->height, 100.0) * scale};
  }
  Panels out{{}, {}, beside, false};
  if (pair.options_before) {
    pair.options_before->room = room;
    out.before = structure_drawing(pair.before, pair.comparison.before.span_of_control, *pair.options_before);
  }
  pair.options_after.room = room;
  out.after = structure_drawing(pair.after, pair.comparison.after.span_of_control, pair.options_after);
  return out;
}

bool folds(const Drawing &structure) {
  return std::ranges::any_of(structure.boxes, [](const Box &box) { return box.name.starts_with('f'); });
}

/// Both as outlines, side by side.
Panels outlines(const Pair &pair, const Room &sheet) {
  const double width = (sheet.width - between) / 2;
  const auto rows = static_cast<std::size_t>((sheet.height - panel_heading) / scenario::outline_row) - 1;
  Panels out{{}, {}, true, true};
  if (pair.options_before)
    out.before = scenario::outline(pair.before, *pair.options_before, width, rows);
  out.after = scenario::outline(pair.after, pair.options_after, width, rows);
  out.before.width = std::max(out.before.width, out.after.width);
  out.after.width = out.before.width;
  return out;
}

/// Of the arrangements that show every post, the one that shows them larger; without any, outlines.
Panels best_panels(Pair &pair, const Room &sheet, bool given) {
  const auto scale = [&](const Panels &panels) {
    return std::min({sheet.width / panels.width(), sheet.height / panels.height(), 1.0});
  };
  const auto hides = [&](const Panels &panels) {
    return !pair.options_after.depth && (folds(panels.before) || folds(panels.after));
  };
  Panels beside = panels_of(pair, true, given ? std::optional(sheet) : std::nullopt);
  Panels above = beside; // without a room the same drawings either way
  above.beside = false;
  if (given)
    above = panels_of(pair, false, sheet);
  const bool no_beside = hides(beside), no_above = hides(above);
  if (no_beside && no_above)
    return outlines(pair, sheet);
  if (no_beside || no_above)
    return no_beside ? std::move(above) : std::move(beside);
  return scale(beside) >= scale(above) ? std::move(beside) : std::move(above);
}

void move(std::vector<Text> &texts, double x, double y) {
  for (Text &text : texts) {
    text.x += x;
    text.y += y;
  }
}

void move(Area &area, double x, double y) {
  area.left += x;
  area.top += y;
}

void add(Drawing &to, Drawing &&part, std::string_view prefix, double x, double y) {
  const auto first = static_cast<std::uint32_t>(to.boxes.size());
  for (Area &area : part.ground) {
    move(area, x, y);
    to.ground.push_back(area);
  }
  for (Line &line : part.lines) {
    for (auto *points : {&line.points, &line.gaps})
      for (Point &point : *points)
        point = {point.x + x, point.y + y};
    line.from += line.from == no_box ? 0 : first;
    line.to += line.to == no_box ? 0 : first;
    to.lines.push_back(std::move(line));
  }
  for (Box &box : part.boxes) {
    box.name.insert(0, prefix);
    move(box.area, x, y);
    for (Area &area : box.parts)
      move(area, x, y);
    move(box.texts, x, y);
    to.boxes.push_back(std::move(box));
  }
  move(part.texts, x, y);
  std::ranges::move(part.texts, std::back_inserter(to.texts));
}

void draw_panel(view::Page &page, Drawing &&panel, std::string_view which, const Model &model,
                std::string_view behind, double x, double y, double width) {
  const view::Look look{.size = 12, .bold = true};
  const std::string words = std::string(which) + ": " + counted(model->posts.size(), "post", "posts") +
                            (behind.empty() ? "" : ", after scenario " + std::string(behind));
  view::put(page.drawing.texts, x + margin, y + panel_heading / 2, view::cut(words, width - margin, look),
            look);
  if (panel.boxes.empty() && panel.texts.empty())
    view::put(page.drawing.texts, x + margin, y + panel_heading + 8,
              view::cut("nothing of what was asked for", width - margin));
  add(page.drawing, std::move(panel), which == "Before" ? "before_" : "after_", x, y + panel_heading);
}

std::uint64_t count_of(const Model &model, const std::optional<StructureOptions> &options,
                       structure::Part part) {
  if (!options)
    return part == structure::Part::left_out ? model->posts.size() : 0;
  return static_cast<std::uint64_t>(std::ranges::count(structure::parts_of(model, *options), part));
}

bool any_context(const Pair &pair) {
  return count_of(pair.before, pair.options_before, structure::Part::context) +
             count_of(pair.after, pair.options_after, structure::Part::context) >
         0;
}

bool filtered(const Pair &pair) {
  return pair.options_after.organisation != none<OrganisationId> ||
         pair.options_after.function != none<FunctionId>;
}

/// What an organisation or a function that was asked for leaves out; of structures and outlines alike.
std::string filter_note(const Pair &pair) {
  const Model &model = pair.after;
  const StructureOptions &options = pair.options_after;
  std::string asked;
  if (options.organisation != none<OrganisationId>)
    asked = "serve " + view::cut(model.text(model->organisations.name[index(options.organisation)]), 180);
  if (options.function != none<FunctionId>)
    asked += std::string(asked.empty() ? "" : " and ") + "have the function " +
             view::cut(view::function_name(model, options.function), 180);
  return "Posts that " + asked + (any_context(pair) ? "; pale: managers above them" : "") + ". Left out: " +
         counted(count_of(pair.before, pair.options_before, structure::Part::left_out), "other post",
                 "other posts") +
         " before, " + number(count_of(model, options, structure::Part::left_out)) +
         " after. The figures are of the whole.";
}

view::Caption caption_of(const Pair &pair) {
  const Comparison &c = pair.comparison;
  view::Caption out;
  out.heading = !c.title.empty()  ? std::string_view(c.title)
                : !c.name.empty() ? std::string_view(c.name)
                                  : "Before and after: what a scenario changes";
  out.own_title = true;
  const StudiedScenario scenario{nullptr, &c, &pair.before, &pair.after};
  out.figures = post_counts_told(scenario).plain();
  out.caveat =
      "A proposal's structure, not its merit. FTE and cost count posts; staff groups are not in them.";
  if (!c.source.empty())
    out.notes.push_back("Source of the scenario: " + c.source);
  if (const Sentence groups = staff_group_counts_told(scenario); !groups.empty())
    out.notes.push_back(groups.plain());
  out.notes.push_back(people_told(scenario, false).plain());
  out.notes.push_back(fte_told(scenario).text(" ").add(cost_told(scenario)).plain());
  if (const Sentence savings = savings_told(scenario); !savings.empty())
    out.notes.push_back(savings.plain());
  if (const Sentence levels = levels_told(scenario); !levels.empty())
    out.notes.push_back(levels.plain());
  if (filtered(pair))
    out.notes.push_back(filter_note(pair));
  return out;
}

bool any_status(const Pair &pair, Status status) {
  const auto has = [&](const Model &model) { return std::ranges::count(model->posts.status, status) > 0; };
  return has(pair.before) || has(pair.after);
}

std::vector<view::Key> legend(const Pair &pair, bool outlined) {
  const Comparison &c = pair.comparison;
  std::vector<view::Key> out;
  const auto add_change = [&](std::uint64_t n, Change change, std::string meaning) {
    const style::Paint paint = style::of(change);
    if (n > 0)
      out.push_back({view::swatch(paint.fill, paint.hatch), "", std::move(meaning)});
  };
  add_change(c.created, Change::created, "created");
  add_change(c.deleted, Change::deleted, "deleted, struck through");
  add_change(c.moved, Change::moved, "moved: only its manager is another");
  add_change(c.changed, Change::changed, "changed");
  out.push_back({view::swatch(style::white), "", "as before"});
  for (std::size_t o = 0; o < std::min<std::size_t>(pair.after->organisations.id.size(), 4); ++o)
    out.push_back({view::swatch(style::of(pair.after, id_at<OrganisationId>(o)).fill), "",
                   "strip: " + view::cut(pair.after.text(pair.after->organisations.name[o]), 180)});
  const auto joint = [](const Model &model) {
    for (std::size_t p = 0; p < model->posts.size(); ++p)
      if (model.joint(id_at<PostId>(p)))
        return true;
    return false;
  };
  if (joint(pair.before) || joint(pair.after))
    out.push_back({view::swatch(style::white, Hatch::none, Stroke::solid, 2), "",
                   outlined ? "joint post" : "joint post: parts in %"});
  if (any_context(pair))
    out.push_back({view::swatch(style::white, Hatch::none, Stroke::solid, 1, style::faint), "",
                   "manager above, outside what was asked for"});
  if (any_status(pair, Status::vacant))
    out.push_back({view::swatch(style::white, Hatch::none, Stroke::dotted, 2), "", "vacant"});
  if (!outlined && (!pair.before->staff_groups.empty() || !pair.after->staff_groups.empty()))
    out.push_back(
        {view::swatch(style::white, Hatch::none, Stroke::dashed), "", "staff known only as a number"});
  return out;
}

Drawing compose(const Pair &pair, Panels panels) {
  view::Page page = view::begin_page(pair.before, caption_of(pair), panels.width());
  const double top = page.y, left = panels.before.width, below = panels.before.height;
  const double height = panels.height();
  draw_panel(page, std::move(panels.before), "Before", pair.before, pair.comparison.starts_from, 0, top,
             panels.beside ? left : page.width);
  if (panels.beside) {
    Area edge = view::swatch(style::faint, Hatch::none, Stroke::none);
    edge.left = left + between / 2;
    edge.top = top;
    edge.width = 0.75;
    edge.height = height;
    page.drawing.ground.push_back(edge);
    draw_panel(page, std::move(panels.after), "After", pair.after, "", left + between, top,
               page.width - left - between);
  } else {
    draw_panel(page, std::move(panels.after), "After", pair.after, "", 0,
               top + panel_heading + below + between, page.width);
  }
  page.y += height;
  return view::end_page(std::move(page), pair.after, legend(pair, panels.outlined),
                        {TableId::posts, TableId::post_shares, TableId::staff_groups});
}

} // namespace

Drawing scenario_drawing(const Model &before, const Model &after, const Comparison &comparison,
                         const StructureOptions &options) {
  Pair pair{before, after, comparison, options_before(before, after, options), options};
  pair.options_after.bare = true;
  pair.options_after.changes = changes_in(after, comparison, &ChangedPost::after);
  if (pair.options_before) {
    pair.options_before->bare = true;
    pair.options_before->changes = changes_in(before, comparison, &ChangedPost::before);
  }
  const bool given = options.room.has_value();
  const Room sheet = view::sheet_of(ViewOptions{.room = options.room});
  // Heading and legend have their part of the sheet, but how much is known only when they are drawn.
  double around = 190;
  Drawing best;
  for (int again = 0; again < 5; ++again) {
    Drawing drawing =
        compose(pair, best_panels(pair, {sheet.width, std::max(sheet.height - around, 200.0)}, given));
    const double over = drawing.height - sheet.height;
    if (again == 0 || drawing.height * best.width <= best.height * drawing.width ||
        drawing.height <= sheet.height)
      best = std::move(drawing);
    if (!given || over <= 0)
      break;
    around += over + 1;
  }
  return best;
}

} // namespace organograph::viz
