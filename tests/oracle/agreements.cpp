// SPDX-License-Identifier: Apache-2.0
// measures.md, Agreements and clocks.
#include "calendar.hpp"
#include "sections.hpp"

#include <algorithm>
#include <tuple>

namespace organograph::oracle {
namespace {

// A day or why there is none.
struct Found {
  std::string day, reason;
};

std::string agreement_state(const AgreementRow &row, const std::string &day) {
  const CalendarDay on = first_of(day);
  if (!row.start.empty() && before(on, first_of(row.start)))
    return "not begun";
  return !row.end.empty() && before(last_of(row.end), on) ? "ended" : "in force";
}

Found exit_with(const AgreementRow &row, const std::optional<int> &notice, const std::string &day) {
  if (day.empty())
    return {"", "no day is asked for (--as-of)"};
  if (agreement_state(row, day) == "not begun")
    return {"", "it has not begun on the day"};
  if (agreement_state(row, day) == "ended")
    return {"", "it had ended before the day"};
  if (!notice)
    return {"", "its notice is not given"};
  const CalendarDay exit = after_months(first_of(day), *notice);
  return {written(!row.end.empty() && before(last_of(row.end), exit) ? last_of(row.end) : exit), ""};
}

std::vector<int> months_of(const std::string &cell) {
  std::vector<int> out;
  for (const std::string &number : names_in(cell))
    out.push_back(std::stoi(number));
  return out;
}

struct Reviews {
  Ids due;
  std::string reason; // where none is
};

Reviews reviews(const AgreementRow &row, const std::string &day) {
  if (!day.empty() && agreement_state(row, day) == "ended")
    return {{}, "it had ended before the day"};
  const std::vector<int> months = months_of(row.review_months);
  if (months.empty())
    return {{}, "no reviews are given"};
  const bool recurs = months.size() == 1;
  const std::string from = recurs && !row.last_review.empty() ? row.last_review : row.start;
  if (from.empty())
    return {{}, "from when its reviews count is not given"};
  Reviews out;
  bool all_held = true;
  for (const int number : months) {
    const CalendarDay review = after_months(first_of(from), number);
    if (!recurs && !row.last_review.empty() && !before(first_of(row.last_review), review))
      continue;
    all_held = false;
    if (row.end.empty() || !before(last_of(row.end), review))
      out.due.push_back(written(review));
  }
  std::sort(out.due.begin(), out.due.end());
  if (out.due.empty())
    out.reason =
        all_held ? "every review that was agreed was held" : "the review would be after its last day";
  return out;
}

Ids joint(const Rows &rows) {
  Ids out;
  for (const std::string &id : post_ids(rows))
    if (serves(rows, id).size() >= 2)
      out.push_back(id);
  return out;
}

bool names(const Rows &rows, const std::string &post_id, const std::string &agreement_id) {
  for (const PostShareRow &row : rows_of(rows.post_shares))
    if (row.post_id == post_id && !row.agreement_id.empty() &&
        (agreement_id.empty() || row.agreement_id == agreement_id))
      return true;
  return false;
}

void put(Json &to, const std::string &key, const Found &found) {
  to[key] = known(found.day);
  to[key + "_not_known"] = known(found.reason);
}

Json agreement_json(const Rows &rows, const AgreementRow &row, const std::string &day) {
  const Reviews planned = reviews(row, day);
  Json out;
  out["agreement_id"] = row.agreement_id;
  out["state"] = day.empty() ? Json(nullptr) : Json(agreement_state(row, day));
  put(out, "exit", exit_with(row, row.notice_months, day));
  put(out, "short_exit", exit_with(row, row.short_notice_months, day));
  put(out, "review_due", {planned.due.empty() ? "" : planned.due.front(), planned.reason});
  out["reviews"] = planned.due;
  out["overdue"] = day.empty() || planned.due.empty()
                       ? Json(nullptr)
                       : Json(before(first_of(planned.due.front()), first_of(day)));
  out["joint_posts"] = Json::array();
  for (const std::string &id : joint(rows))
    if (names(rows, id, row.agreement_id))
      out["joint_posts"].push_back(id);
  int arrangements = 0;
  for (const ArrangementRow &arrangement : rows_of(rows.arrangements))
    arrangements += arrangement.agreement_id == row.agreement_id;
  out["arrangements"] = arrangements;
  bool imprecise = false;
  for (const std::string &date : {row.start, row.end, row.last_review})
    imprecise = imprecise || (!date.empty() && !is_whole_day(date));
  out["imprecise"] = imprecise;
  return out;
}

Json all_dates(const Rows &rows, const Json &agreements) {
  std::vector<std::tuple<std::string, std::size_t, int, std::string>> dates;
  for (std::size_t i = 0; i < agreements.size(); ++i) {
    const AgreementRow &row = (*rows.agreements)[i];
    for (const Json &review : agreements[i]["reviews"])
      dates.emplace_back(review.get<std::string>(), i, 0, "review");
    if (!row.end.empty())
      dates.emplace_back(written(last_of(row.end)), i, 1, "last day");
    if (!agreements[i]["short_exit"].is_null())
      dates.emplace_back(agreements[i]["short_exit"].get<std::string>(), i, 2, "exit at short notice");
    if (!agreements[i]["exit"].is_null())
      dates.emplace_back(agreements[i]["exit"].get<std::string>(), i, 3, "exit");
  }
  std::sort(dates.begin(), dates.end());
  Json out = Json::array();
  for (const auto &[day, i, kind, what] : dates)
    out.push_back({{"day", day}, {"what", what}, {"agreement_id", (*rows.agreements)[i].agreement_id}});
  return out;
}

} // namespace

Json agreements(const Rows &rows, const Options &options) {
  if (!rows.agreements)
    return nullptr;
  Json list = Json::array(), without = Json::array();
  for (const AgreementRow &row : *rows.agreements)
    list.push_back(agreement_json(rows, row, options.day));
  for (const std::string &id : joint(rows))
    if (!names(rows, id, ""))
      without.push_back(id);
  int shared = 0, shared_without = 0;
  for (const ArrangementRow &row : rows_of(rows.arrangements))
    if (row.state == "partial" || row.state == "full") {
      ++shared;
      shared_without += row.agreement_id.empty();
    }
  const auto where = [&](const char *key, const Json &value) {
    return options.day.empty() ? Json(nullptr)
                               : Json(std::count_if(list.begin(), list.end(),
                                                    [&](const Json &row) { return row[key] == value; }));
  };
  Json out;
  out["count"] = list.size();
  out["in_force"] = where("state", "in force");
  out["reviews_overdue"] = where("overdue", true);
  out["joint_posts_without"] = without.size();
  out["arrangements_without"] = shared_without;
  out["day"] = known(options.day);
  out["dates"] = all_dates(rows, list);
  out["agreements"] = list;
  out["joint_posts"] = joint(rows).size();
  out["posts_without"] = without;
  out["arrangements"] = shared;
  return out;
}

} // namespace organograph::oracle
