// SPDX-License-Identifier: Apache-2.0
// Whom each post reports to, in its own return or in that of another organisation.
#include "organogram/organogram_parts.hpp"

#include <algorithm>

namespace organograph::io::organogram {

namespace {

using namespace senior; // the names of the columns

class LineFinder {
public:
  LineFinder(SeniorPosts &seniors, Report &report)
      : out_(&seniors), report_(&report), unknown_(seniors.sheet->tables()), tops_(seniors.sheet->tables()) {}

  void find() {
    out_->superior_of.resize(sheet().rows());
    for (std::size_t row = 0; row < sheet().rows(); ++row)
      if (out_->post_of[row] != References::none && !sheet().misshapen(row))
        find_of(row);
    for (std::size_t table = 0; table < unknown_.size(); ++table)
      report_unknown(unknown_[table], tops_[table]);
    for (std::size_t row = 0; row < sheet().rows(); ++row)
      if (out_->post_of[row] != References::none && out_->superior_of[row].kind == Superior::Kind::post)
        take(row);
    for (const Post &post : out_->posts)
      if (post.reports_to)
        out_->posts[*post.reports_to].has_reports = true;
  }

private:
  const Return &sheet() const { return *out_->sheet; }

  void find_of(std::size_t row) {
    const Superior superior = out_->superior_of[row] = superior_of(row);
    const std::size_t table = sheet().table_of(row);
    if (superior.kind == Superior::Kind::nobody)
      ++tops_[table];
    if (superior.kind == Superior::Kind::unknown)
      unknown_[table].push_back(row);
  }

  Superior superior_of(std::size_t row) {
    const std::string_view value = sheet().cell(row, reports_to);
    if (is_word(value, "xx"))
      return {Superior::Kind::nobody};
    if (unquoted(value).empty())
      return {};
    References::Found found = out_->references.find(value, sheet().table_of(row));
    if (found.post == References::none && !found.several && !is_left_out(value))
      found = found_by_name(*out_, value);
    if (found.post == References::none)
      return {};
    if (found.post == out_->post(row))
      return reports_to_itself(row);
    if (!found.hint.empty())
      mend_spelling(*out_, sheet(), row, reports_to, found, *report_);
    if (found.elsewhere && out_->references.table(found.post) != sheet().table_of(row))
      report_->to->note(
          sheet().entry(row, reports_to, "posts.csv reports_to " + out_->references.text(found.post),
                        "the post is in " + sheet().file(out_->posts[found.post].rows.front())));
    return {Superior::Kind::post, found.post};
  }

  bool is_left_out(std::string_view value) const { return out_->left_out.contains(folded_reference(value)); }

  Superior reports_to_itself(std::size_t row) {
    report_->mend(sheet().at(Code::reports_to_itself, row, reports_to,
                             "the post " + shown(sheet().cell(row, reference)) + " reports to itself",
                             "its superior's reference", "the top: write XX"),
                  sheet().head(row, reports_to), "XX");
    return {Superior::Kind::nobody};
  }

  // Where nobody is the top, and all superiors that are not there are one and the same text that is like no
  // reference ('Board', 'Cabinet Secretary'), that text stands for somebody outside of the file.
  void report_unknown(const std::vector<std::size_t> &rows, std::size_t tops) {
    bool outside = tops == 0 && !rows.empty();
    for (const std::size_t row : rows) {
      const std::string_view value = sheet().cell(row, reports_to);
      outside = outside && value == sheet().cell(rows.front(), reports_to) && !is_left_out(value) &&
                !out_->references.find(value, sheet().table_of(row)).several;
    }
    for (const std::size_t row : rows) {
      const References::Found found =
          out_->references.find(sheet().cell(row, reports_to), sheet().table_of(row));
      Diagnostic fault = unknown_superior(*out_, sheet(), row, reports_to, found);
      if (!outside) {
        report_->add(std::move(fault));
        continue;
      }
      fault.remedy = "reports to nobody: write XX";
      report_->mend(std::move(fault), sheet().head(row, reports_to), "XX");
      out_->superior_of[row] = {Superior::Kind::nobody};
    }
  }

  // A post that stands in two files may be the top of its own and have its superior in the other's.
  void take(std::size_t row) {
    const std::uint32_t post = out_->post(row), superior = out_->superior_of[row].post;
    if (post == superior)
      return; // an agency's post that a ministry's file shows below its twin
    std::optional<std::uint32_t> &to = out_->posts[post].reports_to;
    if (to && *to != superior && out_->post_of[row] != post)
      report_->add(sheet().at(Code::reference_conflict, row, reports_to,
                              "the post " + shown(out_->references.text(post)) + " has another superior in " +
                                  sheet().file(out_->posts[post].rows.front()) + ": " +
                                  shown(out_->references.text(*to)),
                              "one superior"));
    to = superior;
  }

  SeniorPosts *out_;
  Report *report_;
  RowsByTable unknown_;
  std::vector<std::size_t> tops_;
};

} // namespace

void find_superiors(SeniorPosts &seniors, Report &report) {
  LineFinder(seniors, report).find();
}

} // namespace organograph::io::organogram
