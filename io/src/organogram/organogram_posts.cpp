// SPDX-License-Identifier: Apache-2.0
// Which rows of the senior tables are posts, and which rows are one post.
#include "organogram/organogram_parts.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>

namespace organograph::io::organogram {

namespace {

using namespace senior; // the names of the columns

class RowSorter {
public:
  RowSorter(SeniorPosts &seniors, Report &report) : out_(&seniors), report_(&report) {
    for (RowsByTable *rows : {&eliminated_, &not_in_post_, &remarks_})
      rows->resize(sheet().tables());
  }

  void sort() {
    out_->post_of.assign(sheet().rows(), References::none);
    for (std::size_t row = 0; row < sheet().rows(); ++row)
      sort_row(row);
    note_rows(sheet(), eliminated_, Code::organogram_eliminated, " 'Eliminated' left out", *report_);
    note_rows(sheet(), not_in_post_, Code::organogram_not_in_post,
              has_blank_ ? " with reference 0 or none (paid, but not in a post) left out"
                         : " with reference 0 (paid, but not in a post) left out",
              *report_);
  }

private:
  const Return &sheet() const { return *out_->sheet; }

  void sort_row(std::size_t row) {
    const std::string_view id = sheet().cell(row, reference);
    if (is_remark(row))
      return leave_out(row, remarks_, "", "a remark, or padding: nothing says that there is a post");
    if (says_eliminated(sheet().cell(row, name)) || says_eliminated(sheet().cell(row, title)))
      return leave_out(row, eliminated_, "is Eliminated", "the post is no more");
    const bool blank = unquoted(id).empty();
    const bool not_in_post = is_word(id, "0") || (blank && says_not_in_post(sheet().cell(row, title)));
    has_blank_ = has_blank_ || (blank && not_in_post);
    if (not_in_post)
      return leave_out(row, not_in_post_, "is somebody not in a post", "somebody who is paid and in no post");
    if (blank) {
      if (!sheet().misshapen(row))
        report_->add(sheet().at(Code::missing_value, row, reference,
                                std::string(sheet().head(row, reference)) + " is empty"));
      return;
    }
    if (is_word(id, "xx"))
      report_->add(sheet().at(Code::unknown_value, row, reference,
                              shown(id) + " cannot be a post's reference",
                              "another text: XX stands for nobody"));
    const std::uint32_t post = out_->post_of[row] = out_->references.add(id, sheet().table_of(row));
    if (post == out_->posts.size())
      out_->posts.emplace_back();
    out_->posts[post].rows.push_back(row);
  }

  // 'Rows below are taken from the March return' in the first column; cells that a form fills in ahead.
  bool is_remark(std::size_t row) const {
    const std::string_view id = sheet().cell(row, reference);
    if (sheet().misshapen(row) || (!id.empty() && id.find(' ') == std::string_view::npos))
      return false;
    const auto given = {name, title, organisation, department, reports_to, senior::fte};
    return std::ranges::all_of(given, [&](Column column) { return sheet().cell(row, column).empty(); });
  }

  void leave_out(std::size_t row, RowsByTable &rows, const char *why, const char *said) {
    rows[sheet().table_of(row)].push_back(row);
    const std::string_view id = sheet().cell(row, reference);
    if (*why != '\0' && !id.empty())
      out_->left_out.try_emplace(folded_reference(id), why, row);
    const bool by_name = says_eliminated(sheet().cell(row, name));
    report_->to->note(sheet().entry(row, by_name ? name : reference, {}, said));
    report_->to->leave_out(&rows == &eliminated_    ? "posts that are no more"
                           : &rows == &not_in_post_ ? "people in no post"
                                                    : "remarks and padding");
  }

  SeniorPosts *out_;
  Report *report_;
  RowsByTable eliminated_, not_in_post_, remarks_;
  bool has_blank_ = false; // reference of somebody not in a post
};

// Two rows of one reference in two tables.
class ClashSettler {
public:
  ClashSettler(SeniorPosts &seniors, Report &report) : seniors_(&seniors), report_(&report) {
    joined_.resize(sheet().tables());
    kept_apart_.resize(sheet().tables());
  }

  void settle() {
    for (std::uint32_t post = 0; post < seniors_->posts.size(); ++post) {
      const std::size_t row = seniors_->posts[post].rows.front();
      const auto same = seniors_->references.same(sheet().cell(row, reference));
      if (same.front() != post)
        settle(post, row, same);
    }
    note_rows(sheet(), joined_, Code::organogram_same_post,
              " of posts that stand in another file too left out", *report_);
    note_rows(sheet(), kept_apart_, Code::organogram_kept_apart,
              " with a reference that another organisation has too: they are called 'organisation/reference'",
              *report_);
  }

private:
  const Return &sheet() const { return *seniors_->sheet; }

  void settle(std::uint32_t post, std::size_t row, std::span<const std::uint32_t> same) {
    const std::string own = tables::slug(organisation_of(*seniors_, row));
    std::uint32_t of_organisation = References::none;
    for (const std::uint32_t other : same) {
      if (other >= post)
        break;
      if (seniors_->counts(other) &&
          tables::slug(organisation_of(*seniors_, seniors_->posts[other].rows.front())) == own)
        of_organisation = other;
    }
    if (of_organisation == References::none)
      return keep_apart(post, row, own);
    const std::size_t there = seniors_->posts[of_organisation].rows.front();
    for (const Column column : {title, unit})
      if (!alike(sheet().cell(row, column), sheet().cell(there, column)))
        return contradict(row, there, column);
    seniors_->references.join(post, of_organisation);
    for (const std::size_t joined : seniors_->posts[post].rows) {
      joined_[sheet().table_of(joined)].push_back(joined);
      report_->to->note(sheet().entry(
          joined, reference, {}, "the post stands in " + sheet().file(there) + ", " + sheet().place(there)));
      report_->to->leave_out("posts that stand in another file too");
    }
  }

  void keep_apart(std::uint32_t post, std::size_t row, const std::string &organisation) {
    const std::string text = organisation + "/" + seniors_->references.text(post);
    if (!seniors_->references.rename(post, text)) {
      report_->add(sheet().at(Code::reference_conflict, row, reference,
                              "another file has the reference too, and " + shown(text) + " is taken",
                              "references that differ"));
      return;
    }
    kept_apart_[sheet().table_of(row)].push_back(row);
    report_->to->note(sheet().entry(row, reference, "posts.csv post_id " + text,
                                    "a post of another organisation has this reference"));
  }

  void contradict(std::size_t row, std::size_t there, Column column) {
    Diagnostic fault =
        sheet().at(Code::reference_conflict, row, column,
                   "the reference " + shown(sheet().cell(row, reference)) + " stands on " +
                       sheet().place(there) + " with another " + std::string(sheet().head(row, column)),
                   "one post, or references that differ");
    fault.value = sheet().cell(row, reference);
    report_->add(std::move(fault));
  }

  SeniorPosts *seniors_;
  Report *report_;
  RowsByTable joined_, kept_apart_;
};

// Columns of two rows in which they contradict each other.
std::vector<Column> contradictions(const SeniorPosts &seniors, std::size_t first, std::size_t row) {
  const Return &sheet = *seniors.sheet;
  std::vector<Column> out;
  if (!alike(sheet.cell(row, title), sheet.cell(first, title)))
    out.push_back(title);
  if (tables::slug(organisation_of(seniors, row)) != tables::slug(organisation_of(seniors, first)))
    out.push_back(organisation);
  if (!alike(sheet.cell(row, unit), sheet.cell(first, unit)))
    out.push_back(unit);
  const Superior &superior = seniors.superior_of[row];
  if (superior != seniors.superior_of[first] ||
      (superior.kind == Superior::Kind::unknown &&
       sheet.cell(row, reports_to) != sheet.cell(first, reports_to)))
    out.push_back(reports_to);
  return out;
}

} // namespace

void note_rows(const Return &sheet, const RowsByTable &tables, Code code, const std::string &problem,
               Report &report) {
  for (const std::vector<std::size_t> &rows : tables)
    if (!rows.empty())
      report.add(sheet.of_rows(code, rows, counted(rows.size(), "row") + problem + ": " + sheet.lines(rows)));
}

std::string_view organisation_of(const SeniorPosts &seniors, std::size_t row) {
  const Return &sheet = *seniors.sheet;
  for (const Column column : {organisation, department})
    if (const std::string_view cell = sheet.cell(row, column); !says_no_organisation(cell))
      return cell;
  return seniors.default_organisation[sheet.table_of(row)];
}

void sort_rows(SeniorPosts &seniors, Report &report) {
  RowSorter(seniors, report).sort();
}

void settle_clashes(SeniorPosts &seniors, Report &report) {
  if (seniors.sheet->tables() > 1)
    ClashSettler(seniors, report).settle();
}

void check_share(SeniorPosts &seniors, std::uint32_t index, Report &report) {
  const Return &sheet = *seniors.sheet;
  Post &post = seniors.posts[index];
  const std::size_t first = post.rows.front();
  for (std::size_t i = 1; i < post.rows.size(); ++i) {
    const std::size_t row = post.rows[i];
    if (sheet.misshapen(row) || sheet.misshapen(first))
      continue;
    const std::vector<Column> differing = contradictions(seniors, first, row);
    if (differing.empty())
      continue;
    post.conflict = true;
    std::string names;
    for (const Column column : differing)
      names += (names.empty() ? "" : ", ") + std::string(sheet.head(row, column));
    Diagnostic fault = sheet.at(Code::reference_conflict, row, differing.front(),
                                "the reference " + shown(sheet.cell(first, reference)) + " stands on " +
                                    sheet.lines(std::array{first}) + " with another " + names,
                                "a job share, whose rows agree in title, unit, organisation and superior");
    fault.value = sheet.cell(row, reference);
    report.add(std::move(fault));
  }
}

} // namespace organograph::io::organogram
