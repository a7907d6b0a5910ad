// SPDX-License-Identifier: Apache-2.0
// A model made of another by random edits.
#pragma once

#include "oracle/facts.hpp"
#include "oracle/rows.hpp"

#include <algorithm>
#include <random>
#include <string>

namespace organograph::test::compared_rows {

using oracle::PostRow;
using oracle::Rows;

class Editor {
public:
  Editor(Rows &rows, unsigned seed) : rows_(rows), random_(seed) {}

  void edit() {
    const auto busy = below(4) * 10; // of a hundred posts
    for (const std::string &id : oracle::post_ids(rows_))
      if (below(100) < busy && rows_.posts.size() > 1)
        remove(id);
    for (auto &post : rows_.posts)
      if (below(100) < busy)
        change(post);
    for (auto n = below(4); n > 0; --n)
      create("new-" + std::to_string(n));
    if (rows_.staff_groups)
      for (auto &group : *rows_.staff_groups)
        if (below(3) == 0)
          below(2) == 0 ? void(group.fte += 1) : void(group.reports_to = any_boss());
    if (rows_.staff_groups && below(3) == 0 && !rows_.staff_groups->empty())
      rows_.staff_groups->pop_back();
    edit_functions_and_lines();
  }

private:
  unsigned below(std::size_t n) { return static_cast<unsigned>(random_() % n); }
  std::string any_post() { return rows_.posts[below(rows_.posts.size())].post_id; }
  // Somebody can report to it: an assistant is none any more.
  std::string any_boss() {
    PostRow &row = rows_.posts[below(rows_.posts.size())];
    row.assistant.clear();
    return row.post_id;
  }
  std::string any_organisation() {
    return rows_.organisations[below(rows_.organisations.size())].organisation_id;
  }

  void edit_functions_and_lines() {
    if (rows_.post_functions && !rows_.post_functions->empty() && below(2) == 0)
      rows_.post_functions->erase(rows_.post_functions->begin() +
                                  static_cast<std::ptrdiff_t>(below(rows_.post_functions->size())));
    const auto functions = oracle::function_ids(rows_);
    const std::string post = any_post();
    if (!functions.empty() && below(2) == 0)
      if (const std::string &function = functions[below(functions.size())];
          !oracle::works_in(rows_, post, function)) {
        if (!rows_.post_functions)
          rows_.post_functions.emplace();
        rows_.post_functions->push_back({post, function, "", ""});
      }
    if (rows_.reporting_lines && !rows_.reporting_lines->empty() && below(2) == 0)
      rows_.reporting_lines->pop_back();
    if (const std::string other = any_post(); rows_.reporting_lines && other != post && below(2) == 0)
      rows_.reporting_lines->push_back({post, other, "new line", "", ""});
  }

  void remove(const std::string &id) {
    const std::string line = oracle::post(rows_, id).reports_to;
    const auto of_post = [&](const auto &row) { return row.post_id == id; };
    std::erase_if(rows_.posts, of_post);
    for (auto &post : rows_.posts)
      if (post.reports_to == id)
        move(post, line);
    drop_shares(id);
    if (rows_.post_functions)
      std::erase_if(*rows_.post_functions, of_post);
    if (rows_.reporting_lines)
      std::erase_if(*rows_.reporting_lines,
                    [&](const auto &row) { return row.post_id == id || row.reports_to == id; });
    if (rows_.staff_groups)
      for (auto &group : *rows_.staff_groups)
        if (group.reports_to == id)
          group.reports_to = any_boss();
    if (rows_.attendance)
      std::erase_if(*rows_.attendance, [&](const auto &row) { return row.attendee_id == id; });
    if (rows_.partner_links)
      std::erase_if(*rows_.partner_links, of_post);
    if (rows_.statutory_roles)
      std::erase_if(*rows_.statutory_roles, of_post);
  }

  static void move(PostRow &post, const std::string &to) {
    post.reports_to = to;
    if (to.empty())
      post.assistant.clear();
  }

  void drop_shares(const std::string &id) {
    if (rows_.post_shares)
      std::erase_if(*rows_.post_shares, [&](const auto &row) { return row.post_id == id; });
  }

  void share(const std::string &id) {
    drop_shares(id);
    const std::string a = any_organisation(), b = any_organisation();
    if (!rows_.post_shares || a == b)
      return;
    rows_.post_shares->push_back({id, a, 0.25, "", {}, "", ""});
    rows_.post_shares->push_back({id, b, 0.75, "", {}, "", ""});
  }

  void change(PostRow &post) {
    switch (below(12)) {
    case 0:
      post.title += " (new)";
      break;
    case 1:
      post.organisation_id = any_organisation();
      break;
    case 2:
      move(post, below(2) == 0 ? "" : "?");
      break;
    case 3:
      if (!post.reports_to.empty() && post.reports_to != "?")
        move(post, oracle::post(rows_, post.reports_to).reports_to);
      break;
    case 4:
      post.grade = "G9";
      break;
    case 5:
      post.tier = 7;
      break;
    case 6:
      post.fte = 0.125;
      break;
    case 7:
      post.annual_cost = below(2) == 0 ? oracle::Number() : oracle::Number(12345);
      break;
    case 8:
      post.status = below(2) == 0 ? "interim" : "filled";
      break;
    case 9:
      take_holder(post, oracle::post(rows_, any_post()));
      break;
    case 10:
      post.source = "another";
      break;
    default:
      share(post.post_id);
    }
  }

  void take_holder(PostRow &post, const PostRow &of) {
    post.holder = of.holder;
    post.holder_id = !of.holder.empty() && below(2) == 0 ? "" : of.holder_id;
  }

  void create(const std::string &id) {
    PostRow row = oracle::post(rows_, any_post());
    row.post_id = id;
    row.reports_to = any_boss();
    row.organisation_id = any_organisation();
    if (below(2) == 0)
      row.holder.clear(), row.holder_id.clear();
    if (below(3) == 0)
      row.annual_cost = 1000;
    rows_.posts.push_back(row);
    if (below(3) == 0)
      share(id);
    if (rows_.attendance && rows_.meetings && !rows_.meetings->empty())
      rows_.attendance->push_back(
          {(*rows_.meetings)[below(rows_.meetings->size())].meeting_id, id, "", "", ""});
  }

  Rows &rows_;
  std::mt19937 random_;
};

} // namespace organograph::test::compared_rows
