// SPDX-License-Identifier: Apache-2.0
// From the seed to bytes, and from files to a valid model.
#include "bench_models.hpp"

#include "organograph/io/generate.hpp"

#include <benchmark/benchmark.h>

namespace organograph::bench {

void register_loading() {
  for (const std::uint32_t posts : sizes)
    for (const unsigned threads : thread_counts()) {
      benchmark::RegisterBenchmark(name_of("load_and_validate", posts, threads).c_str(),
                                   [=](benchmark::State &state) {
                                     const auto folder = folder_of(posts);
                                     for (auto _ : state)
                                       benchmark::DoNotOptimize(load(folder, threads));
                                   })
          ->Unit(benchmark::kMillisecond)
          ->MeasureProcessCPUTime()
          ->UseRealTime();
      benchmark::RegisterBenchmark(name_of("generate", posts, threads).c_str(),
                                   [=](benchmark::State &state) {
                                     for (auto _ : state)
                                       benchmark::DoNotOptimize(
                                           io::generated_model_files({.posts = posts, .threads = threads}));
                                   })
          ->Unit(benchmark::kMillisecond)
          ->MeasureProcessCPUTime()
          ->UseRealTime();
    }
}

} // namespace organograph::bench
