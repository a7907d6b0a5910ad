// SPDX-License-Identifier: Apache-2.0
// The structure from the model to SVG text: folded as the program draws it, and every box.
#include "bench_models.hpp"

#include "organograph/engine/span_of_control.hpp"
#include "organograph/viz/structure.hpp"

#include <benchmark/benchmark.h>

namespace organograph::bench {

void register_drawing() {
  for (const std::uint32_t posts : {2'000U, 20'000U, 100'000U, 1'000'000U})
    for (const bool all : {false, true}) {
      if (all && posts > 100'000)
        continue;
      benchmark::RegisterBenchmark(
          name_of(all ? "structure_svg_every_box" : "structure_svg", posts, 0).c_str(),
          [=](benchmark::State &state) {
            const Model &model = model_of(posts).model;
            viz::StructureOptions options;
            options.all = all;
            for (auto _ : state)
              benchmark::DoNotOptimize(
                  viz::svg(viz::structure_drawing(model, span_of_control(model), options)));
          })
          ->Unit(benchmark::kMillisecond)
          ->MeasureProcessCPUTime()
          ->UseRealTime();
    }
}

} // namespace organograph::bench
