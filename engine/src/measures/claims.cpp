// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/claims.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace organograph {

namespace {

constexpr double claim_slack = 1e-9; // of decimals that binary numbers cannot hold

double slack_at(double value) {
  return claim_slack * std::max(1.0, std::abs(value));
}

bool is_exact(const ClaimFigure &figure) {
  return figure.high - figure.low <= slack_at(figure.low);
}

// a <= b for certain, for certain not, or undecided.
std::optional<bool> is_at_most(const ClaimFigure &a, const ClaimFigure &b) {
  if (a.high <= b.low + slack_at(b.low))
    return true;
  return a.low > b.high + slack_at(b.high) ? std::optional(false) : std::nullopt;
}

std::optional<bool> negated(std::optional<bool> value) {
  return value ? std::optional(!*value) : value;
}

std::optional<bool> is_same(const ClaimFigure &a, const ClaimFigure &b) {
  const auto up = is_at_most(a, b), down = is_at_most(b, a);
  if (up == false || down == false)
    return false;
  return is_exact(a) && is_exact(b) ? std::optional(true) : std::nullopt;
}

ClaimResult result_of(const std::vector<ClaimTest> &tests) {
  const auto hold = std::ranges::count(tests, std::optional(true), &ClaimTest::holds);
  if (std::ranges::count(tests, std::optional(false), &ClaimTest::holds) > 0)
    return ClaimResult::contradicted;
  if (hold == 0)
    return ClaimResult::no_figure;
  return hold == std::ssize(tests) ? ClaimResult::supported : ClaimResult::partly_known;
}

} // namespace

std::string_view name(ClaimKind kind) {
  constexpr std::array names = {"principle", "objective", "benefit", "risk"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name(Declared declared) {
  constexpr std::array names = {"met", "underway", "not_yet", "not_met", "low", "medium", "high", ""};
  return names[static_cast<std::size_t>(declared)];
}

std::string_view name(Relation relation) {
  constexpr std::array names = {"<=", ">=", "=", "falls", "rises", "unchanged"};
  return names[static_cast<std::size_t>(relation)];
}

std::string_view name(ClaimResult result) {
  constexpr std::array names = {"supported", "contradicted", "partly known", "no figure"};
  return names[static_cast<std::size_t>(result)];
}

std::uint64_t Claims::of(ClaimResult result) const {
  std::uint64_t out = 0;
  for (const auto &row : counts)
    out += row[static_cast<std::size_t>(result)];
  return out;
}

std::uint64_t Claims::met_without_figures() const {
  const auto &met = counts[static_cast<std::size_t>(Declared::met)];
  return met[static_cast<std::size_t>(ClaimResult::contradicted)] +
         met[static_cast<std::size_t>(ClaimResult::no_figure)];
}

std::optional<bool> holds(Relation relation, std::optional<double> value,
                          const std::optional<ClaimFigure> &before,
                          const std::optional<ClaimFigure> &figure) {
  const bool compares = relation >= Relation::falls;
  if (!figure || (compares ? !before : !value))
    return std::nullopt;
  const ClaimFigure other = compares ? *before : ClaimFigure{*value, *value};
  switch (relation) {
  case Relation::at_most:
    return is_at_most(*figure, other);
  case Relation::at_least:
    return is_at_most(other, *figure);
  case Relation::falls:
    return negated(is_at_most(other, *figure));
  case Relation::rises:
    return negated(is_at_most(*figure, other));
  case Relation::equal:
  case Relation::unchanged:
    break;
  }
  return is_same(*figure, other);
}

Claims claims(const Model &model, const std::vector<ClaimTest> &tests) {
  const Register &rows = *model.rows_of(TableId::claims);
  std::map<std::string_view, std::size_t> places;
  std::vector<std::size_t> claim_of(rows.size());
  Claims out;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string_view id = model.text(rows.cell(row, rows.column("claim_id")).text);
    const auto [at, is_new] = places.emplace(id, out.claims.size());
    claim_of[row] = at->second;
    if (!is_new)
      continue;
    Claim &to = out.claims.emplace_back();
    to.row = row;
    to.kind = static_cast<ClaimKind>(rows.choice(row, rows.column("kind")));
    to.declared = static_cast<Declared>(rows.choice(row, rows.column("declared")));
  }
  for (const ClaimTest &test : tests) {
    out.claims[claim_of[test.row]].tests.push_back(test);
    ++out.tests;
    ++(!test.holds ? out.not_known : *test.holds ? out.hold : out.do_not_hold);
  }
  for (Claim &claim : out.claims) {
    claim.result = result_of(claim.tests);
    ++out.counts[static_cast<std::size_t>(claim.declared)][static_cast<std::size_t>(claim.result)];
  }
  std::ranges::stable_partition(out.claims, &Claim::is_met_without_figures);
  return out;
}

} // namespace organograph
