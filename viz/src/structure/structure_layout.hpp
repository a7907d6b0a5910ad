// SPDX-License-Identifier: Apache-2.0
// Where boxes stand. Tree and columns are blocks within blocks (structure_blocks, structure_stacks), the list
// is rows (structure_list); lines are laid when everything has its place (structure_lines,
// structure_further).
#pragma once

#include "structure/structure_parts.hpp"

#include <limits>

namespace organograph::viz::structure {

inline constexpr double infinite = std::numeric_limits<double>::infinity();
inline constexpr std::uint32_t no_node = static_cast<std::uint32_t>(-1);

/// Points between cards side by side, one below the other, and rows; from a card's left edge to its trunk;
/// between lines side by side (2 mm on paper at the smallest type); how far reports hang to the right.
inline constexpr double card_gap = 16, stack_gap = 8, row_gap = 3, side = 5, lane = 7, hang_indent = 13;
inline constexpr double column_gap = 30;
/// Above the cards of a row where a line runs; below them; of a tier without a post.
inline constexpr double channel_least = 22, band_foot = 10, empty_band = 24;

/// The boxes that everything else is measured by.
struct Sizes {
  double card_width = 0, row_width = 0;
  std::vector<float> card, row; ///< heights, by box; row: empty where no box is a row
};

/// Further reporting lines to one post of one kind: they share a trunk and an arrow.
struct Bundle {
  std::size_t superior;             ///< box
  std::vector<std::size_t> members; ///< boxes
  std::vector<std::size_t> given;   ///< of each member, in reporting_lines
  std::string kind;
};

struct Bundles {
  std::vector<Bundle> list;
  std::vector<std::uint32_t> touching; ///< by box: bundles that begin or end there; empty: none at all
  std::size_t not_drawn = 0;           ///< lines without both ends
};

Bundles bundles_of(const Source &source, const Selection &selection);

/// A card in a row of its tier, or a group: boxes that hang from one manager.
struct Node {
  std::uint32_t box = 0;           ///< the card; of a group its first
  std::uint32_t manager = no_node; ///< box
  std::uint32_t parent = no_node;  ///< node above in the same column; none: it stands at the column's top
  std::uint32_t column = 0;
  std::uint32_t zone = 0,
                deepest = 0;         ///< row, or the number of rows: below them all; of what is below it too
  std::uint32_t first = 0, last = 0; ///< of a group, in members
  double beside = 0;                 ///< points that a card needs at its right: assistants and lanes
  double width = 0, inner = 0;       ///< of the block; of what stands below a card
  double left = 0, centre = 0;
  double low = infinite, high = -infinite; ///< centres of the first and last that hang from the same manager
  bool group() const { return first < last; }
};

/// Boxes one below the other, each with what hangs from it.
struct Stack {
  std::uint32_t manager, zone, first, last; ///< the last two in placed
  double left = 0, top = 0;                 ///< top: below that of its zone
  double width = 0, room = 0;               ///< room: with the lanes at its right
  bool hangs = false; ///< from a trunk at its left; else its one box is entered from above
};

/// A card below the rows whose reports do not hang in one stack, but beside each other below it.
struct Opened {
  std::uint32_t box, manager;
  double left, width, centre = 0, lanes = 0; ///< lanes: where those at its right begin
  double top, below;                         ///< of the card; of what stands below it
};

/// The blocks of a selection where a number of its tiers are rows. A block holds a manager and everything
/// below it; blocks of one row stand side by side, so no post stands outside its manager's block. All is
/// found for a height: of every group the narrowest stacks that are no higher, and where what hangs from one
/// box is higher, that box opens (shape functions, Stockmeyer 1983, read off at one height instead of kept as
/// lists). O(boxes) for each height.
class Blocks {
public:
  /// rows: how many of the tiers stand as rows; the posts of the others hang below them.
  Blocks(const Selection &selection, const Sizes &sizes, const Bundles &bundles, bool columns,
         std::size_t rows);

  /// False for columns where a manager below the rows has reports in another column.
  bool possible() const { return possible_; }
  /// Points that it is wide when it may be so high; infinite where that cannot be. high: so many leaves of a
  /// row stand one below the other.
  double width(double height, std::size_t high);
  /// Stacks as even as they can be, and every x, after width(). stretch: of all gaps across, at least 1.
  void place(double stretch);

  std::size_t zone(std::size_t box) const { return zone_[box]; }
  std::uint32_t end(std::size_t box) const { return end_[box]; } ///< behind the last box below
  bool is_card(std::size_t box) const { return sizes_.row.empty() || zone_[box] < rows_ || is_opened_[box]; }
  double height_of(std::size_t box) const {
    return static_cast<double>(is_card(box) ? sizes_.card[box] : sizes_.row[box]);
  }
  double width_of(std::size_t box) const { return is_card(box) ? sizes_.card_width : sizes_.row_width; }
  double gap_in(std::size_t zone) const { return zone < rows_ || sizes_.row.empty() ? stack_gap : row_gap; }
  double lanes(std::size_t box) const { ///< room for further lines at the right
    return bundles_.touching.empty() ? 0 : lane * static_cast<double>(bundles_.touching[box]);
  }
  /// From a card's right edge to the assistants beside it, its lanes between them.
  double to_assistants(std::size_t box) const { return card_gap + lanes(box) + (lanes(box) > 0 ? lane : 0); }
  std::size_t rows() const { return rows_; }
  std::size_t column_count() const { return columns_ ? selection_.columns.size() : 1; }
  bool with_columns() const { return columns_; }

  std::vector<std::uint64_t> tiers;      ///< that boxes stand in, ascending
  std::vector<Node> nodes;               ///< each after its parent
  std::vector<std::uint32_t> members;    ///< boxes of groups
  std::vector<std::uint32_t> assistants; ///< boxes beside their manager's
  std::vector<std::uint32_t> depth;      ///< by box: levels below the group that it hangs in
  std::vector<double> row_height;        ///< by row; set by width()
  // Set by place():
  std::vector<Stack> stacks;
  std::vector<Opened> opened;
  std::vector<std::uint32_t> placed; ///< boxes of stacks
  std::vector<double> lefts;         ///< of the columns, and the right end

private:
  using Boxes = std::span<const std::uint32_t>;
  void set_zones();
  void measure_hung();
  void gather();
  void make_groups(std::vector<std::array<std::uint32_t, 4>> &grouped);
  void set_parents();
  Boxes members_of(const Node &node) const {
    return {members.data() + node.first, members.data() + node.last};
  }
  bool hangs(bool managed, std::size_t zone, std::size_t count, std::size_t of) const;
  template <class Take, class Open>
  bool fill(Boxes boxes, std::size_t zone, double limit, Take take, Open open) const;
  double stack_room(Boxes boxes, double &lanes) const;
  double limit_below(std::uint32_t box, double limit) const;
  double filled(Boxes boxes, bool managed, std::size_t zone, double limit, double &highest, int level) const;
  double even_limit(Boxes boxes, bool managed, std::size_t zone, double limit, int level) const;
  double set_group(Boxes boxes, std::uint32_t manager, std::size_t zone, double limit, double left,
                   double top, int level, double &low, double &high);
  double open(std::uint32_t box, std::uint32_t manager, double limit, double left, double top, int level,
              double &centre);
  double sum_up(bool set);
  void set_lefts();
  void set_centres();
  void spread(double stretch);

  const Selection &selection_;
  const Sizes &sizes_;
  const Bundles &bundles_;
  bool columns_, possible_ = true;
  std::size_t rows_;
  std::vector<std::uint32_t> zone_, end_;                ///< by box
  std::vector<std::uint8_t> is_opened_;                  ///< by box; set by place()
  std::vector<double> hung_height_, hung_width_, lanes_; ///< by box: with all that hangs from it in one stack
  Csr<std::uint32_t> below_;                             ///< by box that hangs: what hangs from it
  std::vector<double> tallest_, limits_;                 ///< by zone: of leaves; how high a stack may be
  std::vector<double> cards_; ///< by row: the highest card, assistants beside it included
};

/// Stacks from the left, each as high as the limit allows: take(first, last, height). What is higher with all
/// that hangs from it: open(place). False where that is a leaf.
template <class Take, class Open>
bool Blocks::fill(Boxes boxes, std::size_t zone, double limit, Take take, Open open) const {
  const double gap = gap_in(zone);
  for (std::size_t i = 0; i < boxes.size();) {
    if (hung_height_[boxes[i]] > limit + 1e-6) {
      if (zone < rows_ || below_[boxes[i]].empty())
        return false;
      open(i++);
      continue;
    }
    const std::size_t from = i;
    double high = hung_height_[boxes[i++]];
    while (i < boxes.size() && high + gap + hung_height_[boxes[i]] <= limit + 1e-6)
      high += gap + hung_height_[boxes[i++]];
    take(from, i, high);
  }
  return true;
}

/// A stretch of height that a tier, or several, have for themselves.
struct Band {
  std::uint64_t first_tier, last_tier;
  bool empty;
  double top = 0, bottom = 0;
};

/// Everything placed, from the top left corner of the bands.
struct Layout {
  std::vector<Band> bands; ///< none: a list
  std::vector<Line> lines;
  std::vector<double> column_lefts; ///< one more than columns; empty without columns
  std::vector<Text> texts;          ///< of a list: below whom its columns go on
  double width = 0, height = 0;
};

/// Room that the boxes and lines shall fill; 0: they are as wide and high as they need.
struct Spread {
  double width = 0, height = 0;
};

/// Sets the boxes' places and lays the lines, after Blocks::width().
Layout laid(const Source &source, Selection &selection, Blocks &blocks, const Bundles &bundles,
            const Spread &spread);

/// Gaps in the upright ones of lines that cross. O(lines * levels of blocks within blocks).
void part_crossings(std::vector<Line> &lines);
/// Further lines that another stands beside, nearer than a lane and for longer than the eye steps over.
std::size_t crowded(const std::vector<Line> &lines);

/// Rows of one height, indented below their manager, in columns as of a newspaper.
struct ListShape {
  std::size_t columns = 1, rows = 1; ///< rows: of a column
  double width = 0;                  ///< of a column
};
/// Nothing where it has no room.
std::optional<ListShape> list_shape(std::size_t boxes, double least_width, double width, double height);
Layout listed(const Source &source, Selection &selection, const ListShape &shape, const Spread &spread);
/// How wide a column is when nothing is cut off, within reason.
double list_width(const Source &source, const Selection &selection);

enum class RowOf : std::uint8_t {
  list,              ///< a line, with its tier
  hanging,           ///< below cards: as many lines as the title takes, and one of facts
  hanging_in_column, ///< the same in a column, which says whom posts of one organisation serve
  column,            ///< every post is a row of its column: two lines of facts
  close_column,      ///< and one of facts
  tight_column,      ///< the same, below a head of one line
};
/// A box as a row: colours of whom it serves, title, holder or what is not as usual.
viz::Box row_shape(const Source &source, const Selection &selection, std::size_t box, double width,
                   RowOf form);
/// Points from row to row; that each layer is indented at least; for the words of the deepest.
inline constexpr double list_row = 15, list_indent = 9, list_text_room = 110;

} // namespace organograph::viz::structure
