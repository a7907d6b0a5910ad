// SPDX-License-Identifier: Apache-2.0
#include "figures/identifiers.hpp"
#include "structure/structure_part.hpp"
#include "views/scenario_parts.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace organograph::viz::scenario {

using style::Change;
using style::margin;

namespace {

/// For names of councils; for their letters, where titles have no room beside names.
constexpr double chips = 86, narrow_chips = 54;
constexpr double least_title = 90, least_side = 230, most_indent = 14;

/// One side, drawn in the rows that both share.
class Outline {
public:
  Outline(const Side &side, const Rows &rows, Cell Row::*cell, std::string_view prefix)
      : side_(side), model_(side.model), rows_(rows), cell_(cell), prefix_(prefix), names_(names_of(model_)) {
    std::uint32_t deepest = 0;
    for (const Row &row : rows.rows)
      deepest = std::max(deepest, (row.*cell).depth);
    indent_ = std::min(most_indent, 180.0 / (deepest + 1));
    if (side.options)
      part_ = structure::parts_of(model_, *side.options);
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
      const Cell &at = rows.rows[i].*cell;
      if (at.what == Cell::What::nothing || at.what == Cell::What::rest)
        continue;
      said_ = std::max(said_, detail::text_width(said(at), style::text_size, true));
    }
    said_ = std::min(said_ + 8, 170.0);
  }

  /// What the longest title needs.
  double width() const {
    double out = least_side;
    for (const Row &row : rows_.rows)
      if (const Cell &at = row.*cell_; at.what == Cell::What::post || at.what == Cell::What::group)
        out = std::max(out, indent_ * at.depth + chips + 18 + said_ +
                                detail::text_width(title(at), style::text_size, true));
    return out;
  }

  /// narrow: one of the two sides has no room for whole titles beside names of organisations.
  void draw(Drawing &to, double left, double width, bool narrow) {
    left_ = left;
    right_ = left + width;
    chip_ = narrow ? narrow_chips : chips;
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
      const Cell &at = rows_.rows[i].*cell_;
      if (at.what == Cell::What::nothing)
        continue;
      draw_line(to, i, at);
      at.what == Cell::What::rest ? draw_rest(to, i, at) : draw_box(to, i, at);
    }
  }

private:
  double x(const Cell &at) const { return left_ + indent_ * at.depth; }
  static double y(std::size_t row) { return outline_row * static_cast<double>(row); }

  Change change(const Cell &at) const {
    if (at.what == Cell::What::group)
      return side_.groups[at.place];
    return context(at) ? Change::none : side_.options->changes[at.place];
  }
  bool context(const Cell &at) const {
    return at.what == Cell::What::post && !part_.empty() && part_[at.place] == structure::Part::context;
  }

  std::string title(const Cell &at) const {
    if (at.what == Cell::What::post)
      return view::post_title(model_, id_at<PostId>(at.place));
    const StaffGroup &group = model_->staff_groups[at.place];
    const std::string_view text = model_.text(group.title);
    const std::string name = detail::drawable(text.empty() ? model_.text(group.id) : text);
    return side_.options->without_fte ? name : rounded(group.fte) + " FTE: " + name;
  }

  std::string said(const Cell &at) const {
    if (at.what == Cell::What::group)
      return side_.group_said[at.place];
    std::string out = context(at) ? "" : side_.said[at.place];
    if (const Status status = model_->posts.status[at.place];
        status != Status::filled && (out.empty() || !side_.options->bare))
      out += out.empty() ? std::string(name(status)) : " (" + std::string(name(status)) + ")";
    return out;
  }

  void draw_line(Drawing &to, std::size_t row, const Cell &at) const {
    if (at.above == Cell::top)
      return;
    const double from = x(rows_.rows[at.above].*cell_) + indent_ / 2, middle = y(row) + outline_row / 2;
    Line line;
    line.points = {{from, y(at.above) + outline_row - 1.5}, {from, middle}, {x(at), middle}};
    to.lines.push_back(std::move(line));
  }

  void draw_rest(Drawing &to, std::size_t row, const Cell &at) const {
    view::put(to.texts, x(at) + 4, y(row) + outline_row / 2,
              view::cut(counted(at.place, "post", "posts") + " more, not shown here", right_ - x(at) - 8,
                        view::aside),
              view::aside);
  }

  Area frame(std::size_t row, const Cell &at) const {
    const style::Paint paint = style::of(change(at));
    const bool post = at.what == Cell::What::post;
    const bool joint = post && model_.joint(id_at<PostId>(at.place));
    Area area = view::swatch(paint.fill, paint.hatch, post ? Stroke::solid : Stroke::dashed,
                             joint ? 1.6F : 0.7F, context(at) ? style::faint : style::ink);
    area.left = x(at);
    area.top = y(row) + 1.5;
    area.width = right_ - x(at);
    area.height = outline_row - 3;
    if (post && model_->posts.status[at.place] == Status::vacant)
      area.stroke = Stroke::dotted;
    return area;
  }

  void put_chip(Box &box, const Cell &at) const {
    Area chip = box.area;
    chip.width = chip_;
    chip.hatch = Hatch::none;
    chip.stroke = Stroke::none;
    if (at.what == Cell::What::post)
      view::put_served(box, model_, names_, id_at<PostId>(at.place), chip);
    else if (const OrganisationId organisation = model_->staff_groups[at.place].organisation;
             organisation != none<OrganisationId>)
      view::put_organisation(box, model_, names_, organisation, chip);
    else
      view::put(box.texts, chip.left + chip_ / 2, chip.top + chip.height / 2, "staff", view::centred);
  }

  std::string tooltip(const Cell &at, const std::string &told) const {
    std::string out = title(at);
    if (at.what == Cell::What::post)
      out += "\n" + detail::drawable(id(model_, id_at<PostId>(at.place))) + "\nserves " +
             view::served_by(model_, id_at<PostId>(at.place));
    else
      out += "\nstaff known only as a number";
    return out + (told.empty() ? "" : "\n" + told) +
           (context(at) ? "\ndrawn as a manager above; outside what was asked for" : "");
  }

  void draw_box(Drawing &to, std::size_t row, const Cell &at) const {
    const Change what = change(at);
    const std::string told = said(at);
    Box box;
    box.name = std::string(prefix_) + (at.what == Cell::What::post ? "n" : "g") + std::to_string(at.place);
    box.label = tooltip(at, told);
    box.area = frame(row, at);
    put_chip(box, at);
    const double middle = y(row) + outline_row / 2, text = x(at) + chip_ + 5;
    const double room = std::max(right_ - text - said_ - 4, std::min(least_title, right_ - text - 4));
    const view::Look look{.bold = what != Change::none, .colour = context(at) ? style::ink : style::black};
    const std::string shown = view::cut(title(at), room, look);
    view::put(box.texts, text, middle, shown, look);
    if (!shown.empty())
      box.texts.back().struck = what == Change::deleted;
    const double end = text + room + 4;
    if (right_ - end > 20)
      view::put(box.texts, end, middle, view::cut(told, right_ - end - 3));
    to.boxes.push_back(std::move(box));
  }

  const Side &side_;
  const Model &model_;
  const Rows &rows_;
  Cell Row::*cell_;
  std::string_view prefix_;
  OrganisationNames names_;
  double indent_ = most_indent, said_ = 0, left_ = 0, right_ = 0, chip_ = chips;
  std::vector<structure::Part> part_; ///< by PostId; empty: all in full
};

} // namespace

Drawing outlines(const Side &before, const Side &after, const Rows &rows, double width) {
  Outline left(before, rows, &Row::before, "before_"), right(after, rows, &Row::after, "after_");
  const double most = (width - between) / 2 - margin;
  const double side = std::min(most, std::max(left.width(), right.width()));
  Drawing out;
  const bool narrow = side < std::max(left.width(), right.width());
  left.draw(out, margin, side, narrow);
  right.draw(out, margin + side + between, side, narrow);
  out.width = 2 * (margin + side) + between;
  out.height = outline_row * static_cast<double>(rows.rows.size()) + 4;
  return out;
}

} // namespace organograph::viz::scenario
