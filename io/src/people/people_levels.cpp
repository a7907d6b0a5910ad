// SPDX-License-Identifier: Apache-2.0
// Lists that say how deep a row is, and not below whom.
#include "organograph/engine/diagnostic.hpp"
#include "people/people_parts.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace organograph::io::people {

namespace {

std::size_t title_column(const tables::HeadedTable &table) {
  constexpr std::array titles = {job_title, title, other_title, name};
  const auto found = std::ranges::find_if(titles, [&](std::size_t column) { return table.has(column); });
  return found == titles.end() ? std::size_t{name} : std::size_t{*found};
}

// In a list that is sorted by level the nearest row above is anybody's manager. It is one if no level rises
// again, and another than the deepest has several rows with rows of the next level behind all of them.
bool is_sorted_by_level(const Staff &staff, std::uint32_t table) {
  std::size_t before = 0, rows_of_level = 0, deepest = 0;
  bool several_above = false;
  for (const Post &post : staff.posts) {
    if (post.table != table || post.level == 0)
      continue;
    if (post.level < before)
      return false;
    if (post.level > before) {
      several_above = several_above || rows_of_level > 1;
      rows_of_level = 0;
    }
    ++rows_of_level;
    before = post.level;
    deepest = std::max(deepest, post.level);
  }
  return several_above;
}

// Of an outline the first row is of the highest level.
bool begins_below_the_top(const Staff &staff, std::uint32_t table) {
  std::size_t first = 0;
  for (const Post &post : staff.posts) {
    if (post.table != table || post.level == 0)
      continue;
    if (first == 0)
      first = post.level;
    if (post.level < first)
      return true;
  }
  return false;
}

// Where a post stands says what is above it: in a column a level, or by blanks before its title.
bool is_laid_out(const Staff &staff, std::uint32_t table) {
  return staff.indented[table] || staff.tables[table].has(first_level);
}

std::string_view why_no_outline(const Staff &staff, std::uint32_t table) {
  if (std::ranges::none_of(staff.posts,
                           [&](const Post &post) { return post.table == table && post.level > 0; }))
    return "no row says its level";
  if (!is_laid_out(staff, table) && is_sorted_by_level(staff, table))
    return "the list is sorted by level";
  if (begins_below_the_top(staff, table))
    return "the first row is not of the highest level (1 is the highest), so the list is no outline";
  return {};
}

// Rows of the highest level are tops. A list of one post needs no manager.
void leave_unknown(Staff &staff, std::uint32_t table, std::string_view why) {
  const Post *first = nullptr;
  if (staff.posts.size() > 1)
    for (Post &post : staff.posts)
      if (post.table == table && post.level != 1) {
        post.line = {Line::Kind::unknown, nobody, false};
        first = first == nullptr ? &post : first;
      }
  if (first == nullptr)
    return;
  Diagnostic out =
      staff.at(*first, Code::manager_not_found, level,
               std::string(why) + ", and no column names managers: who reports to whom is not known");
  out.remedy = "name the column of the managers with --map, or give the list one";
  staff.report.diagnostics.push_back(std::move(out));
}

// '1.2' is below '1'.
void take_outline_numbers(Staff &staff, std::uint32_t table, const OutlineNumbers &numbers) {
  const tables::HeadedTable &of = staff.tables[table];
  const std::string head(of.head_of_column(numbers.column));
  std::vector<std::uint32_t> post_of(of.rows(), nobody);
  for (std::uint32_t p = 0; p < staff.posts.size(); ++p)
    if (staff.posts[p].table == table)
      for (const std::uint32_t row : staff.posts[p].rows)
        post_of[row] = p;
  std::size_t inferred = 0, open = 0;
  const Post *first = nullptr, *first_open = nullptr;
  for (Post &post : staff.posts) {
    if (post.table != table || post.implied)
      continue;
    const std::uint32_t row = post.rows.front(), above = numbers.above[row];
    if (above == nobody && !numbers.is_orphan[row])
      continue;
    const std::uint32_t manager = above == nobody ? nobody : post_of[above];
    std::size_t &count = manager == nobody ? open : inferred;
    const Post *&shown_first = manager == nobody ? first_open : first;
    ++count;
    shown_first = shown_first == nullptr ? &post : shown_first;
    post.line =
        manager == nobody ? Line{Line::Kind::unknown, nobody, false} : Line{Line::Kind::known, manager, true};
    staff.report.note(
        {of.grid().file(), of.line(row), head, std::string(of.cell_of_column(row, numbers.column)),
         "posts.csv reports_to " + (manager == nobody ? "?" : staff.posts[manager].id),
         manager == nobody ? "no row has the number above" : "inferred: the row of the number above"});
  }
  const auto warn = [&](const Post *at, Code code, std::string problem, std::string remedy) {
    if (at == nullptr)
      return;
    Diagnostic out{code,
                   of.grid().file(),
                   of.line(at->rows.front()),
                   static_cast<std::uint32_t>(numbers.column + 1),
                   std::string(of.cell_of_column(at->rows.front(), numbers.column)),
                   std::move(problem),
                   {},
                   std::move(remedy)};
    out.sheet = of.grid().sheet();
    out.head = head;
    staff.report.diagnostics.push_back(std::move(out));
  };
  std::erase_if(staff.report.entries, [&](const ImportReport::Entry &entry) { // it is read after all
    return entry.file == of.grid().file() && entry.line == of.grid().line(of.head_row()) &&
           entry.column == head;
  });
  warn(first, Code::guessed_form,
       counted(inferred, "manager") + " taken from the outline numbers of the column",
       "give the list a column Manager where that is wrong");
  warn(first_open, Code::manager_not_found,
       counted(open, "row") +
           " with an outline number whose number above no row has; the manager is not known",
       {});
}

class Outline {
public:
  explicit Outline(Staff &staff) : staff_(&staff) {}

  void infer(std::uint32_t table) {
    std::vector<std::uint32_t> nearest; // by level: the nearest row above
    for (std::uint32_t p = 0; p < staff_->posts.size(); ++p) {
      Post &post = staff_->posts[p];
      if (post.table != table || post.level == 0)
        continue;
      nearest.resize(std::max(nearest.size(), post.level + 1), nobody);
      std::fill(nearest.begin() + static_cast<std::ptrdiff_t>(post.level), nearest.end(), nobody);
      std::size_t above = post.level;
      while (above > 0 && nearest[above] == nobody)
        --above;
      nearest[post.level] = p;
      if (staff_->table(post).has(first_level))
        take_stated(p);
      else if (above > 0)
        take(p, nearest[above]);
    }
  }

  void warn() {
    if (!inferred_.empty())
      warn_at(inferred_.front(), Code::guessed_form,
              counted(inferred_.size(), "manager") + " taken from the order of rows and their levels",
              "give the list a column Manager where that is wrong");
    if (!skipping_.empty())
      warn_at(skipping_.front(), Code::manager_not_found,
              counted(skipping_.size(), "row") +
                  " with no row of the level before above, or with several; the manager is not "
                  "known",
              {});
  }

private:
  // A column a level says what is above, whatever is left out between.
  void take_stated(std::uint32_t p) {
    Post &post = staff_->posts[p];
    if (post.above_is_unclear)
      leave_open(p, "several rows stand where its manager does");
    else if (post.above != nobody && post.above != p)
      infer_line(p, post.above);
  }

  // A level that is a number alone does not: of blanks that have slipped nobody can tell.
  void take(std::uint32_t p, std::uint32_t above) {
    if (staff_->posts[above].level + 1 == staff_->posts[p].level)
      infer_line(p, above);
    else
      leave_open(p, "no row of the level before stands above");
  }

  void leave_open(std::uint32_t p, std::string_view why) {
    Post &post = staff_->posts[p];
    post.line = {Line::Kind::unknown, nobody, false};
    skipping_.push_back(p);
    staff_->note(post, level_column(post), "posts.csv reports_to ?", std::string(why));
  }

  void infer_line(std::uint32_t p, std::uint32_t above) {
    Post &post = staff_->posts[p];
    post.line = {Line::Kind::known, above, true};
    inferred_.push_back(p);
    const bool next = staff_->posts[above].level + 1 == post.level;
    const bool is_path = staff_->table(post).has(first_level);
    staff_->note(post, level_column(post), "posts.csv reports_to " + staff_->posts[above].id,
                 !next     ? "inferred: what stands before it; levels are left out between"
                 : is_path ? "inferred: what stands before it in its row, or in the rows above"
                           : "inferred: the nearest row above of the level before");
  }

  std::size_t level_column(const Post &post) const {
    const tables::HeadedTable &table = staff_->table(post);
    if (post.level <= most_levels && table.has(first_level))
      return first_level + post.level - 1;
    if (staff_->indented[post.table])
      return title_column(table);
    return table.has(level) ? level : tier;
  }

  void warn_at(std::uint32_t p, Code code, std::string problem, std::string remedy) {
    const Post &post = staff_->posts[p];
    Diagnostic out = staff_->at(post, code, level_column(post), std::move(problem));
    out.remedy = std::move(remedy);
    staff_->report.diagnostics.push_back(std::move(out));
  }

  Staff *staff_;
  std::vector<std::uint32_t> inferred_, skipping_;
};

} // namespace

std::vector<std::size_t> levels_by_indent(const tables::HeadedTable &table) {
  constexpr std::array others = {level,      tier,          first_level,  manager_position_id,
                                 manager_id, manager_email, manager_name, manager};
  if (std::ranges::any_of(others, [&](std::size_t column) { return table.has(column); }))
    return {};
  std::vector<std::size_t> out(table.rows());
  for (std::size_t row = 0; row < out.size(); ++row)
    out[row] = table.indent(row, title_column(table));
  std::vector<std::size_t> depths = out;
  std::ranges::sort(depths);
  depths.erase(std::ranges::unique(depths).begin(), depths.end());
  if (depths.size() < 2)
    return {};
  for (std::size_t &each : out)
    each = static_cast<std::size_t>(std::ranges::lower_bound(depths, each) - depths.begin()) + 1;
  return out;
}

void infer_lines_from_levels(Staff &staff, const std::vector<bool> &has_managers) {
  Outline outline(staff);
  for (std::uint32_t t = 0; t < staff.tables.size(); ++t) {
    if (has_managers[t])
      continue;
    if (const auto numbers = outline_numbers(staff.tables[t]))
      take_outline_numbers(staff, t, *numbers);
    else if (staff.tables[t].has(people::outline))
      leave_unknown(
          staff, t,
          "the numbers of the outline say nothing: a row has none, one stands twice (a spreadsheet takes "
          "1.10 for 1.1: format the column as text), or the numbers above are not there");
    else if (const std::string_view why = why_no_outline(staff, t); why.empty())
      outline.infer(t);
    else
      leave_unknown(staff, t, why);
  }
  outline.warn();
}

} // namespace organograph::io::people
