// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/organogram.hpp"

#include "organogram/organogram_parts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <iterator>
#include <tuple>

namespace organograph::io {

namespace organogram {

namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80; // letters with accents; other signs are rare in names
}

// 'Department for Culture, Media & Sport' -> 'department-for-culture-media-and-sport'.
std::string slug(std::string_view name) {
  std::string out;
  bool gap = false;
  const auto append = [&](char c) {
    if (gap && !out.empty())
      out += '-';
    gap = false;
    out += lower(c);
  };
  for (const char c : name) {
    if (is_letter_or_digit(c)) {
      append(c);
    } else if (c == '&') {
      gap = true;
      for (const char letter : std::string_view("and"))
        append(letter);
      gap = true;
    } else if (c != '\'') {
      gap = true;
    }
  }
  return out.empty() ? "organisation" : out;
}

std::string_view file_name(std::string_view path) {
  return path.substr(path.find_last_of("/\\") + 1);
}

unsigned whole(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The first YYYY-MM-DD of the calendar that is no part of a longer number; else empty.
std::string_view date_in(std::string_view name) {
  const auto digit = [&](std::size_t i) { return i < name.size() && name[i] >= '0' && name[i] <= '9'; };
  constexpr std::string_view form = "dddd-dd-dd";
  for (std::size_t at = 0; at + form.size() <= name.size(); ++at) {
    bool fits = (at == 0 || !digit(at - 1)) && !digit(at + form.size());
    for (std::size_t i = 0; fits && i < form.size(); ++i)
      fits = form[i] == 'd' ? digit(at + i) : name[at + i] == form[i];
    if (!fits)
      continue;
    const std::string_view date = name.substr(at, form.size());
    const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(whole(date.substr(0, 4)))),
                                          std::chrono::month(whole(date.substr(5, 2))),
                                          std::chrono::day(whole(date.substr(8, 2)))};
    if (day.ok())
      return date;
  }
  return {};
}

DraftTable model_table(const Organisations &organisations, const std::string &senior,
                       const std::string &junior) {
  DraftTable table("model.csv", {"title", "date", "source", "currency"});
  const auto &all = organisations.all();
  std::string title = all.empty() ? std::string("Organogram") : all.front().name;
  if (all.size() > 1)
    title += " and " + std::to_string(all.size() - 1) + " more";
  const std::string source = junior.empty() ? senior : senior + "; " + junior;
  table.add_row(2, std::array<std::string_view, 4>{title, date_in(file_name(senior)), source, "GBP"});
  return table;
}

DraftTable organisations_table(const Organisations &organisations) {
  DraftTable table("organisations.csv", {"organisation_id", "name", "source", "note"});
  for (const auto &one : organisations.all()) {
    const std::string note =
        one.department.empty() || one.department == one.name ? "" : "parent department: " + one.department;
    table.add_row(table.rows() + 2, std::array<std::string_view, 4>{one.id, one.name, one.source, note});
  }
  return table;
}

DraftTable posts_table(const SeniorPosts &seniors) {
  DraftTable table("posts.csv", {"post_id", "title", "organisation_id", "reports_to", "unit", "grade", "fte",
                                 "status", "holder", "reports_known", "pay_floor", "pay_ceiling",
                                 "team_function", "profession", "source", "note"});
  const Sheet &sheet = seniors.sheet;
  for (std::size_t i = 0; i < seniors.posts.size(); ++i) {
    const Post &post = seniors.posts[i];
    const std::size_t row = post.rows.front();
    const std::string title = one_line(sheet.cell(row, senior::title));
    const std::string grade = one_line(sheet.cell(row, senior::grade));
    const std::string profession = one_line(sheet.cell(row, senior::profession));
    const std::string unit = one_line(sheet.cell(row, senior::unit));
    const std::string function = one_line(sheet.cell(row, senior::function));
    const std::string source = source_cell(sheet, post.rows);
    const std::string_view superior =
        post.reports_to ? std::string_view(seniors.references.text(*post.reports_to)) : std::string_view{};
    const bool below_unknown = post.has_groups && !post.has_reports;
    table.add_row(table.rows() + 2,
                  std::array<std::string_view, 16>{
                      seniors.references.text(static_cast<std::uint32_t>(i)), title, post.organisation,
                      superior, unit, grade, post.fte, post.vacant ? "vacant" : "filled", post.holder,
                      below_unknown ? "no" : "yes", post.pay_floor, post.pay_ceiling, function, profession,
                      source, post.note});
  }
  return table;
}

void append_in_order(Report report, std::vector<Diagnostic> &all) {
  std::ranges::stable_sort(report.diagnostics, [](const Diagnostic &a, const Diagnostic &b) {
    return std::tie(a.line, a.cell) < std::tie(b.line, b.cell);
  });
  std::ranges::move(report.diagnostics, std::back_inserter(all));
}

} // namespace

std::string Organisations::add(std::string_view name, std::string_view department, std::string_view file) {
  const std::string one = one_line(name);
  std::string id = slug(one);
  if (known_.try_emplace(id, all_.size()).second)
    all_.push_back({id, one, one_line(department), std::string(file)});
  return id;
}

} // namespace organogram

OrganogramResult read_organogram(const SourceFile &senior, const std::optional<SourceFile> &junior,
                                 const OrganogramOptions &options) {
  using namespace organogram;
  OrganogramResult result;
  Organisations organisations;
  Report senior_report{{}, options.repair};
  Report junior_report{{}, options.repair};
  SeniorPosts seniors = read_senior(senior, organisations, senior_report);
  std::optional<DraftTable> groups;
  if (junior)
    groups = read_junior(*junior, seniors, organisations, junior_report);
  append_in_order(std::move(senior_report), result.diagnostics);
  append_in_order(std::move(junior_report), result.diagnostics);
  if (has_errors(result.diagnostics))
    return result;
  result.draft[TableId::model] = model_table(organisations, seniors.sheet.file(), junior ? junior->name : "");
  result.draft[TableId::organisations] = organisations_table(organisations);
  result.draft[TableId::posts] = posts_table(seniors);
  result.draft[TableId::staff_groups] = std::move(groups);
  return result;
}

} // namespace organograph::io
