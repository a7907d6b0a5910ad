// SPDX-License-Identifier: Apache-2.0
#include "figures/proposal_words.hpp"
#include "organograph/viz/proposals.hpp"
#include "tree/headline_json.hpp"

#include <utility>

namespace organograph::viz {

namespace {

Json values_json(const Proposals &proposals, const Objectives &values) {
  Json out = Json::object();
  for (const Objective objective : proposals.objectives)
    out[std::string(name(objective))] = values[static_cast<std::size_t>(objective)];
  return out;
}

Json sets_json(const Model &start, const Proposals &proposals, const ProposedStructure &structure) {
  Json out = Json::array();
  for (const RemitSet &set : structure.sets) {
    Json remits = Json::array();
    for (const std::uint16_t place : set) {
      const Remit &remit = proposals.remits[place];
      remits.push_back({{"post_id", start.text(start->posts.id[index(remit.post)])},
                        {"function", start.text(start->functions.id[index(remit.function)])},
                        {"organisation_id", start.text(start->organisations.id[index(remit.organisation)])}});
    }
    const PostId kept = kept_post(proposals.remits, set);
    out.push_back({{"kept", kept == none<PostId> ? Json() : Json(start.text(start->posts.id[index(kept)]))},
                   {"remits", std::move(remits)}});
  }
  return out;
}

Json front_json(const Model &start, const Proposed &proposed) {
  Json out = Json::array();
  const Proposals &proposals = proposed.proposals;
  for (std::size_t p = 0; p < proposals.front.size(); ++p) {
    const ProposedStructure &point = proposals.front[p];
    const Deputies &deputies = proposed.scenarios[p].deputies;
    out.push_back(
        {{"proposal", proposed.scenarios[p].scenario.name},
         {"values", values_json(proposals, point.values)},
         {"structures", point.shared},
         {"as_it_is", is_as_it_is(proposed, p)},
         {"interim_ending", interim_ending(start, proposed, point)},
         {"proven", proposals.whole},
         {"deputies", {{"kept", deputies.kept}, {"new", deputies.created}, {"shared", deputies.shared}}},
         {"posts", sets_json(start, proposals, point)}});
  }
  return out;
}

Json place_json(const Proposed &proposed, const PlacedScenario &scenario) {
  const auto point = [&](const std::optional<std::size_t> &at) {
    return at ? Json(proposed.scenarios[*at].scenario.name) : Json();
  };
  return {{"values", scenario.is_compared() ? values_json(proposed.proposals, scenario.values) : Json()},
          {"equals", point(scenario.equals)},
          {"dominated_by", point(scenario.dominated_by)},
          {"against_line", scenario.against.line == 0 ? Json() : Json(scenario.against.line)},
          {"remits_lost", scenario.lost.size()},
          {"place", place_told(proposed, scenario)}};
}

Json given_json(const Proposed &proposed) {
  Json out = Json::array();
  for (const PlacedScenario &scenario : proposed.placed) {
    Json one = {{"scenario", scenario.name}, {"title", text_or_null(scenario.title)}};
    one.update(place_json(proposed, scenario));
    one["interim_ending"] = scenario.is_compared() ? Json(scenario.interim_ending) : Json();
    out.push_back(std::move(one));
  }
  return out;
}

Json brief_json(const Brief &brief) {
  Json out = Json::array();
  for (const BriefLine &row : brief.lines)
    out.push_back({{"line", row.line},
                   {"item", row.item},
                   {"id", row.id},
                   {"value", text_or_null(row.value)},
                   {"source", text_or_null(row.source)},
                   {"note", text_or_null(row.note)},
                   {"assumed", row.assumed}});
  return out;
}

} // namespace

Json proposals_json(const Model &start, const Proposed &proposed) {
  const Proposals &proposals = proposed.proposals;
  Json objectives = Json::array(), left_out = Json::array();
  for (const Objective objective : proposals.objectives)
    objectives.push_back(name(objective));
  for (const std::string &left : left_out_told(proposed))
    left_out.push_back(left);
  return {{"not_among_objectives", not_among_objectives},
          {"left_out", std::move(left_out)},
          {"caveat", front_caveat(proposals)},
          {"starts_from", text_or_null(proposed.starts_from)},
          {"brief", proposed.brief.file},
          {"brief_rows", brief_json(proposed.brief)},
          {"objectives", std::move(objectives)},
          {"remits", proposals.remits.size()},
          {"candidates", proposals.candidates},
          {"structures", proposals.structures},
          {"different_values", proposals.vectors},
          {"whole", proposals.whole},
          {"start", proposals.start ? values_json(proposals, *proposals.start) : Json()},
          {"as_it_is", proposed.as_it_is ? place_json(proposed, *proposed.as_it_is) : Json()},
          {"front", front_json(start, proposed)},
          {"given", given_json(proposed)},
          {"not_placed", proposed.not_placed}};
}

} // namespace organograph::viz
