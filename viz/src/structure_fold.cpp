// SPDX-License-Identifier: Apache-2.0
#include "structure_parts.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace organograph::viz::structure {

namespace {

constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
/// Above so many staff groups under one post they share a box.
constexpr std::size_t staff_boxes_apart = 2;

/// Leaves that would stand in one stack.
using StackKey = std::tuple<std::uint64_t, std::uint32_t, std::size_t>; // manager + 1, tier, column

/// What is known of each post before folding.
struct Scope {
  std::vector<PostId> roots;
  std::vector<std::uint32_t> depth;             ///< below the root; unseen: outside
  std::vector<PostId> top_down;                 ///< within the scope
  std::vector<std::vector<std::size_t>> groups; ///< by post
  std::vector<std::size_t> column;              ///< by post
  std::vector<Column> columns;
  std::vector<std::uint64_t> posts_below;
  std::vector<double> fte_below; ///< staff groups included
  std::uint32_t deepest = 0;
};

/// How much of the scope is drawn in full.
struct Cut {
  std::uint32_t depth = unseen;       ///< posts below this fold into their manager's box
  std::uint32_t stacks_from = unseen; ///< stacks of leaves at this depth or below fold
  bool tops = false;                  ///< even the tops fold
  std::uint32_t asked = unseen;       ///< as --depth says, where that leaves something out
};

void scope_columns(const Model &model, Scope &scope) {
  const std::size_t organisations = model->organisations.id.size();
  scope.column.assign(model->posts.size(), 0);
  if (organisations < 2 || organisations > 3)
    return;
  std::vector<std::size_t> used(organisations + 1, 0); // the last: joint
  for (const PostId post : scope.top_down) {
    const auto serves = model->posts.serves[index(post)];
    scope.column[index(post)] = serves.size() >= 2 ? organisations : index(serves[0].organisation);
    used[scope.column[index(post)]] = 1;
  }
  std::vector<std::size_t> order = {0, organisations};
  for (std::size_t i = 1; i < organisations; ++i)
    order.push_back(i);
  std::vector<std::size_t> position(organisations + 1, 0);
  for (const std::size_t slot : order)
    if (used[slot]) {
      position[slot] = scope.columns.size();
      scope.columns.push_back({slot == organisations ? none<OrganisationId> : id_at<OrganisationId>(slot)});
    }
  if (scope.columns.size() < 2)
    scope.columns.clear();
  for (const PostId post : scope.top_down)
    scope.column[index(post)] = scope.columns.empty() ? 0 : position[scope.column[index(post)]];
}

void sum_below(const Model &model, Scope &scope) {
  const Posts &posts = model->posts;
  scope.posts_below.assign(posts.size(), 0);
  scope.fte_below.assign(posts.size(), 0.0);
  for (std::size_t i = scope.top_down.size(); i-- > 0;) {
    const std::size_t post = index(scope.top_down[i]);
    for (const PostId report : posts.reports[post]) {
      scope.posts_below[post] += 1 + scope.posts_below[index(report)];
      scope.fte_below[post] += posts.fte[index(report)] + scope.fte_below[index(report)];
    }
    for (const std::size_t group : scope.groups[post])
      scope.fte_below[post] += model->staff_groups[group].fte;
  }
}

Scope scope_of(const Model &model, const StructureOptions &options) {
  const Posts &posts = model->posts;
  Scope scope;
  scope.depth.assign(posts.size(), unseen);
  scope.groups.resize(posts.size());
  const bool rooted = options.root && index(*options.root) < posts.size();
  for (const PostId post : posts.top_down) {
    const PostId manager = posts.manager[index(post)];
    const bool root = rooted ? post == *options.root : manager == none<PostId>;
    if (root)
      scope.depth[index(post)] = 0;
    else if (manager != none<PostId> && scope.depth[index(manager)] != unseen)
      scope.depth[index(post)] = scope.depth[index(manager)] + 1;
    else
      continue;
    scope.deepest = std::max(scope.deepest, scope.depth[index(post)]);
    scope.top_down.push_back(post);
  }
  for (std::size_t i = 0; i < posts.size(); ++i)
    if (scope.depth[i] == 0)
      scope.roots.push_back(id_at<PostId>(i));
  for (std::size_t i = 0; i < model->staff_groups.size(); ++i)
    scope.groups[index(model->staff_groups[i].reports_to)].push_back(i);
  scope_columns(model, scope);
  sum_below(model, scope);
  return scope;
}

std::size_t staff_boxes(const Scope &scope, std::size_t post) {
  const std::size_t groups = scope.groups[post].size();
  return groups > staff_boxes_apart ? 1 : groups;
}

StackKey stack_of(const Model &model, const Scope &scope, PostId post) {
  const PostId manager = scope.depth[index(post)] == 0 ? none<PostId> : model->posts.manager[index(post)];
  return {manager == none<PostId> ? 0 : index(manager) + 1, model->posts.tier[index(post)],
          scope.column[index(post)]};
}

/// Leaves of each stack, in file order.
std::map<StackKey, std::vector<PostId>> stacks_of(const Model &model, const Scope &scope) {
  std::map<StackKey, std::vector<PostId>> stacks;
  for (std::size_t i = 0; i < model->posts.size(); ++i)
    if (scope.depth[i] != unseen && model->posts.reports[i].empty())
      stacks[stack_of(model, scope, id_at<PostId>(i))].push_back(id_at<PostId>(i));
  return stacks;
}

/// Boxes by depth: whole, and with the stacks of leaves folded; and the managers.
struct Counts {
  std::vector<std::uint64_t> whole, folded, managers;
};

Counts count_boxes(const Model &model, const Scope &scope,
                   const std::map<StackKey, std::vector<PostId>> &stacks) {
  Counts counts;
  for (auto *list : {&counts.whole, &counts.folded, &counts.managers})
    list->assign(std::size_t{scope.deepest} + 2, 0);
  for (const PostId post : scope.top_down) {
    const std::size_t depth = scope.depth[index(post)];
    const bool manages = !model->posts.reports[index(post)].empty();
    const std::size_t own = 1 + staff_boxes(scope, index(post));
    counts.whole[depth] += own;
    counts.folded[depth] += own;
    if (manages)
      ++counts.managers[depth];
  }
  for (const auto &[key, leaves] : stacks) {
    if (leaves.size() < 2)
      continue;
    std::uint64_t boxes = 0;
    for (const PostId leaf : leaves)
      boxes += 1 + staff_boxes(scope, index(leaf));
    counts.folded[scope.depth[index(leaves[0])]] -= boxes - 1;
  }
  return counts;
}

/// Stacks fold first, from the deepest layer up; then whole layers, from the deepest up.
Cut cut_of(const Scope &scope, const Counts &counts, const StructureOptions &options) {
  Cut cut;
  const std::uint32_t asked = std::min(options.depth.value_or(scope.deepest), scope.deepest);
  if (asked < scope.deepest)
    cut.depth = cut.asked = asked;
  if (options.all)
    return cut;
  std::uint64_t boxes = asked < scope.deepest ? counts.managers[asked] : 0;
  for (std::size_t depth = 0; depth <= asked; ++depth)
    boxes += counts.whole[depth];
  for (std::uint32_t depth = asked + 1; depth-- > 0 && boxes > options.fold_above;) {
    boxes -= counts.whole[depth] - counts.folded[depth];
    cut.stacks_from = depth;
  }
  for (std::uint32_t depth = asked; depth > 0 && boxes > options.fold_above; --depth) {
    if (depth < scope.deepest)
      boxes -= counts.managers[depth];
    boxes -= counts.folded[depth];
    boxes += counts.managers[depth - 1];
    cut.depth = depth - 1;
  }
  cut.tops = boxes > options.fold_above && scope.roots.size() > 1;
  return cut;
}

/// Makes the boxes of a cut, in an order where each stands after its manager.
class Drawer {
public:
  Drawer(const Model &model, const Scope &scope, const std::map<StackKey, std::vector<PostId>> &stacks,
         Cut cut)
      : model_(model), scope_(scope), stacks_(stacks), cut_(cut), box_of_(model->posts.size(), nowhere) {}

  Selection draw() {
    selection_.columns = scope_.columns;
    if (cut_.tops) {
      fold_tops();
    } else {
      std::vector<PostId> waiting(scope_.roots.rbegin(), scope_.roots.rend());
      while (!waiting.empty()) {
        const PostId post = waiting.back();
        waiting.pop_back();
        draw_post(post, waiting);
      }
    }
    return std::move(selection_);
  }

private:
  void draw_post(PostId post, std::vector<PostId> &waiting) {
    const std::size_t p = index(post);
    const auto reports = model_->posts.reports[p];
    if (reports.empty() && fold_stack(post))
      return;
    const std::size_t at =
        add(BoxKind::post, post, manager_box(post), model_->posts.tier[p], scope_.column[p]);
    box_of_[p] = at;
    if (scope_.depth[p] >= cut_.depth && !reports.empty() && !folding_saves_nothing(post)) {
      fold_below(post, at);
      return;
    }
    selection_.boxes[at].leaf = reports.empty();
    draw_staff(post, at);
    waiting.insert(waiting.end(), reports.rbegin(), reports.rend());
  }

  /// One post and no staff below: a box for a box, so the post itself is drawn.
  bool folding_saves_nothing(PostId manager) const {
    const std::size_t m = index(manager);
    return scope_.posts_below[m] == 1 && scope_.groups[m].empty() &&
           scope_.groups[index(model_->posts.reports[m][0])].empty();
  }

  std::size_t manager_box(PostId post) const {
    return scope_.depth[index(post)] == 0 ? nowhere : box_of_[index(model_->posts.manager[index(post)])];
  }

  std::size_t add(BoxKind kind, PostId post, std::size_t manager, std::uint64_t tier, std::size_t column) {
    Box box;
    box.kind = kind;
    box.post = post;
    box.manager = manager;
    box.tier = tier;
    box.column = column;
    box.organisation = none<OrganisationId>;
    selection_.boxes.push_back(std::move(box));
    return selection_.boxes.size() - 1;
  }

  /// True when the leaf goes into its stack's box; the first of the stack makes it.
  bool fold_stack(PostId post) {
    const StackKey key = stack_of(model_, scope_, post);
    const std::vector<PostId> &leaves = stacks_.at(key);
    if (scope_.depth[index(post)] < cut_.stacks_from || leaves.size() < 2)
      return false;
    if (post != leaves[0])
      return true;
    const PostId manager = std::get<0>(key) == 0 ? none<PostId> : model_->posts.manager[index(post)];
    const std::size_t at = add(BoxKind::fold, manager, manager_box(post), std::get<1>(key), std::get<2>(key));
    fold_into(at, leaves);
    return true;
  }

  void fold_into(std::size_t at, const std::vector<PostId> &posts) {
    Box &box = selection_.boxes[at];
    for (const PostId post : posts) {
      box.posts += 1 + scope_.posts_below[index(post)];
      box.fte += model_->posts.fte[index(post)] + scope_.fte_below[index(post)];
    }
  }

  void fold_below(PostId manager, std::size_t at) {
    const std::uint64_t own = model_->posts.tier[index(manager)];
    std::uint64_t tier = std::numeric_limits<std::uint64_t>::max();
    for (const PostId report : model_->posts.reports[index(manager)])
      if (model_->posts.tier[index(report)] > own)
        tier = std::min<std::uint64_t>(tier, model_->posts.tier[index(report)]);
    if (tier == std::numeric_limits<std::uint64_t>::max())
      tier = own + 1;
    selection_.boxes[at].leaf = false;
    const std::size_t fold = add(BoxKind::fold, manager, at, tier, scope_.column[index(manager)]);
    selection_.boxes[fold].posts = scope_.posts_below[index(manager)];
    selection_.boxes[fold].fte = scope_.fte_below[index(manager)];
  }

  void draw_staff(PostId post, std::size_t at) {
    const std::vector<std::size_t> &groups = scope_.groups[index(post)];
    const bool together = groups.size() > staff_boxes_apart;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (i == 0 || !together) {
        const Box owner = selection_.boxes[at];
        const std::size_t staff =
            add(BoxKind::staff, post, at, owner.tier + (owner.leaf ? 0 : 1), owner.column);
        selection_.boxes[staff].under_leaf = owner.leaf;
        selection_.boxes[staff].organisation = model_->staff_groups[groups[i]].organisation;
      }
      Box &box = selection_.boxes.back();
      box.fte += model_->staff_groups[groups[i]].fte;
      box.groups.push_back(groups[i]);
      if (box.organisation != model_->staff_groups[groups[i]].organisation)
        box.organisation = none<OrganisationId>;
    }
  }

  void fold_tops() {
    std::map<std::pair<std::uint32_t, std::size_t>, std::vector<PostId>> tops;
    for (const PostId root : scope_.roots)
      tops[{model_->posts.tier[index(root)], scope_.column[index(root)]}].push_back(root);
    std::vector<PostId> none_waits;
    for (const auto &[key, posts] : tops)
      if (const std::size_t p = index(posts[0]);
          posts.size() == 1 && scope_.posts_below[p] == 0 && scope_.groups[p].empty())
        draw_post(posts[0], none_waits);
      else
        fold_into(add(BoxKind::fold, none<PostId>, nowhere, key.first, key.second), posts);
  }

  const Model &model_;
  const Scope &scope_;
  const std::map<StackKey, std::vector<PostId>> &stacks_;
  Cut cut_;
  Selection selection_;
  std::vector<std::size_t> box_of_;
};

void note_folds(const StructureOptions &options, const Cut &cut, Selection &selection) {
  std::uint64_t boxes = 0, posts = 0;
  for (const Box &box : selection.boxes)
    if (box.kind == BoxKind::fold) {
      ++boxes;
      posts += box.posts;
    }
  if (boxes == 0)
    return;
  std::string note;
  if (cut.asked != unseen)
    note = "Drawn to " + counted(cut.asked, "layer", "layers") + " below the " +
           (options.root ? "root" : "top") + ", as asked. ";
  const bool for_room = cut.depth < cut.asked && cut.depth != unseen;
  note += for_room || cut.stacks_from != unseen || cut.tops ? "Folded for room: " : "Folded: ";
  selection.notes.push_back(note + counted(posts, "post", "posts") + " in " + counted(boxes, "box", "boxes") +
                            " of 'n posts, x FTE' (staff groups included).");
}

std::string title_of(const Model &model, const Scope &scope, const StructureOptions &options) {
  const std::string given = drawable(model.text(model->title));
  const std::string title = given.empty() ? "Structure" : given;
  if (!options.root || scope.roots.size() != 1 || scope.roots[0] != *options.root ||
      scope.top_down.size() == model->posts.size())
    return title; // all of it
  return title + ": part below " + drawable(model.text(model->posts.title[index(*options.root)]));
}

} // namespace

Selection select(const Model &model, const StructureOptions &options) {
  const Scope scope = scope_of(model, options);
  const auto stacks = stacks_of(model, scope);
  const Cut cut = cut_of(scope, count_boxes(model, scope, stacks), options);
  Selection selection = Drawer(model, scope, stacks, cut).draw();
  note_folds(options, cut, selection);
  selection.title = title_of(model, scope, options);
  return selection;
}

} // namespace organograph::viz::structure
