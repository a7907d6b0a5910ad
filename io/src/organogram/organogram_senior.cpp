// SPDX-License-Identifier: Apache-2.0
#include "organogram/organogram_parts.hpp"
#include "organograph/engine/holders.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace organograph::io::organogram {

namespace {

using namespace senior; // the names of the columns

constexpr std::array senior_heads = {Head{"Post Unique Reference", true},
                                     Head{"Name", true},
                                     Head{"Grade"},
                                     Head{"Job Title", true},
                                     Head{"Job/Team Function"},
                                     Head{"Parent Department"},
                                     Head{"Organisation", true},
                                     Head{"Unit"},
                                     Head{"Contact Phone"},
                                     Head{"Contact E-mail"},
                                     Head{"Reports to Senior Post", true},
                                     Head{"Salary Cost of Reports"},
                                     Head{"FTE", true},
                                     Head{"Actual Pay Floor"},
                                     Head{"Actual Pay Ceiling"},
                                     Head{"Professional/Occupational Group"},
                                     Head{"Notes"},
                                     Head{"Valid?"}};
static_assert(senior_heads.size() == valid + 1);

// The columns in which the rows of a job share agree.
constexpr std::array shared_columns = {grade,        title, senior::function, department,
                                       organisation, unit,  profession};

// A row's superior, as far as it can be told.
struct Superior {
  enum class Kind : std::uint8_t { nobody, post, unknown } kind = Kind::unknown;
  std::uint32_t post = References::none;
  bool operator==(const Superior &) const = default;
};

class SeniorReader {
public:
  SeniorReader(const SourceFile &source, Organisations &organisations, Report &report)
      : organisations_(&organisations),
        report_(&report), out_{Sheet(source, senior_heads, report), {}, {}, {}} {}

  SeniorPosts read() && {
    if (!sheet().complete())
      return std::move(out_);
    sort_rows();
    find_superiors();
    for (std::size_t post = 0; post < out_.posts.size(); ++post) {
      check_share(post);
      fill(out_.posts[post]);
    }
    check_circles();
    add_notes();
    return std::move(out_);
  }

private:
  const Sheet &sheet() const { return out_.sheet; }
  std::string shown_reference(const Post &post) const { return shown(sheet().cell(post.rows[0], reference)); }

  void sort_rows();
  void leave_out(std::size_t row, std::vector<std::size_t> &rows, const char *why);
  void find_superiors();
  Superior find_superior(std::size_t row);
  void report_unknown(const std::vector<std::size_t> &rows, bool top);
  void check_share(std::size_t index);
  void check_circles();
  void fill(Post &post);
  void fill_holder(Post &post);
  void fill_fte(Post &post);
  void fill_pay(Post &post);
  void require(std::size_t row, Column column);
  void add_notes();
  void add_note(Code code, const std::vector<std::size_t> &rows, std::string problem);

  Organisations *organisations_;
  Report *report_;
  SeniorPosts out_;
  std::vector<std::uint32_t> post_of_; // of each row; none where left out
  std::vector<Superior> superior_of_;  // of each row
  std::vector<std::size_t> eliminated_, not_in_post_, undisclosed_;
};

void SeniorReader::sort_rows() {
  post_of_.assign(sheet().rows(), References::none);
  for (std::size_t row = 0; row < sheet().rows(); ++row) {
    const std::string_view id = sheet().cell(row, reference);
    if (says_gone(unquoted(sheet().cell(row, name)))) {
      leave_out(row, eliminated_, "is Eliminated");
    } else if (is_word(id, "0")) {
      leave_out(row, not_in_post_, "is somebody not in a post");
    } else if (id.empty()) {
      if (!sheet().misshapen(row))
        require(row, reference);
    } else {
      if (is_word(id, "xx"))
        report_->add(sheet().at(Code::unknown_value, row, reference,
                                shown(id) + " cannot be a post's reference",
                                "another text: XX stands for nobody"));
      const std::uint32_t post = post_of_[row] = out_.references.add(id);
      if (post == out_.posts.size())
        out_.posts.emplace_back();
      out_.posts[post].rows.push_back(row);
    }
  }
}

void SeniorReader::leave_out(std::size_t row, std::vector<std::size_t> &rows, const char *why) {
  rows.push_back(row);
  out_.left_out.try_emplace(std::string(sheet().cell(row, reference)), why, sheet().line(row));
}

Superior SeniorReader::find_superior(std::size_t row) {
  const std::string_view value = sheet().cell(row, reports_to);
  if (is_word(value, "xx"))
    return {Superior::Kind::nobody};
  const References::Found found = out_.references.find(value);
  if (found.post == References::none || value.empty())
    return {};
  if (found.post == post_of_[row]) {
    report_->mend(sheet().at(Code::reports_to_itself, row, reports_to,
                             "the post " + shown(sheet().cell(row, reference)) + " reports to itself",
                             "its superior's reference", "the top: write XX"),
                  sheet().head(reports_to), "XX");
    return {Superior::Kind::nobody};
  }
  if (!found.hint.empty())
    mend_spelling(out_, sheet(), row, reports_to, found, *report_);
  return {Superior::Kind::post, found.post};
}

void SeniorReader::find_superiors() {
  superior_of_.resize(sheet().rows());
  std::vector<std::size_t> unknown;
  bool top = false;
  for (std::size_t row = 0; row < sheet().rows(); ++row) {
    if (post_of_[row] == References::none || sheet().misshapen(row))
      continue;
    const Superior superior = superior_of_[row] = find_superior(row);
    top = top || superior.kind == Superior::Kind::nobody;
    if (superior.kind == Superior::Kind::unknown)
      unknown.push_back(row);
    if (superior.kind != Superior::Kind::post)
      continue;
    out_.posts[post_of_[row]].reports_to = superior.post;
    out_.posts[superior.post].has_reports = true;
  }
  report_unknown(unknown, top);
}

// Where nobody is the top, and all superiors that are not there are one and the same text that is like no
// reference ('Board', 'Cabinet Secretary'), that text stands for somebody outside of the file.
void SeniorReader::report_unknown(const std::vector<std::size_t> &rows, bool top) {
  bool outside = !top && !rows.empty();
  for (const std::size_t row : rows) {
    const std::string_view value = sheet().cell(row, reports_to);
    outside = outside && value == sheet().cell(rows.front(), reports_to) &&
              !out_.left_out.contains(std::string(value)) && !out_.references.find(value).several;
  }
  for (const std::size_t row : rows) {
    const References::Found found = out_.references.find(sheet().cell(row, reports_to));
    Diagnostic fault = unknown_superior(out_, sheet(), row, reports_to, found);
    if (!outside) {
      report_->add(std::move(fault));
      continue;
    }
    fault.remedy = "reports to nobody: write XX";
    report_->mend(std::move(fault), sheet().head(reports_to), "XX");
    superior_of_[row] = {Superior::Kind::nobody};
  }
}

// A repeated reference is a job share when its rows agree in the post; else a fault that names the columns.
void SeniorReader::check_share(std::size_t index) {
  Post &post = out_.posts[index];
  const std::size_t first = post.rows.front();
  for (std::size_t i = 1; i < post.rows.size(); ++i) {
    const std::size_t row = post.rows[i];
    if (sheet().misshapen(row) || sheet().misshapen(first))
      continue;
    std::vector<Column> differing;
    for (const Column column : shared_columns)
      if (sheet().cell(row, column) != sheet().cell(first, column))
        differing.push_back(column);
    const Superior &superior = superior_of_[row];
    if (superior != superior_of_[first] || (superior.kind == Superior::Kind::unknown &&
                                            sheet().cell(row, reports_to) != sheet().cell(first, reports_to)))
      differing.push_back(reports_to);
    if (differing.empty())
      continue;
    post.conflict = true;
    std::string names;
    for (const Column column : differing)
      names += (names.empty() ? "" : ", ") + std::string(sheet().head(column));
    Diagnostic fault = sheet().at(Code::reference_conflict, row, differing.front(),
                                  "the reference " + shown_reference(post) + " stands on line " +
                                      std::to_string(sheet().line(first)) + " with another " + names,
                                  "a job share, whose rows differ only in name, pay, contact, notes and FTE");
    fault.value = sheet().cell(row, reference);
    report_->add(std::move(fault));
  }
}

void SeniorReader::check_circles() {
  std::vector<std::vector<std::uint32_t>> superiors(out_.posts.size());
  for (std::size_t post = 0; post < out_.posts.size(); ++post)
    for (const std::size_t row : out_.posts[post].rows)
      if (superior_of_[row].kind == Superior::Kind::post)
        superiors[post].push_back(superior_of_[row].post);
  for (auto &above : superiors) { // the rows of a job share name the same superior
    std::ranges::sort(above);
    above.erase(std::unique(above.begin(), above.end()), above.end());
  }
  report_cycles(out_, superiors, *report_);
}

void SeniorReader::require(std::size_t row, Column column) {
  if (sheet().cell(row, column).empty())
    report_->add(
        sheet().at(Code::missing_value, row, column, std::string(sheet().head(column)) + " is empty"));
}

void SeniorReader::fill(Post &post) {
  std::erase_if(post.rows, [this](std::size_t row) { return sheet().misshapen(row); });
  if (post.rows.empty())
    return; // a fault already, and nothing comes of the file
  const std::size_t first = post.rows.front();
  for (const std::size_t row : post.rows) {
    require(row, title);
    require(row, organisation);
    const std::string note = one_line(sheet().cell(row, notes));
    if (!note.empty() && (row == first || note != one_line(sheet().cell(first, notes))))
      post.note += (post.note.empty() ? "" : "; ") + note;
  }
  post.organisation =
      organisations_->add(sheet().cell(first, organisation), sheet().cell(first, department), sheet().file());
  fill_holder(post);
  fill_fte(post);
  fill_pay(post);
}

void SeniorReader::fill_holder(Post &post) {
  std::vector<std::string> holders;
  bool known = false;
  for (const std::size_t row : post.rows) {
    const std::string_view given = sheet().cell(row, name);
    if (says_vacant(unquoted(given)))
      continue;
    const bool disclosed = !unquoted(given).empty() && !is_placeholder(unquoted(given));
    if (!disclosed)
      undisclosed_.push_back(row);
    known = known || disclosed;
    holders.push_back(disclosed ? one_line(given) : "N/D");
    std::ranges::replace(holders.back(), ';', ','); // ';' stands between the holders of a job share
  }
  post.vacant = holders.empty();
  for (const std::string &holder : holders)
    if (known)
      post.holder += (post.holder.empty() ? "" : ";") + holder;
}

void SeniorReader::fill_fte(Post &post) {
  double sum = 0;
  for (const std::size_t row : post.rows) {
    const std::string_view cell = sheet().cell(row, senior::fte);
    const std::string what = std::string(sheet().head(senior::fte)) + " ";
    if (unquoted(cell).empty() || is_word(cell, "n/d")) {
      report_->mend(sheet().at(Code::missing_value, row, senior::fte, what + shown(cell) + " is not given",
                               "a number such as 0.5", "a post without FTE counts as 1: write 1"),
                    sheet().head(senior::fte), "1");
      sum += 1;
    } else if (const auto given = number(sheet(), row, senior::fte, *report_)) {
      if (given->value == 0)
        report_->add(sheet().at(Code::out_of_range, row, senior::fte, what + shown(cell) + " is out of range",
                                "more than 0", "leave the row out if there is no such post"));
      sum += given->value;
      post.fte = given->text;
    }
  }
  if (post.rows.size() > 1 || post.fte.empty())
    post.fte = plain(sum);
}

// Pay of 0 is how the files write a band that is not disclosed.
void SeniorReader::fill_pay(Post &post) {
  std::set<std::pair<std::string, std::string>> bands;
  for (const std::size_t row : post.rows) {
    const auto floor = number(sheet(), row, pay_floor, *report_);
    const auto ceiling = number(sheet(), row, pay_ceiling, *report_);
    const bool has_floor = floor && floor->value > 0;
    const bool has_ceiling = ceiling && ceiling->value > 0;
    if (has_floor && has_ceiling && ceiling->value < floor->value)
      report_->add(sheet().at(Code::out_of_range, row, pay_ceiling,
                              std::string(sheet().head(pay_ceiling)) + " " +
                                  shown(sheet().cell(row, pay_ceiling)) + " is below the floor",
                              "at least " + floor->text));
    const std::string band_floor = has_floor ? floor->text : std::string{};
    const std::string band_ceiling = has_ceiling ? ceiling->text : std::string{};
    if ((has_floor || has_ceiling) && bands.emplace(band_floor, band_ceiling).second) {
      post.pay_floor += (bands.size() > 1 ? ";" : "") + band_floor;
      post.pay_ceiling += (bands.size() > 1 ? ";" : "") + band_ceiling;
    }
  }
}

void SeniorReader::add_note(Code code, const std::vector<std::size_t> &rows, std::string problem) {
  if (rows.empty())
    return;
  std::vector<std::uint64_t> lines;
  for (const std::size_t row : rows)
    lines.push_back(sheet().line(row));
  report_->add(sheet().of_rows(code, rows,
                               std::to_string(rows.size()) + (rows.size() == 1 ? " row" : " rows") +
                                   std::move(problem) + (rows.size() == 1 ? ": line " : ": lines ") +
                                   listed(lines)));
}

void SeniorReader::add_notes() {
  std::ranges::sort(undisclosed_);
  add_note(Code::organogram_eliminated, eliminated_, " 'Eliminated' left out");
  add_note(Code::organogram_not_in_post, not_in_post_,
           " with reference 0 (paid, but not in a post) left out");
  add_note(Code::organogram_undisclosed, undisclosed_, " without the holder's name (N/D and the like)");
  for (const Post &post : out_.posts)
    if (post.rows.size() > 1 && !post.conflict)
      add_note(Code::organogram_job_share, post.rows,
               " are the job share " + shown_reference(post) + ", one post of " + post.fte + " FTE");
}

} // namespace

SeniorPosts read_senior(const SourceFile &source, Organisations &organisations, Report &report) {
  return SeniorReader(source, organisations, report).read();
}

} // namespace organograph::io::organogram
