// SPDX-License-Identifier: Apache-2.0
// Parts of a post, which lists write as 0.6, as 60 %, or as 60.
#include "people/people_amounts.hpp"

#include "people/people_parts.hpp"
#include "tables/column_forms.hpp"

#include <algorithm>
#include <string>

namespace organograph::io::people {

namespace {

constexpr double least_hundredths = 5;    // no post has a hundredth, and few rows stand for five posts
constexpr double most_of_a_person = 1.5;  // above, a number under '%' may be posts
constexpr double largest_fte = 1'000'000; // of a row

class FteColumn {
public:
  FteColumn(const tables::HeadedTable &table, std::size_t field, ImportReport &report)
      : table_(&table), field_(field), report_(&report),
        is_percent_(table.head(field).find('%') != std::string_view::npos) {}

  std::vector<double> read(std::span<const std::uint32_t> rows, std::string_view locale,
                           const std::vector<bool> &several) {
    std::vector<double> out(rows.size(), 0);
    const tables::NumberForm form = form_of(rows, locale);
    for (std::size_t at = 0; at < rows.size(); ++at) {
      const std::string_view cell = unless_none(table_->cell(rows[at], field_));
      if (cell.empty())
        continue;
      if (table_->is_carried(rows[at], field_)) {
        warn_left_blank(rows[at], " is merged with the row above, and whose part it is is not known");
        continue;
      }
      const auto number = tables::number_in(cell, form);
      if (!number || *number == 0 || *number > largest_fte)
        warn_left_blank(rows[at], !number        ? " is no number"
                                  : *number == 0 ? " is no part of a post"
                                                 : " is more than any organisation has");
      else if (cell.find('%') != std::string_view::npos)
        out[at] = *number;
      else if (!several.empty() && several[at])
        of_several_.push_back({at, rows[at], *number});
      else
        bare_.push_back({at, rows[at], *number});
      is_percent_ = is_percent_ || cell.find('%') != std::string_view::npos;
    }
    const double whole = whole_post();
    for (const Bare &each : bare_)
      out[each.at] = each.number / whole;
    for (const Bare &each : of_several_)
      out[each.at] = each.number / whole;
    return out;
  }

private:
  /// A number without '%'.
  struct Bare {
    std::size_t at;
    std::uint32_t row;
    double number;

    bool may_be_hundredths() const { return number >= least_hundredths; }
  };

  tables::NumberForm form_of(std::span<const std::uint32_t> rows, std::string_view locale) {
    std::vector<std::string_view> cells;
    for (const std::uint32_t row : rows)
      if (const std::string_view cell = unless_none(table_->cell(row, field_)); !cell.empty())
        cells.push_back(cell);
    const tables::ChosenNumbers chosen = tables::number_form_of(cells, locale, false);
    if (chosen.guessed)
      say(Code::guessed_form,
          *std::ranges::find_if(
              rows, [&](std::uint32_t row) { return !unless_none(table_->cell(row, field_)).empty(); }),
          std::string("the numbers of the column were read with '") + chosen.form.decimal +
              "' before decimals; another reading fits all of them too",
          {}, "say it with --locale where the guess is wrong");
    return chosen.form;
  }

  // What the numbers without '%' have for a whole post: 1, or 100.
  double whole_post() {
    const auto large = static_cast<std::size_t>(std::ranges::count_if(bare_, &Bare::may_be_hundredths));
    if (large > 0 && large < bare_.size())
      refuse_mixed(2 * large <= bare_.size());
    else if (large > 0)
      return whole_of_large();
    else if (is_percent_)
      for (const Bare &each : bare_)
        if (each.number > most_of_a_person)
          say(Code::unclear_fte, each.row,
              "the number may be " + text_of(each) + " posts, or " + text_of(each) + " % of one",
              "hundredths of a post, or parts of one",
              "write " + text_of(each) + "%, or " + tables::plain_number(each.number * 100) + '%');
    return 1;
  }

  double whole_of_large() {
    const double largest = std::ranges::max(bare_, {}, &Bare::number).number;
    const std::uint32_t first = bare_.front().row;
    if (!is_percent_ && largest != 100)
      say(Code::unclear_fte, first,
          "the numbers of the column, up to " + tables::plain_number(largest) +
              ", may be hundredths of a post, hours, or posts",
          "parts of a post: 0.6 for 60 %", "call the column 'FTE %' or 'Hours', or write parts of a post");
    else if (!is_percent_)
      say(Code::guessed_form, first, "the numbers of the column were read as hundredths of a post", {},
          "write parts of a post, 0.6 for 60 %, where that is wrong");
    return 100;
  }

  // The fewer of the two are at fault.
  void refuse_mixed(bool large_ones) {
    const Bare &other = *std::ranges::find_if(
        bare_, [&](const Bare &each) { return each.may_be_hundredths() != large_ones; });
    for (const Bare &each : bare_) {
      if (each.may_be_hundredths() != large_ones)
        continue;
      const std::string own = text_of(each), many = tables::plain_number(each.number * 100);
      say(Code::unclear_fte, each.row,
          shown(own) + " stands beside " + shown(text_of(other)) + " (line " +
              std::to_string(table_->line(other.row)) + "): " +
              (large_ones ? "hundredths of a post in a column of parts of one"
                          : "a part of a post in a column of hundredths"),
          large_ones ? "parts of a post, as in most rows" : "hundredths of a post, as in most rows",
          large_ones ? "write " + tables::plain_number(each.number / 100) + "; where " + own +
                           " posts are meant, " + many + '%'
                     : "write " + many + "; where " + own + " % is meant, " + own + '%');
    }
  }

  static std::string text_of(const Bare &each) { return tables::plain_number(each.number); }

  void warn_left_blank(std::uint32_t row, std::string_view why) {
    say(Code::cell_left_blank, row,
        shown(without_emails(table_->cell(row, field_))) + std::string(why) + "; it was taken as blank", {},
        {});
  }

  void say(Code code, std::uint32_t row, std::string problem, std::string expected, std::string remedy) {
    Diagnostic out =
        table_->at(code, row, field_, std::move(problem), std::move(expected), std::move(remedy));
    out.value = without_emails(out.value);
    report_->diagnostics.push_back(std::move(out));
  }

  const tables::HeadedTable *table_;
  std::size_t field_;
  ImportReport *report_;
  bool is_percent_; // the head says so, or a cell
  std::vector<Bare> bare_;
  std::vector<Bare> of_several_; // 12 of them are no part of one
};

} // namespace

std::vector<double> fte_of_rows(const tables::HeadedTable &table, std::size_t field,
                                std::span<const std::uint32_t> rows, std::string_view locale,
                                ImportReport &report, const std::vector<bool> &several) {
  return table.has(field) ? FteColumn(table, field, report).read(rows, locale, several)
                          : std::vector<double>(rows.size(), 0);
}

} // namespace organograph::io::people
