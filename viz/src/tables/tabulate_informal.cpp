// SPDX-License-Identifier: Apache-2.0
// Ties beyond chance, communities, and the groupings nearly as good.
#include "tables/tabulate_sections.hpp"

#include "figures/caveats.hpp"

#include <string>

namespace organograph::viz {

Table ties_beyond_chance_table(const Model &model, const TiesBeyondChance &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const ChanceTie &pair = result.pairs[i];
    Cells(model, out)
        .id(pair.a)
        .text(model->posts.title[index(pair.a)])
        .id(pair.b)
        .text(model->posts.title[index(pair.b)])
        .count(pair.series)
        .number(pair.expected)
        .number(pair.p)
        .number(pair.p_holm)
        .flag(pair.series >= result.often)
        .flag(pair.p <= TiesBeyondChance::level)
        .flag(pair.p_holm <= TiesBeyondChance::level);
  };
  return {.name = "ties_beyond_chance",
          .title = "Pairs of posts that share " + std::to_string(result.often) +
                   " or more series, or more than chance has it. " + std::string(caveat::chance),
          .columns = {{"post_a"},
                      {"title_a"},
                      {"post_b"},
                      {"title_b"},
                      {"series", Format::count},
                      {"expected", Format::number},
                      {"p", Format::number},
                      {"p_holm", Format::number},
                      {"often", Format::flag},
                      {"beyond", Format::flag},
                      {"beyond_holm", Format::flag}},
          .rows = TableRows(result.pairs.size(), std::move(row)),
          .rank = {}};
}

Table communities_table(const Model &model, const InformalStructure &result) {
  auto row = [&model, &result](std::size_t p, RowSink &out) {
    Cells(model, out)
        .text(model->posts.id[p])
        .text(model->posts.title[p])
        .count(result.first().community[p] + 1U)
        .id(model->posts.function[p])
        .id(model->posts.employer[p]);
  };
  return {
      .name = "communities",
      .title = "Communities of posts by lines and meetings. " + std::string(caveat::informal),
      .columns = {{"post_id"}, {"title"}, {"community", Format::count}, {"function"}, {"organisation_id"}},
      .rows = TableRows(model->posts.size(), std::move(row)),
      .rank = {}};
}

Table groupings_table(const Model &model, const InformalStructure &result) {
  auto row = [&model, &result](std::size_t g, RowSink &out) {
    const FoundGrouping &grouping = result.groupings[g];
    Cells(model, out)
        .count(g + 1)
        .number(grouping.modularity)
        .count(grouping.communities)
        .number(grouping.functions.nmi)
        .number(grouping.functions.ari)
        .number(grouping.employers.nmi)
        .number(grouping.employers.ari)
        .number(grouping.to_first);
  };
  return {.name = "groupings",
          .title = "Groupings of posts whose modularity is within a tenth of the highest found. " +
                   std::string(caveat::informal),
          .columns = {{"grouping", Format::count},
                      {"modularity", Format::number},
                      {"communities", Format::count},
                      {"nmi_functions", Format::number},
                      {"ari_functions", Format::number},
                      {"nmi_employers", Format::number},
                      {"ari_employers", Format::number},
                      {"nmi_to_first", Format::number}},
          .rows = TableRows(result.groupings.size(), std::move(row)),
          .rank = {}};
}

} // namespace organograph::viz
