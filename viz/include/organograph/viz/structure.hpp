// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/engine/span_of_control.hpp"
#include "organograph/viz/card.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/paper.hpp"
#include "organograph/viz/style.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace organograph::viz {

/// tree: cards in rows, what is below them hanging in stacks. columns: the same in a column for each of two
/// or three organisations and one for joint posts. list: a row a post. automatic: whichever shows most,
/// largest.
enum class StructureForm : std::uint8_t { automatic, columns, tree, list };

struct StructureOptions {
  std::optional<PostId> root;         ///< only this post and those below it
  std::optional<std::uint32_t> depth; ///< layers drawn below the root (or the tops); the rest folds
  /// Only posts that serve it, or have it as a function (their own or a further one); with both, posts that
  /// do both. The managers above them are drawn pale.
  OrganisationId organisation = none<OrganisationId>;
  FunctionId function = none<FunctionId>;
  StructureForm form = StructureForm::automatic; ///< columns: a tree where there are none
  bool all = false;                              ///< never fold teams, however many boxes
  std::uint32_t fold_above = 300;                ///< boxes; above, teams fold into 'n posts, x FTE' boxes
  /// The drawing has the room's shape and, scaled into it, the largest type that shows all, up to
  /// largest_text; below least_text it folds further. Where even that cannot be it is too large: compare
  /// on_paper().
  std::optional<Room> room;
  /// By PostId, or empty. With them a band in each card says what changes.
  std::vector<style::Change> changes;
  std::size_t ended = 0;    ///< posts that a scenario ends: not in the model after, so a note says how many
  bool without_fte = false; ///< FTE of single posts and of teams is not shown
  bool bare = false;        ///< without title and legend, which a drawing around it has
  bool holders = true;      ///< who holds a post is said; false: only whether it is filled
  CardOptions card;
};

/// The structure diagram: a pure function of its arguments. Tiers are bands labelled at the side; a manager's
/// block holds everything below it; a joint post carries the colours of all it serves with the split. Boxes
/// of posts are named n0, n1, ... by PostId. See docs/diagrams.md. Cannot fail but for memory. O(n log n) of
/// what is drawn, and O(posts).
Drawing structure_drawing(const Model &model, const SpanOfControl &spans,
                          const StructureOptions &options = {});

/// The same as pages of one room each: first an overview, then a page for each part that it leaves out, split
/// until every page fits with no text below least_text, last an index of posts. Box::page leads down and up.
/// options: depth, all, fold_above and room are not used; what does not fit gets a page.
std::vector<Drawing> structure_atlas(const Model &model, const SpanOfControl &spans,
                                     const StructureOptions &options, Room room);

} // namespace organograph::viz
