// SPDX-License-Identifier: Apache-2.0
// The sheet that the meetings, partners and integration views stand on: heading, caption, legend, foot.
#pragma once

#include "drawing/organisation_names.hpp"

#include "organograph/engine/model.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/viz/paper.hpp"
#include "organograph/viz/style.hpp"
#include "organograph/viz/view_options.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz::view {

inline constexpr double line_height = 10.5; ///< of text_size
inline constexpr std::size_t most_rows = 1000;

/// How a text looks and where it is anchored.
struct Look {
  float size = style::text_size;
  bool bold = false, slanted = false;
  Anchor anchor = Anchor::start;
  Colour colour = style::black;
};
inline constexpr Look plain{}, strong{.bold = true}, aside{.slanted = true, .colour = style::ink},
    centred{.anchor = Anchor::middle}, strong_centred{.bold = true, .anchor = Anchor::middle};

/// Points that a view may fill so that text_size is not below least_text once it is scaled into the room.
Room sheet_of(const ViewOptions &options);
/// How many of `size` fit, at least 4; most_rows with --all.
std::size_t fitting(double room, double size, const ViewOptions &options);

/// What `lay(height)` draws with so much height for its rows that the whole is no higher than the sheet
/// (unless its fewest rows are). `around`: height of all the rest, about.
template <class Lay> Drawing fitted(const ViewOptions &options, double around, Lay lay) {
  const double sheet = sheet_of(options).height;
  double height = sheet - around;
  for (int again = 0;; ++again) {
    Drawing drawing = lay(height);
    if (options.all || drawing.height <= sheet || again == 4)
      return drawing;
    height -= std::max(drawing.height - sheet, 16.0); // a row at least
  }
}

/// Texts that end in an ellipsis.
std::size_t cut_texts(const Drawing &drawing);

/// What `lay(options)` draws for the room, or for a smaller one that shows as much: what is narrower or lower
/// is scaled up when it is set on the sheet, and its text is larger.
template <class Lay> Drawing largest(const ViewOptions &options, Lay lay) {
  Drawing best = lay(options);
  if (options.all)
    return best;
  const Room sheet = sheet_of(options);
  for (const double points : {12.0, 10.0, 8.5}) {
    ViewOptions smaller = options;
    smaller.room = Room{sheet.width * least_text / style::text_size * least_text / points,
                        sheet.height * least_text / style::text_size * least_text / points};
    const Room room = sheet_of(smaller);
    if (best.height > room.height) // and what is narrower is no lower
      continue;
    Drawing drawing = lay(smaller);
    if (drawing.boxes.size() == best.boxes.size() && drawing.width <= room.width + 0.01 &&
        drawing.height <= room.height + 0.01 && cut_texts(drawing) <= cut_texts(best))
      return drawing;
  }
  return best;
}

/// A text of the model on one line of at most `width`, cut with an ellipsis.
std::string cut(std::string_view text, double width, const Look &look = plain);
/// Puts a text that is safe to draw, with the middle of its capitals at `middle`.
void put(std::vector<Text> &texts, double x, double middle, std::string text, const Look &look = plain);
/// Puts at most `most` lines below `top`, broken at `width`; the bottom of the last.
double put_lines(std::vector<Text> &texts, double x, double top, double width, std::string_view text,
                 std::size_t most, const Look &look = plain);

/// The same with the middle of its lines at `middle`.
void put_block(std::vector<Text> &texts, double x, double middle, double width, std::string_view text,
               std::size_t most, const Look &look = plain);

/// Half of the colour, half white: black text on it has a contrast of at least 5.2:1.
Colour pale(Colour colour);
/// One part of the box for each organisation that the post serves (three at most), pale, side by side.
void paint_served(Box &box, const Model &model, PostId post, const Area &within);

std::string function_name(const Model &model, FunctionId function);
std::string post_title(const Model &model, PostId post);
/// "County, City": the organisations that a post serves, by their names.
std::string served_by(const Model &model, PostId post);

// ---- view_names.cpp
std::string organisation_name(const Model &model, OrganisationId organisation);
/// In full colour, with its short name where that fits, else its letters.
void put_organisation(Box &box, const Model &model, const OrganisationNames &names,
                      OrganisationId organisation, const Area &within);
/// The same of each organisation that the post serves, side by side; of more than three the first.
void put_served(Box &box, const Model &model, const OrganisationNames &names, PostId post,
                const Area &within);

/// An entry of the legend: a swatch, the word in it, and what it means.
struct Key {
  Area swatch;
  std::string word, meaning;
  Colour ink = style::black; ///< of the word
};
/// The colour, letters and name of each organisation (of the first eight), as a legend.
std::vector<Key> organisation_keys(const Model &model, const OrganisationNames &names, bool in_pale = false);
Area swatch(Colour fill, Hatch hatch = Hatch::none, Stroke stroke = Stroke::solid, float pen = 1,
            Colour frame = style::ink);

struct Caption {
  std::string_view heading; ///< what the view is, or a title of its own
  std::string figures, caveat;
  std::vector<std::string> notes; ///< what is left out
  bool own_title = false; ///< the heading has a source of its own: date and source below are the model's
};

/// A drawing with its head; what a view adds goes below `y`.
struct Page {
  Drawing drawing;
  double width = 0, y = 0;
};

/// Adds boxes, lines, ground and texts of a part, moved there. Its lines join none of the boxes.
void add(Drawing &to, Drawing &&part, double x, double y);

/// width: of the sheet, margins included; at least 480.
Page begin_page(const Model &model, const Caption &caption, double width);
/// The legend, and what the figures rest on.
Drawing end_page(Page page, const Model &model, const std::vector<Key> &legend,
                 std::initializer_list<TableId> tables);
/// A drawing that says `not measured` and why.
Drawing not_measured(const Model &model, std::string_view heading, std::string_view reason);

} // namespace organograph::viz::view
