// SPDX-License-Identifier: Apache-2.0
// measures.md, Recharges.
#include "sections.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace organograph::oracle {
namespace {

// By year, posts before services, in model order.
struct Subject {
  std::string year, post_id, function;
};

using Parts = std::map<std::string, double>; // by organisation

std::vector<Subject> subjects(const Rows &rows) {
  std::set<std::string> years;
  for (const RechargeRow &row : rows_of(rows.recharges))
    years.insert(row.year);
  for (const ServiceUseRow &row : rows_of(rows.service_use))
    years.insert(row.year);
  std::vector<Subject> out;
  const auto is_named = [&](const Subject &subject) {
    const auto fits = [&](const auto &row) {
      return row.year == subject.year && row.post_id == subject.post_id && row.function == subject.function;
    };
    return std::any_of(rows_of(rows.recharges).begin(), rows_of(rows.recharges).end(), fits) ||
           std::any_of(rows_of(rows.service_use).begin(), rows_of(rows.service_use).end(), fits);
  };
  for (const std::string &year : years) {
    for (const std::string &id : post_ids(rows))
      if (const Subject subject{year, id, ""}; is_named(subject))
        out.push_back(subject);
    for (const std::string &function : function_ids(rows))
      if (const Subject subject{year, "", function}; is_named(subject))
        out.push_back(subject);
  }
  return out;
}

Ids posts_in(const Rows &rows, const Subject &subject) {
  Ids out;
  for (const PostRow &row : rows.posts)
    if (subject.post_id.empty() ? row.function == subject.function : row.post_id == subject.post_id)
      out.push_back(row.post_id);
  return out;
}

std::vector<StaffGroupRow> groups_in(const Rows &rows, const Subject &subject) {
  std::vector<StaffGroupRow> out;
  for (const StaffGroupRow &row : rows_of(rows.staff_groups))
    if (subject.post_id.empty() && row.function == subject.function)
      out.push_back(row);
  return out;
}

bool parts_known(const Rows &rows, const std::string &id) {
  for (const std::string &organisation : serves(rows, id))
    if (organisation == "?" || !share_in(rows, id, organisation))
      return false;
  return true;
}

// Hours a year in meetings of each organisation that it serves; the bool: a duration is missing.
std::pair<Parts, bool> meeting_hours(const Rows &rows, const std::string &id) {
  Parts out;
  if (!meetings_known(rows))
    return {out, false};
  for (const MeetingRow &meeting : *rows.meetings)
    for (const Seat &seat : seats_as_given(rows, meeting.meeting_id)) {
      if (seat.post_id != id)
        continue;
      Ids of;
      for (const std::string &convenor : convenors(meeting))
        if (convenor != "?" && serves(rows, id).count(convenor) > 0)
          of.push_back(convenor);
      if (of.empty())
        continue;
      if (!meeting.duration_hours)
        return {{}, true};
      const double often = seat.attended.value_or(occurrences(meeting));
      for (const std::string &organisation : of)
        out[organisation] += *meeting.duration_hours * often / static_cast<double>(of.size());
    }
  return {out, false};
}

constexpr const char *no_cost = "an annual_cost is not given",
                     *no_parts = "the parts of a joint post, or who employs a staff group, are not given",
                     *no_posts = "the service has no post and no staff group";

struct Cost {
  double cost = 0;
  std::string no_cost, no_parts;
  Parts agreed, borne;
};

Cost cost_of(const Rows &rows, const Subject &subject) {
  Cost out;
  for (const std::string &id : posts_in(rows, subject)) {
    const PostRow &row = post(rows, id);
    if (!row.annual_cost)
      out.no_cost = oracle::no_cost;
    if (!parts_known(rows, id))
      out.no_parts = oracle::no_parts;
    const double cost = row.annual_cost.value_or(0);
    out.cost += cost;
    out.borne[row.organisation_id] += cost;
    for (const std::string &organisation : serves(rows, id))
      if (organisation != "?")
        out.agreed[organisation] += cost * share_in(rows, id, organisation).value_or(0);
  }
  for (const StaffGroupRow &row : groups_in(rows, subject)) {
    if (!row.annual_cost)
      out.no_cost = oracle::no_cost;
    if (row.organisation_id.empty()) {
      out.no_parts = oracle::no_parts;
      continue;
    }
    out.cost += row.annual_cost.value_or(0);
    out.borne[row.organisation_id] += row.annual_cost.value_or(0);
    out.agreed[row.organisation_id] += row.annual_cost.value_or(0);
  }
  if (posts_in(rows, subject).empty() && groups_in(rows, subject).empty())
    out.no_cost = no_posts;
  return out;
}

Json difference(const Json &a, const Json &b) {
  return a.is_null() || b.is_null() ? Json(nullptr) : Json(a.get<double>() - b.get<double>());
}

Json recharge_json(const Rows &rows, const Subject &subject) {
  const Cost cost = cost_of(rows, subject);
  Parts paid = cost.borne, used;
  bool any_paid = false;
  for (const RechargeRow &row : rows_of(rows.recharges)) {
    const Ids posts = posts_in(rows, subject);
    const bool is_of = row.post_id.empty() ? row.function == subject.function
                                           : std::count(posts.begin(), posts.end(), row.post_id) > 0;
    if (!is_of || row.year != subject.year)
      continue;
    any_paid = true;
    paid[row.payer] += row.amount;
    paid[row.payee] -= row.amount;
  }
  for (const ServiceUseRow &row : rows_of(rows.service_use))
    if (row.year == subject.year && row.post_id == subject.post_id && row.function == subject.function)
      used[row.organisation_id] += row.share;
  const bool no_rows = used.empty();
  std::string no_use;
  if (no_rows && !subject.post_id.empty()) {
    const auto [hours, missing] = meeting_hours(rows, subject.post_id);
    used = hours;
    if (missing)
      no_use = "a meeting to take the use from has no duration";
  }
  if (used.empty() && no_use.empty())
    no_use = "no use is given for the year, and no meetings to take it from";
  double sum = 0;
  for (const auto &[organisation, part] : used)
    sum += part;

  const bool is_service = subject.post_id.empty();
  const std::string no_agreed = !cost.no_cost.empty() ? cost.no_cost : cost.no_parts,
                    no_place = !cost.no_cost.empty() ? cost.no_cost
                               : is_service          ? cost.no_parts
                                                     : "";
  const std::string no_paid = !no_place.empty() ? no_place
                              : any_paid        ? ""
                                                : "no recharge is given for the year",
                    no_served = !no_place.empty() ? no_place : no_use;
  Json out;
  out["year"] = subject.year;
  out["post_id"] = known(subject.post_id);
  out["function"] = known(subject.function);
  out["cost"] = cost.no_cost.empty() ? Json(cost.cost) : Json(nullptr);
  out["agreed_not_known"] = known(no_agreed);
  out["paid_not_known"] = known(no_paid);
  out["served_not_known"] = known(no_served);
  out["use_is_a_proxy"] = no_rows && no_use.empty();
  out["organisations"] = Json::array();
  for (const std::string &organisation : organisation_ids(rows)) {
    if (cost.agreed.count(organisation) + paid.count(organisation) + used.count(organisation) == 0)
      continue;
    const auto in = [&](const Parts &parts) {
      const auto at = parts.find(organisation);
      return at == parts.end() ? 0.0 : at->second;
    };
    Json part;
    part["organisation"] = organisation;
    part["agreed"] = no_agreed.empty() ? Json(in(cost.agreed)) : Json(nullptr);
    part["paid"] = no_paid.empty() ? Json(in(paid)) : Json(nullptr);
    part["served"] = no_served.empty() ? Json(cost.cost * in(used) / sum) : Json(nullptr);
    part["balance"] = difference(part["paid"], part["agreed"]);
    part["subsidy"] = difference(part["paid"], part["served"]);
    out["organisations"].push_back(part);
  }
  return out;
}

Json all_payments(const Rows &rows) {
  Json out = Json::array();
  std::set<std::string> years;
  for (const RechargeRow &row : rows_of(rows.recharges))
    years.insert(row.year);
  for (const std::string &year : years)
    for (const std::string &payer : organisation_ids(rows))
      for (const std::string &payee : organisation_ids(rows)) {
        double amount = 0;
        int count = 0;
        for (const RechargeRow &row : rows_of(rows.recharges))
          if (row.year == year && row.payer == payer && row.payee == payee) {
            amount += row.amount;
            ++count;
          }
        if (count > 0)
          out.push_back(
              {{"year", year}, {"payer", payer}, {"payee", payee}, {"amount", amount}, {"rows", count}});
      }
  return out;
}

} // namespace

Json recharges(const Rows &rows) {
  if (!rows.recharges && !rows.service_use)
    return nullptr;
  Json list = Json::array();
  int balanced = 0, not_known = 0;
  for (const Subject &subject : subjects(rows)) {
    list.push_back(recharge_json(rows, subject));
    const Json &last = list.back();
    const bool known = last["agreed_not_known"].is_null() && last["paid_not_known"].is_null();
    not_known += !known;
    balanced +=
        known && std::all_of(last["organisations"].begin(), last["organisations"].end(),
                             [](const Json &part) { return std::abs(part["balance"].get<double>()) < 0.01; });
  }
  Json out;
  out["count"] = list.size();
  out["balanced"] = balanced;
  out["not_known"] = not_known;
  out["payments"] = all_payments(rows);
  out["recharges"] = list;
  return out;
}

} // namespace organograph::oracle
