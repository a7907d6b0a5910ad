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

// The sections that registers speak of, all but claims.
void add_registers(const Rows &rows, const Options &options, const Proposals &proposals, Json &to) {
  to["statutory_officers"] = statutory_officers(rows, options);
  to["agreements"] = agreements(rows, options);
  to["consultations"] = consultations(rows, options);
  to["recharges"] = recharges(rows);
  to["services"] = services(rows, options);
  to["benefits"] = benefits(rows, options, proposals);
  to["pay_ranges"] = pay_ranges(rows, options);
}

Json figures_of(const Rows &rows, const Options &options, const Proposals &proposals = {}) {
  Json out;
  out["model"] = model_counts(rows);
  add_registers(rows, options, proposals, out);
  return out;
}

} // namespace

Json expected_registers(const Rows &rows, const Options &options, const Proposals &proposals) {
  Json out = figures_of(rows, options, proposals), scenarios = Json::object();
  for (const Proposal &proposal : proposals)
    scenarios[proposal.name] = {{"before", figures_of(proposal.before, options)},
                                {"after", figures_of(proposal.after, options)}};
  out["claims"] = claims(rows, out, scenarios);
  return out;
}

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
  add_registers(rows, options, {}, out);
  out["bridges"] = bridges(rows, options);
  out["claims"] = claims(rows, out);
  out["ties_beyond_chance"] = ties_beyond_chance(rows, options);
  return out;
}

} // namespace organograph::oracle
