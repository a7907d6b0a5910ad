// SPDX-License-Identifier: Apache-2.0
// Services with those below, targets, and who shares with whom.
#include "tables/tabulate_sections.hpp"

#include "figures/caveats.hpp"

#include <string>

namespace organograph::viz {

Table services_table(const Model &model, const Services &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const ServiceNode &node = result.functions[i];
    const FunctionId parent = model->functions.parent[index(node.function)];
    Cells cells(model, out);
    cells.id(node.function);
    parent == none<FunctionId> ? cells.blank() : cells.id(parent);
    cells.count(node.level)
        .count(node.posts)
        .count(node.joint_posts)
        .number(node.fte)
        .number(node.staff_group_fte)
        .flag(model->functions.not_modelled[index(node.function)] == 0);
  };
  return {.name = "services",
          .title = "Services, each with those below it.",
          .columns = {{"function"},
                      {"parent"},
                      {"level", Format::count},
                      {"posts", Format::count},
                      {"joint_posts", Format::count},
                      {"fte", Format::number},
                      {"staff_group_fte", Format::number},
                      {"modelled", Format::flag}},
          .rows = TableRows(result.functions.size(), std::move(row)),
          .rank = {}};
}

Table service_targets_table(const Model &model, const Services &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const ServiceTarget &target = result.targets[i];
    Cells(model, out)
        .id(target.function)
        .id(target.organisation_a)
        .id(target.organisation_b)
        .count(static_cast<std::uint64_t>(target.target))
        .count(target.gap)
        .text(target.by)
        .text(target.owner)
        .text(target.step)
        .flag(target.overdue);
  };
  return {.name = "service_targets",
          .title = "How far two organisations want to share a service. " + std::string(caveat::depth),
          .columns = {{"function"},
                      {"organisation_a"},
                      {"organisation_b"},
                      {"target", Format::count},
                      {"gap", Format::count},
                      {"by"},
                      {"owner"},
                      {"step"},
                      {"overdue", Format::flag}},
          .rows = TableRows(result.targets.size(), std::move(row)),
          .rank = {}};
}

Table sharing_pairs_table(const Model &model, const Services &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const SharingPair &pair = result.pairs[i];
    Cells(model, out).id(pair.a).id(pair.b).text(name(pair.kind)).count(pair.joint_posts);
  };
  return {.name = "sharing_pairs",
          .title = "Organisations that joint posts serve, two by two.",
          .columns = {{"organisation_a"}, {"organisation_b"}, {"kind"}, {"joint_posts", Format::count}},
          .rows = TableRows(result.pairs.size(), std::move(row)),
          .rank = {}};
}

} // namespace organograph::viz
