// SPDX-License-Identifier: Apache-2.0
// The matrix post x meeting.
#include "figures/identifiers.hpp"
#include "views/meetings_parts.hpp"

#include "organograph/engine/attendance.hpp"
#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>

namespace organograph::viz::meetings {

using style::margin;
using view::Look;

namespace {

constexpr double service_width = 126, tier_width = 36, chip_width = 70, total_width = 62;
constexpr double inset = 3.5;
constexpr double title_left = margin + service_width + tier_width + chip_width;
constexpr Colour no_organisation{0xec, 0xec, 0xec};

struct Matrix {
  view::Page &page;
  const Model &model;
  const DuplicatedAttendance &figures;
  const Seats &seats;

  double left() const { return title_left + seats.title_width; } ///< of the first meeting
  double x(std::size_t meeting) const { return left() + seats.column * static_cast<double>(meeting); }
  double total() const { return x(seats.meetings.size()); }
};

std::string name(std::string_view prefix, std::size_t i) {
  return std::string(prefix) + std::to_string(i);
}

Area framed(double left, double top, double width, double height, Colour fill = style::white) {
  Area area = view::swatch(fill, Hatch::none, Stroke::solid, 0.6F, style::band_edge);
  area.left = left;
  area.top = top;
  area.width = width;
  area.height = height;
  return area;
}

std::string subject(const Model &model, MeetingId meeting) {
  const std::string_view text = model.text(model->meetings->subject[index(meeting)]);
  return detail::drawable(text.empty() ? id(model, meeting) : text);
}

/// "team: not compared", or nothing for a meeting that is compared.
std::string not_compared(MeetingKind kind) {
  if (kind == MeetingKind::representation || kind == MeetingKind::none)
    return {};
  return std::string(organograph::name(kind)) + ": not compared";
}

void draw_heads(Matrix &m) {
  double height = 30;
  std::vector<Box> heads;
  for (std::size_t i = 0; i < m.seats.meetings.size(); ++i) {
    const MeetingId meeting = m.seats.meetings[i];
    const std::string text = subject(m.model, meeting);
    const std::string kind = not_compared(m.figures.kinds[index(meeting)]);
    Box head{name("meeting_", index(meeting)),
             text + "\n" + detail::drawable(id(m.model, meeting)) + (kind.empty() ? "" : "\n" + kind),
             framed(m.x(i) + 1, m.page.y, m.seats.column - 2, 0),
             {},
             {}};
    double y = view::put_lines(head.texts, m.x(i) + 4, m.page.y + 3, m.seats.column - 8, text, 5);
    y = view::put_lines(head.texts, m.x(i) + 4, y, m.seats.column - 8, kind, 2, view::aside);
    height = std::max(height, y + 3 - m.page.y);
    heads.push_back(std::move(head));
  }
  for (Box &head : heads) {
    head.area.height = height;
    m.page.drawing.boxes.push_back(std::move(head));
  }
  const double foot = m.page.y + height - 10;
  auto &texts = m.page.drawing.texts;
  view::put(texts, margin, foot, "service", view::aside);
  view::put(texts, margin + service_width, foot, "level", view::aside);
  view::put(texts, margin + service_width + tier_width, foot, "serves", view::aside);
  view::put(texts, title_left + 4, foot, "post", view::aside);
  Look look = view::aside;
  look.anchor = Anchor::middle;
  view::put(texts, m.total() + total_width / 2, foot - view::line_height, "all", look);
  view::put(texts, m.total() + total_width / 2, foot, "meetings", look);
  m.page.y += height + 2;
}

/// A line of counts over the columns: figures of each meeting and of the whole.
struct Margin {
  std::string_view word, label;
  std::uint64_t DuplicatedFigures::*count;
  bool main; ///< the figure that the drawing is about
};
constexpr std::array<Margin, 4> margins = {
    {{"dup", "duplicated seats", &DuplicatedFigures::duplicated, true},
     {"across", "of these across organisations", &DuplicatedFigures::across_organisations, false},
     {"within", "of these within one organisation", &DuplicatedFigures::within_organisation, false},
     {"seats", "attendances (seats, one a person)", &DuplicatedFigures::attendances, false}}};

void draw_count(Matrix &m, const Margin &margin_row, std::string box, double x, double width,
                const DuplicatedFigures &figures, std::uint64_t most) {
  const double height = margin_row.main ? 18 : 13;
  const std::uint64_t count = figures.*(margin_row.count);
  const style::Paint paint =
      margin_row.main ? style::heat(most == 0 ? 0 : static_cast<double>(count) / static_cast<double>(most))
                      : style::on(style::white);
  Box cell{std::move(box),
           std::string(margin_row.label) + ": " + figure(count),
           framed(x + 1, m.page.y + 0.5, width - 2, height - 1, paint.fill),
           {},
           {}};
  const Look look{.size = margin_row.main ? style::heading_size + 1 : style::text_size,
                  .bold = margin_row.main,
                  .anchor = Anchor::middle,
                  .colour = paint.text};
  view::put(cell.texts, x + width / 2, m.page.y + height / 2, figure(count), look);
  m.page.drawing.boxes.push_back(std::move(cell));
}

void draw_margins(Matrix &m) {
  std::vector<DuplicatedFigures> figures;
  for (const MeetingId meeting : m.seats.meetings)
    figures.push_back(m.figures.figures_of(m.model, meeting));
  for (const Margin &row : margins) {
    std::uint64_t most = 0;
    for (const DuplicatedFigures &of : figures)
      most = std::max(most, of.*(row.count));
    const double height = row.main ? 18 : 13;
    const Look look{
        .size = row.main ? style::heading_size : style::text_size, .bold = row.main, .anchor = Anchor::end};
    view::put(m.page.drawing.texts, m.left() - 8, m.page.y + height / 2, std::string(row.label), look);
    for (std::size_t i = 0; i < m.seats.meetings.size(); ++i)
      draw_count(m, row, name(std::string(row.word) + "_", index(m.seats.meetings[i])), m.x(i),
                 m.seats.column, figures[i], most);
    // The whole is another scale: it stays white.
    Margin whole = row;
    draw_count(m, whole, std::string(row.word) + "_all", m.total(), total_width, m.figures.all, 0);
    m.page.y += height;
  }
  m.page.y += 6;
}

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

/// Said where the band does not: the seat speaks for another service than the post's own.
std::string speaks_for(const Model &model, MeetingId meeting, const Seat &seat) {
  const FunctionId function = model.seat_function(model->meetings->function[index(meeting)], seat);
  if (function == model->posts.function[index(seat.post)] || function == none<FunctionId>)
    return {};
  return "\nspeaks here for " + view::function_name(model, function);
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
    const Mark mark = mark_of(m.model, *seat, group, reduced);
    Box cell{name("seat_" + std::to_string(index(meeting)) + "_", index(post)),
             view::post_title(m.model, post) + " (" + view::served_by(m.model, post) + ")\n" +
                 subject(m.model, meeting) + "\n" + mark.why + speaks_for(m.model, meeting, *seat),
             framed(m.x(column) + inset, tops[row] + 1.5, m.seats.column - 2 * inset, seat_row - 3),
             {},
             {}};
    cell.area.frame = style::faint;
    view::paint_served(cell, m.model, post, cell.area);
    for (Area &part : cell.parts) {
      part.hatch = mark.hatch;
      part.stroke = Stroke::none;
    }
    const Look look{.bold = mark.hatch != Hatch::none, .anchor = Anchor::middle};
    view::put(cell.texts, m.x(column) + m.seats.column / 2, tops[row] + seat_row / 2,
              view::cut(mark.word, m.seats.column - 2 * inset - 2, look), look);
    m.page.drawing.boxes.push_back(std::move(cell));
    if (!group.empty() && group.data() == open.data()) {
      to = tops[row] + seat_row;
    } else if (!group.empty()) {
      if (!open.empty())
        draw_frame(m, m.x(column), from, to);
      open = group;
      from = tops[row];
      to = from + seat_row;
    }
  }
  if (!open.empty())
    draw_frame(m, m.x(column), from, to);
}

void draw_row_label(Matrix &m, PostId post, double top, std::uint64_t meetings) {
  const double left = margin + service_width + tier_width, middle = top + seat_row / 2;
  view::put(m.page.drawing.texts, left - 10, middle,
            m.model->posts.tier[index(post)] == 0 ? std::string(not_known_mark)
                                                  : figure(m.model->posts.tier[index(post)]),
            {.anchor = Anchor::end});
  Box label{name("post_", index(post)),
            view::post_title(m.model, post) + "\n" + detail::drawable(id(m.model, post)) + "\nserves " +
                view::served_by(m.model, post),
            framed(left, top + 1.5, chip_width + m.seats.title_width - 6, seat_row - 3),
            {},
            {}};
  Area chip = label.area;
  chip.width = chip_width;
  view::put_served(label, m.model, post, chip);
  view::put(label.texts, left + chip_width + 4, middle,
            view::cut(view::post_title(m.model, post), m.seats.title_width - 14));
  m.page.drawing.boxes.push_back(std::move(label));
  view::put(m.page.drawing.texts, m.total() + total_width / 2, middle, figure(meetings), view::centred);
}

void band(Matrix &m, double top, double bottom, bool even, const std::string &label) {
  Area area = framed(margin, top, m.total() + total_width - margin, bottom - top,
                     even ? style::band_even : style::band_odd);
  area.frame = style::band_edge;
  m.page.drawing.ground.push_back(area);
  const auto most = static_cast<std::size_t>((bottom - top - 2) / view::line_height);
  view::put_lines(m.page.drawing.texts, margin + 4, top + 3, service_width - 8, label,
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
      m.page.y += seat_row;
    }
    m.page.y += 2;
    band(m, top, m.page.y, even = !even, view::function_name(m.model, function));
  }
  for (std::size_t i = 0; i < m.seats.meetings.size(); ++i)
    draw_column(m, i, tops);
}

void draw_partner(Matrix &m, PartnerId partner) {
  const double top = m.page.y + 1, left = margin + service_width + tier_width;
  const std::string_view given = m.model.text(m.model->partners->name[index(partner)]);
  const std::string text = detail::drawable(given.empty() ? id(m.model, partner) : given);
  Box label{name("partner_", index(partner)),
            text + "\n" + detail::drawable(id(m.model, partner)),
            framed(left, top + 1.5, chip_width + m.seats.title_width - 6, seat_row - 3),
            {},
            {}};
  view::put(label.texts, left + 4, top + seat_row / 2,
            view::cut(text, chip_width + m.seats.title_width - 14));
  m.page.drawing.boxes.push_back(std::move(label));
  for (std::size_t i = 0; i < m.seats.meetings.size(); ++i) {
    const MeetingId meeting = m.seats.meetings[i];
    if (!std::ranges::binary_search(m.model->meetings->partners[index(meeting)], partner))
      continue;
    Box cell{name("attends_" + std::to_string(index(meeting)) + "_", index(partner)),
             text + "\n" + subject(m.model, meeting) + "\na partner: in no count of seats",
             framed(m.x(i) + inset, top + 1.5, m.seats.column - 2 * inset, seat_row - 3, no_organisation),
             {},
             {}};
    view::put(cell.texts, m.x(i) + m.seats.column / 2, top + seat_row / 2, "partner", view::centred);
    m.page.drawing.boxes.push_back(std::move(cell));
  }
  m.page.y += seat_row;
}

} // namespace

double seats_width(const Seats &seats) {
  return title_left + seats.title_width + seats.column * static_cast<double>(seats.meetings.size()) +
         total_width + margin;
}

void draw_seats(view::Page &page, const Model &model, const Analysis &analysis, const Seats &seats) {
  Matrix m{page, model, *analysis.duplicated_attendance, seats};
  draw_heads(m);
  draw_margins(m);
  draw_posts(m);
  if (seats.partners.empty())
    return;
  const double top = m.page.y;
  for (const PartnerId partner : seats.partners)
    draw_partner(m, partner);
  m.page.y += 2;
  band(m, top, m.page.y, true, "partners");
}

std::vector<view::Key> seats_legend(const Model &model, const Analysis &analysis, const Seats &seats) {
  std::vector<view::Key> out;
  for (std::size_t o = 0; o < std::min<std::size_t>(model->organisations.id.size(), 4); ++o) {
    const auto organisation = id_at<OrganisationId>(o);
    out.push_back({view::swatch(view::pale(style::of(model, organisation).fill)), "",
                   "a seat of " + view::cut(model.text(model->organisations.name[o]), 180)});
  }
  if (!seats.partners.empty())
    out.push_back({view::swatch(no_organisation), "", "a partner, in no count of seats"});
  if (analysis.duplicated_attendance->all.duplicated == 0)
    return out;
  const Colour any{0xe4, 0xe4, 0xe4};
  out.push_back({view::swatch(style::white, Hatch::none, Stroke::solid, 2, style::black), "",
                 "framed: seats of one service and level; all but one are counted as duplicated"});
  out.push_back({view::swatch(any, Hatch::rising), "across", "together with another organisation"});
  out.push_back({view::swatch(any, Hatch::falling), "within", "together with another post of the same one"});
  out.push_back({view::swatch(any, Hatch::crossed), "both", "across and within"});
  return out;
}

} // namespace organograph::viz::meetings
