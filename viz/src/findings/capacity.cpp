// SPDX-License-Identifier: Apache-2.0
// What posts carry, what each organisation has of its own, and who heads what.
#include "figures/catalogue.hpp"
#include "figures/identifiers.hpp"
#include "figures/shown.hpp"
#include "findings/measures.hpp"
#include "words/safe_text.hpp"

#include <algorithm>

namespace organograph::viz {

namespace {

std::string_view are_or_is(std::uint64_t count) {
  return count == 1 ? " is" : " are";
}

// 'tiers 1 to 3'; 'tier 1'.
std::string strategic_tiers(const Analysis &analysis) {
  const std::uint32_t tiers = analysis.options.capacity.strategic_tiers;
  return tiers == 1 ? "tier 1" : "tiers 1 to " + std::to_string(tiers);
}

void say_remits(Sentence &say, const Analysis &analysis) {
  const CapacityScope &all = analysis.capacity.all;
  const Shown shown(analysis);
  if (all.tiers_not_known > 0) {
    say.text("Remits are not known: of ")
        .counted("capacity.tiers_not_known", all.tiers_not_known, "post the tier is", "posts the tier is",
                 "capacity")
        .text(" not known.");
    return;
  }
  if (all.blanked) {
    say.text("Remits are " + shown.none() + ".");
    return;
  }
  if (all.remits.posts == 0) {
    say.text("Remits are not known: no post of " + strategic_tiers(analysis) + " has a service.");
    return;
  }
  say.text("A post of " + strategic_tiers(analysis) + " has ")
      .figure("capacity.remits_mean", shown(all.remits.mean(), Format::number), "capacity_scopes", "kind=all")
      .text(" remits (a service in an organisation) on average, at most ")
      .figure("capacity.remits_max", shown(all.remits.most), "capacity")
      .text(".");
}

/// `Below tiers 1 to 3: 4 posts (Head of A and 3 more), in the FTE and not among own posts.` Empty without
/// any, and where small groups are not shown.
std::string lower_tiers_told(const Model &model, const Analysis &analysis) {
  const Posts &posts = model->posts;
  std::uint64_t lower = 0;
  std::string first;
  for (std::size_t p = 0; p < posts.size(); ++p)
    if (posts.assistant[p] == 0 && posts.tier[p] > analysis.options.capacity.strategic_tiers && lower++ == 0)
      first = harmless(model.text(posts.title[p]), 90);
  if (lower == 0 || analysis.minimum_group > 0)
    return {};
  return "Below " + strategic_tiers(analysis) + ": " + counted(lower, "post", "posts") + " (" + first +
         (lower > 1 ? " and " + figure(lower - 1) + " more" : "") + "), in the FTE and not among own posts.";
}

} // namespace

Sentence capacity_told(const Analysis &analysis) {
  const Capacity &capacity = analysis.capacity;
  const Shown shown(analysis);
  Sentence say;
  say_remits(say, analysis);
  if (capacity.series_max)
    say.text(" The busiest post sits in ")
        .figure("capacity.series_max", shown(capacity.series_max), "capacity", "series>0")
        .text(" meeting series.");
  if (capacity.systems_not_known > 0)
    say.text(" Who serves under two systems of governance is not known: organisations do not say theirs.");
  else if (capacity.two_systems)
    say.text(" ")
        .counted("capacity.two_systems", *capacity.two_systems, "post serves", "posts serve", "capacity",
                 "governance_systems>1")
        .text(" under two or more systems of governance.");
  return say;
}

Sentence own_and_shared_told(const Model &model, const Analysis &analysis, std::size_t most) {
  const auto &organisations = analysis.capacity.organisations;
  const Shown shown(analysis);
  const Headline &own = headline("capacity.own_fte"), &shared = headline("capacity.shared_fte");
  const Headline &posts = headline("capacity.own_posts");
  Sentence say;
  std::size_t told = 0;
  for (std::size_t o = 0; o < std::min(most, organisations.size()); ++o) {
    const FigureScope scope{FigureScope::Of::organisation, o};
    const auto own_fte = own.value(model, analysis, scope), shared_fte = shared.value(model, analysis, scope);
    if (analysis.minimum_group > 0 && !own_fte && !shared_fte)
      continue;
    const std::string of = "kind=organisation\nid=" + std::string(id(model, id_at<OrganisationId>(o)));
    say.text(told++ == 0 ? "" : " ")
        .text(harmless(model.text(model->organisations.name[o])) + ": ")
        .figure(own.key, shown(own_fte, own.format), "capacity_scopes", of)
        .text(" FTE of its own, ")
        .figure(shared.key, shown(shared_fte, shared.format), "capacity_scopes", of)
        .text(" shared; ")
        .figure(posts.key, shown(posts.value(model, analysis, scope), posts.format), "capacity_scopes", of)
        .text(one_or_many(posts.value(model, analysis, scope), " own post in ", " own posts in ") +
              strategic_tiers(analysis) + ".");
  }
  if (told == 0 && !organisations.empty())
    return say.text("What organisations have of their own is not shown.");
  if (organisations.size() > most)
    say.text(" And " + counted(organisations.size() - most, "organisation more.", "organisations more."));
  if (const std::string lower = lower_tiers_told(model, analysis); !lower.empty())
    say.text(" " + lower);
  return say;
}

Sentence capacity_in_short(const Model &model, const Analysis &analysis, std::size_t most) {
  const auto &organisations = analysis.capacity.organisations;
  const Shown shown(analysis);
  const Headline &own = headline("capacity.own_fte"), &shared = headline("capacity.shared_fte");
  Sentence say;
  say.text("Own and shared FTE: ");
  for (std::size_t o = 0; o < std::min(most, organisations.size()); ++o) {
    const FigureScope scope{FigureScope::Of::organisation, o};
    say.text((o == 0 ? "" : ", ") + harmless(id(model, id_at<OrganisationId>(o)), 10) + " ")
        .figure(own.key, shown(own.value(model, analysis, scope), own.format))
        .text(" and ")
        .figure(shared.key, shown(shared.value(model, analysis, scope), shared.format));
  }
  if (organisations.size() > most)
    say.text(" and " + counted(organisations.size() - most, "more", "more"));
  const Headline &mean = headline("capacity.remits_mean"), &largest = headline("capacity.remits_max");
  say.text(". Remits (a service in a council) of a post: ")
      .figure(mean.key, shown(mean.value(model, analysis, {}), mean.format))
      .text(" on average, at most ")
      .figure(largest.key, shown(largest.value(model, analysis, {}), largest.format))
      .text(".");
  if (analysis.service_heads)
    say.text(" Services with several heads: ")
        .figure("service_heads.several_heads", figure(analysis.service_heads->several_heads))
        .text(".");
  return say;
}

Sentence heads_told(const Analysis &analysis) {
  const HeadsAndLines &result = *analysis.service_heads;
  Sentence say;
  say.counted("service_heads.several_heads", result.several_heads, "service of an organisation has",
              "services of an organisation have", "service_heads", "heads>1")
      .text(" several heads");
  if (result.several_not_known > 0)
    say.text(", ")
        .figure("service_heads.several_not_known", figure(result.several_not_known), "service_heads",
                "may_be_heads>0")
        .text(" more may have, as managers are not known");
  if (const std::size_t narrower = result.narrower_manager.size(); narrower > 0)
    say.text("; ")
        .counted("service_heads.narrower_manager", narrower, "joint post has", "joint posts have",
                 "service_lines", "kind=narrower manager")
        .text(" a line manager who does not serve all that the post serves");
  if (result.narrower_not_known > 0)
    say.text("; of ")
        .counted("service_heads.narrower_not_known", result.narrower_not_known, "joint post", "joint posts",
                 "service_lines")
        .text(" the line manager is not known");
  if (result.two_lines > 0)
    say.text("; ")
        .counted("service_heads.two_lines", result.two_lines, "post has", "posts have", "service_lines",
                 "kind=second line")
        .text(" a second line into an organisation that the line manager does not serve");
  return say.text(".");
}

Sentence visibility_told(const Model &model, const Visibility &leader) {
  const std::string of = "post_id=" + std::string(id(model, leader.leader));
  Sentence say;
  say.text(harmless(model.text(model->posts.title[index(leader.leader)])) + ": of ")
      .counted("span_of_control.all_reports", leader.below, "post below ", "posts below ", "spans", of)
      .figure("capacity.visibility", figure(leader.known), "capacity", of)
      .text(std::string(are_or_is(leader.known)) + " known to sit in meetings");
  if (leader.known == 0)
    return say.text(": whom the leader sees is not known.");
  say.text(", ")
      .figure("capacity.visibility", figure(leader.seen), "capacity", of)
      .text(leader.known == 1 ? " of it with the leader" : " of them with the leader");
  if (2 * leader.known < leader.below)
    return say.text("; too few to say whom the leader sees.");
  return say.text(" (" + percent(static_cast<double>(leader.seen) / static_cast<double>(leader.known)) +
                  " of those known).");
}

} // namespace organograph::viz
