// SPDX-License-Identifier: Apache-2.0
// The matrix post x meeting.
#include "figures/identifiers.hpp"
#include "views/meetings_matrix.hpp"

#include "organograph/engine/attendance.hpp"
#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>

namespace organograph::viz::meetings {

using style::margin;
using view::Look;

namespace {

constexpr Colour no_organisation{0xec, 0xec, 0xec};

/// What is said of one seat.
struct Mark {
  std::string word;
  Hatch hatch = Hatch::none;
  std::string why;
};

/// group: the posts that sit here with its service and level, itself too; empty: it is alone.
Mark mark_of(const Model &model, const Seat &seat, std::span<const PostId> group, bool reduced) {
  if (reduced)
    return {"same person", Hatch::none, "the person sits here with another post too: counted once"};
  if (seat.role == Role::statutory)
    return {"by law", Hatch::none, "a statutory seat: not compared"};
  if (group.empty())
    return {"•", Hatch::none, "a seat"};
  const auto same = [&](PostId other) {
    return std::ranges::equal(model->posts.serves[index(seat.post)], model->posts.serves[index(other)], {},
                              &Served::organisation, &Served::organisation);
  };
  const std::ptrdiff_t equals = std::ranges::count_if(group, same); // itself too
  const bool within = equals > 1, across = equals < std::ssize(group);
  const std::string why =
      " with this service and level sits here: " + counted(group.size(), "seat", "seats") +
      " where one would do";
  if (across && within)
    return {"both", Hatch::crossed, "another organisation and another post of the same one" + why};
  return across ? Mark{"across", Hatch::rising, "another organisation" + why}
                : Mark{"within", Hatch::falling, "another post of the same organisation" + why};
}

std::span<const PostId> group_of(const DuplicatedAttendance &figures, MeetingId meeting, PostId post) {
  for (const CounterpartGroup &group :
       std::ranges::equal_range(figures.groups, meeting, {}, &CounterpartGroup::meeting))
    if (const auto posts = figures.posts_of(static_cast<std::size_t>(&group - figures.groups.data()));
        std::ranges::binary_search(posts, post))
      return posts;
  return {};
}

void draw_frame(Matrix &m, double x, double top, double bottom) {
  Area frame = framed(x + 1.5, top - 0.5, m.seats.column - 3, bottom - top + 1);
  frame.frame = style::black;
  frame.pen = 2;
  m.page.drawing.ground.push_back(frame);
}

/// The mark and the letter of the service that the seat speaks for, as far as both have room.
std::string word_of(const Matrix &m, MeetingId meeting, const Seat &seat, const Mark &mark, double room,
                    const Look &look) {
  const auto found = std::ranges::find(m.seats.lettered, speaks_for(m.model, meeting, seat));
  const std::string letter =
      found == m.seats.lettered.end()
          ? ""
          : ' ' + letter_of(static_cast<std::size_t>(found - m.seats.lettered.begin()));
  const std::string first = mark.word.substr(0, mark.word.find(' '));
  for (const std::string &word : {mark.word + letter, first + letter})
    if (detail::text_width(word, look.size, look.bold) <= room)
      return word;
  return view::cut(letter.empty() ? first : letter.substr(1), room, look);
}

/// A seat: its mark, and below it what it speaks for, where that is not the row's service.
void draw_seat(Matrix &m, std::size_t column, std::size_t row, double top, const Seat &seat,
               const Mark &mark) {
  const MeetingId meeting = m.seats.meetings[column];
  const std::string speaks = spoken_name(m.model, meeting, seat);
  const double inset = m.columns().inset, room = m.seats.column - 2 * inset;
  Box cell{numbered("seat_" + std::to_string(index(meeting)) + "_", index(seat.post)),
           view::post_title(m.model, seat.post) + " (" + view::served_by(m.model, seat.post) + ")\n" +
               subject(m.model, meeting) + "\n" + mark.why +
               (speaks.empty() ? "" : "\nspeaks here for " + speaks),
           framed(m.x(column) + inset, top + 1.5, room, m.seats.heights[row] - 3),
           {},
           {}};
  cell.area.frame = style::faint;
  view::paint_served(cell, m.model, seat.post, cell.area);
  for (Area &part : cell.parts) {
    part.hatch = mark.hatch;
    part.stroke = Stroke::none;
  }
  const Look look{.bold = mark.hatch != Hatch::none, .anchor = Anchor::middle};
  view::put(cell.texts, m.centre(column), top + seat_row / 2, word_of(m, meeting, seat, mark, room - 2, look),
            look);
  if (!speaks.empty() && m.seats.heights[row] > seat_row)
    view::put_lines(cell.texts, m.centre(column), top + seat_row - 2.5, room - 4, speaks, spoken_lines,
                    {.slanted = true, .anchor = Anchor::middle});
  m.page.drawing.boxes.push_back(std::move(cell));
}

void draw_column(Matrix &m, std::size_t column, const std::vector<double> &tops) {
  const MeetingId meeting = m.seats.meetings[column];
  const auto all = m.model->meetings->seats[index(meeting)];
  const std::vector<Seat> kept = reduce_seats(m.model, all);
  std::span<const PostId> open;
  double from = 0, to = 0;
  for (std::size_t row = 0; row < m.seats.posts.size(); ++row) {
    const PostId post = m.seats.posts[row];
    const auto seat = std::ranges::lower_bound(all, post, {}, &Seat::post);
    if (seat == all.end() || seat->post != post)
      continue;
    const bool reduced = std::ranges::find(kept, post, &Seat::post) == kept.end();
    const std::span<const PostId> group =
        reduced ? std::span<const PostId>{} : group_of(m.figures, meeting, post);
    draw_seat(m, column, row, tops[row], *seat, mark_of(m.model, *seat, group, reduced));
    if (!group.empty() && group.data() == open.data()) {
      to = tops[row] + m.seats.heights[row];
    } else if (!group.empty()) {
      if (!open.empty())
        draw_frame(m, m.x(column), from, to);
      open = group;
      from = tops[row];
      to = from + m.seats.heights[row];
    }
  }
  if (!open.empty())
    draw_frame(m, m.x(column), from, to);
}

void draw_row_label(Matrix &m, PostId post, double top, std::uint64_t meetings) {
  const Columns &c = m.columns();
  const double left = margin + c.service + c.tier, middle = top + seat_row / 2;
  view::put(m.page.drawing.texts, left - 8, middle,
            m.model->posts.tier[index(post)] == 0 ? std::string(not_known_mark)
                                                  : figure(m.model->posts.tier[index(post)]),
            {.anchor = Anchor::end});
  Box label{numbered("post_", index(post)),
            view::post_title(m.model, post) + "\n" + detail::drawable(id(m.model, post)) + "\nserves " +
                view::served_by(m.model, post),
            framed(left, top + 1.5, c.served + m.seats.title_width - 6, seat_row - 3),
            {},
            {}};
  Area chip = label.area;
  chip.width = c.served;
  view::put_served(label, m.model, m.names, post, chip);
  view::put(label.texts, left + c.served + 4, middle,
            view::cut(view::post_title(m.model, post), m.seats.title_width - 14));
  m.page.drawing.boxes.push_back(std::move(label));
  view::put(m.page.drawing.texts, m.total() + c.total / 2, middle, figure(meetings), view::centred);
}

void band(Matrix &m, double top, double bottom, bool even, const std::string &label) {
  Area area = framed(margin, top, m.total() + m.columns().total - margin, bottom - top,
                     even ? style::band_even : style::band_odd);
  area.frame = style::band_edge;
  m.page.drawing.ground.push_back(area);
  const auto most = static_cast<std::size_t>((bottom - top - 2) / view::line_height);
  view::put_lines(m.page.drawing.texts, margin + 4, top + 3, m.columns().service - 8, label,
                  std::max<std::size_t>(most, 1), view::strong);
}

/// Meetings that each post sits in, of all there are.
std::vector<std::uint32_t> series_of(const Model &model) {
  std::vector<std::uint32_t> out(model->posts.size());
  for (const Seat &seat : model->meetings->seats.items)
    ++out[index(seat.post)];
  return out;
}

void draw_posts(Matrix &m) {
  const std::vector<std::uint32_t> series = series_of(m.model);
  std::vector<double> tops;
  bool even = false;
  for (std::size_t row = 0; row < m.seats.posts.size();) {
    const FunctionId function = m.model->posts.function[index(m.seats.posts[row])];
    const double top = m.page.y;
    for (; row < m.seats.posts.size() && m.model->posts.function[index(m.seats.posts[row])] == function;
         ++row) {
      tops.push_back(m.page.y + 1);
      draw_row_label(m, m.seats.posts[row], m.page.y + 1, series[index(m.seats.posts[row])]);
      m.page.y += m.seats.heights[row];
    }
    const std::string label = view::function_name(m.model, function);
    const auto lines = detail::wrapped(label, m.columns().service - 8, style::text_size, true, 2);
    m.page.y = std::max(m.page.y + 2, top + 5 + view::line_height * static_cast<double>(lines.size()));
    band(m, top, m.page.y, even = !even, label);
  }
  for (std::size_t i = 0; i < m.seats.meetings.size(); ++i)
    draw_column(m, i, tops);
}

void draw_partner(Matrix &m, PartnerId partner) {
  const Columns &c = m.columns();
  const double top = m.page.y + 1, left = margin + c.service + c.tier;
  const std::string_view given = m.model.text(m.model->partners->name[index(partner)]);
  const std::string text = detail::drawable(given.empty() ? id(m.model, partner) : given);
  Box label{numbered("partner_", index(partner)),
            text + "\n" + detail::drawable(id(m.model, partner)),
            framed(left, top + 1.5, c.served + m.seats.title_width - 6, seat_row - 3),
            {},
            {}};
  view::put(label.texts, left + 4, top + seat_row / 2, view::cut(text, c.served + m.seats.title_width - 14));
  m.page.drawing.boxes.push_back(std::move(label));
  for (std::size_t i = 0; i < m.seats.meetings.size(); ++i) {
    const MeetingId meeting = m.seats.meetings[i];
    if (!std::ranges::binary_search(m.model->meetings->partners[index(meeting)], partner))
      continue;
    Box cell{numbered("attends_" + std::to_string(index(meeting)) + "_", index(partner)),
             text + "\n" + subject(m.model, meeting) + "\na partner: in no count of seats",
             framed(m.x(i) + c.inset, top + 1.5, m.seats.column - 2 * c.inset, seat_row - 3, no_organisation),
             {},
             {}};
    view::put(cell.texts, m.centre(i), top + seat_row / 2, view::cut("partner", m.seats.column - 2 * c.inset),
              view::centred);
    m.page.drawing.boxes.push_back(std::move(cell));
  }
  m.page.y += seat_row;
}

} // namespace

double seats_width(const Seats &seats) {
  return seats.columns.post_left() + seats.title_width +
         seats.column * static_cast<double>(seats.meetings.size()) + seats.columns.total + margin;
}

void draw_seats(view::Page &page, const Model &model, const Analysis &analysis, const Seats &seats) {
  Matrix m{page, model, *analysis.duplicated_attendance, seats, names_of(model)};
  draw_heads(m);
  draw_posts(m);
  if (seats.partners.empty())
    return;
  const double top = m.page.y;
  for (const PartnerId partner : seats.partners)
    draw_partner(m, partner);
  m.page.y += 2;
  band(m, top, m.page.y, true, "partners");
}

namespace {

// Last, where a row has room: a row more would cost the sheet type.
std::vector<view::Key> with_letters(std::vector<view::Key> out, const Model &model, const Seats &seats) {
  for (std::size_t i = 0; i < seats.lettered.size(); ++i)
    out.push_back({view::swatch(style::white), letter_of(i),
                   "in a seat: it speaks for " + view::function_name(model, seats.lettered[i])});
  return out;
}

} // namespace

std::vector<view::Key> seats_legend(const Model &model, const Analysis &analysis, const Seats &seats) {
  std::vector<view::Key> out = view::organisation_keys(model, names_of(model));
  if (std::ranges::any_of(seats.heights, [](double height) { return height > seat_row; }))
    out.push_back({view::swatch(style::white), "",
                   "slanted in a seat: what it speaks for, where that is not the row's service"});
  if (!seats.partners.empty())
    out.push_back({view::swatch(no_organisation), "", "a partner, in no count of seats"});
  if (analysis.duplicated_attendance->same_holder > 0)
    out.push_back(
        {view::swatch(style::white), "same", "same person: sits here with another post, counted once"});
  if (analysis.duplicated_attendance->all.duplicated == 0)
    return with_letters(std::move(out), model, seats);
  const Colour any{0xe4, 0xe4, 0xe4};
  out.push_back({view::swatch(style::white, Hatch::none, Stroke::solid, 2, style::black), "",
                 "framed: seats of one service and level; all but one are counted as duplicated"});
  out.push_back({view::swatch(any, Hatch::rising), "across", "together with another organisation"});
  out.push_back({view::swatch(any, Hatch::falling), "within", "together with another post of the same one"});
  out.push_back({view::swatch(any, Hatch::crossed), "both", "across and within"});
  return with_letters(std::move(out), model, seats);
}

} // namespace organograph::viz::meetings
