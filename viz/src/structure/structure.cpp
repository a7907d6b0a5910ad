// SPDX-License-Identifier: Apache-2.0
// structure_drawing(): model -> scope (structure_scope) -> boxes (structure_fold) -> a form that fits
// (structure_form) -> places and lines (structure_layout.hpp) -> the sheet around them (structure_sheet).
// Here: what folds where not everything has room.
#include "structure/structure_form.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::viz {

namespace structure {

namespace {

/// Folds undone are tried so often.
constexpr std::size_t undone_most = 16;

/// More boxes than that have no room as rows of a list, the smallest that a box can be.
std::uint64_t capacity(const Room &room) {
  const double enlarged = style::text_size / least_text;
  return 1 + static_cast<std::uint64_t>(room.width * room.height * enlarged * enlarged / (160 * list_row));
}

class Folder {
public:
  Folder(Source &source, const Extract &extract, const Folding &folding, const Room &room)
      : source_(source), extract_(extract), folding_(folding), room_(room),
        scope_(scope_of(source, extract)) {}

  /// Again with more room for heading and lines where they took more than was thought.
  Drawing draw() {
    const Folding asked = folding_;
    for (int round = 0;; ++round) {
      Drawing drawing = finished(source_, extract_, chosen(), room_);
      if (fits(drawing, room_) || source_.options.all || round == 4)
        return drawing;
      const double spare = folding_.spare + 4 +
                           drawing.height * (1 - style::text_size / least_text * room_.width / drawing.width);
      folding_ = asked;
      folding_.spare = spare;
    }
  }

private:
  Fitted chosen() {
    Fitted best = tried(Forms::all);
    if (best.readable() || source_.options.all)
      return best;
    best = fewest(best);
    undo(best);
    Fitted larger = tried(Forms::all);
    if (larger.readable() && larger.selection.boxes.size() >= best.selection.boxes.size())
      best = std::move(larger);
    if (source_.options.form != StructureForm::automatic && folding_.depth >= scope_.deepest)
      note_form(best);
    return best;
  }

  /// Whoever asked for a form is told of one that has room for all.
  void note_form(Fitted &folded) const {
    StructureOptions options = source_.options;
    options.card.group = GroupBy::none; // a list has no frames
    Folding whole = folding_;
    whole.boxes = unlimited;
    for (const auto &[form, words] : {std::pair(StructureForm::tree, "A tree has room for all "),
                                      std::pair(StructureForm::list, "A list has room for all ")}) {
      if (form == source_.options.form)
        continue;
      options.form = form;
      Source source = source_of(source_.model, source_.spans, options);
      if (!fitted(source, extract_, scope_, whole, room_, Forms::all).readable())
        continue;
      folded.selection.notes.push_back(words + counted(scope_.size(), "post", "posts") + " on this sheet.");
      return;
    }
  }

  Fitted tried(Forms forms) { return fitted(source_, extract_, scope_, folding_, room_, forms); }

  /// The most boxes that fit. What fits does not only hang on how many they are, so it is looked for from the
  /// top down in steps, and then between the last two.
  Fitted fewest(const Fitted &whole) {
    std::uint64_t high = whole.selection.boxes.size(), low = high;
    Fitted best = whole;
    while (low > 1 && !best.readable()) {
      high = low;
      low = folding_.boxes = std::max<std::uint64_t>(1, low * 17 / 20);
      best = tried(Forms::narrow);
    }
    while (low + 1 < high) {
      folding_.boxes = low + (high - low) / 2;
      if (Fitted now = tried(Forms::narrow); now.readable()) {
        low = folding_.boxes;
        best = std::move(now);
      } else {
        high = folding_.boxes;
      }
    }
    folding_.boxes = low;
    return best;
  }

  /// Teams unfold again where there is room, the smallest first.
  void undo(Fitted &best) {
    std::vector<PostId> failed;
    for (std::size_t trial = 0; trial < undone_most; ++trial) {
      const Box *smallest = nullptr;
      for (const Box &box : best.selection.boxes)
        if (box.kind == BoxKind::fold && box.post != none<PostId> &&
            std::ranges::find(failed, box.post) == failed.end() &&
            (smallest == nullptr || box.posts < smallest->posts))
          smallest = &box;
      if (smallest == nullptr)
        return;
      const PostId manager = smallest->post;
      const std::uint64_t more = smallest->posts;
      folding_.kept.push_back(manager);
      folding_.boxes += more;
      Fitted now = tried(Forms::narrow);
      if (now.readable() && now.selection.boxes.size() > best.selection.boxes.size()) {
        best = std::move(now);
        continue;
      }
      failed.push_back(manager);
      folding_.kept.pop_back();
      folding_.boxes -= more;
    }
  }

  Source &source_;
  const Extract &extract_;
  Folding folding_;
  const Room &room_;
  Scope scope_;
};

} // namespace

bool fits(const Drawing &drawing, const Room &room) {
  const double scale = std::min(room.width / drawing.width, room.height / drawing.height);
  return scale * style::text_size >= least_text - 1e-6;
}

Drawing drawn(Source &source, const Extract &extract, const Folding &folding,
              const std::optional<Room> &room) {
  const Scope scope = scope_of(source, extract);
  return finished(source, extract,
                  fitted(source, extract, scope, folding, room, room ? Forms::cards : Forms::all), room);
}

} // namespace structure

Drawing structure_drawing(const Model &model, const SpanOfControl &spans, const StructureOptions &options) {
  using namespace structure;
  Source source = source_of(model, spans, options);
  Extract extract;
  if (options.root && index(*options.root) < model->posts.size())
    extract.root = *options.root;
  Folding folding;
  folding.depth = options.depth.value_or(unlimited);
  folding.boxes = options.all ? unlimited : options.fold_above;
  if (!options.room)
    return drawn(source, extract, folding, std::nullopt);
  folding.boxes = options.all ? unlimited : capacity(*options.room);
  return Folder(source, extract, folding, *options.room).draw();
}

} // namespace organograph::viz
