// SPDX-License-Identifier: Apache-2.0
#include "tree/headline_json.hpp"
#include "tree/json_sections.hpp"

#include <algorithm>

namespace organograph::viz {

Json ties_beyond_chance_json(const Model &model, const Analysis &analysis) {
  const TiesBeyondChance &result = *analysis.ties_beyond_chance;
  Json out = section_json(model, analysis, "ties_beyond_chance"), top = Json::array();
  for (std::size_t i = 0; i < std::min(result.pairs.size(), json_list_limit); ++i) {
    const ChanceTie &pair = result.pairs[i];
    top.push_back({{"post_a", id(model, pair.a)},
                   {"post_b", id(model, pair.b)},
                   {"series", pair.series},
                   {"expected", number(pair.expected)},
                   {"p", number(pair.p)},
                   {"p_holm", number(pair.p_holm)}});
  }
  out["at_least"] = result.often;
  out["level"] = TiesBeyondChance::level;
  out["pairs"] = result.pairs.size();
  out["top"] = std::move(top);
  return out;
}

Json informal_structure_json(const Model &model, const Analysis &analysis) {
  const InformalStructure &result = *analysis.informal_structure;
  Json out = section_json(model, analysis, "informal_structure"), found = Json::array(),
       communities = Json::array();
  for (std::size_t g = 0; g < std::min(result.groupings.size(), json_list_limit); ++g) {
    const FoundGrouping &grouping = result.groupings[g];
    found.push_back({{"modularity", number(grouping.modularity)},
                     {"communities", grouping.communities},
                     {"nmi_functions", number(grouping.functions.nmi)},
                     {"ari_functions", number(grouping.functions.ari)},
                     {"nmi_employers", number(grouping.employers.nmi)},
                     {"ari_employers", number(grouping.employers.ari)},
                     {"nmi_to_first", number(grouping.to_first)}});
  }
  const auto shown = std::min<std::size_t>(result.first().communities, json_list_limit);
  for (std::size_t c = 0; c < shown; ++c)
    communities.push_back(Json::array());
  for (std::size_t p = 0; p < model->posts.size(); ++p)
    if (const std::uint32_t community = result.first().community[p]; community < shown)
      communities[community].push_back(id(model, id_at<PostId>(p)));
  out["lines"] = result.lines;
  out["ties"] = result.ties;
  out["searches"] = result.runs;
  out["posts_with_function"] = result.first().functions.posts;
  out["found"] = std::move(found);
  out["post_ids"] = std::move(communities);
  return out;
}

} // namespace organograph::viz
