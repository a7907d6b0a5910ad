// SPDX-License-Identifier: Apache-2.0
#include "structure/structure_form.hpp"
#include "structure/structure_search.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace organograph::viz::structure {

namespace {

Around around_of(const Source &source, bool list) {
  return {list ? 2 * style::margin : sheet_side, source.options.bare ? 40 : around_height};
}

class Chooser {
public:
  Chooser(Source &source, const Extract &extract, const Scope &scope, const Folding &folding,
          const std::optional<Room> &room, Forms forms)
      : source_(source), extract_(extract), scope_(scope), folding_(folding), given_(room.has_value()),
        room_(room.value_or(pleasant)), least_(room ? style::text_size / largest_text : 1), forms_(forms) {}

  Fitted choose() {
    const StructureForm form = source_.options.form;
    if (form == StructureForm::list)
      return as_list();
    if (forms_ == Forms::narrow) {
      Fitted best = as_cards(1);
      if (best.times > style::text_size / comfortable)
        better(best, with_rows(1, narrow_row));
      if (!best.readable() && form == StructureForm::columns)
        better(best, as_column_lists());
      return best;
    }
    Fitted best = as_cards(folding_.staff_boxes);
    if (!given_ || best.times <= style::text_size / comfortable || forms_ == Forms::cards)
      return best;
    for (const std::size_t staff : {1U, 0U})
      better(best, as_cards(staff));
    if (best.times <= style::text_size / comfortable)
      return best;
    for (const std::size_t staff : {1U, 0U})
      for (const double width : {narrow_row, 190.0})
        if (best.times > style::text_size / comfortable)
          better(best, with_rows(staff, width));
    if (!best.readable() && form == StructureForm::columns)
      better(best, as_column_lists());
    if (!best.readable() && form == StructureForm::automatic)
      better(best, as_list());
    return best;
  }

private:
  static void better(Fitted &best, Fitted &&other) {
    if (other.times * plainer < best.times && best.times > style::text_size / ample)
      best = std::move(other);
  }

  Around around(bool list) const {
    const Around usual = around_of(source_, list);
    return {usual.width, usual.height + folding_.spare};
  }

  Fitted selected(std::size_t staff_boxes, double width) {
    Folding folding = folding_;
    folding.staff_boxes = std::min(staff_boxes, folding_.staff_boxes);
    folding.box_width = width;
    Fitted out;
    out.selection = select(source_, extract_, scope_, folding);
    out.bundles = bundles_of(source_, out.selection);
    if (out.bundles.not_drawn > 0)
      out.selection.notes.push_back(
          "Not drawn: " +
          counted(out.bundles.not_drawn, "further reporting line", "further reporting lines") +
          " of posts that are folded or outside the drawing.");
    return out;
  }

  /// So high a box has to be for further lines to end at its side, `lane` from each other; assisted: below
  /// the line to its assistants.
  static double room_for_ends(const Bundles &bundles, std::size_t b, bool assisted) {
    const std::uint32_t ends = bundles.touching.empty() ? 0 : bundles.touching[b];
    return ends == 0 ? 0 : 8 + 2 * lane * static_cast<double>(assisted ? ends : ends / 2);
  }

  void measure(Fitted &out) {
    shape(source_, out.selection);
    out.sizes.card_width = out.selection.box_width;
    std::vector<std::uint8_t> assisted(out.selection.boxes.size(), 0);
    for (const Box &box : out.selection.boxes)
      if (box.beside)
        assisted[box.manager] = 1;
    for (std::size_t b = 0; b < assisted.size(); ++b) {
      double &height = out.selection.shapes[b].area.height;
      height = std::max(height, room_for_ends(out.bundles, b, assisted[b] != 0));
      out.sizes.card.push_back(static_cast<float>(height));
    }
  }

  /// Tree or columns, in the width of cards that makes the type largest.
  Fitted as_cards(std::size_t staff_boxes) {
    std::optional<Fitted> best;
    for (const double width : {folding_.box_width, 136.0, narrow_box}) {
      if (best && (!given_ || width >= folding_.box_width || best->times <= least_))
        continue;
      if (forms_ == Forms::narrow && width > narrow_box)
        continue;
      Fitted now = selected(staff_boxes, width);
      measure(now);
      in_blocks(now);
      if (!best)
        best = std::move(now);
      else
        better(*best, std::move(now));
    }
    return std::move(*best);
  }

  /// Columns where they are as large as the tree.
  void in_blocks(Fitted &out) {
    const StructureForm form = source_.options.form;
    const Around usual = around(false);
    const bool columns = !out.selection.columns.empty() && form != StructureForm::tree;
    Fitted tree;
    std::swap(tree.selection, out.selection);
    tree.bundles = std::move(out.bundles);
    tree.sizes = std::move(out.sizes);
    double of_tree = infinite;
    if (form != StructureForm::columns || !columns) {
      Search(tree, room_, least_, given_, usual).blocks(false);
      of_tree = tree.times;
    }
    if (columns) {
      const auto found = std::pair(tree.rows, tree.high);
      tree.times = infinite;
      Search(tree, room_, least_, given_, {usual.width, usual.height + headings}).blocks(true);
      const double enough = given_ ? style::text_size / ample : 0;
      if (tree.times == infinite || tree.times > std::max(of_tree * plainer, enough)) {
        tree.times = of_tree;
        tree.columns = false;
        std::tie(tree.rows, tree.high) = found;
      }
    }
    out = std::move(tree);
  }

  /// A tree, or columns if asked for, whose lower tiers are rows.
  Fitted with_rows(std::size_t staff_boxes, double width) {
    Fitted out = selected(staff_boxes, narrow_box);
    measure(out);
    out.sizes.row_width = width;
    const bool columns = source_.options.form == StructureForm::columns && !out.selection.columns.empty();
    const RowOf rows = columns ? RowOf::hanging_in_column : RowOf::hanging;
    for (std::size_t b = 0; b < out.selection.boxes.size(); ++b)
      out.sizes.row.push_back(
          static_cast<float>(std::max(row_shape(source_, out.selection, b, width, rows).area.height,
                                      room_for_ends(out.bundles, b, false))));
    Around around = this->around(false);
    around.height += columns ? headings : 0;
    Search(out, room_, least_, given_, around).blocks(columns);
    return out;
  }

  Fitted as_column_lists() {
    Fitted out = selected(0, narrow_box);
    if (out.selection.columns.empty() || out.selection.boxes.size() > ColumnLists::most_boxes)
      return out;
    shape(source_, out.selection);
    Around around = this->around(false);
    around.height += headings;
    Search(out, room_, least_, given_, around).column_lists(ColumnLists(source_, out.selection));
    note_lines_left_out(out, "where posts are rows", out.column_rows == RowOf::column);
    if (out.column_rows && out.column_rows != RowOf::column)
      out.selection.notes.emplace_back(
          "A row says what there is room for: the holder first, then roles, parts "
          "of joint posts, services, staff.");
    return out;
  }

  /// A few by name where there is room for that: without a line nothing else tells of them.
  void note_lines_left_out(Fitted &out, const std::string &where, bool by_name) const {
    const std::size_t most_named = by_name ? 4 : 0;
    std::size_t further = 0;
    std::string named;
    for (const Bundle &bundle : out.bundles.list)
      for (const std::size_t member : bundle.members)
        if (++further <= most_named)
          named += (named.empty() ? "" : "; ") + title(out, member) + " to " + title(out, bundle.superior) +
                   (bundle.kind.empty() ? "" : " (" + bundle.kind + ")");
    if (further > 0)
      out.selection.notes.push_back("Not drawn " + where + ": " +
                                    counted(further, "further reporting line", "further reporting lines") +
                                    (further > most_named ? "." : ": " + named + "."));
  }

  std::string title(const Fitted &out, std::size_t box) const {
    const PostId post = out.selection.boxes[box].post;
    const std::string served = served_where_alike(source_, out.selection, box, source_.cards.names.brief);
    return drawable(source_.model.text(source_.model->posts.title[index(post)])) +
           (served.empty() ? "" : " " + served);
  }

  /// With a row for each staff group where that is large enough to read, else with them in their post's row;
  /// titles are cut off last.
  Fitted as_list() {
    std::vector<Fitted> lists;
    for (const std::size_t staff : {folding_.staff_boxes, std::size_t{1}, std::size_t{0}}) {
      lists.push_back(selected(staff, folding_.box_width));
      Fitted &out = lists.back();
      note_lines_left_out(out, "in a list", false);
      shape(source_, out.selection);
      if (!given_)
        break;
    }
    for (const double cut : {1.0, 0.8, 0.65, 0.5})
      for (Fitted &out : lists) {
        Search(out, room_, least_, given_, around(true)).list(cut * list_width(source_, out.selection));
        if (!given_ || out.times <= style::text_size / comfortable)
          return std::move(out);
      }
    std::size_t best = 0;
    for (std::size_t i = 1; i < lists.size(); ++i)
      if (lists[i].times * plainer < lists[best].times)
        best = i;
    return std::move(lists[best]);
  }

  Source &source_;
  const Extract &extract_;
  const Scope &scope_;
  const Folding &folding_;
  bool given_;
  Room room_;
  double least_;
  Forms forms_;
};

/// The boxes that hang below the rows become rows themselves.
void take_rows(const Source &source, const Sizes &sizes, const Blocks &blocks, RowOf rows,
               Selection &selection) {
  if (sizes.row.empty())
    return;
  for (std::size_t b = 0; b < selection.boxes.size(); ++b) {
    if (blocks.is_card(b))
      continue;
    std::string name = std::move(selection.shapes[b].name);
    selection.shapes[b] = row_shape(source, selection, b, sizes.row_width, rows);
    selection.shapes[b].name = std::move(name);
    selection.shapes[b].area.height = static_cast<double>(sizes.row[b]); // more where many lines end
  }
}

/// more: points that the lines need beside what Blocks::width() counts.
Layout layout_of(const Source &source, const Fitted &found, Selection &selection, const Room &size,
                 Around around, Around more, bool given) {
  const Room inner{size.width - around.width, size.height - around.height};
  Spread spread;
  if (given)
    spread = {inner.width - more.width, inner.height};
  if (found.column_rows) {
    const ColumnLists lists(source, selection);
    const auto shape = lists.shape(inner.width, inner.height, *found.column_rows);
    return lists.placed(selection, shape.value_or(lists.narrowest(inner.width, *found.column_rows)), spread);
  }
  if (found.list) {
    const auto shape = list_shape(selection.boxes.size(), found.list_width, inner.width, inner.height);
    return listed(source, selection, shape.value_or(ListShape{1, selection.boxes.size(), found.list_width}),
                  spread);
  }
  Blocks blocks(selection, found.sizes, found.bundles, found.columns, found.rows);
  if (blocks.width(inner.height - more.height, found.high) == infinite)
    blocks.width(1e9, found.high);
  Layout layout = laid(source, selection, blocks, found.bundles, spread);
  take_rows(source, found.sizes, blocks, found.columns ? RowOf::hanging_in_column : RowOf::hanging,
            selection);
  part_crossings(layout.lines);
  if (const std::size_t near = crowded(layout.lines); near > 0)
    selection.notes.push_back("So many further reporting lines meet that " + figure(near) +
                              " stand close beside others.");
  return layout;
}

} // namespace

Fitted fitted(Source &source, const Extract &extract, const Scope &scope, const Folding &folding,
              const std::optional<Room> &room, Forms forms) {
  const bool framed = source.options.card.group != GroupBy::none; // round cards, not round rows
  return Chooser(source, extract, scope, folding, room, framed ? Forms::cards : forms).choose();
}

Drawing finished(Source &source, const Extract &extract, Fitted &&found, const std::optional<Room> &room) {
  Around around = around_of(source, found.list);
  if (!room) {
    const Room size{pleasant.width * found.times, pleasant.height * found.times};
    Selection selection = std::move(found.selection);
    Layout layout = layout_of(source, found, selection, size, around, {0, 0}, false);
    return sheet(source, extract, std::move(selection), std::move(layout), std::nullopt).drawing;
  }
  // What stands around the boxes, and what their lines need, is known when they are drawn: then the size is
  // found again.
  Around more{0, 0};
  for (int round = 0;; ++round) {
    const Room size{room->width * found.times, room->height * found.times};
    Selection selection = found.selection;
    Layout layout = layout_of(source, found, selection, size, around, more, true);
    const Around over{std::max(0.0, layout.width - (size.width - around.width)),
                      std::max(0.0, layout.height - (size.height - around.height))};
    more = {more.width + over.width, more.height + over.height};
    auto [drawing, above_and_below] = sheet(source, extract, std::move(selection), std::move(layout), size);
    const double guessed = std::exchange(around.height, above_and_below);
    const bool fits = drawing.width <= size.width + 0.01 && drawing.height <= size.height + 0.01;
    if ((fits && std::abs(guessed - around.height) < 4) || round == 5)
      return std::move(drawing);
    const double before = std::exchange(found.times, infinite);
    Search(found, *room, style::text_size / largest_text, true,
           {around.width + more.width, around.height + more.height})
        .again(source, found);
    if (found.times == infinite)
      found.times = before;
  }
}

} // namespace organograph::viz::structure
