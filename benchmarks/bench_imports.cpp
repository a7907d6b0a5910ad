// SPDX-License-Identifier: Apache-2.0
// From the bytes of a staff list to a draft.
#include "bench_models.hpp"

#include "organograph/io/import_people.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <stdexcept>
#include <string>

namespace organograph::bench {

namespace {

// Every manager by name, and no two of one name.
io::SourceFile staff_list(std::uint32_t posts) {
  std::string text = "Employee ID,Name,Job Title,Manager,Department,FTE,Salary,Start Date,E-mail\n";
  for (std::uint32_t p = 0; p < posts; ++p) {
    const std::string number = std::to_string(p);
    text += std::to_string(100'000 + p) + ",Person" + number + " Name,Officer " + std::to_string(p % 50) +
            ',' + (p == 0 ? std::string() : "Person" + std::to_string((p - 1) / 8) + " Name") +
            ",Department " + std::to_string(p % 30) + ",0.8,\"" + std::to_string(20 + p % 60) + ",500\",13/" +
            (p % 9 == 0 ? "10" : "0" + std::to_string(p % 9)) + "/2020,p" + number + "@example.org\n";
  }
  return {"staff.csv", std::move(text)};
}

} // namespace

void register_imports() {
  for (const std::uint32_t posts : sizes)
    benchmark::RegisterBenchmark(name_of("import_people", posts, 1).c_str(),
                                 [=](benchmark::State &state) {
                                   const std::array files = {staff_list(posts)};
                                   for (auto _ : state) {
                                     io::Imported imported = io::read_people(files);
                                     const auto &table = imported.draft[TableId::posts];
                                     if (!table || table->rows() != posts)
                                       throw std::runtime_error("the list was not read");
                                     benchmark::DoNotOptimize(imported);
                                   }
                                 })
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime()
        ->UseRealTime();
}

} // namespace organograph::bench
