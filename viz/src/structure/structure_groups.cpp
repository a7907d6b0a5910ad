// SPDX-License-Identifier: Apache-2.0
// Frames round the cards of a unit or a function, drawn over any layout.
#include "structure/structure_parts.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace organograph::viz::structure {

namespace {

constexpr double group_pad = 3, chip_height = 11, chip_pad = 3, common_edge = 0.01;

/// Which rows hang together.
class Unions {
public:
  explicit Unions(std::size_t n) : above_(n) { std::iota(above_.begin(), above_.end(), 0U); }
  std::uint32_t top(std::uint32_t row) {
    while (above_[row] != row)
      row = above_[row] = above_[above_[row]];
    return row;
  }
  void join(std::size_t a, std::size_t b) {
    const std::uint32_t x = top(static_cast<std::uint32_t>(a)), y = top(static_cast<std::uint32_t>(b));
    above_[std::max(x, y)] = std::min(x, y);
  }

private:
  std::vector<std::uint32_t> above_;
};

bool meets(const Area &a, const Area &b) {
  return a.left < b.left + b.width - common_edge && b.left < a.left + a.width - common_edge &&
         a.top < b.top + b.height - common_edge && b.top < a.top + a.height - common_edge;
}

/// The smallest area around what is added, and a little more.
class Hull {
public:
  void add(double left, double top, double right, double bottom) {
    left_ = std::min(left_, left), top_ = std::min(top_, top);
    right_ = std::max(right_, right), bottom_ = std::max(bottom_, bottom);
  }
  void add(const Area &area) { add(area.left, area.top, area.left + area.width, area.top + area.height); }
  void add(const Point &point) { add(point.x, point.y, point.x, point.y); }
  Area area() const {
    Area out;
    out.left = left_ - group_pad, out.top = top_ - group_pad;
    out.width = right_ - left_ + 2 * group_pad, out.height = bottom_ - top_ + 2 * group_pad;
    return out;
  }

private:
  double left_ = 1e30, top_ = 1e30, right_ = -1e30, bottom_ = -1e30;
};

/// Finds what stands in an area: boxes by their left edges.
class Places {
public:
  explicit Places(const std::vector<viz::Box> &boxes) : boxes_(boxes), order_(boxes.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    std::ranges::sort(order_, {}, [&](std::uint32_t b) { return std::pair(boxes[b].area.left, b); });
    for (const viz::Box &box : boxes)
      widest_ = std::max(widest_, box.area.width);
  }
  template <typename Wanted> bool any(const Area &area, const Wanted &wanted) const {
    const auto left = [&](std::uint32_t b) { return boxes_[b].area.left; };
    for (auto at = std::ranges::lower_bound(order_, area.left - widest_, {}, left);
         at != order_.end() && left(*at) < area.left + area.width; ++at)
      if (wanted(*at) && meets(boxes_[*at].area, area))
        return true;
    return false;
  }

private:
  const std::vector<viz::Box> &boxes_;
  std::vector<std::uint32_t> order_;
  double widest_ = 0;
};

/// Parts a piece where the gap between its boxes is widest, across or down.
std::size_t part(const std::vector<viz::Box> &boxes, std::vector<std::uint32_t> &piece) {
  std::size_t at = piece.size() / 2;
  double widest = -1e30;
  std::vector<std::uint32_t> best;
  for (const bool across : {true, false}) {
    const auto from = [&](std::uint32_t b) { return across ? boxes[b].area.left : boxes[b].area.top; };
    const auto to = [&](std::uint32_t b) {
      return from(b) + (across ? boxes[b].area.width : boxes[b].area.height);
    };
    std::ranges::sort(piece, {}, [&](std::uint32_t b) { return std::pair(from(b), b); });
    double end = to(piece[0]);
    for (std::size_t i = 1; i < piece.size(); ++i) {
      if (const double gap = from(piece[i]) - end; gap > widest) {
        widest = gap;
        at = i;
        best = piece;
      }
      end = std::max(end, to(piece[i]));
    }
  }
  piece = std::move(best);
  return at;
}

class Framer {
public:
  /// first: of the selection's boxes in the drawing.
  Framer(const Source &source, const Selection &selection, std::size_t first, Drawing &drawing)
      : drawing_(drawing), places_(drawing.boxes), first_(first), own_(drawing.boxes.size(), 0),
        groups_(groups_drawn(source, selection)), frames_of_(source.cards.grouping.names.size(), 0),
        names_(source.cards.grouping.names) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> from;
    for (std::uint32_t l = 0; l < drawing.lines.size(); ++l)
      if (const viz::Line &line = drawing.lines[l]; line.from != no_box && line.to != no_box && !line.arrow)
        from.emplace_back(line.from, l);
    std::ranges::sort(from);
    lines_from_ = group_by_row(drawing.boxes.size(), from);
  }

  std::string frame() {
    std::vector<std::vector<std::uint32_t>> pieces(groups_.value.size());
    for (std::uint32_t b = 0; b < groups_.of.size(); ++b)
      if (const std::uint32_t group = groups_.of[b]; group != 0)
        pieces[group - 1].push_back(static_cast<std::uint32_t>(first_ + b));
    for (std::uint32_t group = 1; group <= pieces.size(); ++group)
      frame_pieces(std::move(pieces[group - 1]), groups_.value[group - 1]);
    lower_cards();
    name_frames();
    return note();
  }

private:
  void frame_pieces(std::vector<std::uint32_t> all, std::uint32_t value) {
    std::vector<std::vector<std::uint32_t>> open;
    open.push_back(std::move(all));
    while (!open.empty()) {
      std::vector<std::uint32_t> piece = std::move(open.back());
      open.pop_back();
      const Area area = around(piece, true);
      if (stands_alone(area, piece)) {
        add(area, value);
      } else if (piece.size() == 1) {
        add(around(piece, false), value); // nothing stands so near to a card
      } else {
        const std::size_t at = without_its_top(piece) ? 1 : part(drawing_.boxes, piece);
        const auto middle = piece.begin() + static_cast<std::ptrdiff_t>(at);
        open.emplace_back(middle, piece.end());
        open.emplace_back(piece.begin(), middle);
      }
    }
  }

  /// Whether all but the highest manager can have a frame of their own; then that stands first.
  bool without_its_top(std::vector<std::uint32_t> &piece) {
    std::ranges::iter_swap(piece.begin(), std::ranges::min_element(piece));
    const std::vector<std::uint32_t> rest(piece.begin() + 1, piece.end());
    return stands_alone(around(rest, true), rest);
  }

  /// With the lines between them and, if asked, their staff groups.
  Area around(const std::vector<std::uint32_t> &piece, bool with_staff) {
    Hull hull;
    for (const std::uint32_t b : piece) {
      hull.add(drawing_.boxes[b].area);
      own_[b] = 1;
    }
    for (const std::uint32_t b : piece)
      for (const std::uint32_t l : lines_from_[b]) {
        const viz::Line &line = drawing_.lines[l];
        const bool staff = with_staff && drawing_.boxes[line.to].name[0] == 'g';
        if (staff)
          hull.add(drawing_.boxes[line.to].area);
        if (staff || own_[line.to] != 0)
          for (const Point &point : line.points)
            hull.add(point);
      }
    for (const std::uint32_t b : piece)
      own_[b] = 0;
    return hull.area();
  }

  /// Holds no other post and leaves it room for a frame of its own; meets no other frame.
  bool stands_alone(const Area &area, const std::vector<std::uint32_t> &piece) {
    for (const std::uint32_t b : piece)
      own_[b] = 1;
    Hull hull; // wider by what a frame adds
    hull.add(area);
    const bool held = places_.any(
        hull.area(), [&](std::uint32_t b) { return own_[b] == 0 && drawing_.boxes[b].name[0] != 'g'; });
    for (const std::uint32_t b : piece)
      own_[b] = 0;
    return !held &&
           std::ranges::none_of(frames_, [&](const auto &frame) { return meets(frame.first, area); });
  }

  void add(Area area, std::uint32_t value) {
    area.fill = group_fill;
    area.stroke = Stroke::solid;
    area.frame = style::ink;
    area.pen = 0.75F;
    drawing_.ground.push_back(area);
    frames_.emplace_back(area, value);
    ++frames_of_[value - 1];
  }

  /// Who stands in several frames.
  std::string note() const {
    constexpr std::size_t most = 6;
    std::string out;
    std::size_t several = 0;
    for (std::size_t v = 0; v < frames_of_.size(); ++v)
      if (frames_of_[v] > 1 && ++several <= most)
        out += (out.empty() ? "" : ", ") + names_[v] + " (" + figure(frames_of_[v]) + " frames)";
    if (several > most)
      out += " and " + figure(several - most) + " more";
    return out.empty() ? out : "In several places, since others stand between: " + out + ".";
  }

  /// Cards that begin a group were laid out with room for its name above them.
  void lower_cards() {
    for (std::size_t b = first_; b < first_ + groups_.begins.size(); ++b)
      if (begins(b)) {
        drawing_.boxes[b].area.top += group_head;
        drawing_.boxes[b].area.height -= group_head;
      }
    for (viz::Line &line : drawing_.lines) {
      if (line.to != no_box && begins(line.to))
        lower_end(line.points, drawing_.boxes[line.to].area.top);
      if (line.from != no_box && begins(line.from)) {
        std::ranges::reverse(line.points);
        lower_end(line.points, drawing_.boxes[line.from].area.top);
        std::ranges::reverse(line.points);
      }
    }
  }

  bool begins(std::size_t box) const {
    return box >= first_ && box - first_ < groups_.begins.size() && groups_.begins[box - first_] != 0;
  }

  /// The end of a line that meets the room above a card goes on to the card; one from the side moves down.
  static void lower_end(std::vector<Point> &points, double top) {
    Point &end = points.back();
    Point &before = points[points.size() - 2];
    constexpr double inside = 4;
    if (end.y >= top + (before.y == end.y ? inside : 0) || end.y < top - group_head - inside)
      return;
    if (before.y == end.y) {
      if (points.size() > 2)
        before.y = top + inside;
      else
        return;
      end.y = top + inside;
    } else
      end.y = top;
  }

  /// In the room above the first card; a part of a group that has none there goes without.
  void name_frames() {
    const Places places(drawing_.boxes);
    std::vector<viz::Box> chips;
    for (const auto &[area, value] : frames_) {
      const std::string &name = names_[value - 1];
      const double room = area.width - 4 * chip_pad;
      const bool bold = text_width(name, style::text_size, true) <= room; // else it is cut later
      const auto lines = typeset(name, room, style::text_size, style::text_size, bold, 1).lines;
      if (lines.empty())
        continue;
      viz::Box chip;
      chip.name = "u" + std::to_string(chips.size());
      chip.label = name;
      chip.area.left = area.left + group_pad, chip.area.top = area.top + group_pad;
      chip.area.width = text_width(lines[0], style::text_size, bold) + 2 * chip_pad;
      chip.area.height = chip_height;
      chip.texts.push_back({chip.area.left + chip_pad, chip.area.top + 8.5, style::text_size, Anchor::start,
                            bold, false, false, style::black, lines[0]});
      if (!places.any(chip.area, [](std::uint32_t) { return true; }))
        chips.push_back(std::move(chip));
    }
    std::ranges::move(chips, std::back_inserter(drawing_.boxes));
  }

  Drawing &drawing_;
  Places places_; ///< before cards are lowered
  std::size_t first_;
  std::vector<std::uint8_t> own_; ///< by box: of the piece that is looked at
  GroupsDrawn groups_;
  std::vector<std::size_t> frames_of_; ///< by value
  const std::vector<std::string> &names_;
  Csr<std::uint32_t> lines_from_;                      ///< by box, of line management
  std::vector<std::pair<Area, std::uint32_t>> frames_; ///< with their value
};

/// Sovereign posts of each organisation, and joint ones, may have columns of their own.
bool stand_apart(const Model &model, PostId a, PostId b) {
  if (model.joint(a) || model.joint(b))
    return model.joint(a) != model.joint(b);
  return model->posts.serves[index(a)][0].organisation != model->posts.serves[index(b)][0].organisation;
}

/// The value of each box: of a post that is drawn beside others that have it; else 0.
std::vector<std::uint32_t> values_drawn(const Values &values, const Selection &selection) {
  std::vector<std::uint32_t> out(selection.boxes.size(), 0), posts(values.names.size() + 1, 0);
  for (std::size_t b = 0; b < out.size(); ++b)
    if (selection.boxes[b].kind == BoxKind::post)
      ++posts[out[b] = values.of[index(selection.boxes[b].post)]];
  for (std::uint32_t &value : out)
    value = posts[value] < 2 ? 0 : value;
  return out;
}

} // namespace

GroupsDrawn groups_drawn(const Source &source, const Selection &selection) {
  GroupsDrawn out;
  if (source.options.card.group == GroupBy::none)
    return out;
  const std::vector<Box> &boxes = selection.boxes;
  const std::size_t n = boxes.size();
  const std::vector<std::uint32_t> values = values_drawn(source.cards.grouping, selection);
  Unions unions(n);
  std::map<std::pair<std::size_t, std::uint32_t>, std::size_t> eldest; // by manager and value
  std::vector<std::uint8_t> mixed(n, 0);                               // others stand below it too
  for (std::size_t b = n; b-- > 0;) {
    const std::size_t above = boxes[b].manager;
    if (above != nowhere && boxes[b].kind != BoxKind::staff && (mixed[b] != 0 || values[b] != values[above]))
      mixed[above] = 1;
  }
  for (std::size_t b = 0; b < n; ++b) {
    const std::size_t above = boxes[b].manager;
    if (values[b] == 0 || above == nowhere)
      continue;
    if (values[above] == values[b])
      unions.join(b, above);
    unions.join(b, eldest.try_emplace({above, values[b]}, b).first->second);
  }
  std::vector<std::uint32_t> number(n, 0);
  out.of.assign(n, 0);
  out.begins.assign(n, 0);
  for (std::size_t b = 0; b < n; ++b) {
    if (values[b] == 0)
      continue;
    const std::uint32_t top = unions.top(static_cast<std::uint32_t>(b));
    if (number[top] == 0) {
      out.value.push_back(values[b]);
      number[top] = static_cast<std::uint32_t>(out.value.size());
    }
    out.of[b] = number[top];
    const std::size_t above = boxes[b].manager;
    out.begins[b] = above == nowhere || values[above] != values[b] || mixed[above] != 0 ||
                    stand_apart(source.model, boxes[b].post, boxes[above].post);
  }
  return out;
}

std::string add_group_frames(const Source &source, const Selection &selection, std::size_t first,
                             Drawing &drawing) {
  return source.options.card.group == GroupBy::none ? std::string()
                                                    : Framer(source, selection, first, drawing).frame();
}

} // namespace organograph::viz::structure
