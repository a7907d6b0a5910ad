// SPDX-License-Identifier: Apache-2.0
#pragma once

// When a rule recurs (RFC 5545, 3.3.10), in the time that a clock on the wall shows.

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace organograph::io::calendar {

/// Seconds since 1970-01-01 00:00: of a clock on a wall, or of the world (UTC).
using Wall = std::int64_t;
using Instant = std::int64_t;
inline constexpr std::int64_t seconds_a_day = 86'400;

/// Days since 1970-01-01, also of times before.
constexpr std::int64_t day_of(Wall wall) {
  return wall >= 0 ? wall / seconds_a_day : -((-wall + seconds_a_day - 1) / seconds_a_day);
}

struct Recurrence {
  enum class Every : std::uint8_t { day, week, month, year } every = Every::day;
  std::uint32_t interval = 1;
  std::uint32_t count = 0;   ///< 0: no end by number
  std::optional<Wall> until; ///< the last one that may be, in the wall time of the start
  // Each empty where the rule has none; negative numbers count from the end.
  std::vector<std::int16_t> months, month_days, year_days, weeks, positions;
  std::vector<std::pair<std::uint8_t, std::int16_t>> days; ///< weekday (0: Sunday), which one (0: each)
  std::vector<std::int32_t> times;                         ///< seconds of the day, rising; empty: the start's
  std::uint8_t week_start = 1;
  bool start_must_fit = false; ///< else the start is the first occurrence, whether the rule fits it or not
};

/// How many days may still be looked at, over all rules of a run: what a hostile rule cannot get past.
struct Patience {
  std::uint64_t days = 300'000'000;
};

/// The occurrences from `from` to `to`, rising; at most `most` of them are put into `to_add`. The start is
/// the first, unless UNTIL lies before it, or the rule wants it to fit and it does not. False when there are
/// more than `most`, or patience ends. Rules that never occur again end at `to`. Time linear in the days from
/// the start (without a count: from `from`).
bool expand(const Recurrence &rule, Wall start, Wall from, Wall to, std::size_t most, Patience &patience,
            std::vector<Wall> &to_add);

} // namespace organograph::io::calendar
