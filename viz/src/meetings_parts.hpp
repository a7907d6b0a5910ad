// SPDX-License-Identifier: Apache-2.0
// Internal to meetings_view: the two matrices and the meetings that repeat each other.
#pragma once

#include "view_page.hpp"

#include "organograph/engine/analysis.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace organograph::viz::meetings {

/// Height of the heading and of what stands below a matrix, about: what the matrix cannot have.
inline constexpr double around = 330;

/// What the post x meeting matrix shows.
struct Seats {
  std::vector<MeetingId> meetings; ///< columns: duplicated falling, then attendances, then id
  std::vector<PostId> posts;       ///< rows: by service (duplicated falling), tier, organisation
  std::vector<PartnerId> partners; ///< rows
  std::size_t more_meetings = 0, more_posts = 0, more_partners = 0;
};

// ---- meetings_select.cpp
/// Whether the options leave the meeting: some seat of the service, and some seat of the organisation.
bool is_shown(const Model &model, MeetingId meeting, const ViewOptions &options);
Seats select_seats(const Model &model, const Analysis &analysis, const ViewOptions &options);
/// Whether all of it is there, posts and meetings.
bool complete(const Seats &seats);
/// Services by duplicated attendances falling, then attendances, then model order; without those without any.
std::vector<FunctionId> services_by_duplicated(const DuplicatedAttendance &figures);

// ---- meetings_seats.cpp
double seats_width(const Seats &seats);
void draw_seats(view::Page &page, const Model &model, const Analysis &analysis, const Seats &seats);
std::vector<view::Key> seats_legend(const Model &model);

// ---- meetings_services.cpp
double services_width(std::size_t services);
void draw_services(view::Page &page, const Model &model, const Analysis &analysis,
                   const std::vector<FunctionId> &services);

// ---- meetings_repeats.cpp
/// The pairs that repeat each other, under the page's last line. Nothing where there are none.
void draw_repeats(view::Page &page, const Model &model, const Analysis &analysis, const ViewOptions &options);

inline double seat_column(const Seats &seats) {
  return seats.meetings.size() > 8 ? 74 : 84;
}

} // namespace organograph::viz::meetings
