// SPDX-License-Identifier: Apache-2.0
// Rows of several people without names: staff groups.
#include "organograph/engine/spelling.hpp"
#include "people/people_amounts.hpp"
#include "people/people_row.hpp"
#include "tables/column_forms.hpp"

#include <algorithm>
#include <charconv>

namespace organograph::io::people {

namespace {

constexpr double most_of_one = 1.5; // FTE of a row above which it is of several

double fte_in(const std::string &text) {
  double out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

class Groups {
public:
  Groups(Staff &staff, Amounts &amounts)
      : staff_(&staff), amounts_(&amounts), has_reports_(staff.posts.size(), false) {
    for (const Post &post : staff.posts) {
      if (post.line.kind == Line::Kind::known)
        has_reports_[post.line.post] = true;
      for (const std::uint32_t to : post.dotted)
        has_reports_[to] = true;
    }
  }

  void take(std::uint32_t p) {
    Post &post = staff_->posts[p];
    if (post.implied || post.same_as != nobody || !post.serves.empty())
      return;
    const double said = several_of_row(staff_->table(post), staff_->first_row(post));
    const double fte = fte_in(amounts_->fte[p]);
    if (said < 2 && fte <= most_of_one)
      return;
    const bool is_named = !post.holder.empty() || !post.holder_id.empty();
    if (is_named) {
      if (post.rows.size() == 1 && post.holder.find(';') == std::string::npos && fte > most_of_one)
        tell(post, of_one_);
      return;
    }
    if (post.status == "vacant")
      return tell(post, vacant_);
    if (has_reports_[p] || post.line.kind != Line::Kind::known)
      return tell(post, kept_);
    post.is_group = true;
    if (amounts_->fte[p].empty()) {
      amounts_->fte[p] = tables::plain_number(said);
      tell(post, counted_);
    }
    if (amounts_->is_salary[p] && !amounts_->cost[p].empty()) {
      amounts_->cost[p].clear();
      Diagnostic out =
          staff_->at(post, Code::cell_left_blank, salary,
                     "the row is of several people, and the pay may be of one or of all; it was taken "
                     "as blank");
      out.remedy = "call the column 'Total cost' where it is of all of them";
      staff_->report.diagnostics.push_back(std::move(out));
    }
    tell(post, groups_);
    staff_->note(post, fte_column(post), "staff_groups.csv " + post.id,
                 "several people without names: a staff group");
  }

  void warn() {
    warn(groups_, " read as a staff group: several people without names",
         " read as staff groups: several people without names",
         "give each post a row of its own where they are to be posts");
    warn(counted_, " of several people without FTE was counted with as many FTE as people",
         " of several people without FTE were counted with as many FTE as people",
         "give the list a column FTE");
    warn(of_one_, " names one person and has more than 1.5 FTE: it stays one post",
         " name one person each and have more than 1.5 FTE: they stay one post each",
         "leave the name out where several people are meant, or correct the FTE");
    warn(vacant_, " is vacant and of several: it stays one post",
         " are vacant and of several: each stays one post", "give each vacant post a row of its own");
    warn(kept_, " is of several people, and has reports or no known manager: it stays one post",
         " are of several people, and have reports or no known manager: each stays one post",
         "give each post a row of its own, or name the manager of the group");
  }

private:
  struct Rows {
    std::size_t count = 0;
    const Post *first = nullptr;
  };

  static void tell(const Post &post, Rows &rows) {
    ++rows.count;
    rows.first = rows.first == nullptr ? &post : rows.first;
  }

  std::size_t fte_column(const Post &post) const {
    return staff_->cell(post, fte).empty() && staff_->table(post).has(headcount) ? std::size_t{headcount}
                                                                                 : std::size_t{fte};
  }

  void warn(const Rows &rows, std::string_view one, std::string_view several, std::string remedy) {
    if (rows.count == 0)
      return;
    const bool is_read = &rows == &groups_;
    Diagnostic out =
        staff_->at(*rows.first, Code::guessed_form, fte_column(*rows.first),
                   counted(rows.count, "row") + (is_read ? (rows.count == 1 ? " was" : " were") : "") +
                       std::string(rows.count == 1 ? one : several));
    out.remedy = std::move(remedy);
    staff_->report.diagnostics.push_back(std::move(out));
  }

  Staff *staff_;
  Amounts *amounts_;
  std::vector<bool> has_reports_;
  Rows groups_, counted_, of_one_, vacant_, kept_;
};

} // namespace

double several_of_row(const tables::HeadedTable &table, std::size_t row) {
  const std::string_view holder = table.cell(row, name);
  const auto unnamed = unnamed_several(holder);
  if (!unnamed && !name_of(table, row).empty())
    return 0;
  const auto count = tables::number_in(table.cell(row, headcount), {});
  if (count && *count >= 2)
    return *count;
  return unnamed.value_or(0);
}

void find_groups(Staff &staff, Amounts &amounts) {
  Groups groups(staff, amounts);
  for (std::uint32_t p = 0; p < staff.posts.size(); ++p)
    groups.take(p);
  groups.warn();
}

} // namespace organograph::io::people
