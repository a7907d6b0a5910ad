// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/published.hpp"

#include "organograph/engine/spelling.hpp"
#include "tree/claim_checks.hpp"
#include "tree/json_sections.hpp"
#include "tree/published_checks.hpp"
#include "tree/published_tables.hpp"

#include "organograph/viz/table.hpp"
#include "words/numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::string_view scenarios = "scenarios.";
constexpr double arithmetic = 1e-9; // of decimals that binary numbers cannot hold

const Json *walk(const Json &from, std::string_view path);

// The part of the path behind a key, and the key's value.
using Step = std::pair<std::string_view, const Json *>;

std::vector<Step> steps(const Json &object, std::string_view path) {
  std::vector<Step> out;
  for (const auto &[key, value] : object.items()) {
    if (!path.starts_with(key))
      continue;
    if (path.size() == key.size())
      out.emplace_back(std::string_view{}, &value);
    else if (path[key.size()] == '.' && path.size() > key.size() + 1)
      out.emplace_back(path.substr(key.size() + 1), &value);
  }
  std::ranges::sort(out, {}, [](const Step &step) { return step.first.size(); }); // longest key first
  return out;
}

const Json *walk_list(const Json &list, std::string_view path) {
  std::size_t place = 0;
  const auto [end, problem] = std::from_chars(path.data(), path.data() + path.size(), place);
  if (problem != std::errc{} || place >= list.size())
    return nullptr;
  const auto used = static_cast<std::size_t>(end - path.data());
  if (used == path.size())
    return &list[place];
  return path[used] == '.' && path.size() > used + 1 ? walk(list[place], path.substr(used + 1)) : nullptr;
}

// What a path names; a null pointer where it names nothing. Never deeper than the tree: of what is not known,
// nothing below is known either.
const Json *walk(const Json &from, std::string_view path) {
  if (from.is_null())
    return &from;
  if (from.is_array())
    return walk_list(from, path);
  if (!from.is_object())
    return nullptr;
  for (const auto &[rest, value] : steps(from, path)) {
    const Json *found = rest.empty() ? value : walk(*value, rest);
    if (found)
      return found;
  }
  return nullptr;
}

// Why a path leads nowhere: the measure that it is of was not taken.
std::string not_taken(const Json &analysis, std::string_view path) {
  const auto not_measured = analysis.find("not_measured");
  if (not_measured == analysis.end())
    return {};
  for (const auto &[measure, reason] : not_measured->items())
    if (reason.is_string() && (path == measure || path.starts_with(measure + ".")))
      return "it is not measured: " + reason.get<std::string>();
  const auto scenarios_told = analysis.find("scenarios");
  if (scenarios_told == analysis.end())
    return {};
  for (const auto &[name, told] : scenarios_told->items())
    for (const char *const state : {"before", "after"}) {
      const std::string begin = std::string(scenarios) + name + "." + state + ".";
      if (path.starts_with(begin) && told.contains(state))
        return not_taken(told[state], path.substr(begin.size()));
    }
  return {};
}

// Whether a figure is of a scenario that the run leaves out. A name may be the beginning of another one.
bool left_out(std::string_view measure, const Study &study) {
  const std::string_view of_table = scenario_of_expression(measure);
  const auto names = [&](const std::string &name) {
    return of_table == name || measure.starts_with(std::string(scenarios) + name + ".");
  };
  std::size_t measured = 0, others = 0; // length of the longest name that fits
  for (const AppliedScenario &scenario : study.applied)
    if (names(scenario.name) && !std::ranges::count(study.left_out, scenario.name))
      measured = std::max(measured, scenario.name.size());
  for (const std::string &name : study.left_out)
    if (names(name))
      others = std::max(others, name.size());
  return others > measured;
}

// Why a path into a scenario leads nowhere; empty for any other path.
std::string no_scenario(const Json &analysis, std::string_view path) {
  if (!path.starts_with(scenarios))
    return {};
  const std::string_view rest = path.substr(scenarios.size());
  const auto found = analysis.find("scenarios");
  if (found != analysis.end())
    for (const auto &[name, tree] : found->items())
      if (rest.starts_with(name + "."))
        return {};
  return "there is no scenario of the name " + shown(rest.substr(0, rest.find('.')));
}

Recomputed at_path(const Json &analysis, std::string_view path, NearPaths &others) {
  const Json *found = walk(analysis, path);
  if (found && found->is_number())
    return {found->get<double>(), {}};
  if (std::string reason = not_taken(analysis, path); !reason.empty())
    return {{}, std::move(reason)};
  if (!found) {
    std::string reason = no_scenario(analysis, path);
    if (!reason.empty())
      return {{}, std::move(reason), true};
    const std::string near = others.nearest(path);
    return {{},
            "analysis.json has nothing of that name" +
                (near.empty() ? std::string{} : "; the nearest is " + shown_bare(near)),
            true};
  }
  return {{}, found->is_null() ? "the figure is not known" : "it is no number in analysis.json"};
}

TablesNamed tables_of(const Study &study) {
  static const Draft none;
  return {study.draft ? &*study.draft : &none, &*study.model, study.applied, study.scenarios_read,
          study.as_of.has_value()};
}

/// What is held against the figures of a study.
struct Checked {
  std::vector<PublishedCheck> published;
  std::vector<ClaimTest> claims;
};

Checked check(const Study &study) {
  const bool has_claims = study.model->rows_of(TableId::claims) != nullptr;
  if ((*study.model)->published.empty() && !has_claims)
    return {};
  Json figures = figures_json(study);
  for (const char *told_last : {"claims", "published"}) // no figure rests on itself
    figures.erase(told_last);
  return {published_checks(study, figures), claim_tests(study, figures)};
}

bool is_same(const std::optional<ClaimFigure> &a, const std::optional<ClaimFigure> &b) {
  return a.has_value() == b.has_value() && (!a || (a->low == b->low && a->high == b->high));
}

// A test of what is not shown is not known.
void blank_claims(const Study &study, const std::vector<ClaimTest> &blanked, TablesShown &tables,
                  std::vector<ClaimTest> &to) {
  for (std::size_t i = 0; i < to.size(); ++i) {
    bool is_shown = is_same(to[i].before, blanked[i].before) && is_same(to[i].figure, blanked[i].figure);
    for (const std::string &measure : measures_of(*study.model, to[i]))
      is_shown = (!is_table_expression(measure) || tables.show(measure)) && is_shown;
    if (is_shown)
      continue;
    to[i].before.reset();
    to[i].figure.reset();
    to[i].holds.reset();
    to[i].reason = "not shown with --minimum-group";
  }
}

// Those of `checks` that may be shown where small groups are not. `study`: shown, with blanks.
PublishedChecks without_small_groups(const Study &study, std::vector<PublishedCheck> checks,
                                     const std::vector<PublishedCheck> &blanked, TablesShown &tables) {
  PublishedChecks out;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const Model &model = *study.model;
    const std::string_view measure = without_blanks(model.text(model->published[checks[i].row].measure));
    if (is_table_expression(measure) ? tables.show(measure) : checks[i].computed == blanked[i].computed)
      out.checks.push_back(std::move(checks[i]));
  }
  out.left_out = checks.size() - out.checks.size();
  return out;
}

std::vector<Diagnostic> published_warnings(const Model &model, const std::vector<PublishedCheck> &checks) {
  std::vector<Diagnostic> out;
  for (const PublishedCheck &check : checks) {
    if (check.agrees)
      continue;
    const Published &figure = model->published[check.row];
    const std::string published = shortest(figure.value);
    std::string problem = shown(model.text(figure.measure)) + " is published as " + published;
    problem += check.computed ? " and comes to " + shortest(*check.computed) + " here"
                              : " and cannot be computed here: " + check.reason;
    std::string expected = published;
    if (figure.tolerance > 0)
      expected += " within " + shortest(figure.tolerance);
    out.push_back({.code = Code::published_differs,
                   .file = "published.csv",
                   .line = figure.line,
                   .cell = 0,
                   .value = published,
                   .problem = std::move(problem),
                   .expected = std::move(expected),
                   .remedy = {}});
  }
  return out;
}

} // namespace

std::vector<PublishedCheck> published_checks(const Study &study, const Json &figures) {
  const Model &model = *study.model;
  std::vector<PublishedCheck> out;
  LookedUp looked_up(study, figures);
  for (std::size_t row = 0; row < model->published.size(); ++row) {
    const Published &figure = model->published[row];
    const std::string_view measure = without_blanks(model.text(figure.measure));
    if (left_out(measure, study))
      continue;
    const Recomputed &computed = looked_up(measure);
    const double slack = figure.tolerance + arithmetic * std::max(1.0, std::abs(figure.value));
    const bool agrees = computed.value && std::abs(*computed.value - figure.value) <= slack;
    out.push_back({row, computed.value, agrees, computed.reason});
  }
  return out;
}

const Recomputed &LookedUp::operator()(std::string_view measure) {
  if (const auto known = known_.find(measure); known != known_.end())
    return known->second;
  Recomputed computed = left_out(measure, study_)      ? Recomputed{{}, "the scenario is not computed"}
                        : is_table_expression(measure) ? over_table(tables_of(study_), measure)
                                                       : at_path(figures_, measure, others_);
  return known_.emplace(measure, std::move(computed)).first->second;
}

Study with_published(Study study, unsigned minimum_group) {
  Checked checks = check(study); // with all that they are to be compared with
  study = shown(std::move(study), minimum_group);
  if (minimum_group > 0) {
    const Checked blanked = check(study);
    TablesShown tables(tables_of(study), minimum_group);
    study.published = without_small_groups(study, std::move(checks.published), blanked.published, tables);
    blank_claims(study, blanked.claims, tables, checks.claims);
  } else {
    study.published = PublishedChecks{std::move(checks.published), 0};
  }
  if (study.model->rows_of(TableId::claims) != nullptr) {
    study.claims = claims(*study.model, checks.claims);
    std::ranges::move(claim_warnings(study, *study.claims), std::back_inserter(study.diagnostics));
  }
  std::ranges::move(published_warnings(*study.model, study.published->checks),
                    std::back_inserter(study.diagnostics));
  return study;
}

Json published_json(const Model &model, const std::vector<PublishedCheck> &checks) {
  Json figures = Json::array();
  for (const PublishedCheck &check : checks) {
    const Published &figure = model->published[check.row];
    const std::string_view source = model.text(figure.source);
    figures.push_back({{"measure", model.text(figure.measure)},
                       {"value", figure.value},
                       {"tolerance", figure.tolerance},
                       {"computed", check.computed ? Json(*check.computed) : Json(nullptr)},
                       {"agrees", check.agrees},
                       {"source", source.empty() ? Json(nullptr) : Json(source)}});
  }
  const auto agree = std::ranges::count_if(checks, &PublishedCheck::agrees);
  return {{"checked", checks.size()},
          {"agree", agree},
          {"differ", checks.size() - static_cast<std::size_t>(agree)},
          {"figures", std::move(figures)}};
}

} // namespace organograph::viz
