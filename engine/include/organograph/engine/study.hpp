// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/as_of.hpp"
#include "organograph/engine/claims.hpp"
#include "organograph/engine/comparison.hpp"
#include "organograph/engine/decoupling.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/engine/timeline.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

enum class Measures : std::uint8_t {
  none,
  spans, ///< span of control, as a drawing of the structure needs; scenarios in full
  all,
};

/// Which joint posts are undone to see what that would mean.
enum class Undone : std::uint8_t {
  none,
  unless_large, ///< all, in a model that has some and no more than 5,000 posts, where the draft is kept
  all,          ///< together, and the first StudyOptions::undone_alone of them each alone
  these,        ///< StudyOptions::undone_posts together
};

struct StudyOptions {
  AnalysisOptions analysis = {}; ///< its threads build the model too
  Measures measures = Measures::all;
  std::vector<std::string> scenarios; ///< wanted, in the order in which they are told
  bool all_scenarios = true;          ///< where none is named: all of them, by name; false: none
  Undone undone = Undone::none;
  std::vector<PostId> undone_posts;
  std::size_t undone_alone = decoupled_alone_up_to;
  bool extract = false; ///< line managers who are no posts are taken as not known: as_extract()
  /// Seats that are never taken count as invited: count_never_taken_as_invited(), for shown().
  bool never_taken_as_invited = false;
  std::string as_of;      ///< a date: the rows in force on that day count; empty: every row does
  bool over_days = false; ///< the structure on each day too, where rows have dates and no day is asked for
  bool keep_draft = true; ///< false: it is given back before measuring, unless something is computed from it

  MeasureBegins measure_begins = {};                          ///< this and the following may be empty
  ComparisonBegins comparison_begins = {};                    ///< as of compare_all()
  std::function<void(std::size_t steps)> undoing_begins = {}; ///< posts alone, and one for all together
  std::function<void()> undone_one = {};                      ///< as decouple_each()'s is_done
};

/// A scenario beside what it starts from. It looks at the study that it is of.
struct StudiedScenario {
  const AppliedScenario *applied;
  const Comparison *comparison;
  const Model *before, *after; ///< before: of the scenario that it starts from, else the baseline
};

/// What undoing joint posts would mean.
struct Undoing {
  Decoupling together;           ///< the posts asked for, or all joint posts
  std::vector<Decoupling> alone; ///< each post by itself, by hours in meetings falling
  std::size_t joint_posts =
      0;            ///< of the model, that can be undone; more than alone.size() where the list is cut
  bool all = false; ///< together: every joint post of the model
  std::uint64_t blanked = 0; ///< Study::blanked, for who is told of this alone
};

/// A published figure beside the one computed here.
struct PublishedCheck {
  std::size_t row;                ///< in the model's list of published figures
  std::optional<double> computed; ///< empty: the path names nothing, or a figure that is not known
  bool agrees;                    ///< |computed - value| <= tolerance + 1e-9 x max(1, |value|)
  std::string reason = {};        ///< why `computed` is empty; empty where it is known
};

struct PublishedChecks {
  std::vector<PublishedCheck> checks;
  std::uint64_t left_out = 0; ///< not shown, since small groups are not
};

/// How many names numbers stand for (docs/privacy.md).
struct Numbered {
  std::uint64_t posts = 0, holders = 0, holder_ids = 0, titles = 0, staff_groups = 0, staff_group_titles = 0;
  unsigned titles_stay_from = 0; ///< posts (FTE of staff groups) that must carry a title for it to stay
};

/// A whole run: what was read, and all that was computed from it. Every writer takes one. It may be moved,
/// but not under a StudiedScenario or a table of it.
struct Study {
  std::optional<Model> model;          ///< empty: the model or a scenario has errors, and nothing is measured
  std::vector<Diagnostic> diagnostics; ///< the model's, then the scenarios'; each said once
  std::optional<Draft> draft;          ///< what the model was made of; empty: given back
  std::vector<Scenario> scenarios_read; ///< every one of the source

  std::optional<LeftOut> as_of; ///< what is of another day; empty: every row counts

  Measures measures = Measures::none;   ///< what was measured
  Analysis analysis;                    ///< of the model
  std::vector<AppliedScenario> applied; ///< scenarios wanted, and those that they start from; all have models
  std::vector<Comparison> comparisons;  ///< of `applied`, in its order; none where nothing was measured
  std::vector<std::string> asked;       ///< scenarios named, in order; none: all are told
  std::vector<std::string> left_out;    ///< scenarios that are not wanted
  std::optional<Undoing> undoing;       ///< empty: not asked for
  /// Of the model and of scenarios(); none: not asked for, no row has a date, too many.
  std::vector<StructureOverDays> over_days;
  /// Of those of over_days that have days of their own, and that no other of these starts from.
  std::vector<Timeline> timelines;
  std::optional<PublishedChecks> published; ///< empty: not recomputed (viz/published.hpp)
  std::optional<Claims> claims;             ///< empty: not given, or not tested (viz/published.hpp)

  std::optional<Numbered> pseudonymised; ///< empty: names are as in the model
  unsigned minimum_group = 0;            ///< figures of fewer posts are not shown (shown()); 0: all are
  std::uint64_t blanked = 0;             ///< groups, amounts and rows of services, of all that is shown

  /// The scenarios wanted and compared, in the order asked for. O(scenarios^2).
  std::vector<StudiedScenario> scenarios() const;
};

/// Builds the model and applies the scenarios that options want; measures nothing. With any error there are
/// diagnostics alone. Cannot fail but for memory. As build_model() and apply_scenarios().
Study built(Draft draft, std::vector<Scenario> scenarios, const StudyOptions &options = {});

/// Measures a study of built() as options say, by the same scenarios; one without a model stays as it is.
/// Without draft nothing can be undone. Cannot fail but for memory.
Study measured(Study study, const StudyOptions &options = {});

/// All of it: measured(built()).
Study study(Draft draft, std::vector<Scenario> scenarios, const StudyOptions &options = {});

/// The study without figures of fewer than `minimum` posts (small_groups.hpp): to be asked for once, after
/// everything is computed and before anything is written. 0: as it is. Nothing is copied of a study that is
/// moved in.
Study shown(Study study, unsigned minimum);

/// The model after a scenario under the scenario's title and source: the model's own are of the day before.
/// `day`: of Study::as_of; empty: it has no date. As build_model().
Model titled_after(const AppliedScenario &scenario, std::string_view day = {});

} // namespace organograph
