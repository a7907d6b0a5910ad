// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/build_model.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/model.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

/// A proposal as some source gave it: text cells of the scenario tables (docs/model-format.md).
struct Scenario {
  std::string name; ///< folder below scenarios/
  Draft draft;      ///< scenario tables only
};

/// A created post, and the posts whose holders are ring-fenced to it (changes.csv), by identifier.
struct RingFence {
  std::string post;
  std::vector<std::string> of_posts;
};

/// A row of other_savings.csv: published only as a sum, with no post behind it.
struct OtherSaving {
  std::string description, organisation_id, programme, source; ///< organisation_id may be empty
  std::optional<double> annual_saving, fte;
};

/// What a scenario makes of the model that it starts from.
struct AppliedScenario {
  std::string name;
  std::string starts_from; ///< another scenario's name; empty: the baseline
  std::string title, source;
  Draft draft; ///< the changed model as a draft; its rows know the source row that made or last changed them;
               ///< empty with errors
  Draft own_tables; ///< the scenario's tables as read (published figures are recomputed from them)
  std::optional<Model> model;
  std::vector<RingFence> ring_fences;                      ///< of this scenario and those it starts from
  std::vector<std::pair<std::string, std::string>> merged; ///< meeting_ids: from, into; the same
  /// post_ids: deleted, its successor; in the order of its own changes.
  std::vector<std::pair<std::string, std::string>> successors;
  std::vector<OtherSaving> other_savings; ///< of its own other_savings.csv
  /// Of the scenario's own tables, and of the model that they make: all of its warnings, those of rows that
  /// no scenario touched too (but not the notes of the start's reader). By table, line and cell; rows that a
  /// scenario made or changed are named by its table and line, without cell where the model as a whole is
  /// judged.
  std::vector<Diagnostic> diagnostics;
};

/// Applies one scenario's changes to a draft that is valid: changes, functions, lines, staff groups,
/// attendance, meetings, links, arrangements, registers, in file order (docs/model-format.md). Pure: `start`
/// is not touched. Every fault of every row is reported with file, line and cell; orphans and cycles are
/// judged after the last row and name the row that made them. With errors there is no model. O(rows of the
/// start and of the changes).
AppliedScenario apply_scenario(const Draft &start, const Scenario &scenario);

/// Applies scenarios by their `starts_from`, each after the one that it names. `wanted` empty: all of them,
/// by name; otherwise these, as given, and those that they start from. Each stands once, behind the one that
/// it starts from. A wanted or starting name that nothing has, a circle of starts_from and a start with
/// errors are diagnostics; the tables of a scenario whose start is not known are not judged. Linear in what
/// is applied.
std::vector<AppliedScenario> apply_scenarios(const Draft &baseline, std::span<const Scenario> scenarios,
                                             std::span<const std::string> wanted = {});

/// What is wrong with scenarios whose model has errors (`faults`), so that one run shows both: their own
/// cells, circles of starts_from, and what they name where the model's table of it could be read. What only
/// follows from a fault of the model is left out. No models are made. Order and names as in
/// apply_scenarios(); linear in model and rows, for each scenario.
std::vector<AppliedScenario> judge_scenarios(const Draft &model, std::span<const Diagnostic> faults,
                                             std::span<const Scenario> scenarios,
                                             std::span<const std::string> wanted = {});

/// A fault for each cell of the model's tables that names a scenario which is not there, or beside one that
/// is a post that neither the model has nor the scenario's chain creates. O(rows of such tables and of
/// posts).
std::vector<Diagnostic> unknown_scenarios(const Draft &model, std::span<const Scenario> scenarios);

} // namespace organograph
