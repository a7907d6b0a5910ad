// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

enum class AgreementState : std::uint8_t { not_begun, in_force, ended };
std::string_view name(AgreementState state); ///< 'in force'

/// Why there is no date.
enum class NoDate : std::uint8_t {
  none,         ///< there is one
  no_day,       ///< asked for no day
  not_begun,    ///< the agreement has not begun on the day
  ended,        ///< it had ended before the day
  no_notice,    ///< its notice is not given
  no_reviews,   ///< review_months is blank
  no_start,     ///< from when its reviews count is not given
  all_held,     ///< every review that was agreed was held
  after_end,    ///< the review would be after its last day
  no_agreement, ///< of a post: its shares name none
  beyond,       ///< after the year 9999
};
/// In words: 'its notice is not given'. Empty of NoDate::none.
std::string_view why(NoDate reason);

/// A day, YYYY-MM-DD, or why there is none.
struct ClockDay {
  std::string day = {};
  NoDate reason = NoDate::none;
};

/// What the row of an agreement says of the day.
struct AgreementClock {
  AgreementId agreement{};
  std::string first, last;             ///< days; empty: no such bound
  std::optional<AgreementState> state; ///< empty where no day is asked for
  ClockDay exit, short_exit;           ///< were notice given on the day
  ClockDay review_due;
  std::vector<std::string> reviews; ///< those that are agreed and not held, rising; one of those that recur
  std::optional<bool> overdue;      ///< empty where no day is asked for, or no review is due
  bool imprecise = false;           ///< a month or a year among its dates
  std::vector<PostId> posts;        ///< joint posts whose shares name it, rising
  std::uint64_t arrangements = 0;   ///< that name it
};

enum class DueKind : std::uint8_t { review, end, short_exit, exit };
std::string_view name(DueKind kind); ///< 'exit at short notice'

/// Something that is to be looked at on a day.
struct DueDate {
  std::string day;
  DueKind kind{};
  AgreementId agreement{};
};

struct Agreements {
  std::string day;                        ///< asked for; empty: none
  std::vector<AgreementClock> agreements; ///< by AgreementId
  std::vector<DueDate> dates;             ///< rising, then by agreement, then by kind
  std::uint64_t joint_posts = 0;
  std::vector<PostId> posts_without; ///< joint posts whose shares name no agreement, rising
  std::uint64_t arrangements = 0;    ///< of a state that is not none
  std::uint64_t arrangements_without = 0;
  std::optional<std::uint64_t> in_force, overdue; ///< empty where no day is asked for
};

/// Agreements and clocks, measures.md. `day`: YYYY-MM-DD, or empty: no clock is read, and what is of the day
/// is not known. The model must have the register agreements. Cannot fail. O(rows log rows + shares).
Agreements agreements(const Model &model, std::string_view day);

/// The agreements that the shares of a post name, rising.
std::vector<AgreementId> agreements_of(const Model &model, PostId post);
/// The first day on which none of the agreements of the post binds it, were notice given on the day: the
/// latest of their exits. Not known where one of them is not.
ClockDay exit_of(const Model &model, const Agreements &result, PostId post);

} // namespace organograph
