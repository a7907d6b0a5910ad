// SPDX-License-Identifier: Apache-2.0
#include "tables/tabulate_sections.hpp"

#include "figures/caveats.hpp"
#include "figures/ranking.hpp"

#include <string>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

void write_levels(Cells &cells, const Integration &entry) {
  CellList missing;
  for (const int level : entry.missing)
    missing.add(std::to_string(level));
  cells.id(entry.function).id(entry.organisation_a).id(entry.organisation_b);
  const auto axis = [&](auto value) { cells.count(entry.blanked ? decltype(value){} : value); };
  for (const int each : {entry.reached, entry.reached_at_most, entry.secured, entry.secured_at_most})
    axis(std::optional(each));
  axis(entry.joint_tiers);
  axis(entry.tiers);
  axis(std::optional(entry.operation));
  cells.text(missing.take());
  for (std::size_t level = 1; level < entry.tests.size(); ++level)
    cells.flag(entry.tests[level]);
}

void write_vector(Cells &cells, const IntegrationVector &vector) {
  cells.number(vector.joint_tiers)
      .number(vector.joint_fte)
      .number(vector.joint_lines)
      .number(vector.joint_hours)
      .number(vector.one_voice);
  for (const auto &dimension : vector.dimensions)
    cells.number(dimension);
}

// The register's rows, and beside each the source of that row.
void write_register(Cells &cells, const Model &model, const Integration &entry) {
  CellList rows, sources;
  for (const std::uint32_t position : entry.arrangements) {
    const Arrangement &arrangement = (*model->arrangements)[position];
    rows.add(std::string(name(arrangement.dimension)) + "=" + std::string(name(arrangement.state)));
    sources.add(model.text(arrangement.source));
  }
  cells.text(rows.take()).text(sources.take());
}

std::vector<TableColumn> integration_columns() {
  std::vector<TableColumn> out = {{"function"},
                                  {"organisation_a"},
                                  {"organisation_b"},
                                  {"reached", Format::count},
                                  {"reached_at_most", Format::count},
                                  {"secured", Format::count},
                                  {"secured_at_most", Format::count},
                                  {"joint_tiers", Format::count},
                                  {"tiers", Format::count},
                                  {"operation", Format::count},
                                  {"missing"}};
  for (int level = 1; level <= 7; ++level)
    out.push_back({"test_" + std::to_string(level), Format::flag});
  for (const char *axis : {"joint_tiers_share", "joint_fte", "joint_lines", "joint_hours", "one_voice"})
    out.push_back({axis, Format::share});
  for (std::size_t d = 0; d < dimension_count; ++d)
    out.push_back({std::string(name(static_cast<Dimension>(d))), Format::share});
  out.insert(out.end(), {{"level_5_below", Format::count},
                         {"level_5_share", Format::share},
                         {"reached_otherwise", Format::count},
                         {"secured_otherwise", Format::count},
                         {"target", Format::count},
                         {"gap", Format::count},
                         {"reason"},
                         {"head_post_ids"},
                         {"may_be_head_post_ids"},
                         {"meeting_ids"},
                         {"register"},
                         {"register_sources"}});
  return out;
}

// Where each post's entry in the bridges stands; they are in order of posts, so one walk is enough.
std::vector<std::uint32_t> bridge_positions(const Model &model, const Bridges &result) {
  std::vector<std::uint32_t> out(model->posts.size(), UINT32_MAX);
  for (std::size_t i = 0; i < result.posts.size(); ++i)
    out[index(result.posts[i].post)] = static_cast<std::uint32_t>(i);
  return out;
}

} // namespace

Table integration_table(const Model &model, const std::vector<Integration> &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const Integration &entry = result[i];
    Cells cells(model, out);
    write_levels(cells, entry);
    write_vector(cells, entry.vector);
    cells.count(entry.level_5_below)
        .number(entry.level_5_share)
        .count(entry.reached_otherwise)
        .count(entry.secured_otherwise)
        .count(entry.target)
        .count(entry.gap)
        .text(entry.target ? model.text(entry.target_reason) : std::string_view{})
        .ids(entry.heads)
        .ids(entry.may_be_heads)
        .ids(entry.meetings);
    write_register(cells, model, entry);
  };
  return {.name = "integration",
          .title = "Integration depth by function and pair of organisations, levels 0 to 7. " +
                   std::string(caveat::depth),
          .columns = integration_columns(),
          .rows = TableRows(result.size(), std::move(row)),
          .rank = "reached"};
}

Table bridges_table(const Model &model, const Bridges &result) {
  std::vector<double> margins(model->posts.size(), unknown);
  if (result.sampled)
    for (const PostId post : most_between(model, result, most_with_margin))
      margins[index(post)] = result.margin[index(post)];
  auto row = [&model, &result, positions = bridge_positions(model, result),
              margins = std::move(margins)](std::size_t p, RowSink &out) {
    std::vector<OrganisationId> side_a, side_b;
    if (positions[p] != UINT32_MAX)
      for (const auto &[a, b] : result.posts[positions[p]].organisations) {
        side_a.push_back(a);
        side_b.push_back(b);
      }
    Cells(model, out)
        .text(model->posts.id[p])
        .text(model->posts.title[p])
        .number(result.betweenness[p])
        .number(margins[p])
        .count(side_a.size())
        .ids(side_a)
        .ids(side_b);
  };
  return {.name = "bridges",
          .title = "Bridges between organisations. " + std::string(caveat::bridges),
          .columns = {{"post_id"},
                      {"title"},
                      {"betweenness", Format::number},
                      {"margin", Format::number},
                      {"bridged_pairs", Format::count},
                      {"organisations_a"},
                      {"organisations_b"}},
          .rows = TableRows(model->posts.size(), std::move(row)),
          .rank = "betweenness"};
}

} // namespace organograph::viz
