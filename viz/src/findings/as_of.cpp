// SPDX-License-Identifier: Apache-2.0
#include "findings/as_of.hpp"

#include "words/numbers.hpp"

#include "organograph/engine/schema.hpp"

#include <algorithm>

namespace organograph::viz {

namespace {

constexpr std::size_t scenarios_named = 20;

// `posts 2, attendance 5`.
std::string tables_told(const LeftOut &left_out) {
  std::string out;
  for (const LeftOut::OfTable &of : left_out.tables) {
    out += (out.empty() ? "" : ", ") + std::string(schema(of.id).name) + " " +
           figure(of.out_of_force + of.with_others);
    if (of.with_others > 0)
      out += " (" + figure(of.with_others) + " of posts or meetings that are not there)";
  }
  return out;
}

std::string scenarios_told(const LeftOut &left_out) {
  std::string out;
  const std::size_t named = std::min(scenarios_named, left_out.scenarios.size());
  for (std::size_t s = 0; s < named; ++s) {
    const LeftOut::OfScenario &of = left_out.scenarios[s];
    out += (out.empty() ? "" : ", ") + of.name + " " + figure(of.later) + " of " + figure(of.rows);
  }
  if (left_out.scenarios.size() > named)
    out += " and " + counted(left_out.scenarios.size() - named, "scenario", "scenarios") + " more";
  return out;
}

} // namespace

Sentence as_of_told(const LeftOut &left_out) {
  std::string out = "Left out, since they do not hold on " + left_out.day + ": ";
  const std::string tables = tables_told(left_out), scenarios = scenarios_told(left_out);
  out += tables.empty() ? "no row of the model" : "rows of " + tables;
  out += scenarios.empty() ? "." : "; rows of scenarios that hold later: " + scenarios + ".";
  if (left_out.managers > 0)
    out += " The line manager of " + counted(left_out.managers, "post", "posts") +
           " is not there then, and is taken as not known.";
  if (left_out.published > 0)
    out += " " + counted(left_out.published, "published figure is", "published figures are") +
           " not computed again: of another day.";
  std::uint64_t undated = 0, imprecise = left_out.imprecise;
  for (const LeftOut::OfScenario &of : left_out.scenarios) {
    undated += of.undated;
    imprecise += of.imprecise;
  }
  if (undated > 0)
    out += " " + counted(undated, "row of a scenario has", "rows of scenarios have") + " no date, and " +
           (undated == 1 ? "holds" : "hold") + " from the first that is given.";
  if (imprecise > 0)
    out += " " + counted(imprecise, "date is", "dates are") + " a month or a year.";
  return Sentence().text(out);
}

} // namespace organograph::viz
