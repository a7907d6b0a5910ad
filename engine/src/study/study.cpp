// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/study.hpp"

#include "model/diagnostic_order.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/engine/small_groups.hpp"
#include "organograph/engine/spelling.hpp"
#include "organograph/engine/timeline.hpp"
#include "organograph/platform/platform.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace organograph {

namespace {

constexpr std::size_t large_from = 5'000; // undoing measures the whole model again for each joint post

bool is_one_of(const std::vector<std::string> &names, const std::string &name) {
  return std::ranges::count(names, name) > 0;
}

// What a warning says, wherever it says it: a row that a scenario touched is named by the scenario's row,
// though what is said may be of a cell that it left as it was. Of a placeholder how many posts have it is no
// matter.
std::string said_by(const Diagnostic &diagnostic) {
  return std::string(info(diagnostic.code).name) + "\n" + diagnostic.value + "\n" +
         (diagnostic.code == Code::placeholder_holder ? "" : diagnostic.problem);
}

using Said = std::set<std::string>;

Said all_said(const std::vector<Diagnostic> &diagnostics) {
  Said out;
  for (const Diagnostic &diagnostic : diagnostics)
    out.insert(said_by(diagnostic));
  return out;
}

// What a scenario leaves as it was is said once, where it starts from, and of the rest where it comes from.
void add_those_of_scenarios(const std::vector<AppliedScenario> &applied, std::vector<Diagnostic> &out) {
  Said printed;
  for (const Diagnostic &diagnostic : out)
    printed.insert(to_string(diagnostic));
  std::map<std::string_view, Said> said; // by the scenario after which it is so; empty: in the model
  said.emplace("", all_said(out));
  for (const AppliedScenario &scenario : applied) { // each behind the one that it starts from
    said.emplace(scenario.name, all_said(scenario.diagnostics));
    const auto before = said.find(scenario.starts_from);
    const Said of_its_tables = all_said(scenario.own_tables.diagnostics);
    for (const Diagnostic &diagnostic : scenario.diagnostics) {
      const std::string what = said_by(diagnostic);
      const bool is_as_before = diagnostic.severity() != Severity::error && before != said.end() &&
                                before->second.contains(what) && !of_its_tables.contains(what);
      if (is_as_before || !printed.insert(to_string(diagnostic)).second)
        continue;
      out.push_back(diagnostic);
      if (!diagnostic.file.starts_with("scenarios/" + scenario.name + "/"))
        out.back().problem += ", after the scenario " + shown(scenario.name);
    }
  }
}

void apply_wanted(Study &to) {
  const bool any = to.left_out.size() < to.scenarios_read.size() || !to.asked.empty();
  if (!any)
    return;
  if (to.model) {
    to.applied = apply_scenarios(*to.draft, to.scenarios_read, to.asked);
    if (!to.applied.empty())
      add_those_of_scenarios(to.applied, to.diagnostics);
    return;
  }
  for (AppliedScenario &judged : judge_scenarios(*to.draft, to.diagnostics, to.scenarios_read, to.asked))
    std::ranges::move(judged.diagnostics, std::back_inserter(to.diagnostics));
}

// Of a larger model no structures are kept, and on one day there are no others.
bool is_told_by_days(const Study &study, const StudyOptions &options) {
  return options.over_days && study.draft && !study.as_of &&
         keeps_structures((*study.model)->posts.size(), structure_posts_kept);
}

// Nothing will be recomputed from it: no scenario's changes, no published figure, no post that is undone.
void give_draft_back(Study &study, const StudyOptions &options) {
  const bool is_needed = options.keep_draft || !study.applied.empty() || !(*study.model)->published.empty() ||
                         study.model->rows_of(TableId::claims) != nullptr ||
                         is_told_by_days(study, options) || options.undone == Undone::all ||
                         options.undone == Undone::these;
  if (is_needed)
    return;
  study.draft.reset();
  platform::give_back_free_memory(); // of the building, before the measures take theirs
}

bool is_undone(const Study &study, Undone undone) {
  if (undone == Undone::none || !study.draft)
    return false;
  const Model &model = *study.model;
  return undone != Undone::unless_large || (model->posts.size() <= large_from &&
                                            (*study.draft)[TableId::posts] && !posts_to_undo(model).empty());
}

Undoing undo(const Study &study, const StudyOptions &options) {
  const Model &model = *study.model;
  const Draft &draft = *study.draft;
  const std::vector<PostId> posts = posts_to_undo(model);
  Undoing out;
  out.joint_posts = posts.size();
  out.all = options.undone != Undone::these;
  const std::size_t alone = out.all ? std::min(posts.size(), options.undone_alone) : 0;
  if (options.undoing_begins)
    options.undoing_begins(alone + 1); // and all together
  out.together = decouple(draft, model, out.all ? posts : options.undone_posts, options.analysis);
  if (out.all)
    out.alone = decouple_each(draft, model, alone, options.analysis, options.undone_one);
  return out;
}

} // namespace

std::vector<StudiedScenario> Study::scenarios() const {
  std::vector<StudiedScenario> out;
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    if (is_one_of(left_out, applied[i].name))
      continue;
    const auto start = std::ranges::find(applied, applied[i].starts_from, &AppliedScenario::name);
    const bool from_baseline = applied[i].starts_from.empty() || start == applied.end();
    out.push_back(
        {&applied[i], &comparisons[i], from_baseline ? &*model : &*start->model, &*applied[i].model});
  }
  std::ranges::stable_sort(out, {}, [this](const StudiedScenario &scenario) {
    return std::ranges::find(asked, scenario.applied->name) - asked.begin();
  });
  return out;
}

namespace {

std::string start_of(const Study &study, const std::string &scenario) {
  const auto of = std::ranges::find(study.applied, scenario, &AppliedScenario::name);
  return of == study.applied.end() ? std::string() : of->starts_from;
}

std::vector<std::string> days_of(const StructureOverDays &way) {
  std::vector<std::string> out;
  for (const StructureOnDay &day : way.days)
    out.push_back(day.day);
  return out;
}

void add_days(Study &study, unsigned threads) {
  std::vector<std::string> wanted;
  for (const StudiedScenario &scenario : study.scenarios())
    wanted.push_back(scenario.applied->name);
  study.over_days = structures_over_days(*study.draft, study.scenarios_read, wanted, threads);
  std::set<std::string> started;
  std::vector<const StructureOverDays *> ways;
  for (const StructureOverDays &way : study.over_days) {
    const std::string start = start_of(study, way.scenario);
    const auto before = std::ranges::find(study.over_days, start, &StructureOverDays::scenario);
    if (before != study.over_days.end() && &*before != &way && days_of(*before) == days_of(way))
      continue; // a variant: no day of its own
    ways.push_back(&way);
    if (!way.scenario.empty())
      started.insert(start);
  }
  for (const StructureOverDays *way : ways)
    if (!started.contains(way->scenario))
      study.timelines.push_back(timeline(*study.draft, study.scenarios_read, way->scenario, threads));
}

enum class RowsInForce : std::uint8_t { all, of_a_day };

Study built_of(RowsInForce rows, Draft draft, std::vector<Scenario> scenarios, const StudyOptions &options) {
  Study out;
  if (options.extract)
    draft = as_extract(std::move(draft));
  if (options.never_taken_as_invited)
    count_never_taken_as_invited(draft, scenarios);
  BuildResult result = build_model(draft, {.threads = options.analysis.threads, .kept = SIZE_MAX});
  out.model = std::move(result.model);
  out.diagnostics = std::move(result.diagnostics);
  out.draft = std::move(draft);
  out.scenarios_read = std::move(scenarios);
  out.asked = options.scenarios;
  const bool all = options.all_scenarios && out.asked.empty();
  for (const Scenario &scenario : out.scenarios_read)
    if (!all && !is_one_of(out.asked, scenario.name))
      out.left_out.push_back(scenario.name);
  std::vector<Diagnostic> unknown = unknown_scenarios(*out.draft, out.scenarios_read);
  if (rows == RowsInForce::of_a_day) // a post that is created later is there all the same
    std::erase_if(unknown, [](const Diagnostic &of) { return of.code == Code::unknown_post; });
  const bool all_known = unknown.empty();
  if (!all_known) {
    std::ranges::move(unknown, std::back_inserter(out.diagnostics));
    put_in_file_order(*out.draft, out.diagnostics);
  }
  apply_wanted(out);
  put_errors_first(out.diagnostics);
  keep_first(out.diagnostics, kept_of_a_code);
  if (!all_known ||
      !std::ranges::all_of(out.applied, [](const AppliedScenario &each) { return each.model.has_value(); })) {
    out.model.reset();
    out.applied.clear();
  }
  return out;
}

// Of rows that are faultless all together.
Study built_on_day(Study whole, const StudyOptions &options) {
  std::vector<std::string> applied;
  for (const AppliedScenario &scenario : whole.applied)
    applied.push_back(scenario.name);
  whole.model.reset();
  whole.applied.clear();
  StateOnDay state = on_day(*whole.draft, whole.scenarios_read, options.as_of);
  StudyOptions as_they_are = options;
  as_they_are.extract = false;
  as_they_are.never_taken_as_invited = false;
  Study out =
      built_of(RowsInForce::of_a_day, std::move(state.draft), std::move(state.scenarios), as_they_are);
  if (!out.model) {
    out.diagnostics =
        faults_on_day(*whole.draft, whole.scenarios_read, applied, options.as_of, options.analysis.threads);
    return out;
  }
  std::ranges::move(state.gaps, std::back_inserter(out.diagnostics));
  std::erase_if(state.left_out.scenarios,
                [&](const LeftOut::OfScenario &of) { return !is_one_of(applied, of.name); });
  out.as_of = std::move(state.left_out);
  return out;
}

} // namespace

Study built(Draft draft, std::vector<Scenario> scenarios, const StudyOptions &options) {
  Study whole = built_of(RowsInForce::all, std::move(draft), std::move(scenarios), options);
  if (!options.as_of.empty() && whole.model)
    return built_on_day(std::move(whole), options);
  return whole;
}

Study measured(Study study, const StudyOptions &asked) {
  if (!study.model)
    return study;
  StudyOptions options = asked;
  if (study.as_of)
    options.analysis.day = study.as_of->day;
  give_draft_back(study, options);
  study.measures = options.measures;
  if (options.measures == Measures::all)
    study.analysis = analyse(*study.model, options.analysis, {}, options.measure_begins);
  else if (options.measures == Measures::spans)
    study.analysis.span_of_control = span_of_control(*study.model, options.analysis.span);
  if (options.measures != Measures::none)
    study.comparisons = compare_all(*study.model, study.applied, options.analysis, options.comparison_begins,
                                    options.measures == Measures::all ? &study.analysis : nullptr);
  if (study.analysis.benefits)
    set_cost_changes(*study.model, study.applied, *study.analysis.benefits);
  if (is_undone(study, options.undone))
    study.undoing = undo(study, options);
  if (is_told_by_days(study, options)) {
    add_days(study, options.analysis.threads);
    options.over_days = false;
    give_draft_back(study, options);
  }
  return study;
}

Study study(Draft draft, std::vector<Scenario> scenarios, const StudyOptions &options) {
  return measured(built(std::move(draft), std::move(scenarios), options), options);
}

Study shown(Study study, unsigned minimum) {
  study.minimum_group = minimum;
  if (minimum > 0) { // the difference of two days tells of single posts
    study.over_days.clear();
    study.timelines.clear();
  }
  if (!study.model)
    return study;
  Results results{*study.model, study.analysis, study.applied, study.comparisons, {}};
  if (study.undoing) {
    results.undone.push_back(&study.undoing->together);
    for (Decoupling &alone : study.undoing->alone)
      results.undone.push_back(&alone);
  }
  study.blanked = blank_small_groups(results, minimum);
  if (study.undoing)
    study.undoing->blanked = study.blanked;
  return study;
}

Model titled_after(const AppliedScenario &scenario, std::string_view day) {
  const Model &model = *scenario.model;
  const std::string_view before = model.text(model->title);
  const std::string title = scenario.title.empty() ? std::string(before) + (before.empty() ? "" : ": ") +
                                                         "after the scenario " + scenario.name
                                                   : scenario.title + " (scenario " + scenario.name + ")";
  Draft draft = scenario.draft;
  draft[TableId::model].emplace("model.csv", std::vector<std::string>{"title", "date", "source", "currency"});
  const std::string_view cells[] = {title, day, scenario.source, model.text(model->currency)};
  draft[TableId::model]->add_row(2, cells);
  BuildResult built = build_model(draft);
  if (!built.model)
    return model;
  return std::move(*built.model);
}

} // namespace organograph
