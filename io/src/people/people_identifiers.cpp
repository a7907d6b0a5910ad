// SPDX-License-Identifier: Apache-2.0
// Which column the posts are called by, and rows that are one post.
#include "organograph/engine/spelling.hpp"
#include "people/people_parts.hpp"
#include "tables/cell_text.hpp"

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

// Rows of one position are people who share it.
void join_sharers(Staff &staff) {
  std::unordered_map<std::string_view, std::size_t> first;
  std::vector<Post> joined;
  joined.reserve(staff.posts.size());
  for (Post &post : staff.posts) {
    const std::string_view id = identifier_in(staff, post, position_id);
    const auto [at, added] = first.try_emplace(id, joined.size());
    if (id.empty() || added) {
      joined.push_back(std::move(post));
      continue;
    }
    Post &of = joined[at->second];
    if (post.table != of.table) { // another file's position of the same number: give_identifiers() says so
      joined.push_back(std::move(post));
      continue;
    }
    staff.note(post, position_id, "posts.csv holder", "shares the position of the rows above");
    of.rows.push_back(post.rows.front());
    if (!post.holder.empty())
      add_to_list(of.holder, post.holder);
    if (of.status == "vacant" && post.status != "vacant")
      of.status = post.status;
  }
  staff.posts = std::move(joined);
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
    for (const std::string &id : ids)
      add_to_list(post.holder_id, id);
  }
}

void refuse_twice(Staff &staff, const Post &post, const Post &before, std::size_t column) {
  Diagnostic fault = staff.at(
      post, Code::duplicate_id, column,
      "the identifier " + shown(post.id) + " stands in " + staff.table(before).grid().file() + ", line " +
          std::to_string(staff.table(before).line(staff.first_row(before))) + " already");
  fault.remedy = "give each row an identifier of its own, or leave out the row that is not meant";
  staff.report.diagnostics.push_back(std::move(fault));
}

} // namespace

void give_identifiers(Staff &staff) {
  const auto key = key_column(staff);
  if (key == position_id)
    join_sharers(staff);
  give_holder_ids(staff);
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t p = 0; p < staff.posts.size(); ++p) {
    Post &post = staff.posts[p];
    post.id = key ? std::string(identifier_in(staff, post, *key)) : std::string();
    if (post.id.empty())
      continue;
    if (const auto [at, added] = known.emplace(post.id, p); !added)
      refuse_twice(staff, post, staff.posts[at->second], *key);
  }
  std::size_t number = 0;
  for (Post &post : staff.posts) {
    if (!post.id.empty())
      continue;
    do {
      ++number;
      post.id = "p" + std::to_string(number);
    } while (!known.emplace(post.id, 0).second);
    if (key)
      staff.note(post, *key, "posts.csv post_id " + post.id, "the row has no identifier");
  }
}

} // namespace organograph::io::people
