// SPDX-License-Identifier: Apache-2.0
// One function a section of analysis.json. Internal to the oracle.
#pragma once

#include "facts.hpp"
#include "oracle.hpp"

namespace organograph::oracle {

Json span_of_control(const Rows &rows, const Options &options);
Json duplicated_attendance(const Rows &rows, const Options &options);
Json meeting_pairs(const Rows &rows, const Options &options);
Json partner_contact(const Rows &rows);
Json capacity(const Rows &rows, const Options &options);
Json service_heads(const Rows &rows);
Json integration_depth(const Rows &rows);
Json statutory_officers(const Rows &rows, const Options &options);
Json agreements(const Rows &rows, const Options &options);
Json consultations(const Rows &rows, const Options &options);
Json recharges(const Rows &rows);
Json services(const Rows &rows, const Options &options);
Json benefits(const Rows &rows, const Options &options, const Proposals &proposals = {});
// tree: all other sections, and the scenarios' {name: {before, after}}, each such a tree.
Json claims(const Rows &rows, const Json &tree, const Json &scenarios = Json::object());
Json pay_ranges(const Rows &rows, const Options &options);
Json ties_beyond_chance(const Rows &rows, const Options &options);
Json bridges(const Rows &rows, const Options &options);

// Null for what is not known.
template <typename T> Json known(const std::optional<T> &value) {
  return value ? Json(*value) : Json(nullptr);
}

inline Json known(const std::string &text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

inline Json ratio(double part, double whole) {
  return whole == 0 ? Json(nullptr) : Json(part / whole);
}

// Section 2, shared by the attendance and the pairs: counterparts are posts of one function and
// one tier in one compared meeting.
struct Group {
  std::string function;
  int tier = 0;
  std::vector<Seat> members;
};

bool is_compared(const Rows &rows, const MeetingRow &meeting,
                 const Seat &seat); // in a meeting that is compared
std::vector<Group> counterparts(const Rows &rows, const MeetingRow &meeting,
                                const std::vector<Seat> &reduced_seats);
int duplicated(const Rows &rows, const MeetingRow &meeting, const std::vector<Seat> &seats_given,
               const std::optional<std::string> &kind);

// Connected groups of mirror pairs, each a set of meeting_ids.
std::vector<IdSet> mirror_groups(const Rows &rows);

// The words of a text: lower case, split at all that is no letter and no digit. Letters are those
// of ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic; other scripts are NOT covered here.
IdSet words(const std::string &text);

// Section 3, shared with the one-voice share of section 4.
struct Contact {
  std::string partner_id, function;
  IdSet deciding, further, organisations;
  bool shared = false, one_voice = false, dual_ownership = false;
};

std::vector<Contact> contacts(const Rows &rows);

} // namespace organograph::oracle
