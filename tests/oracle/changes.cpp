// SPDX-License-Identifier: Apache-2.0
// A scenario that changes a little of everything.
#include "changes.hpp"

#include <algorithm>

namespace organograph::oracle {

std::vector<std::pair<std::string, std::string>> Tables::files() const {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto &[name, table] : rows) {
    std::set<std::string> heads;
    for (const CellsByColumn &row : table)
      for (const auto &[head, cell] : row)
        heads.insert(head);
    std::string text;
    for (const std::string &head : heads)
      text += (text.empty() ? "" : ",") + head;
    for (const CellsByColumn &row : table) {
      std::string line;
      for (const std::string &head : heads)
        line += (head == *heads.begin() ? "\n\"" : ",\"") + (row.contains(head) ? row.at(head) : "") + "\"";
      text += line;
    }
    out.emplace_back(name, text + "\n");
  }
  return out;
}

Changes::Changes(Rows start, std::uint64_t seed, std::string name)
    : random_(seed), rows_(std::move(start)), name_(std::move(name)), functions_(function_ids(rows_)) {
  // A link's function is fixed when it is loaded.
  if (rows_.partner_links)
    for (PartnerLinkRow &link : *rows_.partner_links)
      if (link.function.empty())
        link.function = post(rows_, link.post_id).function;
}

PostRow &Changes::post_row(const std::string &id) {
  return *std::find_if(rows_.posts.begin(), rows_.posts.end(),
                       [&](const PostRow &row) { return row.post_id == id; });
}

void Changes::draw() {
  const Rows start = rows_;
  for (int i = random_.below(9); i > 0; --i)
    change_posts();
  change_functions();
  change_lines();
  change_groups();
  change_seats();
  change_meetings();
  change_links();
  change_arrangements();
  change_roles();
  // A table that was not there and has no row now is still not there.
  const auto forget = [](auto &now, const auto &before) {
    if (now && now->empty() && !before)
      now.reset();
  };
  forget(rows_.post_shares, start.post_shares);
  forget(rows_.post_functions, start.post_functions);
  forget(rows_.reporting_lines, start.reporting_lines);
  forget(rows_.meetings, start.meetings);
  forget(rows_.attendance, start.attendance);
  forget(rows_.partner_links, start.partner_links);
  forget(rows_.arrangements, start.arrangements);
  forget(rows_.statutory_roles, start.statutory_roles);
}

void Changes::put(const std::string &file, const std::string &way, CellsByColumn cells) {
  if (random_.chance(30))
    cells["note"] = "a note";
  if (random_.chance(20))
    cells["effective"] = effective;
  ++made[way];
  tables_.rows[file + ".csv"].push_back(std::move(cells));
}

} // namespace organograph::oracle
