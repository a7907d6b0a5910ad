// SPDX-License-Identifier: Apache-2.0
#include "structure/structure_parts.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::viz::structure {

namespace {

using style::Change;
using style::Paint;

constexpr double title_line = 11, text_line = 10, padding = 5, strip_line = 13, side_room = 6;
constexpr std::size_t title_lines = 4, holder_lines = 2, fact_lines = 3, strip_cells = 3;
constexpr double strip_pad = 3;

/// The baseline of a line of text in a row of that height: DejaVu rises 0.928 and falls 0.236 of its size.
double baseline(double height, double size) {
  return (height - 1.164 * size) / 2 + 0.928 * size;
}

/// Fills one box from the top down.
class Shaper {
public:
  Shaper(Source &source, const Box &box, double width, viz::Box &shape)
      : source_(source), model_(source.model), box_(box), shape_(shape),
        width_(width - (box.under_leaf ? stack_indent : 0)),
        change_(box.kind == BoxKind::post ? change_of(source.options, box.post) : Change::none),
        changes_(!source.options.changes.empty()) {}

  void fill() {
    shape_.area.width = width_;
    frame();
    y_ = padding;
    if (box_.kind == BoxKind::fold) {
      add_lines(fold_title(source_, box_), style::strong_size, title_lines, true, false);
      add_lines(fold_changes(box_), style::text_size, title_lines, true, false);
    } else if (box_.kind == BoxKind::staff)
      add_lines(staff_title(source_, box_.groups), style::text_size, title_lines, false, false);
    else
      fill_post();
    y_ += padding;
    if (box_.kind == BoxKind::post)
      add_strip();
    shape_.area.height = std::ceil(y_);
    shape_.label = tooltip(source_, box_);
    shape_.page = box_.page;
  }

private:
  double text_room() const { return width_ - 2 * side_room; }

  void frame() {
    Area &area = shape_.area;
    area.stroke = Stroke::solid;
    area.frame = box_.context ? style::faint : style::ink;
    ink_ = style::black;
    if (box_.kind == BoxKind::fold) {
      area.pen = 3;
      return;
    }
    if (box_.kind == BoxKind::staff) {
      area.stroke = Stroke::dashed;
      return;
    }
    if (box_.context) {
      ink_ = style::ink;
      return;
    }
    const bool joint = model_.joint(box_.post);
    area.pen = joint ? 2 : 1;
    Paint paint;
    if (changes_)
      paint = style::of(change_);
    else if (!joint)
      paint = style::of(model_, model_->posts.serves[index(box_.post)][0].organisation);
    else
      paint = style::on(style::white);
    area.fill = paint.fill;
    area.hatch = paint.hatch;
    ink_ = paint.text;
    if (model_->posts.status[index(box_.post)] == Status::vacant) {
      area.stroke = Stroke::dotted;
      area.pen = 2;
    }
  }

  void fill_post() {
    const std::size_t p = index(box_.post);
    if (const std::string_view word = style::word(change_); !word.empty())
      add_line(std::string(word), style::text_size, true, false);
    for (const std::string &line : title())
      add_line(line, style::strong_size, true, false, change_ == Change::deleted);
    add_lines(holder_text(source_, box_.post), style::text_size, holder_lines, false,
              model_->posts.status[p] != Status::filled);
    add_lines(facts(), style::text_size, fact_lines, false, false);
    if (!box_.groups.empty() && box_.page == 0)
      add_lines("and " + staff_title(source_, box_.groups), style::text_size, 2, false, false);
    if (box_.page > 0)
      add_lines("page " + std::to_string(box_.page) + " · " +
                    (source_.posts_below[p] == 0 ? std::string("staff")
                                                 : counted(source_.posts_below[p], "post", "posts")),
                style::text_size, 2, true, false);
  }

  const std::vector<std::string> &title() {
    const TextId id = model_->posts.title[index(box_.post)];
    std::uint32_t &known = source_.wraps.known[index(id)];
    if (known == 0) {
      auto lines = wrapped(drawable(model_.text(id)), text_room(), style::strong_size, true, title_lines);
      if (lines.empty())
        lines.push_back("(no title)");
      source_.wraps.lines.push_back(std::move(lines));
      known = static_cast<std::uint32_t>(source_.wraps.lines.size());
    }
    return source_.wraps.lines[known - 1];
  }

  std::string facts() const {
    std::string text;
    const TextId organisation =
        model_->organisations.id[index(model_->posts.serves[index(box_.post)][0].organisation)];
    if (model_->organisations.id.size() > 1 && !has_strip())
      text = drawable(model_.text(organisation)) + (runs_leftward(model_.text(organisation)) ? "\n" : " · ");
    std::string span = span_text(model_, source_.spans, box_.post);
    if (const std::string other = beside(); !other.empty())
      span = span.empty() ? other : other + " · " + span;
    if (source_.options.without_fte)
      return span.empty() && !text.empty() ? drawable(model_.text(organisation)) : text + span;
    text += rounded(model_->posts.fte[index(box_.post)]) + " FTE";
    return span.empty() ? text : text + " · " + span;
  }

  /// What of the post's line is not as usual.
  std::string beside() const {
    const std::size_t p = index(box_.post);
    return model_->posts.assistant[p] != 0           ? "assistant"
           : model_->posts.manager_not_known[p] != 0 ? "manager not known"
                                                     : "";
  }

  /// With changes the fill says what changes, and every organisation is a strip. A pale box has one only
  /// where it serves several.
  bool has_strip() const {
    return model_.joint(box_.post) || (changes_ && !box_.context && model_->organisations.id.size() > 1);
  }

  void add_line(std::string text, float size, bool bold, bool slanted, bool struck = false) {
    const double height = size == style::strong_size ? title_line : text_line;
    Text out;
    out.x = shape_.area.width / 2;
    out.y = y_ + baseline(height, size);
    out.size = size;
    out.anchor = Anchor::middle;
    out.bold = bold;
    out.slanted = slanted;
    out.struck = struck;
    out.colour = ink_;
    out.text = std::move(text);
    shape_.texts.push_back(std::move(out));
    y_ += height;
  }

  void add_lines(const std::string &text, float size, std::size_t most, bool bold, bool slanted) {
    for (std::string &line : wrapped(text, text_room(), size, bold, most))
      add_line(std::move(line), size, bold, slanted);
  }

  void add_strip() {
    if (!has_strip())
      return;
    const auto serves = model_->posts.serves[index(box_.post)];
    const double inset = shape_.area.pen / 2;
    for (std::size_t i = 0; i < serves.size(); ++i) {
      const std::size_t in_row = std::min(strip_cells, serves.size() - i / strip_cells * strip_cells);
      const double width = (shape_.area.width - 2 * inset) / static_cast<double>(in_row);
      add_strip_cell(serves[i], model_.joint(box_.post), inset + width * static_cast<double>(i % strip_cells),
                     width);
      if (i % strip_cells == strip_cells - 1 || i + 1 == serves.size())
        y_ += strip_line;
    }
    y_ += inset;
  }

  void add_strip_cell(const Served &served, bool shared, double left, double width) {
    const Paint paint = style::of(model_, served.organisation);
    Area area;
    area.left = left;
    area.top = y_;
    area.width = width;
    area.height = strip_line;
    area.fill = paint.fill;
    area.stroke = Stroke::solid;
    area.frame = style::ink;
    shape_.parts.push_back(area);
    const std::string name = drawable(model_.text(model_->organisations.id[index(served.organisation)]));
    const std::string share = !shared                  ? ""
                              : is_known(served.share) ? rounded(served.share * 100)
                                                       : std::string(not_known_mark);
    const double y = y_ + baseline(strip_line, style::text_size);
    const auto put = [&](const std::string &text, double room, double x, Anchor anchor) {
      const auto lines = wrapped(text, room, style::text_size, true, 1);
      if (!lines.empty())
        shape_.texts.push_back(
            {x, y, style::text_size, anchor, true, false, false, paint.text, lines.front()});
    };
    if (!runs_leftward(name) || share.empty())
      return put(share.empty() ? name : name + ' ' + share, width - 2 * strip_pad, left + width / 2,
                 Anchor::middle);
    // On one line the figures would move to the other side.
    const double figures = text_width(share, style::text_size, true);
    put(name, width - figures - 3 * strip_pad, left + strip_pad, Anchor::start);
    put(share, figures + 1, left + width - strip_pad, Anchor::end);
  }

  Source &source_;
  const Model &model_;
  const Box &box_;
  viz::Box &shape_;
  double width_;
  Change change_;
  bool changes_;
  Colour ink_;
  double y_ = 0;
};

} // namespace

void shape(Source &source, Selection &selection) {
  selection.shapes.resize(selection.boxes.size());
  if (source.wraps.box_width != selection.box_width) {
    source.wraps.known.assign(source.model->text.size(), 0);
    source.wraps.lines.clear();
    source.wraps.box_width = selection.box_width;
  }
  for (std::size_t b = 0; b < selection.boxes.size(); ++b) {
    const Box &box = selection.boxes[b];
    viz::Box &shape = selection.shapes[b];
    shape.name = box.kind == BoxKind::post ? "n" + std::to_string(index(box.post))
                                           : (box.kind == BoxKind::fold ? "f" : "g") + std::to_string(b);
    Shaper(source, box, selection.box_width, shape).fill();
  }
}

} // namespace organograph::viz::structure
