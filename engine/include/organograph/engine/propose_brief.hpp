// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/engine/schema.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// What structures are compared by; less of each dominates more of it, which does not make it better.
enum class Objective : std::uint8_t {
  duplicated, ///< seats duplicated, of the whole model (duplicated_attendance)
  voices,     ///< partner and service without one voice, of the whole model (partner_contact)
  posts,      ///< that hold the remits
  at_risk,    ///< people whose post is gone
  breadth,    ///< most (function, organisation) of one post
  changed,    ///< posts that are new, and posts that are gone
};
inline constexpr std::size_t objective_count = 6;
std::string_view name(Objective objective); ///< as in the brief: `at_risk`

/// A row of the brief that structures must keep: the line that it stands on, and what it says.
template <class Value> struct BriefRow {
  Value value;
  std::uint64_t line;
};

/// A function whose posts serve one organisation alone; none: whichever.
struct Sovereign {
  FunctionId function;
  OrganisationId organisation;
};

/// A row of the brief as it was written.
struct BriefLine {
  std::uint64_t line = 0;
  std::string item, id, value, source, note;
  bool assumed = false; ///< its source begins with `assumption:`
};

/// What may be proposed, and what not (docs/propose.md). Every identifier is one of the start's model.
struct Brief {
  std::string file;             ///< as diagnostics call it
  std::vector<BriefLine> lines; ///< every row, in its order
  std::vector<PostId> scope;    ///< rising: whose remits are given out anew
  std::vector<BriefRow<PostId>> fixed;
  std::vector<BriefRow<Sovereign>> sovereign;
  bool any_shape = false;       ///< else a joint post has the same functions in each organisation
  std::uint64_t shape_line = 0; ///< 0: no row says so
  std::optional<BriefRow<std::uint32_t>> breadth, functions, span;
  bool statutory_rules = true;
  std::vector<BriefRow<FunctionId>> presence; ///< each council of a joint head has a deputy
  std::vector<FunctionId> shared_deputies;    ///< that councils may have together
  std::vector<Objective> objectives;          ///< rising; empty: all but `changed`
};

/// The columns of a brief: item, id, value, source, note.
const TableSchema &brief_schema();

struct BriefStart {
  std::string scenario; ///< empty: the model itself
  std::vector<Diagnostic> diagnostics;
};

/// From where proposals start. Faults of other rows are not said. O(rows).
BriefStart brief_start(const DraftTable &table);

struct BriefResult {
  std::optional<Brief> brief; ///< empty with errors
  std::vector<Diagnostic> diagnostics;
};

/// Reads the rows against the start's model: every fault of every row, with file, line and cell. Refused and
/// named too: scope posts without a function, assistants, posts of one person, of several layers, one above
/// another, and posts shared with an organisation that is not named. O(rows + posts).
BriefResult read_brief(const DraftTable &table, const Model &start);

} // namespace organograph
