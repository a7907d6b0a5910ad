// SPDX-License-Identifier: Apache-2.0
// Look-ups that the definitions are made of, each by walking the rows anew. Internal to the oracle.
#pragma once

#include "rows.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace organograph::oracle {

using Ids = std::vector<std::string>;
using IdSet = std::set<std::string>;

template <typename Row> const std::vector<Row> &rows_of(const OptionalTable<Row> &table) {
  static const std::vector<Row> no_rows;
  return table ? *table : no_rows;
}

Ids names_in(const std::string &list);                 // between ';', without blanks around them, none empty
std::string kind_in_one_word(const std::string &kind); // of a council, of the ways that random models use

// Posts
bool is_post(const Rows &rows, const std::string &id);
const PostRow &post(const Rows &rows, const std::string &id);
Ids post_ids(const Rows &rows);
double fte(const PostRow &row);
bool reports_known(const PostRow &row);
bool manager_not_known(const PostRow &row);
bool is_assistant(const PostRow &row);
bool lines_are_given(const Rows &rows);
Ids managers_above(const Rows &rows, const std::string &id); // the nearest first, as far as they are known
int place_in_line(const Rows &rows, const std::string &id);  // 1 + managers that are known
std::optional<int> layer(const Rows &rows, const std::string &id); // none: not known, or beside the layers
std::optional<int> tier(const Rows &rows, const std::string &id);
Ids children(const Rows &rows, const std::string &id);       // everyone whose manager it is
Ids direct_reports(const Rows &rows, const std::string &id); // without assistants
Ids everyone_below(const Rows &rows, const std::string &id);
std::string status_of(const PostRow &row);

// One of those who hold a post: without a key nobody knows who.
struct Holder {
  std::string key, name, holder_id;
};
std::vector<Holder> holders(const PostRow &row);
std::string single_holder(const PostRow &row); // its key; empty: nobody known, or a job share

// Organisations and functions, in model order
Ids organisation_ids(const Rows &rows);
Ids function_ids(const Rows &rows);
bool works_in(const Rows &rows, const std::string &post_id, const std::string &function); // own or further
Ids not_modelled(const Rows &rows);
Ids shown_functions(const Rows &rows); // those that figures by function are given of
std::vector<std::pair<std::string, std::string>> organisation_pairs(const Rows &rows);
IdSet serves(const Rows &rows, const std::string &post_id); // '?' is one of them where it is shared with it
Number share_in(const Rows &rows, const std::string &post_id, const std::string &organisation);
bool have_common(const IdSet &a, const IdSet &b); // '?' is in common with nothing
IdSet common(const IdSet &a, const IdSet &b);
IdSet united(const IdSet &a, const IdSet &b);
double jaccard(const IdSet &a, const IdSet &b); // two empty sets: 0
Ids in_order(const Ids &order, const IdSet &chosen);

// Meetings
struct Seat {
  std::string post_id;
  bool statutory = false, optional = false;
  std::string function = {}; // as given
  Number attended = {};
};

bool meetings_known(const Rows &rows);
Ids partner_ids(const Rows &rows);
std::optional<double> hours(const MeetingRow &meeting); // of one year; unknown without duration
double occurrences(const MeetingRow &meeting);
std::vector<Seat> seats_as_given(const Rows &rows, const std::string &meeting_id); // those that are taken
int never_attended(const Rows &rows, const std::string &meeting_id);
IdSet convenors(const MeetingRow &meeting);
// What a seat speaks for in a meeting about a function; empty: nothing.
std::string seat_function(const Rows &rows, const std::string &meeting_function, const Seat &seat);
double rate(const MeetingRow &meeting, const Seat &seat);
std::vector<Seat> reduced(const Rows &rows, const std::vector<Seat> &seats);
IdSet posts_of(const std::vector<Seat> &seats);
IdSet attending_posts(const Rows &rows, const std::string &meeting_id); // as given
IdSet attending_partners(const Rows &rows, const std::string &meeting_id);
std::optional<std::string> kind_of(const Rows &rows, const MeetingRow &meeting);

// The number of meetings (rows as given) that both attend.
int common_series(const Rows &rows, const std::string &a, const std::string &b);

} // namespace organograph::oracle
