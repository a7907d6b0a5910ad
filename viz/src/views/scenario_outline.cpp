// SPDX-License-Identifier: Apache-2.0
#include "figures/identifiers.hpp"
#include "structure/structure_part.hpp"
#include "views/scenario_parts.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <optional>

namespace organograph::viz::scenario {

using style::Change;
using style::margin;

namespace {

constexpr double chips = 64, words = 104; ///< widths: of the organisations, of what is said

/// A post, or how many posts of its manager are not shown.
struct Row {
  PostId post;
  std::uint32_t depth;
  std::size_t rest = 0;  ///< > 0: not a post's row
  std::size_t above = 0; ///< the manager's row; its own where there is none
};

class Outline {
public:
  Outline(const Model &model, const StructureOptions &options, double width, std::size_t most)
      : model_(model), options_(options), width_(width), most_(most),
        part_(structure::parts_of(model, options)) {}

  Drawing draw() {
    choose();
    list();
    indent_ = std::min(14.0, 180.0 / (deepest_ + 1));
    fit_width();
    for (std::size_t i = 0; i < rows_.size(); ++i)
      rows_[i].rest > 0 ? draw_rest(i) : draw_post(i);
    const std::size_t left = wanted_ - drawn_;
    if (left > 0)
      view::put(out_.texts, margin, y(rows_.size()) + outline_row / 2,
                "And " + counted(left, "post", "posts") + " more: tables/changes.csv.");
    out_.width = width_;
    out_.height = y(rows_.size() + (left > 0 ? 1 : 0)) + 4;
    return std::move(out_);
  }

private:
  /// As structures filter: what was not asked for, and is not a manager above it, is not there.
  bool left_out(std::size_t post) const { return !part_.empty() && part_[post] == structure::Part::left_out; }
  bool context(std::size_t post) const { return !part_.empty() && part_[post] == structure::Part::context; }

  /// Marks what is shown: in the scope, all of it where it fits, else what changes; and the managers above.
  void choose() {
    const auto &posts = model_->posts;
    shown_.assign(posts.size(), 0);
    below_.assign(posts.size(), 0);
    std::vector<std::uint8_t> scope(posts.size(), options_.root ? 0 : 1);
    std::size_t in_scope = 0;
    for (const PostId post : posts.top_down) {
      const std::size_t p = index(post);
      const PostId manager = posts.manager[p];
      if (options_.root && (post == *options_.root || (manager != none<PostId> && scope[index(manager)])))
        scope[p] = 1;
      scope[p] = scope[p] && !left_out(p);
      in_scope += scope[p];
    }
    const bool all = in_scope <= most_;
    for (std::size_t i = posts.top_down.size(); i-- > 0;) {
      const PostId post = posts.top_down[i];
      const std::size_t p = index(post);
      if (!scope[p])
        continue;
      const bool wants = all || (!context(p) && options_.changes[p] != Change::none);
      shown_[p] = shown_[p] || wants;
      ++below_[p];
      const PostId manager = posts.manager[p];
      const bool top = manager == none<PostId> || (options_.root && post == *options_.root);
      if (top && shown_[p])
        tops_.push_back(post);
      if (top)
        continue;
      below_[index(manager)] += below_[p];
      shown_[index(manager)] = shown_[index(manager)] || shown_[p];
    }
    std::ranges::sort(tops_);
    wanted_ = static_cast<std::size_t>(std::ranges::count(shown_, 1));
  }

  /// Down the tree, reports in file order; stops when the rows are used.
  void list() {
    struct Step {
      PostId post;
      std::uint32_t depth;
      std::size_t above, rest;
    };
    std::vector<Step> open;
    for (auto top = tops_.rbegin(); top != tops_.rend(); ++top)
      open.push_back({*top, 0, static_cast<std::size_t>(-1), 0});
    while (!open.empty() && rows_.size() < most_) {
      const Step step = open.back();
      open.pop_back();
      const std::size_t row = rows_.size(),
                        above = step.above == static_cast<std::size_t>(-1) ? row : step.above;
      rows_.push_back({step.post, step.depth, step.rest, above});
      deepest_ = std::max(deepest_, step.depth);
      if (step.rest > 0)
        continue;
      ++drawn_;
      std::size_t rest = 0;
      const auto reports = model_->posts.reports[index(step.post)];
      for (const PostId report : reports)
        rest += shown_[index(report)] ? 0 : below_[index(report)];
      if (rest > 0)
        open.push_back({step.post, step.depth + 1, row, rest});
      for (auto report = reports.rbegin(); report != reports.rend(); ++report)
        if (shown_[index(*report)])
          open.push_back({*report, step.depth + 1, row, 0});
    }
  }

  /// No wider than the longest title needs, so that on paper the text is larger.
  void fit_width() {
    double widest = 200;
    for (std::size_t i = 0; i < rows_.size(); ++i)
      widest = std::max(
          widest, x(i) + chips + words + margin + 24 +
                      detail::text_width(view::post_title(model_, rows_[i].post), style::text_size, true));
    width_ = std::min(width_, widest);
  }

  double x(std::size_t row) const { return margin + indent_ * rows_[row].depth; }
  static double y(std::size_t row) { return outline_row * static_cast<double>(row); }

  void draw_line(std::size_t row) {
    const Row &at = rows_[row];
    if (at.above == row)
      return;
    Line line;
    const double from = x(at.above) + indent_ / 2, middle = y(row) + outline_row / 2;
    line.points = {{from, y(at.above) + outline_row - 1.5}, {from, middle}, {x(row), middle}};
    out_.lines.push_back(std::move(line));
  }

  void draw_rest(std::size_t row) {
    draw_line(row);
    view::put(out_.texts, x(row) + 4, y(row) + outline_row / 2,
              view::cut(counted(rows_[row].rest, "post", "posts") + " more, not shown here",
                        width_ - x(row) - margin, view::aside),
              view::aside);
  }

  void draw_post(std::size_t row) {
    const PostId post = rows_[row].post;
    const std::size_t p = index(post);
    const Change change = context(p) ? Change::none : options_.changes[p];
    const style::Paint paint = style::of(change);
    const double left = x(row), middle = y(row) + outline_row / 2, right = width_ - margin;
    Box box;
    box.name = "n" + std::to_string(p);
    box.area = view::swatch(paint.fill, paint.hatch, Stroke::solid, model_.joint(post) ? 1.6F : 0.7F);
    box.area.left = left;
    box.area.top = y(row) + 1.5;
    box.area.width = right - left;
    box.area.height = outline_row - 3;
    if (context(p))
      box.area.frame = style::faint;
    if (model_->posts.status[p] == Status::vacant)
      box.area.stroke = Stroke::dotted;
    Area chip = box.area;
    chip.width = chips;
    chip.hatch = Hatch::none;
    chip.stroke = Stroke::none;
    view::put_served(box, model_, post, chip);
    std::string said(style::word(change));
    if (model_->posts.status[p] != Status::filled)
      said += (said.empty() ? "" : ", ") + std::string(name(model_->posts.status[p]));
    box.label = view::post_title(model_, post) + "\n" + detail::drawable(id(model_, post)) + "\nserves " +
                view::served_by(model_, post) + (said.empty() ? "" : "\n" + said) +
                (context(p) ? "\ndrawn as a manager above; outside what was asked for" : "");
    const view::Look look{.bold = change != Change::none, .colour = context(p) ? style::ink : style::black};
    view::put(box.texts, left + chips + 5, middle,
              view::cut(view::post_title(model_, post), right - left - chips - words - 10, look), look);
    if (!box.texts.empty())
      box.texts.back().struck = change == Change::deleted;
    view::put(box.texts, right - words, middle, view::cut(said, words - 6));
    draw_line(row);
    out_.boxes.push_back(std::move(box));
  }

  const Model &model_;
  const StructureOptions &options_;
  double width_, indent_ = 14;
  std::size_t most_, wanted_ = 0, drawn_ = 0;
  std::uint32_t deepest_ = 0;
  std::vector<structure::Part> part_; ///< by PostId; empty: all in full
  std::vector<std::uint8_t> shown_;
  std::vector<std::size_t> below_; ///< posts of the scope at and below each
  std::vector<PostId> tops_;
  std::vector<Row> rows_;
  Drawing out_;
};

} // namespace

Drawing outline(const Model &model, const StructureOptions &options, double width, std::size_t rows) {
  return Outline(model, options, width, rows).draw();
}

} // namespace organograph::viz::scenario
