// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/comparison.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/engine/span_of_control.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// What is there on a day: from this day until the next of the timeline.
struct TimelineRow {
  std::string day;
  std::uint64_t rows = 0; ///< that begin to hold on the day, or hold no more from it on
  std::uint64_t posts = 0, joint_posts = 0;
  std::optional<double> fte;                      ///< of all posts; empty where it is not known
  std::vector<std::optional<double>> fte_of;      ///< by organisation, as Timeline has them
  std::optional<std::uint64_t> duplicated;        ///< seats; empty without meetings and attendance
  std::optional<std::uint64_t> one_voice, shared; ///< pairs of partner and service; empty without links
  /// People whose posts are there on the day before in the timeline and not on this one, as in a comparison;
  /// empty on the first.
  std::optional<std::uint64_t> at_risk;
};

/// From a row of the timeline until the next term: whom a post serves. Nobody: it is not there.
struct PostTerm {
  std::size_t row = 0;
  std::vector<OrganisationId> serves = {}; ///< rising
  bool with_other = false;                 ///< also one that is not named
  bool is_there() const { return !serves.empty() || with_other; }
};

/// A post that comes, goes or serves others from some day on.
struct PostOverDays {
  std::string post, title;     ///< the title is its last
  std::vector<PostTerm> terms; ///< by row, from row 0; each differs from the one before
};

/// A model, or what a scenario makes of it, from day to day (docs/measures.md, section 'Scenarios').
struct Timeline {
  std::string scenario, title;            ///< empty: the model
  std::vector<std::string> organisations; ///< by OrganisationId
  std::vector<std::string> organisation_names;
  std::vector<TimelineRow> rows;         ///< by day; none where no row has a date, or with errors
  std::vector<PostOverDays> posts;       ///< as first met, day by day in file order; those that change
  std::uint64_t posts_throughout = 0;    ///< that are there on every day and serve the same all the time
  bool starts_before_first_date = false; ///< the model has no date: the first row is of the day before
  std::uint64_t undated_rows = 0;        ///< of the scenarios
  std::uint64_t imprecise_dates = 0;     ///< months and years
  std::vector<Diagnostic> diagnostics;   ///< effective-before-dependency (errors), effective-gap; each once
};

/// Called when a day begins, with which of how many it is, from 1.
using DayBegins = std::function<void(const std::string &day, std::size_t number, std::size_t of)>;

/// Of a model and scenarios that are without faults when all rows count. `scenario`: one of them, with those
/// that it starts from; empty: the model alone. One day after the other: a model build for each day and each
/// scenario of the chain with rows in force. `begins` may be empty. The same for any number of threads.
Timeline timeline(const Draft &model, std::span<const Scenario> scenarios, const std::string &scenario,
                  unsigned threads = 1, const DayBegins &begins = {});

/// The posts on a day, and what has changed since the day before of the same way.
struct StructureOnDay {
  std::string day;
  Model model;
  SpanOfControl spans;
  std::vector<ChangedPost> changed; ///< as in a comparison; none on the first day
};

/// Of the model, or of what a scenario makes of it.
struct StructureOverDays {
  std::string scenario; ///< empty: the model
  std::vector<StructureOnDay> days;
};

/// Whether structures_over_days() looks at a model of so many posts at all.
constexpr bool keeps_structures(std::size_t posts, std::size_t most) {
  return posts <= most / 10;
}

/// Posts times days that structures_over_days() keeps at once.
inline constexpr std::size_t structure_posts_kept = 50'000;

/// For the model and each of `wanted`: its structure on each day of its timeline. Left out: what has fewer
/// than two days, or a day whose rows make no model. Empty where posts times days of all are more than
/// `most`, or the posts alone more than a tenth of it. As timeline().
std::vector<StructureOverDays> structures_over_days(const Draft &model, std::span<const Scenario> scenarios,
                                                    std::span<const std::string> wanted, unsigned threads = 1,
                                                    std::size_t most = structure_posts_kept);

/// Why the rows of a day make no model of the scenarios wanted, each with the other row; empty where they do.
std::vector<Diagnostic> faults_on_day(const Draft &model, std::span<const Scenario> scenarios,
                                      std::span<const std::string> wanted, std::string_view date,
                                      unsigned threads = 1);

/// Posts times days that judge_dates() builds.
inline constexpr std::size_t judged_posts = 1'000'000;

/// What timelines of the model and of every scenario would say is wrong, each once; errors only warn. Nothing
/// is measured. Days beyond `most` posts in all are not looked at, and days_not_judged says which (the first
/// day of each chain always is).
std::vector<Diagnostic> judge_dates(const Draft &model, std::span<const Scenario> scenarios,
                                    unsigned threads = 1, std::size_t most = judged_posts);

} // namespace organograph
