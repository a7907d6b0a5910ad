// SPDX-License-Identifier: Apache-2.0
#include "structure_parts.hpp"

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
      leaves.push_back({{scope.manager[i], posts.tier[index(scope.posts[i])], scope.column[i]},
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

/// How much of the scope is drawn in full.
struct Cut {
  std::uint32_t depth = unlimited;       ///< posts below this fold into their manager's box
  std::uint32_t stacks_from = unlimited; ///< stacks of leaves at this depth or below fold
  bool tops = false;                     ///< even the tops fold
  std::uint32_t asked = unlimited;       ///< as --depth says, where that leaves something out
};

/// Boxes by depth: whole, and with the stacks of leaves folded; and the managers.
struct Counts {
  std::vector<std::uint64_t> whole, folded, managers;
};

Counts count_boxes(const Source &source, const Scope &scope, const Stacks &stacks, const Folding &folding) {
  Counts counts;
  for (auto *list : {&counts.whole, &counts.folded, &counts.managers})
    list->assign(std::size_t{scope.deepest} + 2, 0);
  for (std::size_t i = 0; i < scope.size(); ++i) {
    const std::uint64_t boxes = 1 + staff_boxes(source, scope.posts[i], folding);
    counts.whole[scope.depth[i]] += boxes;
    counts.folded[scope.depth[i]] += boxes;
    counts.managers[scope.depth[i]] += scope.leaf(i) ? 0U : 1U;
  }
  for (std::size_t s = 0; s < stacks.leaves.rows(); ++s) {
    const auto leaves = stacks.leaves[s];
    std::uint64_t boxes = 0;
    for (const std::uint32_t leaf : leaves)
      boxes += 1 + staff_boxes(source, scope.posts[leaf], folding);
    if (leaves.size() >= 2)
      counts.folded[scope.depth[leaves[0]]] -= boxes - 1;
  }
  return counts;
}

/// Stacks fold first, from the deepest layer up; then whole layers, from the deepest up.
Cut cut_of(const Scope &scope, const Counts &counts, const Folding &folding) {
  Cut cut;
  const std::uint32_t asked = std::min(folding.depth, scope.deepest);
  if (asked < scope.deepest)
    cut.depth = cut.asked = asked;
  std::uint64_t boxes = asked < scope.deepest ? counts.managers[asked] : 0;
  for (std::size_t depth = 0; depth <= asked; ++depth)
    boxes += counts.whole[depth];
  for (std::uint32_t depth = asked + 1; depth-- > 0 && boxes > folding.boxes;) {
    boxes -= counts.whole[depth] - counts.folded[depth];
    cut.stacks_from = depth;
  }
  for (std::uint32_t depth = asked; depth > 0 && boxes > folding.boxes; --depth) {
    if (depth < scope.deepest)
      boxes -= counts.managers[depth];
    boxes -= counts.folded[depth];
    boxes += counts.managers[depth - 1];
    cut.depth = depth - 1;
  }
  cut.tops = boxes > folding.boxes && scope.size() > 0 && scope.end[0] < scope.size();
  return cut;
}

/// Makes the boxes of a cut, in an order where each stands after its manager.
class Drawer {
public:
  Drawer(const Source &source, const Extract &extract, const Scope &scope, const Stacks &stacks,
         const Folding &folding, Cut cut)
      : source_(source), extract_(extract), scope_(scope), stacks_(stacks), folding_(folding), cut_(cut),
        box_of_(scope.size(), nowhere) {}

  Selection draw() {
    selection_.columns = scope_.columns;
    selection_.boxes.reserve(cut_.depth == unlimited ? scope_.size() : 64);
    if (cut_.tops)
      fold_tops();
    else
      for (std::size_t i = 0; i < scope_.size();)
        i = draw_post(i);
    return std::move(selection_);
  }

private:
  std::uint32_t tier(std::size_t i) const { return source_.model->posts.tier[index(scope_.posts[i])]; }
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
    if (scope_.depth[i] >= cut_.depth && !scope_.leaf(i) && !folding_saves_nothing(i)) {
      fold_below(i, at);
      return scope_.end[i];
    }
    if (scope_.posts[i] != extract_.root || extract_.first == 0)
      draw_staff(scope_.posts[i], at);
    return i + 1;
  }

  /// One post and no staff below: a box for a box, so the post itself is drawn.
  bool folding_saves_nothing(std::size_t manager) const {
    return scope_.end[manager] == manager + 2 && source_.groups[post_of(manager)].empty() &&
           source_.groups[post_of(manager + 1)].empty();
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

  /// True when the leaf goes into its stack's box; the first of the stack makes it.
  bool fold_stack(std::size_t i) {
    const auto leaves = stacks_.leaves[stacks_.stack[i]];
    if (scope_.depth[i] < cut_.stacks_from || leaves.size() < 2)
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
    const std::size_t fold = add(BoxKind::fold, scope_.posts[manager], at, below, scope_.column[manager]);
    selection_.boxes[fold].posts = source_.posts_below[post_of(manager)];
    selection_.boxes[fold].fte = source_.fte_below[post_of(manager)];
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
  Cut cut_;
  Selection selection_;
  std::vector<std::size_t> box_of_; ///< by place in the scope
};

void note_folds(const Extract &extract, const Cut &cut, Selection &selection) {
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
    note = "Drawn to " + counted(cut.asked, "layer", "layers") + " below the " +
           (extract.root != none<PostId> ? "root" : "top") + ", as asked. ";
  const bool for_room = cut.depth < cut.asked && cut.depth != unlimited;
  note += for_room || cut.stacks_from != unlimited || cut.tops ? "Folded for room: " : "Folded: ";
  selection.notes.push_back(note + counted(posts, "post", "posts") + " in " + counted(boxes, "box", "boxes") +
                            " of 'n posts, x FTE' (staff groups included).");
}

/// What an organisation or a function asked for leaves out.
void note_filter(const Source &source, const Scope &scope, Selection &selection) {
  if (source.part.empty())
    return;
  const StructureOptions &options = source.options;
  const Model &model = source.model;
  std::string asked;
  if (options.organisation != none<OrganisationId>)
    asked += "serve " + drawable(model.text(model->organisations.name[index(options.organisation)]));
  if (options.function != none<FunctionId>)
    asked += std::string(asked.empty() ? "" : " and ") + "have the function " +
             drawable(model.text(model->functions.name[index(options.function)]));
  std::size_t context = 0, left_out = 0;
  for (const PostId post : scope.posts)
    context += source.part[index(post)] == Part::context;
  for (const Part part : source.part)
    left_out += part == Part::left_out;
  selection.notes.push_back("Posts that " + asked + "; pale: " + counted(context, "manager", "managers") +
                            " above them. Left out: " + counted(left_out, "other post", "other posts") +
                            (source.groups_left_out == 0
                                 ? std::string()
                                 : ", " + counted(source.groups_left_out, "staff group", "staff groups")) +
                            ".");
}

std::string title_of(const Source &source, const Extract &extract) {
  const Model &model = source.model;
  const std::string given = drawable(model.text(model->title));
  const std::string title = given.empty() ? "Structure" : given;
  if (extract.root == none<PostId> && extract.first > 0)
    return title + " (continued)";
  if (extract.root == none<PostId> ||
      source.spans.posts.all_reports[index(extract.root)] + std::size_t{1} == model->posts.size())
    return title; // all of it
  return title + ": part below " + drawable(model.text(model->posts.title[index(extract.root)])) +
         (extract.first > 0 ? " (continued)" : "");
}

} // namespace

Selection select(const Source &source, const Extract &extract, const Scope &scope, const Folding &folding) {
  const Stacks stacks = stacks_of(source, scope);
  const Cut cut = cut_of(scope, count_boxes(source, scope, stacks, folding), folding);
  Selection selection = Drawer(source, extract, scope, stacks, folding, cut).draw();
  note_folds(extract, cut, selection);
  if (extract.page <= 1)
    note_filter(source, scope, selection);
  selection.title = title_of(source, extract);
  return selection;
}

} // namespace organograph::viz::structure
