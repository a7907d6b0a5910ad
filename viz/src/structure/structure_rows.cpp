// SPDX-License-Identifier: Apache-2.0
// Boxes as rows: of a list, and of what hangs below the cards where they have no room.
#include "structure/structure_layout.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

namespace organograph::viz::structure {

namespace {

using style::Change;

constexpr double row_line = 10, row_pad = 1.5, chip = 11, tier_room = 34, text_room_least = 24;
constexpr std::size_t title_most = 3, asked_most = 3, facts_most = 2;

class RowShaper {
public:
  RowShaper(const Source &source, const Box &box, const std::vector<std::string> &names, double width,
            RowOf form)
      : source_(source), model_(source.model), box_(box), names_(names), width_(width), form_(form),
        in_list_(form == RowOf::list),
        change_(box.kind == BoxKind::post && !box.context ? change_of(source.options, box.post)
                                                          : Change::none) {}

  viz::Box fill() {
    frame();
    const double left = !is_post() ? 4 : (has_change() ? 2 : 1) * chip + 4,
                 room = width_ - left - 4 - (in_list_ ? tier_room : 0);
    const bool bold = box_.kind != BoxKind::staff;
    const auto title =
        typeset(title_text(), room, style::text_size, style::text_size, bold, in_list_ ? 1 : title_most)
            .lines;
    for (std::size_t i = 0; i < title.size(); ++i)
      put(left, i, title[i], bold);
    lines_ = std::max<std::size_t>(title.size(), 1);
    const double used = title.empty() ? 0 : text_width(title.back(), style::text_size, true) + 6;
    put_rest(left, room, used);
    if (in_list_ && box_.tier > 0)
      put(width_ - 4, 0, "tier " + std::to_string(box_.tier), false, Anchor::end);
    out_.area.width = width_;
    out_.area.height = row_line * static_cast<double>(lines_) + 2 * row_pad;
    add_chips();
    out_.label = tooltip(source_, box_);
    out_.page = box_.page;
    return std::move(out_);
  }

private:
  bool is_post() const { return box_.kind == BoxKind::post; }
  bool has_change() const {
    return change_ != Change::none && source_.options.card.colour != ColourBy::change;
  }

  void frame() {
    out_.area.stroke = box_.kind == BoxKind::staff ? Stroke::dashed : Stroke::solid;
    out_.area.frame = box_.context ? style::faint : style::band_edge;
    if (box_.kind == BoxKind::fold) {
      out_.area.pen = 2;
      out_.area.frame = style::ink;
    }
    if (!is_post() || box_.context)
      return;
    if (model_.joint(box_.post)) {
      out_.area.pen = 1.6F;
      out_.area.frame = style::ink;
    }
    if (model_->posts.status[index(box_.post)] == Status::vacant) {
      out_.area.stroke = Stroke::dotted;
      out_.area.frame = style::ink;
    }
  }

  std::string title_text() const {
    if (box_.kind == BoxKind::fold)
      return fold_title(source_, box_);
    if (box_.kind == BoxKind::staff)
      return staff_title(source_, box_.groups);
    const std::string title = drawable(model_.text(model_->posts.title[index(box_.post)]));
    return title.empty() ? "(no title)" : title;
  }

  /// What is said behind the title, the most telling first.
  std::vector<std::string> rest() const {
    std::vector<std::string> out;
    const auto add = [&](std::string words) {
      if (!words.empty())
        out.push_back(std::move(words));
    };
    if (box_.kind == BoxKind::fold)
      add(fold_changes(box_));
    if (!is_post())
      return out;
    add(std::string(style::word(change_)));
    std::ranges::move(row_facts(source_, box_, names_, form_ >= RowOf::hanging_in_column),
                      std::back_inserter(out));
    if (!box_.groups.empty())
      add(staff_title(source_, box_.groups));
    return out;
  }

  std::size_t lines_of_facts() const {
    if (!source_.options.card.facts.empty())
      return asked_most;
    return form_ == RowOf::column ? facts_most : 1;
  }

  /// On the title's last line where it is short enough; in a list always.
  void put_rest(double left, double room, double used) {
    const std::vector<std::string> facts = rest();
    const std::string words = in_a_line(facts);
    if (words.empty())
      return;
    const bool same_line =
        in_list_ || (lines_ == 1 && used + text_width(words, style::text_size, false) <= room);
    const double at = same_line ? used : 0;
    if (room - at < text_room_least)
      return;
    std::vector<std::string> lines =
        in_list_ ? cut_to_lines(words, room - at, 1) : whole_facts(facts, room - at, lines_of_facts());
    if (same_line)
      --lines_;
    for (std::string &line : lines)
      put(left + at, lines_++, std::move(line), false);
    if (lines.empty() && same_line)
      ++lines_;
  }

  /// Behind a whole word: '4…' would be another share than 40.
  static std::vector<std::string> cut_to_lines(const std::string &words, double room, std::size_t most) {
    auto lines = typeset(words, room, style::text_size, style::text_size, false, most).lines;
    constexpr std::string_view open = " ·…";
    if (!lines.empty() && lines.back().ends_with(open))
      lines.back().replace(lines.back().size() - open.size(), open.size(), "…");
    return std::vector<std::string>(lines.begin(), lines.end());
  }

  /// Facts stay whole, and those that have no room are left out: the tooltip has them. The first takes a
  /// second line before it is cut.
  static std::vector<std::string> whole_facts(const std::vector<std::string> &facts, double room,
                                              std::size_t most) {
    const auto fits = [&](const std::string &text) {
      return text_width(text, style::text_size, false) <= room;
    };
    std::vector<std::string> out;
    for (const std::string &fact : facts) {
      if (out.empty() && !fits(fact))
        out = cut_to_lines(fact, room, 2);
      else if (!out.empty() && fits(out.back() + " · " + fact))
        out.back() += " · " + fact;
      else if (out.size() < most && fits(fact))
        out.push_back(fact);
    }
    return out;
  }

  void put(double x, std::size_t line, std::string words, bool bold, Anchor anchor = Anchor::start) {
    Text text;
    text.x = x;
    text.y = row_pad + row_line * static_cast<double>(line) + 0.77 * row_line;
    text.size = style::text_size;
    text.anchor = anchor;
    text.bold = bold;
    text.slanted = !bold && is_post() && anchor == Anchor::start &&
                   model_->posts.status[index(box_.post)] != Status::filled;
    text.struck = bold && change_ == Change::deleted;
    text.colour = box_.context ? style::ink : style::black;
    text.text = std::move(words);
    out_.texts.push_back(std::move(text));
  }

  /// The strip of the card, without words, and what a scenario does to the post.
  void add_chips() {
    if (!is_post())
      return;
    const double inset = static_cast<double>(out_.area.pen) / 2;
    double x = inset;
    for (const StripCell &cell : strip_of(source_, box_, source_.cards.names.brief)) {
      add_chip(cell.paint, x, (chip - inset) * cell.part);
      x += (chip - inset) * cell.part;
    }
    if (has_change())
      add_chip(style::of(change_), chip, chip);
  }

  void add_chip(const style::Paint &paint, double left, double width) {
    const double inset = static_cast<double>(out_.area.pen) / 2;
    Area area;
    area.left = left;
    area.top = inset;
    area.width = width;
    area.height = out_.area.height - 2 * inset;
    area.fill = paint.fill;
    area.hatch = paint.hatch;
    out_.parts.push_back(area);
  }

  const Source &source_;
  const Model &model_;
  const Box &box_;
  const std::vector<std::string> &names_;
  double width_;
  RowOf form_;
  bool in_list_;
  Change change_;
  std::size_t lines_ = 1;
  viz::Box out_;
};

} // namespace

viz::Box row_shape(const Source &source, const Selection &selection, std::size_t box, double width,
                   RowOf form) {
  return RowShaper(source, selection.boxes[box], *selection.names, width, form).fill();
}

double list_width(const Source &source, const Selection &selection) {
  double widest = 160;
  for (const Box &box : selection.boxes) {
    double width = chip + 12 + tier_room;
    if (box.kind == BoxKind::post) {
      width += text_width(drawable(source.model.text(source.model->posts.title[index(box.post)])),
                          style::text_size, true);
      const bool asked = !source.options.card.facts.empty();
      const std::string rest =
          asked ? in_a_line(row_facts(source, box, *selection.names, false)) : holder_text(source, box.post);
      width += 6 + std::min(asked ? 240.0 : 90.0, text_width(rest, style::text_size, false));
    } else {
      width +=
          text_width(box.kind == BoxKind::fold ? fold_title(source, box) : staff_title(source, box.groups),
                     style::text_size, true);
    }
    widest = std::max(widest, width + 14 * static_cast<double>(box.depth));
  }
  return std::min(widest, 480.0);
}

} // namespace organograph::viz::structure
