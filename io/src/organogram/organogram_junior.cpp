// SPDX-License-Identifier: Apache-2.0
#include "organogram/organogram_parts.hpp"

#include <array>
#include <charconv>

namespace organograph::io::organogram {

namespace {

namespace junior {
enum Column : std::size_t {
  department,
  organisation,
  unit,
  superior,
  grade,
  pay_minimum,
  pay_maximum,
  title,
  fte,
  profession
};
} // namespace junior

constexpr std::array junior_heads = {Head{"Parent Department"},
                                     Head{"Organisation"},
                                     Head{"Unit"},
                                     Head{"Reporting Senior Post", true},
                                     Head{"Grade"},
                                     Head{"Payscale Minimum"},
                                     Head{"Payscale Maximum"},
                                     Head{"Generic Job Title"},
                                     Head{"Number of Posts in FTE", true},
                                     Head{"Professional/Occupational Group"}};
static_assert(junior_heads.size() == junior::profession + 1);

std::string pence(double amount) {
  char buffer[512];
  char *const end = std::to_chars(buffer, buffer + sizeof buffer, amount, std::chars_format::fixed, 2).ptr;
  const std::string out(buffer, end);
  return out.ends_with(".00") ? out.substr(0, out.size() - 3) : out;
}

struct PayScale {
  std::string minimum, maximum;
  std::optional<double> middle;
};

class JuniorReader {
public:
  JuniorReader(const SourceFile &source, SeniorPosts &seniors, Organisations &organisations, Report &report)
      : seniors_(&seniors), organisations_(&organisations), report_(&report),
        sheet_(source, junior_heads, report),
        groups_("staff_groups.csv",
                {"group_id", "reports_to", "fte", "title", "grade", "organisation_id", "unit", "profession",
                 "pay_minimum", "pay_maximum", "annual_cost", "source"}) {}

  DraftTable read() && {
    for (std::size_t row = 0; sheet_.complete() && row < sheet_.rows(); ++row)
      if (!sheet_.misshapen(row))
        add_group(row);
    return std::move(groups_);
  }

private:
  void add_group(std::size_t row);
  std::string superior(std::size_t row);
  std::optional<Number> fte(std::size_t row);
  PayScale pay(std::size_t row);

  SeniorPosts *seniors_;
  Organisations *organisations_;
  Report *report_;
  Sheet sheet_;
  DraftTable groups_;
  bool is_nobody_ = false; // the row's FTE is 0 or less
};

void JuniorReader::add_group(std::size_t row) {
  const std::optional<Number> posts = fte(row);
  if (!posts && is_nobody_ && report_->repair)
    return; // a row left out has no superior to find
  const std::string reports_to = superior(row);
  const PayScale scale = pay(row);
  if (!posts)
    return; // at fault, or nobody
  const std::string_view name = sheet_.cell(row, junior::organisation);
  const std::string organisation =
      name.empty() ? std::string{}
                   : organisations_->add(name, sheet_.cell(row, junior::department), sheet_.file());
  std::string cost;
  std::string source = source_cell(sheet_, std::array{row});
  if (scale.middle) {
    cost = pence(posts->value * *scale.middle);
    source = "assumption: annual_cost is FTE x the middle of the pay scale, without on-costs; the rest is " +
             source;
    if (posts->value * *scale.middle > largest_number)
      report_->add(sheet_.at(Code::out_of_range, row, junior::fte, "FTE x pay is " + cost,
                             "at most " + plain(largest_number)));
  }
  const std::string id = "G" + std::to_string(groups_.rows() + 1);
  const std::string title = one_line(sheet_.cell(row, junior::title));
  const std::string grade = one_line(sheet_.cell(row, junior::grade));
  const std::string profession = one_line(sheet_.cell(row, junior::profession));
  const std::string unit = one_line(sheet_.cell(row, junior::unit));
  groups_.add_row(groups_.rows() + 2, std::array<std::string_view, 12>{
                                          id, reports_to, posts->text, title, grade, organisation, unit,
                                          profession, scale.minimum, scale.maximum, cost, source});
}

std::string JuniorReader::superior(std::size_t row) {
  if (!seniors_->sheet.complete())
    return {}; // no posts to compare with; the senior file's fault is reported
  const auto found = seniors_->references.find(sheet_.cell(row, junior::superior));
  if (found.post == References::none) {
    Diagnostic fault = unknown_superior(*seniors_, sheet_, row, junior::superior, found);
    if (fault.code == Code::unknown_senior_post && fault.remedy.empty())
      fault.remedy = "name a senior post of the senior file"; // XX is for senior posts
    report_->add(std::move(fault));
    return {};
  }
  if (!found.hint.empty())
    mend_spelling(*seniors_, sheet_, row, junior::superior, found, *report_);
  seniors_->posts[found.post].has_groups = true;
  return seniors_->references.text(found.post);
}

std::optional<Number> JuniorReader::fte(std::size_t row) {
  const std::string_view cell = sheet_.cell(row, junior::fte);
  const std::string what = std::string(sheet_.head(junior::fte)) + " " + shown(cell);
  is_nobody_ = false;
  if (unquoted(cell).empty() || is_word(cell, "n/d")) {
    report_->add(
        sheet_.at(Code::missing_value, row, junior::fte, what + " is not given", "a number such as 12.5"));
    return std::nullopt;
  }
  auto given = number(sheet_, row, junior::fte, *report_);
  is_nobody_ = given && given->value <= 0;
  if (!is_nobody_)
    return given;
  report_->mend(sheet_.at(Code::out_of_range, row, junior::fte, what + " is out of range", "more than 0",
                          "the row is nobody: leave it out"),
                sheet_.head(junior::fte), "a row left out");
  return std::nullopt;
}

PayScale JuniorReader::pay(std::size_t row) {
  const auto minimum = number(sheet_, row, junior::pay_minimum, *report_);
  const auto maximum = number(sheet_, row, junior::pay_maximum, *report_);
  PayScale scale;
  if (minimum && minimum->value > 0) // 0 is how the files write pay that is not disclosed
    scale.minimum = minimum->text;
  if (maximum && maximum->value > 0)
    scale.maximum = maximum->text;
  if (scale.minimum.empty() || scale.maximum.empty())
    return scale;
  if (maximum->value < minimum->value)
    report_->add(sheet_.at(Code::out_of_range, row, junior::pay_maximum,
                           std::string(sheet_.head(junior::pay_maximum)) + " " +
                               shown(sheet_.cell(row, junior::pay_maximum)) + " is below the minimum",
                           "at least " + minimum->text));
  scale.middle = (minimum->value + maximum->value) / 2;
  return scale;
}

} // namespace

DraftTable read_junior(const SourceFile &source, SeniorPosts &seniors, Organisations &organisations,
                       Report &report) {
  return JuniorReader(source, seniors, organisations, report).read();
}

} // namespace organograph::io::organogram
