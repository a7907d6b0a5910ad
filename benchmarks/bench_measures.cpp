// SPDX-License-Identifier: Apache-2.0
// Every measure, on 1 thread and on all; and their answers on both, which must be the same.
#include "bench_models.hpp"

#include "organograph/engine/analysis.hpp"

#include <benchmark/benchmark.h>

#include <functional>
#include <stdexcept>
#include <vector>

namespace organograph::bench {

namespace {

using Counts = std::vector<std::uint64_t>;

struct Measure {
  const char *name;
  std::uint32_t most_posts; // measured up to this size
  bool has_threads;
  std::function<Counts(const Model &, unsigned)> take; // counts of the answer
};

ReducedAttendance reduced(const Model &model, unsigned threads) {
  return reduce_attendance(model, threads);
}

// Prepared once for a model: what the measures themselves are given.
struct Prepared {
  const Model *of;
  ReducedAttendance attendance;
  std::vector<MeetingKind> kinds;
};

const Prepared &prepared(const Model &model) {
  static Prepared kept{nullptr, {}, {}};
  static std::size_t posts = 0; // another model may stand at the same address
  if (kept.of != &model || posts != model->posts.size()) {
    const unsigned threads = thread_counts().back();
    ReducedAttendance attendance = reduced(model, threads);
    std::vector<MeetingKind> kinds = meeting_kinds(model, attendance, threads);
    kept = {&model, std::move(attendance), std::move(kinds)};
    posts = model->posts.size();
  }
  return kept;
}

Counts spans(const Model &model, unsigned) {
  const SpanOfControl result = span_of_control(model);
  return {result.all.managers, result.all.one_to_one, result.all.layers.value_or(0)};
}

Counts kinds(const Model &model, unsigned threads) {
  const auto result = meeting_kinds(model, reduced(model, threads), threads);
  Counts counts(5);
  for (const MeetingKind kind : result)
    ++counts[static_cast<std::size_t>(kind)];
  return counts;
}

Counts duplicated(const Model &model, unsigned threads) {
  const Prepared &given = prepared(model);
  const DuplicatedAttendance result =
      duplicated_attendance(model, given.attendance, given.kinds, {.threads = threads});
  return {result.all.compared,  result.all.duplicated,   result.all.across_organisations,
          result.groups.size(), result.with_own_manager, result.under_a_superior};
}

Counts pairs_of_meetings(const Model &model, unsigned threads) {
  const MeetingPairs result = meeting_pairs(model, prepared(model).kinds, {.threads = threads});
  return {result.same_people_count, result.mirror_count, result.mirror_groups.size()};
}

Counts meets(const Model &model, unsigned threads) {
  const CoAttendance result = co_attendance(model, {.threads = threads});
  Counts counts = {result.pairs_count, result.external, result.internal};
  for (const CountMatrix *matrix : {&result.by_function, &result.by_organisation})
    for (const CountMatrix::Entry &entry : matrix->rows.items)
      counts.push_back(entry.count);
  return counts;
}

Counts contact(const Model &model, unsigned) {
  const PartnerContact result = partner_contact(model);
  return {result.links, result.shared, result.one_voice, result.dual_ownership};
}

Counts loads(const Model &model, unsigned) {
  const Capacity result = capacity(model, span_of_control(model));
  return {result.all.own_posts, result.all.remits.sum, result.series_max.value_or(0)};
}

Counts heads(const Model &model, unsigned) {
  const HeadsAndLines result = service_heads(model);
  return {result.services, result.several_heads, result.narrower_manager.size()};
}

Counts depth(const Model &model, unsigned) {
  const PartnerContact partners = partner_contact(model);
  Counts counts(8);
  for (const Integration &pair : integration_depth(model, &prepared(model).attendance, &partners))
    ++counts[static_cast<std::size_t>(pair.reached)];
  return counts;
}

Counts connections(const Model &model, unsigned threads) {
  const Bridges result = bridges(model, {.threads = threads});
  return {result.lines, result.ties, result.posts.size()};
}

const std::vector<Measure> &measures() {
  static const std::vector<Measure> all = {{"span_of_control", 1'000'000, false, spans},
                                           {"meeting_kinds", 1'000'000, true, kinds},
                                           {"duplicated_attendance", 1'000'000, true, duplicated},
                                           {"meeting_pairs", 1'000'000, true, pairs_of_meetings},
                                           {"co_attendance", 1'000'000, true, meets},
                                           {"partner_contact", 1'000'000, false, contact},
                                           {"capacity", 1'000'000, false, loads},
                                           {"service_heads", 1'000'000, false, heads},
                                           {"integration_depth", 1'000'000, false, depth},
                                           {"bridges", 10'000, true, connections}};
  return all;
}

} // namespace

void check_answers(const Model &model) {
  for (const Measure &measure : measures())
    if (measure.has_threads && model->posts.size() <= measure.most_posts)
      if (measure.take(model, 1) != measure.take(model, thread_counts().back()))
        throw std::runtime_error(std::string(measure.name) + " depends on the number of threads");
}

void register_measures() {
  for (const std::uint32_t posts : sizes)
    for (const Measure &measure : measures())
      for (const unsigned threads : thread_counts()) {
        if (posts > measure.most_posts || (!measure.has_threads && threads > 1))
          continue;
        benchmark::RegisterBenchmark(name_of(measure.name, posts, measure.has_threads ? threads : 0).c_str(),
                                     [&measure, posts, threads](benchmark::State &state) {
                                       const Model &model = model_of(posts).model;
                                       prepared(model);
                                       for (auto _ : state)
                                         benchmark::DoNotOptimize(measure.take(model, threads));
                                     })
            ->Unit(benchmark::kMillisecond)
            ->MeasureProcessCPUTime()
            ->UseRealTime();
      }
}

} // namespace organograph::bench
