// SPDX-License-Identifier: Apache-2.0
// Above the seats: the meetings and their counts.
#include "figures/identifiers.hpp"
#include "views/meetings_matrix.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>

namespace organograph::viz::meetings {

using style::margin;
using view::Look;

namespace {

/// "team: not compared", or nothing for a meeting that is compared.
std::string not_compared(MeetingKind kind) {
  if (kind == MeetingKind::representation || kind == MeetingKind::none)
    return {};
  return std::string(organograph::name(kind)) + ": not compared";
}

/// Subjects on lines of their own, the last meeting's uppermost, each led down to its column.
void draw_flags(Matrix &m) {
  const std::size_t n = m.seats.meetings.size();
  const double foot = m.page.y + flag_height * static_cast<double>(n) + 3;
  for (std::size_t i = 0; i < n; ++i) {
    const MeetingId meeting = m.seats.meetings[i];
    const std::string kind = not_compared(m.figures.kinds[index(meeting)]), text = subject(m.model, meeting);
    const double top = m.page.y + flag_height * static_cast<double>(n - 1 - i), right = m.centre(i) + 3;
    const std::string said = view::cut(text + (kind.empty() ? "" : " (" + kind + ")"), right - margin - 8);
    Box head{numbered("meeting_", index(meeting)),
             text + "\n" + detail::drawable(id(m.model, meeting)) + (kind.empty() ? "" : "\n" + kind),
             framed(right - detail::text_width(said, style::text_size, false) - 6, top,
                    detail::text_width(said, style::text_size, false) + 6, flag_height - 1),
             {},
             {}};
    head.area.stroke = Stroke::none;
    Look look = kind.empty() ? view::plain : view::aside;
    look.anchor = Anchor::end;
    view::put(head.texts, right - 3, top + (flag_height - 1) / 2, said, look);
    m.page.drawing.boxes.push_back(std::move(head));
    Line led;
    led.points = {{m.centre(i), top + flag_height - 1}, {m.centre(i), foot}};
    led.colour = style::faint;
    led.pen = 0.7F;
    m.page.drawing.lines.push_back(std::move(led));
  }
  m.page.y = foot + 1;
}

/// Subjects in their columns, where there are too many to stand above each other.
void draw_boxed_heads(Matrix &m) {
  double height = 30;
  std::vector<Box> heads;
  for (std::size_t i = 0; i < m.seats.meetings.size(); ++i) {
    const MeetingId meeting = m.seats.meetings[i];
    const std::string text = subject(m.model, meeting);
    const std::string kind = not_compared(m.figures.kinds[index(meeting)]);
    Box head{numbered("meeting_", index(meeting)),
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
  m.page.y += height + 2;
}

void draw_meetings(Matrix &m) {
  m.seats.flags ? draw_flags(m) : draw_boxed_heads(m);
  Look look = view::aside;
  look.anchor = Anchor::middle;
  auto &texts = m.page.drawing.texts;
  const double foot = m.page.y - 9, middle = m.total() + m.columns().total / 2;
  view::put(texts, middle, foot - view::line_height, "all", look);
  view::put(texts, middle, foot, "meetings", look);
}

/// What stands in the columns beside the meetings, on the line of the last counts.
void put_column_heads(Matrix &m, double middle) {
  const Columns &c = m.columns();
  auto &texts = m.page.drawing.texts;
  view::put(texts, margin + 4, middle, "service", view::aside);
  Look look = view::aside;
  look.anchor = Anchor::end;
  view::put(texts, margin + c.service + c.tier - 6, middle, "level", look);
  view::put(texts, margin + c.service + c.tier, middle, "serves", view::aside);
  view::put(texts, c.post_left() + 4, middle, "post", view::aside);
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
     {"within", "of these within one", &DuplicatedFigures::within_organisation, false},
     {"seats", "seats (one a person)", &DuplicatedFigures::attendances, false}}};

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
      draw_count(m, row, numbered(std::string(row.word) + "_", index(m.seats.meetings[i])), m.x(i),
                 m.seats.column, figures[i], most);
    // The whole is another scale: it stays white.
    Margin whole = row;
    draw_count(m, whole, std::string(row.word) + "_all", m.total(), m.columns().total, m.figures.all, 0);
    m.page.y += height;
  }
  put_column_heads(m, m.page.y - 6.5);
  m.page.y += 6;
}

} // namespace

std::string subject(const Model &model, MeetingId meeting) {
  const std::string_view text = model.text(model->meetings->subject[index(meeting)]);
  return detail::drawable(text.empty() ? id(model, meeting) : text);
}

void draw_heads(Matrix &m) {
  draw_meetings(m);
  draw_margins(m);
}

} // namespace organograph::viz::meetings
