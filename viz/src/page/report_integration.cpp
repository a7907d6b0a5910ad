// SPDX-License-Identifier: Apache-2.0
// The ladder of integration: a row a service and pair of organisations, a column a level.
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "organograph/engine/integration_depth.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_services = 60;
constexpr int levels = 7;

/// What docs/measures.md asks of each level.
constexpr std::array<std::string_view, levels + 1> tests = {
    "none of the others",
    "a meeting of the service, at least twice a year, that a post of each attends",
    "common policy or governance, in part at least",
    "provision shared in part at least, or a line between staff of the two employers",
    "every head of the service serves both",
    "two or more posts or staff groups below the heads, and at least half of their FTE serves both",
    "one front door in full; or systems or data shared, with policy or contracts",
    "test 6, and one budget in full"};

std::string_view look_of(const Integration &entry, int level, Rung rung) {
  switch (rung) {
  case Rung::held:
    return level <= entry.secured ? "rung rung-secured" : "rung rung-reached";
  case Rung::held_by_4:
  case Rung::held_by_6:
    return "rung rung-secured";
  case Rung::missing: // below what is reached: a gap in the ladder
    return level < entry.reached ? "rung rung-gap" : "rung rung-missing";
  case Rung::not_known:
    return "rung rung-unknown";
  default:
    return "rung rung-open";
  }
}

std::string_view sign_of(Rung rung) {
  const bool is_held = rung == Rung::held || rung == Rung::held_by_4 || rung == Rung::held_by_6;
  return is_held ? "\u2713" : rung == Rung::not_known ? "?" : "\u2717";
}

bool is_marked(const Integration &entry, int level) {
  return entry.reached == level || entry.secured == level || entry.target == level;
}

// Level 0 asks for nothing: there is no sign in it, and nothing at all where it is not what is reached,
// secured or agreed.
void write_rung(Html &page, const Integration &entry, int level) {
  if (level == 0) {
    page.open("td", {{"class", is_marked(entry, 0) ? "rung rung-ground" : "rung rung-open"}});
  } else {
    const Rung rung = rung_of(entry, level);
    page.open("td", {{"class", look_of(entry, level, rung)}});
    page.open("span", {{"class", "run"}});
    page.element("span", sign_of(rung), {{"class", "sign"}, {"aria-hidden", "true"}})
        .text(" ")
        .text(name(rung));
    page.close();
  }
  const auto mark = [&](std::string_view words) {
    page.text(" ").element("strong", words, {{"class", "mark"}});
  };
  if (entry.reached == level)
    mark("reached");
  if (entry.secured == level)
    mark("secured");
  if (entry.target == level)
    mark("target");
  page.close();
}

std::string tiers_shown(const Shown &shown, const Integration &entry) {
  if (!entry.blanked && entry.tiers == 0U)
    return "no posts";
  return shown(known(entry, entry.joint_tiers)) +
         (entry.joint_tiers == entry.tiers && !entry.tiers ? "" : " of " + shown(known(entry, entry.tiers)));
}

std::string row_filter(const Model &model, const Integration &entry) {
  return "function=" + std::string(id(model, entry.function)) +
         "\norganisation_a=" + std::string(id(model, entry.organisation_a)) +
         "\norganisation_b=" + std::string(id(model, entry.organisation_b));
}

// At which share of joint FTE below the heads level 5 would change, and to what.
std::string level_5_shown(const Shown &shown, const Integration &entry) {
  if (!entry.may_be_heads.empty())
    return "not known: of " + counted(entry.may_be_heads.size(), "post", "posts") + " the manager is not";
  if (!entry.level_5_share)
    return entry.level_5_below == 0U ? "nobody below" : shown.none();
  const std::string share = shown(entry.level_5_share, Format::share);
  if (entry.level_5_below.value_or(0) < level_5_at_least)
    return share + " (of one below: no share changes it)";
  if (!entry.reached_otherwise)
    return share + " (no share changes it)";
  const bool reached = entry.reached_otherwise != entry.reached,
             secured = entry.secured_otherwise != entry.secured;
  return share +
         (reached   ? " (reached would be " + shown(entry.reached_otherwise)
          : secured ? " (reached stays"
                    : " (reached and secured stay") +
         (secured ? ", secured would be " + shown(entry.secured_otherwise) : "") + ")";
}

// The service, and of whom where there are more than two.
void write_service_head(Html &page, const Model &model, const Integration &entry) {
  page.open("tr").open("th", {{"scope", "row"}});
  page.element("span", function_name(model, entry.function), {{"class", "subject"}});
  if (model->organisations.id.size() > 2)
    page.text(" ").element("span",
                           organisation_name(model, entry.organisation_a) + ", " +
                               organisation_name(model, entry.organisation_b),
                           {{"class", "pair"}});
  page.close();
}

void write_service(Html &page, const Model &model, const Integration &entry, int first_level) {
  write_service_head(page, model, entry);
  for (int level = first_level; level <= levels; ++level)
    write_rung(page, entry, level);
  page.close();
}

// The same in numbers, and what the ladder cannot show.
void write_service_figures(Html &page, const Study &study, const Integration &entry) {
  const Shown shown(study.analysis);
  const std::string filter = row_filter(*study.model, entry);
  const auto cell = [&](std::string_view measure, std::string text) {
    write_cell(page, {measure, std::move(text), "integration", filter});
  };
  write_service_head(page, *study.model, entry);
  cell("integration_depth.reached", entry.blanked ? shown.none() : reached_shown(entry));
  cell("integration_depth.secured", entry.blanked ? shown.none() : secured_shown(entry));
  if (!entry.target) {
    page.element("td", "none", {{"class", "number"}}).element("td", "none", {{"class", "number"}});
  } else {
    cell("integration_depth.target", shown(entry.target));
    const bool beyond = !entry.blanked && entry.reached > *entry.target;
    cell("integration_depth.gap", shown(entry.gap) + (beyond ? "; reached is beyond it" : ""));
  }
  cell("integration_depth.operation", shown(known(entry, entry.operation)));
  cell("integration_depth.joint_tiers", tiers_shown(shown, entry));
  cell("integration_depth.level_5", level_5_shown(shown, entry));
  page.close();
}

void write_grid(Html &page, const Study &study, const std::vector<const Integration *> &entries) {
  open_part(page, "The ladder, service by service", true);
  page.element(
      "p",
      "Secured: the highest level with every lower one held too; 3 counts when held and never stands in "
      "the way, and 1 counts as held where 4 or 6 is. Missing: not held above that, and below the level "
      "reached or up to an agreed target. 4.2: shared heads in two tiers from the top. "
      "Largest gap to the target first, then the level reached.",
      {{"class", "note"}});
  open_wide_table(page, "Levels of integration: held, not held, missing, not known", "ladder");
  std::vector<std::string> heads = {(*study.model)->organisations.id.size() > 2 ? "Service, between"
                                                                                : "Service"};
  const std::size_t rows = std::min(entries.size(), shown_services);
  const auto at_0 = [](const Integration *entry) { return is_marked(*entry, 0); };
  const int first_level = std::ranges::any_of(std::span(entries).first(rows), at_0) ? 0 : 1;
  for (int level = first_level; level <= levels; ++level)
    heads.push_back(std::to_string(level) + " " + integration_levels[static_cast<std::size_t>(level)]);
  write_heads(page, heads, heads.size());
  page.open("tbody");
  for (std::size_t i = 0; i < rows; ++i)
    write_service(page, *study.model, *entries[i], first_level);
  page.close();
  close_wide_table(page);
  write_more(page, entries.size() - rows, "service", "services", "integration");
  page.close();
}

void write_figures(Html &page, const Study &study, const std::vector<const Integration *> &entries) {
  open_part(page, "The ladder in figures");
  open_wide_table(page, "Levels, targets and joint tiers", "short");
  write_heads(page, {"Service", "Reached", "Secured", "Target", "Gap", "Operation", "Joint tiers",
                     "Level 5 changes at a share of"});
  page.open("tbody");
  for (std::size_t i = 0; i < std::min(entries.size(), shown_services); ++i)
    write_service_figures(page, study, *entries[i]);
  page.close();
  close_wide_table(page);
  page.element(
      "p",
      "Operation: the highest of levels 1, 2, 3, 5, 6 and 7 that holds. Shared heads over sovereign "
      "bodies are high on the ladder and low in operation. That level 5 asks for half is a choice of "
      "this program; the last column says at which share it would change.",
      {{"class", "note"}});
  page.close();
}

void write_levels(Html &page) {
  page.open("details", {{"class", "levels"}}).element("summary", "What each level asks for");
  page.open("dl");
  for (std::size_t level = 0; level < tests.size(); ++level) {
    page.element("dt", std::to_string(level) + " " + integration_levels[level]);
    page.element("dd", tests[level]);
  }
  page.close().close();
}

std::string tests_not_known(const Analysis &analysis) {
  std::string out;
  for (const auto &[measure, reason] : analysis.not_measured)
    if (measure.starts_with("integration_depth.tests."))
      out += (out.empty() ? "Not known: test " : "; test ") + measure.substr(measure.rfind('.') + 1) + " (" +
             shown_text(reason, 120) + ")";
  return out;
}

// Those that are not told in one line: largest gap first, then the level reached, then joint tiers.
std::vector<const Integration *> in_order(const std::vector<Integration> &entries) {
  std::vector<const Integration *> out;
  for (const Integration &entry : entries)
    if (!is_separate(entry))
      out.push_back(&entry);
  std::ranges::stable_sort(out, std::ranges::greater{}, [](const Integration *entry) {
    return std::tuple(entry->gap.value_or(0), entry->reached, entry->joint_tiers);
  });
  return out;
}

} // namespace

void report_integration(Html &page, const Study &study, Tables tables) {
  const std::vector<Integration> &entries = study.analysis.integration_depth;
  if (entries.empty()) {
    page.element(
        "p", "Not measured: no service has posts of two organisations, and no register names one for two.",
        {{"class", "not-measured"}});
    report_services(page, study, tables);
    return;
  }
  page.open("p", {{"class", "lead"}});
  write(page, integration_told(study.analysis));
  page.close();
  write_caveat(page, caveat::depth);
  if (const std::string unknown = tests_not_known(study.analysis); !unknown.empty())
    page.element("p", unknown + ".", {{"class", "note"}});
  if (const auto shown = in_order(entries); !shown.empty()) {
    write_grid(page, study, shown);
    write_figures(page, study, shown);
  }
  if (const Sentence separate = separate_told(*study.model, entries); !separate.empty()) {
    page.open("p");
    write(page, separate);
    page.close();
  }
  write_levels(page);
  report_table(page, study, tables, "integration");
  report_services(page, study, tables);
}

} // namespace organograph::viz
