// SPDX-License-Identifier: Apache-2.0
// The CSV tables of a model, one struct a row, cells as written. An empty string is an empty cell.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace organograph::oracle {

using Number = std::optional<double>;

struct ModelRow {
  std::string title, date, source, currency, note;
};

struct OrganisationRow {
  std::string organisation_id, name, kind, colour, source, note;
  std::string governance = {};
};

struct FunctionRow {
  std::string function, name, source, note, modelled;
  std::string parent = {}, held_by = {};
};

struct PostRow {
  std::string post_id, title, organisation_id, reports_to, function, unit, grade;
  std::optional<int> tier;
  Number fte, annual_cost;
  std::string status, holder, reports_known, source, note;
  std::string holder_id, assistant;
  std::string valid_from = {}, valid_to = {};
  Number pay_low = {}, pay_high = {};
};

struct PostFunctionRow {
  std::string post_id, function, source, note;
  Number share = {};
};

struct PostShareRow {
  std::string post_id, organisation_id;
  Number cost_share = 1;
  std::string grade;
  Number sole_cost;
  std::string source, note;
  std::string valid_from = {}, valid_to = {};
  std::string agreement_id = {};
};

struct ReportingLineRow {
  std::string post_id, reports_to, kind, source, note;
};

struct StaffGroupRow {
  std::string group_id, reports_to;
  double fte = 1;
  std::string title, grade, function, organisation_id;
  Number annual_cost;
  std::string source, note;
};

struct MeetingRow {
  std::string meeting_id, subject, function, convened_by, kind;
  Number duration_hours, occurrences_per_year;
  std::string source, note;
  std::string valid_from = {}, valid_to = {};
};

struct AttendanceRow {
  std::string meeting_id, attendee_id, role, source, note;
  std::string function = {};
  Number attended = {};
};

struct PartnerRow {
  std::string partner_id, name, kind, source, note;
};

struct PartnerLinkRow {
  std::string partner_id, post_id, function, kind, source, note;
  std::string valid_from = {}, valid_to = {};
};

struct ArrangementRow {
  std::string function, organisation_a, organisation_b, dimension, state, source, note;
  std::string valid_from = {}, valid_to = {};
  std::string agreement_id = {};
};

struct IntegrationTargetRow {
  std::string function, organisation_a, organisation_b;
  int target_level = 0;
  std::string reason, agreed_by, source, note;
  std::string by = {};
};

struct StatutoryRoleRow {
  std::string role, organisation_id, post_id, kind, protocol, valid_from, source, note;
  std::string valid_to = {};
};

struct AgreementRow {
  std::string agreement_id, title, start, end;
  std::optional<int> notice_months, short_notice_months;
  std::string review_months, last_review; // months with ; between
  std::string owner_post = {};
};

struct ConsultationRow {
  std::string consultation_id, start, end;
  std::optional<int> minimum_days;
  std::string planned_report, reported;
};

struct RechargeRow {
  std::string post_id, function, payer, payee, year;
  double amount = 0;
};

struct ServiceUseRow {
  std::string post_id, function, organisation_id, year;
  double share = 0;
};

struct BenefitRow {
  std::string benefit_id, programme, scenario, organisation_id, unit, kind, recurring, year;
  Number planned, forecast, realised;
  std::string posts, same_as; // with ; between
};

struct GradeRow {
  std::string grade, organisation_id;
  Number pay_low, pay_high, on_cost;
  std::optional<int> rank;
};

struct ClaimRow {
  std::string claim_id, kind, declared, measure, relation;
  Number value;
  std::string scenario = {};
};

struct PublishedRow {
  std::string measure;
  double value = 0;
  Number tolerance;
  std::string source, note;
};

template <typename Row> using OptionalTable = std::optional<std::vector<Row>>;

// An absent table is nullopt; a table with nothing but its header row is an empty vector.
struct Rows {
  std::vector<OrganisationRow> organisations;
  std::vector<PostRow> posts;
  OptionalTable<ModelRow> model;
  OptionalTable<FunctionRow> functions;
  OptionalTable<PostFunctionRow> post_functions;
  OptionalTable<PostShareRow> post_shares;
  OptionalTable<ReportingLineRow> reporting_lines;
  OptionalTable<StaffGroupRow> staff_groups;
  OptionalTable<MeetingRow> meetings;
  OptionalTable<AttendanceRow> attendance;
  OptionalTable<PartnerRow> partners;
  OptionalTable<PartnerLinkRow> partner_links;
  OptionalTable<ArrangementRow> arrangements;
  OptionalTable<IntegrationTargetRow> integration_targets;
  OptionalTable<PublishedRow> published;
  OptionalTable<StatutoryRoleRow> statutory_roles;
  OptionalTable<AgreementRow> agreements;
  OptionalTable<ConsultationRow> consultations;
  OptionalTable<RechargeRow> recharges;
  OptionalTable<ServiceUseRow> service_use;
  OptionalTable<BenefitRow> benefits;
  OptionalTable<ClaimRow> claims;
  OptionalTable<GradeRow> grades;
};

// File name ("posts.csv") -> RFC 4180 text, for every table that is there.
std::map<std::string, std::string> to_csv(const Rows &rows);

} // namespace organograph::oracle
