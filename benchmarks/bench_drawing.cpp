// SPDX-License-Identifier: Apache-2.0
// The structure as DOT text and as a picture: folded as the program draws it, and every box.
#include "bench_models.hpp"

#include "organograph/engine/span_of_control.hpp"
#include "organograph/viz/render.hpp"
#include "organograph/viz/structure.hpp"

#include <benchmark/benchmark.h>

namespace organograph::bench {

void register_drawing() {
  for (const bool all : {false, true})
    for (const std::uint32_t posts : sizes) {
      if (all && posts > 10'000)
        continue;
      benchmark::RegisterBenchmark(
          name_of(all ? "structure_svg_every_box" : "structure_svg", posts, 0).c_str(),
          [=](benchmark::State &state) {
            const Model &model = model_of(posts).model;
            viz::StructureOptions options;
            options.all = all;
            for (auto _ : state)
              benchmark::DoNotOptimize(
                  viz::render(viz::structure_dot(model, span_of_control(model), options), viz::Picture::svg));
          })
          ->Unit(benchmark::kMillisecond)
          ->MeasureProcessCPUTime()
          ->UseRealTime();
    }
}

} // namespace organograph::bench
