// SPDX-License-Identifier: Apache-2.0
// measures.md, Consultations: what a month or a year leaves open is tried for each of its days.
#include "calendar.hpp"
#include "sections.hpp"

#include <algorithm>

namespace organograph::oracle {
namespace {

using Numbers = std::vector<int>; // days that a date may be; none: not given

Numbers days_of(const std::string &date) {
  Numbers out;
  if (!date.empty())
    for (int day = number_of(first_of(date)); day <= number_of(last_of(date)); ++day)
      out.push_back(day);
  return out;
}

// Of a blank date nothing is certain: before any day and after any.
Numbers ends_of(const std::string &date) {
  const Numbers days = days_of(date);
  return days.empty() ? Numbers{-1'000'000, 1'000'000} : Numbers{days.front(), days.back()};
}

// The one state that all dates that it may be agree on.
Json consultation_state(const ConsultationRow &row, int on) {
  IdSet states;
  for (const int start : ends_of(row.start))
    for (const int end : ends_of(row.end))
      states.insert(on < start ? "not begun" : end < on ? "closed" : "open");
  // before its start it has not begun, and after its end it is closed, whatever the other date is
  for (const char *certain : {"not begun", "closed"}) {
    const Numbers days = ends_of(certain == std::string("closed") ? row.end : row.start);
    if (std::all_of(days.begin(), days.end(),
                    [&](int day) { return certain == std::string("closed") ? day < on : on < day; }))
      return certain;
  }
  return states.size() == 1 ? Json(*states.begin()) : Json(nullptr);
}

Json report_overdue(const ConsultationRow &row, int on) {
  if (row.planned_report.empty())
    return nullptr;
  if (on <= number_of(last_of(row.planned_report)))
    return false;
  if (row.reported.empty())
    return true;
  bool may = false, may_not = false;
  for (const int reported : days_of(row.reported))
    (on < reported ? may : may_not) = true;
  return may && may_not ? Json(nullptr) : Json(may);
}

Json consultation_json(const ConsultationRow &row, const std::string &day) {
  Json out;
  out["consultation_id"] = row.consultation_id;
  out["days"] = is_whole_day(row.start) && is_whole_day(row.end)
                    ? Json(number_of(first_of(row.end)) - number_of(first_of(row.start)))
                    : Json(nullptr);
  out["minimum_days"] = known(row.minimum_days);
  out["long_enough"] = out["days"].is_null() || !row.minimum_days
                           ? Json(nullptr)
                           : Json(out["days"].get<int>() >= *row.minimum_days);
  out["report_late_days"] =
      !row.planned_report.empty() && is_whole_day(row.reported)
          ? Json(number_of(first_of(row.reported)) - number_of(last_of(row.planned_report)))
          : Json(nullptr);
  const int on = day.empty() ? 0 : number_of(first_of(day));
  out["state"] = day.empty() ? Json(nullptr) : consultation_state(row, on);
  out["days_left"] = out["state"] == "open" && is_whole_day(row.end) ? Json(number_of(first_of(row.end)) - on)
                                                                     : Json(nullptr);
  out["report_overdue"] = day.empty() ? Json(nullptr) : report_overdue(row, on);
  return out;
}

} // namespace

Json consultations(const Rows &rows, const Options &options) {
  if (!rows.consultations)
    return nullptr;
  Json list = Json::array();
  for (const ConsultationRow &row : *rows.consultations)
    list.push_back(consultation_json(row, options.day));
  const auto where = [&](auto holds) { return std::count_if(list.begin(), list.end(), holds); };
  const bool asked = !options.day.empty();
  Json out;
  out["count"] = list.size();
  out["too_short"] = where([](const Json &row) { return row["long_enough"] == false; });
  out["length_not_known"] = where([](const Json &row) { return row["long_enough"].is_null(); });
  out["reported_late"] = where([](const Json &row) {
    return !row["report_late_days"].is_null() && row["report_late_days"].get<int>() > 0;
  });
  out["open"] = asked ? Json(where([](const Json &row) { return row["state"] == "open"; })) : Json(nullptr);
  out["reports_overdue"] =
      asked ? Json(where([](const Json &row) { return row["report_overdue"] == true; })) : Json(nullptr);
  out["day"] = asked ? Json(options.day) : Json(nullptr);
  out["consultations"] = list;
  return out;
}

} // namespace organograph::oracle
