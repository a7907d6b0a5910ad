// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/engine/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// In the order of the schema; `not_given`: the cell is blank.
enum class BenefitKind : std::uint8_t { saving, avoidance, income, grant, cost_of_change, not_given };
enum class Recurring : std::uint8_t { yes, no, not_given };
std::string_view name(BenefitKind kind);    ///< `cost_of_change`; empty of not_given
std::string_view name(Recurring recurring); ///< the same

/// What became of what was planned.
enum class BenefitState : std::uint8_t {
  said_again,    ///< it says another row's benefit otherwise: not counted
  no_plan,       ///< no amount is planned
  checked,       ///< planned and realised
  not_checked,   ///< planned, its year is over, and no row says what came of it
  not_yet_due,   ///< planned, not realised, and its year is not over
  due_not_known, ///< planned, not realised, and whether its year is over is not known
};
std::string_view name(BenefitState state); ///< `not checked`

/// An amount as planned, as expected later, as found.
struct Stages {
  std::optional<double> planned, forecast, realised;
};

/// Why there is no change of cost beside a saving.
enum class NoCostChange : std::uint8_t {
  none,         ///< there is one
  no_saving,    ///< the row is of another kind, or not counted in the model's currency
  no_posts,     ///< it names no posts
  no_scenario,  ///< it names no scenario
  not_computed, ///< the scenario is not among those computed
  no_cost,      ///< the cost of a post that changes is not given
  no_parts,     ///< the parts of a joint post that changes are not known
};
/// In words: 'it names no posts'. Empty of NoCostChange::none.
std::string_view why(NoCostChange reason);

/// A row of the register benefits.
struct Benefit {
  std::size_t row = 0;
  TextId programme{}, unit{}, year{}; ///< empty: not given
  OrganisationId organisation = none<OrganisationId>;
  BenefitKind kind = BenefitKind::not_given;
  Recurring recurring = Recurring::not_given;
  BenefitState state = BenefitState::no_plan;
  Stages stages;
  std::string last_day; ///< of its year; empty: not known
  /// What the scenario makes of the cost of its posts a year; below 0: they cost less.
  std::optional<double> cost_change;
  NoCostChange no_cost_change = NoCostChange::not_computed;

  bool is_counted() const { return state != BenefitState::said_again; }
  std::optional<double> realisation() const;
};

/// Whose rows a sum is over.
enum class BenefitsOf : std::uint8_t { all, organisation, programme };
std::string_view name(BenefitsOf of);

/// A sum over counted rows of one unit, year, kind and recurring: of others nothing is added up.
struct BenefitSum {
  BenefitsOf of = BenefitsOf::all;
  OrganisationId organisation = none<OrganisationId>; ///< of an organisation; none: rows that name none
  TextId programme{};                                 ///< of a programme; empty: rows that name none
  TextId unit{}, year{};
  BenefitKind kind{};
  Recurring recurring{};
  std::uint64_t rows = 0;
  Stages stages; ///< sums; empty where no row gives one
  std::uint64_t planned_rows = 0, forecast_rows = 0, realised_rows = 0;
  std::uint64_t checked = 0, due_not_known = 0; ///< by state
  std::optional<std::uint64_t> not_checked;     ///< by state; empty without a day
  std::optional<double> realisation; ///< over the rows that are checked; empty without, or with 0 planned
};

/// Why there is no payback.
enum class NoPayback : std::uint8_t {
  none,          ///< there is one
  no_gain,       ///< nothing recurring is saved or earned
  several_years, ///< what recurs is given of several years
  no_stage,      ///< no stage has an amount in every row
  not_above_0,   ///< what recurs costs as much as it brings, or more
  unclear,       ///< of a row it is not given what kind it is, or whether it recurs
};
std::string_view why(NoPayback reason); ///< in words; empty of NoPayback::none

/// After how many years a programme has brought what it took to get there.
struct Payback {
  TextId programme{}, unit{};
  std::string_view stage;           ///< `planned`, `forecast` or `realised`: the first that all its rows have
  std::optional<double> cost, gain; ///< once; a year
  std::optional<double> years;
  NoPayback reason = NoPayback::none;
};

struct Benefits {
  std::string day;               ///< asked for; empty: none
  std::vector<Benefit> benefits; ///< by row
  /// All, organisations in model order (none last), programmes by text; each by unit, year, kind, recurring.
  std::vector<BenefitSum> sums;
  std::vector<Payback> paybacks;             ///< of programmes with a cost of change once; by programme, unit
  std::uint64_t counted = 0, said_again = 0; ///< rows
  std::uint64_t planned = 0;                 ///< counted rows with an amount planned
  std::uint64_t checked = 0, due_not_known = 0; ///< by state
  std::optional<std::uint64_t> not_checked;     ///< by state; empty without a day
};

/// Savings and benefits, measures.md. `day`: YYYY-MM-DD, or empty: no clock is read. The model must have the
/// register benefits. Changes of cost are as without any scenario computed. Cannot fail. O(rows log rows).
Benefits benefits(const Model &model, std::string_view day);

/// Sets what scenarios make of the cost of the posts that savings name. `applied`: all with models, each
/// behind the one that it starts from. O(posts named).
void set_cost_changes(const Model &model, std::span<const AppliedScenario> applied, Benefits &to);

} // namespace organograph
