// SPDX-License-Identifier: Apache-2.0
// Every table of an analysis as CSV text.
#include "bench_models.hpp"

#include "organograph/engine/study.hpp"
#include "organograph/viz/tabulate.hpp"

#include <benchmark/benchmark.h>

#include <utility>

namespace organograph::bench {

void register_tables() {
  for (const std::uint32_t posts : sizes)
    benchmark::RegisterBenchmark(name_of("tables_to_csv", posts, 0).c_str(),
                                 [=](benchmark::State &state) {
                                   const Model &model = model_of(posts).model;
                                   // Betweenness of 100,000 posts takes longer than all tables.
                                   AnalysisOptions options;
                                   options.threads = thread_counts().back();
                                   Analysis analysis = [&] {
                                     if (posts <= 10'000)
                                       return analyse(model, options);
                                     Analysis parts;
                                     const auto attendance = reduce_attendance(model, options.threads);
                                     const auto kinds = meeting_kinds(model, attendance, options.threads);
                                     parts.span_of_control = span_of_control(model);
                                     parts.duplicated_attendance =
                                         duplicated_attendance(model, attendance, kinds);
                                     parts.meeting_pairs = meeting_pairs(model, kinds);
                                     parts.co_attendance = co_attendance(model);
                                     parts.partner_contact = partner_contact(model);
                                     return parts;
                                   }();
                                   Study study;
                                   study.model = model;
                                   study.analysis = std::move(analysis);
                                   const auto tables = viz::tabulate(study);
                                   std::size_t bytes = 0;
                                   for (auto _ : state)
                                     for (const viz::Table &table : tables)
                                       bytes += viz::to_csv(table).size();
                                   state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
                                 })
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime()
        ->UseRealTime();
}

} // namespace organograph::bench
