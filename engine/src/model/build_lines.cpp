// SPDX-License-Identifier: Apache-2.0
// What stands between posts, and beside them: lines, further functions, staff groups.
#include "model/circles.hpp"
#include "model/model_maker.hpp"
#include "model/repeated_rows.hpp"

#include <algorithm>
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
  judge_lines_given();
  place_in_layers();
  if (to.top_down.size() < count)
    report_cycles();
}

// Some line is, or some post can be a top: the only one that its organisation employs.
void ModelMaker::judge_lines_given() {
  const Posts &of = data.posts;
  std::vector<std::uint32_t> employed(data.organisations.id.size());
  for (std::size_t p = 0; p < of.id.size(); ++p)
    if (of.employer[p] != none<OrganisationId>)
      ++employed[index(of.employer[p])];
  data.lines_given = of.id.empty() ||
                     std::ranges::any_of(of.manager, [](PostId m) { return m != none<PostId>; }) ||
                     std::ranges::any_of(employed, [](std::uint32_t number) { return number == 1; });
}

// Below a manager who is not known, or whom a faulty cell names, a layer is known by the tier of the first
// post of the line alone.
void ModelMaker::place_in_layers() {
  constexpr std::uint32_t deepest_by_tier = 1000; // a place below the top, and not any number
  Posts &to = data.posts;
  to.layer_known.assign(to.id.size(), data.lines_given ? 1 : 0);
  for (const PostId post : to.top_down) {
    const std::size_t p = index(post);
    if (to.manager_not_known[p] != 0 || manager_faulty[p] != 0) {
      const bool is_placed = to.tier_given[p] != 0 && to.tier[p] <= deepest_by_tier;
      to.layer[p] = is_placed ? to.tier[p] : 2; // somebody is above it
      to.layer_known[p] &= static_cast<std::uint8_t>(is_placed);
    } else if (const PostId manager = to.manager[p]; manager != none<PostId>) {
      to.layer[p] = to.layer[index(manager)] + 1;
      to.layer_known[p] = to.layer_known[index(manager)];
    }
  }
  for (std::size_t p = 0; p < to.id.size(); ++p) {
    if (to.assistant[p] != 0)
      to.layer_known[p] = 0;
    if (to.tier_given[p] == 0)
      to.tier[p] = to.layer_known[p] != 0 ? to.layer[p] : 0;
  }
}

void ModelMaker::judge_assistants() {
  const Posts &of = data.posts;
  TableReader table = reader(TableId::posts);
  const auto column = table.column("assistant");
  if (!column.position)
    return;
  std::vector<std::uint32_t> groups(of.size());
  for (const StaffGroup &group : data.staff_groups)
    if (group.reports_to != none<PostId>)
      ++groups[index(group.reports_to)];
  for (std::size_t p = 0; p < of.size(); ++p) {
    if (of.assistant[p] == 0)
      continue;
    const std::string id = shown(data.text[of.id[p]]);
    if (const std::size_t reports = of.reports[p].size(); reports + groups[p] > 0)
      table.fault(p, column, Code::assistant_with_reports, "yes",
                  "assistant of " + id + " is 'yes', and " +
                      (reports > 0 ? counted(reports, "post") : counted(groups[p], "staff group")) +
                      ((reports > 0 ? reports : groups[p]) == 1 ? " reports" : " report") + " to it",
                  "a post that nobody reports to");
    if (of.manager[p] == none<PostId> && of.manager_not_known[p] == 0 && manager_faulty[p] == 0)
      table.fault(p, column, Code::assistant_without_manager, "yes",
                  "assistant of " + id + " is 'yes', and no manager is named",
                  "a line manager in reports_to");
  }
}

// Posts that no top is above stand in a cycle or hang below one; each cycle is one fault, at its first row.
void ModelMaker::report_cycles() {
  const Posts &of = data.posts;
  TableReader table = reader(TableId::posts);
  const auto reports_to = table.column("reports_to");
  const auto next = [&](std::size_t p) {
    return of.layer[p] != 0 || of.manager[p] == none<PostId> ? SIZE_MAX : index(of.manager[p]);
  };
  const auto name = [&](std::size_t p) { return shown_bare(data.text[of.id[p]]); };
  for (const std::vector<std::size_t> &circle : circles_of(of.size(), next))
    table.fault(circle.front(), reports_to, Code::reporting_cycle,
                data.text[of.id[index(of.manager[circle.front()])]],
                "line management runs in a circle: " + circle_in_words(circle, name),
                "a line manager above the post");
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
