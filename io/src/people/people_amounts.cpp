// SPDX-License-Identifier: Apache-2.0
#include "people/people_amounts.hpp"

#include "organograph/engine/spelling.hpp"
#include "tables/cell_text.hpp"
#include "tables/column_forms.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <ranges>
#include <set>

namespace organograph::io::people {

namespace {

constexpr double no_number = -1;
constexpr double largest_number = 1e12; // the model's own limit

constexpr const char *say_locale = "say it with --locale where the guess is wrong";

void warn_of_form(Staff &staff, std::size_t column, std::string problem, std::string remedy) {
  for (const Post &post : staff.posts)
    if (!staff.cell(post, column).empty()) { // the first says it for all
      Diagnostic out = staff.at(post, Code::guessed_form, column, std::move(problem));
      out.remedy = std::move(remedy);
      staff.report.diagnostics.push_back(std::move(out));
      return;
    }
}

void warn_left_blank(Staff &staff, const Post &post, std::uint32_t row, std::size_t column,
                     const std::string &why) {
  Diagnostic out = staff.table(post).at(Code::cell_left_blank, row, column, {});
  out.value = without_emails(out.value);
  out.problem = shown(out.value) + ' ' + why + "; it was taken as blank";
  staff.report.diagnostics.push_back(std::move(out));
}

// By post, the rows of one added up; no_number where none has one.
// currency: of most amounts; those that name another are left out. Empty where they are no money.
std::vector<double> numbers_of(Staff &staff, std::size_t column, bool amounts,
                               std::string_view currency = {}) {
  std::vector<double> out(staff.posts.size(), no_number);
  if (!staff.has(column))
    return out;
  const std::vector<std::string_view> cells = staff.cells(column);
  const tables::ChosenNumbers chosen = tables::number_form_of(cells, staff.options->locale, amounts);
  if (chosen.guessed)
    warn_of_form(staff, column,
                 std::string("the numbers of the column were read with '") + chosen.form.decimal +
                     "' before decimals; another reading fits all of them too",
                 say_locale);
  for (std::size_t p = 0; p < staff.posts.size(); ++p) {
    const Post &post = staff.posts[p];
    for (const std::uint32_t row : post.rows) {
      const std::string_view cell =
          post.implied ? std::string_view{} : unless_none(staff.table(post).cell(row, column));
      if (cell.empty())
        continue;
      if (const std::string_view own = amounts ? tables::currency_of(cell) : std::string_view();
          !own.empty() && own != currency) {
        warn_left_blank(staff, post, row, column,
                        "is in " + std::string(own) + ", and a model has one currency, here " +
                            std::string(currency));
        continue;
      }
      const auto number = tables::number_in(cell, chosen.form);
      if (staff.table(post).is_carried(row, column))
        warn_left_blank(staff, post, row, column,
                        "is merged with the row above, and whose part it is is not known");
      else if (!number)
        warn_left_blank(staff, post, row, column, "is no number");
      else if (*number > largest_number)
        warn_left_blank(staff, post, row, column, "is more than any organisation has");
      else
        out[p] = std::max(out[p], 0.0) + *number;
    }
  }
  return out;
}

double largest_of(const std::vector<double> &numbers) {
  return numbers.empty() ? no_number : *std::ranges::max_element(numbers);
}

// What the establishment says of a position stands in the row of each of its holders.
bool is_of_position(const tables::HeadedTable &table) {
  const std::string head = tables::head_key(table.head(fte));
  constexpr std::array<std::string_view, 6> heads = {"positionfte",    "postfte",     "establishmentfte",
                                                     "establishedfte", "budgetedfte", "budgetfte"};
  return std::ranges::find(heads, head) != heads.end();
}

// 12 of a row that names nobody are no hundredths of a post; 60 may be.
bool is_surely_of_several(const Staff &staff, const Post &post) {
  constexpr double least = 5, may_be_hundredths = 20;
  if (!post.holder.empty() || !post.holder_id.empty() || post.status == "vacant")
    return false;
  const auto number = tables::number_in(staff.cell(post, fte), {});
  return number && *number >= least && (*number < may_be_hundredths || std::fmod(*number, least) != 0);
}

// By post; the rows of one added up, unless the number is of the position.
std::vector<double> parts_of_posts(Staff &staff) {
  std::vector<double> out(staff.posts.size(), 0);
  for (std::uint32_t t = 0; t < staff.tables.size(); ++t) {
    std::vector<std::uint32_t> rows;
    std::vector<std::size_t> post_of;
    for (std::size_t p = 0; p < staff.posts.size(); ++p)
      if (staff.posts[p].table == t && !staff.posts[p].implied)
        for (const std::uint32_t row : staff.posts[p].rows) {
          rows.push_back(row);
          post_of.push_back(p);
        }
    const bool names_people = std::ranges::any_of(
        staff.posts, [&](const Post &post) { return post.table == t && !post.holder.empty(); });
    std::vector<bool> several;
    for (std::size_t at = 0; at < rows.size(); ++at)
      several.push_back(several_of_row(staff.tables[t], rows[at]) >= 2 ||
                        (names_people && is_surely_of_several(staff, staff.posts[post_of[at]])));
    const std::vector<double> parts =
        fte_of_rows(staff.tables[t], fte, rows, staff.options->locale, staff.report, several);
    const bool once = is_of_position(staff.tables[t]);
    for (std::size_t at = 0; at < rows.size(); ++at) {
      double &sum = out[post_of[at]];
      if (!once || sum == 0)
        sum += parts[at];
      else if (parts[at] > 0 && parts[at] != sum)
        warn_left_blank(staff, staff.posts[post_of[at]], rows[at], fte,
                        "is the FTE of a position, and the row above of the same has " +
                            tables::plain_number(sum));
    }
  }
  return out;
}

std::vector<std::string> fte_of(Staff &staff) {
  std::vector<double> numbers = parts_of_posts(staff);
  double whole = 1;
  const bool by_hours = largest_of(numbers) <= 0;
  if (by_hours) {
    numbers = numbers_of(staff, hours, false);
    whole = largest_of(numbers);
    if (whole > 0)
      warn_of_form(staff, hours,
                   "the largest number of hours, " + tables::plain_number(whole) +
                       ", was taken for a whole post",
                   "give the list a column FTE where that is wrong");
  }
  std::vector<std::string> out(staff.posts.size());
  for (std::size_t p = 0; p < out.size(); ++p) {
    if (numbers[p] > 0 && whole > 0)
      out[p] = tables::plain_number(numbers[p] / whole);
    else if (by_hours && numbers[p] == 0)
      warn_left_blank(staff, staff.posts[p], staff.posts[p].rows.front(), hours, "is no part of a post");
  }
  return out;
}

// One to three words that stand side by side in the rows above the heads, and may be a date.
std::vector<std::string> parts_above_heads(const Staff &staff) {
  constexpr std::size_t looked_at = 200, most_words = 3;
  std::vector<std::string> out;
  for (const tables::HeadedTable &table : staff.tables)
    for (std::size_t row = 0; row < table.head_row(); ++row) {
      std::string text;
      for (std::size_t column = 0; column < table.grid().columns(row) && text.size() < looked_at; ++column)
        text += ' ' + tables::one_line(table.grid().cell(row, column));
      text.resize(std::min(text.size(), looked_at));
      std::vector<std::size_t> begins = {0};
      for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] == ' ')
          begins.push_back(at + 1);
      begins.push_back(text.size() + 1);
      for (std::size_t first = 0; first + 1 < begins.size(); ++first)
        for (std::size_t words = 1; words <= most_words && first + words < begins.size(); ++words)
          out.push_back(text.substr(begins[first], begins[first + words] - begins[first] - 1));
    }
  return out;
}

std::vector<std::string> dates_of(Staff &staff, std::size_t column) {
  std::vector<std::string> out(staff.posts.size());
  if (!staff.has(column))
    return out;
  const std::vector<std::string> above = parts_above_heads(staff); // whoever wrote them wrote the column
  std::vector<std::string_view> cells = staff.cells(column);
  cells.insert(cells.end(), above.begin(), above.end());
  const tables::ChosenDates chosen = tables::date_order_of(cells, staff.options->locale);
  if (chosen.guessed)
    warn_of_form(staff, column, "the dates of the column were read as dd/mm/yyyy", say_locale);
  for (std::size_t p = 0; p < out.size(); ++p) {
    const std::string_view cell = unless_none(staff.cell(staff.posts[p], column));
    if (cell.empty())
      continue;
    if (const auto date = tables::date_in(cell, chosen.order))
      out[p] = *date;
    else
      warn_left_blank(staff, staff.posts[p], staff.posts[p].rows.front(), column, "is no date");
  }
  return out;
}

} // namespace

Amounts amounts_of(Staff &staff) {
  Amounts out;
  out.fte = fte_of(staff);
  out.start = dates_of(staff, start);
  out.end = dates_of(staff, end);
  std::vector<std::string_view> cells = staff.cells(cost);
  const std::vector<std::string_view> more = staff.cells(salary);
  cells.insert(cells.end(), more.begin(), more.end());
  out.currency = tables::currency_of(cells);
  const std::vector<double> costs = numbers_of(staff, cost, true, out.currency),
                            salaries = numbers_of(staff, salary, true, out.currency);
  out.cost.resize(staff.posts.size());
  out.is_salary.resize(staff.posts.size(), false);
  for (std::size_t p = 0; p < out.cost.size(); ++p) {
    out.is_salary[p] = costs[p] < 0 && salaries[p] >= 0;
    if (const double amount = out.is_salary[p] ? salaries[p] : costs[p]; amount >= 0)
      out.cost[p] = tables::plain_number(amount);
  }
  return out;
}

std::string date_above_heads(const Staff &staff) {
  const std::vector<std::string> parts = parts_above_heads(staff);
  std::vector<std::string_view> cells(parts.begin(), parts.end());
  for (const tables::HeadedTable &table : staff.tables) // before rows are posts: it says who has left
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (const std::string_view cell = table.cell(row, start); !cell.empty())
        cells.push_back(cell);
  const tables::ChosenDates chosen = tables::date_order_of(cells, staff.options->locale);
  std::set<std::string> found;
  for (const std::string &part : parts) {
    const auto day = tables::date_in(part, tables::DateOrder::day_first),
               month = tables::date_in(part, tables::DateOrder::month_first);
    if (day == month || !day || !month)
      found.insert(day.value_or(month.value_or("")));
    else if (!chosen.guessed)
      found.insert(chosen.order == tables::DateOrder::day_first ? *day : *month);
  }
  found.erase("");
  return found.size() == 1 ? *found.begin() : std::string();
}

} // namespace organograph::io::people
