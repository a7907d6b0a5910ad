// SPDX-License-Identifier: Apache-2.0
// A post that the lists of several organisations show is one post, which serves all of them.
#include "organograph/engine/spelling.hpp"
#include "people/people_parts.hpp"
#include "people/people_row.hpp"
#include "tables/cell_text.hpp"
#include "tables/contacts.hpp"
#include "tables/folded.hpp"
#include "tables/person_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace organograph::io::people {

namespace {

constexpr std::array<std::string_view, 2> joint_words = {"joint", "shared"};
constexpr std::size_t most_compared = 16; // posts that may be one; nobody could tell more of them apart

std::vector<std::string> words_of_title(std::string_view title) {
  std::vector<std::string> out = {""};
  for (const char c : title) {
    const bool is_sign = std::string_view(" \t\n()[]{}-/,:;&.").find(c) != std::string_view::npos;
    if (is_sign && !out.back().empty())
      out.emplace_back();
    else if (!is_sign)
      out.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (out.back().empty())
    out.pop_back();
  return out;
}

bool is_joint_word(std::string_view word) {
  return std::ranges::find(joint_words, word) != joint_words.end();
}

// 'Joint Chief Executive', 'Director (shared)', 'Head of Law - joint post'; not 'Joint Commissioning
// Manager', whose work is joint, nor 'Shared Services Manager'.
bool title_says_joint(std::string_view title) {
  const std::vector<std::string> words = words_of_title(title);
  constexpr std::array<std::string_view, 14> ranks = {
      "chief",     "director",  "head",    "executive", "assistant", "deputy", "managing",
      "corporate", "strategic", "interim", "service",   "post",      "role",   "monitoring"};
  const auto is_rank = [&](std::string_view word) { return std::ranges::find(ranks, word) != ranks.end(); };
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (!is_joint_word(words[w]))
      continue;
    const bool in_brackets =
        title.find('(') != std::string_view::npos || title.find('[') != std::string_view::npos;
    if (w + 1 == words.size()
            ? w > 0
            : (w == 0 && is_rank(words[1])) || words[w + 1] == "post" || words[w + 1] == "role" ||
                  (w > 0 && words[w + 1] == "with") || (w > 0 && in_brackets && is_rank(words[w + 1])))
      return true;
  }
  return false;
}

// Without what says that it is joint: by it posts of two lists are compared.
std::string words_without_joint(std::string_view title) {
  std::string out;
  const bool joint = title_says_joint(title);
  for (const std::string &word : words_of_title(title))
    if (!joint || (!is_joint_word(word) && word != "post" && word != "role"))
      out += (out.empty() ? "" : " ") + word;
  return out;
}

enum class Said : std::uint8_t { nothing, yes, no };

Said column_says(const Staff &staff, const Post &post) {
  const std::string_view cell = unless_none(staff.cell(post, joint));
  if (cell.empty())
    return Said::nothing;
  return yes_or_no(cell) == false ? Said::no : Said::yes;
}

class JointPosts {
public:
  explicit JointPosts(Staff &staff) : staff_(&staff) {}

  void find() {
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_person;
    std::map<std::string, std::vector<std::uint32_t>> by_title; // warnings are in its order
    const bool several = std::ranges::any_of(staff_->posts, [&](const Post &post) {
      return !post.implied && post.organisation_id != staff_->posts.front().organisation_id;
    });
    for (std::uint32_t p = 0; p < staff_->posts.size(); ++p) {
      const Post &post = staff_->posts[p];
      if (post.implied)
        continue;
      if (several)
        by_title[words_without_joint(post.title)].push_back(p);
      if (is_one_person(post))
        by_person[post.holder].push_back(p);
    }
    for (const auto &[key, posts] : by_title)
      if (posts.size() > 1)
        find_among(posts);
    for (const Post &post : staff_->posts) // in the order of rows
      if (const auto at = by_person.find(post.holder); at != by_person.end() && at->second.size() > 1) {
        warn_of_two_posts(at->second);
        by_person.erase(at);
      }
    const std::map<std::string, std::string> organisations = organisations_by_name();
    for (std::uint32_t p = 0; p < staff_->posts.size(); ++p)
      take_column(p, organisations);
    warn_of_titles();
  }

private:
  enum class Same : std::uint8_t { no, asked, yes };

  static bool is_one_person(const Post &post) {
    return !post.holder.empty() && post.holder.find(';') == std::string::npos;
  }

  // What is said of both; `several`: another row of one of the organisations has the title too.
  Same compared(const Post &a, const Post &b) const {
    const Said a_says = column_says(*staff_, a), b_says = column_says(*staff_, b);
    if (a_says == Said::no || b_says == Said::no)
      return Same::no;
    const bool a_joint = a_says == Said::yes || title_says_joint(a.title);
    const bool b_joint = b_says == Said::yes || title_says_joint(b.title);
    const bool same_person = !a.holder.empty() && tables::folded(a.holder) == tables::folded(b.holder);
    if (!same_person) {
      if (!a_joint && !b_joint)
        return Same::no;
      const bool nobody_named = a.holder.empty() && b.holder.empty();
      return nobody_named && a_joint && b_joint ? Same::yes
             : a_joint && b_joint               ? Same::asked
             : nobody_named                     ? Same::asked
                                                : Same::no;
    }
    const std::string_view a_number = unless_placeholder(staff_->cell(a, employee_id)),
                           b_number = unless_placeholder(staff_->cell(b, employee_id));
    const bool other_number = !a_number.empty() && !b_number.empty() && a_number != b_number;
    const std::string_view a_mail = tables::email_in(staff_->cell(a, email)),
                           b_mail = tables::email_in(staff_->cell(b, email));
    const bool same_mail = !a_mail.empty() && a_mail == b_mail;
    return a_joint || b_joint || same_mail || !other_number ? Same::yes : Same::asked;
  }

  // Posts under one title: those of one person, and those that are said to be joint with those that name
  // nobody.
  void find_among(const std::vector<std::uint32_t> &posts) {
    std::map<std::string, std::vector<std::uint32_t>> by_holder;
    std::vector<std::uint32_t> joint_ones, may_be_joint;
    for (const std::uint32_t p : posts) {
      const Post &post = staff_->posts[p];
      const bool says = title_says_joint(post.title) || column_says(*staff_, post) == Said::yes;
      if (says)
        joint_ones.push_back(p);
      if (says || post.holder.empty())
        may_be_joint.push_back(p);
      if (!post.holder.empty())
        by_holder[tables::folded(post.holder)].push_back(p);
    }
    for (const auto &[holder, same] : by_holder) {
      if (are_too_many(same))
        continue;
      for (std::size_t i = 0; i < same.size(); ++i)
        for (std::size_t j = i + 1; j < same.size(); ++j)
          find_one(same[i], same[j], same);
    }
    if (joint_ones.empty() || are_too_many(may_be_joint))
      return;
    for (const std::uint32_t a : joint_ones)
      for (const std::uint32_t b : may_be_joint)
        if (a < b || std::ranges::find(joint_ones, b) == joint_ones.end())
          find_one(std::min(a, b), std::max(a, b), may_be_joint);
  }

  bool are_too_many(const std::vector<std::uint32_t> &posts) const {
    if (posts.size() <= most_compared)
      return false;
    warn(staff_->posts[posts.front()],
         "and " + counted(posts.size() - 1, "more row") +
             " may be joint posts of each other; each was read as a post of its own",
         "write yes under a head 'Joint post', and the holder, in the rows that are one post");
    return true;
  }

  void find_one(std::uint32_t a, std::uint32_t b, const std::vector<std::uint32_t> &posts) {
    const Post &first = staff_->posts[a], &other = staff_->posts[b];
    if (first.same_as != nobody || other.same_as != nobody || other.organisation_id == first.organisation_id)
      return;
    const Same same = compared(first, other);
    if (same == Same::yes && are_only(posts, a, b))
      join(a, b);
    else if (same != Same::no && asked_.insert({a, b}).second)
      ask(a, b);
  }

  // Several posts of one organisation under one title, without other holders, cannot be told apart.
  bool are_only(const std::vector<std::uint32_t> &posts, std::uint32_t a, std::uint32_t b) const {
    return std::ranges::none_of(posts, [&](std::uint32_t each) {
      if (each == a || each == b)
        return false;
      const Post &third = staff_->posts[each];
      return (third.organisation_id == staff_->posts[a].organisation_id ||
              third.organisation_id == staff_->posts[b].organisation_id) &&
             third.same_as == nobody && compared(staff_->posts[a], third) != Same::no;
    });
  }

  void join(std::uint32_t a, std::uint32_t b) {
    Post &post = staff_->posts[a];
    Post &other = staff_->posts[b];
    if (std::ranges::any_of(post.serves,
                            [&](const Serves &each) { return each.id == other.organisation_id; }))
      return ask(a, b);
    if (post.serves.empty())
      post.serves.push_back({post.organisation_id, a});
    post.serves.push_back({other.organisation_id, b});
    other.same_as = a;
    staff_->note(other, job_title, "post_shares.csv " + other.organisation_id,
                 "the post of " + line_of(post) + ": one joint post");
    warn(other,
         "is one joint post with that of " + line_of(post) + ": " +
             (post.holder.empty() ? "both titles say so" : "the same person under the same title"),
         "where they are two posts write no under a head 'Joint post' in both rows");
  }

  void ask(std::uint32_t a, std::uint32_t b) {
    warn(staff_->posts[b],
         "may be one joint post with that of " + line_of(staff_->posts[a]) + "; they were read as two posts",
         "write yes under a head 'Joint post' and the same holder in both rows where it is one, no where "
         "they are "
         "two");
  }

  // One person under two titles, in two organisations, or twice in the files of one.
  void warn_of_two_posts(const std::vector<std::uint32_t> &posts) {
    for (std::size_t i = 0; i + 1 < posts.size(); ++i) {
      const Post &a = staff_->posts[posts[i]], &b = staff_->posts[posts[i + 1]];
      if (a.same_as != nobody || b.same_as != nobody)
        continue;
      if (words_without_joint(a.title) == words_without_joint(b.title)) {
        const std::string_view a_number = unless_placeholder(staff_->cell(a, employee_id)),
                               b_number = unless_placeholder(staff_->cell(b, employee_id));
        if (a.organisation_id == b.organisation_id && (a_number.empty() || a_number == b_number))
          warn(b, "names the person and the title of " + line_of(a) + " again; they were read as two posts",
               "leave one out; where they are of two organisations, give the list a column Council");
        continue;
      }
      const bool joint_said = title_says_joint(a.title) || title_says_joint(b.title) ||
                              column_says(*staff_, a) == Said::yes || column_says(*staff_, b) == Said::yes;
      if (a.organisation_id != b.organisation_id && joint_said)
        ask(posts[i], posts[i + 1]);
    }
  }

  // organisation_id by it and by what names are compared by.
  std::map<std::string, std::string> organisations_by_name() const {
    std::map<std::string, std::string> out;
    for (const Post &post : staff_->posts)
      if (out.insert_or_assign(post.organisation_id, post.organisation_id).second)
        out.emplace(organisation_id_of(post.organisation), post.organisation_id);
    return out;
  }

  // 'Shared with: Beta', 'Joint post: yes' of a post that one list alone shows.
  void take_column(std::uint32_t p, const std::map<std::string, std::string> &organisations) {
    Post &post = staff_->posts[p];
    if (post.implied || post.same_as != nobody || !post.serves.empty() ||
        column_says(*staff_, post) != Said::yes)
      return;
    const std::string_view cell = unless_none(staff_->cell(post, joint));
    std::string with = "?";
    if (!yes_or_no(cell)) {
      auto at = organisations.find(std::string(cell));
      if (at == organisations.end())
        at = organisations.find(organisation_id_of(cell));
      if (at != organisations.end() && at->second != post.organisation_id)
        with = at->second;
    }
    post.serves = {{post.organisation_id, p}, {with, nobody}};
    staff_->note(post, joint, "post_shares.csv " + with,
                 with == "?" ? "shared with an organisation that no row is of" : "shared with it");
  }

  // Titles that one list alone shows: with whom they are shared it does not say.
  void warn_of_titles() const {
    std::size_t count = 0;
    const Post *first = nullptr;
    for (const Post &post : staff_->posts)
      if (!post.implied && post.same_as == nobody && post.serves.empty() && title_says_joint(post.title) &&
          column_says(*staff_, post) != Said::no) {
        ++count;
        first = first == nullptr ? &post : first;
      }
    if (count > 0)
      warn(*first,
           (count > 1 ? "and " + counted(count - 1, "more row") + " have titles that say"
                      : "has a title that says") +
               " joint or shared, and no other list shows the post: it was read as of one organisation",
           "write the other organisation, or yes, under a head 'Joint post' where it is joint, no where it "
           "is not");
  }

  std::string line_of(const Post &post) const {
    return shown(post.title) + " in " + staff_->table(post).grid().file() + ", line " +
           std::to_string(staff_->table(post).line(staff_->first_row(post)));
  }

  void warn(const Post &post, const std::string &problem, std::string remedy) const {
    const std::size_t column = title_column(staff_->table(post), staff_->first_row(post));
    Diagnostic out = staff_->at(post, Code::guessed_form, column, "the row " + problem);
    out.remedy = std::move(remedy);
    staff_->report.diagnostics.push_back(std::move(out));
  }

  Staff *staff_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> asked_;
};

} // namespace

std::string title_without_joint(std::string_view title) {
  return title_says_joint(title) ? words_without_joint(title) : std::string();
}

void find_joint_posts(Staff &staff) {
  JointPosts(staff).find();
}

} // namespace organograph::io::people
