// SPDX-License-Identifier: Apache-2.0
#include "structure/structure_places.hpp"

#include "structure/structure_parts.hpp"
#include "words/numbers.hpp"

#include <algorithm>

namespace organograph::viz::structure {

std::uint32_t drawn_tier(const Posts &posts, PostId post) {
  const std::size_t p = index(post);
  if (posts.tier[p] != 0)
    return posts.tier[p];
  if (const PostId manager = posts.manager[p]; posts.assistant[p] != 0 && manager != none<PostId>)
    return drawn_tier(posts, manager); // who is no assistant
  return posts.layer[p];
}

bool is_assistant(const Box &box, const Model &model) {
  return box.kind == BoxKind::post && model->posts.assistant[index(box.post)] != 0;
}

void set_places(const Source &source, Selection &selection) {
  for (std::size_t b = 0; b < selection.boxes.size(); ++b) {
    Box &box = selection.boxes[b];
    box.stands = box.tier;
    if (box.manager == nowhere)
      continue;
    const Box &manager = selection.boxes[box.manager];
    const bool leaf = b + 1 == selection.boxes.size() || selection.boxes[b + 1].manager != b;
    box.depth = manager.depth + 1;
    box.beside =
        is_assistant(box, source.model) && leaf && box.tier <= manager.stands && box.column == manager.column;
    box.stands = box.beside ? manager.stands : std::max(box.tier, manager.stands + 1);
  }
}

void note_places(const Source &source, Selection &selection) {
  const Posts &posts = source.model->posts;
  const bool any = std::ranges::any_of(selection.boxes, [&](const Box &box) {
    return box.kind == BoxKind::post && posts.tier[index(box.post)] == 0 && !is_assistant(box, source.model);
  });
  if (any)
    selection.notes.emplace_back(source.model->lines_given
                                     ? "Below a manager who is not known posts may stand deeper than drawn."
                                     : "No reporting lines are given: the tiers of posts are not known.");
  const auto lower = std::ranges::count_if(selection.boxes, [&](const Box &box) {
    return box.kind == BoxKind::post && box.stands > box.tier && posts.tier[index(box.post)] != 0;
  });
  if (lower > 0)
    selection.notes.push_back("Drawn below their manager, though their tier is not: " +
                              counted(static_cast<std::uint64_t>(lower), "post", "posts") + ".");
}

} // namespace organograph::viz::structure
