// SPDX-License-Identifier: Apache-2.0
#include "rows.hpp"

#include <algorithm>
#include <charconv>

namespace organograph::oracle {
namespace {

using Cells = std::vector<std::string>;

// Fewest digits that read back as the same double, never in exponent form: spreadsheets' numbers.
std::string text(double value) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr;
  return {buffer, end};
}

std::string text(const Number &value) {
  return value ? text(*value) : std::string();
}

std::string text(const std::optional<int> &value) {
  return value ? std::to_string(*value) : std::string();
}

std::string quoted(const std::string &cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos)
    return cell;
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"')
      out += '"';
    out += c;
  }
  return out + '"';
}

std::string record(const Cells &cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i)
    out += (i ? "," : "") + quoted(cells[i]);
  return out + "\r\n";
}

template <typename Row, typename ToCells>
std::string table(const Cells &header, const std::vector<Row> &rows, ToCells to_cells) {
  std::string out = record(header);
  for (const Row &row : rows)
    out += record(to_cells(row));
  return out;
}

template <typename Row, typename ToCells> void put(std::map<std::string, std::string> &files,
                                                   const std::string &name, const Cells &header,
                                                   const OptionalTable<Row> &rows, ToCells to_cells) {
  if (rows)
    files[name] = table(header, *rows, to_cells);
}

void put_posts(std::map<std::string, std::string> &files, const Rows &rows) {
  files["organisations.csv"] =
      table({"organisation_id", "name", "kind", "colour", "source", "note", "governance"}, rows.organisations,
            [](const OrganisationRow &r) {
              return Cells{r.organisation_id, r.name, r.kind, r.colour, r.source, r.note, r.governance};
            });
  const bool has_pay = std::any_of(rows.posts.begin(), rows.posts.end(),
                                   [](const PostRow &r) { return r.pay_low || r.pay_high; });
  Cells heads_of_posts = {
      "post_id", "title",     "organisation_id", "reports_to", "function", "unit",          "grade",
      "tier",    "fte",       "annual_cost",     "status",     "holder",   "reports_known", "source",
      "note",    "holder_id", "assistant",       "valid_from", "valid_to"};
  if (has_pay)
    heads_of_posts.insert(heads_of_posts.end(), {"pay_low", "pay_high"});
  files["posts.csv"] = table(heads_of_posts, rows.posts, [&](const PostRow &r) {
    Cells cells = {r.post_id,   r.title,     r.organisation_id, r.reports_to, r.function,
                   r.unit,      r.grade,     text(r.tier),      text(r.fte),  text(r.annual_cost),
                   r.status,    r.holder,    r.reports_known,   r.source,     r.note,
                   r.holder_id, r.assistant, r.valid_from,      r.valid_to};
    if (has_pay)
      cells.insert(cells.end(), {text(r.pay_low), text(r.pay_high)});
    return cells;
  });
  put(files, "model.csv", {"title", "date", "source", "currency", "note"}, rows.model, [](const ModelRow &r) {
    return Cells{r.title, r.date, r.source, r.currency, r.note};
  });
  put(files, "functions.csv", {"function", "name", "modelled", "source", "note", "parent", "held_by"},
      rows.functions, [](const FunctionRow &r) {
        return Cells{r.function, r.name, r.modelled, r.source, r.note, r.parent, r.held_by};
      });
  put(files, "post_functions.csv", {"post_id", "function", "source", "note", "share"}, rows.post_functions,
      [](const PostFunctionRow &r) {
        return Cells{r.post_id, r.function, r.source, r.note, text(r.share)};
      });
  Cells heads = {"post_id", "organisation_id", "cost_share", "grade", "sole_cost", "source",
                 "note",    "valid_from",      "valid_to"};
  if (rows.agreements)
    heads.push_back("agreement_id");
  put(files, "post_shares.csv", heads, rows.post_shares, [&](const PostShareRow &r) {
    Cells cells = {r.post_id, r.organisation_id, text(r.cost_share), r.grade, text(r.sole_cost), r.source,
                   r.note,    r.valid_from,      r.valid_to};
    if (rows.agreements)
      cells.push_back(r.agreement_id);
    return cells;
  });
  put(files, "reporting_lines.csv", {"post_id", "reports_to", "kind", "source", "note"}, rows.reporting_lines,
      [](const ReportingLineRow &r) {
        return Cells{r.post_id, r.reports_to, r.kind, r.source, r.note};
      });
  put(files, "staff_groups.csv",
      {"group_id", "reports_to", "fte", "title", "grade", "function", "organisation_id", "annual_cost",
       "source", "note"},
      rows.staff_groups, [](const StaffGroupRow &r) {
        return Cells{r.group_id, r.reports_to,      text(r.fte),         r.title,  r.grade,
                     r.function, r.organisation_id, text(r.annual_cost), r.source, r.note};
      });
}

void put_meetings(std::map<std::string, std::string> &files, const Rows &rows) {
  put(files, "meetings.csv",
      {"meeting_id", "subject", "function", "convened_by", "kind", "duration_hours", "occurrences_per_year",
       "source", "note", "valid_from", "valid_to"},
      rows.meetings, [](const MeetingRow &r) {
        return Cells{r.meeting_id,
                     r.subject,
                     r.function,
                     r.convened_by,
                     r.kind,
                     text(r.duration_hours),
                     text(r.occurrences_per_year),
                     r.source,
                     r.note,
                     r.valid_from,
                     r.valid_to};
      });
  put(files, "attendance.csv",
      {"meeting_id", "attendee_id", "role", "source", "note", "function", "attended"}, rows.attendance,
      [](const AttendanceRow &r) {
        return Cells{r.meeting_id, r.attendee_id, r.role, r.source, r.note, r.function, text(r.attended)};
      });
  put(files, "partners.csv", {"partner_id", "name", "kind", "source", "note"}, rows.partners,
      [](const PartnerRow &r) {
        return Cells{r.partner_id, r.name, r.kind, r.source, r.note};
      });
  put(files, "partner_links.csv",
      {"partner_id", "post_id", "function", "kind", "source", "note", "valid_from", "valid_to"},
      rows.partner_links, [](const PartnerLinkRow &r) {
        return Cells{r.partner_id, r.post_id, r.function, r.kind, r.source, r.note, r.valid_from, r.valid_to};
      });
}

void put_register(std::map<std::string, std::string> &files, const Rows &rows) {
  Cells heads = {"function", "organisation_a", "organisation_b", "dimension", "state",
                 "source",   "note",           "valid_from",     "valid_to"};
  if (rows.agreements)
    heads.push_back("agreement_id");
  put(files, "arrangements.csv", heads, rows.arrangements, [&](const ArrangementRow &r) {
    Cells cells = {r.function, r.organisation_a, r.organisation_b, r.dimension, r.state,
                   r.source,   r.note,           r.valid_from,     r.valid_to};
    if (rows.agreements)
      cells.push_back(r.agreement_id);
    return cells;
  });
  put(files, "integration_targets.csv",
      {"function", "organisation_a", "organisation_b", "target_level", "reason", "agreed_by", "source",
       "note", "by"},
      rows.integration_targets, [](const IntegrationTargetRow &r) {
        return Cells{r.function, r.organisation_a, r.organisation_b, std::to_string(r.target_level),
                     r.reason,   r.agreed_by,      r.source,         r.note,
                     r.by};
      });
  put(files, "published.csv", {"measure", "value", "tolerance", "source", "note"}, rows.published,
      [](const PublishedRow &r) {
        return Cells{r.measure, text(r.value), text(r.tolerance), r.source, r.note};
      });
  put(files, "statutory_roles.csv",
      {"role", "organisation_id", "post_id", "kind", "protocol", "valid_from", "valid_to", "source", "note"},
      rows.statutory_roles, [](const StatutoryRoleRow &r) {
        return Cells{r.role,       r.organisation_id, r.post_id, r.kind, r.protocol,
                     r.valid_from, r.valid_to,        r.source,  r.note};
      });
}

void put_agreements(std::map<std::string, std::string> &files, const Rows &rows) {
  put(files, "agreements.csv",
      {"agreement_id", "title", "start", "end", "notice_months", "short_notice_months", "review_months",
       "last_review", "owner_post"},
      rows.agreements, [](const AgreementRow &r) {
        return Cells{r.agreement_id,
                     r.title,
                     r.start,
                     r.end,
                     text(r.notice_months),
                     text(r.short_notice_months),
                     r.review_months,
                     r.last_review,
                     r.owner_post};
      });
  put(files, "consultations.csv",
      {"consultation_id", "title", "start", "end", "minimum_days", "planned_report", "reported"},
      rows.consultations, [](const ConsultationRow &r) {
        return Cells{r.consultation_id,    "A consultation", r.start,   r.end,
                     text(r.minimum_days), r.planned_report, r.reported};
      });
  put(files, "recharges.csv", {"post_id", "function", "payer", "payee", "year", "amount"}, rows.recharges,
      [](const RechargeRow &r) {
        return Cells{r.post_id, r.function, r.payer, r.payee, r.year, text(r.amount)};
      });
  put(files, "service_use.csv", {"post_id", "function", "organisation_id", "year", "share"}, rows.service_use,
      [](const ServiceUseRow &r) {
        return Cells{r.post_id, r.function, r.organisation_id, r.year, text(r.share)};
      });
  put(files, "benefits.csv",
      {"benefit_id", "description", "programme", "scenario", "organisation_id", "unit", "kind", "recurring",
       "year", "planned", "forecast", "realised", "posts", "same_as"},
      rows.benefits, [](const BenefitRow &r) {
        return Cells{r.benefit_id,     "A benefit",      r.programme, r.scenario, r.organisation_id,
                     r.unit,           r.kind,           r.recurring, r.year,     text(r.planned),
                     text(r.forecast), text(r.realised), r.posts,     r.same_as};
      });
}

void put_grades(std::map<std::string, std::string> &files, const Rows &rows) {
  put(files, "grades.csv", {"grade", "organisation_id", "pay_low", "pay_high", "on_cost", "rank"},
      rows.grades, [](const GradeRow &r) {
        return Cells{r.grade,          r.organisation_id, text(r.pay_low),
                     text(r.pay_high), text(r.on_cost),   text(r.rank)};
      });
  put(files, "claims.csv",
      {"claim_id", "kind", "text", "declared", "measure", "relation", "value", "scenario"}, rows.claims,
      [](const ClaimRow &r) {
        return Cells{r.claim_id, r.kind,     "A claim",     r.declared,
                     r.measure,  r.relation, text(r.value), r.scenario};
      });
}

} // namespace

std::map<std::string, std::string> to_csv(const Rows &rows) {
  std::map<std::string, std::string> files;
  put_posts(files, rows);
  put_meetings(files, rows);
  put_register(files, rows);
  put_agreements(files, rows);
  put_grades(files, rows);
  return files;
}

} // namespace organograph::oracle
