// SPDX-License-Identifier: Apache-2.0
// Posts, organisations and functions.
#include "facts.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>

namespace organograph::oracle {

Ids names_in(const std::string &list) {
  Ids out;
  std::istringstream parts(list);
  for (std::string part; std::getline(parts, part, ';');) {
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty())
      out.push_back(part);
  }
  return out;
}

// measures.md, Statutory officers.
std::string kind_in_one_word(const std::string &kind) {
  std::string lower = kind;
  for (char &c : lower)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  if (lower == "county council")
    return "county";
  return lower == "unitary authority" ? "unitary" : lower;
}

bool is_post(const Rows &rows, const std::string &id) {
  return std::any_of(rows.posts.begin(), rows.posts.end(),
                     [&](const PostRow &row) { return row.post_id == id; });
}

const PostRow &post(const Rows &rows, const std::string &id) {
  for (const PostRow &row : rows.posts)
    if (row.post_id == id)
      return row;
  throw std::logic_error("no post " + id);
}

Ids post_ids(const Rows &rows) {
  Ids out;
  for (const PostRow &row : rows.posts)
    out.push_back(row.post_id);
  return out;
}

double fte(const PostRow &row) {
  return row.fte.value_or(1.0);
}

bool reports_known(const PostRow &row) {
  return row.reports_known != "no";
}

Ids managers_above(const Rows &rows, const std::string &id) {
  Ids out;
  for (std::string above = post(rows, id).reports_to; !above.empty() && above != "?";
       above = post(rows, above).reports_to)
    out.push_back(above);
  return out;
}

bool manager_not_known(const PostRow &row) {
  return row.reports_to == "?";
}

bool is_assistant(const PostRow &row) {
  return row.assistant == "yes";
}

bool lines_are_given(const Rows &rows) {
  std::map<std::string, int> employed;
  for (const PostRow &row : rows.posts) {
    if (!row.reports_to.empty() && row.reports_to != "?")
      return true;
    ++employed[row.organisation_id];
  }
  return rows.posts.empty() ||
         std::any_of(employed.begin(), employed.end(), [](const auto &of) { return of.second == 1; });
}

int place_in_line(const Rows &rows, const std::string &id) {
  return 1 + static_cast<int>(managers_above(rows, id).size());
}

std::optional<int> layer(const Rows &rows, const std::string &id) {
  if (!lines_are_given(rows) || is_assistant(post(rows, id)))
    return std::nullopt;
  const Ids above = managers_above(rows, id);
  const PostRow &first = above.empty() ? post(rows, id) : post(rows, above.back());
  if (!manager_not_known(first))
    return place_in_line(rows, id);
  if (!first.tier || *first.tier > 1000)
    return std::nullopt;
  return *first.tier + static_cast<int>(above.size());
}

std::optional<int> tier(const Rows &rows, const std::string &id) {
  return post(rows, id).tier ? post(rows, id).tier : layer(rows, id);
}

Ids children(const Rows &rows, const std::string &id) {
  Ids out;
  for (const PostRow &row : rows.posts)
    if (row.reports_to == id)
      out.push_back(row.post_id);
  return out;
}

Ids direct_reports(const Rows &rows, const std::string &id) {
  Ids out;
  for (const std::string &report : children(rows, id))
    if (!is_assistant(post(rows, report)))
      out.push_back(report);
  return out;
}

Ids everyone_below(const Rows &rows, const std::string &id) {
  Ids out;
  for (const PostRow &row : rows.posts) {
    const Ids above = managers_above(rows, row.post_id);
    if (std::find(above.begin(), above.end(), id) != above.end())
      out.push_back(row.post_id);
  }
  return out;
}

Ids organisation_ids(const Rows &rows) {
  Ids out;
  for (const OrganisationRow &row : rows.organisations)
    out.push_back(row.organisation_id);
  return out;
}

Ids function_ids(const Rows &rows) {
  Ids out;
  if (rows.functions) {
    for (const FunctionRow &row : *rows.functions)
      out.push_back(row.function);
    return out;
  }
  const auto meet = [&](const auto &table) {
    for (const auto &row : table)
      if (!row.function.empty() && std::find(out.begin(), out.end(), row.function) == out.end())
        out.push_back(row.function);
  };
  meet(rows.posts); // the order of the tables is that of model-format.md
  meet(rows_of(rows.post_functions));
  meet(rows_of(rows.staff_groups));
  meet(rows_of(rows.meetings));
  meet(rows_of(rows.attendance));
  meet(rows_of(rows.partner_links));
  meet(rows_of(rows.arrangements));
  meet(rows_of(rows.integration_targets));
  meet(rows_of(rows.recharges));
  meet(rows_of(rows.service_use));
  return out;
}

bool works_in(const Rows &rows, const std::string &post_id, const std::string &function) {
  if (post(rows, post_id).function == function)
    return true;
  for (const PostFunctionRow &row : rows_of(rows.post_functions))
    if (row.post_id == post_id && row.function == function)
      return true;
  return false;
}

Ids not_modelled(const Rows &rows) {
  Ids out;
  for (const FunctionRow &row : rows_of(rows.functions))
    if (row.modelled == "no")
      out.push_back(row.function);
  return out;
}

Ids shown_functions(const Rows &rows) {
  const Ids left_out = not_modelled(rows);
  Ids out;
  for (const std::string &function : function_ids(rows)) {
    bool has_posts = false;
    for (const std::string &id : post_ids(rows))
      has_posts = has_posts || works_in(rows, id, function);
    if (has_posts || std::find(left_out.begin(), left_out.end(), function) == left_out.end())
      out.push_back(function);
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> organisation_pairs(const Rows &rows) {
  std::vector<std::pair<std::string, std::string>> out;
  const Ids ids = organisation_ids(rows);
  for (std::size_t a = 0; a < ids.size(); ++a)
    for (std::size_t b = a + 1; b < ids.size(); ++b)
      out.emplace_back(ids[a], ids[b]);
  return out;
}

IdSet serves(const Rows &rows, const std::string &post_id) {
  IdSet out;
  for (const PostShareRow &row : rows_of(rows.post_shares))
    if (row.post_id == post_id)
      out.insert(row.organisation_id);
  if (out.empty())
    out.insert(post(rows, post_id).organisation_id);
  return out;
}

// Shares that do not sum to 1 exactly are divided by their sum.
Number share_in(const Rows &rows, const std::string &post_id, const std::string &organisation) {
  double sum = 0, own = 0;
  const bool alone = serves(rows, post_id).size() == 1;
  for (const PostShareRow &row : rows_of(rows.post_shares)) {
    if (row.post_id != post_id)
      continue;
    if (!row.cost_share && !alone)
      return std::nullopt;
    sum += row.cost_share.value_or(1);
    if (row.organisation_id == organisation)
      own = row.cost_share.value_or(1);
  }
  if (sum > 0)
    return std::abs(sum - 1) > 1e-9 ? own / sum : own;
  return post(rows, post_id).organisation_id == organisation ? 1.0 : 0.0;
}

IdSet common(const IdSet &a, const IdSet &b) {
  IdSet out;
  for (const std::string &id : a)
    if (b.count(id) && id != "?")
      out.insert(id);
  return out;
}

bool have_common(const IdSet &a, const IdSet &b) {
  return !common(a, b).empty();
}

IdSet united(const IdSet &a, const IdSet &b) {
  IdSet out = a;
  out.insert(b.begin(), b.end());
  return out;
}

double jaccard(const IdSet &a, const IdSet &b) {
  const IdSet all = united(a, b);
  return all.empty() ? 0.0 : static_cast<double>(common(a, b).size()) / static_cast<double>(all.size());
}

Ids in_order(const Ids &order, const IdSet &chosen) {
  Ids out;
  for (const std::string &id : order)
    if (chosen.count(id))
      out.push_back(id);
  return out;
}

} // namespace organograph::oracle
