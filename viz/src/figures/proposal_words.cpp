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
    "Posts that hold the remits of the posts in scope; deputies are none of them.",
    "Holders of filled or seconded posts in scope that would be gone; such a post without a holder's name "
    "counts as one. Interim and acting holders are not counted.",
    "Most pairs of a function and an organisation that one post has.",
    "Posts that would be new, and posts that would be gone."};

std::string_view told(Rule rule) {
  return rule == Rule::fixed       ? "a fixed post"
         : rule == Rule::sovereign ? "a sovereign function"
         : rule == Rule::statutory ? "statutory roles"
                                   : name(rule);
}

std::string own_text(const Model &model, TextId id) {
  return std::string(model.text(id));
}

std::string organisation_told(const Model &start, OrganisationId organisation, Naming naming) {
  const std::string name = own_text(start, start->organisations.name[index(organisation)]);
  return naming == Naming::names && !name.empty()
             ? name
             : own_text(start, start->organisations.id[index(organisation)]);
}

std::string set_told(const Model &start, const Proposals &proposals, const RemitSet &set, Naming naming) {
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
        there += (there.empty() ? " (" : ", ") + organisation_told(start, organisation, naming);
    out += there + ")";
  }
  if (!is_rectangle)
    return out;
  std::string there;
  for (const OrganisationId organisation : organisations)
    there += (there.empty() ? ": " : ", ") + organisation_told(start, organisation, naming);
  return out + there;
}

// 'line 4 of the brief (limit breadth 1)'.
std::string row_told(const Brief &brief, const Forbidden &by) {
  const auto at = std::ranges::find(brief.lines, by.line, &BriefLine::line);
  if (by.line == 0 || at == brief.lines.end())
    return "what holds without a row (" + std::string(told(by.rule)) + ")";
  return "line " + std::to_string(by.line) + " of the brief (" + at->item + " " + at->id +
         (at->value.empty() ? "" : " " + at->value) + ")";
}

} // namespace

std::string_view head(Objective objective) {
  return objective_heads[static_cast<std::size_t>(objective)];
}

std::string_view meaning(Objective objective) {
  return meanings[static_cast<std::size_t>(objective)];
}

std::vector<std::pair<std::string, std::string>> word_meanings(const Proposals &proposals) {
  return {
      {"remit", "A post, one of its functions, and an organisation that it serves: what is given out anew."},
      {"point",
       "Values of a structure that no other dominates. Of the structures that have them the one that "
       "changes fewest posts is written out."},
      {"front", "All points together."},
      {"dominated", "One structure dominates another where it is nowhere more and somewhere less, " +
                        alone_told(proposals) + ". It is not thereby the right one."},
      {"proven", "Every structure that the brief allows was looked at: there is no other point."}};
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
  return proposed.starts_from.empty()
             ? "the model"
             : "the scenario " + scenario_told(proposed.starts_from, proposed.starts_title);
}

std::string found_told(const Proposals &proposals) {
  const std::string points = counted(proposals.front.size(), "point", "points");
  const std::string looked = counted(proposals.structures, "structure", "structures");
  if (!proposals.whole)
    return looked + " that the brief allows were looked at before it was stopped: the front of " + points +
           " is of these alone, and not proven.";
  if (proposals.structures == 1)
    return "The one structure that the brief allows was looked at: its rows leave nothing to compare it "
           "with.";
  return "All " + looked + " that the brief allows were looked at: " +
         counted(proposals.vectors, "set of values", "different sets of values") + ", a front of " + points +
         ", and there is no other.";
}

std::vector<std::string> posts_told(const Model &start, const Proposals &proposals,
                                    const ProposedStructure &structure, Naming naming) {
  std::vector<std::string> out;
  for (const RemitSet &set : structure.sets)
    out.push_back(set_told(start, proposals, set, naming));
  return out;
}

std::string scenario_told(const std::string &name, const std::string &title) {
  return title.empty() || title == name ? name : title + " (" + name + ")";
}

bool is_as_it_is(const Proposed &proposed, std::size_t point) {
  return proposed.as_it_is && proposed.as_it_is->equals == point;
}

std::string point_told(const Proposed &proposed, std::size_t point) {
  return proposed.scenarios[point].scenario.name + (is_as_it_is(proposed, point) ? " (as it is)" : "");
}

std::string alone_told(const Proposals &proposals) {
  const std::size_t objectives = proposals.objectives.size();
  return objectives == 1 ? "by this objective alone" : "by these " + figure(objectives) + " objectives alone";
}

std::string verdict_told(const Proposed &proposed, const PlacedScenario &scenario) {
  if (!scenario.from_start)
    return "starts from elsewhere, and is not compared";
  if (!scenario.changes_scope)
    return "changes no post in scope, and is not compared";
  std::string out;
  const auto add = [&](const std::string &more) { out += (out.empty() ? "" : "; ") + more; };
  if (scenario.against.rule != Rule::none)
    add("against " + row_told(proposed.brief, scenario.against));
  if (!scenario.lost.empty())
    add(counted(scenario.lost.size(), "remit is", "remits are") + " held by nobody");
  if (scenario.equals)
    add("on the front: " + point_told(proposed, *scenario.equals));
  else if (scenario.dominated_by)
    add("dominated by " + point_told(proposed, *scenario.dominated_by));
  else if (!out.empty())
    add("dominated by no point");
  else
    add("dominated by no point: it changes more than who holds what");
  return out;
}

std::string place_told(const Proposed &proposed, const PlacedScenario &scenario) {
  return verdict_told(proposed, scenario) +
         (scenario.is_compared() ? ", " + alone_told(proposed.proposals) : std::string());
}

std::size_t interim_ending(const Model &start, const Proposed &proposed, const ProposedStructure &structure) {
  std::set<PostId> kept;
  for (const RemitSet &set : structure.sets)
    kept.insert(kept_post(proposed.proposals.remits, set));
  return static_cast<std::size_t>(std::ranges::count_if(proposed.brief.scope, [&](PostId post) {
    const Status status = start->posts.status[index(post)];
    return (status == Status::interim || status == Status::acting) && !kept.contains(post);
  }));
}

std::string interim_told(std::uint64_t posts) {
  if (posts == 0)
    return {};
  return "Of the posts that end " + figure(posts) +
         (posts == 1 ? " is held by an interim or acting person"
                     : " are held by an interim or acting person") +
         std::string(interim_caveat);
}

std::string interim_of_front_told(const Model &start, const Proposed &proposed) {
  const Proposals &proposals = proposed.proposals;
  if (std::ranges::find(proposals.objectives, Objective::at_risk) == proposals.objectives.end())
    return {};
  std::size_t fewest = SIZE_MAX, most = 0;
  for (const ProposedStructure &point : proposals.front) {
    const std::size_t posts = interim_ending(start, proposed, point);
    fewest = std::min(fewest, posts);
    most = std::max(most, posts);
  }
  if (most == 0)
    return {};
  return "Of the posts that end in a point of the front " +
         (fewest == most ? figure(most) : figure(fewest) + " to " + figure(most)) +
         (most == 1 ? " is held by an interim or acting person"
                    : " are held by an interim or acting person") +
         std::string(interim_caveat);
}

bool has_deputies_behind(const Proposed &proposed, Objective objective) {
  const std::vector<Objective> &all = proposed.proposals.objectives;
  if (proposed.brief.presence.empty())
    return false;
  const bool has_posts = std::ranges::find(all, Objective::posts) != all.end();
  return objective == (has_posts ? Objective::posts : all.back());
}

std::string new_deputies(const Proposed &proposed, std::size_t point) {
  const Deputies &of = proposed.scenarios[point].deputies;
  return figure(of.created + of.shared);
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
