// SPDX-License-Identifier: Apache-2.0
// A card, from the top down: strip, band of a change, title, facts.
#include "structure/structure_parts.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace organograph::viz::structure {

namespace {

using style::Change;
using style::Paint;

constexpr double title_line = 11, text_line = 10, padding = 4, side_room = 6;
constexpr std::size_t title_lines = 4, staff_lines = 2;
/// A card becomes at most so much wider for a long word.
constexpr double widened = 1.25;
constexpr float thin = 0.75F;

/// The baseline of a line of text in a row of that height: DejaVu rises 0.928 and falls 0.236 of its size.
double baseline(double height, double size) {
  return (height - 1.164 * size) / 2 + 0.928 * size;
}

/// What the cards of a drawing share beside the model's.
struct Deck {
  Source &source;
  const std::vector<std::string> &names; ///< of organisations in strips
  bool strip_speaks;
  double box_width;
};

/// Fills one card from the top down.
class Shaper {
public:
  Shaper(const Deck &deck, const Box &box, double head, viz::Box &shape)
      : deck_(deck), source_(deck.source), model_(source_.model), box_(box), shape_(shape),
        width_(deck.box_width - (box.under_leaf ? stack_indent : 0)), y_(head),
        change_(box.kind == BoxKind::post && !box.context ? change_of(source_.options, box.post)
                                                          : Change::none) {}

  void fill() {
    shape_.area.width = width_;
    frame();
    if (box_.kind == BoxKind::post) {
      add_strip();
      add_change();
    }
    y_ += padding;
    if (box_.kind == BoxKind::fold) {
      add_lines(fold_title(source_, box_), style::strong_size, title_lines, true, false);
      add_lines(fold_changes(box_), style::text_size, title_lines, true, false);
    } else if (box_.kind == BoxKind::staff)
      add_lines(staff_title(source_, box_.groups), style::text_size, title_lines, false, false);
    else
      fill_post();
    y_ += padding;
    shape_.area.height = std::ceil(y_);
    shape_.label = tooltip(source_, box_);
    shape_.page = box_.page;
  }

private:
  double text_room() const { return width_ - 2 * side_room; }

  /// Thin and grey; what is not as usual has a frame of its own.
  void frame() {
    Area &area = shape_.area;
    area.stroke = Stroke::solid;
    area.frame = style::card_edge;
    area.pen = thin;
    const auto told = [&](Stroke stroke, float pen) {
      area.stroke = stroke;
      area.frame = style::ink;
      area.pen = pen;
    };
    if (box_.kind == BoxKind::fold)
      told(Stroke::solid, 3);
    else if (box_.kind == BoxKind::staff)
      told(Stroke::dashed, 1);
    else if (!box_.context && model_->posts.status[index(box_.post)] == Status::vacant)
      told(Stroke::dotted, 2);
    else if (model_.joint(box_.post))
      told(Stroke::solid, joint_pen);
  }

  void fill_post() {
    const std::size_t p = index(box_.post);
    for (const Typeset &title = title_of(); const std::string &line : title.lines)
      add_line(line, static_cast<float>(title.points), true, box_.context, change_ == Change::deleted);
    for (const FactLine &fact : fact_lines(source_, box_, named_in_strip_, text_room()))
      add_lines(fact.text, style::text_size, fact.most, false, fact.slanted);
    if (!box_.groups.empty() && box_.page == 0)
      add_lines("and " + staff_title(source_, box_.groups), style::text_size, staff_lines, false, false);
    if (box_.page > 0)
      add_lines("page " + std::to_string(box_.page) + " · " +
                    (source_.posts_below[p] == 0 ? std::string("staff")
                                                 : counted(source_.posts_below[p], "post", "posts")),
                style::text_size, staff_lines, true, false);
  }

  const Typeset &title_of() {
    const TextId id = model_->posts.title[index(box_.post)];
    std::uint32_t &known = source_.wraps.known[index(id)];
    if (known == 0) {
      Typeset title = typeset(drawable(model_.text(id)), text_room(), style::strong_size, style::text_size,
                              true, title_lines);
      if (title.lines.empty())
        title = {{"(no title)"}, style::strong_size};
      source_.wraps.lines.push_back(std::move(title));
      known = static_cast<std::uint32_t>(source_.wraps.lines.size());
    }
    return source_.wraps.lines[known - 1];
  }

  void put(double x, double top, double height, float size, Anchor anchor, bool bold, Colour colour,
           std::string text) {
    shape_.texts.push_back(
        {x, top + baseline(height, size), size, anchor, bold, false, false, colour, std::move(text)});
  }

  void add_line(std::string text, float size, bool bold, bool slanted, bool struck = false) {
    const double height = size > style::text_size ? title_line : text_line;
    put(side_room, y_, height, size, Anchor::start, bold, bold && !box_.context ? style::black : style::ink,
        std::move(text));
    shape_.texts.back().slanted = slanted;
    shape_.texts.back().struck = struck;
    y_ += height;
  }

  void add_lines(const std::string &text, float size, std::size_t most, bool bold, bool slanted) {
    for (std::string &line : typeset(text, text_room(), size, style::text_size, bold, most).lines)
      add_line(std::move(line), size, bold, slanted);
  }

  void add_strip() {
    const std::vector<StripCell> cells = strip_of(source_, box_, deck_.names);
    named_in_strip_ =
        !cells.empty() && source_.options.card.colour == ColourBy::organisation && deck_.strip_speaks;
    for (std::size_t first = 0; first < cells.size(); first += strip_cells)
      add_row(std::span(cells).subspan(first, std::min(strip_cells, cells.size() - first)));
  }

  void add_row(std::span<const StripCell> cells) {
    const double inset = shape_.area.pen / 2, height = deck_.strip_speaks ? strip_line : thin_strip;
    y_ += y_ == head_ ? inset : 0;
    const std::vector<double> widths = strip_widths(cells, shape_.area.width - 2 * inset);
    double left = inset;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      add_cell(cells[i], left, widths[i], height);
      left += widths[i];
    }
    y_ += height;
  }

  /// In words too what a scenario does to the post, unless the strip does so.
  void add_change() {
    if (change_ == Change::none || source_.options.card.colour == ColourBy::change)
      return;
    const double inset = shape_.area.pen / 2;
    y_ += y_ == head_ ? inset : 0;
    add_cell({style::of(change_), std::string(style::word(change_)), ""}, inset,
             shape_.area.width - 2 * inset, strip_line, true);
    y_ += strip_line;
  }

  void add_cell(const StripCell &cell, double left, double width, double height, bool always = false) {
    Area area;
    area.left = left;
    area.top = y_;
    area.width = width;
    area.height = height;
    area.fill = cell.paint.fill;
    area.hatch = cell.paint.hatch;
    area.stroke = Stroke::solid;
    area.frame = style::card_edge;
    area.pen = thin;
    shape_.parts.push_back(area);
    if (!deck_.strip_speaks && !always)
      return;
    const auto write = [&](const std::string &text, double room, double x, Anchor anchor) {
      for (std::string &line : typeset(text, room, style::text_size, style::text_size, true, 1).lines)
        put(x, y_, height, style::text_size, anchor, true, cell.paint.text, std::move(line));
    };
    if (!runs_leftward(cell.text) || cell.share.empty())
      return write(cell.share.empty() ? cell.text : cell.text + ' ' + cell.share, width - 2 * strip_pad,
                   left + width / 2, Anchor::middle);
    // On one line the figures would move to the other side.
    const double figures = text_width(cell.share, style::text_size, true);
    write(cell.text, width - figures - 3 * strip_pad, left + strip_pad, Anchor::start);
    write(cell.share, figures + strip_pad, left + width - strip_pad, Anchor::end);
  }

  const Deck &deck_;
  Source &source_;
  const Model &model_;
  const Box &box_;
  viz::Box &shape_;
  double width_, y_, head_ = y_;
  Change change_;
  bool named_in_strip_ = false;
};

/// Wide enough for the longest word of a title, as far as that goes.
double width_for_words(const Source &source, const Selection &selection) {
  double longest = 0;
  std::unordered_set<TextId> seen;
  for (const Box &box : selection.boxes)
    if (box.kind == BoxKind::post)
      if (const TextId title = source.model->posts.title[index(box.post)]; seen.insert(title).second)
        longest = std::max(longest, longest_word(drawable(source.model.text(title)), true));
  const double wanted = std::ceil(longest * style::text_size + 2 * side_room + 0.5);
  return std::clamp(wanted, selection.box_width, widened * selection.box_width);
}

} // namespace

void shape(Source &source, Selection &selection) {
  selection.shapes.resize(selection.boxes.size());
  selection.box_width = width_for_words(source, selection);
  if (source.wraps.box_width != selection.box_width) {
    source.wraps.known.assign(source.model->text.size(), 0);
    source.wraps.lines.clear();
    source.wraps.box_width = selection.box_width;
  }
  selection.names = &strip_names(source, selection);
  const Deck deck{source, *selection.names, strip_speaks(source), selection.box_width};
  const GroupsDrawn groups = groups_drawn(source, selection);
  for (std::size_t b = 0; b < selection.boxes.size(); ++b) {
    const Box &box = selection.boxes[b];
    viz::Box &shape = selection.shapes[b];
    const bool post = box.kind == BoxKind::post;
    shape.name = post ? "n" + std::to_string(index(box.post))
                      : (box.kind == BoxKind::fold ? "f" : "g") + std::to_string(b);
    const bool begins = !groups.begins.empty() && groups.begins[b] != 0;
    Shaper(deck, box, begins ? group_head : 0, shape).fill();
  }
}

} // namespace organograph::viz::structure
