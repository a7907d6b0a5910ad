// SPDX-License-Identifier: Apache-2.0
// Frames round the cards of a unit or a function, drawn over any layout.
#include "structure/structure_parts.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <optional>

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
  Framer(const Model &model, GroupBy by, Drawing &drawing)
      : drawing_(drawing), places_(drawing.boxes), own_(drawing.boxes.size(), 0) {
    std::vector<std::uint8_t> drawn(model->posts.size(), 0);
    post_.assign(drawing.boxes.size(), nowhere);
    for (std::size_t b = 0; b < drawing.boxes.size(); ++b) {
      const std::string &name = drawing.boxes[b].name;
      if (name[0] == 'n' &&
          std::from_chars(name.data() + 1, name.data() + name.size(), post_[b]).ec == std::errc{} &&
          post_[b] < drawn.size())
        drawn[post_[b]] = 1;
      else
        post_[b] = nowhere;
    }
    groups_ = groups_drawn(model, by, drawn);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> from;
    for (std::uint32_t l = 0; l < drawing.lines.size(); ++l)
      if (const viz::Line &line = drawing.lines[l]; line.from != no_box && line.to != no_box && !line.arrow)
        from.emplace_back(line.from, l);
    std::ranges::sort(from);
    lines_from_ = group_by_row(drawing.boxes.size(), from);
  }

  void frame() {
    std::vector<std::vector<std::uint32_t>> pieces(groups_.names.size());
    for (std::uint32_t b = 0; b < post_.size(); ++b)
      if (const std::uint32_t group = group_of(b); group != 0)
        pieces[group - 1].push_back(b);
    for (std::uint32_t group = 1; group <= pieces.size(); ++group)
      frame_pieces(std::move(pieces[group - 1]), group);
    lower_cards();
    name_frames();
  }

private:
  std::uint32_t group_of(std::uint32_t box) const {
    return post_[box] == nowhere ? 0 : groups_.of[post_[box]];
  }

  void frame_pieces(std::vector<std::uint32_t> all, std::uint32_t group) {
    std::vector<std::vector<std::uint32_t>> open;
    open.push_back(std::move(all));
    while (!open.empty()) {
      std::vector<std::uint32_t> piece = std::move(open.back());
      open.pop_back();
      if (piece.size() < 2)
        continue;
      const std::optional<Area> area = around(piece);
      if (area) {
        add(*area, group);
        continue;
      }
      const auto at = static_cast<std::ptrdiff_t>(part(drawing_.boxes, piece));
      open.emplace_back(piece.begin() + at, piece.end());
      open.emplace_back(piece.begin(), piece.begin() + at);
    }
  }

  /// With the lines between them and their staff groups; nothing where it would hold or meet what is not
  /// theirs.
  std::optional<Area> around(const std::vector<std::uint32_t> &piece) {
    Hull hull;
    for (const std::uint32_t b : piece) {
      hull.add(drawing_.boxes[b].area);
      own_[b] = 1;
    }
    for (const std::uint32_t b : piece)
      for (const std::uint32_t l : lines_from_[b]) {
        const viz::Line &line = drawing_.lines[l];
        const bool staff = drawing_.boxes[line.to].name[0] == 'g';
        if (staff)
          hull.add(drawing_.boxes[line.to].area);
        if (staff || own_[line.to] != 0)
          for (const Point &point : line.points)
            hull.add(point);
      }
    const Area area = hull.area();
    const bool held =
        places_.any(area, [&](std::uint32_t b) { return own_[b] == 0 && drawing_.boxes[b].name[0] != 'g'; });
    const bool met =
        std::ranges::any_of(frames_, [&](const auto &frame) { return meets(frame.first, area); });
    for (const std::uint32_t b : piece)
      own_[b] = 0;
    return held || met ? std::nullopt : std::optional(area);
  }

  void add(Area area, std::uint32_t group) {
    area.fill = group_fill;
    area.stroke = Stroke::solid;
    area.frame = style::ink;
    area.pen = 0.75F;
    drawing_.ground.push_back(area);
    frames_.emplace_back(area, group);
  }

  /// Cards that begin a group were laid out with room for its name above them.
  void lower_cards() {
    for (std::uint32_t b = 0; b < post_.size(); ++b)
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

  bool begins(std::uint32_t box) const { return post_[box] != nowhere && groups_.begins[post_[box]] != 0; }

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
    for (const auto &[area, group] : frames_) {
      const std::string &name = groups_.names[group - 1];
      const auto lines =
          typeset(name, area.width - 4 * chip_pad, style::text_size, style::text_size, true, 1).lines;
      if (lines.empty())
        continue;
      viz::Box chip;
      chip.name = "u" + std::to_string(chips.size());
      chip.label = name;
      chip.area.left = area.left + group_pad, chip.area.top = area.top + group_pad;
      chip.area.width = text_width(lines[0], style::text_size, true) + 2 * chip_pad;
      chip.area.height = chip_height;
      chip.texts.push_back({chip.area.left + chip_pad, chip.area.top + 8.5, style::text_size, Anchor::start,
                            true, false, false, style::black, lines[0]});
      if (!places.any(chip.area, [](std::uint32_t) { return true; }))
        chips.push_back(std::move(chip));
    }
    std::ranges::move(chips, std::back_inserter(drawing_.boxes));
  }

  Drawing &drawing_;
  Places places_;                 ///< before cards are lowered
  std::vector<std::size_t> post_; ///< by box
  std::vector<std::uint8_t> own_; ///< by box: of the piece that is looked at
  Csr<std::uint32_t> lines_from_; ///< by box, of line management
  GroupsDrawn groups_;
  std::vector<std::pair<Area, std::uint32_t>> frames_;
};

} // namespace

namespace {

/// Sovereign posts of each organisation, and joint ones, may have columns of their own.
bool stand_apart(const Model &model, PostId a, PostId b) {
  if (model.joint(a) || model.joint(b))
    return model.joint(a) != model.joint(b);
  return model->posts.serves[index(a)][0].organisation != model->posts.serves[index(b)][0].organisation;
}

} // namespace

GroupsDrawn groups_drawn(const Model &model, GroupBy by, std::span<const std::uint8_t> drawn) {
  GroupsDrawn out;
  if (by == GroupBy::none)
    return out;
  const std::size_t n = drawn.size();
  const Values values = by == GroupBy::unit ? units_of(model) : functions_of(model);
  const auto manager = [&](std::size_t p) { return model->posts.manager[p]; };
  Unions unions(n);
  std::map<std::pair<PostId, std::uint32_t>, std::size_t> eldest; // by manager and value
  for (std::size_t p = 0; p < n; ++p) {
    if (drawn[p] == 0 || values.of[p] == 0 || manager(p) == none<PostId>)
      continue;
    const std::size_t above = index(manager(p));
    if (drawn[above] != 0 && values.of[above] == values.of[p])
      unions.join(p, above);
    unions.join(p, eldest.try_emplace({manager(p), values.of[p]}, p).first->second);
  }
  std::vector<std::uint32_t> posts(n, 0), number(n, 0);
  for (std::size_t p = 0; p < n; ++p)
    ++posts[unions.top(static_cast<std::uint32_t>(p))];
  out.of.assign(n, 0);
  out.begins.assign(n, 0);
  for (std::size_t p = 0; p < n; ++p) {
    const std::uint32_t top = unions.top(static_cast<std::uint32_t>(p));
    if (posts[top] < 2)
      continue;
    if (number[top] == 0) {
      out.names.push_back(values.names[values.of[p] - 1]);
      number[top] = static_cast<std::uint32_t>(out.names.size());
    }
    out.of[p] = number[top];
  }
  for (std::size_t p = 0; p < n; ++p)
    out.begins[p] = out.of[p] != 0 && (manager(p) == none<PostId> || out.of[index(manager(p))] != out.of[p] ||
                                       stand_apart(model, id_at<PostId>(p), manager(p)));
  return out;
}

GroupsDrawn groups_drawn(const Source &source, const Selection &selection) {
  if (source.options.card.group == GroupBy::none)
    return {};
  std::vector<std::uint8_t> drawn(source.model->posts.size(), 0);
  for (const Box &box : selection.boxes)
    if (box.kind == BoxKind::post)
      drawn[index(box.post)] = 1;
  return groups_drawn(source.model, source.options.card.group, drawn);
}

void add_group_frames(const Model &model, GroupBy by, Drawing &drawing) {
  if (by != GroupBy::none)
    Framer(model, by, drawing).frame();
}

} // namespace organograph::viz::structure
