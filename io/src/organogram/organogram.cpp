// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/organogram.hpp"

#include "organogram/organogram_parts.hpp"
#include "tables/cell_text.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace organograph::io {

namespace organogram {

namespace {

// What heads the report: the organisation of the top, and how many others there are that are not its own.
std::string title_of(const SeniorPosts &seniors, const Organisations &organisations) {
  const auto &all = organisations.all();
  std::vector<std::string> of_tops;
  for (std::uint32_t post = 0; post < seniors.posts.size(); ++post)
    if (seniors.counts(post) && !seniors.posts[post].reports_to &&
        std::ranges::find(of_tops, seniors.posts[post].organisation) == of_tops.end() && of_tops.size() < 2)
      of_tops.push_back(seniors.posts[post].organisation);
  if (all.empty() || of_tops.empty())
    return "Organogram";
  const std::string department = tables::slug(all.front().department);
  const bool one_department = !all.front().department.empty() &&
                              std::ranges::all_of(all, [&](const Organisations::Organisation &one) {
                                return tables::slug(one.department) == department || one.id == department;
                              });
  if (one_department && (of_tops.size() > 1 || of_tops.front() == department))
    return all.front().department;
  const std::string name = organisations.find(of_tops.front())->name;
  const auto others = std::ranges::count_if(all, [&](const Organisations::Organisation &one) {
    return one.id != of_tops.front() && tables::slug(one.department) != of_tops.front();
  });
  return others == 0 ? name : name + " and " + std::to_string(others) + " more";
}

// The date that the files say they describe: a column of dates, a row above the heads, or a file's name.
class DateOfFiles {
public:
  DateOfFiles(const Returns &returns, Report &report) : report_(&report) {
    add_column(returns.seniors, senior::date);
    add_column(returns.juniors, junior::date);
    for (const std::string &date : returns.dates)
      add(date);
    if (!dates_.empty())
      return;
    for (const std::string &file : returns.files)
      if (const auto found = quarter_end_in(file_name(file))) {
        add(found->date);
        if (found->guessed)
          report.add({Code::organogram_guessed,
                      file,
                      0,
                      0,
                      {},
                      "the quarter in the file's name was taken for one of the calendar: " + found->date,
                      {},
                      "write the date into model.csv where it is another"});
      }
  }

  std::string date() const {
    if (dates_.size() < 2)
      return dates_.empty() ? std::string() : dates_.front();
    report_->add(
        {Code::organogram_guessed,
         {},
         0,
         0,
         {},
         "the files are of different dates (" + dates_[0] + " and " + dates_[1] + "), and the model has none",
         {},
         "import returns of one date, or write the date into model.csv"});
    return {};
  }

private:
  void add(std::string date) {
    if (std::ranges::find(dates_, date) == dates_.end() && dates_.size() < 2)
      dates_.push_back(std::move(date));
  }
  void add_column(const Return &sheet, std::size_t column) {
    for (std::size_t row = 0; row < sheet.rows() && dates_.size() < 2; ++row)
      if (auto date = date_in_text(sheet.cell(row, column)))
        add(*std::move(date));
  }

  Report *report_;
  std::vector<std::string> dates_;
};

DraftTable model_table(const Returns &returns, const SeniorPosts &seniors, const Organisations &organisations,
                       Report &report) {
  DraftTable table("model.csv", {"title", "date", "source", "currency"});
  std::string source;
  for (const std::string &file : returns.files)
    source += (source.empty() ? "" : "; ") + file;
  const std::string title = title_of(seniors, organisations);
  const std::string date = DateOfFiles(returns, report).date();
  table.add_row(2, std::array<std::string_view, 4>{title, date, source, "GBP"});
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
  const Return &sheet = *seniors.sheet;
  const bool with_region = sheet.any_has(senior::region);
  std::vector<std::string> columns = {
      "post_id",       "title",      "organisation_id", "reports_to",    "unit",      "grade",
      "fte",           "status",     "holder",          "reports_known", "pay_floor", "pay_ceiling",
      "team_function", "profession", "source",          "note"};
  if (with_region)
    columns.emplace_back("office_region");
  DraftTable table("posts.csv", std::move(columns));
  for (std::uint32_t i = 0; i < seniors.posts.size(); ++i) {
    if (!seniors.counts(i))
      continue;
    const Post &post = seniors.posts[i];
    const std::size_t row = post.rows.front();
    const std::string title = tables::one_line(sheet.cell(row, senior::title));
    const std::string unit = tables::one_line(sheet.cell(row, senior::unit));
    const std::string source = sheet.source(post.rows);
    const std::string_view superior =
        post.reports_to ? std::string_view(seniors.references.text(*post.reports_to)) : std::string_view{};
    const bool below_unknown = post.has_groups && !post.has_reports;
    const std::array<std::string_view, 17> cells = {seniors.references.text(i),
                                                    title,
                                                    post.organisation,
                                                    superior,
                                                    unit,
                                                    post.grade,
                                                    post.fte,
                                                    post.vacant ? "vacant" : "filled",
                                                    post.holder,
                                                    below_unknown ? "no" : "yes",
                                                    post.pay_floor,
                                                    post.pay_ceiling,
                                                    post.function,
                                                    post.profession,
                                                    source,
                                                    post.note,
                                                    post.region};
    table.add_row(table.rows() + 2, std::span(cells).first(with_region ? 17 : 16));
  }
  return table;
}

// Heads that the tables agree on: a map has one for each field.
ColumnMap map_of(const Returns &returns) {
  ColumnMap all, out;
  for (const Return *sheet : {&returns.seniors, &returns.juniors})
    for (std::size_t table = 0; table < sheet->tables(); ++table)
      for (auto &row : sheet->table(table).map())
        if (std::ranges::find(all, row) == all.end())
          all.push_back(std::move(row));
  for (const auto &row : all)
    if (std::ranges::count(all, row.first, &ColumnMap::value_type::first) == 1)
      out.push_back(row);
  return out;
}

// In the order of files and lines; what is said of no file comes last.
void put_in_order(std::vector<Diagnostic> &diagnostics, const std::vector<std::string> &files) {
  const auto place = [&](const Diagnostic &d) {
    return std::tuple(std::ranges::find(files, d.file) - files.begin(), std::string_view(d.sheet), d.line,
                      d.cell);
  };
  std::ranges::stable_sort(diagnostics,
                           [&](const Diagnostic &a, const Diagnostic &b) { return place(a) < place(b); });
}

void say_nothing_to_import(const Returns &returns, const SeniorPosts &seniors, Report &report) {
  if (has_errors(report.to->diagnostics) || !seniors.posts.empty())
    return;
  const std::string file = returns.files.empty() ? std::string() : returns.files.front();
  if (returns.seniors.tables() == 0)
    report.add({Code::missing_table,
                file,
                0,
                0,
                {},
                "there is no table of senior posts",
                "one with a column 'Post Unique Reference'",
                "give the file of senior posts too"});
  else
    report.add({Code::nothing_to_import, file, 0, 0, {}, "no row is a senior post", {}, {}});
}

} // namespace

std::string Organisations::add(std::string_view name, std::string_view department, std::string_view file) {
  const std::string one = tables::one_line(name);
  std::string id = tables::slug(one);
  if (id.empty())
    id = "organisation";
  const auto [at, added] = known_.try_emplace(id, all_.size());
  if (added)
    all_.push_back({id, one, tables::one_line(department), std::string(file)});
  else if (all_[at->second].department.empty())
    all_[at->second].department = tables::one_line(department);
  return id;
}

const Organisations::Organisation *Organisations::find(std::string_view id) const {
  const auto at = known_.find(std::string(id));
  return at == known_.end() ? nullptr : &all_[at->second];
}

} // namespace organogram

Imported read_organogram(std::span<const SourceFile> seniors, std::span<const SourceFile> juniors,
                         const OrganogramOptions &options) {
  using namespace organogram;
  Imported result;
  result.report.kind = "organogram";
  Report report{&result.report, options.repair};
  Organisations organisations;
  const Returns returns = read_returns(seniors, juniors, options, report);
  SeniorPosts posts = read_senior(returns, organisations, report);
  say_nothing_to_import(returns, posts, report);
  std::optional<DraftTable> groups;
  if (returns.juniors.tables() > 0)
    groups = read_junior(returns.juniors, posts, organisations, report);
  if (!has_errors(result.report.diagnostics)) {
    result.draft[TableId::model] = model_table(returns, posts, organisations, report);
    result.draft[TableId::organisations] = organisations_table(organisations);
    result.draft[TableId::posts] = posts_table(posts);
    result.draft[TableId::staff_groups] = std::move(groups);
    result.beside.push_back({"map.csv", to_csv(map_of(returns))});
  }
  put_in_order(result.report.diagnostics, returns.files);
  return result;
}

} // namespace organograph::io
