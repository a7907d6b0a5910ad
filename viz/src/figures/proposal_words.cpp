// SPDX-License-Identifier: Apache-2.0
#include "figures/proposal_words.hpp"

#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace organograph::viz {

namespace {

constexpr std::array<std::string_view, objective_count> objective_heads = {
    "seats duplicated", "without one voice", "posts", "people at risk", "broadest post", "posts changed"};

constexpr std::array<std::string_view, objective_count> meanings = {
    "Seats that speak for the same service at the same level of one meeting, all but one of each.",
    "Pairs of a partner and a service that reach two organisations and have more contacts than one.",
    "Posts that hold the remits of the posts in scope.",
    "Holders of filled or seconded posts in scope that would be gone.",
    "Most pairs of a function and an organisation that one post has.",
    "Posts that would be new, and posts that would be gone."};

std::string_view told(Rule rule) {
  switch (rule) {
  case Rule::none:
    return "";
  case Rule::fixed:
    return "a fixed post";
  case Rule::sovereign:
    return "a sovereign function";
  case Rule::shape:
    return "shape";
  case Rule::breadth:
    return "breadth";
  case Rule::functions:
    return "functions";
  case Rule::span:
    return "span";
  case Rule::statutory:
    break;
  }
  return "statutory roles";
}

std::string own_text(const Model &model, TextId id) {
  return std::string(model.text(id));
}

std::string set_told(const Model &start, const Proposals &proposals, const RemitSet &set) {
  if (const PostId kept = kept_post(proposals.remits, set); kept != none<PostId>)
    return own_text(start, start->posts.title[index(kept)]) + " (stays)";
  std::set<std::pair<OrganisationId, FunctionId>> cells;
  std::set<FunctionId> functions;
  std::set<OrganisationId> organisations;
  for (const std::uint16_t remit : set) {
    cells.emplace(proposals.remits[remit].organisation, proposals.remits[remit].function);
    functions.insert(proposals.remits[remit].function);
    organisations.insert(proposals.remits[remit].organisation);
  }
  const bool is_rectangle = cells.size() == functions.size() * organisations.size();
  std::string out;
  for (const FunctionId function : functions) {
    out += (out.empty() ? "" : "; ") + own_text(start, start->functions.name[index(function)]);
    if (is_rectangle)
      continue;
    std::string there;
    for (const OrganisationId organisation : organisations)
      if (cells.contains({organisation, function}))
        there +=
            (there.empty() ? " (" : ", ") + own_text(start, start->organisations.id[index(organisation)]);
    out += there + ")";
  }
  if (!is_rectangle)
    return out;
  std::string there;
  for (const OrganisationId organisation : organisations)
    there += (there.empty() ? ": " : ", ") + own_text(start, start->organisations.id[index(organisation)]);
  return out + there;
}

} // namespace

std::string_view head(Objective objective) {
  return objective_heads[static_cast<std::size_t>(objective)];
}

std::string_view meaning(Objective objective) {
  return meanings[static_cast<std::size_t>(objective)];
}

std::string front_caveat(const Proposals &proposals) {
  return (proposals.whole
              ? std::string("Of each structure on the front no other that the brief allows has less of one "
                            "objective and no more of the others.")
              : std::string("Of each structure on the front no other that was looked at has less of one "
                            "objective and no more of the others; one that was not looked at may.")) +
         " Which of them to choose, if any, no figure says.";
}

std::vector<std::string> left_out_told(const Proposed &proposed) {
  std::vector<std::string> out;
  for (const LeftOutObjective &left : proposed.proposals.left_out)
    out.push_back(std::string(head(left.objective)) + " (" + left.reason + ")");
  out.emplace_back("cost (nothing says what a new post would cost)");
  out.emplace_back(
      proposed.brief.presence.empty()
          ? "layers (no proposal adds or takes away any)"
          : "layers (no proposal adds or takes away any but by deputies that the brief asks for)");
  return out;
}

std::string start_told(const Proposed &proposed) {
  return proposed.starts_from.empty() ? "the model" : "the scenario " + proposed.starts_from;
}

std::string found_told(const Proposals &proposals) {
  const std::string points = counted(proposals.front.size(), "point", "points");
  const std::string looked = counted(proposals.structures, "structure", "structures");
  if (!proposals.whole)
    return looked + " that the brief allows were looked at before it was stopped: the front of " + points +
           " is of these alone, and not proven.";
  return "All " + looked + " that the brief allows were looked at: " +
         counted(proposals.vectors, "set of values", "different sets of values") + ", a front of " + points +
         ", and there is no other.";
}

std::vector<std::string> posts_told(const Model &start, const Proposals &proposals,
                                    const ProposedStructure &structure) {
  std::vector<std::string> out;
  for (const RemitSet &set : structure.sets)
    out.push_back(set_told(start, proposals, set));
  return out;
}

std::string place_told(const Proposed &proposed, const PlacedScenario &scenario) {
  if (!scenario.from_start)
    return "starts from elsewhere, and is not compared";
  std::string out;
  const auto add = [&](const std::string &more) { out += (out.empty() ? "" : "; ") + more; };
  if (scenario.against.rule != Rule::none)
    add("against " +
        (scenario.against.line == 0 ? std::string("what holds without a row")
                                    : "line " + std::to_string(scenario.against.line) + " of the brief") +
        " (" + std::string(told(scenario.against.rule)) + ")");
  if (!scenario.lost.empty())
    add(counted(scenario.lost.size(), "remit is", "remits are") + " held by nobody");
  if (scenario.equals)
    add("on the front: " + proposed.scenarios[*scenario.equals].scenario.name);
  else if (scenario.dominated_by)
    add("dominated by " + proposed.scenarios[*scenario.dominated_by].scenario.name);
  else if (!out.empty())
    add("dominated by no point");
  else
    add("dominated by no point: it changes more than who holds what");
  return out;
}

std::string not_placed_told(const Proposed &proposed) {
  if (proposed.not_placed == 0)
    return {};
  return counted(proposed.not_placed, "scenario of the model was", "scenarios of the model were") +
         " not placed: it was stopped.";
}

std::string deputies_told(const Proposed &proposed, std::size_t point) {
  if (proposed.brief.presence.empty())
    return {};
  const Deputies &of = proposed.scenarios[point].deputies;
  return figure(of.kept) + " kept, " + figure(of.created) + " new, " + figure(of.shared) + " new and shared";
}

} // namespace organograph::viz
