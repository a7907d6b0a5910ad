// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/scenario.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// What has become of a model between two dates, as a proposal would say it.
struct ChangesBetween {
  Scenario scenario;                   ///< tables with rows alone, and scenario.csv
  std::vector<Diagnostic> diagnostics; ///< of files 'before/posts.csv', 'after/posts.csv'
  struct Count {
    std::string_view table; ///< `changes`
    std::string action;     ///< `create`; `set` of a table without actions
    std::uint64_t rows;
  };
  std::vector<Count> counts; ///< of the scenario's rows
};

/// The changes that make `after` of `before`, both faultless. Posts are matched by identifier, else by title
/// within organisation and unit where one alone of each side has these (`post-matched`; `post-match-unsure`
/// where several do: they count as deleted and created); meetings and staff groups by identifier.
///
/// What a scenario cannot say is a `change-not-said` each, or with `partly` a `change-left-out`, and the rest
/// is told; what changes no figure (sources and notes of rows that stay, their order, published figures) is
/// counted in a `difference-not-told`. The scenario is applied to `before` and compared with `after`: without
/// an error it makes the same posts, shares, lines, groups, meetings, seats, links and arrangements of it,
/// under the identifiers of `before` where posts were matched by title. Linear in the cells, but for sorting.
ChangesBetween changes_between(const Draft &before, const Draft &after, const std::string &name,
                               bool partly = false);

} // namespace organograph
