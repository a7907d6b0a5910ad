// SPDX-License-Identifier: Apache-2.0
// The state on a day and the way from day to day, a second time: from docs/model-format.md ('Dates') and
// docs/measures.md ('Days') alone, row by row.
#pragma once

#include "rows.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace organograph::oracle {

/// 2016-09 begins on 2016-09-01 and ends on 2016-09-30.
std::string begins_on(const std::string &date);
std::string ends_on(const std::string &date);
std::string next_day(const std::string &day);
std::string previous_day(const std::string &day);

/// What is there on the day; its model.csv has the day, and there is no published.csv.
Rows rows_on(const Rows &rows, const std::string &day);

/// What one row of a timeline says.
struct Day {
  std::string day;
  std::uint64_t turns = 0, posts = 0, joint = 0;
  double fte = 0;
  std::map<std::string, Number> fte_of;
  std::optional<std::uint64_t> duplicated, one_voice, shared, at_risk;
};

/// The days of the model alone.
std::vector<std::string> days_of(const Rows &rows);
/// The figures of what is there; `before`: what was there on the day before in the timeline.
Day measured_day(const std::string &day, const Rows &there, const Rows *before);
std::vector<Day> timeline_of(const Rows &rows);

/// Gives rows dates, the same for a seed; so that each day has a valid model. The first post has none.
void draw_days(Rows &rows, std::uint64_t seed);

} // namespace organograph::oracle
