// SPDX-License-Identifier: Apache-2.0
// Structure and salary tables of councils: what the Local Government Transparency Code asks for, under many
// heads.
#include "council/council_parts.hpp"
#include "organograph/engine/holders.hpp"
#include "people/people_amounts.hpp"
#include "people/people_parts.hpp"
#include "tables/cell_text.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>

namespace organograph::io {

namespace council {

namespace {

using Words = std::string_view;
constexpr Words w_level[] = {"Level",           "Tier",           "Layer", "Management Level",
                             "Management Tier", "Structure Level"};
constexpr Words w_title[] = {"Job Title", "Post Title", "Title", "Post", "Position", "Job", "Role"};
constexpr Words w_name[] = {"Name",    "Post Holder",   "Postholder",
                            "Officer", "Employee Name", "Name of Post Holder"};
constexpr Words w_organisation[] = {"Organisation Label", "Organisation", "Organization", "Council",
                                    "Organisation Name",  "Body Name",    "Body",         "Authority"};
constexpr Words w_directorate[] = {"Directorate",      "Department", "Dept",
                                   "Directorate Name", "Group",      "Division"};
constexpr Words w_service[] = {"Service", "Service Area", "Service Name", "Function",
                               "Services and Functions"};
constexpr Words w_team[] = {"Team", "Section", "Unit", "Team Name"};
constexpr Words w_grade[] = {"Grade", "Pay Grade", "Salary Grade", "Post Grade"};
constexpr Words w_shared[] = {"Shared Post", "Shared", "Joint Post", "Shared Role", "Shared Service"};
constexpr Words w_band[] = {"Salary Band",
                            "Salary",
                            "Salary Range",
                            "Pay Band",
                            "Remuneration",
                            "Salary Bracket",
                            "Salary in bracket of \u00a35,000"};
constexpr Words w_floor[] = {"Salary Floor",   "Floor",          "Pay Floor",   "Actual Pay Floor",
                             "Minimum Salary", "Salary Minimum", "Salary From", "Lower Salary"};
constexpr Words w_ceiling[] = {"Salary Ceiling",     "Ceiling",   "Pay Ceiling",
                               "Actual Pay Ceiling", "Salary To", "Upper Salary"};
constexpr Words w_maximum[] = {"Maximum Salary", "Salary Maximum", "Grade Maximum",
                               "Maximum Salary for Grade", "Max Salary"};
constexpr Words w_vacancy[] = {"Vacancy", "Vacant", "Vacant Post", "Is Vacant", "Post Vacant", "Status"};
constexpr Words w_contract[] = {"Contract Type", "Contract", "Employment Type", "Type of Contract"};
constexpr Words w_permanent[] = {"Permanent Staff", "Permanent", "Permanent or Temporary", "Is Permanent"};
constexpr Words w_fte[] = {"FTE", "Full Time Equivalent"};
constexpr Words w_date[] = {"Effective Date", "Date", "As At", "Report Date", "Extract Date"};
constexpr Words w_comments[] = {"Comments", "Comment", "Notes", "Note", "Additional Information"};
constexpr Words w_contact[] = {"Contact Details", "Contact",       "Telephone",
                               "Phone",           "Contact Phone", "E-mail",
                               "Contact E-mail",  "Email Address", "Contact Email"};

using tables::Field;
constexpr std::array<Field, column_count> council_fields = {
    Field{"level", w_level, false, true},
    Field{"job_title", w_title, true, true},
    Field{"name", w_name, false, true},
    Field{"organisation", w_organisation, false, true},
    Field{"directorate", w_directorate, false, true},
    Field{"service", w_service, false, true},
    Field{"team", w_team, false, true},
    Field{"grade", w_grade, false, true},
    Field{"shared", w_shared, false, true},
    Field{"salary_band", w_band, false, true},
    Field{"salary_floor", w_floor, false, true},
    Field{"salary_ceiling", w_ceiling, false, true},
    Field{"salary_maximum", w_maximum, false, true},
    Field{"vacancy", w_vacancy, false, true},
    Field{"contract", w_contract, false, true},
    Field{"permanent", w_permanent, false, true},
    Field{"fte", w_fte, false, true},
    Field{"date", w_date, false, true},
    Field{"comments", w_comments, false, true},
    Field{"contact", w_contact, false, true}};

std::string text_of(const Chart &chart, const Post &post, std::size_t column) {
  return tables::one_line(people::unless_none(chart.cell(post, column)));
}

// A row in which only a merged cell of the row above says which post it is: its second line.
bool goes_on(const tables::HeadedTable &table, std::size_t row) {
  return table.is_carried(row, job_title) &&
         std::ranges::all_of(std::array{name, vacancy, fte, level, grade}, [&](Column column) {
           return table.cell(row, column).empty() || table.is_carried(row, column);
         });
}

void add_post(Chart &chart, std::uint32_t table, std::uint32_t row) {
  Post post;
  post.table = table;
  post.row = row;
  const std::string title = text_of(chart, post, job_title);
  if (title.empty()) {
    chart.report.leave_out("rows without a job title");
    chart.note(post, job_title, {}, "the row names no post");
    return;
  }
  if (goes_on(chart.tables[table], row)) {
    chart.report.leave_out("rows that go on with the merged row above");
    return;
  }
  if (says_gone(chart.cell(post, name))) {
    chart.report.leave_out("rows of people or posts that are gone");
    return;
  }
  post.organisation = text_of(chart, post, organisation);
  post.directorate = text_of(chart, post, directorate);
  post.service = text_of(chart, post, service);
  post.team = text_of(chart, post, team);
  if (post.service == post.directorate)
    post.service.clear(); // as good as none: the post is of the whole directorate
  if (post.team == post.service)
    post.team.clear();
  const std::string_view word = people::unless_none(chart.cell(post, shared));
  post.shared = !word.empty() && people::yes_or_no(word) != false;
  if (post.shared)
    chart.note(post, shared, "post_shares.csv ?", "shared with an organisation that is not named");
  chart.posts.push_back(std::move(post));
}

void read_fte(Chart &chart) {
  for (std::uint32_t t = 0; t < chart.tables.size(); ++t) {
    std::vector<std::uint32_t> rows, posts;
    for (std::uint32_t p = 0; p < chart.posts.size(); ++p)
      if (chart.posts[p].table == t) {
        rows.push_back(chart.posts[p].row);
        posts.push_back(p);
      }
    const std::vector<double> parts =
        people::fte_of_rows(chart.tables[t], fte, rows, chart.options->locale, chart.report);
    for (std::size_t at = 0; at < posts.size(); ++at)
      chart.posts[posts[at]].fte = parts[at];
  }
}

void read_tables(std::span<const SourceFile> files, Chart &chart) {
  for (const SourceFile &file : files) {
    std::vector<tables::Grid> grids = tables::read_grids(file, chart.report);
    const bool several = grids.size() > 1;
    for (tables::Grid &grid : grids) {
      if (several && tables::HeadedTable::known_heads(grid, council_fields, chart.options->map) < 2) {
        chart.report.leave_out("sheets that are no structure tables");
        chart.report.note({file.name, 0, {}, grid.sheet(), {}, "the sheet is no structure table"});
        continue;
      }
      if (auto table =
              tables::HeadedTable::find(std::move(grid), council_fields, chart.options->map, chart.report)) {
        if (table->has(contact))
          chart.report.note(
              {file.name, 0, std::string(table->head(contact)), {}, {}, "contact details are dropped"});
        chart.tables.push_back(*std::move(table));
      }
    }
  }
}

} // namespace

std::span<const tables::Field> fields() {
  return council_fields;
}

void Chart::note(const Post &post, std::size_t column, std::string became, std::string why) {
  const tables::HeadedTable &of = tables[post.table];
  report.note({of.grid().file(), of.line(post.row), std::string(of.head(column)),
               without_emails(cell(post, column)), std::move(became), std::move(why)});
}

} // namespace council

bool is_council_chart(const SourceFile &file) {
  using namespace council;
  const auto managers = people::fields().subspan(people::manager_position_id,
                                                 people::manager - people::manager_position_id + 1);
  ImportReport unheard;
  for (tables::Grid &grid : tables::read_grids(file, unheard)) {
    if (tables::HeadedTable::known_heads(grid, managers) > 0)
      continue;
    const auto table = tables::HeadedTable::find(std::move(grid), fields(), {}, unheard);
    if (table && table->has(level) && (table->has(directorate) || table->has(service)) &&
        (table->has(shared) || table->has(salary_band) || table->has(salary_floor) ||
         table->has(salary_ceiling) || table->has(vacancy)))
      return true;
  }
  return false;
}

Imported read_council_chart(std::span<const SourceFile> files, const PeopleOptions &options) {
  Imported out;
  council::Chart chart{&options, {}, {}, {}};
  chart.report.kind = "council-chart";
  council::read_tables(files, chart);
  for (std::uint32_t t = 0; t < chart.tables.size(); ++t)
    for (std::uint32_t row = 0; row < chart.tables[t].rows(); ++row)
      council::add_post(chart, t, row);
  council::read_levels(chart);
  council::read_fte(chart);
  if (chart.posts.empty() && !has_errors(chart.report.diagnostics))
    chart.report.diagnostics.push_back({Code::nothing_to_import,
                                        files.empty() ? "" : files.front().name,
                                        0,
                                        0,
                                        {},
                                        "the files hold no row that can become a post",
                                        {},
                                        {}});
  if (!has_errors(chart.report.diagnostics)) {
    council::infer_lines(chart);
    if (!has_errors(chart.report.diagnostics))
      council::write_tables(chart, out);
  }
  out.report = std::move(chart.report);
  if (has_errors(out.report.diagnostics))
    out.draft = {};
  return out;
}

} // namespace organograph::io
