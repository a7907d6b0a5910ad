// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/consultations.hpp"

#include "organograph/engine/dates.hpp"

#include <algorithm>

namespace organograph {

namespace {

/// A date of the format: a month or a year lies somewhere between two days.
struct Between {
  explicit Between(std::string_view date)
      : earliest(date.empty() ? std::string() : first_day(date)),
        latest(date.empty() ? std::string() : last_day(date)) {}
  std::string earliest, latest; ///< empty: not given

  bool given() const { return !earliest.empty(); }
  bool is_a_day() const { return given() && earliest == latest; }
};

struct Dates {
  Between start, end, planned, reported;
};

// Certain, whatever days the months and years stand for.
std::optional<ConsultationState> consultation_state(const Dates &of, std::string_view day) {
  if (of.start.given() && day < of.start.earliest)
    return ConsultationState::not_begun;
  if (of.end.given() && of.end.latest < day)
    return ConsultationState::closed;
  if (of.start.given() && of.end.given() && of.start.latest <= day && day <= of.end.earliest)
    return ConsultationState::open;
  return std::nullopt;
}

std::optional<bool> overdue_on(const Dates &of, std::string_view day) {
  if (!of.planned.given())
    return std::nullopt;
  if (day <= of.planned.latest)
    return false;
  if (!of.reported.given() || day < of.reported.earliest)
    return true;
  return of.reported.latest <= day ? std::optional(false) : std::nullopt;
}

ConsultationClock consultation_clock(const Model &model, const Register &rows, std::size_t row,
                                     std::string_view day) {
  ConsultationClock out;
  out.row = row;
  const auto date = [&](std::string_view column) {
    return Between(model.text(rows.cell(row, rows.column(column)).text));
  };
  const Dates of{date("start"), date("end"), date("planned_report"), date("reported")};
  if (of.start.is_a_day() && of.end.is_a_day())
    out.days = days_between(of.start.earliest, of.end.earliest);
  if (const double minimum = rows.cell(row, rows.column("minimum_days")).number; is_known(minimum))
    out.minimum = static_cast<unsigned>(minimum);
  if (out.days && out.minimum)
    out.long_enough = *out.days >= static_cast<int>(*out.minimum);
  if (of.planned.given() && of.reported.is_a_day())
    out.report_late = days_between(of.planned.latest, of.reported.earliest);
  if (day.empty())
    return out;
  out.state = consultation_state(of, day);
  if (out.state == ConsultationState::open && of.end.is_a_day())
    out.days_left = days_between(day, of.end.earliest);
  out.report_overdue = overdue_on(of, day);
  return out;
}

} // namespace

std::string_view name(ConsultationState state) {
  constexpr std::string_view names[] = {"not begun", "open", "closed"};
  return names[static_cast<std::size_t>(state)];
}

Consultations consultations(const Model &model, std::string_view day) {
  const Register &rows = *model.rows_of(TableId::consultations);
  Consultations out;
  out.day = day;
  std::uint64_t open = 0, overdue = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const ConsultationClock &clock =
        out.consultations.emplace_back(consultation_clock(model, rows, row, day));
    out.too_short += clock.long_enough == false;
    out.length_not_known += !clock.long_enough;
    out.reported_late += clock.report_late.value_or(0) > 0;
    open += clock.state == ConsultationState::open;
    overdue += clock.report_overdue.value_or(false);
  }
  if (!day.empty()) {
    out.open = open;
    out.report_overdue = overdue;
  }
  return out;
}

} // namespace organograph
