// SPDX-License-Identifier: Apache-2.0
#include "oracle.hpp"

#include "sections.hpp"

namespace organograph::oracle {
namespace {

template <typename Row> Json rows_or_null(const OptionalTable<Row> &table) {
  return table ? Json(table->size()) : Json(nullptr);
}

Json model_counts(const Rows &rows) {
  double fte_sum = 0, group_fte = 0;
  int joint = 0;
  for (const PostRow &row : rows.posts) {
    fte_sum += fte(row);
    joint += serves(rows, row.post_id).size() >= 2;
  }
  for (const StaffGroupRow &row : rows_of(rows.staff_groups))
    group_fte += row.fte;
  Json out;
  out["posts"] = rows.posts.size();
  out["fte"] = fte_sum;
  out["organisations"] = rows.organisations.size();
  out["joint_posts"] = joint;
  out["staff_groups"] = rows_of(rows.staff_groups).size();
  out["staff_group_fte"] = group_fte;
  out["meetings"] = rows_or_null(rows.meetings);
  out["attendances"] = rows_or_null(rows.attendance);
  out["partners"] = rows_or_null(rows.partners);
  out["partner_links"] = rows_or_null(rows.partner_links);
  out["not_modelled"] = Json::array();
  for (const std::string &function : not_modelled(rows))
    out["not_modelled"].push_back(function);
  return out;
}

} // namespace

Json expected(const Rows &rows, const Options &options) {
  Json out;
  out["model"] = model_counts(rows);
  out["span_of_control"] = span_of_control(rows, options);
  out["duplicated_attendance"] = duplicated_attendance(rows, options);
  out["meeting_pairs"] = meeting_pairs(rows, options);
  out["partner_contact"] = partner_contact(rows);
  out["capacity"] = capacity(rows, options);
  out["service_heads"] = service_heads(rows);
  out["integration_depth"] = integration_depth(rows);
  out["statutory_officers"] = statutory_officers(rows, options);
  out["agreements"] = agreements(rows, options);
  out["consultations"] = consultations(rows, options);
  out["recharges"] = recharges(rows);
  out["services"] = services(rows, options);
  out["benefits"] = benefits(rows, options);
  out["pay_ranges"] = pay_ranges(rows, options);
  out["bridges"] = bridges(rows, options);
  out["claims"] = claims(rows, out);
  out["ties_beyond_chance"] = ties_beyond_chance(rows, options);
  return out;
}

} // namespace organograph::oracle
