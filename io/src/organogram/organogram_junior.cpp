// SPDX-License-Identifier: Apache-2.0
#include "organogram/organogram_parts.hpp"
#include "tables/cell_text.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace organograph::io::organogram {

namespace {

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

// Which senior table a junior one belongs to: that of the same workbook, or of the file named like it.
std::string stem_of(std::string_view file) {
  std::string out = tables::folded(file_name(file));
  for (const std::string_view word : {"senior", "junior", "staff", "data", "csv", "xlsx", "ods"})
    for (std::size_t at = out.find(word); at != std::string::npos; at = out.find(word))
      out.erase(at, word.size());
  return out;
}

std::size_t senior_table_of(const Return &seniors, const std::string &file) {
  for (std::size_t table = 0; table < seniors.tables(); ++table)
    if (seniors.table(table).grid().file() == file)
      return table;
  const std::string stem = stem_of(file);
  for (std::size_t table = 0; table < seniors.tables(); ++table)
    if (stem_of(seniors.table(table).grid().file()) == stem)
      return table;
  return seniors.tables() == 1 ? 0 : References::no_table;
}

class JuniorReader {
public:
  JuniorReader(const Return &sheet, SeniorPosts &seniors, Organisations &organisations, Report &report)
      : sheet_(&sheet), seniors_(&seniors), organisations_(&organisations), report_(&report),
        with_region_(sheet.any_has(junior::region)), groups_("staff_groups.csv", columns()) {
    for (std::size_t table = 0; table < sheet.tables(); ++table)
      scopes_.push_back(senior_table_of(*seniors.sheet, sheet.table(table).grid().file()));
    pay_words_.resize(sheet.tables());
  }

  DraftTable read() && {
    for (std::size_t row = 0; row < sheet_->rows(); ++row)
      if (!sheet_->misshapen(row))
        add_group(row);
    note_rows(*sheet_, pay_words_, Code::organogram_pay_words,
              " whose pay is no amount; they have no annual_cost", *report_);
    return std::move(groups_);
  }

private:
  std::vector<std::string> columns() const {
    std::vector<std::string> out = {"group_id",    "reports_to",      "fte",         "title",
                                    "grade",       "organisation_id", "unit",        "profession",
                                    "pay_minimum", "pay_maximum",     "annual_cost", "source"};
    if (with_region_)
      out.emplace_back("office_region");
    return out;
  }
  bool is_padding(std::size_t row) const;
  void add_group(std::size_t row);
  void write(std::size_t row, const std::string &reports_to, const Number &posts);
  std::string senior_post(std::size_t row);
  References::Found found(std::size_t row) const;
  std::optional<Number> posts_of(std::size_t row);
  PayScale pay(std::size_t row);
  std::optional<Number> amount(std::size_t row, junior::Column column);

  const Return *sheet_;
  SeniorPosts *seniors_;
  Organisations *organisations_;
  Report *report_;
  bool with_region_;
  DraftTable groups_;
  std::vector<std::size_t> scopes_; // of each table: the senior one that it belongs to
  RowsByTable pay_words_;
  bool is_nobody_ = false; // the row's FTE is 0 or less
};

// Cells that a form fills in ahead.
bool JuniorReader::is_padding(std::size_t row) const {
  const auto given = {junior::superior, junior::fte, junior::title, junior::grade};
  return std::ranges::all_of(given, [&](junior::Column column) { return sheet_->cell(row, column).empty(); });
}

void JuniorReader::add_group(std::size_t row) {
  if (is_padding(row)) {
    report_->to->note(
        sheet_->entry(row, junior::superior, {}, "a remark, or padding: nothing says who is there"));
    return report_->to->leave_out("remarks and padding");
  }
  const std::optional<Number> posts = posts_of(row);
  if (!posts && is_nobody_ && report_->repair)
    return; // a row left out has no superior to find
  const std::string reports_to = senior_post(row);
  if (posts) // else at fault, or nobody
    write(row, reports_to, *posts);
}

void JuniorReader::write(std::size_t row, const std::string &reports_to, const Number &posts) {
  const PayScale scale = pay(row);
  std::string_view name = sheet_->cell(row, junior::organisation);
  const std::string_view above = sheet_->cell(row, junior::department);
  if (says_no_organisation(name))
    name = says_no_organisation(above) ? std::string_view() : above;
  const std::string organisation_id =
      name.empty() ? std::string{} : organisations_->add(name, above, sheet_->file(row));
  std::string cost;
  std::string source = sheet_->source(std::array{row});
  if (scale.middle) {
    cost = pence(posts.value * *scale.middle);
    source = "assumption: annual_cost is FTE x the middle of the pay scale, without on-costs; the rest is " +
             source;
    if (posts.value * *scale.middle > largest_number)
      report_->add(sheet_->at(Code::out_of_range, row, junior::fte, "FTE x pay is " + cost,
                              "at most " + plain(largest_number)));
  }
  const auto line = [&](junior::Column column) { return tables::one_line(sheet_->cell(row, column)); };
  const std::string id = "G" + std::to_string(groups_.rows() + 1);
  const std::string group_title = line(junior::title), group_grade = line(junior::grade),
                    group_unit = line(junior::unit);
  const std::string group_profession = line(junior::profession), group_region = line(junior::region);
  const std::array<std::string_view, 13> cells = {
      id,          reports_to,       posts.text,    group_title,   group_grade, organisation_id,
      group_unit,  group_profession, scale.minimum, scale.maximum, cost,        source,
      group_region};
  groups_.add_row(groups_.rows() + 2, std::span(cells).first(with_region_ ? 13 : 12));
}

// Of posts of one reference in several files that of the row's own organisation is meant.
References::Found JuniorReader::found(std::size_t row) const {
  const std::string_view value = sheet_->cell(row, junior::superior);
  References::Found out = seniors_->references.find(value, scopes_[sheet_->table_of(row)]);
  if (!out.several)
    return out;
  const std::string own = tables::slug(sheet_->cell(row, junior::organisation));
  for (const std::uint32_t post : seniors_->references.same(value))
    if (seniors_->posts[seniors_->references.joined(post)].organisation == own)
      return {seniors_->references.joined(post), {}, true, {}};
  return out;
}

std::string JuniorReader::senior_post(std::size_t row) {
  if (!seniors_->sheet->complete())
    return {}; // no posts to compare with; the senior file's fault is reported
  References::Found post = found(row);
  if (post.post == References::none && !post.several &&
      !seniors_->left_out.contains(folded_reference(sheet_->cell(row, junior::superior))))
    post = found_by_name(*seniors_, sheet_->cell(row, junior::superior));
  if (post.post == References::none) {
    Diagnostic fault = unknown_superior(*seniors_, *sheet_, row, junior::superior, post);
    if (fault.code == Code::unknown_senior_post && fault.remedy.empty())
      fault.remedy = "name a senior post of the senior file"; // XX is for senior posts
    report_->add(std::move(fault));
    return {};
  }
  if (!post.hint.empty())
    mend_spelling(*seniors_, *sheet_, row, junior::superior, post, *report_);
  seniors_->posts[post.post].has_groups = true;
  return seniors_->references.text(post.post);
}

std::optional<Number> JuniorReader::posts_of(std::size_t row) {
  const std::string_view cell = sheet_->cell(row, junior::fte);
  const std::string head(sheet_->head(row, junior::fte)), what = head + " " + shown(cell);
  is_nobody_ = false;
  if (says_nothing(cell)) {
    report_->add(
        sheet_->at(Code::missing_value, row, junior::fte, what + " is not given", "a number such as 12.5"));
    return std::nullopt;
  }
  auto given = number(*sheet_, row, junior::fte, *report_);
  is_nobody_ = given && given->value <= 0;
  if (!is_nobody_)
    return given;
  report_->mend(sheet_->at(Code::out_of_range, row, junior::fte, what + " is out of range", "more than 0",
                           "the row is nobody: leave it out"),
                head, "a row left out");
  return std::nullopt;
}

// Words say that the pay is not disclosed, or that there is no scale: the people are there all the same.
std::optional<Number> JuniorReader::amount(std::size_t row, junior::Column column) {
  const std::string_view cell = sheet_->cell(row, column);
  if (unquoted(cell).empty())
    return std::nullopt;
  auto out = parsed_amount(cell);
  if (!out) {
    auto &rows = pay_words_[sheet_->table_of(row)];
    if (rows.empty() || rows.back() != row)
      rows.push_back(row);
    report_->to->note(sheet_->entry(row, column, {}, "no amount: the row has no annual_cost"));
  }
  return out && out->value > 0 ? out : std::nullopt; // 0 is how the files write pay that is not disclosed
}

PayScale JuniorReader::pay(std::size_t row) {
  const auto minimum = amount(row, junior::pay_minimum), maximum = amount(row, junior::pay_maximum);
  if (minimum && maximum && maximum->value < minimum->value) {
    report_->add(sheet_->at(Code::cell_left_blank, row, junior::pay_maximum,
                            std::string(sheet_->head(row, junior::pay_maximum)) + " " +
                                shown(sheet_->cell(row, junior::pay_maximum)) + " is below the minimum " +
                                minimum->text + "; both were left empty, and the row has no annual_cost"));
    return {};
  }
  PayScale scale{minimum ? minimum->text : "", maximum ? maximum->text : "", {}};
  if (minimum && maximum)
    scale.middle = (minimum->value + maximum->value) / 2;
  return scale;
}

} // namespace

DraftTable read_junior(const Return &sheet, SeniorPosts &seniors, Organisations &organisations,
                       Report &report) {
  return JuniorReader(sheet, seniors, organisations, report).read();
}

} // namespace organograph::io::organogram
