// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

// In the order of the schema; `not_given`: the cell is blank.
enum class ClaimKind : std::uint8_t { principle, objective, benefit, risk };
enum class Declared : std::uint8_t { met, underway, not_yet, not_met, low, medium, high, not_given };
enum class Relation : std::uint8_t { at_most, at_least, equal, falls, rises, unchanged };
enum class ClaimResult : std::uint8_t {
  supported,    ///< every test holds
  contradicted, ///< a test does not hold
  partly_known, ///< some tests hold, of the others it is not known
  no_figure,    ///< there is no test, or of none it is known
};
inline constexpr std::size_t declared_count = 8, claim_result_count = 4;

std::string_view name(ClaimKind kind);
std::string_view name(Declared declared);  ///< `not_yet`; empty of not_given
std::string_view name(Relation relation);  ///< `<=`
std::string_view name(ClaimResult result); ///< `partly known`

/// A figure as it is, or between two ends.
struct ClaimFigure {
  double low = 0, high = 0;
};

/// A row of the register claims that has a measure.
struct ClaimTest {
  std::size_t row = 0;
  Relation relation{};
  std::optional<double> value;       ///< that the figure is held against; empty of the last three relations
  std::optional<ClaimFigure> before; ///< of the last three relations
  std::optional<ClaimFigure> figure; ///< of them: after
  std::optional<bool> holds;         ///< empty: not known
  std::string reason = {};           ///< why it is not known
  bool names_nothing = false;        ///< the measure names no figure
};

/// All rows of one claim_id.
struct Claim {
  std::size_t row = 0; ///< the first
  ClaimKind kind{};
  Declared declared = Declared::not_given;
  ClaimResult result = ClaimResult::no_figure;
  std::vector<ClaimTest> tests; ///< by row

  /// Declared as met, and no figure bears it out.
  bool is_met_without_figures() const {
    return declared == Declared::met &&
           (result == ClaimResult::contradicted || result == ClaimResult::no_figure);
  }
};

struct Claims {
  std::vector<Claim> claims; ///< those declared as met that no figure bears out, then the others; by row
  std::array<std::array<std::uint64_t, claim_result_count>, declared_count> counts{}; ///< declared x result
  std::uint64_t tests = 0, hold = 0, do_not_hold = 0, not_known = 0;

  std::uint64_t of(ClaimResult result) const;
  std::uint64_t met_without_figures() const;
};

/// Whether the relation holds, within 1e-9 of the larger of 1 and the figure; empty where the ends of the
/// figures differ and decide it, or one that it needs is not there.
std::optional<bool> holds(Relation relation, std::optional<double> value,
                          const std::optional<ClaimFigure> &before, const std::optional<ClaimFigure> &figure);

/// The claims of the model, their tests as `tests` has them (by row). The model must have the register
/// claims. O(rows log rows).
Claims claims(const Model &model, const std::vector<ClaimTest> &tests);

} // namespace organograph
