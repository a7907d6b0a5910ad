// SPDX-License-Identifier: Apache-2.0
// Services of two organisations by name: what is held, which are at 0, which change.
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "findings/proposal.hpp"
#include "findings/proposal_parts.hpp"
#include "findings/scenario_facts.hpp"
#include "words/numbers.hpp"
#include "words/ranges.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t services_named = 12;

std::string service_name(const Model &model, FunctionId function) {
  const std::string name = harmless(model.text(model->functions.name[index(function)]), 80);
  return name.empty() ? harmless(id(model, function), 60) : name;
}

// The pair is said where there are others.
template <class Service> std::string service_shown(const Model &model, const Service &of) {
  const std::string name = service_name(model, of.function);
  return model->organisations.id.size() <= 2
             ? name
             : name + " (" + proposal::organisation_shown(model, of.organisation_a) + ", " +
                   proposal::organisation_shown(model, of.organisation_b) + ")";
}

std::string named(const std::vector<std::string> &items, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < std::min(items.size(), services_named); ++i)
    out += (i == 0 ? "" : std::string(between)) + items[i];
  if (items.size() > services_named)
    out += std::string(between) + "and " + figure(items.size() - services_named) + " more";
  return out;
}

// `Communities: reached 5 to 4, secured 5 to 1`; empty where both levels stay.
std::string level_change(const Model &model, const Integration &before, const Integration &after) {
  std::string out;
  const auto add = [&](std::string_view word, const LevelEnds &level) {
    if (const std::string change = change_shown(level); !change.empty())
      out += (out.empty() ? ": " : ", ") + std::string(word) + " " + change;
  };
  add("reached", {before.reached, before.reached_at_most, after.reached, after.reached_at_most});
  add("secured", {before.secured, before.secured_at_most, after.secured, after.secured_at_most});
  return out.empty() ? out : service_shown(model, before) + out;
}

std::vector<std::string> level_changes(const StudiedScenario &s) {
  std::vector<std::string> out;
  for (const auto &[before, after] : services_in_both(s)) {
    if (before->blanked || after->blanked)
      continue;
    if (std::string change = level_change(*s.before, *before, *after); !change.empty())
      out.push_back(std::move(change));
  }
  return out;
}

// `Westvale has no post for Digital left`.
std::string unshared(const Model &model, const UnsharedService &service) {
  const auto name = [&](OrganisationId o) { return proposal::organisation_shown(model, o); };
  const bool neither = service.without.size() > 1;
  return (neither
              ? "neither " + name(service.organisation_a) + " nor " + name(service.organisation_b) + " has"
              : name(service.without.front()) + " has no") +
         (neither ? " a post for " : " post for ") + service_name(model, service.function) + " left" +
         (neither || model->organisations.id.size() <= 2
              ? ""
              : " (shared with " +
                    name(service.without.front() == service.organisation_a ? service.organisation_b
                                                                           : service.organisation_a) +
                    ")");
}

// A row of arrangements.csv or a target is about it.
bool is_arranged(const Model &model, FunctionId function) {
  return (model->arrangements &&
          std::ranges::count(*model->arrangements, function, &Arrangement::function) > 0) ||
         std::ranges::count(model->integration_targets, function, &IntegrationTarget::function) > 0;
}

// ` (reached stays 6)`: by the register, or by meetings of others.
std::string level_that_stays(const StudiedScenario &s, const UnsharedService &service) {
  for (const auto &[before, after] : services_in_both(s))
    if (before->function == service.function && before->organisation_a == service.organisation_a &&
        before->organisation_b == service.organisation_b && !before->blanked && !after->blanked &&
        after->reached > 0 && before->reached == after->reached)
      return " (the level reached stays " + figure(static_cast<std::uint64_t>(after->reached)) +
             ", which does not rest on its posts)";
  return {};
}

} // namespace

Ends reached_of(const Integration &entry) {
  return entry.blanked ? Ends{} : Ends{entry.reached, entry.reached_at_most};
}

Ends secured_of(const Integration &entry) {
  return entry.blanked ? Ends{} : Ends{entry.secured, entry.secured_at_most};
}

std::string reached_shown(const Integration &entry) {
  const bool shows_tiers = entry.reached == 4 && entry.reached_at_most == 4 && entry.joint_tiers > 0U;
  return from_to(std::to_string(entry.reached), std::to_string(entry.reached_at_most)) +
         (shows_tiers ? "." + std::to_string(*entry.joint_tiers) : "");
}

std::string secured_shown(const Integration &entry) {
  return from_to(std::to_string(entry.secured), std::to_string(entry.secured_at_most));
}

std::string change_shown(const LevelEnds &level) {
  const Ends before{level.before, level.before_at_most}, after{level.after, level.after_at_most};
  if (level.stays())
    return {};
  const bool exact = before.exact() && after.exact();
  return worded(before, Format::count) + (exact ? " to " : " before, ") + worded(after, Format::count) +
         (exact ? "" : " after");
}

Rung rung_of(const Integration &entry, int level) {
  const auto &tests = entry.tests;
  const std::optional<bool> test = tests[static_cast<std::size_t>(level)];
  if (test == true)
    return Rung::held;
  if (level == 1 && (tests[4] == true || tests[6] == true))
    return tests[4] == true ? Rung::held_by_4 : Rung::held_by_6;
  if (!test)
    return Rung::not_known;
  return std::ranges::count(entry.missing, level) > 0 ? Rung::missing : Rung::not_held;
}

std::string_view name(Rung rung) {
  constexpr std::array<std::string_view, 6> names = {"held",    "held by 4", "held by 6",
                                                     "missing", "not held",  "not known"};
  return names[static_cast<std::size_t>(rung)];
}

bool is_separate(const Integration &entry) {
  return !entry.blanked && entry.reached == 0 && !entry.target;
}

std::string separate_services(const Model &model, const std::vector<Integration> &services) {
  std::vector<std::string> names;
  for (const Integration &entry : services)
    if (is_separate(entry))
      names.push_back(service_shown(model, entry));
  return named(names, ", ");
}

Sentence separate_told(const Model &model, const std::vector<Integration> &services) {
  const std::string names = separate_services(model, services);
  Sentence say;
  return names.empty() ? say : say.text("At 0, separate, and without a target: " + names + ".");
}

namespace {

void say_pairs(Sentence &say, const Services &result) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kinds = {
      {{"services.horizontal", "of one kind"},
       {"services.vertical", "county and district"},
       {"services.other_pairs", "of other kinds"}}};
  bool first = true;
  for (std::size_t k = 0; k < kinds.size(); ++k)
    if (const std::uint64_t pairs = result.pairs_by_kind[k]; pairs > 0) {
      say.text(first ? " Pairs of organisations with joint posts: " : ", ")
          .figure(kinds[k].first, figure(pairs), "sharing_pairs")
          .text(" " + std::string(kinds[k].second));
      first = false;
    }
  if (!first)
    say.text(".");
}

} // namespace

namespace {

// A kind is blank, or an organisation not named: nobody can say whose duty it is.
void say_duties_not_known(Sentence &say, const Services &result) {
  if (const std::uint64_t posts = result.duty_not_known.value_or(0); posts > 0)
    say.text(" Of ")
        .counted("services.duty_not_known", posts, "joint post", "joint posts", "spans",
                 "organisations_served>1")
        .text(" it is not known whether the service is a duty of its organisations.");
}

} // namespace

Sentence targets_told(const Services &result) {
  Sentence say;
  if (result.shared == 0)
    return say;
  say.text("Of ")
      .counted("services.shared", result.shared, "shared service", "shared services", "integration")
      .text(" ")
      .figure("services.without_target", figure(result.untargeted.size()), "integration")
      .text(result.untargeted.size() == 1 ? " has no target" : " have no target");
  if (result.overdue && !result.targets.empty())
    say.text("; ").counted("services.targets_overdue", *result.overdue, "target is overdue",
                           "targets are overdue", "service_targets", "overdue=yes");
  if (const std::uint64_t targets = result.overdue_not_known.value_or(0); targets > 0)
    say.text(", and of ")
        .figure("services.overdue_not_known", figure(targets), "service_targets")
        .text(" that is not known");
  return say.text(".");
}

Sentence services_told(const Analysis &analysis) {
  const Services &result = *analysis.services;
  Sentence say = targets_told(result);
  std::string levels;
  for (std::size_t level = 0; level < result.spread.size(); ++level)
    if (result.spread[level] > 0)
      levels += (levels.empty() ? "" : ", ") + figure(result.spread[level]) + " at " + std::to_string(level);
  if (!levels.empty())
    say.text(say.empty() ? "Levels: " : " Levels: ")
        .figure("services.spread", levels, "integration")
        .text(".");
  say_pairs(say, result);
  if (result.outside_duty)
    say.text(" ").counted("services.outside_duty", result.outside_duty->size(),
                          "joint post is for a service that is the duty of none of its organisations.",
                          "joint posts are for services that are the duty of none of their organisations.",
                          "spans", "organisations_served>1");
  say_duties_not_known(say, result);
  if (!result.functions.empty() && result.equal_parts > 0)
    say.text(" The time of ")
        .counted("services.equal_parts", result.equal_parts, "post", "posts", "spans")
        .text(" is parted equally over what is not given.");
  return say;
}

Sentence not_modelled_told(const Model &model) {
  const std::vector<std::uint8_t> shown = model.functions_shown();
  std::vector<std::string> names, by_register;
  for (std::size_t f = 0; f < shown.size(); ++f)
    if (const auto function = id_at<FunctionId>(f); shown[f] == 0) {
      names.push_back(service_name(model, function));
      if (is_arranged(model, function))
        by_register.push_back(names.back());
    }
  Sentence say;
  if (names.empty())
    return say;
  say.text("Without posts in the model, and in no figure of posts: " + named(names, ", ") +
           " (the table functions says so).");
  return by_register.empty() ? say
                             : say.text(" What is arranged or agreed is told all the same, under integration "
                                        "depth: " +
                                        named(by_register, ", ") + ".");
}

LevelsCounted levels_counted(const StudiedScenario &s) {
  LevelsCounted out;
  for (const auto &[before, after] : services_in_both(s)) {
    ++out.all;
    if (before->blanked || after->blanked) {
      ++out.blank;
      continue;
    }
    const LevelEnds reached{before->reached, before->reached_at_most, after->reached, after->reached_at_most},
        secured{before->secured, before->secured_at_most, after->secured, after->secured_at_most};
    out.rise += reached.rises() || secured.rises();
    out.fall += reached.falls() || secured.falls();
  }
  return out;
}

std::string unshared_in_short(const StudiedScenario &s) {
  const std::vector<UnsharedService> &services = s.comparison->no_longer_shared;
  if (services.empty())
    return "none";
  constexpr std::size_t most = 2;
  std::vector<FunctionId> functions;
  for (const UnsharedService &service : services)
    if (std::ranges::find(functions, service.function) == functions.end())
      functions.push_back(service.function);
  std::string out = figure(functions.size()) + ": ";
  for (std::size_t i = 0; i < std::min(functions.size(), most); ++i) {
    const auto pairs = std::ranges::count(services, functions[i], &UnsharedService::function);
    out += (i == 0 ? "" : ", ") + service_name(*s.before, functions[i]) +
           (pairs > 1 ? " (" + std::to_string(pairs) + " pairs)" : "");
  }
  return functions.size() > most ? out + " and " + figure(functions.size() - most) + " more" : out;
}

Sentence levels_told(const StudiedScenario &s) {
  Sentence say;
  if (const std::vector<std::string> changes = level_changes(s); !changes.empty())
    say.text("Levels that differ: ")
        .figure("scenarios.levels_changed", named(changes, "; "), "scenario_figures",
                proposal::rows_of(s, "\nfigure=integration_depth.reached|integration_depth.secured"))
        .text(".");
  std::vector<std::string> lost;
  for (const UnsharedService &service : s.comparison->no_longer_shared)
    lost.push_back(unshared(*s.before, service) + level_that_stays(s, service));
  if (!lost.empty())
    say.text(say.empty() ? "No longer shared: " : " No longer shared: ")
        .figure("scenarios.no_longer_shared", named(lost, "; "))
        .text(".");
  return say;
}

} // namespace organograph::viz
