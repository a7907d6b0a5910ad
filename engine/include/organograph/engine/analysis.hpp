// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/agreements.hpp"
#include "organograph/engine/benefits.hpp"
#include "organograph/engine/bridges.hpp"
#include "organograph/engine/capacity.hpp"
#include "organograph/engine/co_attendance.hpp"
#include "organograph/engine/consultations.hpp"
#include "organograph/engine/duplicated_attendance.hpp"
#include "organograph/engine/informal_structure.hpp"
#include "organograph/engine/integration_depth.hpp"
#include "organograph/engine/meeting_pairs.hpp"
#include "organograph/engine/partner_contact.hpp"
#include "organograph/engine/pay_ranges.hpp"
#include "organograph/engine/recharges.hpp"
#include "organograph/engine/service_heads.hpp"
#include "organograph/engine/services.hpp"
#include "organograph/engine/span_of_control.hpp"
#include "organograph/engine/statutory_officers.hpp"
#include "organograph/engine/ties_beyond_chance.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

/// Measures that are taken beside span of control, partner contact, capacity and the registers, which cost
/// little. One that is not wanted is empty and has no reason in not_measured.
struct MeasuresWanted {
  bool meetings = true;    ///< duplicated attendance, meetings that repeat each other, who meets whom
  bool integration = true; ///< integration depth and services
  bool bridges = true;
  bool informal = true; ///< ties beyond chance and communities
};

struct AnalysisOptions {
  MeasuresWanted wanted;
  SpanOptions span;
  DuplicatedAttendanceOptions duplicated;
  MeetingPairsOptions pairs;
  CoAttendanceOptions co_attendance;
  CapacityOptions capacity; ///< its hours_per_fte are those of `duplicated`
  BridgeOptions bridges;
  bool statutory_rules = true;         ///< what the law asks for and forbids is judged
  std::optional<double> pay_threshold; ///< posts with pay above it are told; none is built in
  std::string day;                     ///< that clocks are read on, YYYY-MM-DD; empty: no clock is read
  std::optional<std::uint32_t> function_level; ///< functions below it are told in those above alone
  bool bridges_at_any_size = false;  ///< also above 100,000 posts or 3,000,000 pairs of them in meetings
  bool informal_at_any_size = false; ///< also above 5,000 posts or 3,000,000 pairs of them in meetings
  unsigned threads = 1;              ///< used by every measure; the answer does not depend on it
};

/// Every measure of one model, unless less is wanted. A measure that could not be taken is empty and named in
/// not_measured.
struct Analysis {
  SpanOfControl span_of_control;
  std::optional<DuplicatedAttendance> duplicated_attendance;
  std::optional<MeetingPairs> meeting_pairs;
  std::optional<CoAttendance> co_attendance;
  std::optional<PartnerContact> partner_contact;
  Capacity capacity;
  std::optional<HeadsAndLines> service_heads;
  std::vector<Integration> integration_depth;
  std::optional<StatutoryOfficers> statutory_officers; ///< empty: not given
  std::optional<Agreements> agreements;                ///< empty: not given
  std::optional<Consultations> consultations;          ///< empty: not given
  std::optional<Recharges> recharges;                  ///< empty: neither recharges nor service_use is given
  std::optional<Benefits> benefits;                    ///< empty: not given
  std::optional<PayRanges> pay_ranges;                 ///< empty: no pay is given
  std::optional<Services> services;                    ///< empty: small groups are not shown
  std::optional<Bridges> bridges;
  std::optional<TiesBeyondChance> ties_beyond_chance;
  std::optional<InformalStructure> informal_structure;
  std::vector<std::pair<std::string, std::string>> not_measured; ///< measure, reason
  std::vector<std::pair<std::string, TableId>> not_given;        ///< measure, the register that is not there
  AnalysisOptions options;                                       ///< as asked
  unsigned minimum_group = 0; ///< smaller groups, and what is of single posts, are not shown; 0: all is
};

/// Called when a measure begins, with its name for people and which of how many it is, from 1.
using MeasureBegins = std::function<void(std::string_view measure, unsigned number, unsigned of)>;

/// Takes the measures wanted. `kept_kinds`, by MeetingId: the kind that a meeting keeps under a scenario;
/// `none` (and an empty list) infers it. `begins` may be empty. Cannot fail but for memory.
Analysis analyse(const Model &model, const AnalysisOptions &options = {},
                 std::span<const MeetingKind> kept_kinds = {}, const MeasureBegins &begins = {});

} // namespace organograph
