// SPDX-License-Identifier: Apache-2.0
// Which rows are posts.
#include "organograph/engine/holders.hpp"
#include "organograph/engine/spelling.hpp"
#include "people/people_parts.hpp"
#include "people/people_row.hpp"
#include "tables/cell_text.hpp"
#include "tables/column_forms.hpp"
#include "tables/contacts.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

namespace organograph::io::people {

namespace {

using Means = StatusWord::Means;

std::string_view model_status(Means means) {
  switch (means) {
  case Means::filled:
    return "filled";
  case Means::vacant:
    return "vacant";
  case Means::interim:
    return "interim";
  case Means::acting:
    return "acting";
  case Means::seconded:
    return "seconded";
  default:
    return {};
  }
}

// '3', 'Level 3', '3 - Head of service'.
std::optional<std::size_t> level_in(std::string_view text) {
  const std::size_t begin = text.find_first_of("0123456789");
  if (begin > 6) // npos too
    return std::nullopt;
  std::size_t value = 0;
  const char *const last = text.data() + text.size();
  const auto [end, problem] = std::from_chars(text.data() + begin, last, value);
  if (problem != std::errc{} || value > 1000 || (end != last && *end != ' ' && *end != '-' && *end != '.'))
    return std::nullopt;
  if (end != last && *end == '.' && end + 1 != last && end[1] >= '0' && end[1] <= '9') // 1.2 of an outline
    return std::nullopt;
  return value;
}

// The level of each row as its cell says, from 1; 0: none.
std::vector<std::size_t> levels_by_column(const tables::HeadedTable &table, ImportReport &report) {
  const std::size_t column = table.has(level) ? std::size_t{level} : std::size_t{tier};
  std::vector<std::optional<std::size_t>> said(table.rows());
  for (std::size_t row = 0; row < said.size(); ++row)
    said[row] = level_in(table.cell(row, column));
  const bool from_zero = std::ranges::find(said, std::optional<std::size_t>(0)) != said.end();
  if (from_zero)
    report.note({table.grid().file(), 0, std::string(table.head(column)), "0", "level 1",
                 "levels are counted from 0: each is one more in the model"});
  std::vector<std::size_t> out(said.size(), 0);
  for (std::size_t row = 0; row < out.size(); ++row)
    if (said[row])
      out[row] = *said[row] + (from_zero ? 1 : 0);
  return out;
}

class PostMaker {
public:
  explicit PostMaker(Staff &staff) : staff_(&staff) {}

  void add_table(std::uint32_t t) {
    const tables::HeadedTable &table = staff_->tables[t];
    std::vector<std::size_t> levels = levels_by_indent(table);
    staff_->indented.push_back(!levels.empty());
    if (levels.empty())
      levels = levels_by_column(table, staff_->report);
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      if (goes_on(table, row)) {
        staff_->report.leave_out("rows that go on with the merged row above");
        continue;
      }
      if (is_guest(table, row)) {
        staff_->report.leave_out("guests of the directory, who are no staff");
        note_gone(table, row, "a guest of the directory, and no member of staff");
        staff_->gone.emplace_back(t, row);
        continue;
      }
      const Means means = status_of_row(table, row);
      if (means == Means::gone) {
        staff_->report.leave_out("rows of people or posts that are gone");
        note_gone(table, row, "the row says that it is gone");
        staff_->gone.emplace_back(t, row);
        continue;
      }
      if (has_ended(table, row)) {
        staff_->report.leave_out("rows that end before the date of the model");
        note_gone(table, row, "the row ends before the date of the model");
        staff_->gone.emplace_back(t, row);
        continue;
      }
      note_end(table, t, row);
      if (table.has(first_level))
        add_outline_row(t, row, means);
      else
        add_row(t, row, means, title_of(table, row), levels[row]);
    }
  }

  // Once a word: letters that products use mean this in one and that in another.
  void warn_unknown_statuses() const {
    for (const auto &[where, rows] : unknown_) {
      const auto &[t, word] = where;
      staff_->report.diagnostics.push_back(staff_->tables[t].at(
          Code::cell_left_blank, rows.front(), status,
          shown(without_emails(word)) + " (in " + counted(rows.size(), "row") +
              ") is no status that is known; the posts were kept, and their status is blank",
          "a word such as active, on leave, vacant, temporary, terminated",
          "write such a word where it means that somebody has left, or that nobody holds the post"));
    }
  }

  void warn_of_ends() const {
    if (ends_.empty())
      return;
    const auto &[t, row] = ends_.front();
    Diagnostic out =
        staff_->tables[t].at(Code::guessed_form, row, end,
                             counted(ends_.size(), "row") + (ends_.size() == 1 ? " has" : " have") +
                                 " an end date, and nothing says the day of the list: nobody was "
                                 "taken to have left by it");
    out.remedy = "say the day with --date: rows that ended before it are left out";
    staff_->report.diagnostics.push_back(std::move(out));
  }

private:
  // Which row was left out, by the cell that may have said so.
  void note_gone(const tables::HeadedTable &table, std::size_t row, std::string why) {
    std::size_t column = name;
    for (const std::size_t by : {std::size_t{user_type}, std::size_t{active}, std::size_t{status}})
      if (!table.cell(row, by).empty())
        column = by;
    staff_->report.note({table.grid().file(),
                         table.line(row),
                         std::string(table.head(column)),
                         tables::without_telephones(without_emails(table.cell(row, column))),
                         {},
                         std::move(why)});
  }

  // Without a day to compare with nobody is known to have left.
  void note_end(const tables::HeadedTable &table, std::uint32_t t, std::uint32_t row) {
    constexpr std::string_view never = "2100";
    const auto day = tables::date_in(table.cell(row, end), tables::DateOrder::day_first);
    if (staff_->options->date.empty() && day && *day < never)
      ends_.emplace_back(t, row);
  }

  bool has_ended(const tables::HeadedTable &table, std::size_t row) const {
    const std::string &today = staff_->options->date;
    if (today.size() != 10 || table.cell(row, end).empty())
      return false;
    const auto day = tables::date_in(table.cell(row, end), tables::DateOrder::day_first);
    const auto other = tables::date_in(table.cell(row, end), tables::DateOrder::month_first);
    return day && *day < today && (!other || *other < today);
  }

  void add_row(std::uint32_t t, std::uint32_t row, Means means, std::string text, std::size_t at_level,
               bool implied = false) {
    const tables::HeadedTable &table = staff_->tables[t];
    Post post;
    post.table = t;
    post.rows = {row};
    post.title = std::move(text);
    const bool title_says_vacant = !implied && (means == Means::vacant || means == Means::nothing) &&
                                   name_of(table, row).empty() && take_vacancy(post.title);
    if (title_says_vacant)
      means = Means::vacant;
    post.level = at_level;
    post.status = model_status(means);
    post.implied = implied;
    if (implied) {
      staff_->posts.push_back(std::move(post));
      return;
    }
    if (means != Means::vacant)
      post.holder = name_of(table, row);
    if (means == Means::unknown) {
      staff_->note(post, status, {}, "a status that is not known");
      staff_->report.leave_out("status words that are not known");
      unknown_[{t, table.cell(row, status)}].push_back(row);
    } else if (!table.cell(row, status).empty() && means != Means::nothing) {
      if (post.status != table.cell(row, status))
        staff_->note(post, status, "posts.csv status " + post.status, "what the status says");
    } else if (means == Means::vacant) {
      staff_->note(post, title_says_vacant ? title_column(table, row) : vacant_column(table, row),
                   "posts.csv status vacant",
                   title_says_vacant ? "the title says that nobody holds the post"
                                     : "the row says that nobody holds the post");
    }
    if (!post.status.empty() && means != Means::vacant && table.cell(row, status).empty() &&
        table.cell(row, shape).empty())
      staff_->note(post, name, "posts.csv status " + post.status,
                   "what stands in the place of the holder says so");
    note_holders(post);
    note_shape(post, means, table.cell(row, shape));
    if (post.title.empty() && post.holder.empty() && means != Means::vacant) {
      staff_->report.leave_out("rows without title and name");
      staff_->note(post, name, {}, "the row names neither a post nor a person");
      return;
    }
    post.organisation = plain_text(unless_none(table.cell(row, organisation)));
    post.organisation_id = unless_none(table.cell(row, organisation_id));
    if (post.title.empty()) {
      post.title = post.holder.empty() ? "Vacant post" : post.holder;
      staff_->note(post, name, "posts.csv title " + post.title, "the row has no title");
    }
    staff_->posts.push_back(std::move(post));
  }

  // 'Ann One / Bo Two' are two.
  void note_holders(const Post &post) {
    if (post.holder.find(';') != std::string::npos &&
        staff_->cell(post, name).find(';') == std::string_view::npos)
      staff_->note(post, name, "posts.csv holder " + post.holder,
                   "several people in one cell hold the post together");
  }

  void note_shape(const Post &post, Means means, std::string_view drawn) {
    if (status_of_shape(drawn) == Means::interim && means == Means::interim)
      staff_->note(post, shape, "posts.csv status interim", "the shape says so");
    else if (status_of_shape(drawn) == Means::unknown)
      staff_->note(post, shape, {}, "a shape that is not known");
  }

  // A column a level: what stands deepest is the post, and what stands before it posts above it. One path
  // is one post above, wherever its row stands; blanks before the first that is filled are as in the row
  // above.
  void add_outline_row(std::uint32_t t, std::uint32_t row, Means means) {
    const tables::HeadedTable &table = staff_->tables[t];
    std::size_t deepest = most_levels, first = 0;
    while (deepest > 0 && table.cell(row, first_level + deepest - 1).empty())
      --deepest;
    if (deepest == 0)
      return add_row(t, row, means, title_of(table, row), 0);
    while (table.cell(row, first_level + first).empty())
      ++first;
    if (t != outline_of_) {
      outline_of_ = t;
      outline_.fill({});
      places_.clear();
    }
    for (std::size_t l = first; l < deepest; ++l) {
      const std::string_view text = table.cell(row, first_level + l);
      if (text != outline_[l] || l + 1 == deepest)
        std::fill(outline_.begin() + static_cast<std::ptrdiff_t>(l) + 1, outline_.end(), std::string_view());
      outline_[l] = text;
      if (l + 1 == deepest)
        place(l, t, row, means, first);
      else if (!text.empty() && !places_.contains(path(l)))
        place(l, t, row, Means::nothing, first, true);
    }
  }

  std::string path(std::size_t l) const {
    std::string out;
    for (std::size_t above = 0; above <= l; ++above)
      out += std::string(outline_[above]) + '\n';
    return out;
  }

  void place(std::size_t l, std::uint32_t t, std::uint32_t row, Means means, std::size_t first,
             bool implied = false) {
    std::vector<std::uint32_t> &same = places_[path(l)];
    add_row(t, row, means, plain_text(outline_[l]), l + 1, implied);
    Post &post = staff_->posts.back();
    std::size_t above = l;
    while (above > 0 && outline_[above - 1].empty())
      --above;
    if (above > 0) {
      const std::vector<std::uint32_t> &posts = places_[path(above - 1)];
      post.above_is_unclear =
          posts.size() > 1 && above > first; // the row names it, and several are called so
      post.above = posts.empty() || post.above_is_unclear ? nobody : posts.back();
    }
    if (same.size() == 1 && !implied && staff_->posts[same.front()].implied) { // its own row, at last
      staff_->posts[same.front()] = std::move(post);
      staff_->posts.pop_back();
    } else {
      same.push_back(static_cast<std::uint32_t>(staff_->posts.size() - 1));
    }
  }

  Staff *staff_;
  std::uint32_t outline_of_ = nobody;
  std::array<std::string_view, most_levels> outline_ = {};
  std::unordered_map<std::string, std::vector<std::uint32_t>> places_; // by path: the posts of that place
  std::map<std::pair<std::uint32_t, std::string_view>, std::vector<std::uint32_t>> unknown_; // table, word
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends_;                                // table, row
};

// Rooms and accounts of services have no title where people do.
void warn_of_rows_without_titles(Staff &staff) {
  std::size_t count = 0;
  const Post *first = nullptr;
  for (const Post &post : staff.posts)
    if (!post.implied && !post.holder.empty() && post.title == post.holder &&
        title_of(staff.table(post), staff.first_row(post)).empty() && !staff.table(post).has(first_level)) {
      ++count;
      first = first == nullptr ? &post : first;
    }
  if (count == 0 || count == staff.posts.size())
    return;
  Diagnostic out =
      staff.at(*first, Code::guessed_form, name,
               counted(count, "row") + (count == 1 ? " has no title and was" : " have no title and were") +
                   " called by the name alone, while other rows have one");
  out.remedy = "leave out what is no post, such as a room or the account of a service; give others a title";
  staff.report.diagnostics.push_back(std::move(out));
}

// The column with the titles has a head that is not known.
void warn_of_names_as_titles(Staff &staff) {
  if (staff.posts.size() < 2 || !std::ranges::all_of(staff.posts, [](const Post &post) {
        return !post.holder.empty() && post.title == post.holder;
      }))
    return;
  Diagnostic out = staff.at(staff.posts.front(), Code::guessed_form, name,
                            "no row has a title: the title of each post is its holder's name");
  out.remedy = "name the column of the titles with --map";
  staff.report.diagnostics.push_back(std::move(out));
}

} // namespace

bool Staff::has(std::size_t column) const {
  return std::ranges::any_of(tables, [&](const tables::HeadedTable &table) { return table.has(column); });
}

std::vector<std::string_view> Staff::cells(std::size_t column) const {
  std::vector<std::string_view> out;
  for (const Post &post : posts)
    for (const std::uint32_t row : post.rows)
      if (const std::string_view cell = table(post).cell(row, column); !cell.empty())
        out.push_back(cell);
  return out;
}

void Staff::note(const Post &post, std::size_t column, std::string became, std::string why) {
  const tables::HeadedTable &of = table(post);
  std::string read = without_emails(cell(post, column));
  if (column >= name && column <= other_title) // identifiers may look like telephone numbers
    read = tables::without_telephones(read);
  report.note({of.grid().file(), of.line(first_row(post)), std::string(of.head(column)), std::move(read),
               without_emails(became), std::move(why)});
}

Diagnostic Staff::at(const Post &post, Code code, std::size_t column, std::string problem) const {
  Diagnostic out = table(post).at(code, first_row(post), column, std::move(problem));
  out.value = without_emails(out.value);
  return out;
}

void make_posts(Staff &staff) {
  PostMaker maker(staff);
  for (std::uint32_t t = 0; t < staff.tables.size(); ++t)
    maker.add_table(t);
  maker.warn_unknown_statuses();
  maker.warn_of_ends();
  warn_of_names_as_titles(staff);
  warn_of_rows_without_titles(staff);
  warn_of_pairs(staff);
}

} // namespace organograph::io::people
