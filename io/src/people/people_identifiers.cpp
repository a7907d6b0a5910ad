// SPDX-License-Identifier: Apache-2.0
// Which column the posts are called by, and rows that are one post.
#include "organograph/engine/spelling.hpp"
#include "people/people_parts.hpp"
#include "tables/cell_text.hpp"
#include "tables/folded.hpp"
#include "tables/person_names.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace organograph::io::people {

namespace {

std::string_view identifier_in(const Staff &staff, const Post &post, std::size_t column) {
  const std::string_view text = unless_placeholder(staff.cell(post, column));
  return text == "?" ? std::string_view{} : text;
}

std::size_t filled_in(const Staff &staff, std::size_t column) {
  return static_cast<std::size_t>(std::ranges::count_if(
      staff.posts, [&](const Post &post) { return !identifier_in(staff, post, column).empty(); }));
}

// The first that every row has, or else the one that most have.
std::optional<std::size_t> key_column(const Staff &staff) {
  std::optional<std::size_t> best;
  std::size_t most = 0;
  for (const std::size_t column : {position_id, employee_id, other_id}) {
    const std::size_t filled = filled_in(staff, column);
    if (filled > most) {
      best = column;
      most = filled;
    }
  }
  return best;
}

void add_to_list(std::string &list, std::string_view text) {
  list += (list.empty() ? "" : ";") + std::string(text);
}

bool are_apart(const Post &a, const Post &b) {
  return a.organisation_id != b.organisation_id &&
         (a.table != b.table || (!a.organisation.empty() && !b.organisation.empty()));
}

// Rows of one position are people who share it; those of other files, or of other organisations, are not.
void join_sharers(Staff &staff) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> known;
  std::vector<Post> joined;
  joined.reserve(staff.posts.size());
  std::vector<std::uint32_t> moved; // where each is now
  for (Post &post : staff.posts) {
    std::vector<std::size_t> none;
    const std::string_view id = identifier_in(staff, post, position_id);
    std::vector<std::size_t> &same = id.empty() ? none : known[id];
    const auto at = std::ranges::find_if(same, [&](std::size_t other) {
      return joined[other].table == post.table && !are_apart(joined[other], post);
    });
    if (at == same.end()) {
      same.push_back(joined.size());
      moved.push_back(static_cast<std::uint32_t>(joined.size()));
      joined.push_back(std::move(post));
      continue;
    }
    moved.push_back(static_cast<std::uint32_t>(*at));
    Post &of = joined[*at];
    staff.note(post, position_id, "posts.csv holder", "shares the position of the rows above");
    of.rows.push_back(post.rows.front());
    if (!post.holder.empty())
      add_to_list(of.holder, post.holder);
    if (of.status == "vacant" && post.status != "vacant")
      of.status = post.status;
  }
  for (Post &post : joined)
    post.above = post.above == nobody ? nobody : moved[post.above];
  staff.posts = std::move(joined);
}

void warn_prefixed(Staff &staff, const Post &post, const Post &other, std::size_t column,
                   const std::string &id) {
  staff.report.diagnostics.push_back(staff.at(post, Code::identifiers_prefixed, column,
                                              "the organisations " + shown(other.organisation_id) + " and " +
                                                  shown(post.organisation_id) + " both have " + shown(id) +
                                                  ": their identifiers are read as " +
                                                  shown_bare(other.organisation_id + '-' + id) + " and " +
                                                  shown_bare(post.organisation_id + '-' + id)));
}

// Before rows are joined: a row a person. is_key: put_organisations_before() warns.
SharedNumbers shared_numbers(Staff &staff, bool is_key) {
  SharedNumbers out;
  std::unordered_map<std::string_view, const Post *> known;
  std::vector<std::string_view> of_others;
  for (const Post &post : staff.posts) {
    const std::string_view number = identifier_in(staff, post, employee_id);
    if (number.empty() || post.status == "vacant")
      continue;
    const auto [at, added] = known.try_emplace(number, &post);
    if (added || !are_apart(post, *at->second))
      continue;
    if (!post.holder.empty() && tables::folded(post.holder) == tables::folded(at->second->holder)) {
      out.of_one_person.emplace(number);
      continue;
    }
    if (of_others.empty() && !is_key)
      warn_prefixed(staff, post, *at->second, employee_id, std::string(number));
    of_others.push_back(number);
    out.organisations.insert({post.organisation_id, at->second->organisation_id});
  }
  for (const std::string_view number : of_others)
    out.of_one_person.erase(std::string(number));
  return out;
}

// Organisations number by themselves: where two use the same identifiers each gets its own before them.
void put_organisations_before(Staff &staff, std::size_t key) {
  std::unordered_map<std::string_view, const Post *> known;
  std::set<std::string, std::less<>> organisations;
  for (const Post &post : staff.posts) {
    const std::string_view id = identifier_in(staff, post, key);
    const auto [at, added] = known.try_emplace(id, &post);
    const bool is_joint = post.same_as != nobody && &staff.posts[post.same_as] == at->second;
    if (id.empty() || added || is_joint || !are_apart(post, *at->second))
      continue;
    if (organisations.empty())
      warn_prefixed(staff, post, *at->second, key, std::string(id));
    organisations.insert({post.organisation_id, at->second->organisation_id});
  }
  for (Post &post : staff.posts) {
    post.numbered_apart = organisations.contains(post.organisation_id) ||
                          staff.numbers.organisations.contains(post.organisation_id);
    if (post.id.empty() || !organisations.contains(post.organisation_id))
      continue;
    post.id.insert(0, post.organisation_id + '-');
    staff.note(post, key, "posts.csv post_id " + post.id, "other organisations use the same identifiers");
  }
}

// As many as holders, or none: half of a list would give them to others.
void give_holder_ids(Staff &staff) {
  for (Post &post : staff.posts) {
    if (post.implied)
      continue;
    const std::size_t holders =
        post.holder.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(post.holder, ';')) + 1;
    std::vector<std::string> ids;
    for (const std::uint32_t row : post.rows)
      for (const std::string_view id : tables::parts_of(staff.table(post).cell(row, employee_id)))
        if (!unless_placeholder(id).empty())
          ids.emplace_back(id);
    if (post.status == "vacant" || (ids.size() != holders && holders > 0) || (holders == 0 && ids.size() > 1))
      continue;
    for (const std::string &id : ids) {
      const std::string number = staff.number_of(post, id);
      add_to_list(post.holder_id, number);
      if (number != id)
        staff.note(post, employee_id, "posts.csv holder_id " + number,
                   "other organisations use the same numbers");
    }
  }
}

// A column of the table whose cells differ in all rows: of two assignments of one person, the number of each.
std::string head_that_tells_apart(const tables::HeadedTable &table) {
  for (const std::size_t column : table.unknown_columns()) {
    std::set<std::string_view> seen;
    std::size_t row = 0;
    while (row < table.rows() && !table.cell_of_column(row, column).empty() &&
           table.cell_of_column(row, column).find_first_of("0123456789") != std::string_view::npos &&
           seen.insert(table.cell_of_column(row, column)).second)
      ++row;
    if (row == table.rows())
      return std::string(table.head_of_column(column));
  }
  return {};
}

// What mends two rows of one identifier in one file.
std::string remedy_of_two_rows(const Staff &staff, const Post &post, const Post &before, std::size_t column) {
  const tables::HeadedTable &table = staff.table(post);
  const bool one_person = column == employee_id && !post.holder.empty() && post.holder == before.holder;
  if (column != employee_id)
    return "give each row an identifier of its own, or leave out the row that is not meant";
  const std::string head = head_that_tells_apart(table);
  return std::string(one_person ? "where the person has two assignments (posts), " : "") +
         (head.empty() ? "add a column Position ID (or Assignment ID, named by a row 'position_id,HEAD' of "
                         "--map) with "
                         "a number of its own in each row"
                       : "say with --map that " + shown(head) + " numbers the posts: a row 'position_id," +
                             head + "'") +
         (one_person ? "; where the row stands there twice, leave one out"
                     : ", or leave out the row that is not meant");
}

void refuse_twice(Staff &staff, const Post &post, const Post &before, std::size_t column) {
  Diagnostic fault = staff.at(
      post, Code::duplicate_id, column,
      "the identifier " + shown(post.id) + " stands in " + staff.table(before).grid().file() + ", line " +
          std::to_string(staff.table(before).line(staff.first_row(before))) + " already");
  fault.remedy =
      post.table == before.table
          ? remedy_of_two_rows(staff, post, before, column)
          : "leave out the row that is not meant; files of two organisations need a column Company "
            "(or Organisation) that names them apart";
  staff.report.diagnostics.push_back(std::move(fault));
}

} // namespace

std::string_view organisation_of_all(const Staff &staff) {
  return staff.options->organisation.empty() ? std::string_view("Organisation")
                                             : std::string_view(staff.options->organisation);
}

std::string organisation_id_of(std::string_view name) {
  std::string out = tables::slug(name);
  return out.empty() ? "organisation" : out;
}

std::string Staff::number_of(const Post &post, std::string_view number) const {
  const bool as_it_is = number.empty() || !numbers.organisations.contains(post.organisation_id) ||
                        numbers.of_one_person.contains(number);
  return as_it_is ? std::string(number) : post.organisation_id + '-' + std::string(number);
}

void give_identifiers(Staff &staff) {
  for (Post &post : staff.posts)
    if (!post.implied && post.organisation_id.empty())
      post.organisation_id = organisation_id_of(
          post.organisation.empty() ? organisation_of_all(staff) : std::string_view(post.organisation));
  part_organisations(staff);
  const auto key = key_column(staff);
  staff.numbers = shared_numbers(staff, key == employee_id);
  if (key == position_id)
    join_sharers(staff);
  find_joint_posts(staff);
  give_holder_ids(staff);
  for (Post &post : staff.posts)
    post.id = key ? std::string(identifier_in(staff, post, *key)) : std::string();
  if (key)
    put_organisations_before(staff, *key);
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t p = 0; p < staff.posts.size(); ++p) {
    const Post &post = staff.posts[p];
    if (post.id.empty() || post.same_as != nobody)
      continue;
    if (const auto [at, added] = known.emplace(post.id, p); !added)
      refuse_twice(staff, post, staff.posts[at->second], *key);
  }
  std::size_t number = 0;
  for (Post &post : staff.posts) {
    if (!post.id.empty() || post.same_as != nobody)
      continue;
    do {
      ++number;
      post.id = "p" + std::to_string(number);
    } while (!known.emplace(post.id, 0).second);
    if (key)
      staff.note(post, *key, "posts.csv post_id " + post.id, "the row has no identifier");
  }
  for (Post &post : staff.posts)
    if (post.same_as != nobody)
      post.id = staff.posts[post.same_as].id;
}

} // namespace organograph::io::people
