// SPDX-License-Identifier: Apache-2.0
// What the rows of a senior post say of it.
#include "organogram/organogram_parts.hpp"
#include "organograph/engine/holders.hpp"
#include "tables/cell_text.hpp"
#include "tables/contacts.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

namespace organograph::io::organogram {

namespace {

using namespace senior; // the names of the columns

class SeniorReader {
public:
  SeniorReader(const Returns &returns, Organisations &organisations, Report &report)
      : organisations_(&organisations), report_(&report) {
    out_.sheet = &returns.seniors;
    const std::size_t tables = sheet().tables();
    for (RowsByTable *rows : {&undisclosed_, &pay_words_, &of_department_})
      rows->resize(tables);
    out_.default_organisation.assign(tables, only_organisation(returns.juniors));
  }

  SeniorPosts read() && {
    sort_rows(out_, *report_);
    settle_clashes(out_, *report_);
    name_posts();
    find_superiors(out_, *report_);
    for (std::uint32_t post = 0; post < out_.posts.size(); ++post)
      if (out_.counts(post)) {
        check_share(out_, post, *report_);
        fill(out_.posts[post]);
      }
    report_cycles(out_, *report_);
    add_notes();
    return std::move(out_);
  }

private:
  const Return &sheet() const { return *out_.sheet; }

  static std::string only_organisation(const Return &juniors);
  void name_posts();
  void fill(Post &post);
  void fill_organisation(Post &post);
  void fill_holder(Post &post);
  void fill_fte(Post &post);
  std::optional<double> fte_of(std::size_t row, Post &post);
  void fill_pay(Post &post);
  std::string pay(std::size_t row, Column column);
  std::string every(const Post &post, Column column) const;
  void drop_repeated_rows(Post &post);
  void require(std::size_t row, Column column);
  void add_notes();
  void note_missing_columns();

  Organisations *organisations_;
  Report *report_;
  SeniorPosts out_;
  RowsByTable undisclosed_, pay_words_, of_department_;
};

// A return that names no organisation is of the one that its junior posts are of.
std::string SeniorReader::only_organisation(const Return &juniors) {
  std::string_view only;
  for (std::size_t row = 0; row < juniors.rows(); ++row)
    for (const std::size_t column : {junior::organisation, junior::department}) {
      const std::string_view name = juniors.cell(row, column);
      if (says_no_organisation(name))
        continue;
      if (!only.empty() && !alike(only, name))
        return std::string(organisation_not_named);
      only = name;
      break;
    }
  return std::string(only.empty() ? organisation_not_named : only);
}

// Only by what one post alone is called: of a title that thousands have nobody is meant.
void SeniorReader::name_posts() {
  std::unordered_map<std::string, std::size_t> titles, holders;
  const auto holder_of = [this](std::size_t row) {
    const std::string_view holder = sheet().cell(row, name);
    return is_placeholder(holder) ? std::string_view() : holder;
  };
  for (std::uint32_t post = 0; post < out_.posts.size(); ++post) {
    const std::size_t row = out_.posts[post].rows.front();
    titles[tables::folded(sheet().cell(row, title))] += out_.counts(post) ? 1U : 0U;
    holders[tables::folded(holder_of(row))] += out_.counts(post) ? 1U : 0U;
  }
  for (std::uint32_t post = 0; post < out_.posts.size(); ++post) {
    const std::size_t row = out_.posts[post].rows.front();
    if (!out_.counts(post))
      continue;
    const std::string_view post_title = sheet().cell(row, title), holder = holder_of(row);
    out_.names.add(post, sheet().cell(row, reference), {},
                   holders[tables::folded(holder)] == 1 ? holder : std::string_view(),
                   titles[tables::folded(post_title)] == 1 ? post_title : std::string_view());
  }
}

void SeniorReader::require(std::size_t row, Column column) {
  if (sheet().cell(row, column).empty())
    report_->add(
        sheet().at(Code::missing_value, row, column, std::string(sheet().head(row, column)) + " is empty"));
}

void SeniorReader::fill(Post &post) {
  std::erase_if(post.rows, [this](std::size_t row) { return sheet().misshapen(row); });
  if (post.rows.empty())
    return; // a fault already, and nothing comes of the file
  if (!post.conflict)
    drop_repeated_rows(post);
  for (const std::size_t row : post.rows)
    require(row, title);
  post.grade = every(post, grade);
  post.profession = every(post, profession);
  post.function = every(post, senior::function);
  post.region = every(post, region);
  post.note = tables::without_contacts(every(post, notes));
  fill_organisation(post);
  fill_holder(post);
  fill_fte(post);
  fill_pay(post);
}

// A person who stands twice in all respects is one person, and no job share with himself.
void SeniorReader::drop_repeated_rows(Post &post) {
  if (post.rows.size() < 2)
    return;
  const auto row_text = [this](std::size_t row) {
    std::string out;
    for (std::size_t column = 0; column < senior_fields().size(); ++column)
      out += std::string(sheet().cell(row, column)) + '\n';
    return out;
  };
  std::set<std::string> seen;
  std::erase_if(post.rows, [&](std::size_t row) {
    if (is_placeholder(sheet().cell(row, name)) || unquoted(sheet().cell(row, name)).empty())
      return false;
    if (seen.insert(row_text(row)).second)
      return false;
    report_->add(sheet().at(Code::organogram_guessed, row, reference,
                            "the row of " + shown(sheet().cell(row, reference)) +
                                " stands twice with the same holder, and was taken once"));
    return true;
  });
}

// What the rows say, each once: 'SCS2; SCS1A'.
std::string SeniorReader::every(const Post &post, Column column) const {
  std::vector<std::string> said;
  for (const std::size_t row : post.rows) {
    std::string text = tables::one_line(sheet().cell(row, column));
    if (!text.empty() && std::ranges::find(said, text) == said.end())
      said.push_back(std::move(text));
    if (said.size() > 100)
      break; // no job share; every further row would be compared with all
  }
  std::string out;
  for (const std::string &text : said)
    out += (out.empty() ? "" : "; ") + text;
  return out;
}

void SeniorReader::fill_organisation(Post &post) {
  const std::size_t first = post.rows.front();
  const std::string_view given = organisation_of(out_, first);
  const std::string_view own = sheet().cell(first, organisation);
  if (sheet().has(first, organisation) && says_no_organisation(own)) {
    if (says_no_organisation(sheet().cell(first, department)))
      report_->add(sheet().at(Code::missing_value, first, organisation,
                              std::string(sheet().head(first, organisation)) +
                                  (own.empty() ? " is empty" : " " + shown(own) + " is none")));
    else
      of_department_[sheet().table_of(first)].push_back(first);
  }
  const std::string_view above = sheet().cell(first, department);
  post.organisation = organisations_->add(given, says_no_organisation(above) ? std::string_view() : above,
                                          sheet().file(first));
}

void SeniorReader::fill_holder(Post &post) {
  std::vector<std::string> holders;
  bool known = false;
  for (const std::size_t row : post.rows) {
    const std::string_view given = sheet().cell(row, name);
    if (says_unfilled(given)) {
      report_->to->note(sheet().entry(row, name, "posts.csv: nobody", "it says vacant"));
      continue;
    }
    const bool disclosed = !unquoted(given).empty() && !is_placeholder(unquoted(given));
    if (!disclosed) {
      undisclosed_[sheet().table_of(row)].push_back(row);
      report_->to->note(sheet().entry(row, name, "posts.csv: a holder who is not named", "no name is given"));
    }
    known = known || disclosed;
    holders.push_back(disclosed ? tables::one_line(given) : "N/D");
    std::ranges::replace(holders.back(), ';', ','); // ';' stands between the holders of a job share
  }
  post.vacant = holders.empty();
  for (const std::string &holder : holders)
    if (known)
      post.holder += (post.holder.empty() ? "" : ";") + holder;
}

void SeniorReader::fill_fte(Post &post) {
  if (!sheet().has(post.rows.front(), senior::fte))
    return; // blank is 1, and counted as such
  double sum = 0;
  for (const std::size_t row : post.rows)
    sum += fte_of(row, post).value_or(0);
  if (post.rows.size() > 1 || post.fte.empty())
    post.fte = plain(sum);
}

std::optional<double> SeniorReader::fte_of(std::size_t row, Post &post) {
  const std::string_view cell = sheet().cell(row, senior::fte);
  const std::string head(sheet().head(row, senior::fte)), what = head + " " + shown(cell);
  if (says_nothing(cell)) {
    report_->mend(sheet().at(Code::missing_value, row, senior::fte, what + " is not given",
                             "a number such as 0.5", "a post without FTE counts as 1: write 1"),
                  head, "1");
    return 1;
  }
  const auto given = number(sheet(), row, senior::fte, *report_);
  if (!given)
    return std::nullopt;
  if (given->value > 0) {
    post.fte = given->text;
    return given->value;
  }
  Diagnostic fault = sheet().at(Code::out_of_range, row, senior::fte, what + " is out of range",
                                "more than 0", "leave the row out if there is no such post");
  if (!post.vacant) {
    report_->add(std::move(fault));
    return std::nullopt;
  }
  fault.remedy = "a vacant post counts as 1: write 1";
  report_->mend(std::move(fault), head, "1");
  return 1;
}

// Pay of 0 is how the files write a band that is not disclosed. No measure uses the pay of a senior post:
// what is no amount is left out and said.
std::string SeniorReader::pay(std::size_t row, Column column) {
  const std::string_view cell = sheet().cell(row, column);
  if (unquoted(cell).empty())
    return {};
  const auto amount = parsed_amount(cell);
  if (!amount) {
    auto &rows = pay_words_[sheet().table_of(row)];
    if (rows.empty() || rows.back() != row)
      rows.push_back(row);
    report_->to->note(sheet().entry(row, column, {}, "no amount; no measure uses the pay of a senior post"));
  }
  return amount && amount->value > 0 ? amount->text : std::string();
}

void SeniorReader::fill_pay(Post &post) {
  std::set<std::pair<std::string, std::string>> bands;
  for (const std::size_t row : post.rows) {
    std::string floor = pay(row, pay_floor), ceiling = pay(row, pay_ceiling);
    if (!floor.empty() && !ceiling.empty() && parsed_amount(ceiling)->value < parsed_amount(floor)->value) {
      report_->add(sheet().at(Code::cell_left_blank, row, pay_ceiling,
                              std::string(sheet().head(row, pay_ceiling)) + " " +
                                  shown(sheet().cell(row, pay_ceiling)) + " is below the floor " + floor +
                                  "; both were left empty"));
      floor.clear();
      ceiling.clear();
    }
    if ((!floor.empty() || !ceiling.empty()) && bands.emplace(floor, ceiling).second) {
      post.pay_floor += (bands.size() > 1 ? ";" : "") + floor;
      post.pay_ceiling += (bands.size() > 1 ? ";" : "") + ceiling;
    }
  }
}

void SeniorReader::note_missing_columns() {
  for (std::size_t table = 0; table < sheet().tables(); ++table) {
    const tables::HeadedTable &of = sheet().table(table);
    const auto guess = [&](std::string problem) {
      report_->to->note({of.grid().file(), of.grid().line(of.head_row()), {}, {}, {}, problem});
      report_->add({Code::organogram_guessed,
                    of.grid().file(),
                    of.grid().line(of.head_row()),
                    0,
                    {},
                    std::move(problem),
                    {},
                    {},
                    of.grid().sheet()});
    };
    if (of.rows() == 0)
      continue;
    if (!of.has(senior::fte))
      guess("there is no column FTE: each post counts as 1");
    if (of.has(organisation))
      continue;
    if (of.has(department))
      guess("there is no column Organisation: the parent department was taken");
    else
      guess("there is no column Organisation: " + shown(out_.default_organisation[table]) + " was taken");
  }
}

void SeniorReader::add_notes() {
  for (RowsByTable *tables : {&undisclosed_, &pay_words_, &of_department_})
    for (std::vector<std::size_t> &rows : *tables)
      std::ranges::sort(rows); // they were found post by post
  note_missing_columns();
  note_rows(sheet(), of_department_, Code::organogram_guessed,
            " without an organisation; the parent department was taken", *report_);
  note_rows(sheet(), pay_words_, Code::organogram_pay_words, " whose pay is no amount and was left empty",
            *report_);
  note_rows(sheet(), undisclosed_, Code::organogram_undisclosed,
            " without the holder's name (N/D and the like)", *report_);
  for (const Post &post : out_.posts) {
    if (post.rows.size() < 2 || post.conflict)
      continue;
    const std::string reference_text = shown(sheet().cell(post.rows[0], reference));
    report_->add(sheet().of_rows(Code::organogram_job_share, post.rows,
                                 counted(post.rows.size(), "row") + " are the job share " + reference_text +
                                     ", one post of " + (post.fte.empty() ? "1" : post.fte) +
                                     " FTE: " + sheet().lines(post.rows)));
    for (const std::size_t row : post.rows)
      report_->to->note(
          sheet().entry(row, reference, "one post of " + counted(post.rows.size(), "row"), "a job share"));
  }
}

} // namespace

SeniorPosts read_senior(const Returns &returns, Organisations &organisations, Report &report) {
  return SeniorReader(returns, organisations, report).read();
}

} // namespace organograph::io::organogram
