// SPDX-License-Identifier: Apache-2.0
#include "figures/proposal_words.hpp"
#include "organograph/viz/proposals.hpp"

#include <utility>

namespace organograph::viz {

namespace {

// Left-out objectives have no column.
void add_values(const Proposals &proposals, const Objectives &values, TableRow &to) {
  for (const Objective objective : proposals.objectives)
    to.emplace_back(std::uint64_t{values[static_cast<std::size_t>(objective)]});
}

void add_columns(const Proposals &proposals, std::vector<TableColumn> &to) {
  for (const Objective objective : proposals.objectives)
    to.push_back({std::string(name(objective)), Format::count});
}

} // namespace

Table front_table(const Model &start, const Proposed &proposed) {
  const Proposals &proposals = proposed.proposals;
  Table out{.name = "front",
            .title = std::string(not_among_objectives) + " " + front_caveat(proposals),
            .columns = {{"proposal"}},
            .rows = {},
            .rank = {}};
  add_columns(proposals, out.columns);
  for (const char *count : {"structures", "deputies_kept", "deputies_new", "deputies_shared"})
    out.columns.push_back({count, Format::count});
  out.columns.push_back({"proven"});
  out.columns.push_back({"posts_held"});
  std::vector<TableRow> rows;
  for (std::size_t p = 0; p < proposals.front.size(); ++p) {
    const ProposedStructure &point = proposals.front[p];
    TableRow row = {proposed.scenarios[p].scenario.name};
    add_values(proposals, point.values, row);
    row.emplace_back(point.shared);
    const Deputies &deputies = proposed.scenarios[p].deputies;
    for (const std::uint64_t count : {deputies.kept, deputies.created, deputies.shared})
      row.emplace_back(count);
    row.emplace_back(std::string(proposals.whole ? "yes" : "no"));
    CellList posts;
    for (const std::string &post : posts_told(start, proposals, point, Naming::identifiers))
      posts.add(post);
    row.emplace_back(posts.take());
    rows.push_back(std::move(row));
  }
  out.rows = TableRows(std::move(rows));
  return out;
}

Table given_table(const Proposed &proposed) {
  Table out{.name = "given",
            .title = "Where the start and the model's own scenarios stand among the proposals.",
            .columns = {{"scenario"}, {"title"}},
            .rows = {},
            .rank = {}};
  add_columns(proposed.proposals, out.columns);
  for (const char *name : {"equals", "dominated_by", "place"})
    out.columns.push_back({name});
  std::vector<TableRow> rows;
  const auto point = [&](const std::optional<std::size_t> &at) {
    return at ? TableCell(proposed.scenarios[*at].scenario.name) : TableCell();
  };
  const auto add = [&](const PlacedScenario &scenario, const std::string &id, const std::string &title) {
    TableRow row = {id, title};
    if (scenario.is_compared())
      add_values(proposed.proposals, scenario.values, row);
    else
      row.resize(row.size() + proposed.proposals.objectives.size());
    row.push_back(point(scenario.equals));
    row.push_back(point(scenario.dominated_by));
    row.emplace_back(place_told(proposed, scenario));
    rows.push_back(std::move(row));
  };
  if (proposed.as_it_is)
    add(*proposed.as_it_is, proposed.starts_from, "as it is");
  for (const PlacedScenario &scenario : proposed.placed)
    add(scenario, scenario.name, scenario.title);
  out.rows = TableRows(std::move(rows));
  return out;
}

} // namespace organograph::viz
