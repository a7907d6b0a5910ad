// SPDX-License-Identifier: Apache-2.0
// What stands between posts, and beside them: lines, further functions, shares, staff groups.
#include "model/model_maker.hpp"
#include "model/repeated_rows.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace organograph {

void ModelMaker::order_posts() {
  Posts &to = data.posts;
  const std::size_t count = to.id.size();
  to.reports = group_by_row<PostId>(
      count, count, [&](std::size_t p) { return static_cast<std::uint32_t>(to.manager[p]); },
      [](std::size_t p) { return id_at<PostId>(p); });
  to.layer.assign(count, 0);
  to.top_down.reserve(count);
  for (std::size_t p = 0; p < count; ++p)
    if (to.manager[p] == none<PostId>) {
      to.layer[p] = 1;
      to.top_down.push_back(id_at<PostId>(p));
    }
  for (std::size_t at = 0; at < to.top_down.size(); ++at)
    for (const PostId report : to.reports[index(to.top_down[at])]) {
      to.layer[index(report)] = to.layer[index(to.top_down[at])] + 1;
      to.top_down.push_back(report);
    }
  for (std::size_t p = 0; p < count; ++p)
    if (!to.tier_given[p])
      to.tier[p] = to.layer[p];
  if (to.top_down.size() < count)
    report_cycles();
}

// Posts that no top is above stand in a cycle or hang below one; each cycle is one fault, at its first row.
void ModelMaker::report_cycles() {
  const Posts &of = data.posts;
  TableReader table = reader(TableId::posts);
  const auto reports_to = table.column("reports_to");
  std::vector<std::uint32_t> walk(of.size(), 0); // 0: not met; else number of the walk that met it
  std::uint32_t number = 0;
  for (std::size_t start = 0; start < of.size(); ++start) {
    if (of.layer[start] != 0 || walk[start] != 0)
      continue;
    ++number;
    std::size_t at = start;
    for (; walk[at] == 0; at = index(of.manager[at]))
      walk[at] = number;
    if (walk[at] != number)
      continue;
    std::size_t first = at;
    for (std::size_t p = index(of.manager[at]); p != at; p = index(of.manager[p]))
      first = std::min(first, p);
    const auto shown_bare = [&](std::size_t post) {
      const std::string quoted = shown(data.text[of.id[post]]);
      return quoted.substr(1, quoted.size() - 2);
    };
    std::string circle = shown_bare(first);
    std::size_t p = first;
    do {
      p = index(of.manager[p]);
      circle += " -> " + shown_bare(p);
    } while (p != first);
    table.fault(first, reports_to, Code::reporting_cycle, data.text[of.id[index(of.manager[first])]],
                "line management runs in a circle: " + circle, "a line manager above the post");
  }
}

void ModelMaker::read_post_functions() {
  TableReader table = reader(TableId::post_functions);
  const auto post_id = table.column("post_id");
  const auto further = table.column("function");
  struct Row {
    PostId post;
    FunctionId function;
    std::size_t row;
  };
  std::vector<Row> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const PostId p = post(table, row, post_id);
    const FunctionId f = function(table, row, further);
    if (p != none<PostId> && f != none<FunctionId>)
      rows.push_back({p, f, row});
  }
  std::ranges::stable_sort(rows, {}, [](const Row &r) { return std::pair(r.post, r.function); });
  std::vector<std::pair<std::uint32_t, FunctionId>> pairs;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0 && rows[i].post == rows[i - 1].post && rows[i].function == rows[i - 1].function)
      table.fault(rows[i].row, further, Code::duplicate_row, table.identifier(rows[i].row, further),
                  "the post's further function " + shown(table.identifier(rows[i].row, further)) +
                      " stands on line " + std::to_string(table.line(rows[i - 1].row)) + " already",
                  "each once");
    else if (data.posts.function[index(rows[i].post)] != rows[i].function)
      pairs.emplace_back(static_cast<std::uint32_t>(rows[i].post), rows[i].function);
  }
  data.posts.further_functions = group_by_row(data.posts.size(), pairs);
}

namespace {

struct ShareRow {
  Served served;
  std::size_t row;
};

constexpr double rounding_of_sums = 1e-9; // of decimals

double sum_of_shares(const std::vector<ShareRow> &rows) {
  double sum = 0;
  for (const ShareRow &r : rows)
    sum += r.served.share;
  return sum;
}

// 50 for a half: where the shares above 1 are read as percentages and all then sum to 1.
std::string percent_remedy(const std::vector<ShareRow> &rows) {
  double sum = 0;
  std::string out;
  for (const ShareRow &r : rows) {
    const bool percent = r.served.share > 1;
    sum += percent ? r.served.share / 100 : r.served.share;
    if (percent && out.find(" for " + plain_number(r.served.share)) == std::string::npos)
      out += (out.empty() ? "write " : ", ") + plain_number(r.served.share / 100) + " for " +
             plain_number(r.served.share);
  }
  return std::abs(sum - 1) <= 0.001 + rounding_of_sums ? out : std::string{};
}

// A part of 99.9 % would be lost in every sum. False where they sum to 1 as they are.
bool divided_by_sum(std::vector<ShareRow> &rows, double sum) {
  if (rows.empty() || !(std::abs(sum - 1) > rounding_of_sums))
    return false;
  for (ShareRow &r : rows)
    r.served.share /= sum;
  return true;
}

} // namespace

void ModelMaker::read_post_shares() {
  TableReader table = reader(TableId::post_shares);
  const auto post_id = table.column("post_id");
  const auto organisation_id = table.column("organisation_id");
  const auto share = table.column("cost_share");
  const auto grade = table.column("grade");
  const auto sole_cost = table.column("sole_cost");
  std::vector<std::pair<std::uint32_t, ShareRow>> pairs;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const PostId p = post(table, row, post_id);
    const Served served{organisation(table, row, organisation_id), table.number(row, share).value_or(unknown),
                        intern(table.text(row, grade)), table.number(row, sole_cost).value_or(unknown)};
    if (served.sole_cost > most_plausible_cost)
      table.fault(row, sole_cost, Code::implausible_cost, {},
                  "the sole_cost of " + shown(table.identifier(row, post_id)) + " is above " +
                      plain_number(most_plausible_cost));
    if (p != none<PostId>)
      pairs.emplace_back(static_cast<std::uint32_t>(p), ShareRow{served, row});
  }
  const Csr<ShareRow> by_post = group_by_row(data.posts.size(), pairs);
  Csr<Served> &serves = data.posts.serves;
  serves.offsets.reserve(data.posts.size() + 1);
  serves.offsets.push_back(0);
  serves.items.reserve(data.posts.size() + pairs.size());
  std::size_t normalised = 0, first_normalised = 0;
  std::vector<ShareRow> rows;
  for (std::size_t p = 0; p < data.posts.size(); ++p) {
    rows.assign(by_post[p].begin(), by_post[p].end());
    if (rows.empty())
      serves.items.push_back({data.posts.employer[p], 1, TextId{}, unknown});
    const double sum = sum_of_shares(rows);
    if (!rows.empty() && is_known(sum) && std::abs(sum - 1) > 0.001 + rounding_of_sums)
      table.fault(rows[0].row, share, Code::shares_do_not_sum, {},
                  "the shares of " + shown(data.text[data.posts.id[p]]) + " sum to " + plain_number(sum),
                  "1 (within 0.001)", percent_remedy(rows));
    else if (divided_by_sum(rows, sum))
      first_normalised = normalised++ == 0 ? rows[0].row : std::min(first_normalised, rows[0].row);
    std::ranges::stable_sort(rows, {}, [](const ShareRow &r) { return r.served.organisation; });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0 && rows[i].served.organisation == rows[i - 1].served.organisation &&
          rows[i].served.organisation != none<OrganisationId>)
        table.fault(rows[i].row, organisation_id, Code::duplicate_row,
                    table.identifier(rows[i].row, organisation_id),
                    "the post's share in " + shown(table.identifier(rows[i].row, organisation_id)) +
                        " stands on line " + std::to_string(table.line(rows[i - 1].row)) + " already",
                    "each organisation of a post once");
      serves.items.push_back(rows[i].served);
    }
    serves.offsets.push_back(static_cast<std::uint32_t>(serves.items.size()));
  }
  if (normalised > 0)
    table.fault(first_normalised, share, Code::shares_normalised, {},
                "the shares of " + counted(normalised, "post") +
                    " sum nearly to 1; they were divided by their sum");
}

void ModelMaker::read_reporting_lines() {
  TableReader table = reader(TableId::reporting_lines);
  const auto post_id = table.column("post_id");
  const auto reports_to = table.column("reports_to");
  const auto kind = table.column("kind");
  const auto source = table.column("source");
  struct Key {
    PostId post, to;
    TextId kind;
    auto operator<=>(const Key &) const = default;
  };
  std::vector<std::pair<Key, std::size_t>> keys;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const PostId from = post(table, row, post_id);
    const PostId to = post(table, row, reports_to);
    const TextId line_kind = intern(table.identifier(row, kind));
    if (from != none<PostId> && from == to)
      table.fault(row, reports_to, Code::reports_to_itself, table.identifier(row, reports_to),
                  "reports_to " + shown(table.identifier(row, reports_to)) + " is the post itself",
                  "another post", "name the post it reports to, or remove the row");
    if (from == none<PostId> || to == none<PostId>)
      continue;
    data.reporting_lines.push_back({from, to, line_kind, intern(table.text(row, source))});
    keys.emplace_back(Key{from, to, line_kind}, row);
  }
  const auto what = [&](std::size_t row) {
    return "the further line of " + shown(table.identifier(row, post_id)) + " to " +
           shown(table.identifier(row, reports_to));
  };
  report_repeated(table, keys, post_id, what, "each line of a kind once");
}

void ModelMaker::read_staff_groups() {
  TableReader table = reader(TableId::staff_groups);
  const auto id = table.column("group_id");
  const auto reports_to = table.column("reports_to");
  const auto fte = table.column("fte");
  const auto title = table.column("title");
  const auto grade = table.column("grade");
  const auto group_function = table.column("function");
  const auto organisation_id = table.column("organisation_id");
  const auto cost = table.column("annual_cost");
  const auto source = table.column("source");
  Identifiers groups;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    data.staff_groups.push_back({.id = intern(add_identifier(groups, table, row, id)),
                                 .title = intern(table.text(row, title)),
                                 .grade = intern(table.text(row, grade)),
                                 .source = intern(table.text(row, source)),
                                 .reports_to = post(table, row, reports_to),
                                 .function = function(table, row, group_function),
                                 .organisation = organisation(table, row, organisation_id),
                                 .fte = table.number(row, fte).value_or(unknown),
                                 .annual_cost = table.number(row, cost).value_or(unknown)});
  }
}

} // namespace organograph
