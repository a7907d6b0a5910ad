// SPDX-License-Identifier: Apache-2.0
// What stands in a card: its strip (structure_strip), its facts (structure_facts), its tooltip
// (structure_tips), the frames round cards that belong together (structure_groups).
#pragma once

#include "drawing/organisation_names.hpp"
#include "organograph/engine/pay_ranges.hpp"
#include "organograph/engine/span_of_control.hpp"
#include "organograph/viz/card.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/style.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace organograph::viz {
struct StructureOptions;
}

namespace organograph::viz::structure {

struct Box;
struct Sample;
struct Selection;
struct Source;

/// Values of a column, each with a number: the rows that have none have 0.
struct Values {
  std::vector<std::uint32_t> of; ///< by PostId: 1 + place in names; empty: not asked for
  std::vector<std::string> names;
};

/// What all cards of a model share.
struct Cards {
  std::vector<Fact> facts; ///< in the order in which they stand
  OrganisationNames names;
  Values colour;               ///< where the strip shows units, functions or grades
  Values grouping;             ///< where frames are drawn
  std::vector<PostCost> costs; ///< by PostId, where they are facts
};

Cards cards_of(const Model &model, const StructureOptions &options);
Values units_of(const Model &model);
Values functions_of(const Model &model);
Values grades_of(const Model &model); ///< each behind the word `grade`

// ---- structure_strip.cpp

struct StripCell {
  style::Paint paint;
  std::string text, share; ///< share: of a joint post, in %; `?` where it is not known
  double part = 1;         ///< of the strip's width; their sum is 1
};

inline constexpr double strip_line = 11, thin_strip = 4, strip_pad = 3, joint_pen = 2;
inline constexpr std::size_t strip_cells = 3; ///< in a row

/// What the strip shows of a post; empty: no strip. names: of organisations, for joint posts.
std::vector<StripCell> strip_of(const Source &source, const Box &box, const std::vector<std::string> &names);
/// Short names where those of every joint post have room in its strip, else letters.
const std::vector<std::string> &strip_names(const Source &source, const Selection &selection);
/// Whether there is anything to tell apart; else the strip is thin and says nothing.
bool strip_speaks(const Source &source);
/// The widths of cells that share a row, by their parts, yet with room for their texts where there is any.
std::vector<double> strip_widths(std::span<const StripCell> cells, double width);
/// The legend of what the strips show.
void add_strip_samples(const Source &source, const Selection &selection, std::vector<Sample> &out);

// ---- structure_facts.cpp

/// Below the title: of one fact, or of figures that share a line.
struct FactLine {
  std::string text;
  std::size_t most = 1; ///< lines that it may take
  bool slanted = false;
};

/// in_strip: the strip names the organisations.
std::vector<FactLine> fact_lines(const Source &source, const Box &box, bool in_strip, double width);

/// The facts of a row, the most telling first: FTE and span only where they are asked for.
/// names: of organisations, for joint posts. in_column: it says whom a post of one organisation serves.
std::vector<std::string> row_facts(const Source &source, const Box &box,
                                   const std::vector<std::string> &names, bool in_column);
/// With ` · ` between.
std::string in_a_line(const std::vector<std::string> &facts);

// ---- structure_tips.cpp

std::string staff_title(const Source &source, std::span<const std::uint32_t> groups);
std::string fold_title(const Source &source, const Box &box);
std::string fold_changes(const Box &box); ///< '10 deleted, 4 moved'; empty where all is as before
std::string holder_text(const Source &source, PostId post);
std::string span_text(const Model &model, const SpanOfControl &spans, PostId post);
std::string tooltip(const Source &source, const Box &box);
style::Change change_of(const StructureOptions &options, PostId post);

// ---- structure_groups.cpp

/// Points above a card that begins a group: its frame's name stands there.
inline constexpr double group_head = 13;
inline constexpr Colour group_fill{0xea, 0xef, 0xe6};

/// By box: 0, or the number of a group that hangs together in line management, brothers included. All its
/// posts have a unit (a function) in common, and two or more that are drawn have it.
struct GroupsDrawn {
  std::vector<std::uint32_t> of;
  std::vector<std::uint8_t> begins; ///< it may have to stand in a frame that its manager does not stand in
  std::vector<std::uint32_t> value; ///< by number - 1: 1 + place in Cards::grouping
};
GroupsDrawn groups_drawn(const Source &source, const Selection &selection);

/// Draws frames round the groups of a drawing that is laid out: no frame holds a post of another. Where one
/// would, the group has several. Boxes that begin a group are group_head lower than they were laid out.
/// first: of the selection's boxes in the drawing. Returns a note of those in several frames.
std::string add_group_frames(const Source &source, const Selection &selection, std::size_t first,
                             Drawing &drawing);

} // namespace organograph::viz::structure
