// SPDX-License-Identifier: Apache-2.0
#include "structure/structure_parts.hpp"
#include "structure/structure_places.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <tuple>

namespace organograph::viz::structure {

namespace {

/// Leaves that would stand in one stack: of one manager, tier and column.
struct Stacks {
  std::vector<std::uint32_t> stack; ///< by place in the scope; of leaves alone
  Csr<std::uint32_t> leaves;        ///< by stack, in file order
};

Stacks stacks_of(const Source &source, const Scope &scope) {
  const Posts &posts = source.model->posts;
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>; // manager, tier, column
  std::vector<std::pair<Key, std::uint32_t>> leaves;
  for (std::size_t i = 0; i < scope.size(); ++i)
    if (scope.leaf(i))
      leaves.push_back({{scope.manager[i], drawn_tier(posts, scope.posts[i]), scope.column[i]},
                        static_cast<std::uint32_t>(i)});
  std::sort(leaves.begin(), leaves.end());
  Stacks out;
  out.stack.assign(scope.size(), 0);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  std::uint32_t stack = 0;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    stack += i > 0 && leaves[i].first != leaves[i - 1].first ? 1U : 0U;
    out.stack[leaves[i].second] = stack;
    pairs.emplace_back(stack, leaves[i].second);
  }
  out.leaves = group_by_row(leaves.empty() ? 0 : std::size_t{stack} + 1, pairs);
  return out;
}

std::size_t staff_boxes(const Source &source, PostId post, const Folding &folding) {
  const std::size_t groups = source.groups[index(post)].size();
  return groups > folding.staff_boxes ? std::min<std::size_t>(folding.staff_boxes, 1) : groups;
}

/// What folds: stacks of leaves into a box each, and all that stands below a manager into one.
struct Cut {
  std::vector<std::uint8_t> stack; ///< by stack
  std::vector<std::uint8_t> below; ///< by place in the scope
  bool tops = false;               ///< even the tops
  std::uint32_t asked = unlimited; ///< as --depth says, where that leaves something out
  bool for_room = false;
};

/// One post and no staff below: a box for a box, so the post itself is drawn.
bool folding_saves_nothing(const Source &source, const Scope &scope, std::size_t manager) {
  return scope.end[manager] == manager + 2 && source.groups[index(scope.posts[manager])].empty() &&
         source.groups[index(scope.posts[manager + 1])].empty();
}

/// One team after the other, until there are few enough boxes: stacks of leaves from the deepest layer up,
/// the smallest of a layer first; then what stands below managers, in the same order.
class Cutter {
public:
  Cutter(const Source &source, const Scope &scope, const Stacks &stacks, const Folding &folding)
      : source_(source), scope_(scope), stacks_(stacks), folding_(folding),
        asked_(std::min(folding.depth, scope.deepest)), leaf_boxes_(scope.size(), 0),
        drawn_(scope.size(), 0) {
    cut_.stack.assign(stacks.leaves.rows(), 0);
    cut_.below.assign(scope.size(), 0);
  }

  Cut cut() {
    if (asked_ < scope_.deepest)
      cut_.asked = asked_;
    count();
    if (boxes_ > folding_.boxes) {
      cut_.for_room = true;
      fold_stacks();
      std::vector<std::pair<std::uint32_t, std::uint32_t>> managers;
      for (std::uint32_t i = 0; i < scope_.size(); ++i)
        if (!scope_.leaf(i))
          managers.emplace_back(scope_.depth[i], i);
      managers_ = group_by_row(std::size_t{scope_.deepest} + 1, managers);
      for (std::uint32_t depth = asked_ + 1; depth-- > 0 && boxes_ > folding_.boxes;)
        fold_managers(depth);
      cut_.tops = boxes_ > folding_.boxes && scope_.end[0] < scope_.size();
    }
    return std::move(cut_);
  }

private:
  /// By place in the scope: its reports do not fold.
  bool kept(std::uint32_t manager) const {
    return manager != unlimited && std::ranges::count(folding_.kept, scope_.posts[manager]) > 0;
  }

  std::uint64_t own_boxes(std::size_t i) const { return 1 + staff_boxes(source_, scope_.posts[i], folding_); }

  void count() {
    for (std::size_t i = 0; i < scope_.size(); ++i) {
      if (scope_.depth[i] > asked_)
        continue;
      const bool last = scope_.depth[i] == asked_ && !scope_.leaf(i);
      cut_.below[i] = last && !folding_saves_nothing(source_, scope_, i);
      boxes_ += cut_.below[i] ? 2 : own_boxes(i) + (last ? 1 : 0);
    }
  }

  std::uint64_t boxes_of_stack(std::size_t s) const {
    std::uint64_t boxes = 0;
    for (const std::uint32_t leaf : stacks_.leaves[s])
      boxes += own_boxes(leaf);
    return boxes;
  }

  void fold_stacks() {
    std::vector<std::tuple<std::uint32_t, std::uint64_t, std::size_t>> order; // depth, boxes, stack
    for (std::size_t s = stacks_.leaves.rows(); s-- > 0;)
      if (const std::uint32_t leaf = stacks_.leaves[s][0];
          scope_.depth[leaf] <= asked_ && stacks_.leaves[s].size() > 1 && !kept(scope_.manager[leaf]))
        order.emplace_back(~scope_.depth[leaf], boxes_of_stack(s), s);
    std::sort(order.begin(), order.end());
    for (const auto &[depth, boxes, s] : order) {
      if (boxes_ <= folding_.boxes)
        break;
      cut_.stack[s] = 1;
      boxes_ -= boxes - 1;
    }
    for (std::size_t s = 0; s < stacks_.leaves.rows(); ++s)
      if (const std::uint32_t manager = scope_.manager[stacks_.leaves[s][0]]; manager != unlimited)
        leaf_boxes_[manager] += cut_.stack[s] ? 1 : boxes_of_stack(s);
  }

  /// All deeper managers are folded already.
  void fold_managers(std::uint32_t depth) {
    std::vector<std::pair<std::uint64_t, std::size_t>> order; // saved, place
    for (const std::size_t i : managers_[depth]) {
      drawn_[i] = 2;
      if (cut_.below[i])
        continue;
      std::uint64_t below = staff_boxes(source_, scope_.posts[i], folding_) + leaf_boxes_[i];
      for (std::size_t j = i + 1; j < scope_.end[i]; j = scope_.end[j])
        below += drawn_[j];
      drawn_[i] = 1 + below;
      if (below > 1 && !kept(static_cast<std::uint32_t>(i)))
        order.emplace_back(below - 1, i);
    }
    std::sort(order.begin(), order.end());
    for (const auto &[saved, i] : order) {
      if (boxes_ <= folding_.boxes)
        break;
      cut_.below[i] = 1;
      drawn_[i] = 2;
      boxes_ -= saved;
    }
  }

  const Source &source_;
  const Scope &scope_;
  const Stacks &stacks_;
  const Folding &folding_;
  std::uint32_t asked_;
  Csr<std::uint32_t> managers_;                   ///< by depth
  std::vector<std::uint64_t> leaf_boxes_, drawn_; ///< by place: of leaves right below; with all below
  std::uint64_t boxes_ = 0;
  Cut cut_;
};

/// Makes the boxes of a cut, in an order where each stands after its manager.
class Drawer {
public:
  Drawer(const Source &source, const Extract &extract, const Scope &scope, const Stacks &stacks,
         const Folding &folding, const Cut &cut)
      : source_(source), extract_(extract), scope_(scope), stacks_(stacks), folding_(folding), cut_(cut),
        box_of_(scope.size(), nowhere) {}

  Selection draw() {
    selection_.columns = scope_.columns;
    selection_.boxes.reserve(cut_.for_room ? std::min<std::size_t>(folding_.boxes, scope_.size())
                                           : scope_.size());
    selection_.box_width = folding_.box_width;
    if (cut_.tops)
      fold_tops();
    else
      for (std::size_t i = 0; i < scope_.size();)
        i = draw_post(i);
    return std::move(selection_);
  }

private:
  std::uint32_t tier(std::size_t i) const { return drawn_tier(source_.model->posts, scope_.posts[i]); }
  std::size_t post_of(std::size_t i) const { return index(scope_.posts[i]); }

  /// Returns the next post.
  std::size_t draw_post(std::size_t i) {
    if (scope_.leaf(i) && fold_stack(i))
      return i + 1;
    const std::size_t at = add(BoxKind::post, scope_.posts[i], manager_box(i), tier(i), scope_.column[i]);
    box_of_[i] = at;
    Box &box = selection_.boxes[at];
    box.context = !source_.part.empty() && source_.part[post_of(i)] == Part::context;
    box.leaf = scope_.leaf(i);
    const bool of_page = !extract_.page_of.empty() && scope_.posts[i] != extract_.root;
    box.page = of_page ? extract_.page_of[post_of(i)] : 0;
    if (box.page > 0)
      return scope_.end[i]; // its staff stand on that page too
    if (cut_.below[i]) {
      fold_below(i, at);
      return scope_.end[i];
    }
    if (scope_.posts[i] != extract_.root || extract_.first == 0)
      draw_staff(scope_.posts[i], at);
    return i + 1;
  }

  std::size_t manager_box(std::size_t i) const {
    return scope_.manager[i] == unlimited ? nowhere : box_of_[scope_.manager[i]];
  }

  std::size_t add(BoxKind kind, PostId post, std::size_t manager, std::uint64_t tier, std::size_t column) {
    Box box;
    box.kind = kind;
    box.post = post;
    box.manager = manager;
    box.tier = tier;
    box.column = column;
    selection_.boxes.push_back(box);
    return selection_.boxes.size() - 1;
  }

  /// True when the leaf goes into its stack's box, made by the first.
  bool fold_stack(std::size_t i) {
    const auto leaves = stacks_.leaves[stacks_.stack[i]];
    if (!cut_.stack[stacks_.stack[i]])
      return false;
    if (i == leaves[0]) {
      const PostId manager = scope_.manager[i] == unlimited ? none<PostId> : scope_.posts[scope_.manager[i]];
      fold_into(add(BoxKind::fold, manager, manager_box(i), tier(i), scope_.column[i]), leaves);
    }
    return true;
  }

  void fold_into(std::size_t at, std::span<const std::uint32_t> places) {
    Box &box = selection_.boxes[at];
    for (const std::uint32_t i : places) {
      const std::size_t post = post_of(i);
      const bool own = source_.part.empty() || source_.part[post] == Part::full;
      box.posts += source_.posts_below[post] + (own ? 1 : 0);
      box.fte += source_.fte_below[post] + (own ? source_.model->posts.fte[post] : 0);
      if (!source_.changes_below.empty())
        add_changes(source_, post, own, box.changes);
    }
  }

  void fold_below(std::size_t manager, std::size_t at) {
    const std::uint64_t own = tier(manager);
    std::uint64_t below = own + 1;
    bool found = false;
    for (std::size_t i = manager + 1; i < scope_.end[manager]; i = scope_.end[i])
      if (tier(i) > own && (!found || tier(i) < below)) {
        below = tier(i);
        found = true;
      }
    selection_.boxes[at].leaf = false;
    std::uint32_t column = scope_.column[manager + 1]; // of what is folded, where that is one
    for (std::size_t i = manager + 1; i < scope_.end[manager]; ++i)
      column = scope_.column[i] == column ? column : scope_.column[manager];
    const std::size_t fold = add(BoxKind::fold, scope_.posts[manager], at, below, column);
    selection_.boxes[fold].posts = source_.posts_below[post_of(manager)];
    selection_.boxes[fold].fte = source_.fte_below[post_of(manager)];
    if (!source_.changes_below.empty())
      selection_.boxes[fold].changes = source_.changes_below[post_of(manager)];
  }

  void draw_staff(PostId post, std::size_t at) {
    const auto groups = source_.groups[index(post)];
    const std::size_t boxes = staff_boxes(source_, post, folding_);
    if (boxes == 0)
      selection_.boxes[at].groups = groups;
    for (std::size_t i = 0; i < boxes; ++i) {
      const Box owner = selection_.boxes[at];
      const std::size_t staff =
          add(BoxKind::staff, post, at, owner.tier + (owner.leaf ? 0 : 1), owner.column);
      Box &box = selection_.boxes[staff];
      box.under_leaf = owner.leaf;
      box.groups = boxes == 1 ? groups : groups.subspan(i, 1);
      for (const std::uint32_t group : box.groups)
        box.fte += source_.model->staff_groups[group].fte;
    }
  }

  void fold_tops() {
    std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>> tops;
    for (std::uint32_t i = 0; i < scope_.size(); i = scope_.end[i])
      tops.push_back({{tier(i), scope_.column[i]}, i});
    std::sort(tops.begin(), tops.end());
    for (std::size_t first = 0, last = 0; first < tops.size(); first = last) {
      std::vector<std::uint32_t> places;
      for (; last < tops.size() && tops[last].first == tops[first].first; ++last)
        places.push_back(tops[last].second);
      const std::size_t p = post_of(places[0]);
      if (places.size() == 1 && source_.posts_below[p] == 0 && source_.groups[p].empty())
        draw_post(places[0]);
      else
        fold_into(
            add(BoxKind::fold, none<PostId>, nowhere, tops[first].first.first, tops[first].first.second),
            places);
    }
  }

  const Source &source_;
  const Extract &extract_;
  const Scope &scope_;
  const Stacks &stacks_;
  const Folding &folding_;
  const Cut &cut_;
  Selection selection_;
  std::vector<std::size_t> box_of_; ///< by place in the scope
};

void note_folds(const Source &source, const Extract &extract, const Cut &cut, Selection &selection) {
  std::uint64_t boxes = 0, posts = 0;
  for (const Box &box : selection.boxes)
    if (box.kind == BoxKind::fold) {
      ++boxes;
      posts += box.posts;
    }
  if (boxes == 0)
    return;
  std::string note;
  if (cut.asked != unlimited)
    note = (cut.for_room ? "Asked for: " : "Drawn to ") + counted(cut.asked, "layer", "layers") +
           (extract.root != none<PostId> ? " below the root" : " below the top") +
           (cut.for_room ? ". " : ", as asked. ");
  note += cut.for_room ? "Folded for room: " : "Folded: ";
  selection.notes.push_back(
      note + counted(posts, "post", "posts") + " in " + counted(boxes, "box", "boxes") +
      (source.options.without_fte ? " of 'n posts'." : " of 'n posts, x FTE' (staff groups included)."));
}

} // namespace

Selection select(const Source &source, const Extract &extract, const Scope &scope, const Folding &folding) {
  const Stacks stacks = stacks_of(source, scope);
  const Cut cut = Cutter(source, scope, stacks, folding).cut();
  Selection selection = Drawer(source, extract, scope, stacks, folding, cut).draw();
  note_folds(source, extract, cut, selection);
  if (std::any_of(selection.boxes.begin(), selection.boxes.end(),
                  [](const Box &box) { return box.page > 0; }))
    selection.notes.emplace_back(
        "A page and a number of posts in a box: the posts below it stand on that page.");
  if (extract.page <= 1) {
    note_filter(source, scope, selection);
    note_ended(source.options.ended, selection);
    note_assumed(source, scope, selection);
  }
  set_places(source, selection);
  note_places(source, selection);
  selection.title = title_of(source, extract);
  return selection;
}

} // namespace organograph::viz::structure
