// SPDX-License-Identifier: Apache-2.0
// Internal to meetings_view: the two matrices and the meetings that repeat each other.
#pragma once

#include "views/view_page.hpp"

#include "organograph/engine/analysis.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace organograph::viz::meetings {

/// Height of all but the matrix and the repeats, about.
inline constexpr double around = 255;

inline constexpr double flag_height = 12; ///< of a meeting's subject above the columns
inline constexpr double seat_row = 16, spoken_line = 10.5;
inline constexpr std::size_t spoken_lines = 3; ///< of a name in a seat

/// Widths of the columns beside the meetings: smaller on small paper.
struct Columns {
  double service = 126, tier = 36, served = 76, total = 62, inset = 3.5;
  double least_title = 170, least_meeting = 46;

  double post_left() const { return style::margin + service + tier + served; }
};

/// What the post x meeting matrix shows.
struct Seats {
  std::vector<MeetingId> meetings; ///< columns: duplicated falling, then attendances, then id
  std::vector<PostId> posts;       ///< rows: by service (duplicated falling), tier, organisation
  std::vector<PartnerId> partners; ///< rows
  std::vector<double> heights;     ///< of the posts' rows: higher where a seat says whom it speaks for
  std::vector<FunctionId>
      lettered; ///< services that seats speak for by a letter: rows have no room for words
  Columns columns;
  double title_width = 0, column = 0; ///< of the posts' titles and of a meeting: as the room lets them
  bool flags = true; ///< subjects stand one above the other, each led down to its column; else in the columns
  std::size_t more_meetings = 0, more_posts = 0, more_partners = 0;
};

// ---- meetings_select.cpp
/// Whether the options leave the meeting: some seat of the service, and some seat of the organisation.
bool is_shown(const Model &model, MeetingId meeting, const ViewOptions &options);
/// height: what the matrix's rows may take.
Seats select_seats(const Model &model, const Analysis &analysis, const ViewOptions &options, double height);
/// What the seat speaks for where that is not the row's, which is the post's own; else none.
FunctionId speaks_for(const Model &model, MeetingId meeting, const Seat &seat);
/// Its name, else empty.
std::string spoken_name(const Model &model, MeetingId meeting, const Seat &seat);
/// a to z, then 27 and on.
std::string letter_of(std::size_t place);
/// Whether at least half of the meetings and of the posts that sit in these are there.
bool mostly_shown(const Seats &seats);
/// Services by duplicated attendances falling, then attendances, then model order; without those without any.
std::vector<FunctionId> services_by_duplicated(const DuplicatedAttendance &figures);

// ---- meetings_seats.cpp
double seats_width(const Seats &seats);
void draw_seats(view::Page &page, const Model &model, const Analysis &analysis, const Seats &seats);
std::vector<view::Key> seats_legend(const Model &model, const Analysis &analysis, const Seats &seats);

// ---- meetings_services.cpp
inline constexpr double service_row = 22;
double services_width(std::size_t services);
/// How many services fit a sheet of that width, at least 2.
std::size_t services_fitting(double width);
void draw_services(view::Page &page, const Model &model, const Analysis &analysis,
                   const std::vector<FunctionId> &services, std::size_t columns);

// ---- meetings_repeats.cpp

/// A group of meetings that repeat each other, drawn from (0, 0), and where it goes.
struct Block {
  Drawing drawing; ///< boxes and lines alone
  double width = 0, height = 0, x = 0, y = 0;
};

struct Repeats {
  std::vector<Block> blocks;
  double width = 0, height = 0; ///< of all of them
  std::size_t left = 0;         ///< pairs that are not drawn
};

/// As many of the pairs as take their part of the sheet, mirrors first. Empty where there are none.
Repeats plan_repeats(const Model &model, const Analysis &analysis, const ViewOptions &options);
/// Draws them under the page's last line.
void draw_repeats(view::Page &page, const Analysis &analysis, Repeats &&repeats);

} // namespace organograph::viz::meetings
