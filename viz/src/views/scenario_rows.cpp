// SPDX-License-Identifier: Apache-2.0
// Which row a post stands in, before and after.
#include "figures/identifiers.hpp"
#include "structure/structure_part.hpp"
#include "views/scenario_parts.hpp"

#include <algorithm>
#include <unordered_map>

namespace organograph::viz::scenario {

using style::Change;

namespace {

using structure::Part;

/// What of one side is shown, and where it hangs.
class Outlined {
public:
  Outlined(const Side &side, bool all) : side_(side), posts_(side.model->posts) {
    same.assign(posts_.size(), none<PostId>);
    scope.assign(posts_.size(), 0);
    shown.assign(posts_.size(), 0);
    below.assign(posts_.size(), 0);
    groups_.assign(posts_.size(), {});
    if (!side.options)
      return;
    for (std::size_t g = 0; g < side.groups.size(); ++g)
      if (side.groups[g] != Change::none)
        groups_[index(side.model->staff_groups[g].reports_to)].push_back(g);
    choose(all);
  }

  const std::vector<std::size_t> &groups(PostId post) const { return groups_[index(post)]; }
  std::span<const PostId> reports(PostId post) const { return posts_.reports[index(post)]; }
  bool is_top(PostId post) const {
    const PostId manager = posts_.manager[index(post)];
    return manager == none<PostId> || (side_.options->root && post == *side_.options->root);
  }
  /// Posts below that have no row.
  std::size_t rest(PostId post) const {
    std::size_t out = 0;
    for (const PostId report : reports(post))
      out += shown[index(report)] ? 0 : below[index(report)];
    return out;
  }

  std::vector<PostId> same;               ///< by PostId: in the other model, where it has the same managers
  std::vector<std::uint8_t> scope, shown; ///< by PostId
  std::vector<std::size_t> below;         ///< posts of the scope at and below each
  std::vector<PostId> tops;
  bool outside = false;

private:
  void choose(bool all) {
    const StructureOptions &options = *side_.options;
    const std::vector<Part> part = structure::parts_of(side_.model, options);
    std::vector<std::uint32_t> depth(posts_.size(), 0);
    for (const PostId post : posts_.top_down) {
      const std::size_t p = index(post);
      const PostId manager = posts_.manager[p];
      const bool top = is_top(post);
      const bool in_root = top ? !options.root || post == *options.root : scope[index(manager)] != 0;
      scope[p] = in_root && (part.empty() || part[p] != Part::left_out);
      depth[p] = top ? 0 : depth[index(manager)] + 1;
    }
    for (std::size_t i = posts_.top_down.size(); i-- > 0;) {
      const PostId post = posts_.top_down[i];
      const std::size_t p = index(post);
      if (!scope[p])
        continue;
      const bool context = !part.empty() && part[p] == Part::context;
      const bool wants = all || (!context && (options.changes[p] != Change::none || !groups_[p].empty()));
      shown[p] = shown[p] || (wants && (!options.depth || depth[p] <= *options.depth));
      outside = outside || (context && shown[p]);
      ++below[p];
      if (is_top(post)) {
        tops.push_back(post);
        continue;
      }
      const std::size_t manager = index(posts_.manager[p]);
      below[manager] += below[p];
      shown[manager] = shown[manager] || shown[p];
    }
    std::ranges::sort(tops);
  }

  const Side &side_;
  const Posts &posts_;
  std::vector<std::vector<std::size_t>> groups_; ///< by PostId: those that change
};

/// Finds who stands at the same place; what is shown of such a post on one side is on the other too.
void join(const Model &before, Outlined &b, const Model &after, Outlined &a) {
  std::unordered_map<std::string_view, PostId> known;
  for (std::size_t p = 0; p < before->posts.size(); ++p)
    known.emplace(before.text(before->posts.id[p]), id_at<PostId>(p));
  for (const PostId post : after->posts.top_down) {
    const auto found = known.find(after.text(after->posts.id[index(post)]));
    if (found == known.end() || !a.scope[index(post)] || !b.scope[index(found->second)])
      continue;
    const PostId was = found->second;
    const bool top = a.is_top(post);
    if (top != b.is_top(was) ||
        (!top && a.same[index(after->posts.manager[index(post)])] != before->posts.manager[index(was)]))
      continue;
    a.same[index(post)] = was;
    b.same[index(was)] = post;
    a.shown[index(post)] = b.shown[index(was)] = a.shown[index(post)] || b.shown[index(was)];
  }
}

class Aligner {
public:
  Aligner(const Model &before, const Model &after, const Outlined &b, const Outlined &a, std::size_t most)
      : before_(before), after_(after), b_(b), a_(a), most_(most) {}

  std::vector<Row> rows() {
    for (const PostId top : a_.tops)
      if (a_.same[index(top)] != none<PostId> && a_.shown[index(top)])
        together(a_.same[index(top)], top, 0, Cell::top);
    beside(tops_alone(b_), tops_alone(a_), 0, Cell::top);
    if (!rows_.empty())
      add_rest(tops_left(b_), tops_left(a_), 0, Cell::top);
    return std::move(rows_);
  }

private:
  using Posts = std::vector<PostId>;
  bool full() const { return rows_.size() >= most_; }

  static Posts tops_alone(const Outlined &side) {
    Posts out;
    for (const PostId top : side.tops)
      if (side.same[index(top)] == none<PostId> && side.shown[index(top)])
        out.push_back(top);
    return out;
  }

  static Posts reports_alone(const Outlined &side, PostId post) {
    Posts out;
    for (const PostId report : side.reports(post))
      if (side.same[index(report)] == none<PostId> && side.shown[index(report)])
        out.push_back(report);
    return out;
  }

  /// A post that has the same managers on both sides, and what is below it.
  void together(PostId was, PostId is, std::uint32_t depth, std::size_t above) {
    if (full())
      return;
    const std::size_t row = rows_.size();
    rows_.push_back(
        {{Cell::What::post, index(was), depth, above}, {Cell::What::post, index(is), depth, above}});
    groups(was, is, depth + 1, row);
    for (const PostId report : a_.reports(is))
      if (a_.same[index(report)] != none<PostId> && a_.shown[index(report)])
        together(a_.same[index(report)], report, depth + 1, row);
    beside(reports_alone(b_, was), reports_alone(a_, is), depth + 1, row);
    add_rest(b_.rest(was), a_.rest(is), depth + 1, row);
  }

  void add_rest(std::size_t left, std::size_t right, std::uint32_t depth, std::size_t above) {
    const auto cell = [&](std::size_t posts) {
      return posts == 0 ? Cell{} : Cell{Cell::What::rest, posts, depth, above};
    };
    if (left + right > 0 && !full())
      rows_.push_back({cell(left), cell(right)});
  }

  /// Posts of trees of which nothing is shown.
  static std::size_t tops_left(const Outlined &side) {
    std::size_t out = 0;
    for (const PostId top : side.tops)
      out += side.shown[index(top)] ? 0 : side.below[index(top)];
    return out;
  }

  /// Staff groups that change below a post of both sides: one of both stands in one row.
  void groups(PostId was, PostId is, std::uint32_t depth, std::size_t above) {
    std::vector<std::size_t> left = b_.groups(was), right = a_.groups(is);
    for (const std::size_t g : left) {
      const std::string_view id = before_.text(before_->staff_groups[g].id);
      const auto other = std::ranges::find_if(
          right, [&](std::size_t h) { return after_.text(after_->staff_groups[h].id) == id; });
      Row row{{Cell::What::group, g, depth, above}, {}};
      if (other != right.end()) {
        row.after = {Cell::What::group, *other, depth, above};
        right.erase(other);
      }
      if (!full())
        rows_.push_back(row);
    }
    for (const std::size_t h : right)
      if (!full())
        rows_.push_back({{}, {Cell::What::group, h, depth, above}});
  }

  /// What is on one side alone, those of both sides from the same row on.
  void beside(const Posts &left, const Posts &right, std::uint32_t depth, std::size_t above) {
    const std::size_t first = rows_.size();
    std::vector<Cell> of_left, of_right;
    for (const PostId post : left)
      list(b_, post, depth, above, first, of_left);
    for (const PostId post : right)
      list(a_, post, depth, above, first, of_right);
    for (std::size_t i = 0; i < std::max(of_left.size(), of_right.size()) && !full(); ++i)
      rows_.push_back({i < of_left.size() ? of_left[i] : Cell{}, i < of_right.size() ? of_right[i] : Cell{}});
  }

  void list(const Outlined &side, PostId post, std::uint32_t depth, std::size_t above, std::size_t first,
            std::vector<Cell> &out) const {
    if (first + out.size() >= most_)
      return;
    const std::size_t row = first + out.size();
    out.push_back({Cell::What::post, index(post), depth, above});
    for (const std::size_t group : side.groups(post))
      out.push_back({Cell::What::group, group, depth + 1, row});
    for (const PostId report : side.reports(post))
      if (side.shown[index(report)])
        list(side, report, depth + 1, row, first, out);
    if (const std::size_t left = side.rest(post); left > 0)
      out.push_back({Cell::What::rest, left, depth + 1, row});
  }

  const Model &before_, &after_;
  const Outlined &b_, &a_;
  std::size_t most_;
  std::vector<Row> rows_;
};

std::size_t left_out(const Outlined &side, const std::vector<Row> &rows, Cell Row::*cell) {
  const auto wanted = std::ranges::count(side.shown, 1);
  const auto drawn =
      std::ranges::count_if(rows, [&](const Row &row) { return (row.*cell).what == Cell::What::post; });
  return static_cast<std::size_t>(wanted - drawn);
}

} // namespace

Rows aligned(const Side &before, const Side &after, std::size_t most, bool all) {
  Outlined b(before, all), a(after, all);
  join(before.model, b, after.model, a);
  Rows out;
  out.rows = Aligner(before.model, after.model, b, a, most).rows();
  out.more_before = left_out(b, out.rows, &Row::before);
  out.more_after = left_out(a, out.rows, &Row::after);
  out.outside = a.outside || b.outside;
  return out;
}

} // namespace organograph::viz::scenario
