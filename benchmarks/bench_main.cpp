// SPDX-License-Identifier: Apache-2.0
#include "bench_models.hpp"

#include <benchmark/benchmark.h>

#include <exception>
#include <iostream>

#ifndef NDEBUG
#error "a benchmark with assertions measures the assertions: build it with the preset bench"
#endif

// Google Benchmark itself prints the machine: cores, clock, caches, load. It is built with the package's own
// options, so its note that 'the library was built as DEBUG' says nothing about ours.
int main(int count, char **arguments) {
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments))
    return 1;
  using namespace organograph::bench;
  try {
    benchmark::AddCustomContext("compiler", __VERSION__);
    benchmark::AddCustomContext("assertions", "none");
    register_loading();
    register_imports();
    register_calendar();
    register_measures();
    register_scenarios();
    register_proposals();
    register_tables();
    register_drawing();
    benchmark::RunSpecifiedBenchmarks();
  } catch (const std::exception &problem) {
    std::cerr << "organograph_benchmarks: " << problem.what() << '\n';
    return 2;
  }
  benchmark::Shutdown();
  return 0;
}
