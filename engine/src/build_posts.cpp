// SPDX-License-Identifier: Apache-2.0
#include "model_maker.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace organograph {

namespace {

// The only name in a holder cell; empty without one and for a job share ('holder 1; holder 2').
std::string_view only_holder(std::string_view cell) {
  std::string_view found;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(';'), cell.size());
    const std::string_view name = without_blanks(cell.substr(0, end));
    if (!name.empty() && !found.empty())
      return {};
    if (!name.empty())
      found = name;
    cell.remove_prefix(std::min(cell.size(), end + 1));
  }
  return found;
}

} // namespace

void ModelMaker::read_model() {
  TableReader table = reader(TableId::model);
  const auto title = table.column("title");
  const auto date = table.column("date");
  const auto source = table.column("source");
  const auto currency = table.column("currency");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (row > 0) {
      table.fault(row, title, Code::too_many_rows, {}, "model.csv has a second row", "one row");
      continue;
    }
    data.title = intern(table.text(row, title));
    data.date = intern(table.date(row, date));
    data.source = intern(table.text(row, source));
    data.currency = intern(table.text(row, currency));
  }
}

void ModelMaker::read_organisations() {
  TableReader table = reader(TableId::organisations);
  const auto id = table.column("organisation_id");
  const auto name = table.column("name");
  const auto kind = table.column("kind");
  const auto colour = table.column("colour");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    data.organisations.id.push_back(intern(add_identifier(organisations, table, row, id)));
    data.organisations.name.push_back(intern(table.text(row, name)));
    data.organisations.kind.push_back(intern(table.text(row, kind)));
    data.organisations.colour.push_back(intern(table.colour(row, colour)));
  }
}

void ModelMaker::read_functions() {
  TableReader table = reader(TableId::functions);
  const auto id = table.column("function");
  const auto name = table.column("name");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    data.functions.id.push_back(intern(add_identifier(functions, table, row, id)));
    data.functions.name.push_back(intern(table.text(row, name)));
  }
}

void ModelMaker::read_posts() {
  TableReader table = reader(TableId::posts);
  const std::size_t rows = table.rows();
  Posts &to = data.posts;
  posts.reserve(rows);
  const auto id = table.column("post_id");
  for (std::size_t row = 0; row < rows; ++row) // all of them first: a post may stand before its manager
    to.id.push_back(intern(add_identifier(posts, table, row, id)));

  const auto title = table.column("title");
  const auto organisation_id = table.column("organisation_id");
  const auto reports_to = table.column("reports_to");
  const auto own_function = table.column("function");
  const auto unit = table.column("unit");
  const auto grade = table.column("grade");
  const auto tier = table.column("tier");
  const auto fte = table.column("fte");
  const auto cost = table.column("annual_cost");
  const auto status = table.column("status");
  const auto holder = table.column("holder");
  const auto known = table.column("reports_known");
  const auto source = table.column("source");
  const auto note = table.column("note");
  for (std::size_t row = 0; row < rows; ++row) {
    to.title.push_back(intern(table.text(row, title)));
    to.employer.push_back(organisation(table, row, organisation_id));
    const std::string_view manager_id = table.identifier(row, reports_to);
    PostId manager = post(table, row, reports_to);
    if (manager == id_at<PostId>(row)) {
      table.fault(row, reports_to, Code::reports_to_itself, manager_id,
                  "reports_to " + shown(manager_id) + " is the post itself",
                  "another post, or nothing at the top");
      manager = none<PostId>;
    }
    manager_faulty.push_back(manager == none<PostId> && !manager_id.empty());
    to.manager.push_back(manager);
    to.function.push_back(function(table, row, own_function));
    to.unit.push_back(intern(table.text(row, unit)));
    to.grade.push_back(intern(table.text(row, grade)));
    const auto given_tier = table.whole(row, tier);
    to.tier.push_back(given_tier.value_or(0));
    to.tier_given.push_back(given_tier.has_value());
    to.fte.push_back(table.number(row, fte).value_or(1));
    to.annual_cost.push_back(table.number(row, cost).value_or(unknown));
    to.status.push_back(static_cast<Status>(table.choice(row, status).value_or(0)));
    const std::string_view names = table.text(row, holder);
    to.holder.push_back(intern(names));
    const std::string_view name = only_holder(names);
    to.single_holder.push_back(
        name.empty() ? none<HolderId>
                     : holders.try_emplace(name, id_at<HolderId>(holders.size())).first->second);
    to.reports_known.push_back(table.choice(row, known).value_or(0) == 0);
    to.source.push_back(intern(table.text(row, source)));
    to.note.push_back(intern(table.text(row, note)));
  }
  order_posts();
}

void ModelMaker::order_posts() {
  Posts &to = data.posts;
  const std::size_t count = to.id.size();
  std::vector<std::pair<std::uint32_t, PostId>> lines;
  for (std::size_t p = 0; p < count; ++p)
    if (to.manager[p] != none<PostId>)
      lines.emplace_back(static_cast<std::uint32_t>(to.manager[p]), id_at<PostId>(p));
  to.reports = group_by_row(count, lines);
  to.layer.assign(count, 0);
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

void ModelMaker::read_post_shares() {
  TableReader table = reader(TableId::post_shares);
  const auto post_id = table.column("post_id");
  const auto organisation_id = table.column("organisation_id");
  const auto share = table.column("cost_share");
  const auto grade = table.column("grade");
  const auto sole_cost = table.column("sole_cost");
  struct Row {
    Served served;
    std::size_t row;
  };
  std::vector<std::pair<std::uint32_t, Row>> pairs;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const PostId p = post(table, row, post_id);
    const Served served{organisation(table, row, organisation_id), table.number(row, share).value_or(unknown),
                        intern(table.text(row, grade)), table.number(row, sole_cost).value_or(unknown)};
    if (p != none<PostId>)
      pairs.emplace_back(static_cast<std::uint32_t>(p), Row{served, row});
  }
  const Csr<Row> by_post = group_by_row(data.posts.size(), pairs);
  std::vector<std::pair<std::uint32_t, Served>> serves;
  for (std::size_t p = 0; p < data.posts.size(); ++p) {
    std::vector<Row> rows(by_post[p].begin(), by_post[p].end());
    if (rows.empty()) {
      serves.emplace_back(p, Served{data.posts.employer[p], 1, TextId{}, unknown});
      continue;
    }
    double sum = 0;
    for (const Row &r : rows)
      sum += r.served.share;
    if (is_known(sum) && std::abs(sum - 1) > 0.001 + 1e-9)
      table.fault(rows[0].row, share, Code::shares_do_not_sum, {},
                  "the shares of " + shown(data.text[data.posts.id[p]]) + " sum to " + plain_number(sum),
                  "1 (within 0.001)");
    std::ranges::stable_sort(rows, {}, [](const Row &r) { return r.served.organisation; });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0 && rows[i].served.organisation == rows[i - 1].served.organisation &&
          rows[i].served.organisation != none<OrganisationId>)
        table.fault(rows[i].row, organisation_id, Code::duplicate_row,
                    table.identifier(rows[i].row, organisation_id),
                    "the post's share in " + shown(table.identifier(rows[i].row, organisation_id)) +
                        " stands on line " + std::to_string(table.line(rows[i - 1].row)) + " already",
                    "each organisation of a post once");
      serves.emplace_back(p, rows[i].served);
    }
  }
  data.posts.serves = group_by_row(data.posts.size(), serves);
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
  std::ranges::sort(keys);
  for (std::size_t i = 1; i < keys.size(); ++i)
    if (keys[i].first == keys[i - 1].first)
      table.fault(keys[i].second, post_id, Code::duplicate_row, table.identifier(keys[i].second, post_id),
                  "the same further line of " + shown(table.identifier(keys[i].second, post_id)) +
                      " stands on line " + std::to_string(table.line(keys[i - 1].second)) + " already",
                  "each once");
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
