// SPDX-License-Identifier: Apache-2.0
#include "council/council_parts.hpp"
#include "organograph/engine/holders.hpp"
#include "people/people_parts.hpp"
#include "people/people_row.hpp"
#include "tables/cell_text.hpp"
#include "tables/column_forms.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <set>
#include <utility>

namespace organograph::io::council {

namespace {

constexpr double most_paid = 1e12; // as posts.csv has it: what is more is no salary

// Numbers of a band: '195000 - 199999', 'GBP 60,000 to 64,999', 'over 100000'; none where one is too large.
std::vector<std::string> numbers_in(std::string_view text, const tables::NumberForm &form) {
  std::vector<std::string> out;
  constexpr std::string_view of_numbers = "0123456789.,";
  for (std::size_t at = text.find_first_of("0123456789"); at != std::string_view::npos;
       at = text.find_first_of("0123456789", at)) {
    std::size_t end = std::min(text.find_first_not_of(of_numbers, at), text.size());
    std::string_view part = text.substr(at, end - at);
    while (part.ends_with('.') || part.ends_with(','))
      part.remove_suffix(1);
    if (auto number = tables::number_in(part, form)) {
      const bool thousands = end < text.size() && (text[end] == 'k' || text[end] == 'K');
      const double amount = thousands ? *number * 1000 : *number;
      if (!(amount <= most_paid))
        return {};
      out.push_back(tables::plain_number(amount));
    }
    at = end;
  }
  return out;
}

class Pay {
public:
  explicit Pay(const Chart &chart) : chart_(&chart) {
    std::vector<std::string_view> cells;
    for (const Post &post : chart.posts)
      for (const std::size_t column : {salary_floor, salary_ceiling, salary_maximum})
        if (const auto cell = people::unless_none(chart.cell(post, column)); !cell.empty())
          cells.push_back(cell);
    form_ = tables::number_form_of(cells, chart.options->locale, true).form;
  }

  std::string low(const Post &post) const { return range(post).first; }
  std::string high(const Post &post) const { return range(post).second; }
  std::string maximum(const Post &post) const {
    const std::string own = one(post, salary_maximum);
    return own.empty() && is_of_grade(post) ? one(post, salary_ceiling) : own;
  }

  // What a post's cells say and the model does not, by column; empty where it is all there.
  std::string_view not_told(const Post &post, std::size_t column) const {
    if (people::unless_none(chart_->cell(post, column)).empty())
      return {};
    if (column != salary_maximum && is_reversed(said(post)))
      return "its end is below its beginning: the pay is not known";
    if (column == salary_band) {
      const auto [floor, ceiling] = band(post);
      if (floor.empty() && ceiling.empty())
        return "no amount or range of two: the pay is not known";
      const bool differs =
          (!floor.empty() && floor != low(post)) || (!ceiling.empty() && ceiling != high(post));
      return differs ? "the floor and ceiling beside it say otherwise, and were taken" : "";
    }
    const std::string amount = one(post, column);
    if (amount.empty())
      return "no amount: it is not known";
    const bool differs = column == salary_ceiling && is_of_grade(post) && amount != maximum(post);
    return differs ? "the maximum beside it says otherwise, and was taken" : "";
  }

private:
  using Range = std::pair<std::string, std::string>; // plain numbers; empty: not given

  static bool is_reversed(const Range &range) {
    return !range.first.empty() && !range.second.empty() && std::stod(range.first) > std::stod(range.second);
  }
  Range said(const Post &post) const {
    const std::string floor = one(post, salary_floor);
    const std::string ceiling = is_of_grade(post) ? std::string() : one(post, salary_ceiling);
    const auto [low, high] = band(post);
    return {floor.empty() ? low : floor, ceiling.empty() ? high : ceiling};
  }
  Range range(const Post &post) const {
    Range out = said(post);
    return is_reversed(out) ? Range() : out;
  }
  // The Code's ceiling is the most that the grade pays: beside a band it is no end of it.
  bool is_of_grade(const Post &post) const {
    const tables::HeadedTable &table = chart_->tables[post.table];
    return table.has(salary_band) && !table.has(salary_floor);
  }
  // '50000 - 54999', '50000', '50000+' (no high), 'Up to 90k' (no low).
  Range band(const Post &post) const {
    const std::string_view text = people::unless_none(chart_->cell(post, salary_band));
    const std::vector<std::string> numbers = numbers_in(text, form_);
    if (numbers.size() == 2)
      return {numbers[0], numbers[1]};
    if (numbers.size() != 1)
      return {};
    const std::string letters = tables::letters_and_digits(text);
    const auto says = [&](std::initializer_list<std::string_view> words) {
      return std::ranges::any_of(
          words, [&](std::string_view word) { return letters.find(word) != std::string::npos; });
    };
    const bool no_low = says({"below", "under", "upto", "lessthan"});
    const bool no_high =
        !no_low && (text.find('+') != std::string_view::npos || says({"over", "above", "morethan", "from"}));
    return {no_low ? std::string() : numbers[0], no_high ? std::string() : numbers[0]};
  }
  std::string one(const Post &post, std::size_t column) const {
    const std::vector<std::string> numbers =
        numbers_in(people::unless_none(chart_->cell(post, column)), form_);
    return numbers.size() == 1 ? numbers[0] : std::string();
  }

  const Chart *chart_;
  tables::NumberForm form_;
};

std::string plain_text(const Chart &chart, const Post &post, std::size_t column) {
  return people::plain_text(people::unless_none(chart.cell(post, column)));
}

std::string status_text(const Chart &chart, const Post &post) {
  using Means = people::StatusWord::Means;
  const std::string_view word = chart.cell(post, vacancy);
  const std::string_view holder = chart.cell(post, name);
  if (says_vacant(holder) || people::says_nobody(holder) || people::says_not_yet(holder) ||
      people::yes_or_no(word) == true || people::status_of(word) == Means::vacant)
    return "vacant";
  if (people::status_of(chart.cell(post, contract)) == Means::interim ||
      people::yes_or_no(people::unless_none(chart.cell(post, permanent))) == false ||
      people::status_of(chart.cell(post, permanent)) == Means::interim)
    return "interim";
  return people::holder_text(people::unless_placeholder(holder)).empty() ? "" : "filled";
}

class Councils {
public:
  explicit Councils(const Chart &chart) : chart_(&chart) {}
  std::string id_of(const Post &post) {
    std::string_view name_of = post.organisation;
    if (name_of.empty())
      name_of = chart_->options->organisation;
    if (name_of.empty())
      name_of = "Council";
    std::string slug = tables::slug(name_of);
    slug = slug.empty() ? "council" : slug;
    if (known_.try_emplace(slug, all_.size()).second)
      all_.emplace_back(slug, name_of);
    return slug;
  }
  const std::vector<std::pair<std::string, std::string>> &all() const { return all_; }

private:
  const Chart *chart_;
  std::map<std::string, std::size_t> known_;
  std::vector<std::pair<std::string, std::string>> all_;
};

std::string source_text(const Chart &chart, const Post &post) {
  const tables::HeadedTable &table = chart.tables[post.table];
  return table.grid().file() + ", line " + std::to_string(table.line(post.row)) +
         (post.line == Post::Line::known ? "; inferred: level" : "");
}

DraftTable posts_of(const Chart &chart, Councils &councils) {
  const Pay pay(chart);
  DraftTable table("posts.csv", {"post_id", "title", "organisation_id", "reports_to", "function", "unit",
                                 "grade", "tier", "fte", "status", "holder", "pay_low", "pay_high",
                                 "pay_maximum", "team", "source", "note"});
  for (std::size_t p = 0; p < chart.posts.size(); ++p) {
    const Post &post = chart.posts[p];
    const std::string status = status_text(chart, post);
    const std::array<std::string, 17> row = {
        chart.id(p),
        plain_text(chart, post, job_title),
        councils.id_of(post),
        post.line == Post::Line::known     ? chart.id(post.manager)
        : post.line == Post::Line::unknown ? "?"
                                           : "",
        post.service,
        post.directorate,
        plain_text(chart, post, grade),
        post.level > 0 ? std::to_string(post.level) : "",
        post.fte > 0 ? tables::plain_number(post.fte) : "",
        status,
        status == "vacant" ? "" : people::holder_text(people::unless_placeholder(chart.cell(post, name))),
        pay.low(post),
        pay.high(post),
        pay.maximum(post),
        post.team,
        source_text(chart, post),
        plain_text(chart, post, comments)};
    const std::vector<std::string_view> cells(row.begin(), row.end());
    table.add_row(p + 2, cells);
  }
  return table;
}

std::string date_of(const Chart &chart) {
  std::vector<std::string_view> cells;
  for (const Post &post : chart.posts)
    if (const auto cell = people::unless_none(chart.cell(post, date)); !cell.empty())
      cells.push_back(cell);
  const tables::DateOrder order = tables::date_order_of(cells, chart.options->locale).order;
  std::set<std::string> dates;
  for (const std::string_view cell : cells)
    if (const auto day = tables::date_in(cell, order))
      dates.insert(*day);
  return dates.size() == 1 ? *dates.begin() : std::string();
}

// Pay that is not in the model is said, and counted.
void say_pay_left_out(Chart &chart) {
  const Pay pay(chart);
  for (const Post &post : chart.posts)
    for (const std::size_t column : {salary_band, salary_floor, salary_ceiling, salary_maximum})
      if (const std::string_view why = pay.not_told(post, column); !why.empty()) {
        chart.note(post, column, {}, std::string(why));
        chart.report.leave_out(why.starts_with("no ") ? "salaries that are no amounts"
                                                      : "salaries that others of the row contradict");
      }
}

} // namespace

void write_tables(Chart &chart, Imported &to) {
  say_pay_left_out(chart);
  Councils councils(chart);
  to.draft[TableId::posts] = posts_of(chart, councils);
  DraftTable organisations("organisations.csv", {"organisation_id", "name"});
  for (const auto &[id, name_of] : councils.all())
    organisations.add_row(organisations.rows() + 2, std::array<std::string_view, 2>{id, name_of});
  DraftTable shares("post_shares.csv", {"post_id", "organisation_id", "cost_share", "source"});
  for (std::size_t p = 0; p < chart.posts.size(); ++p)
    if (chart.posts[p].shared)
      for (const std::string &with : {councils.id_of(chart.posts[p]), std::string("?")})
        shares.add_row(shares.rows() + 2, std::array<std::string_view, 4>{
                                              chart.id(p), with, "", source_text(chart, chart.posts[p])});
  DraftTable model("model.csv", {"title", "date", "source", "currency"});
  std::string source;
  for (const tables::HeadedTable &table : chart.tables)
    source += (source.empty() ? "" : "; ") + table.grid().file();
  const std::string day = chart.options->date.empty() ? date_of(chart) : chart.options->date;
  const auto &all = councils.all();
  const std::string title =
      all.front().second + (all.size() > 1 ? " and " + std::to_string(all.size() - 1) + " more" : "");
  model.add_row(2, std::array<std::string_view, 4>{title, day, source, "GBP"});
  to.draft[TableId::organisations] = std::move(organisations);
  if (shares.rows() > 0)
    to.draft[TableId::post_shares] = std::move(shares);
  to.draft[TableId::model] = std::move(model);
  ColumnMap map;
  for (const tables::HeadedTable &table : chart.tables)
    if (map.empty())
      map = table.map();
  to.beside.push_back({"map.csv", to_csv(map), false});
}

} // namespace organograph::io::council
