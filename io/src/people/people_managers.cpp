// SPDX-License-Identifier: Apache-2.0
// Whom a post reports to, where columns name managers.
#include "organograph/engine/spelling.hpp"
#include "people/people_numbers.hpp"
#include "people/people_parts.hpp"
#include "tables/cell_text.hpp"
#include "tables/contacts.hpp"
#include "tables/folded.hpp"
#include "tables/person_names.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace organograph::io::people {

namespace {

using tables::PersonNames;

constexpr std::array by_columns = {manager_position_id, manager_id, manager_email, manager_name, manager};

// Where several of them are named in one cell; a comma last, as it also parts names.
constexpr std::array<std::string_view, 8> between = {";", "\n", "|", " / ", " & ", " and ", " + ", ","};

class Managers {
public:
  explicit Managers(Staff &staff) : staff_(&staff) {
    people_.reserve(staff.posts.size());
    for (std::uint32_t p = 0; p < staff.posts.size(); ++p)
      add(p);
    joint_ = std::ranges::any_of(staff.posts, [](const Post &post) { return post.same_as != nobody; });
    numbers_ = numbers_of_managers(staff);
    for (const auto &[t, row] : staff.gone) {
      const tables::HeadedTable &table = staff.tables[t];
      gone_.add(0, table.cell(row, employee_id), tables::email_in(table.cell(row, email)),
                table.cell(row, name), {});
      gone_.add(0, table.cell(row, position_id), table.cell(row, login), {}, {});
      gone_.add(0, table.cell(row, other_id), {}, {}, {});
    }
  }

  void find_line(std::uint32_t post) {
    Post &of = staff_->posts[post];
    bool named = false;
    for (const std::size_t column : by_columns) {
      const std::string_view text = manager_in(staff_->cell(of, column));
      if (text.empty())
        continue;
      if (text == unknown_manager) {
        of.line.kind = of.line.kind == Line::Kind::none ? Line::Kind::unknown : of.line.kind;
        continue;
      }
      const Named found = named_in(text, column, of);
      if (found.post == nobody) {
        if (!named)
          unknown_ = found.missing.empty() ? Missing{text, found.candidates, column} : found.missing.front();
        named = true;
        for (const std::uint32_t further : found.further)
          add_dotted(post, further);
        continue;
      }
      if (of.line.kind != Line::Kind::known)
        take(post, column, found);
      else if (of.line.post != found.post && found.post != post)
        warn_differ(of, column, found.post);
    }
    if (of.line.kind == Line::Kind::none && named && !is_own_manager_)
      leave_unknown(of);
    is_own_manager_ = false;
    compare_sharers(post);
  }

  void find_dotted(std::uint32_t post) {
    Post &of = staff_->posts[post];
    const std::string_view text = manager_in(staff_->cell(of, dotted_manager));
    if (text.empty() || text == unknown_manager)
      return;
    const Named found = named_in(text, dotted_manager, of);
    if (found.post == nobody && found.missing.empty())
      warn_further(of, {text, found.candidates, dotted_manager});
    for (const Missing &missing : found.missing)
      warn_further(of, missing);
    if (found.post != nobody)
      add_dotted(post, found.post);
    for (const std::uint32_t further : found.further)
      add_dotted(post, further);
  }

private:
  struct Match {
    std::uint32_t post = nobody;
    PersonNames::By by = PersonNames::By::identifier;
    bool exact = true;
    std::vector<std::uint32_t> candidates; ///< where none is chosen
  };
  struct Missing {
    std::string_view text; ///< a cell, or a part of one
    std::vector<std::uint32_t> candidates;
    std::size_t column = manager;
  };
  struct Named {
    std::uint32_t post = nobody;
    PersonNames::By by = PersonNames::By::identifier;
    bool exact = true;
    std::vector<std::uint32_t> candidates, further;
    std::vector<Missing> missing; ///< parts that are nobody; if `post` is nobody the line's is the first
  };

  void add(std::uint32_t row_of) {
    const Post &post = staff_->posts[row_of];
    const std::uint32_t p = post.same_as == nobody ? row_of : post.same_as;
    if (post.implied) {
      people_.add(p, {}, {}, {}, post.title);
      return;
    }
    if (post.numbered_apart)
      people_.add(p, post.id, {}, {}, {});
    const tables::HeadedTable &table = staff_->table(post);
    const std::string_view position = table.cell(post.rows.front(), position_id);
    if (!position.empty())
      positions_.add(p, position, {}, unless_placeholder(table.cell(post.rows.front(), name)), {});
    if (const std::string bare = title_without_joint(post.title); !bare.empty())
      people_.add(p, {}, {}, {}, bare);
    people_.add(p, table.has(employee_id) || table.has(other_id) ? std::string_view{} : position, {}, {},
                post.title);
    for (const std::uint32_t row : post.rows) {
      const std::string_view first = table.cell(row, first_name), last = table.cell(row, last_name);
      people_.add(p, table.cell(row, employee_id), {}, {}, {});
      for (const std::string_view address : tables::parts_of(table.cell(row, email)))
        people_.add(p, {}, tables::email_in(address), {}, {});
      people_.add(p, table.cell(row, other_id), table.cell(row, login), table.cell(row, other_name), {});
      for (const std::string_view holder : persons_in(unless_placeholder(table.cell(row, name)))) {
        people_.add(p, {}, {}, holder, {});
        if (!status_behind(holder).empty())
          people_.add(p, {}, {}, without_status(holder), {});
      }
      if (!first.empty() && !last.empty())
        people_.add(p, {}, {}, std::string(first) + ' ' + std::string(last), {});
    }
  }

  Match matched(const PersonNames &among, std::string_view text, const Post &of) const {
    PersonNames::Found found = among.find(text);
    Match out{nobody, found.by, found.exact, std::move(found.posts)};
    if (joint_) { // a joint post is known by the words of each of its rows
      std::ranges::sort(out.candidates);
      out.candidates.erase(std::ranges::unique(out.candidates).begin(), out.candidates.end());
    }
    const auto is_own = [&](std::uint32_t post) {
      const Post &other = staff_->posts[post];
      return other.organisation_id == of.organisation_id ||
             std::ranges::find(other.serves, of.organisation_id, &Serves::id) != other.serves.end();
    };
    const bool by_number = found.by == PersonNames::By::identifier ||
                           (found.by == PersonNames::By::name_and_identifier && !found.exact);
    if (by_number && std::ranges::any_of(out.candidates, is_own))
      std::erase_if(out.candidates, [&](std::uint32_t post) { return !is_own(post); });
    if (out.candidates.size() != 1)
      return out;
    // The number of another organisation, which may be anybody's of its own.
    const Post &only = staff_->posts[out.candidates.front()];
    const bool is_foreign = by_number && !is_own(out.candidates.front()) && of.numbered_apart &&
                            only.numbered_apart && text != only.id;
    if (!is_foreign)
      out.post = out.candidates.front();
    return out;
  }

  Match looked_up(std::string_view text, std::size_t column, const Post &of) const {
    const NumbersOf numbers = column == manager_id ? numbers_[of.table] : NumbersOf::people;
    const bool of_positions = column == manager_position_id || numbers == NumbersOf::positions;
    Match first = matched(of_positions ? positions_ : people_, text, of);
    if (first.post != nobody)
      return column == manager || numbers == NumbersOf::either
                 ? unless_position_of_another(std::move(first), text, of)
                 : first;
    Match second = matched(of_positions ? people_ : positions_, text, of);
    if (numbers == NumbersOf::positions && second.by == PersonNames::By::identifier)
      return first; // an employee who happens to have the number
    return second.post != nobody || first.candidates.empty() ? second : first;
  }

  // '1' under Manager is an employee's number or a position's, where both number alike.
  Match unless_position_of_another(Match found, std::string_view text, const Post &of) const {
    if (found.by != PersonNames::By::identifier)
      return found;
    Match other = matched(positions_, text, of);
    if (other.post == nobody || other.post == found.post || other.by != found.by)
      return found;
    if (other.exact == found.exact) {
      found.candidates = {found.post, other.post};
      found.post = nobody;
    }
    return other.exact && !found.exact ? other : found;
  }

  Named named_in(std::string_view text, std::size_t column, const Post &of) const {
    const Match whole = looked_up(text, column, of);
    if (whole.post != nobody)
      return {whole.post, whole.by, whole.exact, {}, {}, {}};
    Named out;
    out.candidates = whole.candidates;
    if (!whole.candidates.empty())
      return out;
    for (const std::string_view sign : between)
      if (text.find(sign) != std::string_view::npos)
        if (Named parts = named_in_parts(text, sign, column, of);
            parts.post != nobody || !parts.further.empty())
          return parts;
    return out;
  }

  // Where each part is somebody: half of a name may be another's. No name has a ';' or a line end, nor an
  // identifier inside: there, those that are known are kept.
  Named named_in_parts(std::string_view text, std::string_view sign, std::size_t column,
                       const Post &of) const {
    const bool parts_no_name = sign == ";" || sign == "\n" || sign == "|";
    Named out;
    bool by_identifiers = true, is_first = true;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find(sign, at), text.size());
      const std::string_view part = without_blanks(text.substr(at, end - at));
      at = end + sign.size();
      if (part.empty())
        continue;
      const Match found = looked_up(part, column, of);
      if (found.post == nobody) {
        out.missing.push_back({part, found.candidates, column});
      } else {
        by_identifiers = by_identifiers && found.by == PersonNames::By::identifier && found.exact;
        if (is_first)
          out = {found.post, found.by, found.exact, {}, {}, {}};
        else
          out.further.push_back(found.post);
      }
      is_first = false;
    }
    const bool some_known = parts_no_name || by_identifiers;
    return out.missing.empty() || some_known ? out : Named{};
  }

  void take(std::uint32_t post, std::size_t column, const Named &found) {
    Post &of = staff_->posts[post];
    for (const std::uint32_t further : found.further)
      add_dotted(post, further);
    for (const Missing &missing : found.missing)
      warn_further(of, missing);
    if (!found.further.empty())
      staff_->note(of, column, "posts.csv reports_to, reporting_lines.csv dotted",
                   "several managers: the first is the line, the others are dotted");
    if (found.post == post) {
      is_own_manager_ = true;
      staff_->note(of, column, "posts.csv reports_to, empty", "its own manager: a top");
      return;
    }
    of.line = {Line::Kind::known, found.post, false};
    if (found.by == PersonNames::By::identifier && found.exact)
      return;
    constexpr std::array<std::string_view, 5> words = {"identifier", "e-mail", "name", "name and identifier",
                                                       "title"};
    staff_->note(of, column, "posts.csv reports_to " + staff_->posts[found.post].id,
                 "by " + std::string(words[static_cast<std::size_t>(found.by)]) +
                     (found.exact                               ? ""
                      : found.by == PersonNames::By::identifier ? ", apart from case, zeros in front and '.0'"
                                                                : ", apart from case, accents and signs"));
  }

  // Rows of one position may name other managers than the first does.
  void compare_sharers(std::uint32_t post) {
    const Post &of = staff_->posts[post];
    if (of.line.kind != Line::Kind::known)
      return;
    const tables::HeadedTable &table = staff_->table(of);
    for (std::size_t i = 1; i < of.rows.size(); ++i)
      for (const std::size_t column : by_columns) {
        const std::string_view text = manager_in(table.cell(of.rows[i], column));
        const std::uint32_t other =
            text.empty() || text == unknown_manager ? nobody : named_in(text, column, of).post;
        if (other == nobody || other == post)
          continue;
        if (other != of.line.post) {
          Diagnostic out = table.at(Code::managers_differ, of.rows[i], column,
                                    "the row says " + shown(staff_->posts[other].id) +
                                        ", and the row above of the same position " +
                                        shown(staff_->posts[of.line.post].id) + ", which was taken");
          out.value = without_emails(out.value);
          staff_->report.diagnostics.push_back(std::move(out));
        }
        break;
      }
  }

  void add_dotted(std::uint32_t post, std::uint32_t to) {
    Post &of = staff_->posts[post];
    if (to != post && std::ranges::find(of.dotted, to) == of.dotted.end())
      of.dotted.push_back(to);
  }

  std::string listed(const std::vector<std::uint32_t> &posts) const {
    constexpr std::size_t most = 10;
    std::string out;
    for (std::size_t i = 0; i < std::min(most, posts.size()); ++i) {
      const Post &post = staff_->posts[posts[i]];
      out += (i == 0                  ? ""
              : i + 1 == posts.size() ? " or "
                                      : ", ") +
             shown_bare(post.id) + " (" +
             (staff_->tables.size() > 1 ? staff_->table(post).grid().file() + ", " : std::string()) +
             "line " + std::to_string(staff_->table(post).line(staff_->first_row(post))) + ")";
    }
    return posts.size() > most ? out + " or " + std::to_string(posts.size() - most) + " more" : out;
  }

  void warn_further(const Post &of, const Missing &missing) {
    staff_->report.diagnostics.push_back(staff_->at(
        of, missing.candidates.empty() ? Code::manager_not_found : Code::manager_ambiguous, missing.column,
        "the further manager " + shown(without_emails(missing.text)) +
            (missing.candidates.empty() ? " is none of the file's rows"
                                        : " may be " + listed(missing.candidates)) +
            "; the line is left out"));
    staff_->report.leave_out("further lines whose manager is not known");
  }

  void leave_unknown(Post &of) {
    of.line = {Line::Kind::unknown, nobody, false};
    const auto &[text, candidates, column] = unknown_;
    const bool strict = staff_->options->strict;
    const Code code = strict               ? Code::unknown_manager
                      : candidates.empty() ? Code::manager_not_found
                                           : Code::manager_ambiguous;
    const std::string read = shown(without_emails(text));
    const bool gone = candidates.empty() && !gone_.find(text).posts.empty();
    const std::string none =
        gone ? " stands in a row that was left out as gone, or as a guest" : " is none of the file's rows";
    Diagnostic out =
        staff_->at(of, code, column,
                   "the manager " + read + (candidates.empty() ? none : " may be " + listed(candidates)) +
                       (strict ? "" : "; it is not known"));
    if (!candidates.empty() && column == manager_id && numbers_[of.table] == NumbersOf::either)
      out.remedy = "the numbers are of posts and of people: call the column Manager Position ID or Manager "
                   "Employee ID";
    if (const std::string head = unread_.head_with(*staff_, of.table, text);
        candidates.empty() && !head.empty())
      out.remedy = "the column " + shown(head) +
                   " has it, and is not read: if it is the number of posts say so with "
                   "--map (a row 'position_id," +
                   head + "')";
    staff_->report.diagnostics.push_back(std::move(out));
    staff_->note(of, column, "posts.csv reports_to ?",
                 candidates.empty() ? "the manager is none of the rows"
                                    : "the manager may be one of several");
  }

  void warn_differ(const Post &of, std::size_t column, std::uint32_t other) {
    const Post &taken = staff_->posts[of.line.post];
    staff_->report.diagnostics.push_back(
        staff_->at(of, Code::managers_differ, column,
                   shown(staff_->table(of).head(column)) + " says " + shown(staff_->posts[other].id) +
                       ", and a column before it " + shown(taken.id) + ", which was taken"));
  }

  Staff *staff_;
  PersonNames people_, positions_, gone_;
  std::vector<NumbersOf> numbers_; // by table
  bool joint_ = false;
  UnreadCells unread_;
  Missing unknown_;
  bool is_own_manager_ = false;
};

} // namespace

void find_managers(Staff &staff) {
  std::vector<bool> has_managers(staff.tables.size(), false);
  for (const Post &post : staff.posts)
    if (!has_managers[post.table])
      has_managers[post.table] = std::ranges::any_of(
          by_columns, [&](std::size_t column) { return !staff.cell(post, column).empty(); });
  if (std::ranges::find(has_managers, true) != has_managers.end()) {
    Managers managers(staff);
    for (std::uint32_t p = 0; p < staff.posts.size(); ++p) {
      managers.find_line(p);
      managers.find_dotted(p);
    }
  }
  infer_lines_from_levels(staff, has_managers);
  settle_joint_posts(staff);
  warn_of_tops(staff);
}

} // namespace organograph::io::people
